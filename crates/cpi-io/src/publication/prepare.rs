//! The files of a publication, but for its results and its manifest.

use super::{DECLARATION, TABLE};
use crate::folder::{FolderError, IndexFolder, bytes};
use crate::read;
use crate::write::{csv, framework_toml, indicators_csv, round::round_toml};
use cpi_model::Pointer;
use cpi_model::draft::{
    Clearance, PersonalExceptionDraft, RoundDraft, RoundEntryDraft, TableDraft, TableShape,
};
use cpi_model::provenance::{AssessmentIdentity, canonical_json};
use cpi_model::{Assessment, Framework, Index, ProblemKind, Problems, Publication, Round};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A publication that is ready but for its results.
#[derive(Debug, Clone)]
pub struct PreparedPublication {
    /// The index that the files hold: public assessments and nothing private. Results are
    /// computed from it.
    pub index: IndexFolder,
    /// The full assessments that it was made from, in the same order.
    pub full: Vec<Assessment>,
    /// The name of each file within the folder, and its text.
    pub files: Vec<(String, String)>,
    /// What is cleared, of all rounds together.
    pub cleared: BTreeSet<Clearance>,
    /// The exceptions from the search for personal data, each with the file that declares
    /// it and its position there.
    pub exceptions: Vec<(PathBuf, usize, PersonalExceptionDraft)>,
    /// What should be looked at.
    pub warnings: Problems,
}

/// Prepares the publication of some rounds of an index, or of all that have answers, without the files of the framework,
/// which [`PreparedPublication::add_framework`] adds: they take longer than the rounds, and nothing is computed from them.
///
/// # Errors
///
/// [`FolderError`]; as `Problems`, what is wrong with `publication.toml`.
pub fn prepare_rounds(
    index: &IndexFolder,
    asked: &[String],
) -> Result<PreparedPublication, FolderError> {
    let mut prepared = PreparedPublication {
        index: IndexFolder {
            index: Index::new(index.framework.clone()),
            folders: Vec::new(),
            warnings: Problems::new(),
        },
        full: Vec::new(),
        files: Vec::new(),
        cleared: BTreeSet::new(),
        exceptions: Vec::new(),
        warnings: Problems::new(),
    };
    let mut problems = Problems::new();
    // A folder that is read back lists its rounds by the names of their folders.
    let mut parts: BTreeMap<String, Part<'_>> = BTreeMap::new();
    for (folder, round) in index.folders.iter().zip(&index.rounds) {
        let chosen: Vec<&Assessment> = index
            .assessments
            .iter()
            .filter(|it| belongs(round, it))
            .filter(|it| asked.is_empty() || asked.iter().any(|id| id == it.round()))
            .collect();
        if chosen.is_empty() {
            continue;
        }
        if round.is_public() {
            return Err(FolderError::Public {
                path: folder.clone(),
                what: "publishing",
            });
        }
        match declared(folder, &index.framework) {
            Ok((publication, warnings)) => {
                let file = folder.join(DECLARATION);
                prepared.warnings.extend(warnings);
                let mut unneeded = publication.unneeded(&chosen);
                unneeded.locate(|_| Some(place(&file)));
                prepared.warnings.extend(unneeded);
                prepared.cleared.extend(publication.cleared());
                let exceptions = publication.exceptions().iter().cloned().enumerate();
                prepared
                    .exceptions
                    .extend(exceptions.map(|(i, each)| (file.clone(), i, each)));
                absent(round, &chosen, asked, folder, &mut prepared.warnings);
                parts.extend(split(folder, round, chosen, publication)?);
            }
            Err(FolderError::Problems(found)) => problems.extend(found),
            Err(other) => return Err(other),
        }
    }
    if !problems.is_empty() {
        return Err(problems.into());
    }
    for (name, part) in parts {
        part.write(&name, &mut prepared)?;
    }
    Ok(prepared)
}

impl PreparedPublication {
    /// Adds the files of the framework, in front of the others. The path is that of the index, whose
    /// crosswalk is published too.
    ///
    /// # Errors
    ///
    /// [`FolderError`] where the crosswalk cannot be read.
    pub fn add_framework(&mut self, path: &Path) -> Result<(), FolderError> {
        let files = framework_files(path, &self.index.framework)?;
        self.files.splice(0..0, files);
        Ok(())
    }
}

