//! What does something come to at best, by what its members come to?

use super::deciding::Assignment;
use super::parts::Part;
use super::{Outcomes, Tree, cheaper};
use crate::aggregate::{aggregate, finish};
use crate::arithmetic::{exp, ln_nearly as ln, power_nearly as power};
use crate::item::Item;
use crate::plan::frontier::{ParetoPoint, ROOT, merge, prune, thin};
use crate::scorecard::State;
use cpi_model::assessment::Applicability;
use cpi_model::draft::{Aggregation, CoverageOf, Direction, MissingRule};
use cpi_model::framework::{Aggregate, Method};
use cpi_model::number::Share;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// The most weights that can have entered, times the points over all of them, where members may
/// or may not apply (methodology 14.6).
const MOST_ENTERED: usize = 2_097_152;

/// The same where the lists only bound anyway.
const MOST_ENTERED_BOUNDING: usize = 65_536;

/// Points by the weight that entered, whether anything did, and whether something that did
/// not has no score.
type States = BTreeMap<(Decimal, bool, bool), Vec<ParetoPoint>>;

fn nothing_entered() -> States {
    let start = ParetoPoint {
        cost: 0,
        value: Decimal::ZERO,
        choice: ROOT,
    };
    BTreeMap::from([((Decimal::ZERO, false, false), vec![start])])
}

