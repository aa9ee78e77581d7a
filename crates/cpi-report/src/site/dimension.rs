//! The pages of the groups of each view, such as the dimensions: all countries, part by part.

use super::article::MOST_ACROSS;
use super::pages::{At, Page, Pages};
use super::words::Word;
use crate::chart::ChartWords;
use crate::composed::results::Results;
use crate::composed::texts::Composer;
use crate::composed::words::Word as Composed;
use crate::vocabulary as of;
use crate::{Axis, Cell, Chart, ChartForm, Column, Kind, List, ListMarkers, Table, Text};
use cpi_model::number::Score;
use cpi_scoring::{NodeScore, Scorecard};
use rust_decimal::Decimal;
use std::cmp::Reverse;

pub(super) fn pages(pages: &Pages<'_>) -> Vec<Page> {
    let views = pages.edition.framework.views().iter().enumerate();
    views
        .flat_map(|(view, it)| (0..it.groups().len()).map(move |group| (view, group)))
        .map(|(view, group)| page(pages, view, group))
        .collect()
}

/// What a view is called, or its code.
pub(super) fn title(c: &Composer<'_>, view: &str) -> Text {
    let mut views = c.framework.draft().views.iter();
    let draft = views.find(|draft| draft.code.as_deref() == Some(view));
    let label = draft.and_then(|draft| c.in_language(&draft.label));
    label.unwrap_or_else(|| view.into())
}

fn page(pages: &Pages<'_>, view: usize, group: usize) -> Page {
    let mut c = pages.composer();
    let declared = &c.framework.views()[view];
    let of_group = &declared.groups()[group];
    let (view_code, code) = (declared.code(), of_group.code());
    let path = pages.edition.paths.group(view_code, code);
    let at = pages.at(path.unwrap_or_default());
    let lead = |code: &str| at.question(code);
    c.leads = &lead;
    let scored = ordered(&c, view_code, code, of_group.direction());
    let name = c.name(code);
    let with_score = scored
        .iter()
        .filter_map(|(card, result)| Some((card.country.as_str(), result.as_ref()?.score?)));
    let finding = c.spread_of(&name, with_score);
    c.report.heading(1, name.clone());
    let home = at.link(pages.word(Word::Home), "index.html");
    c.report
        .paragraph(home.and(" › ").then(title(&c, view_code)));
    let chart = dots(&c, &name, &finding, &scored);
    c.report.chart(chart);
    if let Some(table) = cells(&c, &at, view, group) {
        c.report.section(2, "_parts", pages.word(Word::Parts));
        c.report.paragraph(c.word(Composed::AtAGlanceMeans));
        c.report.table(table);
    }
    c.report
        .section(2, "_questions", pages.word(Word::EveryQuestion));
    let codes = of_group.indicators().iter();
    let codes = codes.map(|(at, _)| c.framework.indicators()[*at].code());
    let list = List::of(ListMarkers::Bullets, codes.map(|code| c.question(code)));
    c.report.list(list);
    at.page(finding, c.report)
}

/// The countries with their scores in a group, the best first, those without a score last.
fn ordered<'a>(
    c: &Composer<'a>,
    view: &str,
    group: &str,
    direction: cpi_model::draft::Direction,
) -> Vec<(&'a Scorecard, Option<&'a NodeScore>)> {
    let cards = c.cards().into_iter();
    let mut scored: Vec<_> = cards.map(|card| (card, card.group(view, group))).collect();
    scored.sort_by_key(|(_, result)| {
        let score = result.and_then(|it| it.score).map(Decimal::from);
        (
            score.is_none(),
            Reverse(score.map(|score| direction.improvement(score))),
        )
    });
    scored
}

/// A dot for the score of each country.
fn dots(
    c: &Composer<'_>,
    name: &Text,
    finding: &Text,
    scored: &[(&Scorecard, Option<&NodeScore>)],
) -> Chart {
    let columns = vec![
        Column::data(&of::COUNTRY).headed(c.word(Composed::Country)),
        Column::data(&of::SCORE).headed(c.word(Composed::Score)),
    ];
    let rows = scored.iter().map(|(card, result)| {
        vec![
            Cell::named(&card.country, c.country(&card.country)),
            Composer::node_cell(*result),
        ]
    });
    let form = ChartForm::Dots {
        label: of::COUNTRY.name,
        value: of::SCORE.name,
        spans: Vec::new(),
        axis: Axis::of_scores(c.framework, c.word(ChartWords::Score), c.words),
    };
    let shows = c.with(Composed::StripShows, &[("part", name.to_string().into())]);
    let table = Table::shown(columns).with_rows(rows);
    Chart::new(form, table, finding.clone(), shows)
}

/// The scores of the group in each part that has cells.
fn cells(c: &Composer<'_>, at: &At<'_>, view: usize, group: usize) -> Option<Table> {
    let declared = &c.framework.views()[view];
    let code = declared.groups()[group].code();
    let cells = declared.cells().iter().filter(|cell| cell.group() == group);
    let rows: Vec<usize> = cells.map(cpi_model::framework::Cell::row).collect();
    if rows.is_empty() {
        return None;
    }
    let score = |card: &Scorecard, node: usize| -> Option<Score> {
        Results::cell(card, view, c.code(node), code)?.score
    };
    Some(grid(c, at, &rows, &score))
}

/// Scores of parts and countries: a row a part, or a row a country where those are many.
pub(super) fn grid(
    c: &Composer<'_>,
    at: &At<'_>,
    parts: &[usize],
    score: &dyn Fn(&Scorecard, usize) -> Option<Score>,
) -> Table {
    let cards = c.cards();
    let range = c.framework.range();
    let table = if MOST_ACROSS < cards.len() {
        let mut columns = vec![Column::shown(c.word(Composed::Country), Kind::Text)];
        let names = parts.iter().map(|node| c.name(c.code(*node)));
        columns.extend(names.map(|name| Column::shown(name, Kind::Score)));
        let rows = cards.iter().map(|card| {
            let mut row = vec![Cell::named(&card.country, c.country(&card.country))];
            row.extend(parts.iter().map(|node| c.score_cell(score(card, *node))));
            row
        });
        Table::shown(columns).with_rows(rows)
    } else {
        let mut columns = vec![Column::shown(c.word(Composed::Part), Kind::Text)];
        let names = cards.iter().map(|card| c.country(&card.country));
        columns.extend(names.map(|name| Column::shown(name, Kind::Score)));
        let rows = parts.iter().map(|node| {
            let mut row = vec![Cell::text(at.node(c, *node))];
            row.extend(cards.iter().map(|card| c.score_cell(score(card, *node))));
            row
        });
        Table::shown(columns).with_rows(rows)
    };
    table.shaded(range.low, range.high)
}
