//! Tables as a workbook: figures are numbers, and no text becomes a formula.

use crate::{Cell, Kind, ReportError, Table};
use cpi_model::escape::escape_formula;
use cpi_model::number::{Score, parse_decimal};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};
use std::borrow::Cow;

/// A sheet of a workbook.
pub(crate) struct Sheet {
    /// Its name, of at most 31 characters.
    pub(crate) name: String,
    /// What it shows, to people and programs alike: its columns have the keys or headings, its cells codes,
    /// words or exact figures.
    pub(crate) table: Table,
}

/// The rows that a sheet can hold beneath its header.
const MOST_ROWS: usize = 1_048_575;
/// The characters that a cell can hold, in units of UTF-16.
const MOST_CHARACTERS: usize = 32_767;
/// The rows whose texts decide how wide a column is.
const MEASURED_ROWS: usize = 200;

/// Writes sheets as XLSX, each with its headings in the first row. The same sheets give the same bytes.
///
/// Scores have up to 28 digits and a number of a workbook has 15 to 17, so that a figure is the nearest number
/// there is, shown with the digits that people see elsewhere.
///
/// # Errors
///
/// [`ReportError::Workbook`] where the format cannot hold it.
pub(crate) fn xlsx(title: &str, sheets: Vec<Sheet>) -> Result<Vec<u8>, ReportError> {
    book(title, sheets).map_err(|error| ReportError::Workbook(error.to_string()))
}

fn book(title: &str, sheets: Vec<Sheet>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // No clock: the date is the same on every day, so that the bytes are.
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let title: String = title.chars().take(255).collect();
    let properties = DocProperties::new().set_title(title).set_author("cpi");
    workbook.set_properties(&properties.set_creation_datetime(&created));
    let styles = Styles::new();
    for sheet in sheets {
        let parts = sheet.table.rows.chunks(MOST_ROWS).count().max(1);
        for part in 0..parts {
            let name = match part {
                0 => sheet.name.clone(),
                part => format!("{} {}", sheet.name, part + 1),
            };
            let rows = sheet.table.rows.iter();
            let rows: Vec<&Vec<Cell>> = rows.skip(part * MOST_ROWS).take(MOST_ROWS).collect();
            let written = workbook.add_worksheet();
            written.set_name(name)?;
            write(written, &sheet.table, &rows, &styles)?;
        }
    }
    workbook.save_to_buffer()
}

struct Styles {
    header: Format,
    header_right: Format,
    text: Format,
    guarded: Format,
    number: Format,
}

impl Styles {
    fn new() -> Self {
        let base = || Format::new().set_font_name("Calibri").set_font_size(10);
        let header = || {
            base()
                .set_bold()
                .set_font_color(Color::White)
                .set_background_color(Color::RGB(0x12_4B_5C))
                .set_align(FormatAlign::VerticalCenter)
        };
        let text = base().set_num_format("@").set_align(FormatAlign::Top);
        Self {
            header: header(),
            header_right: header().set_align(FormatAlign::Right),
            guarded: text.clone().set_quote_prefix(),
            text,
            number: base().set_align(FormatAlign::Top),
        }
    }

    /// Of a number that is shown with some digits after the point.
    fn digits(&self, digits: usize) -> Format {
        let zeros = "0".repeat(digits);
        let point = if digits == 0 { "" } else { "." };
        self.number
            .clone()
            .set_num_format(format!("0{point}{zeros}"))
    }
}

fn write(
    sheet: &mut Worksheet,
    table: &Table,
    rows: &[&Vec<Cell>],
    styles: &Styles,
) -> Result<(), XlsxError> {
    for (column, at) in table.columns.iter().zip(0..) {
        let heading = column.heading.as_ref().map(ToString::to_string);
        let heading = heading.as_deref().or(column.key).unwrap_or_default();
        let is_number = matches!(
            column.kind,
            Kind::Count | Kind::Number | Kind::Score | Kind::Share
        );
        let style = if is_number {
            &styles.header_right
        } else {
            &styles.header
        };
        sheet.write_string_with_format(0, at, fitting(heading), style)?;
        let cells = rows.iter().take(MEASURED_ROWS);
        let lengths = cells.filter_map(|row| row.get(usize::from(at)).map(length));
        let widest = lengths.chain([heading.chars().count() + 3]).max();
        let width = widest.unwrap_or(8).clamp(6, 60);
        sheet.set_column_width(at, u32::try_from(width).unwrap_or(60))?;
    }
    let mut formats: Vec<Format> = Vec::new();
    for (row, at) in rows.iter().zip(1..) {
        for (cell, column) in row.iter().zip(0..) {
            match cell {
                Cell::Empty | Cell::Missing => {}
                Cell::Text(text) => string(sheet, at, column, &super::words(text), styles)?,
                Cell::Named { code, .. } => string(sheet, at, column, code, styles)?,
                Cell::Figure { exact, shown } => match parse_decimal(exact) {
                    Some(number) => {
                        let digits = shown.split_once('.').map_or(0, |(_, digits)| digits.len());
                        while formats.len() <= digits {
                            formats.push(styles.digits(formats.len()));
                        }
                        let format = if exact == shown && table_kind(table, column) != Kind::Score {
                            &styles.number
                        } else {
                            &formats[digits]
                        };
                        let nearest = Score::from(number).to_f64();
                        sheet.write_number_with_format(at, column, nearest, format)?;
                    }
                    None => string(sheet, at, column, exact, styles)?,
                },
            }
        }
    }
    let last_column = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(0);
    let last_row = u32::try_from(rows.len()).unwrap_or(0);
    if 1 < rows.len() && 1 < table.columns.len() {
        sheet.autofilter(0, 0, last_row, last_column)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet
        .set_paper_size(9)
        .set_landscape()
        .set_print_fit_to_pages(1, 0)
        .set_repeat_rows(0, 0)?;
    Ok(())
}

fn table_kind(table: &Table, column: u16) -> Kind {
    let column = table.columns.get(usize::from(column));
    column.map_or(Kind::Text, |column| column.kind)
}

/// Writes a text. One that could run as a formula is marked as text, which it stays when somebody edits it.
fn string(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    text: &str,
    styles: &Styles,
) -> Result<(), XlsxError> {
    let style = match escape_formula(text) {
        Cow::Borrowed(_) => &styles.text,
        Cow::Owned(_) => &styles.guarded,
    };
    sheet.write_string_with_format(row, column, fitting(text), style)?;
    Ok(())
}

/// A text that a cell can hold; a longer one ends with a mark.
fn fitting(text: &str) -> String {
    if text.encode_utf16().count() <= MOST_CHARACTERS {
        return text.to_owned();
    }
    let mut held = 0;
    let kept = text.chars().take_while(|c| {
        held += c.len_utf16();
        held <= MOST_CHARACTERS - 4
    });
    kept.chain(" […]".chars()).collect()
}

/// How many characters of a cell stand beside each other.
fn length(cell: &Cell) -> usize {
    match cell {
        Cell::Empty | Cell::Missing => 0,
        Cell::Text(text) => super::words(text).chars().count(),
        Cell::Named { code, .. } => code.chars().count(),
        Cell::Figure { shown, .. } => shown.chars().count(),
    }
}
