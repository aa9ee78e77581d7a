//! Who answers better, where is a country strong or weak, and who can help whom (methodology
//! 15)?

mod behind;
mod standing;

use crate::vocabulary::{self as of, COOPERATION, PEER_GROUPS};
use crate::{Cell, Column, Context, Kind, Note, Remedy, Report, Table, Text};
use cpi_scoring::Peers;
use serde::{Deserialize, Serialize};

/// The most rows that people are shown.
const MOST_ROWS: usize = 30;

/// Which table is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PeerTable {
    /// Who can help whom.
    #[default]
    Cooperation,
    /// Answers that others have better.
    Behind,
    /// Strengths and weaknesses beside the others.
    Standing,
    /// The groups of countries that are compared with each other.
    Groups,
}

/// A table of the countries of a round beside each other; of one country in full if one was
/// asked for.
pub fn report(peers: &Peers, table: PeerTable, one: bool, context: &Context<'_>) -> Report {
    let (title, shown) = match table {
        PeerTable::Cooperation => (
            "Whose answers are better, and what a country would gain by them".to_owned(),
            cooperation(peers, context),
        ),
        PeerTable::Behind if one => (
            behind::title(peers, context),
            behind::of_one(peers, context),
        ),
        PeerTable::Behind => (
            "Answers that could be better".to_owned(),
            behind::counts(peers, context),
        ),
        PeerTable::Standing => (standing::title(peers), standing::shown(peers, one, context)),
        PeerTable::Groups => ("Groups of countries".to_owned(), groups(peers, context)),
    };
    let framework = context.framework;
    let (round, id, version) = (&peers.round, framework.id(), framework.version());
    let heading = format!("{title}: {round} · {id} {version}");
    let mut report = Report::new(heading.clone(), context.language);
    if let Some(note) = nothing(peers, table, context) {
        report.note(note);
        return report;
    }
    report.heading(2, heading);
    let mut shown = shown;
    let after = std::mem::take(&mut shown.notes);
    report.table(shown.at_most(MOST_ROWS, |left_out| {
        Note::with(format!("Further rows: {left_out}"), Remedy::AllRows)
    }));
    for note in after {
        report.note(note);
    }
    report
}

/// The table for programs.
pub fn table(peers: &Peers, table: PeerTable, context: &Context<'_>) -> Table {
    match table {
        PeerTable::Cooperation => cooperation(peers, context),
        PeerTable::Behind => behind::table(peers, context),
        PeerTable::Standing => standing::table(peers, context),
        PeerTable::Groups => by_country(peers, context),
    }
}

/// Why nothing is listed, where nothing is.
fn nothing(peers: &Peers, table: PeerTable, context: &Context<'_>) -> Option<Note> {
    let countries = &peers.countries;
    if let [only] = countries.as_slice()
        && only.compared_with.is_empty()
        && table != PeerTable::Groups
    {
        let country = context.country(&only.country);
        let text = format!(
            "there is nobody to compare {country} with in {}",
            peers.round
        );
        return Some(text.into());
    }
    let text = match table {
        PeerTable::Cooperation if peers.cooperation.is_empty() => {
            "nobody answers anything better than another where both are assessed, so nobody can lend an answer"
        }
        PeerTable::Behind if countries.iter().all(|each| each.behind.is_empty()) => {
            "no answer that applies and was given could be better"
        }
        PeerTable::Standing
            if countries
                .iter()
                .all(|each| each.strengths.is_empty() && each.weaknesses.is_empty()) =>
        {
            "no score differs from the middle of the others by the threshold"
        }
        PeerTable::Groups if peers.groups.is_empty() => {
            return Some(Note::with(
                "no groups are declared",
                Remedy::GroupByLikeness,
            ));
        }
        _ => return None,
    };
    Some(text.into())
}

fn cooperation(peers: &Peers, context: &Context<'_>) -> Table {
    let columns = vec![
        Column::data(&of::ROUND),
        context.column(&of::COUNTRY),
        context.column(&of::NODE),
        Column::shown("name", Kind::Text),
        context.column(&of::HELPER),
        context.column(&of::BETTER_ANSWERS),
        context.column(&of::WITH_EVIDENCE),
        context.column(&of::NODE_GAIN),
        context.column(&of::INDEX_GAIN),
    ];
    let rows = peers.cooperation.iter().map(|each| {
        vec![
            peers.round.as_str().into(),
            context.country_cell(&each.country),
            (*each.node).into(),
            context.short_name(&each.node).into(),
            context.country_cell(&each.helper),
            Cell::count(each.better),
            Cell::count(each.with_evidence),
            context.difference(each.gain_of_node),
            context.difference(each.gain),
        ]
    });
    let mut table = Table::with(&COOPERATION, columns).with_rows(rows);
    let caution =
        "It says where to look, not that a way that works there works here (methodology 15.1).";
    table.notes.push(Text::from(caution).into());
    table
}

/// A row a group, with its countries.
fn groups(peers: &Peers, context: &Context<'_>) -> Table {
    let columns = ["group", "countries"].map(|it| Column::shown(it, Kind::Text));
    let rows = peers.groups.iter().map(|group| {
        let countries = group.countries.iter();
        let countries: Vec<String> = countries.map(|code| context.country(code)).collect();
        vec![group.code.as_str().into(), countries.join(" ").into()]
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
