//! `cpi compare`.

use super::shown::{NONE, explain_dashes, label, nodes, rounded, shown, table};
use super::{node_code, not_assessed, open, score, scorecards};
use crate::args::{Format, Selection};
use crate::failure::Failure;
use crate::output;
use cpi_io::Index;
use cpi_io::document::{Content, Document};
use cpi_io::write::{csv, markdown};
use cpi_model::number::Score;
use cpi_scoring::{Difference, Scorecard, compare, difference};

/// The countries of each round by rank.
pub(super) fn run(
    selection: &Selection,
    node: Option<&str>,
    format: Format,
) -> Result<(), Failure> {
    let index = open(&selection.index)?;
    let node = node_code(&index, node)?;
    let cards = scorecards(&index, selection.round.as_deref(), false)?;
    let comparisons = compare(&index.framework, &cards)?;
    let text = match format {
        Format::Json => document(&index, &cards, Content::Comparison { comparisons })?.to_json(),
        Format::Csv => csv::comparison(&comparisons),
        Format::Markdown => {
            markdown::ranking(&comparisons, &node)
                + &markdown::footer(&score::provenance(&index, &cards)?)
        }
        Format::Table => {
            let mut rows = Vec::new();
            for comparison in &comparisons {
                for place in comparison
                    .node(&node)
                    .map(|ranking| &ranking.places)
                    .into_iter()
                    .flatten()
                {
                    let rank = place.rank.map(|rank| rank.to_string());
                    rows.push(vec![
                        comparison.round.clone(),
                        place.country.clone(),
                        rank.unwrap_or_else(|| NONE.to_owned()),
                        shown(place.display),
                    ]);
                }
            }
            output::table(&["round", "country", "rank", &node], &rows, 2)
        }
    };
    output::printed(format, &text)
}

/// Two countries of a round, node by node.
pub(super) fn two(
    selection: &Selection,
    one: &str,
    other: &str,
    level: Option<&str>,
    format: Format,
) -> Result<(), Failure> {
    let index = open(&selection.index)?;
    let framework = &index.framework;
    let cards = scorecards(&index, selection.round.as_deref(), false)?;
    let card = |country: &str| {
        let found = cards.iter().find(|card| card.country == country);
        let assessed = cards.iter().map(|card| card.country.as_str());
        found.ok_or_else(|| not_assessed(country, assessed))
    };
    let difference: Difference = difference(card(one)?, card(other)?)?;
    let text = match format {
        Format::Json => document(&index, &cards, Content::Difference { difference })?.to_json(),
        Format::Csv => {
            let show = |score: Option<Score>| score.map(|score| score.to_string());
            let rows: Vec<Vec<String>> = difference
                .nodes
                .iter()
                .map(|node| {
                    let scores = [node.score, node.other, node.difference];
                    let scores = scores.map(|score| show(score).unwrap_or_default());
                    std::iter::once(node.code.clone()).chain(scores).collect()
                })
                .collect();
            let header = ["node", &difference.country, &difference.other, "difference"];
            csv::table(&header, &rows)
        }
        Format::Table | Format::Markdown => {
            let nodes = nodes(framework, level)?;
            let rows: Vec<Vec<String>> = nodes
                .iter()
                .map(|node| {
                    let row = &difference.nodes[*node];
                    let scores = [row.score, row.other, row.difference];
                    let scores = scores.map(|score| rounded(framework, score));
                    let named = [row.code.clone(), label(framework, *node)];
                    named.into_iter().chain(scores).collect()
                })
                .collect();
            let header = ["node", "label", one, other, "difference"];
            table(format, &header.map(str::to_owned), &rows, 2)
        }
    };
    output::printed(format, &text)?;
    if format == Format::Markdown {
        output::result(&markdown::footer(&score::provenance(&index, &cards)?))?;
    }
    if matches!(format, Format::Table | Format::Markdown) {
        explain_dashes(&text);
    }
    Ok(())
}

/// The result document: it names every assessment of the rounds compared.
pub(super) fn document(
    index: &Index,
    cards: &[Scorecard],
    content: Content,
) -> Result<Document, Failure> {
    Ok(Document::new(score::provenance(index, cards)?, content))
}
