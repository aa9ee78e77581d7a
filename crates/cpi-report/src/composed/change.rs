//! What changed since the round before: steps back first, and where a change comes from.

use super::texts::Composer;
use super::words::Word;
use crate::{Cell, Column, Item, Kind, List, ListMarkers, Note, Table, Text};
use cpi_model::number::Score;
use cpi_scoring::trend::{Change, Direction, Move, Point, Step};
use rust_decimal::Decimal;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How many nodes and groups that went back are named.
const MOST_NAMED: usize = 10;
/// How many answers that went forward a report with an annex lists before it.
const MOST_FORWARD: usize = 20;

/// The part of a change that has one cause.
type Cause = fn(&Change) -> Option<Score>;

impl<'a> Composer<'a> {
    /// The part on change, if the country was assessed before.
    pub(crate) fn change(&mut self, country: &str) {
        self.change_up_to(country, usize::MAX);
    }

    /// The same with all steps back, and no more steps forward than somebody reads: the annex has every
    /// answer that moved.
    pub(crate) fn change_in_short(&mut self, country: &str) {
        self.change_up_to(country, MOST_FORWARD);
    }

    fn change_up_to(&mut self, country: &str, most: usize) {
        self.report.section(2, "change", self.word(Word::Change));
        let Some(step) = self.results.step(country) else {
            let none = [("country", self.country(country).into())];
            self.report
                .paragraph(self.with(Word::NoEarlierRound, &none));
            return;
        };
        let compared = [
            ("from", step.from.as_str().into()),
            ("to", step.to.as_str().into()),
            ("count", step.compared.into()),
        ];
        self.report.paragraph(self.with(Word::Compared, &compared));
        if let Some(refused) = &step.refused {
            self.report
                .note(Note::from(Text::foreign(refused.as_str(), "en")));
        }
        self.steps_back(country, step);
        let forward: Vec<&Move> = moves(step, Direction::Forward);
        if !forward.is_empty() {
            self.report
                .section(3, "steps-forward", self.word(Word::StepsForward));
            self.report
                .paragraph(self.moved(&forward, Direction::Forward));
            if most < forward.len() {
                self.report.paragraph(self.word(Word::StepsForwardMost));
            }
            let table = self.moves(&forward[..most.min(forward.len())]);
            self.report.table(table);
        }
        self.causes(country, step);
    }

    pub(crate) fn steps_back(&mut self, country: &str, step: &Step) {
        self.report
            .section(3, "steps-back", self.word(Word::StepsBack));
        let back = moves(step, Direction::Back);
        let nodes = self.results.back(country).map_or(&[][..], |it| &it.nodes);
        if back.is_empty() && nodes.is_empty() {
            self.report.paragraph(self.word(Word::NoStepsBack));
            return;
        }
        self.report.paragraph(self.moved(&back, Direction::Back));
        let has_part = |code: &str| {
            let node = self.framework.node_position(code);
            node.is_none_or(|node| self.has_part(node))
        };
        let named = nodes.iter().filter(|node| has_part(&node.code));
        let named = named.take(MOST_NAMED);
        let items = named.map(|node| {
            let name = self.linked_if_there(&node.code);
            Item::new(name.and(format!(": {}", self.signed(node.answers))))
        });
        let items: Vec<Item> = items.collect();
        self.report.list(List {
            marks: ListMarkers::Bullets,
            items,
        });
        let table = self.moves(&back);
        self.report.table(table);
    }

    /// How many answers went one way, and on how many questions the answer is the same and a reviewer
    /// awarded other points.
    pub(crate) fn moved(&self, moved: &[&Move], direction: Direction) -> String {
        let (counted, none) = match direction {
            Direction::Back => (Word::StepsBackCount, Word::NoStepsBack),
            _ => (Word::StepsForwardCount, Word::NoStepsForward),
        };
        let same = moved.iter().filter(|each| each.same_answer).count();
        let mut text = match moved.len() - same {
            0 => self.word(none).to_owned(),
            count => self.with(counted, &[("count", count.into())]),
        };
        if 0 < same {
            text.push(' ');
            text.push_str(&self.with(Word::OtherPointsCount, &[("count", same.into())]));
        }
        text
    }

    /// The name of a node, with a link if it has a part of its own.
    pub(crate) fn linked_if_there(&self, code: &str) -> Text {
        let node = self.framework.node_position(code);
        match node {
            Some(node) if self.has_part(node) => self.linked(code),
            _ => self.name(code),
        }
    }

