//! What is typed over locked cells of a questionnaire, and sheets from other workbooks, are noticed.

#![cfg(feature = "spreadsheet")]

use cpi_io::questionnaire::{Questionnaire, sections};
use cpi_io::submission::read;
use cpi_io::write::xlsx::workbook;
use cpi_io::{IndexFolder, folder};
use cpi_model::draft::FrameworkDraft;
use cpi_model::{Assessment, Framework};
use std::io::{Cursor, Read, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::support::incoming::answers_and_problems;

fn template() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../cpi-cli/template"))
}

fn framework() -> Framework {
    let read = folder::framework(template()).unwrap();
    read.check(FrameworkDraft::check).unwrap().value
}

fn questionnaire<'a>(
    framework: &'a Framework,
    previous: Option<&'a Assessment>,
) -> Questionnaire<'a> {
    Questionnaire {
        framework,
        country: "XAA",
        round: "2026",
        reference_date: None,
        units: None,
        language: "en",
        sections: sections(framework, None),
        assessor: Some("expert-1"),
        standing: None,
        previous,
        blind: false,
    }
}

/// A workbook with other texts in some cells: the member of the archive, the cell, the text. An
/// empty text empties the cell.
fn edited(bytes: &[u8], cells: &[(&str, &str, &str)]) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for i in 0..archive.len() {
        let mut member = archive.by_index(i).unwrap();
        let name = member.name().unwrap().into_owned();
        let mut content = Vec::new();
        member.read_to_end(&mut content).unwrap();
        for (_, cell, text) in cells.iter().filter(|(of, ..)| name.ends_with(of)) {
            let xml = String::from_utf8(content).unwrap();
            content = if cell.starts_with('<') {
                assert!(xml.contains(cell), "{name} has no {cell}");
                xml.replace(cell, text).into_bytes()
            } else {
                with_cell(&xml, cell, text).into_bytes()
            };
        }
        out.start_file(name, SimpleFileOptions::default()).unwrap();
        out.write_all(&content).unwrap();
    }
    out.finish().unwrap().into_inner()
}

fn with_cell(xml: &str, cell: &str, text: &str) -> String {
    let start = xml.find(&format!("<c r=\"{cell}\"")).unwrap();
    let open = start + xml[start..].find('>').unwrap() + 1;
    let end = if xml[..open].ends_with("/>") {
        open
    } else {
        open + xml[open..].find("</c>").unwrap() + "</c>".len()
    };
    let filled = if text.is_empty() {
        String::new()
    } else {
        format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
    };
    format!("{}{filled}{}", &xml[..start], &xml[end..])
}

fn told(bytes: &[u8], framework: &Framework) -> String {
    answers_and_problems(&read("b.xlsx", bytes, framework).unwrap())
}

const ART19: &str = "sheet2.xml";
const ART20: &str = "sheet3.xml";

