#![doc = include_str!("../README.md")]

// In the order of the methodology: items, quantities, nodes, views, bounds, ranks, words.
mod arithmetic;
mod error;
mod origin;

mod item;
mod normalise;

mod aggregate;
mod node;

mod bounds;
mod view;

mod score;
pub mod scorecard;
mod trail;

pub mod comparison;
pub mod explanation;

// Analyses: each room holds its result and what makes it.
pub mod agreement;
pub mod coherence;
pub mod peers;
pub mod plan;
pub mod robustness;
pub mod status;
pub mod trend;

// One question, one document.
mod analyses;
pub mod document;
pub mod historical;
pub mod query;
pub mod verification;

mod applicability;
pub mod changes;
mod random;
mod session;

// Of frameworks alone, without answers.
mod balance;
mod crosswalk;
pub mod framework_difference;
mod improvements;
mod weights;

/// The inputs: drafts, checked types, problems.
pub use cpi_model as model;
// What a program that scores needs of them, so that one `use` is enough.
pub use cpi_model::{
    Answer, Assessment, AssessmentDraft, Checked, Crosswalk, Decimal, Framework, FrameworkDraft,
    History, Peering, Place, Problem, ProblemKind, Problems, Provenance, PublicAssessmentDraft,
    Round, RoundDraft, Severity, Targets, TargetsDraft, Uncertainty, UncertaintyDraft,
};

pub use agreement::Agreement;
pub use applicability::{applicability_of, standing_out};
pub use balance::{Tolerance, extreme_weights, lint_framework, lint_framework_with};
pub use coherence::{Coherence, CoherenceError, CoherenceOptions, coherence};
pub use comparison::{Comparison, Difference, compare, difference};
pub use crosswalk::suggest_crosswalk;
pub use document::Document;
pub use error::ScoreError;
pub use explanation::{Explanation, Line, Sources, explain, explain_with};
pub use framework_difference::{FrameworkDifference, framework_diff, framework_diff_with};
pub use origin::Origin;
pub use peers::{Peers, peers};
pub use plan::{Plan, WhatIf, plan};
pub use query::{Inputs, Query, QueryError};
pub use robustness::{
    Draws, Progress, Robustness, RobustnessError, Simulator, Stage, robustness, sobol_indices,
};
pub use score::{Options, ScoresQuery, engine, fold_scores, score, score_all, score_all_with};
pub use scorecard::{NodeScore, Scorecard, State};
pub use session::{CountryScores, NodePlace, Session, SessionError};
pub use status::{
    Status, indicator_reviews, review_basis, status, status_by_assessor, status_by_section,
};
pub use trend::{Edition, Trend, TrendError, TrendOptions, trend};
pub use weights::effective_weights;
