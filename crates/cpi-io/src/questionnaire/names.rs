//! What are codes called where codes are not allowed?

/// The names of the cells and custom properties by which a workbook says whose it is.
pub const IDENTITY: [&str; 8] = [
    "cpi_layout",
    "cpi_framework",
    "cpi_version",
    "cpi_hash",
    "cpi_country",
    "cpi_round",
    "cpi_assessor",
    "cpi_questions",
];

/// The custom property with the hash of the last entry of the history that a workbook was made
/// from.
pub const BASE: &str = "cpi_base";
/// The custom property with the codes of the nodes whose questions a workbook asks.
pub const SECTIONS: &str = "cpi_sections";

/// What stands between the parts of a [`mark`].
const BETWEEN: &str = " · ";

/// What stands above the header of every sheet of a workbook, so that a sheet that is copied into
/// another workbook still says whose it is: the country, the round and the assessor, if there is one.
pub fn mark(country: &str, round: &str, assessor: Option<&str>) -> String {
    let mut parts = vec![country, round];
    parts.extend(assessor);
    parts.join(BETWEEN)
}

/// The country, round and assessor of a [`mark`]; none of another text.
///
/// # Examples
///
/// ```
/// use cpi_io::questionnaire::names::{mark, marked};
/// assert_eq!(marked(&mark("XAA", "2026", None)), Some(("XAA", "2026", None)));
/// assert_eq!(marked("Violence"), None);
/// ```
pub fn marked(text: &str) -> Option<(&str, &str, Option<&str>)> {
    let mut parts = text.trim().split(BETWEEN);
    let (country, round, assessor) = (parts.next()?, parts.next()?, parts.next());
    parts.next().is_none().then_some((country, round, assessor))
}

/// The fields of a form that say whose it is; the assessor's is filled in.
pub const FORM_IDENTITY: [&str; 6] = [
    "cpi_framework",
    "cpi_version",
    "cpi_hash",
    "cpi_country",
    "cpi_round",
    "cpi_assessor",
];

/// Before the code of an indicator: its answer.
pub const QUESTION: &str = "q";
/// Before the code of a quantity: that there is no figure, and why.
pub const NO_FIGURE: &str = "n";
/// Before the code of an indicator: the comment.
pub const COMMENT: &str = "c";
/// Before the code of an indicator of another section: its answer again, which decides what
/// is asked here. It is no answer of its own.
pub const ASKED_ELSEWHERE: &str = "a";
/// The repeat of a form for evidence, and its fields.
pub const EVIDENCE: &str = "evidence";
/// Which question a piece of evidence belongs to, its title, link, day and note.
pub const EVIDENCE_FIELDS: [&str; 5] = ["ev_code", "ev_title", "ev_link", "ev_date", "ev_note"];

/// The name of a form field for a code, after a prefix of letters and a `_`. XML names
/// begin with a letter and form servers take neither points nor hyphens in them: `_` stands
/// as `__`, `.` as `_d`, `-` as `_h`.
///
/// # Examples
///
/// ```
/// use cpi_io::questionnaire::names::{code_of, field};
/// assert_eq!(field("q", "4.1-a_b"), "q_4_d1_ha__b");
/// assert_eq!(code_of("q", "q_4_d1_ha__b").as_deref(), Some("4.1-a_b"));
/// ```
pub fn field(prefix: &str, code: &str) -> String {
    let mut name = format!("{prefix}_");
    for c in code.chars() {
        match c {
            '_' => name.push_str("__"),
            '.' => name.push_str("_d"),
            '-' => name.push_str("_h"),
            c => name.push(c),
        }
    }
    name
}

/// The code of a form field with this prefix; none of another name.
pub fn code_of(prefix: &str, name: &str) -> Option<String> {
    let rest = name.strip_prefix(prefix)?.strip_prefix('_')?;
    let mut code = String::with_capacity(rest.len());
    let mut chars = rest.chars();
    while let Some(c) = chars.next() {
        code.push(match c {
            '_' => match chars.next()? {
                '_' => '_',
                'd' => '.',
                'h' => '-',
                _ => return None,
            },
            c => c,
        });
    }
    (!code.is_empty()).then_some(code)
}

/// A name for a sheet that no other has: at most 31 characters, none of `[ ] : * ? / \`, no
/// apostrophe at an end.
pub fn sheet(wanted: &str, taken: &[String]) -> String {
    let clean: String = wanted
        .chars()
        .map(|c| match c {
            '[' | ']' | ':' | '*' | '?' | '/' | '\\' => ' ',
            c if c.is_control() => ' ',
            c => c,
        })
        .collect();
    let clean = clean.split_whitespace().collect::<Vec<_>>().join(" ");
    let clean = clean.trim_matches('\'');
    let free = |name: &str| {
        let name = name.to_lowercase();
        !name.is_empty()
            && name != "history"
            && taken.iter().all(|each| each.to_lowercase() != name)
    };
    let plain = cut(clean, 31);
    if free(&plain) {
        return plain;
    }
    // One more than there are names taken: one of these is free.
    (2..taken.len() + 4)
        .map(|number| {
            let end = format!(" ({number})");
            format!("{}{end}", cut(clean, 31 - end.len()))
        })
        .find(|name| free(name))
        .unwrap_or_default()
}

/// A text cut at a number of UTF-16 units, as spreadsheets count, at a word if one ends
/// near.
fn cut(text: &str, most: usize) -> String {
    let mut length = 0;
    let mut end = text.len();
    for (at, c) in text.char_indices() {
        length += c.len_utf16();
        if most < length {
            end = at;
            break;
        }
    }
    if end == text.len() {
        return text.to_owned();
    }
    let cut = &text[..end];
    let word = cut.rfind(' ').filter(|at| end / 2 < *at);
    let cut = if text[end..].starts_with(' ') {
        cut
    } else {
        &cut[..word.unwrap_or(end)]
    };
    cut.trim_end_matches([' ', '\'', ',', ';', '-']).to_owned()
}
