//! How is a plan told to people? The targets first, with the questions behind the codes.

use super::improvements;
use crate::args::Format;
use crate::output;
use crate::verb::shown::{Numbers, name};
use cpi_io::write::markdown;
use cpi_model::Framework;
use cpi_model::draft::TargetsDraft;
use cpi_model::escape::markdown_prose;
use cpi_model::number::Score;
use cpi_scoring::plan::{AnswerChange, Guarantee, Outcome, Plan, Reached};

/// The most improvements that a table for people shows.
const MOST_ROWS: usize = 20;

/// The plan for people.
pub(super) fn said(framework: &Framework, plan: &Plan, format: Format) -> String {
    let table = |header: &[&str], rows: &[Vec<String>], right: usize| match format {
        Format::Markdown => markdown::table(header, rows),
        _ => output::table(header, rows, right),
    };
    let costs = declares_costs(&plan.declared);
    let head = match format {
        Format::Markdown => "## ",
        _ => "",
    };
    let prose = |text: String| match format {
        Format::Markdown => markdown_prose(&text),
        _ => text,
    };
    let title = format!(
        "{} · {} · {} {}",
        plan.country,
        plan.round,
        framework.id(),
        framework.version()
    );
    let mut text = format!("{head}{}\n", prose(title));
    for reached in &plan.targets {
        text.push_str(&format!(
            "\n{}\n",
            prose(sentence(framework, reached, costs))
        ));
        let mut header = vec!["indicator", "from", "to", "question"];
        let mut rows: Vec<Vec<String>> = reached
            .changes
            .iter()
            .map(|step| change(framework, &step.change))
            .collect();
        if costs {
            header.push("cost");
            for (row, step) in rows.iter_mut().zip(&reached.changes) {
                row.push(step.cost.to_string());
            }
        }
        if !rows.is_empty() {
            text.push('\n');
            text.push_str(&table(&header, &rows, 4));
        }
        if format == Format::Markdown && !reached.followed.is_empty() {
            text.push('\n');
        }
        for each in &reached.followed {
            let line = format!("with it {}: {} → {}", each.indicator, each.from, each.to);
            text.push_str(&format!("{}\n", prose(line)));
        }
    }
    let numbers = Numbers::new(framework, format);
    let (header, rows) = improvements(framework, plan, MOST_ROWS, numbers);
    if !rows.is_empty() {
        // Gains of groups are left to CSV and JSON, so that the table stays narrow.
        let columns: Vec<usize> = (0..header.len() - 2)
            .filter(|at| costs || *at != 3)
            .collect();
        let mut header: Vec<&str> = columns.iter().map(|at| header[*at].as_str()).collect();
        header.insert(3, "question");
        let rows: Vec<Vec<String>> = rows
            .iter()
            .map(|row| {
                let mut shown: Vec<String> = columns.iter().map(|at| row[*at].clone()).collect();
                shown.insert(3, name(framework, &row[0]));
                shown
            })
            .collect();
        text.push_str("\nWhat each single better answer would add\n");
        if format == Format::Markdown {
            text.push('\n');
        }
        text.push_str(&table(&header, &rows, 4));
    }
    let more = plan.improvements.len().saturating_sub(MOST_ROWS);
    if 0 < more {
        text.push_str(&format!(
            "\nFurther improvements: {more}; --format csv lists all\n"
        ));
    }
    for (count, what) in [
        (plan.unanswered.len(), "Not answered, and so not counted on"),
        (plan.fixed.len(), "Declared not to move"),
        (
            plan.quantities_without_value.len(),
            "Quantities that no plan moves, since no value is declared for them",
        ),
    ] {
        if 0 < count {
            text.push_str(&format!("\n{what}: {count}\n"));
        }
    }
    text.push_str("\nThis is arithmetic by the declared method, not advice (methodology 14.3).\n");
    text
}

/// Whether someone has declared what changes cost: otherwise each costs one.
fn declares_costs(declared: &TargetsDraft) -> bool {
    let of_each = declared.cost.as_deref().is_some_and(|cost| cost != "1");
    let by_step = declared.cost_per != TargetsDraft::default().cost_per
        && declared.cost_per != Some(cpi_model::draft::CostPer::Answer.into());
    of_each || by_step || !declared.costs.is_empty()
}

fn change(framework: &Framework, change: &AnswerChange) -> Vec<String> {
    vec![
        change.indicator.clone(),
        change.from.clone(),
        change.to.clone(),
        name(framework, &change.indicator),
    ]
}

fn sentence(framework: &Framework, reached: &Reached, costs: bool) -> String {
    let show = |score: Option<Score>| {
        score.map_or_else(
            || "no score".to_owned(),
            |score| framework.display().show(score.into()).to_string(),
        )
    };
    let (name, target) = (reached.of.name(), reached.target);
    let count = match reached.changes.len() {
        1 => "1 change".to_owned(),
        several => format!("{several} changes"),
    };
    let (cheaper, cost) = if costs {
        ("cheaper", format!(" at the cost of {}", reached.cost))
    } else {
        ("shorter", String::new())
    };
    match (reached.outcome, reached.guarantee) {
        (Outcome::AlreadyReached, _) => {
            format!(
                "{name} is at {} and has reached {target}",
                show(reached.before)
            )
        }
        (Outcome::Reached, guarantee) => {
            let proof = match (guarantee, reached.at_least) {
                (Guarantee::WithinBound, Some(least)) => format!(
                    "whether anything {cheaper} does is not proven; nothing below {least} does"
                ),
                _ => format!("nothing {cheaper} does, though other lists may do as well"),
            };
            format!(
                "{name} reaches {target} by {count}{cost}: from {} to {}; {proof}",
                show(reached.before),
                show(reached.after)
            )
        }
        (Outcome::Unreachable, _) if reached.highest.is_none() => format!(
            "{name} has no score, whatever may move is answered: nothing in it applies, or too little is answered"
        ),
        (Outcome::Unreachable, _) if reached.changes.is_empty() => format!(
            "{name} cannot reach {target}: it is at {}, and nothing that may move gets it higher",
            show(reached.before)
        ),
        (Outcome::Unreachable, _) => format!(
            "{name} cannot reach {target} by what may move: at most {}, from {}; the changes below{cost} get to {}",
            show(reached.highest),
            show(reached.before),
            show(reached.after)
        ),
        (Outcome::NotFound, _) => format!(
            "nothing was found by which {name} reaches {target}, and it is not proven that nothing does: at most {}; the changes below{cost} get to {}",
            show(reached.highest),
            show(reached.after)
        ),
    }
}
