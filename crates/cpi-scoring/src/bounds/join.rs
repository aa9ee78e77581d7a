//! What do members come to together, of which each is known by itself? Methodology 6.3 to 6.5.

use super::{Assignment, Attainable, BoundsSearch, Outcomes, Range, Whole};
use crate::aggregate::{Weighted, aggregate_limit, formula_limit};
use cpi_model::draft::Aggregation;
use cpi_model::framework::Method;
use rust_decimal::Decimal;

impl BoundsSearch<'_> {
    /// Joins members, each taken by itself. Where they depend on each other by open indicators
    /// that are not tried, the ends are outer ones.
    pub(super) fn combine(
        &mut self,
        method: &Method,
        whole: &Whole,
        trial: &mut Assignment,
    ) -> Outcomes {
        let (mut lows, mut highs) = (Ends::default(), Ends::default());
        let mut variants = Outcomes {
            vanishes: true,
            range: Range::None,
        };
        let mut all_exact = true;
        for (part, weight) in &whole.members {
            let member = self.part(*part, trial);
            if member.range != Range::None {
                variants.vanishes &= member.vanishes;
            }
            match member.range {
                Range::None => {}
                Range::Unbounded => variants.range = Range::Unbounded,
                Range::Between(reach) => {
                    lows.add((reach.low, *weight), member.vanishes);
                    highs.add((reach.high, *weight), member.vanishes);
                    all_exact &= reach.exact;
                }
            }
        }
        if variants.range == Range::Unbounded || lows.is_empty() {
            return variants;
        }
        variants.range = match (lows.least(method), highs.most(method)) {
            (Some(low), Some(high)) => Range::Between(Attainable {
                low,
                high,
                exact: all_exact,
            }),
            _ => Range::Unbounded,
        };
        variants
    }
}

impl Outcomes {
    /// The same, as outer bounds (methodology 6.5).
    pub(super) fn outer(mut self) -> Self {
        if let Range::Between(reach) = &mut self.range {
            reach.exact = false;
        }
        self
    }
}

/// An end of what each member can reach: of those that are there in any case, and of those
/// that may or may not apply.
#[derive(Debug, Default)]
struct Ends {
    certain: Vec<Weighted>,
    optional: Vec<Weighted>,
}

impl Ends {
    fn add(&mut self, member: Weighted, vanishes: bool) {
        if vanishes {
            self.optional.push(member);
        } else {
            self.certain.push(member);
        }
    }

    fn is_empty(&self) -> bool {
        self.certain.is_empty() && self.optional.is_empty()
    }

    /// The least that any choice of the optional members comes to; `None` where one of them
    /// comes to nothing that is defined.
    fn least(mut self, method: &Method) -> Option<Decimal> {
        self.sort(method);
        self.end(method, |member, mean| member < mean)
    }

    /// The most.
    fn most(mut self, method: &Method) -> Option<Decimal> {
        self.sort(method);
        self.optional.reverse();
        self.end(method, |member, mean| mean < member)
    }

    fn sort(&mut self, method: &Method) {
        if method.aggregation() == Aggregation::Sum {
            let product = |(score, weight): &Weighted| score.checked_mul(*weight);
            self.optional.sort_by_key(product);
        } else {
            self.optional.sort_unstable();
        }
    }

    /// The end that the optional members pull to, those that pull the most first. A mean lies
    /// between its members, so one more pulls it on as long as it lies beyond the mean, and
    /// none behind the first that does not; a sum is pulled on by those beyond 0.
    fn end(&self, method: &Method, beyond: impl Fn(Decimal, Decimal) -> bool) -> Option<Decimal> {
        let with = |count: usize| -> Vec<Weighted> {
            let chosen = self.optional[..count].iter();
            self.certain.iter().chain(chosen).copied().collect()
        };
        if self.optional.is_empty() {
            return aggregate_limit(method, &self.certain);
        }
        // If it is defined with all of them, it is with any: below 0 there are no bounds.
        aggregate_limit(method, &with(self.optional.len()))?;
        let first = usize::from(self.certain.is_empty());
        let (mut from, mut to) = (first, self.optional.len());
        while from < to {
            let count = usize::midpoint(from, to);
            let joined = match method.aggregation() {
                Aggregation::Sum => Decimal::ZERO,
                _ => formula_limit(method, &with(count))?,
            };
            if beyond(self.optional[count].0, joined) {
                from = count + 1;
            } else {
                to = count;
            }
        }
        aggregate_limit(method, &with(from))
    }
}
