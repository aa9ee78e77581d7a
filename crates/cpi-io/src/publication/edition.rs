//! What does a published site hold, and how does it come to name the edition after it?

use super::manifest::compare_with_manifest;
use super::site_manifest;
use super::superseded::{self, Superseded};
use crate::folder::{FolderError, bytes};
use crate::read;
use cpi_model::draft::PublicAssessmentDraft;
use cpi_model::publication::data_path;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why a folder is no edition that another one can come after.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum EditionError {
    /// A folder that holds something else.
    #[error("this folder is no site; name the folder of the published edition")]
    NoSite,
    /// The site of an index with another framework.
    #[error("this is the site of another index, {0}; an edition supersedes one of the same index")]
    OtherIndex(String),
    /// Files that were changed since they were published.
    #[error("this edition is not as it was published; restore it from a copy")]
    Changed,
    /// The site of a round that was not declared final.
    #[error(
        "this is a draft, since its round {0} was not declared final, and a draft is made again rather than superseded"
    )]
    Draft(String),
    /// A file that cannot be read.
    #[error(transparent)]
    Folder(#[from] FolderError),
}

/// An edition of a site in its folder, as it was published.
#[derive(Debug, Clone)]
pub struct PublishedSite {
    /// The folder.
    pub path: PathBuf,
    /// The round that its pages show.
    pub round: String,
    /// The files that it lists, in the order of their paths.
    pub files: Vec<String>,
    /// The edition that it names as the one after it.
    pub superseded: Option<Superseded>,
}

impl PublishedSite {
    /// Reads the published site of a framework with this id.
    ///
    /// # Errors
    ///
    /// [`EditionError`], also where a file is not as it was published, or the site is a draft.
    pub fn open(path: &Path, framework: &str) -> Result<Self, EditionError> {
        let site = site_manifest(path).ok_or(EditionError::NoSite)?;
        let id = &site["framework"]["id"];
        if id != framework {
            return Err(EditionError::OtherIndex(id.to_string()));
        }
        let check = compare_with_manifest(path)?;
        if !check.holds() {
            return Err(EditionError::Changed);
        }
        let round = site["round"].as_str().unwrap_or_default().to_owned();
        if site["final"] != true {
            return Err(EditionError::Draft(round));
        }
        let listed = site["files"].as_object().into_iter().flatten();
        Ok(Self {
            path: path.to_owned(),
            round,
            files: listed.map(|(path, _)| path.clone()).collect(),
            superseded: check.superseded,
        })
    }

    /// Its pages.
    pub fn pages(&self) -> impl Iterator<Item = &String> {
        let is_page = |path: &&String| path.rsplit('.').next() == Some("html");
        self.files.iter().filter(is_page)
    }

    /// The text of a file.
    ///
    /// # Errors
    ///
    /// [`FolderError`] where it cannot be read.
    pub fn text(&self, file: &str) -> Result<String, FolderError> {
        let path = self.path.join(file);
        let text = bytes(&path)?;
        Ok(read::text(&path.display().to_string(), &text)?.into_owned())
    }

    /// The text of a file with data of its round.
    ///
    /// # Errors
    ///
    /// As [`Self::text`].
    pub fn data(&self, name: &str) -> Result<String, FolderError> {
        self.text(&data_path(&self.round, name))
    }

    /// The public assessments of its round.
    ///
    /// # Errors
    ///
    /// [`FolderError`]; as `Problems`, with the place in the file.
    pub fn assessments(&self) -> Result<Vec<PublicAssessmentDraft>, FolderError> {
        let data = data_path(&self.round, "");
        let is_assessment =
            |file: &&String| file.starts_with(&data) && file.ends_with(".public.json");
        let files = self.files.iter().filter(is_assessment);
        let read = files.map(|file| {
            let path = self.path.join(file);
            let read = read::public_assessment(&path.display().to_string(), &bytes(&path)?)?;
            Ok(read.draft)
        });
        read.collect()
    }

    /// The day that its round holds for.
    ///
    /// # Errors
    ///
    /// [`FolderError`] where the declaration of the round cannot be read.
    pub fn reference_date(&self) -> Result<Option<String>, FolderError> {
        let path = self.path.join(data_path(&self.round, "round.json"));
        let read = read::round(&path.display().to_string(), &bytes(&path)?)?;
        let mut entries = read.draft.rounds.into_iter();
        let of_round = entries.find(|it| it.id.as_deref() == Some(&self.round));
        Ok(of_round.and_then(|it| it.reference_date))
    }

    /// Makes its pages name the edition of a round after it, which stands in the folder `beside` and has
    /// these files, in the order of their paths; whether that is new.
    ///
    /// # Errors
    ///
    /// [`FolderError::File`] where nothing can be written.
    pub fn mark(&self, round: &str, beside: &str, files: &[String]) -> Result<bool, FolderError> {
        let lacks = self
            .pages()
            .filter(|page| files.binary_search(page).is_err());
        let mark = Superseded {
            round: round.to_owned(),
            folder: beside.to_owned(),
            is_correction: self.round == round,
            lacks: lacks.cloned().collect(),
        };
        if self.superseded.as_ref() == Some(&mark) {
            return Ok(false);
        }
        superseded::mark(&self.path, &mark)?;
        Ok(true)
    }
}
