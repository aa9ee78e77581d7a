//! How are texts, days, numbers and lists put into cells?

use super::styles::Styles;
use cpi_model::Framework;
use cpi_model::language::Words;
use rust_xlsxwriter::utility::{column_number_to_name, quote_sheet_name};
use rust_xlsxwriter::{DataValidation, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

/// The height that lines of text need in a column, in points, for letters a little wider
/// than the usual ones. Not every program finds it by itself.
pub(in crate::write) fn points<'t>(
    lines: impl IntoIterator<Item = &'t str>,
    width: u32,
    size: u32,
) -> u32 {
    let most = usize::try_from(width * 12 / size).unwrap_or(1).max(8) - 2;
    let wrapped = |line: &str| line.chars().count().div_ceil(most).max(1);
    let count: usize = lines.into_iter().map(wrapped).sum();
    u32::try_from(count).unwrap_or(30).min(60) * (size * 4 / 3) + 6
}

/// Writes the notice of a language in which the words of the project or the texts of the framework are a
/// draft over some columns of a row; nothing where they were reviewed.
pub(in crate::write) fn draft_notice(
    sheet: &mut Worksheet,
    row: u32,
    (first, last): (u16, u16),
    (framework, language): (&Framework, &str),
    styles: &Styles,
) -> Result<(), XlsxError> {
    if let Some(notice) = Words::of(language).draft_notice_of(framework.draft(), language) {
        sheet.merge_range(row, first, row, last, notice, &styles.notice)?;
        // A merged cell does not grow by itself.
        sheet.set_row_height(row, 32)?;
    }
    Ok(())
}

/// A decimal as the number of a spreadsheet, which has 64 bits and no other kind, if it comes
/// back as the same text.
pub(in crate::write) fn exact(decimal: &str) -> Option<f64> {
    let number: f64 = decimal.parse().ok()?;
    (number.to_string() == decimal).then_some(number)
}

/// Writes a day as a date of the spreadsheet; anything else as the text that it is.
pub(in crate::write) fn date(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    day: Option<&str>,
    styles: &Styles,
) -> Result<(), XlsxError> {
    let format = &styles.open_date;
    match (
        day,
        day.and_then(|day| ExcelDateTime::parse_from_str(day).ok()),
    ) {
        (_, Some(date)) => sheet.write_datetime_with_format(row, column, &date, format)?,
        (Some(text), None) => sheet.write_string_with_format(row, column, text, format)?,
        (None, None) => sheet.write_blank(row, column, format)?,
    };
    Ok(())
}

/// Writes a text of which some parts are bold; each part with whether it is.
pub(in crate::write) fn rich(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    parts: &[(bool, String)],
    format: &Format,
    styles: &Styles,
) -> Result<(), XlsxError> {
    match parts {
        [] => sheet.write_blank(row, column, format)?,
        [(false, one)] => sheet.write_string_with_format(row, column, one, format)?,
        several => {
            let literal: Vec<(bool, String)> = several
                .iter()
                .map(|(bold, text)| (*bold, literal(text)))
                .collect();
            let pieces: Vec<(&Format, &str)> = literal
                .iter()
                .map(|(bold, text)| {
                    let format = if *bold { &styles.bold } else { &styles.plain };
                    (format, text.as_str())
                })
                .collect();
            sheet.write_rich_string_with_format(row, column, &pieces, format)?
        }
    };
    Ok(())
}

/// Lines with a head each as parts of one text; a head may be empty.
pub(in crate::write) fn headed(lines: &[(String, String)]) -> Vec<(bool, String)> {
    let mut parts = Vec::new();
    for (i, (head, text)) in lines.iter().enumerate() {
        let line = if i == 0 { "" } else { "\n" };
        if head.is_empty() {
            parts.push((false, format!("{line}{text}")));
        } else {
            parts.push((true, format!("{line}{head}:")));
            parts.push((false, format!(" {text}")));
        }
    }
    parts
}

/// Adds one validation to many rows of a column.
pub(in crate::write) fn on_rows(
    sheet: &mut Worksheet,
    validation: &DataValidation,
    rows: &[u32],
    column: u16,
) -> Result<(), XlsxError> {
    let (Some(&first), Some(&last)) = (rows.first(), rows.last()) else {
        return Ok(());
    };
    let letter = column_number_to_name(column);
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for &row in rows {
        match ranges.last_mut() {
            Some((_, end)) if *end + 1 == row => *end = row,
            _ => ranges.push((row, row)),
        }
    }
    let listed: Vec<String> = ranges
        .iter()
        .map(|(from, to)| format!("{letter}{}:{letter}{}", from + 1, to + 1))
        .collect();
    let validation = validation.clone().set_multi_range(listed.join(" "));
    sheet.add_data_validation(first, column, last, column, &validation)?;
    Ok(())
}

/// A message that fits where a spreadsheet shows it.
pub(in crate::write) fn short(text: &str) -> String {
    const MOST: usize = 250;
    let cut = |most: usize| literal(&text.chars().take(most).collect::<String>());
    let lengths = (0..=MOST).rev();
    lengths
        .map(cut)
        .find(|message| message.chars().count() <= MOST)
        .unwrap_or_default()
}

/// A text in which no part stands for a character by its number, as `_x001B_` does in the files
/// of spreadsheets: the underscore before it is itself written by its number. Plain cells are
/// treated so by the crate that writes workbooks; parts of cells and messages are not.
fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let stands_for = matches!(from.as_bytes(), [_, _, digits @ .., ] if 5 <= digits.len()
            && digits[..4].iter().all(u8::is_ascii_hexdigit) && digits[4] == b'_');
        out.push_str(if stands_for { "_x005F_x" } else { "_x" });
        rest = &from[2..];
    }
    out.push_str(rest);
    out
}

/// Lays out a first sheet for A4, upright.
pub(in crate::write) fn upright(sheet: &mut Worksheet) {
    sheet
        .set_paper_size(9)
        .set_portrait()
        .set_print_fit_to_pages(1, 0)
        .set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3);
}

/// Names cells of a column, by which they are found again wherever they move.
pub(in crate::write) fn name_cells(
    workbook: &mut Workbook,
    sheet: &str,
    column: u16,
    named: &[(&str, u32)],
) -> Result<(), XlsxError> {
    let (sheet, column) = (quote_sheet_name(sheet), column_number_to_name(column));
    for (name, row) in named {
        workbook.define_name(*name, &format!("={sheet}!${column}${}", row + 1))?;
    }
    Ok(())
}