impl Tree<'_> {
    /// Joins the members of something.
    pub(super) fn combine(&mut self, of: Aggregate, trial: &Assignment) -> Outcomes {
        let mut members = self.members(of);
        let method = self.method(of);
        if !is_joined_by_sums(method) || (weighs(method) && !even(&mut members)) {
            return self.medians(of, &members, trial);
        }
        let mut states = nothing_entered();
        let (rests, size) = (self.rests(Part::Of(of)), self.indicators(of).len());
        for cluster in &*self.clusters(of, &members, trial) {
            let own = cluster.members.iter().map(|m| members[*m]);
            if cluster.deciders.is_empty() {
                for member in own {
                    states = self.enter(states, method, member, trial);
                    if self.too_many(&states, method) {
                        return self.crowded(of, &members, trial);
                    }
                }
                continue;
            }
            let deciders = cluster.deciders.clone();
            let (tried, combinations) = self.few(deciders, trial, &rests, size);
            let mut together = States::new();
            for combination in 0..combinations {
                let within = self.trial(&tried, combination, trial);
                let mut found = nothing_entered();
                for member in own.clone() {
                    found = self.enter(found, method, member, &within);
                    if self.too_many(&found, method) {
                        return self.crowded(of, &members, trial);
                    }
                }
                let (cost, choice) = self.charge(&tried, &within);
                for (state, points) in found {
                    let dearer = points.into_iter().map(|point| ParetoPoint {
                        cost: point.cost + cost,
                        choice: self.choices.both(point.choice, choice),
                        ..point
                    });
                    together.entry(state).or_default().extend(dearer);
                }
                self.shorten(&mut together);
                if self.too_many(&together, method) {
                    return self.crowded(of, &members, trial);
                }
            }
            states = self.beside(&states, &together, method);
            if self.too_many(&states, method) {
                return self.crowded(of, &members, trial);
            }
        }
        self.ends(of, states)
    }

    /// From above, where too many members may or may not apply: no mean is more than the best of
    /// what enters, and each member is taken by itself, as if it could spend the whole cost.
    fn crowded(
        &mut self,
        of: Aggregate,
        members: &[(Part, Decimal)],
        trial: &Assignment,
    ) -> Outcomes {
        self.relaxed = true;
        let mut variants = self.median(of, members, trial, true);
        variants.not_applicable = Some((0, ROOT));
        variants.without = Some((0, ROOT));
        variants
    }

    fn too_many(&self, states: &States, method: &Method) -> bool {
        let most = if self.relaxed {
            MOST_ENTERED_BOUNDING
        } else {
            MOST_ENTERED
        };
        let points: usize = states.values().map(Vec::len).sum();
        weighs(method) && most < points.saturating_mul(states.len())
    }

    fn shorten(&mut self, states: &mut States) {
        for points in states.values_mut() {
            prune(points);
            self.relaxed |= thin(points);
        }
    }

    /// What has entered, with one member more.
    fn enter(
        &mut self,
        states: States,
        method: &Method,
        (part, weight): (Part, Decimal),
        trial: &Assignment,
    ) -> States {
        let better = self.better;
        let zero = self.zero();
        let found = self.part(part, trial);
        let mut scored = Vec::with_capacity(found.scored.len());
        let mut bring = |point: ParetoPoint| {
            if let Some(value) = brought(method, better, point.value, weight) {
                scored.push(ParetoPoint { value, ..point });
            }
        };
        found.scored.into_iter().for_each(&mut bring);
        let mut without = None;
        match (method.missing(), found.without) {
            (MissingRule::AsZero, Some((cost, choice))) => {
                bring(ParetoPoint {
                    cost,
                    value: zero,
                    choice,
                });
            }
            (MissingRule::LeaveOut, found) => without = found,
            (MissingRule::Refuse, _) | (_, None) => {}
        }
        prune(&mut scored);
        let mut next = States::new();
        for ((total, any, missing), points) in states {
            if !scored.is_empty() {
                let joined = merge(&points, &scored, &mut self.choices, |a, b| {
                    join(method, better, any, a, b)
                });
                let total = if weighs(method) {
                    total + weight
                } else {
                    total
                };
                next.entry((total, true, false)).or_default().extend(joined);
            }
            let choices = &mut self.choices;
            let mut pass = |(cost, choice), missing| {
                let passed = points.iter().map(|point| ParetoPoint {
                    cost: point.cost + cost,
                    choice: choices.both(point.choice, choice),
                    ..*point
                });
                next.entry((total, any, missing))
                    .or_default()
                    .extend(passed);
            };
            if let Some(found) = found.not_applicable {
                pass(found, missing);
            }
            if let Some(found) = without {
                pass(found, !any);
            }
        }
        self.shorten(&mut next);
        next
    }

    /// What has entered of some members, with what has entered of others.
    fn beside(&mut self, some: &States, others: &States, method: &Method) -> States {
        let better = self.better;
        let mut states = States::new();
        for ((one, any, missing), points) in some {
            for ((other, any_other, missing_other), further) in others {
                let joined = merge(points, further, &mut self.choices, |a, b| {
                    match (any, any_other) {
                        (true, true) => join(method, better, true, a, b),
                        (_, false) => Some(a),
                        (false, true) => Some(b),
                    }
                });
                let any = *any || *any_other;
                let missing = !any && (*missing || *missing_other);
                let entered = (*one + *other, any, missing);
                states.entry(entered).or_default().extend(joined);
            }
        }
        self.shorten(&mut states);
        states
    }

    /// The scores of what has entered.
    fn ends(&mut self, of: Aggregate, states: States) -> Outcomes {
        let method = self.method(of);
        let stable = self.covered(of);
        let better = self.better;
        let mut variants = Outcomes::default();
        for ((total, any, missing), points) in states {
            let least = points.first().map(|point| (point.cost, point.choice));
            if !any {
                let kind = if missing {
                    &mut variants.without
                } else {
                    &mut variants.not_applicable
                };
                cheaper(kind, least);
                continue;
            }
            if stable != Some(true) {
                cheaper(&mut variants.without, least);
                self.relaxed |= stable.is_none();
            }
            if stable != Some(false) {
                variants
                    .scored
                    .extend(points.into_iter().filter_map(|point| {
                        let sum = better.improvement(point.value);
                        let score = finish(method, ended(method, sum, total)?);
                        let value = better.improvement(score);
                        Some(ParetoPoint { value, ..point })
                    }));
            }
        }
        prune(&mut variants.scored);
        variants
    }

    /// The median, or a mean whose powers are too large or too small for sums of decimals, for each way in which the answers that members share may decide.
    fn medians(
        &mut self,
        of: Aggregate,
        members: &[(Part, Decimal)],
        trial: &Assignment,
    ) -> Outcomes {
        let (rests, size) = (self.rests(Part::Of(of)), self.indicators(of).len());
        let clusters = self.clusters(of, members, trial);
        let deciders = clusters.iter().flat_map(|each| each.deciders.clone());
        let (tried, combinations) = self.few(deciders.collect(), trial, &rests, size);
        let mut variants = Outcomes::default();
        for combination in 0..combinations {
            let trial = self.trial(&tried, combination, trial);
            let mut found = self.median(of, members, &trial, false);
            let (cost, choice) = self.charge(&tried, &trial);
            found.dearer(cost, choice, &mut self.choices);
            self.unite(&mut variants, found);
        }
        variants
    }

    /// The median, from above: as if each member could spend the whole cost. With `best` the
    /// best of the members, which no mean exceeds.
    fn median(
        &mut self,
        of: Aggregate,
        parts: &[(Part, Decimal)],
        trial: &Assignment,
        best: bool,
    ) -> Outcomes {
        let method = self.method(of);
        let better = self.better;
        let zero = self.zero();
        let mut costs = BTreeSet::from([0]);
        let mut members = Vec::new();
        let mut variants = Outcomes::default();
        for (part, weight) in parts {
            let mut found = self.part(*part, trial);
            let fixed = found.not_applicable.is_none() || found.scored.is_empty();
            self.relaxed |= !fixed || 1 < found.scored.len();
            if let (Some((cost, choice)), MissingRule::AsZero) = (found.without, method.missing()) {
                found.scored.push(ParetoPoint {
                    cost,
                    value: zero,
                    choice,
                });
                prune(&mut found.scored);
            }
            costs.extend(found.scored.iter().map(|point| point.cost));
            if !found.scored.is_empty() {
                members.push((found.scored, *weight, fixed));
            }
        }
        let optional = best || members.iter().any(|(.., fixed)| !fixed);
        for cost in costs {
            let mut entering = Vec::new();
            let mut choice = ROOT;
            for (points, weight, _) in &members {
                let Some(point) = points.iter().rev().find(|point| point.cost <= cost) else {
                    continue;
                };
                entering.push((better.improvement(point.value), *weight));
                choice = self.choices.both(choice, point.choice);
            }
            // Where members may be left out, no more is known than the best of them.
            let score = if optional {
                let scores = entering.iter().map(|(score, _)| *score);
                let best = scores.max_by_key(|score| better.improvement(*score));
                best.map(|best| finish(method, best))
            } else if entering.is_empty() {
                None
            } else {
                aggregate(method, &entering).ok()
            };
            variants.scored.extend(score.map(|score| ParetoPoint {
                cost,
                value: better.improvement(score),
                choice,
            }));
        }
        if members.is_empty() || optional {
            variants.not_applicable = Some((0, ROOT));
        }
        prune(&mut variants.scored);
        if self.covered(of) != Some(true) {
            variants.without = Some((0, ROOT));
            self.relaxed = true;
        }
        variants
    }

    /// The value of what enters as zero (4.3).
    fn zero(&self) -> Decimal {
        let low = self.session.framework.range().low;
        self.better.improvement(low.into())
    }

    /// Whether something reaches its least coverage (4.7) whatever moves; nothing where that
    /// depends.
    fn covered(&mut self, of: Aggregate) -> Option<bool> {
        let method = self.method(of);
        if method.least_coverage() == Share::ZERO {
            return Some(true);
        }
        if self.rests(Part::Of(of)).is_empty() {
            let state = self.session.outcome(self.at, of).state;
            return Some(state != State::TooLittleCoverage);
        }
        let (mut answered, mut missing) = (0, 0);
        for i in self.indicators(of) {
            let open =
                self.may_open[i] && self.moves.present(i, Applicability::Open) == Item::Missing;
            match self.moves.present(i, Applicability::Holds) {
                _ if open => missing += 1,
                Item::Missing => missing += 1,
                Item::Scored(_) if self.rests_on[i].is_empty() => answered += 1,
                Item::Scored(_) | Item::NotApplicable | Item::SwitchedOff => {}
            }
        }
        let enough = method.coverage_of() == CoverageOf::Indicators
            && method.least_coverage() <= Share::of(answered, answered + missing);
        (missing == 0 || enough).then_some(true)
    }
}

