//! What scores say of codings, conflicts and decisions (methodology 10.3, 10.5, 10.7).

use cpi_model::draft::{AssessmentDraft, NotApplicableAllowed, NotApplicableDraft};
use cpi_scoring::{Scorecard, score};
use std::path::Path;

fn card(answers: &str) -> Scorecard {
    let template = Path::new(env!("CARGO_MANIFEST_DIR")).join("../cpi-cli/template");
    let mut framework = cpi_io::folder::framework(&template).unwrap().draft;
    framework.not_applicable = Some(NotApplicableDraft {
        allowed: Some(NotApplicableAllowed::Anywhere.into()),
        requires_reason: false,
    });
    let framework = framework.check().unwrap().value;
    let text = format!(
        r#"{{"schema_version":1,"framework":{{"id":"my-index","version":"0.1"}},"country":"XAA","round":"2026","answers":{answers}}}"#
    );
    let draft: AssessmentDraft = serde_json::from_str(&text).unwrap();
    let assessment = draft.check(&framework).unwrap().value;
    score(&framework, &assessment).unwrap()
}

fn shown(card: &Scorecard, node: &str) -> [String; 3] {
    let result = card.node(node).unwrap();
    let bounds = result.bounds.unwrap();
    [
        result.score.unwrap().to_string(),
        bounds.low.to_string(),
        bounds.high.to_string(),
    ]
}

/// 20.2 applies if 20.1 is yes or partially, otherwise it scores the lowest. While 20.1 is
/// in conflict, both ends are open: no and no (0 + 0 + 1), yes and yes (1 + 1 + 1).
#[test]
fn bounds_let_a_conflict_go_either_way() {
    let conflict = card(
        r#"[{"indicator":"20.1","codings":[{"assessor":"A","answer":"yes"},{"assessor":"B","answer":"no"}]},
            {"indicator":"20.2","codings":[{"assessor":"A","answer":"yes"}]},
            {"indicator":"20.3","codings":[{"assessor":"A","answer":"0"}]}]"#,
    );
    assert_eq!(
        shown(&conflict, "art20"),
        ["1", "0.333333333333333333", "1"]
    );
    // Without codings the answer to 20.2 binds: 20.1 can only be yes or partially.
    let alone = card(r#"[{"indicator":"20.2","answer":"yes"},{"indicator":"20.3","answer":"0"}]"#);
    assert_eq!(shown(&alone, "art20"), ["1", "0.833333333333333333", "1"]);
}

#[test]
fn a_score_says_on_what_it_rests() {
    let card = card(
        r#"[{"indicator":"19.1","codings":[{"assessor":"A","answer":"yes"}],
             "adjudication":{"answer":"partially","points":"0.75","reason":"Towns only."}},
            {"indicator":"19.2","codings":[{"assessor":"A","answer":"yes"}],
             "accepted":{"by":"R","at":"2026-04-01T09:00:00Z"}},
            {"indicator":"19.3","codings":[{"assessor":"A","answer":"yes"},{"assessor":"B","answer":"no"}]},
            {"indicator":"20.1","codings":[{"assessor":"A","answer":"not-applicable"}]},
            {"indicator":"20.3","answer":"500"}]"#,
    );
    let review_basis = serde_json::to_string(&card.review_basis).unwrap();
    insta::assert_snapshot!(review_basis, @r#"{"answered":3,"reviewed":2,"reviewed_share":"0.666666666666666667","adjudicated":1,"adjudicated_share":"0.333333333333333333","undecided":1}"#);
    assert_eq!(
        card.node("art19").unwrap().score.unwrap().to_string(),
        "0.875"
    );
}

#[test]
fn where_nobody_coded_nothing_is_said() {
    assert_eq!(
        card(r#"[{"indicator":"19.1","answer":"yes"}]"#).review_basis,
        None
    );
}
