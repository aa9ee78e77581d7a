//! The units of a country are shown with the questions that are about each of them.

use super::{index, outcomes, returned, taken, written};
use std::fs;

#[test]
fn units_of_the_country_are_shown_with_the_questions_that_mean_them() {
    let folder = index();
    let table = folder.path().join("framework/indicators.csv");
    let text = fs::read_to_string(&table).unwrap();
    let lists = |line: &str| {
        let list = match line.split(',').next() {
            Some("code") => "lists",
            Some("19.2") => "regions",
            Some("19.3") => "language minorities; large towns",
            _ => "",
        };
        format!("{line},{list}\n")
    };
    fs::write(&table, text.lines().map(lists).collect::<String>()).unwrap();
    let round = folder.path().join("rounds/2026/round.toml");
    let text = fs::read_to_string(&round).unwrap();
    let units = "\n[units.XAA]\nregions = [\"North Coast\", \"Hills\"]\n\"language minorities\" = []\n\
        \"large towns\" = [\"Port\"]\n[units.XAB]\nregions = [\"Plain\"]\n\
        \"language minorities\" = []\n\"large towns\" = []\n";
    fs::write(&round, text + units).unwrap();

    let out = written(folder.path(), "en");
    let shown = |code: &str| {
        let mut rows = out.sheets[1].rows.iter();
        let row = rows.find(|row| row.value(1).is_some_and(|value| value.text() == code));
        let cells = row.unwrap().cells.iter().map(|(_, value)| value.text());
        cells.collect::<Vec<String>>().join("\n")
    };
    assert!(
        shown("19.2").contains("regions (2): North Coast; Hills"),
        "{}",
        shown("19.2")
    );
    assert!(
        shown("19.3").contains("language minorities (0): –\nlarge towns (1): Port"),
        "{}",
        shown("19.3")
    );
    assert!(!shown("19.1").contains("regions"), "{}", shown("19.1"));
    // Nothing of it is taken for something that was filled in.
    let rows: &[(&str, &[(&str, &str)])] = &[("19.1", &[("Decision", "Accept")])];
    let file = returned(&out, rows, &[]);
    insta::assert_snapshot!(outcomes(&taken(folder.path(), &file, true)), @"19.1 accept: New");
}