fn weighs(method: &Method) -> bool {
    !matches!(
        method.aggregation(),
        Aggregation::Sum | Aggregation::Minimum | Aggregation::Maximum
    )
}

/// Whether the best score can be put together from sums of what each member brings. Not so
/// for a median, nor where powers leave the digits of a decimal.
fn is_joined_by_sums(method: &Method) -> bool {
    let mild = |p: Decimal| (Decimal::new(1, 2)..=Decimal::from(3)).contains(&p.abs());
    match method.aggregation() {
        Aggregation::Median => false,
        Aggregation::Generalised => method.exponent().is_none_or(mild),
        _ => true,
    }
}

/// Brings weights far from 1 near to it, which changes no mean (4.2), so that their products
/// with scores stay within the digits of a decimal. Says whether they do.
fn even(members: &mut [(Part, Decimal)]) -> bool {
    let weights = || members.iter().map(|(_, weight)| *weight);
    let (Some(least), Some(largest)) = (weights().min(), weights().max()) else {
        return true;
    };
    let far = |weight: Decimal| 6 < weight.scale() || Decimal::from(1_000_000) < weight;
    if !weights().any(far) {
        return true;
    }
    for (_, weight) in members.iter_mut() {
        *weight = weight.checked_div(largest).unwrap_or(*weight);
    }
    let least = least.checked_div(largest);
    least.is_some_and(|least| Decimal::new(1, 6) <= least)
}

