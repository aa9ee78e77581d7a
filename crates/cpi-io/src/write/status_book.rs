//! The status of a round as a workbook: countries, sections and assessors, a sheet each.
//!
//! Counts are numbers and shares are formulas, so that a secretariat can sort, filter and
//! reckon with them. No text in it can become a formula.

use super::xlsx::WorkbookError;
use super::xlsx::styles::Styles;
use crate::questionnaire::node_label;
use cpi_model::Framework;
use cpi_scoring::Status;
use rust_xlsxwriter::utility::column_number_to_name;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Formula, Workbook, Worksheet, XlsxError};

/// The names of the sheets.
const SHEETS: [&str; 3] = ["Countries", "Sections", "Assessors"];

/// The headers of the counts, in the order of [`counts`].
const COUNTS: [&str; 10] = [
    "Indicators",
    "Answered",
    "Not applicable",
    "With evidence",
    "Reviewed",
    "Adjudicated",
    "In conflict",
    "Sent back",
    "Late",
    "Open",
];

/// The shares behind the counts: of which count, and of which.
const SHARES: [(&str, usize, usize); 4] = [
    ("Answered, %", 1, 0),
    ("Not applicable, %", 2, 0),
    ("With evidence, %", 3, 1),
    ("Reviewed, %", 4, 1),
];

fn counts(row: &Status) -> [u32; 10] {
    [
        row.indicators,
        row.answered,
        row.not_applicable,
        row.with_evidence,
        row.reviewed,
        row.adjudicated,
        row.conflict,
        row.rejected,
        row.late,
        row.open,
    ]
}

/// Writes the status by country, by section and by assessor as XLSX. The same status gives
/// the same bytes.
///
/// # Errors
///
/// [`WorkbookError`] where the format cannot hold it.
pub fn workbook(framework: &Framework, parts: &[Vec<Status>; 3]) -> Result<Vec<u8>, WorkbookError> {
    let mut workbook = Workbook::new();
    // No clock: the date is the same on every day, so that the bytes are.
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let properties = DocProperties::new()
        .set_title(format!(
            "Status · {} {}",
            framework.id(),
            framework.version()
        ))
        .set_author("cpi");
    workbook.set_properties(&properties.set_creation_datetime(&created));
    let styles = Styles::new();
    for (name, rows) in SHEETS.into_iter().zip(parts) {
        sheet(framework, &styles, workbook.add_worksheet(), name, rows)?;
    }
    Ok(workbook.save_to_buffer()?)
}

fn sheet(
    framework: &Framework,
    styles: &Styles,
    sheet: &mut Worksheet,
    name: &str,
    rows: &[Status],
) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    sheet.set_tab_color(Styles::accent());
    let mut texts = vec![("Round", 9), ("Country", 9)];
    if name == SHEETS[1] {
        texts.extend([("Section", 14), ("Label", 40)]);
    } else if name == SHEETS[2] {
        texts.push(("Assessor", 26));
    }
    let title = format!("Status by {}", name.to_lowercase());
    sheet.write_string_with_format(0, 0, title, &styles.title)?;
    sheet.set_row_height(0, 30)?;
    sheet.set_row_height(1, 32)?;
    let first = u16::try_from(texts.len()).unwrap_or(2);
    for ((text, width), at) in texts.iter().zip(0..) {
        sheet.set_column_width(at, *width)?;
        sheet.write_string_with_format(1, at, *text, &styles.header)?;
    }
    let shares = SHARES.map(|(header, ..)| header);
    for (header, at) in COUNTS.into_iter().chain(shares).zip(first..) {
        sheet.set_column_width(at, 11)?;
        sheet.write_string_with_format(1, at, header, &styles.header_right)?;
    }
    let mut row = 2;
    for status in rows {
        let mut cells = vec![status.round.clone(), status.country.clone()];
        if let Some(section) = &status.section {
            let node = framework.node_position(section);
            cells.push(section.clone());
            let language = framework.draft().languages.first();
            let language = language.map_or("en", String::as_str);
            cells.push(node.map_or_else(String::new, |node| {
                node_label(framework, node, language).to_owned()
            }));
        }
        cells.extend(status.assessor.clone());
        for (text, at) in cells.iter().zip(0..) {
            sheet.write_string_with_format(row, at, text, &styles.cell)?;
        }
        let counts = counts(status);
        for (count, at) in counts.into_iter().zip(first..) {
            sheet.write_number_with_format(row, at, count, &styles.count)?;
        }
        for ((_, part, whole), at) in SHARES.into_iter().zip(first + 10..) {
            let cell = |count: usize| {
                let at = first + u16::try_from(count).unwrap_or(0);
                format!("{}{}", column_number_to_name(at), row + 1)
            };
            let formula = format!("=IF({1}=0,0,{0}/{1})", cell(part), cell(whole));
            // The result stands until the spreadsheet computes its own.
            let hundredths = (counts[part] * 100).checked_div(counts[whole]).unwrap_or(0);
            let result = format!("{}.{:02}", hundredths / 100, hundredths % 100);
            let formula = Formula::new(formula).set_result(result);
            sheet.write_formula_with_format(row, at, formula, &styles.share)?;
        }
        row += 1;
    }
    let last = first + 13;
    if 2 < row {
        sheet.autofilter(1, 0, row - 1, last)?;
    }
    sheet.set_freeze_panes(2, first)?;
    sheet
        .set_paper_size(9)
        .set_landscape()
        .set_print_fit_to_pages(1, 0)
        .set_repeat_rows(0, 1)?;
    Ok(())
}
