//! `cpi new`.

use crate::args::{Beginning, FirstRound};
use crate::failure::Failure;
use crate::output;
use cpi_io::FolderError;
use cpi_io::folder::create_atomic;
use cpi_io::read::ParsedDraft;
use cpi_io::{reference, write};
use cpi_model::draft::{FrameworkReference, RoundEntryDraft, SCHEMA_VERSION};
use cpi_model::provenance::canonical_json;
use cpi_model::{AssessmentDraft, FrameworkDraft, RoundDraft};
use std::path::Path;

/// The files of a new index; everything in them is fictional.
const EXAMPLE: [(&str, &str); 6] = [
    (
        "framework/framework.toml",
        include_str!("../../template/framework/framework.toml"),
    ),
    (
        "framework/indicators.csv",
        include_str!("../../template/framework/indicators.csv"),
    ),
    (
        "rounds/2026/round.toml",
        include_str!("../../template/rounds/2026/round.toml"),
    ),
    (
        "rounds/2026/XAA.json",
        include_str!("../../template/rounds/2026/XAA.json"),
    ),
    (
        "rounds/2026/XAB.json",
        include_str!("../../template/rounds/2026/XAB.json"),
    ),
    (
        "uncertainty.toml",
        include_str!("../../template/uncertainty.toml"),
    ),
];

pub(super) fn run(folder: &Path, beginning: Beginning, first: &FirstRound) -> Result<(), Failure> {
    if folder.exists() {
        return Err(Failure::NotThere(format!(
            "{} exists already, and nothing is overwritten; name a folder that does not exist",
            folder.display()
        )));
    }
    let files = match beginning {
        Beginning::Example if first.round.is_some() => {
            return Err(Failure::NotThere(
                "the example comes with its own round; a first round goes with `--framework cpi-reference`"
                    .to_owned(),
            ));
        }
        Beginning::Example => EXAMPLE
            .map(|(name, text)| (name.to_owned(), text.to_owned()))
            .into(),
        Beginning::CpiReference1 => reference_files(
            [
                reference::FRAMEWORK_TOML.to_owned(),
                reference::INDICATORS_CSV.to_owned(),
            ],
            &reference::framework(),
            first,
        )?,
        Beginning::CpiReference => reference_files(
            [
                reference::SECOND_FRAMEWORK_TOML.to_owned(),
                reference::SECOND_INDICATORS_CSV.to_owned(),
            ],
            &reference::second_edition(),
            first,
        )?,
        Beginning::CpiReferenceCore => {
            reference_files(reference::core_files(), &reference::core(), first)?
        }
    };
    create_atomic(folder, &files)?;
    let next = match (beginning, &first.round) {
        (Beginning::Example, _) => "score",
        (_, Some(_)) => "status",
        (_, None) => "framework show",
    };
    output::note(&format!("made {0}; now: cpi {next} {0}", folder.display()));
    Ok(())
}

/// A reference framework with a plan of what is uncertain to begin with, and an assessment without
/// answers for each country.
fn reference_files(
    [toml, table]: [String; 2],
    read: &ParsedDraft<FrameworkDraft>,
    first: &FirstRound,
) -> Result<Vec<(String, String)>, Failure> {
    let framework = read
        .check(FrameworkDraft::check)
        .map_err(FolderError::Problems)?
        .value;
    let mut files = vec![
        ("framework/framework.toml".to_owned(), toml),
        ("framework/indicators.csv".to_owned(), table),
        (
            "uncertainty.toml".to_owned(),
            write::uncertainty::starting_plan(&framework),
        ),
    ];
    let Some(id) = &first.round else {
        return Ok(files);
    };
    let belongs = Some(FrameworkReference {
        id: Some(framework.id().to_owned()),
        version: Some(framework.version().to_owned()),
    });
    let round = RoundDraft {
        schema_version: Some(SCHEMA_VERSION),
        framework: belongs.clone(),
        rounds: vec![RoundEntryDraft {
            id: Some(id.clone()),
            reference_date: first.reference_date.clone(),
            ..RoundEntryDraft::default()
        }],
        countries: first.country.clone(),
        tables: Vec::new(),
        ..RoundDraft::default()
    };
    round.check(&framework).map_err(FolderError::Problems)?;
    files.push((
        format!("rounds/{id}/round.toml"),
        write::round::round_toml(&round),
    ));
    for country in &first.country {
        let assessment = AssessmentDraft {
            schema_version: Some(SCHEMA_VERSION),
            framework: belongs.clone(),
            country: Some(country.clone()),
            round: Some(id.clone()),
            reference_date: first.reference_date.clone(),
            ..AssessmentDraft::default()
        };
        files.push((
            format!("rounds/{id}/{country}.json"),
            canonical_json(&assessment),
        ));
    }
    Ok(files)
}