/// What a member brings into the sum behind an aggregation, rising with its value.
fn brought(method: &Method, better: Direction, value: Decimal, weight: Decimal) -> Option<Decimal> {
    let score = better.improvement(value);
    let positive = Some(score).filter(|score| Decimal::ZERO < *score);
    let rising = match method.aggregation() {
        Aggregation::Arithmetic | Aggregation::Sum => score.checked_mul(weight)?,
        Aggregation::Minimum | Aggregation::Maximum | Aggregation::Median => score,
        Aggregation::Geometric => ln(positive?)?.checked_mul(weight)?,
        Aggregation::Harmonic => -weight.checked_div(positive?)?,
        Aggregation::Generalised => {
            let p = method.exponent()?;
            let powered = power(positive?, p)?.checked_mul(weight)?;
            if p < Decimal::ZERO { -powered } else { powered }
        }
    };
    Some(better.improvement(rising))
}

fn join(
    method: &Method,
    better: Direction,
    any: bool,
    sum: Decimal,
    brought: Decimal,
) -> Option<Decimal> {
    // The least score is the largest value where lower is better.
    let least = match better {
        Direction::HigherIsBetter => Aggregation::Minimum,
        Direction::LowerIsBetter => Aggregation::Maximum,
    };
    match method.aggregation() {
        _ if !any => Some(brought),
        end @ (Aggregation::Minimum | Aggregation::Maximum) if end == least => {
            Some(sum.min(brought))
        }
        Aggregation::Minimum | Aggregation::Maximum => Some(sum.max(brought)),
        _ => sum.checked_add(brought),
    }
}

/// The score from the sum of what members brought and of their weights.
fn ended(method: &Method, sum: Decimal, total: Decimal) -> Option<Decimal> {
    match method.aggregation() {
        Aggregation::Arithmetic => sum.checked_div(total),
        Aggregation::Geometric => exp(sum.checked_div(total)?),
        Aggregation::Harmonic => total.checked_div(-sum),
        Aggregation::Generalised => {
            let p = method.exponent()?;
            let sum = if p < Decimal::ZERO { -sum } else { sum };
            power(sum.checked_div(total)?, Decimal::ONE.checked_div(p)?)
        }
        Aggregation::Minimum | Aggregation::Maximum | Aggregation::Median | Aggregation::Sum => {
            Some(sum)
        }
    }
}