#[test]
fn what_is_typed_over_the_guidance_is_noticed_and_is_no_answer() {
    let framework = framework();
    let bytes = workbook(&questionnaire(&framework, None)).unwrap();
    assert_eq!(told(&bytes, &framework), "");
    // Columns: code, question, guidance, answer.
    let cells = [
        (ART19, "C3", "Yes"),
        (ART19, "C4", "See the act of 2019"),
        (ART19, "D4", "No"),
        (ART20, "C5", "12.5"),
    ];
    insta::assert_snapshot!(told(&edited(&bytes, &cells), &framework), @r"
    19.2 = no
    b.xlsx: art19 Protection from violence!C3: warning[altered-text]: `Yes` is typed over the guidance of `19.1`, and is not taken as its answer
      hint: if it is meant as the answer, write it under `Answer`
    b.xlsx: art19 Protection from violence!C4: warning[altered-text]: the guidance of `19.2` was changed: `See the act of 2019`
      hint: restore it; if something was to be said there, write it as the answer or the comment
    b.xlsx: art20 Alternative care!C5: warning[altered-text]: `12.5` is typed over the guidance of `20.3`, and is not taken as its answer
      hint: if it is meant as the answer, write it under `Answer`
    ");
    // An empty cell says nothing, and neither does the guidance of another language.
    let emptied = edited(&bytes, &[(ART19, "C3", "")]);
    assert_eq!(told(&emptied, &framework), "");
    for language in framework.draft().languages.clone() {
        let mut other = questionnaire(&framework, None);
        other.language = &language;
        assert_eq!(told(&workbook(&other).unwrap(), &framework), "");
    }
}

#[test]
fn what_is_typed_over_the_answer_of_last_time_is_noticed() {
    let index = IndexFolder::open(template()).unwrap();
    let asked = questionnaire(&index.framework, Some(&index.assessments[0]));
    let bytes = workbook(&asked).unwrap();
    assert_eq!(told(&bytes, &index.framework), "");
    // Columns: code, question, guidance, last time, same, answer.
    let cells = [(ART19, "D3", "No"), (ART19, "D4", "The court says no")];
    insta::assert_snapshot!(told(&edited(&bytes, &cells), &index.framework), @r"
    b.xlsx: art19 Protection from violence!D3: warning[altered-text]: `No` is typed over the answer of last time of `19.1`, and is not taken as its answer
      hint: if it is meant as the answer, write it under `Answer`
    b.xlsx: art19 Protection from violence!D4: warning[altered-text]: `The court says no` is typed over the answer of last time of `19.2`, and is not taken as its answer
      hint: if it is meant as the answer, write it under `Answer`
    ");
}

#[test]
fn a_sheet_from_another_workbook_is_noticed() {
    let framework = framework();
    let bytes = workbook(&questionnaire(&framework, None)).unwrap();
    let answers = [(ART19, "D3", "Yes"), (ART20, "D3", "No")];
    let answered = edited(&bytes, &answers);
    assert_eq!(told(&answered, &framework), "19.1 = yes\n20.1 = no\n");
    // Of another country, another round, another assessor: nothing on the sheet is taken.
    let of = |mark: &str| told(&edited(&answered, &[(ART20, "I1", mark)]), &framework);
    insta::assert_snapshot!(of("XAB · 2026 · expert-1"), @r"
    19.1 = yes
    b.xlsx: Start!C28: warning[missing-key]: the workbook was handed out with 6 questions, and 3 are there; gone: `20.1`, `20.2`, `20.3`
      hint: restore the rows, or answer these questions in a new workbook
    b.xlsx: art20 Alternative care!I1: error[contradiction]: the sheet is from the questionnaire of `XAB`, round `2026`, and the workbook is that of `XAA · 2026 · expert-1`; nothing on the sheet is taken
      hint: hand in each workbook with its own sheets; copy single answers by hand, if they are meant for this one
    ");
    insta::assert_snapshot!(of("XAA · 2025 · expert-1"), @r"
    19.1 = yes
    b.xlsx: Start!C28: warning[missing-key]: the workbook was handed out with 6 questions, and 3 are there; gone: `20.1`, `20.2`, `20.3`
      hint: restore the rows, or answer these questions in a new workbook
    b.xlsx: art20 Alternative care!I1: error[contradiction]: the sheet is from the questionnaire of `XAA`, round `2025`, and the workbook is that of `XAA · 2026 · expert-1`; nothing on the sheet is taken
      hint: hand in each workbook with its own sheets; copy single answers by hand, if they are meant for this one
    ");
    insta::assert_snapshot!(of("XAA · 2026 · expert-2"), @r"
    19.1 = yes
    b.xlsx: Start!C28: warning[missing-key]: the workbook was handed out with 6 questions, and 3 are there; gone: `20.1`, `20.2`, `20.3`
      hint: restore the rows, or answer these questions in a new workbook
    b.xlsx: art20 Alternative care!I1: error[contradiction]: the sheet is from the questionnaire of `expert-2`, and the workbook is that of `XAA · 2026 · expert-1`; nothing on the sheet is taken
      hint: hand in each workbook with its own sheets; copy single answers by hand, if they are meant for this one
    ");
    // Also a sheet with further evidence.
    let evidence = edited(&answered, &[("sheet4.xml", "E1", "XAB · 2026 · expert-1")]);
    assert!(told(&evidence, &framework).contains("`XAB`, round `2026`"));
    // The whole workbook is answered by somebody else: that is asked about, and taken.
    let all = ["sheet2.xml", "sheet3.xml", "sheet4.xml"];
    let marks = [(all[0], "I1"), (all[1], "I1"), (all[2], "E1")];
    let marks = marks.map(|(sheet, cell)| (sheet, cell, "XAA · 2026 · expert-2"));
    insta::assert_snapshot!(told(&edited(&answered, &marks), &framework), @r"
    19.1 = yes
    20.1 = no
    b.xlsx: art19 Protection from violence!I1: warning[contradiction]: the workbook was handed out to `expert-2`, and its first sheet says `expert-1`
      hint: make sure who answered; a second assessor gets a workbook of their own
    ");
}

#[test]
fn a_sheet_with_questions_that_were_not_handed_out_is_noticed() {
    let framework = framework();
    let bytes = workbook(&questionnaire(&framework, None)).unwrap();
    // As if handed out with the first section alone, by a version that marked no sheets.
    let cells = [
        (
            "custom.xml",
            "<vt:lpwstr>art19 art20</vt:lpwstr>",
            "<vt:lpwstr>art19</vt:lpwstr>",
        ),
        (ART19, "I1", ""),
        (ART20, "I1", ""),
        (ART20, "D3", "No"),
    ];
    insta::assert_snapshot!(told(&edited(&bytes, &cells), &framework), @r"
    20.1 = no
    b.xlsx: art20 Alternative care!A2: warning[contradiction]: the workbook was handed out with the questions of `art19`, and this sheet has others: `20.1`, `20.2`, `20.3`; it may be from another workbook
      hint: make sure that these are the answers of this assessor for this country
    ");
}
