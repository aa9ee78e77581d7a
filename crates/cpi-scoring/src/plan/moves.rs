//! To which better answers may each indicator move, and at what cost?

use crate::item::{self, Item};
use crate::session::{Session, worst};
use cpi_model::Targets;
use cpi_model::assessment::{Answer, Applicability};
use cpi_model::draft::{Activated, CostPer};
use cpi_model::framework::IndicatorMeasure;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// A better answer.
#[derive(Debug, Clone)]
pub(super) struct Move {
    pub(super) answer: Answer,
    /// The cost, in whole units of [`Moves::unit`].
    pub(super) cost: u64,
    pub(super) score: Decimal,
}

/// What one indicator counts as where it applies, and what it may become.
#[derive(Debug, Clone)]
struct Own {
    answer: Answer,
    item: Item,
    failed: Item,
    /// Where its condition fails as things are: what it carries, and counts as where the
    /// condition becomes open (methodology 14.2).
    carried: Option<(Answer, Item)>,
    moves: Vec<Move>,
}

/// The better answers of every indicator.
#[derive(Debug, Clone)]
pub(super) struct Moves {
    own: Vec<Own>,
    /// What one unit of cost is.
    pub(super) unit: Decimal,
}

impl Moves {
    pub(super) fn new(session: &Session, at: usize, targets: &Targets) -> Self {
        let framework = &*session.framework;
        let country = &session.countries[at];
        let declared: BTreeMap<usize, (Answer, Decimal)> = targets
            .quantities()
            .map(|(i, answer, cost)| (i, (answer, cost)))
            .collect();
        // Costs have at most six decimals: all are whole numbers of the smallest place.
        let mut scale = 0;
        let mut own = Vec::with_capacity(framework.indicators().len());
        let mut priced = Vec::with_capacity(framework.indicators().len());
        for (i, indicator) in framework.indicators().iter().enumerate() {
            let direction = framework.item_direction(i);
            let activated = targets.activated() == Activated::Lowest && country.failed[i];
            let answer = match (activated, worst(framework, i)) {
                (true, Some(worst)) => worst,
                _ => country.assessment.answers()[i],
            };
            let unmoved =
                |answer| item::answered(answer, None, i, indicator, None).unwrap_or(Item::Missing);
            let carried = country.failed[i].then(|| {
                let carried = country.assessment.answers()[i];
                (carried, unmoved(carried))
            });
            let item = if country.failed[i] {
                unmoved(answer)
            } else {
                country.items[i]
            };
            let mut moves: Vec<(Answer, Decimal, Decimal)> = Vec::new();
            if let (Item::Scored(now), None) = (item, targets.fixed(i)) {
                match indicator.measure() {
                    IndicatorMeasure::Checklist(checklist) => {
                        let mut better: Vec<(Decimal, Decimal, u8)> = Vec::new();
                        for (option, position) in checklist.options().iter().zip(0_u8..) {
                            if let Some(points) = option.points.map(Decimal::from)
                                && direction.is_better(points, now)
                            {
                                let cost = targets.cost(i, &option.code);
                                better.push((direction.improvement(points), cost, position));
                            }
                        }
                        better.sort_unstable();
                        let mut below = Decimal::ZERO;
                        let mut level: Option<Decimal> = None;
                        let mut cheapest = Decimal::ZERO;
                        // From the nearest option to the farthest, whichever end is better.
                        for (good, cost, option) in better {
                            if level.is_some_and(|level| level < good) {
                                below += cheapest;
                            }
                            if level != Some(good) {
                                level = Some(good);
                                cheapest = cost;
                            }
                            let points = direction.improvement(good);
                            let cost = match targets.cost_per() {
                                CostPer::Answer => cost,
                                CostPer::Step => below + cost,
                            };
                            moves.push((Answer::Option(option), cost, points));
                        }
                    }
                    IndicatorMeasure::Quantity(_) => {
                        if let Some((answer, cost)) = declared.get(&i)
                            && let Some(score) = session.score_with(at, i, *answer)
                            && direction.is_better(score, now)
                        {
                            moves.push((*answer, *cost, score));
                        }
                    }
                }
            }
            for (_, cost, _) in &moves {
                scale = scale.max(cost.normalize().scale());
            }
            priced.push(moves);
            own.push(Own {
                answer,
                item,
                failed: item::failed(framework, indicator),
                carried,
                moves: Vec::new(),
            });
        }
        let unit = Decimal::new(1, scale);
        for (own, moves) in own.iter_mut().zip(priced) {
            let each = moves.into_iter().map(|(answer, cost, score)| Move {
                answer,
                cost: units(cost, scale),
                score,
            });
            own.moves = each.collect();
        }
        Self { own, unit }
    }

    /// The better answers of an indicator.
    pub(super) fn of(&self, i: usize) -> &[Move] {
        &self.own[i].moves
    }

    /// Whether an indicator can move where its condition comes to this. One whose condition
    /// fails as things are has no answer to improve before the condition holds.
    pub(super) fn may(&self, i: usize, verdict: Applicability) -> bool {
        match verdict {
            Applicability::Holds => true,
            Applicability::Open => self.own[i].carried.is_none(),
            Applicability::Fails => false,
        }
    }

    /// An answer of an indicator: 0 is the one it counts as where it applies, the others are
    /// its moves.
    pub(super) fn answer(&self, i: usize, number: usize) -> Answer {
        match number.checked_sub(1) {
            None => self.own[i].answer,
            Some(at) => self.own[i].moves[at].answer,
        }
    }

    /// As [`Moves::answer`], where the condition of the indicator comes to this.
    pub(super) fn answer_under(&self, i: usize, number: usize, verdict: Applicability) -> Answer {
        match (verdict, self.own[i].carried) {
            (Applicability::Open, Some((carried, _))) => carried,
            _ => self.answer(i, number),
        }
    }

    /// What an indicator scores where its condition holds, or is open, and it does not move.
    pub(super) fn present(&self, i: usize, verdict: Applicability) -> Item {
        match (verdict, self.own[i].carried) {
            (Applicability::Open, Some((_, carried))) => carried,
            _ => self.own[i].item,
        }
    }

    /// What it scores where its condition fails.
    pub(super) fn failed(&self, i: usize) -> Item {
        self.own[i].failed
    }

    /// A cost in the declared unit.
    pub(super) fn cost(&self, units: u64) -> Decimal {
        Decimal::from(units) * self.unit
    }

    /// Whether an indicator applies as things are.
    pub(super) fn applies(session: &Session, at: usize, i: usize) -> bool {
        session.countries[at].verdicts[i] != Applicability::Fails
    }
}

/// A cost of at most `scale` decimals as a whole number of the smallest place.
fn units(cost: Decimal, scale: u32) -> u64 {
    let mut cost = cost;
    cost.rescale(scale);
    u64::try_from(cost.mantissa()).unwrap_or(u64::MAX >> 16)
}
