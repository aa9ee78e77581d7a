//! Scores the assessments of an index folder under its own method and under a stricter one,
//! in which *partially* earns little and a node is as good as its weakest member:
//! `cargo run -p cpi-scoring --example custom_method -- fixtures/demonstration`.

#![allow(clippy::print_stdout, reason = "an example shows its result")]

use cpi_io::IndexFolder;
use cpi_model::FrameworkDraft;
use cpi_model::draft::{Aggregation, FrameworkReference};
use cpi_scoring::score_all;
use std::error::Error;
use std::path::PathBuf;

/// Another method is another version of the framework: results of the two do not compare.
fn stricter(declared: &FrameworkDraft) -> FrameworkDraft {
    let mut draft = declared.clone();
    draft.version = Some("strict".to_owned());
    for scale in draft.scales.values_mut() {
        for option in &mut scale.options {
            if option.code.as_deref() == Some("partially") {
                option.points = Some("0.25".to_owned());
            }
        }
    }
    for node in &mut draft.nodes {
        if node.level.as_deref() == Some("article") {
            node.method.aggregation = Some(Aggregation::Minimum.into());
        }
    }
    draft
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os()
        .nth(1)
        .ok_or("name the folder of an index")?;
    let index = IndexFolder::open(&PathBuf::from(folder))?;
    let declared = score_all(&index.framework, &index.assessments)?;

    let framework = stricter(index.framework.draft()).check()?.value;
    let mut assessments = Vec::new();
    for assessment in &index.assessments {
        // The answers stay; that they are read by another version has to be said.
        let mut draft = assessment.to_draft();
        draft.framework = Some(FrameworkReference {
            id: Some(framework.id().to_owned()),
            version: Some(framework.version().to_owned()),
        });
        assessments.push(draft.check(&framework)?.value);
    }
    let strict = score_all(&framework, &assessments)?;

    for (one, other) in declared.iter().zip(&strict) {
        let shown = [one, other].map(|card| {
            let display = card.index().display;
            display.map_or_else(|| "no score".to_owned(), |shown| shown.to_string())
        });
        println!(
            "{} {}: {}, strict: {}",
            one.country, one.round, shown[0], shown[1]
        );
    }
    Ok(())
}
