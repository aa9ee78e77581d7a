//! The results in the documents of a report.

use crate::ReportError;
use cpi_scoring::document::{Content, Document};
use cpi_scoring::scorecard::{ItemTrail, Scorecard};
use cpi_scoring::trend::{CountryTrend, Setback, Step};
use cpi_scoring::{Comparison, Explanation, NodeScore, Peers, Plan, Robustness, Trend};

/// The results, by what they are.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Results<'a> {
    /// Of every country of the round.
    pub(crate) cards: &'a [Scorecard],
    /// The document that has them.
    pub(crate) scores: &'a Document,
    pub(crate) comparison: &'a Comparison,
    pub(crate) trend: Option<&'a Trend>,
    pub(crate) peers: Option<&'a Peers>,
    pub(crate) plan: Option<&'a Plan>,
    pub(crate) explanation: Option<&'a Explanation>,
    /// The trail of each indicator of the country.
    pub(crate) items: &'a [ItemTrail],
    pub(crate) robustness: Option<&'a Robustness>,
}

impl<'a> Results<'a> {
    /// The results of documents; the scores and the comparison of the round must be among them.
    pub(crate) fn of(documents: &'a [Document]) -> Result<Self, ReportError> {
        let contents = || documents.iter().map(|document| &document.content);
        let scores = documents
            .iter()
            .find_map(|document| match &document.content {
                Content::Scores { scorecards }
                    if scorecards.iter().all(|it| it.trail.is_none()) =>
                {
                    Some((document, scorecards))
                }
                _ => None,
            });
        let comparison = contents().find_map(|content| match content {
            Content::Comparison { comparisons } => comparisons.first(),
            _ => None,
        });
        let (Some((scores, cards)), Some(comparison)) = (scores, comparison) else {
            return Err(ReportError::Lacks);
        };
        let mut found = Self {
            cards,
            scores,
            comparison,
            trend: None,
            peers: None,
            plan: None,
            explanation: None,
            items: &[],
            robustness: None,
        };
        for content in contents() {
            match content {
                Content::Trend { trend, .. } => found.trend = Some(trend),
                Content::Peers { peers } => found.peers = Some(peers),
                Content::Plan { plan } => found.plan = Some(plan),
                Content::Explanation { explanation } => found.explanation = Some(explanation),
                Content::Robustness { robustness } => found.robustness = Some(robustness),
                Content::Scores { scorecards } => {
                    let mut trails = scorecards.iter().filter_map(|card| card.trail.as_ref());
                    if let Some(trail) = trails.next() {
                        found.items = &trail.indicators;
                    }
                }
                _ => {}
            }
        }
        Ok(found)
    }

    pub(crate) fn card(&self, country: &str) -> Option<&'a Scorecard> {
        self.cards.iter().find(|card| card.country == country)
    }

    /// The scores of a country over the rounds.
    pub(crate) fn trend_of(&self, country: &str) -> Option<&'a CountryTrend> {
        let mut countries = self.trend?.countries.iter();
        countries.find(|each| each.country == country)
    }

    /// The step of a country to the round of the report.
    pub(crate) fn step(&self, country: &str) -> Option<&'a Step> {
        let step = self.trend_of(country)?.steps.last()?;
        (step.to == self.comparison.round).then_some(step)
    }

    /// What went back in that step.
    pub(crate) fn back(&self, country: &str) -> Option<&'a Setback> {
        let mut back = self.trend?.back.iter();
        back.find(|each| each.country == country && each.to == self.comparison.round)
    }

    /// The score of a cell of a view.
    pub(crate) fn cell(
        card: &'a Scorecard,
        view: usize,
        row: &str,
        group: &str,
    ) -> Option<&'a NodeScore> {
        let mut cells = card.views.get(view)?.cells.iter();
        cells
            .find(|cell| *cell.row == *row && *cell.group == *group)
            .map(|cell| &cell.result)
    }
}
