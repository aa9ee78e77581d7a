//! The workbook of a review: how is it laid out so that a reviewer sees at a glance what
//! assessors said, and decides beside it?
//!
//! A first sheet with whose it is, instructions and counts; one sheet with a row an
//! indicator; a sheet for further documents of replies; and the lists. Every cell that the
//! framework or an assessment filled is a text or a number, never a formula.

mod cover;
mod rows;
mod rules;

use super::xlsx::cells::on_rows;
use super::xlsx::section::links_and_dates;
use super::xlsx::styles::Styles;
use super::xlsx::{WorkbookError, protection};
use crate::ledger::Ledger;
use crate::questionnaire::words::Word;
use crate::questionnaire::{Section, answers, hash, names, sections};
use crate::review_book::words::{Column, MOST_CODINGS, OPEN, ReviewWord};
use crate::review_book::{IDENTITY, LAYOUT, known};
use cpi_model::Framework;
use cpi_model::draft::{AnswerDraft, Units};
use cpi_model::language::Value;
use rust_xlsxwriter::utility::{column_number_to_name, quote_sheet_name};
use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Formula, Workbook, Worksheet, XlsxError,
};
use std::collections::BTreeMap;

/// The workbook of a review to be written.
#[derive(Debug, Clone, Copy)]
pub struct ReviewBook<'a> {
    /// The framework.
    pub framework: &'a Framework,
    /// The assessment with its history.
    pub ledger: &'a Ledger,
    /// The language of the texts, BCP 47; a text that is not there in it is taken from the
    /// framework's first language.
    pub language: &'a str,
    /// The positions of the indicators to show; all if left out.
    pub indicators: Option<&'a [usize]>,
    /// The lists of units that the round declares for the country; each is shown with the questions that
    /// mean it.
    pub units: Option<&'a Units>,
}

/// What every part of the workbook needs.
struct Book<'a> {
    asked: &'a ReviewBook<'a>,
    styles: Styles,
    /// The columns with their widths.
    columns: Vec<(Column, u32)>,
    sections: Vec<Section>,
    /// What stands for each indicator, by its code.
    standing: BTreeMap<&'a str, &'a AnswerDraft>,
    sheet: String,
}

/// The row of the header, from 0; the title stands above.
const HEADER: u32 = 1;
/// How many rows for further documents are ready.
const READY: u32 = 100;

impl Book<'_> {
    fn word(&self, word: Word) -> &'static str {
        word.text(self.asked.language)
    }

    fn own(&self, word: ReviewWord) -> &'static str {
        word.text(self.asked.language)
    }

    fn with(&self, word: ReviewWord, arguments: &[(&str, Value)]) -> String {
        word.with(self.asked.language, arguments)
    }

    fn column(&self, column: Column) -> Option<u16> {
        let mut columns = self.columns.iter().zip(0..);
        columns
            .find(|((each, _), _)| *each == column)
            .map(|(_, at)| at)
    }

    /// The position of a column that is filled in, which is always there.
    fn open(&self, word: ReviewWord) -> u16 {
        self.column(Column::Review(word)).unwrap_or_default()
    }

    fn draft(&self, indicator: usize) -> Option<&AnswerDraft> {
        let code = self.asked.framework.indicators()[indicator].code();
        self.standing.get(code).copied()
    }

    /// What an answer is called.
    fn label(&self, indicator: usize, answer: &str) -> String {
        answers::answer_options(self.asked.framework, indicator, self.asked.language)
            .into_iter()
            .find(|offered| offered.code == answer)
            .map_or_else(|| answer.to_owned(), |offered| offered.label)
    }

    fn rows(&self) -> usize {
        let mut sections = self.sections.iter();
        sections
            .by_ref()
            .map(|section| section.indicators.len())
            .sum()
    }
}

/// The lists that drop-downs show, each once, with the rows and columns that show them.
#[derive(Debug, Default)]
struct Lists {
    lists: Vec<Vec<String>>,
    shown: BTreeMap<(usize, u16), Vec<u32>>,
}

