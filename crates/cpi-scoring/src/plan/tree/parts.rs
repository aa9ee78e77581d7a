//! What is a score made of: indicators, nodes, groups, cells?

use super::Tree;
use cpi_model::draft::ViewOver;
use cpi_model::framework::{Aggregate, Member, Method};
use cpi_model::number::Weight;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// An indicator, or something that has members.
#[derive(Debug, Clone, Copy)]
pub(super) enum Part {
    Indicator(usize),
    /// An indicator whose moves another place of it pays for.
    Again(usize),
    Of(Aggregate),
}

impl<'a> Tree<'a> {
    /// What something aggregates, with weights (methodology 4.1, 5.2 to 5.4).
    pub(super) fn members(&self, of: Aggregate) -> Vec<(Part, Decimal)> {
        let framework = &*self.session.framework;
        let items = |indicators: &[(usize, Weight)]| {
            let each = indicators.iter();
            each.map(|(i, weight)| (Part::Indicator(*i), (*weight).into()))
                .collect()
        };
        match of {
            Aggregate::Node(node) => {
                let members = framework.nodes()[node].members().iter();
                let part = |member: &Member| match member {
                    Member::Indicator(i) => Part::Indicator(*i),
                    Member::Node(node) => Part::Of(Aggregate::Node(*node)),
                };
                members
                    .map(|(member, weight)| (part(member), (*weight).into()))
                    .collect()
            }
            Aggregate::Cell(view, cell) => {
                let indicators = framework.views()[view].cells()[cell].indicators();
                let Some(again) = self.repeats.get(&of) else {
                    return items(indicators);
                };
                let part = |i: usize| {
                    if again.contains(&i) {
                        Part::Again(i)
                    } else {
                        Part::Indicator(i)
                    }
                };
                let each = indicators.iter();
                each.map(|(i, weight)| (part(*i), (*weight).into()))
                    .collect()
            }
            Aggregate::Group(v, group) => {
                let view = &framework.views()[v];
                if view.over() == ViewOver::Indicators {
                    return items(view.groups()[group].indicators());
                }
                let cells = view.cells().iter().enumerate();
                let of_group = cells.filter(|(_, cell)| cell.group() == group);
                of_group
                    .map(|(c, cell)| (Part::Of(Aggregate::Cell(v, c)), cell.weight().into()))
                    .collect()
            }
        }
    }

    pub(super) fn method(&self, of: Aggregate) -> &'a Method {
        let framework = &*self.session.framework;
        match of {
            Aggregate::Node(node) => framework.nodes()[node].method(),
            Aggregate::Group(view, _) | Aggregate::Cell(view, _) => {
                framework.views()[view].method()
            }
        }
    }

    /// The indicators whose answers count for the coverage of something (4.6).
    pub(super) fn indicators(&self, of: Aggregate) -> Vec<usize> {
        match of {
            Aggregate::Node(node) => self.session.framework.nodes()[node].indicators().to_vec(),
            Aggregate::Group(..) | Aggregate::Cell(..) => {
                let members = self.members(of).into_iter();
                members
                    .flat_map(|(part, _)| match part {
                        Part::Indicator(i) | Part::Again(i) => vec![i],
                        Part::Of(of) => self.indicators(of),
                    })
                    .collect()
            }
        }
    }

    /// The indicators that a score is put together from, through the members.
    pub(super) fn made_of(&self, of: Aggregate) -> BTreeSet<usize> {
        let members = self.members(of).into_iter();
        members
            .flat_map(|(part, _)| match part {
                Part::Indicator(i) | Part::Again(i) => BTreeSet::from([i]),
                Part::Of(of) => self.made_of(of),
            })
            .collect()
    }

    /// Where rows lie beneath one another, an indicator stands in several cells of a group:
    /// by cell, those that stand in an earlier one.
    pub(super) fn repeats(&self, of: Aggregate) -> BTreeMap<Aggregate, BTreeSet<usize>> {
        let mut repeats = BTreeMap::new();
        let mut seen = BTreeSet::new();
        for (part, _) in self.members(of) {
            let Part::Of(cell @ Aggregate::Cell(..)) = part else {
                continue;
            };
            let all = self.indicators(cell).into_iter();
            let again: BTreeSet<usize> = all.filter(|i| !seen.insert(*i)).collect();
            if !again.is_empty() {
                repeats.insert(cell, again);
            }
        }
        repeats
    }

    /// The deciding indicators that anything of a part rests on.
    pub(super) fn rests(&mut self, part: Part) -> Rc<BTreeSet<usize>> {
        let of = match part {
            Part::Indicator(i) | Part::Again(i) => return Rc::clone(&self.rests_on[i]),
            Part::Of(_) if self.classes.is_empty() => return Rc::default(),
            Part::Of(of) => of,
        };
        if let Some(rests) = self.rests.get(&of) {
            return Rc::clone(rests);
        }
        let mut rests = BTreeSet::new();
        for i in self.indicators(of) {
            rests.extend(self.rests_on[i].iter().copied());
        }
        let rests = Rc::new(rests);
        self.rests.insert(of, Rc::clone(&rests));
        rests
    }
}
