//! Which number would a spreadsheet make of a text?

/// A number as a spreadsheet stores it, or a share that is shown as a percentage.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Numeral {
    value: f64,
    percentage: bool,
}

impl Numeral {
    /// The number of a cell.
    #[cfg(feature = "spreadsheet")]
    pub(super) fn plain(number: &str) -> Option<Self> {
        let value = value(number)?;
        Some(Self {
            value,
            percentage: false,
        })
    }

    /// The number of a cell that is shown as a percentage: 45 % is `0.45`.
    #[cfg(feature = "spreadsheet")]
    pub(super) fn percentage(number: &str) -> Option<Self> {
        let value = value(number)?;
        Some(Self {
            value,
            percentage: true,
        })
    }
}

/// The number that a spreadsheet would make of a text, or none. `010`, `10.0` and `1E1` are
/// 10; `1,5` is read as with a decimal comma.
pub(super) fn numeral(text: &str) -> Option<Numeral> {
    let text = text.trim();
    let (number, percentage) = match text.strip_suffix('%') {
        Some(number) => (number.trim_end(), true),
        None => (text, false),
    };
    let number = if number.contains('.') {
        number.to_owned()
    } else {
        number.replacen(',', ".", 1)
    };
    let value = value(&number)?;
    // The same division as a spreadsheet makes.
    Some(Numeral {
        value: if percentage { value / 100.0 } else { value },
        percentage,
    })
}

/// The binary fraction that is nearest to plain digits with a point or a power of ten.
fn value(number: &str) -> Option<f64> {
    let mut digits = false;
    for byte in number.bytes() {
        digits |= byte.is_ascii_digit();
        if !matches!(byte, b'0'..=b'9' | b'.' | b'-' | b'+' | b'e' | b'E') {
            return None;
        }
    }
    number
        .parse()
        .ok()
        .filter(|value: &f64| digits && value.is_finite())
}
