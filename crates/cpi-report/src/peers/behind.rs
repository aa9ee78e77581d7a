//! Answers that others have better.

use super::words::Word;
use crate::vocabulary::BEHIND;
use crate::{Cell, Context, Kind, Note, Remedy, Table};
use cpi_model::draft::EvidenceDraft;
use cpi_scoring::Peers;
use cpi_scoring::peers::{AnswerGap, BetterAnswer, PeerCountry};
use rust_decimal::Decimal;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How many of those that are most often better are named.
const MOST_NAMED: usize = 3;

fn all(peers: &Peers) -> impl Iterator<Item = (&PeerCountry, &AnswerGap)> {
    let countries = peers.countries.iter();
    countries.flat_map(|country| country.behind.iter().map(move |each| (country, each)))
}

/// For programs: a row an answer and country that has it better.
pub(super) fn table(peers: &Peers, context: &Context<'_>) -> Table {
    let mut table = context.table(&BEHIND);
    for country in &peers.countries {
        add(&mut table, peers, country, context);
    }
    table
}

/// The same table in parts, a country each, for what is too large to be held: of many countries
/// the rows grow with the square of their number.
pub(super) fn tables<'a>(
    peers: &'a Peers,
    context: &'a Context<'a>,
) -> impl Iterator<Item = Table> + use<'a> {
    let parts = peers.countries.iter().map(move |country| {
        let mut table = context.table(&BEHIND);
        add(&mut table, peers, country, context);
        table
    });
    // The header is written even if there is no country.
    std::iter::once(context.table(&BEHIND)).chain(parts)
}

fn add(table: &mut Table, peers: &Peers, country: &PeerCountry, context: &Context<'_>) {
    for each in &country.behind {
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
}

fn cited(evidence: &EvidenceDraft) -> String {
    let title = evidence.title.clone().unwrap_or_default();
    match &evidence.link {
        Some(link) => format!("{title} {link}"),
        None => title,
    }
}

/// Of one country: a row an answer, the widest apart first, with one who answers best and how many
/// others answer better, too.
pub(super) fn of_one(peers: &Peers, context: &Context<'_>) -> Table {
    let mut listed: Vec<(&AnswerGap, &BetterAnswer)> = all(peers)
        .filter_map(|(_, each)| Some((each, each.better.first()?)))
        .collect();
    let apart = |own: &AnswerGap, best: &BetterAnswer| {
        (Decimal::from(best.score) - Decimal::from(own.score)).abs()
    };
    listed.sort_by_key(|(own, best)| Reverse(apart(own, best)));
    let first = peers.earlier.last().unwrap_or(&peers.round);
    let text = |heading| context.shown(heading, Kind::Text);
    let mut columns = [
        Word::Indicator,
        Word::Question,
        Word::Answer,
        Word::Better,
        Word::Whose,
        Word::Since,
    ]
    .map(text)
    .to_vec();
    columns.push(context.shown(Word::AlsoBetter, Kind::Count));
    let rows = listed.iter().map(|(each, best)| {
        let since = if best.since == *first {
            context.sentence(Word::OrBefore, &[("round", first.into())])
        } else {
            best.since.clone()
        };
        vec![
            each.indicator.as_str().into(),
            context.short_name(&each.indicator).into(),
            context.answer(&each.indicator, &each.answer).into(),
            context.answer(&each.indicator, &best.answer).into(),
            context.country_cell(&best.country),
            since.into(),
            Cell::count(each.better.len() - 1),
        ]
    });
    let mut table = Table::shown(columns).with_rows(rows);
    let nobody = all(peers).filter(|(_, each)| each.better.is_empty());
    let nobody = nobody.count();
    if 0 < nobody {
        let count = [("count", nobody.into())];
        let text = context.sentence(Word::NobodyBetter, &count);
        table.notes.push(text.into());
    }
    let evidence = context.word(Word::EvidenceElsewhere);
    table.notes.push(Note::with(evidence, Remedy::Data));
    table
}

/// Of several countries: how many answers could be better.
pub(super) fn counts(peers: &Peers, context: &Context<'_>) -> Table {
    let number = |heading| context.shown(heading, Kind::Count);
    let columns = vec![
        context.shown(Word::Country, Kind::Code),
        number(Word::Answers),
        number(Word::OthersBetter),
        number(Word::NobodyHas),
        context.shown(Word::MostOften, Kind::Text),
    ];
    let rows = peers.countries.iter().map(|country| {
        let mut others: BTreeMap<&str, usize> = BTreeMap::new();
        for better in country.behind.iter().flat_map(|each| each.better.iter()) {
            *others.entry(&better.country).or_default() += 1;
        }
        let mut others: Vec<(&str, usize)> = others.into_iter().collect();
        others.sort_by_key(|(_, count)| Reverse(*count));
        let others = others.iter().take(MOST_NAMED);
        let others = others.map(|(code, count)| {
            let parts = [
                ("country", context.country(code).into()),
                ("count", (*count).into()),
            ];
            context.sentence(Word::WithCount, &parts)
        });
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
    let note = Note::with(context.word(Word::Counts), Remedy::OneCountry);
    table.notes.push(note);
    table
}
