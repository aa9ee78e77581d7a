//! `cpi explain`.

use super::{ask, context, names, open};
use crate::args::Format;
use crate::failure::Failure;
use crate::output;
use cpi_report::ReportOptions;
use cpi_scoring::Query;
use cpi_scoring::explanation::ExplanationQuery;
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
    let document = ask(
        &Query::Explanation(ExplanationQuery {
            country: asked.country.to_owned(),
            round: asked.round.map(str::to_owned),
            node: asked.node.map(str::to_owned),
            depth: asked.depth,
            language: asked.language.map(str::to_owned),
        }),
        &index,
    )?;
    let names = names(&index);
    let context = context(&index.framework, &names);
    output::document(&document, asked.format, &ReportOptions::default(), &context)
}
