//! What can the scores bear? Methodology section 11.
//!
//! Published scores are exact and stay so. What is simulated are their changes, on numbers
//! of 64 bits: added, subtracted, multiplied, divided, in a fixed order, and by `libm` for
//! anything else, so that the same seed gives the same bytes on every machine.

#![expect(
    clippy::needless_range_loop,
    clippy::similar_names,
    clippy::type_complexity,
    reason = "loops over countries and draws are alike when all go by position"
)]

mod bands;
mod block;
mod centre;
mod evaluate;
mod exact;
mod formulas;
mod inputs;
mod items;
mod patterns;
mod program;
mod quantiles;
mod quantities;
#[cfg(feature = "analysis")]
mod query;
mod random_words;
mod rank_counts;
mod ranks;
mod report;
mod result;
mod sensitivity;
mod simulate;
mod sobol;
mod steps;
mod views;

use crate::score::{own, twice};
use crate::{ScoreError, score_all};
use cpi_model::assessment::Assessment;
use cpi_model::framework::Framework;
#[cfg(feature = "analysis")]
pub use query::{Interrupted, RobustnessQuery};
pub use result::{
    AlternativeScores, BandShare, BandShares, CellRobustness, CountryRank, CountryRobustness,
    IndexRobustness, LeftOut, MissingPart, NodeRobustness, Pair, RandomWordRange, RankShare,
    RankShares, RankSpread, Robustness, Run, Sensitivity, SensitivityOf, SobolIndex, SourceShares,
    Spread, ViewRobustness,
};

use crate::scorecard::{NodeScore, Scorecard};
use centre::Shifts;
use cpi_model::draft::Centre;
use cpi_model::uncertainty::SensitivitySize;
use cpi_model::uncertainty::Uncertainty;
use inputs::float;
use quantiles::Moments;
use report::Lane;
use rust_decimal::Decimal;
use sensitivity::Analysis;
pub use sensitivity::sobol_indices;
use simulate::{RetainedScores, RunConfig, Simulation, fast};
use thiserror::Error;
use views::Views;

/// How many draws are made, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Draws {
    /// The seed of the generator. The same seed gives the same result.
    pub seed: u64,
    /// How many draws.
    pub draws: u32,
    /// On how many threads. It changes the time, not the result; 1 at least.
    pub threads: usize,
}

/// The most scores that a run keeps for its intervals: 64 MiB of them. A run of more makes
/// its draws twice, and keeps about one of 500.
const KEPT_SCORES: u64 = 1 << 23;

/// Upper limit on scores per run; at this size the retained scores take up to 2 GiB.
const MOST_SCORES: u64 = 1 << 34;

/// The most numbers that the sensitivity analysis keeps: 2 GiB of them.
const MOST_NUMBERS: u64 = 1 << 28;

/// Why a robustness run is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum RobustnessError {
    /// No draws were asked for.
    #[error("0 draws say nothing; ask for at least 1, such as 10000")]
    NoDraws,
    /// There is nothing to draw.
    #[error("nothing was assessed; name a round that has assessments")]
    NothingAssessed,
    /// Ranks are of one round.
    #[error("the assessments are of the rounds {}; ranks are of one round: choose it", rounds.join(", "))]
    SeveralRounds {
        /// The ids of the rounds.
        rounds: Vec<String>,
    },
    /// More is asked for than memory should hold.
    #[error(
        "{draws} draws × {nodes} nodes, groups and cells × {countries} countries are {scores} scores, more than {most}; name fewer nodes in the plan, or ask for fewer draws"
    )]
    TooMany {
        /// The draws.
        draws: u32,
        /// The nodes, with groups and cells of views.
        nodes: usize,
        /// The countries.
        countries: usize,
        /// What that makes.
        scores: u64,
        /// What is allowed.
        most: u64,
    },
    /// The sensitivity analysis asks for more than memory should hold.
    #[error(
        "{samples} samples of the sensitivity analysis are {numbers} numbers to keep, more than {most}; ask for fewer samples in the plan"
    )]
    TooManySamples {
        /// The samples.
        samples: u32,
        /// What that makes.
        numbers: u64,
        /// What is allowed.
        most: u64,
    },
    /// An alternative of the method cannot score these answers.
    #[error("with the alternative {alternative}, {source}; or switch the alternative off")]
    Alternative {
        /// Its choices.
        alternative: String,
        /// Why.
        source: ScoreError,
    },
    /// The methodology refuses to score, before anything is drawn.
    #[error(transparent)]
    Score(#[from] ScoreError),
}

