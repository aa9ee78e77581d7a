//! What another program has made of a workbook is said, with what was lost and what to do.

#![cfg(feature = "spreadsheet")]

use cpi_io::questionnaire::{Questionnaire, sections};
use cpi_io::read::spreadsheet::spreadsheet;
use cpi_io::submission::read;
use cpi_io::write::xlsx::workbook;
use cpi_io::{folder, review_book};
use cpi_model::Framework;
use cpi_model::draft::FrameworkDraft;
use rust_xlsxwriter::{DocProperties, Workbook, Worksheet};
use std::io::{Cursor, Read, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::support::incoming::answers_and_problems;

fn framework() -> Framework {
    let template = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../cpi-cli/template"));
    let read = folder::framework(template).expect("the template is there");
    read.check(FrameworkDraft::check)
        .expect("the template is sound")
        .value
}

/// A questionnaire as it is handed out.
fn handed_out(framework: &Framework) -> Vec<u8> {
    workbook(&Questionnaire {
        framework,
        country: "XAA",
        round: "2026",
        reference_date: Some("2026-12-31".to_owned()),
        units: None,
        language: "en",
        sections: sections(framework, None),
        assessor: Some("expert-1"),
        standing: None,
        previous: None,
        blind: false,
    })
    .expect("written")
}

/// A packed file with its members changed, or left out.
fn saved_by(bytes: &[u8], member: impl Fn(&str, String) -> Option<String>) -> Vec<u8> {
    let mut from = ZipArchive::new(Cursor::new(bytes)).expect("packed");
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut file = from.by_index(at).expect("a member");
        let name = file.name().expect("a name").into_owned();
        let mut text = String::new();
        file.read_to_string(&mut text).expect("text");
        if let Some(text) = member(&name, text) {
            to.start_file(name, SimpleFileOptions::default())
                .expect("started");
            to.write_all(text.as_bytes()).expect("written");
        }
    }
    to.finish().expect("packed").into_inner()
}

fn without_names(name: &str, text: String) -> Option<String> {
    let Some((before, rest)) = text.split_once("<definedNames>") else {
        return Some(text);
    };
    let after = rest.split_once("</definedNames>").map_or("", |(_, it)| it);
    (name == "xl/workbook.xml").then(|| format!("{before}{after}"))
}

fn without_properties(name: &str, text: String) -> Option<String> {
    (name != "docProps/custom.xml").then_some(text)
}

fn of(bytes: &[u8]) -> String {
    match read("b.xlsx", bytes, &framework()) {
        Ok(incoming) => {
            let draft = &incoming.submissions[0].read.draft;
            format!(
                "{} {} {}\n{}",
                draft.country.as_deref().unwrap_or("?"),
                draft.round.as_deref().unwrap_or("?"),
                draft.assessor.as_deref().unwrap_or("?"),
                answers_and_problems(&incoming)
            )
        }
        Err(problems) => problems.to_string(),
    }
}

