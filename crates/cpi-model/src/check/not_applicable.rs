//! Where may *not applicable* be answered, and does it have its reason? Methodology 2.7.

use super::Report;
use super::answers::{Refusal, asked};
use crate::assessment::{Answer, Applicability, Assessment, verdict};
use crate::code::NOT_APPLICABLE;
use crate::draft::{AnswerDraft, AssessmentDraft, NotApplicableAllowed};
use crate::framework::Framework;
use crate::pointer::Pointer;
use crate::problem::ProblemKind;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What becomes of a settled answer that is no longer allowed.
pub(crate) const COUNTS_AS_MISSING: &str = "; it counts as missing";

/// The line that declares it, where a framework declares nothing.
fn line(framework: &Framework, position: usize) -> String {
    let stated = &framework.draft().indicators[position].not_applicable_when;
    let allowed = if stated.is_empty() {
        NotApplicableAllowed::Anywhere
    } else {
        NotApplicableAllowed::WhereStated
    };
    format!("not_applicable = {{ allowed = \"{allowed}\" }}")
}

/// Why *not applicable* is no answer to an indicator: nothing, if the framework allows it
/// there. `unless` says what else would allow it, and does not hold.
pub(super) fn refusal(
    framework: &Framework,
    position: usize,
    unless: Option<&str>,
) -> Option<Refusal> {
    if framework.allows_not_applicable(position) {
        return None;
    }
    let code = framework.indicators()[position].code();
    let declared = framework.draft().not_applicable.is_some();
    let rule = match framework.not_applicable() {
        NotApplicableAllowed::WhereStated => {
            "the framework allows it where an indicator has a `not_applicable_when`, and this one has none"
        }
        _ if declared => "the framework allows it nowhere",
        _ => "the framework does not declare where it is allowed, so it is allowed nowhere",
    };
    let unless = unless.map_or_else(String::new, |unless| format!("; {unless}"));
    let hint = match framework.not_applicable() {
        NotApplicableAllowed::WhereStated => {
            "answer it, or write `missing`; if it is right here, say when in `not_applicable_when` of the indicator".to_owned()
        }
        _ if declared => {
            "answer it, or write `missing`; `allowed` under `not_applicable` of the framework says where it is an answer".to_owned()
        }
        _ => format!(
            "answer it, or write `missing`; if the framework means to allow it, add the line `{}` to framework.toml, above its first line that begins with `[`",
            line(framework, position)
        ),
    };
    Some(Refusal {
        kind: ProblemKind::NotApplicable,
        message: format!("`{code}` cannot be answered `{NOT_APPLICABLE}`: {rule}{unless}"),
        hint,
    })
}

/// As [`refusal`], for an indicator that has conditions, which do not fail.
pub(super) fn refusal_under(
    framework: &Framework,
    position: usize,
    verdict: Applicability,
    asked: &str,
) -> Option<Refusal> {
    let unless = match verdict {
        Applicability::Fails => return None,
        Applicability::Holds => format!("its condition holds, since {asked}"),
        Applicability::Open => format!("whether its condition fails is not known, since {asked}"),
    };
    refusal(framework, position, Some(&unless))
}

/// Goes through the conditions in order. A settled *not applicable* that is not allowed, since
/// the condition does not fail, counts as missing (methodology 2.7); `found` hears of each one that
/// is not allowed, settled or not, with the answers as they are before it. Gives the verdicts.
pub(crate) fn not_allowed(
    framework: &Framework,
    answers: &mut [Answer],
    settled: impl Fn(usize) -> bool,
    mut found: impl FnMut(&[Answer], usize, Applicability),
) -> BTreeMap<usize, Applicability> {
    let mut verdicts = BTreeMap::new();
    for &position in framework.condition_order() {
        let known = |asked: usize| verdicts.get(&asked).copied().unwrap_or_default();
        let verdict = verdict(framework, position, known, |i| answers[i]);
        verdicts.insert(position, verdict);
        let refused = answers[position] == Answer::NotApplicable
            && verdict != Applicability::Fails
            && !framework.allows_not_applicable(position);
        if refused {
            found(answers, position, verdict);
            if settled(position) {
                answers[position] = Answer::Missing;
            }
        }
    }
    verdicts
}