/// What a run is at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// It draws.
    Drawing,
    /// It repeats draws. A large run does not keep all scores, so those near the ends of intervals
    /// are drawn a second time (methodology 11.9).
    DrawingAgain,
    /// It leaves out one part after the other (methodology 11.11).
    LeavingOut,
    /// It estimates the shares of the sources (methodology 11.12).
    Sensitivity,
}

/// How far a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What it is at.
    pub stage: Stage,
    /// How many draws, parts or pairs of samples are done.
    pub done: u32,
    /// How many there are.
    pub all: u32,
}

impl Progress {
    fn of(stage: Stage, done: usize, all: usize) -> Self {
        let fits = |number| u32::try_from(number).unwrap_or(u32::MAX);
        Self {
            stage,
            done: fits(done.min(all)),
            all: fits(all),
        }
    }
}

/// How sure the scores and ranks of one round are, by a plan of what is uncertain.
///
/// `watch` is called from time to time with the progress; if it returns `false` the run ends, and
/// the result names the number of draws made and the parts it lacks. Otherwise it equals a run of
/// that number of draws. Memory stays within some tens of megabytes: a larger run makes its draws
/// twice instead of keeping all scores.
///
/// # Method
///
/// Methodology section 11.
///
/// # Errors
///
/// [`RobustnessError`] where there is nothing to draw, or the methodology refuses to score.
pub fn robustness(
    plan: &Uncertainty,
    assessments: &[Assessment],
    draws: Draws,
    watch: &mut dyn FnMut(Progress) -> bool,
) -> Result<Robustness, RobustnessError> {
    if draws.draws == 0 {
        return Err(RobustnessError::NoDraws);
    }
    let framework = plan.framework();
    let ordered = ordered(assessments)?;
    let cards = score_all(framework, assessments)?;
    if let Some(country) = twice(cards.iter().map(|card| card.country.as_str())) {
        return Err(RobustnessError::Score(ScoreError::Twice {
            country: country.to_owned(),
            round: cards[0].round.clone(),
        }));
    }
    let root = framework.root();
    let mut nodes = vec![root];
    nodes.extend(plan.nodes().iter().filter(|node| **node != root));
    let views = Views::new(plan, |row| plan.nodes().contains(&row));
    // A cell may stand where a node stands.
    for position in views.reported() {
        if !nodes.contains(position) {
            nodes.push(*position);
        }
    }
    let scores = u64::from(draws.draws) * (nodes.len() * ordered.len()) as u64;
    if MOST_SCORES < scores {
        return Err(RobustnessError::TooMany {
            draws: draws.draws,
            nodes: nodes.len(),
            countries: ordered.len(),
            scores,
            most: MOST_SCORES,
        });
    }
    let alternatives = exact::alternatives(plan, assessments)?;
    let largest = largest(framework, &cards);
    let published = exact::published(framework, &cards);
    let mut simulation = Simulation::new(plan, &ordered, (nodes, views), published, largest)?;
    if plan.centre() == Centre::Published {
        let of = (draws.seed, draws.threads);
        simulation.shifts = Some(Shifts::new(&simulation, &cards, of));
    }
    let made = draws.draws as usize;
    let mut config = RunConfig {
        seed: draws.seed,
        draws: made,
        threads: draws.threads,
    };
    let keep_all = scores <= KEPT_SCORES;
    let mut drawn = simulation.run(config, keep_all, &mut |done| {
        watch(Progress::of(Stage::Drawing, done, made))
    });
    config.draws = drawn.done;
    let stopped = drawn.done < made;
    let stopped_at = drawn.done as u64 * simulation.lanes() as u64;
    if stopped && !keep_all && stopped_at <= KEPT_SCORES {
        // So few are made again at once, and then lack nothing.
        drawn = simulation.run(config, true, &mut |_| true);
    }
    let lanes = lanes(&simulation, plan, &drawn.kept, config, &mut |done| {
        !stopped && watch(Progress::of(Stage::DrawingAgain, done, made))
    });
    let report = report::Report {
        plan,
        simulation: &simulation,
        cards: &cards,
        lanes: &lanes.0,
        tally: &drawn.tally,
        done: drawn.done,
        asked: draws,
    };
    let mut result = report.finish(alternatives);
    if stopped || !lanes.1 {
        result.run.lacks = lacking(plan, !plan.leave_out().is_empty());
        if !lanes.1 {
            result.run.lacks.insert(0, MissingPart::Intervals);
        }
        return Ok(result);
    }
    let parts = plan.leave_out().len();
    let left_out = exact::left_out(framework, plan, &ordered, &mut |done| {
        watch(Progress::of(Stage::LeavingOut, done, parts))
    })?;
    let Some(left_out) = left_out else {
        result.run.lacks = lacking(plan, true);
        return Ok(result);
    };
    result.left_out = left_out;
    if let Some(size) = plan.sensitivity() {
        result.sensitivity = sensitivity(&simulation, &cards, size, plan, draws, watch)?;
        if result.sensitivity.is_none() {
            result.run.lacks = lacking(plan, false);
        }
    }
    Ok(result)
}

