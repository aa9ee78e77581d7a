//! How is a publication written, so that it is whole or as it was?

use super::manifest::{
    MANIFEST, MINISIGN_SIGNATURE, ManifestCheck, SITE, SSH_SIGNATURE, compare_with_manifest,
    is_empty, manifest,
};
use super::superseded::{self, SUPERSEDED};
use crate::folder::{FolderError, bytes, create_atomic, make};
use crate::read;
use std::fs;
use std::io::{Error, ErrorKind};
use std::path::Path;

/// What became of a publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PublicationOutcome {
    /// It was written where nothing was.
    New,
    /// An earlier publication was replaced.
    Replaced {
        /// Whether that one was signed. The new one is not.
        signed: bool,
    },
    /// The same publication was there already; nothing was changed, signatures neither.
    Same,
}

/// Writes a publication with its manifest into a folder: whole, or the folder stays as it
/// was. The folder may be absent, empty, or an earlier publication that nobody has changed.
///
/// # Errors
///
/// [`FolderError::File`] where the folder holds anything else, or cannot be written.
pub fn write(
    folder: &Path,
    files: Vec<(String, String)>,
) -> Result<PublicationOutcome, FolderError> {
    written(folder, files, None, &|_| Ok(()), &|folder| {
        let why = "this folder is not empty and is no publication; nothing in it is overwritten: name a new folder";
        is_publication(folder).then_some(()).ok_or(why.to_owned())
    })
}

/// Writes a site with its manifest into a folder, as [`write()`] does. The folder may be absent, empty,
/// or an earlier site of the framework with this id that nobody has changed. The site of an edition that
/// was declared final stays as it is. Beside the files stands one that the manifest does not list, which
/// says that no edition came after this one ([`superseded`]).
///
/// # Errors
///
/// [`FolderError::File`] where the folder holds anything else, or cannot be written.
pub fn write_site(
    folder: &Path,
    framework: &str,
    files: Vec<(String, Vec<u8>)>,
) -> Result<PublicationOutcome, FolderError> {
    let replaceable = |folder: &Path| match site_manifest(folder) {
        Some(site) if site["final"] == true => Err(format!(
            "this folder is the site of the edition {}, which was declared final and is never overwritten; write another edition or a correction into a new folder beside it, as the one that supersedes this one",
            site["round"].as_str().unwrap_or_default()
        )),
        _ => Ok(()),
    };
    let unlisted = (SUPERSEDED.to_owned(), superseded::css(None));
    written(folder, files, Some(unlisted), &replaceable, &|folder| {
        match site_of(folder) {
        Some(id) if id == framework => Ok(()),
        Some(id) => Err(format!(
            "this folder is the site of another index, `{id}`; nothing in it is overwritten: name a new folder"
        )),
        None => Err("this folder is not empty and is no site; nothing in it is overwritten: name a new folder".to_owned()),
    }
    })
}

/// The id of the framework whose site a folder is; none where it is no site.
pub fn site_of(folder: &Path) -> Option<String> {
    let manifest = site_manifest(folder)?;
    let id = manifest["framework"]["id"].as_str()?;
    folder.join(MANIFEST).is_file().then(|| id.to_owned())
}

/// What a site says of itself; none where a folder is no site.
pub fn site_manifest(folder: &Path) -> Option<serde_json::Value> {
    let text = fs::read(folder.join(SITE)).ok()?;
    let manifest: serde_json::Value = serde_json::from_slice(&text).ok()?;
    (manifest["kind"] == "site").then_some(manifest)
}

/// Writes files with their manifest; `is_own` says why a folder that holds something may not be
/// replaced, and `replaceable` why what was written there earlier may not. The manifest does not list
/// the file `unlisted`.
fn written<B: AsRef<[u8]> + From<String>>(
    folder: &Path,
    mut files: Vec<(String, B)>,
    unlisted: Option<(String, String)>,
    replaceable: &dyn Fn(&Path) -> Result<(), String>,
    is_own: &dyn Fn(&Path) -> Result<(), String>,
) -> Result<PublicationOutcome, FolderError> {
    let failed = |source| FolderError::File {
        path: folder.to_owned(),
        source,
    };
    let manifest = manifest(&files);
    let there = fs::symlink_metadata(folder);
    let mut written = PublicationOutcome::New;
    match &there {
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(_) => return Err(failed(there.err().unwrap_or(ErrorKind::Other.into()))),
        Ok(found) if !found.is_dir() => {
            return Err(failed(refusal(
                "this is a file or a link, not a folder; name another",
            )));
        }
        Ok(_) if is_empty(folder)? => {}
        Ok(_) => {
            own(folder, is_own)?;
            if bytes(&folder.join(MANIFEST))? == manifest.as_bytes()
                && compare_with_manifest(folder)?.holds()
            {
                return Ok(PublicationOutcome::Same);
            }
            replaceable(folder).map_err(|why| failed(refusal(&why)))?;
            let signed = [SSH_SIGNATURE, MINISIGN_SIGNATURE].map(|name| folder.join(name).exists());
            written = PublicationOutcome::Replaced {
                signed: signed.contains(&true),
            };
        }
    }
    files.push((MANIFEST.to_owned(), B::from(manifest)));
    files.extend(unlisted.map(|(name, text)| (name, B::from(text))));
    let above = folder
        .parent()
        .filter(|above| !above.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    make(above)?;
    let staging = tempfile::tempdir_in(above).map_err(failed)?;
    let (made, old) = (staging.path().join("made"), staging.path().join("old"));
    create_atomic(&made, &files)?;
    if there.is_ok() {
        fs::rename(folder, &old).map_err(failed)?;
    }
    if let Err(error) = fs::rename(&made, folder) {
        if there.is_ok() {
            fs::rename(&old, folder).map_err(failed)?;
        }
        return Err(failed(error));
    }
    Ok(written)
}

fn refusal(why: &str) -> Error {
    Error::new(ErrorKind::InvalidInput, why.to_owned())
}

/// Refuses a folder that holds anything but what was written there earlier.
fn own(folder: &Path, is_own: &dyn Fn(&Path) -> Result<(), String>) -> Result<(), FolderError> {
    let failed = |why: &str| FolderError::File {
        path: folder.to_owned(),
        source: refusal(why),
    };
    is_own(folder).map_err(|why| failed(&why))?;
    let ManifestCheck {
        changed,
        extra,
        unreadable,
        ..
    } = compare_with_manifest(folder)?;
    match (extra.first().or(changed.first()), unreadable.first()) {
        (None, None) => Ok(()),
        (Some(file), _) => Err(failed(&format!(
            "this folder holds `{file}`, which is not as it was published; nothing is overwritten: move that file away, or name a new folder"
        ))),
        (None, Some(line)) => Err(failed(&format!(
            "line {line} of its {MANIFEST} cannot be read; nothing is overwritten: name a new folder"
        ))),
    }
}

/// Whether a folder is a publication: it has a manifest, and its rounds are public.
pub fn is_publication(folder: &Path) -> bool {
    let public = |entry: fs::DirEntry| {
        let file = entry.path().join("round.toml");
        let text = fs::read(&file).unwrap_or_default();
        read::round("round.toml", &text).is_ok_and(|read| read.draft.public)
    };
    let rounds = fs::read_dir(folder.join("rounds"));
    folder.join(MANIFEST).is_file()
        && rounds.is_ok_and(|mut rounds| rounds.any(|entry| entry.is_ok_and(public)))
}
