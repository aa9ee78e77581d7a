//! What does a file that came in change, and what of it is already there?
//!
//! Nothing is overwritten: an assessor who answers anew has a new version, assessors stand
//! beside each other, and what was taken once is not taken again.

use crate::assessment::{Answer, Applies, Assessment, applicability};
use crate::code::MISSING;
use crate::draft::{Action, AnswerDraft, CodingDraft, SourceDraft, StandingDraft};
use crate::framework::{Framework, OtherFramework};
use crate::history::{Change, History};
use crate::problem::{ProblemKind, Problems};
use crate::submission::{Coded, Submission};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What becomes of an answer that came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The assessor's first answer to this indicator.
    New,
    /// The assessor's answer is another now, or rests on something else.
    Changed,
    /// It stands already.
    Same,
    /// It was taken from this very file before, and the assessor has answered anew since.
    TakenBefore,
    /// It was handed in before what stands, and so does not replace it.
    Older,
    /// It is not taken; a problem says why.
    Faulty,
}

impl Outcome {
    /// Every outcome, in order.
    pub const ALL: [Self; 6] = [
        Self::New,
        Self::Changed,
        Self::Same,
        Self::TakenBefore,
        Self::Older,
        Self::Faulty,
    ];

    /// The word that stands for this value in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed => "changed",
            Self::Same => "same",
            Self::TakenBefore => "taken-before",
            Self::Older => "older",
            Self::Faulty => "faulty",
        }
    }
}

/// What a submission would change.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Merge {
    /// The changes, in the order of the submission.
    pub changes: Vec<Change>,
    /// What becomes of each answer: its place in the draft, the position of its indicator,
    /// and the outcome.
    pub outcomes: Vec<(usize, usize, Outcome)>,
    /// What is wrong with answers that are not taken, by path in the draft of the
    /// submission; and warnings.
    pub problems: Problems,
}

/// Merges a submission into what stands. `assessment` is the checked document of `history`.
///
/// # Errors
///
/// [`OtherFramework`] where the submission was checked with another framework than the
/// assessment.
pub fn merge(
    history: &History,
    assessment: &Assessment,
    submission: &Submission,
    source: &SourceDraft,
) -> Result<Merge, OtherFramework> {
    let framework = assessment.framework();
    submission.belongs_to(framework)?;
    let standing: BTreeMap<&str, &AnswerDraft> = history
        .document()
        .answers
        .iter()
        .filter_map(|answer| Some((answer.indicator.as_deref()?, answer)))
        .collect();
    let taken = taken_before(history, source);
    let mut merge = Merge::default();
    let failing = failing(framework, assessment, &standing, submission);
    for coded in submission.answers() {
        let indicator = framework.indicators()[coded.indicator()].code();
        let assessor = coded.coding().assessor.as_deref().unwrap_or_default();
        let answer = standing.get(indicator).copied();
        let before = answer.and_then(|answer| coding_of(answer, assessor));
        let outcome = if let Some(problems) = failing.get(&coded.listed()) {
            merge.problems.extend(problems.clone());
            Outcome::Faulty
        } else {
            outcome(
                framework,
                coded,
                before,
                taken.contains(&(assessor, indicator)),
                &mut merge.problems,
            )
        };
        merge
            .outcomes
            .push((coded.listed(), coded.indicator(), outcome));
        if matches!(outcome, Outcome::New | Outcome::Changed) {
            let decided = answer.is_some_and(|answer| answer.adjudication.is_some());
            merge
                .changes
                .push(change(coded, indicator, before, decided, source));
        }
    }
    Ok(merge)
}

fn coding_of<'a>(answer: &'a AnswerDraft, assessor: &str) -> Option<&'a CodingDraft> {
    let mut codings = answer.codings.iter();
    codings.find(|coding| coding.assessor.as_deref() == Some(assessor))
}

/// The answers that were taken from the same bytes before: assessor and indicator.
fn taken_before<'a>(history: &'a History, source: &SourceDraft) -> BTreeSet<(&'a str, &'a str)> {
    let mut taken = BTreeSet::new();
    for entry in history.entries() {
        let same = entry
            .source
            .as_ref()
            .is_some_and(|it| it.sha256.is_some() && it.sha256 == source.sha256);
        let coding = entry.to.as_ref().and_then(|to| to.coding.as_ref());
        if same
            && let (Some(coding), Some(indicator)) = (coding, &entry.indicator)
            && let Some(assessor) = &coding.assessor
        {
            taken.insert((assessor.as_str(), indicator.as_str()));
        }
    }
    taken
}

