//! Does a framework come back from its translator as it went, and better?

use cpi_io::folder::{self, with_review, with_texts, write_all_atomic};
use cpi_io::translation::Handout;
use cpi_io::{read, write};
use cpi_model::draft::TextReviewDraft;
use cpi_model::texts::TextState;
use cpi_model::{FrameworkDraft, Problems};
use std::fs;
use std::path::{Path, PathBuf};

fn template() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../cpi-cli/template/framework")
}

fn draft(folder: &Path) -> FrameworkDraft {
    folder::framework(folder).unwrap().draft
}

/// A copy of the template, so that it can be written to.
fn copy() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for file in ["framework.toml", "indicators.csv"] {
        fs::copy(template().join(file), folder.path().join(file)).unwrap();
    }
    folder
}

fn export(framework: &FrameworkDraft) -> Vec<Vec<String>> {
    let table = write::translation::table(framework, "en", "ro");
    let text = table.strip_prefix('\u{feff}').unwrap();
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    let rows = reader.records().map(|row| row.unwrap());
    rows.map(|row| row.iter().map(str::to_owned).collect())
        .collect()
}

fn bytes(rows: &[Vec<String>], delimiter: u8) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .from_writer(vec![0xEF, 0xBB, 0xBF]);
    for row in rows {
        writer.write_record(row).unwrap();
    }
    writer.into_inner().unwrap()
}

fn words(problems: &Problems) -> Vec<String> {
    let place = |problem: &cpi_model::Problem| problem.place.clone().unwrap().to_string();
    problems
        .iter()
        .map(|problem| format!("{} {}", place(problem), problem.kind))
        .collect()
}

#[test]
fn every_text_is_handed_out_once() {
    let draft = draft(&template());
    let rows = export(&draft);
    assert_eq!(rows[0], ["of", "code", "key", "text@en", "text@ro"]);
    assert_eq!(rows.len() - 1, draft.texts().len());
    assert_eq!(draft.completeness()[0].expected, draft.texts().len());
}

#[test]
fn what_is_translated_comes_back_and_nothing_else_changes() {
    let folder = copy();
    let before = draft(folder.path());
    let mut rows = export(&before);
    for row in &mut rows[1..] {
        row[4] = format!("'=RO {}", row[3]);
    }
    // Saved by a spreadsheet that separates by semicolons.
    let found = read::translation("ro.csv", &bytes(&rows, b';'), &before, "en", "ro").unwrap();
    assert_eq!(
        (found.new, found.changed, found.unchanged, found.empty),
        (rows.len() - 1, 0, 0, 0)
    );
    let files = with_texts(folder.path(), "ro", &found.texts).unwrap();
    write_all_atomic(&files).unwrap();
    let after = draft(folder.path());
    after.check().unwrap();
    assert_eq!(after.languages, ["en", "ro"]);
    assert!(
        after
            .completeness()
            .iter()
            .all(cpi_model::texts::Completeness::is_complete)
    );
    let labels = &after.nodes[1].label;
    assert_eq!(labels["ro"], format!("=RO {}", labels["en"]));
    // Without the new language it is the framework that it was, comments included.
    let mut without = serde_json::to_value(&after).unwrap();
    strip(&mut without, "ro");
    without["languages"] = serde_json::json!(["en"]);
    assert_eq!(
        serde_json::from_value::<FrameworkDraft>(without).unwrap(),
        before
    );
    let comments = |text: String| text.lines().filter(|line| line.starts_with('#')).count();
    let read = |folder: &Path| fs::read_to_string(folder.join("framework.toml")).unwrap();
    assert_eq!(comments(read(folder.path())), comments(read(&template())));
    // Coming back again it is known already.
    let again = read::translation("ro.csv", &bytes(&rows, b';'), &after, "en", "ro").unwrap();
    assert_eq!((again.new, again.unchanged), (0, rows.len() - 1));
}

fn strip(value: &mut serde_json::Value, language: &str) {
    match value {
        serde_json::Value::Object(map) => {
            map.remove(language);
            map.values_mut().for_each(|value| strip(value, language));
        }
        serde_json::Value::Array(values) => {
            for value in values {
                strip(value, language);
            }
        }
        _ => {}
    }
}

