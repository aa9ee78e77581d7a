//! What groups and cells of views can bear: methodology 11.14.

use crate::support::fixtures::{THREE, assess, everything, plan, run, with_law};
use cpi_scoring::robustness::CountryRobustness;
use cpi_scoring::score_all;
use serde_json::json;

/// The example of methodology 11.14.
#[test]
fn weights_of_views_are_those_of_the_tree() {
    let spread = json!({ "weights": [{ "of": "indicators", "draw": "spread", "spread": "0.25" }] });
    for (over, law) in [("indicators", "0.5987"), ("cells", "0.7254")] {
        let framework = with_law(over, &["i1", "i2", "i3"]);
        let assessments = assess(&framework, &[("A", ["yes", "no", "yes"])]);
        let found = run(&plan(&framework, spread.clone()), &assessments, 1, 1);
        let mean = |countries: &[CountryRobustness]| {
            let text = countries[0].scores.clone().unwrap().mean.to_string();
            let number: f64 = text.parse().unwrap();
            format!("{number:.4}")
        };
        let view = &found.views[0];
        assert_eq!(mean(&view.groups[0].countries), law);
        let cells: Vec<String> = view
            .cells
            .iter()
            .map(|cell| format!("{} {}", cell.row, mean(&cell.countries)))
            .collect();
        assert_eq!(cells, ["a 0.4509", "b 1.0000"]);
    }
}

/// Beside the draws of groups and cells stand the scores, bounds and ranks that scorecards have.
#[test]
fn groups_and_cells_have_what_nodes_have() {
    let framework = with_law("cells", &["i1", "i3"]);
    let assessments = assess(&framework, &THREE);
    let found = run(&plan(&framework, everything()), &assessments, 2000, 2);
    let cards = score_all(&framework, &assessments).unwrap();
    let view = &found.views[0];
    let cells: Vec<&str> = view.cells.iter().map(|cell| &*cell.row).collect();
    assert_eq!((&*view.groups[0].code, cells), ("law", vec!["a", "b"]));
    let both = [&view.groups[0].countries, &view.cells[0].countries];
    for (countries, cell) in both.into_iter().zip([false, true]) {
        let listed: Vec<String> = countries
            .iter()
            .map(|each| format!("{} {}", each.country, each.rank.unwrap()))
            .collect();
        let expected = if cell {
            ["A 1", "B 1", "C 3"]
        } else {
            ["B 1", "A 2", "C 3"]
        };
        assert_eq!(listed, expected);
        for each in countries {
            let card = cards
                .iter()
                .find(|card| card.country == each.country)
                .unwrap();
            let own = &card.views[0];
            let own = if cell {
                &own.cells[0].result
            } else {
                &own.groups[0].result
            };
            assert_eq!((each.score, each.bounds), (own.score, own.bounds));
            let (scores, ranks) = (each.scores.clone().unwrap(), each.ranks.clone().unwrap());
            assert!(scores.low <= scores.median && scores.median <= scores.high);
            assert!(ranks.low <= ranks.median && ranks.median <= ranks.high);
        }
    }
    // What a cell sums up is what its row does, and bears the same.
    let node = found.nodes.iter().find(|node| &*node.code == "b").unwrap();
    assert_eq!(view.cells[1].countries, node.countries);
}

/// Cells are those of the reported rows; groups are always reported.
#[test]
fn cells_are_reported_with_their_row() {
    for over in ["indicators", "cells"] {
        let framework = with_law(over, &["i1", "i3"]);
        let assessments = assess(&framework, &THREE);
        let all = run(&plan(&framework, everything()), &assessments, 600, 1);
        for (nodes, rows) in [(json!(["index"]), &[][..]), (json!(["a"]), &["a"])] {
            let mut keys = everything();
            keys["nodes"] = nodes;
            let some = run(&plan(&framework, keys), &assessments, 600, 1);
            let cells: Vec<&str> = some.views[0].cells.iter().map(|cell| &*cell.row).collect();
            assert_eq!(cells, rows);
            assert_eq!(some.views[0].groups, all.views[0].groups);
            assert_eq!(some.index, all.index);
            for (one, other) in some.views[0].cells.iter().zip(&all.views[0].cells) {
                assert_eq!(one, other);
            }
        }
    }
}

/// An alternative for all nodes is one for views; one that names nodes is not.
#[test]
fn alternatives_for_all_hold_for_views() {
    let framework = with_law("indicators", &["i1", "i2", "i3"]);
    let assessments = assess(&framework, &[("A", ["yes", "no", "partially"])]);
    for (nodes, low) in [(None, "0"), (Some(json!(["index", "a", "b"])), "0.5")] {
        let mut alternative = json!({ "name": "minimum", "aggregation": "minimum" });
        if let Some(nodes) = nodes {
            alternative["nodes"] = nodes;
        }
        let keys =
            json!({ "method": [{ "factor": "aggregation", "alternatives": [alternative] }] });
        let found = run(&plan(&framework, keys), &assessments, 600, 1);
        let scores = found.views[0].groups[0].countries[0]
            .scores
            .clone()
            .unwrap();
        assert_eq!(
            (scores.low.to_string(), scores.high.to_string()),
            (low.into(), "0.5".into())
        );
    }
}
