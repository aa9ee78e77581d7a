//! What do reviewers see and do in a workbook?
//!
//! A row an indicator: what each assessor said and on which evidence, side by side, and open
//! cells for what is to be done. The workbook names the last entry of the history that it
//! knows, so that a row about an answer that has moved since is not taken.

mod take;
pub mod words;

pub use crate::read::review_book::{Returned, ReviewedRow, Row, read};
pub use crate::write::review_book::{ReviewBook, workbook};
pub use take::{ImportedRow, ImportedWorkbook, Options, ReviewImport, RowOutcome, import_reviews};

use cpi_model::draft::AnswerDraft;
use cpi_model::history::History;
use cpi_model::provenance::{canonical_json, sha256};

/// The names of the cells and custom properties by which a workbook of a review says whose
/// it is. The first has the version of the layout.
pub const IDENTITY: [&str; 9] = [
    "cpi_review",
    "cpi_framework",
    "cpi_version",
    "cpi_hash",
    "cpi_country",
    "cpi_round",
    "cpi_entries",
    "cpi_head",
    "cpi_rows",
];

/// The version of the layout, which stands in the workbook.
pub const LAYOUT: &str = "1";

/// Up to where a workbook knows a history: how many entries, and the hash of the last; of a
/// history that is not begun the hash of the answers.
pub(crate) fn known(history: &History) -> (u64, String) {
    let entries = history.entries().len() as u64;
    if entries == 0 {
        (0, of_answers(&history.document().answers))
    } else {
        (entries, history.head().to_owned())
    }
}

/// Whether a history is the one that a workbook knows up to there.
fn knows(history: &History, entries: u64, head: &str) -> bool {
    if entries != 0 {
        let at = history.position(head);
        return at.is_some_and(|at| history.entries()[at].seq == Some(entries));
    }
    match history.entries() {
        [] => of_answers(&history.document().answers) == head,
        _ => history
            .first(1)
            .is_ok_and(|begun| of_answers(&begun.document().answers) == head),
    }
}

fn of_answers(answers: &[AnswerDraft]) -> String {
    sha256(&canonical_json(&answers))
}
