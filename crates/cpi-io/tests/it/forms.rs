//! A form shows the texts of a framework as they are, and computes none of them.

#![cfg(feature = "spreadsheet")]

use cpi_io::folder;
use cpi_io::questionnaire::{Questionnaire, sections};
use cpi_io::read::spreadsheet::{Spreadsheet, spreadsheet};
use cpi_io::write::xlsform::form;
use cpi_io::write::xlsx::workbook;
use cpi_model::Framework;
use cpi_model::draft::{FrameworkDraft, Names, Texts};
use std::path::Path;

fn framework(change: impl FnOnce(&mut FrameworkDraft)) -> Framework {
    let template = concat!(env!("CARGO_MANIFEST_DIR"), "/../cpi-cli/template");
    let mut draft = folder::framework(Path::new(template)).unwrap().draft;
    change(&mut draft);
    draft.check().unwrap().value
}

fn questionnaire<'a>(framework: &'a Framework, assessor: Option<&'a str>) -> Questionnaire<'a> {
    Questionnaire {
        framework,
        country: "XAA",
        round: "2026",
        reference_date: None,
        units: None,
        language: "en",
        sections: sections(framework, None),
        assessor,
        standing: None,
        previous: None,
        blind: false,
    }
}

/// The column of a sheet with a header, without the header.
fn column(book: &Spreadsheet, sheet: &str, header: &str) -> Vec<String> {
    let sheet = book.sheets.iter().find(|it| it.name == sheet).unwrap();
    let of = |(at, value): &(u32, _)| (value_text(value) == header).then_some(*at);
    let at = sheet.rows[0].cells.iter().find_map(of).unwrap();
    let rows = sheet.rows[1..].iter();
    rows.filter_map(|row| row.value(at).map(value_text))
        .collect()
}

fn value_text(value: &cpi_io::read::spreadsheet::Value) -> String {
    value.text()
}

#[test]
fn what_a_form_would_compute_is_shown_in_every_text() {
    // A reference to a field, one that is not ended, and an expression.
    for (text, shown) in [
        ("a ${q_19_d1} b", "a $ {q_19_d1} b"),
        ("a ${", "a $ {"),
        ("a instance('x')/root b", "a instance ('x')/root b"),
        (
            "=1+1, #{x} and \"pulldata(\"",
            "=1+1, #{x} and \"pulldata(\"",
        ),
    ] {
        let texts = Texts::from([("en".to_owned(), text.to_owned())]);
        let framework = framework(|draft| {
            draft.title = texts.clone();
            for node in &mut draft.nodes {
                node.label = texts.clone();
            }
            for scale in draft.scales.values_mut() {
                scale.options[0].label = texts.clone();
            }
            for indicator in &mut draft.indicators {
                indicator.question = texts.clone();
                indicator.guidance = texts.clone();
            }
        });
        let questionnaire = questionnaire(&framework, None);
        for section in &questionnaire.sections {
            let book = spreadsheet("f.xlsx", &form(&questionnaire, section).unwrap()).unwrap();
            let all = [
                column(&book, "survey", "label::English (en)"),
                column(&book, "survey", "hint::English (en)"),
                column(&book, "choices", "label::English (en)"),
                column(&book, "settings", "form_title"),
            ];
            for texts in &all {
                let same = |it: &&String| it.contains(shown);
                assert!(texts.iter().any(|it| same(&it)), "{shown}: {texts:?}");
                let computed = |it: &&String| it.contains("${") || it.contains("instance(");
                assert_eq!(texts.iter().find(computed), None);
            }
        }
    }
}

#[test]
fn the_assessor_of_a_form_is_a_text_and_no_difference() {
    let of = |framework: &Framework, assessor: &str| {
        let questionnaire = questionnaire(framework, Some(assessor));
        let bytes = form(&questionnaire, &questionnaire.sections[0]);
        bytes.map(|bytes| column(&spreadsheet("f.xlsx", &bytes).unwrap(), "survey", "default"))
    };
    let pseudonyms = framework(|_| {});
    assert_eq!(
        of(&pseudonyms, "expert-1").unwrap(),
        ["concat('expert-1', '')"]
    );
    let real = framework(|draft| draft.names = Some(Names::Real.into()));
    assert_eq!(
        of(&real, "Ana O'Neill").unwrap(),
        ["concat(\"Ana O'Neill\", '')"]
    );
}

