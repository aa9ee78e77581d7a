//! How alike are two orders? Methodology 12.3: Spearman's ρ and Kendall's τ-b.

use super::moments;
use crate::arithmetic::Fraction;
use cpi_model::number::{Carry, Coefficient};

/// Twice the average rank of each value, from the lowest: whole numbers.
fn doubled_ranks<N: Ord>(values: &[N]) -> Vec<u64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_unstable_by(|i, j| values[*i].cmp(&values[*j]));
    let mut ranks = vec![0; values.len()];
    let mut first = 1;
    for tied in order.chunk_by(|i, j| values[*i] == values[*j]) {
        let both = 2 * first + tied.len() as u64 - 1;
        for i in tied {
            ranks[*i] = both;
        }
        first += tied.len() as u64;
    }
    ranks
}

/// Spearman's ρ, Pearson's r of the average ranks, and Kendall's τ-b.
pub(super) fn of_ranks<N: Ord>(x: &[N], y: &[N]) -> (Option<Coefficient>, Option<Coefficient>) {
    if x.len() < moments::FEWEST {
        return (None, None);
    }
    let (x, y) = (doubled_ranks(x), doubled_ranks(y));
    (spearman(&x, &y), kendall(&x, &y))
}

fn spearman(x: &[u64], y: &[u64]) -> Option<Coefficient> {
    let products = |a: &[u64], b: &[u64]| -> i128 {
        let pairs = a.iter().zip(b);
        pairs.map(|(a, b)| i128::from(*a) * i128::from(*b)).sum()
    };
    let sum = |a: &[u64]| -> i128 { a.iter().map(|a| i128::from(*a)).sum() };
    let n = i128::try_from(x.len()).ok()?;
    let xy = n * products(x, y) - sum(x) * sum(y);
    let xx = n * products(x, x) - sum(x) * sum(x);
    let yy = n * products(y, y) - sum(y) * sum(y);
    signed_root(xy, xx, yy)
}

/// τ-b by sorting (Knight, *Journal of the American Statistical Association* 61, 1966): ordered by
/// the one column, the pairs that are the other way round in the other are the exchanges that sort
/// it.
fn kendall(x: &[u64], y: &[u64]) -> Option<Coefficient> {
    let pairs = |n: usize| -> i128 {
        let n = n as i128;
        n * (n - 1) / 2
    };
    let mut both: Vec<(u64, u64)> = x.iter().copied().zip(y.iter().copied()).collect();
    both.sort_unstable();
    let tied_x: i128 = both
        .chunk_by(|a, b| a.0 == b.0)
        .map(|tied| pairs(tied.len()))
        .sum();
    let tied_both: i128 = both
        .chunk_by(|a, b| a == b)
        .map(|tied| pairs(tied.len()))
        .sum();
    let mut y: Vec<u64> = both.into_iter().map(|(_, y)| y).collect();
    let discordant = exchanges(&mut y);
    let tied_y: i128 = y
        .chunk_by(|a, b| a == b)
        .map(|tied| pairs(tied.len()))
        .sum();
    let all = pairs(y.len());
    let balance = all - tied_x - tied_y + tied_both - 2 * discordant;
    signed_root(balance, all - tied_x, all - tied_y)
}

/// Sorts, and counts how many pairs were the other way round.
fn exchanges(values: &mut [u64]) -> i128 {
    let middle = values.len() / 2;
    if middle == 0 {
        return 0;
    }
    let (left, right) = values.split_at_mut(middle);
    let mut count = exchanges(left) + exchanges(right);
    let mut merged = Vec::with_capacity(left.len() + right.len());
    let (mut i, mut j) = (0, 0);
    while i < left.len() || j < right.len() {
        if j == right.len() || (i < left.len() && left[i] <= right[j]) {
            merged.push(left[i]);
            i += 1;
        } else {
            count += (left.len() - i) as i128;
            merged.push(right[j]);
            j += 1;
        }
    }
    values.copy_from_slice(&merged);
    count
}

/// `upper / √(one · other)`; none where a column never varies.
fn signed_root(upper: i128, one: i128, other: i128) -> Option<Coefficient> {
    let (square, below) = (upper.checked_mul(upper)?, one.checked_mul(other)?);
    let size = Fraction::new(square, below)?.root(Carry::SCORE)?;
    Some(if upper < 0 { -size } else { size }.into())
}
