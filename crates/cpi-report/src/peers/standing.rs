//! Strengths and weaknesses of countries beside the others.

use super::lower_is_better;
use super::words::Word;
use crate::vocabulary::{self as of, STANDINGS};
use crate::{Cell, Column, Context, Kind, Note, Remedy, Table};
use cpi_model::draft::Choice;
use cpi_scoring::Peers;
use cpi_scoring::peers::{PeerCountry, ReferenceComparison};

/// The most strengths, and weaknesses, of a country among several.
const MOST_OF_EACH: usize = 3;

pub(super) fn title(peers: &Peers, country: Option<&str>, context: &Context<'_>) -> String {
    let declared = &peers.declared;
    let middle = declared
        .middle
        .as_ref()
        .map_or("mean", |middle| match middle {
            Choice::Known(middle) => middle.word(),
            Choice::Unknown(word) => word,
        });
    let of = if peers.groups.is_empty() {
        "round"
    } else {
        "group"
    };
    let threshold = declared.threshold.as_deref().unwrap_or("–");
    let mut parts = vec![
        ("middle", middle.into()),
        ("of", of.into()),
        ("threshold", threshold.into()),
    ];
    let Some(country) = country else {
        return context.sentence(Word::Standing, &parts);
    };
    parts.push(("country", country.into()));
    context.sentence(Word::StandingOf, &parts)
}

/// For programs: every strength and weakness.
pub(super) fn table(peers: &Peers, context: &Context<'_>) -> Table {
    let (rows, _) = rows(peers, usize::MAX, context);
    context.table(&STANDINGS).with_rows(rows)
}

/// For people: of one country all, of several the farthest apart.
pub(super) fn shown(peers: &Peers, one: bool, context: &Context<'_>) -> Table {
    let most = if one { usize::MAX } else { MOST_OF_EACH };
    let (rows, cut) = rows(peers, most, context);
    let country = if one {
        Column::data(&of::COUNTRY)
    } else {
        context.column(&of::COUNTRY)
    };
    let columns = vec![
        Column::data(&of::ROUND),
        country,
        Column::data(&of::VIEW),
        Column::data(&of::GROUP),
        Column::data(&of::NODE),
        Column::data(&of::INDICATOR),
        Column::data(&of::PEER_GROUP),
        context.column(&of::STANDING),
        context.shown(Word::Code, Kind::Code),
        context.shown(Word::Name, Kind::Text),
        context.column(&of::SCORE),
        context
            .column(&of::REFERENCE_SCORE)
            .headed(context.word(Word::Middle)),
        context.column(&of::DIFFERENCE),
        context.column(&of::OTHERS),
    ];
    let rows = rows.into_iter().map(|mut row| {
        let code = row[4..6].iter().find(|cell| **cell != Cell::Empty).cloned();
        let code = code.unwrap_or(Cell::Empty);
        let name = match &code {
            Cell::Text(code) => context.short_name(&code.to_string()),
            _ => String::new(),
        };
        row.splice(8..8, [code, name.into()]);
        row
    });
    let mut table = Table::with(&STANDINGS, columns).with_rows(rows);
    if let Some(index) = lower_is_better(context) {
        let parts = [("index", index.into())];
        let text = context.sentence(Word::LowerStrengths, &parts);
        table.notes.push(text.into());
    }
    table.notes.push(context.word(Word::StandingCaution).into());
    if cut {
        let count = [("count", MOST_OF_EACH.into())];
        let text = context.sentence(Word::Farthest, &count);
        table.notes.push(Note::with(text, Remedy::OneCountry));
    }
    table
}

/// The rows, and whether some were left out.
fn rows(peers: &Peers, most: usize, context: &Context<'_>) -> (Vec<Vec<Cell>>, bool) {
    let mut rows = Vec::new();
    let mut cut = false;
    for country in &peers.countries {
        for ((code, word), listed) in standings(country) {
            cut |= most < listed.len();
            for each in listed.iter().take(most) {
                let mut row = vec![
                    peers.round.as_str().into(),
                    context.country_cell(&country.country),
                ];
                row.extend(context.part(None, &each.code));
                let group = match country.group.as_deref() {
                    Some(group) => group.into(),
                    None => Cell::named("round", context.word(Word::Round)),
                };
                row.extend([
                    group,
                    Cell::named(code, context.word(word)),
                    context.score(Some(each.score)),
                    context.score(Some(each.middle)),
                    context.difference(Some(each.difference)),
                    Cell::count(each.others),
                ]);
                rows.push(row);
            }
        }
    }
    (rows, cut)
}

fn standings(country: &PeerCountry) -> [((&'static str, Word), &[ReferenceComparison]); 2] {
    [
        (("strength", Word::Strength), &country.strengths),
        (("weakness", Word::Weakness), &country.weaknesses),
    ]
}
