//! What may a query be asked of, besides an index?

use crate::robustness::Progress;
use cpi_model::{Crosswalk, Index};

/// Hears from time to time how far a robustness run is; answering `false` ends it.
pub type ProgressCallback<'a> = &'a mut dyn FnMut(Progress) -> bool;

/// What a query is asked of.
#[derive(Debug, Clone, Copy)]
pub struct Inputs<'a> {
    /// The index; of a trend over several editions the newest.
    pub index: &'a Index,
    /// The editions before it, the oldest first, each with the crosswalk to the next. Only a trend
    /// takes them.
    pub older: &'a [(Index, Crosswalk)],
    /// Earlier states of editions, to tell revisions of rounds from later rounds.
    pub before: &'a [Index],
    /// On how many threads a robustness run draws; it changes the time and not the result.
    pub threads: usize,
}

impl<'a> Inputs<'a> {
    /// One index, on one thread.
    pub fn of(index: &'a Index) -> Self {
        Self {
            index,
            older: &[],
            before: &[],
            threads: 1,
        }
    }
}
