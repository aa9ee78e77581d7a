//! What do choices add to a fall?

use super::steps::Change;
use crate::arithmetic::Fraction;
use num_bigint::Sign;
use rust_decimal::Decimal;

/// What one choice answers, and what a part scores that is chosen as a whole.
#[derive(Debug, Clone, Default)]
pub(super) struct Choice {
    pub(super) answers: Vec<(usize, Change)>,
    pub(super) part: Option<(usize, Option<Decimal>)>,
    /// What enters by it before and after, with its weight, where all are members of one part.
    pub(super) entering: Vec<(Option<Decimal>, Option<Decimal>, Decimal)>,
}

/// Choices of which one is made, whatever is chosen elsewhere.
#[derive(Debug, Clone, Default)]
pub(super) struct Slot {
    pub(super) choices: Vec<Choice>,
    /// The part whose member it is, where it is one member.
    pub(super) member_of: Option<usize>,
}

impl Slot {
    pub(super) fn is_affected(&self) -> bool {
        let mut entering = self.choices.iter().flat_map(|choice| &choice.entering);
        entering.any(|(before, after, _)| before != after)
    }
}

pub(super) fn answers(chosen: &[&Choice]) -> Vec<(usize, Change)> {
    let answers = chosen.iter().flat_map(|choice| &choice.answers);
    answers.copied().collect()
}

/// What a choice adds to a fall, beside what changes.
pub(super) type Judge = fn(&Sides, &Choice) -> Fraction;

/// The choice that adds most to a fall; the first of equals.
pub(super) fn choose<'c>(best: Judge, sides: &Sides, slot: &'c Slot) -> Option<&'c Choice> {
    slot.choices.iter().rev().max_by(|one, other| {
        let more = &best(sides, one) - &best(sides, other);
        match more.sign() {
            Sign::Minus => std::cmp::Ordering::Less,
            Sign::NoSign => std::cmp::Ordering::Equal,
            Sign::Plus => std::cmp::Ordering::Greater,
        }
    })
}

/// How high the least score of a choice is, or how low the greatest; one that does not enter is
/// best.
pub(super) fn bound(choice: &Choice, least: bool) -> Fraction {
    let scores = choice.entering.iter().filter_map(|(score, ..)| *score);
    let (most, end) = (
        Decimal::MAX,
        if least { scores.min() } else { scores.max() },
    );
    let end = end.map_or(most, |end| if least { end } else { -end });
    end.into()
}

/// The weighted sums of what changes, before and after.
pub(super) struct Sides {
    /// How much a member adds to the fall for each unit of weight.
    each: Fraction,
    /// How much more, for each unit of its score.
    score: Fraction,
    weights: (Fraction, Fraction),
}

impl Sides {
    /// A mean falls where *B* / *V* > *A* / *W*, with the sums of what enters before and after.
    /// A member of weight *w* and score *s* on both sides adds *w* ((*B* − *A*) + *s* (*W* − *V*))
    /// to *BW* − *AV*, whatever the other members are.
    pub(super) fn of(chosen: &[&Choice]) -> Self {
        let mut sums = (Fraction::whole(0), Fraction::whole(0));
        let mut weights = (Fraction::whole(0), Fraction::whole(0));
        for (before, after, weight) in chosen.iter().flat_map(|choice| &choice.entering) {
            let weight_of = Fraction::from(*weight);
            if let Some(score) = before {
                sums.0 = &sums.0 + &(&weight_of * &(*score).into());
                weights.0 = &weights.0 + &weight_of;
            }
            if let Some(score) = after {
                sums.1 = &sums.1 + &(&weight_of * &(*score).into());
                weights.1 = &weights.1 + &weight_of;
            }
        }
        Self {
            each: &sums.0 - &sums.1,
            score: &weights.1 - &weights.0,
            weights,
        }
    }

    /// To get worse is to rise where lower is better.
    pub(super) fn turn(&mut self) {
        self.each = -&self.each;
        self.score = -&self.score;
    }

    pub(super) fn is_empty(&self) -> bool {
        self.weights.0.sign() == Sign::NoSign || self.weights.1.sign() == Sign::NoSign
    }

    pub(super) fn adds(&self, choice: &Choice) -> Fraction {
        let mut sum = Fraction::whole(0);
        for (score, _, weight) in &choice.entering {
            if let Some(score) = score {
                let of = &self.each + &(&self.score * &(*score).into());
                sum = &sum + &(&of * &(*weight).into());
            }
        }
        sum
    }
}
