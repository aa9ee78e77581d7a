//! One assessment in JSON.

use super::{ParsedDraft, keys, text};
use crate::source_map::SourceMap;
use cpi_model::Pointer;
use cpi_model::Problems;
use cpi_model::draft::{AssessmentDraft, PUBLIC_ASSESSMENT, PublicAssessmentDraft};
use cpi_model::{Assessment, Checked, Framework};
use cpi_model::{Problem, ProblemKind, Severity};

/// Reads an assessment.
///
/// # Errors
///
/// All problems of the syntax and the keys.
pub fn assessment(file: &str, bytes: &[u8]) -> Result<ParsedDraft<AssessmentDraft>, Problems> {
    let text = text::text(file, bytes)?;
    not(file, &text, Kind::Full)?;
    Ok(ParsedDraft {
        draft: keys::json(file, &text)?,
        places: SourceMap::json(file, &text),
    })
}

/// Reads a public assessment.
///
/// # Errors
///
/// All problems of the syntax and the keys.
pub fn public_assessment(
    file: &str,
    bytes: &[u8],
) -> Result<ParsedDraft<PublicAssessmentDraft>, Problems> {
    let text = text::text(file, bytes)?;
    not(file, &text, Kind::Public)?;
    Ok(ParsedDraft {
        draft: keys::json(file, &text)?,
        places: SourceMap::json(file, &text),
    })
}

/// Reads and checks an assessment, full or public: both are scored alike.
///
/// # Errors
///
/// All problems of the syntax, the keys and the answers.
pub fn any_assessment(
    file: &str,
    bytes: &[u8],
    framework: &Framework,
) -> Result<Checked<Assessment>, Problems> {
    if is_public(&text::text(file, bytes)?) {
        public_assessment(file, bytes)?.check(|draft| draft.check(framework))
    } else {
        assessment(file, bytes)?.check(|draft| draft.check(framework))
    }
}

/// Whether a document in JSON says that it is a public assessment.
fn is_public(text: &str) -> bool {
    kind_of(text).is_some_and(|kind| kind == PUBLIC_ASSESSMENT)
}

/// What stands in `kind` of a document, empty if nothing does; `None` if it cannot be read.
fn kind_of(text: &str) -> Option<String> {
    #[derive(serde::Deserialize)]
    struct Kinded {
        #[serde(default)]
        kind: String,
    }
    let kinded: Kinded = serde_json::from_str(text).ok()?;
    Some(kinded.kind)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Full,
    Public,
}

/// Refuses the other kind of assessment in one sentence, instead of key by key.
fn not(file: &str, text: &str, expected: Kind) -> Result<(), Problems> {
    let Some(kind) = kind_of(text) else {
        return Ok(());
    };
    let (message, hint) = match (kind.as_str(), expected) {
        (PUBLIC_ASSESSMENT, Kind::Full) => (
            "this is a public assessment, and a full one is needed here",
            "a published round declares `public = true` in its `round.toml`; or put the full assessment here",
        ),
        ("", Kind::Public) => (
            "this is no public assessment: it has no `kind`",
            "the round declares `public = true`: put the published document here, or remove that line",
        ),
        _ => return Ok(()),
    };
    let mut problems = Problems::new();
    problems.push(
        Problem::new(ProblemKind::Contradiction, Severity::Error, message, hint)
            .at_path(Pointer::from(["kind"]))
            .at_place(text::place(file, 1, 1)),
    );
    Err(problems)
}