/// Checks every *not applicable* of an assessment. One that stands as it is written and is
/// not allowed is an error. One that is settled by codings or a decision, and was allowed
/// until what decides its condition changed, is a warning and counts as missing.
pub(super) fn check(
    report: &mut Report,
    framework: &Framework,
    assessment: &mut Assessment,
    draft: &AssessmentDraft,
    listed_at: &[Option<usize>],
) {
    let path = |position: usize| {
        listed_at[position].map_or_else(
            || Pointer::from(["answers"]),
            |i| Pointer::entry("answers", i),
        )
    };
    let Assessment {
        answers, records, ..
    } = assessment;
    let answers = Arc::make_mut(answers);
    let settled = |position: usize| records.get(&position).is_some_and(|it| it.settled);
    let verdicts = not_allowed(framework, answers, settled, |answers, position, verdict| {
        let asked = asked(framework, answers, position);
        let Some(refusal) = refusal_under(framework, position, verdict, &asked) else {
            return;
        };
        if settled(position) {
            report.problems.warning(
                refusal.kind,
                path(position),
                format!("{}{COUNTS_AS_MISSING}", refusal.message),
                "decide anew, or send it back to an assessor",
            );
        } else {
            let path = path(position).key("answer");
            report.error(refusal.kind, path, refusal.message, refusal.hint);
        }
    });
    if !framework.requires_reason() {
        return;
    }
    for (position, answer) in assessment.answers.iter().enumerate() {
        let fails = verdicts.get(&position) == Some(&Applicability::Fails);
        if fails || !answer.takes_out(framework, position) {
            continue;
        }
        let Some(i) = listed_at[position] else {
            continue;
        };
        reasons(
            report,
            framework,
            position,
            &path(position),
            &draft.answers[i],
        );
    }
}

/// Checks the reasons of one answer: the comment beside it, or those of its codings. A
/// decision has its reason in any case.
fn reasons(
    report: &mut Report,
    framework: &Framework,
    position: usize,
    path: &Pointer,
    draft: &AnswerDraft,
) {
    let decided = draft.adjudication.as_ref();
    if decided.is_some_and(|it| it.answer.is_some()) {
        return;
    }
    if draft.codings.is_empty() {
        reason(report, framework, position, path, draft.comment.as_deref());
    }
    for (i, coding) in draft.codings.iter().enumerate() {
        if coding.rejected.is_none() {
            let path = path.key("codings").index(i);
            reason(
                report,
                framework,
                position,
                &path,
                coding.comment.as_deref(),
            );
        }
    }
}

/// Checks that a comment gives a reason.
pub(super) fn reason(
    report: &mut Report,
    framework: &Framework,
    position: usize,
    path: &Pointer,
    comment: Option<&str>,
) {
    if comment.is_none_or(|comment| comment.trim().is_empty()) {
        report.error(
            ProblemKind::MissingReason,
            path.key("comment"),
            format!(
                "`{}` is answered as not applicable without a reason, which the framework requires",
                framework.indicators()[position].code()
            ),
            "say in the comment why it does not apply",
        );
    }
}

/// Checks every *not applicable* of an assessment that has answers alone, so that none has a
/// reason.
pub(super) fn plain(
    report: &mut Report,
    framework: &Framework,
    assessment: &Assessment,
    path: impl Fn(usize) -> Pointer,
) {
    let verdicts = under_conditions(report, framework, assessment, |i| Some(path(i)));
    if !framework.requires_reason() {
        return;
    }
    for (position, answer) in assessment.answers.iter().enumerate() {
        let refused = *answer == Answer::NotApplicable
            && verdicts.contains_key(&position)
            && !framework.allows_not_applicable(position);
        let fails = verdicts.get(&position) == Some(&Applicability::Fails);
        if !fails && !refused && answer.takes_out(framework, position) {
            report.error(
                ProblemKind::MissingReason,
                path(position),
                format!(
                    "`{}` is answered as not applicable without a reason, which the framework requires and this table has no place for",
                    framework.indicators()[position].code()
                ),
                "give the answers of this country in a table of the shape `long` with a column `comment`, or in a document",
            );
        }
    }
}

/// Checks the *not applicable* of indicators that have conditions and a path, and gives the
/// verdicts.
pub(super) fn under_conditions(
    report: &mut Report,
    framework: &Framework,
    assessment: &Assessment,
    path: impl Fn(usize) -> Option<Pointer>,
) -> BTreeMap<usize, Applicability> {
    if framework.condition_order().is_empty() {
        return BTreeMap::new();
    }
    let verdicts = assessment.applicability();
    for (position, verdict) in &verdicts {
        if assessment.answers[*position] != Answer::NotApplicable {
            continue;
        }
        let Some(path) = path(*position) else {
            continue;
        };
        let asked = asked(framework, &assessment.answers, *position);
        if let Some(refusal) = refusal_under(framework, *position, *verdict, &asked) {
            report.error(refusal.kind, path, refusal.message, refusal.hint);
        }
    }
    verdicts
}
