//! What may stand in each document? The JSON Schemas (2020-12), generated from the types.

/// A document that has a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DocumentSchema {
    /// Its name: that of the file without `.json`.
    pub name: &'static str,
    /// What it is.
    pub title: &'static str,
    /// Its schema.
    pub text: &'static str,
}

macro_rules! schemas {
    ($($document:ident: $name:literal, $title:literal;)+) => {
        $(
            #[doc = concat!("The schema of a document: ", $title, ".")]
            pub const $document: &str = include_str!(concat!("../schemas/", $name, ".json"));
        )+

        /// The documents that have a schema.
        pub const DOCUMENTS: &[DocumentSchema] = &[$(DocumentSchema {
            name: $name,
            title: $title,
            text: $document,
        }),+];
    };
}

schemas! {
    FRAMEWORK: "framework", "A framework";
    ASSESSMENT: "assessment", "An assessment";
    PUBLIC_ASSESSMENT: "public-assessment", "A public assessment";
    PUBLICATION: "publication", "What may be published of a round";
    ROUND: "round", "A round";
    SUBMISSION: "submission", "A submission: what one file that came in says";
    HISTORY: "history", "An entry of a history: each line of it";
    COLLECTION: "collection", "What became of collected files";
    REVIEW: "review", "What became of the workbooks of reviewers";
    UNCERTAINTY: "uncertainty", "A plan of what is uncertain";
    CROSSWALK: "crosswalk", "A crosswalk between two frameworks";
    QUERY: "query", "A query: what is asked of an index, with every option";
    RESULT: "result", "A result: scores, a comparison, a plan and so on";
    TARGETS: "targets", "The targets of a plan";
    PEERS: "peers", "Who is compared with whom";
    FRAMEWORK_DIFFERENCE: "framework-difference", "The difference of two frameworks";
    PROBLEMS: "problems", "Problems";
}

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
