//! `cpi agreement`.

use super::{context, declared, open_quietly, round_of};
use crate::args::{Agree, Format};
use crate::failure::Failure;
use crate::output;
use cpi_io::document::{Content, Document};
use cpi_io::{Index, Ledger};
use cpi_model::{Assessment, Provenance};
use cpi_report::write::csv;
use cpi_report::{Names, agreement as report};
use cpi_scoring::agreement::{AgreementOptions, Unit, Versions, agreement, units};
use cpi_scoring::engine;
use serde_json::Value;

pub(super) fn run(asked: &Agree) -> Result<(), Failure> {
    let index = open_quietly(&asked.index)?;
    index.needs_full("agreement of assessors", asked.round.as_deref())?;
    let document = document(&index, asked)?;
    let Content::Agreement { agreement } = &document.content else {
        return Ok(());
    };
    match asked.format {
        Format::Json => output::exact(&document.to_json()),
        Format::Csv => output::exact(&csv(&report::table(agreement))),
        Format::Table | Format::Markdown => {
            let names = Names::default();
            let context = context(&index.framework, &names);
            let report = report::report(agreement, asked.worst, &context);
            output::report(asked.format, &report.with_provenance(document.provenance))
        }
    }
}

/// The result document of the agreement that was asked for.
fn document(index: &Index, asked: &Agree) -> Result<Document, Failure> {
    let (_, round) = round_of(index, asked.round.as_deref())?;
    if let Some(country) = &asked.country {
        declared(round, country)?;
    }
    let of_round = |it: &&Assessment| {
        round.reference_date(it.round()).is_some()
            && asked.round.as_deref().is_none_or(|id| id == it.round())
            && asked
                .country
                .as_deref()
                .is_none_or(|country| country == it.country())
    };
    let chosen: Vec<Assessment> = index.assessments.iter().filter(of_round).cloned().collect();
    let options = AgreementOptions {
        versions: if asked.standing {
            Versions::Standing
        } else {
            Versions::First
        },
        seed: asked.seed,
        resamples: asked.resamples,
    };
    of(index, &chosen, &options)
}

/// The agreement that a result states, computed again.
pub(super) fn again(
    index: &Index,
    stated: &Value,
    chosen: &[Assessment],
) -> Result<Document, Failure> {
    let unusable = |key: &str| {
        Failure::NotThere(format!(
            "the stated result cannot be recomputed: it does not say its `{key}`"
        ))
    };
    let resamples = stated["resamples"].as_u64();
    let options = AgreementOptions {
        versions: if stated["versions"] == "standing" {
            Versions::Standing
        } else {
            Versions::First
        },
        seed: stated["seed"].as_u64().ok_or_else(|| unusable("seed"))?,
        resamples: resamples
            .and_then(|it| u32::try_from(it).ok())
            .ok_or_else(|| unusable("resamples"))?,
    };
    of(index, chosen, &options)
}

fn of(
    index: &Index,
    chosen: &[Assessment],
    options: &AgreementOptions,
) -> Result<Document, Failure> {
    let compared = compared(index, chosen, options.versions)?;
    let agreement = agreement(&index.framework, &compared, options)?;
    Ok(Document::new(
        Provenance::of(engine(), &index.framework, chosen)?,
        Content::Agreement {
            agreement: Box::new(agreement),
        },
    ))
}

/// What assessors answered to the same: their first answers need the histories.
pub(super) fn compared(
    index: &Index,
    assessments: &[Assessment],
    versions: Versions,
) -> Result<Vec<Unit>, Failure> {
    let mut compared = Vec::new();
    for assessment in assessments {
        let declared = index.round(assessment.round());
        let history = match (versions, assessment.history(), declared) {
            (Versions::First, Some(_), Some((folder, round))) => Some(Ledger::read(
                folder,
                assessment.country(),
                round,
                &index.framework,
            )?),
            _ => None,
        };
        let history = history.as_ref().map(Ledger::history);
        compared.extend(units(assessment, history));
    }
    Ok(compared)
}
