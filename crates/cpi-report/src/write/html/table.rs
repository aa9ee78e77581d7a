//! Tables of a page: with a caption, with headers of columns and rows, and with shades.

use super::Writing;
use super::text::{inline, plain};
use crate::write::{columns_shown, rows_shown, shade_number, shown};
use crate::{Align, Cell, Column, Kind, Shading, Table, Text};
use cpi_model::characters::visible;
use maud::{Markup, PreEscaped, html};

/// From this many rows on a table is longer than a printed page.
const LONG: usize = 60;

pub(super) fn table(table: &Table, caption: &Text, number: usize, writing: Writing<'_>) -> Markup {
    let columns: Vec<(usize, &Column)> = columns_shown(table)
        .into_iter()
        .map(|at| (at, &table.columns[at]))
        .collect();
    let name = format!("{}table-{number}", writing.ids);
    let headings: Vec<String> = columns
        .iter()
        .filter_map(|(_, column)| Some(column.heading.as_ref()?.to_string()))
        .collect();
    // A table that is wider than the page scrolls, so the keyboard must reach it.
    let label = if caption.is_empty() {
        visible(&headings.join(", ")).into_owned()
    } else {
        plain(caption)
    };
    let in_columns = printed_in_columns(table, &columns);
    html! {
        div class={ "scroll" @if let Some(count) = in_columns { " columns-" (count) } } role="group" aria-label=(label) tabindex="0" {
            table id=(name) class=[table.shading.map(|_| "heat")] {
                @if !caption.is_empty() { caption { (inline(caption)) } }
                thead {
                    tr {
                        @for (_, column) in &columns {
                            th scope="col" class=[class(column)] {
                                @if let Some(heading) = &column.heading { (inline(heading)) }
                            }
                        }
                    }
                }
                (PreEscaped("\n"))
                tbody {
                    @for row in rows_shown(table) {
                        tr {
                            @for (place, (at, column)) in columns.iter().enumerate() {
                                (cell(&row[*at], column, place == 0, (table.shading, writing)))
                            }
                        }
                        (PreEscaped("\n"))
                    }
                }
            }
        }
        @for note in &table.notes { p class="note" { (inline(&writing.options.worded(note, writing.words))) } }
    }
}

/// In how many columns of a page a table is printed that is long and narrow: names, and figures of each.
fn printed_in_columns(table: &Table, columns: &[(usize, &Column)]) -> Option<usize> {
    let figures = columns.get(1..)?;
    let is_narrow = figures
        .iter()
        .all(|(_, column)| column.align == Align::Right);
    if rows_shown(table).len() < LONG || !is_narrow || table.shading.is_some() {
        return None;
    }
    match figures.len() {
        1 | 2 => Some(3),
        3 | 4 => Some(2),
        _ => None,
    }
}

/// A cell. The first of a row is its header, if it holds words.
fn cell(
    cell: &Cell,
    column: &Column,
    is_first: bool,
    (shading, writing): (Option<Shading>, Writing<'_>),
) -> Markup {
    let is_header = is_first
        && *cell != Cell::Empty
        && matches!(column.kind, Kind::Text | Kind::Code | Kind::Date);
    let class = class(column);
    if is_header {
        return html! { th scope="row" class=[class] { (content(cell, column, writing)) } };
    }
    let shade = shade_number(shading, column, cell);
    if let Some(shade) = shade {
        html! {
            td class={ (class.unwrap_or_default()) " s" (shade) } { (content(cell, column, writing)) }
        }
    } else {
        html! { td class=[class] { (content(cell, column, writing)) } }
    }
}

/// What a cell holds; of a figure that is read rounded, its exact value, too.
fn content(cell: &Cell, column: &Column, writing: Writing<'_>) -> Markup {
    let words = writing.words;
    if let Cell::Named { code, name } = cell
        && let Some(path) = (writing.leads)(code)
    {
        return inline(&name.clone().leading_to(&path));
    }
    let is_exact = matches!(column.kind, Kind::Score | Kind::Share | Kind::Number);
    match cell {
        Cell::Figure { exact, .. } if is_exact => {
            html! { data value=(visible(exact)) { (inline(&shown(cell, words))) } }
        }
        other => inline(&shown(other, words)),
    }
}

/// The class of the cells of a column: numbers are aligned right, codes and days are not broken.
fn class(column: &Column) -> Option<&'static str> {
    match (column.align, column.kind) {
        (Align::Right, _) => Some("n"),
        (Align::Left, Kind::Code | Kind::Date) => Some("w"),
        (Align::Left, _) => None,
    }
}
