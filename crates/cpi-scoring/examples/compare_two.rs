//! Sets two countries of a round against each other, and names the articles in which the
//! first is furthest ahead:
//! `cargo run -p cpi-scoring --example compare_two -- fixtures/demonstration 2026 XAB XAA`.

#![allow(clippy::print_stdout, reason = "an example shows its result")]

use cpi_io::IndexFolder;
use cpi_scoring::{compare, difference, score_all};
use std::error::Error;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, round, one, other] = arguments.as_slice() else {
        return Err("name the folder of an index, a round and two countries".into());
    };
    let index = IndexFolder::open(&PathBuf::from(folder))?;
    let framework = &index.framework;
    // All countries of the round, since each may be a reference value of the others.
    let mut cards = score_all(framework, &index.assessments)?;
    cards.retain(|card| card.round == *round);

    for comparison in compare(framework, &cards)? {
        for place in &comparison.nodes[0].places {
            let rank = place.rank.map(|rank| format!("{rank}. "));
            println!("{}{}", rank.unwrap_or_default(), place.country);
        }
    }
    let card = |country: &str| {
        let found = cards.iter().find(|card| card.country == country);
        found.ok_or_else(|| format!("`{country}` was not assessed in `{round}`"))
    };
    let mut ahead: Vec<_> = difference(card(one)?, card(other)?)?
        .nodes
        .into_iter()
        .filter(|node| {
            let position = framework.node_position(&node.code);
            position.is_some_and(|at| framework.nodes()[at].level() == Some("article"))
        })
        .filter_map(|node| Some((node.difference?, node.code)))
        .collect();
    ahead.sort_by(|a, b| b.cmp(a));
    println!("{one} is furthest ahead of {other} in");
    for (difference, code) in ahead.iter().take(5) {
        let shown = framework.display().show((*difference).into());
        println!("  {code}: {shown}");
    }
    Ok(())
}
