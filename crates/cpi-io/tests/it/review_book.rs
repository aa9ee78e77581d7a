//! A review goes out as a workbook and comes back: what is sound is done, what has moved since
//! is named, and nothing is done twice.

#![cfg(feature = "spreadsheet")]

mod units;

use cpi_io::collect::{self, collect};
use cpi_io::read::spreadsheet::{Spreadsheet, Value, spreadsheet};
use cpi_io::review_book::{
    Options, ReviewBook, ReviewImport, RowOutcome, import_reviews, workbook,
};
use cpi_io::{IndexFolder, Ledger};
use cpi_model::review::Actor;
use rust_xlsxwriter::{DocProperties, Workbook};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const SECRETARIAT: Actor<'_> = Actor {
    by: "secretariat",
    at: "2026-03-02T10:00:00Z",
    seed: cpi_model::history::Seed::new([7; 32]),
};
const REVIEWER: Actor<'_> = Actor {
    by: "reviewer-2",
    at: "2026-04-02T10:00:00Z",
    seed: cpi_model::history::Seed::new([7; 32]),
};

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), &to).unwrap();
        }
    }
}

/// The template, in which a second assessor has answered: `19.2` and `20.3` are in conflict.
fn index() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let template = Path::new(env!("CARGO_MANIFEST_DIR")).join("../cpi-cli/template");
    copy(&template, folder.path());
    answer(
        folder.path(),
        "expert-2",
        &[("19.1", "yes"), ("19.2", "partially"), ("20.3", "300")],
    );
    folder
}

