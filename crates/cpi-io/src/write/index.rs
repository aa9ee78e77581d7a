//! How is a whole index written into a folder of its own?

use super::round::round_toml;
use super::{framework_toml, indicators_csv};
use cpi_model::draft::{AssessmentDraft, PublicAssessmentDraft, RoundDraft};
use cpi_model::provenance::canonical_json;
use cpi_model::{Assessment, Index};
use serde::Serialize;

/// An assessment as its document has it.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum AssessmentDocument {
    /// With everything.
    Full(Box<AssessmentDraft>),
    /// With what may be published.
    Public(Box<PublicAssessmentDraft>),
}

impl AssessmentDocument {
    /// The document of an assessment.
    pub fn of(assessment: &Assessment) -> Self {
        match assessment.public_document() {
            Some(public) => Self::Public(Box::new(public)),
            None => Self::Full(Box::new(assessment.to_draft())),
        }
    }
}

/// The files of a whole index: the framework, and a folder for each round with a document a
/// country. Histories stay with the index that they belong to.
pub fn index_files(index: &Index) -> Vec<(String, String)> {
    let framework = index.framework.draft();
    let mut files = vec![
        (
            "framework/framework.toml".to_owned(),
            framework_toml(framework),
        ),
        (
            "framework/indicators.csv".to_owned(),
            indicators_csv(framework),
        ),
    ];
    for (id, draft) in assessed_rounds(index) {
        for assessment in index.assessments.iter().filter(|it| it.round() == id) {
            let mut draft = assessment.to_draft();
            draft.history = None;
            let file = format!("rounds/{id}/{}.json", assessment.country());
            files.push((file, canonical_json(&draft)));
        }
        files.push((format!("rounds/{id}/round.toml"), round_toml(&draft)));
    }
    files
}

/// Every round that has assessments, each declared alone, with the countries of these.
pub fn assessed_rounds(index: &Index) -> Vec<(String, RoundDraft)> {
    let rounds = index.rounds.iter().flat_map(|round| {
        let entries = round.draft().rounds.iter();
        entries.filter_map(move |entry| Some((round.draft(), entry.id.as_ref()?, entry)))
    });
    let alone = rounds.map(|(round, id, entry)| {
        let assessments = index.assessments.iter().filter(|it| it.round() == id);
        let countries: Vec<String> = assessments.map(|it| it.country().to_owned()).collect();
        let draft = RoundDraft {
            rounds: vec![entry.clone()],
            country_names: round.country_names_of(&countries),
            units: round.units_of(&countries),
            countries,
            tables: Vec::new(),
            ..round.clone()
        };
        (id.clone(), draft)
    });
    alone
        .filter(|(_, draft)| !draft.countries.is_empty())
        .collect()
}
