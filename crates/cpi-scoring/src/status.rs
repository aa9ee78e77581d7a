//! How far is a round, and on what do its scores rest? Methodology 10.6 and 10.7.

mod filter;
#[cfg(feature = "round")]
mod query;
mod result;

use cpi_model::assessment::{Answer, Applicability, Assessment, Record};
use cpi_model::code::MISSING;
use cpi_model::draft::{AnswerDraft, Otherwise};
use cpi_model::review::ReviewState;
pub use filter::{LATE, ReviewFilter};
#[cfg(feature = "round")]
pub use query::{StatusGrouping, StatusQuery};
pub use result::{CodingSummary, IndicatorReview, ReviewBasis, Status};

use std::collections::BTreeMap;

/// On what the answers of an assessment rest; `None` where nobody has coded or reviewed
/// anything.
///
/// # Method
///
/// Methodology 10.7.
pub fn review_basis(assessment: &Assessment) -> Option<ReviewBasis> {
    let framework = assessment.framework();
    if !assessment.is_reviewed() {
        return None;
    }
    let mut review_basis = ReviewBasis::default();
    for position in 0..framework.indicators().len() {
        let state = assessment.review_state(position);
        review_basis.undecided += u32::from(state == ReviewState::Conflict);
        if assessment.is_answered(position) {
            review_basis.answered += 1;
            review_basis.reviewed += u32::from(is_reviewed(state));
            review_basis.adjudicated += u32::from(state == ReviewState::Adjudicated);
        }
    }
    Some(review_basis)
}

fn is_reviewed(state: ReviewState) -> bool {
    matches!(state, ReviewState::Accepted | ReviewState::Adjudicated)
}

/// The review of every indicator of an assessment, in the framework's order.
pub fn indicator_reviews(assessment: &Assessment) -> Vec<IndicatorReview> {
    let framework = assessment.framework();
    let verdicts = assessment.applicability();
    (0..framework.indicators().len())
        .map(|position| {
            let draft = assessment.record(position).map(Record::draft);
            let assigned = draft.and_then(|it| it.assigned.clone()).unwrap_or_default();
            IndicatorReview {
                country: assessment.country().to_owned(),
                round: assessment.round().to_owned(),
                indicator: framework.indicators()[position].code().to_owned(),
                state: assessment.review_state(position),
                late: assessment.has_late_coding(position),
                fails: verdicts.get(&position) == Some(&Applicability::Fails),
                answer: assessment.answer_text(position),
                codings: draft.map(said).unwrap_or_default(),
                assigned: assigned.assessors,
                reviewer: assigned.reviewer,
                replied: draft.is_some_and(|it| it.reply.is_some()),
            }
        })
        .collect()
}

fn said(draft: &AnswerDraft) -> Vec<CodingSummary> {
    let codings = draft.codings.iter().map(|coding| CodingSummary {
        assessor: coding.assessor.clone().unwrap_or_default(),
        answer: coding.answer.clone().unwrap_or_default(),
        rejected: coding.rejected.is_some(),
    });
    codings.collect()
}

/// How far an assessment is, in all.
pub fn status(assessment: &Assessment) -> Status {
    let framework = assessment.framework();
    let all: Vec<usize> = (0..framework.indicators().len()).collect();
    status_of(assessment, &all)
}

/// How far each section of an assessment is: each node directly beneath the index.
pub fn status_by_section(assessment: &Assessment) -> Vec<Status> {
    let framework = assessment.framework();
    let root = framework.root();
    let sections = framework.nodes().iter();
    sections
        .filter(|node| node.parent() == Some(root))
        .map(|node| Status {
            section: Some(node.code().to_string()),
            ..status_of(assessment, node.indicators())
        })
        .collect()
}

