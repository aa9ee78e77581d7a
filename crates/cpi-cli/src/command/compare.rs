//! `cpi compare`.

use super::{ask, open, print};
use crate::args::{Printed, Selection};
use crate::failure::Failure;
use cpi_report::ReportOptions;
use cpi_scoring::comparison::{ComparisonQuery, DifferenceQuery};
use cpi_scoring::{Query, query};

/// The countries of each round by rank.
pub(super) fn run(
    selection: &Selection,
    node: Option<&str>,
    printed: &Printed,
) -> Result<(), Failure> {
    let index = open(&selection.index)?;
    let language = printed.language(&index.framework)?;
    let node = query::Selection(&index).node(node)?;
    let document = ask(
        &Query::Comparison(ComparisonQuery {
            round: selection.round.clone(),
        }),
        &index,
    )?;
    let shown = ReportOptions {
        node: Some(node),
        ..ReportOptions::default()
    };
    print(&document, &index, printed.format, language, &shown)
}

/// Two countries of a round, node by node.
pub(super) fn two(
    selection: &Selection,
    one: &str,
    other: &str,
    level: Option<&str>,
    printed: &Printed,
) -> Result<(), Failure> {
    let index = open(&selection.index)?;
    let language = printed.language(&index.framework)?;
    let document = ask(
        &Query::Difference(DifferenceQuery {
            round: selection.round.clone(),
            country: one.to_owned(),
            other: other.to_owned(),
        }),
        &index,
    )?;
    let shown = ReportOptions {
        level: level.map(str::to_owned),
        ..ReportOptions::default()
    };
    print(&document, &index, printed.format, language, &shown)
}
