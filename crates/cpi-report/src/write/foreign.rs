//! In which language is a part of a text, as far as its letters say?

use unicode_script::{Script, UnicodeScript};

/// The language that a letter can only be of, if its script is used by one language alone.
fn language_of(c: char) -> Option<&'static str> {
    match c.script() {
        Script::Georgian => Some("ka"),
        Script::Armenian => Some("hy"),
        Script::Greek => Some("el"),
        _ => None,
    }
}

/// A tag of a language as documents take it; `und` where it is none.
#[cfg(feature = "docx")]
pub(super) fn tag(tag: &str) -> &str {
    let is_tag = |c: char| c.is_ascii_alphanumeric() || c == '-';
    if tag.is_empty() || !tag.chars().all(is_tag) {
        return "und";
    }
    tag
}

/// A text in parts of one language each: the one of its script, or else that of the report.
/// Signs and blanks belong to the part before them.
pub(super) fn by_language<'t>(text: &'t str, of_report: &'t str) -> Vec<(&'t str, &'t str)> {
    let mut parts = Vec::new();
    let mut from = 0;
    let mut current: Option<&str> = None;
    for (at, c) in text.char_indices() {
        if !c.is_alphabetic() {
            continue;
        }
        let language = language_of(c).unwrap_or(of_report);
        match current {
            Some(before) if before != language => {
                parts.push((before, &text[from..at]));
                from = at;
            }
            _ => {}
        }
        current = Some(language);
    }
    if from < text.len() {
        parts.push((current.unwrap_or(of_report), &text[from..]));
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::by_language;

    #[test]
    fn parts_are_of_the_language_of_their_script() {
        assert_eq!(by_language("12 – law", "en"), [("en", "12 – law")]);
        assert_eq!(
            by_language("Law “კანონი”, 2019; Օրենք", "en"),
            [("en", "Law “"), ("ka", "კანონი”, 2019; "), ("hy", "Օրենք")]
        );
        assert_eq!(by_language("კანონი", "ka"), [("ka", "კანონი")]);
        assert_eq!(by_language("", "en"), []);
    }
}
