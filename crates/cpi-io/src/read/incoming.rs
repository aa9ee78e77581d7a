//! Which kind of file came in?

use super::text::{of_document, one, place, text};
use super::{archive, kobo, long, review_book, spreadsheet, submission_json, workbook};
use crate::source_map::SourceMap;
use crate::submission::{Incoming, ReadSubmission};
use cpi_model::draft::{AssessmentDraft, SubmissionDraft, SubmissionFramework};
use cpi_model::{Framework, ProblemKind, Problems};
use serde::de::IgnoredAny;
use serde_json::Value;
use std::collections::BTreeMap;

/// Reads a file that came in, by what it holds and not by its name.
pub(crate) fn incoming(
    file: &str,
    bytes: &[u8],
    framework: &Framework,
) -> Result<Incoming, Problems> {
    if let Some(tables) = archive::tables(file, bytes) {
        let archive::Tables { book, problems } = tables?;
        let Some(mut incoming) = export(file, &book, framework) else {
            return Err(archive::no_submissions(file, &book, problems));
        };
        incoming.problems.extend(problems);
        return Ok(incoming);
    }
    if spreadsheet::is_spreadsheet(bytes) {
        let book = spreadsheet::spreadsheet(file, bytes)?;
        let ours = workbook::is_ours(&book);
        if review_book::is_review(&book) || !ours && review_book::has_decisions(&book) {
            return Err(one(
                ProblemKind::OtherContent,
                spreadsheet::place_of(file),
                "this is the workbook of a review, not of an assessor",
                "take it in as a review",
            ));
        }
        if !workbook::is_ours(&book)
            && let Some(incoming) = export(file, &book, framework)
        {
            return Ok(incoming);
        }
        return workbook::workbook(file, &book, framework);
    }
    let content = text(file, bytes)?;
    if content.trim_start().starts_with(['{', '[']) {
        json(file, (bytes, &content), framework)
    } else {
        long::csv_submissions(file, bytes, framework)
    }
}

/// The submissions of an export that has a sheet or table for its repeats; none where no
/// sheet is one of submissions.
fn export(file: &str, book: &spreadsheet::Spreadsheet, framework: &Framework) -> Option<Incoming> {
    let records = kobo::from_sheets(book, framework)?;
    let sheets: Vec<String> = book.sheets.iter().map(|sheet| sheet.name.clone()).collect();
    Some(kobo::submissions(file, &sheets, &records, framework))
}

fn json(
    file: &str,
    (bytes, content): (&[u8], &str),
    framework: &Framework,
) -> Result<Incoming, Problems> {
    of_document(file, content)?;
    // The keys alone: the values of a large document take many times its size.
    #[expect(
        clippy::zero_sized_map_values,
        reason = "serde reads the keys of an object into a map only"
    )]
    let keys: BTreeMap<String, IgnoredAny> = serde_json::from_str(content).unwrap_or_default();
    let has = |key: &str| keys.contains_key(key);
    if has("answers") || has("schema_version") {
        if has("reference_date") || has("history") {
            return super::assessment(file, bytes).map(|read| {
                let places = SourceMap::json(file, content);
                let draft = of_assessment(read.draft);
                whole(super::ParsedDraft { draft, places })
            });
        }
        return submission_json(file, bytes).map(whole);
    }
    let Ok(value) = serde_json::from_str::<Value>(content) else {
        // Reads it again, for the problem with its place.
        return submission_json(file, bytes).map(whole);
    };
    let export = kobo::from_json(content, &value, framework);
    let listed = has("results") || value.is_array() || has("value");
    let ours = export.records.iter().any(kobo::Record::is_ours);
    let empty = listed && export.records.is_empty();
    if !(ours || empty) {
        return Err(one(
            ProblemKind::OtherContent,
            place(file, 1, 1),
            "the document holds no answers",
            "hand in a submission, or an export of a form server",
        ));
    }
    Ok(kobo::submissions(file, &[], &export, framework))
}

fn whole(read: super::ParsedDraft<SubmissionDraft>) -> Incoming {
    Incoming {
        submissions: vec![ReadSubmission {
            read,
            problems: Problems::new(),
        }],
        problems: Problems::new(),
    }
}

/// An assessment handed in by itself; its answers say who gave them.
fn of_assessment(draft: AssessmentDraft) -> SubmissionDraft {
    let framework = draft.framework.unwrap_or_default();
    SubmissionDraft {
        schema_version: draft.schema_version,
        framework: Some(SubmissionFramework {
            id: framework.id,
            version: framework.version,
            sha256: None,
        }),
        country: draft.country,
        round: draft.round,
        answers: draft.answers,
        ..SubmissionDraft::default()
    }
}
