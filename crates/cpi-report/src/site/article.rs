//! The page of one part of the index: all countries, and of an article every question.

use super::home;
use super::pages::{At, Page, Pages};
use super::words::Word;
use crate::composed::texts::Composer;
use crate::composed::words::Word as Composed;
use crate::{Cell, Column, Item, Kind, List, ListMarkers, Table, Text};
use cpi_model::draft::{AnswerDraft, Direction};
use cpi_model::language::Value;
use cpi_scoring::scorecard::ItemTrail;
use rust_decimal::Decimal;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// More countries than this stand below each other instead of beside each other.
pub(super) const MOST_ACROSS: usize = 12;

pub(super) fn page(pages: &Pages<'_>, node: usize) -> Page {
    let mut c = pages.composer();
    let code = c.code(node);
    let path = pages.edition.paths.node(code);
    let at = pages.at(path.unwrap_or_default());
    let lead = |code: &str| at.question(code);
    c.leads = &lead;
    let finding = c.spread(node);
    c.report.heading(1, c.name(code));
    if let Some(above) = above(&c, &at, node) {
        c.report.paragraph(above);
    }
    if c.results.cards.len() < 2 && finding != c.name(code) {
        c.report.paragraph(Text::strong(finding.to_string()));
    }
    let draft = c.framework.draft().nodes.get(node);
    let source = draft.and_then(|draft| draft.source.as_deref());
    let place = Text::code(code);
    c.report.paragraph(match source {
        Some(source) => place.and(" · ").and(source),
        None => place,
    });
    let description = draft.and_then(|draft| c.in_language(&draft.description));
    if let Some(description) = description {
        c.report.paragraph(description);
    }
    c.own(code, 2);
    if 1 < c.results.cards.len() {
        let chart = c.strip(code, finding.clone(), None);
        c.report.chart(chart);
    }
    c.report
        .section(2, "_countries", pages.word(Word::Countries));
    let table = countries(&c, node);
    c.report.table(table);
    help(&mut c, &at, node);
    let below = home::parts(&c, &at, node);
    if !below.items.is_empty() && node != c.framework.root() {
        c.report.section(2, "_parts", pages.word(Word::Parts));
        c.report.list(below);
    }
    questions(&mut c, &at, node);
    at.page(finding, c.report)
}

/// The parts above, as links.
fn above(c: &Composer<'_>, at: &At<'_>, node: usize) -> Option<Text> {
    let parent = |node: usize| c.framework.nodes()[node].parent();
    let root = c.framework.root();
    let mut chain: Vec<usize> = std::iter::successors(parent(node), |each| parent(*each))
        .filter(|each| *each != root)
        .collect();
    chain.reverse();
    let mut text = at.link(at.pages.word(Word::Home), "index.html");
    for each in chain {
        text = text.and(" › ").then(at.node(c, each));
    }
    (node != root).then_some(text)
}

