//! Is every remark of the first edition's readers answered, and every code accounted for, in the tables beside
//! the second edition?

use cpi_io::reference;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The rows of a table, by column.
fn table(name: &str) -> Vec<BTreeMap<String, String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("frameworks/cpi-reference-2");
    let text = fs::read(folder.join(name)).unwrap();
    let mut reader = csv::Reader::from_reader(text.as_slice());
    reader.deserialize().map(|row| row.unwrap()).collect()
}

fn codes(draft: &cpi_model::FrameworkDraft) -> BTreeSet<&str> {
    let indicators = draft.indicators.iter();
    indicators.filter_map(|each| each.code.as_deref()).collect()
}

#[test]
fn each_of_the_271_remarks_has_a_verdict_and_each_grave_one_a_second_reading() {
    let verdicts = table("VERDICTS.csv");
    let flags: Vec<&str> = verdicts.iter().map(|row| &*row["flag"]).collect();
    let expected: Vec<String> = (1..=271).map(|flag: u32| flag.to_string()).collect();
    assert_eq!(flags, expected);
    let first = reference::framework().draft;
    let asked = codes(&first);
    let mut grave = 0;
    for row in &verdicts {
        assert!(asked.contains(&*row["code"]), "{row:?}");
        let verdict = &*row["verdict"];
        assert!(
            ["taken", "taken otherwise", "not taken"].contains(&verdict),
            "{row:?}"
        );
        assert!(
            !row["problem"].is_empty() && !row["what was done and why"].is_empty(),
            "{row:?}"
        );
        let second = &*row["second reading"];
        match &*row["severity"] {
            "high" => {
                grave += 1;
                assert!(["same", "differed"].contains(&second), "{row:?}");
                let changed = &row["what the second reading changed"];
                assert_eq!(second == "differed", !changed.is_empty(), "{row:?}");
            }
            "medium" | "low" => assert_eq!(second, "", "{row:?}"),
            other => panic!("{other}: {row:?}"),
        }
    }
    assert_eq!(grave, 37);
}

#[test]
fn three_readers_have_read_150_indicators_each() {
    let second = reference::second_edition().draft;
    let asked = codes(&second);
    let mut read: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in table("READINGS.csv") {
        assert!(asked.contains(&*row["code"]), "{row:?}");
        let field = row["result"] == "would field";
        assert_eq!(field, row["remark"].is_empty(), "{row:?}");
        read.entry(row["reader"].clone())
            .or_default()
            .insert(row["code"].clone());
    }
    let counts: Vec<(&str, usize)> = read
        .iter()
        .map(|(who, codes)| (&**who, codes.len()))
        .collect();
    assert_eq!(
        counts,
        [
            ("lawyer", 150),
            ("methodologist", 150),
            ("social-worker", 150)
        ]
    );
}

#[test]
fn every_code_of_both_editions_is_accounted_for() {
    let (first, second) = (
        reference::framework().draft,
        reference::second_edition().draft,
    );
    let changes = table("CHANGES.csv");
    let column = |name: &str| -> BTreeSet<&str> {
        let cells = changes.iter().map(|row| &*row[name]);
        cells.filter(|cell| !cell.is_empty()).collect()
    };
    assert_eq!(column("old"), codes(&first));
    assert_eq!(column("new"), codes(&second));
    // A code comes back only where it asks the same.
    for row in &changes {
        let same = !row["old"].is_empty() && row["old"] == row["new"];
        assert!(!same || row["relation"] == "reworded", "{row:?}");
        assert!(same || !codes(&first).contains(&*row["new"]), "{row:?}");
    }
}
