//! Is a table one sheet of a workbook of ours that was saved as text?
//!
//! A program that saves a workbook as CSV writes the sheet that is open, and leaves out the others. Such a table
//! has lost whose answers it holds, and its header is not that of a table of answers.

use super::text::{one, place};
use crate::questionnaire::words::Word;
use cpi_model::{ProblemKind, Problems};

/// How many lines are looked at.
const WITHIN: usize = 30;

/// The columns of which one stands beside the codes.
const BESIDE_CODES: [Word; 6] = [
    Word::Question,
    Word::Answer,
    Word::LastTime,
    Word::EvidenceTitle,
    Word::EvidenceLink,
    Word::Comment,
];

/// The labels of the first sheet, each in a row of its own.
const OF_THE_START: [Word; 6] = [
    Word::Country,
    Word::Round,
    Word::ReferenceDate,
    Word::Framework,
    Word::Version,
    Word::Instructions,
];

/// Whether a table is a sheet with questions, with more evidence or with lists, or the first sheet, of a
/// questionnaire or a review in any language.
pub(super) fn is_saved_sheet(text: &str) -> bool {
    let text = text.trim_start_matches('\u{FEFF}');
    let mut labels = [false; OF_THE_START.len()];
    for line in text.lines().take(WITHIN) {
        let cells: Vec<&str> = line
            .split([',', ';', '\t'])
            .map(|cell| cell.trim().trim_matches('"').trim())
            .filter(|cell| !cell.is_empty())
            .collect();
        let has = |word: &Word| cells.iter().any(|cell| word.is(cell));
        if has(&Word::Code) && (BESIDE_CODES.iter().any(has) || is_lists(&cells)) {
            return true;
        }
        let first = cells.first().copied().unwrap_or_default();
        for (word, found) in OF_THE_START.iter().zip(&mut labels) {
            *found |= cells.len() <= 2 && word.is(first);
        }
    }
    3 <= labels.into_iter().filter(|found| *found).count()
}

/// Whether cells are the header of the sheet of lists: "Answer 1", "Answer 2", …, "Code".
fn is_lists(cells: &[&str]) -> bool {
    cells.iter().any(|cell| {
        cell.rsplit_once(' ')
            .is_some_and(|(word, number)| Word::Answer.is(word) && number.parse::<u16>().is_ok())
    })
}

/// What is wrong with it, and what to do.
pub(super) fn refusal(file: &str) -> Problems {
    one(
        ProblemKind::MissingKey,
        place(file, 1, 1),
        "this is a single sheet of a workbook, saved as CSV: the other sheets, and whose answers these are, are not in it",
        "save the workbook as XLSX or ODS, with all its sheets, and hand that in",
    )
}
