//! Where does a framework that holds together fall short?
//!
//! A check says what is wrong; a lint says what a careful author would mend. Each kind of
//! rule has a module: questions, guidance, cells, conditions, codes, what nothing refers
//! to. How much each indicator weighs is the method's to say, so that rule stands in
//! `cpi-scoring`, whose `lint_framework` runs all of them.

mod codes;
mod conditions;
mod duplicates;
mod guidance;
mod languages;
mod questions;
mod ranges;
mod structure;
mod terms;
mod translations;

pub use codes::spreadsheet_damage;
pub use terms::{Term, Terms, Translated, find as find_terms};

use crate::framework::Framework;
use crate::pointer::Pointer;
use crate::problem::{Problem, ProblemKind, Problems, Severity};
use serde::Serialize;
use std::collections::BTreeSet;

/// A lint that an indicator's `exceptions` may excuse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExcusableLint {
    /// Its kind, whose word the exception names.
    pub kind: ProblemKind,
    /// What it looks for.
    pub looks_for: &'static str,
    /// Whether it rests on English words, so that it reads English texts only.
    pub english_only: bool,
}

/// The lints that an indicator's `exceptions` may excuse.
pub const EXCUSABLE: [ExcusableLint; 15] = [
    excusable(
        ProblemKind::DoubleBarrelled,
        "a question that asks two things",
        true,
    ),
    excusable(
        ProblemKind::NearDuplicate,
        "two questions of one group that ask nearly the same",
        false,
    ),
    excusable(
        ProblemKind::LongQuestion,
        "a question of more than 30 words or 240 characters",
        false,
    ),
    excusable(
        ProblemKind::MissingGuidance,
        "criteria, expected evidence or a source that is not there",
        false,
    ),
    excusable(
        ProblemKind::ImpossibleCondition,
        "conditions that no answers can satisfy together",
        false,
    ),
    excusable(
        ProblemKind::LowestWithoutCause,
        "`otherwise = \"lowest\"` on a question that may be not applicable",
        false,
    ),
    excusable(
        ProblemKind::UnbalancedWeight,
        "an effective weight far from the others",
        false,
    ),
    excusable(
        ProblemKind::SpreadsheetCode,
        "a code that a spreadsheet turns into something else",
        false,
    ),
    excusable(
        ProblemKind::BeyondPossible,
        "a plausible value, a goalpost or a target that no value can reach",
        false,
    ),
    excusable(
        ProblemKind::OtherTerm,
        "a translation without the term of the term base",
        false,
    ),
    excusable(
        ProblemKind::WrongScript,
        "a translation in letters of another script",
        false,
    ),
    excusable(
        ProblemKind::OtherFigures,
        "a translation with other figures than its original",
        false,
    ),
    excusable(
        ProblemKind::UnlikeLength,
        "a translation far longer or shorter than its original",
        false,
    ),
    excusable(
        ProblemKind::OtherPlaceholder,
        "a translation that lacks a link or a name in braces",
        false,
    ),
    excusable(
        ProblemKind::RepeatedTranslation,
        "two questions with one translation",
        false,
    ),
];

const fn excusable(
    kind: ProblemKind,
    looks_for: &'static str,
    english_only: bool,
) -> ExcusableLint {
    ExcusableLint {
        kind,
        looks_for,
        english_only,
    }
}

/// Something that a lint found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What and where; a warning.
    pub problem: Problem,
    /// The positions of the indicators whose exceptions may excuse it.
    pub indicators: Vec<usize>,
}

impl Finding {
    /// A finding at a path.
    pub fn new(
        kind: ProblemKind,
        indicators: Vec<usize>,
        path: impl Into<Pointer>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Self {
        Self {
            problem: Problem::new(kind, Severity::Warning, message, hint).at_path(path),
            indicators,
        }
    }
}

/// What the lints of a framework found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lint {
    /// What should be mended.
    pub findings: Problems,
    /// What exceptions excuse.
    pub excused: Vec<ExcusedFinding>,
}

/// A finding that an exception excuses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExcusedFinding {
    /// The code of the indicator beside which the exception stands.
    pub indicator: String,
    /// The reason that is written there.
    pub reason: String,
    /// What was found.
    pub finding: Problem,
}

/// What the rules of this crate find, before exceptions.
pub fn findings(framework: &Framework) -> Vec<Finding> {
    let mut found = Vec::new();
    questions::find(framework, &mut found);
    duplicates::find(framework, &mut found);
    guidance::find(framework, &mut found);
    conditions::find(framework, &mut found);
    codes::find(framework, &mut found);
    structure::find(framework, &mut found);
    languages::find(framework, &mut found);
    ranges::find(framework, &mut found);
    translations::find(framework, &mut found);
    found
}

/// Sets aside what exceptions excuse, and judges the exceptions: one that names no lint,
/// gives no reason or excuses nothing is itself a finding.
pub fn excuse(framework: &Framework, found: Vec<Finding>) -> Lint {
    let indicators = &framework.draft().indicators;
    let mut lint = Lint::default();
    let mut needed = BTreeSet::new();
    for finding in found {
        let word = finding.problem.kind.word();
        let by = finding.indicators.iter().copied().find(|i| {
            indicators[*i]
                .exceptions
                .get(word)
                .is_some_and(|reason| !reason.is_empty())
        });
        let Some(position) = by else {
            lint.findings.push(finding.problem);
            continue;
        };
        needed.insert((position, word));
        lint.excused.push(ExcusedFinding {
            indicator: indicators[position].code.clone().unwrap_or_default(),
            reason: indicators[position].exceptions[word].clone(),
            finding: finding.problem,
        });
    }
    for (i, indicator) in indicators.iter().enumerate() {
        for (word, reason) in &indicator.exceptions {
            let path = Pointer::entry("indicators", i).key("exceptions").key(word);
            let code = indicator.code.as_deref().unwrap_or_default();
            let known = EXCUSABLE.iter().any(|each| each.kind.word() == word);
            if !known {
                let words: Vec<String> = EXCUSABLE
                    .iter()
                    .map(|each| format!("`{}`", each.kind.word()))
                    .collect();
                lint.findings.warning(
                    ProblemKind::InvalidException,
                    path,
                    format!(
                        "the exception `{word}` of `{code}` names no lint; there are {}",
                        words.join(", ")
                    ),
                    "correct the word, or remove the exception",
                );
            } else if reason.is_empty() {
                lint.findings.warning(
                    ProblemKind::InvalidException,
                    path,
                    format!("the exception `{word}` of `{code}` gives no reason"),
                    "write `word: reason`",
                );
            } else if !needed.contains(&(i, word.as_str())) {
                lint.findings.warning(
                    ProblemKind::UnneededException,
                    path,
                    format!("the exception `{word}` of `{code}` excuses nothing"),
                    "remove it",
                );
            }
        }
    }
    lint
}
