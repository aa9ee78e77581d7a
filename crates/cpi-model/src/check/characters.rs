//! Which texts of a draft hold characters that no text may hold?
//!
//! Every text of every draft is looked at, keys too, as canonical JSON would have it. A new key of
//! a format needs no line here.

use super::choices::shorten;
use crate::canonical;
use crate::characters::{forbidden, name};
use crate::pointer::Pointer;
use crate::problem::{ProblemKind, Problems};
use serde::Serialize;

/// Whether the canonical JSON of a draft shows that no text of it holds a character that it may not hold.
/// A control character is written there as an escape; a backslash of a text is written as two, so
/// that more than needed may be looked at again, never less.
pub(crate) fn are_sound(json: &str) -> bool {
    let escapes = ["\\u", "\\b", "\\f"];
    forbidden(json).is_none() && !escapes.iter().any(|escape| json.contains(escape))
}

/// Adds an error for every text of a draft that holds a character it may not hold.
/// `path` is where it stands.
pub(crate) fn characters(problems: &mut Problems, path: &Pointer, draft: &impl Serialize) {
    canonical::texts(draft, path, &mut |path, text| {
        if let Some(found) = forbidden(text) {
            let at = text.chars().take_while(|c| *c != found).count() + 1;
            problems.error(
                ProblemKind::ForbiddenCharacter,
                path.clone(),
                format!(
                    "the text `{}` holds the character {} at position {at}; control characters and code points that are no characters are not allowed",
                    shorten(text),
                    name(found),
                ),
                "delete the character; it may have been pasted from another program",
            );
        }
    });
}
