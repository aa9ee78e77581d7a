//! What does a node come to at best, whose members no longer depend on each other?

use super::{Tree, Trial, Variants, cheaper};
use crate::aggregate::{aggregate, finish};
use crate::arithmetic::{exp, ln, power, root};
use crate::item::Item;
use crate::planning::frontier::{NOTHING, Point, merge, prune, thin};
use cpi_model::draft::{Aggregation, CoverageOf, MissingRule};
use cpi_model::framework::{Member, Method};
use cpi_model::number::Share;
use cpi_model::scorecard::State;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

impl Tree<'_> {
    /// Joins members that no longer depend on each other.
    pub(super) fn combine(&mut self, position: usize, trial: &Trial) -> Variants {
        let session = self.session;
        let node = &session.framework.nodes()[position];
        let method = node.method();
        let zero = Decimal::from(session.framework.range().low);
        let stable = self.covered(position);
        if method.aggregation() == Aggregation::Median {
            return self.median(position, trial);
        }
        // By the weight that entered, whether anything did, and whether something has no score.
        let start = Point {
            cost: 0,
            value: Decimal::ZERO,
            choice: NOTHING,
        };
        let mut states = BTreeMap::from([((Decimal::ZERO, false, false), vec![start])]);
        for (member, weight) in node.members() {
            let found = self.part(*member, trial);
            let weight = Decimal::from(*weight);
            let mut scored = Vec::with_capacity(found.scored.len());
            let mut enter = |point: Point| {
                if let Some(value) = brought(method, point.value, weight) {
                    scored.push(Point { value, ..point });
                }
            };
            found.scored.into_iter().for_each(&mut enter);
            let mut without = None;
            match (method.missing(), found.without) {
                (MissingRule::AsZero, Some((cost, choice))) => {
                    enter(Point {
                        cost,
                        value: zero,
                        choice,
                    });
                }
                (MissingRule::LeaveOut, found) => without = found,
                (MissingRule::Refuse, _) | (_, None) => {}
            }
            prune(&mut scored);
            let mut next: BTreeMap<_, Vec<Point>> = BTreeMap::new();
            for ((total, any, missing), points) in states {
                if !scored.is_empty() {
                    let joined = merge(&points, &scored, &mut self.choices, |a, b| {
                        join(method, any, a, b)
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
                    let passed = points.iter().map(|point| Point {
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
            for points in next.values_mut() {
                prune(points);
                self.relaxed |= thin(points);
            }
            states = next;
        }
        let mut variants = Variants::default();
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
                        let value = finish(method, ended(method, point.value, total)?);
                        Some(Point { value, ..point })
                    }));
            }
        }
        prune(&mut variants.scored);
        variants
    }

    /// The median, from above: as if each member could spend the whole cost.
    fn median(&mut self, position: usize, trial: &Trial) -> Variants {
        let session = self.session;
        let node = &session.framework.nodes()[position];
        let zero = Decimal::from(session.framework.range().low);
        let mut costs = BTreeSet::from([0]);
        let mut members = Vec::new();
        let mut variants = Variants::default();
        for (member, weight) in node.members() {
            let mut found = self.part(*member, trial);
            let fixed = found.not_applicable.is_none() || found.scored.is_empty();
            self.relaxed |= !fixed || 1 < found.scored.len();
            if let (Some((cost, choice)), MissingRule::AsZero) =
                (found.without, node.method().missing())
            {
                found.scored.push(Point {
                    cost,
                    value: zero,
                    choice,
                });
                prune(&mut found.scored);
            }
            costs.extend(found.scored.iter().map(|point| point.cost));
            if !found.scored.is_empty() {
                members.push((found.scored, Decimal::from(*weight), fixed));
            }
        }
        let optional = members.iter().any(|(.., fixed)| !fixed);
        for cost in costs {
            let mut entering = Vec::new();
            let mut choice = NOTHING;
            for (points, weight, _) in &members {
                let Some(point) = points.iter().rev().find(|point| point.cost <= cost) else {
                    continue;
                };
                entering.push((point.value, *weight));
                choice = self.choices.both(choice, point.choice);
            }
            // Where members may be left out, no more is known than the best of them.
            let value = if optional {
                entering.iter().map(|(value, _)| *value).max()
            } else if entering.is_empty() {
                None
            } else {
                aggregate(node.method(), &entering).ok()
            };
            variants.scored.extend(value.map(|value| Point {
                cost,
                value,
                choice,
            }));
        }
        if members.is_empty() || optional {
            variants.not_applicable = Some((0, NOTHING));
        }
        prune(&mut variants.scored);
        if self.covered(position) != Some(true) {
            variants.without = Some((0, NOTHING));
            self.relaxed = true;
        }
        variants
    }

    /// Whether a node reaches its least coverage (4.7) whatever moves; nothing where that
    /// depends.
    fn covered(&self, position: usize) -> Option<bool> {
        let session = self.session;
        let node = &session.framework.nodes()[position];
        let method = node.method();
        if method.least_coverage() == Share::ZERO {
            return Some(true);
        }
        if self.rests(Member::Node(position)).is_empty() {
            let state = session.countries[self.at].nodes[position].state;
            return Some(state != State::TooLittleCoverage);
        }
        let (mut answered, mut missing) = (0, 0);
        for &i in node.indicators() {
            match self.moves.present(i) {
                Item::Missing => missing += 1,
                Item::Scored(_) if self.rests_on[i].is_empty() => answered += 1,
                Item::Scored(_) | Item::NotApplicable => {}
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

/// What a member brings into the sum behind an aggregation, rising with its score.
fn brought(method: &Method, score: Decimal, weight: Decimal) -> Option<Decimal> {
    let positive = Some(score).filter(|score| Decimal::ZERO < *score);
    match method.aggregation() {
        Aggregation::Arithmetic | Aggregation::Sum => score.checked_mul(weight),
        Aggregation::Minimum | Aggregation::Maximum | Aggregation::Median => Some(score),
        Aggregation::Geometric => ln(positive?)?.checked_mul(weight),
        Aggregation::Harmonic => weight.checked_div(positive?).map(|share| -share),
        Aggregation::Generalised => {
            let p = method.exponent()?;
            let powered = power(positive?, p)?.checked_mul(weight)?;
            Some(if p < Decimal::ZERO { -powered } else { powered })
        }
    }
}

fn join(method: &Method, any: bool, sum: Decimal, brought: Decimal) -> Option<Decimal> {
    match method.aggregation() {
        _ if !any => Some(brought),
        Aggregation::Minimum => Some(sum.min(brought)),
        Aggregation::Maximum => Some(sum.max(brought)),
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
            root(sum.checked_div(total)?, p)
        }
        Aggregation::Minimum | Aggregation::Maximum | Aggregation::Median | Aggregation::Sum => {
            Some(sum)
        }
    }
}
