//! Which scores are the better ones? Methodology 7.4.

use super::{Aggregate, Checklist, Framework};
use crate::draft::{Direction, RankOrder};
use crate::number::Points;
use rust_decimal::Decimal;

impl Direction {
    /// By how much a score gets better if it changes by this: the change itself where higher is
    /// better, its opposite where lower is.
    ///
    /// # Method
    ///
    /// Methodology 7.4.
    ///
    /// # Examples
    ///
    /// ```
    /// use cpi_model::draft::Direction;
    /// use rust_decimal::Decimal;
    /// assert_eq!(Direction::LowerIsBetter.improvement(Decimal::TEN), -Decimal::TEN);
    /// ```
    pub fn improvement(self, change: Decimal) -> Decimal {
        match self {
            Self::HigherIsBetter => change,
            Self::LowerIsBetter => -change,
        }
    }

    /// The better one of two ends, of which the first is the lower.
    pub fn best<T>(self, low: T, high: T) -> T {
        match self {
            Self::HigherIsBetter => high,
            Self::LowerIsBetter => low,
        }
    }

    /// How far a score is from the worse one of two ends, of which the first is the lower (methodology 7.4).
    pub fn distance_from_worst(self, score: Decimal, low: Decimal, high: Decimal) -> Decimal {
        self.improvement(score - self.best(high, low))
    }

    /// Whether one score is better than another.
    pub fn is_better(self, score: Decimal, other: Decimal) -> bool {
        self.improvement(other) < self.improvement(score)
    }
}

impl Checklist {
    /// The points of its best options.
    pub fn best(&self, direction: Direction) -> Points {
        direction.best(self.low(), self.high())
    }

    /// The points of its worst options.
    pub fn worst(&self, direction: Direction) -> Points {
        direction.best(self.high(), self.low())
    }
}

impl From<RankOrder> for Direction {
    /// Who ranks first is better.
    fn from(order: RankOrder) -> Self {
        match order {
            RankOrder::HighestFirst => Self::HigherIsBetter,
            RankOrder::LowestFirst => Self::LowerIsBetter,
        }
    }
}

impl Framework {
    /// Which scores of a node, group or cell are the better ones.
    ///
    /// # Method
    ///
    /// Methodology 7.4.
    ///
    /// # Panics
    ///
    /// Never for positions of this framework.
    pub fn direction(&self, of: Aggregate) -> Direction {
        match of {
            Aggregate::Node(node) => self.inner.nodes[node].direction,
            Aggregate::Group(view, group) => self.inner.views[view].groups[group].direction,
            Aggregate::Cell(view, cell) => self.inner.views[view].cells[cell].direction,
        }
    }

    /// Which scores of the indicator at this position are the better ones: those that are so at
    /// the node it belongs to.
    pub fn item_direction(&self, indicator: usize) -> Direction {
        self.inner.nodes[self.inner.indicators[indicator].parent].direction
    }
}
