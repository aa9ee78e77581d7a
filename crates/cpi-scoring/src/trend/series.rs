//! What does an assessment score at every node and group, all its items or some of them?

use crate::ScoreError;
use crate::item::{self, Item};
use crate::normalise::Normaliser;
use crate::score::{Scoring, refused_value};
use crate::view;
use cpi_model::Assessment;
use cpi_model::crosswalk::Crosswalk;
use cpi_model::draft::Direction;
use cpi_model::framework::Framework;
use cpi_model::number::Rounding;
use rust_decimal::Decimal;

/// The scores as they are written, by place: the nodes of a framework, then the groups of
/// its views. Their differences are exact.
pub(super) type Values = Vec<Option<Decimal>>;

/// Where a score stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Where {
    pub(super) view: Option<String>,
    pub(super) code: String,
    /// Which scores are the better ones there.
    pub(super) better: Direction,
}

impl Where {
    fn is_named_like(&self, other: &Self) -> bool {
        (&self.view, &self.code) == (&other.view, &other.code)
    }
}

/// Every place of a framework.
pub(super) fn places(framework: &Framework) -> Vec<Where> {
    let nodes = framework.nodes().iter().map(|node| Where {
        view: None,
        code: node.code().to_string(),
        better: node.direction(),
    });
    let groups = framework.views().iter().flat_map(|view| {
        view.groups().iter().map(|group| Where {
            view: Some(view.code().to_string()),
            code: group.code().to_string(),
            better: group.direction(),
        })
    });
    nodes.chain(groups).collect()
}

/// For each place of the newer framework its place in the older (methodology 13.3).
pub(super) fn older_places(
    newer: &Framework,
    older: &Framework,
    crosswalk: &Crosswalk,
) -> Vec<Option<usize>> {
    let places_of_older = places(older);
    let nodes = (0..newer.nodes().len()).map(|node| crosswalk.older_node(node));
    let groups = places(newer)
        .into_iter()
        .filter(|place| place.view.is_some())
        .map(|place| {
            places_of_older
                .iter()
                .position(|other| other.is_named_like(&place))
        });
    nodes.chain(groups).collect()
}

/// One assessment by one framework, with the values of one round behind its quantities.
#[derive(Clone, Copy)]
pub(super) struct Basis<'a> {
    pub(super) framework: &'a Framework,
    pub(super) assessment: &'a Assessment,
    pub(super) normalisers: &'a [Option<Normaliser>],
}

impl Basis<'_> {
    pub(super) fn items(&self) -> Result<Vec<Item>, ScoreError> {
        item::items(self.framework, self.assessment, self.normalisers).map_err(|undefined| {
            let (country, round) = (self.assessment.country(), self.assessment.round());
            refused_value(self.framework, country, round, undefined)
        })
    }

    /// The scores if these were its items.
    pub(super) fn values(&self, items: Vec<Item>) -> Result<Values, ScoreError> {
        let scoring = Scoring::of_items(self.framework, self.assessment, self.normalisers, items)?;
        let mut values: Values = scoring.nodes.iter().map(|node| node.score).collect();
        for view in self.framework.views() {
            let (groups, _) = view::outcomes(&scoring, view)?;
            values.extend(groups.iter().map(|group| group.score));
        }
        for value in &mut values {
            *value = value.map(|score| Rounding::WRITTEN.apply(score));
        }
        Ok(values)
    }
}

/// The items that are kept; all others do not apply.
pub(super) fn masked(items: &[Item], keep: impl Fn(usize) -> bool) -> Vec<Item> {
    items
        .iter()
        .enumerate()
        .map(|(position, item)| {
            if keep(position) {
                *item
            } else {
                Item::NotApplicable
            }
        })
        .collect()
}
