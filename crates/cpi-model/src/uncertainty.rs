//! Which inputs of the scores are uncertain, and how much? Methodology section 11.
//!
//! An [`Uncertainty`] is made by [`UncertaintyDraft::check`] alone, for one framework.

use crate::draft::{Centre, UncertaintyDraft};
use crate::framework::{Framework, Member, belongs};
use crate::number::{Points, Share};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Odds are held in this many parts (methodology 11.3).
pub const ODDS_PARTS: u32 = 1 << 16;

/// A checked plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uncertainty {
    pub(crate) framework: Framework,
    pub(crate) draft: UncertaintyDraft,
    pub(crate) interval: Share,
    pub(crate) centre: Centre,
    pub(crate) nodes: Vec<usize>,
    pub(crate) steps: Option<Vec<Steps>>,
    pub(crate) confusion: BTreeMap<(usize, u8), Vec<u32>>,
    pub(crate) completions: Option<Completions>,
    pub(crate) spreads: Option<Vec<Decimal>>,
    pub(crate) options: Vec<OptionValue>,
    pub(crate) weights: Vec<UncertainWeights>,
    pub(crate) factors: Vec<Factor>,
    pub(crate) combinations: Vec<Combination>,
    pub(crate) leave_out: Vec<Part>,
    pub(crate) sensitivity: Option<SensitivitySize>,
}

/// A part that can be left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it is: `indicator`, the level of a node, or the code of a view.
    pub kind: String,
    /// Its code.
    pub code: String,
    /// The positions of its indicators.
    pub indicators: Vec<usize>,
}

/// The odds of one step down or up, in 65,536ths.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Steps {
    /// Of one step down.
    pub down: u32,
    /// Of one step up.
    pub up: u32,
}

/// How missing answers are completed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completions {
    /// For each indicator: the odds of its options in 65,536ths, which add up to 65,536;
    /// nothing where it stays missing.
    pub odds: Vec<Option<Vec<u32>>>,
    /// Whether missing quantities are drawn between their ends.
    pub quantities: bool,
}

/// An option whose points are drawn between two ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionValue {
    /// The name of the scale and the code of the option.
    pub name: String,
    /// The fewest points.
    pub low: Points,
    /// The most points.
    pub high: Points,
    /// The positions of the indicators it concerns, with that of the option, and whether
    /// they are reversed.
    pub indicators: Vec<(usize, u8, bool)>,
}

/// Weights that are drawn together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UncertainWeights {
    /// Whose.
    pub of: String,
    /// The nodes or indicators whose weights they are.
    pub members: Vec<Member>,
    /// The spread; free on the simplex without one.
    pub spread: Option<Decimal>,
}

/// A choice of method.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Factor {
    /// Its name.
    pub name: String,
    /// The names of what can be chosen; the first is what the framework declares.
    pub alternatives: Vec<String>,
}

/// One choice for every factor, and the framework that follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Combination {
    /// The position of the alternative, for every factor.
    pub choices: Vec<usize>,
    /// The framework with this method; it has the nodes and indicators of the declared one.
    pub framework: Framework,
}

/// The size of the sensitivity analysis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SensitivitySize {
    /// Pairs of base points, a power of two.
    pub samples: u32,
    /// Resamples of the bootstrap.
    pub resamples: u32,
}

belongs!(Uncertainty, |_| "the plan of what is uncertain".to_owned());

impl Uncertainty {
    /// The plan as declared.
    pub fn draft(&self) -> &UncertaintyDraft {
        &self.draft
    }
    /// The share of the draws that an interval holds.
    pub fn interval(&self) -> Share {
        self.interval
    }
    /// Around which scores the draws are centred.
    pub fn centre(&self) -> Centre {
        self.centre
    }
    /// The positions of the nodes that are reported, in the framework's order.
    pub fn nodes(&self) -> &[usize] {
        &self.nodes
    }
    /// The odds of a step, for each indicator.
    pub fn steps(&self) -> Option<&[Steps]> {
        self.steps.as_deref()
    }
    /// The odds of each option where this one was answered to an indicator, in 65,536ths that add
    /// up to 65,536; they stand in place of steps.
    pub fn confusion(&self, indicator: usize, option: u8) -> Option<&[u32]> {
        self.confusion.get(&(indicator, option)).map(Vec::as_slice)
    }
    /// How missing answers are completed.
    pub fn completions(&self) -> Option<&Completions> {
        self.completions.as_ref()
    }
    /// The relative error of each quantity; 0 where there is none.
    pub fn spreads(&self) -> Option<&[Decimal]> {
        self.spreads.as_deref()
    }
    /// The options whose points are drawn.
    pub fn options(&self) -> &[OptionValue] {
        &self.options
    }
    /// The weights that are drawn.
    pub fn weights(&self) -> &[UncertainWeights] {
        &self.weights
    }
    /// The choices of method.
    pub fn factors(&self) -> &[Factor] {
        &self.factors
    }
    /// Every combination of choices; the first is what the framework declares. The last
    /// factor varies fastest.
    pub fn combinations(&self) -> &[Combination] {
        &self.combinations
    }
    /// The parts that are left out one after the other.
    pub fn leave_out(&self) -> &[Part] {
        &self.leave_out
    }
    /// The size of the sensitivity analysis, where one is asked for.
    pub fn sensitivity(&self) -> Option<SensitivitySize> {
        self.sensitivity
    }
}
