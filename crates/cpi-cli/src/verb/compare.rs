//! `cpi compare`.

use super::{ask, context, names, open};
use crate::args::{Format, Selection};
use crate::failure::Failure;
use crate::output;
use cpi_report::ReportOptions;
use cpi_scoring::comparison::{ComparisonQuery, DifferenceQuery};
use cpi_scoring::{Query, query};

/// The countries of each round by rank.
pub(super) fn run(
    selection: &Selection,
    node: Option<&str>,
    format: Format,
) -> Result<(), Failure> {
    let index = open(&selection.index)?;
    let node = query::Selection(&index).node(node)?;
    let document = ask(
        &Query::Comparison(ComparisonQuery {
            round: selection.round.clone(),
        }),
        &index,
    )?;
    let names = names(&index);
    let context = context(&index.framework, &names);
    let shown = ReportOptions {
        node: Some(node),
        ..ReportOptions::default()
    };
    output::document(&document, format, &shown, &context)
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
    let document = ask(
        &Query::Difference(DifferenceQuery {
            round: selection.round.clone(),
            country: one.to_owned(),
            other: other.to_owned(),
        }),
        &index,
    )?;
    let names = names(&index);
    let context = context(&index.framework, &names);
    let shown = ReportOptions {
        level: level.map(str::to_owned),
        ..ReportOptions::default()
    };
    output::document(&document, format, &shown, &context)
}
