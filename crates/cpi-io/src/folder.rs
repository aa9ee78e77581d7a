//! Where are the files of an index?
//!
//! An index is a folder: `framework/framework.toml` with `framework/indicators.csv`, or
//! `framework.json`; and a folder for each round, with `round.toml` and the answers.

use crate::ledger::{self, Ledger};
use crate::read::{self, Read};
use crate::write;
use cpi_model::draft::{AssessmentDraft, CrosswalkDraft, FrameworkDraft};
use cpi_model::{Assessment, Framework, Problems, Round};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why files cannot be used.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum FolderError {
    /// The operating system refuses.
    #[error("{}: {}", path.display(), reason(source))]
    File {
        /// The file.
        path: PathBuf,
        /// The refusal.
        source: std::io::Error,
    },
    /// A folder without a framework.
    #[error("{}: no framework here; an index has `framework/framework.toml` with `framework/indicators.csv`, or `framework.json`", path.display())]
    NoFramework {
        /// The folder.
        path: PathBuf,
    },
    /// A folder without a crosswalk.
    #[error("{}: no crosswalk here; it is `framework/crosswalk.toml` with `crosswalk.csv`, or a file that is named; `cpi crosswalk draft` proposes one", path.display())]
    NoCrosswalk {
        /// The folder.
        path: PathBuf,
    },
    /// A folder without rounds.
    #[error("{}: no rounds here; each is a folder `rounds/NAME` with a `round.toml`", path.display())]
    NoRounds {
        /// The folder.
        path: PathBuf,
    },
    /// Another process is changing the round.
    #[error("{}: another program is changing this round; wait until it has ended", path.display())]
    Locked {
        /// The folder of the round.
        path: PathBuf,
    },
    /// A file that does not hold the texts that were read from it.
    #[error("{}: the file does not hold the texts that were read from it; was it changed meanwhile? Try again", path.display())]
    NotHeld {
        /// The file.
        path: PathBuf,
    },
    /// What the files say does not hold together.
    #[error("{0}")]
    Problems(Problems),
}

fn reason(error: &std::io::Error) -> String {
    use std::io::ErrorKind as K;
    match error.kind() {
        K::NotFound => "there is no such file; check the name".to_owned(),
        K::PermissionDenied => "no permission; ask for it, or work on a copy".to_owned(),
        K::IsADirectory => "this is a folder; name a file in it".to_owned(),
        K::AlreadyExists => "this exists already, and is not overwritten; name another".to_owned(),
        K::FileTooLarge => {
            "the file would be larger than is allowed here; nothing was changed".to_owned()
        }
        K::StorageFull => "the disk is full; nothing was changed".to_owned(),
        _ => error.to_string(),
    }
}

impl From<Problems> for FolderError {
    fn from(problems: Problems) -> Self {
        Self::Problems(problems)
    }
}

/// The framework and the rounds of an index, loaded and checked.
#[derive(Debug, Clone)]
pub struct Index {
    /// The framework.
    pub framework: Framework,
    /// The rounds, in the order of their folders.
    pub rounds: Vec<Round>,
    /// The folder of each round, beside `rounds`.
    pub folders: Vec<PathBuf>,
    /// The assessments of all rounds.
    pub assessments: Vec<Assessment>,
    /// What should be looked at.
    pub warnings: Problems,
}

impl Index {
    /// Loads the index in a folder.
    ///
    /// # Errors
    ///
    /// [`FolderError`]; as `Problems`, all problems of the framework, or else all problems
    /// of all rounds.
    pub fn open(folder: &Path) -> Result<Self, FolderError> {
        let checked = framework(folder)?.check(FrameworkDraft::check)?;
        let mut index = Self {
            framework: checked.value,
            rounds: Vec::new(),
            folders: Vec::new(),
            assessments: Vec::new(),
            warnings: checked.warnings,
        };
        let mut problems = Problems::new();
        for folder in round_folders(folder)? {
            match index.add_round(&folder) {
                Ok(()) => {}
                Err(FolderError::Problems(found)) => problems.extend(found),
                Err(other) => return Err(other),
            }
        }
        if problems.is_empty() {
            Ok(index)
        } else {
            Err(problems.into())
        }
    }

    /// A round by its id, with its folder.
    pub fn round(&self, id: &str) -> Option<(&Path, &Round)> {
        let mut rounds = self.folders.iter().zip(&self.rounds);
        let (folder, round) = rounds.find(|(_, round)| round.reference_date(id).is_some())?;
        Some((folder, round))
    }

