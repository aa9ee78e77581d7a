//! What may stand in each document? The JSON Schemas (2020-12), generated from the types.

/// The schema of a framework.
pub const FRAMEWORK: &str = include_str!("../schemas/framework.json");
/// The schema of an assessment.
pub const ASSESSMENT: &str = include_str!("../schemas/assessment.json");
/// The schema of a round.
pub const ROUND: &str = include_str!("../schemas/round.json");
/// The schema of a result.
pub const RESULT: &str = include_str!("../schemas/result.json");
/// The schema of problems.
pub const PROBLEMS: &str = include_str!("../schemas/problems.json");

/// Makes the schemas anew: the name of each file and its text.
#[cfg(feature = "schema")]
pub fn generate() -> Vec<(&'static str, String)> {
    use cpi_model::draft::{AssessmentDraft, FrameworkDraft, RoundDraft};
    use cpi_model::provenance::canonical_json;
    vec![
        (
            "framework.json",
            canonical_json(&schemars::schema_for!(FrameworkDraft)),
        ),
        (
            "assessment.json",
            canonical_json(&schemars::schema_for!(AssessmentDraft)),
        ),
        (
            "round.json",
            canonical_json(&schemars::schema_for!(RoundDraft)),
        ),
        (
            "result.json",
            canonical_json(&schemars::schema_for!(crate::document::Document)),
        ),
        (
            "problems.json",
            canonical_json(&schemars::schema_for!(cpi_model::Problems)),
        ),
    ]
}
