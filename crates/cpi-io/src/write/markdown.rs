//! Tables for people who read Markdown.

use cpi_model::Provenance;
use cpi_model::escape::escape_markdown;
use cpi_model::provenance::{canonical_json, sha256};
use cpi_scoring::comparison::Comparison;

/// A table: a header and rows of text.
pub fn table(header: &[&str], rows: &[Vec<String>]) -> String {
    let line = |cells: &mut dyn Iterator<Item = &str>| {
        let mut line = "|".to_owned();
        for cell in cells {
            line.push_str(&format!(" {} |", escape_markdown(cell)));
        }
        line + "\n"
    };
    let mut out = line(&mut header.iter().copied());
    out.push_str(&format!("|{}\n", " --- |".repeat(header.len())));
    for row in rows {
        out.push_str(&line(&mut row.iter().map(String::as_str)));
    }
    out
}

/// The line beneath a table that says what it rests on.
pub fn footer(provenance: &Provenance) -> String {
    let framework = &provenance.framework;
    format!(
        "\nComputed by {} {} from the framework {} {} (SHA-256 {}) and {} assessments; provenance SHA-256 {}\n",
        provenance.engine.name,
        provenance.engine.version,
        escape_markdown(&framework.id),
        escape_markdown(&framework.version),
        framework.sha256,
        provenance.assessments.len(),
        sha256(&canonical_json(provenance)),
    )
}

/// Rankings at one node, a table a round.
pub fn ranking(comparisons: &[Comparison], node: &str) -> String {
    let mut out = String::new();
    for comparison in comparisons {
        let Some(ranking) = comparison.node(node) else {
            continue;
        };
        out.push_str(&format!(
            "## {} · {}\n\n",
            escape_markdown(node),
            escape_markdown(&comparison.round)
        ));
        let rows: Vec<Vec<String>> = ranking
            .places
            .iter()
            .map(|place| {
                vec![
                    place.rank.map(|rank| rank.to_string()).unwrap_or_default(),
                    place.country.clone(),
                    place
                        .display
                        .map(|score| score.to_string())
                        .unwrap_or_else(|| "–".to_owned()),
                ]
            })
            .collect();
        out.push_str(&table(&["rank", "country", "score"], &rows));
        out.push('\n');
    }
    out
}
