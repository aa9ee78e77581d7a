#![doc = include_str!("../README.md")]

mod session;

pub use session::Session;

use cpi_io::document::{Content, Document};
use cpi_io::read;
use cpi_scoring::draft::FrameworkDraft;
use cpi_scoring::provenance::canonical_json;
use cpi_scoring::{
    Assessment, Framework, Options, Place, Problem, ProblemKind, Problems, Provenance, Severity,
    Sources, engine, score_all_with,
};
use serde_json::value::RawValue;
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// What messages call the framework.
const FRAMEWORK: &str = "framework.json";
/// What messages call the list of assessments; each is `assessments[0]` and so on, with
/// its own lines.
const ASSESSMENTS: &str = "assessments";

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
    let index = Index::read(framework, assessments)?;
    let scorecards = index.scorecards(None, trail)?;
    Ok(index.document(Content::Scores { scorecards }))
}

/// As [`compare`], for Rust.
///
/// # Errors
///
/// The message.
pub fn compare_text(framework: &str, assessments: &str) -> Result<String, String> {
    let index = Index::read(framework, assessments)?;
    let cards = index.scorecards(None, false)?;
    let comparisons =
        cpi_scoring::compare(&index.framework, &cards).map_err(|refusal| refusal.to_string())?;
    Ok(index.document(Content::Comparison { comparisons }))
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
    let index = Index::read(framework, assessments)?;
    let framework = &index.framework;
    let node = node.unwrap_or_else(|| framework.nodes()[framework.root()].code());
    let mut cards = index.scorecards(round, true)?;
    cards.retain(|card| card.country == country);
    let card = match cards.as_slice() {
        [card] => card,
        [] => {
            let round = round.map_or(String::new(), |round| format!(" in the round `{round}`"));
            return Err(format!("no assessment of `{country}` was found{round}"));
        }
        several => {
            let rounds: Vec<&str> = several.iter().map(|card| card.round.as_str()).collect();
            return Err(format!(
                "`{country}` was assessed in several rounds; name one: {}",
                rounds.join(", ")
            ));
        }
    };
    let mut assessments = index.assessments.iter();
    let sources = Sources {
        assessment: assessments.find(|it| it.country() == country && it.round() == card.round),
        language: None,
    };
    cpi_scoring::explain_with(framework, card, node, &sources)
        .map(|explanation| canonical_json(&explanation))
        .ok_or_else(|| format!("the framework has no node `{node}`"))
}

/// What came through the door, checked.
struct Index {
    framework: Framework,
    assessments: Vec<Assessment>,
}

impl Index {
    fn read(framework: &str, assessments: &str) -> Result<Self, String> {
        let read = read::framework_json(FRAMEWORK, framework.as_bytes()).map_err(say)?;
        let framework = read.check(FrameworkDraft::check).map_err(say)?.value;
        let assessments = read_assessments(&framework, assessments).map_err(say)?;
        Ok(Self {
            framework,
            assessments,
        })
    }

    /// The scorecards of one round, or of all; a round is always scored whole.
    fn scorecards(
        &self,
        round: Option<&str>,
        trail: bool,
    ) -> Result<Vec<cpi_scoring::Scorecard>, String> {
        let assessments: Vec<Assessment> = self
            .assessments
            .iter()
            .filter(|assessment| round.is_none_or(|round| assessment.round() == round))
            .cloned()
            .collect();
        score_all_with(&self.framework, &assessments, &Options { trail })
            .map_err(|error| error.to_string())
    }

    fn document(&self, content: Content) -> String {
        let provenance = Provenance::of(engine(), &self.framework, &self.assessments);
        Document::new(provenance, content).to_json()
    }
}

/// Reads a JSON list of assessments. Each is read from its own text, so that problems are
/// found as in a file of its own.
fn read_assessments(framework: &Framework, text: &str) -> Result<Vec<Assessment>, Problems> {
    let listed: Vec<&RawValue> = serde_json::from_str(text).map_err(|error| {
        let place = Place {
            file: ASSESSMENTS.to_owned(),
            sheet: None,
            line: u32::try_from(error.line()).ok(),
            column: u32::try_from(error.column().max(1)).ok(),
        };
        let hint = "give a JSON list of assessments, `[…]`, even of one";
        let message = format!("this is no list in JSON: {error}");
        one(ProblemKind::Syntax, place, message, hint)
    })?;
    let mut assessments: Vec<Assessment> = Vec::with_capacity(listed.len());
    let mut problems = Problems::new();
    for (i, each) in listed.iter().enumerate() {
        let file = format!("{ASSESSMENTS}[{i}]");
        let checked = read::assessment(&file, each.get().as_bytes())
            .and_then(|read| read.check(|draft| draft.check(framework)));
        let assessment = match checked {
            Ok(checked) => checked.value,
            Err(found) => {
                problems.extend(found);
                continue;
            }
        };
        let (country, round) = (assessment.country(), assessment.round());
        if assessments
            .iter()
            .any(|earlier| earlier.country() == country && earlier.round() == round)
        {
            let message = format!("`{country}` in the round `{round}` stands twice");
            let hint = "keep the assessment that is right";
            problems.extend(one(ProblemKind::Duplicate, whole(&file), message, hint));
            continue;
        }
        assessments.push(assessment);
    }
    if listed.is_empty() {
        let message = "the list holds no assessment".to_owned();
        let hint = "give at least one";
        problems.extend(one(ProblemKind::Empty, whole(ASSESSMENTS), message, hint));
    }
    if problems.is_empty() {
        Ok(assessments)
    } else {
        Err(problems)
    }
}

fn whole(file: &str) -> Place {
    Place {
        file: file.to_owned(),
        sheet: None,
        line: None,
        column: None,
    }
}

fn one(kind: ProblemKind, place: Place, message: String, hint: &str) -> Problems {
    let mut problems = Problems::new();
    problems.push(Problem {
        kind,
        severity: Severity::Error,
        path: String::new(),
        place: Some(place),
        message,
        hint: hint.to_owned(),
    });
    problems
}

#[allow(clippy::needless_pass_by_value, reason = "it stands in `map_err`")]
fn say(problems: Problems) -> String {
    problems.to_string()
}