fn answer(folder: &Path, assessor: &str, answers: &[(&str, &str)]) {
    let answers: Vec<String> = answers
        .iter()
        .map(|(indicator, answer)| format!(r#"{{"indicator":"{indicator}","answer":"{answer}"}}"#))
        .collect();
    let text = format!(
        r#"{{"schema_version":1,"framework":{{"id":"my-index","version":"0.1"}},"country":"XAA","round":"2026","assessor":"{assessor}","answers":[{}]}}"#,
        answers.join(",")
    );
    let options = collect::Options {
        apply: true,
        hand: SECRETARIAT,
        assessor: None,
        take_reverts: false,
        take_redacted: false,
    };
    let files = [(format!("{assessor}.json"), text.into_bytes())];
    collect(&IndexFolder::open(folder).unwrap(), &files, &options).unwrap();
}

fn written(folder: &Path, language: &str) -> Spreadsheet {
    let index = IndexFolder::open(folder).unwrap();
    let ledger =
        Ledger::read(&index.folders[0], "XAA", &index.rounds[0], &index.framework).unwrap();
    let book = ReviewBook {
        framework: &index.framework,
        ledger: &ledger,
        language,
        indicators: None,
        units: index.rounds[0].units("XAA"),
    };
    let bytes = workbook(&book).unwrap();
    assert_eq!(
        bytes,
        workbook(&book).unwrap(),
        "the same review gives the same bytes"
    );
    spreadsheet("review.xlsx", &bytes).unwrap()
}

/// A workbook as it comes back: what was handed out, with these cells of the review filled in.
/// The other sheets hold what the third argument says.
fn returned(
    out: &Spreadsheet,
    filled: &[(&str, &[(&str, &str)])],
    others: &[(&str, &[&[&str]])],
) -> (String, Vec<u8>) {
    let mut properties = DocProperties::new();
    for (name, value) in &out.properties {
        properties = properties.set_custom_property(name, value.as_str());
    }
    let mut book = Workbook::new();
    book.set_properties(&properties);
    let sheet = book.add_worksheet();
    let review = &out.sheets[1];
    let header = &review.rows[1];
    let column = |name: &str| {
        let mut cells = header.cells.iter();
        cells.find(|(_, value)| value.text() == name).unwrap().0
    };
    for row in &review.rows {
        for (at, value) in &row.cells {
            let at = u16::try_from(at - 1).unwrap();
            sheet
                .write_string(row.number - 1, at, value.text())
                .unwrap();
        }
        let code = row.value(1).map(Value::text).unwrap_or_default();
        for (_, cells) in filled.iter().filter(|(of, _)| *of == code) {
            for (name, text) in *cells {
                let at = u16::try_from(column(name) - 1).unwrap();
                sheet.write_string(row.number - 1, at, *text).unwrap();
            }
        }
    }
    for (name, rows) in others {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).unwrap();
        for (row, cells) in (0..).zip(*rows) {
            for (at, text) in (0..).zip(*cells) {
                sheet.write_string(row, at, *text).unwrap();
            }
        }
    }
    ("review.xlsx".to_owned(), book.save_to_buffer().unwrap())
}

fn taken(folder: &Path, file: &(String, Vec<u8>), apply: bool) -> ReviewImport {
    let index = IndexFolder::open(folder).unwrap();
    let options = Options {
        apply,
        hand: REVIEWER,
        anybody: false,
    };
    import_reviews(&index, std::slice::from_ref(file), &options).unwrap()
}

/// What became of each thing, and the problems.
fn outcomes(taken: &ReviewImport) -> String {
    let mut told = String::new();
    for row in taken.workbooks.iter().flat_map(|book| &book.rows) {
        let action = row.action.map_or("?", cpi_model::draft::Action::word);
        told.push_str(&format!("{} {action}: {:?}\n", row.indicator, row.outcome));
    }
    told + &taken.problems.to_string()
}

fn log(folder: &Path) -> String {
    fs::read_to_string(folder.join("rounds/2026/XAA.history.jsonl")).unwrap()
}

const SOUND: &[(&str, &[(&str, &str)])] = &[
    ("19.1", &[("Decision", "Accept")]),
    (
        "19.2",
        &[
            ("Decision", "Decide"),
            ("Final answer", "Partially"),
            ("Points", "0.75"),
            ("Reason or comment", "=1+1"),
            ("Government's reply", "A decree covers it."),
            ("Reply came through", "ministry"),
            ("Reply: document", "Decree 7"),
            ("Reply: link", "https://example.org/7"),
        ],
    ),
    (
        "19.3",
        &[
            ("Decision", "send back"),
            ("Reason or comment", "Which law?"),
        ],
    ),
    (
        "20.2",
        &[
            ("Decision", "reopen"),
            ("Reason or comment", "A report came in."),
        ],
    ),
    (
        "20.3",
        &[
            ("Decision", "Send back"),
            ("Send back to", "expert-2"),
            ("Reason or comment", "Which year?"),
        ],
    ),
];

const MORE: &[&[&str]] = &[
    &["Code", "Evidence: title", "Evidence: article, page"],
    &["19.2", "Decree 8", "article 2"],
];

#[test]
fn a_review_shows_every_coding_beside_the_question() {
    let folder = index();
    answer(folder.path(), "expert-3", &[("19.2", "no")]);
    let book = written(folder.path(), "en");
    let names: Vec<&str> = book
        .sheets
        .iter()
        .map(|sheet| sheet.name.as_str())
        .collect();
    assert_eq!(names, ["Start", "Review", "More evidence", "Lists"]);
    let review = &book.sheets[1];
    let row = |code: &str| -> BTreeMap<String, String> {
        let is = |row: &&cpi_io::read::spreadsheet::Row| {
            row.value(1).is_some_and(|value| value.text() == code)
        };
        let row = review.rows.iter().find(is).unwrap();
        let cells = row.cells.iter().map(|(at, value)| {
            let header = review.value(2, *at).unwrap().text();
            (header, value.text())
        });
        cells.collect()
    };
    let conflict = row("19.2");
    assert_eq!(conflict["State"], "Conflict");
    assert_eq!(conflict["Coding 1"], "unnamed: Yes");
    assert_eq!(conflict["Coding 2"], "expert-2: Partially");
    assert_eq!(conflict["Coding 3"], "expert-3: No");
    assert!(!conflict.contains_key("Settled answer"));
    let settled = row("19.1");
    assert_eq!(settled["State"], "Answered");
    assert_eq!(
        settled["Coding 1"],
        "expert-1: Yes\n• Children's Act (fictional), section 12, https://example.org/act, consulted 2026-10-01"
    );
    let decided = row("20.2");
    assert_eq!(decided["State"], "Decided");
    assert_eq!(
        decided["Decision so far"],
        "Partially, 0.75 points\nTwo of three regions inspect every year."
    );
}

#[test]
fn what_a_reviewer_does_is_done_once() {
    let folder = index();
    let out = written(folder.path(), "en");
    let file = returned(&out, SOUND, &[("More evidence", MORE)]);
    let before = log(folder.path());
    insta::assert_snapshot!(outcomes(&taken(folder.path(), &file, false)), @r"
    19.1 accept: New
    19.2 adjudicate: New
    19.2 reply: New
    19.3 reject: New
    20.2 reopen: New
    20.3 reject: New
    ");
    assert_eq!(before, log(folder.path()), "a dry run writes nothing");
    taken(folder.path(), &file, true);
    let after = log(folder.path());
    assert_eq!(after.lines().count(), before.lines().count() + 6);
    assert!(after.contains(r#""text":"=1+1""#) && after.contains(r#""text":"review.xlsx""#));
    assert!(after.contains("Decree 8"));

    let again = taken(folder.path(), &file, true);
    let rows = &again.workbooks[0].rows;
    assert!(
        rows.iter().all(|row| row.outcome == RowOutcome::Same),
        "{}",
        outcomes(&again)
    );
    assert_eq!(after, log(folder.path()));
}

#[test]
fn what_has_moved_since_is_named_and_left() {
    let folder = index();
    let out = written(folder.path(), "en");
    answer(
        folder.path(),
        "expert-2",
        &[("19.1", "no"), ("20.3", "310")],
    );
    let file = returned(&out, SOUND, &[("More evidence", MORE)]);
    insta::assert_snapshot!(outcomes(&taken(folder.path(), &file, true)), @r"
    19.1 accept: Behind
    19.2 adjudicate: New
    19.2 reply: New
    19.3 reject: New
    20.2 reopen: New
    20.3 reject: Behind
    review.xlsx: Sheet1!I4: error[out-of-date]: `19.1` has moved since this workbook was written: `expert-2` answered (entry 5 of the history); the row is not taken
      hint: look at it in a new workbook, and choose under `Decision` there
    review.xlsx: Sheet1!I10: error[out-of-date]: `20.3` has moved since this workbook was written: `expert-2` answered (entry 6 of the history); the row is not taken
      hint: look at it in a new workbook, and choose under `Decision` there
    ");
    // What was not touched was done, and stays so.
    let again = taken(folder.path(), &file, true);
    insta::assert_snapshot!(outcomes(&again), @r"
    19.1 accept: Behind
    19.2 adjudicate: Same
    19.2 reply: Same
    19.3 reject: Same
    20.2 reopen: Same
    20.3 reject: Behind
    review.xlsx: Sheet1!I4: error[out-of-date]: `19.1` has moved since this workbook was written: `expert-2` answered (entry 5 of the history); the row is not taken
      hint: look at it in a new workbook, and choose under `Decision` there
    review.xlsx: Sheet1!I10: error[out-of-date]: `20.3` has moved since this workbook was written: `expert-2` answered (entry 6 of the history); the row is not taken
      hint: look at it in a new workbook, and choose under `Decision` there
    ");
}

#[test]
fn a_decision_from_another_workbook_is_not_overwritten() {
    let folder = index();
    let out = written(folder.path(), "en");
    let one = returned(&out, SOUND, &[]);
    taken(folder.path(), &one, true);
    let other: &[(&str, &[(&str, &str)])] = &[
        (
            "19.2",
            &[
                ("Decision", "Decide"),
                ("Final answer", "No"),
                ("Reason or comment", "It does not."),
                ("Government's reply", "Nothing to add."),
            ],
        ),
        ("20.1", &[("Decision", "Accept")]),
    ];
    let other = returned(&out, other, &[]);
    insta::assert_snapshot!(outcomes(&taken(folder.path(), &other, true)), @r"
    19.2 adjudicate: Behind
    19.2 reply: Behind
    20.1 accept: New
    review.xlsx: Sheet1!I5: error[out-of-date]: `19.2` has moved since this workbook was written: `reviewer-2` decided it (entry 6 of the history); the row is not taken
      hint: look at it in a new workbook, and choose under `Decision` there
    review.xlsx: Sheet1!N5: error[out-of-date]: `19.2` has moved since this workbook was written: a reply of the government came in (entry 7 of the history); the row is not taken
      hint: look at it in a new workbook, and choose under `Decision` there
    ");
}

#[test]
fn every_fault_is_told_at_its_cell_and_what_is_sound_is_done() {
    let folder = index();
    let out = written(folder.path(), "en");
    let rows: &[(&str, &[(&str, &str)])] = &[
        ("19.1", &[("Decision", "Accept"), ("Final answer", "No")]),
        (
            "19.2",
            &[
                ("Decision", "Decide"),
                ("Final answer", "mostly"),
                ("Government's reply", "See the decree."),
                ("Reply: link", "see above"),
            ],
        ),
        ("19.3", &[("Decision", "Approve")]),
        (
            "20.1",
            &[("Decision", "Accept"), ("Reply: document", "Decree")],
        ),
        (
            "20.2",
            &[
                ("Decision", "Decide"),
                ("Points", "1.5"),
                ("Reason or comment", "So."),
            ],
        ),
        (
            "20.3",
            &[("Decision", "Send back"), ("Reason or comment", "Why?")],
        ),
    ];
    let others: &[(&str, &[&[&str]])] = &[
        (
            "More evidence",
            &[
                &["Code", "Evidence: title"],
                &["19.1", "A document"],
                &["19.2", "The decree"],
                &["", "Another"],
            ],
        ),
        ("Notes", &[&["ring the ministry"]]),
    ];
    let file = returned(&out, rows, others);
    insta::assert_snapshot!(outcomes(&taken(folder.path(), &file, true)), @r"
    19.1 ?: Faulty
    19.2 reply: Faulty
    19.2 ?: Faulty
    19.3 ?: Faulty
    20.1 accept: New
    20.1 ?: Faulty
    20.2 adjudicate: Faulty
    20.3 reject: Faulty
    review.xlsx: More evidence!A2: error[missing-key]: `19.1` has a document of a reply, and no reply
      hint: write the reply on the sheet of the review, or correct the code
    review.xlsx: More evidence!B3: error[not-read]: the document belongs to the reply to `19.2`, which is not taken
      hint: mend the reply first
    review.xlsx: More evidence!A4: error[missing-key]: a document stands in a row without a code, and is not taken
      hint: write the code of the answer that was replied to
    review.xlsx: Notes!A1: warning[not-read]: the sheet is no part of the review; cells that are not read: 1
      hint: move what belongs to an answer into its row and column, and remove the rest
    review.xlsx: Sheet1!J4: error[contradiction]: `Accept` does not go with `No` under `Final answer`, so nothing is done to `19.1`
      hint: empty the cell, or choose another decision
    review.xlsx: Sheet1!L5: error[missing-key]: `Decide` needs a reason, and none is written for `19.2`
      hint: write why; who sends an answer back says what the assessor is to mend
    review.xlsx: Sheet1!P5: error[missing-key]: answer to `19.2`: `title` is not declared
      hint: name the document
    review.xlsx: Sheet1!Q5: error[invalid-link]: answer to `19.2`: `see above` is no web address
      hint: write an address that starts with `https://` or `http://`, or leave the link out
    review.xlsx: Sheet1!I6: error[unknown-word]: `Approve` is nothing that can be done; allowed are `Accept`, `Send back`, `Decide`, `Reopen`
      hint: choose from the list of the cell
    review.xlsx: Sheet1!N8: error[missing-key]: `20.1` has something under `Reply: document`, and no reply
      hint: write what the government says, or empty the cells beside it
    review.xlsx: Sheet1!K9: error[invalid-adjudication]: 1.5 points are adjudicated to `20.2`; allowed is 0 to 1
      hint: stay between the lowest and the highest points of its scale
    review.xlsx: Sheet1!I10: error[unknown-reference]: `20.3` has no coding to send back; its assessors are: unnamed, expert-2
      hint: name the assessor whose answer goes back
    ");
}

#[test]
fn rows_that_cannot_be_told_apart_are_not_taken() {
    let folder = index();
    let mut out = written(folder.path(), "en");
    let review = &mut out.sheets[1];
    let last = review.rows.last().unwrap().number;
    let column = |name: &str| {
        let mut cells = review.rows[1].cells.iter();
        cells.find(|(_, value)| value.text() == name).unwrap().0
    };
    let (decision, reason) = (column("Decision"), column("Reason or comment"));
    let text = |text: &str| Value::Text(text.to_owned());
    // Two rows of `19.3` that differ.
    let mut copy = review.rows[5].clone();
    copy.number = last + 1;
    review.rows[5].cells.push((decision, text("Accept")));
    copy.cells.push((decision, text("Send back")));
    copy.cells.push((reason, text("Which law?")));
    review.rows.push(copy);
    // A row without a code, and a column of one's own.
    let mut stray = review.rows[3].clone();
    stray.number = last + 3;
    stray.cells = vec![
        (reason, text("and this one?")),
        (30, text("I do not agree")),
    ];
    review.rows.push(stray);
    // A question that was changed.
    review.rows[4].cells[1].1 = text("Is there a law, more or less?");
    let why = [("Decision", "Reopen"), ("Reason or comment", "Look again.")];
    let mut file = returned(
        &out,
        &[("19.1", &[("Decision", "Accept")]), ("19.2", &why)],
        &[],
    );
    file.0 = "folder/review.xlsx".to_owned();
    insta::assert_snapshot!(outcomes(&taken(folder.path(), &file, true)), @r"
    19.1 accept: New
    19.2 ?: Faulty
    19.3 ?: Faulty
    19.3 ?: Faulty
    folder/review.xlsx: Sheet1!B5: error[altered-text]: the question of `19.2` was changed: `Is there a law, more or less?`; the row is not taken
      hint: restore code and question as they were handed out, and see whether the row still belongs to it
    folder/review.xlsx: Sheet1!A11: error[duplicate]: `19.3` stands in two rows that differ, first at folder/review.xlsx: Sheet1!A6; neither is taken
      hint: keep the row that is right
    folder/review.xlsx: Sheet1!L13: error[not-read]: `and this one?` stands under `Reason or comment` in a row without a code, and is not taken
      hint: write the code of its indicator into the row
    folder/review.xlsx: Sheet1!AD13: warning[not-read]: the column has no header; cells that are not read: 1, the first of them `I do not agree`
      hint: move what belongs to an answer into its row and column, and remove the rest
    ");
}

#[test]
fn a_workbook_belongs_to_one_history_and_one_framework() {
    let folder = index();
    let mut out = written(folder.path(), "en");
    let other = index();
    answer(other.path(), "expert-9", &[("19.1", "no")]);
    out.properties
        .insert("cpi_entries".to_owned(), "3".to_owned());
    let file = returned(&out, SOUND, &[]);
    insta::assert_snapshot!(outcomes(&taken(other.path(), &file, true)), @r"
    review.xlsx: error[out-of-date]: this workbook was written from another history of `XAA` than the one that is here, so nothing of it is taken
      hint: write a new workbook, and copy the yellow cells into it
    ");
    out.properties
        .insert("cpi_version".to_owned(), "0.2".to_owned());
    let file = returned(&out, SOUND, &[]);
    insta::assert_snapshot!(outcomes(&taken(folder.path(), &file, true)), @r"
    review.xlsx: error[other-framework]: this is a review by the framework version `0.2`; that of the index is `0.1`
      hint: take it in with the index that it was written from
    ");
    out.properties.clear();
    let file = returned(&out, SOUND, &[]);
    insta::assert_snapshot!(outcomes(&taken(folder.path(), &file, true)), @r"
    review.xlsx: error[missing-key]: the workbook of a review no longer says whose review it is: that stood in named cells and custom properties, which the program that saved it has left out
      hint: write the review out again, copy what was filled in into it, and save it in a program that keeps names, such as Excel or LibreOffice
    ");
}

#[test]
fn a_review_can_begin_before_there_is_a_history() {
    let folder = tempfile::tempdir().unwrap();
    copy(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("../cpi-cli/template"),
        folder.path(),
    );
    let out = written(folder.path(), "ro");
    assert_eq!(out.sheets[1].name, "Revizuire");
    let rows: &[(&str, &[(&str, &str)])] = &[("19.2", &[("Decizie", "Se acceptă")])];
    let file = returned(&out, rows, &[]);
    insta::assert_snapshot!(outcomes(&taken(folder.path(), &file, true)), @"19.2 accept: New");
    insta::assert_snapshot!(outcomes(&taken(folder.path(), &file, true)), @"19.2 accept: Same");
}
