//! What stands after two branches of a history are joined?
//!
//! Two offices that worked apart on copies of one index each continued the same history. What one
//! of them changed is taken; an indicator that both changed is a conflict, which a person decides.

use super::BrokenChain;
use crate::draft::{Action, AnswerDraft, AssessmentDraft, Choice, CodingDraft, DecidedDraft, Side};
use std::collections::BTreeMap;

/// An indicator that both branches changed, each to something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The code of the indicator.
    pub indicator: String,
    /// What stood before the branches parted; absent where nothing did.
    pub before: Option<AnswerDraft>,
    /// What stands here; absent where nothing does.
    pub here: Option<AnswerDraft>,
    /// What stands there; absent where nothing does.
    pub there: Option<AnswerDraft>,
    /// What would stand if both were kept; absent where both changed the same part of the answer,
    /// such as the coding of one assessor.
    pub both: Option<AnswerDraft>,
}

type Answers<'a> = BTreeMap<&'a str, &'a AnswerDraft>;

fn by_code(document: &AssessmentDraft) -> Answers<'_> {
    let pair = |answer| -> Option<(&str, &AnswerDraft)> {
        let answer: &AnswerDraft = answer;
        Some((answer.indicator.as_deref()?, answer))
    };
    document.answers.iter().filter_map(pair).collect()
}

/// The indicators that both branches changed, by code.
pub(super) fn conflicts(
    before: &AssessmentDraft,
    here: &AssessmentDraft,
    there: &AssessmentDraft,
) -> Vec<Conflict> {
    let (before, here, there) = (by_code(before), by_code(here), by_code(there));
    let mut found = Vec::new();
    for (code, theirs) in &there {
        let (was, ours) = (before.get(code).copied(), here.get(code).copied());
        if was == Some(*theirs) || ours == Some(*theirs) || ours == was {
            continue;
        }
        found.push(Conflict {
            indicator: (*code).to_owned(),
            before: was.cloned(),
            here: ours.cloned(),
            there: Some((*theirs).clone()),
            both: both(was, ours, theirs),
        });
    }
    found
}

/// The document after a join: what one branch changed, and of conflicts what was decided.
pub(super) fn joined(
    before: &AssessmentDraft,
    here: &AssessmentDraft,
    there: &AssessmentDraft,
    decided: &[DecidedDraft],
) -> Result<AssessmentDraft, BrokenChain> {
    let conflicts = conflicts(before, here, there);
    let mut decisions: BTreeMap<&str, Side> = BTreeMap::new();
    for each in decided {
        let (Some(indicator), Some(Choice::Known(side))) = (&each.indicator, &each.take) else {
            return Err(BrokenChain::Incomplete(Action::Join));
        };
        let conflict = conflicts.iter().any(|it| it.indicator == *indicator);
        if !conflict || decisions.insert(indicator, *side).is_some() {
            return Err(BrokenChain::Decision(indicator.clone()));
        }
    }
    let mut document = here.clone();
    let was = by_code(before);
    for theirs in &there.answers {
        let code = theirs.indicator.as_deref().unwrap_or_default();
        let taken = match conflicts.iter().find(|it| it.indicator == code) {
            None if was.get(code).copied() == Some(theirs) => continue,
            None => theirs.clone(),
            Some(conflict) => match decisions.get(code) {
                None => return Err(BrokenChain::Undecided(code.to_owned())),
                Some(Side::Here) => continue,
                Some(Side::There) => theirs.clone(),
                Some(Side::Both) => match &conflict.both {
                    Some(both) => both.clone(),
                    None => return Err(BrokenChain::Decision(code.to_owned())),
                },
            },
        };
        let mut listed = document.answers.iter_mut();
        match listed.find(|it| it.indicator == theirs.indicator) {
            Some(ours) => *ours = taken,
            None => document.answers.push(taken),
        }
    }
    Ok(document)
}

/// A part of an answer of which at most one side changed what stood before.
fn part<T: Clone + PartialEq>(before: &T, here: &T, there: &T) -> Option<T> {
    if there == before || here == there {
        Some(here.clone())
    } else if here == before {
        Some(there.clone())
    } else {
        None
    }
}

/// Both changes of an answer, where they concern different parts of it. An acceptance of what was
/// settled before the other office's coding came falls; a decision stands, and codings that its
/// office did not see are marked as late.
fn both(
    before: Option<&AnswerDraft>,
    here: Option<&AnswerDraft>,
    there: &AnswerDraft,
) -> Option<AnswerDraft> {
    let nothing = AnswerDraft {
        indicator: there.indicator.clone(),
        ..AnswerDraft::default()
    };
    let (before, here) = (before.unwrap_or(&nothing), here.unwrap_or(&nothing));
    let adjudication = part(
        &before.adjudication,
        &here.adjudication,
        &there.adjudication,
    )?;
    let of = |answer: &AnswerDraft, assessor: &Option<String>| -> Option<CodingDraft> {
        let mut codings = answer.codings.iter();
        codings.find(|it| it.assessor == *assessor).cloned()
    };
    let mut assessors: Vec<&Option<String>> = Vec::new();
    for coding in here.codings.iter().chain(&there.codings) {
        if !assessors.contains(&&coding.assessor) {
            assessors.push(&coding.assessor);
        }
    }
    let mut codings = Vec::new();
    for assessor in assessors {
        let (ours, theirs) = (of(here, assessor), of(there, assessor));
        let Some(mut coding) = part(&of(before, assessor), &ours, &theirs)? else {
            continue;
        };
        // The side that decided did not know this coding.
        let unseen = (adjudication == here.adjudication && ours.as_ref() != Some(&coding))
            || (adjudication == there.adjudication && theirs.as_ref() != Some(&coding));
        if adjudication.is_some() && unseen {
            coding.late = true;
        }
        codings.push(coding);
    }
    // An acceptance holds if who accepted saw all codings that stand now.
    let acceptance = |answer: &AnswerDraft| (answer.accepted.clone(), answer.reviewer.clone());
    let accepted = part(&acceptance(before), &acceptance(here), &acceptance(there))?;
    let saw_all = |answer: &AnswerDraft| {
        acceptance(answer) == accepted
            && answer.codings.len() == codings.len()
            && codings.iter().all(|coding| answer.codings.contains(coding))
    };
    let (accepted, reviewer) = if saw_all(here) || saw_all(there) {
        accepted
    } else {
        (None, None)
    };
    Some(AnswerDraft {
        codings,
        accepted,
        reviewer,
        adjudication,
        reply: part(&before.reply, &here.reply, &there.reply)?,
        assigned: part(&before.assigned, &here.assigned, &there.assigned)?,
        ..here.clone()
    })
}
