//! Which files does a person mean who names files, folders or patterns?
//!
//! A folder means the files in it, but not those in its subfolders; a pattern such as
//! `in/*.xlsx` what it matches, whatever the case of the letters. What is passed over is listed
//! with the reason, and a name that leads to no file at all is refused.

use crate::folder::{FolderError, failed};
use cpi_model::{Problem, ProblemKind, Problems};
use glob::MatchOptions;
use serde::Serialize;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

/// What is to be taken from files: which of those in a folder are read at all?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FilePurpose {
    /// Answers: workbooks, tables, documents and exports.
    Answers,
    /// Workbooks of reviewers.
    Reviews,
    /// Tables of translators, in CSV or workbooks.
    Translations,
}

/// How the names of workbooks end. Of some kinds only the reader can say what must be done to
/// them, and passing them over would lose their answers without a word.
const WORKBOOKS: [&str; 11] = [
    "xlsx", "xlsm", "xltx", "xltm", "xls", "xlsb", "ods", "ots", "fods", "numbers", "xlt",
];

impl FilePurpose {
    fn ends_so(self, path: &Path) -> bool {
        let Some(end) = path.extension().and_then(|it| it.to_str()) else {
            return false;
        };
        let others: &[&str] = match self {
            Self::Answers => &["csv", "tsv", "json", "zip"],
            Self::Reviews => &[],
            Self::Translations => &["csv", "tsv"],
        };
        let mut known = WORKBOOKS.iter().chain(others);
        known.any(|known| end.eq_ignore_ascii_case(known))
    }

    fn formats(self) -> &'static str {
        match self {
            Self::Answers => "XLSX, ODS, CSV, JSON or ZIP",
            Self::Reviews => "XLSX or ODS",
            Self::Translations => "XLSX, ODS or CSV",
        }
    }
}

/// The files that were meant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Files {
    /// The files to read: in the order in which they were named, those of a folder or a pattern
    /// by their names. None is listed twice.
    pub files: Vec<PathBuf>,
    /// What was passed over.
    pub skipped: Vec<SkippedFile>,
    /// Those that nobody named by themselves.
    found: BTreeSet<String>,
}

/// A file that was passed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SkippedFile {
    /// The file or folder.
    pub file: String,
    /// Why.
    pub reason: String,
}

/// Finds the files that were meant.
///
/// # Errors
///
/// [`FolderError::File`] where a name leads to no file, or to none of what is wanted.
pub fn files(named: &[PathBuf], wanted: FilePurpose) -> Result<Files, FolderError> {
    let mut finding = Finding {
        wanted,
        files: Files::default(),
        seen: BTreeMap::new(),
    };
    for path in named {
        finding.add(path)?;
    }
    Ok(finding.files)
}

impl Files {
    /// Takes out of the problems those of files that hold something else than what was wanted,
    /// and lists these files as passed over, unless they were named by themselves.
    pub fn pass_over(&mut self, problems: Problems) -> Problems {
        let mut rest = Problems::new();
        for problem in problems {
            let other = problem.kind == ProblemKind::OtherContent;
            let file = problem.place.as_ref().map(|place| &place.file);
            match file.filter(|file| other && self.found.contains(*file)) {
                Some(file) => self.skipped.push(SkippedFile {
                    file: file.clone(),
                    reason: said(&problem),
                }),
                None => rest.push(problem),
            }
        }
        rest
    }
}

/// A problem as a reason.
fn said(problem: &Problem) -> String {
    format!("{}; {}", problem.message, problem.hint)
}

struct Finding {
    wanted: FilePurpose,
    files: Files,
    /// What files are listed as, by where they truly are, so that none is read twice.
    seen: BTreeMap<PathBuf, String>,
}

impl Finding {
    fn add(&mut self, path: &Path) -> Result<(), FolderError> {
        let error = match fs::metadata(path) {
            Ok(found) if found.is_dir() => return self.folder(path),
            Ok(_) => {
                match lock_file(path) {
                    Some(reason) => self.skip(path, reason),
                    None => self.take(path),
                }
                // A folder may have listed it under another name, such as `in/a.csv` for `./in/a.csv`.
                if let Some(listed) = self.seen.get(&truly(path)) {
                    self.files.found.remove(listed);
                }
                return Ok(());
            }
            Err(error) => error,
        };
        if is_pattern(path) {
            return self.pattern(path);
        }
        Err(match with_ending(path) {
            Some(whole) => refused(
                path,
                &format!("there is no such file; is `{}` meant?", whole.display()),
            ),
            None => failed(path)(error),
        })
    }

    /// The files of a folder.
    fn folder(&mut self, folder: &Path) -> Result<(), FolderError> {
        if folder.join("round.toml").is_file() {
            return Err(refused(
                folder,
                "this is a round of an index; name the folder that holds the files that came in",
            ));
        }
        let mut paths = Vec::new();
        for entry in fs::read_dir(folder).map_err(failed(folder))? {
            paths.push(entry.map_err(failed(folder))?.path());
        }
        self.all(folder, paths)
    }

