//! The rows of a workbook: the first sheet that has the columns, wherever they begin.

use super::Rows;
use crate::read::spreadsheet::{Row, Sheet, Value, spreadsheet};
use crate::read::text::{one, place, problem};
use crate::translation::COLUMNS;
use cpi_model::matching::plain;
use cpi_model::{ProblemKind, Problems};
use std::collections::BTreeSet;

pub(super) fn read<'a>(file: &'a str, bytes: &[u8]) -> Result<Rows<'a>, Problems> {
    let book = spreadsheet(file, bytes)?;
    let found = book.sheets.iter().find_map(|sheet| {
        let header = sheet.rows.iter().find(|row| is_header(row))?;
        Some((sheet, header))
    });
    let Some((sheet, header)) = found else {
        let mut whole = place(file, 1, 1);
        (whole.line, whole.column) = (None, None);
        return Err(one(
            ProblemKind::OtherContent,
            whole,
            format!("no sheet has a row with the columns {}", COLUMNS.join(", ")),
            "hand in the workbook as it was handed out, with its header",
        ));
    };
    let width = header.cells.last().map_or(0, |(column, _)| *column);
    let mut table = Rows {
        file,
        sheet: Some(sheet.name.clone()),
        line: header.number,
        header: (1..=width)
            .map(|column| header.value(column).map_or_else(String::new, name))
            .collect(),
        lines: Vec::new(),
        numbers: BTreeSet::new(),
    };
    fill(&mut table, sheet)?;
    Ok(table)
}

/// The name of a column as a cell has it.
fn name(cell: &Value) -> String {
    plain(&cell.text()).into_owned()
}

fn is_header(row: &Row) -> bool {
    COLUMNS
        .iter()
        .all(|name| row.cells.iter().any(|(_, cell)| self::name(cell) == **name))
}

/// Takes the rows beneath the header. What a program has made of a text is a problem.
fn fill(table: &mut Rows<'_>, sheet: &Sheet) -> Result<(), Problems> {
    let mut problems = Problems::new();
    let width = table.header.len();
    for row in sheet.rows.iter().filter(|row| table.line < row.number) {
        let mut cells = vec![String::new(); width];
        for (column, value) in &row.cells {
            let at = *column as usize - 1;
            let Some(cell) = cells.get_mut(at) else {
                continue;
            };
            *cell = value.text();
            if matches!(value, Value::Number(_)) {
                table.numbers.insert((row.number, at));
            }
            let (kind, message, hint) = match value {
                Value::Fault(_) | Value::NotComputed => (
                    ProblemKind::WrongType,
                    format!("the cell holds a formula, shown as `{cell}`, not a text"),
                    "write a text that begins with `=`, `+` or `-` with an apostrophe before it",
                ),
                Value::TooLong(_) => (
                    ProblemKind::TooLarge,
                    "the cell holds more than 32767 characters, and the rest is not taken"
                        .to_owned(),
                    "write a shorter text",
                ),
                _ => continue,
            };
            problems.push(problem(kind, table.at(row.number, at), message, hint));
        }
        if cells.iter().any(|cell| !cell.is_empty()) {
            table.lines.push((row.number, cells));
        }
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems)
    }
}
