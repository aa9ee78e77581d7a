//! A trend for machines and for people (methodology 13).

use super::{csv, markdown};
use cpi_model::draft::HistoryReference;
use cpi_model::number::{Rounding, Score};
use cpi_model::trend::{Change, CountryTrend, Direction, Revision, StepBack, Trend};
use rust_decimal::Decimal;

/// How many indicators or nodes of a step back a line names.
const LISTED: usize = 6;

/// What of a trend is shown to people, and with how many digits.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// The node.
    pub node: &'a str,
    /// The nodes whose direction is shown beside it.
    pub beside: &'a [String],
    /// The rounding of scores.
    pub rounding: Rounding,
    /// Whether every step is shown, not the latest of each country alone.
    pub all: bool,
}

impl Shown<'_> {
    fn score(&self, score: Option<Score>) -> String {
        score.map_or_else(
            || "–".to_owned(),
            |score| self.rounding.show(score.into()).to_string(),
        )
    }

    /// A difference with its sign.
    fn signed(&self, score: Option<Score>) -> String {
        let rounding = self.rounding.of_differences();
        score.map_or_else(
            || "–".to_owned(),
            |score| {
                let text = rounding.show(score.into()).to_string();
                if Decimal::ZERO < Decimal::from(score) {
                    format!("+{text}")
                } else {
                    text
                }
            },
        )
    }

    /// The steps back, a line each: first of all, as an early warning.
    pub fn back(&self, trend: &Trend) -> Vec<String> {
        let latest = |step: &&StepBack| {
            self.all
                || trend.countries.iter().any(|country| {
                    country.country == step.country
                        && country.steps.last().is_some_and(|last| last.to == step.to)
                })
        };
        let steps = trend.back.iter().filter(latest);
        steps.map(|step| self.step_back(step)).collect()
    }

    fn step_back(&self, step: &StepBack) -> String {
        let mut parts = Vec::new();
        let more = |count: usize| {
            if count <= LISTED {
                String::new()
            } else {
                format!(" and {} more", count - LISTED)
            }
        };
        let nodes: Vec<String> = step
            .nodes
            .iter()
            .take(LISTED)
            .map(|node| format!("{} {}", node.code, self.signed(Some(node.answers))))
            .collect();
        if !nodes.is_empty() {
            parts.push(format!("{}{}", nodes.join(", "), more(step.nodes.len())));
        }
        let moves: Vec<String> = step
            .indicators
            .iter()
            .take(LISTED)
            .map(|each| format!("{} from {} to {}", each.indicator, each.from, each.to))
            .collect();
        if !moves.is_empty() {
            parts.push(format!(
                "{}{}",
                moves.join(", "),
                more(step.indicators.len())
            ));
        }
        format!(
            "{}, {} to {}: {}",
            step.country,
            step.from,
            step.to,
            parts.join("; ")
        )
    }

    /// The revisions, a line each.
    pub fn revisions(&self, trend: &Trend) -> Vec<String> {
        let revisions = trend.revisions.iter();
        revisions
            .map(|revision| {
                let at_node = find(&revision.step.changes, self.node);
                let change = at_node.and_then(|change| change.change);
                let moved: Vec<String> = revision
                    .step
                    .moves
                    .iter()
                    .take(LISTED)
                    .map(|each| format!("{} from {} to {}", each.indicator, each.from, each.to))
                    .collect();
                format!(
                    "{}, {}{}: {} {}{}{}",
                    revision.country,
                    revision.round,
                    histories(revision),
                    self.node,
                    change.map_or_else(
                        || "unchanged".to_owned(),
                        |change| self.signed(Some(change))
                    ),
                    if moved.is_empty() { "" } else { "; " },
                    moved.join(", ")
                )
            })
            .collect()
    }

    /// The table of steps at the node: header and rows.
    pub fn steps(&self, trend: &Trend) -> (Vec<String>, Vec<Vec<String>>) {
        let fixed = [
            "country",
            "from",
            "to",
            "was",
            "is",
            "change",
            "answers",
            "weights",
            "framework",
            "coverage",
            "direction",
        ];
        let mut header: Vec<String> = fixed.map(str::to_owned).to_vec();
        header.extend(self.beside.iter().cloned());
        let mut rows = Vec::new();
        for country in &trend.countries {
            let skipped = if self.all {
                0
            } else {
                country.steps.len().saturating_sub(1)
            };
            for step in &country.steps[skipped..] {
                let change = find(&step.changes, self.node);
                let same = self.point(country, &step.to);
                let mut row = vec![country.country.clone(), step.from.clone(), step.to.clone()];
                if let Some(change) = change {
                    row.extend([self.score(change.from), self.score(change.to)]);
                    row.extend(
                        [
                            change.change,
                            change.answers,
                            change.weights,
                            change.framework,
                            change.coverage,
                        ]
                        .map(|part| self.signed(part)),
                    );
                } else {
                    let nothing = same.map(|_| Score::from(Decimal::ZERO));
                    row.extend([self.score(same), self.score(same)]);
                    row.extend([nothing; 5].map(|part| self.signed(part)));
                }
                row.push(direction(&step.changes, self.node).word().to_owned());
                row.extend(self.beside.iter().map(|code| {
                    match direction(&step.changes, code) {
                        Direction::Forward => "+",
                        Direction::Back => "−",
                        Direction::Unchanged => "=",
                        Direction::Unknown => "?",
                    }
                    .to_owned()
                }));
                rows.push(row);
            }
        }
        (header, rows)
    }

    fn point(&self, country: &CountryTrend, round: &str) -> Option<Score> {
        let series = country
            .series
            .iter()
            .find(|series| series.view.is_none() && series.code == self.node)?;
        let point = series.points.iter().find(|point| point.round == round)?;
        point.full
    }

    /// For reports: steps back, notes, the table, revisions.
    pub fn to_markdown(&self, trend: &Trend) -> String {
        let mut text = format!("## Trend · {}\n", markdown::plain(self.node));
        let mut list = |title: &str, lines: &[String]| {
            if !lines.is_empty() {
                text.push_str(&format!("\n### {title}\n\n"));
                for line in lines {
                    text.push_str(&format!("- {}.\n", markdown::plain(line)));
                }
            }
        };
        list("Steps back", &self.back(trend));
        list("To be read with this", &trend.notes);
        let revisions = self.revisions(trend);
        list(
            "Revisions of earlier rounds, no change in a country",
            &revisions,
        );
        let (header, rows) = self.steps(trend);
        if !rows.is_empty() {
            let header: Vec<&str> = header.iter().map(String::as_str).collect();
            text.push_str("\n### From one round to the next\n\n");
            text.push_str(&markdown::table(&header, &rows));
        }
        text
    }
}

