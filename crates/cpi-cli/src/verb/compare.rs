//! `cpi compare`.

use super::{node_code, open, scorecards};
use crate::args::{Format, Selection};
use crate::failure::Failure;
use crate::output;
use cpi_io::Index;
use cpi_io::document::{Content, Document};
use cpi_io::write::{csv, markdown};
use cpi_scoring::{Difference, Provenance, Scorecard, compare, difference, engine};

pub(super) fn run(
    selection: &Selection,
    node: Option<&str>,
    between: Option<&[String]>,
    format: Format,
) -> Result<(), Failure> {
    let index = open(&selection.index)?;
    let node = node_code(&index, node)?;
    let cards = scorecards(&index, selection.round.as_deref(), false)?;
    if let Some([one, other]) = between {
        return two(&index, &cards, one, other, format);
    }
    let comparisons = compare(&index.framework, &cards)?;
    let text = match format {
        Format::Json => document(&index, &cards, Content::Comparison { comparisons }).to_json(),
        Format::Csv => csv::comparison(&comparisons),
        Format::Markdown => markdown::ranking(&comparisons, &node),
        Format::Table => {
            let mut rows = Vec::new();
            for comparison in &comparisons {
                for place in comparison
                    .node(&node)
                    .map(|ranking| &ranking.places)
                    .into_iter()
                    .flatten()
                {
                    let dash = || "–".to_owned();
                    rows.push(vec![
                        comparison.round.clone(),
                        place.country.clone(),
                        place.rank.map_or_else(dash, |rank| rank.to_string()),
                        place.display.map_or_else(dash, |score| score.to_string()),
                    ]);
                }
            }
            output::table(&["round", "country", "rank", &node], &rows, 2)
        }
    };
    output::result(&text)
}

fn two(
    index: &Index,
    cards: &[Scorecard],
    one: &str,
    other: &str,
    format: Format,
) -> Result<(), Failure> {
    let card = |country: &str| {
        cards
            .iter()
            .find(|card| card.country == country)
            .ok_or_else(|| Failure::NotThere(format!("`{country}` was not assessed in this round")))
    };
    let difference: Difference = difference(card(one)?, card(other)?);
    let text = match format {
        Format::Json => document(index, cards, Content::Difference { difference }).to_json(),
        Format::Markdown => markdown::difference(&difference),
        Format::Table | Format::Csv => {
            let show = |score: Option<cpi_scoring::number::Score>| {
                score.map(|score| score.to_string()).unwrap_or_default()
            };
            let rows: Vec<Vec<String>> = difference
                .nodes
                .iter()
                .map(|node| {
                    vec![
                        node.code.clone(),
                        show(node.score),
                        show(node.other),
                        show(node.difference),
                    ]
                })
                .collect();
            let header = ["node", &difference.country, &difference.other, "difference"];
            if format == Format::Csv {
                csv::table(&header, &rows)
            } else {
                output::table(&header, &rows, 1)
            }
        }
    };
    output::result(&text)
}

/// The result document: it names every assessment of the rounds compared.
pub(super) fn document(index: &Index, cards: &[Scorecard], content: Content) -> Document {
    let assessments: Vec<_> = index
        .assessments
        .iter()
        .filter(|assessment| cards.iter().any(|card| card.round == assessment.round()))
        .cloned()
        .collect();
    Document::new(
        Provenance::of(engine(), &index.framework, &assessments),
        content,
    )
}
