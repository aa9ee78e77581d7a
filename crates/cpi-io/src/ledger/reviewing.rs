//! How does one thing that a reviewer does reach several answers of an assessment?

use super::{Ledger, Lock};
use crate::folder::FolderError;
use cpi_model::review::{Actor, ReviewAction, review_change};
use cpi_model::{Framework, Problems};

/// What became of the answers that were reviewed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reviewed {
    /// How many changed.
    pub done: usize,
    /// How many were so already.
    pub same: usize,
    /// What should be looked at that was not there before.
    pub warnings: Problems,
}

impl Ledger {
    /// Does one thing to each of some indicators: to all of them or to none.
    ///
    /// # Errors
    ///
    /// As of [`Self::commit`]; as `Problems`, why it cannot be done to an indicator.
    pub fn review(
        &mut self,
        lock: &Lock,
        framework: &Framework,
        indicators: &[String],
        what: &ReviewAction,
        hand: Actor<'_>,
    ) -> Result<Reviewed, FolderError> {
        let mut changes = Vec::new();
        let mut problems = Problems::new();
        let mut same = 0;
        for indicator in indicators {
            match review_change(self.history(), self.assessment(), indicator, what, hand) {
                Ok(Some(change)) => changes.push(change),
                Ok(None) => same += 1,
                Err(found) => problems.extend(found),
            }
        }
        if problems.any_error() {
            return Err(problems.into());
        }
        let done = changes.len();
        let before = self.warnings().clone();
        self.commit(lock, framework, changes, hand)?;
        let is_new =
            |warning: &&cpi_model::Problem| before.iter().all(|it| it.message != warning.message);
        let mut warnings = Problems::new();
        let found = self.warnings().iter().filter(is_new);
        found.for_each(|warning| warnings.push(warning.clone()));
        Ok(Reviewed {
            done,
            same,
            warnings,
        })
    }
}
