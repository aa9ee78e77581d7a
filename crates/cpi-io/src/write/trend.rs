//! A trend for machines and for people (methodology 13).

use super::{csv, markdown};
use cpi_model::Framework;
use cpi_model::draft::HistoryReference;
use cpi_model::escape::{escape_markdown, markdown_prose};
use cpi_model::number::Score;
use cpi_scoring::trend::{
    Change, CountryTrend, Direction, Move, NodeBack, Point, Revision, Step, StepBack, Trend,
};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// What steps back are, and what they are not.
pub const BACK: &str =
    "Lower points than in the round before, like for like. A step may come from better evidence.";

/// What the signs of directions stand for.
pub const SIGNS: &str = "+ forward, − back, = unchanged, ? nothing answered in both rounds; in brackets where the node has no score in one of them";

/// How many nodes, and how many answers, of a step back are named.
const LISTED: usize = 6;

/// From this many countries on they are counted, not named.
const NAMED: usize = 12;

/// What of a trend is shown to people.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// The newest framework: for the names of nodes and questions, and the digits of scores.
    pub framework: &'a Framework,
    /// The node.
    pub node: &'a str,
    /// The nodes whose direction is shown beside it.
    pub beside: &'a [String],
    /// Whether every step is shown, not the latest of each country alone.
    pub all: bool,
}

/// Columns and rows for people.
pub type Table = (Vec<String>, Vec<Vec<String>>);

