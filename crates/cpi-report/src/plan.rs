//! What would other answers score, and which changes reach a target (methodology 14)?

mod recommendations;
mod sentences;
mod what_if;
pub mod words;

pub use recommendations::recommendations;
pub use what_if::{what_if, what_if_table};

use crate::vocabulary::{self as of, IMPROVEMENTS};
use crate::{Cell, Column, Context, Kind, List, ListMarkers, Note, Remedy, Report, Table};
use cpi_model::draft::{CostPer, Direction, TargetsDraft};
use cpi_model::number::Score;
use cpi_scoring::Plan;
use cpi_scoring::plan::{Improvement, PlanSolution};
use words::Word;

/// The most improvements that people are shown.
const MOST_ROWS: usize = 20;

/// The targets with the changes that reach them, then what each single better answer would add.
pub fn report(plan: &Plan, context: &Context<'_>) -> Report {
    let framework = context.framework;
    let parts = [
        ("country", context.country(&plan.country).into()),
        ("round", plan.round.as_str().into()),
        ("framework", framework.id().into()),
        ("version", framework.version().into()),
    ];
    let title = context.sentence(Word::Title, &parts);
    let mut report = Report::new(title.clone(), context.language);
    report.heading(2, title);
    let costs = declares_costs(&plan.declared);
    for reached in &plan.targets {
        report.paragraph(sentences::reached(reached, costs, context));
        if reached.changes.is_empty() {
            continue;
        }
        report.table(changes(reached, costs, context));
        let followed = reached.followed.iter().map(|each| {
            let change = sentences::change(each, context);
            context.sentence(Word::WithIt, &[("change", change.into())])
        });
        report.list(List::of(ListMarkers::None, followed));
    }
    if !plan.improvements.is_empty() {
        let heading = context.word(Word::Improvements);
        report.table(shown_improvements(plan, costs, context).captioned(heading));
    }
    let index = &framework.nodes()[framework.root()];
    if index.direction() == Direction::LowerIsBetter {
        let parts = [("index", context.named(index.code()).into())];
        report.note(context.sentence(Word::LowerGains, &parts));
    }
    for (count, what) in [
        (plan.unanswered.len(), Word::Unanswered),
        (plan.fixed.len(), Word::Fixed),
        (plan.quantities_without_value.len(), Word::WithoutValue),
    ] {
        if 0 < count {
            report.note(context.sentence(what, &[("count", count.into())]));
        }
    }
    report.note(context.word(Word::Caution));
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

/// The answers of an indicator, which programs read as they are written and people as labels.
fn answers(context: &Context<'_>, indicator: &str, answers: [&str; 2]) -> [Cell; 2] {
    answers.map(|answer| Cell::named(answer, context.answer(indicator, answer)))
}

fn changes(reached: &PlanSolution, costs: bool, context: &Context<'_>) -> Table {
    let mut columns = [Word::Indicator, Word::Question, Word::From, Word::To]
        .map(|it| context.shown(it, Kind::Text))
        .to_vec();
    columns.extend(costs.then(|| context.shown(Word::Cost, Kind::Number)));
    let rows = reached.changes.iter().map(|step| {
        let change = &step.change;
        let mut row: Vec<Cell> = vec![
            change.indicator.as_str().into(),
            context.short_name(&change.indicator).into(),
        ];
        let both = [change.from.as_str(), change.to.as_str()];
        row.extend(answers(context, &change.indicator, both));
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
    let index = [("index", (**root).into())];
    let columns = vec![
        Column::data(&of::ROUND),
        Column::data(&of::COUNTRY),
        Column::data(&of::NODE),
        context.column(&of::INDICATOR),
        context.shown(Word::Question, Kind::Text),
        context.column(&of::ANSWER).headed(context.word(Word::From)),
        context
            .column(&of::BETTER_ANSWER)
            .headed(context.word(Word::To)),
        cost,
        context.shown(Word::Node, Kind::Code),
        context.column(&of::NODE_GAIN),
        context
            .column(&of::INDEX_GAIN)
            .headed(context.sentence(Word::GainOf, &index)),
        Column::data(&of::GROUPS),
        Column::data(&of::GROUP_GAINS),
    ];
    let rows = plan.improvements.iter().map(|each| {
        let mut row = row(plan, each, context);
        let node = row[2].clone();
        let indicator = &each.change.indicator;
        let both = [each.change.from.as_str(), each.change.to.as_str()];
        let [from, to] = answers(context, indicator, both);
        (row[4], row[5]) = (from, to);
        row.insert(4, context.short_name(indicator).into());
        row.insert(8, node);
        row
    });
    Table::with(&IMPROVEMENTS, columns)
        .with_rows(rows)
        .at_most(MOST_ROWS, |left_out| {
            let count = [("count", left_out.into())];
            Note::with(
                context.sentence(Word::MoreImprovements, &count),
                Remedy::AllRows,
            )
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
