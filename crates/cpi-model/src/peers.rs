//! With whom is a country compared, and what counts as a strength?

use crate::draft::{PeersDraft, ReferenceStatistic};
use crate::framework::{Framework, belongs};
use rust_decimal::Decimal;

/// Who is compared with whom, made by [`PeersDraft::check`] alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Peering {
    pub(crate) framework: Framework,
    pub(crate) draft: PeersDraft,
    pub(crate) middle: ReferenceStatistic,
    pub(crate) threshold: Decimal,
    pub(crate) nodes: Vec<usize>,
    pub(crate) likeness: Option<Likeness>,
    pub(crate) groups: Vec<(String, Vec<String>)>,
}

/// Where joining the most alike ends (methodology 15.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likeness {
    /// At this number of groups.
    Groups(usize),
    /// Where the next two groups are farther apart than this.
    Distance(Decimal),
}

belongs!(Peering, |_| "the declaration of peers".to_owned());

impl Peering {
    /// The file as declared.
    pub fn draft(&self) -> &PeersDraft {
        &self.draft
    }
    /// What a country is set against.
    pub fn middle(&self) -> ReferenceStatistic {
        self.middle
    }
    /// The difference from which on something is a strength or a weakness.
    pub fn threshold(&self) -> Decimal {
        self.threshold
    }
    /// The nodes of the profile and of the cooperation table, by position.
    pub fn nodes(&self) -> &[usize] {
        &self.nodes
    }
    /// Where joining ends, if groups are found by likeness.
    pub fn likeness(&self) -> Option<Likeness> {
        self.likeness
    }
    /// The declared groups: code and countries.
    pub fn groups(&self) -> &[(String, Vec<String>)] {
        &self.groups
    }
}
