#![doc = include_str!("../README.md")]

// In the order of the methodology: items, quantities, nodes, views, bounds, ranks, words.
mod arithmetic;
mod error;

mod item;
mod normalise;

mod aggregate;
mod node;

mod bounds;
mod view;

mod score;
mod trail;

mod compare;
mod explain;

mod beside;
mod change;
mod cohere;
mod planning;
mod propose;
mod session;
mod simulation;

mod applicability;
mod random;
mod rests;

pub mod agreement;

// Of frameworks alone, without answers.
mod balance;
mod framework_diff;
mod weights;

pub use cpi_model::*;

pub use applicability::{applicability_of, standing_out};
pub use balance::{Tolerance, extreme_weights, lint_framework};
pub use beside::peers;
pub use change::{Edition, TrendError, TrendOptions, trend};
pub use cohere::{CoherenceError, CoherenceOptions, coherence};
pub use compare::{compare, difference};
pub use cpi_model::explanation::{Explanation, Line};
pub use error::ScoreError;
pub use explain::{Sources, explain, explain_with};
pub use framework_diff::{framework_diff, framework_diff_with};
pub use planning::plan;
pub use propose::propose;
pub use rests::{rests, reviewed, status, status_by_assessor, status_by_section};
pub use score::{Options, engine, fold_scores, score, score_all, score_all_with};
pub use session::{Session, SessionError, Standings};
pub use simulation::{
    Draws, Progress, RobustnessError, Simulator, Stage, robustness, sobol_indices,
};
pub use weights::effective_weights;
