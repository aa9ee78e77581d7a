//! What is asked, as a value: every analysis with all its options and their defaults.
//!
//! A program or a door makes a [`Query`] and runs it; the [`Document`] that comes out carries the
//! query, so that anyone can run it again and compare.

mod error;
mod inputs;
mod older;
mod selection;
#[cfg(feature = "analysis")]
pub(crate) mod text;

pub use crate::analyses::Query;
pub use error::QueryError;
pub use inputs::{Inputs, ProgressCallback};
pub use older::query_of;
pub use selection::{Selection, not_assessed};

use crate::document::{Content, Document};
use crate::score::engine;
use cpi_model::{Assessment, Framework, Index, Provenance};

impl Query {
    /// Asks an index; see [`Self::run_with`].
    ///
    /// # Errors
    ///
    /// [`QueryError`].
    pub fn run(&self, index: &Index) -> Result<Document, QueryError> {
        self.run_with(&Inputs::of(index), &mut |_| true)
    }

    /// Asks an index, with older editions and earlier states for a trend, and a listener that
    /// hears how far a robustness run is and ends it by answering `false`.
    ///
    /// # Errors
    ///
    /// [`QueryError`] where the index has no such round, country or node, the methodology refuses
    /// to score, or the query's own declarations have problems.
    pub fn run_with(
        &self,
        inputs: &Inputs<'_>,
        watch: ProgressCallback<'_>,
    ) -> Result<Document, QueryError> {
        inputs.index.holds_together()?;
        let mut document = self.analyse(inputs, watch)?;
        // A robustness run has set its own query, with where it was interrupted.
        document.query.get_or_insert_with(|| self.clone());
        document.provenance = document.provenance.with_units(&inputs.index.rounds);
        Ok(document)
    }
}

/// A document of a result; the caller adds the query.
pub(crate) fn document<'a>(
    framework: &Framework,
    assessments: impl IntoIterator<Item = &'a Assessment>,
    content: Content,
) -> Result<Document, QueryError> {
    let provenance = Provenance::of(engine(), framework, assessments)?;
    Ok(Document::new(provenance, content))
}
