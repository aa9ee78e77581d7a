//! The workbook for a translator: a row a text, the last column open.

use super::styles::Styles;
use super::{WorkbookError, protection};
use crate::translation::Handout;
use crate::write::translation::rows;
use cpi_model::FrameworkDraft;
use rust_xlsxwriter::utility::column_number_to_name;
use rust_xlsxwriter::{
    ConditionalFormatFormula, DataValidation, DocProperties, ExcelDateTime, Format, Formula,
    Workbook, Worksheet, XlsxError,
};

/// The row of the header, from 0; the title and what to do stand above.
const HEADER: u32 = 2;
/// The widths of the columns, in characters; the last is there for a reviewer alone.
const WIDTHS: [u32; 6] = [11, 16, 18, 62, 62, 11];
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
    translation_for(framework, source, language, Handout::Translation)
}

/// The same for a translator or for a reviewer, whose last two columns are open.
///
/// # Errors
///
/// [`WorkbookError`] where the format cannot hold it.
pub fn translation_for(
    framework: &FrameworkDraft,
    source: &str,
    language: &str,
    handout: Handout,
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
    fill(
        sheet,
        &title,
        &rows(framework, source, language, handout),
        handout,
    )?;
    Ok(workbook.save_to_buffer()?)
}

fn fill(
    sheet: &mut Worksheet,
    title: &str,
    (header, rows): &(Vec<String>, Vec<Vec<String>>),
    handout: Handout,
) -> Result<(), XlsxError> {
    let styles = Styles::new();
    let last = HEADER + u32::try_from(rows.len()).unwrap_or(0);
    sheet.write_string_with_format(0, 0, title, &styles.title)?;
    sheet.set_row_height(0, 30)?;
    let (filled, to_do, left) = match handout {
        Handout::Translation => (
            4,
            "Write into the last column; leave the others as they are.",
            "Not yet translated",
        ),
        Handout::Review => (
            5,
            "Read each translation beside the original. Correct it where it stands, and write yes behind it when it is right.",
            "Not yet reviewed",
        ),
    };
    let letter = column_number_to_name(filled);
    let (top, bottom) = (HEADER + 2, last + 1);
    let counted = format!("=\"{to_do} {left}: \"&COUNTBLANK({letter}{top}:{letter}{bottom})");
    let open = rows
        .iter()
        .filter(|row| row[usize::from(filled)].is_empty());
    let left = Formula::new(counted).set_result(format!("{to_do} {left}: {}", open.count()));
    sheet.write_formula_with_format(1, 0, left, &styles.subtitle)?;
    sheet.set_row_height(1, 20)?;
    sheet.set_row_height(HEADER, 22)?;
    for ((name, width), column) in header.iter().zip(WIDTHS).zip(0..) {
        sheet.set_column_width(column, width)?;
        sheet.write_string_with_format(HEADER, column, name, &styles.header)?;
    }
    let formats: [&Format; 6] = [
        &styles.code,
        &styles.code,
        &styles.code,
        &styles.wording,
        &styles.open,
        &styles.open_centred,
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
    let end = last.max(HEADER + 1);
    let done = format!("=LEN(${letter}{top})>0");
    let done = ConditionalFormatFormula::new()
        .set_rule(done.as_str())
        .set_format(&styles.done);
    sheet.add_conditional_format(HEADER + 1, filled, end, filled, &done)?;
    if handout == Handout::Review {
        let marks = DataValidation::new().allow_list_strings(&["yes", "no"])?;
        sheet.add_data_validation(HEADER + 1, filled, end, filled, &marks)?;
    }
    sheet.autofilter(HEADER, 0, last, filled)?;
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
fn lines(row: &[String]) -> u32 {
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
