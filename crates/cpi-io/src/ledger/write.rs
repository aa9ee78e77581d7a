//! How do bytes reach the disk, one writer at a time?

use super::log::Log;
use crate::folder::{
    FolderError, above, failed, remove_leftovers, sync, target, write_like, write_new,
};
use cpi_model::draft::{Action, SourceDraft};
use cpi_model::history::Change;
use cpi_model::provenance::sha256_of;
use cpi_model::review::Actor;
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
        target(&path)?;
        let file = OpenOptions::new()
            .create(true)
            .append(true)
            .open(&path)
            .map_err(failed(&path))?;
        match file.try_lock() {
            Ok(()) => {
                remove_leftovers(folder);
                Ok(Self {
                    folder: folder.to_owned(),
                    _file: file,
                })
            }
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

/// Appends lines to a log of which `length` bytes count. If that fails, the log is cut back
/// to them.
///
/// A new log is written completely or not at all, and may be read by whoever may read the
/// document.
pub(super) fn append(
    path: &Path,
    document: &Path,
    length: u64,
    lines: &[String],
) -> Result<(), FolderError> {
    let mut text = String::with_capacity(lines.iter().map(|line| line.len() + 1).sum());
    for line in lines {
        text.push_str(line);
        text.push('\n');
    }
    if !target(path)?.exists() {
        return write_like(path, text.as_bytes(), Some(document));
    }
    let mut file = OpenOptions::new()
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
    Ok(())
}

/// The names for what is set aside: `torn-N`, or where that name is used `torn-N-2` and so on.
fn aside(folder: &Path, country: &str, next: usize) -> impl Iterator<Item = PathBuf> {
    let first = folder.join(format!("{country}.history.torn-{next}"));
    let more = (2..10_000).map({
        let first = first.clone();
        move |number| {
            let mut name = first.clone().into_os_string();
            name.push(format!("-{number}"));
            PathBuf::from(name)
        }
    });
    std::iter::once(first).chain(more)
}

/// Ends a last line, or sets aside what is no whole write and says so in the log.
pub(super) fn mend(
    folder: &Path,
    path: &Path,
    log: &mut Log,
    country: &str,
    hand: Actor<'_>,
) -> Result<(), FolderError> {
    if log.torn.is_empty() {
        append(path, path, log.length, &[String::new()])?;
        log.length += 1;
        log.unended = false;
        return Ok(());
    }
    let next = log.history.entries().len() + 1;
    let file = write_new(aside(folder, country, next), &log.torn, path)?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    if log.history.entries().is_empty() {
        if path.is_symlink() {
            // The link stays; the log that it leads to begins anew.
            write_like(path, &[], None)?;
        } else {
            std::fs::remove_file(path).map_err(failed(path))?;
            sync(above(path))?;
        }
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
                file: Some(name.into_owned()),
                sha256: Some(sha256_of(&log.torn)),
                id: None,
            }),
        };
        let lines = log
            .history
            .add(vec![change], hand.at, hand.by, &hand.seed)
            .map_err(|why| super::broken(&path.display().to_string(), None, &why.to_string()))?;
        for line in &lines {
            text.extend_from_slice(line.as_bytes());
            text.push(b'\n');
        }
        write_like(path, &text, None)?;
        log.length = text.len() as u64;
    }
    log.torn.clear();
    Ok(())
}