    pub(crate) fn moves(&self, moves: &[&Move]) -> Table {
        let columns = [Word::Question, Word::Was, Word::Is]
            .map(|key| Column::shown(self.word(key), Kind::Text))
            .to_vec();
        let rows = moves.iter().map(|each| {
            let mut is = self.answer(&each.indicator, &each.to);
            if each.same_answer {
                is = is.and(" ").and(self.word(Word::FewerPoints));
            }
            vec![
                self.question(&each.indicator).into(),
                self.answer(&each.indicator, &each.from).into(),
                is.into(),
            ]
        });
        Table::shown(columns).with_rows(rows)
    }

    /// Where the change of each part comes from. Causes that are 0 throughout have no column.
    pub(crate) fn causes(&mut self, country: &str, step: &Step) {
        let changes: Vec<&Change> = step
            .changes
            .iter()
            .filter(|change| change.view.is_none())
            .filter(|change| {
                let node = self.framework.node_position(&change.code);
                node.is_some_and(|node| self.has_part(node))
            })
            .collect();
        let causes: [(Word, Cause); 4] = [
            (Word::ByAnswers, |change| change.answers),
            (Word::ByWeights, |change| change.weights),
            (Word::ByFramework, |change| change.framework),
            (Word::ByCoverage, |change| change.coverage),
        ];
        let moves_something = |cause: &Cause| {
            changes
                .iter()
                .filter_map(|change| cause(change))
                .any(|part| !Decimal::from(part).is_zero())
        };
        let causes: Vec<_> = causes
            .into_iter()
            .filter(|(key, cause)| *key == Word::ByAnswers || moves_something(cause))
            .collect();
        let mut columns = vec![Column::shown(self.word(Word::Part), Kind::Text)];
        for key in [Word::Was, Word::Is] {
            columns.push(Column::shown(self.word(key), Kind::Score));
        }
        columns.push(Column::shown(self.word(Word::Changed), Kind::Number));
        for (key, _) in &causes {
            columns.push(Column::shown(self.word(*key), Kind::Number));
        }
        let rows = changes.iter().map(|change| {
            let full = |round: &str| {
                self.point(country, &change.code, round)
                    .and_then(|it| it.full)
            };
            let mut row: Vec<Cell> = vec![
                self.linked(&change.code).into(),
                self.score_cell(full(&step.from)),
                self.score_cell(full(&step.to)),
                self.signed_cell(change.change),
            ];
            row.extend(
                causes
                    .iter()
                    .map(|(_, cause)| self.signed_cell(cause(change))),
            );
            row
        });
        let rows: Vec<Vec<Cell>> = rows.collect();
        if rows.is_empty() {
            return;
        }
        let explained: Vec<&str> = causes
            .iter()
            .map(|(key, _)| match key {
                Word::ByWeights => Word::ByWeightsMeans,
                Word::ByFramework => Word::ByFrameworkMeans,
                Word::ByCoverage => Word::ByCoverageMeans,
                _ => Word::ByAnswersMeans,
            })
            .map(|key| self.word(key))
            .collect();
        self.report.section(3, "causes", self.word(Word::Causes));
        self.report.list(List::of(ListMarkers::Bullets, explained));
        self.report.table(Table::shown(columns).with_rows(rows));
    }

    /// The scores of a node of a country in a round.
    pub(crate) fn point(&self, country: &str, node: &str, round: &str) -> Option<&'a Point> {
        let mut series = self.results.trend_of(country)?.series.iter();
        let series = series.find(|each| each.view.is_none() && each.code == node)?;
        series.points.iter().find(|point| point.round == round)
    }

    /// How far a node went since the round before, like for like.
    pub(crate) fn like_for_like(&self, country: &str, node: &str) -> Option<Score> {
        let step = self.results.step(country)?;
        if step.refused.is_some() {
            return None;
        }
        let change = step.changes.iter();
        let mut change = change.filter(|change| change.view.is_none());
        match change.find(|change| change.code == node) {
            Some(change) => change.answers,
            None => Some(Score::from(Decimal::ZERO)),
        }
    }
}

impl<'a> Composer<'a> {
    /// The earlier answers of the indicators whose answers moved since the round before, and that round.
    pub(crate) fn earlier_answers(
        &self,
        country: &str,
    ) -> Option<(&'a str, BTreeMap<&'a str, Text>)> {
        let step = self.results.step(country)?;
        let moves = step.moves.iter();
        let earlier: BTreeMap<&str, Text> = moves
            .map(|each| {
                let from = self.answer(&each.indicator, &each.from);
                (each.indicator.as_str(), from)
            })
            .collect();
        (!earlier.is_empty()).then_some((step.from.as_str(), earlier))
    }
}

/// The indicators that went in a direction, the farthest first.
pub(crate) fn moves(step: &Step, direction: Direction) -> Vec<&Move> {
    let moves = step.moves.iter();
    let mut moves: Vec<&Move> = moves.filter(|each| each.direction == direction).collect();
    moves.sort_by_key(|each| Reverse(Decimal::from(each.change).abs()));
    moves
}
