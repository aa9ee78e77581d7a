//! `cpi convert`.

use super::open;
use crate::args::Form;
use crate::failure::Failure;
use crate::output;
use cpi_io::folder;
use cpi_io::write::{csv, framework_toml, indicators_csv};
use cpi_scoring::Assessment;
use cpi_scoring::draft::FrameworkDraft;
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
        Form::AnswersLong | Form::AnswersWide | Form::AssessmentJson => {
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
