//! `cpi coherence`.

use super::{of_one_round, open};
use crate::args::{Cases, CoherenceAsked, Format};
use crate::failure::Failure;
use crate::output;
use cpi_io::Index;
use cpi_io::document::{Content, Document};
use cpi_io::write::{coherence as write, markdown};
use cpi_model::Provenance;
use cpi_scoring::{CoherenceOptions, coherence, engine};
use serde_json::Value;
use std::path::Path;

pub(super) fn run(folder: &Path, asked: &CoherenceAsked, format: Format) -> Result<(), Failure> {
    let index = open(folder)?;
    let options = CoherenceOptions {
        cases: match asked.cases {
            Cases::Complete => cpi_scoring::coherence::Cases::Complete,
            Cases::Pairwise => cpi_scoring::coherence::Cases::Pairwise,
        },
        pairs: asked.pairs,
    };
    let document = document(&index, asked.round.as_deref(), &options)?;
    let Content::Coherence { coherence } = &document.content else {
        return Ok(());
    };
    let text = match format {
        Format::Json => document.to_json(),
        Format::Csv => write::to_csv(coherence),
        Format::Markdown => {
            write::to_markdown(coherence, asked.indicators)
                + &markdown::footer(&document.provenance)
        }
        Format::Table => {
            let mut text = write::findings(coherence);
            for (title, header, rows) in write::sections(coherence, asked.indicators) {
                text.push_str(&format!("\n{title}\n"));
                text.push_str(&output::table(&header, &rows, header.len()));
            }
            text
        }
    };
    output::printed(format, &text)
}

fn document(
    index: &Index,
    round: Option<&str>,
    options: &CoherenceOptions,
) -> Result<Document, Failure> {
    let assessments = of_one_round(index, round)?;
    let coherence = coherence(&index.framework, &assessments, options)?;
    Ok(Document::new(
        Provenance::of(engine(), &index.framework, &assessments)?,
        Content::Coherence { coherence },
    ))
}

/// The same result computed again, by what a stated one says of itself.
pub(super) fn again(index: &Index, stated: &Value) -> Result<Document, Failure> {
    let framework = &index.framework;
    let pairs = stated["correlations"].as_array().is_some_and(|pairs| {
        pairs.iter().any(|pair| {
            pair["pairing"] == "siblings"
                && pair["one"]
                    .as_str()
                    .is_some_and(|code| framework.indicator_position(code).is_some())
        })
    });
    let cases = if stated["cases"] == "pairwise" {
        cpi_scoring::coherence::Cases::Pairwise
    } else {
        cpi_scoring::coherence::Cases::Complete
    };
    document(
        index,
        stated["round"].as_str(),
        &CoherenceOptions { cases, pairs },
    )
}
