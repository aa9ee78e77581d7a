//! The status of a round as a workbook: countries, sections and assessors, a sheet each.
//!
//! Counts are numbers and shares are formulas, so that a secretariat can sort, filter and
//! reckon with them. No text in it can become a formula.

pub mod words;

use super::xlsx::WorkbookError;
use super::xlsx::styles::Styles;
use crate::questionnaire::{names, node_label};
use cpi_model::Framework;
use cpi_model::language::Words;
use cpi_scoring::Status;
use rust_xlsxwriter::utility::column_number_to_name;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Formula, Workbook, Worksheet, XlsxError};
use words::StatusWord as Word;

/// The row of the headers, from 0.
const HEADER: u32 = 1;

/// The sheets: name and title.
const SHEETS: [(Word, Word); 3] = [
    (Word::Countries, Word::ByCountry),
    (Word::Sections, Word::BySection),
    (Word::Assessors, Word::ByAssessor),
];

/// The headers of the counts, in the order of [`counts`].
const COUNTS: [Word; 10] = [
    Word::Indicators,
    Word::Answered,
    Word::NotApplicable,
    Word::WithEvidence,
    Word::Reviewed,
    Word::Adjudicated,
    Word::Conflict,
    Word::Rejected,
    Word::Late,
    Word::Open,
];

/// The shares behind the counts: which count, and of which.
const SHARES: [(usize, usize); 4] = [(1, 0), (2, 0), (3, 1), (4, 1)];

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

/// Writes the status by country, by section and by assessor as XLSX, in a language: that of the
/// framework's labels and of the fixed words. The same status gives the same bytes.
///
/// # Errors
///
/// [`WorkbookError`] where the format cannot hold it.
pub fn workbook(
    framework: &Framework,
    parts: &[Vec<Status>; 3],
    language: &str,
) -> Result<Vec<u8>, WorkbookError> {
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
    let book = Book {
        framework,
        language,
        styles,
    };
    for (words, rows) in SHEETS.into_iter().zip(parts) {
        book.sheet(workbook.add_worksheet(), words, rows)?;
    }
    Ok(workbook.save_to_buffer()?)
}

struct Book<'a> {
    framework: &'a Framework,
    language: &'a str,
    styles: Styles,
}

impl Book<'_> {
    fn sheet(
        &self,
        sheet: &mut Worksheet,
        (name, title): (Word, Word),
        rows: &[Status],
    ) -> Result<(), XlsxError> {
        let styles = &self.styles;
        let words = Words::of(self.language);
        sheet.set_name(names::sheet(words.text(name), &[]))?;
        sheet.set_tab_color(Styles::accent());
        let mut texts = vec![(Word::Round, 9), (Word::Country, 9)];
        match name {
            Word::Sections => texts.extend([(Word::Section, 14), (Word::Label, 40)]),
            Word::Assessors => texts.push((Word::Assessor, 26)),
            _ => {}
        }
        sheet.write_string_with_format(0, 0, words.text(title), &styles.title)?;
        sheet.set_row_height(0, 30)?;
        sheet.set_row_height(HEADER, 32)?;
        let first = u16::try_from(texts.len()).unwrap_or(2);
        for ((word, width), at) in texts.iter().zip(0..) {
            sheet.set_column_width(at, *width)?;
            sheet.write_string_with_format(HEADER, at, words.text(*word), &styles.header)?;
        }
        let counted = COUNTS.map(|word| words.text(word).to_owned());
        let shares = SHARES.map(|(part, _)| {
            words.with(Word::Share, &[("count", words.text(COUNTS[part]).into())])
        });
        for (header, at) in counted.iter().chain(&shares).zip(first..) {
            sheet.set_column_width(at, 11)?;
            sheet.write_string_with_format(HEADER, at, header, &styles.header_right)?;
        }
        let mut row = HEADER + 1;
        for status in rows {
            let mut cells = vec![status.round.clone(), status.country.clone()];
            if let Some(section) = &status.section {
                let node = self.framework.node_position(section);
                cells.push(section.clone());
                cells.push(node.map_or_else(String::new, |node| {
                    node_label(self.framework, node, self.language).to_owned()
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
            for ((part, whole), at) in SHARES.into_iter().zip(first + 10..) {
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
        if HEADER + 1 < row {
            sheet.autofilter(HEADER, 0, row - 1, last)?;
        }
        // Beneath the rows, so that filters and programs find them where they always are.
        let framework = self.framework.draft();
        if let Some(notice) = words.draft_notice_of(framework, self.language) {
            sheet.write_string_with_format(row + 1, 0, notice, &styles.small)?;
        }
        sheet.set_freeze_panes(HEADER + 1, first)?;
        sheet
            .set_paper_size(9)
            .set_landscape()
            .set_print_fit_to_pages(1, 0)
            .set_repeat_rows(0, HEADER)?;
        Ok(())
    }
}
