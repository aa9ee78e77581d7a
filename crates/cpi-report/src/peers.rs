//! Who answers better, where is a country strong or weak, and who can help whom (methodology
//! 15)?

mod behind;
mod standing;
pub mod words;

use crate::vocabulary::{self as of, COOPERATION, PEER_GROUPS};
use crate::{Cell, Column, Context, Kind, Note, Remedy, Report, Table};
use cpi_model::draft::Direction;
use cpi_scoring::Peers;
use cpi_scoring::peers::PeerPart;
use cpi_scoring::peers::SupportMatch;
use std::collections::BTreeMap;
use words::Word;

/// The most rows that people are shown.
const MOST_ROWS: usize = 30;
/// How many rows a part of a large table has.
const ROWS_OF_A_PART: usize = 4096;

/// A table of the countries of a round beside each other; of one country in full if one was
/// asked for.
pub fn report(peers: &Peers, table: PeerPart, one: bool, context: &Context<'_>) -> Report {
    let country = peers.countries.first().filter(|_| one);
    let country = country.map(|it| context.country(&it.country));
    let of_country = |plain: Word, of_one: Word| match &country {
        Some(country) => context.sentence(of_one, &[("country", country.into())]),
        None => context.word(plain).to_owned(),
    };
    let (title, mut shown) = match table {
        PeerPart::Cooperation => (
            of_country(Word::Cooperation, Word::CooperationOf),
            who_can_help(peers, one, context),
        ),
        PeerPart::Behind => (
            of_country(Word::Behind, Word::BehindOf),
            if one {
                behind::of_one(peers, context)
            } else {
                behind::counts(peers, context)
            },
        ),
        PeerPart::Standing => (
            standing::title(peers, country.as_deref(), context),
            standing::shown(peers, one, context),
        ),
        PeerPart::Groups => (
            context.word(Word::Groups).to_owned(),
            groups(peers, context),
        ),
    };
    let framework = context.framework;
    let parts = [
        ("title", title.into()),
        ("round", peers.round.as_str().into()),
        ("framework", framework.id().into()),
        ("version", framework.version().into()),
    ];
    let heading = context.sentence(Word::Heading, &parts);
    let mut report = Report::new(heading.clone(), context.language);
    if let Some(note) = nothing(peers, table, context) {
        report.note(note);
        return report;
    }
    report.heading(2, heading);
    let after = std::mem::take(&mut shown.notes);
    report.table(shown.at_most(MOST_ROWS, |left_out| more_rows(left_out, context)));
    for note in after {
        report.note(note);
    }
    report
}

/// The table for programs.
pub fn table(peers: &Peers, table: PeerPart, context: &Context<'_>) -> Table {
    match table {
        PeerPart::Cooperation => cooperation(&peers.round, &peers.cooperation, context),
        PeerPart::Behind => behind::table(peers, context),
        PeerPart::Standing => standing::table(peers, context),
        PeerPart::Groups => by_country(peers, context),
    }
}

/// The same table in parts, each with the columns, for what is too large to be held as cells: the rows
/// grow with the square of the countries. There is a first part even where there is no row.
pub fn table_in_parts<'a>(
    peers: &'a Peers,
    table: PeerPart,
    context: &'a Context<'a>,
) -> Box<dyn Iterator<Item = Table> + 'a> {
    match table {
        PeerPart::Cooperation => {
            let parts = peers.cooperation.chunks(ROWS_OF_A_PART);
            let parts = std::iter::once(&[][..]).chain(parts);
            Box::new(parts.map(|part| cooperation(&peers.round, part, context)))
        }
        PeerPart::Behind => Box::new(behind::tables(peers, context)),
        PeerPart::Standing | PeerPart::Groups => {
            Box::new(std::iter::once(self::table(peers, table, context)))
        }
    }
}

/// Why nothing is listed, where nothing is.
fn nothing(peers: &Peers, table: PeerPart, context: &Context<'_>) -> Option<Note> {
    let countries = &peers.countries;
    let alone = |country: &cpi_scoring::peers::PeerCountry| country.compared_with.is_empty();
    if table != PeerPart::Groups
        && let [only] = countries.as_slice()
        && alone(only)
        && peers.groups.is_empty()
    {
        let parts = [
            ("country", context.country(&only.country).into()),
            ("round", peers.round.as_str().into()),
        ];
        return Some(context.sentence(Word::Alone, &parts).into());
    }
    let word = match table {
        PeerPart::Cooperation if peers.cooperation.is_empty() => Word::NoCooperation,
        PeerPart::Behind if countries.iter().all(|each| each.behind.is_empty()) => Word::NoBehind,
        PeerPart::Standing
            if countries
                .iter()
                .all(|each| each.strengths.is_empty() && each.weaknesses.is_empty()) =>
        {
            Word::NoStanding
        }
        PeerPart::Groups if peers.groups.is_empty() => {
            let text = context.word(Word::NoGroups);
            return Some(Note::with(text, Remedy::GroupByLikeness));
        }
        _ => return None,
    };
    Some(context.word(word).into())
}

