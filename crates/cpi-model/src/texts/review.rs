//! Which texts of a translation has a person reviewed?

use super::{FrameworkText, is_blank};
use crate::code::primary_subtag;
use crate::draft::{FrameworkDraft, TextReviewDraft};
use crate::provenance::sha256;
use std::collections::BTreeMap;

/// How many letters the mark of a wording has.
const MARK_LETTERS: usize = 16;

/// How far a text is in a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextState<'a> {
    /// It is not there.
    Lacking,
    /// It is there; its language is not declared as a draft, and nobody has reviewed it here.
    Given,
    /// It is a translation that nobody has reviewed as it reads now.
    Draft,
    /// A person has reviewed it as it reads now.
    Reviewed {
        /// Their pseudonym.
        by: &'a str,
        /// The day.
        on: &'a str,
    },
}

/// How many of the texts that are there in a language a person has reviewed as they read now, and how many not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReviewCount {
    /// Those that were reviewed.
    pub reviewed: usize,
    /// The others.
    pub unreviewed: usize,
}

/// The reviews of the texts of one language.
#[derive(Debug, Clone)]
pub struct TextReviews<'a> {
    language: &'a str,
    source: &'a str,
    is_draft: bool,
    by_mark: BTreeMap<&'a str, &'a TextReviewDraft>,
}

impl FrameworkDraft {
    /// Whether the framework declares that its texts in a language, or in its primary subtag, are drafts.
    ///
    /// # Examples
    ///
    /// ```
    /// use cpi_model::FrameworkDraft;
    /// let draft = FrameworkDraft { draft_languages: vec!["ro".to_owned()], ..Default::default() };
    /// assert!(draft.is_draft_in("ro-MD") && !draft.is_draft_in("en"));
    /// ```
    pub fn is_draft_in(&self, language: &str) -> bool {
        let primary = primary_subtag(language);
        let mut drafts = self.draft_languages.iter();
        drafts.any(|tag| tag == language || tag == primary)
    }

    /// The reviews of the texts in a language, compared with the framework's first language.
    pub fn text_reviews_in<'a>(&'a self, language: &'a str) -> TextReviews<'a> {
        let of_language = |review: &&TextReviewDraft| review.language.as_deref() == Some(language);
        let reviews = self.text_reviews.iter().filter(of_language);
        let marks = reviews.flat_map(|review| review.texts.iter().map(move |it| (&**it, review)));
        TextReviews {
            language,
            source: self.languages.first().map_or("en", String::as_str),
            is_draft: self.draft_languages.iter().any(|tag| tag == language),
            by_mark: marks.collect(),
        }
    }
}

impl<'a> TextReviews<'a> {
    /// Whether the framework declares the language as a draft.
    pub fn is_draft(&self) -> bool {
        self.is_draft
    }

    /// Whether anything was reviewed in the language, as it reads now or as it read then.
    pub fn is_begun(&self) -> bool {
        !self.by_mark.is_empty()
    }

    /// How many of some texts were reviewed; those that lack a translation count in neither.
    pub fn count(&self, texts: &[FrameworkText<'_>]) -> ReviewCount {
        let mut count = ReviewCount::default();
        for text in texts {
            match self.state(text) {
                TextState::Reviewed { .. } => count.reviewed += 1,
                TextState::Draft | TextState::Given => count.unreviewed += 1,
                TextState::Lacking => {}
            }
        }
        count
    }

    /// How far a text is.
    pub fn state(&self, text: &FrameworkText<'_>) -> TextState<'a> {
        let translation = text.texts.get(self.language).filter(|it| !is_blank(it));
        let Some(translation) = translation else {
            return TextState::Lacking;
        };
        let original = text.texts.get(self.source).map_or("", String::as_str);
        let found = (!self.by_mark.is_empty())
            .then(|| text.review_mark(original, translation))
            .and_then(|mark| self.by_mark.get(&*mark));
        match found {
            Some(review) => TextState::Reviewed {
                by: review.by.as_deref().unwrap_or_default(),
                on: review.on.as_deref().unwrap_or_default(),
            },
            None if self.is_draft => TextState::Draft,
            None => TextState::Given,
        }
    }
}

impl FrameworkText<'_> {
    /// By what a review names this text: what it belongs to, its code, its key, and the mark of the
    /// original and the translation.
    ///
    /// # Formula
    ///
    /// ```text
    /// mark = first 16 hexadecimal digits of SHA-256(original, U+0000, translation), without space at the ends,
    ///        the digits 0 to f written as the letters a to p
    /// ```
    ///
    /// Letters alone, since digits can look like a telephone number to the search for personal data.
    pub fn review_mark(&self, original: &str, translation: &str) -> String {
        let hash = sha256(&format!("{}\0{}", original.trim(), translation.trim()));
        let digits = hash.chars().take(MARK_LETTERS);
        let letters = digits.filter_map(|digit| char::from_digit(digit.to_digit(16)? + 10, 26));
        let (of, code, key) = (self.of, &self.code, &self.key);
        format!("{of} {code} {key} {}", letters.collect::<String>())
    }
}

/// Whether a text ends as the name of a reviewed text does, in a mark.
pub(crate) fn has_mark(text: &str) -> bool {
    let mut words = text.rsplit(' ');
    let mark = words.next().unwrap_or_default();
    mark.len() == MARK_LETTERS
        && mark.bytes().all(|it| (b'a'..=b'p').contains(&it))
        && 3 <= words.count()
}
