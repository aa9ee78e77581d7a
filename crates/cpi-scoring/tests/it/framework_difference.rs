//! Does the difference of two frameworks name every change, and judge what can be compared?

use cpi_io::read;
use cpi_model::{Framework, FrameworkDraft};
use cpi_scoring::framework_difference::{ChangeKind, Comparability, FrameworkDifference};
use cpi_scoring::{framework_diff, framework_diff_with};
use std::collections::BTreeMap;

fn draft() -> FrameworkDraft {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../cpi-cli/template/framework");
    let bytes = |name: &str| std::fs::read(format!("{folder}/{name}")).unwrap();
    let (toml, table) = (bytes("framework.toml"), bytes("indicators.csv"));
    let tables = Some(("indicators.csv", table.as_slice()));
    read::framework_toml(("framework.toml", &toml), tables)
        .unwrap()
        .draft
}

fn framework(draft: &FrameworkDraft) -> Framework {
    draft
        .check()
        .unwrap_or_else(|problems| panic!("{problems}"))
        .value
}

fn after(change: impl FnOnce(&mut FrameworkDraft)) -> FrameworkDifference {
    let one = draft();
    let mut other = one.clone();
    change(&mut other);
    framework_diff(&framework(&one), &framework(&other))
}

/// The kinds and keys of what changed of the indicators.
fn changes(difference: &FrameworkDifference) -> Vec<(ChangeKind, &str)> {
    let all = difference.changed.iter().flat_map(|each| &each.changes);
    all.map(|change| (change.kind, change.key.as_str()))
        .collect()
}

fn judged(difference: &FrameworkDifference) -> Vec<(&str, String, Comparability)> {
    difference
        .comparability
        .iter()
        .map(|node| {
            (
                node.code.as_str(),
                node.common.percent(1).to_string(),
                node.comparability,
            )
        })
        .collect()
}

#[test]
fn the_same_is_the_same() {
    let found = after(|_| {});
    assert!(found.added.is_empty() && found.removed.is_empty() && found.changed.is_empty());
    assert!(found.framework.is_empty());
    for node in &found.comparability {
        assert_eq!(node.comparability, Comparability::Same, "{}", node.code);
    }
}

#[test]
fn a_reworded_question_is_no_longer_the_same() {
    let found = after(|draft| {
        draft.indicators[0]
            .question
            .insert("en".to_owned(), "Another?".to_owned());
    });
    assert_eq!(changes(&found), [(ChangeKind::Reworded, "question/en")]);
    assert_eq!(
        judged(&found),
        [
            ("index", "83.3".to_owned(), Comparability::CommonOnly),
            ("art19", "66.7".to_owned(), Comparability::CommonOnly),
            ("art20", "100.0".to_owned(), Comparability::Same),
        ]
    );
}

#[test]
fn a_translation_changes_nothing() {
    let found = after(|draft| {
        draft.languages.push("ro".to_owned());
        draft.indicators[0]
            .question
            .insert("ro".to_owned(), "Alta?".to_owned());
    });
    assert_eq!(changes(&found), [(ChangeKind::Translated, "question/ro")]);
    assert!(found.changed[0].asks_the_same());
    assert_eq!(found.comparability[0].comparability, Comparability::Same);
}

#[test]
fn points_of_the_scale_change_every_indicator_on_it() {
    let found = after(|draft| {
        let scale = draft.scales.get_mut("compliance").unwrap();
        scale.options[1].points = Some("0.6".to_owned());
    });
    let all = changes(&found);
    assert!(
        all.iter()
            .all(|change| *change == (ChangeKind::Method, "scale"))
    );
    assert_eq!(all.len(), 5);
    // The answers still hold, and score otherwise.
    assert!(
        found
            .changed
            .iter()
            .all(cpi_scoring::framework_difference::IndicatorChange::asks_the_same)
    );
    assert_eq!(found.comparability[1].comparability, Comparability::Rescore);
}

#[test]
fn a_new_option_is_another_question() {
    let found = after(|draft| {
        let scale = draft.scales.get_mut("compliance").unwrap();
        let mut option = scale.options[0].clone();
        option.code = Some("planned".to_owned());
        scale.options.push(option);
    });
    assert!(!found.changed[0].asks_the_same());
    assert_eq!(found.comparability[1].comparability, Comparability::None);
}

#[test]
fn a_new_indicator_takes_weight_from_the_others() {
    let found = after(|draft| {
        let mut new = draft.indicators[0].clone();
        new.code = Some("19.4".to_owned());
        draft.indicators.push(new);
    });
    assert_eq!(found.added[0].code, "19.4");
    let node = &found.comparability[1];
    assert_eq!(node.code, "art19");
    assert_eq!(
        (
            node.one.to_string().as_str(),
            node.other.to_string().as_str()
        ),
        ("1", "0.75")
    );
    assert_eq!(node.common.to_string(), "0.75");
    assert_eq!(node.comparability, Comparability::CommonOnly);
}

#[test]
fn a_new_method_of_the_index_is_told_from_its_articles() {
    let found = after(|draft| {
        draft.nodes[0].method.aggregation = Some(cpi_model::draft::Choice::from_word("geometric"));
    });
    assert_eq!(found.framework[0].key, "nodes/index/aggregation");
    assert_eq!(found.framework[0].kind, ChangeKind::Method);
    let index = &found.comparability[0];
    assert!(!index.same_method);
    assert_eq!(index.comparability, Comparability::Rescore);
    assert_eq!(found.comparability[1].comparability, Comparability::Same);
}

#[test]
fn a_crosswalk_follows_a_new_code() {
    let one = draft();
    let mut other = one.clone();
    other.indicators[0].code = Some("renamed".to_owned());
    for indicator in &mut other.indicators {
        for condition in &mut indicator.applies_if {
            if condition.indicator == one.indicators[0].code {
                condition.indicator = Some("renamed".to_owned());
            }
        }
    }
    let (one, other) = (framework(&one), framework(&other));
    assert_eq!(framework_diff(&one, &other).removed.len(), 1);
    let first = one.indicators()[0].code().to_owned();
    let crosswalk = BTreeMap::from([(first, "renamed".to_owned())]);
    let found = framework_diff_with(&one, &other, &crosswalk);
    assert!(found.removed.is_empty() && found.changed.is_empty());
    assert_eq!(found.comparability[0].comparability, Comparability::Same);
}
