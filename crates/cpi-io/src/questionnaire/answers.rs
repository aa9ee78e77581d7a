//! Which answers does a question offer, and what is each called?

use super::text;
use super::words::Word;
use cpi_model::Framework;
use cpi_model::code::{MISSING, NOT_APPLICABLE};
use cpi_model::draft::{OptionDraft, ScaleDraft};
use cpi_model::framework::IndicatorMeasure;
use cpi_model::language::Value;
use cpi_model::matching::plain;

pub use cpi_model::matching::{fold, same};
use std::cell::LazyCell;

/// An answer that a question offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerOption {
    /// The code of the option, or `not-applicable`.
    pub code: String,
    /// What it is called.
    pub label: String,
}

/// What a question offers, in a language. Nothing is offered by a quantity but, where it
/// may be, *not applicable*.
pub fn answer_options(
    framework: &Framework,
    indicator: usize,
    language: &str,
) -> Vec<AnswerOption> {
    let mut offered: Vec<AnswerOption> = scale(framework, indicator)
        .into_iter()
        .flat_map(|scale| &scale.options)
        .map(|option| {
            let code = option.code.clone().unwrap_or_default();
            let label = text(&option.label, language, framework);
            AnswerOption {
                label: label.map_or_else(|| code.clone(), |label| label.trim().to_owned()),
                code,
            }
        })
        .collect();
    // Two options of one label could not be told apart; nor could the code of one and the
    // label of another.
    let folded: Vec<String> = offered.iter().map(|each| fold(&each.label)).collect();
    let is_label = |of: usize, text: &str| {
        let text = fold(text);
        let mut others = folded.iter().enumerate();
        others.any(|(i, other)| i != of && *other == text)
    };
    let shown: Vec<Option<String>> = offered
        .iter()
        .enumerate()
        .map(|(i, each)| {
            is_label(i, &each.label).then(|| {
                if is_label(i, &each.code) {
                    with_code(&each.label, &each.code)
                } else {
                    each.code.clone()
                }
            })
        })
        .collect();
    for (each, shown) in offered.iter_mut().zip(shown) {
        if let Some(shown) = shown {
            each.label = shown;
        }
    }
    if may_be_not_applicable(framework, indicator) {
        let word = Word::NotApplicable.text(language);
        // A label means its own option, in whatever language.
        let is_taken = |text: &str| meant_by_label(framework, indicator, text);
        offered.push(AnswerOption {
            code: NOT_APPLICABLE.to_owned(),
            label: if !is_taken(word) {
                word.to_owned()
            } else if !is_taken(NOT_APPLICABLE) {
                NOT_APPLICABLE.to_owned()
            } else {
                with_code(word, NOT_APPLICABLE)
            },
        });
    }
    offered
}

/// Whether an option is called so, in any language.
fn meant_by_label(framework: &Framework, indicator: usize, text: &str) -> bool {
    let mut options = scale(framework, indicator)
        .into_iter()
        .flat_map(|scale| &scale.options);
    options.any(|option| labels(option).any(|label| same(label, text)))
}

/// Whether *not applicable* is offered: where the framework allows it (methodology 2.7), and
/// not beside an option of the scale that means the same. Where a condition fails nothing
/// needs to be answered.
pub fn may_be_not_applicable(framework: &Framework, indicator: usize) -> bool {
    let own = scale(framework, indicator)
        .is_some_and(|scale| scale.options.iter().any(|option| option.not_applicable));
    !own && framework.allows_not_applicable(indicator)
}

/// Whether any answer that is offered takes the question out of the score: *not applicable*, or
/// an option that means it.
pub fn takes_out(framework: &Framework, indicator: usize) -> bool {
    !taking_out(framework, indicator).is_empty()
}

/// The codes of the answers on offer that take a question out of the score.
pub fn taking_out(framework: &Framework, indicator: usize) -> Vec<String> {
    let options = scale(framework, indicator)
        .into_iter()
        .flat_map(|scale| &scale.options);
    let mut codes: Vec<String> = options
        .filter(|option| option.not_applicable)
        .filter_map(|option| option.code.clone())
        .collect();
    if may_be_not_applicable(framework, indicator) {
        codes.push(NOT_APPLICABLE.to_owned());
    }
    codes
}

