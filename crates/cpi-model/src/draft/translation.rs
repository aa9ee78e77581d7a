//! Who has reviewed which texts of a translation?

use serde::{Deserialize, Serialize};

/// Texts in one language that one person has read beside the original, and found good.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TextReviewDraft {
    /// The language of the texts, BCP 47.
    pub language: Option<String>,
    /// The pseudonym of the person.
    pub by: Option<String>,
    /// The day, such as `2026-11-30`.
    pub on: Option<String>,
    /// The texts: what each belongs to, its code, its key and the mark of its wording, such as
    /// `indicator A19-L01 question dpkjmbncoepafkgl`. Where the original or the translation is changed,
    /// the mark is another one, and the text counts as a draft again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub texts: Vec<String>,
}