/// The largest magnitudes of scores, roughly: of nodes, and of groups and cells.
fn largest(framework: &Framework, cards: &[Scorecard]) -> (f64, f64) {
    let views = cards.iter().flat_map(|card| &card.views);
    let groups = views
        .clone()
        .flat_map(|view| view.groups.iter().map(|group| &group.result));
    let cells = views.flat_map(|view| view.cells.iter().map(|cell| &cell.result));
    let nodes = cards.iter().flat_map(|card| &card.nodes);
    let scores = |results: &mut dyn Iterator<Item = &NodeScore>| {
        simulate::largest(
            framework,
            results.filter_map(|result| result.score.map(Into::into)),
        )
    };
    (
        scores(&mut nodes.map(|node| &node.result)),
        scores(&mut groups.chain(cells)),
    )
}

/// How the scores of the draws spread, by what is reported and country; and whether that is known:
/// not if `watch` ends it.
fn lanes(
    simulation: &Simulation<'_>,
    plan: &Uncertainty,
    kept: &RetainedScores,
    config: RunConfig,
    watch: &mut dyn FnMut(usize) -> bool,
) -> (Vec<Lane>, bool) {
    let outside = Decimal::ONE - Decimal::from(plan.interval());
    let tail = float(outside / Decimal::TWO);
    let shares = [tail, 0.5, 1.0 - tail];
    let lane = |scored: u32, moments: Option<Moments>| Lane { scored, moments };
    let scored = |moments: Option<Moments>| {
        let scored = moments.as_ref().map_or(0, |moments| moments.scored);
        lane(scored, moments)
    };
    match kept {
        RetainedScores::All(chunks) => {
            let moments = quantiles::of_lanes(chunks, simulation.lanes(), shares, config.threads);
            (moments.into_iter().map(scored).collect(), true)
        }
        RetainedScores::Counted { bins, sums } => {
            if let Some(moments) = simulation.again(config, (bins, sums), shares, watch) {
                return (moments.into_iter().map(scored).collect(), true);
            }
            let of_lane = |at: usize| lane(bins.scored(at), None);
            ((0..simulation.lanes()).map(of_lane).collect(), false)
        }
    }
}

/// What an interrupted run lacks of what its plan asks for.
fn lacking(plan: &Uncertainty, leaving_out: bool) -> Vec<MissingPart> {
    let sensitivity = plan.sensitivity().map(|_| MissingPart::Sensitivity);
    let leaving_out = leaving_out.then_some(MissingPart::LeavingOut);
    leaving_out.into_iter().chain(sensitivity).collect()
}

