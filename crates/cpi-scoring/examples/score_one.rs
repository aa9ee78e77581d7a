//! Scores one country and explains a node in words, down to the evidence:
//! `cargo run -p cpi-scoring --example score_one -- fixtures/demonstration 2026 XAB A40-S`.

#![allow(clippy::print_stdout, reason = "an example shows its result")]

use cpi_io::IndexFolder;
use cpi_scoring::{Options, Sources, explain_with, score_all_with};
use std::error::Error;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, round, country, node] = arguments.as_slice() else {
        return Err("name the folder of an index, a round, a country and a node".into());
    };
    let index = IndexFolder::open(&PathBuf::from(folder))?;
    let framework = &index.framework;
    let cards = score_all_with(framework, &index.assessments, &Options { trail: true })?;
    let mut assessed = index.assessments.iter().zip(&cards);
    let (assessment, card) = assessed
        .find(|(_, card)| card.country == *country && card.round == *round)
        .ok_or("this country was not assessed in this round")?;

    let sources = Sources {
        assessment: Some(assessment),
        language: None,
    };
    let explanation = explain_with(framework, card, node, &sources)?.ok_or("no such node")?;
    for line in explanation.lines {
        let indent = "  ".repeat(line.depth);
        let label = line.label.unwrap_or_default();
        println!("{indent}{} {label}: {}", line.code, line.text);
        for evidence in line.answer.iter().flat_map(|answer| &answer.evidence) {
            println!("{indent}  {}", evidence.title.clone().unwrap_or_default());
        }
    }
    Ok(())
}
