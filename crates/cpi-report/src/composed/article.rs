//! The parts of the index one by one: scores, all countries, what earned what.

use super::texts::{Composer, anchor};
use super::words::Word;
use crate::answers::best_options;
use crate::{Item, List, ListMarkers, Text};
use cpi_model::framework::Member;
use cpi_model::language::Value;
use cpi_scoring::State;
use cpi_scoring::scorecard::Scorecard;
use std::collections::BTreeSet;

impl<'a> Composer<'a> {
    /// Whether a node has a part of its own: everything down to the articles.
    pub(crate) fn has_part(&self, node: usize) -> bool {
        let above = |node: usize| self.framework.nodes()[node].parent();
        let mut at = above(node);
        while let Some(each) = at {
            if self.is_article(each) {
                return false;
            }
            at = above(each);
        }
        true
    }

    /// Why no country has a score at a node, of which a chart would be empty; nothing where one has a score or
    /// bounds of one.
    pub(crate) fn no_score_anywhere(&self, node: usize) -> Option<State> {
        let cards = self.results.cards.iter();
        let results = cards.filter_map(|card| card.nodes.get(node).map(|it| &it.result));
        let results: Vec<_> = results.collect();
        if results
            .iter()
            .any(|it| it.score.is_some() || it.bounds.is_some())
        {
            return None;
        }
        // A question that applies somewhere tells more than one that applies nowhere.
        let states = results.iter().map(|it| it.state);
        states.max_by_key(|state| *state != State::NotApplicable)
    }

    /// Whether a node is all that the node above it has, with the same score in each country.
    pub(crate) fn repeats_whole(&self, node: usize) -> bool {
        let nodes = self.framework.nodes();
        let Some(above) = nodes[node].parent() else {
            return false;
        };
        let score =
            |card: &Scorecard, node: usize| card.nodes.get(node).and_then(|it| it.result.score);
        let mut cards = self.results.cards.iter();
        nodes[above].children().len() == 1
            && cards.all(|card| score(card, node) == score(card, above))
    }

    /// The parts of a node, and theirs.
    pub(crate) fn parts(&mut self, card: &'a Scorecard, node: usize, level: u8) {
        for child in self.children(node) {
            self.part(card, child, level);
        }
    }

    pub(crate) fn part(&mut self, card: &'a Scorecard, node: usize, level: u8) {
        let code = self.code(node);
        self.report.section(level, anchor(code), self.name(code));
        let description = self
            .framework
            .draft()
            .nodes
            .get(node)
            .and_then(|draft| self.in_language(&draft.description));
        if let Some(description) = description {
            self.report.paragraph(description);
        }
        self.report.paragraph(self.standing(card, node));
        if let Some(heat) = self.heat_row(card, node) {
            self.report.table(heat);
        }
        let tells_more = self.no_score_anywhere(node).is_none() && !self.repeats_whole(node);
        if 1 < self.results.cards.len() && tells_more {
            let caption = self.strip_caption(card, node);
            let chart = self.strip(code, caption, Some(&card.country));
            self.report.chart(chart);
        }
        self.own(code, level + 1);
        self.questions_of(node, level + 1);
        if !self.is_article(node) {
            self.parts(card, node, (level + 1).min(6));
        }
    }

    /// Score, rank, band, coverage and change of a node in a paragraph.
    pub(crate) fn standing(&self, card: &'a Scorecard, node: usize) -> Text {
        let code = self.code(node);
        let result = &card.nodes[node].result;
        let Some(score) = result.score else {
            return Text::strong(self.state(result.state))
                .and(" ")
                .and(self.coverage(card, node));
        };
        let mut text = Text::strong(self.with(Word::ScoreIs, &[("score", self.shown(score))]));
        if let Some(rank) = self.rank_is(code, &card.country) {
            text = text.and(" ").and(rank);
        }
        if let Some(band) = result.band.as_deref().and_then(|band| self.band(band)) {
            let label = self.with(Word::Label, &[("label", self.word(Word::Band).into())]);
            text = text.and(" ").and(label).and(" ").then(band).and(".");
        }
        if let Some(change) = self.like_for_like(&card.country, code)
            && let Some(step) = self.results.step(&card.country)
        {
            let change = [
                ("from", step.from.as_str().into()),
                ("change", self.signed(change).into()),
            ];
            text = text.and(" ").and(self.with(Word::ChangeIs, &change));
        }
        text.and(" ").and(self.coverage(card, node))
    }

    /// How much is answered, and what that leaves open.
    pub(crate) fn coverage(&self, card: &'a Scorecard, node: usize) -> String {
        let result = &card.nodes[node].result;
        let coverage = result.coverage;
        if coverage.answered == coverage.applicable {
            return String::new();
        }
        let answered = [
            ("answered", coverage.answered.into()),
            ("applicable", coverage.applicable.into()),
        ];
        let mut text = self.with(Word::AnsweredOf, &answered);
        if let Some(bounds) = result.bounds
            && bounds.low != bounds.high
        {
            let bounds = [
                ("low", self.shown(bounds.low)),
                ("high", self.shown(bounds.high)),
            ];
            text.push(' ');
            text.push_str(&self.with(Word::CouldBe, &bounds));
        }
        text
    }

