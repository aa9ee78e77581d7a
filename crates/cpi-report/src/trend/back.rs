//! Steps back, as an early warning, and revisions of what was published.

use super::{LISTED, Of, find};
use crate::{Item, List, Marks, Report, Text};
use cpi_model::draft::HistoryReference;
use cpi_scoring::trend::{Move, NodeBack, Revision, StepBack};

/// What steps back are, and what they are not.
const BACK: &str =
    "Worse than in the round before, like for like. A step may come from better evidence.";

impl Of<'_> {
    /// Adds the steps back, each with what went down.
    pub(super) fn back(&self, report: &mut Report) {
        let is_latest = |step: &&StepBack| {
            self.shown.all
                || self.trend.countries.iter().any(|country| {
                    country.country == step.country
                        && country.steps.last().is_some_and(|last| last.to == step.to)
                })
        };
        let steps = self.trend.back.iter().filter(is_latest);
        let items: Vec<Item> = steps.map(|step| self.step_back(step)).collect();
        if !items.is_empty() {
            report.heading(3, "Steps back");
            report.paragraph(BACK);
            report.list(List {
                marks: Marks::Bullets,
                items,
            });
        }
    }

    fn step_back(&self, step: &StepBack) -> Item {
        let (same, lower): (Vec<&Move>, Vec<&Move>) =
            step.indicators.iter().partition(|each| each.same_answer);
        let country = self.context.country(&step.country);
        let mut head = format!("{country}, {} to {}", step.from, step.to);
        if lower.is_empty() && !same.is_empty() {
            head.push_str(": no answer is lower, reviewers awarded fewer points");
        }
        let mut lines: Vec<String> = Vec::new();
        let mut add = |listed: Vec<String>, what: &str| {
            let more = listed.len().saturating_sub(LISTED);
            lines.extend(listed.into_iter().take(LISTED));
            if 0 < more {
                lines.push(format!("and {more} more {what}"));
            }
        };
        let node = |each: &NodeBack| {
            let by = self.signed(Some(each.answers));
            format!("{}: {by}", self.context.named(&each.code))
        };
        add(step.nodes.iter().map(node).collect(), "nodes and groups");
        let answer = |each: &&Move| {
            let (was, is) = (&each.from, &each.to);
            let indicator = self.context.named(&each.indicator);
            format!("{indicator}: from {was} to {is}")
        };
        add(lower.iter().map(answer).collect(), "answers");
        if !same.is_empty() {
            let codes: Vec<&str> = same.iter().map(|each| each.indicator.as_str()).collect();
            lines.push(format!(
                "the same answer, fewer points from a reviewer: {}",
                codes.join(", ")
            ));
        }
        Item::new(head).above(List::of(Marks::None, lines))
    }

    /// The revisions, a line each.
    pub(super) fn revisions(&self) -> Vec<Text> {
        let revisions = self.trend.revisions.iter();
        revisions
            .map(|revision| {
                let at_node = find(&revision.step.changes, self.shown.node);
                let change = at_node.and_then(|change| change.change);
                let change = change.map_or_else(
                    || "as before".to_owned(),
                    |change| self.signed(Some(change)),
                );
                let moved: Vec<String> = revision
                    .step
                    .moves
                    .iter()
                    .take(LISTED)
                    .map(|each| format!("{} from {} to {}", each.indicator, each.from, each.to))
                    .collect();
                Text::from(format!(
                    "{}, {}{}: {} {change}{}{}",
                    self.context.country(&revision.country),
                    revision.round,
                    histories(revision),
                    self.shown.node,
                    if moved.is_empty() { "" } else { "; " },
                    moved.join(", ")
                ))
            })
            .collect()
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
