//! What several assessors, reviewers and the government say to one indicator, and what is
//! settled of it (methodology 10).

use super::Report;
use super::answers::{evidence, read_answer};
use super::choices::{decimal, shorten};
use crate::assessment::Answer;
use crate::draft::{AnswerDraft, CodingDraft, HistoryReference};
use crate::framework::{Framework, IndicatorMeasure};
use crate::number::Points;
use crate::pointer::Pointer;
use crate::problem::ProblemKind;
use chrono::DateTime;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// What is settled of one indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Settled {
    /// The settled answer; missing where there is none.
    pub(super) answer: Answer,
    /// Whether standing codings differ and nobody has decided.
    pub(super) conflict: bool,
}

/// Checks the codings and the final answer of an indicator, and settles it (methodology
/// 10.3); `None` where it has neither.
pub(super) fn settle(
    report: &mut Report,
    path: &Pointer,
    draft: &AnswerDraft,
    framework: &Framework,
    position: usize,
) -> Option<Settled> {
    let decided = draft
        .adjudication
        .as_ref()
        .and_then(|decision| decision.answer.as_ref());
    if draft.codings.is_empty() && decided.is_none() {
        return None;
    }
    if !draft.codings.is_empty() {
        for (key, stands) in [
            ("assessor", draft.assessor.is_some()),
            ("comment", draft.comment.is_some()),
            ("evidence", !draft.evidence.is_empty()),
        ] {
            if stands {
                report.contradiction(path, key, "each coding has its own");
            }
        }
    }
    let read = |report: &mut Report, path: Pointer, text: &str| match read_answer(
        framework, position, text,
    ) {
        Ok(answer) => Some(answer),
        Err(refusal) => {
            report.error(refusal.kind, path, refusal.message, refusal.hint);
            None
        }
    };
    let mut standing: Option<Answer> = None;
    let mut conflict = false;
    let mut assessors = BTreeSet::new();
    for (i, coding) in draft.codings.iter().enumerate() {
        let path = path.key("codings").index(i);
        self::coding(report, &path, coding, &mut assessors);
        let Some(text) = &coding.answer else {
            report.missing(&path, "answer", "write what this assessor answered");
            continue;
        };
        let Some(answer) = read(report, path.key("answer"), text) else {
            continue;
        };
        if answer == Answer::Missing || coding.rejected.is_some() {
            continue;
        }
        conflict |= standing.is_some_and(|standing| standing != answer);
        standing = Some(answer);
    }
    let shared = if conflict { None } else { standing };
    let answer = match decided {
        Some(text) => {
            conflict = false;
            let decided = read(report, path.key("adjudication").key("answer"), text);
            if decided == Some(Answer::Missing) {
                report.error(
                    ProblemKind::InvalidAdjudication,
                    path.key("adjudication").key("answer"),
                    "a final answer cannot be `missing`",
                    "decide for an answer, or leave it open",
                );
            }
            decided
        }
        None => shared,
    };
    Some(Settled {
        answer: answer.unwrap_or(Answer::Missing),
        conflict,
    })
}

fn coding<'a>(
    report: &mut Report,
    path: &Pointer,
    coding: &'a CodingDraft,
    assessors: &mut BTreeSet<&'a str>,
) {
    if let Some(assessor) = pseudonym(report, path, "assessor", coding.assessor.as_ref())
        && !assessors.insert(assessor)
    {
        report.error(
            ProblemKind::Duplicate,
            path.key("assessor"),
            format!("`{assessor}` has two codings of this indicator"),
            "keep the one that stands; earlier versions are in the history",
        );
    }
    evidence(report, path, &coding.evidence);
    if let Some(at) = &coding.at {
        date_time(report, path, "at", Some(at));
    }
    if let Some(rejected) = &coding.rejected {
        let path = path.key("rejected");
        pseudonym(report, &path, "by", rejected.by.as_ref());
        date_time(report, &path, "at", rejected.at.as_ref());
        text(
            report,
            &path,
            "comment",
            rejected.comment.as_ref(),
            "say what the assessor is to mend",
        );
    }
}

/// Checks what reviewers and the government say beside the answer.
pub(super) fn beside(report: &mut Report, path: &Pointer, draft: &AnswerDraft) {
    if draft.assessor.is_some() {
        pseudonym(report, path, "assessor", draft.assessor.as_ref());
    }
    if draft.reviewer.is_some() {
        pseudonym(report, path, "reviewer", draft.reviewer.as_ref());
    }
    if let Some(accepted) = &draft.accepted {
        let path = path.key("accepted");
        pseudonym(report, &path, "by", accepted.by.as_ref());
        date_time(report, &path, "at", accepted.at.as_ref());
    }
    if let Some(reply) = &draft.reply {
        let path = path.key("reply");
        pseudonym(report, &path, "by", reply.by.as_ref());
        date_time(report, &path, "at", reply.at.as_ref());
        text(
            report,
            &path,
            "text",
            reply.text.as_ref(),
            "write what the government says",
        );
        evidence(report, &path, &reply.evidence);
    }
    if let Some(assigned) = &draft.assigned {
        let path = path.key("assigned");
        for (i, assessor) in assigned.assessors.iter().enumerate() {
            pseudonym(
                report,
                &path.key("assessors"),
                &i.to_string(),
                Some(assessor),
            );
        }
        if assigned.reviewer.is_some() {
            pseudonym(report, &path, "reviewer", assigned.reviewer.as_ref());
        }
    }
}

