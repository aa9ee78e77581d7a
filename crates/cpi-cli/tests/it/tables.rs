//! Is every table for programs what its schema says, and does every report name its provenance?

use cpi_report::Kind;
use cpi_report::vocabulary::{TABLES, TableSchema};
use std::collections::BTreeSet;
use std::process::Command;

const TEMPLATE: &str = "../../crates/cpi-cli/template";
const PLAN: &str = "../../crates/cpi-cli/template/uncertainty.toml";
const FIRST: &str = "../../fixtures/editions/first";
const SECOND: &str = "../../fixtures/editions/second";

/// Every table, and the command that prints it.
const VERBS: [(&str, &[&str]); 15] = [
    ("indicators", &["framework", "list", TEMPLATE]),
    ("scores", &["score", TEMPLATE, "--long"]),
    ("ranking", &["compare", TEMPLATE]),
    (
        "difference",
        &[
            "compare",
            TEMPLATE,
            "--round",
            "2026",
            "--between",
            "XAA",
            "XAB",
        ],
    ),
    ("explanation", &["explain", TEMPLATE, "--country", "XAA"]),
    ("coherence", &["coherence", TEMPLATE]),
    (
        "robustness",
        &[
            "robustness",
            TEMPLATE,
            "--plan",
            PLAN,
            "--seed",
            "1",
            "--draws",
            "20",
        ],
    ),
    ("trend-steps", &["trend", FIRST, SECOND]),
    ("trend-series", &["trend", FIRST, SECOND, "--series"]),
    ("improvements", &["plan", TEMPLATE, "--country", "XAB"]),
    (
        "what-if",
        &["plan", TEMPLATE, "--country", "XAB", "--set", "19.1=yes"],
    ),
    ("cooperation", &["peers", TEMPLATE]),
    ("behind", &["peers", TEMPLATE, "--table", "behind"]),
    ("standing", &["peers", TEMPLATE, "--table", "standing"]),
    ("status", &["status", TEMPLATE]),
];

const DEMONSTRATION: &str = "../../fixtures/demonstration";

/// The tables behind charts that have one of their own.
const CHARTS: &[(&str, &[&str])] = &[
    ("chart-scores", &["scores", "--round", "2026"]),
    (
        "chart-strips",
        &["strips", "--round", "2026", "--level", "article"],
    ),
    (
        "chart-gaps",
        &["gaps", "--round", "2026", "--country", "XAB"],
    ),
    (
        "chart-heat",
        &["heat", "--round", "2026", "--country", "XAB"],
    ),
    ("chart-answers", &["answers", "--round", "2026"]),
    (
        "chart-gains",
        &["gains", "--round", "2026", "--country", "XAB"],
    ),
    (
        "chart-rank-intervals",
        &[
            "rank-intervals",
            "--round",
            "2026",
            "--plan",
            PLAN_OF_THREE,
            "--seed",
            "1",
            "--draws",
            "20",
        ],
    ),
    (
        "chart-pairs",
        &[
            "pairs",
            "--round",
            "2026",
            "--plan",
            PLAN_OF_THREE,
            "--seed",
            "1",
            "--draws",
            "20",
        ],
    ),
    ("trend-series", &["slopes"]),
    ("trend-series", &["panels"]),
    ("trend-steps", &["changes"]),
];

const PLAN_OF_THREE: &str = "../../fixtures/robustness/demonstration.toml";

#[test]
fn the_table_behind_every_chart_is_as_its_schema_says() {
    for (name, chart) in CHARTS {
        let verb = [&["chart", DEMONSTRATION], *chart, &["--format", "csv"]].concat();
        assert!(
            0 < check(schema(name), &printed(&verb)),
            "{name} has no rows"
        );
        let verb = [&["chart", DEMONSTRATION], *chart].concat();
        let picture = printed(&verb);
        assert!(
            picture.starts_with("<svg ") && picture.ends_with("</svg>\n"),
            "{name}"
        );
    }
}

fn printed(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_cpi"))
        .args(arguments)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{arguments:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

fn schema(name: &str) -> &'static TableSchema {
    TABLES.iter().find(|table| table.name == name).unwrap()
}

/// Holds a table against its schema; the number of its rows.
fn check(schema: &TableSchema, text: &str) -> usize {
    let name = schema.name;
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header: Vec<String> = reader
        .headers()
        .unwrap()
        .iter()
        .map(str::to_owned)
        .collect();
    let expected: Vec<&str> = schema.fields.iter().map(|field| field.name).collect();
    assert_eq!(header, expected, "{name}");
    let at = |field: &str| expected.iter().position(|name| *name == field).unwrap();
    let key: Vec<usize> = schema.key.iter().map(|field| at(field.name)).collect();
    let mut keys = BTreeSet::new();
    let mut rows = 0;
    for record in reader.records() {
        let record = record.unwrap();
        rows += 1;
        for (field, cell) in schema.fields.iter().zip(&record) {
            let number = || cell.parse::<f64>().unwrap();
            let is_right = match field.kind {
                _ if cell.is_empty() => true,
                Kind::Text | Kind::Code | Kind::Date => cell == cell.trim(),
                Kind::Count => cell.parse::<u64>().is_ok(),
                Kind::Number | Kind::Score => number().is_finite(),
                Kind::Share => (0.0..=1.0).contains(&number()),
            };
            assert!(is_right, "{name}: {}: {cell}", field.name);
        }
        let own: Vec<String> = key.iter().map(|at| record[*at].to_owned()).collect();
        assert!(
            key.is_empty() || keys.insert(own.clone()),
            "{name}: {own:?} twice"
        );
    }
    rows
}

#[test]
fn every_table_is_as_its_schema_says() {
    for (name, verb) in VERBS {
        let text = printed(&[verb, &["--format", "csv"]].concat());
        assert!(0 < check(schema(name), &text), "{name} has no rows");
    }
    let groups = ["peers", DEMONSTRATION, "--table", "groups", "--alike", "2"];
    let text = printed(&[&groups[..], &["--format", "csv"]].concat());
    assert_eq!(check(schema("peer-groups"), &text), 3);
    let agreement = ["agreement", DEMONSTRATION, "--round", "2026", "--seed", "1"];
    let few = ["--resamples", "5", "--format", "csv"];
    let text = printed(&[&agreement[..], &few].concat());
    assert!(10 < check(schema("agreement"), &text));
    let of_charts = CHARTS.iter().filter(|(name, _)| name.starts_with("chart-"));
    assert_eq!(VERBS.len() + 2 + of_charts.count(), TABLES.len());
}

#[test]
fn every_report_in_markdown_says_once_what_it_was_computed_from() {
    for (name, verb) in VERBS.iter().filter(|(name, _)| *name != "indicators") {
        // Rows of a table for programs are an option of CSV alone.
        let verb: Vec<&str> = verb.iter().copied().filter(|it| *it != "--long").collect();
        let text = printed(&[&verb, &["--format", "markdown"][..]].concat());
        let last = text.lines().last().unwrap();
        assert!(
            last.starts_with("Computed by cpi-scoring "),
            "{name}: {last}"
        );
        assert_eq!(text.matches("Computed by ").count(), 1, "{name}");
        assert!(!printed(&verb).contains("Computed by "), "{name}");
    }
}
