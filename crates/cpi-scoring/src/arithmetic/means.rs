//! Which mean do positive scores have, by other formulas than the arithmetic?
//! Methodology 4.4.

use super::ball::{Ball, Context, resolve};
use super::fixed;
use super::fraction::{Fraction, scaled, unit};
use num_bigint::BigInt;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Scores, each once, with the sum of the weights of those that have it.
pub(crate) struct Distinct {
    scores: Vec<(Decimal, BigInt)>,
    total: BigInt,
}

impl Distinct {
    /// Of scores with weights above 0; the weights become whole numbers, which changes no
    /// mean (methodology 4.2).
    pub(crate) fn new(entering: &[(Decimal, Decimal)]) -> Self {
        let scale = entering.iter().map(|(_, weight)| weight.scale()).max();
        let scale = scale.unwrap_or(0);
        let mut scores: BTreeMap<Decimal, BigInt> = BTreeMap::new();
        for (score, weight) in entering {
            *scores.entry(*score).or_default() += scaled(*weight, scale);
        }
        Self {
            total: scores.values().sum(),
            scores: scores.into_iter().collect(),
        }
    }

    /// The score that all have: every mean of it is that score.
    pub(crate) fn only(&self) -> Option<Decimal> {
        match &self.scores[..] {
            [(score, _)] => Some(*score),
            _ => None,
        }
    }

    pub(crate) fn arithmetic(&self) -> Option<Decimal> {
        let scale = self.scores.iter().map(|(score, _)| score.scale()).max()?;
        let parts = self.scores.iter();
        let sum: BigInt = parts.map(|(score, w)| scaled(*score, scale) * w).sum();
        let mean = Fraction::new(sum, self.total.clone())?;
        (&mean * &unit(scale)).decimal()
    }

    /// exp(Σ *w* ln *s* / Σ *w*), of scores above 0.
    pub(crate) fn geometric(&self) -> Option<Decimal> {
        fixed::geometric(&self.scores, &self.total)
            .or_else(|| resolve(|context| self.geometric_with(context)))
    }

    fn geometric_with(&self, context: &Context) -> Option<Ball> {
        let mut sum = Ball::new(BigInt::ZERO, 0_u32);
        for (score, weight) in &self.scores {
            let weight = Fraction::new(weight.clone(), self.total.clone())?;
            sum = sum.plus(&context.ln(&(*score).into())?.times(&weight));
        }
        context.exp(&sum)
    }

    /// Σ *w* / Σ (*w* / *s*), of scores above 0.
    pub(crate) fn harmonic(&self) -> Option<Decimal> {
        let mut sum = Fraction::whole(0);
        for (score, weight) in &self.scores {
            let score = Fraction::from(*score);
            sum = &sum + &Fraction::new(weight * score.lower(), score.upper().clone())?;
        }
        Fraction::whole(self.total.clone())
            .divided_by(&sum)?
            .decimal()
    }

    /// (Σ *w* *s*^*p* / Σ *w*)^(1/*p*), of scores that are not below 0, and above 0 if *p*
    /// is below 0.
    ///
    /// # Formula
    ///
    /// With *m* the highest score, or the lowest for *p* below 0, no power is above 1:
    ///
    /// ```text
    /// m · exp(ln(Σ w exp(p ln(s / m)) / Σ w) / p)
    /// ```
    pub(crate) fn generalised(&self, p: Decimal) -> Option<Decimal> {
        if p == Decimal::ONE {
            self.arithmetic()
        } else if p == -Decimal::ONE {
            self.harmonic()
        } else {
            resolve(|context| self.generalised_with(context, p))
        }
    }

    fn generalised_with(&self, context: &Context, p: Decimal) -> Option<Ball> {
        let (largest_power, _) = if p.is_sign_negative() {
            self.scores.first()?
        } else {
            self.scores.last()?
        };
        let (p, m) = (Fraction::from(p), Fraction::from(*largest_power));
        let one = context.fraction(&Fraction::whole(1));
        let mut sum = Ball::new(BigInt::ZERO, 0_u32);
        for (score, weight) in &self.scores {
            if score.is_zero() {
                continue;
            }
            let power = if score == largest_power {
                one.clone()
            } else {
                let share = Fraction::from(*score).divided_by(&m)?;
                context.exp(&context.ln(&share)?.times(&p))?
            };
            sum = sum.plus(&power.times(&Fraction::whole(weight.clone())));
        }
        let mean = sum.times(&Fraction::new(1, self.total.clone())?);
        let root = Fraction::whole(1).divided_by(&p)?;
        let root = context.exp(&context.ln_of(&mean)?.times(&root))?;
        Some(root.times(&m))
    }
}
