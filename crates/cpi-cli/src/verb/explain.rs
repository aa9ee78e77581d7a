//! `cpi explain`.

use super::{node_code, only, open, scorecards};
use crate::args::ReportFormat;
use crate::failure::Failure;
use crate::output;
use cpi_scoring::provenance::canonical_json;
use std::path::Path;

pub(super) fn run(
    folder: &Path,
    country: &str,
    round: Option<&str>,
    node: Option<&str>,
    format: ReportFormat,
) -> Result<(), Failure> {
    let index = open(folder)?;
    let node = node_code(&index, node)?;
    let mut cards = scorecards(&index, round, true)?;
    only(&mut cards, Some(country))?;
    let [card] = cards.as_slice() else {
        let rounds: Vec<&str> = cards.iter().map(|card| card.round.as_str()).collect();
        return Err(Failure::NotThere(format!(
            "`{country}` was assessed in several rounds; name one with --round: {}",
            rounds.join(", ")
        )));
    };
    let Some(explanation) = cpi_scoring::explain(&index.framework, card, &node) else {
        return Err(Failure::NotThere(format!(
            "the framework has no node `{node}`"
        )));
    };
    if format == ReportFormat::Json {
        return output::result(&canonical_json(&explanation));
    }
    let mut text = format!(
        "{} · {} · {} {}\n",
        card.country,
        card.round,
        index.framework.id(),
        index.framework.version()
    );
    for line in &explanation.lines {
        let adds = line
            .contribution
            .map(|adds| format!(" [adds {adds}]"))
            .unwrap_or_default();
        text.push_str(&format!(
            "{}{}: {}{adds} (methodology {})\n",
            "  ".repeat(line.depth),
            line.code,
            line.text,
            line.paragraphs.join(", ")
        ));
    }
    output::result(&text)
}
