//! What does a run say? Its counts and scores as results.

use super::Draws;
use super::exact::{mean_shift, rank, ranks, table_order};
use super::quantiles::Moments;
use super::rank_counts::RankCounts;
use super::simulate::Simulation;
use crate::robustness::{
    AlternativeScores, BandShare, BandShares, CellRobustness, CountryRobustness, IndexRobustness,
    NodeRobustness, Pair, RandomWordRange, RankShare, RankShares, RankSpread, Robustness, Run,
    Spread, ViewRobustness,
};
use crate::scorecard::{NodeScore, Scorecard};
use cpi_model::framework::{Banding, View};
use cpi_model::number::{Share, SimulatedValue};
use cpi_model::uncertainty::Uncertainty;
use rust_decimal::Decimal;

/// A number with 12 decimals.
pub(crate) fn estimate(number: f64) -> SimulatedValue {
    let scaled = (number * 1e12).round();
    #[expect(
        clippy::cast_possible_truncation,
        reason = "it saturates far beyond any score"
    )]
    let whole = scaled as i128;
    let most = 79_228_162_514_264_337_593_543_950_335;
    Decimal::from_i128_with_scale(whole.clamp(-most, most), 12)
        .normalize()
        .into()
}

/// What a report is made of.
pub(crate) struct Report<'a> {
    pub(crate) plan: &'a Uncertainty,
    pub(crate) simulation: &'a Simulation<'a>,
    pub(crate) cards: &'a [Scorecard],
    /// By reported node, group or cell, and country.
    pub(crate) lanes: &'a [Lane],
    pub(crate) tally: &'a RankCounts,
    pub(crate) done: usize,
    pub(crate) asked: Draws,
}

/// In how many draws there is a score, and how these spread, if that is known.
pub(crate) struct Lane {
    pub(crate) scored: u32,
    pub(crate) moments: Option<Moments>,
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl Report<'_> {
    pub(crate) fn finish(&self, alternatives: Vec<AlternativeScores>) -> Robustness {
        let inputs = &self.simulation.inputs;
        let mut layout: Vec<RandomWordRange> = Vec::new();
        let mut last = None;
        for (source, _, words) in &inputs.sources {
            // Answers and what is missing share their words: a part a cell.
            if last == Some(words.clone())
                && !words.is_empty()
                && let Some(shared) = layout.last_mut()
            {
                shared.source = format!("{} and {source}", shared.source);
                continue;
            }
            layout.push(RandomWordRange {
                source: source.clone(),
                words: count(words.len()),
            });
            last = Some(words.clone());
        }
        let spreads = self.spreads();
        Robustness {
            framework: self.plan.framework().clone().into(),
            round: self.cards[0].round.clone(),
            plan: Box::new(self.plan.draft().clone()),
            run: Run {
                generator: "PCG64".to_owned(),
                seed: self.asked.seed.to_string(),
                draws: count(self.done),
                interrupted_before: (self.done != self.asked.draws as usize)
                    .then_some(self.asked.draws),
                lacks: Vec::new(),
                words: count(inputs.words),
                layout,
            },
            nodes: self.nodes(&spreads),
            views: self.views(&spreads),
            index: self.index(),
            alternatives,
            left_out: Vec::new(),
            sensitivity: None,
        }
    }

    /// How the scores of every reported node and country spread.
    fn spreads(&self) -> Vec<(u32, Option<Spread>)> {
        let of_lane = |lane: &Lane| {
            let spread = lane.moments.map(|moments| {
                let [low, median, high] = moments.quantiles.map(estimate);
                Spread {
                    mean: estimate(moments.mean),
                    deviation: estimate(moments.deviation),
                    low,
                    median,
                    high,
                }
            });
            (lane.scored, spread)
        };
        self.lanes.iter().map(of_lane).collect()
    }

    /// How often a country has each doubled rank at a reported node.
    fn ranks(&self, k: usize, c: usize) -> &[u32] {
        let countries = self.simulation.inputs.countries;
        let width = 2 * countries + 1;
        let start = (k * countries + c) * width;
        &self.tally.ranks[start..start + width]
    }

    fn rank_spread(&self, k: usize, c: usize) -> Option<RankSpread> {
        let counts = self.ranks(k, c);
        let all: u64 = counts[1..].iter().map(|count| u64::from(*count)).sum();
        if all == 0 {
            return None;
        }
        let at = |share: Decimal| {
            // The first rank that a share of the draws do not exceed.
            let needed = (share * Decimal::from(all)).ceil().max(Decimal::ONE);
            let mut cumulative = Decimal::ZERO;
            let found = counts.iter().enumerate().skip(1).find(|(_, count)| {
                cumulative += Decimal::from(**count);
                needed <= cumulative
            });
            found.and_then(|(doubled, _)| rank(count(doubled)))
        };
        let tail = (Decimal::ONE - Decimal::from(self.plan.interval())) / Decimal::TWO;
        let sum = counts
            .iter()
            .zip(0_u64..)
            .map(|(count, doubled)| u64::from(*count) * doubled);
        Some(RankSpread {
            mean: mean_shift(sum.sum(), all),
            low: at(tail)?,
            median: at(Decimal::new(5, 1))?,
            high: at(Decimal::ONE - tail)?,
        })
    }

