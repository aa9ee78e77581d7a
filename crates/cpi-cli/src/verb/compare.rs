//! `cpi compare`.

use super::{ask, context, node_code, open};
use crate::args::{Format, Selection};
use crate::failure::Failure;
use crate::output;
use cpi_report::{Names, Shown};
use cpi_scoring::Query;
use cpi_scoring::comparison::{ComparisonQuery, DifferenceQuery};

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
    let names = Names::default();
    let context = context(&index.framework, &names);
    let shown = Shown {
        node: Some(node),
        ..Shown::default()
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
    let names = Names::default();
    let context = context(&index.framework, &names);
    let shown = Shown {
        level: level.map(str::to_owned),
        ..Shown::default()
    };
    output::document(&document, format, &shown, &context)
}
