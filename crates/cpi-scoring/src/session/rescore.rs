//! What must be scored anew when an answer changes, and what does it come to?

use super::{Country, Refused, Session, Touched};
use crate::aggregate::Weighted;
use crate::item::{self, Item};
use crate::node::{self, Outcome};
use crate::normalise;
use cpi_model::assessment::{Answer, Applicability};
use cpi_model::draft::ViewOver;
use cpi_model::framework::{IndicatorMeasure, Member};
use cpi_model::number::Weight;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::Arc;

impl Session {
    /// Scores anew what rests on the given indicators of a country.
    pub(super) fn rescore(
        &mut self,
        at: usize,
        changes: &[(usize, Option<Answer>)],
        touched: &mut Vec<(usize, Touched)>,
    ) -> Result<(), Refused> {
        let framework = Arc::clone(&self.framework);
        let above = Arc::clone(&self.above);
        // Answers, and the conditions that ask about them, in their order.
        let mut origins: Vec<usize> = changes.iter().map(|(i, _)| *i).collect();
        origins.sort_unstable_by_key(|i| above.order[*i]);
        let mut asked = Vec::with_capacity(origins.len());
        let mut decided = vec![false; framework.indicators().len()];
        for i in origins {
            // What rests on an indicator rests on whatever decides that one, too.
            if std::mem::replace(&mut decided[i], true) {
                continue;
            }
            asked.push(i);
            for &dependent in &above.dependents[i] {
                if !std::mem::replace(&mut decided[dependent], true) {
                    asked.push(dependent);
                }
            }
        }
        asked.sort_unstable_by_key(|i| above.order[*i]);
        let country = &mut self.countries[at];
        let mut moved = Vec::new();
        for &i in &asked {
            let verdict = country.verdict(&framework, i);
            let answer = country.counts(&framework, i, verdict, self.activated);
            let (old_verdict, old) = (country.verdicts[i], country.answers[i]);
            country.verdicts[i] = verdict;
            country.answers[i] = answer;
            if old != answer {
                touched.push((at, Touched::Answer(i, old)));
            }
            if above.round[i] && (old != answer || old_verdict != verdict) {
                moved.push(i);
            }
        }
        // Quantities that are set against the round move for every country.
        let mut items: Vec<(usize, usize)> = asked.iter().map(|i| (at, *i)).collect();
        for i in moved {
            let IndicatorMeasure::Quantity(quantity) = framework.indicators()[i].measure() else {
                continue;
            };
            let values = self
                .countries
                .iter()
                .filter_map(|each| match each.answers[i] {
                    Answer::Quantity(value) if each.verdicts[i] != Applicability::Fails => {
                        Some(Decimal::from(value))
                    }
                    _ => None,
                });
            let normaliser =
                normalise::normaliser(&framework, i, quantity, values).map_err(|_| Refused)?;
            let normaliser = Some(normaliser);
            if self.normalisers[i] != normaliser {
                self.normalisers[i] = normaliser;
                items.extend(
                    (0..self.countries.len())
                        .filter(|c| *c != at)
                        .map(|c| (c, i)),
                );
            }
        }
        let mut dirty: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (c, i) in items {
            let found = self.item(c, i)?;
            if self.countries[c].items[i] != found {
                self.countries[c].items[i] = found;
                dirty.entry(c).or_default().push(i);
            }
        }
        for (c, items) in dirty {
            self.above_items(c, &items, touched)?;
        }
        Ok(())
    }

    /// What a quantity would score with another value, where it applies; nothing where that
    /// is not defined.
    pub(crate) fn score_with(&self, at: usize, i: usize, answer: Answer) -> Option<Decimal> {
        let indicator = &self.framework.indicators()[i];
        let IndicatorMeasure::Quantity(quantity) = indicator.measure() else {
            return None;
        };
        let values = self.countries.iter().enumerate().filter_map(|(c, each)| {
            let answer = if c == at { answer } else { each.answers[i] };
            match answer {
                Answer::Quantity(value) if c == at || each.verdicts[i] != Applicability::Fails => {
                    Some(Decimal::from(value))
                }
                _ => None,
            }
        });
        let normaliser = normalise::normaliser(&self.framework, i, quantity, values).ok()?;
        match item::answered(answer, None, i, indicator, Some(&normaliser)) {
            Ok(Item::Scored(score)) => Some(score),
            _ => None,
        }
    }

    fn item(&self, c: usize, i: usize) -> Result<Item, Refused> {
        let country = &self.countries[c];
        let indicator = &self.framework.indicators()[i];
        if country.verdicts[i] == Applicability::Fails {
            return Ok(item::failed(&self.framework, indicator));
        }
        let given = country.answers[i] == country.assessment.answers()[i];
        let adjudicated = given.then(|| country.assessment.adjudicated(i)).flatten();
        let normaliser = self.normalisers[i].as_ref();
        item::answered(country.answers[i], adjudicated, i, indicator, normaliser)
            .map_err(|_| Refused)
    }

