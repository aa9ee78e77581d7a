//! `cpi explain`.

use super::{context, node_code, only, open, score, scorecards};
use crate::args::Format;
use crate::failure::Failure;
use crate::output;
use cpi_io::document::{Content, Document};
use cpi_report::write::csv;
use cpi_report::{Names, explanation as report};
use cpi_scoring::Sources;
use std::path::Path;

/// What was asked for.
pub(super) struct Asked<'a> {
    pub(super) folder: &'a Path,
    pub(super) country: &'a str,
    pub(super) round: Option<&'a str>,
    pub(super) node: Option<&'a str>,
    pub(super) depth: Option<usize>,
    pub(super) language: Option<&'a str>,
    pub(super) format: Format,
}

pub(super) fn run(asked: &Asked<'_>) -> Result<(), Failure> {
    let index = open(asked.folder)?;
    let framework = &index.framework;
    let node = node_code(&index, asked.node)?;
    let languages = &framework.draft().languages;
    if let Some(language) = asked.language
        && !languages.iter().any(|each| each == language)
    {
        return Err(Failure::NotThere(format!(
            "the framework has no texts in `{language}`; its languages are: {}",
            languages.join(", ")
        )));
    }
    let mut cards = scorecards(&index, asked.round, true)?;
    only(&mut cards, Some(asked.country))?;
    let [card] = cards.as_slice() else {
        let rounds: Vec<&str> = cards.iter().map(|card| card.round.as_str()).collect();
        return Err(Failure::NotThere(format!(
            "`{}` was assessed in several rounds; name one with --round: {}",
            asked.country,
            rounds.join(", ")
        )));
    };
    let mut assessments = index.assessments.iter();
    let sources = Sources {
        assessment: assessments.find(|it| it.country() == card.country && it.round() == card.round),
        language: asked.language,
    };
    let Some(mut explanation) = cpi_scoring::explain_with(framework, card, &node, &sources)? else {
        return Err(Failure::NotThere(format!(
            "the framework has no node `{node}`"
        )));
    };
    if let Some(depth) = asked.depth {
        explanation.lines.retain(|line| line.depth <= depth);
    }
    match asked.format {
        Format::Json => {
            let provenance = score::provenance(&index, &cards)?;
            let document = Document::new(provenance, Content::Explanation { explanation });
            output::exact(&document.to_json())
        }
        Format::Csv | Format::Table | Format::Markdown => {
            let names = Names::default();
            let context = context(framework, &names);
            if asked.format == Format::Csv {
                return output::exact(&csv(&report::table(&explanation, &context)));
            }
            let report = report::report(&explanation, &context);
            let provenance = score::provenance(&index, &cards)?;
            output::report(asked.format, &report.with_provenance(provenance))
        }
    }
}