fn outcome(
    framework: &Framework,
    coded: &Coded,
    before: Option<&CodingDraft>,
    taken: bool,
    problems: &mut Problems,
) -> Outcome {
    let Some(before) = before else {
        return Outcome::New;
    };
    let coding = coded.coding();
    let same = same_answer(framework, coded, before)
        && before.evidence == coding.evidence
        && before.comment == coding.comment;
    if taken {
        return if same && before.rejected.is_none() {
            Outcome::Same
        } else {
            Outcome::TakenBefore
        };
    }
    // What was sent back and comes again unchanged is a new version: the assessor insists.
    if same && before.rejected.is_none() {
        return Outcome::Same;
    }
    if let (Some(now), Some(then)) = (&coding.submitted, &before.submitted)
        && earlier(now, then)
    {
        return Outcome::Older;
    }
    if coded.answer() == Answer::Missing && before.answer.as_deref() != Some(MISSING) {
        problems.error(
            ProblemKind::Contradiction,
            format!("/answers/{}/answer", coded.listed()),
            format!(
                "`{}` has evidence or a comment but no answer, and `{}` stands from before; it is not taken",
                framework.indicators()[coded.indicator()].code(),
                before.answer.as_deref().unwrap_or_default()
            ),
            "give the answer again beside it",
        );
        return Outcome::Faulty;
    }
    Outcome::Changed
}

/// Whether two answers are the same: the same text, or the same number.
fn same_answer(framework: &Framework, coded: &Coded, before: &CodingDraft) -> bool {
    let Some(text) = &before.answer else {
        return false;
    };
    coded.coding().answer.as_ref() == Some(text)
        || crate::check::answer(framework, coded.indicator(), text) == Some(coded.answer())
}

/// Whether a date or date-time is before another; where only days are known, whether its day
/// is.
fn earlier(one: &str, other: &str) -> bool {
    use chrono::{DateTime, NaiveDate};
    let moment = |text| DateTime::parse_from_rfc3339(text).ok();
    let day = |text: &str| text.get(..10)?.parse::<NaiveDate>().ok();
    match (moment(one), moment(other), day(one), day(other)) {
        (Some(one), Some(other), ..) => one < other,
        (.., Some(one), Some(other)) => one < other,
        _ => false,
    }
}

fn change(
    coded: &Coded,
    indicator: &str,
    before: Option<&CodingDraft>,
    decided: bool,
    source: &SourceDraft,
) -> Change {
    let version = before.map(|before| before.version.unwrap_or(1) + 1);
    let holds = |coding: CodingDraft| {
        Some(StandingDraft {
            coding: Some(coding),
            ..StandingDraft::default()
        })
    };
    Change {
        action: Action::Answer,
        indicator: Some(indicator.to_owned()),
        from: before.cloned().and_then(holds),
        to: holds(CodingDraft {
            version,
            late: decided,
            ..coded.coding().clone()
        }),
        reason: None,
        source: Some(source.clone()),
    }
}

/// The answers of a submission that their conditions do not allow: an answer although the
/// condition fails (methodology 2.6), or *not applicable* although it does not (2.7). Each
/// assessor is held to the own answers, and where there are none to the settled ones.
fn failing(
    framework: &Framework,
    assessment: &Assessment,
    standing: &BTreeMap<&str, &AnswerDraft>,
    submission: &Submission,
) -> BTreeMap<usize, Problems> {
    let mut failing = BTreeMap::new();
    if framework.condition_order().is_empty() {
        return failing;
    }
    let mut by_assessor: BTreeMap<&str, BTreeMap<usize, &Coded>> = BTreeMap::new();
    for coded in submission.answers() {
        let assessor = coded.coding().assessor.as_deref().unwrap_or_default();
        let own = by_assessor.entry(assessor).or_default();
        own.insert(coded.indicator(), coded);
    }
    for (assessor, own) in &by_assessor {
        let said = |indicator: usize| {
            if let Some(coded) = own.get(&indicator) {
                return coded.answer();
            }
            let code = framework.indicators()[indicator].code();
            let before = standing.get(code).and_then(|it| coding_of(it, assessor));
            before
                .and_then(|coding| coding.answer.as_ref())
                .and_then(|text| crate::check::answer(framework, indicator, text))
                .unwrap_or(assessment.answers()[indicator])
        };
        for (position, verdict) in applicability(framework, said) {
            let Some(coded) = own.get(&position) else {
                continue;
            };
            let answered = Assessment::counts_as_answered(framework, position, coded.answer());
            let fails = verdict == Applies::Fails;
            if fails != answered || coded.answer() == Answer::Missing {
                continue;
            }
            let why: Vec<String> = framework.indicators()[position]
                .conditions()
                .iter()
                .map(|condition| {
                    let asked = condition.indicator;
                    format!(
                        "`{}` is `{}`",
                        framework.indicators()[asked].code(),
                        said(asked).text(framework, asked)
                    )
                })
                .collect();
            let why = why.join(", ");
            let problems = if fails {
                let mut problems = Problems::new();
                problems.error(
                    ProblemKind::ConditionFails,
                    format!("/answers/{}/answer", coded.listed()),
                    format!(
                        "`{}` is answered `{}`, but it does not apply: {why}",
                        framework.indicators()[position].code(),
                        coded.coding().answer.as_deref().unwrap_or_default()
                    ),
                    "remove the answer, or correct the one that decides",
                );
                problems
            } else {
                crate::check::misplaced(framework, coded, verdict, &why)
            };
            if problems.any_error() {
                failing.insert(coded.listed(), problems);
            }
        }
    }
    failing
}
