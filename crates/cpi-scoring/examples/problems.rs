//! Shows the problems of an answer sheet beside the fields of a form, as a user interface does:
//! `cargo run -p cpi-scoring --example problems -- crates/cpi-cli/template`.

#![allow(clippy::print_stdout, reason = "an example shows its result")]

use cpi_io::IndexFolder;
use cpi_scoring::{AssessmentDraft, Problems, Severity};
use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

/// What a person typed: a word that is no option, a number that is none, an unknown code.
const TYPED: &str = r#"{
  "schema_version": 1,
  "framework": { "id": "my-index", "version": "0.1" },
  "country": "XAA",
  "round": "2026",
  "answers": [
    { "indicator": "19.1", "answer": "yes" },
    { "indicator": "19.2", "answer": "mostly" },
    { "indicator": "20.3", "answer": "12,5" },
    { "indicator": "91.1", "answer": "no" }
  ]
}"#;

/// The problems by field: a path is the JSON pointer of a value, such as `/answers/1/answer`.
fn by_field(problems: &Problems) -> BTreeMap<String, Vec<String>> {
    let mut fields: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for problem in problems {
        let sign = match problem.severity {
            Severity::Error => "✗",
            Severity::Warning => "!",
        };
        // `kind` is stable: a program may decide by it. Message and hint are for people.
        let text = format!(
            "{sign} {} [{}]\n    {}",
            problem.message, problem.kind, problem.hint
        );
        fields
            .entry(problem.path.to_string())
            .or_default()
            .push(text);
    }
    fields
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args()
        .nth(1)
        .ok_or("name the folder of an index")?;
    let index = IndexFolder::open(Path::new(&folder))?.index;
    // The text may be no JSON, or have unknown keys: these problems have a line and a column.
    let draft = AssessmentDraft::from_json("form", TYPED)?;
    let problems = match draft.check(&index.framework) {
        // A sound sheet may have warnings, to be looked at.
        Ok(checked) => checked.warnings,
        Err(problems) => problems,
    };
    for (field, texts) in by_field(&problems) {
        println!("{field}");
        for text in texts {
            println!("  {text}");
        }
    }
    Ok(())
}
