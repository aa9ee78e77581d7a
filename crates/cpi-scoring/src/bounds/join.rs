//! What do members come to together, of which each is known by itself? Methodology 6.3 to 6.5.

use super::{Bounder, MOST_COMBINATIONS, Part, Range, Reach, Trial, Variants};
use crate::aggregate::{Weighted, aggregate_limit};
use cpi_model::draft::Aggregation;
use cpi_model::framework::Method;
use rust_decimal::Decimal;

impl Bounder<'_> {
    /// Joins members that no longer depend on each other; `None` if too many of them may
    /// or may not apply.
    pub(super) fn combine(
        &mut self,
        method: &Method,
        members: &[(Part, Decimal)],
        trial: &Trial,
    ) -> Option<Variants> {
        let mut ranges = Vec::with_capacity(members.len());
        for (part, weight) in members {
            ranges.push((self.part(*part, trial), *weight));
        }
        let optional: Vec<usize> = (0..ranges.len())
            .filter(|i| ranges[*i].0.vanishes && ranges[*i].0.range != Range::None)
            .collect();
        let choices = u32::try_from(optional.len())
            .ok()
            .and_then(|n| 1_usize.checked_shl(n))?;
        if MOST_COMBINATIONS < choices {
            return None;
        }
        let mut variants = Variants::default();
        let (mut lows, mut highs): (Vec<Weighted>, Vec<Weighted>) = (Vec::new(), Vec::new());
        'choice: for choice in 0..choices {
            lows.clear();
            highs.clear();
            let mut all_exact = true;
            for (i, (member, weight)) in ranges.iter().enumerate() {
                let left_out = optional
                    .iter()
                    .position(|o| *o == i)
                    .is_some_and(|bit| choice >> bit & 1 == 1);
                match member.range {
                    Range::None => {}
                    _ if left_out => {}
                    Range::Unbounded => {
                        variants.join(Variants {
                            vanishes: false,
                            range: Range::Unbounded,
                        });
                        continue 'choice;
                    }
                    Range::Between(reach) => {
                        lows.push((reach.low, *weight));
                        highs.push((reach.high, *weight));
                        all_exact &= reach.exact;
                    }
                }
            }
            variants.join(if lows.is_empty() {
                Variants::not_applicable()
            } else {
                match (
                    aggregate_limit(method, &lows),
                    aggregate_limit(method, &highs),
                ) {
                    (Some(low), Some(high)) => Variants {
                        vanishes: false,
                        range: Range::Between(Reach {
                            low,
                            high,
                            exact: all_exact,
                        }),
                    },
                    _ => Variants {
                        vanishes: false,
                        range: Range::Unbounded,
                    },
                }
            });
        }
        Some(variants)
    }

    /// Outer bounds: what any member can reach (methodology 6.5).
    pub(super) fn outer(
        &mut self,
        method: &Method,
        members: &[(Part, Decimal)],
        trial: &Trial,
    ) -> Variants {
        let mut joined = Variants {
            vanishes: true,
            range: Range::None,
        };
        let (mut least, mut most) = (Decimal::ZERO, Decimal::ZERO);
        for (part, weight) in members {
            let variants = self.part(*part, trial);
            if let Range::Between(reach) = variants.range {
                let (Some(low), Some(high)) = (
                    reach.low.checked_mul(*weight),
                    reach.high.checked_mul(*weight),
                ) else {
                    joined.range = Range::Unbounded;
                    continue;
                };
                least += if variants.vanishes {
                    low.min(Decimal::ZERO)
                } else {
                    low
                };
                most += if variants.vanishes {
                    high.max(Decimal::ZERO)
                } else {
                    high
                };
            }
            joined.join(Variants {
                vanishes: true,
                ..variants
            });
        }
        if let Range::Between(reach) = joined.range {
            let sum = method.aggregation() == Aggregation::Sum;
            let (low, high) = if sum {
                (least, most)
            } else {
                (reach.low, reach.high)
            };
            let held = |score| {
                let held = method
                    .low_limit()
                    .map_or(score, |limit| Decimal::from(limit).max(score));
                let held = method
                    .high_limit()
                    .map_or(held, |limit| Decimal::from(limit).min(held));
                method
                    .round_to()
                    .map_or(held, |rounding| rounding.apply(held))
            };
            joined.range = Range::Between(Reach {
                low: held(low),
                high: held(high),
                exact: false,
            });
        }
        joined
    }
}
