//! An arbitrary index of six indicators in two rounds.

use cpi_io::read;
use cpi_model::Index;
use proptest::prelude::*;
use std::fmt::Write;

const HEAD: &str = r#"schema_version = 1
title = { en = "Any" }
languages = ["en"]
countries = "iso-3166"
not_applicable = { allowed = "anywhere" }
[range]
low = "0"
high = "1"
[display]
digits = 2
rounding = "half-up"
[ranking]
scores = "unrounded"
digits = 12
order = "highest-first"
ties = "lowest"
[scales.compliance]
options = [
  { code = "yes", points = "1" },
  { code = "partially", points = "0.37" },
  { code = "no", points = "0.11" },
]
[[nodes]]
code = "index"
[[nodes]]
code = "a"
parent = "index"
[[nodes]]
code = "b"
parent = "index"
[[views]]
code = "dimension"
over = "indicators"
groups = [ { code = "law" }, { code = "services" } ]
"#;

/// An index of six indicators: weights, an aggregation, a rule for missing answers, and
/// answers by round.
pub(crate) fn any_index(version: &str, codes: &[String], seed: &Seed, rounds: &[&str]) -> Index {
    let mut toml = format!(
        "version = \"{version}\"\nid = \"any\"\n{HEAD}[method]\naggregation = \"{}\"\nover = \"children\"\nweights = \"declared\"\nmissing = \"{}\"\nleast_coverage = \"0\"\ncoverage_of = \"indicators\"\n",
        seed.aggregation, seed.missing
    );
    for node in ["a", "b"] {
        toml = toml.replace(
            &format!("code = \"{node}\"\nparent"),
            &format!("code = \"{node}\"\nweight = \"1\"\nparent"),
        );
    }
    let mut csv = "code,parent,kind,scale,weight,view:dimension,question@en\n".to_owned();
    for (i, code) in codes.iter().enumerate() {
        let parent = if i % 2 == 0 { "a" } else { "b" };
        let group = if i < 3 { "law" } else { "services" };
        writeln!(
            csv,
            "{code},{parent},checklist,compliance,{},{group},{code}?",
            seed.weights[i]
        )
        .unwrap();
    }
    let framework =
        read::framework_toml(("f.toml", toml.as_bytes()), Some(("i.csv", csv.as_bytes())))
            .and_then(|read| read.check(cpi_model::FrameworkDraft::check))
            .unwrap_or_else(|problems| panic!("{problems}\n{toml}"))
            .value;
    let mut declared = format!(
        "schema_version = 1\nframework = {{ id = \"any\", version = \"{version}\" }}\ncountries = [\"XAA\"]\n"
    );
    for round in rounds {
        writeln!(
            declared,
            "[[rounds]]\nid = \"{round}\"\nreference_date = \"{round}-12-31\""
        )
        .unwrap();
    }
    declared.push_str("[[tables]]\nfile = \"answers.csv\"\nshape = \"wide\"\ncountry = \"country\"\nround = \"round\"\n");
    let round = read::round("round.toml", declared.as_bytes())
        .and_then(|read| read.check(|draft| draft.check(&framework)))
        .unwrap_or_else(|problems| panic!("{problems}"))
        .value;
    let mut table = format!("country,round,{}\n", codes.join(","));
    for (r, id) in rounds.iter().enumerate() {
        let answers: Vec<&str> = seed.answers[r]
            .iter()
            .map(|a| ["yes", "partially", "no", "", "not-applicable"][*a])
            .collect();
        writeln!(table, "XAA,{id},{}", answers.join(",")).unwrap();
    }
    let panel = read::table(
        "answers.csv",
        table.as_bytes(),
        &round.tables()[0],
        &round,
        &framework,
    )
    .unwrap_or_else(|problems| panic!("{problems}"));
    let mut index = Index::new(framework);
    index.rounds.push(round);
    index.assessments = panel.assessments;
    index
}

#[derive(Debug, Clone)]
pub(crate) struct Seed {
    weights: Vec<u32>,
    aggregation: &'static str,
    missing: &'static str,
    answers: Vec<Vec<usize>>,
}

pub(crate) fn seed() -> impl Strategy<Value = Seed> {
    (
        proptest::collection::vec(1u32..7, 6),
        prop_oneof![
            Just("arithmetic"),
            Just("geometric"),
            Just("median"),
            Just("minimum")
        ],
        prop_oneof![Just("leave-out"), Just("as-zero")],
        proptest::collection::vec(proptest::collection::vec(0usize..5, 6), 2),
    )
        .prop_map(|(weights, aggregation, missing, answers)| Seed {
            weights,
            // A zero has no place in a geometric mean.
            missing: if aggregation == "geometric" {
                "leave-out"
            } else {
                missing
            },
            aggregation,
            answers,
        })
}
