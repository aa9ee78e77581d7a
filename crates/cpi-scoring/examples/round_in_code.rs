//! Scores a round that is nowhere in a file, as a program does that has its answers in a database: a table of
//! dimensions by articles, other answers, a robustness run, and problems by field:
//! `cargo run -p cpi-scoring --example round_in_code`.

#![allow(clippy::print_stdout, reason = "an example shows its result")]

use cpi_scoring::model::Index;
use cpi_scoring::model::draft::{AnswerDraft, FrameworkReference, SCHEMA_VERSION};
use cpi_scoring::plan::{ChangedAnswer, WhatIfQuery};
use cpi_scoring::{
    Assessment, AssessmentDraft, Draws, Framework, FrameworkDraft, Query, Scorecard,
    UncertaintyDraft, document::Content, robustness, score_all,
};
use std::error::Error;

const FRAMEWORK: &str = r#"{
    "schema_version": 1, "id": "demo", "version": "1", "languages": ["en"],
    "countries": "iso-3166", "range": { "low": "0", "high": "1" },
    "display": { "digits": 2, "rounding": "half-up" },
    "ranking": { "scores": "unrounded", "digits": 12, "order": "highest-first", "ties": "lowest" },
    "method": { "aggregation": "arithmetic", "over": "children", "weights": "equal", "missing": "leave-out",
                "least_coverage": "0", "coverage_of": "indicators" },
    "scales": { "ynp": { "options": [{ "code": "yes", "points": "1" }, { "code": "partially", "points": "0.5" },
                                     { "code": "no", "points": "0" }] } },
    "nodes": [{ "code": "index", "level": "index" }, { "code": "19", "level": "article", "parent": "index" },
              { "code": "20", "level": "article", "parent": "index" }],
    "views": [{ "code": "dimension", "over": "indicators", "rows": "article",
                "groups": [{ "code": "law" }, { "code": "services" }] }],
    "indicators": [
        { "code": "19.1", "parent": "19", "kind": "checklist", "scale": "ynp", "views": { "dimension": ["law"] } },
        { "code": "19.2", "parent": "19", "kind": "checklist", "scale": "ynp", "views": { "dimension": ["services"] } },
        { "code": "20.1", "parent": "20", "kind": "checklist", "scale": "ynp", "views": { "dimension": ["law"] } },
        { "code": "20.2", "parent": "20", "kind": "checklist", "scale": "ynp", "views": { "dimension": ["services"] } }]
}"#;

/// In one draw of ten an answer is the next better option of its scale, and in one of ten the next worse one.
const UNCERTAIN: &str = r#"{
    "schema_version": 1, "framework": { "id": "demo", "version": "1" }, "interval": "0.9",
    "answers": { "up": "0.1", "down": "0.1" }
}"#;

/// The draft of a country's answers, as the program has them.
fn answers(country: &str, answers: [&str; 4]) -> AssessmentDraft {
    let indicators = ["19.1", "19.2", "20.1", "20.2"];
    AssessmentDraft {
        schema_version: Some(SCHEMA_VERSION),
        framework: Some(FrameworkReference {
            id: Some("demo".to_owned()),
            version: Some("1".to_owned()),
        }),
        country: Some(country.to_owned()),
        round: Some("2026".to_owned()),
        answers: indicators
            .into_iter()
            .zip(answers)
            .map(|(indicator, answer)| AnswerDraft {
                indicator: Some(indicator.to_owned()),
                answer: Some(answer.to_owned()),
                ..AnswerDraft::default()
            })
            .collect(),
        ..AssessmentDraft::default()
    }
}

fn dimensions_by_articles(card: &Scorecard) {
    for view in &card.views {
        for cell in &view.cells {
            let shown = cell.result.display;
            let shown = shown.map_or_else(|| "no score".to_owned(), |it| it.to_string());
            println!(
                "{}: article {}, {}: {shown}",
                card.country, cell.row, cell.group
            );
        }
    }
}

fn what_if(index: &Index) -> Result<(), Box<dyn Error>> {
    let query = Query::WhatIf(WhatIfQuery {
        country: "XAC".to_owned(),
        answers: vec![ChangedAnswer {
            indicator: "20.2".to_owned(),
            answer: "yes".to_owned(),
        }],
        ..WhatIfQuery::default()
    });
    if let Content::WhatIf { what_if } = query.run(index)?.content {
        for node in &what_if.nodes {
            let [before, after] =
                [&node.before, &node.after].map(|it| it.score.map(|it| it.to_string()));
            println!("{}: {before:?} to {after:?}", node.code);
        }
    }
    Ok(())
}

fn robust(framework: &Framework, assessments: &[Assessment]) -> Result<(), Box<dyn Error>> {
    let plan = UncertaintyDraft::from_json("uncertain", UNCERTAIN)?
        .check(framework)?
        .value;
    let draws = Draws {
        seed: 1,
        draws: 1_000,
        threads: 1,
    };
    let run = robustness(&plan, assessments, draws, &mut |_| true)?;
    for country in &run.nodes[0].countries {
        if let (Some(scores), Some(ranks)) = (&country.scores, &country.ranks) {
            println!(
                "{}: {} to {}, rank {} to {}",
                country.country, scores.low, scores.high, ranks.low, ranks.high
            );
        }
    }
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    let framework = FrameworkDraft::from_json("framework", FRAMEWORK)?
        .check()?
        .value;
    let mut index = Index::new(framework.clone());
    for (country, given) in [
        ("XAA", ["yes", "yes", "partially", "no"]),
        ("XAB", ["yes", "partially", "yes", "yes"]),
        ("XAC", ["no", "partially", "partially", "no"]),
    ] {
        index
            .assessments
            .push(answers(country, given).check(&framework)?.value);
    }
    for card in &score_all(&framework, &index.assessments)? {
        println!(
            "{}: {:?}",
            card.country,
            card.index().display.map(|it| it.to_string())
        );
        dimensions_by_articles(card);
    }
    what_if(&index)?;
    robust(&framework, &index.assessments)?;

    // A form finds the field of each problem by the pointer into the draft.
    if let Err(problems) = answers("XAD", ["yes", "mostly", "no", "no"]).check(&framework) {
        for problem in &problems {
            println!("{}: {} ({})", problem.path, problem.message, problem.hint);
        }
    }
    Ok(())
}