    fn share(&self, part: u32) -> Share {
        Share::of(part, count(self.done))
    }

    fn nodes(&self, spreads: &[(u32, Option<Spread>)]) -> Vec<NodeRobustness> {
        self.plan
            .nodes()
            .iter()
            .map(|node| NodeRobustness {
                code: self.cards[0].nodes[*node].code.clone(),
                countries: self.countries(spreads, *node, |card| &card.nodes[*node].result),
            })
            .collect()
    }

    /// Every group, and every cell whose row is reported (methodology 11.14).
    fn views(&self, spreads: &[(u32, Option<Spread>)]) -> Vec<ViewRobustness> {
        let framework = self.simulation.programs[0].framework;
        let positions = &self.simulation.views;
        let of_view = |(v, view): (usize, &View)| {
            let groups = view.groups().iter().enumerate();
            let cells = view.cells().iter().enumerate();
            ViewRobustness {
                code: view.code().clone(),
                groups: groups
                    .map(|(g, group)| NodeRobustness {
                        code: group.code().clone(),
                        countries: self.countries(spreads, positions.group(v, g), |card| {
                            &card.views[v].groups[g].result
                        }),
                    })
                    .collect(),
                cells: cells
                    .filter(|(_, cell)| self.plan.nodes().contains(&cell.row()))
                    .filter_map(|(c, cell)| {
                        Some(CellRobustness {
                            row: framework.nodes()[cell.row()].code().clone(),
                            group: view.groups()[cell.group()].code().clone(),
                            countries: self.countries(spreads, positions.cell(v, c)?, |card| {
                                &card.views[v].cells[c].result
                            }),
                        })
                    })
                    .collect(),
            }
        };
        framework.views().iter().enumerate().map(of_view).collect()
    }

    /// The countries at a position, in the order of the ranks there (methodology 7.2).
    fn countries<'c>(
        &'c self,
        spreads: &[(u32, Option<Spread>)],
        position: usize,
        result: impl Fn(&'c Scorecard) -> &'c NodeScore,
    ) -> Vec<CountryRobustness> {
        let mut reported = self.simulation.nodes.iter();
        let Some(k) = reported.position(|reported| *reported == position) else {
            return Vec::new();
        };
        let framework = self.simulation.programs[0].framework;
        let scores: Vec<Option<Decimal>> = self
            .cards
            .iter()
            .map(|card| result(card).score.map(Decimal::from))
            .collect();
        let direction = self.simulation.direction(position);
        let published = ranks(framework, direction, &scores);
        let order = table_order(&published, &self.names());
        let of_country = |c: usize| {
            let result = result(&self.cards[c]);
            let (scored, scores) = &spreads[k * self.cards.len() + c];
            CountryRobustness {
                country: self.cards[c].country.clone(),
                score: result.score,
                display: result.display,
                rank: rank(published[c]),
                bounds: result.bounds,
                scored: self.share(*scored),
                scores: scores.clone(),
                ranks: self.rank_spread(k, c),
            }
        };
        order.into_iter().map(of_country).collect()
    }

    fn names(&self) -> Vec<&str> {
        let cards = self.cards.iter();
        cards.map(|card| card.country.as_str()).collect()
    }

    fn index(&self) -> IndexRobustness {
        let names = self.names();
        let order = table_order(&self.simulation.published, &names);
        let n = names.len();
        let rank_shares = |c: &usize| RankShares {
            country: names[*c].to_owned(),
            shares: self
                .ranks(0, *c)
                .iter()
                .enumerate()
                .filter(|(_, count)| **count != 0)
                .filter_map(|(doubled, times)| {
                    Some(RankShare {
                        rank: rank(count(doubled))?,
                        share: self.share(*times),
                    })
                })
                .collect(),
        };
        let mut pairs = Vec::with_capacity(n * n.saturating_sub(1) / 2);
        for (i, one) in order.iter().enumerate() {
            for other in &order[i + 1..] {
                let above = self.tally.above[one * n + other];
                let below = self.tally.above[other * n + one];
                let lacking = self.tally.lacking[one * n + other];
                pairs.push(Pair {
                    country: names[*one].to_owned(),
                    other: names[*other].to_owned(),
                    above: self.share(above),
                    tied: self.share(count(self.done) - above - below - lacking),
                });
            }
        }
        let framework = self.simulation.programs[0].framework;
        IndexRobustness {
            order_holds: self.share(self.tally.order_holds),
            mean_rank_shift: mean_shift(self.tally.shifts, self.tally.shifted),
            ranks: order.iter().map(rank_shares).collect(),
            bands: framework.banding().map_or_else(Vec::new, |banding| {
                let of_country = |c: &usize| BandShares {
                    country: names[*c].to_owned(),
                    shares: self.bands(banding, *c),
                };
                order.iter().map(of_country).collect()
            }),
            pairs,
        }
    }

    /// How often a country is in each band.
    fn bands(&self, banding: &Banding, c: usize) -> Vec<BandShare> {
        let counts = self.tally.bands.chunks_exact(banding.bands.len().max(1));
        let counts = counts.skip(c).take(1).flatten();
        let bands = banding.bands.iter().zip(counts);
        bands
            .map(|((code, _), times)| BandShare {
                band: code.clone(),
                share: self.share(*times),
            })
            .collect()
    }
}
