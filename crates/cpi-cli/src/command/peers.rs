//! `cpi peers`.

use super::{ask, open_for, print};
use crate::args::{Format, PeerTable, PeersArgs, Printed};
use crate::failure::Failure;
use crate::output;
use cpi_io::{FolderError, IndexFolder, folder, read};
use cpi_model::draft::{Choice, LikenessDraft, PeersDraft};
use cpi_report::{Context, CountryNames, ReportOptions, peers as report, write};
use cpi_scoring::Query;
use cpi_scoring::document::Content;
use cpi_scoring::peers::{PeerPart, PeersQuery};

pub(super) fn run(asked: &PeersArgs, printed: &Printed) -> Result<(), Failure> {
    let index = open_for(&asked.index, asked.country.as_deref())?;
    let language = printed.language(&index.framework)?;
    let settings = settings(&index, asked)?;
    let document = ask(
        &Query::Peers(Box::new(PeersQuery {
            round: asked.round.clone(),
            countries: asked.country.iter().cloned().collect(),
            settings,
            parts: parts(asked.table, printed.format),
        })),
        &index,
    )?;
    let table = match asked.table {
        None | Some(PeerTable::Cooperation) => report::PeerTable::Cooperation,
        Some(PeerTable::Behind) => report::PeerTable::Behind,
        Some(PeerTable::Standing) => report::PeerTable::Standing,
        Some(PeerTable::Groups) => report::PeerTable::Groups,
    };
    let shown = ReportOptions {
        peers: table,
        ..ReportOptions::default()
    };
    if let (Format::Csv, report::PeerTable::Behind, Content::Peers { peers }) =
        (printed.format, table, &document.content)
    {
        // The rows grow with the square of the countries, so they are printed country by country.
        let names = CountryNames::in_language(&index, language);
        let context = Context::new(&index.framework, language, &names);
        let mut parts = report::behind_by_country(peers, &context);
        output::exact(&parts.next().map_or_else(String::new, |it| write::csv(&it)))?;
        for part in parts {
            let mut rows = write::Rows::continued();
            part.rows.iter().for_each(|row| rows.add(row));
            output::exact(&rows.finish())?;
        }
        return Ok(());
    }
    print(&document, &index, printed.format, language, &shown)
}

/// What is looked for: no more than is printed.
fn parts(table: Option<PeerTable>, format: Format) -> Vec<PeerPart> {
    let part = match (table, format) {
        (None, Format::Json) => return Vec::new(),
        (None | Some(PeerTable::Cooperation), _) => PeerPart::Cooperation,
        (Some(PeerTable::Behind), _) => PeerPart::Behind,
        (Some(PeerTable::Standing), _) => PeerPart::Standing,
        (Some(PeerTable::Groups), _) => PeerPart::Groups,
    };
    vec![part]
}

/// What was declared; none where the defaults of the query hold.
fn settings(index: &IndexFolder, asked: &PeersArgs) -> Result<Option<PeersDraft>, Failure> {
    let mut draft = match &asked.settings {
        Some(file) => {
            let read = read::peers(&file.display().to_string(), &folder::bytes(file)?)
                .map_err(FolderError::Problems)?;
            // Checked here so that problems have their places.
            read.check(|draft| draft.check(&index.framework))
                .map_err(FolderError::Problems)?;
            read.draft
        }
        None => PeersDraft::plain(&index.framework),
    };
    if let Some(middle) = &asked.middle {
        draft.middle = Some(Choice::from_word(middle));
    }
    if let Some(threshold) = &asked.threshold {
        draft.threshold = Some(threshold.clone());
    }
    if let Some(level) = &asked.level {
        draft.level = Some(level.clone());
    }
    if let Some(groups) = asked.alike {
        draft.groups.clear();
        draft.likeness = Some(LikenessDraft {
            groups: Some(groups),
            distance: None,
        });
    }
    let plain = PeersDraft::plain(&index.framework);
    Ok(Some(draft).filter(|draft| *draft != plain))
}