#[test]
fn an_empty_cell_leaves_what_is_there() {
    let draft = draft(&template());
    let rows = export(&draft);
    let found = read::translation("ro.csv", &bytes(&rows, b','), &draft, "en", "ro").unwrap();
    assert!(found.texts.is_empty());
    assert_eq!(found.empty, rows.len() - 1);
}

#[test]
fn a_stale_or_foreign_row_is_a_problem_at_its_cell() {
    let draft = draft(&template());
    let mut rows = export(&draft);
    rows[1][3].push('!');
    rows[2][1] = "nowhere".to_owned();
    let twice = rows[3].clone();
    rows.push(twice);
    let last = rows.len();
    let found = read::translation("ro.csv", &bytes(&rows, b','), &draft, "en", "ro").unwrap_err();
    assert_eq!(
        words(&found),
        [
            "ro.csv:2:4 altered-text".to_owned(),
            "ro.csv:3:2 unknown-reference".to_owned(),
            format!("ro.csv:{last}:2 duplicate"),
        ]
    );
    rows[0][4] = "română".to_owned();
    let found = read::translation("ro.csv", &bytes(&rows, b','), &draft, "en", "ro").unwrap_err();
    assert_eq!(words(&found), ["ro.csv:1:1 missing-key"]);
}

/// The template in Romanian, declared as a draft.
fn translated() -> tempfile::TempDir {
    let folder = copy();
    let before = draft(folder.path());
    let mut rows = export(&before);
    for row in &mut rows[1..] {
        row[4] = format!("RO {}", row[3]);
    }
    let found = read::translation("ro.csv", &bytes(&rows, b','), &before, "en", "ro").unwrap();
    write_all_atomic(&with_texts(folder.path(), "ro", &found.texts).unwrap()).unwrap();
    let toml = folder.path().join("framework.toml");
    let text = fs::read_to_string(&toml).unwrap();
    let drafts = "draft_languages = [\"ro\"]\nlanguages =";
    fs::write(&toml, text.replacen("languages =", drafts, 1)).unwrap();
    folder
}

fn for_review(framework: &FrameworkDraft) -> Vec<Vec<String>> {
    let table = write::translation::table_for(framework, "en", "ro", Handout::Review);
    let text = table.strip_prefix('\u{feff}').unwrap();
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    let rows = reader.records().map(|row| row.unwrap());
    rows.map(|row| row.iter().map(str::to_owned).collect())
        .collect()
}

/// Takes a table of a reviewer in.
fn take_review(folder: &Path, rows: &[Vec<String>]) {
    let before = draft(folder);
    let found = read::translation("ro.csv", &bytes(rows, b';'), &before, "en", "ro").unwrap();
    let review = TextReviewDraft {
        language: Some("ro".to_owned()),
        by: Some("reader-1".to_owned()),
        on: Some("2026-11-30".to_owned()),
        texts: found.reviewed.unwrap(),
    };
    let files = with_review(folder, "ro", &found.texts, Some(&review)).unwrap();
    write_all_atomic(&files).unwrap();
}

/// How many texts are drafts, and how many are reviewed.
fn states(framework: &FrameworkDraft) -> (usize, usize) {
    let reviews = framework.text_reviews_in("ro");
    let texts = framework.texts();
    let count = |is: fn(&TextState<'_>) -> bool| {
        texts.iter().filter(|text| is(&reviews.state(text))).count()
    };
    (
        count(|state| *state == TextState::Draft),
        count(|state| {
            matches!(
                state,
                TextState::Reviewed {
                    by: "reader-1",
                    on: "2026-11-30"
                }
            )
        }),
    )
}

