//! `cpi agreement`.

use super::{declared, open_quietly, round_of};
use crate::args::{Agree, Format};
use crate::failure::Failure;
use crate::output;
use cpi_io::document::{Content, Document};
use cpi_io::write::{csv, markdown};
use cpi_io::{Index, Ledger};
use cpi_model::draft::RoundingMode;
use cpi_model::escape::markdown_prose;
use cpi_model::number::Rounding;
use cpi_model::{Assessment, Provenance};
use cpi_scoring::agreement::{
    Agreement, AgreementOptions, Estimate, ScopeAgreement, Unit, Versions, agreement, units,
};
use cpi_scoring::engine;
use rust_decimal::Decimal;
use serde_json::Value;

pub(super) fn run(asked: &Agree) -> Result<(), Failure> {
    let index = open_quietly(&asked.index)?;
    index.needs_full("agreement of assessors", asked.round.as_deref())?;
    let document = document(&index, asked)?;
    let Content::Agreement { agreement } = &document.content else {
        return Ok(());
    };
    if agreement.index.units == 0 {
        output::note(
            "no indicator was answered by more than one assessor, so there is nothing to compare",
        );
    }
    let (header, rows) = rows(agreement);
    let text = match asked.format {
        Format::Json => document.to_json(),
        Format::Csv => csv::table(&header, &rows),
        Format::Markdown => {
            markdown::table(&header, &rows) + &markdown_prose(&words(agreement, asked.worst))
        }
        Format::Table => output::table(&header, &rows, 2) + &words(agreement, asked.worst),
    };
    output::printed(asked.format, &text)
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

/// A row of the index, of each section, group and indicator, and of each pair.
fn rows(agreement: &Agreement) -> (Vec<&'static str>, Vec<Vec<String>>) {
    let header = vec![
        "what",
        "code",
        "units",
        "coders",
        "agree",
        "kappa",
        "linear",
        "quadratic",
        "alpha_nominal",
        "low",
        "high",
        "alpha_ordinal",
        "low_ordinal",
        "high_ordinal",
    ];
    let mut rows = vec![scope("index", &agreement.index)];
    rows.extend(agreement.sections.iter().map(|it| scope("section", it)));
    rows.extend(agreement.groups.iter().map(|it| scope("group", it)));
    rows.extend(agreement.indicators.iter().map(|it| scope("indicator", it)));
    for pair in &agreement.pairs {
        let mut row = vec![
            "pair".to_owned(),
            format!("{} {}", pair.one, pair.other),
            pair.units.to_string(),
            "2".to_owned(),
            shown(Some(pair.percent)),
            shown(pair.kappa),
            shown(pair.kappa_linear),
            shown(pair.kappa_quadratic),
        ];
        row.extend(estimate(pair.alpha_nominal.as_ref()));
        row.extend(estimate(pair.alpha_ordinal.as_ref()));
        rows.push(row);
    }
    (header, rows)
}

fn scope(what: &str, scope: &ScopeAgreement) -> Vec<String> {
    let mut row = vec![
        what.to_owned(),
        scope.code.clone(),
        scope.units.to_string(),
        scope.coders.to_string(),
        shown(scope.percent),
        shown(scope.kappa),
        shown(scope.kappa_linear),
        shown(scope.kappa_quadratic),
    ];
    row.extend(estimate(scope.alpha_nominal.as_ref()));
    row.extend(estimate(scope.alpha_ordinal.as_ref()));
    row
}

fn estimate(estimate: Option<&Estimate>) -> [String; 3] {
    [
        shown(estimate.map(|it| it.value)),
        shown(estimate.and_then(|it| it.low)),
        shown(estimate.and_then(|it| it.high)),
    ]
}

/// A number to three digits, as the literature gives them; nothing where there is none.
fn shown(number: Option<impl Into<Decimal>>) -> String {
    let rounding = Rounding::new(3, RoundingMode::HalfUp);
    number.map_or_else(String::new, |it| rounding.show(it.into()).to_string())
}

/// Where assessors disagree most, in words.
fn words(agreement: &Agreement, worst: usize) -> String {
    let all = &agreement.disagreements;
    if all.is_empty() {
        return String::new();
    }
    let mut text = format!("\nDisagreements: {}; the widest apart:\n", all.len());
    for each in all.iter().take(worst) {
        text.push_str(&format!("- {}\n", each.text));
    }
    text
}
