//! How does a node score its members?

use crate::draft::{Aggregation, CoverageOf, MissingRule};
use crate::number::{Rounding, Score, Share};
use rust_decimal::Decimal;

/// The scale of the scores (methodology 1.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// The worst score.
    pub low: Score,
    /// The best score.
    pub high: Score,
}

/// How a node aggregates (methodology 4); every choice is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Method {
    pub(crate) aggregation: Aggregation,
    pub(crate) exponent: Option<Decimal>,
    pub(crate) missing: MissingRule,
    pub(crate) least_coverage: Share,
    pub(crate) coverage_of: CoverageOf,
    pub(crate) low_limit: Option<Score>,
    pub(crate) high_limit: Option<Score>,
    pub(crate) round_to: Option<Rounding>,
}

impl Method {
    /// The formula (4.4).
    pub fn aggregation(&self) -> Aggregation {
        self.aggregation
    }
    /// The exponent of a generalised mean; present exactly there, and never 0.
    pub fn exponent(&self) -> Option<Decimal> {
        self.exponent
    }
    /// What a missing member does (4.3).
    pub fn missing(&self) -> MissingRule {
        self.missing
    }
    /// The coverage below which there is no score (4.7).
    pub fn least_coverage(&self) -> Share {
        self.least_coverage
    }
    /// What that coverage is measured on (4.7).
    pub fn coverage_of(&self) -> CoverageOf {
        self.coverage_of
    }
    /// The low limit of the score (4.8).
    pub fn low_limit(&self) -> Option<Score> {
        self.low_limit
    }
    /// The high limit of the score (4.8).
    pub fn high_limit(&self) -> Option<Score> {
        self.high_limit
    }
    /// Rounding on the way (4.9).
    pub fn round_to(&self) -> Option<Rounding> {
        self.round_to
    }
}
