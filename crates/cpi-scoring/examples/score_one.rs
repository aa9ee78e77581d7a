//! Scores one country of an index folder and explains the score:
//! `cargo run -p cpi-scoring --example score_one -- crates/cpi-cli/template XAA`.

#![allow(clippy::print_stdout, reason = "an example shows its result")]

use cpi_io::Index;
use cpi_scoring::{Options, explain, score_all_with};
use std::error::Error;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(folder), Some(country)) = (arguments.next(), arguments.next()) else {
        return Err("name the folder of an index and a country".into());
    };
    let index = Index::open(&PathBuf::from(folder))?;
    let cards = score_all_with(
        &index.framework,
        &index.assessments,
        &Options { trail: true },
    )?;
    let card = cards
        .iter()
        .find(|card| card.country == country)
        .ok_or("no such country")?;
    let root = index.framework.nodes()[index.framework.root()].code();
    for line in explain(&index.framework, card, root)
        .ok_or("no trail")?
        .lines
    {
        println!("{}{}: {}", "  ".repeat(line.depth), line.code, line.text);
    }
    Ok(())
}
