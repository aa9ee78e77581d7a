//! Which countries are assessed in which rounds, and where do their answers stand?

use crate::Assessment;
use crate::draft::{RoundDraft, TableDraft};
use crate::framework::{Framework, belongs};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// A checked round, or the checked rounds of a panel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    pub(crate) framework: Framework,
    pub(crate) draft: RoundDraft,
    pub(crate) rounds: Vec<(String, NaiveDate)>,
}

belongs!(Round, |it| {
    let mut ids = it.rounds.iter().map(|(id, _)| id.as_str());
    format!("the round {}", ids.next().unwrap_or_default())
});

impl Round {
    /// The document as declared.
    pub fn draft(&self) -> &RoundDraft {
        &self.draft
    }
    /// The rounds: id and reference date, in the declared order.
    pub fn rounds(&self) -> &[(String, NaiveDate)] {
        &self.rounds
    }
    /// The reference date of a round, by its id.
    pub fn reference_date(&self, id: &str) -> Option<NaiveDate> {
        self.rounds
            .iter()
            .find(|(round, _)| round == id)
            .map(|(_, date)| *date)
    }
    /// The codes of the countries, in the declared order.
    pub fn countries(&self) -> &[String] {
        &self.draft.countries
    }
    /// Whether it is published: its documents are public assessments.
    pub fn is_public(&self) -> bool {
        self.draft.public
    }
    /// The tables of answers.
    pub fn tables(&self) -> &[TableDraft] {
        &self.draft.tables
    }
}

/// The ids of the rounds that have assessments, in the order of their reference dates.
pub fn in_time(rounds: &[Round], assessments: &[Assessment]) -> Vec<String> {
    let assessed: BTreeSet<&str> = assessments.iter().map(Assessment::round).collect();
    let mut rounds: Vec<_> = rounds
        .iter()
        .flat_map(Round::rounds)
        .filter(|(id, _)| assessed.contains(id.as_str()))
        .collect();
    rounds.sort_by_key(|(_, date)| *date);
    rounds.into_iter().map(|(id, _)| id.clone()).collect()
}
