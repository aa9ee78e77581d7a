//! Which countries do better where this one is at the lowest, what adds most, and who can help whom.

use super::answers::cited;
use super::article::bold;
use super::overview::MOST_ROWS;
use super::texts::{Composer, improves};
use super::words::Word;
use crate::{Cell, Column, Item, Kind, List, ListMarkers, Note, Table, Text};
use cpi_model::framework::Framework;
use cpi_scoring::Plan;
use cpi_scoring::peers::{AnswerGap, BetterAnswer, SupportMatch};
use cpi_scoring::plan::{Improvement, Outcome};
use std::collections::{BTreeMap, BTreeSet};

/// How many countries are named that answer better, and how many documents of each.
const MOST_NAMED: usize = 3;
/// How many improvements are listed.
const MOST_IMPROVEMENTS: usize = 15;
/// How many rows of cooperation are shown of each country.
const MOST_HELPERS: usize = 5;

impl Composer<'_> {
    /// The questions that are at the lowest here, with the better answers of other countries and the
    /// evidence for them.
    pub(crate) fn solved_elsewhere(&mut self, country: &str) {
        let Some(peers) = self.results.peers else {
            return;
        };
        let Some(own) = peers.countries.iter().find(|each| each.country == country) else {
            return;
        };
        let lowest = self.at_lowest();
        let behind = own.behind.iter();
        let behind: Vec<&AnswerGap> = behind
            .filter(|each| lowest.contains(each.indicator.as_str()))
            .collect();
        if behind.is_empty() || own.compared_with.is_empty() {
            return;
        }
        self.report
            .section(2, "solved-elsewhere", self.word(Word::SolvedElsewhere));
        let (solved, nobody): (Vec<&AnswerGap>, Vec<&AnswerGap>) =
            behind.into_iter().partition(|each| !each.better.is_empty());
        let counts = [
            ("solved", solved.len().into()),
            ("nobody", nobody.len().into()),
        ];
        self.report.paragraph(self.with(Word::SolvedCount, &counts));
        self.report.note(self.word(Word::SolvedCaution));
        // By the part of the index that they belong to, in the order of the framework.
        let mut by_part: BTreeMap<usize, Vec<&AnswerGap>> = BTreeMap::new();
        for each in solved {
            by_part
                .entry(self.part_of(&each.indicator))
                .or_default()
                .push(each);
        }
        for (part, listed) in by_part {
            let evidence = listed.iter().map(|each| better_evidence(self, each));
            let evidence: Vec<Text> = evidence.collect();
            let has_evidence = evidence.iter().any(|text| !text.is_empty());
            let mut keys = vec![Word::Question, Word::Here, Word::AnswersBetter];
            keys.extend(has_evidence.then_some(Word::RestsOn));
            let columns = keys.into_iter();
            let columns = columns.map(|key| Column::shown(self.word(key), Kind::Text));
            let columns: Vec<Column> = columns.collect();
            let rows = listed.iter().zip(evidence).map(|(each, evidence)| {
                let mut row: Vec<Cell> = vec![
                    self.question(&each.indicator).into(),
                    self.answer(&each.indicator, &each.answer).into(),
                    self.better(each).into(),
                ];
                row.extend(has_evidence.then(|| evidence.into()));
                row
            });
            let table = Table::shown(columns).with_rows(rows);
            self.report.heading(3, self.name(self.code(part)));
            self.report.table(table);
        }
    }

    /// The node directly below the index that an indicator belongs to.
    pub(crate) fn part_of(&self, indicator: &str) -> usize {
        let root = self.framework.root();
        let at = self.framework.indicator_position(indicator);
        let mut node = at.map_or(root, |at| self.framework.indicators()[at].parent());
        while let Some(above) = self.framework.nodes()[node].parent()
            && above != root
        {
            node = above;
        }
        node
    }

    /// The countries that answer better, with their answers and since when.
    pub(crate) fn better(&self, behind: &AnswerGap) -> Text {
        let named = behind.better.iter().take(MOST_NAMED);
        let mut text = Text::default();
        for (at, each) in named.enumerate() {
            if 0 < at {
                text = text.and("\n");
            }
            text = text
                .then(Text::strong(self.country(&each.country)))
                .and(": ")
                .then(self.answer(&behind.indicator, &each.answer))
                .and(self.since(each));
        }
        let more = behind.better.len().saturating_sub(MOST_NAMED);
        if 0 < more {
            let more = [("count", more.into())];
            text = text.and("\n").and(self.with(Word::MoreCountries, &more));
        }
        text
    }

    /// Since when, if there are earlier rounds.
    pub(crate) fn since(&self, better: &BetterAnswer) -> String {
        let earlier = self.results.peers.map_or(0, |peers| peers.earlier.len());
        if earlier == 0 {
            return String::new();
        }
        let since = [("round", better.since.as_str().into())];
        format!(" {}", self.with(Word::Since, &since))
    }

    /// The improvements that make the index better, of each question the one that adds most.
    pub(crate) fn improvements<'p>(&self, plan: &'p Plan) -> Vec<&'p Improvement> {
        improvements(self.framework, plan)
    }

    /// What single better answers would add, the most first; and the targets, if there are some.
    /// Whether there is any.
    pub(crate) fn adds_most(&mut self) -> bool {
        let Some(plan) = self.results.plan else {
            return false;
        };
        let mut improvements = self.improvements(plan);
        improvements.truncate(MOST_IMPROVEMENTS);
        if improvements.is_empty() {
            return false;
        }
        self.report
            .section(2, "adds-most", self.word(Word::AddsMost));
        self.report.paragraph(self.word(Word::AddsMostMeans));
        let columns = vec![
            Column::shown(self.word(Word::Question), Kind::Text),
            Column::shown(self.word(Word::Is), Kind::Text),
            Column::shown(self.word(Word::Would), Kind::Text),
            Column::shown(self.word(Word::PartOfIndex), Kind::Text),
            Column::shown(self.word(Word::GainOfIndex), Kind::Number),
        ];
        let rows = improvements.iter().map(|each| {
            let change = &each.change;
            let mut nodes = each.nodes.iter();
            let article = nodes.find(|gain| {
                let node = self.framework.node_position(&gain.node);
                node.is_some_and(|node| self.has_part(node))
            });
            vec![
                self.question(&change.indicator).into(),
                self.answer(&change.indicator, &change.from).into(),
                self.answer(&change.indicator, &change.to).into(),
                article.map_or(Cell::Empty, |gain| self.linked(&gain.node).into()),
                self.signed_cell(each.gain),
            ]
        });
        let table = Table::shown(columns).with_rows(rows);
        self.report.table(table);
        self.targets(plan);
        true
    }

    /// What reaches the targets of a plan, if it has some.
    pub(crate) fn targets(&mut self, plan: &Plan) {
        let items = plan.targets.iter().map(|reached| {
            let key = match reached.outcome {
                Outcome::AlreadyReached => Word::TargetThere,
                Outcome::Reached => Word::TargetReached,
                Outcome::Unreachable | Outcome::NotFound => Word::TargetBeyond,
            };
            let of = self.target_name(reached.of.name());
            let parts = [
                ("of", of.into()),
                ("target", self.shown(reached.target)),
                ("count", reached.changes.len().into()),
            ];
            let used = if key == Word::TargetReached { 3 } else { 2 };
            let changes = reached.changes.iter().map(|step| {
                let change = &step.change;
                self.name(&change.indicator)
                    .and(" ")
                    .then(self.answer(&change.indicator, &change.from))
                    .and(" → ")
                    .then(self.answer(&change.indicator, &change.to))
            });
            let changes = List::of(ListMarkers::Bullets, changes);
            Item::new(self.with(key, &parts[..used])).above(changes)
        });
        let items: Vec<Item> = items.collect();
        if !items.is_empty() {
            self.report.section(3, "targets", self.word(Word::Targets));
            self.report.list(List {
                marks: ListMarkers::Bullets,
                items,
            });
        }
    }

    /// What a node, a group `VIEW:GROUP` or a cell `NODE/VIEW:GROUP` is called.
    pub(crate) fn target_name(&self, name: &str) -> String {
        let (node, group) = match name.split_once('/') {
            Some((node, group)) => (Some(node), Some(group)),
            None if name.contains(':') => (None, Some(name)),
            None => (Some(name), None),
        };
        let group = group
            .and_then(|group| group.split_once(':'))
            .map(|(_, group)| group);
        let parts = [node, group].into_iter().flatten();
        let parts: Vec<String> = parts.map(|code| self.name(code).to_string()).collect();
        parts.join(", ")
    }

    /// Who can help whom, on what.
    pub(crate) fn cooperation(&mut self) {
        let Some(peers) = self.results.peers else {
            return;
        };
        if peers.cooperation.is_empty() {
            return;
        }
        self.report
            .section(2, "cooperation", self.word(Word::Cooperation));
        self.report.paragraph(self.word(Word::CooperationMeans));
        if MOST_ROWS < self.results.cards.len() {
            let table = self.helpers_of_many(&peers.cooperation);
            self.report.table(table);
            self.report.note(Note::from(self.word(Word::SolvedCaution)));
            return;
        }
        // What was not cleared for publication is no evidence here, so a column of zeros would say nothing.
        let has_evidence = peers.cooperation.iter().any(|each| 0 < each.with_evidence);
        for country in self.sources.round.countries() {
            let of_country = peers.cooperation.iter();
            let rows: Vec<_> = of_country
                .filter(|each| each.country == *country)
                .take(MOST_HELPERS)
                .collect();
            if rows.is_empty() {
                continue;
            }
            let mut columns = vec![
                Column::shown(self.word(Word::OnWhat), Kind::Text),
                Column::shown(self.word(Word::Helper), Kind::Text),
                Column::shown(self.word(Word::BetterAnswers), Kind::Count),
            ];
            if has_evidence {
                columns.push(Column::shown(self.word(Word::WithEvidence), Kind::Count));
            }
            columns.push(Column::shown(self.word(Word::GainOfPart), Kind::Number));
            let rows = rows.into_iter().map(|each| {
                let mut row = vec![
                    self.name(&each.node).into(),
                    Cell::named(&each.helper, self.country(&each.helper)),
                    Cell::count(each.better),
                ];
                row.extend(has_evidence.then(|| Cell::count(each.with_evidence)));
                row.push(self.signed_cell(each.gain_of_node));
                row
            });
            let table = Table::shown(columns).with_rows(rows);
            self.report.heading(3, self.country(country));
            self.report.table(table);
        }
        self.report.note(Note::from(self.word(Word::SolvedCaution)));
    }

    /// One table for many countries, which nobody leafs through one by one: a row for each country and part,
    /// with the same helpers as in a table of its own, and what the part would gain by the answers of each.
    fn helpers_of_many(&self, cooperation: &[SupportMatch]) -> Table {
        let columns = [Word::Country, Word::OnWhat, Word::Helper]
            .map(|heading| Column::shown(self.word(heading), Kind::Text));
        let mut rows = Vec::new();
        for country in self.sources.round.countries() {
            let of_country = cooperation.iter().filter(|each| each.country == *country);
            let mut parts: Vec<(&str, Vec<String>)> = Vec::new();
            for each in of_country.take(MOST_HELPERS) {
                let mut helper = self.country(&each.helper);
                if let Some(gain) = each.gain_of_node {
                    helper = format!("{helper} ({})", self.signed(gain));
                }
                match parts.iter_mut().find(|(node, _)| *node == &*each.node) {
                    Some((_, helpers)) => helpers.push(helper),
                    None => parts.push((&each.node, vec![helper])),
                }
            }
            rows.extend(parts.into_iter().map(|(node, helpers)| {
                vec![
                    Cell::named(country.as_str(), self.country(country)),
                    self.name(node).into(),
                    helpers.join(", ").into(),
                ]
            }));
        }
        Table::shown(columns.to_vec()).with_rows(rows)
    }
}

/// The documents behind better answers.
fn better_evidence(composer: &Composer<'_>, behind: &AnswerGap) -> Text {
    let mut text = Text::default();
    for each in behind.better.iter().take(MOST_NAMED) {
        for evidence in each.evidence.iter().take(MOST_NAMED) {
            if !text.is_empty() {
                text = text.and("\n");
            }
            text = text
                .then(bold(&composer.country(&each.country).into()))
                .and(": ")
                .then(cited(evidence));
        }
    }
    text
}

/// The improvements of a plan that make the index better, in its order, which is that of what they add: of each
/// question the first.
pub(crate) fn improvements<'p>(framework: &Framework, plan: &'p Plan) -> Vec<&'p Improvement> {
    let mut listed = BTreeSet::new();
    let improvements = plan.improvements.iter();
    improvements
        .filter(|each| improves(framework, each.gain))
        .filter(|each| listed.insert(each.change.indicator.as_str()))
        .collect()
}
