//! Does what a file says hold together?
//!
//! Each `check` reads the whole draft and reports every problem it finds, with the JSON
//! pointer of the value. It never guesses: what is absent and required is a problem.

mod aggregates;
mod alike;
mod answers;
mod changed;
mod characters;
mod choices;
mod codings;
mod columns;
mod crosswalk;
mod dates;
mod directions;
mod field;
mod framework;
mod indicators;
mod method;
mod not_applicable;
mod peers;
mod provisions;
mod public_assessment;
mod publication;
mod quantities;
mod round;
mod submission;
mod targets;
mod text_reviews;
mod tree;
mod uncertainty;
mod views;

pub(crate) use answers::set_aside_failing;
pub(crate) use characters::characters;
pub use columns::AnswerColumns;
pub(crate) use not_applicable::{COUNTS_AS_MISSING, not_allowed};

use crate::assessment::Answer;
use crate::framework::Framework;
use crate::pointer::Pointer;
use crate::problem::{ProblemKind, Problems};
pub(crate) use choices::shorten;

/// The answer that a text stands for; `None` where the indicator does not allow it.
pub(crate) fn answer(framework: &Framework, indicator: usize, text: &str) -> Option<Answer> {
    answers::read_answer(framework, indicator, text).ok()
}

/// Whether the answer that came in with a coding is *not applicable* where it may not be, by
/// the verdict on the indicator's condition (methodology 2.7); `why` says what decides it.
pub(crate) fn misplaced(
    framework: &Framework,
    coded: &crate::submission::SubmittedAnswer,
    verdict: crate::assessment::Applicability,
    why: &str,
) -> Problems {
    let mut report = Report::default();
    let (position, path) = (coded.indicator(), Pointer::entry("answers", coded.listed()));
    if verdict == crate::assessment::Applicability::Fails
        || !coded.answer().takes_out(framework, position)
    {
        return report.problems;
    }
    if coded.answer() == Answer::NotApplicable
        && let Some(refusal) = not_applicable::refusal_under(framework, position, verdict, why)
    {
        report.error(
            refusal.kind,
            path.key("answer"),
            refusal.message,
            refusal.hint,
        );
    } else if framework.requires_reason() {
        let comment = coded.coding().comment.as_deref();
        not_applicable::reason(&mut report, framework, position, &path, comment);
    }
    report.problems
}

/// What a check collects.
#[derive(Debug, Default)]
struct Report {
    problems: Problems,
    /// Whether assessors and reviewers may appear under their names.
    real_names: bool,
}

impl Report {
    /// A report on a document of a framework.
    fn of(framework: &crate::framework::Framework) -> Self {
        Self {
            real_names: framework.real_names(),
            ..Self::default()
        }
    }

    /// Refuses characters that no text may hold, in every text of a draft.
    fn characters(&mut self, draft: &impl serde::Serialize) {
        characters(&mut self.problems, &Pointer::root(), draft);
    }

    fn error(
        &mut self,
        kind: ProblemKind,
        path: impl Into<Pointer>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.problems.error(kind, path, message, hint);
    }

    /// Whether the document is none of this program or framework, so that nothing further
    /// can be said of it.
    fn foreign(&self) -> bool {
        use ProblemKind::{OtherFramework, WrongSchemaVersion};
        let mut problems = self.problems.iter();
        problems.any(|problem| matches!(problem.kind, OtherFramework | WrongSchemaVersion))
    }

    /// Says in every message what it is about, where it does not say so itself: `owner`
    /// names an entry by its list and its key or position there.
    fn name(&mut self, owner: impl Fn(&str, &str) -> Option<String>) {
        self.problems.reword(|problem| {
            let mut segments = problem.path.segments();
            let owner = owner(&segments.next()?, &segments.next()?)?;
            let code = owner.find('`').map_or("", |at| &owner[at..]);
            let named = !code.is_empty() && problem.message.contains(code);
            (!named).then(|| format!("{owner}: {}", problem.message))
        });
    }

    /// A required key that is absent.
    fn missing(&mut self, path: &Pointer, key: &str, hint: impl Into<String>) {
        self.error(
            ProblemKind::MissingKey,
            path.key(key),
            format!("`{key}` is not declared"),
            hint,
        );
    }

    /// A key that has no meaning where it stands.
    fn contradiction(&mut self, path: &Pointer, key: &str, why: &str) {
        self.error(
            ProblemKind::Contradiction,
            path.key(key),
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
        Some(version) => report.problems.wrong_schema_version(version.into()),
        None => report.missing(
            &Pointer::root(),
            "schema_version",
            format!("write `schema_version = {current}` first"),
        ),
    }
}
