//! A workbook that was handed out comes back whole, whatever people do to it.

#![cfg(feature = "spreadsheet")]

use cpi_io::questionnaire::{Questionnaire, sections};
use cpi_io::submission::read;
use cpi_io::write::xlsx::workbook;
use cpi_io::{IndexFolder, folder};
use cpi_model::draft::{AssessmentDraft, FrameworkDraft};
use cpi_model::{Assessment, Framework};
use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};
use std::path::Path;

use crate::support::incoming::answers_and_problems;

fn template() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../cpi-cli/template"))
}

fn framework() -> Framework {
    let read = folder::framework(template()).expect("the template is there");
    read.check(FrameworkDraft::check)
        .expect("the template is sound")
        .value
}

fn questionnaire<'a>(
    framework: &'a Framework,
    standing: Option<&'a Assessment>,
) -> Questionnaire<'a> {
    Questionnaire {
        framework,
        country: "XAA",
        round: "2026",
        reference_date: Some("2026-12-31".to_owned()),
        units: None,
        language: "en",
        sections: sections(framework, None),
        assessor: Some("expert-1"),
        standing,
        previous: None,
        blind: false,
    }
}

#[test]
fn answers_that_stand_come_back_as_they_were() {
    let index = IndexFolder::open(template()).expect("the template is sound");
    let mut given: AssessmentDraft = index.assessments[0].to_draft();
    for (i, answer) in given.answers.iter_mut().enumerate() {
        answer.assessor = Some("expert-1".to_owned());
        (answer.reviewer, answer.adjudication) = (None, None);
        answer.comment = Some(format!("=1+{i} & <b>"));
        let mut more = answer.evidence.first().cloned().unwrap_or_default();
        more.title = Some(format!("=HYPERLINK(\"https://example.org\") {i}"));
        answer.evidence.push(more);
    }
    let assessment = given.check(&index.framework).expect("sound").value;
    let bytes = workbook(&questionnaire(&index.framework, Some(&assessment))).expect("written");
    let incoming = read("XAA.xlsx", &bytes, &index.framework).expect("read");
    let arrival = &incoming.submissions[0];
    assert_eq!(arrival.problems.to_string(), "");
    let draft = &arrival.read.draft;
    assert_eq!(draft.assessor.as_deref(), Some("expert-1"));
    assert_eq!(draft.country.as_deref(), Some("XAA"));
    let mut expected = given.answers;
    for answer in &mut expected {
        answer.assessor = None;
    }
    assert_eq!(draft.answers, expected);
}

#[test]
fn the_same_questionnaire_gives_the_same_bytes() {
    let framework = framework();
    let questionnaire = questionnaire(&framework, None);
    assert_eq!(
        workbook(&questionnaire).expect("written"),
        workbook(&questionnaire).expect("written")
    );
}

#[test]
fn last_time_counts_only_where_it_is_confirmed() {
    let index = IndexFolder::open(template()).expect("the template is sound");
    let mut asked = questionnaire(&index.framework, None);
    asked.previous = Some(&index.assessments[0]);
    let bytes = workbook(&asked).expect("written");
    let incoming = read("XAA.xlsx", &bytes, &index.framework).expect("read");
    insta::assert_snapshot!(answers_and_problems(&incoming), @"");
    asked.blind = true;
    let blind = workbook(&asked).expect("written");
    assert!(blind.len() < bytes.len());
}

