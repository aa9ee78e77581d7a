//! `cpi convert`.

use super::index::open;
use crate::args::Form;
use crate::failure::Failure;
use crate::output;
use cpi_io::folder;
use cpi_io::write::{
    AssessmentDocument, assessed_rounds, csv, framework_toml, index_files, indicators_csv,
};
use cpi_model::Assessment;
use cpi_model::draft::{FrameworkDraft, RoundDraft};
use cpi_model::provenance::canonical_json;
use cpi_scoring::query::{Selection, not_assessed};
use std::path::PathBuf;

/// What is written, and in which form.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder of the index, or a framework in JSON
    index: PathBuf,
    /// The form
    #[arg(long, value_enum)]
    to: Form,
    /// The round, for an assessment
    #[arg(long)]
    round: Option<String>,
    /// The country, for an assessment
    #[arg(long)]
    country: Option<String>,
    /// Answers a row an answer: for a spreadsheet, in which no text may run as a formula
    #[arg(long)]
    guarded: bool,
    /// For `folder`: the folder to make
    #[arg(long, value_name = "FOLDER")]
    into: Option<PathBuf>,
}

pub(super) fn run(asked: &Args) -> Result<(), Failure> {
    let Args {
        index: path,
        to,
        guarded,
        into,
        ..
    } = asked;
    let (to, guarded) = (*to, *guarded);
    let (round, country) = (asked.round.as_deref(), asked.country.as_deref());
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
        return Ok(folder::create_atomic(folder, &index_files(&index))?);
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
            let declared = assessed_rounds(&index);
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
                    let chosen = chosen.iter().map(AssessmentDocument::of);
                    canonical_json(&chosen.collect::<Vec<_>>())
                }
                (_, [one]) => canonical_json(&AssessmentDocument::of(one)),
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