fn status_of(assessment: &Assessment, among: &[usize]) -> Status {
    let framework = assessment.framework();
    let verdicts = assessment.applicability();
    let mut status = Status {
        country: assessment.country().to_owned(),
        round: assessment.round().to_owned(),
        ..Status::default()
    };
    for &position in among {
        if verdicts.get(&position) == Some(&Applicability::Fails) {
            // Its condition settles it as the lowest answer, or it is not asked at all.
            let otherwise = framework.indicators()[position].otherwise();
            let settled = u32::from(otherwise == Some(Otherwise::Lowest));
            status.indicators += settled;
            status.answered += settled;
            continue;
        }
        let state = assessment.review_state(position);
        // As coverage counts (methodology 4.6, 4.13): that it is not applicable is no answer to it.
        let answer = assessment.answers()[position];
        let not_applicable = answer.takes_out(framework, position);
        let answered = answer != Answer::Missing && !not_applicable;
        let draft = assessment.record(position).map(Record::draft);
        let back = draft.is_some_and(|it| it.codings.iter().any(|it| it.rejected.is_some()));
        let evidence = (answered || not_applicable) && !assessment.evidence(position).is_empty();
        status.indicators += 1;
        status.answered += u32::from(answered);
        status.not_applicable += u32::from(not_applicable);
        status.with_evidence += u32::from(evidence);
        status.reviewed += u32::from(is_reviewed(state));
        status.adjudicated += u32::from(state == ReviewState::Adjudicated);
        status.conflict += u32::from(state == ReviewState::Conflict);
        status.rejected += u32::from(back);
        status.late += u32::from(assessment.has_late_coding(position));
        status.open += u32::from(!is_reviewed(state));
    }
    status
}

/// How far each assessor of an assessment is, in the order of their pseudonyms.
pub fn status_by_assessor(assessment: &Assessment) -> Vec<Status> {
    let framework = assessment.framework();
    let verdicts = assessment.applicability();
    let mut found: BTreeMap<&str, Status> = BTreeMap::new();
    for position in 0..framework.indicators().len() {
        let Some(draft) = assessment.record(position).map(Record::draft) else {
            continue;
        };
        let state = assessment.review_state(position);
        let fails = verdicts.get(&position) == Some(&Applicability::Fails);
        let asked = draft.assigned.iter().flat_map(|it| &it.assessors);
        let coded = draft.codings.iter().filter_map(|it| it.assessor.as_ref());
        let mut names: Vec<&str> = asked
            .chain(coded)
            .chain(&draft.assessor)
            .map(String::as_str)
            .collect();
        names.sort_unstable();
        names.dedup();
        for name in names {
            let coding = draft
                .codings
                .iter()
                .find(|it| it.assessor.as_deref() == Some(name));
            let alone = draft.assessor.as_deref() == Some(name)
                && assessment.answers()[position] != Answer::Missing;
            let answered = alone
                || coding.is_some_and(|it| it.answer.as_deref().is_some_and(|it| it != MISSING));
            if fails && !answered {
                continue;
            }
            let back = coding.is_some_and(|it| it.rejected.is_some());
            let evidence = coding.map_or(&draft.evidence, |it| &it.evidence);
            let status = found.entry(name).or_insert_with(|| Status {
                country: assessment.country().to_owned(),
                round: assessment.round().to_owned(),
                assessor: Some(name.to_owned()),
                ..Status::default()
            });
            let said = coding.and_then(|coding| coding.answer.as_deref());
            let own = said.map_or(assessment.answers()[position], |text| {
                Answer::read(framework, framework.indicators()[position].code(), text)
                    .map_or(Answer::Missing, |(_, answer)| answer)
            });
            let not_applicable = answered && own.takes_out(framework, position);
            status.indicators += 1;
            status.answered += u32::from(answered && !not_applicable);
            status.not_applicable += u32::from(not_applicable);
            status.with_evidence += u32::from(answered && !evidence.is_empty());
            status.reviewed += u32::from(is_reviewed(state));
            status.adjudicated += u32::from(state == ReviewState::Adjudicated);
            status.conflict += u32::from(state == ReviewState::Conflict);
            status.rejected += u32::from(back);
            status.late += u32::from(coding.is_some_and(|it| it.late));
            status.open += u32::from(back || !answered);
        }
    }
    found.into_values().collect()
}
