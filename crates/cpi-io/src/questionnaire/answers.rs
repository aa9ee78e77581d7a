//! Which answers does a question offer, and what is each called?

use super::text;
use super::words::Word;
use cpi_model::Framework;
use cpi_model::code::{MISSING, NOT_APPLICABLE};
use cpi_model::draft::ScaleDraft;
use cpi_model::framework::IndicatorMeasure;

/// An answer that a question offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// The code of the option, or `not-applicable`.
    pub code: String,
    /// What it is called.
    pub label: String,
}

/// What a question offers, in a language. Nothing is offered by a quantity but, where it
/// may be, *not applicable*.
pub fn offered(framework: &Framework, indicator: usize, language: &str) -> Vec<Offered> {
    let mut offered: Vec<Offered> = scale(framework, indicator)
        .into_iter()
        .flat_map(|scale| &scale.options)
        .map(|option| {
            let code = option.code.clone().unwrap_or_default();
            let label = text(&option.label, language, framework);
            Offered {
                label: label.map_or_else(|| code.clone(), |label| label.trim().to_owned()),
                code,
            }
        })
        .collect();
    // Two options of one label could not be told apart.
    let twice = |offered: &[Offered], i: usize| {
        offered
            .iter()
            .enumerate()
            .any(|(j, other)| i != j && fold(&other.label) == fold(&offered[i].label))
    };
    let clear: Vec<bool> = (0..offered.len()).map(|i| !twice(&offered, i)).collect();
    for (each, clear) in offered.iter_mut().zip(clear) {
        if !clear {
            each.label = each.code.clone();
        }
    }
    if may_be_not_applicable(framework, indicator) {
        offered.push(Offered {
            code: NOT_APPLICABLE.to_owned(),
            label: Word::NotApplicable.text(language).to_owned(),
        });
    }
    offered
}

/// Whether *not applicable* is offered: where the framework says when it is right, or says
/// so of no indicator at all; not beside an option of the scale that means the same.
pub fn may_be_not_applicable(framework: &Framework, indicator: usize) -> bool {
    let drafts = &framework.draft().indicators;
    let declared = |i: usize| !drafts[i].not_applicable_when.is_empty();
    let own = scale(framework, indicator)
        .is_some_and(|scale| scale.options.iter().any(|option| option.not_applicable));
    !own && (declared(indicator) || !(0..drafts.len()).any(declared))
}

/// The scale of a checklist indicator.
pub fn scale(framework: &Framework, indicator: usize) -> Option<&ScaleDraft> {
    let draft = framework.draft();
    draft
        .scales
        .get(draft.indicators[indicator].scale.as_ref()?)
}

/// The answer that a cell stands for: the code of an option, or its label in any language
/// of the framework, whatever its case; *not applicable* or *missing* in any language. A
/// text that means none of these, or two, stays as it is.
pub fn meant(framework: &Framework, indicator: usize, cell: &str) -> String {
    let cell = cell.trim();
    if cell == NOT_APPLICABLE || cell == MISSING {
        return cell.to_owned();
    }
    if let IndicatorMeasure::Checklist(checklist) = framework.indicators()[indicator].measure()
        && checklist.position(cell).is_some()
    {
        return cell.to_owned();
    }
    let folded = fold(cell);
    let mut found: Vec<&str> = Vec::new();
    for option in scale(framework, indicator)
        .into_iter()
        .flat_map(|scale| &scale.options)
    {
        let code = option.code.as_deref().unwrap_or_default();
        let mut labels = option.label.values().map(String::as_str).chain([code]);
        if labels.any(|label| fold(label) == folded) && !found.contains(&code) {
            found.push(code);
        }
    }
    if found.is_empty() && Word::NotApplicable.is(cell) {
        found.push(NOT_APPLICABLE);
    }
    match found.as_slice() {
        [one] => (*one).to_owned(),
        _ => cell.to_owned(),
    }
}

/// A text as it is compared: without outer and double spaces, in lower case.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().flat_map(char::to_lowercase));
    }
    folded
}

/// The labels of the answers that must carry evidence: as the indicator says, or else the
/// options of its scale.
pub fn needing_evidence(framework: &Framework, indicator: usize, language: &str) -> Vec<String> {
    let own = framework.draft().indicators[indicator].requires_evidence;
    let options = scale(framework, indicator).map(|scale| &scale.options);
    offered(framework, indicator, language)
        .into_iter()
        .zip(options.into_iter().flatten())
        .filter(|(_, option)| own.unwrap_or(option.requires_evidence))
        .map(|(offered, _)| offered.label)
        .collect()
}