    /// What a pattern matches.
    fn pattern(&mut self, pattern: &Path) -> Result<(), FolderError> {
        let options = MatchOptions {
            case_sensitive: false,
            require_literal_separator: true,
            require_literal_leading_dot: false,
        };
        let paths = glob::glob_with(&escaped(pattern), options).map_err(|_| {
            refused(
                pattern,
                "this is no pattern: `*` stands for any letters, `?` for one, `[ab]` for `a` or `b`, and `**` for any folders",
            )
        })?;
        let mut found = Vec::new();
        for path in paths {
            found.push(path.map_err(|error| FolderError::File {
                path: error.path().to_owned(),
                source: error.into(),
            })?);
        }
        if found.is_empty() {
            return Err(refused(pattern, "no file has such a name"));
        }
        self.all(pattern, found)
    }

    /// Takes those of several files that are wanted, by their names.
    fn all(&mut self, under: &Path, mut paths: Vec<PathBuf>) -> Result<(), FolderError> {
        paths.sort();
        let (mut taken, mut passed_over) = (0, Vec::new());
        for path in &paths {
            if let Some(reason) = self.reason_to_skip(path) {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                passed_over.push(format!("`{name}` ({reason})"));
                self.skip(path, reason);
            } else {
                taken += 1;
                self.take(path);
            }
        }
        if 0 < taken {
            return Ok(());
        }
        let mut why = format!("no file to take here; {} are taken", self.wanted.formats());
        if !passed_over.is_empty() {
            let more = passed_over.len().saturating_sub(MOST_LISTED);
            passed_over.truncate(MOST_LISTED);
            why.push_str(&format!("; passed over: {}", passed_over.join(", ")));
            if 0 < more {
                why.push_str(&format!(" and {more} more"));
            }
        }
        Err(refused(under, &why))
    }

    /// Why a file that nobody named by itself is not read.
    fn reason_to_skip(&self, path: &Path) -> Option<&'static str> {
        if let Some(reason) = lock_file(path) {
            return Some(reason);
        }
        let Ok(found) = fs::metadata(path) else {
            return Some("a link that leads to no file");
        };
        if is_hidden(path, &found) {
            return Some("a hidden file");
        }
        if found.is_dir() {
            return Some("a folder; name it, too, if its files are to be read");
        }
        if !self.wanted.ends_so(path) {
            return Some(match self.wanted {
                FilePurpose::Answers => "no file of answers, by its name",
                FilePurpose::Reviews => "no workbook, by its name",
                FilePurpose::Translations => "no table or workbook, by its name",
            });
        }
        None
    }

    fn take(&mut self, path: &Path) {
        if let Entry::Vacant(unseen) = self.seen.entry(truly(path)) {
            let name = path.display().to_string();
            unseen.insert(name.clone());
            self.files.files.push(path.to_owned());
            self.files.found.insert(name);
        }
    }

    fn skip(&mut self, path: &Path, reason: &str) {
        self.files.skipped.push(SkippedFile {
            file: path.display().to_string(),
            reason: reason.to_owned(),
        });
    }
}

/// The one path of a file that has several.
fn truly(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// How many files a message lists.
const MOST_LISTED: usize = 5;

fn refused(path: &Path, why: &str) -> FolderError {
    failed(path)(Error::new(ErrorKind::NotFound, why.to_owned()))
}

/// Why a file is a lock of another program, if it is: nobody means these, even where the shell
/// named them.
fn lock_file(path: &Path) -> Option<&'static str> {
    let name = path.file_name()?.to_string_lossy();
    let office = name.starts_with("~$");
    let libre = name.starts_with(".~lock.") && name.ends_with('#');
    (office || libre).then_some(
        "a lock: the file is open in another program, or was, and what is not saved there is not read",
    )
}

#[cfg(windows)]
fn is_hidden(path: &Path, found: &fs::Metadata) -> bool {
    use std::os::windows::fs::MetadataExt;
    /// `FILE_ATTRIBUTE_HIDDEN`.
    const HIDDEN: u32 = 0x2;
    starts_with_dot(path) || found.file_attributes() & HIDDEN != 0
}

#[cfg(not(windows))]
fn is_hidden(path: &Path, _: &fs::Metadata) -> bool {
    starts_with_dot(path)
}

fn starts_with_dot(path: &Path) -> bool {
    let name = path.file_name();
    name.is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

fn is_pattern(path: &Path) -> bool {
    path.to_string_lossy().contains(['*', '?', '['])
}

/// A pattern in which the folders that there are under their very names stand for themselves,
/// whatever letters they hold.
fn escaped(pattern: &Path) -> String {
    let mut there = PathBuf::new();
    let mut rest = PathBuf::new();
    for component in pattern.components() {
        let next = there.join(component);
        if rest.as_os_str().is_empty() && next.exists() {
            there = next;
        } else {
            rest.push(component);
        }
    }
    let there = glob::Pattern::escape(&there.to_string_lossy());
    Path::new(&there).join(rest).to_string_lossy().into_owned()
}

/// The only file that has this name and an ending, which some systems do not show.
fn with_ending(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?;
    let above = crate::folder::above(path);
    let entries = fs::read_dir(above).ok()?;
    let mut found = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|each| each.extension().is_some() && each.file_stem() == Some(name));
    let first = found.next()?;
    let same_folder = path.parent().unwrap_or(Path::new(""));
    found
        .next()
        .is_none()
        .then(|| same_folder.join(first.file_name().unwrap_or_default()))
}
