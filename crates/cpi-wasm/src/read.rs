//! What came from JavaScript, read and checked.

use crate::Refusal;
use cpi_io::read;
use cpi_model::draft::FrameworkDraft;
use cpi_model::{Assessment, Framework, Index, Place, Problem, ProblemKind, Problems, Severity};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// What messages call the framework.
pub(crate) const FRAMEWORK: &str = "framework.json";
/// What messages call the list of assessments; each is `assessments[0]` and so on, with
/// its own lines.
const ASSESSMENTS: &str = "assessments";
/// The most documents of a list: a panel of 200 countries over 50 rounds has 10,000.
const MOST_DOCUMENTS: usize = 100_000;

/// Reads a framework and what was answered to it.
pub(crate) fn read_index(framework: &str, assessments: &str) -> Result<Index, Refusal> {
    let framework = read_framework(FRAMEWORK, framework)?;
    let assessments = read_assessments(ASSESSMENTS, &framework, assessments)?;
    let mut index = Index::new(framework);
    index.assessments = assessments;
    Ok(index)
}

/// The problems and warnings of assessments, or those of their framework.
pub(crate) fn check_assessments(framework: &str, assessments: &str) -> Problems {
    let framework = match read_framework(FRAMEWORK, framework) {
        Ok(framework) => framework,
        Err(problems) => return problems,
    };
    let mut warnings = Problems::new();
    match read_with(ASSESSMENTS, &framework, assessments, &mut warnings) {
        Ok(_) => warnings,
        Err(mut problems) => {
            problems.extend(warnings);
            problems
        }
    }
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
    read_with(name, framework, text, &mut Problems::new())
}

/// Reads a JSON list of rounds, which messages call by a name.
#[cfg(feature = "analysis")]
pub(crate) fn read_rounds(
    name: &str,
    framework: &Framework,
    text: &str,
) -> Result<Vec<cpi_model::Round>, Problems> {
    read_each(name, text, "round", |file, text| {
        let read = read::round(&format!("{file}.json"), text.as_bytes())?;
        Ok(read.check(|draft| draft.check(framework))?.value)
    })
}

fn read_with(
    name: &str,
    framework: &Framework,
    text: &str,
    warnings: &mut Problems,
) -> Result<Vec<Assessment>, Problems> {
    let mut assessed = BTreeSet::new();
    let assessments = read_each(name, text, "assessment", |file, text| {
        // Published rounds hold public assessments, which are scored all the same.
        let checked = read::any_assessment(file, text.as_bytes(), framework)?;
        warnings.extend(checked.warnings);
        let assessment = checked.value;
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
/// as in a file of its own; it may itself be a text that holds the document.
pub(crate) fn read_each<T>(
    name: &str,
    text: &str,
    what: &str,
    mut read: impl FnMut(&str, &str) -> Result<T, Problems>,
) -> Result<Vec<T>, Problems> {
    let listed: Vec<&RawValue> = serde_json::from_str(text).map_err(|error| {
        let place = at(name, &error);
        let hint = format!("give a JSON list of {what}s, `[…]`, even of one");
        let message = format!("this is no list in JSON: {error}");
        one(ProblemKind::Syntax, place, message, &hint)
    })?;
    if MOST_DOCUMENTS < listed.len() {
        let message = format!(
            "the list holds {} documents; at most {MOST_DOCUMENTS} are read",
            listed.len()
        );
        let hint = "give fewer at once";
        return Err(one(ProblemKind::TooLarge, whole(name), message, hint));
    }
    let mut found = Vec::with_capacity(listed.len());
    let mut problems = Problems::new();
    for (i, each) in listed.iter().enumerate() {
        match read(&format!("{name}[{i}]"), &document_text(each)) {
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

/// Where in a text JSON cannot be read.
pub(crate) fn at(name: &str, error: &serde_json::Error) -> Place {
    Place {
        line: u32::try_from(error.line()).ok(),
        column: u32::try_from(error.column().max(1)).ok(),
        ..whole(name)
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

/// The text of a document: its JSON, or the text that a JSON string holds.
pub(crate) fn document_text(value: &RawValue) -> Cow<'_, str> {
    if value.get().starts_with('"') {
        // Half a surrogate pair is the only fault that a string can still have.
        if let Ok(text) = serde_json::from_str(value.get()) {
            return Cow::Owned(text);
        }
    }
    Cow::Borrowed(value.get())
}
