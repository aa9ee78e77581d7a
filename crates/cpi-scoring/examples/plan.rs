//! Finds the fewest better answers with which a country reaches a score, and the answers that would add most:
//! `cargo run -p cpi-scoring --example plan -- crates/cpi-cli/template 2026 XAA 0.8`.

#![allow(clippy::print_stdout, reason = "an example shows its result")]

use cpi_io::IndexFolder;
use cpi_model::draft::{TargetDraft, TargetsDraft};
use cpi_scoring::plan;
use std::error::Error;
use std::path::Path;
use std::sync::Arc;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, round, country, score] = arguments.as_slice() else {
        return Err("name the folder of an index, a round, a country and a score".into());
    };
    let mut index = IndexFolder::open(Path::new(folder))?.index;
    index.assessments.retain(|each| each.round() == *round);
    let framework = Arc::new(index.framework);

    // Every change costs 1 here; `costs`, `fixed` and `quantities` of the draft say otherwise.
    let root = framework.nodes()[framework.root()].code().to_string();
    let mut targets = TargetsDraft::fewest(&framework);
    targets.targets.push(TargetDraft::named(&root, score));
    let targets = targets.check(&framework)?.value;

    let found = plan(&framework, index.assessments, country, &targets)?;
    for reached in &found.targets {
        println!(
            "{}: {:?}, cost {}",
            reached.of.name(),
            reached.outcome,
            reached.cost
        );
        for step in &reached.changes {
            println!(
                "  {}: {} to {}",
                step.change.indicator, step.change.from, step.change.to
            );
        }
    }
    println!("what adds most to {root}:");
    for better in found.improvements.iter().take(3) {
        let gain = better
            .gain
            .map(|gain| framework.display().show(gain.into()));
        let gain = gain.map_or_else(|| "no score yet".to_owned(), |gain| gain.to_string());
        println!(
            "  {} = {}: {gain}",
            better.change.indicator, better.change.to
        );
    }
    Ok(())
}
