//! Scores the round of an index folder and sets its first two countries against each other:
//! `cargo run -p cpi-scoring --example compare_two -- crates/cpi-cli/template`.

#![allow(clippy::print_stdout, reason = "an example shows its result")]

use cpi_io::Index;
use cpi_scoring::{compare, difference, score_all};
use std::error::Error;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os()
        .nth(1)
        .ok_or("name the folder of an index")?;
    let index = Index::open(&PathBuf::from(folder))?;
    let cards = score_all(&index.framework, &index.assessments)?;
    for comparison in compare(&index.framework, &cards)? {
        for place in &comparison.nodes[0].places {
            let rank = place
                .rank
                .map_or_else(|| "–".to_owned(), |rank| rank.to_string());
            println!("{} {rank} {}", comparison.round, place.country);
        }
    }
    let [one, other, ..] = cards.as_slice() else {
        return Err("two countries are needed".into());
    };
    for node in difference(one, other).nodes {
        if let Some(difference) = node.difference {
            println!(
                "{}: {} − {} = {difference}",
                node.code, one.country, other.country
            );
        }
    }
    Ok(())
}
