//! How are files written so that they are whole, or as they were?

use super::FolderError;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

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
    #[cfg_attr(
        not(unix),
        expect(unused_mut, reason = "permissions are set where there are any")
    )]
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

/// Makes a folder to write into, with those above it, unless it is there.
///
/// # Errors
///
/// [`FolderError::File`] with the name and what to do.
pub fn make(path: &Path) -> Result<(), FolderError> {
    fs::create_dir_all(path).map_err(|source| FolderError::File {
        path: path.to_owned(),
        source,
    })
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