/// The sensitivity analysis; none if `watch` ends it.
fn sensitivity(
    simulation: &Simulation<'_>,
    cards: &[Scorecard],
    size: SensitivitySize,
    plan: &Uncertainty,
    draws: Draws,
    watch: &mut dyn FnMut(Progress) -> bool,
) -> Result<Option<Sensitivity>, RobustnessError> {
    let root = simulation.nodes[0];
    let countries: Vec<&str> = cards.iter().map(|card| card.country.as_str()).collect();
    let outside = Decimal::ONE - Decimal::from(plan.interval());
    let analysis = Analysis {
        simulation,
        size,
        seed: draws.seed,
        threads: draws.threads,
        tail: float(outside / Decimal::TWO),
        scores: cards
            .iter()
            .map(|card| {
                card.nodes[root]
                    .result
                    .score
                    .map(|score| float(score.into()))
            })
            .collect(),
        order: exact::table_order(&simulation.published, &countries),
        countries: countries.into_iter().map(str::to_owned).collect(),
    };
    let numbers = analysis.numbers();
    if MOST_NUMBERS < numbers {
        return Err(RobustnessError::TooManySamples {
            samples: size.samples,
            numbers,
            most: MOST_NUMBERS,
        });
    }
    let pairs = size.samples as usize;
    Ok(analysis.run(&mut |done| watch(Progress::of(Stage::Sensitivity, done as usize, pairs))))
}

/// The assessments of one round, in the order given.
fn ordered(assessments: &[Assessment]) -> Result<Vec<&Assessment>, RobustnessError> {
    let mut rounds: Vec<String> = Vec::new();
    for assessment in assessments {
        if rounds.iter().all(|round| round != assessment.round()) {
            rounds.push(assessment.round().to_owned());
        }
    }
    match rounds.len() {
        0 => Err(RobustnessError::NothingAssessed),
        1 => Ok(assessments.iter().collect()),
        _ => Err(RobustnessError::SeveralRounds { rounds }),
    }
}

/// The scores of single draws, from words of one's own: to recompute a draw, or to look at
/// what a plan does.
#[derive(Debug, Clone)]
pub struct Simulator<'a> {
    simulation: Simulation<'a>,
}

impl<'a> Simulator<'a> {
    /// A simulator of one round.
    ///
    /// # Errors
    ///
    /// As [`robustness`].
    pub fn new(plan: &'a Uncertainty, assessments: &[Assessment]) -> Result<Self, RobustnessError> {
        let framework = plan.framework();
        own(framework, assessments)?;
        let ordered = ordered(assessments)?;
        let views = Views::new(plan, |_| true);
        let nodes = (0..framework.nodes().len()).chain(views.reported().iter().copied());
        let nodes = (nodes.collect(), views);
        let published = vec![0; ordered.len()];
        Ok(Self {
            simulation: Simulation::new(plan, &ordered, nodes, published, (1.0, 1.0))?,
        })
    }

    /// The words of 64 bits that a draw takes.
    pub fn words(&self) -> usize {
        self.simulation.inputs.words
    }

    /// The scores of a draw, country by country within each node, group and cell: of the nodes
    /// in the order of the framework, then view by view of its groups and of its cells.
    ///
    /// # Panics
    ///
    /// If there are fewer words than [`Self::words`].
    pub fn scores(&self, words: &[u64]) -> Vec<Option<f64>> {
        let words = &words[..self.words()];
        let mut memory = self.simulation.memory();
        memory.words.give(&[words]);
        let (scores, _) = fast(|| self.simulation.score(&mut memory, true));
        let countries = self.simulation.inputs.countries;
        let positions = self.simulation.nodes.iter();
        let lanes = positions.flat_map(|position| &scores[position * countries..][..countries]);
        lanes
            .map(|lanes| Some(lanes[0]).filter(|score| !score.is_nan()))
            .collect()
    }
}
