//! Tables for people who read Markdown.

use cpi_model::Provenance;
use cpi_model::comparison::Comparison;
use cpi_model::provenance::{canonical_json, sha256};

/// A table: a header and rows of text.
pub fn table(header: &[&str], rows: &[Vec<String>]) -> String {
    let mut out = String::new();
    let mut line = |cells: &mut dyn Iterator<Item = String>| {
        out.push('|');
        for cell in cells {
            out.push(' ');
            out.push_str(&plain(&cell));
            out.push_str(" |");
        }
        out.push('\n');
    };
    line(&mut header.iter().map(|cell| (*cell).to_owned()));
    line(&mut header.iter().map(|_| "---".to_owned()));
    for row in rows {
        line(&mut row.iter().cloned());
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
        plain(&framework.id),
        plain(&framework.version),
        framework.sha256,
        provenance.assessments.len(),
        sha256(&canonical_json(provenance)),
    )
}

/// A text in which no character means anything to Markdown.
pub fn plain(cell: &str) -> String {
    let cell = cell
        .replace('\\', "\\\\")
        .replace('|', "\\|")
        .replace(['\n', '\r'], " ");
    cell.replace('<', "&lt;")
        .replace('*', "\\*")
        .replace('_', "\\_")
        .replace('`', "\\`")
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
            plain(node),
            plain(&comparison.round)
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
