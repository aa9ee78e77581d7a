//! `cpi score`.

use super::{only, open, scorecards};
use crate::args::{Format, Selection};
use crate::failure::Failure;
use crate::output;
use cpi_io::Index;
use cpi_io::document::{Content, Document};
use cpi_io::write::{csv, markdown};
use cpi_scoring::{Comparison, Provenance, Scorecard, compare, engine};

pub(super) fn run(
    selection: &Selection,
    format: Format,
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
        Format::Table => {
            let (header, rows) = rows(&index, &cards, &comparisons);
            let header: Vec<&str> = header.iter().map(String::as_str).collect();
            output::table(&header, &rows, 2)
        }
        Format::Markdown => {
            let (header, rows) = rows(&index, &cards, &comparisons);
            let header: Vec<&str> = header.iter().map(String::as_str).collect();
            markdown::table(&header, &rows)
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

/// The index and the nodes beneath it, country by country in the order of rank.
fn rows(
    index: &Index,
    cards: &[Scorecard],
    comparisons: &[Comparison],
) -> (Vec<String>, Vec<Vec<String>>) {
    const MOST_COLUMNS: usize = 10;
    let framework = &index.framework;
    let root = framework.root();
    let shown: Vec<usize> = std::iter::once(root)
        .chain(
            (0..framework.nodes().len())
                .filter(|node| framework.nodes()[*node].parent() == Some(root)),
        )
        .take(MOST_COLUMNS)
        .collect();
    let mut header = vec!["round".to_owned(), "country".to_owned(), "rank".to_owned()];
    header.extend(
        shown
            .iter()
            .map(|node| framework.nodes()[*node].code().to_string()),
    );
    header.extend(["coverage", "bounds"].map(str::to_owned));
    let mut rows = Vec::new();
    for comparison in comparisons {
        for place in &comparison.nodes[root].places {
            let found = cards
                .iter()
                .find(|card| card.country == place.country && card.round == comparison.round);
            let Some(card) = found else { continue };
            let dash = || "–".to_owned();
            let mut row = vec![comparison.round.clone(), card.country.clone()];
            row.push(place.rank.map_or_else(dash, |rank| rank.to_string()));
            for node in &shown {
                row.push(
                    card.nodes[*node]
                        .result
                        .display
                        .map_or_else(dash, |score| score.to_string()),
                );
            }
            let result = card.index();
            row.push(format!(
                "{}/{}",
                result.coverage.answered, result.coverage.applicable
            ));
            row.push(result.bounds.map_or_else(dash, |bounds| {
                let show =
                    |score: cpi_scoring::number::Score| framework.display().show(score.into());
                format!("{}–{}", show(bounds.low), show(bounds.high))
            }));
            rows.push(row);
        }
    }
    (header, rows)
}
