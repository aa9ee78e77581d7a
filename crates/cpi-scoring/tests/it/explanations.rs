//! What explanations say is so, and a status counts what coverage counts.

use crate::support::fixtures::{assess, framework};
use cpi_io::IndexFolder;
use cpi_scoring::explanation::{Basis, Weights};
use cpi_scoring::status::{StatusGrouping, StatusQuery};
use cpi_scoring::{Options, Status, explain, score_all_with, status};
use serde_json::json;
use std::path::Path;

fn repository(folder: &str) -> IndexFolder {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    IndexFolder::open(&root.join(folder)).unwrap()
}

/// The sentences of the lines, by code.
fn sentences(change: impl FnOnce(&mut serde_json::Value), code: &str) -> Vec<(String, String)> {
    let framework = framework(change);
    let assessments = assess(&framework, &[("AAA", ["yes", "no", "partially"])]);
    let cards = score_all_with(&framework, &assessments, &Options { trail: true }).unwrap();
    let explanation = explain(&framework, &cards[0], code).unwrap().unwrap();
    let lines = explanation.lines.into_iter();
    lines.map(|line| (line.code, line.text)).collect()
}

#[test]
fn one_member_is_one_and_unequal_weights_are_not_equal() {
    let said = sentences(|_| {}, "index");
    let of = |said: &[(String, String)], code: &str| {
        said.iter().find(|(it, _)| it == code).unwrap().1.clone()
    };
    insta::assert_snapshot!(of(&said, "index"), @"arithmetic mean of 2 members, equal weights");
    insta::assert_snapshot!(of(&said, "b"), @"arithmetic mean of 1 member");
    let summed = |document: &mut serde_json::Value| {
        document["method"]["aggregation"] = json!("sum");
        document["method"]["weights"] = json!("declared");
        for (list, weights) in [("nodes", ["1", "2", "3"]), ("indicators", ["2", "3", "4"])] {
            for (entry, weight) in document[list]
                .as_array_mut()
                .unwrap()
                .iter_mut()
                .zip(weights)
            {
                if entry["code"] != "index" {
                    entry["weight"] = json!(weight);
                }
            }
        }
    };
    let said = sentences(summed, "index");
    insta::assert_snapshot!(of(&said, "index"), @"sum of 2 members, weighted");
    insta::assert_snapshot!(of(&said, "b"), @"sum of 1 member, weighted");
    let least = |document: &mut serde_json::Value| {
        document["method"]["aggregation"] = json!("minimum");
    };
    insta::assert_snapshot!(of(&sentences(least, "index"), "index"), @"the smallest of 2 members");
}

#[test]
fn an_indicator_is_explained_and_lines_have_declared_weights() {
    let framework = framework(|document| {
        document["method"]["weights"] = json!("declared");
        for entry in document["indicators"].as_array_mut().unwrap() {
            entry["weight"] = json!("3");
        }
        for entry in document["nodes"].as_array_mut().unwrap().iter_mut().skip(1) {
            entry["weight"] = json!("1");
        }
    });
    let assessments = assess(&framework, &[("AAA", ["yes", "no", ""])]);
    let cards = score_all_with(&framework, &assessments, &Options { trail: true }).unwrap();
    let explained = |code: &str| explain(&framework, &cards[0], code).unwrap();
    let lines = explained("i1").unwrap().lines;
    let [line] = lines.as_slice() else {
        panic!("one line")
    };
    assert_eq!(
        (line.depth, line.text.as_str()),
        (0, "answered `yes`, which scores 1")
    );
    assert!(line.weight.is_none() && line.contribution.is_none());
    assert_eq!(explained("i9"), None);
    let lines = explained("a").unwrap().lines;
    let weights: Vec<Option<String>> = lines
        .iter()
        .map(|line| line.weight.map(|it| it.to_string()))
        .collect();
    assert_eq!(weights, [None, Some("3".to_owned()), Some("3".to_owned())]);
    let Some(Basis::Node(node)) = &lines[0].basis else {
        panic!("a node")
    };
    assert_eq!((node.entered, node.weights), (2, Weights::Equal));
}

#[test]
fn a_status_counts_what_coverage_counts() {
    let mut not_applicable = 0;
    for folder in ["fixtures/demonstration", "crates/cpi-cli/template"] {
        let index = repository(folder);
        let options = Options { trail: false };
        let cards = score_all_with(&index.framework, &index.assessments, &options).unwrap();
        for (assessment, card) in index.assessments.iter().zip(&cards) {
            let (status, coverage) = (status(assessment), card.index().coverage);
            assert_eq!(status.answered, coverage.answered, "{folder}");
            assert_eq!(status.not_applicable, coverage.not_applicable, "{folder}");
            assert_eq!(status.indicators, coverage.asked(), "{folder}");
            not_applicable += status.not_applicable;
        }
    }
    assert!(0 < not_applicable);
}

#[test]
fn a_country_that_has_sent_nothing_is_a_row_of_zeros() {
    let mut index = repository("crates/cpi-cli/template");
    index.assessments.retain(|it| it.country() != "XAB");
    let rows = |per| {
        let query = StatusQuery {
            per,
            ..StatusQuery::default()
        };
        query.rows(&index).unwrap()
    };
    let silent = |row: &&Status| row.country == "XAB";
    let by_country = rows(StatusGrouping::Country);
    let found = by_country.iter().find(silent).unwrap();
    assert_eq!((found.indicators, found.answered, found.open), (6, 0, 6));
    assert_eq!(
        rows(StatusGrouping::Section).iter().filter(silent).count(),
        2
    );
    assert_eq!(
        rows(StatusGrouping::Assessor).iter().filter(silent).count(),
        0
    );
    index.assessments.clear();
    let all = StatusQuery::default().rows(&index).unwrap();
    assert_eq!(all.len(), 2);
    assert!(all.iter().all(|row| row.answered == 0));
}
