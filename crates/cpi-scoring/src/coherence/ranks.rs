//! How alike are two orders? Methodology 12.3: Spearman's ρ and Kendall's τ-b.

use super::moments;
use crate::arithmetic::Fraction;
use cpi_model::number::{Carry, Coefficient};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// Twice the average rank of each value, from the lowest: whole numbers.
fn doubled_ranks(values: &[Decimal]) -> Vec<Decimal> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by_key(|i| values[*i]);
    let mut ranks = vec![Decimal::ZERO; values.len()];
    let mut start = 0;
    while start < order.len() {
        let value = values[order[start]];
        let tied = order[start..]
            .iter()
            .take_while(|i| values[**i] == value)
            .count();
        for i in &order[start..start + tied] {
            ranks[*i] = Decimal::from(start + 1 + start + tied);
        }
        start += tied;
    }
    ranks
}

/// Spearman's ρ: Pearson's r of the average ranks.
pub(super) fn spearman(x: &[Decimal], y: &[Decimal]) -> Option<Coefficient> {
    moments::pearson(&doubled_ranks(x), &doubled_ranks(y)).value
}

/// Kendall's τ-b.
pub(super) fn kendall(x: &[Decimal], y: &[Decimal]) -> Option<Coefficient> {
    if x.len() < moments::FEWEST {
        return None;
    }
    let (mut balance, mut untied_x, mut untied_y) = (0_i64, 0_i64, 0_i64);
    for i in 0..x.len() {
        for j in 0..i {
            let (by_x, by_y) = (x[i].cmp(&x[j]), y[i].cmp(&y[j]));
            untied_x += i64::from(by_x != Ordering::Equal);
            untied_y += i64::from(by_y != Ordering::Equal);
            balance += by_x as i64 * by_y as i64;
        }
    }
    let (balance, below) = (
        i128::from(balance),
        i128::from(untied_x) * i128::from(untied_y),
    );
    let size = Fraction::new(balance * balance, below)?.root(Carry::SCORE)?;
    Some(if balance < 0 { -size } else { size }.into())
}
