//! Where do symbolic links lead?

use super::{FolderError, failed};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The file that a path names: the path itself, or the file at the end of a symbolic link. A
/// path where there is nothing names a new file.
///
/// # Errors
///
/// [`FolderError::Link`] where a link leads to no file, or back to itself.
pub(crate) fn target(path: &Path) -> Result<PathBuf, FolderError> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.file_type().is_symlink() => {
            fs::canonicalize(path).map_err(|source| match source.kind() {
                ErrorKind::PermissionDenied => failed(path)(source),
                _ => FolderError::Link {
                    path: path.to_owned(),
                    to: fs::read_link(path).unwrap_or_default(),
                },
            })
        }
        Err(source) if source.kind() != ErrorKind::NotFound => Err(failed(path)(source)),
        _ => Ok(path.to_owned()),
    }
}

/// Whether a file exists.
///
/// # Errors
///
/// As for [`target`]: a link that leads to no file is not the same as no file.
pub(crate) fn is_file(path: &Path) -> Result<bool, FolderError> {
    Ok(target(path)?.exists())
}
