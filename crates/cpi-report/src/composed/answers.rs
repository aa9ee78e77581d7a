//! What was answered, what it earned, and what the evidence is.

use super::texts::Composer;
use super::words::Word;
use crate::{Cell, Column, Kind, Table, Text};
use cpi_model::code::{MISSING, NOT_APPLICABLE, same_language};
use cpi_model::draft::{AnswerDraft, Direction, EvidenceDraft};
use cpi_model::language::Value;
use cpi_scoring::State;
use cpi_scoring::scorecard::ItemTrail;
use rust_decimal::Decimal;

/// The signs of answers, so that no meaning depends on colour.
const BEST: &str = "●";
const BETWEEN: &str = "◐";
const WORST: &str = "○";
const NOT_ANSWERED: &str = "–";
const DOES_NOT_APPLY: &str = "/";

impl<'a> Composer<'a> {
    /// What an answer is called, without the points that a reviewer awarded.
    pub(super) fn answer_given(&self, indicator: &str, answer: &str) -> Text {
        let given = answer.split_once(" (adjudicated ");
        self.answer(indicator, given.map_or(answer, |(given, _)| given))
    }

    /// What an answer is called in the language of the report.
    pub(crate) fn answer(&self, indicator: &str, answer: &str) -> Text {
        // A trend says so where a reviewer awarded points of their own.
        if let Some((given, points)) = answer.split_once(" (adjudicated ") {
            let points = points.trim_end_matches(')');
            let points = [("points", Value::number(points))];
            let awarded = self.with(Word::PointsAwarded, &points);
            return self.answer(indicator, given).and(format!(" {awarded}"));
        }
        match answer {
            MISSING => return self.word(Word::Missing).into(),
            NOT_APPLICABLE => return self.word(Word::NotApplicable).into(),
            _ => {}
        }
        let Some(draft) = self.indicator(indicator) else {
            return answer.into();
        };
        let scale = draft.scale.as_ref();
        let scale = scale.and_then(|scale| self.framework.draft().scales.get(scale));
        if let Some(scale) = scale {
            let mut options = scale.options.iter();
            let option = options.find(|option| option.code.as_deref() == Some(answer));
            let label = option.and_then(|option| self.in_language(&option.label));
            return label.unwrap_or_else(|| answer.into());
        }
        let value = self.words.number(answer);
        match &draft.unit {
            Some(unit) => Text::from(format!("{value} ")).then(self.unit(unit)),
            None => value.into(),
        }
    }

    /// A unit, which a framework names in its first language alone. Signs such as % are of every language.
    fn unit(&self, unit: &str) -> Text {
        let first = self.framework.draft().languages.first();
        match first.filter(|first| !same_language(first, self.context.language)) {
            Some(first) if unit.contains(char::is_alphabetic) => Text::foreign(unit, first),
            _ => unit.into(),
        }
    }

    /// The sign of what an answer earned, and the answer.
    pub(crate) fn signed_answer(&self, item: &ItemTrail) -> Text {
        let sign = match (item.state, item.score) {
            (State::NotApplicable, _) => DOES_NOT_APPLY,
            (_, None) => NOT_ANSWERED,
            (_, Some(score)) => {
                let range = self.framework.range();
                let [score, low, high] = [score, range.low, range.high].map(Decimal::from);
                let is_best = if self.lower_is_better(&item.code) {
                    score <= low
                } else {
                    high <= score
                };
                if is_best {
                    BEST
                } else if score <= low || high <= score {
                    WORST
                } else {
                    BETWEEN
                }
            }
        };
        Text::from(format!("{sign} ")).then(self.answer(&item.code, &item.answer))
    }

    pub(crate) fn lower_is_better(&self, indicator: &str) -> bool {
        let at = self.framework.indicator_position(indicator);
        let direction = at.map(|at| self.framework.item_direction(at));
        direction == Some(Direction::LowerIsBetter)
    }

