//! How do bytes reach the disk, one writer at a time?

use super::log::Log;
use crate::folder::FolderError;
use cpi_model::draft::{Action, SourceDraft};
use cpi_model::history::Change;
use cpi_model::provenance::sha256_of;
use cpi_model::review::Hand;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};

/// The right to change the assessments of one round. The operating system takes it back
/// when the process ends, however it ends.
#[derive(Debug)]
pub struct Lock {
    folder: PathBuf,
    _file: File,
}

impl Lock {
    /// Takes the lock of a round, by its folder.
    ///
    /// # Errors
    ///
    /// [`FolderError::Locked`] where another process has it.
    pub fn take(folder: &Path) -> Result<Self, FolderError> {
        let path = folder.join(".lock");
        let file = OpenOptions::new()
            .create(true)
            .append(true)
            .open(&path)
            .map_err(failed(&path))?;
        match file.try_lock() {
            Ok(()) => Ok(Self {
                folder: folder.to_owned(),
                _file: file,
            }),
            Err(TryLockError::WouldBlock) => Err(FolderError::Locked {
                path: folder.to_owned(),
            }),
            Err(TryLockError::Error(source)) => Err(FolderError::File { path, source }),
        }
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }
}

fn failed(path: &Path) -> impl Fn(std::io::Error) -> FolderError {
    let path = path.to_owned();
    move |source| FolderError::File {
        path: path.clone(),
        source,
    }
}

/// Appends lines to a log of which `length` bytes count. If that fails, the log is cut back
/// to them.
pub(super) fn append(path: &Path, length: u64, lines: &[String]) -> Result<(), FolderError> {
    let new = length == 0;
    let mut text = String::with_capacity(lines.iter().map(|line| line.len() + 1).sum());
    for line in lines {
        text.push_str(line);
        text.push('\n');
    }
    let mut file = OpenOptions::new()
        .create(true)
        .append(true)
        .open(path)
        .map_err(failed(path))?;
    let written = file
        .write_all(text.as_bytes())
        .and_then(|()| file.sync_all());
    if let Err(source) = written {
        // Whatever is left of the lines is seen and set aside by the next look.
        let _ = file.set_len(length).and_then(|()| file.sync_all());
        return Err(failed(path)(source));
    }
    if new {
        sync_folder(path)?;
    }
    Ok(())
}

/// Writes a file whole, under a temporary name first. The name is always the same, so a
/// write that was cut off leaves no litter.
pub(super) fn replace(path: &Path, content: &[u8]) -> Result<(), FolderError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let temporary = path.with_file_name(format!(".{name}.tmp"));
    let written = File::create(&temporary).and_then(|mut file| {
        file.write_all(content)?;
        file.sync_all()
    });
    let renamed = written.and_then(|()| std::fs::rename(&temporary, path));
    if let Err(source) = renamed {
        let _ = std::fs::remove_file(&temporary);
        return Err(failed(path)(source));
    }
    sync_folder(path)
}

/// Makes a new name in a folder last.
fn sync_folder(path: &Path) -> Result<(), FolderError> {
    if cfg!(unix)
        && let Some(folder) = path.parent()
    {
        File::open(folder)
            .and_then(|folder| folder.sync_all())
            .map_err(failed(folder))?;
    }
    Ok(())
}

/// Ends a last line, or sets aside what is no whole write and says so in the log.
pub(super) fn mend(
    folder: &Path,
    path: &Path,
    log: &mut Log,
    country: &str,
    hand: Hand<'_>,
) -> Result<(), FolderError> {
    if log.torn.is_empty() {
        append(path, log.length, &[String::new()])?;
        log.length += 1;
        log.unended = false;
        return Ok(());
    }
    let next = log.history.entries().len() + 1;
    let name = format!("{country}.history.torn-{next}");
    replace(&folder.join(&name), &log.torn)?;
    if log.history.entries().is_empty() {
        std::fs::remove_file(path).map_err(failed(path))?;
        sync_folder(path)?;
    } else {
        let bytes = std::fs::read(path).map_err(failed(path))?;
        let whole = usize::try_from(log.length).unwrap_or(bytes.len());
        let mut text = bytes[..whole.min(bytes.len())].to_vec();
        let change = Change {
            action: Action::Mend,
            indicator: None,
            from: None,
            to: None,
            reason: Some(format!(
                "{} bytes of a write that was cut off were set aside",
                log.torn.len()
            )),
            source: Some(SourceDraft {
                file: Some(name),
                sha256: Some(sha256_of(&log.torn)),
                id: None,
            }),
        };
        let lines = log
            .history
            .add(vec![change], hand.at, hand.by)
            .map_err(|why| super::broken(&path.display().to_string(), None, &why.to_string()))?;
        for line in &lines {
            text.extend_from_slice(line.as_bytes());
            text.push(b'\n');
        }
        replace(path, &text)?;
        log.length = text.len() as u64;
    }
    log.torn.clear();
    Ok(())
}
