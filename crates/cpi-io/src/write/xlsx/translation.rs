//! The workbook for a translator: a row a text, the last column open.

use super::styles::Styles;
use super::{WorkbookError, protection};
use crate::write::translation::rows;
use cpi_model::FrameworkDraft;
use rust_xlsxwriter::{
    ConditionalFormatFormula, DocProperties, ExcelDateTime, Format, Formula, Workbook, Worksheet,
    XlsxError,
};

/// The row of the header, from 0; the title and what to do stand above.
const HEADER: u32 = 2;
/// The widths of the columns, in characters.
const WIDTHS: [u32; 5] = [11, 16, 18, 62, 62];
/// The height of a line of text, in points.
const LINE: u32 = 13;

/// Writes the texts of a framework for a translator as XLSX: the same table as
/// [`translation::table`](crate::write::translation::table), its last column open, the rest
/// locked. The same framework gives the same bytes.
///
/// # Errors
///
/// [`WorkbookError`] where the format cannot hold it.
pub fn translation(
    framework: &FrameworkDraft,
    source: &str,
    language: &str,
) -> Result<Vec<u8>, WorkbookError> {
    let id = framework.id.as_deref().unwrap_or_default();
    let title = framework.title.get(source).map_or(id, String::as_str);
    let title = format!("{title}: {source} → {language}");
    let mut workbook = Workbook::new();
    workbook.set_properties(
        &DocProperties::new()
            .set_title(&title)
            .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?),
    );
    let sheet = workbook.add_worksheet();
    sheet.set_name(format!("{source} - {language}"))?;
    fill(sheet, &title, &rows(framework, source, language))?;
    Ok(workbook.save_to_buffer()?)
}

fn fill(
    sheet: &mut Worksheet,
    title: &str,
    (header, rows): &([String; 5], Vec<[String; 5]>),
) -> Result<(), XlsxError> {
    let styles = Styles::new();
    let last = HEADER + u32::try_from(rows.len()).unwrap_or(0);
    sheet.write_string_with_format(0, 0, title, &styles.title)?;
    sheet.set_row_height(0, 30)?;
    let left = Formula::new(format!(
        "=\"Write into the last column; leave the others as they are. Not yet translated: \"&COUNTBLANK(E{}:E{})",
        HEADER + 2,
        last + 1
    ))
    .set_result(format!(
        "Write into the last column; leave the others as they are. Not yet translated: {}",
        rows.iter().filter(|row| row[4].is_empty()).count()
    ));
    sheet.write_formula_with_format(1, 0, left, &styles.subtitle)?;
    sheet.set_row_height(1, 20)?;
    sheet.set_row_height(HEADER, 22)?;
    for ((name, width), column) in header.iter().zip(WIDTHS).zip(0..) {
        sheet.set_column_width(column, width)?;
        sheet.write_string_with_format(HEADER, column, name, &styles.header)?;
    }
    let formats: [&Format; 5] = [
        &styles.code,
        &styles.code,
        &styles.code,
        &styles.wording,
        &styles.open,
    ];
    for (row, number) in rows.iter().zip(HEADER + 1..) {
        for ((cell, format), column) in row.iter().zip(formats).zip(0..) {
            if cell.is_empty() {
                sheet.write_blank(number, column, format)?;
            } else {
                sheet.write_string_with_format(number, column, cell, format)?;
            }
        }
        sheet.set_row_height(number, LINE * lines(row) + 4)?;
    }
    let done = format!("=LEN($E{})>0", HEADER + 2);
    let done = ConditionalFormatFormula::new()
        .set_rule(done.as_str())
        .set_format(&styles.done);
    sheet.add_conditional_format(HEADER + 1, 4, last.max(HEADER + 1), 4, &done)?;
    sheet.autofilter(HEADER, 0, last, 4)?;
    sheet.set_freeze_panes(HEADER + 1, 0)?;
    sheet
        .set_paper_size(9)
        .set_landscape()
        .set_print_fit_to_pages(1, 0)
        .set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3)
        .set_footer("&R&8&P / &N");
    sheet.set_repeat_rows(HEADER, HEADER)?;
    sheet.protect_with_options(&protection());
    Ok(())
}

/// How many lines the highest cell of a row takes, by the widths of the columns.
fn lines(row: &[String; 5]) -> u32 {
    row.iter()
        .zip(WIDTHS)
        .map(|(cell, width)| {
            let line = |line: &str| {
                let characters = u32::try_from(line.chars().count()).unwrap_or(0);
                characters.div_ceil(width).max(1)
            };
            cell.lines().map(line).sum::<u32>()
        })
        .max()
        .unwrap_or(1)
        .clamp(1, 30)
}
