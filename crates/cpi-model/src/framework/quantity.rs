//! How does a quantity become a score?

use super::{Plausible, PossibleValues};
use crate::draft::{Cap, Deviation, Direction, Ties};
use crate::number::Points;
use rust_decimal::Decimal;

/// A quantity indicator: its direction and rule (methodology 3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantities {
    pub(crate) direction: Direction,
    pub(crate) logarithm: bool,
    pub(crate) cap: Cap,
    pub(crate) rule: Rule,
    pub(crate) possible: PossibleValues,
    pub(crate) plausible: Plausible,
}

impl Quantities {
    /// Whether larger is better.
    pub fn direction(&self) -> Direction {
        self.direction
    }
    /// Whether the natural logarithm is taken first (3.2).
    pub fn logarithm(&self) -> bool {
        self.logarithm
    }
    /// Which ends of the share are capped; `none` where the rule has no share.
    pub fn cap(&self) -> Cap {
        self.cap
    }
    /// The values that there can be (3.11).
    pub fn possible(&self) -> &PossibleValues {
        &self.possible
    }
    /// The values that are to be expected (3.12).
    pub fn plausible(&self) -> &Plausible {
        &self.plausible
    }
    /// The rule.
    pub fn rule(&self) -> &Rule {
        &self.rule
    }
}

/// A rule with the reference points it needs. An absent reference is taken from the round
/// (3.9).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// 3.1.
    Goalposts {
        /// The lower reference point.
        low: Decimal,
        /// The higher reference point.
        high: Decimal,
    },
    /// 3.3: thresholds with points; the first threshold is absent.
    Bands(Vec<(Option<Decimal>, Points)>),
    /// 3.4.
    Target {
        /// The target.
        target: Decimal,
        /// The frozen origin.
        origin: Option<Decimal>,
    },
    /// 3.5.
    MinMax {
        /// The frozen lowest and highest value.
        reference: Option<(Decimal, Decimal)>,
    },
    /// 3.6.
    ZScore {
        /// The mean of the scores.
        mean: Decimal,
        /// The standard deviation of the scores.
        spread: Decimal,
        /// The divisor of the round's standard deviation.
        deviation: Deviation,
        /// The frozen mean and standard deviation.
        reference: Option<(Decimal, Decimal)>,
    },
    /// 3.7.
    Rank {
        /// What ties do.
        ties: Ties,
        /// The frozen values, in rising order.
        reference: Option<Vec<Decimal>>,
    },
    /// 3.8.
    PercentileRank {
        /// The frozen values, in rising order.
        reference: Option<Vec<Decimal>>,
    },
}

impl Rule {
    /// Whether the rule takes its reference values from the round.
    pub fn uses_round(&self) -> bool {
        match self {
            Self::Goalposts { .. } | Self::Bands(_) => false,
            Self::Target { origin, .. } => origin.is_none(),
            Self::MinMax { reference } | Self::ZScore { reference, .. } => reference.is_none(),
            Self::Rank { reference, .. } | Self::PercentileRank { reference } => {
                reference.is_none()
            }
        }
    }

    /// The paragraph of the methodology.
    pub const fn paragraph(&self) -> &'static str {
        match self {
            Self::Goalposts { .. } => "3.1",
            Self::Bands(_) => "3.3",
            Self::Target { .. } => "3.4",
            Self::MinMax { .. } => "3.5",
            Self::ZScore { .. } => "3.6",
            Self::Rank { .. } => "3.7",
            Self::PercentileRank { .. } => "3.8",
        }
    }
}