#[test]
fn what_a_person_has_reviewed_is_no_draft_until_it_is_changed() {
    let folder = translated();
    let all = draft(folder.path()).texts().len();
    assert_eq!(states(&draft(folder.path())), (all, 0));
    let mut rows = for_review(&draft(folder.path()));
    assert_eq!(
        rows[0],
        ["of", "code", "key", "text@en", "text@ro", "reviewed"]
    );
    assert_eq!(rows.len() - 1, all);
    // The first is good, the second is corrected and good, the third is not.
    rows[1][5] = "yes".to_owned();
    rows[2][4] = "Mai bine".to_owned();
    rows[2][5] = "Yes ".to_owned();
    rows[3][5] = "no".to_owned();
    take_review(folder.path(), &rows);
    let after = draft(folder.path());
    after.check().unwrap();
    assert_eq!(states(&after), (all - 2, 2));
    assert!(after.is_draft_in("ro") && !after.is_draft_in("en"));
    let left = for_review(&after);
    assert_eq!(left.len() - 1, all - 2);
    assert_eq!(left[1][..3], rows[3][..3]);

    // Where the original or the translation changes, it is a draft again.
    let mut changed = after.clone();
    let title = changed.title.get_mut("en").unwrap();
    title.push('!');
    assert_eq!(states(&changed), (all - 1, 1));
    let mut changed = after.clone();
    changed
        .title
        .insert("ro".to_owned(), "Alt titlu".to_owned());
    assert_eq!(states(&changed), (all - 1, 1));

    // When the last is reviewed, the language is no draft any more; the reviews stay.
    let mut rows = left;
    for row in &mut rows[1..] {
        row[5] = "yes".to_owned();
    }
    take_review(folder.path(), &rows);
    let done = draft(folder.path());
    done.check().unwrap();
    assert_eq!(states(&done), (0, all));
    assert!(!done.is_draft_in("ro"));
    assert_eq!(for_review(&done).len(), 1);
    assert_eq!(done.text_reviews.len(), 2);
    // Results do not carry the reviews with them.
    let json = serde_json::to_string(&done).unwrap();
    assert_eq!(json.matches("reader-1").count(), 2);
}

