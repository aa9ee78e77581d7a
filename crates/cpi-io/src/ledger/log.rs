//! What does a log say, and where was it cut off?

use super::{broken, problem};
use crate::folder::FolderError;
use cpi_model::history::History;
use cpi_model::{Problems, Severity};
use std::io::ErrorKind;
use std::path::Path;

/// A log as it was found.
#[derive(Debug, Clone, Default)]
pub(super) struct Log {
    /// The entries of whole writes.
    pub(super) history: History,
    /// The bytes that hold them.
    pub(super) length: u64,
    /// What follows them and is no whole write.
    pub(super) torn: Vec<u8>,
    /// Whether the last line lacks nothing but its line end.
    pub(super) unended: bool,
}

impl Log {
    /// Whether something must be mended before a line may follow.
    pub(super) fn is_cut(&self) -> bool {
        self.unended || !self.torn.is_empty()
    }

    /// What a write that was cut off has left.
    pub(super) fn unfinished(&self, path: &Path) -> Problems {
        let mut problems = Problems::new();
        let line = u32::try_from(self.history.entries().len() + 1).ok();
        if !self.torn.is_empty() {
            problems.push(problem(
                Severity::Warning,
                &path.display().to_string(),
                line,
                &format!(
                    "the log ends with {} bytes of a write that was cut off and that nobody was told was done",
                    self.torn.len()
                ),
                "do that work again; the next write sets the bytes aside in a file of their own",
            ));
        }
        if self.unended {
            problems.push(problem(
                Severity::Warning,
                &path.display().to_string(),
                None,
                "the last line of the log has no line end: its write was cut off at the last byte",
                "it counts; the next write ends the line",
            ));
        }
        problems
    }
}

/// Reads a log; one that is not there has no entries.
pub(super) fn read(path: &Path) -> Result<Log, FolderError> {
    let bytes = match crate::folder::bytes(path) {
        Ok(bytes) => bytes,
        Err(FolderError::File { source, .. }) if source.kind() == ErrorKind::NotFound => {
            return Ok(Log::default());
        }
        Err(other) => return Err(other),
    };
    let file = path.display().to_string();
    let mut history = History::default();
    let mut ends = Vec::new();
    let mut unended = false;
    let mut start = 0;
    while let Some(length) = bytes[start..].iter().position(|byte| *byte == b'\n') {
        let number = u32::try_from(ends.len() + 1).ok();
        let line = std::str::from_utf8(&bytes[start..start + length])
            .map_err(|_| broken(&file, number, "this line is not UTF-8"))?;
        history.read_line(line).map_err(|why| {
            broken(
                &file,
                number,
                &format!("the chain breaks at this line: {why}"),
            )
        })?;
        start += length + 1;
        ends.push(start);
    }
    if start < bytes.len()
        && let Ok(line) = std::str::from_utf8(&bytes[start..])
        && history.read_line(line).is_ok()
    {
        unended = true;
        ends.push(bytes.len());
    }
    if 0 < history.open_branches() {
        return Err(broken(
            &file,
            None,
            "two entries of this log follow the same entry, and no join puts them together",
        )
        .into());
    }
    // Of a write only the last entry says that none follow.
    let entries = history.entries();
    let whole = entries.iter().rposition(|entry| entry.more == 0);
    let whole = whole.map_or(0, |at| at + 1);
    if whole < entries.len() {
        unended = false;
        history = history
            .first(whole)
            .map_err(|why| broken(&file, None, &why.to_string()))?;
    }
    let mut problems = Problems::new();
    for (at, why) in history.unexplained() {
        problems.extend(broken(&file, u32::try_from(at + 1).ok(), &why));
    }
    if !problems.is_empty() {
        return Err(problems.into());
    }
    let length = if whole == 0 { 0 } else { ends[whole - 1] };
    Ok(Log {
        history,
        length: length as u64,
        torn: bytes[length..].to_vec(),
        unended,
    })
}
