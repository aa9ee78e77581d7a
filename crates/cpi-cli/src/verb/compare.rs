//! `cpi compare`.

use super::shown::{NONE, explain_dashes, label, nodes, rounded, shown, table};
use super::{ask, node_code, open};
use crate::args::{Format, Selection};
use crate::failure::Failure;
use crate::output;
use cpi_io::write::{csv, markdown};
use cpi_model::number::Score;
use cpi_scoring::Query;
use cpi_scoring::comparison::{ComparisonQuery, DifferenceQuery};
use cpi_scoring::document::Content;

/// The countries of each round by rank.
pub(super) fn run(
    selection: &Selection,
    node: Option<&str>,
    format: Format,
) -> Result<(), Failure> {
    let index = open(&selection.index)?;
    let node = node_code(&index, node)?;
    let document = ask(
        &Query::Comparison(ComparisonQuery {
            round: selection.round.clone(),
        }),
        &index,
    )?;
    let Content::Comparison { comparisons } = &document.content else {
        return Ok(());
    };
    let text = match format {
        Format::Json => document.to_json(),
        Format::Csv => csv::comparison(comparisons),
        Format::Markdown => {
            markdown::ranking(comparisons, &node) + &markdown::footer(&document.provenance)
        }
        Format::Table => {
            let mut rows = Vec::new();
            for comparison in comparisons {
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
    let document = ask(
        &Query::Difference(DifferenceQuery {
            round: selection.round.clone(),
            country: one.to_owned(),
            other: other.to_owned(),
        }),
        &index,
    )?;
    let Content::Difference { difference } = &document.content else {
        return Ok(());
    };
    let text = match format {
        Format::Json => document.to_json(),
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
        output::result(&markdown::footer(&document.provenance))?;
    }
    if matches!(format, Format::Table | Format::Markdown) {
        explain_dashes(&text);
    }
    Ok(())
}
