//! `cpi peers`.

mod tables;

use super::{ask, open};
use crate::args::{Beside, Format, PeerTable};
use crate::failure::Failure;
use crate::output;
use cpi_io::write::markdown;
use cpi_io::{FolderError, IndexFolder, folder, read};
use cpi_model::Assessment;
use cpi_model::draft::{Choice, LikenessDraft, PeersDraft};
use cpi_scoring::Query;
use cpi_scoring::document::Content;
use cpi_scoring::peers::{Peers, PeersQuery};
use tables::Tables;

pub(super) fn run(asked: &Beside, format: Format) -> Result<(), Failure> {
    let index = open(&asked.index)?;
    let draft = draft(&index, asked)?;
    let document = ask(
        &Query::Peers(Box::new(PeersQuery {
            round: asked.round.clone(),
            countries: asked.country.iter().cloned().collect(),
            settings: Some(draft),
        })),
        &index,
    )?;
    let Content::Peers { peers } = &document.content else {
        return Ok(());
    };
    if format == Format::Json {
        return output::exact(&document.to_json());
    }
    if let Some(said) = nothing_listed(&index, peers, asked.table) {
        output::note(&said);
        if format != Format::Csv {
            return Ok(());
        }
    }
    let tables = Tables {
        framework: &index.framework,
        peers,
        one: asked.country.is_some(),
    };
    let text = match format {
        Format::Csv => tables.to_csv(asked.table),
        Format::Markdown => {
            tables.for_people(asked.table, format) + &markdown::footer(&document.provenance)
        }
        _ => tables.for_people(asked.table, format),
    };
    output::printed(format, &text)
}

/// Why nothing is listed, where nothing is.
fn nothing_listed(index: &IndexFolder, peers: &Peers, table: PeerTable) -> Option<String> {
    let of_round = |each: &&Assessment| each.round() == peers.round;
    let assessed: Vec<&Assessment> = index.assessments.iter().filter(of_round).collect();
    if let [only] = assessed.as_slice() {
        return Some(format!(
            "{} alone was assessed in {}: there is nobody to set it beside",
            only.country(),
            peers.round
        ));
    }
    let countries = &peers.countries;
    let said = match table {
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
            "no groups are declared; --alike N finds some by likeness of profile"
        }
        _ => return None,
    };
    Some(said.to_owned())
}

fn draft(index: &IndexFolder, asked: &Beside) -> Result<PeersDraft, Failure> {
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
    Ok(draft)
}
