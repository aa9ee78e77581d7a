//! The question for peers.

use super::{PeerPart, PeersOptions, peers_with};
use crate::document::{Content, Document};
use crate::query::{self, QueryError, Selection};
use cpi_model::Index;
use cpi_model::draft::PeersDraft;
use cpi_model::round::in_time;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The countries of a round against each other.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct PeersQuery {
    /// The round. Default: the latest that has answers. Earlier ones say since when an answer is
    /// better.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub round: Option<String>,
    /// The countries. Default: all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub countries: Vec<String>,
    /// With whom each is compared, and what counts as a strength. Default: with the mean of all
    /// others, and a tenth of the range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settings: Option<PeersDraft>,
    /// What is looked for. Default: everything. What is not looked for is empty in the result.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<PeerPart>,
}

impl PeersQuery {
    pub(crate) fn run(&self, index: &Index) -> Result<Document, QueryError> {
        let rounds = in_time(&index.rounds, &index.assessments);
        let round = match &self.round {
            Some(round) => round,
            None => rounds.last().ok_or_else(|| {
                let assessed = index.assessed_rounds();
                if assessed.is_empty() {
                    QueryError::NoAnswers { round: None }
                } else {
                    QueryError::Undeclared { assessed }
                }
            })?,
        };
        Selection(index).rounds(Some(round))?;
        let settings = match &self.settings {
            Some(settings) => settings.check(&index.framework)?,
            None => PeersDraft::plain(&index.framework).check(&index.framework)?,
        };
        let options = PeersOptions {
            rounds: &rounds,
            round,
            countries: &self.countries,
            parts: &self.parts,
        };
        let framework = Arc::new(index.framework.clone());
        let peers = peers_with(&framework, &index.assessments, &settings.value, &options)?;
        let all = index.assessments.iter();
        let rests_on: Vec<_> = all.filter(|it| peers.rests_on(it)).collect();
        let peers = Box::new(peers);
        query::document(&index.framework, rests_on, Content::Peers { peers })
    }
}
