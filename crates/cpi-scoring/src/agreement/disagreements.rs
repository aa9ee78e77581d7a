//! How does one say in words where assessors disagree, and how much?

use super::{Unit, distance};
use crate::agreement::Disagreement;
use crate::status::CodingSummary;
use cpi_model::framework::Framework;
use cpi_model::number::Share;
use rust_decimal::Decimal;

/// A unit on which assessors disagree.
pub(super) fn disagreement(framework: &Framework, unit: &Unit) -> Disagreement {
    let indicator = framework.indicators()[unit.indicator].code().to_owned();
    let said: Vec<CodingSummary> = unit
        .answers
        .iter()
        .map(|(assessor, answer)| CodingSummary {
            assessor: assessor.clone(),
            answer: answer.text(framework, unit.indicator),
            rejected: false,
        })
        .collect();
    let distance = distance(framework, unit);
    let who: Vec<String> = said
        .iter()
        .map(|it| format!("{} says `{}`", it.assessor, it.answer))
        .collect();
    let text = format!(
        "`{indicator}` in {}: {}; {}",
        unit.country,
        who.join(", "),
        apart(distance)
    );
    Disagreement {
        country: unit.country.clone(),
        round: unit.round.clone(),
        indicator,
        distance,
        said,
        text,
    }
}

fn apart(distance: Share) -> String {
    let share = Decimal::from(distance);
    if share == Decimal::ONE {
        "as far apart as can be".to_owned()
    } else if share.is_zero() {
        "other options, the same points".to_owned()
    } else {
        format!("{distance} of the way apart")
    }
}
