//! `cpi convert`.

use super::open;
use crate::args::Form;
use crate::failure::Failure;
use crate::output;
use cpi_io::write::round::round_toml;
use cpi_io::write::{csv, framework_toml, indicators_csv};
use cpi_io::{IndexFolder, folder};
use cpi_model::Assessment;
use cpi_model::draft::{AssessmentDraft, FrameworkDraft, PublicAssessmentDraft, RoundDraft};
use cpi_model::provenance::canonical_json;
use cpi_scoring::query::{Selection, not_assessed};
use serde::Serialize;
use std::path::Path;

pub(super) fn run(
    path: &Path,
    to: Form,
    round: Option<&str>,
    country: Option<&str>,
    guarded: bool,
    into: Option<&Path>,
) -> Result<(), Failure> {
    if guarded && to != Form::AnswersLong {
        return Err(Failure::NotThere(
            "--guarded belongs to `--to answers-long`; the other forms hold no free text, or are not for spreadsheets".to_owned(),
        ));
    }
    if into.is_some() && to != Form::Folder {
        return Err(Failure::NotThere(
            "--into belongs to `--to folder`; --output writes any other form to a file".to_owned(),
        ));
    }
    if to == Form::Folder {
        let Some(folder) = into else {
            return Err(Failure::NotThere(
                "name the folder to make with --into".to_owned(),
            ));
        };
        let index = open(path)?;
        index.needs_full("writing it anew", None)?;
        return Ok(folder::create_atomic(folder, &files(&index))?);
    }
    let text = match to {
        Form::FrameworkJson | Form::FrameworkToml | Form::IndicatorsCsv => {
            let read = folder::framework(path)?;
            let checked = read
                .check(FrameworkDraft::check)
                .map_err(cpi_io::FolderError::Problems)?;
            let draft = checked.value.draft();
            match to {
                Form::FrameworkJson => canonical_json(draft),
                Form::FrameworkToml => framework_toml(draft),
                _ => indicators_csv(draft),
            }
        }
        Form::CrosswalkJson => canonical_json(&folder::crosswalk(path)?.draft),
        Form::RoundsJson => {
            let index = open(path)?;
            let declared = declared(&index);
            let asked: Vec<&RoundDraft> = declared
                .iter()
                .filter(|(id, _)| round.is_none_or(|round| round == id))
                .map(|(_, draft)| draft)
                .collect();
            if asked.is_empty() {
                return Err(Selection(&index).nothing_assessed(round).into());
            }
            canonical_json(&asked)
        }
        Form::AnswersLong
        | Form::AnswersWide
        | Form::AssessmentJson
        | Form::AssessmentsJson
        | Form::Folder => {
            let index = open(path)?;
            let chosen: Vec<Assessment> = index
                .assessments
                .iter()
                .filter(|each| round.is_none_or(|round| round == each.round()))
                .filter(|each| country.is_none_or(|country| country == each.country()))
                .cloned()
                .collect();
            match (to, chosen.as_slice()) {
                (Form::AnswersLong, _) if guarded => {
                    csv::answers_long_guarded(&index.framework, &chosen)?
                }
                (Form::AnswersLong, _) => csv::answers_long(&index.framework, &chosen)?,
                (Form::AnswersWide, _) => csv::answers_wide(&index.framework, &chosen)?,
                (Form::AssessmentsJson, []) => {
                    let of_round = Selection(&index).rounds(round)?;
                    return Err(not_assessed(country.unwrap_or_default(), &of_round).into());
                }
                (Form::AssessmentsJson, chosen) => {
                    let chosen = chosen.iter().map(document);
                    canonical_json(&chosen.collect::<Vec<_>>())
                }
                (_, [one]) => canonical_json(&document(one)),
                (_, several) => {
                    return Err(Failure::NotThere(format!(
                        "a document holds one assessment, and {} were selected; name one with --country and --round",
                        several.len()
                    )));
                }
            }
        }
    };
    output::exact(&text)
}

/// An assessment as its document has it, full or public.
#[derive(Serialize)]
#[serde(untagged)]
enum Either {
    Full(AssessmentDraft),
    Public(PublicAssessmentDraft),
}

fn document(assessment: &Assessment) -> Either {
    match assessment.public_document() {
        Some(public) => Either::Public(public),
        None => Either::Full(assessment.to_draft()),
    }
}

/// The files of a whole index: the framework, and a folder for each round with a document
/// a country. Histories stay with the index that they belong to.
fn files(index: &IndexFolder) -> Vec<(String, String)> {
    let framework = &index.framework;
    let mut files = vec![
        (
            "framework/framework.toml".to_owned(),
            framework_toml(framework.draft()),
        ),
        (
            "framework/indicators.csv".to_owned(),
            indicators_csv(framework.draft()),
        ),
    ];
    for (id, draft) in declared(index) {
        let assessments = index.assessments.iter().filter(|it| it.round() == id);
        for assessment in assessments {
            let mut draft = assessment.to_draft();
            draft.history = None;
            files.push((
                format!("rounds/{id}/{}.json", assessment.country()),
                canonical_json(&draft),
            ));
        }
        files.push((format!("rounds/{id}/round.toml"), round_toml(&draft)));
    }
    files
}

/// Every round that has assessments, by itself, with the countries of these.
fn declared(index: &IndexFolder) -> Vec<(String, RoundDraft)> {
    let rounds = index.rounds.iter().flat_map(|round| {
        let entries = round.draft().rounds.iter();
        entries.filter_map(move |entry| Some((round, entry.id.as_ref()?, entry)))
    });
    rounds
        .map(|(round, id, entry)| {
            let assessments = index.assessments.iter().filter(|it| it.round() == id);
            let countries: Vec<String> = assessments.map(|it| it.country().to_owned()).collect();
            let draft = RoundDraft {
                rounds: vec![entry.clone()],
                country_names: round.draft().country_names_of(&countries),
                units: round.draft().units_of(&countries),
                countries,
                tables: Vec::new(),
                ..round.draft().clone()
            };
            (id.clone(), draft)
        })
        .filter(|(_, draft)| !draft.countries.is_empty())
        .collect()
}
