//! How are draws centred on what was published? Methodology 11.16.

use super::evaluate::Lanes;
use super::inputs::float;
use super::program::TOGETHER;
use super::simulate::{CHUNK, RunConfig, Simulation};
use super::views::Part;
use crate::scorecard::{NodeScore, Scorecard};
use cpi_model::framework::Framework;

/// The draws whose mean is moved to the published score: the first of the seed, however many are
/// made, so that a run that is interrupted is the shorter run (methodology 11.16).
const MEAN_OF: usize = 2 * CHUNK;

/// By how much the scores of draws are moved, and between which ends they stay.
#[derive(Debug, Clone)]
pub(crate) struct Shifts {
    countries: usize,
    /// By lane; a score without a published one is not moved, not even to an end of the range.
    by: Vec<Option<f64>>,
    /// By reported node, group or cell.
    ends: Vec<(f64, f64)>,
}

impl Shifts {
    pub(crate) fn new(
        simulation: &Simulation<'_>,
        cards: &[Scorecard],
        (seed, threads): (u64, usize),
    ) -> Self {
        let framework = simulation.programs[0].framework;
        let means = simulation.means(RunConfig {
            seed,
            draws: MEAN_OF,
            threads,
        });
        let range = framework.range();
        let (low, high) = (float(range.low.into()), float(range.high.into()));
        let (mut by, mut ends) = (Vec::with_capacity(means.len()), Vec::new());
        let countries = cards.len();
        for (k, position) in simulation.nodes.iter().enumerate() {
            let published: Vec<Option<f64>> = cards
                .iter()
                .map(|card| published(simulation, framework, card, *position))
                .collect();
            let scores = || published.iter().flatten();
            // The range is no limit (1.5): where a published score passes an end, so may others.
            let floor = scores().all(|score| low <= *score);
            let ceiling = scores().all(|score| *score <= high);
            ends.push((
                if floor { low } else { f64::NEG_INFINITY },
                if ceiling { high } else { f64::INFINITY },
            ));
            let means = &means[k * countries..][..countries];
            let pairs = published.iter().zip(means);
            by.extend(pairs.map(|(published, mean)| Some((*published)? - (*mean)?)));
        }
        Self {
            countries,
            by,
            ends,
        }
    }

    /// The scores of a reported node, moved.
    pub(crate) fn moved(&self, k: usize, scores: &[Lanes], moved: &mut Vec<Lanes>) {
        let (low, high) = self.ends[k];
        let by = &self.by[k * self.countries..][..self.countries];
        moved.clear();
        moved.extend(scores.iter().zip(by).map(|(scores, by)| {
            let Some(by) = by else {
                return *scores;
            };
            let mut each = [0.0; TOGETHER];
            for d in 0..TOGETHER {
                each[d] = (scores[d] + by).clamp(low, high);
            }
            each
        }));
    }
}

/// The published score of a country at a position.
fn published(
    simulation: &Simulation<'_>,
    framework: &Framework,
    card: &Scorecard,
    position: usize,
) -> Option<f64> {
    let result: &NodeScore = if position < framework.nodes().len() {
        &card.nodes[position].result
    } else {
        let mut parts = simulation.views.parts();
        match parts.find(|(at, _)| *at == position)?.1 {
            Part::Group(view, group) => &card.views[view].groups[group].result,
            Part::Cell(view, cell) => &card.views[view].cells[cell].result,
        }
    };
    result.score.map(|score| float(score.into()))
}

impl Simulation<'_> {
    /// The mean score of the draws by lane; none where no draw has one.
    pub(crate) fn means(&self, config: RunConfig) -> Vec<Option<f64>> {
        let lanes = self.lanes();
        let (mut sums, mut scored) = (vec![0.0; lanes], vec![0.0; lanes]);
        self.each_chunk(
            config,
            &|| (),
            &|(), memory, place| {
                let chunk = self.chunk(config.seed, place, memory, None);
                let of_lane = |lane| (chunk.sum(lane), f64::from(chunk.scored(lane)));
                (0..lanes).map(of_lane).unzip::<f64, f64, Vec<_>, Vec<_>>()
            },
            &mut |(of_chunk, scored_of_chunk)| {
                add(&mut sums, &of_chunk);
                add(&mut scored, &scored_of_chunk);
            },
            &mut |_| true,
        );
        let means = sums.into_iter().zip(scored);
        means
            .map(|(sum, scored)| (0.0 < scored).then(|| sum / scored))
            .collect()
    }
}

/// Adds numbers to sums.
pub(super) fn add(sums: &mut [f64], more: &[f64]) {
    for (sum, more) in sums.iter_mut().zip(more) {
        *sum += more;
    }
}
