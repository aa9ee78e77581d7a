//! What may stand in each document? The JSON Schemas (2020-12), generated from the types.

/// The schema of a framework.
pub const FRAMEWORK: &str = include_str!("../schemas/framework.json");
/// The schema of an assessment.
pub const ASSESSMENT: &str = include_str!("../schemas/assessment.json");
/// The schema of a public assessment.
pub const PUBLIC_ASSESSMENT: &str = include_str!("../schemas/public-assessment.json");
/// The schema of what may be published of a round.
pub const PUBLICATION: &str = include_str!("../schemas/publication.json");
/// The schema of a round.
pub const ROUND: &str = include_str!("../schemas/round.json");
/// The schema of a submission.
pub const SUBMISSION: &str = include_str!("../schemas/submission.json");
/// The schema of an entry of a history: of each line.
pub const HISTORY: &str = include_str!("../schemas/history.json");
/// The schema of what became of collected files.
pub const COLLECTION: &str = include_str!("../schemas/collection.json");
/// The schema of what became of the workbooks of reviewers.
pub const REVIEW: &str = include_str!("../schemas/review.json");
/// The schema of a plan of what is uncertain.
pub const UNCERTAINTY: &str = include_str!("../schemas/uncertainty.json");
/// The schema of a crosswalk.
pub const CROSSWALK: &str = include_str!("../schemas/crosswalk.json");
/// The schema of a query.
pub const QUERY: &str = include_str!("../schemas/query.json");
/// The schema of a result.
pub const RESULT: &str = include_str!("../schemas/result.json");
/// The schema of the targets of a plan.
pub const TARGETS: &str = include_str!("../schemas/targets.json");
/// The schema of who is compared with whom.
pub const PEERS: &str = include_str!("../schemas/peers.json");
/// The schema of the difference of two frameworks.
pub const FRAMEWORK_DIFFERENCE: &str = include_str!("../schemas/framework-difference.json");
/// The schema of problems.
pub const PROBLEMS: &str = include_str!("../schemas/problems.json");

/// Makes the schemas anew: the name of each file and its text. Documents that are read are
/// described as they may be written, results as they are written.
#[cfg(feature = "schema")]
pub fn generate() -> Vec<(&'static str, String)> {
    use cpi_model::draft::{
        AssessmentDraft, CrosswalkDraft, EntryDraft, FrameworkDraft, PeersDraft,
        PublicAssessmentDraft, PublicationDraft, RoundDraft, SubmissionDraft, TargetsDraft,
        UncertaintyDraft,
    };
    use cpi_model::provenance::canonical_json;
    use schemars::generate::SchemaSettings;
    let read = || {
        SchemaSettings::draft2020_12()
            .for_deserialize()
            .into_generator()
    };
    let written = || {
        SchemaSettings::draft2020_12()
            .for_serialize()
            .into_generator()
    };
    vec![
        (
            "framework.json",
            canonical_json(&read().into_root_schema_for::<FrameworkDraft>()),
        ),
        (
            "assessment.json",
            canonical_json(&read().into_root_schema_for::<AssessmentDraft>()),
        ),
        (
            "public-assessment.json",
            canonical_json(&read().into_root_schema_for::<PublicAssessmentDraft>()),
        ),
        (
            "publication.json",
            canonical_json(&read().into_root_schema_for::<PublicationDraft>()),
        ),
        (
            "round.json",
            canonical_json(&read().into_root_schema_for::<RoundDraft>()),
        ),
        (
            "submission.json",
            canonical_json(&read().into_root_schema_for::<SubmissionDraft>()),
        ),
        (
            "history.json",
            canonical_json(&read().into_root_schema_for::<EntryDraft>()),
        ),
        (
            "collection.json",
            canonical_json(&written().into_root_schema_for::<crate::collect::Collection>()),
        ),
        (
            "review.json",
            canonical_json(&written().into_root_schema_for::<crate::review_book::ReviewImport>()),
        ),
        (
            "peers.json",
            canonical_json(&read().into_root_schema_for::<PeersDraft>()),
        ),
        (
            "targets.json",
            canonical_json(&read().into_root_schema_for::<TargetsDraft>()),
        ),
        (
            "uncertainty.json",
            canonical_json(&read().into_root_schema_for::<UncertaintyDraft>()),
        ),
        (
            "crosswalk.json",
            canonical_json(&read().into_root_schema_for::<CrosswalkDraft>()),
        ),
        (
            "query.json",
            canonical_json(&read().into_root_schema_for::<cpi_scoring::Query>()),
        ),
        (
            "result.json",
            canonical_json(&written().into_root_schema_for::<cpi_scoring::Document>()),
        ),
        (
            "framework-difference.json",
            canonical_json(&written().into_root_schema_for::<cpi_scoring::FrameworkDifference>()),
        ),
        (
            "problems.json",
            canonical_json(&written().into_root_schema_for::<cpi_model::Problems>()),
        ),
    ]
}
