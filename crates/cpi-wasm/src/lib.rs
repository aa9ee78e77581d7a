#![doc = include_str!("../README.md")]

mod index;
mod session;

#[cfg(feature = "analysis")]
pub mod analysis;

pub use session::Session;

use cpi_io::read;
use cpi_model::draft::FrameworkDraft;
use cpi_model::provenance::canonical_json;
use cpi_scoring::comparison::ComparisonQuery;
use cpi_scoring::document::Content;
use cpi_scoring::explanation::ExplanationQuery;
use cpi_scoring::{Query, ScoresQuery};
use index::{FRAMEWORK, ask, read_index};
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// Checks a framework: the JSON list of its problems and warnings, `[]` if it has none.
#[wasm_bindgen]
pub fn check(framework: &str) -> String {
    check_text(framework)
}

/// Scores assessments: the JSON document of their scorecards, with the trail of each
/// figure if `trail` is true.
///
/// # Errors
///
/// An `Error` whose message lists the problems, or says why the methodology refuses.
#[wasm_bindgen]
pub fn score(framework: &str, assessments: &str, trail: bool) -> Result<String, JsError> {
    score_text(framework, assessments, trail).map_err(|message| JsError::new(&message))
}

/// Ranks the countries of each round: the JSON document of the comparison.
///
/// # Errors
///
/// As [`score`].
#[wasm_bindgen]
pub fn compare(framework: &str, assessments: &str) -> Result<String, JsError> {
    compare_text(framework, assessments).map_err(|message| JsError::new(&message))
}

/// Explains a score in words, as JSON: that of a node, or of the whole index if `node` is
/// left out. `round` may be left out if the country was assessed in one round only.
///
/// # Errors
///
/// As [`score`]; and if there is no such assessment or node.
#[wasm_bindgen]
#[allow(
    clippy::needless_pass_by_value,
    reason = "texts that may be absent cross the border by value"
)]
pub fn explain(
    framework: &str,
    assessments: &str,
    country: &str,
    round: Option<String>,
    node: Option<String>,
) -> Result<String, JsError> {
    explain_text(
        framework,
        assessments,
        country,
        round.as_deref(),
        node.as_deref(),
    )
    .map_err(|message| JsError::new(&message))
}

/// As [`check`], for Rust.
pub fn check_text(framework: &str) -> String {
    let checked = read::framework_json(FRAMEWORK, framework.as_bytes())
        .and_then(|read| read.check(FrameworkDraft::check));
    canonical_json(&match checked {
        Ok(checked) => checked.warnings,
        Err(problems) => problems,
    })
}

/// As [`score`], for Rust.
///
/// # Errors
///
/// The message.
pub fn score_text(framework: &str, assessments: &str, trail: bool) -> Result<String, String> {
    let index = read_index(framework, assessments)?;
    let query = ScoresQuery {
        trail,
        ..ScoresQuery::default()
    };
    ask(&Query::Scores(query), &index)
}

/// As [`compare`], for Rust.
///
/// # Errors
///
/// The message.
pub fn compare_text(framework: &str, assessments: &str) -> Result<String, String> {
    let index = read_index(framework, assessments)?;
    ask(&Query::Comparison(ComparisonQuery::default()), &index)
}

/// As [`explain`], for Rust.
///
/// # Errors
///
/// The message.
pub fn explain_text(
    framework: &str,
    assessments: &str,
    country: &str,
    round: Option<&str>,
    node: Option<&str>,
) -> Result<String, String> {
    let index = read_index(framework, assessments)?;
    let query = Query::Explanation(ExplanationQuery {
        country: country.to_owned(),
        round: round.map(str::to_owned),
        node: node.map(str::to_owned),
        ..ExplanationQuery::default()
    });
    let document = query.run(&index).map_err(|refusal| refusal.to_string())?;
    match document.content {
        Content::Explanation { explanation } => Ok(canonical_json(&explanation)),
        _ => Err("the result is no explanation".to_owned()),
    }
}
