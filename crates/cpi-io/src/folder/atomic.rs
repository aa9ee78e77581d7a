//! How are files written so that they are complete, or as they were?
//!
//! Every file that the project writes is written here, except the lines that are appended to a
//! log: first under a temporary name in the same folder (see [`leftovers`](super::leftovers)),
//! then to the disk, then under its own name.

use super::leftovers::{self, PREFIX, SUFFIX};
use super::links;
use super::{FolderError, failed};
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Writes the content of a file.
type WriteContent<'w> = &'w mut dyn FnMut(&mut dyn Write) -> io::Result<()>;

/// Writes a content that is there as a whole.
fn whole(content: &[u8]) -> impl FnMut(&mut dyn Write) -> io::Result<()> + '_ {
    move |to| to.write_all(content)
}

/// Writes a file completely or not at all. If anything fails on the way, the file that was
/// there stays as it was.
///
/// A file that exists keeps its mode, and its owner and group as far as the system lets the
/// writer give them away; a file that is protected against writing is refused. A symbolic link
/// stays, and the file it leads to is written; one that leads to no file is refused. What is
/// neither file nor folder, such as `/dev/null` or a pipe, is written to directly.
///
/// # Errors
///
/// [`FolderError`] with the name and what to do.
pub fn write_atomic(path: &Path, content: &[u8]) -> Result<(), FolderError> {
    leftovers::remove(above(path));
    write_like(path, content, None)
}

/// Writes a file as [`write_atomic`] does, piece by piece: what is written may be larger than the memory.
///
/// # Errors
///
/// [`FolderError`] with the name and what to do.
pub fn write_atomic_with(
    path: &Path,
    mut write: impl FnMut(&mut dyn Write) -> io::Result<()>,
) -> Result<(), FolderError> {
    leftovers::remove(above(path));
    let mut buffered = |to: &mut dyn Write| {
        let mut to = BufWriter::new(to);
        write(&mut to)?;
        to.flush()
    };
    stage(path, &mut buffered, None)?.map_or(Ok(()), Staged::put)
}

/// Writes as [`write_atomic`] does. A file that does not exist yet gets mode, owner and group of
/// another, if that one exists.
pub(crate) fn write_like(
    path: &Path,
    content: &[u8],
    like: Option<&Path>,
) -> Result<(), FolderError> {
    stage(path, &mut whole(content), like)?.map_or(Ok(()), Staged::put)
}

/// Writes a file under the first free name of several, unless one of those before holds the
/// same. Gives its name.
pub(crate) fn write_new(
    names: impl Iterator<Item = PathBuf>,
    content: &[u8],
    like: &Path,
) -> Result<PathBuf, FolderError> {
    for path in names {
        let file =
            temporary(above(&path), &mut whole(content), Some(like)).map_err(failed(&path))?;
        match file.persist_noclobber(&path) {
            Ok(_) => {
                sync(above(&path))?;
                return Ok(path);
            }
            Err(error) if error.error.kind() == ErrorKind::AlreadyExists => {
                if fs::read(&path).is_ok_and(|before| before == content) {
                    return Ok(path);
                }
            }
            Err(error) => return Err(failed(&path)(error.error)),
        }
    }
    Err(failed(like)(ErrorKind::AlreadyExists.into()))
}

/// Makes a folder to write into, with those above it, unless it exists.
///
/// # Errors
///
/// [`FolderError::File`] with the name and what to do.
pub fn make(path: &Path) -> Result<(), FolderError> {
    if fs::metadata(path).is_ok_and(|found| !found.is_dir()) {
        let why = "this is a file, and a folder is needed here; name another";
        return Err(failed(path)(io::Error::new(ErrorKind::NotADirectory, why)));
    }
    fs::create_dir_all(path).map_err(failed(path))
}

/// Writes several files completely, or none of them: all under temporary names first. If one
/// cannot get its own name, those before it get back what they held.
///
/// # Errors
///
/// [`FolderError`] with the name and what to do.
pub fn write_all_atomic(files: &[(PathBuf, Vec<u8>)]) -> Result<(), FolderError> {
    let mut staged = Vec::with_capacity(files.len());
    for (path, content) in files {
        leftovers::remove(above(path));
        let before = fs::read(path).ok();
        staged.extend(stage(path, &mut whole(content), None)?.map(|file| (file, path, before)));
    }
    let mut done: Vec<(&PathBuf, Option<Vec<u8>>)> = Vec::new();
    for (file, path, before) in staged {
        if let Err(error) = file.put() {
            for (path, before) in done {
                match before {
                    Some(before) => write_like(path, &before, None)?,
                    None => fs::remove_file(path).unwrap_or(()),
                }
            }
            return Err(error);
        }
        done.push((path, before));
    }
    Ok(())
}

