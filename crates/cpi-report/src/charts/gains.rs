//! The better answers by which the index gains the most.

use super::{FindingWord, called, columns, finished, said};
use crate::vocabulary::{self as of, GAINS};
use crate::{Axis, Cell, Chart, ChartForm, Context, ReportError, Table};
use cpi_model::number::Score;
use cpi_scoring::Plan;
use rust_decimal::Decimal;

/// The most bars.
const MOST: usize = 15;

/// What the index gains by each of the better answers, the largest gains first.
///
/// # Errors
///
/// [`ReportError::OtherFramework`] where the plan is of another framework.
pub fn gains(plan: &Plan, context: &Context<'_>) -> Result<Chart, ReportError> {
    plan.belongs_to(context.framework)?;
    let hidden = [of::ROUND, of::COUNTRY];
    let mut table = Table::with(&GAINS, columns(GAINS.fields, &hidden, context));
    let rounding = context.framework.display().of_differences();
    let mut gains: Vec<Decimal> = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for each in &plan.improvements {
        let Some(gain) = each.gain else { continue };
        // Of an indicator with several better answers, the one that gains the most comes first.
        if seen.contains(&each.change.indicator.as_str()) {
            continue;
        }
        seen.push(&each.change.indicator);
        if MOST < seen.len() {
            break;
        }
        gains.push(gain.into());
        table.rows.push(vec![
            plan.round.as_str().into(),
            context.country_cell(&plan.country),
            Cell::named(
                each.change.indicator.as_str(),
                called(&each.change.indicator, context),
            ),
            each.change.from.as_str().into(),
            each.change.to.as_str().into(),
            Cell::figure(Some(gain), |gain: Score| {
                let shown = rounding.show(gain.into()).to_string();
                if shown.starts_with('-') {
                    shown
                } else {
                    format!("+{shown}")
                }
            }),
        ]);
    }
    let finding = table.rows.first().map_or_else(
        || context.word(FindingWord::NoGain).to_owned(),
        |row| {
            let arguments = [
                ("name", said(&row[2], context).into()),
                ("gain", said(&row[5], context).into()),
            ];
            context.sentence(FindingWord::Gain, &arguments)
        },
    );
    let finding = format!("{}. {finding}", context.country(&plan.country));
    let form = ChartForm::Bars {
        label: of::INDICATOR.name,
        value: of::INDEX_GAIN.name,
        axis: Axis::around(&gains, context.word(FindingWord::IndexGains), context.words),
    };
    Ok(finished(form, table, finding, context))
}
