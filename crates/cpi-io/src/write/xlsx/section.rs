//! The sheet of a section: a row a question.

mod rules;

pub(in crate::write) use rules::links_and_dates;
use rules::{condition_fails, conditional, validations};

use super::cells::{date, exact, headed, points, rich};
use super::styles::Styles;
use super::{Book, is_own, protection};
use crate::questionnaire::words::Word;
use crate::questionnaire::{
    RecordedAnswer, Section, guidance, names, node_label, question, recorded_answers, settled,
    unit_lines,
};
use cpi_model::framework::Framework;
use rust_xlsxwriter::{Format, Worksheet, XlsxError};
use std::fmt::Write;

/// The row of the header, from 0; the title stands above.
pub(super) const HEADER: u32 = 1;

/// One line beneath the header.
enum Line {
    /// The name of a node within the section.
    Band(usize),
    /// A question.
    Indicator(usize),
}

fn lines(framework: &Framework, section: &Section) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut within: Vec<usize> = vec![section.node];
    for &indicator in &section.indicators {
        let mut path = Vec::new();
        let mut at = Some(framework.indicators()[indicator].parent());
        while let Some(node) = at {
            path.push(node);
            if node == section.node {
                break;
            }
            at = framework.nodes()[node].parent();
        }
        path.reverse();
        let common = path.iter().zip(&within).take_while(|(a, b)| a == b).count();
        lines.extend(path[common..].iter().map(|node| Line::Band(*node)));
        within = path;
        lines.push(Line::Indicator(indicator));
    }
    lines
}

/// Notes where each question of a section will stand.
pub(super) fn place(book: &mut Book<'_>, sheet: usize, section: &Section) {
    let lines = lines(book.questionnaire.framework, section);
    for (line, row) in lines.iter().zip(HEADER + 1..) {
        if let Line::Indicator(indicator) = line {
            book.rows[*indicator] = Some((sheet, row));
        }
    }
}

/// The first and last row of the lines of a section, from 1.
pub(super) fn extent(book: &Book<'_>, section: &Section) -> (u32, u32) {
    let last = section.indicators.iter().filter_map(|i| book.rows[*i]);
    (
        HEADER + 2,
        last.map(|(_, row)| row + 1).max().unwrap_or(HEADER + 2),
    )
}

pub(super) fn write(
    book: &Book<'_>,
    sheet: &mut Worksheet,
    number: usize,
    section: &Section,
) -> Result<(), XlsxError> {
    let questionnaire = book.questionnaire;
    let framework = questionnaire.framework;
    let styles = &book.styles;
    sheet.set_name(&book.sheets[number])?;
    sheet.set_tab_color(Styles::accent());
    let title = node_label(framework, section.node, questionnaire.language);
    sheet.write_string_with_format(0, 0, title, &styles.title)?;
    sheet.set_row_height(0, 30)?;
    sheet.set_row_height(HEADER, 32)?;
    let last_column = u16::try_from(book.columns.len()).unwrap_or(1) - 1;
    mark(book, sheet, last_column)?;
    for (column, i) in book.columns.iter().zip(0..) {
        sheet.set_column_width(i, column.width)?;
        sheet.write_string_with_format(HEADER, i, book.word(column.word), &styles.header)?;
    }
    let mut ruled_out = Vec::new();
    for (line, row) in lines(framework, section).iter().zip(HEADER + 1..) {
        match line {
            Line::Band(node) => {
                for i in 0..u16::try_from(book.columns.len()).unwrap_or(0) {
                    sheet.write_blank(row, i, &styles.band)?;
                }
                let label = node_label(framework, *node, questionnaire.language);
                sheet.write_string_with_format(row, 1, label, &styles.band)?;
                sheet.set_row_height(row, 20)?;
            }
            Line::Indicator(indicator) => {
                self::row(book, sheet, row, *indicator)?;
                if let Some(rule) = condition_fails(book, number, *indicator) {
                    ruled_out.push((row, rule));
                }
            }
        }
    }
    validations(book, sheet, section)?;
    conditional(book, sheet, section, &ruled_out)?;
    page(book, sheet, &book.sheets[number])?;
    let (_, last) = extent(book, section);
    sheet.autofilter(HEADER, 0, last - 1, last_column)?;
    sheet.set_freeze_panes(HEADER + 1, 2)?;
    if let Some(answer) = book.column(Word::Answer) {
        sheet.set_selection(HEADER + 2, answer, HEADER + 2, answer)?;
    }
    sheet.protect_with_options(&protection());
    Ok(())
}

