//! How wide is a text, and where does it break?

use std::sync::LazyLock;

/// The widths of letters, made by `cargo xtask widths`.
const TABLE: &str = include_str!("widths.tsv");

/// A stretch of letters: its first code, and the widths in thousandths of the size, regular and
/// bold.
struct Stretch {
    first: u32,
    widths: Vec<[u16; 2]>,
}

static WIDTHS: LazyLock<Vec<Stretch>> = LazyLock::new(|| {
    let lines = TABLE.lines().filter_map(|line| line.split_once('\t'));
    let stretch = |(first, widths): (&str, &str)| {
        let first = u32::from_str_radix(first, 16).ok()?;
        let both = widths.split(' ').filter_map(|both| {
            let (regular, bold) = both.split_once('/')?;
            Some([regular.parse().ok()?, bold.parse().ok()?])
        });
        Some(Stretch {
            first,
            widths: both.collect(),
        })
    };
    lines.filter_map(stretch).collect()
});

/// What a letter that the table lacks takes: as wide as it is high.
const UNKNOWN: [u16; 2] = [1000, 1000];

/// The most that a text takes at a size, in the open fonts of the table.
///
/// # Examples
///
/// ```
/// use cpi_report::chart::width;
/// assert!(width("iii", 14.0, false) < width("mmm", 14.0, false));
/// assert!(width("საქართველო", 14.0, false) < 10.0 * 14.0);
/// ```
pub fn width(text: &str, size: f64, bold: bool) -> f64 {
    let thousandths: u32 = text.chars().map(|letter| u32::from(of(letter, bold))).sum();
    f64::from(thousandths) * size / 1000.0
}

fn of(letter: char, bold: bool) -> u16 {
    let code = u32::from(letter);
    let before = WIDTHS.partition_point(|stretch| stretch.first <= code);
    let stretch = before.checked_sub(1).and_then(|at| WIDTHS.get(at));
    let found = stretch.and_then(|stretch| {
        let at = usize::try_from(code - stretch.first).ok()?;
        stretch.widths.get(at)
    });
    found.unwrap_or(&UNKNOWN)[usize::from(bold)]
}

/// A text in lines of at most a width: it breaks between words, and within a word that is wider
/// than a line. What does not fit the last line ends in `…`.
///
/// # Examples
///
/// ```
/// use cpi_report::chart::lines;
/// let text = "Bosnia and Herzegovina";
/// assert_eq!(lines(text, 14.0, false, 130.0, 2), ["Bosnia and", "Herzegovina"]);
/// assert_eq!(lines(text, 14.0, false, 90.0, 1), ["Bosnia an…"]);
/// ```
pub fn lines(text: &str, size: f64, bold: bool, most: f64, count: usize) -> Vec<String> {
    let fits = |text: &str| width(text, size, bold) <= most;
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let longer = lines.last().map(|line| format!("{line} {word}"));
        match longer {
            Some(longer) if fits(&longer) => {
                lines.pop();
                lines.push(longer);
            }
            _ if fits(word) => lines.push(word.to_owned()),
            _ => {
                // The word alone is wider than a line.
                let mut part = String::new();
                for letter in word.chars() {
                    part.push(letter);
                    if !fits(&part) && 1 < part.chars().count() {
                        part.pop();
                        lines.push(std::mem::replace(&mut part, letter.to_string()));
                    }
                }
                lines.push(part);
            }
        }
    }
    if count < lines.len() {
        lines.truncate(count);
        if let Some(last) = lines.last_mut() {
            while !fits(&format!("{last}…")) && last.pop().is_some() {}
            let kept = last.trim_end().len();
            last.truncate(kept);
            last.push('…');
        }
    }
    lines
}
