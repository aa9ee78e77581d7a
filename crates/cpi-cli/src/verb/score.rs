//! `cpi score`.

mod tables;

use super::shown::explain_dashes;
use super::{only, open, scorecards};
use crate::args::{Format, Selection, Shown};
use crate::failure::Failure;
use crate::output;
use cpi_io::Index;
use cpi_io::document::{Content, Document};
use cpi_io::write::csv;
use cpi_scoring::{Provenance, Scorecard, compare, engine};
use tables::{Tables, standing};

pub(super) fn run(
    selection: &Selection,
    format: Format,
    shown: &Shown,
    long: bool,
    trail: bool,
) -> Result<(), Failure> {
    let index = open(&selection.index)?;
    if format == Format::Csv && !long {
        return rows_alone(index, selection);
    }
    let mut cards = scorecards(&index, selection.round.as_deref(), trail)?;
    let comparisons = match format {
        Format::Table | Format::Markdown => compare(&index.framework, &cards)?,
        Format::Json | Format::Csv => Vec::new(),
    };
    only(&mut cards, selection.country.as_deref())?;
    let text = match format {
        Format::Json => document(&index, cards).to_json(),
        Format::Csv => csv::scores_long(&cards),
        Format::Table | Format::Markdown => {
            let tables = Tables {
                framework: &index.framework,
                standing: standing(&comparisons, &cards),
                format,
            };
            let text = tables.write(shown)?;
            output::result(&text)?;
            explain_dashes(&text);
            return Ok(());
        }
    };
    output::result(&text)
}

/// A row a country, without ever holding all scorecards.
fn rows_alone(index: Index, selection: &Selection) -> Result<(), Failure> {
    let chosen = super::chosen(&index, selection.round.as_deref())?;
    let wanted = selection.country.as_deref();
    let parts = cpi_scoring::fold_scores(
        &index.framework,
        &chosen,
        &cpi_scoring::Options::default(),
        String::new,
        |text, card| {
            if wanted.is_none_or(|wanted| wanted == card.country) {
                csv::score_row(text, &card);
            }
        },
    )?;
    if parts.iter().all(String::is_empty) {
        return Err(super::not_assessed(wanted.unwrap_or_default()));
    }
    output::result(&csv::score_header(&index.framework))?;
    for part in &parts {
        output::result(part)?;
    }
    drop(chosen);
    // The process ends here, and the system takes the memory back at once.
    std::mem::forget(index);
    Ok(())
}

/// The result document of scorecards: it names every assessment of their rounds, since
/// each may be a reference value of the others.
pub(super) fn document(index: &Index, cards: Vec<Scorecard>) -> Document {
    let assessments: Vec<_> = index
        .assessments
        .iter()
        .filter(|assessment| cards.iter().any(|card| card.round == assessment.round()))
        .cloned()
        .collect();
    Document::new(
        Provenance::of(engine(), &index.framework, &assessments),
        Content::Scores { scorecards: cards },
    )
}