    /// A framework, at a path as for [`framework`], and assessments in JSON, each with a name
    /// for messages. No round needs to be declared.
    ///
    /// # Errors
    ///
    /// [`FolderError`]; as `Problems`, all problems of the framework, or else all problems
    /// of all documents.
    pub fn of_documents(path: &Path, documents: &[(String, Vec<u8>)]) -> Result<Self, FolderError> {
        let checked = framework(path)?.check(FrameworkDraft::check)?;
        let mut index = Self {
            framework: checked.value,
            rounds: Vec::new(),
            folders: Vec::new(),
            assessments: Vec::new(),
            warnings: checked.warnings,
        };
        let mut problems = Problems::new();
        for (name, bytes) in documents {
            let read = read::assessment(name, bytes);
            match read.and_then(|read| read.check(|draft| draft.check(&index.framework))) {
                Ok(checked) => {
                    index.assessments.push(checked.value);
                    index.warnings.extend(checked.warnings);
                }
                Err(found) => problems.extend(found),
            }
        }
        if problems.is_empty() {
            Ok(index)
        } else {
            Err(problems.into())
        }
    }

    fn add_round(&mut self, folder: &Path) -> Result<(), FolderError> {
        let file = folder.join("round.toml");
        let read = read::round(&name(&file), &bytes(&file)?)?;
        let checked = read.check(|draft| draft.check(&self.framework))?;
        self.warnings.extend(checked.warnings);
        let round = checked.value;
        let mut problems = Problems::new();
        for table in round.tables() {
            let file = folder.join(table.file.as_deref().unwrap_or_default());
            match read::table(&name(&file), &bytes(&file)?, table, &round, &self.framework) {
                Ok(panel) => {
                    self.assessments.extend(panel.assessments);
                    self.warnings.extend(panel.warnings);
                }
                Err(found) => problems.extend(found),
            }
        }
        if round.tables().is_empty() {
            for country in round.countries() {
                match self.add_assessment(folder, &round, country) {
                    Ok(()) => {}
                    Err(FolderError::Problems(found)) => problems.extend(found),
                    Err(other) => return Err(other),
                }
            }
        }
        self.rounds.push(round);
        self.folders.push(folder.to_owned());
        if problems.is_empty() {
            Ok(())
        } else {
            Err(problems.into())
        }
    }

    /// Adds the assessment of a country: its document, or where a write was cut off what its
    /// log says.
    fn add_assessment(
        &mut self,
        folder: &Path,
        round: &Round,
        country: &str,
    ) -> Result<(), FolderError> {
        let file = folder.join(format!("{country}.json"));
        let log = ledger::log_of(folder, country);
        let logged = log.is_file();
        if !logged && !file.exists() {
            self.warnings.warning(
                cpi_model::ProblemKind::Empty,
                "",
                format!(
                    "{}: the declared country `{country}` has no answers yet",
                    name(&file)
                ),
                "collect its answers, or remove it from `countries`",
            );
            return Ok(());
        }
        let read = if file.exists() {
            Some(read::assessment(&name(&file), &bytes(&file)?)?)
        } else {
            None
        };
        match read {
            Some(read) if !logged || ledger::is_finished(&read.draft, &bytes(&log)?) => {
                self.add_document(&read, round, country)
            }
            _ => {
                let ledger = Ledger::read(folder, country, round, &self.framework)?;
                self.assessments.push(ledger.assessment().clone());
                self.warnings.extend(ledger.warnings().clone());
                self.warnings.extend(ledger.unfinished().clone());
                Ok(())
            }
        }
    }

    fn add_document(
        &mut self,
        read: &Read<AssessmentDraft>,
        round: &Round,
        country: &str,
    ) -> Result<(), FolderError> {
        let checked = read.check(|draft| draft.check(&self.framework))?;
        let mut problems = Problems::new();
        for (key, kind, found, fits) in [
            (
                "country",
                cpi_model::ProblemKind::UnknownCountry,
                checked.value.country(),
                checked.value.country() == country,
            ),
            (
                "round",
                cpi_model::ProblemKind::UnknownRound,
                checked.value.round(),
                round.reference_date(checked.value.round()).is_some(),
            ),
        ] {
            if !fits {
                problems.error(
                    kind,
                    format!("/{key}"),
                    format!("the {key} is `{found}`, which does not belong here"),
                    "correct it, or move the file; it is named by its country and stands in the folder of its round",
                );
            }
        }
        if !problems.is_empty() {
            read.places.locate(&mut problems);
            return Err(problems.into());
        }
        self.assessments.push(checked.value);
        self.warnings.extend(checked.warnings);
        Ok(())
    }
}