    /// What an answer is based on: evidence, comment, decision and reply, a line each.
    pub(crate) fn rests_on(&self, answer: &AnswerDraft) -> Text {
        let mut lines: Vec<Text> = Vec::new();
        let mut evidence: Vec<&EvidenceDraft> = answer.evidence.iter().collect();
        for coding in &answer.codings {
            evidence.extend(&coding.evidence);
        }
        for each in evidence {
            let cited = cited(each);
            if !lines.contains(&cited) {
                lines.push(cited);
            }
        }
        let reason = answer.adjudication.as_ref();
        let reason = reason.and_then(|decision| decision.reason.as_deref());
        let reply = answer.reply.as_ref();
        let reply = reply.and_then(|reply| reply.text.as_deref());
        for (key, text) in [
            (Word::Comment, answer.comment.as_deref()),
            (Word::Decision, reason),
            (Word::Reply, reply),
        ] {
            if let Some(text) = text {
                let label = self.with(Word::Label, &[("label", self.word(key).into())]);
                lines.push(Text::from(format!("{label} ")).and(text));
            }
        }
        let lines = lines.into_iter();
        lines
            .reduce(|text, line| text.and("\n").then(line))
            .unwrap_or_default()
    }

    /// The items of indicators, by their positions.
    pub(crate) fn items(&self, indicators: &[usize]) -> Vec<&'a ItemTrail> {
        let items = indicators
            .iter()
            .filter_map(|at| self.results.items.get(*at));
        items.collect()
    }

    /// A table for each group of the view of cells, in its order, with the name of the group over
    /// it; last the questions that are in none. One table where there are no groups.
    pub(crate) fn answers_by_group(&self, items: &[&'a ItemTrail]) -> Vec<Table> {
        let groups = self.cells().map_or(&[][..], |(_, view)| view.groups());
        let mut rest: Vec<&ItemTrail> = items.to_vec();
        let mut tables = Vec::new();
        for group in groups {
            let is_of_group = |item: &&ItemTrail| {
                let at = self.framework.indicator_position(&item.code);
                group.indicators().iter().any(|(each, _)| Some(*each) == at)
            };
            let (of_group, others): (Vec<_>, Vec<_>) = rest.into_iter().partition(is_of_group);
            rest = others;
            if !of_group.is_empty() {
                tables.push(self.answers(&of_group).captioned(self.name(group.code())));
            }
        }
        if !rest.is_empty() {
            tables.push(self.answers(&rest));
        }
        tables
    }

    /// A row for each question: the answer, what it earned, and its evidence.
    pub(crate) fn answers(&self, items: &[&ItemTrail]) -> Table {
        let review_basis: Vec<Text> = items
            .iter()
            .map(|item| {
                let answer = self.answers.get(item.code.as_str());
                answer
                    .map(|answer| self.rests_on(answer))
                    .unwrap_or_default()
            })
            .collect();
        let has_evidence = review_basis.iter().any(|text| !text.is_empty());
        let shown = |key, kind| Column::shown(self.word(key), kind);
        let mut columns = Vec::new();
        columns.push(shown(Word::Question, Kind::Text));
        columns.push(shown(Word::Answer, Kind::Text));
        columns.push(shown(Word::Earned, Kind::Score));
        columns.extend(has_evidence.then(|| shown(Word::RestsOn, Kind::Text)));
        let rows = items.iter().zip(review_basis);
        let rows = rows.map(|(item, review_basis)| {
            let mut row: Vec<Cell> = Vec::new();
            row.push(self.question(&item.code).into());
            row.push(self.signed_answer(item).into());
            row.push(self.score_cell(item.score));
            row.extend(has_evidence.then(|| review_basis.into()));
            row
        });
        Table::shown(columns).with_rows(rows)
    }
}

/// A document with its address and its note.
pub(crate) fn cited(evidence: &EvidenceDraft) -> Text {
    let title = evidence.title.clone().unwrap_or_default();
    let cited = match &evidence.link {
        Some(link) => Text::default().link(title, link),
        None => title.into(),
    };
    match &evidence.note {
        Some(note) if cited.is_empty() => cited.and(note),
        Some(note) => cited.and(format!(", {note}")),
        None => cited,
    }
}
