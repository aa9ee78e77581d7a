//! What the methodology promises, one module a promise.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod agreement;
mod applicability;
mod belonging;
mod coherence;
mod coherence_ends;
mod conditions;
mod conformance;
mod core_set;
mod demonstration;
mod directions;
mod editions;
mod explanations;
mod figures;
mod framework_difference;
mod improvements;
mod indices;
mod lint;
mod lint_translations;
mod odd_sizes;
mod panels;
mod peers;
mod plans;
mod plans_of_views;
mod properties;
mod publication;
mod queries;
mod review;
mod robustness;
mod robustness_centre;
mod robustness_of_many;
mod robustness_of_views;
mod sensitivity;
mod session;
mod simulation;
mod support;
mod trend;