/// Reads the framework of an index, unchecked. The path is the folder of the index, its
/// folder `framework`, or a JSON file.
///
/// # Errors
///
/// [`FolderError`] where there is none or it cannot be read.
pub fn framework(path: &Path) -> Result<Read<FrameworkDraft>, FolderError> {
    if path
        .extension()
        .is_some_and(|extension| extension == "json")
    {
        return Ok(read::framework_json(&name(path), &bytes(path)?)?);
    }
    fs::metadata(path).map_err(|source| FolderError::File {
        path: path.to_owned(),
        source,
    })?;
    for folder in [path.join("framework"), path.to_owned()] {
        let toml = folder.join("framework.toml");
        if toml.is_file() {
            let table = folder.join("indicators.csv");
            let read = read::framework_toml(
                (&name(&toml), &bytes(&toml)?),
                Some((&name(&table), &bytes(&table)?)),
            )?;
            return Ok(read);
        }
        let json = folder.join("framework.json");
        if json.is_file() {
            return Ok(read::framework_json(&name(&json), &bytes(&json)?)?);
        }
    }
    Err(FolderError::NoFramework {
        path: path.to_owned(),
    })
}

/// Reads a crosswalk, unchecked. The path is the folder of the newer index, a folder with
/// `crosswalk.toml`, that file, or one in JSON. A table `crosswalk.csv` beside the TOML holds
/// its relations.
///
/// # Errors
///
/// [`FolderError`] where there is none or it cannot be read.
pub fn crosswalk(path: &Path) -> Result<Read<CrosswalkDraft>, FolderError> {
    if path
        .extension()
        .is_some_and(|extension| extension == "json")
    {
        return Ok(read::crosswalk_json(&name(path), &bytes(path)?)?);
    }
    let toml = if path.is_dir() {
        let places = [path.join("framework"), path.to_owned()];
        let mut files = places.iter().map(|folder| folder.join("crosswalk.toml"));
        let none = || FolderError::NoCrosswalk {
            path: path.to_owned(),
        };
        files.find(|file| file.is_file()).ok_or_else(none)?
    } else {
        path.to_owned()
    };
    let table = toml.with_extension("csv");
    let text = bytes(&toml)?;
    if table.is_file() {
        let rows = bytes(&table)?;
        let relations = Some((name(&table), rows));
        let relations = relations
            .as_ref()
            .map(|(name, rows)| (name.as_str(), rows.as_slice()));
        return Ok(read::crosswalk_toml((&name(&toml), &text), relations)?);
    }
    Ok(read::crosswalk_toml((&name(&toml), &text), None)?)
}

fn round_folders(folder: &Path) -> Result<Vec<PathBuf>, FolderError> {
    let rounds = folder.join("rounds");
    let none = || FolderError::NoRounds {
        path: rounds.clone(),
    };
    let entries = fs::read_dir(&rounds).map_err(|_| none())?;
    let mut folders = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|source| FolderError::File {
            path: rounds.clone(),
            source,
        })?;
        if entry.path().join("round.toml").is_file() {
            folders.push(entry.path());
        }
    }
    folders.sort();
    if folders.is_empty() {
        Err(none())
    } else {
        Ok(folders)
    }
}

/// The bytes of a file.
///
/// # Errors
///
/// [`FolderError::File`] with the name and what to do.
pub fn bytes(path: &Path) -> Result<Vec<u8>, FolderError> {
    fs::read(path).map_err(|source| FolderError::File {
        path: path.to_owned(),
        source,
    })
}

/// Writes a file whole: to a temporary name in the same folder, to the disk, and then to
/// its own name. If anything fails on the way, the file that was there stays as it was.
///
/// # Errors
///
/// [`FolderError::File`] with the name and what to do.
pub fn write_whole(path: &Path, content: &[u8]) -> Result<(), FolderError> {
    let failed = |source| FolderError::File {
        path: path.to_owned(),
        source,
    };
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As any program writes files; a temporary one would be for its owner alone.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(above(path)).map_err(failed)?;
    file.write_all(content).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    if let Ok(old) = fs::metadata(path) {
        file.as_file()
            .set_permissions(old.permissions())
            .map_err(failed)?;
    }
    file.persist(path).map_err(|error| failed(error.error))?;
    Ok(())
}