/// Makes a folder that does not exist, with files by their names in it, each a text or bytes: completely
/// or not at all.
///
/// # Errors
///
/// [`FolderError::File`] with the name and what to do.
pub fn create_atomic<B: AsRef<[u8]>>(
    path: &Path,
    files: &[(String, B)],
) -> Result<(), FolderError> {
    // A link counts too, also one that leads nowhere.
    if fs::symlink_metadata(path).is_ok() {
        return Err(failed(path)(ErrorKind::AlreadyExists.into()));
    }
    let above = above(path);
    make(above)?;
    leftovers::remove(above);
    let temporary = leftovers::Folder::new(above).map_err(failed(path))?;
    let made = temporary.made();
    for (name, content) in files {
        let file = made.join(name);
        let write = fs::create_dir_all(file.parent().unwrap_or(&made))
            .and_then(|()| OpenOptions::new().write(true).create_new(true).open(&file))
            .and_then(|mut file| {
                file.write_all(content.as_ref())?;
                file.sync_all()
            });
        write.map_err(failed(&path.join(name)))?;
    }
    fs::rename(&made, path).map_err(failed(path))?;
    sync(above)
}

/// A file that is complete under a temporary name. It is removed unless it is put in place.
struct Staged {
    file: NamedTempFile,
    target: PathBuf,
}

impl Staged {
    /// Gives the file its own name.
    fn put(self) -> Result<(), FolderError> {
        let Self { file, target } = self;
        file.persist(&target)
            .map_err(|error| failed(&target)(error.error))?;
        sync(above(&target))
    }
}

/// Writes the content under a temporary name; none where it went directly to what is no file.
fn stage(
    path: &Path,
    write: WriteContent<'_>,
    like: Option<&Path>,
) -> Result<Option<Staged>, FolderError> {
    if let Ok(found) = fs::metadata(path)
        && !found.is_file()
    {
        if found.is_dir() {
            return Err(failed(path)(ErrorKind::IsADirectory.into()));
        }
        let written = OpenOptions::new()
            .write(true)
            .open(path)
            .and_then(|mut file| write(&mut file));
        return written.map(|()| None).map_err(failed(path));
    }
    let target = links::target(path)?;
    match OpenOptions::new().write(true).open(&target) {
        // A rename would replace a file that is protected against writing.
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(failed(path)(error)),
        _ => {}
    }
    let like = if target.exists() {
        Some(target.as_path())
    } else {
        like
    };
    let file = temporary(above(&target), write, like).map_err(failed(path))?;
    Ok(Some(Staged { file, target }))
}

/// A file with a temporary name, complete and on the disk. The name is exclusive and cannot be
/// foreseen, so nothing that was put there in advance is followed or overwritten.
fn temporary(
    folder: &Path,
    write: WriteContent<'_>,
    like: Option<&Path>,
) -> io::Result<NamedTempFile> {
    let like = like.and_then(|like| fs::metadata(like).ok());
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX).rand_bytes(12);
    #[cfg(unix)]
    if like.is_none() {
        use std::os::unix::fs::PermissionsExt;
        // As any program creates files: the system takes away what the umask says.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = leftovers::claim(|| builder.tempfile_in(folder))?;
    write(&mut file)?;
    if let Some(like) = like {
        keep(file.as_file(), &like)?;
    }
    file.as_file().sync_all()?;
    Ok(file)
}

/// Gives a new file the mode, owner and group of the one that it replaces.
#[cfg(unix)]
fn keep(file: &File, old: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
    let new = file.metadata()?;
    let mut mode = old.mode() & 0o7777;
    let same_owner = new.uid() == old.uid();
    let same_group = new.gid() == old.gid();
    if !(same_owner && same_group) && fchown(file, Some(old.uid()), Some(old.gid())).is_err() {
        if !same_owner {
            mode &= !0o4000;
        }
        // Nobody but the administrator gives files away; a member may pass on the group.
        if !same_group && fchown(file, None, Some(old.gid())).is_err() {
            // The writer's own group may do what everybody may, and no more.
            mode = (mode & !0o2070) | (mode & ((mode & 0o007) << 3));
        }
    }
    file.set_permissions(fs::Permissions::from_mode(mode))
}

/// Gives a new file the permissions of the one that it replaces.
#[cfg(not(unix))]
fn keep(file: &File, old: &Metadata) -> io::Result<()> {
    file.set_permissions(old.permissions())
}

/// Makes the new names in a folder last.
pub(crate) fn sync(folder: &Path) -> Result<(), FolderError> {
    if cfg!(unix) {
        File::open(folder)
            .and_then(|folder| folder.sync_all())
            .map_err(failed(folder))?;
    }
    Ok(())
}

/// The folder that holds a path.
pub(crate) fn above(path: &Path) -> &Path {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}