impl Lists {
    fn show(&mut self, list: Vec<String>, row: u32, column: u16) {
        if list.is_empty() {
            return;
        }
        let at = self.lists.iter().position(|each| *each == list);
        let at = at.unwrap_or_else(|| {
            self.lists.push(list);
            self.lists.len() - 1
        });
        self.shown.entry((at, column)).or_default().push(row);
    }
}

/// Writes the review of an assessment as XLSX. The same review gives the same bytes.
///
/// # Errors
///
/// [`WorkbookError`] where the format cannot hold it.
pub fn workbook(asked: &ReviewBook<'_>) -> Result<Vec<u8>, WorkbookError> {
    let framework = asked.framework;
    asked.ledger.assessment().belongs_to(framework)?;
    let chosen = |indicator: &usize| asked.indicators.is_none_or(|it| it.contains(indicator));
    let mut parts = sections(framework, None);
    for part in &mut parts {
        part.indicators.retain(chosen);
    }
    parts.retain(|part| !part.indicators.is_empty());
    let document = asked.ledger.history().document();
    let by_code = |answer: &'_ AnswerDraft| answer.indicator.is_some();
    let mut book = Book {
        asked,
        styles: Styles::new(),
        columns: Vec::new(),
        sections: parts,
        standing: document
            .answers
            .iter()
            .filter(|answer| by_code(answer))
            .filter_map(|answer| Some((answer.indicator.as_deref()?, answer)))
            .collect(),
        sheet: names::sheet(ReviewWord::Review.text(asked.language), &[]),
    };
    book.columns = columns(&book);

    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(&book)?);
    let mut lists = Lists::default();
    cover::write(&book, &mut workbook)?;
    rows::write(&book, workbook.add_worksheet(), &mut lists)?;
    let codes = book.sections.iter().flat_map(|section| &section.indicators);
    let codes: Vec<String> = codes
        .map(|indicator| framework.indicators()[*indicator].code().to_owned())
        .collect();
    evidence(
        &book,
        workbook.add_worksheet(),
        codes.len(),
        lists.lists.len(),
    )?;
    self::lists(&book, workbook.add_worksheet(), &lists, &codes)?;
    // Lists are known only when the rows are written.
    let sheet = workbook.worksheet_from_name(&book.sheet)?;
    for ((list, column), rows) in &lists.shown {
        let letter = column_number_to_name(u16::try_from(*list).unwrap_or(0));
        let range = format!(
            "={}!${letter}$2:${letter}${}",
            quote_sheet_name(book.word(Word::Lists)),
            lists.lists[*list].len() + 1
        );
        let choose = DataValidation::new().allow_list_formula(Formula::new(range));
        on_rows(sheet, &choose, rows, *column)?;
    }
    Ok(workbook.save_to_buffer()?)
}

/// The columns that this review needs: as many for codings as an indicator has, and what was
/// decided and replied where anything was.
fn columns(book: &Book<'_>) -> Vec<(Column, u32)> {
    let indicators = || book.sections.iter().flat_map(|section| &section.indicators);
    let drafts = || indicators().filter_map(|indicator| book.draft(*indicator));
    let most = drafts().map(|draft| draft.codings.len()).max().unwrap_or(0);
    let most = u16::try_from(most)
        .unwrap_or(u16::MAX)
        .clamp(1, MOST_CODINGS);
    let mut columns = vec![
        (Column::Asked(Word::Code), 9),
        (Column::Asked(Word::Question), 28),
        (Column::Asked(Word::Guidance), 48),
        (Column::Review(ReviewWord::State), 11),
        (Column::Review(ReviewWord::Settled), 12),
    ];
    let width = if most < 3 { 34 } else { 27 };
    columns.extend((1..=most).map(|number| (Column::Coding(number), width)));
    if drafts().any(|draft| draft.adjudication.is_some() || draft.accepted.is_some()) {
        columns.push((Column::Review(ReviewWord::SoFar), 24));
    }
    if drafts().any(|draft| draft.reply.is_some()) {
        columns.push((Column::Review(ReviewWord::ReplySoFar), 24));
    }
    let widths = [13, 13, 8, 30, 14, 30, 14, 22, 18, 12, 14];
    columns.extend(OPEN.into_iter().zip(widths));
    columns
}

