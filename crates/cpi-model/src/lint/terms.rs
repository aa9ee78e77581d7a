//! Does a translation use the words that a term base sets?

use super::Finding;
use super::translations::{pairs, source_of_terms};
use crate::framework::Framework;
use crate::matching::fold;
use crate::problem::ProblemKind;
use std::collections::BTreeMap;
use unicode_normalization::char::canonical_combining_class;

/// A term base.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Terms {
    /// The terms, in the order of the file.
    pub terms: Vec<Term>,
}

/// A term, and what it is called in each language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Term {
    /// The English term.
    pub term: String,
    /// Beginnings of the words by which an English text has it.
    pub found_by: Vec<String>,
    /// Its translations, by language.
    pub translations: BTreeMap<String, Translated>,
}

/// A term in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Translated {
    /// The translation.
    pub term: String,
    /// Beginnings of words, variants included: a translation needs one of them. Where there are
    /// none, nothing is looked for.
    pub found_by: Vec<String>,
    /// Beginnings of words that mean something else: a translation must not use them.
    pub avoid: Vec<String>,
}

/// The translations that lack a term of the English text, or use a word that the term base avoids
/// for it. An indicator may excuse them, as `other-term`.
pub fn find(framework: &Framework, terms: &Terms) -> Vec<Finding> {
    let mut found = Vec::new();
    let Some(source) = source_of_terms(framework) else {
        return found;
    };
    let folded: Vec<Term> = terms.terms.iter().map(folded).collect();
    let draft = framework.draft();
    let texts = draft.texts();
    let mut last: Option<(&str, Vec<usize>)> = None;
    for pair in pairs(&texts, source) {
        // The pairs of one text follow each other.
        if last.as_ref().is_none_or(|(text, _)| *text != pair.source) {
            let text = fold(pair.source);
            let has = |term: &Term| term.found_by.iter().any(|word| begins_word(&text, word));
            let of = (0..folded.len()).filter(|t| has(&folded[*t])).collect();
            last = Some((pair.source, of));
        }
        let Some((_, of)) = &last else { continue };
        let text = fold(pair.translation);
        for &t in of {
            let Some(translated) = folded[t].translations.get(pair.language) else {
                continue;
            };
            let named = &terms.terms[t];
            let wanted = &named.translations[pair.language].term;
            let mut avoid = translated.avoid.iter();
            if let Some(at) = avoid.position(|word| begins_word(&text, word)) {
                let word = &named.translations[pair.language].avoid[at];
                found.push(pair.found(
                    ProblemKind::OtherTerm,
                    &format!(
                        "has `{word}` for `{}`, which the term base avoids",
                        named.term
                    ),
                    format!("write `{wanted}`"),
                ));
            } else if !translated.found_by.is_empty()
                && !translated
                    .found_by
                    .iter()
                    .any(|word| begins_word(&text, word))
            {
                found.push(pair.found(
                    ProblemKind::OtherTerm,
                    &format!("has none of the words that the term base has for `{}`", named.term),
                    format!(
                        "write `{wanted}`, or add the word that is used to the column `match_{}` of the term base",
                        pair.language
                    ),
                ));
            }
        }
    }
    found
}

fn folded(term: &Term) -> Term {
    let all = |words: &[String]| words.iter().map(|word| fold(word)).collect::<Vec<_>>();
    let translated = term.translations.iter().map(|(language, translated)| {
        let translated = Translated {
            term: translated.term.clone(),
            found_by: all(&translated.found_by),
            avoid: all(&translated.avoid),
        };
        (language.clone(), translated)
    });
    Term {
        term: term.term.clone(),
        found_by: all(&term.found_by),
        translations: translated.collect(),
    }
}

/// Whether a word of a folded text begins with another, which may be of several words.
fn begins_word(text: &str, word: &str) -> bool {
    !word.is_empty()
        && text.match_indices(word).any(|(at, _)| {
            let before = text[..at].chars().next_back();
            before.is_none_or(|c| !c.is_alphanumeric() && canonical_combining_class(c) == 0)
        })
}
