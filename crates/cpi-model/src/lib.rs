#![doc = include_str!("../README.md")]

// In reading order: words and numbers, what a file says, what has been checked.
pub mod characters;
pub mod code;
pub mod escape;
pub mod json_diff;
#[cfg(feature = "language")]
pub mod language;
pub mod matching;
pub mod number;
pub mod pointer;
pub mod problem;
pub mod word_diff;

pub mod draft;
pub mod read;

pub mod assessment;
pub mod crosswalk;
pub mod framework;
pub mod peers;
pub mod round;
pub mod targets;
pub mod uncertainty;

pub mod history;
pub mod index;
pub mod merge;
pub mod publication;
pub mod review;
pub mod submission;

pub mod plausibility;
pub mod provenance;

mod canonical;
mod check;
pub mod lint;
pub mod texts;
pub mod threads;

pub use assessment::{Answer, Assessment};
pub use check::AnswerColumns;
pub use crosswalk::Crosswalk;
pub use draft::{
    AssessmentDraft, FrameworkDraft, PublicAssessmentDraft, RoundDraft, SubmissionDraft,
    TargetsDraft, UncertaintyDraft,
};
pub use framework::Framework;
pub use history::History;
pub use index::Index;
pub use peers::Peering;
pub use pointer::Pointer;
pub use problem::{Checked, Place, Problem, ProblemKind, Problems, Severity};
pub use provenance::Provenance;
pub use publication::Publication;
pub use review::ReviewState;
pub use round::Round;
pub use submission::Submission;
pub use targets::Targets;
pub use uncertainty::Uncertainty;

/// The decimals of numbers: `Decimal::from(score)` is exact. [`rust_decimal`] itself is here for the
/// version that matches.
pub use rust_decimal::{self, Decimal};