/// What identifies the workbook, in the order of [`IDENTITY`].
fn identity(book: &Book<'_>) -> [String; 9] {
    let (entries, head) = known(book.asked.ledger.history());
    let assessment = book.asked.ledger.assessment();
    [
        LAYOUT.to_owned(),
        book.asked.framework.id().to_owned(),
        book.asked.framework.version().to_owned(),
        hash(book.asked.framework),
        assessment.country().to_owned(),
        assessment.round().to_owned(),
        entries.to_string(),
        head,
        book.rows().to_string(),
    ]
}

fn properties(book: &Book<'_>) -> Result<DocProperties, XlsxError> {
    let assessment = book.asked.ledger.assessment();
    let title = format!(
        "{} · {} · {}",
        book.own(ReviewWord::Review),
        assessment.country(),
        assessment.round()
    );
    // No clock: the date is the same on every day, so that the bytes are.
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let mut properties = DocProperties::new()
        .set_title(title)
        .set_author("cpi")
        .set_creation_datetime(&created);
    for (name, value) in IDENTITY.into_iter().zip(identity(book)) {
        properties = properties.set_custom_property(name, value);
    }
    Ok(properties)
}

/// Further documents of replies: a row a document, with the code of the answer.
fn evidence(
    book: &Book<'_>,
    sheet: &mut Worksheet,
    codes: usize,
    lists: usize,
) -> Result<(), XlsxError> {
    let columns = [
        (Word::Code, 14),
        (Word::EvidenceTitle, 48),
        (Word::EvidenceLink, 44),
        (Word::EvidenceDate, 14),
        (Word::EvidenceNote, 36),
    ];
    let name = book.word(Word::MoreEvidence);
    let styles = &book.styles;
    sheet.set_name(name)?;
    sheet.write_string_with_format(0, 0, name, &styles.title)?;
    sheet.set_row_height(0, 30)?;
    sheet.set_row_height(HEADER, 32)?;
    for ((word, width), at) in columns.into_iter().zip(0..) {
        sheet.set_column_width(at, width)?;
        sheet.write_string_with_format(HEADER, at, book.word(word), &styles.header)?;
    }
    let last = HEADER + READY;
    for row in HEADER + 1..=last {
        for at in [0, 1, 2, 4] {
            sheet.write_blank(row, at, &styles.open)?;
        }
        sheet.write_blank(row, 3, &styles.open_date)?;
    }
    let letter = column_number_to_name(u16::try_from(lists).unwrap_or(0));
    let range = format!(
        "={}!${letter}$2:${letter}${}",
        quote_sheet_name(book.word(Word::Lists)),
        codes + 1
    );
    let code = DataValidation::new().allow_list_formula(Formula::new(range));
    sheet.add_data_validation(HEADER + 1, 0, last, 0, &code)?;
    links_and_dates(book.asked.language, sheet, (HEADER + 1, last), 2, 3)?;
    sheet.set_freeze_panes(HEADER + 1, 1)?;
    sheet.set_paper_size(9).set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    sheet.protect_with_options(&protection());
    Ok(())
}

/// The lists that the drop-downs show: a column a list, then the codes.
fn lists(
    book: &Book<'_>,
    sheet: &mut Worksheet,
    lists: &Lists,
    codes: &Vec<String>,
) -> Result<(), XlsxError> {
    sheet.set_name(book.word(Word::Lists))?;
    let all = lists.lists.iter().chain([codes]);
    for (list, at) in all.zip(0..) {
        sheet.write_string(0, at, format!("{} {}", book.word(Word::Lists), at + 1))?;
        for (text, row) in list.iter().zip(1..) {
            sheet.write_string(row, at, text)?;
        }
    }
    sheet.set_hidden(true);
    sheet.protect_with_options(&protection());
    Ok(())
}
