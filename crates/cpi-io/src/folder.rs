//! Where are the files of an index?
//!
//! An index is a folder: `framework/framework.toml` with `framework/indicators.csv`, or
//! `framework.json`; and a folder for each round, with `round.toml` and the answers.

mod atomic;
mod index;
mod leftovers;
mod links;
mod mentions;
mod names;
mod own_texts;
mod refusal;
mod texts;

pub use atomic::{create_atomic, make, write_all_atomic, write_atomic, write_atomic_with};
pub use index::IndexFolder;
pub use leftovers::{leftovers, leftovers_of, remove_leftovers_of};
pub use mentions::mentions;
pub use names::of_node;
pub use own_texts::{OwnText, of_report, own_texts};
pub use refusal::cause;
pub use texts::{with_review, with_texts};
pub(crate) use {
    atomic::{above, sync, write_like, write_new},
    leftovers::remove as remove_leftovers,
    links::target,
};

use crate::read::{self, ParsedDraft};
use cpi_model::Problems;
use cpi_model::draft::{CrosswalkDraft, FrameworkDraft};
use cpi_model::framework::OtherFramework;
use refusal::reason;
use std::fs;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why files cannot be used.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum FolderError {
    /// The operating system refuses.
    #[error("{}: {}", path.display(), reason(path, source))]
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
    #[error("{}: no crosswalk here; it is `framework/crosswalk.toml` with `crosswalk.csv`, or a file that is named", path.display())]
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
    /// A file that is larger than any that is read.
    #[error("{}: the file has {bytes} bytes; at most {MOST_BYTES} (1 GiB) are read; look whether it is the right one, or divide it", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Its size.
        bytes: u64,
    },
    /// A symbolic link that leads to no file.
    #[error("{}: this is a symbolic link to `{}`, which leads to no file; restore that file, or remove the link", path.display(), to.display())]
    Link {
        /// The link.
        path: PathBuf,
        /// What it says.
        to: PathBuf,
    },
    /// A change is recorded in the log, but its document could not be written. Nothing is lost:
    /// the next command that opens the pair completes the document.
    #[error("{}: {}; {}", path.display(), cause(source), unfinished(log, *earlier))]
    Unfinished {
        /// The document.
        path: PathBuf,
        /// Its log, which holds the change.
        log: PathBuf,
        /// Whether the change was made earlier: then nothing new is recorded.
        earlier: bool,
        /// The refusal.
        source: std::io::Error,
    },
    /// A write to a log failed, and a part of it could not be removed. The part does not count.
    #[error("{}: {}; a part of the write is left at the end of this log; it does not count, and nothing else was changed", path.display(), cause(source))]
    Torn {
        /// The log.
        path: PathBuf,
        /// The refusal.
        source: std::io::Error,
    },
    /// A published round, where the full assessments are needed.
    #[error("{}: this round is published, and {what} needs the full assessments, which are not in a publication; run it in the index that was published", path.display())]
    Public {
        /// The folder of the round.
        path: PathBuf,
        /// What was to be done.
        what: &'static str,
    },
    /// What was asked for is not there, or cannot be done with what is there. No file is at fault.
    #[error("{0}")]
    Refused(String),
    /// What the files say does not hold together.
    #[error("{0}")]
    Problems(Problems),
}

/// The refusal of a file.
pub(crate) fn failed(path: &Path) -> impl Fn(std::io::Error) -> FolderError {
    let path = path.to_owned();
    move |source| FolderError::File {
        path: path.clone(),
        source,
    }
}

fn unfinished(log: &Path, earlier: bool) -> String {
    let log = log.display();
    if earlier {
        format!(
            "an earlier change is recorded in {log}, but this document does not have it yet and must be completed first; nothing new was recorded"
        )
    } else {
        format!("the change is recorded in {log}, but this document does not have it yet")
    }
}

impl From<OtherFramework> for FolderError {
    fn from(error: OtherFramework) -> Self {
        Self::Problems(error.into())
    }
}

impl From<Problems> for FolderError {
    fn from(problems: Problems) -> Self {
        Self::Problems(problems)
    }
}

/// Reads the framework of an index, unchecked. The path is the folder of the index, its
/// folder `framework`, or a JSON file.
///
/// # Errors
///
/// [`FolderError`] where there is none or it cannot be read.
pub fn framework(path: &Path) -> Result<ParsedDraft<FrameworkDraft>, FolderError> {
    Ok(match framework_files(path)? {
        FrameworkFiles::Json(file) => read::framework_json(&name(&file), &bytes(&file)?)?,
        FrameworkFiles::Toml { toml, table } => read::framework_toml(
            (&name(&toml), &bytes(&toml)?),
            Some((&name(&table), &bytes(&table)?)),
        )?,
    })
}

/// Reads the term base beside a framework in TOML, `terms.csv`, if there is one. The path is that of
/// [`framework`].
///
/// # Errors
///
/// [`FolderError`] where it cannot be read.
pub fn terms(path: &Path) -> Result<Option<cpi_model::lint::Terms>, FolderError> {
    let FrameworkFiles::Toml { toml, .. } = framework_files(path)? else {
        return Ok(None);
    };
    let file = toml.with_file_name("terms.csv");
    if !file.is_file() {
        return Ok(None);
    }
    Ok(Some(read::terms(&name(&file), &bytes(&file)?)?))
}

/// The files that hold a framework.
pub(crate) enum FrameworkFiles {
    /// One document.
    Json(PathBuf),
    /// The framework, and the table of its indicators.
    Toml {
        /// `framework.toml`.
        toml: PathBuf,
        /// `indicators.csv` beside it.
        table: PathBuf,
    },
}

/// The files of the framework that a path names: in its folder `framework` before the folder
/// itself, and in each TOML before JSON.
pub(crate) fn framework_files(path: &Path) -> Result<FrameworkFiles, FolderError> {
    if path
        .extension()
        .is_some_and(|extension| extension == "json")
    {
        return Ok(FrameworkFiles::Json(path.to_owned()));
    }
    fs::metadata(path).map_err(failed(path))?;
    for folder in [path.join("framework"), path.to_owned()] {
        let toml = folder.join("framework.toml");
        if toml.is_file() {
            let table = folder.join("indicators.csv");
            return Ok(FrameworkFiles::Toml { toml, table });
        }
        let json = folder.join("framework.json");
        if json.is_file() {
            return Ok(FrameworkFiles::Json(json));
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
pub fn crosswalk(path: &Path) -> Result<ParsedDraft<CrosswalkDraft>, FolderError> {
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

/// The most bytes of a file that is read.
const MOST_BYTES: u64 = 1 << 30;

/// The bytes of a file.
///
/// # Errors
///
/// [`FolderError::File`] with the name and what to do.
pub fn bytes(path: &Path) -> Result<Vec<u8>, FolderError> {
    if let Ok(found) = fs::metadata(path) {
        if found.is_dir() {
            // Windows would say that there is no permission.
            return Err(failed(path)(std::io::ErrorKind::IsADirectory.into()));
        }
        if MOST_BYTES < found.len() {
            return Err(FolderError::TooLarge {
                path: path.to_owned(),
                bytes: found.len(),
            });
        }
    }
    fs::read(path).map_err(|source| match links::target(path) {
        Err(link @ FolderError::Link { .. }) => link,
        _ => failed(path)(source),
    })
}

fn name(path: &Path) -> String {
    path.display().to_string()
}