#[test]
fn a_mark_that_means_nothing_is_a_problem_at_its_cell() {
    let folder = translated();
    let framework = draft(folder.path());
    let mut rows = for_review(&framework);
    rows[1][5] = "perhaps".to_owned();
    let found = read::translation("ro.csv", &bytes(&rows, b','), &framework, "en", "ro");
    let found = found.unwrap_err();
    assert_eq!(words(&found), ["ro.csv:2:6 unknown-word"]);
    insta::assert_snapshot!(found.to_string(), @r"
    ro.csv:2:6: error[unknown-word]: `perhaps` is neither `yes` nor `no`
      hint: write `yes` where the translation is good, else `no` or nothing
    ");
    // A table for a translator has no such column, and says nothing of reviews.
    let rows = export(&framework);
    let found = read::translation("ro.csv", &bytes(&rows, b','), &framework, "en", "ro").unwrap();
    assert_eq!(found.reviewed, None);
}

#[test]
fn files_are_written_all_or_none() {
    let folder = copy();
    let table = folder.path().join("indicators.csv");
    let before = fs::read(&table).unwrap();
    // The second cannot be written: its folder does not exist.
    let files = [
        (table.clone(), b"new".to_vec()),
        (folder.path().join("absent/framework.toml"), b"new".to_vec()),
    ];
    assert!(write_all_atomic(&files).is_err());
    assert_eq!(fs::read(&table).unwrap(), before);
}

#[cfg(feature = "spreadsheet")]
mod workbooks {
    use super::{draft, template, words};
    use cpi_io::read::spreadsheet::{Spreadsheet, spreadsheet};
    use cpi_io::{read, write};
    use rust_xlsxwriter::{Formula, Workbook, Worksheet};

    fn book() -> Spreadsheet {
        let bytes = write::xlsx::translation(&draft(&template()), "en", "ro").unwrap();
        spreadsheet("ro.xlsx", &bytes).unwrap()
    }

    /// Writes a workbook again as a program would, its last column filled.
    fn again(book: &Spreadsheet, fill: impl Fn(&mut Worksheet, u32, &str)) -> Vec<u8> {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        sheet.set_name(&book.sheets[0].name).unwrap();
        for row in &book.sheets[0].rows {
            for (column, value) in &row.cells {
                let at = u16::try_from(column - 1).unwrap();
                sheet
                    .write_string(row.number - 1, at, value.text())
                    .unwrap();
            }
            if 3 < row.number {
                fill(sheet, row.number - 1, &row.value(4).unwrap().text());
            }
        }
        workbook.save_to_buffer().unwrap()
    }

    #[test]
    fn a_reviewer_gets_a_workbook_with_a_column_to_mark() {
        let folder = super::translated();
        let draft = draft(folder.path());
        let handout = cpi_io::translation::Handout::Review;
        let bytes = write::xlsx::translation_for(&draft, "en", "ro", handout).unwrap();
        let book = spreadsheet("ro.xlsx", &bytes).unwrap();
        let rows = &book.sheets[0].rows;
        assert_eq!(rows[2].value(6).unwrap().text(), "reviewed");
        let told = rows[1].value(1).unwrap().text();
        assert!(
            told.ends_with(&format!("Not yet reviewed: {}", draft.texts().len())),
            "{told}"
        );
        let marked = again(&book, |sheet, row, _| {
            sheet.write_string(row, 5, "yes").unwrap();
        });
        let found = read::translation("ro.xlsx", &marked, &draft, "en", "ro").unwrap();
        assert_eq!(found.reviewed.unwrap().len(), draft.texts().len());
        assert_eq!((found.new, found.changed), (0, 0));
    }

    #[test]
    fn a_workbook_holds_the_table_and_brings_the_translation_back() {
        let draft = draft(&template());
        let book = book();
        let rows = &book.sheets[0].rows;
        assert_eq!(rows.len(), 3 + draft.texts().len());
        let header: Vec<String> = rows[2].cells.iter().map(|(_, cell)| cell.text()).collect();
        assert_eq!(header, ["of", "code", "key", "text@en", "text@ro"]);

        let filled = again(&book, |sheet, row, text| {
            sheet.write_string(row, 4, format!("RO {text}")).unwrap();
        });
        let found = read::translation("ro.xlsx", &filled, &draft, "en", "ro").unwrap();
        assert_eq!(found.new, draft.texts().len());
        assert!(found.texts.iter().all(|(_, text)| text.starts_with("RO ")));
    }

    #[test]
    fn a_number_is_the_code_whose_text_stands_beside_it() {
        let mut draft = draft(&template());
        let mut twin = draft.indicators[0].clone();
        twin.code = Some("19.10".to_owned());
        let question = "Is there a second question of one value?";
        twin.question = [("en".to_owned(), question.to_owned())].into();
        draft.indicators.push(twin);
        let table = |text: &str| {
            let mut workbook = Workbook::new();
            let sheet = workbook.add_worksheet();
            let header = ["of", "code\u{200B}", "key", "text@en", "text@ro"];
            for (at, cell) in (0..).zip(header) {
                sheet.write_string(0, at, cell).unwrap();
            }
            for (at, cell) in [(0, "indicator"), (2, "question"), (3, text), (4, "Da?")] {
                sheet.write_string(1, at, cell).unwrap();
            }
            sheet.write_number(1, 1, 19.1).unwrap();
            let bytes = workbook.save_to_buffer().unwrap();
            read::translation("ro.xlsx", &bytes, &draft, "en", "ro")
        };
        let last = draft.indicators.len() - 1;
        for (text, at) in [
            (question, last),
            (
                "Does the law prohibit corporal\u{A0}punishment in the home?",
                0,
            ),
        ] {
            let found = table(text).unwrap();
            let path = cpi_model::Pointer::entry("indicators", at).key("question");
            assert_eq!(found.texts, [(path, "Da?".to_owned())]);
        }
        let found = table("Which of them?").unwrap_err();
        assert_eq!(words(&found), ["ro.xlsx: Sheet1!B2 wrong-type"]);
    }

    #[test]
    fn what_a_program_made_of_a_text_is_a_problem_at_its_cell() {
        let draft = draft(&template());
        let broken = again(&book(), |sheet, row, _| {
            if row == 5 {
                let formula = Formula::new("=Da").set_result("#NAME?");
                sheet.write_formula(row, 4, formula).unwrap();
            }
        });
        let found = read::translation("ro.xlsx", &broken, &draft, "en", "ro").unwrap_err();
        assert_eq!(words(&found), ["ro.xlsx: en - ro!E6 wrong-type"]);

        let moved = again(&book(), |sheet, row, _| {
            if row == 7 {
                sheet.write_string(row, 1, "nowhere").unwrap();
            }
        });
        let found = read::translation("ro.xlsx", &moved, &draft, "en", "ro").unwrap_err();
        assert_eq!(words(&found), ["ro.xlsx: en - ro!B8 unknown-reference"]);

        let mut foreign = Workbook::new();
        foreign.add_worksheet();
        let foreign = foreign.save_to_buffer().unwrap();
        let found = read::translation("ro.xlsx", &foreign, &draft, "en", "ro").unwrap_err();
        assert_eq!(words(&found), ["ro.xlsx other-content"]);
    }
}
