//! Between which ends can the score of a node, group or indicator lie? Methodology 12.6.

use crate::ScoreError;
use crate::bounds::{Attainable, BoundsSearch, End};
use crate::item::Item;
use crate::node::Outcome;
use crate::normalise::Normaliser;
use crate::score::{Rounds, Scoring};
use cpi_model::assessment::Assessment;
use cpi_model::draft::{AssessmentDraft, FrameworkReference, SCHEMA_VERSION};
use cpi_model::framework::{Framework, IndicatorMeasure};
use cpi_model::number::Rounding;
use rust_decimal::Decimal;

/// The lowest and highest score that answers can give; none of an end that is open.
pub(super) type Limits = (Option<Decimal>, Option<Decimal>);

/// The limits of everything that has a score: its bounds if nothing were answered (methodology
/// 6.2).
pub(super) struct AllLimits {
    pub(super) nodes: Vec<Limits>,
    /// By view.
    pub(super) groups: Vec<Vec<Limits>>,
    pub(super) indicators: Vec<Limits>,
}

impl AllLimits {
    pub(super) fn of(
        framework: &Framework,
        assessments: &[Assessment],
    ) -> Result<Self, ScoreError> {
        let rounds = Rounds::new(framework, assessments)?;
        let normalisers = rounds.normalisers(0);
        let indicators = framework.indicators().iter().zip(normalisers);
        let indicators = indicators.map(|(indicator, normaliser)| match indicator.measure() {
            IndicatorMeasure::Checklist(checklist) => {
                (Some(checklist.low().into()), Some(checklist.high().into()))
            }
            IndicatorMeasure::Quantity(_) => {
                let ends = normaliser.as_ref().map(Normaliser::ends);
                let (low, high) = ends.unwrap_or_default();
                (low.map(written), high.map(written))
            }
        });
        let mut limits = Self {
            nodes: vec![(None, None); framework.nodes().len()],
            groups: Vec::new(),
            indicators: indicators.collect(),
        };
        let groups = framework.views().iter().map(|view| view.groups().len());
        limits.groups = groups.map(|groups| vec![(None, None); groups]).collect();
        let Some(empty) = empty(framework, &assessments[0]) else {
            return Ok(limits);
        };
        let scoring = Scoring {
            framework,
            assessment: &empty,
            normalisers,
            items: vec![Item::Missing; framework.indicators().len()],
            nodes: vec![Outcome::NOTHING; framework.nodes().len()],
        };
        let mut search = BoundsSearch::new(&scoring);
        let mut lowest = BoundsSearch::of_end(&scoring, End::Low);
        let mut highest = BoundsSearch::of_end(&scoring, End::High);
        let one_open = limits
            .indicators
            .iter()
            .any(|(low, high)| low.is_some() != high.is_some());
        let mut ends = |find: &dyn Fn(&mut BoundsSearch<'_>) -> Option<Attainable>| {
            if let Some(found) = find(&mut search) {
                return (Some(written(found.low)), Some(written(found.high)));
            }
            if !one_open {
                return (None, None);
            }
            let low = find(&mut lowest).map(|found| written(found.low));
            (low, find(&mut highest).map(|found| written(found.high)))
        };
        for (node, limits) in limits.nodes.iter_mut().enumerate() {
            *limits = ends(&|search| search.node(node));
        }
        for (view, groups) in limits.groups.iter_mut().enumerate() {
            for (group, limits) in groups.iter_mut().enumerate() {
                *limits = ends(&|search| search.group(view, group));
            }
        }
        Ok(limits)
    }
}

/// As scores enter coherence: as they are written (methodology 12.1).
fn written(end: Decimal) -> Decimal {
    Rounding::WRITTEN.apply(end)
}

/// An assessment of a country in which nothing is answered.
fn empty(framework: &Framework, like: &Assessment) -> Option<Assessment> {
    let draft = AssessmentDraft {
        schema_version: Some(SCHEMA_VERSION),
        framework: Some(FrameworkReference {
            id: Some(framework.id().to_owned()),
            version: Some(framework.version().to_owned()),
        }),
        country: Some(like.country().to_owned()),
        round: Some(like.round().to_owned()),
        ..AssessmentDraft::default()
    };
    draft.check(framework).ok().map(|checked| checked.value)
}
