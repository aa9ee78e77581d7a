//! What the fuzz targets do: one function a target.
//!
//! A reader target feeds its bytes to a reader and checks promises on whatever the reader
//! accepts: it never panics, what is written reads back equal, and messages hold no control
//! characters. `scoring` and `analyses` build an index from the bytes and check properties of
//! the method.

mod build;
mod door;
pub mod members;
mod method;
mod publication;
mod readers;

pub use door::wasm;
pub use method::{analyses, scoring};
pub use publication::{language, publication};
pub use readers::{
    assessment_json, crosswalk, framework_json, framework_toml, history, indicators_csv,
    public_assessment, review_workbook, round_table, settings, submission_text, translation,
    workbook,
};

use cpi_io::read;
use cpi_model::draft::FrameworkDraft;
use cpi_model::{Framework, Problems, Round};
use std::path::Path;
use std::sync::LazyLock;
use tempfile::TempDir;

const TEMPLATE_TOML: &str = include_str!("../../crates/cpi-cli/template/framework/framework.toml");
const TEMPLATE_CSV: &str = include_str!("../../crates/cpi-cli/template/framework/indicators.csv");
const TEMPLATE_ROUND: &str = include_str!("../../crates/cpi-cli/template/rounds/2026/round.toml");
const TEMPLATE_XAA: &str = include_str!("../../crates/cpi-cli/template/rounds/2026/XAA.json");

/// The framework of `cpi new`.
static FRAMEWORK: LazyLock<Framework> = LazyLock::new(|| {
    read::framework_toml(
        ("framework.toml", TEMPLATE_TOML.as_bytes()),
        Some(("indicators.csv", TEMPLATE_CSV.as_bytes())),
    )
    .and_then(|read| read.check(FrameworkDraft::check))
    .expect("the template is sound")
    .value
});

/// The round of `cpi new`.
static ROUND: LazyLock<Round> = LazyLock::new(|| {
    read::round("round.toml", TEMPLATE_ROUND.as_bytes())
        .and_then(|read| read.check(|draft| draft.check(&FRAMEWORK)))
        .expect("the template is sound")
        .value
});

/// Messages can be printed: no control character but line ends.
fn printable(problems: &Problems) {
    let text = problems.to_string();
    assert!(
        !text.chars().any(|c| c.is_control() && c != '\n'),
        "a message holds a control character: {text:?}"
    );
}

/// The value of a reader, or nothing after its problems were looked at.
fn accepted<T>(result: Result<T, Problems>) -> Option<T> {
    result.map_err(|problems| printable(&problems)).ok()
}

/// A folder for files of one input, in memory where there is such a place.
fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let place = if memory.is_dir() {
        tempfile::tempdir_in(memory)
    } else {
        tempfile::tempdir()
    };
    place.expect("a folder can be made")
}