/// Writes several files whole, or none of them: each to a temporary name first. If one
/// cannot take its own name, those before it get back what they held.
///
/// # Errors
///
/// [`FolderError::File`] with the name and what to do.
pub fn write_all_whole(files: &[(PathBuf, Vec<u8>)]) -> Result<(), FolderError> {
    let before: Vec<Option<Vec<u8>>> = files.iter().map(|(path, _)| fs::read(path).ok()).collect();
    for (i, (path, content)) in files.iter().enumerate() {
        if let Err(error) = write_whole(path, content) {
            for ((path, _), before) in files[..i].iter().zip(&before) {
                match before {
                    Some(before) => write_whole(path, before)?,
                    None => fs::remove_file(path).unwrap_or(()),
                }
            }
            return Err(error);
        }
    }
    Ok(())
}

/// The files of the framework that a path names, as [`framework`] finds them, with texts of
/// a language added; nothing is written.
///
/// # Errors
///
/// [`FolderError`] where they cannot be read, or do not hold one of the places.
pub fn with_texts(
    path: &Path,
    language: &str,
    texts: &[(String, String)],
) -> Result<Vec<(PathBuf, Vec<u8>)>, FolderError> {
    let lost = |file: &Path| FolderError::NotHeld {
        path: file.to_owned(),
    };
    let text = |file: &Path| -> Result<String, FolderError> {
        String::from_utf8(bytes(file)?).map_err(|_| lost(file))
    };
    let json = |file: &Path| {
        let read = read::framework_json(&name(file), &bytes(file)?)?;
        let draft = add_texts(&read.draft, language, texts).ok_or_else(|| lost(file))?;
        let written = cpi_model::provenance::canonical_json(&draft);
        Ok(vec![(file.to_owned(), written.into_bytes())])
    };
    if path
        .extension()
        .is_some_and(|extension| extension == "json")
    {
        return json(path);
    }
    for folder in [path.join("framework"), path.to_owned()] {
        let (toml, table) = (folder.join("framework.toml"), folder.join("indicators.csv"));
        if toml.is_file() {
            let (in_table, in_toml): (Vec<_>, Vec<_>) = texts
                .iter()
                .cloned()
                .partition(|(path, _)| path.starts_with("/indicators/"));
            let first = write::translation::toml_with(&text(&toml)?, language, &in_toml);
            let second = write::translation::csv_with(&text(&table)?, language, &in_table);
            let first = first.ok_or_else(|| lost(&toml))?.into_bytes();
            let second = second.ok_or_else(|| lost(&table))?.into_bytes();
            // What is about to be written must still hold together.
            let rows = Some((&*name(&table), second.as_slice()));
            read::framework_toml((&name(&toml), &first), rows)?.check(FrameworkDraft::check)?;
            return Ok(vec![(toml, first), (table, second)]);
        }
        if folder.join("framework.json").is_file() {
            return json(&folder.join("framework.json"));
        }
    }
    Err(FolderError::NoFramework {
        path: path.to_owned(),
    })
}

/// A draft with texts of a language added; `None` where it does not hold one of the places.
fn add_texts(
    draft: &FrameworkDraft,
    language: &str,
    texts: &[(String, String)],
) -> Option<FrameworkDraft> {
    let mut value = serde_json::to_value(draft).ok()?;
    for (path, text) in texts {
        let by_language = value.pointer_mut(path)?.as_object_mut()?;
        by_language.insert(language.to_owned(), text.clone().into());
    }
    let mut draft: FrameworkDraft = serde_json::from_value(value).ok()?;
    if !draft.languages.iter().any(|each| each == language) {
        draft.languages.push(language.to_owned());
    }
    Some(draft)
}

/// Makes a folder that does not exist, with files by their names in it: whole or not at
/// all.
///
/// # Errors
///
/// [`FolderError::File`] with the name and what to do.
pub fn make_whole(path: &Path, files: &[(String, String)]) -> Result<(), FolderError> {
    let failed = |path: &Path, source| FolderError::File {
        path: path.to_owned(),
        source,
    };
    if path.exists() {
        let exists = std::io::Error::from(std::io::ErrorKind::AlreadyExists);
        return Err(failed(path, exists));
    }
    let above = above(path);
    fs::create_dir_all(above).map_err(|source| failed(above, source))?;
    let temporary = tempfile::tempdir_in(above).map_err(|source| failed(path, source))?;
    let made = temporary.path().join("made");
    for (name, content) in files {
        let file = made.join(name);
        let write = fs::create_dir_all(file.parent().unwrap_or(&made))
            .and_then(|()| fs::File::create(&file))
            .and_then(|mut file| {
                file.write_all(content.as_bytes())?;
                file.sync_all()
            });
        write.map_err(|source| failed(&path.join(name), source))?;
    }
    fs::rename(&made, path).map_err(|source| failed(path, source))
}

/// The folder in which something stands.
fn above(path: &Path) -> &Path {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

fn name(path: &Path) -> String {
    path.display().to_string()
}
