//! Cohen's κ of two coders, plain and weighted. Methodology 10.10 and 10.11.

use super::ratio::ratio;
use cpi_model::number::Coefficient;
use std::collections::BTreeMap;

/// How much a disagreement weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weighting {
    /// Every disagreement weighs the same.
    None,
    /// By how many categories lie between.
    Linear,
    /// By the square of that.
    Quadratic,
}

/// Cohen's κ of two coders, over the positions of the categories that each chose for a unit;
/// `None` where chance alone would make them agree always.
///
/// # Formula
///
/// ```text
/// κ = 1 − n Σ w(i, j) o(i, j) / Σ w(i, j) r(i) c(j)
/// ```
///
/// # Method
///
/// Methodology 10.10, 10.11.
///
/// # Examples
///
/// ```
/// use cpi_scoring::agreement::{Weighting, cohen_kappa};
/// // Alike in 3 of 4; chance would give 5/16.
/// let pairs = [(2, 2), (2, 1), (1, 1), (0, 0)];
/// let kappa = cohen_kappa(&pairs, Weighting::None).unwrap();
/// assert_eq!(kappa.to_string(), "0.636363636363636364");
/// assert_eq!(cohen_kappa(&pairs, Weighting::Quadratic).unwrap().to_string(), "0.8");
/// assert_eq!(cohen_kappa(&[(0, 0)], Weighting::None), None);
/// ```
///
/// # References
///
/// J. Cohen, "A coefficient of agreement for nominal scales", 1960; "Weighted kappa", 1968.
pub fn cohen_kappa(pairs: &[(usize, usize)], weighting: Weighting) -> Option<Coefficient> {
    let mut rows: BTreeMap<usize, i128> = BTreeMap::new();
    let mut columns: BTreeMap<usize, i128> = BTreeMap::new();
    let weight = |i: usize, j: usize| {
        let apart = i128::try_from(i.abs_diff(j)).unwrap_or(i128::from(u32::MAX));
        match weighting {
            Weighting::None => i128::from(i != j),
            Weighting::Linear => apart,
            Weighting::Quadratic => apart * apart,
        }
    };
    let mut observed = 0;
    for (one, other) in pairs {
        *rows.entry(*one).or_default() += 1;
        *columns.entry(*other).or_default() += 1;
        observed += weight(*one, *other);
    }
    let mut expected = 0;
    for (i, row) in &rows {
        for (j, column) in &columns {
            expected += weight(*i, *j) * row * column;
        }
    }
    let units = i128::try_from(pairs.len()).ok()?;
    ratio(expected - units * observed, expected)
}
