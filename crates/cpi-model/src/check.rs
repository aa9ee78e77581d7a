//! Does what a file says hold together?
//!
//! Each `check` reads the whole draft and reports every problem it finds, with the JSON
//! pointer of the value. It never guesses: what is absent and required is a problem.

mod answers;
mod changed;
mod choices;
mod codings;
mod columns;
mod crosswalk;
mod framework;
mod indicators;
mod method;
mod peers;
mod provisions;
mod quantities;
mod round;
mod submission;
mod targets;
mod tree;
mod uncertainty;
mod views;

pub use columns::AnswerColumns;

use crate::assessment::Answer;
use crate::framework::Framework;
use crate::problem::{ProblemKind, Problems};

/// The answer that a text stands for; `None` where the indicator does not allow it.
pub(crate) fn answer(framework: &Framework, indicator: usize, text: &str) -> Option<Answer> {
    answers::read_answer(framework, indicator, text).ok()
}

/// What a check collects.
#[derive(Debug, Default)]
struct Report {
    problems: Problems,
}

impl Report {
    fn error(
        &mut self,
        kind: ProblemKind,
        path: impl Into<String>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.problems.error(kind, path, message, hint);
    }

    /// A required key that is absent.
    fn missing(&mut self, path: &str, key: &str, hint: impl Into<String>) {
        self.error(
            ProblemKind::MissingKey,
            format!("{path}/{key}"),
            format!("`{key}` is not declared"),
            hint,
        );
    }

    /// A key that has no meaning where it stands.
    fn contradiction(&mut self, path: &str, key: &str, why: &str) {
        self.error(
            ProblemKind::Contradiction,
            format!("{path}/{key}"),
            format!("`{key}` has no meaning here: {why}"),
            format!("remove `{key}`, or declare what it belongs to"),
        );
    }
}

/// Checks `schema_version`, which stands first in every document.
fn schema_version(report: &mut Report, found: Option<u32>) {
    let current = crate::draft::SCHEMA_VERSION;
    match found {
        Some(version) if version == current => {}
        Some(version) => report.error(
            ProblemKind::WrongSchemaVersion,
            "/schema_version",
            format!("`schema_version` is {version}; this program reads version {current}"),
            "use the program that wrote this file, or convert it",
        ),
        None => report.missing(
            "",
            "schema_version",
            format!("write `schema_version = {current}` first"),
        ),
    }
}
