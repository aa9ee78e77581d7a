//! `cpi convert`.

use super::open;
use crate::args::Form;
use crate::failure::Failure;
use crate::output;
use cpi_io::write::round::round_toml;
use cpi_io::write::{csv, framework_toml, indicators_csv};
use cpi_io::{Index, folder};
use cpi_scoring::Assessment;
use cpi_scoring::draft::{FrameworkDraft, RoundDraft, RoundEntryDraft};
use cpi_scoring::provenance::canonical_json;
use std::path::Path;

pub(super) fn run(
    path: &Path,
    to: Form,
    round: Option<&str>,
    country: Option<&str>,
    guarded: bool,
    file: Option<&Path>,
) -> Result<(), Failure> {
    if guarded && to != Form::AnswersLong {
        return Err(Failure::NotThere(
            "--guarded belongs to `--to answers-long`; the other forms hold no free text, or are not for spreadsheets".to_owned(),
        ));
    }
    if to == Form::Folder {
        let Some(folder) = file else {
            return Err(Failure::NotThere(
                "name the folder to make with --output".to_owned(),
            ));
        };
        return Ok(folder::make_whole(folder, &files(&open(path)?))?);
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
        Form::AnswersLong | Form::AnswersWide | Form::AssessmentJson | Form::Folder => {
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
                    csv::answers_long_guarded(&index.framework, &chosen)
                }
                (Form::AnswersLong, _) => csv::answers_long(&index.framework, &chosen),
                (Form::AnswersWide, _) => csv::answers_wide(&index.framework, &chosen),
                (_, [one]) => canonical_json(&one.to_draft(&index.framework)),
                (_, several) => {
                    return Err(Failure::NotThere(format!(
                        "a document holds one assessment, and {} were selected; name one with --country and --round",
                        several.len()
                    )));
                }
            }
        }
    };
    match file {
        Some(file) => Ok(folder::write_whole(file, text.as_bytes())?),
        None => output::result(&text),
    }
}

/// The files of a whole index: the framework, and a folder for each round with a document
/// a country. Histories stay with the index that they belong to.
fn files(index: &Index) -> Vec<(String, String)> {
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
    let declared = index.rounds.iter().flat_map(|round| {
        let rounds = round.rounds().iter();
        rounds.map(move |(id, date)| (round, id, date))
    });
    for (round, id, date) in declared {
        let assessments = index.assessments.iter().filter(|it| it.round() == id);
        let mut countries = Vec::new();
        for assessment in assessments {
            let mut draft = assessment.to_draft(framework);
            draft.history = None;
            countries.push(assessment.country().to_owned());
            files.push((
                format!("rounds/{id}/{}.json", assessment.country()),
                canonical_json(&draft),
            ));
        }
        let draft = RoundDraft {
            rounds: vec![RoundEntryDraft {
                id: Some(id.clone()),
                reference_date: Some(date.to_string()),
            }],
            countries,
            tables: Vec::new(),
            ..round.draft().clone()
        };
        if !draft.countries.is_empty() {
            files.push((format!("rounds/{id}/round.toml"), round_toml(&draft)));
        }
    }
    files
}
