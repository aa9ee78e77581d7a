//! Shows where a country is ahead of its peers, and which of them answer better and since when:
//! `cargo run -p cpi-scoring --example peers -- fixtures/demonstration 2026 XAB`.

#![allow(clippy::print_stdout, reason = "an example shows its result")]

use cpi_io::IndexFolder;
use cpi_model::draft::PeersDraft;
use cpi_scoring::peers;
use std::error::Error;
use std::path::Path;
use std::sync::Arc;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, round, country] = arguments.as_slice() else {
        return Err("name the folder of an index, a round and a country".into());
    };
    let index = IndexFolder::open(Path::new(folder))?.index;
    // In the order of time, so that the result can say since when an answer has been better.
    let rounds = index.assessed_rounds();
    let framework = Arc::new(index.framework);
    // The whole round as one group; `groups` or `likeness` of the draft make smaller ones.
    let settings = PeersDraft::plain(&framework).check(&framework)?.value;

    let asked = [country.clone()];
    let found = peers(
        &framework,
        &index.assessments,
        &rounds,
        round,
        &asked,
        &settings,
    )?;
    for one in &found.countries {
        println!(
            "{} compared with {}",
            one.country,
            one.compared_with.join(", ")
        );
        for strength in one.strengths.iter().take(3) {
            let difference = framework.display().show(strength.difference.into());
            println!("  ahead in {} by {difference}", strength.code);
        }
        let behind = one.behind.iter().filter(|each| !each.better.is_empty());
        for behind in behind.take(3) {
            let better = behind.better.iter();
            let better: Vec<String> = better
                .map(|each| format!("{} ({}, since {})", each.country, each.answer, each.since))
                .collect();
            println!(
                "  {} is {}; better: {}",
                behind.indicator,
                behind.answer,
                better.join(", ")
            );
        }
    }
    Ok(())
}
