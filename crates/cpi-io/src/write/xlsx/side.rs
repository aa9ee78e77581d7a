//! The sheets beside the sections: further evidence, what was answered last time, and the
//! lists of answers.

use super::cells::date;
use super::section::{HEADER, links_and_dates, mark, page};
use super::{Book, is_own, protection};
use crate::questionnaire::answers::AnswerOption;
use crate::questionnaire::words::Word;
use crate::questionnaire::{recorded_answers, settled};
use rust_xlsxwriter::utility::quote_sheet_name;
use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, Formula, Worksheet, XlsxError};

/// How many rows for further evidence are ready.
const READY: u32 = 300;

fn head(
    book: &Book<'_>,
    sheet: &mut Worksheet,
    name: Word,
    columns: &[(Word, u32)],
) -> Result<(), XlsxError> {
    let name = book.word(name);
    sheet.set_name(name)?;
    sheet.write_string_with_format(0, 0, name, &book.styles.title)?;
    sheet.set_row_height(0, 30)?;
    sheet.set_row_height(HEADER, 32)?;
    for ((word, width), i) in columns.iter().zip(0..) {
        sheet.set_column_width(i, *width)?;
        sheet.write_string_with_format(HEADER, i, book.word(*word), &book.styles.header)?;
    }
    mark(book, sheet, u16::try_from(columns.len()).unwrap_or(1) - 1)?;
    sheet.set_freeze_panes(HEADER + 1, 1)?;
    page(book, sheet, name)
}

/// Further evidence: a row a document, with the code of the question it belongs to.
pub(super) fn evidence(book: &Book<'_>, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let columns = [
        (Word::Code, 14),
        (Word::EvidenceTitle, 48),
        (Word::EvidenceLink, 44),
        (Word::EvidenceDate, 14),
        (Word::EvidenceNote, 36),
    ];
    head(book, sheet, Word::MoreEvidence, &columns)?;
    let (questionnaire, styles) = (book.questionnaire, &book.styles);
    let framework = questionnaire.framework;
    let mut row = HEADER + 1;
    for section in &questionnaire.sections {
        for &indicator in &section.indicators {
            let standing = recorded_answers(questionnaire.standing, indicator);
            let own = standing
                .iter()
                .find(|each| is_own(questionnaire, each.assessor.as_deref()));
            for evidence in own.into_iter().flat_map(|own| own.evidence.iter().skip(1)) {
                let code = framework.indicators()[indicator].code();
                sheet.write_string_with_format(row, 0, code, &styles.open)?;
                for (text, i) in [
                    (&evidence.title, 1),
                    (&evidence.link, 2),
                    (&evidence.note, 4),
                ] {
                    match text {
                        Some(text) => sheet.write_string_with_format(row, i, text, &styles.open)?,
                        None => sheet.write_blank(row, i, &styles.open)?,
                    };
                }
                date(sheet, row, 3, evidence.consulted.as_deref(), styles)?;
                row += 1;
            }
        }
    }
    let last = row + READY - 1;
    for row in row..=last {
        for i in [0, 1, 2, 4] {
            sheet.write_blank(row, i, &styles.open)?;
        }
        sheet.write_blank(row, 3, &styles.open_date)?;
    }
    let codes = u16::try_from(book.lists.lists.len()).unwrap_or(0);
    let letter = rust_xlsxwriter::utility::column_number_to_name(codes);
    let questions: usize = questionnaire
        .sections
        .iter()
        .map(|section| section.indicators.len())
        .sum();
    let range = format!(
        "={}!${letter}$2:${letter}${}",
        quote_sheet_name(book.word(Word::Lists)),
        questions + 1
    );
    let code = DataValidation::new()
        .allow_list_formula(Formula::new(range))
        .set_error_style(DataValidationErrorStyle::Warning);
    sheet.add_data_validation(HEADER + 1, 0, last, 0, &code)?;
    links_and_dates(questionnaire.language, sheet, (HEADER + 1, last), 2, 3)?;
    sheet.protect_with_options(&protection());
    Ok(())
}

/// What was answered in the earlier round, with all of its evidence; "same as last time"
/// takes it from here.
pub(super) fn last_time(book: &Book<'_>, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let columns = [
        (Word::Code, 14),
        (Word::LastTime, 18),
        (Word::EvidenceTitle, 44),
        (Word::EvidenceLink, 40),
        (Word::EvidenceDate, 14),
        (Word::EvidenceNote, 30),
    ];
    head(book, sheet, Word::LastTime, &columns)?;
    let (questionnaire, styles) = (book.questionnaire, &book.styles);
    let framework = questionnaire.framework;
    let mut row = HEADER + 1;
    for section in &questionnaire.sections {
        for &indicator in &section.indicators {
            let Some(was) = settled(questionnaire.previous, indicator) else {
                continue;
            };
            let code = framework.indicators()[indicator].code();
            let label = book.label(indicator, &was.answer);
            for i in 0..was.evidence.len().max(1) {
                let evidence = was.evidence.get(i);
                let cells = [
                    Some(code),
                    (i == 0).then_some(label.as_str()),
                    evidence.and_then(|each| each.title.as_deref()),
                    evidence.and_then(|each| each.link.as_deref()),
                    evidence.and_then(|each| each.consulted.as_deref()),
                    evidence.and_then(|each| each.note.as_deref()),
                ];
                for (cell, column) in cells.into_iter().zip(0..) {
                    match cell {
                        Some(text) => {
                            sheet.write_string_with_format(row, column, text, &styles.shown)?
                        }
                        None => sheet.write_blank(row, column, &styles.shown)?,
                    };
                }
                row += 1;
            }
        }
    }
    sheet.protect_with_options(&protection());
    Ok(())
}

/// The lists that the drop-downs show: a column a list, then the codes of the questions.
pub(super) fn lists(book: &Book<'_>, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_name(book.word(Word::Lists))?;
    let codes = u16::try_from(book.lists.lists.len()).unwrap_or(0);
    for (list, i) in book.lists.lists.iter().zip(0..) {
        sheet.write_string(0, i, format!("{} {}", book.word(Word::Answer), i + 1))?;
        for (offered, row) in list.iter().zip(1..) {
            sheet.write_string(row, i, &offered.label)?;
        }
    }
    sheet.write_string(0, codes, book.word(Word::Code))?;
    let sections = &book.questionnaire.sections;
    let all = sections.iter().flat_map(|section| &section.indicators);
    for (indicator, row) in all.zip(1..) {
        let code = book.questionnaire.framework.indicators()[*indicator].code();
        sheet.write_string(row, codes, code)?;
    }
    sheet.set_hidden(true);
    sheet.protect_with_options(&protection());
    Ok(())
}

/// The first and last row of a list, from 1.
pub(super) fn list_rows(list: &[AnswerOption]) -> (u32, u32) {
    (2, u32::try_from(list.len()).unwrap_or(0) + 1)
}