/// Which values a quantity can have, in words; nothing where any number is possible.
pub fn possible(framework: &Framework, indicator: usize, language: &str) -> Option<String> {
    let IndicatorMeasure::Quantity(quantity) = framework.indicators()[indicator].measure() else {
        return None;
    };
    let possible = quantity.possible();
    let range = match (possible.least(), possible.most()) {
        (Some(least), Some(most)) => {
            let both = [
                ("least", Value::number(least)),
                ("most", Value::number(most)),
            ];
            Some(Word::Between.with(language, &both))
        }
        (Some(least), None) => {
            Some(Word::AtLeast.with(language, &[("least", Value::number(least))]))
        }
        (None, Some(most)) => Some(Word::AtMost.with(language, &[("most", Value::number(most))])),
        (None, None) => None,
    };
    let whole = possible
        .whole()
        .then(|| Word::WholeNumbers.text(language).to_owned());
    let parts: Vec<String> = whole.into_iter().chain(range).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// The scale of a checklist indicator.
pub fn scale(framework: &Framework, indicator: usize) -> Option<&ScaleDraft> {
    let draft = framework.draft();
    draft
        .scales
        .get(draft.indicators[indicator].scale.as_ref()?)
}

/// Which of the names of an option a text means where the label of one is the code of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamePrecedence {
    /// In a workbook for people, whose lists offer labels.
    Labels,
    /// In a table or an export, which holds codes.
    Codes,
}

/// What a text means as an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecognisedAnswer {
    /// The code of an option, *not applicable* or *missing*.
    Answer(String),
    /// No answer.
    Nothing,
    /// Two options or more, by their codes.
    Several(Vec<String>),
}

/// The answer that a text stands for: an option by its code, or by its label in any language
/// of the framework; *not applicable* or *missing* in any language. Texts are compared by
/// [`fold`], but one that is the same to the letter comes first.
pub fn recognise(
    framework: &Framework,
    indicator: usize,
    cell: &str,
    first: NamePrecedence,
) -> RecognisedAnswer {
    let exact = plain(cell);
    // Most answers are found before anything needs to be folded.
    let folded = LazyCell::new(|| fold(cell));
    let options = || {
        scale(framework, indicator)
            .into_iter()
            .flat_map(|scale| &scale.options)
    };
    let by = |named: &dyn Fn(&OptionDraft) -> bool| -> Vec<String> {
        let found = options().filter(|option| named(option));
        found.filter_map(|option| option.code.clone()).collect()
    };
    let label = || by(&|option| labels(option).any(|label| plain(label) == exact));
    let like_label = || by(&|option| labels(option).any(|label| fold(label) == *folded));
    let label_and_code = || {
        by(&|option| {
            let code = option.code.as_deref().unwrap_or_default();
            labels(option).any(|label| fold(&with_code(label, code)) == *folded)
        })
    };
    let code = || by(&|option| option.code.as_deref() == Some(&*exact));
    let like_code = || by(&|option| option.code.as_deref().is_some_and(|it| fold(it) == *folded));
    let reserved = || -> Vec<String> {
        let known = exact == NOT_APPLICABLE || exact == MISSING;
        known
            .then(|| exact.clone().into_owned())
            .into_iter()
            .collect()
    };
    let not_applicable = || -> Vec<String> {
        let with_code = |word: &str| fold(&with_code(word, NOT_APPLICABLE)) == *folded;
        let said = Word::NotApplicable.is(cell)
            || *folded == NOT_APPLICABLE
            || Word::NotApplicable.texts().any(with_code);
        said.then(|| NOT_APPLICABLE.to_owned())
            .into_iter()
            .collect()
    };
    let steps: [&dyn Fn() -> Vec<String>; 7] = match first {
        NamePrecedence::Labels => [
            &label,
            &like_label,
            &label_and_code,
            &reserved,
            &code,
            &like_code,
            &not_applicable,
        ],
        NamePrecedence::Codes => [
            &reserved,
            &code,
            &label,
            &like_label,
            &like_code,
            &label_and_code,
            &not_applicable,
        ],
    };
    for step in steps {
        let mut found = step();
        match found.len() {
            0 => {}
            1 => return RecognisedAnswer::Answer(found.remove(0)),
            _ => return RecognisedAnswer::Several(found),
        }
    }
    RecognisedAnswer::Nothing
}

/// What an option is called: its labels, or its code where it has none.
fn labels(option: &OptionDraft) -> impl Iterator<Item = &str> {
    let texts = || {
        option
            .label
            .values()
            .map(|label| label.trim())
            .filter(|label| !label.is_empty())
    };
    let code = option.code.as_deref().filter(|_| texts().next().is_none());
    texts().chain(code)
}

/// What an option is called where another has its label and its code as a label.
fn with_code(label: &str, code: &str) -> String {
    format!("{label} ({code})")
}

/// The labels of the answers that must carry evidence: as the indicator says, or else the
/// options of its scale.
pub fn needing_evidence(framework: &Framework, indicator: usize, language: &str) -> Vec<String> {
    let own = framework.draft().indicators[indicator].requires_evidence;
    let options = scale(framework, indicator).map(|scale| &scale.options);
    answer_options(framework, indicator, language)
        .into_iter()
        .zip(options.into_iter().flatten())
        .filter(|(_, option)| own.unwrap_or(option.requires_evidence))
        .map(|(offered, _)| offered.label)
        .collect()
}
