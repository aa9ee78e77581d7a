//! What may stand in each document? The JSON Schemas (2020-12), generated from the types.

#[cfg(feature = "schema")]
use cpi_model::draft::{
    AssessmentDraft, CrosswalkDraft, EntryDraft, FrameworkDraft, PeersDraft, PublicAssessmentDraft,
    PublicationDraft, RoundDraft, SubmissionDraft, TargetsDraft, UncertaintyDraft,
};

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
    ($($document:ident: $name:literal, $title:literal, $how:ident $type:path;)+) => {
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

        /// Makes the schemas anew: the name of each file and its text. Documents that are read are
        /// described as they may be written, results as they are written.
        #[cfg(feature = "schema")]
        pub fn generate() -> Vec<(&'static str, String)> {
            use cpi_model::provenance::canonical_json;
            use schemars::generate::{SchemaGenerator, SchemaSettings};
            fn read() -> SchemaGenerator {
                SchemaSettings::draft2020_12().for_deserialize().into_generator()
            }
            fn written() -> SchemaGenerator {
                SchemaSettings::draft2020_12().for_serialize().into_generator()
            }
            vec![$((
                concat!($name, ".json"),
                canonical_json(&$how().into_root_schema_for::<$type>()),
            )),+]
        }
    };
}

schemas! {
    FRAMEWORK: "framework", "A framework", read FrameworkDraft;
    ASSESSMENT: "assessment", "An assessment", read AssessmentDraft;
    PUBLIC_ASSESSMENT: "public-assessment", "A public assessment", read PublicAssessmentDraft;
    PUBLICATION: "publication", "What may be published of a round", read PublicationDraft;
    ROUND: "round", "A round", read RoundDraft;
    SUBMISSION: "submission", "A submission: what one file that came in says", read SubmissionDraft;
    HISTORY: "history", "An entry of a history: each line of it", read EntryDraft;
    COLLECTION: "collection", "What became of collected files", written crate::collect::Collection;
    REVIEW: "review", "What became of the workbooks of reviewers", written crate::review_book::ReviewImport;
    UNCERTAINTY: "uncertainty", "A plan of what is uncertain", read UncertaintyDraft;
    CROSSWALK: "crosswalk", "A crosswalk between two frameworks", read CrosswalkDraft;
    QUERY: "query", "A query: what is asked of an index, with every option", read cpi_scoring::Query;
    RESULT: "result", "A result: scores, a comparison, a plan and so on", written cpi_scoring::Document;
    TARGETS: "targets", "The targets of a plan", read TargetsDraft;
    PEERS: "peers", "Who is compared with whom", read PeersDraft;
    FRAMEWORK_DIFFERENCE: "framework-difference", "The difference of two frameworks", written cpi_scoring::FrameworkDifference;
    PROBLEMS: "problems", "Problems", written cpi_model::Problems;
}