    /// Scores anew the nodes, groups, cells and gaps above changed items of a country.
    pub(super) fn above_items(
        &mut self,
        c: usize,
        items: &[usize],
        touched: &mut Vec<(usize, Touched)>,
    ) -> Result<(), Refused> {
        let above = Arc::clone(&self.above);
        let mut scratch = std::mem::take(&mut self.scratch);
        let mut nodes: Vec<(usize, usize)> = Vec::with_capacity(8);
        for i in items {
            nodes.extend_from_slice(&above.nodes[*i]);
        }
        nodes.sort_unstable();
        nodes.dedup();
        for (_, node) in nodes {
            let found = self.node(&self.countries[c], node, &mut scratch)?;
            let old = std::mem::replace(&mut self.countries[c].nodes[node], found);
            if old != found {
                touched.push((c, Touched::Node(node, old)));
            }
        }
        if !self.with_views {
            self.scratch = scratch;
            return Ok(());
        }
        let mut parts: Vec<(usize, usize)> = Vec::with_capacity(8);
        for i in items {
            parts.extend_from_slice(&above.cells[*i]);
        }
        parts.sort_unstable();
        parts.dedup();
        let mut gaps = Vec::new();
        for &(v, cell) in &parts {
            let found = self.cell(&self.countries[c], v, cell, &mut scratch)?;
            let old = std::mem::replace(&mut self.countries[c].cells[v][cell], found);
            if old != found {
                touched.push((c, Touched::Cell(v, cell, old)));
                gaps.extend(super::above::Above::gap_of_cell(&self.framework, v, cell));
            }
        }
        parts.clear();
        for i in items {
            parts.extend_from_slice(&above.groups[*i]);
        }
        parts.sort_unstable();
        parts.dedup();
        for &(v, group) in &parts {
            let found = self.group(&self.countries[c], v, group, &mut scratch)?;
            let old = std::mem::replace(&mut self.countries[c].groups[v][group], found);
            if old != found {
                touched.push((c, Touched::Group(v, group, old)));
                gaps.extend(super::above::Above::gap_of_view(&self.framework, v));
            }
        }
        self.scratch = scratch;
        gaps.sort_unstable();
        gaps.dedup();
        for gap in gaps {
            let found = self.gap(&self.countries[c], gap);
            let old = std::mem::replace(&mut self.countries[c].gaps[gap], found);
            if old != self.countries[c].gaps[gap] {
                touched.push((c, Touched::Gap(gap, old)));
            }
        }
        Ok(())
    }

    fn node(
        &self,
        country: &Country,
        position: usize,
        scratch: &mut Vec<Weighted>,
    ) -> Result<Outcome, Refused> {
        let node = &self.framework.nodes()[position];
        let coverage = node::covered(node.children().iter().map(|child| match child {
            Member::Node(node) => country.nodes[*node].coverage,
            Member::Indicator(i) => country.items[*i].coverage(),
        }));
        let members = node.members().iter().map(|(member, weight)| {
            let outcome = match member {
                Member::Node(node) => country.nodes[*node],
                Member::Indicator(i) => country.items[*i].into(),
            };
            (outcome, *weight)
        });
        let zero = self.framework.range().low.into();
        node::outcome(node.method(), zero, coverage, members, scratch).map_err(|_| Refused)
    }

    fn flat(
        &self,
        country: &Country,
        view: usize,
        indicators: &[(usize, Weight)],
        scratch: &mut Vec<Weighted>,
    ) -> Result<Outcome, Refused> {
        let members = indicators
            .iter()
            .map(|(i, weight)| (Outcome::from(country.items[*i]), *weight));
        let coverage = node::covered(members.clone().map(|(member, _)| member.coverage));
        let method = self.framework.views()[view].method();
        let zero = self.framework.range().low.into();
        node::outcome(method, zero, coverage, members, scratch).map_err(|_| Refused)
    }

    pub(super) fn cell(
        &self,
        country: &Country,
        view: usize,
        cell: usize,
        scratch: &mut Vec<Weighted>,
    ) -> Result<Outcome, Refused> {
        let indicators = self.framework.views()[view].cells()[cell].indicators();
        self.flat(country, view, indicators, scratch)
    }

    pub(super) fn group(
        &self,
        country: &Country,
        position: usize,
        group: usize,
        scratch: &mut Vec<Weighted>,
    ) -> Result<Outcome, Refused> {
        let view = &self.framework.views()[position];
        if view.over() == ViewOver::Indicators {
            let indicators = view.groups()[group].indicators();
            return self.flat(country, position, indicators, scratch);
        }
        let cells = view.cells().iter().zip(&country.cells[position]);
        let members = cells
            .filter(|(cell, _)| cell.group() == group)
            .map(|(cell, outcome)| (*outcome, cell.weight()));
        let coverage = node::covered(members.clone().map(|(member, _)| member.coverage));
        let zero = self.framework.range().low.into();
        node::outcome(view.method(), zero, coverage, members, scratch).map_err(|_| Refused)
    }
}
