//! What came through the door, read and checked.

use cpi_io::read;
use cpi_model::draft::FrameworkDraft;
use cpi_model::{Assessment, Framework, Index, Place, Problem, ProblemKind, Problems, Severity};
use cpi_scoring::Query;
use serde_json::value::RawValue;
use std::collections::BTreeSet;

/// What messages call the framework.
pub(crate) const FRAMEWORK: &str = "framework.json";
/// What messages call the list of assessments; each is `assessments[0]` and so on, with
/// its own lines.
const ASSESSMENTS: &str = "assessments";

/// Reads a framework and what was answered to it.
pub(crate) fn read_index(framework: &str, assessments: &str) -> Result<Index, String> {
    let framework = read_framework(FRAMEWORK, framework).map_err(say)?;
    let assessments = read_assessments(ASSESSMENTS, &framework, assessments).map_err(say)?;
    let mut index = Index::new(framework);
    index.assessments = assessments;
    Ok(index)
}

/// The document of a query.
pub(crate) fn ask(query: &Query, index: &Index) -> Result<String, String> {
    let document = query.run(index).map_err(|refusal| refusal.to_string())?;
    Ok(document.to_json())
}

/// Reads a framework, which messages call by a name.
pub(crate) fn read_framework(name: &str, text: &str) -> Result<Framework, Problems> {
    let read = read::framework_json(name, text.as_bytes())?;
    Ok(read.check(FrameworkDraft::check)?.value)
}

/// Reads a JSON list of assessments, which messages call by a name.
pub(crate) fn read_assessments(
    name: &str,
    framework: &Framework,
    text: &str,
) -> Result<Vec<Assessment>, Problems> {
    let mut assessed = BTreeSet::new();
    let assessments = read_each(name, text, "assessment", |file, text| {
        let read = read::assessment(file, text.as_bytes())?;
        let assessment = read.check(|draft| draft.check(framework))?.value;
        let (country, round) = (assessment.country(), assessment.round());
        if assessed.insert((country.to_owned(), round.to_owned())) {
            return Ok(assessment);
        }
        let message = format!("`{country}` in the round `{round}` stands twice");
        let hint = "keep the assessment that is right";
        Err(one(ProblemKind::Duplicate, whole(file), message, hint))
    })?;
    if assessments.is_empty() {
        let message = "the list holds no assessment".to_owned();
        let hint = "give at least one";
        return Err(one(ProblemKind::Empty, whole(name), message, hint));
    }
    Ok(assessments)
}

/// Reads a JSON list of documents. Each is read from its own text, so that problems are found
/// as in a file of its own.
pub(crate) fn read_each<T>(
    name: &str,
    text: &str,
    what: &str,
    mut read: impl FnMut(&str, &str) -> Result<T, Problems>,
) -> Result<Vec<T>, Problems> {
    let listed: Vec<&RawValue> = serde_json::from_str(text).map_err(|error| {
        let place = Place {
            file: name.to_owned(),
            sheet: None,
            line: u32::try_from(error.line()).ok(),
            column: u32::try_from(error.column().max(1)).ok(),
        };
        let hint = format!("give a JSON list of {what}s, `[…]`, even of one");
        let message = format!("this is no list in JSON: {error}");
        one(ProblemKind::Syntax, place, message, &hint)
    })?;
    let mut found = Vec::with_capacity(listed.len());
    let mut problems = Problems::new();
    for (i, each) in listed.iter().enumerate() {
        match read(&format!("{name}[{i}]"), each.get()) {
            Ok(read) => found.push(read),
            Err(said) => problems.extend(said),
        }
    }
    if problems.is_empty() {
        Ok(found)
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

pub(crate) fn one(kind: ProblemKind, place: Place, message: String, hint: &str) -> Problems {
    let mut problems = Problems::new();
    problems.push(Problem::new(kind, Severity::Error, message, hint).at_place(place));
    problems
}

#[allow(clippy::needless_pass_by_value, reason = "it stands in `map_err`")]
pub(crate) fn say(problems: Problems) -> String {
    problems.to_string()
}