/// The nodes and the index of which lower scores are better have gains below 0.
fn lower_is_better(context: &Context<'_>) -> Option<String> {
    let framework = context.framework;
    let index = &framework.nodes()[framework.root()];
    (index.direction() == Direction::LowerIsBetter).then(|| context.named(index.code()))
}

fn cooperation_columns(one: bool, context: &Context<'_>) -> Vec<Column> {
    let country = if one {
        Column::data(&of::COUNTRY)
    } else {
        context.column(&of::COUNTRY)
    };
    vec![
        Column::data(&of::ROUND),
        country,
        context.column(&of::NODE),
        context.shown(Word::Name, Kind::Text),
        context.column(&of::HELPER),
        context.column(&of::BETTER_ANSWERS),
        context.column(&of::WITH_EVIDENCE),
        context.column(&of::NODE_GAIN),
        context.column(&of::INDEX_GAIN),
    ]
}

fn cooperation_row(
    round: &str,
    each: &SupportMatch,
    name: Option<Cell>,
    helper: Cell,
    context: &Context<'_>,
) -> Vec<Cell> {
    let mut row = vec![
        round.into(),
        context.country_cell(&each.country),
        (*each.node).into(),
    ];
    row.extend(name);
    row.extend([
        helper,
        Cell::count(each.better),
        Cell::count(each.with_evidence),
        context.difference(each.gain_of_node),
        context.difference(each.gain),
    ]);
    row
}

/// A row a country, node and helper.
fn cooperation(round: &str, matches: &[SupportMatch], context: &Context<'_>) -> Table {
    let mut table = context.table(&COOPERATION);
    table.rows.extend(matches.iter().map(|each| {
        let helper = context.country_cell(&each.helper);
        // Programs have no column of names.
        cooperation_row(round, each, None, helper, context)
    }));
    table
}

/// The first rows for people. Those that differ in the helper alone are one row, with the names of the
/// first helpers and how many more there are: where ninety countries have one answer better, it is one
/// row. Of 200 countries there are a million helpers, so no cell is made that is not shown.
fn who_can_help(peers: &Peers, one: bool, context: &Context<'_>) -> Table {
    const NAMED: usize = 3;
    let mut first = BTreeMap::new();
    let mut alike: Vec<(&SupportMatch, Vec<&str>, usize)> = Vec::new();
    for each in &peers.cooperation {
        let gains = (each.gain_of_node, each.gain);
        let key = (
            &each.country,
            &each.node,
            each.better,
            each.with_evidence,
            gains,
        );
        let at = *first.entry(key).or_insert(alike.len());
        if at == alike.len() {
            alike.push((each, Vec::new(), 0));
        }
        let (_, named, count) = &mut alike[at];
        *count += 1;
        if named.len() < NAMED {
            named.push(&each.helper);
        }
    }
    let rows = alike.iter().take(MOST_ROWS).map(|(each, named, count)| {
        let names: Vec<String> = named.iter().map(|code| context.country(code)).collect();
        let names = names.join(", ");
        let helper = if *count <= NAMED {
            names.into()
        } else {
            context.and_more(&names, count - NAMED).into()
        };
        let name = context.short_name(&each.node).into();
        cooperation_row(&peers.round, each, Some(name), helper, context)
    });
    let mut table = Table::with(&COOPERATION, cooperation_columns(one, context)).with_rows(rows);
    if MOST_ROWS < alike.len() {
        table
            .notes
            .push(more_rows(alike.len() - MOST_ROWS, context));
    }
    let mut shown = alike.iter().take(MOST_ROWS);
    if shown.any(|(each, ..)| each.gain_of_node.is_none() || each.gain.is_none()) {
        table.notes.push(context.word(Word::NoGain).into());
    }
    if let Some(index) = lower_is_better(context) {
        let parts = [("index", index.into())];
        let text = context.sentence(Word::LowerGains, &parts);
        table.notes.push(text.into());
    }
    table.notes.push(context.word(Word::Caution).into());
    table
}

/// How many rows are not shown.
fn more_rows(left_out: usize, context: &Context<'_>) -> Note {
    let count = [("count", left_out.into())];
    Note::with(context.sentence(Word::MoreRows, &count), Remedy::AllRows)
}

/// A row a group, with its countries.
fn groups(peers: &Peers, context: &Context<'_>) -> Table {
    let columns = [Word::Group, Word::Countries].map(|it| context.shown(it, Kind::Text));
    let rows = peers.groups.iter().map(|group| {
        let countries = group.countries.iter();
        let countries: Vec<String> = countries.map(|code| context.country(code)).collect();
        vec![group.code.as_str().into(), countries.join(", ").into()]
    });
    Table::shown(columns.to_vec()).with_rows(rows)
}

/// A row a country, with its group.
fn by_country(peers: &Peers, context: &Context<'_>) -> Table {
    let mut table = context.table(&PEER_GROUPS);
    for group in &peers.groups {
        table.rows.extend(group.countries.iter().map(|country| {
            vec![
                peers.round.as_str().into(),
                context.country_cell(country),
                group.code.as_str().into(),
            ]
        }));
    }
    table
}
