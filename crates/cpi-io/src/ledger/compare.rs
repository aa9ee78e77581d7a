//! Is a document what follows from its log, an earlier state of it, or something else?

use super::broken;
use crate::folder::FolderError;
use crate::read::ParsedDraft;
use cpi_model::Pointer;
use cpi_model::draft::{AnswerDraft, AssessmentDraft};
use cpi_model::history::History;
use cpi_model::json_diff::differences;
use cpi_model::{Framework, Problem, ProblemKind, Problems, Severity};
use serde_json::Value;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Whether a document is behind its log; an error if it is not what the log says.
pub(super) fn is_behind(
    read: &ParsedDraft<AssessmentDraft>,
    history: &History,
    framework: &Framework,
    file: &str,
) -> Result<bool, FolderError> {
    let refused = |why: &str| FolderError::from(broken(file, None, why));
    let draft = &read.draft;
    let Some(reference) = &draft.history else {
        return if history.begins_with(draft) {
            Ok(true)
        } else {
            Err(refused(
                "the document does not name its history, and is not the one with which the log begins",
            ))
        };
    };
    let entries = reference.entries.unwrap_or(0);
    let head = reference.head.as_deref().unwrap_or_default();
    let known = history.position(head).map(|at| &history.entries()[at]);
    if known.and_then(|entry| entry.seq) != Some(entries) {
        return Err(refused(&format!(
            "the document rests on {entries} entries that the log does not have in this form; the log has {}",
            history.entries().len()
        )));
    }
    let behind = head != history.head();
    let found = read.check(|draft| draft.check(framework))?.value;
    let logged = if behind {
        let until = history.up_to(head);
        let until = until.map_err(|why| refused(&why.to_string()))?;
        until.document().check(framework)?.value
    } else {
        history.document().check(framework)?.value
    };
    if found == logged {
        return Ok(behind);
    }
    let (found, logged) = (found.to_draft(), logged.to_draft());
    // A write that was cut off between a redaction and its document leaves the texts there.
    if behind && history.redacted_since(head) {
        let blank = |draft: &AssessmentDraft| {
            let mut draft = draft.clone();
            cpi_model::history::without_texts(&mut draft);
            draft
        };
        if blank(&found) == blank(&logged) {
            return Ok(true);
        }
    }
    Err(edited(read, file, found, logged).into())
}

/// That a document was changed beside its log, with everything that differs.
fn edited(
    read: &ParsedDraft<AssessmentDraft>,
    file: &str,
    mut found: AssessmentDraft,
    mut logged: AssessmentDraft,
) -> Problems {
    let mut problems = Problems::new();
    let mut add = |path: Pointer, what: &str, one: &str, other: &str| {
        let message = format!(
            "{what} was changed beside the log: the document says {one}, its history {other}"
        );
        let hint = "remove the document, and it is written anew from its log; then make the change as one that the log records, with who and why";
        let problem = Problem::new(ProblemKind::BrokenHistory, Severity::Error, message, hint);
        problems.push(problem.at_path(path));
    };
    let by_code = |answers: Vec<AnswerDraft>| -> BTreeMap<String, Value> {
        let pair = |answer: AnswerDraft| {
            let value = serde_json::to_value(&answer).unwrap_or_default();
            (answer.indicator.unwrap_or_default(), value)
        };
        answers.into_iter().map(pair).collect()
    };
    let one = by_code(std::mem::take(&mut found.answers));
    let other = by_code(std::mem::take(&mut logged.answers));
    let keys = |path: &Pointer| path.segments().map(Cow::into_owned).collect::<Vec<_>>();
    let value = |draft: &AssessmentDraft| serde_json::to_value(draft).unwrap_or_default();
    for each in differences(&value(&found), &value(&logged)) {
        let key = format!("`{}`", keys(&each.path).join("/"));
        add(each.path, &key, &each.one, &each.other);
    }
    let mut codes: Vec<&String> = one.keys().chain(other.keys()).collect();
    codes.sort_unstable();
    codes.dedup();
    for code in codes {
        let mut listed = read.draft.answers.iter();
        let at = listed.position(|answer| answer.indicator.as_ref() == Some(code));
        let path = at.map_or_else(
            || Pointer::from(["answers"]),
            |at| Pointer::entry("answers", at),
        );
        let (Some(one), Some(other)) = (one.get(code), other.get(code)) else {
            let says = |value: Option<&Value>| match value {
                Some(value) => value["answer"].to_string(),
                None => "nothing".to_owned(),
            };
            let (one, other) = (says(one.get(code)), says(other.get(code)));
            add(path, &format!("`{code}`"), &one, &other);
            continue;
        };
        for each in differences(one, other) {
            let key = keys(&each.path).join(".");
            let what = format!("`{code}`, {key},");
            add(path.join(&each.path), &what, &each.one, &each.other);
        }
    }
    read.places.locate(&mut problems);
    // What the document lacks has no place of its own in it.
    problems.locate(|_| Some(super::place(file, None)));
    problems
}