/// How far the histories of what was published and of what stands now go.
fn histories(revision: &Revision) -> String {
    let entries = |at: &Option<HistoryReference>| {
        let at = at.as_ref()?;
        Some((at.entries?, at.head.clone()?))
    };
    match (entries(&revision.published), entries(&revision.stands)) {
        (Some((was, head)), Some((is, now))) => {
            let short = |head: &str| head.chars().take(8).collect::<String>();
            format!(
                " (published at entry {was}, {}…; stands at entry {is}, {}…)",
                short(&head),
                short(&now)
            )
        }
        _ => String::new(),
    }
}

fn find<'a>(changes: &'a [Change], node: &str) -> Option<&'a Change> {
    changes
        .iter()
        .find(|change| change.view.is_none() && change.code == node)
}

/// The direction of a node or group by its code; what is not listed has not changed.
fn direction(changes: &[Change], code: &str) -> Direction {
    changes
        .iter()
        .find(|change| change.code == code)
        .map_or(Direction::Unchanged, |change| change.direction)
}

/// For machines: a row a country, step and node that changed. Revisions stand among them
/// with the same round in `from` and `to`.
pub fn steps_csv(trend: &Trend) -> String {
    let mut rows = Vec::new();
    let mut add = |country: &str, from: &str, to: &str, changes: &[Change]| {
        let text = |score: Option<Score>| score.map(|score| score.to_string()).unwrap_or_default();
        for change in changes {
            rows.push(vec![
                country.to_owned(),
                from.to_owned(),
                to.to_owned(),
                change.view.clone().unwrap_or_default(),
                change.code.clone(),
                text(change.from),
                text(change.to),
                text(change.change),
                text(change.answers),
                text(change.weights),
                text(change.framework),
                text(change.coverage),
                change.direction.word().to_owned(),
            ]);
        }
    };
    for country in &trend.countries {
        for step in &country.steps {
            add(&country.country, &step.from, &step.to, &step.changes);
        }
    }
    for revision in &trend.revisions {
        let round = &revision.round;
        add(&revision.country, round, round, &revision.step.changes);
    }
    let header = [
        "country",
        "from",
        "to",
        "view",
        "code",
        "was",
        "is",
        "change",
        "answers",
        "weights",
        "framework",
        "coverage",
        "direction",
    ];
    csv::table(&header, &rows)
}

/// For machines: a row a country, node and round.
pub fn series_csv(trend: &Trend) -> String {
    let mut rows = Vec::new();
    for country in &trend.countries {
        for series in &country.series {
            for point in &series.points {
                let text = |score: Option<Score>| score.map(|score| score.to_string());
                rows.push(vec![
                    country.country.clone(),
                    series.view.clone().unwrap_or_default(),
                    series.code.clone(),
                    point.round.clone(),
                    text(point.full).unwrap_or_default(),
                    text(point.comparable).unwrap_or_default(),
                ]);
            }
        }
    }
    let header = ["country", "view", "code", "round", "full", "comparable"];
    csv::table(&header, &rows)
}
