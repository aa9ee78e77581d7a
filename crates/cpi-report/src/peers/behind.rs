//! Answers that others have better.

use crate::vocabulary::BEHIND;
use crate::{Cell, Column, Context, Kind, Note, Remedy, Table};
use cpi_model::draft::EvidenceDraft;
use cpi_scoring::Peers;
use cpi_scoring::peers::{Behind, Better, PeerCountry};
use rust_decimal::Decimal;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How many of those that are most often better are named.
const MOST_NAMED: usize = 3;

fn all(peers: &Peers) -> impl Iterator<Item = (&PeerCountry, &Behind)> {
    let countries = peers.countries.iter();
    countries.flat_map(|country| country.behind.iter().map(move |each| (country, each)))
}

pub(super) fn title(peers: &Peers, context: &Context<'_>) -> String {
    let countries = peers.countries.iter();
    let countries: Vec<String> = countries.map(|it| context.country(&it.country)).collect();
    format!(
        "Answers of {} that others have better",
        countries.join(", ")
    )
}

/// For programs: a row an answer and country that has it better.
pub(super) fn table(peers: &Peers, context: &Context<'_>) -> Table {
    let mut table = context.table(&BEHIND);
    for (country, each) in all(peers) {
        let mut add = |other: Cell, theirs: [Cell; 3]| {
            let mut row = vec![
                peers.round.as_str().into(),
                context.country_cell(&country.country),
                other,
                each.indicator.as_str().into(),
                each.answer.as_str().into(),
            ];
            row.extend(theirs);
            table.rows.push(row);
        };
        if each.better.is_empty() {
            add(Cell::Empty, [const { Cell::Empty }; 3]);
        }
        for better in each.better.iter() {
            let evidence: Vec<String> = better.evidence.iter().map(cited).collect();
            add(
                context.country_cell(&better.country),
                [
                    better.answer.as_str().into(),
                    better.since.as_str().into(),
                    evidence.join("; ").into(),
                ],
            );
        }
    }
    table
}

fn cited(evidence: &EvidenceDraft) -> String {
    let title = evidence.title.clone().unwrap_or_default();
    match &evidence.link {
        Some(link) => format!("{title} {link}"),
        None => title,
    }
}

/// Of one country: a row an answer, the widest apart first, with those who answer best.
pub(super) fn of_one(peers: &Peers, context: &Context<'_>) -> Table {
    let mut listed: Vec<(&Behind, &Better)> = all(peers)
        .filter_map(|(_, each)| Some((each, each.better.first()?)))
        .collect();
    listed.sort_by_key(|(own, best)| Reverse(Decimal::from(best.score) - Decimal::from(own.score)));
    let first = peers.earlier.last().unwrap_or(&peers.round);
    let headings = [
        "indicator",
        "question",
        "answer",
        "better",
        "of",
        "since",
        "and of",
    ];
    let columns = headings.map(|it| Column::shown(it, Kind::Text));
    let rows = listed.iter().map(|(each, best)| {
        let others = each.better.iter().skip(1);
        let others: Vec<String> = others.map(|it| context.country(&it.country)).collect();
        let since = if best.since == *first {
            format!("{first} or before")
        } else {
            best.since.clone()
        };
        vec![
            each.indicator.as_str().into(),
            context.short_name(&each.indicator).into(),
            each.answer.as_str().into(),
            best.answer.as_str().into(),
            context.country_cell(&best.country),
            since.into(),
            others.join(" ").into(),
        ]
    });
    let mut table = Table::shown(columns.to_vec()).with_rows(rows);
    let nobody = all(peers).filter(|(_, each)| each.better.is_empty());
    let nobody = nobody.count();
    if 0 < nobody {
        let text = format!("Answers that could be better, and are with nobody: {nobody}.");
        table.notes.push(text.into());
    }
    let evidence = "The evidence behind each better answer does not fit here";
    table.notes.push(Note::with(evidence, Remedy::Data));
    table
}

/// Of several countries: how many answers could be better.
pub(super) fn counts(peers: &Peers, context: &Context<'_>) -> Table {
    let number = |heading| Column::shown(heading, Kind::Count);
    let columns = vec![
        Column::shown("country", Kind::Code),
        number("answers"),
        number("others have them better"),
        number("nobody has"),
        Column::shown("most often better", Kind::Text),
    ];
    let rows = peers.countries.iter().map(|country| {
        let mut others: BTreeMap<&str, usize> = BTreeMap::new();
        for better in country.behind.iter().flat_map(|each| each.better.iter()) {
            *others.entry(&better.country).or_default() += 1;
        }
        let mut others: Vec<(&str, usize)> = others.into_iter().collect();
        others.sort_by_key(|(_, count)| Reverse(*count));
        let others = others.iter().take(MOST_NAMED);
        let others = others.map(|(code, count)| format!("{} {count}", context.country(code)));
        let nobody = country.behind.iter().filter(|each| each.better.is_empty());
        let (all, nobody) = (country.behind.len(), nobody.count());
        vec![
            context.country_cell(&country.country),
            Cell::count(all),
            Cell::count(all - nobody),
            Cell::count(nobody),
            others.collect::<Vec<_>>().join(", ").into(),
        ]
    });
    let mut table = Table::shown(columns).with_rows(rows);
    let note = Note::with("These are counts of answers", Remedy::OneCountry);
    table.notes.push(note);
    table
}
