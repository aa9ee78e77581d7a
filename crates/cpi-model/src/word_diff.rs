//! Which words of a text changed?

use similar::{ChangeTag, TextDiff};

/// Both texts as one: words that were removed stand in `[- -]`, words that were added in `{+ +}`.
///
/// # Examples
///
/// ```
/// use cpi_model::word_diff::marked;
/// assert_eq!(
///     marked("Does the law ban smoking?", "Does the law prohibit smoking?"),
///     "Does the law [-ban-]{+prohibit+} smoking?"
/// );
/// ```
pub fn marked(one: &str, other: &str) -> String {
    let difference = TextDiff::from_words(one, other);
    // Neighbours of one kind are marked together; a space alone between two changes goes
    // with them.
    let mut pieces: Vec<(ChangeTag, String)> = Vec::new();
    for change in difference.iter_all_changes() {
        match pieces.last_mut() {
            Some((tag, text)) if *tag == change.tag() => text.push_str(change.value()),
            _ => pieces.push((change.tag(), change.value().to_owned())),
        }
    }
    let mut out = String::new();
    for (tag, text) in pieces {
        match tag {
            ChangeTag::Equal => out.push_str(&text),
            ChangeTag::Delete => out.push_str(&format!("[-{text}-]")),
            ChangeTag::Insert => out.push_str(&format!("{{+{text}+}}")),
        }
    }
    out
}
