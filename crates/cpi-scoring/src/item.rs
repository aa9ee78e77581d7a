//! What does one answer score? Methodology section 2.

use crate::normalise::{Normaliser, Undefined};
use crate::scorecard::Coverage;
use cpi_model::assessment::{Answer, Applicability, Assessment};
use cpi_model::draft::Otherwise;
use cpi_model::framework::{Framework, Indicator, IndicatorMeasure};
use cpi_model::number::Points;
use rust_decimal::Decimal;

/// The outcome of one indicator (methodology 2.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Item {
    Scored(Decimal),
    /// It is declared not applicable, by the answer or by an option that means it.
    NotApplicable,
    /// It is not applicable since its condition fails.
    SwitchedOff,
    Missing,
}

impl Item {
    /// What this indicator adds to a coverage (methodology 4.6, 4.13).
    pub(crate) const fn coverage(self) -> Coverage {
        let (applicable, answered, not_applicable, switched_off) = match self {
            Self::Scored(_) => (1, 1, 0, 0),
            Self::NotApplicable => (0, 0, 1, 0),
            Self::SwitchedOff => (0, 0, 0, 1),
            Self::Missing => (1, 0, 0, 0),
        };
        Coverage {
            applicable,
            answered,
            not_applicable,
            switched_off,
        }
    }

    /// Whether it leaves the score, for whichever reason.
    pub(crate) const fn is_left_out(self) -> bool {
        matches!(self, Self::NotApplicable | Self::SwitchedOff)
    }
}

/// The score of every indicator, in the framework's order.
pub(crate) fn items(
    framework: &Framework,
    assessment: &Assessment,
    normalisers: &[Option<Normaliser>],
) -> Result<Vec<Item>, Undefined> {
    let mut items = Vec::with_capacity(framework.indicators().len());
    for (position, indicator) in framework.indicators().iter().enumerate() {
        let answer = assessment.answers()[position];
        let adjudicated = assessment.adjudicated(position);
        items.push(answered(
            answer,
            adjudicated,
            position,
            indicator,
            normalisers[position].as_ref(),
        )?);
    }
    if !framework.condition_order().is_empty() {
        for (position, verdict) in assessment.applicability() {
            if verdict == Applicability::Fails {
                items[position] = failed(framework, &framework.indicators()[position]);
            }
        }
    }
    Ok(items)
}

/// What the answer itself scores (methodology 2.2 to 2.4 and section 3).
pub(crate) fn answered(
    answer: Answer,
    adjudicated: Option<Points>,
    position: usize,
    indicator: &Indicator,
    normaliser: Option<&Normaliser>,
) -> Result<Item, Undefined> {
    Ok(match (answer, indicator.measure()) {
        (Answer::Missing, _) => Item::Missing,
        (Answer::Option(option), IndicatorMeasure::Checklist(checklist)) => {
            match checklist.options()[usize::from(option)].points {
                Some(points) => Item::Scored(adjudicated.unwrap_or(points).into()),
                None => Item::NotApplicable,
            }
        }
        (Answer::Quantity(value), _) => match normaliser {
            Some(normaliser) => Item::Scored(
                normaliser
                    .score(value.into())
                    .map_err(|reason| Undefined { position, reason })?,
            ),
            None => Item::NotApplicable,
        },
        (Answer::NotApplicable | Answer::Option(_), _) => Item::NotApplicable,
    })
}

/// What an indicator scores when its condition fails (methodology 2.6).
pub(crate) fn failed(framework: &Framework, indicator: &Indicator) -> Item {
    match (indicator.otherwise(), indicator.measure()) {
        (Some(Otherwise::Lowest), IndicatorMeasure::Checklist(checklist)) => {
            Item::Scored(checklist.low().into())
        }
        (Some(Otherwise::Lowest), IndicatorMeasure::Quantity(_)) => {
            Item::Scored(framework.range().low.into())
        }
        (Some(Otherwise::LeaveOut) | None, _) => Item::SwitchedOff,
    }
}
