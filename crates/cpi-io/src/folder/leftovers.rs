//! What does a process that was killed leave behind, and who removes it?
//!
//! Temporary files and folders are called `.cpi-`, twelve random letters or digits, `.tmp`. While
//! a process writes one, it holds a lock on it, which the operating system takes back when the
//! process ends, however it ends. So one without a lock is a leftover. The next write into the
//! same folder removes it; `cpi check` and `cpi verify` name it.

use cpi_model::Pointer;
use cpi_model::{ProblemKind, Problems};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use tempfile::{NamedTempFile, TempDir};

pub(super) const PREFIX: &str = ".cpi-";
pub(super) const SUFFIX: &str = ".tmp";

/// The file of a temporary folder that is locked.
const LOCK: &str = "lock";
/// What a temporary folder becomes once it is complete.
const MADE: &str = "made";

/// The leftovers in a folder, by name. A symbolic link is none.
pub fn leftovers(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> = entries
        .filter(|entry| is_temporary(&entry.file_name().to_string_lossy()))
        .map(|entry| entry.path())
        .filter(|path| abandoned(path).is_some())
        .collect();
    found.sort();
    found
}

/// The leftovers in the folders of an index, as warnings.
pub fn leftovers_of(index: &Path) -> Problems {
    let mut problems = Problems::new();
    for path in folders(index).iter().flat_map(|folder| leftovers(folder)) {
        problems.warning(
            ProblemKind::Leftover,
            Pointer::root(),
            format!(
                "{}: a write that was cut off left this; it belongs to nothing",
                path.display()
            ),
            "the next write into its folder removes it",
        );
    }
    problems
}

/// Removes the leftovers in the folders of an index.
pub fn remove_leftovers_of(index: &Path) {
    for folder in folders(index) {
        remove(&folder);
    }
}

/// The folders of an index into which files are written.
fn folders(index: &Path) -> Vec<PathBuf> {
    let rounds = index.join("rounds");
    let entries = fs::read_dir(&rounds).into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    folders.retain(|folder| folder.is_dir());
    folders.extend([index.to_owned(), index.join("framework"), rounds]);
    folders.sort();
    folders
}

/// Removes the leftovers in a folder. What cannot be removed stays: it harms nobody.
pub(crate) fn remove(folder: &Path) {
    for path in leftovers(folder) {
        // The lock is held until the leftover is gone, so that nobody claims it meanwhile.
        if let Some(lock) = abandoned(&path) {
            if path.is_dir() {
                let removed = fs::remove_dir_all(&path);
                drop(lock);
                // Windows removes a folder only once the files in it are closed.
                let _ = removed.or_else(|_| fs::remove_dir_all(&path));
            } else {
                let _ = fs::remove_file(&path);
            }
        }
    }
}

/// Whether a name is that of a temporary file or folder.
fn is_temporary(name: &str) -> bool {
    let random = name
        .strip_prefix(PREFIX)
        .and_then(|name| name.strip_suffix(SUFFIX));
    random.is_some_and(|random| {
        random.len() == 12 && random.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

/// The lock of a temporary file or folder that no process holds.
fn abandoned(path: &Path) -> Option<File> {
    let found = fs::symlink_metadata(path).ok()?;
    let locked = if found.is_file() {
        path.to_owned()
    } else if found.is_dir() {
        path.join(LOCK)
    } else {
        return None;
    };
    let file = OpenOptions::new().write(true).open(locked).ok()?;
    file.try_lock().ok()?;
    Some(file)
}

/// Makes a temporary file and locks it. One that was taken for a leftover before it was locked
/// is made anew.
pub(super) fn claim(
    mut make: impl FnMut() -> io::Result<NamedTempFile>,
) -> io::Result<NamedTempFile> {
    loop {
        let file = make()?;
        if !lock(file.as_file())? || file.path().exists() {
            return Ok(file);
        }
    }
}

/// Locks a file; false where the file system has no locks, and then nobody takes it for a
/// leftover either.
fn lock(file: &File) -> io::Result<bool> {
    match file.try_lock() {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => file.lock().map(|()| true),
        Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Interrupted => Err(error),
        Err(TryLockError::Error(_)) => Ok(false),
    }
}

/// A folder with a temporary name; removed when it is dropped.
pub(super) struct Folder {
    /// Dropped before the folder: Windows removes none in which a file is open.
    _lock: File,
    folder: TempDir,
}

impl Folder {
    /// Makes one in a folder.
    pub(super) fn new(above: &Path) -> io::Result<Self> {
        let mut builder = tempfile::Builder::new();
        builder.prefix(PREFIX).suffix(SUFFIX).rand_bytes(12);
        let folder = builder.tempdir_in(above)?;
        let file = File::create_new(folder.path().join(LOCK))?;
        lock(&file)?;
        Ok(Self {
            _lock: file,
            folder,
        })
    }

    /// Where the folder is filled before it gets its own name.
    pub(super) fn made(&self) -> PathBuf {
        self.folder.path().join(MADE)
    }
}
