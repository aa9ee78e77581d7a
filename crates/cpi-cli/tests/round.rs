//! Every transcript of `docs/round.md` is what the command prints: a round from the
//! questionnaires to the scores, in a folder of its own.
//!
//! The page writes workbooks of a review that people fill in. Its hidden command `reviewer` is
//! this program again: it decides in a workbook as the finished demonstration has it.

#[path = "it/support/folders.rs"]
mod folders;

use cpi_io::read::spreadsheet::{Value, spreadsheet};
use folders::copy;
use rust_xlsxwriter::{DocProperties, Workbook};
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What `xab-expert-2` hands in after an answer was sent back; the page shows it.
const AGAIN: &str = r#"{
  "schema_version": 1,
  "framework": { "id": "cpi-reference", "version": "2.0" },
  "country": "XAB",
  "round": "2026",
  "assessor": "xab-expert-2",
  "submitted": "2027-04-15",
  "answers": [
    {
      "indicator": "SW-S03",
      "answer": "partially",
      "evidence": [
        {
          "title": "Social Inspectorate of Kestria: Annual Report 2026 (fictional)",
          "link": "https://example.org/social-inspectorate-of-kestria-annual-report-2026",
          "consulted": "2027-04-14",
          "note": "page 31: one region in five has no plans"
        }
      ]
    }
  ]
}
"#;

/// Fills in the workbook of a review, and puts it among those that came back.
fn review(book: &Path) {
    let bytes = fs::read(book).expect("the workbook is there");
    let out = spreadsheet("review", &bytes).expect("the workbook can be read");
    let finished = format!(
        "assessors/rounds/{}/{}.json",
        out.properties["cpi_round"], out.properties["cpi_country"]
    );
    let finished = fs::read_to_string(finished).expect("the finished round is there");
    let finished: Json = serde_json::from_str(&finished).expect("it is JSON");
    let answers = finished["answers"].as_array().expect("it has answers");
    let answers: BTreeMap<&str, &Json> = answers
        .iter()
        .filter_map(|answer| Some((answer["indicator"].as_str()?, answer)))
        .collect();

    let mut properties = DocProperties::new();
    for (name, value) in &out.properties {
        properties = properties.set_custom_property(name, value.as_str());
    }
    let mut filled = Workbook::new();
    filled.set_properties(&properties);
    let sheet = filled.add_worksheet();
    let review = &out.sheets[1];
    let column = |name: &str| {
        let mut cells = review.rows[1].cells.iter();
        let found = cells.find(|(_, value)| value.text() == name);
        found.expect("the column is there").0
    };
    for row in &review.rows {
        let mut write = |column: u32, text: &str| {
            let column = u16::try_from(column - 1).expect("it is a column");
            let row = row.number - 1;
            sheet.write_string(row, column, text).expect("it fits");
        };
        for (at, value) in &row.cells {
            write(*at, &value.text());
        }
        let text = |name: &str| row.value(column(name)).map(Value::text);
        let code = text("Code").unwrap_or_default();
        let open =
            text("State").is_some_and(|state| ["Conflict", "Answered"].contains(&state.as_str()));
        let Some(answer) = answers.get(code.as_str()).filter(|_| open) else {
            continue;
        };
        let decision = &answer["adjudication"];
        if let Some(reason) = decision["reason"].as_str() {
            let given = decision["answer"].as_str().or(answer["answer"].as_str());
            write(column("Decision"), "Decide");
            write(column("Final answer"), given.unwrap_or_default());
            write(
                column("Points"),
                decision["points"].as_str().unwrap_or_default(),
            );
            write(column("Reason or comment"), reason);
        } else if !answer["accepted"].is_null() {
            write(column("Decision"), "Accept");
        }
    }
    let name = book.file_name().expect("it has a name");
    let to = Path::new("returned").join(name);
    filled.save(to).expect("there is room");
}

fn main() {
    let asked = std::env::args().nth(1).unwrap_or_default();
    if Path::new(&asked).extension().is_some_and(|it| it == "xlsx") {
        review(Path::new(&asked));
    } else {
        the_guide_to_a_round_is_true();
    }
}

fn the_guide_to_a_round_is_true() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()
        .expect("the workspace is there");
    let page = root.join("docs/round.md");
    let text = fs::read_to_string(&page).expect("the page is there");
    assert!(text.contains(AGAIN), "the page shows another submission");

    let folder = tempfile::tempdir().expect("there is room for a folder");
    let (index, played) = (folder.path().join("index"), folder.path().join("assessors"));
    copy(&root.join("fixtures/demonstration"), &played);
    copy(&played.join("framework"), &index.join("framework"));
    copy(&played.join("rounds/2024"), &index.join("rounds/2024"));
    for made in ["index/rounds/2026", "out", "returned"] {
        fs::create_dir_all(folder.path().join(made)).expect("a folder can be made");
    }
    let declared = "rounds/2026/round.toml";
    fs::copy(played.join(declared), index.join(declared)).expect("the file can be copied");
    fs::write(folder.path().join("returned/again.json"), AGAIN).expect("there is room");

    std::env::set_current_dir(folder.path()).expect("the folder is there");
    let reviewer = std::env::current_exe().expect("this program has a path");
    trycmd::TestCases::new()
        .register_bin("reviewer", reviewer)
        .case(page);
}