/// A row a country: the score, the rank, the change, the groups, and how much is answered.
fn countries(c: &Composer<'_>, node: usize) -> Table {
    let code = c.code(node);
    let cards = c.ranked(code);
    let has_change = cards
        .iter()
        .any(|card| c.results.step(&card.country).is_some());
    let mut columns = vec![
        Column::shown(c.word(Composed::Country), Kind::Text),
        Column::shown(c.word(Composed::Score), Kind::Score),
        Column::shown(c.word(Composed::Rank), Kind::Number),
    ];
    columns.extend(has_change.then(|| Column::shown(c.word(Composed::ChangedLike), Kind::Number)));
    let of_groups: Vec<Vec<Cell>> = cards.iter().map(|card| c.of_groups(card, node)).collect();
    let groups = c.cells().map_or(&[][..], |(_, view)| view.groups());
    let shown: Vec<usize> = (0..groups.len())
        .filter(|at| {
            of_groups
                .iter()
                .any(|row| row.get(*at) != Some(&Cell::Empty))
        })
        .filter(|at| of_groups.iter().any(|row| *at < row.len()))
        .collect();
    for at in &shown {
        let name = c.name(groups[*at].code());
        columns.push(Column::shown(name, Kind::Score));
    }
    columns.push(Column::shown(c.word(Composed::Answered), Kind::Share));
    let rows = cards.iter().zip(of_groups).map(|(card, cells)| {
        let result = card.nodes.get(node).map(|it| &it.result);
        let mut row = vec![
            Cell::named(&card.country, c.country(&card.country)),
            Composer::node_cell(result),
            Composer::rank_cell(c.rank(code, &card.country).map(|(rank, _)| rank)),
        ];
        row.extend(has_change.then(|| c.signed_cell(c.like_for_like(&card.country, code))));
        row.extend(shown.iter().filter_map(|at| cells.get(*at).cloned()));
        row.push(result.map_or(Cell::Missing, |it| c.share_cell(it.coverage.share())));
        row
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    let range = c.framework.range();
    Table::shown(columns)
        .with_rows(rows)
        .shaded(range.low, range.high)
}

/// The most countries that are named for an answer; of more, their number is said.
const MOST_COUNTRIES_NAMED: usize = 4;

/// How many are named who answer better.
const MOST_HELPERS: usize = 3;

/// Who answers which country's questions of an article better.
fn help(c: &mut Composer<'_>, at: &At<'_>, node: usize) {
    let pages = at.pages;
    let asked = c.asked_in(node);
    let cards = c.cards();
    let earned: Vec<Vec<Option<Decimal>>> = cards
        .iter()
        .map(|card| {
            let items = pages.edition.items(&card.country);
            let scores = asked.iter().map(|at| items.get(*at)?.score);
            scores.map(|score| score.map(Decimal::from)).collect()
        })
        .collect();
    let directions: Vec<Direction> = asked
        .iter()
        .map(|at| c.framework.item_direction(*at))
        .collect();
    // In how many questions a country answers better than another one (methodology 15.1).
    let better_answers = |own: &[Option<Decimal>], other: &[Option<Decimal>]| {
        let pairs = own.iter().zip(other).zip(&directions);
        pairs
            .filter(|((own, other), direction)| {
                own.zip(**other)
                    .is_some_and(|(own, other)| direction.is_better(other, own))
            })
            .count()
    };
    let rows: Vec<Vec<Cell>> = cards
        .iter()
        .zip(&earned)
        .filter_map(|(card, own)| {
            let counts = cards
                .iter()
                .zip(&earned)
                .map(|(helper, other)| (helper.country.as_str(), better_answers(own, other)));
            let mut counts: Vec<(&str, usize)> = counts.filter(|(_, better)| 0 < *better).collect();
            counts.sort_by_key(|(_, better)| Reverse(*better));
            let mut helpers = Text::default();
            for (at_most, (helper, better)) in counts.iter().take(MOST_HELPERS).enumerate() {
                let name = Text::from(c.country(helper));
                let name = match at.leads(helper) {
                    Some(path) => name.leading_to(&path),
                    None => name,
                };
                let separator = if at_most == 0 { "" } else { ", " };
                helpers = helpers
                    .and(separator)
                    .then(name)
                    .and(format!(" ({better})"));
            }
            let row = vec![
                Cell::named(&card.country, c.country(&card.country)),
                Cell::text(helpers),
            ];
            (!counts.is_empty()).then_some(row)
        })
        .collect();
    if rows.is_empty() {
        return;
    }
    c.report.section(2, "_help", c.word(Composed::Cooperation));
    let count = [("count", asked.len().into())];
    c.report.paragraph(pages.with(Word::HelpersIntro, &count));
    let columns = vec![
        Column::shown(c.word(Composed::Country), Kind::Text),
        Column::shown(c.word(Composed::Helper), Kind::Text),
    ];
    c.report.table(Table::shown(columns).with_rows(rows));
}

/// Every question of an article: first the answers of all countries side by side, then each question
/// with its evidence.
fn questions(c: &mut Composer<'_>, at: &At<'_>, node: usize) {
    let pages = at.pages;
    let asked = c.asked_in(node);
    if asked.is_empty() {
        return;
    }
    let cards = c.cards();
    let codes: Vec<&str> = cards.iter().map(|card| card.country.as_str()).collect();
    let items: Vec<&[ItemTrail]> = codes.iter().map(|code| pages.edition.items(code)).collect();
    c.report.section(2, "_matrix", pages.word(Word::Matrix));
    c.report.paragraph(c.word(Composed::ReadAnswers));
    let table = matrix(c, &codes, &items, &asked);
    c.report.table(table);
    c.report
        .section(2, "_questions", pages.word(Word::EveryQuestion));
    let answers: Vec<BTreeMap<&str, &AnswerDraft>> = codes
        .iter()
        .map(|code| pages.edition.answers(code))
        .collect();
    for each in asked {
        let Some(indicator) = c.framework.indicators().get(each) else {
            continue;
        };
        let code = indicator.code();
        c.report.section(3, code, c.name(code));
        let link = at.link(
            pages.word(Word::HowScored),
            &format!("framework.html#{code}"),
        );
        c.report.paragraph(Text::code(code).and(" · ").then(link));
        let counted = counted(c, at, &items, each);
        c.report.list(counted);
        let rests: Vec<Text> = answers
            .iter()
            .map(|answers| answers.get(code).map(|it| c.rests_on(it)))
            .map(Option::unwrap_or_default)
            .collect();
        if rests.iter().all(Text::is_empty) {
            continue;
        }
        let columns = [Composed::Country, Composed::Answer, Composed::RestsOn];
        let columns = columns.map(|word| Column::shown(c.word(word), Kind::Text));
        let rows = codes.iter().zip(&items).zip(rests);
        let rows = rows.map(|((country, items), rests)| {
            let answer = items.get(each).map(|item| c.signed_answer(item));
            vec![
                Cell::named(*country, c.country(country)),
                answer.unwrap_or_default().into(),
                rests.into(),
            ]
        });
        let rows: Vec<Vec<Cell>> = rows.collect();
        c.report
            .table(Table::shown(columns.to_vec()).with_rows(rows));
    }
}

/// The answers of all countries: a row a question, or a row a country where those are many.
fn matrix(c: &Composer<'_>, codes: &[&str], items: &[&[ItemTrail]], asked: &[usize]) -> Table {
    let answer = |of: &[ItemTrail], at: usize| -> Cell {
        of.get(at)
            .map_or(Cell::Empty, |item| c.signed_answer(item).into())
    };
    let code = |at: &usize| c.framework.indicators()[*at].code();
    if MOST_ACROSS < codes.len() {
        let mut columns = vec![Column::shown(c.word(Composed::Country), Kind::Text)];
        columns.extend(asked.iter().map(|at| Column::shown(code(at), Kind::Text)));
        let rows = codes.iter().zip(items).map(|(country, items)| {
            let mut row = vec![Cell::named(*country, c.country(country))];
            row.extend(asked.iter().map(|at| answer(items, *at)));
            row
        });
        return Table::shown(columns).with_rows(rows);
    }
    let mut columns = vec![Column::shown(c.word(Composed::Question), Kind::Text)];
    let countries = codes.iter().map(|country| c.country(country));
    columns.extend(countries.map(|country| Column::shown(country, Kind::Text)));
    let rows = asked.iter().map(|at| {
        let mut row = vec![Cell::text(
            c.name(code(at)).leading_to(&format!("#{}", code(at))),
        )];
        row.extend(items.iter().map(|items| answer(items, *at)));
        row
    });
    Table::shown(columns).with_rows(rows)
}

/// Which countries gave each answer, or how many where they are more than a few; the most frequent first.
fn counted(c: &Composer<'_>, at: &At<'_>, items: &[&[ItemTrail]], question: usize) -> List {
    let mut counts: Vec<(Text, Vec<&str>)> = Vec::new();
    for (card, items) in c.cards().iter().zip(items) {
        let Some(item) = items.get(question) else {
            continue;
        };
        let answer = c.signed_answer(item);
        match counts.iter_mut().find(|(each, _)| *each == answer) {
            Some((_, countries)) => countries.push(card.country.as_str()),
            None => counts.push((answer, vec![card.country.as_str()])),
        }
    }
    // Of a quantity nearly every country has another value; its table has them.
    let is_quantity = 6 < counts.len();
    counts.sort_by_key(|(_, countries)| Reverse(countries.len()));
    let items = counts.into_iter().map(|(answer, countries)| {
        let answer = answer.and(": ");
        if MOST_COUNTRIES_NAMED < countries.len() {
            let count = [("count", Value::from(countries.len()))];
            return Item::new(answer.and(c.with(Composed::CountriesCount, &count)));
        }
        let named = countries.iter().enumerate().map(|(nth, code)| {
            let name = Text::from(c.country(code));
            let name = match at.leads(code) {
                Some(path) => name.leading_to(&path),
                None => name,
            };
            let separator = if nth == 0 { "" } else { ", " };
            Text::from(separator).then(name)
        });
        Item::new(named.fold(answer, Text::then))
    });
    List {
        marks: ListMarkers::None,
        items: if is_quantity {
            Vec::new()
        } else {
            items.collect()
        },
    }
}
