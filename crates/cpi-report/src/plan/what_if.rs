//! What would changed answers score (methodology 14.1)?

use super::sentences;
use super::words::Word;
use crate::vocabulary::{self as of, WHAT_IF};
use crate::{Cell, Column, Context, Kind, List, ListMarkers, Report, Table};
use cpi_model::code::NOT_APPLICABLE;
use cpi_model::number::Score;
use cpi_scoring::plan::ScoreSummary;
use cpi_scoring::{State, WhatIf};

/// The answers that follow, then every score that is touched, before and after.
pub fn what_if(what_if: &WhatIf, context: &Context<'_>) -> Report {
    let parts = [
        ("country", context.country(&what_if.country).into()),
        ("round", what_if.round.as_str().into()),
    ];
    let title = context.sentence(Word::WhatIf, &parts);
    let mut report = Report::new(title, context.language);
    let followed = what_if.followed.iter().map(|each| {
        let condition = if each.to == NOT_APPLICABLE {
            Word::ConditionFails
        } else {
            Word::ConditionHolds
        };
        let change = sentences::change(each, context);
        context.sentence(condition, &[("change", change.into())])
    });
    report.list(List::of(ListMarkers::None, followed));
    report.table(what_if_table(what_if, context));
    report
}

/// A row a node, group, cell or gap.
pub fn what_if_table(what_if: &WhatIf, context: &Context<'_>) -> Table {
    let number = |heading| context.shown(heading, Kind::Number);
    let columns = vec![
        Column::data(&of::ROUND),
        Column::data(&of::COUNTRY),
        Column::data(&of::WHAT),
        Column::data(&of::VIEW),
        Column::data(&of::GROUP),
        Column::data(&of::NODE),
        context.shown(Word::What, Kind::Code),
        number(Word::Before),
        number(Word::After),
        Column::data(&of::STATE_BEFORE),
        Column::data(&of::STATE),
        Column::data(&of::SCORE_BEFORE),
        Column::data(&of::SCORE),
        context.column(&of::DIFFERENCE),
    ];
    let mut table = Table::with(&WHAT_IF, columns);
    let mut add = |country: &str, part: Part<'_>, shown: String, figures: [Cell; 7]| {
        let mut row = vec![what_if.round.as_str().into(), context.country_cell(country)];
        row.extend([part.what, part.view, part.group, part.node].map(Cell::from));
        row.push(shown.into());
        row.extend(figures);
        table.rows.push(row);
    };
    let own = what_if.country.as_str();
    for node in &what_if.nodes {
        let figures = figures(&node.before, &node.after, node.difference, context);
        add(own, Part::node(&node.code), node.code.to_string(), figures);
    }
    for group in &what_if.groups {
        let row = group.row.as_deref().unwrap_or_default();
        let part = Part {
            what: if row.is_empty() { "group" } else { "cell" },
            view: &group.view,
            group: &group.group,
            node: row,
        };
        let slash = if row.is_empty() { "" } else { "/" };
        let shown = format!("{row}{slash}{}:{}", group.view, group.group);
        let figures = figures(&group.before, &group.after, group.difference, context);
        add(own, part, shown, figures);
    }
    for gap in &what_if.gaps {
        let (before, after) = (gap.before.gap, gap.after.gap);
        let part = Part {
            what: "gap",
            ..Part::node(&gap.before.node)
        };
        let figures = [
            context.score(before),
            context.score(after),
            Cell::Empty,
            Cell::Empty,
            context.score(before),
            context.score(after),
            Cell::Empty,
        ];
        let shown = context.sentence(Word::GapOf, &[("node", (*gap.before.node).into())]);
        add(own, part, shown, figures);
    }
    for other in &what_if.others {
        let node = &other.node;
        let parts = [
            ("node", (*node.code).into()),
            ("country", context.country(&other.country).into()),
        ];
        let shown = context.sentence(Word::OfCountry, &parts);
        let figures = figures(&node.before, &node.after, node.difference, context);
        add(&other.country, Part::node(&node.code), shown, figures);
    }
    table
}

/// What a row is about.
struct Part<'a> {
    what: &'a str,
    view: &'a str,
    group: &'a str,
    node: &'a str,
}

impl<'a> Part<'a> {
    fn node(code: &'a str) -> Self {
        Self {
            what: "node",
            view: "",
            group: "",
            node: code,
        }
    }
}

/// Before and after as people read them, states and scores for programs, the difference.
fn figures(
    before: &ScoreSummary,
    after: &ScoreSummary,
    difference: Option<Score>,
    context: &Context<'_>,
) -> [Cell; 7] {
    let shown = |standing: &ScoreSummary| match standing.score {
        Some(score) => context.score(Some(score)),
        None => context.word(word_of(standing.state)).into(),
    };
    [
        shown(before),
        shown(after),
        before.state.word().into(),
        after.state.word().into(),
        context.score(before.score),
        context.score(after.score),
        difference.map_or(Cell::Empty, |it| context.difference(Some(it))),
    ]
}

fn word_of(state: State) -> Word {
    match state {
        State::Scored => Word::Scored,
        State::NotApplicable => Word::NotApplicable,
        State::Missing => Word::Missing,
        State::TooLittleCoverage => Word::TooLittleCoverage,
    }
}