impl Shown<'_> {
    fn score(&self, score: Option<Score>) -> String {
        score.map_or_else(
            || "–".to_owned(),
            |score| self.framework.display().show(score.into()).to_string(),
        )
    }

    /// A difference with its sign.
    fn signed(&self, score: Option<Score>) -> String {
        let rounding = self.framework.display().of_differences();
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

    /// A code with what it stands for.
    fn named(&self, code: &str) -> String {
        match self.framework.draft().name_of(code) {
            Some(name) if name != code => format!("{code} {name}"),
            _ => code.to_owned(),
        }
    }

    /// The steps back: first of all, as an early warning. Each has lines of its own.
    pub fn back(&self, trend: &Trend) -> Vec<(String, Vec<String>)> {
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

    fn step_back(&self, step: &StepBack) -> (String, Vec<String>) {
        let (same, lower): (Vec<&Move>, Vec<&Move>) =
            step.indicators.iter().partition(|each| each.same_answer);
        let mut head = format!("{}, {} to {}", step.country, step.from, step.to);
        if lower.is_empty() && !same.is_empty() {
            head.push_str(": no answer is lower, reviewers awarded fewer points");
        }
        let mut lines = Vec::new();
        let mut add = |listed: Vec<String>, what: &str| {
            let more = listed.len().saturating_sub(LISTED);
            lines.extend(listed.into_iter().take(LISTED));
            if 0 < more {
                lines.push(format!("and {more} more {what}"));
            }
        };
        let node = |each: &NodeBack| {
            let by = self.signed(Some(each.answers));
            format!("{}: {by}", self.named(&each.code))
        };
        add(step.nodes.iter().map(node).collect(), "nodes and groups");
        let answer = |each: &&Move| {
            let (was, is) = (&each.from, &each.to);
            format!("{}: from {was} to {is}", self.named(&each.indicator))
        };
        add(lower.iter().map(answer).collect(), "answers");
        if !same.is_empty() {
            let codes: Vec<&str> = same.iter().map(|each| each.indicator.as_str()).collect();
            lines.push(format!(
                "the same answer, fewer points from a reviewer: {}",
                codes.join(", ")
            ));
        }
        (head, lines)
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
                        || "as before".to_owned(),
                        |change| self.signed(Some(change))
                    ),
                    if moved.is_empty() { "" } else { "; " },
                    moved.join(", ")
                )
            })
            .collect()
    }

    /// The table of steps at the node; parts that are 0 throughout have no column.
    pub fn steps(&self, trend: &Trend) -> Table {
        let editions = !trend.relations.is_empty();
        let mut header = vec!["country", "from", "to"];
        if editions {
            header.extend(["comparable was", "is", "full was", "is"]);
        } else {
            header.extend(["was", "is"]);
        }
        let scores = header.len();
        header.extend(["change", "answers", "weights", "framework", "coverage"]);
        let mut rows = Vec::new();
        let mut parts = Vec::new();
        for (country, step) in self.moved(trend) {
            let mut row = vec![country.country.clone(), step.from.clone(), step.to.clone()];
            let point = |round: &str| self.point(country, round);
            let (was, is) = (point(&step.from), point(&step.to));
            if editions {
                let comparable = |point: Option<&Point>| point.and_then(|it| it.comparable);
                row.extend([comparable(was), comparable(is)].map(|score| self.score(score)));
            }
            let full = |point: Option<&Point>| point.and_then(|it| it.full);
            row.extend([full(was), full(is)].map(|score| self.score(score)));
            let nothing = full(is).map(|_| Score::from(Decimal::ZERO));
            parts.push(
                find(&step.changes, self.node).map_or([nothing; 5], |change| {
                    [
                        change.change,
                        change.answers,
                        change.weights,
                        change.framework,
                        change.coverage,
                    ]
                }),
            );
            row.push(direction(&step.changes, self.node).word().to_owned());
            rows.push(row);
        }
        // The change and what comes of answers always stand.
        let told: Vec<usize> = (0..5)
            .filter(|part| {
                let zero = |of: &[Option<Score>; 5]| {
                    of[*part].is_none_or(|score| Decimal::from(score).is_zero())
                };
                *part < 2 || !parts.iter().all(zero)
            })
            .collect();
        let mut columns: Vec<String> = header[..scores].iter().map(|&it| it.to_owned()).collect();
        columns.extend(told.iter().map(|part| header[scores + part].to_owned()));
        columns.push("direction".to_owned());
        for (row, parts) in rows.iter_mut().zip(&parts) {
            for (at, part) in told.iter().enumerate() {
                row.insert(scores + at, self.signed(parts[*part]));
            }
        }
        (columns, rows)
    }

    /// Where the nodes beside it go, as signs that [`SIGNS`] explains.
    pub fn directions(&self, trend: &Trend) -> Table {
        let mut header = vec!["country".to_owned(), "to".to_owned()];
        header.extend(self.beside.iter().cloned());
        let rows = self.moved(trend).map(|(country, step)| {
            let mut row = vec![country.country.clone(), step.to.clone()];
            row.extend(self.beside.iter().map(|code| {
                let sign = match direction(&step.changes, code) {
                    Direction::Forward => "+",
                    Direction::Back => "−",
                    Direction::Unchanged => "=",
                    Direction::Unknown => "?",
                };
                let mut changes = step.changes.iter();
                let at = changes.find(|change| change.code == *code);
                match at {
                    Some(at) if at.from.is_none() || at.to.is_none() => format!("({sign})"),
                    _ => sign.to_owned(),
                }
            }));
            row
        });
        let rows = rows.collect();
        (header, rows)
    }

    /// Which countries stand in no row because nothing in them moved.
    pub fn unchanged(&self, trend: &Trend) -> Option<String> {
        let moved: BTreeSet<&str> = self
            .moved(trend)
            .map(|(country, _)| country.country.as_str())
            .collect();
        let compared = trend.countries.iter().filter(|it| !it.steps.is_empty());
        let still: Vec<&str> = compared
            .map(|country| country.country.as_str())
            .filter(|country| !moved.contains(country))
            .collect();
        (!still.is_empty()).then(|| {
            let countries = match still.len() {
                count @ NAMED.. => format!("{count} countries"),
                _ => still.join(", "),
            };
            format!("Nothing moved in the latest step of {countries}; --all lists every step")
        })
    }

    /// The steps that are shown: all of them, or of each country the latest if something moved.
    fn moved<'t>(
        &self,
        trend: &'t Trend,
    ) -> impl Iterator<Item = (&'t CountryTrend, &'t Step)> + use<'t> {
        let all = self.all;
        trend.countries.iter().flat_map(move |country| {
            let skipped = if all {
                0
            } else {
                country.steps.len().saturating_sub(1)
            };
            let steps = country.steps[skipped..].iter();
            let told = move |step: &&Step| {
                all || step.refused.is_some() || !step.changes.is_empty() || !step.moves.is_empty()
            };
            steps.filter(told).map(move |step| (country, step))
        })
    }

    fn point<'t>(&self, country: &'t CountryTrend, round: &str) -> Option<&'t Point> {
        let series = country
            .series
            .iter()
            .find(|series| series.view.is_none() && series.code == self.node)?;
        series.points.iter().find(|point| point.round == round)
    }

    /// For reports: steps back, notes, the tables, revisions.
    pub fn to_markdown(&self, trend: &Trend) -> String {
        let mut text = format!("## Trend · {}\n", escape_markdown(&self.named(self.node)));
        let back = self.back(trend);
        if !back.is_empty() {
            text.push_str(&format!("\n### Steps back\n\n{BACK}\n\n"));
            for (head, lines) in &back {
                text.push_str(&format!("- {}\n", escape_markdown(head)));
                for line in lines {
                    text.push_str(&format!("  - {}\n", escape_markdown(line)));
                }
            }
        }
        let mut list = |title: &str, lines: &[String]| {
            if !lines.is_empty() {
                text.push_str(&format!("\n### {title}\n\n"));
                for line in lines {
                    text.push_str(&format!("- {}.\n", escape_markdown(line)));
                }
            }
        };
        list("To be read with this", &trend.notes);
        let revisions = self.revisions(trend);
        list(
            "Revisions of earlier rounds, no change in a country",
            &revisions,
        );
        let mut table = |title: &str, (header, rows): Table| {
            if !rows.is_empty() {
                let header: Vec<&str> = header.iter().map(String::as_str).collect();
                text.push_str(&format!("\n### {}\n\n", markdown_prose(title)));
                text.push_str(&markdown::table(&header, &rows));
            }
        };
        table("From one round to the next", self.steps(trend));
        if !self.beside.is_empty() {
            table("Directions", self.directions(trend));
            text.push_str(&format!("\n{SIGNS}.\n"));
        }
        if let Some(unchanged) = self.unchanged(trend) {
            text.push_str(&format!("\n{unchanged}.\n"));
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
