//! `cpi explain`.

use super::index::{ask, language, open_for, print};
use crate::args::{Format, Printed};
use crate::failure::Failure;
use cpi_report::ReportOptions;
use cpi_scoring::Query;
use cpi_scoring::explanation::ExplanationQuery;
use std::path::PathBuf;

/// What is asked of an explanation.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder of the index
    index: PathBuf,
    /// The country
    #[arg(long)]
    country: String,
    /// The round; may be left out if there is one
    #[arg(long)]
    round: Option<String>,
    /// The node or indicator to explain; the index itself if left out
    #[arg(long)]
    node: Option<String>,
    /// How many levels beneath the node; down to the answers if left out
    #[arg(long)]
    depth: Option<usize>,
    /// Table and Markdown: without the paragraphs of the methodology and without pseudonyms, for
    /// readers outside the round
    #[arg(long)]
    public: bool,
    #[command(flatten)]
    printed: Printed,
}

pub(super) fn run(asked: &Args) -> Result<(), Failure> {
    let index = open_for(&asked.index, Some(&asked.country))?;
    let asked_for = asked.printed.language.as_ref();
    // The labels of a document are in one language of the framework; a report has words, too, and
    // takes its labels from the framework.
    let for_programs = matches!(asked.printed.format, Format::Json | Format::Csv);
    if asked.public && for_programs {
        return Err(Failure::NotThere(
            "--public belongs to tables for people and to Markdown, and has no effect here; leave it out, or choose that format".to_owned(),
        ));
    }
    let (asked_of_document, asked_of_report) = if for_programs {
        (asked_for, None)
    } else {
        (None, asked_for)
    };
    let language = language(&index.framework, asked_of_report.map(String::as_str))?;
    let document = ask(
        &Query::Explanation(ExplanationQuery {
            country: asked.country.clone(),
            round: asked.round.clone(),
            node: asked.node.clone(),
            depth: asked.depth,
            language: asked_of_document.cloned(),
        }),
        &index,
    )?;
    let shown = ReportOptions {
        public: asked.public,
        ..ReportOptions::default()
    };
    print(&document, &index, asked.printed.format, language, &shown)
}
