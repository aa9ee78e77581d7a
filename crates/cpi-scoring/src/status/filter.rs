//! Which answers of a round does somebody ask for who reviews it?

use super::{IndicatorReview, indicator_reviews};
use cpi_model::Assessment;
use cpi_model::review::ReviewState;

/// The word for an answer that came in after a decision. It is so beside its state.
pub const LATE: &str = "late";

/// Which reviews are asked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct ReviewFilter<'a> {
    /// The positions of indicators. Default: all.
    pub among: Option<&'a [usize]>,
    /// What is assigned to, or answered by, this pseudonym. Default: all.
    pub of: Option<&'a str>,
    /// The words of states, and [`LATE`]; all if empty.
    pub states: &'a [&'a str],
}

impl ReviewFilter<'_> {
    /// What is open: the states that are listed where nobody says which.
    pub const OPEN: [&'static str; 4] = ["conflict", "rejected", "answered", LATE];

    /// The words that there are.
    pub fn words() -> Vec<&'static str> {
        let words = ReviewState::ALL.map(ReviewState::word).into_iter();
        words.chain([LATE]).collect()
    }

    /// The reviews of an assessment that pass, each with the position of its indicator.
    pub fn passing(&self, assessment: &Assessment) -> Vec<(usize, IndicatorReview)> {
        let wanted = |word: &str| self.states.is_empty() || self.states.contains(&word);
        let passes = |(position, found): &(usize, IndicatorReview)| {
            let is_among = self.among.is_none_or(|it| it.contains(position));
            let needless = found.fails && found.state == ReviewState::Unanswered;
            let state = wanted(found.state.word()) || found.late && wanted(LATE);
            let of = self.of.is_none_or(|of| found.concerns(of));
            state && of && is_among && (self.states.is_empty() || !needless)
        };
        let all = indicator_reviews(assessment).into_iter().enumerate();
        all.filter(passes).collect()
    }
}
