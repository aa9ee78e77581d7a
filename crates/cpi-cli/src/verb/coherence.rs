//! `cpi coherence`.

use super::{ask, open};
use crate::args::{Cases, CoherenceAsked, Format};
use crate::failure::Failure;
use crate::output;
use cpi_io::write::{coherence as write, markdown};
use cpi_scoring::Query;
use cpi_scoring::coherence::CoherenceQuery;
use cpi_scoring::document::Content;
use std::path::Path;

pub(super) fn run(folder: &Path, asked: &CoherenceAsked, format: Format) -> Result<(), Failure> {
    let index = open(folder)?;
    let document = ask(
        &Query::Coherence(CoherenceQuery {
            round: asked.round.clone(),
            cases: match asked.cases {
                Cases::Complete => cpi_scoring::coherence::Cases::Complete,
                Cases::Pairwise => cpi_scoring::coherence::Cases::Pairwise,
            },
            pairs: asked.pairs,
        }),
        &index,
    )?;
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
