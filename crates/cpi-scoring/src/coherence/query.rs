//! The question for coherence.

use super::{CaseSelection, CoherenceOptions, coherence};
use crate::document::{Content, Document};
use crate::query::{self, QueryError, Selection};
use cpi_model::Index;
use serde::{Deserialize, Serialize};

/// How the parts of the index go together, over the countries of one round.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct CoherenceQuery {
    /// The round. Default: the only one that has answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub round: Option<String>,
    /// Which countries count where scores are missing (methodology 12.2). Default: `complete`.
    pub cases: CaseSelection,
    /// Whether every pair of indicators of one node is correlated, too. Default: no.
    pub pairs: bool,
}

impl CoherenceQuery {
    pub(crate) fn run(&self, index: &Index) -> Result<Document, QueryError> {
        let round = Selection(index).one_round(self.round.as_deref())?;
        let options = CoherenceOptions {
            cases: self.cases,
            pairs: self.pairs,
        };
        let coherence = coherence(&index.framework, &round, &options)?;
        query::document(&index.framework, &round, Content::Coherence { coherence })
    }
}
