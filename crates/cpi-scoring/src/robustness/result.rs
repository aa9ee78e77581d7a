//! What can the scores bear? The results of a robustness run: methodology section 11.

use crate::origin::{Origin, computed_with};
use crate::scorecard::Bounds;
use cpi_model::draft::UncertaintyDraft;
use cpi_model::number::{Rank, RoundedScore, Score, Share, SimulatedValue};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The result of a robustness run on one round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Robustness {
    /// The framework that was scored; the provenance names it in documents.
    #[serde(skip)]
    pub framework: Origin,
    /// The id of the round.
    pub round: String,
    /// The plan as declared.
    pub plan: Box<UncertaintyDraft>,
    /// What the draws were made of (methodology 11.2).
    pub run: Run,
    /// Score and rank of every country at every reported node, published and simulated.
    pub nodes: Vec<NodeRobustness>,
    /// The same of the groups of every view, and of the cells whose row is a reported node
    /// (methodology 11.14).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub views: Vec<ViewRobustness>,
    /// What the index itself can bear.
    pub index: IndexRobustness,
    /// Every combination of method alternatives, scored exactly; the first is as declared.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<AlternativeScores>,
    /// What leaving out one part does to the ranking, exactly.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<LeftOut>,
    /// Which source moves the ranks and scores of the index.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sensitivity: Option<Sensitivity>,
}

computed_with!(Robustness, |_| "the robustness run".to_owned());

/// What anyone needs to draw the same draws (methodology 11.2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Run {
    /// The generator: `PCG64`, as numpy has it.
    pub generator: String,
    /// The seed, as text: it may have 20 digits.
    pub seed: String,
    /// The draws that the result rests on.
    pub draws: u32,
    /// The draws that were asked for, where the run was interrupted before them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interrupted_before: Option<u32>,
    /// What the plan asks for and the run was interrupted before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lacks: Vec<MissingPart>,
    /// The words of 64 bits that each draw takes.
    pub words: u32,
    /// What the words of a draw are for, in order.
    pub layout: Vec<RandomWordRange>,
}

/// A part of a result that an interrupted run may lack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum MissingPart {
    /// How scores spread: their deviations and intervals.
    Intervals,
    /// What leaving out one part does.
    LeavingOut,
    /// Which source moves the figures.
    Sensitivity,
}

impl MissingPart {
    /// What it is called in sentences.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Intervals => "the intervals of scores",
            Self::LeavingOut => "what leaving out a part does",
            Self::Sensitivity => "the sensitivity analysis",
        }
    }

    /// Several in a sentence.
    pub fn listed(all: &[Self]) -> String {
        let words: Vec<&str> = all.iter().map(|each| each.words()).collect();
        match words.as_slice() {
            [before @ .., last] if !before.is_empty() => {
                format!("{} and {last}", before.join(", "))
            }
            _ => words.concat(),
        }
    }
}

/// A stretch of the words of a draw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RandomWordRange {
    /// The source, as in the sensitivity analysis.
    pub source: String,
    /// How many words.
    pub words: u32,
}

/// What the groups and cells of a view can bear (methodology 11.14).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ViewRobustness {
    /// The code of the view.
    pub code: Arc<str>,
    /// Its groups, in the declared order.
    pub groups: Vec<NodeRobustness>,
    /// Its cells whose row is a reported node, row by row.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cells: Vec<CellRobustness>,
}

/// What a cell can bear: a node × a group (methodology 5.3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CellRobustness {
    /// The code of the node.
    pub row: Arc<str>,
    /// The code of the group.
    pub group: Arc<str>,
    /// The countries by their published rank there; those without one last.
    pub countries: Vec<CountryRobustness>,
}

/// What a node, or a group of a view, can bear.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NodeRobustness {
    /// The code of the node or group.
    pub code: Arc<str>,
    /// The countries by their published rank there; those without one last.
    pub countries: Vec<CountryRobustness>,
}

/// Score and rank of one country at one node, group or cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CountryRobustness {
    /// The code of the country.
    pub country: String,
    /// The published score, exact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<Score>,
    /// The published score as it is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display: Option<RoundedScore>,
    /// The published rank.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<Rank>,
    /// What the missing answers still allow, exact (methodology 6).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bounds: Option<Bounds>,
    /// The share of the draws in which it has a score.
    pub scored: Share,
    /// The scores of those draws.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scores: Option<Spread>,
    /// The ranks of those draws.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ranks: Option<RankSpread>,
}