#[test]
fn a_confirmed_answer_is_taken_with_its_evidence() {
    let bytes = made_of(&[
        &|sheet| {
            let header = [
                "Code",
                "Question",
                "Last time",
                "Same as last time?",
                "Answer",
                "Comment",
            ];
            for (i, text) in (0..).zip(header) {
                sheet.write_string(0, i, text).expect("written");
            }
            let rows = [
                ["Yes", "same", "", "still in force"],
                ["No", "Same", "Yes", ""],
                ["", "Same", "", ""],
                ["250", "yes", "", ""],
            ];
            for (row, ((code, question), cells)) in (1..).zip(QUESTIONS.into_iter().zip(rows)) {
                sheet.write_string(row, 0, code).expect("written");
                sheet.write_string(row, 1, question).expect("written");
                for (i, text) in (2..).zip(cells) {
                    sheet.write_string(row, i, text).expect("written");
                }
            }
        },
        &|sheet| {
            sheet.set_name("Last time").expect("a name");
            let rows = [
                ["Code", "Last time", "Evidence: title", "Evidence: link"],
                ["19.1", "Yes", "An act", "https://example.org/1"],
                ["19.1", "", "A report", ""],
                ["19.2", "No", "", ""],
                ["20.3", "250", "", ""],
            ];
            for (row, cells) in (0..).zip(rows) {
                for (i, text) in (0..).zip(cells) {
                    sheet.write_string(row, i, text).expect("written");
                }
            }
        },
    ]);
    let told = answers_and_problems(&read("XAA.xlsx", &bytes, &framework()).expect("read"));
    insta::assert_snapshot!(told, @r"
    19.1 = yes [An act, https://example.org/1] [A report] (still in force)
    19.2 = yes
    XAA.xlsx: Sheet2!D3: error[contradiction]: `19.2` is confirmed as last time, `no`, and answered `yes`
      hint: empty one of the two cells
    XAA.xlsx: Sheet2!D4: error[contradiction]: `19.3` is confirmed as last time, but the workbook has no answer of last time
      hint: choose an answer, or empty the cell
    XAA.xlsx: Sheet2!D5: error[contradiction]: `yes` is no answer to “same as last time?”; allowed is `Same`, or nothing
      hint: choose from the list, or write the new answer under `Answer`
    ");
}

/// A workbook made by hand: the names, and a sheet that a test fills.
fn made(fill: impl Fn(&mut Worksheet)) -> Vec<u8> {
    made_of(&[&fill])
}

fn made_of(sheets: &[&dyn Fn(&mut Worksheet)]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let named = [
        ("cpi_framework", "my-index"),
        ("cpi_version", "0.1"),
        ("cpi_country", "XAA"),
        ("cpi_round", "2026"),
        ("cpi_assessor", "expert-1"),
    ];
    let start = workbook.add_worksheet();
    start.set_name("Start").expect("a name");
    for (row, (_, value)) in (0..).zip(named) {
        start.write_string(row, 0, value).expect("written");
    }
    for (row, (name, _)) in (1..).zip(named) {
        let cell = format!("=Start!$A${row}");
        workbook.define_name(name, &cell).expect("named");
    }
    for fill in sheets {
        fill(workbook.add_worksheet());
    }
    workbook.save_to_buffer().expect("written")
}

const HEADER: [&str; 8] = [
    "Code",
    "Question",
    "Answer",
    "Evidence: title",
    "Evidence: link",
    "Evidence: consulted on",
    "Evidence: article, page",
    "Comment",
];

const QUESTIONS: [(&str, &str); 4] = [
    (
        "19.1",
        "Does the law prohibit corporal punishment in the home?",
    ),
    (
        "19.2",
        "Does the law prohibit corporal punishment in schools?",
    ),
    ("19.3", "Is a free helpline open to children at all hours?"),
    ("20.3", "How many children live in residential care?"),
];

fn header(sheet: &mut Worksheet, row: u32) {
    for (i, text) in (0..).zip(HEADER) {
        sheet.write_string(row, i, text).expect("written");
    }
}

fn questions(sheet: &mut Worksheet) {
    header(sheet, 0);
    for (row, (code, question)) in (1..).zip(QUESTIONS) {
        sheet.write_string(row, 0, code).expect("written");
        sheet.write_string(row, 1, question).expect("written");
    }
}

fn of(fill: impl Fn(&mut Worksheet)) -> String {
    let bytes = made(fill);
    answers_and_problems(&read("XAA.xlsx", &bytes, &framework()).expect("read"))
}

#[test]
fn sheets_columns_and_rows_are_known_by_what_stands_in_them() {
    let told = of(|sheet| {
        sheet.set_name("what Ana made of it").expect("a name");
        sheet.write_string(0, 0, "Family").expect("written");
        let order = [2, 5, 1, 0, 3, 4, 6, 7];
        for (i, at) in (0..).zip(order) {
            sheet.write_string(3, i, HEADER[at]).expect("written");
        }
        for (row, text) in [(9, "19.1"), (6, "19.2")] {
            sheet.write_string(row, 3, text).expect("written");
        }
        sheet.write_string(9, 0, " YES ").expect("written");
        sheet.write_string(9, 2, QUESTIONS[0].1).expect("written");
        sheet.write_string(6, 0, "partially").expect("written");
        sheet.write_string(6, 2, QUESTIONS[1].1).expect("written");
        let date = Format::new().set_num_format("dd/mm/yyyy");
        sheet
            .write_number_with_format(6, 1, 46_022, &date)
            .expect("written");
        sheet.write_string(6, 4, "An act").expect("written");
    });
    insta::assert_snapshot!(told, @r"
    19.2 = partially [An act, 2025-12-31]
    19.1 = yes
    ");
}

#[test]
fn every_cell_that_is_not_taken_is_named() {
    let told = of(|sheet| {
        questions(sheet);
        sheet.write_string(1, 2, "Yes").expect("written");
        // An inserted row, a pasted column, a second sheet of answers in the margin.
        sheet.write_string(6, 2, "No").expect("written");
        sheet.write_string(6, 3, "A report").expect("written");
        sheet.write_string(0, 9, "Ana's notes").expect("written");
        sheet
            .write_string(2, 9, "ask the ministry")
            .expect("written");
        sheet.write_string(3, 12, "?").expect("written");
        sheet.write_string(0, 10, "Answer").expect("written");
        sheet.write_string(2, 10, "No").expect("written");
        // Altered codes and wording.
        sheet.write_string(4, 0, "20.33").expect("written");
        sheet.write_string(3, 1, QUESTIONS[0].1).expect("written");
        sheet.write_string(3, 2, "No").expect("written");
        sheet
            .write_string(2, 1, "Is there a law?")
            .expect("written");
    });
    insta::assert_snapshot!(told, @r"
    19.1 = yes
    19.3 = no
    XAA.xlsx: Sheet2!B3: warning[altered-text]: the question of `19.2` was changed: `Is there a law?`
      hint: restore code and question as they were handed out, and see whether the answer still holds
    XAA.xlsx: Sheet2!J3: warning[not-read]: the column `Ana's notes` is no part of the questionnaire; cells that are not read: 1, the first of them `ask the ministry`
      hint: move what belongs to an answer into its column, and remove the rest
    XAA.xlsx: Sheet2!K3: error[duplicate]: the column `Answer` stands twice; cells that are not read: 1, the first of them `No`
      hint: move what belongs to an answer into its column, and remove the rest
    XAA.xlsx: Sheet2!B4: error[altered-text]: the question beside `19.3` is that of `19.1`
      hint: restore code and question as they were handed out, and see whether the answer still holds
    XAA.xlsx: Sheet2!M4: warning[not-read]: the column has no header; cells that are not read: 1, the first of them `?`
      hint: move what belongs to an answer into its column, and remove the rest
    XAA.xlsx: Sheet2!A5: error[unknown-indicator]: the framework has no indicator `20.33`
      hint: write the code as it was handed out
    XAA.xlsx: Sheet2!C7: error[not-read]: `No` stands under `Answer` in a row without a code, and is not taken
      hint: write the code of its question into the row; a row with the code of another adds evidence to it
    XAA.xlsx: Sheet2!D7: error[not-read]: `A report` stands under `Evidence: title` in a row without a code, and is not taken
      hint: write the code of its question into the row; a row with the code of another adds evidence to it
    ");
}

#[test]
fn numbers_dates_and_formulas_are_not_guessed() {
    let told = of(|sheet| {
        questions(sheet);
        let percent = Format::new().set_num_format("0%");
        sheet
            .write_number_with_format(4, 2, 0.45, &percent)
            .expect("written");
        sheet.write_number(4, 5, 46_022).expect("written");
        sheet.write_string(4, 3, "Statistics").expect("written");
        sheet.write_string(1, 2, "Yes").expect("written");
        sheet.write_string(1, 3, "An act").expect("written");
        sheet.write_string(1, 5, "15.3.2026").expect("written");
        sheet.write_boolean(2, 2, true).expect("written");
        let formula = Formula::new("=C2").set_result("");
        sheet.write_formula(3, 2, formula).expect("written");
        sheet.write_string(3, 7, "=1+1").expect("written");
    });
    insta::assert_snapshot!(told, @r"
    19.1 = yes [An act, 15.3.2026]
    19.2 = TRUE
    19.3 = 0 (=1+1)
    20.3 = 0.45 (shown as a percentage) [Statistics, 46022 (as a date: 2025-12-31)]
    ");
}

#[test]
fn two_answers_and_merged_cells_are_seen() {
    let told = of(|sheet| {
        questions(sheet);
        sheet
            .merge_range(1, 2, 2, 2, "Yes", &Format::new())
            .expect("merged");
        // The same code again: more evidence, then another answer.
        for (row, answer) in [(6, ""), (7, "No")] {
            sheet.write_string(row, 0, "19.1").expect("written");
            sheet.write_string(row, 1, QUESTIONS[0].1).expect("written");
            sheet.write_string(row, 2, answer).expect("written");
            sheet.write_string(row, 3, "Another act").expect("written");
        }
    });
    insta::assert_snapshot!(told, @r"
    19.1 = yes [Another act]
    19.1 = no [Another act]
    XAA.xlsx: Sheet2!C2: error[merged-cells]: C2:C3 are merged; what stands there counts for the first row alone, not for `19.2`
      hint: unmerge the cells and answer each question in its own row
    ");
}

#[test]
fn a_quantity_is_the_decimal_that_was_typed() {
    for (typed, expected) in [
        (0.1, "0.1"),
        (250.0, "250"),
        (12.345_678, "12.345678"),
        (1e-7, "0.0000001"),
        (123_456_789.25, "123456789.25"),
        (-3.5, "-3.5"),
    ] {
        let told = of(|sheet| {
            questions(sheet);
            sheet.write_number(4, 2, typed).expect("written");
        });
        assert_eq!(told, format!("20.3 = {expected}\n"));
    }
}