    /// The finding of a strip: the rank of the country among all.
    pub(crate) fn strip_caption(&self, card: &'a Scorecard, node: usize) -> Text {
        let code = self.code(node);
        let country = self.country(&card.country);
        match self.rank(code, &card.country) {
            Some((rank, of)) => self.with_name(
                Word::StripRank,
                ("part", &self.name(code)),
                &[
                    ("country", country.into()),
                    ("rank", Value::number(rank)),
                    ("count", of.into()),
                ],
            ),
            None => self.with_name(
                Word::StripNoScore,
                ("part", &self.name(code)),
                &[("country", country.into())],
            ),
        }
    }

    /// Every question of a part with its answer, and what would improve the lowest ones.
    pub(crate) fn questions_of(&mut self, node: usize, level: u8) {
        let asked = self.asked_in(node);
        let items = self.items(&asked);
        if items.is_empty() {
            return;
        }
        let tables = self.answers_by_group(&items);
        self.report
            .heading(level.min(6), self.word(Word::WhatEarnedWhat));
        for table in tables {
            self.report.table(table);
        }
        let asked = self.to_do(&asked);
        if !asked.is_empty() {
            self.report
                .heading(level.min(6), self.word(Word::WhatIsAsked));
            self.report.paragraph(self.word(Word::WhatIsAskedMeans));
            self.report.list(List {
                marks: ListMarkers::Bullets,
                items: asked,
            });
        }
    }

    /// The indicators whose answers are shown in the part of a node: of an article all those below it,
    /// of any other node its own.
    pub(crate) fn asked_in(&self, node: usize) -> Vec<usize> {
        let node_itself = &self.framework.nodes()[node];
        if self.is_article(node) {
            return node_itself.indicators().to_vec();
        }
        let children = node_itself.children().iter();
        children
            .filter_map(|child| match child {
                Member::Indicator(indicator) => Some(*indicator),
                Member::Node(_) => None,
            })
            .collect()
    }

    /// By group of the view of cells: the questions that earn the least, each with what would earn
    /// the most, in the words of the framework.
    pub(crate) fn to_do(&self, indicators: &[usize]) -> Vec<Item> {
        let at_lowest = self.at_lowest();
        let lowest = indicators.iter().filter_map(|at| {
            let code = self.framework.indicators().get(*at)?.code();
            at_lowest.contains(code).then_some((*at, code))
        });
        let lowest: Vec<(usize, &str)> = lowest.collect();
        let asks = |code: &str| Item::new(self.asks(code));
        let Some((_, view)) = self.cells() else {
            return lowest.iter().map(|(_, code)| asks(code)).collect();
        };
        let mut items = Vec::new();
        let mut listed = BTreeSet::new();
        for group in view.groups() {
            let is_of = |at: usize| group.indicators().iter().any(|(each, _)| *each == at);
            let of_group: Vec<Item> = lowest
                .iter()
                .filter(|(at, _)| is_of(*at) && listed.insert(*at))
                .map(|(_, code)| asks(code))
                .collect();
            if !of_group.is_empty() {
                let head = Item::new(bold(&self.name(group.code())));
                items.push(head.above(List {
                    marks: ListMarkers::Bullets,
                    items: of_group,
                }));
            }
        }
        let rest = lowest.iter().filter(|(at, _)| !listed.contains(at));
        items.extend(rest.map(|(_, code)| asks(code)));
        items
    }

    /// The question and what its best answer takes, in the words of the framework: criteria alone do not say
    /// what they are about.
    pub(crate) fn asks(&self, indicator: &str) -> Text {
        let criteria = self.indicator(indicator).and_then(|draft| {
            let position = self.framework.indicator_position(indicator)?;
            let best = best_options(self.framework, position).next()?;
            self.in_language(draft.criteria.get(best)?)
        });
        let question = self.name(indicator);
        match criteria {
            Some(criteria) => question.and(" ").then(criteria),
            None => question,
        }
    }

    /// The indicators whose answers earn the least.
    pub(crate) fn at_lowest(&self) -> BTreeSet<&'a str> {
        let plan = self.results.plan.into_iter();
        let lowest = plan.flat_map(|plan| &plan.at_lowest);
        lowest.map(|each| each.indicator.as_str()).collect()
    }
}

/// A name in bold.
pub(crate) fn bold(name: &Text) -> Text {
    match name.runs() {
        [crate::Run::Plain(name)] => Text::strong(name),
        _ => name.clone(),
    }
}
