//! Shows what moved from round to round, and how much of it comes from other answers:
//! `cargo run -p cpi-scoring --example trend -- fixtures/demonstration`.

#![allow(clippy::print_stdout, reason = "an example shows its result")]

use cpi_io::IndexFolder;
use cpi_scoring::{Edition, TrendOptions, trend};
use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args()
        .nth(1)
        .ok_or("name the folder of an index")?;
    let index = IndexFolder::open(Path::new(&folder))?.index;
    let edition = Edition {
        framework: &index.framework,
        rounds: &index.rounds,
        assessments: &index.assessments,
    };
    // Older editions of the framework go into the second argument, each with its crosswalk.
    let found = trend(&edition, &[], &[], &TrendOptions::default())?;

    let display = index.framework.display();
    let root = index.framework.nodes()[index.framework.root()].code();
    for country in &found.countries {
        for step in &country.steps {
            let changes = step.changes.iter().filter(|change| change.view.is_none());
            for change in changes.filter(|change| *change.code == **root) {
                let (Some(all), Some(answers)) = (change.change, change.answers) else {
                    continue;
                };
                println!(
                    "{} {} to {}: {}, of which answers {}",
                    country.country,
                    step.from,
                    step.to,
                    display.of_differences().show(all.into()),
                    display.of_differences().show(answers.into())
                );
            }
            for back in step.moves.iter().filter(|each| !each.same_answer).take(3) {
                println!("  {}: {} to {}", back.indicator, back.from, back.to);
            }
        }
    }
    for note in &found.notes {
        println!("note: {note}");
    }
    Ok(())
}
