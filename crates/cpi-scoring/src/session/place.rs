//! Where does a country stand now: the bounds and ranks of its nodes, without whole scorecards?

use super::{Session, SessionError};
use crate::bounds::BoundsSearch;
use crate::comparison;
use crate::score::Scoring;
use crate::scorecard::Bounds;
use cpi_model::number::Rank;
use serde::Serialize;
use std::sync::Arc;

/// Where a country stands at a node, with every change of the session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct NodePlace {
    /// The code of the node.
    pub code: Arc<str>,
    /// The bounds of its score; none where no answer is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bounds: Option<Bounds>,
    /// Its rank; none without a score.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<Rank>,
    /// How many countries have a rank there.
    pub ranked: usize,
}

impl Session {
    /// The bounds and ranks of the nodes of a country, in the order of the framework: those of
    /// [`Session::scorecard`] and of the comparison of [`Session::scorecards`]. Only the bounds of
    /// this country are searched anew, so that it can follow a moving slider.
    ///
    /// # Method
    ///
    /// Methodology 6.1 and 7.1.
    ///
    /// # Errors
    ///
    /// [`SessionError::NotAssessed`].
    pub fn places(&self, country: &str) -> Result<Vec<NodePlace>, SessionError> {
        let at = self.position(country)?;
        let country = &self.countries[at];
        let assessment = country.counted();
        let scoring = Scoring {
            framework: &self.framework,
            assessment: &assessment,
            normalisers: &self.normalisers,
            items: country.items.clone(),
            nodes: country.nodes.clone(),
        };
        let mut search = BoundsSearch::new(&scoring);
        let mut scores = Vec::with_capacity(self.countries.len());
        let places = self.framework.nodes().iter().enumerate().map(|(n, node)| {
            scores.clear();
            let countries = self.countries.iter();
            scores.extend(countries.map(|it| (it.assessment.country(), it.nodes[n].score)));
            let ranks = comparison::ranks(&self.framework, n, &scores);
            let own = ranks.iter().find(|(of, _)| *of == at);
            NodePlace {
                code: Arc::clone(node.code()),
                bounds: scoring.result(&country.nodes[n], || search.node(n)).bounds,
                rank: own.and_then(|(_, rank)| *rank),
                ranked: ranks.iter().filter(|(_, rank)| rank.is_some()).count(),
            }
        });
        Ok(places.collect())
    }
}
