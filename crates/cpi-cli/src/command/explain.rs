//! `cpi explain`.

use super::{ask, language, open_for, print};
use crate::args::{Format, Printed};
use crate::failure::Failure;
use cpi_report::ReportOptions;
use cpi_scoring::Query;
use cpi_scoring::explanation::ExplanationQuery;
use std::path::Path;

/// What was asked for.
pub(super) struct ExplainRequest<'a> {
    pub(super) folder: &'a Path,
    pub(super) country: &'a str,
    pub(super) round: Option<&'a str>,
    pub(super) node: Option<&'a str>,
    pub(super) depth: Option<usize>,
    pub(super) public: bool,
    pub(super) printed: &'a Printed,
}

pub(super) fn run(asked: &ExplainRequest<'_>) -> Result<(), Failure> {
    let index = open_for(asked.folder, Some(asked.country))?;
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
            country: asked.country.to_owned(),
            round: asked.round.map(str::to_owned),
            node: asked.node.map(str::to_owned),
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
