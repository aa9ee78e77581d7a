//! What may be written in each open cell of a review, and when does it change its colour?

use super::super::xlsx::cells::{exact, on_rows, short};
use super::Book;
use crate::questionnaire::words::Word;
use crate::review_book::words::{Column, ReviewWord};
use cpi_model::framework::IndicatorMeasure;
use rust_xlsxwriter::utility::column_number_to_name;
use rust_xlsxwriter::{
    ConditionalFormatFormula, DataValidation, DataValidationErrorStyle, DataValidationRule, Format,
    Worksheet, XlsxError,
};
use std::collections::BTreeMap;

/// The list of what may be done.
pub(super) fn deeds(book: &Book<'_>, deeds: &[ReviewWord]) -> Vec<String> {
    deeds
        .iter()
        .map(|deed| book.own(*deed).to_owned())
        .collect()
}

/// Points lie between those of the options, and the cell says what these earn (methodology
/// 2.4); a final value is a number.
pub(super) fn points_allowed(
    book: &Book<'_>,
    sheet: &mut Worksheet,
    extents: &[(u32, u32)],
) -> Result<(), XlsxError> {
    let framework = book.asked.framework;
    let mut by_scale: BTreeMap<(String, String, String), Vec<u32>> = BTreeMap::new();
    let mut values: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (section, (first, _)) in book.sections.iter().zip(extents) {
        for (indicator, row) in section.indicators.iter().zip(*first..) {
            let IndicatorMeasure::Checklist(checklist) =
                framework.indicators()[*indicator].measure()
            else {
                let unit = framework.draft().indicators[*indicator].unit.clone();
                values
                    .entry(unit.unwrap_or_default())
                    .or_default()
                    .push(row);
                continue;
            };
            let earns: Vec<String> = checklist
                .options()
                .iter()
                .filter_map(|option| {
                    let label = book.label(*indicator, &option.code);
                    Some(format!("{label} {}", option.points?))
                })
                .collect();
            let (low, high) = (checklist.low().to_string(), checklist.high().to_string());
            let key = (low, high, earns.join(" · "));
            by_scale.entry(key).or_default().push(row);
        }
    }
    for ((low, high, earns), rows) in by_scale {
        let message = format!("{} {earns}", book.own(ReviewWord::WritePoints));
        // Where a program could not hold the limits as they are, only the reader refuses.
        let points = match (exact(&low), exact(&high)) {
            (Some(low), Some(high)) => {
                DataValidation::new().allow_decimal_number(DataValidationRule::Between(low, high))
            }
            _ => DataValidation::new().allow_any_value(),
        };
        let points = points
            .set_error_style(DataValidationErrorStyle::Warning)
            .set_input_message(short(&message))?;
        on_rows(sheet, &points, &rows, book.open(ReviewWord::Points))?;
    }
    for (unit, rows) in values {
        let message = format!("{} {unit}", book.word(Word::WriteNumber));
        let value = DataValidation::new()
            .allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(-1e15))
            .set_error_style(DataValidationErrorStyle::Warning)
            .set_input_message(short(&message))?;
        on_rows(sheet, &value, &rows, book.open(ReviewWord::Final))?;
    }
    Ok(())
}

/// A decision turns green, and what it needs beside it red until it is there.
pub(super) fn colours(
    book: &Book<'_>,
    sheet: &mut Worksheet,
    first: u32,
    last: u32,
) -> Result<(), XlsxError> {
    let row = first + 1;
    let cell = |word: ReviewWord| format!("${}{row}", column_number_to_name(book.open(word)));
    let is = |word: ReviewWord| {
        format!(
            "{}=\"{}\"",
            cell(ReviewWord::Decision),
            book.own(word).replace('"', "\"\"")
        )
    };
    let empty = |word: ReviewWord| format!("{}=\"\"", cell(word));
    let (send, decide, reopen) = (
        is(ReviewWord::SendBack),
        is(ReviewWord::Decide),
        is(ReviewWord::Reopen),
    );
    let mut rules: Vec<(ReviewWord, String, &Format)> = vec![
        (
            ReviewWord::Decision,
            format!("=AND($A{row}<>\"\",{}<>\"\")", cell(ReviewWord::Decision)),
            &book.styles.done,
        ),
        (
            ReviewWord::Reason,
            format!(
                "=AND({},OR({send},{decide},{reopen}))",
                empty(ReviewWord::Reason)
            ),
            &book.styles.wanting,
        ),
        (
            ReviewWord::Final,
            format!(
                "=AND({decide},{},{})",
                empty(ReviewWord::Final),
                empty(ReviewWord::Points)
            ),
            &book.styles.wanting,
        ),
    ];
    if let Some(second) = book.column(Column::Coding(2)) {
        let second = column_number_to_name(second);
        rules.push((
            ReviewWord::Whose,
            format!(
                "=AND({send},{},${second}{row}<>\"\")",
                empty(ReviewWord::Whose)
            ),
            &book.styles.wanting,
        ));
    }
    for (word, rule, format) in rules {
        let at = book.open(word);
        let format = ConditionalFormatFormula::new()
            .set_rule(rule.as_str())
            .set_format(format);
        sheet.add_conditional_format(first, at, last, at, &format)?;
    }
    Ok(())
}