/// How simulated scores spread (methodology 11.9).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Spread {
    /// Their mean.
    pub mean: SimulatedValue,
    /// Their standard deviation.
    pub deviation: SimulatedValue,
    /// The low end of the interval.
    pub low: SimulatedValue,
    /// Their median.
    pub median: SimulatedValue,
    /// The high end of the interval.
    pub high: SimulatedValue,
}

/// How simulated ranks spread (methodology 11.9).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RankSpread {
    /// Their mean.
    pub mean: SimulatedValue,
    /// The best end of the interval.
    pub low: Rank,
    /// Their median.
    pub median: Rank,
    /// The worst end of the interval.
    pub high: Rank,
}

/// What the ranking by the index can bear (methodology 11.10).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct IndexRobustness {
    /// The share of the draws in which every country has its published rank.
    pub order_holds: Share,
    /// The mean over the draws of the mean shift of rank.
    pub mean_rank_shift: SimulatedValue,
    /// How often each country has each rank.
    pub ranks: Vec<RankShares>,
    /// How often each country is in each band.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bands: Vec<BandShares>,
    /// How often one country is above another, for every pair in the order of the
    /// published table.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pairs: Vec<Pair>,
}

/// How often a country has each rank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RankShares {
    /// The code of the country.
    pub country: String,
    /// The ranks it has in any draw, in rising order.
    pub shares: Vec<RankShare>,
}

/// How often a rank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RankShare {
    /// The rank.
    pub rank: Rank,
    /// The share of all draws.
    pub share: Share,
}

/// How often a country is in each band.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct BandShares {
    /// The code of the country.
    pub country: String,
    /// The bands in rising order, with the share of all draws.
    pub shares: Vec<BandShare>,
}

/// How often a band.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct BandShare {
    /// The code of the band.
    pub band: Arc<str>,
    /// The share of all draws.
    pub share: Share,
}

/// How often one country is above another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Pair {
    /// The country that the published table lists first.
    pub country: String,
    /// The other.
    pub other: String,
    /// The share of the draws in which the first ranks above the other.
    pub above: Share,
    /// The share of the draws in which they tie.
    pub tied: Share,
}

/// The exact scores under one combination of method alternatives (methodology 11.8).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AlternativeScores {
    /// The alternative chosen for each factor.
    pub choices: BTreeMap<String, String>,
    /// The mean of the countries' shifts of rank against the published table.
    pub mean_rank_shift: SimulatedValue,
    /// The countries, in the order of the published table.
    pub countries: Vec<CountryRank>,
}

/// Score and rank of one country at the index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CountryRank {
    /// The code of the country.
    pub country: String,
    /// Its score.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<Score>,
    /// Its rank.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<Rank>,
}

/// The ranking by the index without one part (methodology 11.11).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct LeftOut {
    /// What is left out: `indicator`, the level of a node, or the code of a view for one of
    /// its groups.
    pub part: String,
    /// Its code.
    pub code: String,
    /// The mean of the countries' shifts of rank against the published table.
    pub mean_rank_shift: SimulatedValue,
    /// The largest shift of rank.
    pub largest_rank_shift: Rank,
    /// The largest change of a score, without its sign.
    pub largest_change: Score,
    /// The countries whose score or rank differs, in the order of the published table.
    pub countries: Vec<CountryRank>,
}

/// Which source moves what (methodology 11.12).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Sensitivity {
    /// Pairs of base points.
    pub samples: u32,
    /// Draws that were scored.
    pub evaluations: u32,
    /// Resamples of the bootstrap.
    pub resamples: u32,
    /// The words of a draw that follow the Sobol' sequence; the others are of the generator.
    pub quasi_random_words: u32,
    /// One for each figure that is explained.
    pub outputs: Vec<SensitivityOf>,
}

/// The shares of the sources in the variance of one figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SensitivityOf {
    /// The figure: `mean-rank-shift`, `score` or `rank`.
    pub figure: String,
    /// The country whose score or rank it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Its variance.
    pub variance: SimulatedValue,
    /// The sources, in the order of the plan; empty where the figure does not vary.
    pub sources: Vec<SourceShares>,
}

/// The share of one source in a variance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SourceShares {
    /// The source.
    pub source: String,
    /// What it explains alone: the first-order Sobol' index.
    pub first: SobolIndex,
    /// What it explains alone and together with others: the total Sobol' index.
    pub total: SobolIndex,
}

/// An estimated index with its bootstrap interval, of the share of resamples that the plan
/// declares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SobolIndex {
    /// The estimate.
    pub estimate: SimulatedValue,
    /// The low end.
    pub low: SimulatedValue,
    /// The high end.
    pub high: SimulatedValue,
}