/// What an index would publish, if the assessments that a result names are public ones and the index has the
/// full ones; otherwise the index as it is.
///
/// # Errors
///
/// As [`prepare_rounds`].
pub fn as_published(
    index: IndexFolder,
    named: &[AssessmentIdentity],
) -> Result<IndexFolder, FolderError> {
    let public = named.iter().filter(|each| each.public);
    let rounds: BTreeSet<String> = public.map(|each| each.round.clone()).collect();
    let full = |round: &Round| {
        let named = rounds.iter().any(|id| round.reference_date(id).is_some());
        named && !round.is_public()
    };
    if !index.rounds.iter().any(full) {
        return Ok(index);
    }
    let rounds: Vec<String> = rounds.into_iter().collect();
    Ok(prepare_rounds(&index, &rounds)?.index)
}

fn place(file: &Path) -> cpi_model::Place {
    cpi_model::Place {
        file: file.display().to_string(),
        sheet: None,
        line: None,
        column: None,
    }
}

/// Whether an assessment is one of a round.
fn belongs(round: &Round, assessment: &Assessment) -> bool {
    round.reference_date(assessment.round()).is_some()
        && round
            .countries()
            .iter()
            .any(|it| it == assessment.country())
}

/// Warns of declared countries of which nothing is published.
fn absent(
    round: &Round,
    chosen: &[&Assessment],
    asked: &[String],
    folder: &Path,
    warnings: &mut Problems,
) {
    for (id, _) in round.rounds() {
        if !asked.is_empty() && !asked.contains(id) || !round.tables().is_empty() {
            continue;
        }
        for country in round.countries() {
            let mut found = chosen.iter();
            if !found.any(|it| it.country() == country && it.round() == id) {
                warnings.warning(
                    ProblemKind::Empty,
                    Pointer::root(),
                    format!(
                        "{}: `{country}` is declared and has no answers, so the publication of `{id}` is without it",
                        folder.join("round.toml").display()
                    ),
                    "collect its answers first, or remove it from `countries`",
                );
            }
        }
    }
}

/// What the round declares, or that nothing is cleared.
fn declared(folder: &Path, framework: &Framework) -> Result<(Publication, Problems), FolderError> {
    let file = folder.join(DECLARATION);
    if !file.exists() {
        return Ok((Publication::nothing(framework), Problems::new()));
    }
    let read = read::publication(&file.display().to_string(), &bytes(&file)?)?;
    let checked = read.check(|draft| draft.check(framework))?;
    Ok((checked.value, checked.warnings))
}

/// The framework as an index holds it, and its crosswalk if it has one.
fn framework_files(
    path: &Path,
    framework: &Framework,
) -> Result<Vec<(String, String)>, FolderError> {
    let (toml, csv) = (
        framework_toml(framework.draft()),
        indicators_csv(framework.draft()),
    );
    let again = read::framework_toml(
        ("framework.toml", toml.as_bytes()),
        Some(("indicators.csv", csv.as_bytes())),
    );
    // A framework that TOML and a table cannot hold to the byte goes out in JSON. The check of a draft keeps
    // it as it is, and the framework has passed it.
    let same = again.is_ok_and(|again| again.draft == *framework.draft());
    let mut files = if same {
        vec![
            ("framework/framework.toml".to_owned(), toml),
            ("framework/indicators.csv".to_owned(), csv),
        ]
    } else {
        let json = canonical_json(framework.draft());
        vec![("framework/framework.json".to_owned(), json)]
    };
    for name in ["crosswalk.toml", "crosswalk.csv"] {
        let file = path.join("framework").join(name);
        if file.is_file() {
            let text = read::text(&file.display().to_string(), &bytes(&file)?)?.into_owned();
            files.push((format!("framework/{name}"), text));
        }
    }
    Ok(files)
}

/// What goes into one folder of rounds.
struct Part<'a> {
    round: &'a Round,
    publication: Publication,
    assessments: Vec<&'a Assessment>,
    table: bool,
}

