#![doc = include_str!("../README.md")]
#![allow(
    clippy::needless_pass_by_value,
    reason = "texts that may be absent come from JavaScript by value"
)]

mod index;
mod query;
mod read;
mod refusal;
mod session;

pub use index::Index;
pub use refusal::Refusal;
pub use session::Session;

use cpi_io::read::framework_json;
use cpi_model::draft::FrameworkDraft;
use cpi_model::provenance::canonical_json;
use wasm_bindgen::prelude::wasm_bindgen;

/// Checks a framework: the JSON list of its problems and warnings, `[]` if it has none.
#[wasm_bindgen]
pub fn check(framework: &str) -> String {
    let checked = framework_json(read::FRAMEWORK, framework.as_bytes())
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
    canonical_json(&read::check_assessments(framework, assessments))
}
