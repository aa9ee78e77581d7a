//! What does an index hold: one framework, its rounds, their assessments and histories?

use crate::framework::OtherFramework;
use crate::history::History;
use crate::round::in_time;
use crate::{Assessment, Framework, Round};
use std::collections::BTreeMap;

/// An index in memory: what every query is asked of.
///
/// A folder makes one, and so does a program or a browser from documents. Its parts are public,
/// so what is computed from them first asks whether they [hold together](Self::holds_together).
#[derive(Debug, Clone)]
pub struct Index {
    /// The framework.
    pub framework: Framework,
    /// The rounds, in their order.
    pub rounds: Vec<Round>,
    /// The assessments of all rounds.
    pub assessments: Vec<Assessment>,
    /// The histories of assessments that have one, by country and round.
    pub histories: BTreeMap<(String, String), History>,
}

impl Index {
    /// An index without rounds.
    pub fn new(framework: Framework) -> Self {
        Self {
            framework,
            rounds: Vec::new(),
            assessments: Vec::new(),
            histories: BTreeMap::new(),
        }
    }

    /// Refuses rounds and assessments that were checked with another framework.
    ///
    /// # Errors
    ///
    /// [`OtherFramework`], of the first.
    pub fn holds_together(&self) -> Result<(), OtherFramework> {
        for round in &self.rounds {
            round.belongs_to(&self.framework)?;
        }
        for assessment in &self.assessments {
            assessment.belongs_to(&self.framework)?;
        }
        Ok(())
    }

    /// A round by its id.
    pub fn round(&self, id: &str) -> Option<&Round> {
        let mut rounds = self.rounds.iter();
        rounds.find(|round| round.reference_date(id).is_some())
    }

    /// The ids of the rounds that have assessments, in the order of their reference dates. Rounds
    /// that nobody declared come last, in the order of their assessments.
    pub fn assessed_rounds(&self) -> Vec<String> {
        let mut ids = in_time(&self.rounds, &self.assessments);
        for assessment in &self.assessments {
            if !ids.iter().any(|id| id == assessment.round()) {
                ids.push(assessment.round().to_owned());
            }
        }
        ids
    }

    /// The history of an assessment, if it has one.
    pub fn history(&self, assessment: &Assessment) -> Option<&History> {
        let of = (
            assessment.country().to_owned(),
            assessment.round().to_owned(),
        );
        self.histories.get(&of)
    }
}
