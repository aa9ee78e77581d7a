//! What may be written in each open cell of a section, and when a cell changes its colour?

use super::super::Book;
use super::super::cells::{on_rows, short};
use super::extent;
use crate::questionnaire::words::Word;
use crate::questionnaire::{Section, answers, settled};
use cpi_model::Framework;
use cpi_model::framework::IndicatorMeasure;
use cpi_model::number::Quantity;
use rust_xlsxwriter::utility::{column_number_to_name, quote_sheet_name};
use rust_xlsxwriter::{
    ConditionalFormatFormula, DataValidation, DataValidationErrorStyle, DataValidationRule,
    ExcelDateTime, Formula, Worksheet, XlsxError,
};
use std::collections::BTreeMap;
use std::fmt::Write;

/// When an earlier answer rules a question out, as a formula: the cell is filled with
/// something else than the answers that the condition allows.
pub(super) fn condition_fails(book: &Book<'_>, sheet: usize, indicator: usize) -> Option<String> {
    let framework = book.questionnaire.framework;
    let answer = column_number_to_name(book.column(Word::Answer)?);
    let mut rules = Vec::new();
    for condition in framework.indicators()[indicator].conditions() {
        let (asked_on, row) = book.rows[condition.indicator]?;
        let cell = if asked_on == sheet {
            format!("${answer}${}", row + 1)
        } else {
            let name = quote_sheet_name(&book.sheets[asked_on]);
            format!("{name}!${answer}${}", row + 1)
        };
        let IndicatorMeasure::Checklist(checklist) =
            framework.indicators()[condition.indicator].measure()
        else {
            return None;
        };
        let mut rule = format!("AND({cell}<>\"\"");
        for option in &condition.options {
            let code = &checklist.options()[usize::from(*option)].code;
            let label = book.label(condition.indicator, code).replace('"', "\"\"");
            let _ = write!(rule, ",{cell}<>\"{label}\"");
        }
        rules.push(rule + ")");
    }
    match rules.as_slice() {
        [] => None,
        [one] => Some(format!("={one}")),
        several => Some(format!("=OR({})", several.join(","))),
    }
}

pub(super) fn conditional(
    book: &Book<'_>,
    sheet: &mut Worksheet,
    section: &Section,
    ruled_out: &[(u32, String)],
) -> Result<(), XlsxError> {
    let last_column = u16::try_from(book.columns.len()).unwrap_or(1) - 1;
    for (row, rule) in ruled_out {
        let format = ConditionalFormatFormula::new()
            .set_rule(rule.as_str())
            .set_format(&book.styles.ruled_out)
            .set_stop_if_true(true);
        sheet.add_conditional_format(*row, 0, *row, last_column, &format)?;
    }
    let (Some(answer), Some(title)) = (book.column(Word::Answer), book.column(Word::EvidenceTitle))
    else {
        return Ok(());
    };
    let (first, last) = extent(book, section);
    let letter = column_number_to_name(answer);
    let done = ConditionalFormatFormula::new()
        .set_rule(format!("=AND($A{first}<>\"\",${letter}{first}<>\"\")").as_str())
        .set_format(&book.styles.done);
    sheet.add_conditional_format(first - 1, answer, last - 1, answer, &done)?;
    for &indicator in &section.indicators {
        let Some((_, row)) = book.rows[indicator] else {
            continue;
        };
        let needing = answers::needing_evidence(
            book.questionnaire.framework,
            indicator,
            book.questionnaire.language,
        );
        if needing.is_empty() {
            continue;
        }
        let is: Vec<String> = needing
            .iter()
            .map(|label| format!("${letter}{}=\"{}\"", row + 1, label.replace('"', "\"\"")))
            .collect();
        let title_letter = column_number_to_name(title);
        let rule = format!("=AND(${title_letter}{}=\"\",OR({}))", row + 1, is.join(","));
        let wanting = ConditionalFormatFormula::new()
            .set_rule(rule.as_str())
            .set_format(&book.styles.wanting);
        sheet.add_conditional_format(row, title, row, title, &wanting)?;
    }
    Ok(())
}

