//! What a person makes of a questionnaire before it is handed in is answered with what to do.

#![cfg(feature = "spreadsheet")]

use cpi_io::folder;
use cpi_io::questionnaire::{Questionnaire, sections};
use cpi_io::submission::read;
use cpi_io::write::xlsx::workbook;
use cpi_model::Framework;
use cpi_model::draft::FrameworkDraft;
use std::io::{Cursor, Read, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::support::incoming::answers_and_problems;

fn draft() -> FrameworkDraft {
    let template = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../cpi-cli/template"));
    folder::framework(template).unwrap().draft
}

fn checked(draft: &FrameworkDraft) -> Framework {
    draft.check().unwrap().value
}

/// A questionnaire of the template as it is handed out.
fn handed_out() -> Vec<u8> {
    let framework = checked(&draft());
    workbook(&Questionnaire {
        framework: &framework,
        country: "XAA",
        round: "2026",
        reference_date: Some("2026-12-31".to_owned()),
        units: None,
        language: "en",
        sections: sections(&framework, None),
        assessor: Some("expert-1"),
        standing: None,
        previous: None,
        blind: false,
    })
    .unwrap()
}

/// The workbook with texts of its members replaced.
fn with(bytes: &[u8], replaced: &[(&str, &str, &str)]) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for i in 0..archive.len() {
        let mut member = archive.by_index(i).unwrap();
        let name = member.name().unwrap().into_owned();
        let mut content = String::new();
        member.read_to_string(&mut content).unwrap();
        for (_, before, after) in replaced.iter().filter(|(of, ..)| name.ends_with(of)) {
            assert!(content.contains(before), "{name} has no {before}");
            content = content.replace(before, after);
        }
        out.start_file(name, SimpleFileOptions::default()).unwrap();
        out.write_all(content.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// The questionnaire with a text in a cell of its first section.
fn filled(bytes: &[u8], cell: &str, text: &str) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    let mut sheet = archive.by_name("xl/worksheets/sheet2.xml").unwrap();
    sheet.read_to_string(&mut xml).unwrap();
    let from = xml.find(&format!("<c r=\"{cell}\"")).unwrap();
    let end = |closing: &str| {
        xml[from..]
            .find(closing)
            .map(|at| from + at + closing.len())
    };
    // A cell without a value closes itself.
    let to = [end("/>"), end("</c>")]
        .into_iter()
        .flatten()
        .min()
        .unwrap();
    let whole = format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    with(bytes, &[("worksheets/sheet2.xml", &xml[from..to], &whole)])
}

fn of(file: &str, bytes: &[u8], framework: &Framework) -> String {
    match read(file, bytes, framework) {
        Ok(incoming) => {
            let arrival = &incoming.submissions[0];
            let mut told = answers_and_problems(&incoming);
            let checked = arrival.read.check(|draft| draft.check(framework));
            match checked {
                Ok(checked) => {
                    let mut faults = checked.value.faults().clone();
                    arrival.read.places.locate(&mut faults);
                    told.push_str(&faults.to_string());
                }
                Err(problems) => told.push_str(&problems.to_string()),
            }
            told
        }
        Err(problems) => problems.to_string(),
    }
}

#[test]
fn a_workbook_without_its_first_sheet_says_that_it_is_gone() {
    let framework = checked(&draft());
    let out = handed_out();
    // As a spreadsheet program leaves it where the sheet was deleted: names refer to nothing.
    let gone = with(
        &out,
        &[
            ("xl/workbook.xml", "Start!", "#REF!"),
            (
                "xl/workbook.xml",
                "<sheet name=\"Start\" sheetId=\"1\" r:id=\"rId1\"/>",
                "",
            ),
        ],
    );
    insta::assert_snapshot!(of("b.xlsx", &gone, &framework), @r"
    b.xlsx: error[missing-key]: the sheet `Start`, on which the pseudonym of who answered stands, is not in the workbook
      hint: put the sheet back, or copy what was filled in into a workbook that is handed out anew for this country and round
    ");
}

#[test]
fn a_sheet_that_was_saved_as_text_is_one_sentence() {
    let framework = checked(&draft());
    let sheet = "Protection from violence,,,,,,,,,XAA · 2026 · a1\nCode,Question,What earns which answer,Other assessors,Answer,Evidence: title,Evidence: link,Evidence: consulted on,\"Evidence: article, page\",Comment\n19.1,Does the law prohibit it?,,,Yes,,,,,\n";
    let one = of("b.csv", sheet.as_bytes(), &framework);
    insta::assert_snapshot!(one, @r"
    b.csv:1:1: error[missing-key]: this is a single sheet of a workbook, saved as CSV: the other sheets, and whose answers these are, are not in it
      hint: save the workbook as XLSX or ODS, with all its sheets, and hand that in
    ");
    let others = [
        sheet.replace(',', ";"),
        sheet.replace(',', "\t"),
        // Without its title, in another language, and the other sheets.
        "Code,Question,Answer\n19.1,Does the law prohibit it?,Yes\n".to_owned(),
        "Protecție,,\nCod,Întrebare,Răspuns\n19.1,Interzice legea?,Da\n".to_owned(),
        "Protection,,,,\nCode,Evidence: title,Evidence: link,,\n19.1,A law,,,\n".to_owned(),
        "Answer 1,Code\nYes,19.1\n".to_owned(),
        ",An index,\n,Questionnaire,\n,,\n,Country,XAA\n,Round,2026\n,Framework,my-index\n"
            .to_owned(),
    ];
    for other in others {
        assert_eq!(of("b.csv", other.as_bytes(), &framework), one, "{other}");
    }
    // A table of answers is none.
    let table = "country,round,assessor,indicator,answer\nXAA,2026,a1,19.1,yes\n";
    assert_eq!(of("b.csv", table.as_bytes(), &framework), "19.1 = yes\n");
}

#[test]
fn a_word_of_another_language_is_no_answer_and_the_list_is_named() {
    let framework = checked(&draft());
    let out = handed_out();
    insta::assert_snapshot!(of("b.xlsx", &filled(&out, "D3", "Da"), &framework), @r"
    19.1 = Da
    b.xlsx: art19 Protection from violence!D3: error[unknown-option]: `Da` is no answer to `19.1`; allowed are `yes`, `partially`, `no` and `missing`
      hint: write the code of an option; in a workbook, choose from the list of the cell
    ");
    for word in ["Ja", "oui", "да", "კი", "Yes, partly", "1"] {
        let said = of("b.xlsx", &filled(&out, "D3", word), &framework);
        assert!(
            said.contains(&format!(
                "`{word}` is no answer to `19.1`; allowed are `yes`"
            )),
            "{said}"
        );
        // `words` belong to a table that `round.toml` declares.
        assert!(!said.contains("`words`"), "{said}");
        assert!(said.contains("choose from the list of the cell"), "{said}");
    }
    for word in ["Yes", "yes", " YES "] {
        assert_eq!(
            of("b.xlsx", &filled(&out, "D3", word), &framework),
            "19.1 = yes\n"
        );
    }
}

#[test]
fn a_date_that_can_be_read_in_two_ways_is_asked_back() {
    let framework = checked(&draft());
    let out = filled(&filled(&handed_out(), "D3", "Yes"), "E3", "An act");
    let date = |text: &str| of("b.xlsx", &filled(&out, "G3", text), &framework);
    insta::assert_snapshot!(date("12/03/2026"), @r"
    19.1 = yes [An act, 12/03/2026]
    b.xlsx: art19 Protection from violence!G3: error[invalid-date]: `12/03/2026` may be `2026-03-12`, the day first, or `2026-12-03`, the month first
      hint: write the one that is meant, as year, month, day
    ");
    let hints = [
        (
            "12.03.2026",
            "`12.03.2026` is no date",
            "write `2026-03-12`: year, month, day",
        ),
        (
            "12-03-2026",
            "`12-03-2026` may be `2026-03-12`, the day first, or `2026-12-03`, the month first",
            "write the one that is meant",
        ),
        (
            "13/03/2026",
            "`13/03/2026` is no date",
            "write `2026-03-13`",
        ),
        (
            "03/13/2026",
            "`03/13/2026` is no date",
            "write `2026-03-13`",
        ),
        ("5/5/2026", "`5/5/2026` is no date", "write `2026-05-05`"),
        (
            "2026/03/12",
            "`2026/03/12` is no date",
            "write `2026-03-12`",
        ),
        (
            "31/02/2026",
            "`31/02/2026` is no date",
            "such as `2026-03-12`",
        ),
        ("1/2/26", "`1/2/26` is no date", "such as `2026-03-12`"),
        (
            "March 2026",
            "`March 2026` is no date",
            "such as `2026-03-12`",
        ),
    ];
    for (text, what, hint) in hints {
        let said = date(text);
        assert!(said.contains(what) && said.contains(hint), "{said}");
    }
    assert_eq!(date("2026-03-12"), "19.1 = yes [An act, 2026-03-12]\n");
}

#[test]
fn a_question_that_the_framework_words_anew_is_not_blamed_on_the_assessor() {
    let mut reworded = draft();
    let question = reworded.indicators[0].question.get_mut("en").unwrap();
    *question = question.replace("prohibit", "forbid");
    let out = filled(&handed_out(), "E3", "Yes");
    insta::assert_snapshot!(of("b.xlsx", &out, &checked(&reworded)), @r"
    19.1 = ? [Yes]
    b.xlsx: art19 Protection from violence!B3: error[altered-text]: the question of `19.1` has another wording in the framework than in this workbook, which was handed out before the framework was changed: Does the law [-prohibit-]{+forbid+} corporal punishment in the home?
      hint: ask the assessor whether the answer holds for the question as it reads now; if it does, write that question into the workbook, and if not, let it be answered anew
    b.xlsx: art19 Protection from violence!E3: warning[missing-key]: `Yes` under `Evidence: title` is an answer to `19.1`, and its answer is empty; it does not count as one
      hint: move it to the answer, or write a sentence if it is meant as it stands
    ");
    // Where the framework is the same, it was the workbook that was changed.
    let changed = filled(&out, "B3", "Is there a law?");
    insta::assert_snapshot!(of("b.xlsx", &changed, &checked(&draft())), @r"
    19.1 = ? [Yes]
    b.xlsx: art19 Protection from violence!B3: error[altered-text]: the question of `19.1` was changed: `Is there a law?`
      hint: restore code and question as they were handed out, and see whether the answer still holds
    b.xlsx: art19 Protection from violence!E3: warning[missing-key]: `Yes` under `Evidence: title` is an answer to `19.1`, and its answer is empty; it does not count as one
      hint: move it to the answer, or write a sentence if it is meant as it stands
    ");
}
