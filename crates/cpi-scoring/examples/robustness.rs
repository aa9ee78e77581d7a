//! Draws scores and ranks under a plan of what is uncertain, reports progress, and stops after some seconds:
//! `cargo run -p cpi-scoring --example robustness -- crates/cpi-cli/template 2026 crates/cpi-cli/template/uncertainty.toml 20`.

#![allow(clippy::print_stdout, reason = "an example shows its result")]
#![allow(clippy::print_stderr, reason = "progress is no result")]

use cpi_io::{IndexFolder, read};
use cpi_scoring::{Draws, Stage, robustness};
use std::error::Error;
use std::path::Path;
use std::time::{Duration, Instant};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, round, plan, seconds] = arguments.as_slice() else {
        return Err("name the folder of an index, a round, a plan and the seconds allowed".into());
    };
    let limit = Duration::from_secs(seconds.parse()?);
    let mut index = IndexFolder::open(Path::new(folder))?.index;
    index.assessments.retain(|each| each.round() == *round);
    let plan = read::uncertainty(plan, &std::fs::read(plan)?)?
        .check(|draft| draft.check(&index.framework))?
        .value;

    // The same seed gives the same result on every machine; threads change only the time.
    let draws = Draws {
        seed: 1,
        draws: 10_000,
        threads: 2,
    };
    let start = Instant::now();
    let mut stage: Option<Stage> = None;
    let run = robustness(&plan, &index.assessments, draws, &mut |progress| {
        if stage.replace(progress.stage) != Some(progress.stage) {
            eprintln!("{:?}: {} to do", progress.stage, progress.all);
        }
        // `false` ends the run; the result then says how many draws it has and what it lacks.
        start.elapsed() < limit
    })?;

    println!("draws: {}", run.run.draws);
    for lacking in &run.run.lacks {
        println!("interrupted before: {}", lacking.words());
    }
    let root = run.nodes.first().ok_or("the plan names no node")?;
    for country in &root.countries {
        let (Some(shown), Some(ranks)) = (country.display, &country.ranks) else {
            println!("{}: no score", country.country);
            continue;
        };
        println!(
            "{}: {shown}, ranks {} to {}",
            country.country, ranks.low, ranks.high
        );
    }
    Ok(())
}
