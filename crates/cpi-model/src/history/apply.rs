//! What does an entry do to the document?

use super::stands::Stands;
use super::{BrokenChain, UNNAMED};
use crate::draft::{
    Action, AdjudicationDraft, AnswerDraft, Choice, CodingDraft, EntryDraft, StandingDraft,
};

/// Does to a document what an entry says, and gives what stood before. Of an entry of format 1
/// it must be what the entry says. Joins are none of its business.
pub(super) fn apply(
    stands: &mut Stands,
    entry: &EntryDraft,
) -> Result<Option<StandingDraft>, BrokenChain> {
    let listed = stands.document.answers.len();
    let done = change(stands, entry);
    if done.is_err() {
        stands.truncate(listed);
    }
    done
}

fn change(stands: &mut Stands, entry: &EntryDraft) -> Result<Option<StandingDraft>, BrokenChain> {
    let Some(Choice::Known(action)) = entry.action else {
        return Err(BrokenChain::NoEntry("its action is not known".to_owned()));
    };
    let incomplete = || BrokenChain::Incomplete(action);
    let to = entry.to.clone().unwrap_or_default();
    if (action == Action::Begin) != (entry.seq == Some(1)) {
        return Err(incomplete());
    }
    match action {
        Action::Begin => {
            let mut document = *to.document.ok_or_else(incomplete)?;
            document.answers.iter_mut().for_each(into_codings);
            *stands = document.into();
            return Ok(None);
        }
        Action::Redact if entry.redacted.is_empty() => return Err(incomplete()),
        Action::Mend | Action::Redact | Action::Join => return Ok(None),
        _ => {}
    }
    let indicator = entry.indicator.as_ref().ok_or_else(incomplete)?;
    let (answer, codings) = stands.answer(indicator);
    let at = to
        .coding
        .as_ref()
        .and_then(|coding| codings.position(answer, coding));
    let stood = stood(answer, action, at);
    let some = |it: StandingDraft| (it != StandingDraft::default()).then_some(it);
    let stood = some(stood);
    if entry.version.is_none() && entry.from != stood {
        return Err(BrokenChain::From);
    }
    match action {
        Action::Begin | Action::Mend | Action::Redact | Action::Join => {}
        Action::Answer | Action::Reject => {
            let coding = to.coding.ok_or_else(incomplete)?;
            answer.accepted = None;
            answer.reviewer = None;
            match at {
                Some(at) => answer.codings[at] = coding,
                None => answer.codings.push(coding),
            }
        }
        Action::Accept => answer.accepted = Some(to.accepted.ok_or_else(incomplete)?),
        Action::Adjudicate => {
            answer.adjudication = Some(to.adjudication.ok_or_else(incomplete)?);
            answer.codings.iter_mut().for_each(|it| it.late = false);
        }
        Action::Reopen => {
            answer.adjudication = None;
            answer.accepted = None;
            answer.reviewer = None;
            answer.codings.iter_mut().for_each(|it| it.late = false);
        }
        Action::Reply => answer.reply = Some(to.reply.ok_or_else(incomplete)?),
        Action::Assign => answer.assigned = to.assigned,
    }
    Ok(stood)
}

/// The part of an answer that an action changes, as it stands.
/// `coding` is the position of the coding that it concerns.
fn stood(answer: &AnswerDraft, action: Action, coding: Option<usize>) -> StandingDraft {
    let none = StandingDraft::default();
    match action {
        Action::Answer | Action::Reject => StandingDraft {
            coding: coding.map(|at| answer.codings[at].clone()),
            ..none
        },
        Action::Accept => StandingDraft {
            accepted: answer.accepted.clone(),
            ..none
        },
        Action::Adjudicate => StandingDraft {
            adjudication: answer.adjudication.clone(),
            ..none
        },
        Action::Reopen => StandingDraft {
            adjudication: answer.adjudication.clone(),
            accepted: answer.accepted.clone(),
            ..none
        },
        Action::Reply => StandingDraft {
            reply: answer.reply.clone(),
            ..none
        },
        Action::Assign => StandingDraft {
            assigned: answer.assigned.clone(),
            ..none
        },
        Action::Begin | Action::Mend | Action::Redact | Action::Join => none,
    }
}

/// Turns an answer that stands alone into the coding of its assessor.
pub(super) fn into_codings(answer: &mut AnswerDraft) {
    let alone = answer.codings.is_empty()
        && (answer.answer.as_deref() != Some(crate::code::MISSING)
            || answer.comment.is_some()
            || !answer.evidence.is_empty());
    let given = answer.answer.take();
    let undecided = |it: &&mut AdjudicationDraft| it.answer.is_none();
    if let Some(decision) = answer.adjudication.as_mut().filter(undecided) {
        decision.answer.clone_from(&given);
    }
    if alone {
        answer.codings.push(CodingDraft {
            assessor: Some(answer.assessor.take().unwrap_or_else(|| UNNAMED.to_owned())),
            answer: given,
            evidence: std::mem::take(&mut answer.evidence),
            comment: answer.comment.take(),
            ..CodingDraft::default()
        });
    }
    answer.assessor = None;
}