#[test]
fn a_workbook_without_names_and_properties_says_what_was_lost() {
    let out = handed_out(&framework());
    let no_names = saved_by(&out, without_names);
    let no_properties = saved_by(&out, without_properties);
    let neither = saved_by(&no_names, without_properties);
    // One of the two is enough; the assessor stands on the first sheet.
    assert_eq!(of(&out), "XAA 2026 expert-1\n");
    assert_eq!(of(&no_properties), "XAA 2026 expert-1\n");
    assert_eq!(of(&no_names), "XAA 2026 expert-1\n");
    insta::assert_snapshot!(of(&neither), @r"
    b.xlsx: error[missing-key]: the workbook no longer says whose answers it holds: the framework, its version, the country, the round stood in named cells and custom properties, which the program that saved it has left out
      hint: copy what was filled in into a workbook that is handed out anew for this country and round, and save that in a program that keeps names, such as Excel or LibreOffice
    ");
}

/// A sheet of a review, with the properties that are given.
fn review(properties: &[(&str, &str)], fill: impl Fn(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    let mut all = DocProperties::new();
    for (name, value) in properties {
        all = all.set_custom_property(*name, *value);
    }
    book.set_properties(&all);
    let sheet = book.add_worksheet();
    let header = ["Code", "Decision", "Final answer", "Reason or comment"];
    for (i, text) in (0..).zip(header) {
        sheet.write_string(0, i, text).expect("written");
    }
    fill(sheet);
    book.save_to_buffer().expect("written")
}

const IDENTITY: [(&str, &str); 7] = [
    ("cpi_review", "1"),
    ("cpi_framework", "my-index"),
    ("cpi_version", "0.1"),
    ("cpi_country", "XAA"),
    ("cpi_round", "2026"),
    ("cpi_entries", "0"),
    ("cpi_head", "0"),
];

#[test]
fn so_does_the_workbook_of_a_review() {
    let bare = review(&[], |_| {});
    insta::assert_snapshot!(of(&bare), @r"
    b.xlsx: error[other-content]: this is the workbook of a review, not of an assessor
      hint: take it in as a review
    ");
    let found = review_book::read("r.xlsx", &bare, &framework()).map(|_| ());
    insta::assert_snapshot!(found.expect_err("lost"), @r"
    r.xlsx: error[missing-key]: the workbook of a review no longer says whose review it is: that stood in named cells and custom properties, which the program that saved it has left out
      hint: write the review out again, copy what was filled in into it, and save it in a program that keeps names, such as Excel or LibreOffice
    ");
    let half = review(&IDENTITY[..5], |_| {});
    let found = review_book::read("r.xlsx", &half, &framework()).map(|_| ());
    insta::assert_snapshot!(found.expect_err("lost"), @r"
    r.xlsx: error[missing-key]: the workbook of a review no longer says how much of the history it knows, the last entry of the history that it knows: that stood in named cells and custom properties, which the program that saved it has left out
      hint: write the review out again, copy what was filled in into it, and save it in a program that keeps names, such as Excel or LibreOffice
    ");
}

#[test]
fn a_reviewer_means_the_labels_of_the_list() {
    let bytes = review(&IDENTITY, |sheet| {
        for (row, cells) in (1..).zip([
            ["19.1\u{200B}", "DECIDE", "Y\u{AD}es", "as the act says"],
            ["19.2", "decide", "partially\u{A0}", "as the act says"],
        ]) {
            for (i, text) in (0..).zip(cells) {
                sheet.write_string(row, i, text).expect("written");
            }
        }
        // A number that is a code, and one that is none.
        sheet.write_number(3, 0, 20.1).expect("written");
        sheet.write_string(3, 1, "Accept").expect("written");
        sheet.write_number(4, 0, 20.5).expect("written");
        sheet.write_string(4, 1, "Accept").expect("written");
    });
    let returned = review_book::read("r.xlsx", &bytes, &framework()).expect("read");
    let rows: Vec<String> = returned
        .rows
        .iter()
        .map(|row| {
            let acts: Vec<String> = row.said.iter().map(|it| format!("{:?}", it.act)).collect();
            format!("{}: {}", row.indicator, acts.join(", "))
        })
        .collect();
    insta::assert_snapshot!(format!("{}\n{}", rows.join("\n"), returned.problems), @r#"
    19.1: Adjudicate { answer: Some("yes"), points: None, reason: "as the act says" }
    19.2: Adjudicate { answer: Some("partially"), points: None, reason: "as the act says" }
    20.1: Accept { comment: None }
    20.5: 
    r.xlsx: Sheet1!A5: error[unknown-indicator]: the framework has no indicator `20.5`
      hint: write the code as it was handed out
    "#);
}

fn packed(members: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in members {
        zip.start_file(*name, SimpleFileOptions::default())
            .expect("started");
        zip.write_all(text.as_bytes()).expect("written");
    }
    zip.finish().expect("packed").into_inner()
}

#[test]
fn files_of_other_kinds_are_told_apart() {
    let compound = |stream: &str| -> Vec<u8> {
        let name = stream.encode_utf16().flat_map(u16::to_le_bytes);
        let start = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".iter().copied();
        start.chain([0; 600]).chain(name).collect()
    };
    let types = ("[Content_Types].xml", "<Types/>");
    let mut told = String::new();
    for bytes in [
        compound("EncryptedPackage"),
        compound("Workbook"),
        compound("WordDocument"),
        packed(&[types, ("xl/workbook.bin", "")]),
        packed(&[types, ("word/document.xml", "<document/>")]),
        packed(&[("Index/Document.iwa", ""), ("preview.jpg", "")]),
        packed(&[
            ("content.xml", "scrambled"),
            ("META-INF/manifest.xml", "<manifest:encryption-data/>"),
        ]),
        packed(&[("a.txt", ""), ("b.txt", ""), ("c.txt", ""), ("d.txt", "")]),
        packed(&[types]),
        b"PK\x03\x04 and nothing more".to_vec(),
    ] {
        let problems = spreadsheet("b.xlsx", &bytes).expect_err("no workbook");
        told.push_str(&format!("{problems}\n"));
    }
    insta::assert_snapshot!(told, @r"
    b.xlsx: error[encoding]: the workbook is protected by a password to open it, and nothing of it can be read
      hint: save it without that password; the protection of cells does no harm
    b.xlsx: error[encoding]: the file is a workbook of the kind before 2007 (.xls), which is not read
      hint: open it in the program that wrote it, and save or export it as XLSX or ODS
    b.xlsx: error[encoding]: the file is a document of Word of the kind before 2007 (.doc), which is not read
      hint: open it in the program that wrote it, and save or export it as XLSX or ODS
    b.xlsx: error[encoding]: the file is a workbook in the binary format of Excel (.xlsb), which is not read
      hint: open it in the program that wrote it, and save or export it as XLSX or ODS
    b.xlsx: error[encoding]: the file is a document of Word (.docx), which is not read
      hint: open it in the program that wrote it, and save or export it as XLSX or ODS
    b.xlsx: error[encoding]: the file is a document of Apple Numbers, Pages or Keynote, which is not read
      hint: open it in the program that wrote it, and save or export it as XLSX or ODS
    b.xlsx: error[encoding]: the workbook is protected by a password to open it, and nothing of it can be read
      hint: save it without that password; the protection of cells does no harm
    b.xlsx: error[encoding]: the file is an archive of other files (a.txt, b.txt, c.txt …), which is not read
      hint: open it in the program that wrote it, and save or export it as XLSX or ODS
    b.xlsx: error[syntax]: the workbook cannot be read: it has no workbook inside
      hint: open it in a spreadsheet program and save it again as XLSX or ODS
    b.xlsx: error[syntax]: the workbook cannot be read: it is damaged, or no workbook
      hint: open it in a spreadsheet program and save it again as XLSX or ODS
    ");
}
