#![doc = include_str!("../README.md")]
#![allow(
    clippy::needless_pass_by_value,
    reason = "texts that may be absent come from JavaScript by value"
)]

mod index;
mod refusal;
mod session;

#[cfg(feature = "analysis")]
pub mod analysis;

pub use refusal::Refusal;
pub use session::Session;

use cpi_io::read;
use cpi_model::draft::FrameworkDraft;
use cpi_model::provenance::canonical_json;
use cpi_scoring::comparison::ComparisonQuery;
use cpi_scoring::explanation::ExplanationQuery;
use cpi_scoring::{Query, ScoresQuery};
use index::{FRAMEWORK, ask, read_index};
use wasm_bindgen::prelude::wasm_bindgen;

/// Checks a framework: the JSON list of its problems and warnings, `[]` if it has none.
#[wasm_bindgen]
pub fn check(framework: &str) -> String {
    let checked = read::framework_json(FRAMEWORK, framework.as_bytes())
        .and_then(|read| read.check(FrameworkDraft::check));
    canonical_json(&match checked {
        Ok(checked) => checked.warnings,
        Err(problems) => problems,
    })
}

/// Checks assessments against their framework: the JSON list of all problems and warnings, `[]`
/// if there are none. Where the framework has problems, they are those of the framework.
#[wasm_bindgen]
pub fn check_assessments(framework: &str, assessments: &str) -> String {
    canonical_json(&index::check_assessments(framework, assessments))
}

/// Scores assessments: the JSON document of their scorecards, with the trail of each
/// figure if `trail` is true.
///
/// # Errors
///
/// The problems, or why the methodology refuses.
#[wasm_bindgen]
pub fn score(framework: &str, assessments: &str, trail: bool) -> Result<String, Refusal> {
    let index = read_index(framework, assessments)?;
    let query = ScoresQuery {
        trail,
        ..ScoresQuery::default()
    };
    ask(&Query::Scores(query), &index)
}

/// Ranks the countries of each round: the JSON document of the comparison.
///
/// # Errors
///
/// As [`score`].
#[wasm_bindgen]
pub fn compare(framework: &str, assessments: &str) -> Result<String, Refusal> {
    let index = read_index(framework, assessments)?;
    ask(&Query::Comparison(ComparisonQuery::default()), &index)
}

/// Explains a score in words: the JSON document for a node, or for the whole index if `node` is
/// left out. `round` may be left out if the country was assessed in one round only.
///
/// # Errors
///
/// As [`score`]; and if there is no such assessment or node.
#[wasm_bindgen]
pub fn explain(
    framework: &str,
    assessments: &str,
    country: &str,
    round: Option<String>,
    node: Option<String>,
) -> Result<String, Refusal> {
    let index = read_index(framework, assessments)?;
    let query = Query::Explanation(ExplanationQuery {
        country: country.to_owned(),
        round,
        node,
        ..ExplanationQuery::default()
    });
    ask(&query, &index)
}
