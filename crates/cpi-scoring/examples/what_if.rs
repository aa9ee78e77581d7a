//! Changes answers of one country one after the other, as a page with a control for each question does, and
//! shows what each change does to the scores:
//! `cargo run -p cpi-scoring --example what_if -- crates/cpi-cli/template 2026 XAA 19.3=yes 20.2=no`.

#![allow(clippy::print_stdout, reason = "an example shows its result")]

use cpi_io::IndexFolder;
use cpi_model::draft::Activated;
use cpi_scoring::Session;
use std::error::Error;
use std::path::Path;
use std::sync::Arc;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, round, country, changes @ ..] = arguments.as_slice() else {
        return Err("name the folder of an index, a round, a country and INDICATOR=ANSWER".into());
    };
    let mut index = IndexFolder::open(Path::new(folder))?.index;
    // A session holds one round: its countries may be each other's reference values.
    index.assessments.retain(|each| each.round() == *round);
    let framework = Arc::new(index.framework);
    // An indicator that a change makes applicable starts at its lowest answer.
    let mut session = Session::new(framework, index.assessments, Activated::Lowest)?;
    for change in changes {
        let (indicator, answer) = change.split_once('=').ok_or("write INDICATOR=ANSWER")?;
        // Only what the change touches is scored again; a refused change leaves everything as it was.
        let effect = session.set(country, &[(indicator, answer)])?;
        println!("{indicator} = {answer}");
        for node in &effect.nodes {
            let shown = [&node.before, &node.after].map(|standing| {
                let display = standing.display;
                display.map_or_else(|| "no score".to_owned(), |shown| shown.to_string())
            });
            println!("  {}: {} to {}", node.code, shown[0], shown[1]);
        }
    }
    // What `score_all` would give for the changed answers, with bounds.
    let card = session.scorecard(country)?;
    let shown = card.index().display.ok_or("the index has no score")?;
    println!("index after all changes: {shown}");
    session.reset(country)?;
    Ok(())
}
