//! What would other answers score, and which changes reach a target (methodology 14)?

mod recommendations;
mod sentences;
mod what_if;

pub use recommendations::recommendations;
pub use what_if::{what_if, what_if_table};

use crate::vocabulary::{self as of, IMPROVEMENTS};
use crate::{Cell, Column, Context, Kind, List, Marks, Note, Remedy, Report, Table};
use cpi_model::draft::{CostPer, TargetsDraft};
use cpi_model::number::Score;
use cpi_scoring::Plan;
use cpi_scoring::plan::{Improvement, Reached};

/// The most improvements that people are shown.
const MOST_ROWS: usize = 20;

/// The targets with the changes that reach them, then what each single better answer would add.
pub fn report(plan: &Plan, context: &Context<'_>) -> Report {
    let framework = context.framework;
    let title = format!(
        "{} · {} · {} {}",
        context.country(&plan.country),
        plan.round,
        framework.id(),
        framework.version()
    );
    let mut report = Report::new(title.clone(), context.language);
    report.heading(2, title);
    let costs = declares_costs(&plan.declared);
    for reached in &plan.targets {
        report.paragraph(sentences::reached(reached, costs, context));
        report.table(changes(reached, costs, context));
        let followed = reached.followed.iter();
        let followed = followed.map(|each| format!("with it {}", sentences::change(each)));
        report.list(List::of(Marks::None, followed));
    }
    let heading = "What each single better answer would add";
    report.table(shown_improvements(plan, costs, context).captioned(heading));
    for (count, what) in [
        (plan.unanswered.len(), "Not answered, and so not counted on"),
        (plan.fixed.len(), "Declared not to move"),
        (
            plan.quantities_without_value.len(),
            "Quantities that no plan moves, since no value is declared for them",
        ),
    ] {
        if 0 < count {
            report.note(format!("{what}: {count}"));
        }
    }
    report.note("This is arithmetic by the declared method, not advice (methodology 14.3).");
    report
}

/// A row an improvement, with what the groups of the indicator gain.
pub fn table(plan: &Plan, context: &Context<'_>) -> Table {
    let improvements = plan.improvements.iter();
    let rows = improvements.map(|each| row(plan, each, context));
    context.table(&IMPROVEMENTS).with_rows(rows)
}

/// Whether someone has declared what changes cost: otherwise each costs one.
fn declares_costs(declared: &TargetsDraft) -> bool {
    let of_each = declared.cost.as_deref().is_some_and(|cost| cost != "1");
    let by_step = declared.cost_per != TargetsDraft::default().cost_per
        && declared.cost_per != Some(CostPer::Answer.into());
    of_each || by_step || !declared.costs.is_empty()
}

fn changes(reached: &Reached, costs: bool, context: &Context<'_>) -> Table {
    let mut columns = ["indicator", "from", "to", "question"]
        .map(|it| Column::shown(it, Kind::Text))
        .to_vec();
    columns.extend(costs.then(|| Column::shown("cost", Kind::Number)));
    let rows = reached.changes.iter().map(|step| {
        let change = &step.change;
        let words = [&change.indicator, &change.from, &change.to];
        let mut row: Vec<Cell> = words.map(|it| it.as_str().into()).to_vec();
        row.push(context.short_name(&change.indicator).into());
        row.extend(costs.then(|| Cell::exact(step.cost)));
        row
    });
    Table::shown(columns).with_rows(rows)
}

/// The columns of [`IMPROVEMENTS`]; gains of groups are left to programs, so that the table
/// stays narrow.
fn shown_improvements(plan: &Plan, costs: bool, context: &Context<'_>) -> Table {
    let framework = context.framework;
    let root = framework.nodes()[framework.root()].code();
    let mut cost = context.column(&of::COST);
    if !costs {
        cost = Column::data(&of::COST);
    }
    let columns = vec![
        Column::data(&of::ROUND),
        Column::data(&of::COUNTRY),
        Column::data(&of::NODE),
        context.column(&of::INDICATOR),
        context.column(&of::ANSWER).headed("from"),
        context.column(&of::BETTER_ANSWER).headed("to"),
        Column::shown("question", Kind::Text),
        cost,
        Column::shown("node", Kind::Code),
        context.column(&of::NODE_GAIN),
        context
            .column(&of::INDEX_GAIN)
            .headed(format!("gain of {root}")),
        Column::data(&of::GROUPS),
        Column::data(&of::GROUP_GAINS),
    ];
    let rows = plan.improvements.iter().map(|each| {
        let mut row = row(plan, each, context);
        let node = row[2].clone();
        row.insert(6, context.short_name(&each.change.indicator).into());
        row.insert(8, node);
        row
    });
    Table::with(&IMPROVEMENTS, columns)
        .with_rows(rows)
        .at_most(MOST_ROWS, |left_out| {
            Note::with(format!("Further improvements: {left_out}"), Remedy::AllRows)
        })
}

/// What an improvement adds to the node beneath the index and to the index.
fn row(plan: &Plan, each: &Improvement, context: &Context<'_>) -> Vec<Cell> {
    let beneath = each.nodes.iter().rev().nth(1).or(each.nodes.last());
    let groups: Vec<&str> = each.groups.iter().map(|of| of.group.as_str()).collect();
    let gain = |gain: Option<Score>| gain.map_or(String::new(), |gain| gain.to_string());
    let gains: Vec<String> = each.groups.iter().map(|of| gain(of.gain)).collect();
    vec![
        plan.round.as_str().into(),
        context.country_cell(&plan.country),
        Cell::text(beneath.map_or("", |node| &*node.node)),
        each.change.indicator.as_str().into(),
        each.change.from.as_str().into(),
        each.change.to.as_str().into(),
        Cell::exact(each.cost),
        context.difference(beneath.and_then(|node| node.gain)),
        context.difference(each.gain),
        groups.join("; ").into(),
        gains.join("; ").into(),
    ]
}
