//! What can the ranks bear? The order with its bounds, and where it would turn.

use super::pages::{Page, Pages};
use super::words::Word;
use crate::composed::texts::Composer;
use crate::composed::words::Word as Composed;
use crate::robustness::could_turn;
use crate::{Cell, Column, Kind, ReportError, Table, Text};
use cpi_model::number::Score;
use cpi_scoring::NodeScore;
use rust_decimal::Decimal;

pub(super) fn page(pages: &Pages<'_>) -> Result<Page, ReportError> {
    let at = pages.at("ranks.html");
    let mut c = pages.composer();
    c.report.heading(1, pages.word(Word::RanksPage));
    let neighbours = neighbours(&c);
    let ordered: Vec<bool> = neighbours.iter().filter_map(|each| each.is_open).collect();
    let open = ordered.iter().filter(|is_open| **is_open).count();
    let counts = [("count", open.into()), ("of", ordered.len().into())];
    let finding = if ordered.is_empty() {
        pages.word(Word::RanksPage).to_owned()
    } else {
        pages.with(Word::RanksOpen, &counts)
    };
    c.report.paragraph(Text::strong(&finding));
    c.report.paragraph(pages.word(Word::RanksIntro));
    let root = c.framework.root();
    if 1 < c.results.cards.len() {
        let caption = c.spread(root);
        let chart = c.strip(c.root(), caption, None);
        c.report.chart(chart);
    }
    c.report
        .section(2, "_neighbours", pages.word(Word::Neighbours));
    c.report.paragraph(pages.word(Word::NeighboursIntro));
    let table = table(&c, pages, &neighbours);
    c.report.table(table);
    if c.results.robustness.is_some() {
        c.robustness()?;
    } else {
        c.report.section(2, "_draws", c.word(Composed::Robustness));
        c.report.paragraph(pages.word(Word::NoPlanDeclared));
    }
    Ok(at.page(finding, c.report))
}

/// Two countries that follow each other in the order.
struct Neighbours<'a> {
    ahead: &'a str,
    behind: &'a str,
    apart: Score,
    /// Whether missing answers could reverse the order; nothing where the two share a rank, which is no order.
    is_open: Option<bool>,
}

fn neighbours<'a>(c: &Composer<'a>) -> Vec<Neighbours<'a>> {
    let root = c.framework.root();
    let direction = c.framework.nodes()[root].direction();
    let ranked = c.ranked(c.root());
    let scored: Vec<(&str, &NodeScore, Score)> = ranked
        .iter()
        .filter_map(|card| {
            let result = &card.nodes.get(root)?.result;
            Some((card.country.as_str(), result, result.score?))
        })
        .collect();
    let rank = |country: &str| c.rank(c.root(), country).map(|(rank, _)| rank);
    scored
        .windows(2)
        .filter_map(|pair| {
            let [(ahead, of_ahead, high), (behind, of_behind, low)] = pair else {
                return None;
            };
            let apart = Decimal::from(*high) - Decimal::from(*low);
            let (rank_ahead, rank_behind) = (rank(ahead), rank(behind));
            let could = could_turn(
                (rank_ahead, of_ahead.bounds),
                (rank_behind, of_behind.bounds),
                (direction, c.context),
            );
            Some(Neighbours {
                ahead,
                behind,
                apart: Score::from(direction.improvement(apart)),
                is_open: (rank_ahead != rank_behind).then_some(could),
            })
        })
        .collect()
}

fn table(c: &Composer<'_>, pages: &Pages<'_>, neighbours: &[Neighbours<'_>]) -> Table {
    let columns = vec![
        Column::shown(pages.word(Word::Ahead), Kind::Text),
        Column::shown(pages.word(Word::BehindIt), Kind::Text),
        Column::shown(pages.word(Word::Apart), Kind::Number),
        Column::shown(pages.word(Word::CouldTurn), Kind::Text),
    ];
    let rows = neighbours.iter().map(|each| {
        let open = each.is_open.map(|is_open| {
            let word = if is_open { Word::Yes } else { Word::No };
            Cell::text(pages.word(word))
        });
        vec![
            Cell::named(each.ahead, c.country(each.ahead)),
            Cell::named(each.behind, c.country(each.behind)),
            c.signed_cell(Some(each.apart)),
            open.unwrap_or(Cell::Missing),
        ]
    });
    Table::shown(columns).with_rows(rows)
}