fn row(
    book: &Book<'_>,
    sheet: &mut Worksheet,
    row: u32,
    indicator: usize,
) -> Result<(), XlsxError> {
    let questionnaire = book.questionnaire;
    let framework = questionnaire.framework;
    let (styles, language) = (&book.styles, questionnaire.language);
    let draft = &framework.draft().indicators[indicator];
    let standing = recorded_answers(questionnaire.standing, indicator);
    let own = standing
        .iter()
        .find(|each| is_own(questionnaire, each.assessor.as_deref()));
    let evidence = own.and_then(|own| own.evidence.first());
    let mut height = 0;
    for (column, i) in book.columns.iter().zip(0..) {
        let mut put = |text: Option<&str>, format: &Format| match text {
            Some(text) => sheet
                .write_string_with_format(row, i, text, format)
                .map(|_| ()),
            None => sheet.write_blank(row, i, format).map(|_| ()),
        };
        match column.word {
            Word::Code => put(draft.code.as_deref(), &styles.code)?,
            Word::Question => {
                let question = question(draft, language, framework);
                height = height.max(points([question], column.width, 11));
                put(Some(question), &styles.wording)?;
            }
            Word::Guidance => {
                let mut parts = guidance(framework, indicator, language);
                parts.extend(unit_lines(framework, indicator, questionnaire.units));
                let lines: Vec<String> = parts
                    .iter()
                    .map(|(head, text)| format!("{head}: {text}"))
                    .collect();
                height = height.max(points(lines.iter().map(String::as_str), column.width, 9));
                rich(sheet, row, i, &headed(&parts), &styles.guidance, styles)?;
            }
            Word::LastTime => {
                let shown = last_time(book, indicator);
                let lines = shown.as_deref().unwrap_or_default().lines();
                height = height.max(points(lines, column.width, 9));
                put(shown.as_deref(), &styles.shown)?;
            }
            Word::Same => {
                let was = settled(questionnaire.previous, indicator);
                let format = if was.is_none() {
                    &styles.shown
                } else {
                    &styles.open_centred
                };
                put(None, format)?;
            }
            Word::Others => put(others(book, indicator, &standing).as_deref(), &styles.shown)?,
            Word::Answer => {
                let own = own.map(|own| own.answer.as_str());
                self::answer(book, sheet, row, i, indicator, own)?;
            }
            Word::EvidenceTitle => put(evidence.and_then(|e| e.title.as_deref()), &styles.open)?,
            Word::EvidenceLink => put(evidence.and_then(|e| e.link.as_deref()), &styles.open)?,
            Word::EvidenceNote => put(evidence.and_then(|e| e.note.as_deref()), &styles.open)?,
            Word::EvidenceDate => {
                let day = evidence.and_then(|e| e.consulted.as_deref());
                date(sheet, row, i, day, styles)?;
            }
            _ => put(own.and_then(|own| own.comment.as_deref()), &styles.open)?,
        }
    }
    sheet.set_row_height(row, height.clamp(30, 400))?;
    Ok(())
}

/// Writes the cell of an answer.
fn answer(
    book: &Book<'_>,
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    indicator: usize,
    own: Option<&str>,
) -> Result<(), XlsxError> {
    let styles = &book.styles;
    let quantity = book.lists.of[indicator].is_none();
    let format = if quantity {
        &styles.open_number
    } else {
        &styles.open_centred
    };
    match own {
        None => sheet.write_blank(row, column, format)?,
        Some(own) if quantity => match exact(own) {
            Some(number) => sheet.write_number_with_format(row, column, number, format)?,
            None => sheet.write_string_with_format(row, column, own, format)?,
        },
        Some(own) => {
            let label = book.label(indicator, own);
            sheet.write_string_with_format(row, column, label, format)?
        }
    };
    Ok(())
}

/// The answer of the earlier round as it is shown beside the question.
fn last_time(book: &Book<'_>, indicator: usize) -> Option<String> {
    let questionnaire = book.questionnaire;
    let was = settled(questionnaire.previous, indicator)?;
    let mut text = book.label(indicator, &was.answer);
    for evidence in &was.evidence {
        if let Some(title) = &evidence.title {
            let _ = write!(text, "\n{title}");
        }
    }
    Some(text)
}

fn others(book: &Book<'_>, indicator: usize, standing: &[RecordedAnswer]) -> Option<String> {
    let lines: Vec<String> = standing
        .iter()
        .filter(|each| !is_own(book.questionnaire, each.assessor.as_deref()))
        .map(|each| {
            let answer = book.label(indicator, &each.answer);
            match &each.assessor {
                Some(assessor) => format!("{assessor}: {answer}"),
                None => answer,
            }
        })
        .collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// Writes whose the sheet is into the last column of its first row.
pub(super) fn mark(book: &Book<'_>, sheet: &mut Worksheet, column: u16) -> Result<(), XlsxError> {
    let questionnaire = book.questionnaire;
    let text = names::mark(
        questionnaire.country,
        questionnaire.round,
        questionnaire.assessor,
    );
    sheet.write_string_with_format(0, column, text, &book.styles.shown)?;
    Ok(())
}

/// A4, across, one page wide, the header on each.
pub(super) fn page(book: &Book<'_>, sheet: &mut Worksheet, name: &str) -> Result<(), XlsxError> {
    let questionnaire = book.questionnaire;
    let escape = |text: &str| text.replace('&', "&&");
    sheet
        .set_paper_size(9)
        .set_landscape()
        .set_print_fit_to_pages(1, 0)
        .set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3)
        .set_footer(format!(
            "&L&8{} · {}&C&8{}&R&8{} &P / &N",
            escape(questionnaire.country),
            escape(questionnaire.round),
            escape(name),
            book.word(Word::Page)
        ));
    sheet.set_repeat_rows(0, HEADER)?;
    Ok(())
}