#[test]
fn a_questionnaire_is_for_a_pseudonym_alone() {
    for name in [
        "jane.doe@example.org",
        "Jane Doe",
        "/../../escaped",
        "..",
        "",
        "a/b",
        "a\\b",
    ] {
        let framework = framework(|_| {});
        let questionnaire = questionnaire(&framework, Some(name));
        let told = workbook(&questionnaire).unwrap_err().to_string();
        assert_eq!(
            told,
            format!(
                "`{name}` is no pseudonym; use 1 to 64 letters, digits, `.`, `_` or `-`, starting with a letter or a digit, and no one's name"
            )
        );
        assert!(form(&questionnaire, &questionnaire.sections[0]).is_err());
    }
    // Where the framework allows names, still no address and no path.
    let framework = framework(|draft| draft.names = Some(Names::Real.into()));
    assert!(workbook(&questionnaire(&framework, Some("Jane Doe"))).is_ok());
    assert!(workbook(&questionnaire(&framework, Some("jane@example.org"))).is_err());
    assert!(workbook(&questionnaire(&framework, Some("../escaped"))).is_err());
}

#[test]
fn the_first_sheet_lists_the_units_of_the_country() {
    let framework = framework(|_| {});
    let units = [(
        "regions".to_owned(),
        vec!["North Coast".to_owned(), "Hills".to_owned()],
    )];
    let units = units.into();
    let asked = Questionnaire {
        units: Some(&units),
        ..questionnaire(&framework, None)
    };
    let book = spreadsheet("q.xlsx", &workbook(&asked).unwrap()).unwrap();
    let cells = book.sheets[0].rows.iter().flat_map(|row| &row.cells);
    let texts: Vec<String> = cells.map(|(_, value)| value_text(value)).collect();
    let at = texts.iter().position(|text| text == "regions (2)").unwrap();
    assert_eq!(texts[at + 1], "North Coast; Hills");
}

/// A framework whose questions on services mean regions.
fn with_lists() -> Framework {
    framework(|draft| {
        draft.indicators[0].lists = vec!["regions".to_owned(), "large towns".to_owned()];
        draft.indicators[1].lists = vec!["language minorities".to_owned()];
    })
}

fn units() -> cpi_model::draft::Units {
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    let many: Vec<String> = (1..=30).map(|n| format!("Town {n}")).collect();
    [
        ("regions".to_owned(), names(&["North Coast", "Hills"])),
        ("large towns".to_owned(), many),
        ("language minorities".to_owned(), Vec::new()),
    ]
    .into()
}

#[test]
fn units_stand_beside_the_questions_that_mean_them() {
    let (framework, units) = (with_lists(), units());
    let asked = Questionnaire {
        units: Some(&units),
        ..questionnaire(&framework, None)
    };
    let towns: Vec<String> = (1..=24).map(|n| format!("Town {n}")).collect();
    let first = format!(
        "regions (2): North Coast; Hills\nlarge towns (30): {}; …",
        towns.join("; ")
    );
    let second = "language minorities (0): –";
    let book = spreadsheet("q.xlsx", &workbook(&asked).unwrap()).unwrap();
    let cells = book.sheets.iter().flat_map(|sheet| &sheet.rows);
    let guidance: Vec<String> = cells
        .flat_map(|row| &row.cells)
        .map(|(_, value)| value_text(value))
        .filter(|text| text.contains("(30): ") || text.ends_with(second))
        .collect();
    assert_eq!(guidance.len(), 2, "{guidance:?}");
    assert!(
        guidance.iter().any(|text| text.ends_with(&first)),
        "{guidance:?}"
    );

    let forms = form(&asked, &asked.sections[0]).unwrap();
    let book = spreadsheet("f.xlsx", &forms).unwrap();
    let hints = column(&book, "survey", "hint::English (en)").join("\n\n");
    assert!(hints.contains(&first), "{hints}");

    // Without lists in the round nothing is printed, and a question without lists has none.
    let plain = Questionnaire {
        units: None,
        ..asked.clone()
    };
    let book = spreadsheet("q.xlsx", &workbook(&plain).unwrap()).unwrap();
    let mut cells = book.sheets.iter().flat_map(|sheet| &sheet.rows);
    assert!(!cells.any(|row| {
        row.cells
            .iter()
            .any(|(_, it)| value_text(it).contains("regions ("))
    }));
}
