//! A run that reports many nodes of many countries keeps fewer draws at a time, and finds what a small one finds.

use crate::support::fixtures::{answered, framework, plan, run};
use cpi_model::{Assessment, Framework};
use cpi_scoring::Robustness;
use serde_json::{Value, json};

const COUNTRIES: usize = 150;
const ARTICLES: usize = 120;

/// An index with an indicator in each article.
fn many_articles() -> Framework {
    framework(|document| {
        let articles = 0..ARTICLES;
        let node = |at| json!({ "code": format!("a{at}"), "parent": "index", "level": "article" });
        let index = [json!({ "code": "index" })].into_iter();
        document["nodes"] = index.chain(articles.clone().map(node)).collect();
        let indicator = |at| json!({ "code": format!("i{at}"), "parent": format!("a{at}"), "kind": "checklist", "scale": "s" });
        document["indicators"] = articles.map(indicator).collect();
    })
}

/// Answers without a pattern; one of seven is missing.
fn many_countries(framework: &Framework) -> Vec<Assessment> {
    let codes: Vec<String> = (0..ARTICLES).map(|at| format!("i{at}")).collect();
    let country = |country: usize| {
        let answers = codes.iter().enumerate().filter_map(|(at, code)| {
            let mixed = (country * 31 + at * 17 + country * at) % 7;
            let answer = [None, Some("yes"), Some("no"), Some("partially")][mixed.min(3)];
            Some((code.as_str(), answer?))
        });
        answered(framework, &format!("C{country}"), answers)
    };
    (0..COUNTRIES).map(country).collect()
}

/// What a run says of the index, but for means, whose last digits depend on the order of the draws.
fn of_index(found: &Robustness) -> Value {
    let node = found.nodes.iter().find(|node| &*node.code == "index");
    let mut node = serde_json::to_value(node.unwrap()).unwrap();
    for country in node["countries"].as_array_mut().unwrap() {
        country["scores"].as_object_mut().unwrap().remove("mean");
    }
    node
}

#[test]
fn a_run_on_many_nodes_finds_what_a_run_on_one_finds() {
    let framework = many_articles();
    let assessments = many_countries(&framework);
    let reported = |nodes: &[String]| {
        let keys = json!({
            "nodes": nodes,
            "answers": { "up": "0.1", "down": "0.1" },
            "missing": { "odds": { "s": { "yes": "0.2", "partially": "0.3", "no": "0.5" } } },
        });
        let plan = plan(&framework, keys);
        (
            run(&plan, &assessments, 600, 1),
            run(&plan, &assessments, 600, 2),
        )
    };
    let all: Vec<String> = framework
        .nodes()
        .iter()
        .map(|node| node.code().to_string())
        .collect();
    let (many, in_threads) = reported(&all);
    assert_eq!(many, in_threads);
    let (one, _) = reported(&["index".to_owned()]);
    assert_eq!(of_index(&many), of_index(&one));
    assert_eq!(many.nodes.len(), ARTICLES + 1);
}
