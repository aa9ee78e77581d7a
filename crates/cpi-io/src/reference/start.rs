//! With which files does an index of the reference framework begin?

use super::{
    FRAMEWORK_TOML, INDICATORS_CSV, SECOND_FRAMEWORK_TOML, SECOND_INDICATORS_CSV, core, core_files,
    framework, second_edition,
};
use crate::read::ParsedDraft;
use crate::write::{round::round_toml, uncertainty};
use cpi_model::draft::{
    AssessmentDraft, FrameworkDraft, FrameworkReference, RoundDraft, RoundEntryDraft,
    SCHEMA_VERSION,
};
use cpi_model::{Problems, provenance::canonical_json};

/// The forms of the reference framework.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReferenceFramework {
    /// The first edition.
    First,
    /// The second edition.
    Second,
    /// The core set of the second edition.
    Core,
}

impl ReferenceFramework {
    /// The files `framework.toml` and `indicators.csv`, and what they say.
    fn files(self) -> ([String; 2], ParsedDraft<FrameworkDraft>) {
        let texts = |toml: &str, table: &str| [toml.to_owned(), table.to_owned()];
        match self {
            Self::First => (texts(FRAMEWORK_TOML, INDICATORS_CSV), framework()),
            Self::Second => (
                texts(SECOND_FRAMEWORK_TOML, SECOND_INDICATORS_CSV),
                second_edition(),
            ),
            Self::Core => (core_files(), core()),
        }
    }
}

/// The first round of an index.
#[derive(Debug, Clone, Copy)]
pub struct FirstRound<'a> {
    /// Its id.
    pub id: &'a str,
    /// The date that its answers hold for.
    pub reference_date: Option<&'a str>,
    /// Its countries.
    pub countries: &'a [String],
}

/// The files of an index that begins with the reference framework: the framework, a plan of what is
/// uncertain to begin with, and of a first round an assessment without answers for each country.
///
/// # Errors
///
/// All problems of the round.
pub fn first_files(
    reference: ReferenceFramework,
    first: Option<FirstRound<'_>>,
) -> Result<Vec<(String, String)>, Problems> {
    let ([toml, table], read) = reference.files();
    let framework = read.check(FrameworkDraft::check)?.value;
    let plan = uncertainty::starting_plan(&framework);
    let mut files = vec![
        ("framework/framework.toml".to_owned(), toml),
        ("framework/indicators.csv".to_owned(), table),
        ("uncertainty.toml".to_owned(), plan),
    ];
    let Some(first) = first else {
        return Ok(files);
    };
    let belongs = Some(FrameworkReference {
        id: Some(framework.id().to_owned()),
        version: Some(framework.version().to_owned()),
    });
    let (id, reference_date) = (first.id, first.reference_date.map(str::to_owned));
    let round = RoundDraft {
        schema_version: Some(SCHEMA_VERSION),
        framework: belongs.clone(),
        rounds: vec![RoundEntryDraft {
            id: Some(id.to_owned()),
            reference_date: reference_date.clone(),
            ..RoundEntryDraft::default()
        }],
        countries: first.countries.to_vec(),
        ..RoundDraft::default()
    };
    round.check(&framework)?;
    files.push((format!("rounds/{id}/round.toml"), round_toml(&round)));
    for country in first.countries {
        let assessment = AssessmentDraft {
            schema_version: Some(SCHEMA_VERSION),
            framework: belongs.clone(),
            country: Some(country.clone()),
            round: Some(id.to_owned()),
            reference_date: reference_date.clone(),
            ..AssessmentDraft::default()
        };
        let file = format!("rounds/{id}/{country}.json");
        files.push((file, canonical_json(&assessment)));
    }
    Ok(files)
}
