//! A ZIP archive of the tables of an export, as ODK Central makes it: which tables does it
//! hold?
//!
//! A table is a sheet: submissions and their repeats lie side by side as in a workbook.

use super::long;
use super::spreadsheet::{Archive, Row, Sheet, Spreadsheet, Value, place_of};
use super::text::one;
use cpi_model::{Place, ProblemKind, Problems};

/// The tables of an archive, and what is wrong with their rows.
pub(super) struct Tables {
    pub(super) book: Spreadsheet,
    pub(super) problems: Problems,
}

/// Reads the tables of an archive; none where the bytes are no archive with a
/// table in it, or a workbook.
///
/// # Errors
///
/// Where it cannot be read, or holds a table that cannot be read.
pub(super) fn tables(file: &str, bytes: &[u8]) -> Option<Result<Tables, Problems>> {
    let archive = Archive::of_tables(file, bytes)?;
    Some(archive.and_then(|archive| read(file, archive)))
}

fn read(file: &str, mut archive: Archive<'_>) -> Result<Tables, Problems> {
    let names = archive.names().to_vec();
    let mut tables = Tables {
        book: Spreadsheet::default(),
        problems: Problems::new(),
    };
    for name in &names {
        let text = archive.text(file, name)?;
        if text.trim().is_empty() {
            continue;
        }
        let of_table = |problems: Problems| -> Problems {
            let mut moved = Problems::new();
            for mut problem in problems {
                let place = problem.place.take();
                problem.place = place.map(|place| Place {
                    file: file.to_owned(),
                    sheet: Some(name.clone()),
                    ..place
                });
                moved.push(problem);
            }
            moved
        };
        let table = long::table(file, text.as_bytes()).map_err(of_table)?;
        tables.problems.extend(of_table(table.problems));
        tables
            .book
            .sheets
            .push(sheet(name, &table.header, &table.rows));
    }
    Ok(tables)
}

/// That none of the tables holds submissions to a form of this index.
pub(super) fn no_submissions(file: &str, book: &Spreadsheet, mut problems: Problems) -> Problems {
    let names: Vec<String> = book.sheets.iter().map(|sheet| sheet.name.clone()).collect();
    problems.extend(one(
        ProblemKind::OtherContent,
        place_of(file),
        format!(
            "no table of the archive holds submissions to a form of this index; it holds {}",
            some(&names)
        ),
        "export the form with all of its tables; unpack other files, and collect them one by one",
    ));
    problems
}

/// The first names of a list.
fn some(names: &[String]) -> String {
    let first: Vec<String> = names
        .iter()
        .take(5)
        .map(|name| format!("`{}`", super::cells::shorten(name)))
        .collect();
    match names.len().checked_sub(first.len()) {
        _ if names.is_empty() => "nothing".to_owned(),
        None | Some(0) => first.join(", "),
        Some(more) => format!("{} and {more} more", first.join(", ")),
    }
}

fn sheet(name: &str, header: &[String], rows: &[(u32, Vec<String>)]) -> Sheet {
    let row = |number: u32, cells: &[String]| {
        let filled = (1..).zip(cells).filter(|(_, text)| !text.is_empty());
        Row {
            number,
            cells: filled
                .map(|(column, text)| (column, Value::Text(text.clone())))
                .collect(),
        }
    };
    let mut all = vec![row(1, header)];
    all.extend(rows.iter().map(|(line, cells)| row(*line, cells)));
    Sheet {
        name: name.to_owned(),
        rows: all,
        ..Sheet::default()
    }
}