/// Checks a decision and gives its points (methodology 2.4, 10.4).
pub(super) fn adjudication(
    report: &mut Report,
    path: &Pointer,
    draft: &AnswerDraft,
    framework: &Framework,
    position: usize,
    answer: Answer,
) -> Option<Points> {
    let adjudication = draft.adjudication.as_ref()?;
    let path = path.key("adjudication");
    if adjudication.by.is_some() {
        pseudonym(report, &path, "by", adjudication.by.as_ref());
    }
    if adjudication.at.is_some() {
        date_time(report, &path, "at", adjudication.at.as_ref());
    }
    text(
        report,
        &path,
        "reason",
        adjudication.reason.as_ref(),
        if adjudication.answer.is_some() {
            "say why this was decided"
        } else {
            "say why these points were awarded"
        },
    );
    if adjudication.points.is_none() && adjudication.answer.is_some() {
        return None;
    }
    awarded(
        report,
        &path,
        adjudication.points.as_ref(),
        framework,
        position,
        answer,
    )
}

/// The points that a reviewer awarded in place of those of an answer (methodology 2.4).
pub(super) fn awarded(
    report: &mut Report,
    path: &Pointer,
    points: Option<&String>,
    framework: &Framework,
    position: usize,
    answer: Answer,
) -> Option<Points> {
    let points = decimal(report, path, "points", points);
    let indicator = &framework.indicators()[position];
    let IndicatorMeasure::Checklist(checklist) = indicator.measure() else {
        report.error(
            ProblemKind::InvalidAdjudication,
            path,
            format!(
                "`{}` is a quantity, whose points cannot be adjudicated",
                indicator.code()
            ),
            "correct the value instead",
        );
        return None;
    };
    let scored = matches!(answer, Answer::Option(option) if checklist.options()[usize::from(option)].points.is_some());
    if !scored {
        report.error(
            ProblemKind::InvalidAdjudication,
            path,
            format!("`{}` is not answered with an option that earns points, so there are none to adjudicate", indicator.code()),
            "give the answer that the evidence supports, then adjudicate",
        );
        return None;
    }
    let points = points?;
    let (low, high) = (
        Decimal::from(checklist.low()),
        Decimal::from(checklist.high()),
    );
    if points < low || high < points {
        report.error(
            ProblemKind::InvalidAdjudication,
            path.key("points"),
            format!(
                "{points} points are adjudicated to `{}`; allowed is {low} to {high}",
                indicator.code()
            ),
            "stay between the lowest and the highest points of its scale",
        );
        return None;
    }
    Some(Points::from(points))
}

/// Checks the reference of a document to its history.
pub(super) fn history(report: &mut Report, found: Option<&HistoryReference>) {
    let Some(found) = found else { return };
    if found.entries.is_none_or(|entries| entries == 0) {
        report.missing(
            &Pointer::from(["history"]),
            "entries",
            "write how many entries there are",
        );
    }
    let is_hash = |text: &String| text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit());
    match &found.head {
        Some(head) if is_hash(head) => {}
        Some(head) => report.error(
            ProblemKind::BrokenHistory,
            Pointer::from(["history", "head"]),
            format!("`{}` is no SHA-256 in hexadecimal", shorten(head)),
            "restore the document from its history",
        ),
        None => report.missing(
            &Pointer::from(["history"]),
            "head",
            "write the hash of the last entry",
        ),
    }
}

/// A required pseudonym: a code, so that no name of a person and no address fits, unless the
/// framework declares `names = "real"`.
pub(super) fn pseudonym<'a>(
    report: &mut Report,
    path: &Pointer,
    key: &str,
    found: Option<&'a String>,
) -> Option<&'a str> {
    let Some(text) = found else {
        report.missing(path, key, "write the pseudonym");
        return None;
    };
    match crate::code::pseudonym(text, report.real_names) {
        Ok(text) => Some(text),
        Err(why) => {
            let path = path.key(key);
            report.error(ProblemKind::InvalidCode, path, why.to_string(), why.hint());
            None
        }
    }
}

/// A required text that is not blank.
pub(super) fn text(
    report: &mut Report,
    path: &Pointer,
    key: &str,
    found: Option<&String>,
    hint: &str,
) {
    if found.is_none_or(|text| text.trim().is_empty()) {
        report.missing(path, key, hint);
    }
}

/// A required date-time of RFC 3339.
pub(super) fn date_time(report: &mut Report, path: &Pointer, key: &str, found: Option<&String>) {
    match found {
        None => report.missing(
            path,
            key,
            "write a date-time such as `2026-03-01T12:00:00Z`",
        ),
        Some(text) if DateTime::parse_from_rfc3339(text).is_ok() => {}
        Some(text) => report.error(
            ProblemKind::InvalidDate,
            path.key(key),
            format!("`{}` is no date-time of RFC 3339", shorten(text)),
            "write a date-time such as `2026-03-01T12:00:00Z`",
        ),
    }
}
