//! What is the best score for each cost? Lists of points of which none is both dearer and
//! worse than another.

use rust_decimal::Decimal;

/// The most points a list keeps. A longer one is thinned so that it still bounds: a point
/// that stands for several has the least cost and the best score among them.
pub(super) const MOST_POINTS: usize = 2048;

/// A score and the least cost at which it was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ParetoPoint {
    pub(super) cost: u64,
    pub(super) value: Decimal,
    pub(super) choice: u32,
}

/// Which moves a point rests on, as a tree in one list; the first says none.
#[derive(Debug, Clone)]
pub(super) struct Backpointers(Vec<Choice>);

#[derive(Debug, Clone, Copy)]
enum Choice {
    None,
    Move(u32, u32),
    Both(u32, u32),
}

/// No move at all.
pub(super) const ROOT: u32 = 0;

impl Backpointers {
    pub(super) fn new() -> Self {
        Self(vec![Choice::None])
    }

    fn add(&mut self, choice: Choice) -> u32 {
        self.0.push(choice);
        u32::try_from(self.0.len() - 1).unwrap_or(ROOT)
    }

    /// The move of an indicator, by its number among those of the indicator.
    pub(super) fn single(&mut self, indicator: usize, number: usize) -> u32 {
        let (indicator, number) = (u32::try_from(indicator), u32::try_from(number));
        self.add(Choice::Move(indicator.unwrap_or(0), number.unwrap_or(0)))
    }

    pub(super) fn both(&mut self, one: u32, other: u32) -> u32 {
        match (one, other) {
            (ROOT, only) | (only, ROOT) => only,
            (one, other) => self.add(Choice::Both(one, other)),
        }
    }

    /// The moves behind a choice: indicator and number. Where an indicator stands in several
    /// places and would move to several answers, it moves to the best.
    pub(super) fn moves(&self, choice: u32) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        let mut open = vec![choice];
        while let Some(choice) = open.pop() {
            match self.0[choice as usize] {
                Choice::None => {}
                Choice::Move(indicator, number) => {
                    found.push((indicator as usize, number as usize));
                }
                Choice::Both(one, other) => open.extend([one, other]),
            }
        }
        found.sort_unstable_by(|one, other| other.cmp(one));
        found.dedup_by_key(|(indicator, _)| *indicator);
        found.reverse();
        found
    }
}

/// Keeps the points that nothing else is both cheaper and better than.
pub(super) fn prune(points: &mut Vec<ParetoPoint>) {
    points.sort_by(|a, b| a.cost.cmp(&b.cost).then(b.value.cmp(&a.value)));
    let mut best: Option<Decimal> = None;
    points.retain(|point| {
        let better = best.is_none_or(|best| best < point.value);
        if better {
            best = Some(point.value);
        }
        better
    });
}

/// Thins a list that is too long; says whether it did.
pub(super) fn thin(points: &mut Vec<ParetoPoint>) -> bool {
    if points.len() <= MOST_POINTS {
        return false;
    }
    let share = points.len().div_ceil(MOST_POINTS);
    *points = points
        .chunks(share)
        .filter_map(|chunk| {
            let (first, last) = (chunk.first()?, chunk.last()?);
            Some(ParetoPoint {
                cost: first.cost,
                ..*last
            })
        })
        .collect();
    true
}

/// Every pair of points joined: costs add, scores by `join`. Pairs that `join` gives nothing
/// for are left out; says whether there were any.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the span is below the pairs, which stand in memory"
)]
pub(super) fn merge(
    one: &[ParetoPoint],
    other: &[ParetoPoint],
    choices: &mut Backpointers,
    join: impl Fn(Decimal, Decimal) -> Option<Decimal>,
) -> Vec<ParetoPoint> {
    let most = |points: &[ParetoPoint]| points.last().map_or(0, |point| point.cost);
    let span = most(one).saturating_add(most(other));
    let pairs = one.len().saturating_mul(other.len());
    // The best pair of each cost, in an array by cost where that is short.
    let mut best: Vec<(u64, Decimal, u32, u32)> = Vec::new();
    let each = || one.iter().flat_map(|a| other.iter().map(move |b| (a, b)));
    if span < 16 * pairs as u64 + 64 {
        let mut at: Vec<Option<(Decimal, u32, u32)>> = vec![None; span as usize + 1];
        for (a, b) in each() {
            let Some(value) = join(a.value, b.value) else {
                continue;
            };
            let slot = &mut at[(a.cost + b.cost) as usize];
            if slot.is_none_or(|(best, ..)| best < value) {
                *slot = Some((value, a.choice, b.choice));
            }
        }
        let found = (0_u64..).zip(at);
        best.extend(found.filter_map(|(cost, slot)| slot.map(|(v, a, b)| (cost, v, a, b))));
    } else {
        for (a, b) in each() {
            if let Some(value) = join(a.value, b.value) {
                best.push((a.cost.saturating_add(b.cost), value, a.choice, b.choice));
            }
        }
        best.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
    }
    let mut points: Vec<ParetoPoint> = Vec::new();
    for (cost, value, one, other) in best {
        if points.last().is_none_or(|last| last.value < value) {
            let choice = choices.both(one, other);
            points.push(ParetoPoint {
                cost,
                value,
                choice,
            });
        }
    }
    points
}