/// The folders that a round becomes: one as it was, unless its tables hold several rounds
/// with more than answers, which need a document each.
fn split<'a>(
    folder: &Path,
    round: &'a Round,
    assessments: Vec<&'a Assessment>,
    publication: Publication,
) -> Result<Vec<(String, Part<'a>)>, FolderError> {
    let name = folder.file_name().and_then(|name| name.to_str());
    let plain = |name: &&str| !name.contains(['\\', '\n', '\r']);
    let name = name.filter(plain).ok_or_else(|| FolderError::File {
        path: folder.to_owned(),
        source: std::io::Error::new(
            std::io::ErrorKind::InvalidFilename,
            "the name of this folder cannot stand in a manifest; give it a name of letters and digits",
        ),
    })?;
    let bare = |assessment: &&Assessment| (*assessment).clone().into_public().is_ok();
    let table = !round.tables().is_empty() && assessments.iter().all(bare);
    let ids: BTreeSet<&str> = assessments.iter().map(|it| it.round()).collect();
    if table || round.tables().is_empty() || ids.len() == 1 {
        let part = Part {
            round,
            publication,
            assessments,
            table,
        };
        return Ok(vec![(name.to_owned(), part)]);
    }
    let part = |id: &str| Part {
        round,
        publication: publication.clone(),
        assessments: assessments
            .iter()
            .copied()
            .filter(|it| it.round() == id)
            .collect(),
        table: false,
    };
    Ok(ids
        .into_iter()
        .map(|id| (format!("{name}-{id}"), part(id)))
        .collect())
}

impl Part<'_> {
    fn write(self, name: &str, prepared: &mut PreparedPublication) -> Result<(), FolderError> {
        let framework = &prepared.index.framework;
        let mut assessments = self.assessments;
        let mut countries: Vec<String> = Vec::new();
        for country in self.round.countries() {
            if assessments.iter().any(|it| it.country() == country) {
                countries.push(country.clone());
            }
        }
        let rounds = self.round.draft().rounds.iter();
        let is_chosen = |entry: &&RoundEntryDraft| {
            assessments
                .iter()
                .any(|it| entry.id.as_deref() == Some(it.round()))
        };
        let rounds: Vec<RoundEntryDraft> = rounds.filter(is_chosen).cloned().collect();
        let draft = RoundDraft {
            public: true,
            rounds,
            country_names: self.round.draft().country_names_of(&countries),
            units: self.round.draft().units_of(&countries),
            countries,
            tables: if self.table {
                vec![table()]
            } else {
                Vec::new()
            },
            ..self.round.draft().clone()
        };
        let round = draft.check(framework)?.value;
        let path = |file: &str| format!("rounds/{name}/{file}");
        let mut public = Vec::with_capacity(assessments.len());
        if self.table {
            let rows: Vec<Assessment> = assessments.iter().map(|it| (*it).clone()).collect();
            let text = csv::answers_wide(framework, &rows)?;
            let panel = read::table(&path(TABLE), text.as_bytes(), &table(), &round, framework)?;
            // Only rows that hold nothing beyond answers are published as a table.
            public.extend(
                panel
                    .assessments
                    .into_iter()
                    .filter_map(|it| it.into_public().ok()),
            );
            prepared.files.push((path(TABLE), text));
        } else {
            // As the folder is read: by the order of the countries.
            let order = round.countries();
            let at = |it: &&Assessment| order.iter().position(|code| code == it.country());
            assessments.sort_by_key(at);
            for assessment in &assessments {
                let document = assessment.to_public(&self.publication)?;
                public.push(document.check(framework)?.value);
                let file = path(&format!("{}.json", assessment.country()));
                prepared.files.push((file, canonical_json(&document)));
            }
        }
        prepared
            .files
            .push((path("round.toml"), round_toml(&draft)));
        let full = assessments.into_iter().cloned();
        prepared.full.extend(full);
        prepared.index.assessments.extend(public);
        prepared.index.rounds.push(round);
        prepared
            .index
            .folders
            .push(PathBuf::from(format!("rounds/{name}")));
        Ok(())
    }
}

/// The table of a published round.
fn table() -> TableDraft {
    TableDraft {
        file: Some(TABLE.to_owned()),
        shape: Some(TableShape::Wide.into()),
        round: Some("round".to_owned()),
        ..TableDraft::default()
    }
}
