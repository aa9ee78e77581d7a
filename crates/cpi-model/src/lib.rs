#![doc = include_str!("../README.md")]

// In reading order: words and numbers, what a file says, what has been checked, what comes out.
pub mod characters;
pub mod code;
pub mod matching;
pub mod number;
pub mod problem;

pub mod draft;
pub mod read;

pub mod assessment;
pub mod crosswalk;
pub mod framework;
pub mod round;
pub mod targets;
pub mod uncertainty;

pub mod coherence;
pub mod history;
pub mod merge;
pub mod publication;
pub mod review;
pub mod submission;

pub mod agreement;
pub mod comparison;
pub mod explanation;
pub mod framework_difference;
pub mod peers;
pub mod plan;
pub mod plausibility;
pub mod provenance;
pub mod robustness;
pub mod scorecard;
pub mod status;
pub mod trend;

mod check;
pub mod lint;
pub mod texts;

pub use assessment::{Answer, Assessment};
pub use check::AnswerColumns;
pub use coherence::Coherence;
pub use comparison::{Comparison, Difference};
pub use crosswalk::Crosswalk;
pub use draft::{
    AssessmentDraft, FrameworkDraft, PublicAssessmentDraft, RoundDraft, SubmissionDraft,
    TargetsDraft, UncertaintyDraft,
};
pub use framework::Framework;
pub use framework_difference::FrameworkDifference;
pub use history::History;
pub use peers::{Peering, Peers};
pub use plan::{Plan, WhatIf};
pub use problem::{Checked, Place, Problem, ProblemKind, Problems, Severity};
pub use provenance::Provenance;
pub use publication::Publication;
pub use review::ReviewState;
pub use robustness::Robustness;
pub use round::Round;
pub use scorecard::{NodeScore, Scorecard, State};
pub use status::Status;
pub use submission::Submission;
pub use targets::Targets;
pub use uncertainty::Uncertainty;
