//! Steps back, as an early warning, and revisions of what was published.

use super::words::Word;
use super::{Of, find};
use crate::{Item, List, ListMarkers, Note, Remedy, Report, Text};
use cpi_model::draft::HistoryReference;
use cpi_scoring::trend::{ConditionChange, Move, NodeSetback, Revision, Setback};
use rust_decimal::Decimal;
use std::cmp::Reverse;

/// How many nodes, and how many answers, of a step back are named.
const LISTED: usize = 6;

/// How many steps back of several countries are listed, and how many revisions.
const MOST_STEPS: usize = 10;
const MOST_REVISIONS: usize = 20;

impl Of<'_> {
    /// Adds the steps back, each with what went back.
    pub(super) fn back(&self, report: &mut Report) {
        let is_latest = |step: &&Setback| {
            self.shown.all
                || self.trend.countries.iter().any(|country| {
                    country.country == step.country
                        && country.steps.last().is_some_and(|last| last.to == step.to)
                })
        };
        let mut steps: Vec<&Setback> = self.trend.back.iter().filter(is_latest).collect();
        if steps.is_empty() {
            return;
        }
        report.heading(3, self.context.word(Word::StepsBack));
        report.paragraph(self.context.word(Word::BackMeans));
        let several = 1 < self.trend.countries.len();
        let left_out = if several {
            steps.len().saturating_sub(MOST_STEPS)
        } else {
            0
        };
        if 0 < left_out {
            // Those where the node itself went back the farthest.
            steps.sort_by_key(|step| Reverse(self.at_node(step)));
            steps.truncate(MOST_STEPS);
        }
        report.list(List {
            marks: ListMarkers::Bullets,
            items: steps.iter().map(|step| self.step_back(step)).collect(),
        });
        if 0 < left_out {
            let text = self
                .context
                .sentence(Word::MoreSteps, &[("count", left_out.into())]);
            report.note(Note::with(text, Remedy::OneCountry));
        }
    }

    /// By how much the node went back.
    fn at_node(&self, step: &Setback) -> Decimal {
        let mut nodes = step.nodes.iter();
        let node = nodes.find(|node| node.view.is_none() && node.code == self.shown.node);
        node.map_or(Decimal::ZERO, |node| Decimal::from(node.answers).abs())
    }

    fn step_back(&self, step: &Setback) -> Item {
        let (same, worse): (Vec<&Move>, Vec<&Move>) =
            step.indicators.iter().partition(|each| each.same_answer);
        let head = if worse.is_empty() && !same.is_empty() {
            Word::FewerPoints
        } else {
            Word::StepBack
        };
        let parts = [
            ("country", self.context.country(&step.country).into()),
            ("from", step.from.as_str().into()),
            ("to", step.to.as_str().into()),
        ];
        let head = self.context.sentence(head, &parts);
        let mut lines: Vec<String> = Vec::new();
        let mut add = |listed: Vec<String>, more: Word| {
            let left_out = listed.len().saturating_sub(LISTED);
            lines.extend(listed.into_iter().take(LISTED));
            if 0 < left_out {
                lines.push(self.context.sentence(more, &[("count", left_out.into())]));
            }
        };
        let node = |each: &NodeSetback| {
            let parts = [
                ("node", self.context.named(&each.code).into()),
                ("change", self.signed(Some(each.answers)).into()),
            ];
            self.context.sentence(Word::NodeBack, &parts)
        };
        add(step.nodes.iter().map(node).collect(), Word::MoreNodes);
        let answers = worse.iter().map(|each| self.answer_back(each));
        add(answers.collect(), Word::MoreAnswers);
        if !same.is_empty() {
            let codes: Vec<&str> = same.iter().map(|each| each.indicator.as_str()).collect();
            let parts = [("indicators", codes.join(", ").into())];
            lines.push(self.context.sentence(Word::SameAnswer, &parts));
        }
        Item::new(head).above(List::of(ListMarkers::None, lines))
    }

    /// An answer that got worse, or a question that begins or ceases to apply.
    fn answer_back(&self, each: &Move) -> String {
        let indicator = ("indicator", self.context.named(&each.indicator).into());
        let from = (
            "from",
            self.context.answer(&each.indicator, &each.from).into(),
        );
        let to = ("to", self.context.answer(&each.indicator, &each.to).into());
        match each.condition {
            Some(ConditionChange::Fails) => self
                .context
                .sentence(Word::ConditionFails, &[indicator, from]),
            Some(ConditionChange::Holds) => self
                .context
                .sentence(Word::ConditionHolds, &[indicator, to]),
            None => self
                .context
                .sentence(Word::AnswerBack, &[indicator, from, to]),
        }
    }

    /// Adds the revisions, a line each.
    pub(super) fn revisions(&self, report: &mut Report) {
        let revisions = &self.trend.revisions;
        if revisions.is_empty() {
            return;
        }
        report.heading(3, self.context.word(Word::Revisions));
        let listed = revisions.iter().take(MOST_REVISIONS);
        let lines = listed.map(|revision| Text::from(self.revision(revision)));
        report.list(List::of(ListMarkers::Bullets, lines));
        let left_out = revisions.len().saturating_sub(MOST_REVISIONS);
        if 0 < left_out {
            let count = [("count", left_out.into())];
            let text = self.context.sentence(Word::MoreRevisions, &count);
            report.note(Note::with(text, Remedy::Data));
        }
    }

    fn revision(&self, revision: &Revision) -> String {
        let at_node = find(&revision.step.changes, self.shown.node);
        let change = at_node.and_then(|change| change.change);
        let change = match change {
            Some(change) => self.signed(Some(change)),
            None => self.context.word(Word::AsBefore).to_owned(),
        };
        let moved = revision.step.moves.iter().take(LISTED).map(|each| {
            let parts = [
                ("indicator", each.indicator.as_str().into()),
                (
                    "from",
                    self.context.answer(&each.indicator, &each.from).into(),
                ),
                ("to", self.context.answer(&each.indicator, &each.to).into()),
            ];
            self.context.sentence(Word::Revised, &parts)
        });
        let moved: Vec<String> = moved.collect();
        let answers = if moved.is_empty() {
            String::new()
        } else {
            format!("; {}", moved.join(", "))
        };
        let parts = [
            ("country", self.context.country(&revision.country).into()),
            ("round", revision.round.as_str().into()),
            ("histories", self.histories(revision).into()),
            ("node", self.shown.node.into()),
            ("change", change.into()),
            ("answers", answers.into()),
        ];
        self.context.sentence(Word::Revision, &parts)
    }

    /// How far the histories of the published and of the present answers go.
    fn histories(&self, revision: &Revision) -> String {
        let entries = |at: &Option<HistoryReference>| {
            let at = at.as_ref()?;
            Some((at.entries?, at.head.clone()?))
        };
        let both = entries(&revision.published).zip(entries(&revision.stands));
        both.map_or_else(String::new, |((was, head), (is, now))| {
            let short = |head: &str| head.chars().take(8).collect::<String>();
            let parts = [
                ("was", was.to_string().into()),
                ("head", short(&head).into()),
                ("is", is.to_string().into()),
                ("now", short(&now).into()),
            ];
            format!(" {}", self.context.sentence(Word::Histories, &parts))
        })
    }
}
