//! Positions that a framework does not have are no reason to panic.

use cpi_model::assessment::Answer;
use cpi_model::framework::Aggregate;
use cpi_model::{AssessmentDraft, FrameworkDraft};
use serde_json::Value;

#[test]
fn positions_beyond_the_end_have_no_name_and_no_answer() {
    let case = include_str!("../../../../fixtures/conformance/cases/001-example-1-2-thirds.json");
    let case: Value = serde_json::from_str(case).unwrap();
    let draft = FrameworkDraft::from_json("framework", &case["framework"].to_string()).unwrap();
    let framework = draft.check().unwrap().value;
    assert_eq!(
        framework.aggregate_name(Aggregate::Node(0)).as_deref(),
        Some("index")
    );
    for position in [framework.nodes().len(), usize::MAX] {
        for aggregate in [
            Aggregate::Node(position),
            Aggregate::Group(position, 0),
            Aggregate::Group(0, position),
            Aggregate::Cell(position, 0),
            Aggregate::Cell(0, position),
        ] {
            assert_eq!(framework.aggregate_name(aggregate), None, "{aggregate:?}");
        }
    }
    let first = case["assessments"][0].to_string();
    let draft = AssessmentDraft::from_json("XAA.json", &first).unwrap();
    let assessment = draft.check(&framework).unwrap().value;
    for position in [framework.indicators().len(), usize::MAX] {
        assert!(!framework.allows_not_applicable(position));
        assert!(!assessment.is_answered(position));
        assert_eq!(assessment.answer_text(position), "");
        assert_eq!(Answer::Option(0).text(&framework, position), "");
        assert!(!Answer::Option(0).takes_out(&framework, position));
        assert!(assessment.record(position).is_none());
        assert!(assessment.evidence(position).is_empty());
        assert_eq!(assessment.review_state(position).to_string(), "unanswered");
    }
}