/// The numbers that a spreadsheet lets pass without a question: those that are possible
/// (methodology 3.11).
fn allowed_numbers(framework: &Framework, indicator: usize) -> DataValidation {
    use DataValidationRule::{Between, GreaterThanOrEqualTo, LessThanOrEqualTo};
    let IndicatorMeasure::Quantity(quantity) = framework.indicators()[indicator].measure() else {
        return DataValidation::new();
    };
    let possible = quantity.possible();
    // Limits are formulas of their digits: as numbers, the library that writes workbooks holds
    // whole ones in 32 bits.
    let end = |value: Quantity| Formula::new(value.in_full());
    let rule = match (possible.least(), possible.most()) {
        (Some(least), Some(most)) => Between(end(least), end(most)),
        (None, Some(most)) => LessThanOrEqualTo(end(most)),
        (Some(least), None) => GreaterThanOrEqualTo(end(least)),
        (None, None) => GreaterThanOrEqualTo(Formula::new("-1E+15")),
    };
    if possible.whole() {
        DataValidation::new().allow_whole_number_formula(rule)
    } else {
        DataValidation::new().allow_decimal_number_formula(rule)
    }
}

/// What may be written in each open cell.
pub(super) fn validations(
    book: &Book<'_>,
    sheet: &mut Worksheet,
    section: &Section,
) -> Result<(), XlsxError> {
    let column = |word| book.column(word).unwrap_or_default();
    let (answer, same) = (column(Word::Answer), book.column(Word::Same));
    let mut by_list: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
    for &indicator in &section.indicators {
        let Some((_, row)) = book.rows[indicator] else {
            continue;
        };
        if let Some(list) = book.lists.of[indicator] {
            by_list.entry(list).or_default().push(row);
            continue;
        }
        let framework = book.questionnaire.framework;
        let draft = &framework.draft().indicators[indicator];
        let unit = draft.unit.as_deref().unwrap_or_default();
        let mut message = format!("{} {unit}", book.word(Word::WriteNumber));
        let language = book.questionnaire.language;
        let possible = answers::possible(framework, indicator, language);
        if let Some(possible) = &possible {
            let head = book.word(Word::Possible);
            message.push_str(&format!(". {head}: {possible}"));
        }
        let mut number = allowed_numbers(framework, indicator)
            .set_error_style(DataValidationErrorStyle::Warning)
            .set_input_message(short(&message))?;
        if let Some(possible) = possible {
            let error = format!("{}: {possible}", book.word(Word::Possible));
            number = number.set_error_message(short(&error))?;
        }
        sheet.add_data_validation(row, answer, row, answer, &number)?;
    }
    for (list, rows) in by_list {
        let (from, to) = super::super::side::list_rows(&book.lists.lists[list]);
        let letter = column_number_to_name(u16::try_from(list).unwrap_or(0));
        let range = format!(
            "={}!${letter}${from}:${letter}${to}",
            quote_sheet_name(book.word(Word::Lists))
        );
        let choose = DataValidation::new()
            .allow_list_formula(Formula::new(range))
            .set_error_message(short(book.word(Word::ChooseAnswer)))?;
        on_rows(sheet, &choose, &rows, answer)?;
    }
    if let Some(same) = same {
        let rows: Vec<u32> = section
            .indicators
            .iter()
            .filter(|i| settled(book.questionnaire.previous, **i).is_some())
            .filter_map(|i| book.rows[*i].map(|(_, row)| row))
            .collect();
        let list = DataValidation::new().allow_list_strings(&[book.word(Word::SameYes)])?;
        on_rows(sheet, &list, &rows, same)?;
    }
    let (first, last) = extent(book, section);
    let (link, day) = (column(Word::EvidenceLink), column(Word::EvidenceDate));
    let language = book.questionnaire.language;
    links_and_dates(language, sheet, (first - 1, last - 1), link, day)
}

/// Checks of web addresses and days, over whole columns. They warn and do not forbid.
pub(in crate::write) fn links_and_dates(
    language: &str,
    sheet: &mut Worksheet,
    (first, last): (u32, u32),
    link: u16,
    day: u16,
) -> Result<(), XlsxError> {
    let cell = format!("{}{}", column_number_to_name(link), first + 1);
    let address = DataValidation::new()
        .allow_custom(Formula::new(format!(
            "=OR(LEFT({cell},8)=\"https://\",LEFT({cell},7)=\"http://\")"
        )))
        .set_error_style(DataValidationErrorStyle::Warning)
        .set_error_message(short(Word::WriteLink.text(language)))?;
    sheet.add_data_validation(first, link, last, link, &address)?;
    let days = DataValidationRule::Between(
        ExcelDateTime::from_ymd(1950, 1, 1)?,
        ExcelDateTime::from_ymd(2100, 1, 1)?,
    );
    let date = DataValidation::new()
        .allow_date(days)
        .set_error_style(DataValidationErrorStyle::Warning)
        .set_error_message(short(Word::WriteDate.text(language)))?;
    sheet.add_data_validation(first, day, last, day, &date)?;
    Ok(())
}
