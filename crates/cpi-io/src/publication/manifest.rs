//! Which files does a publication have, and are they as they were published?
//!
//! The manifest is what `sha256sum` writes and `sha256sum -c` reads: a line a file, its
//! SHA-256 in hexadecimal, two spaces, its path within the folder.

use super::superseded::{self, EditionMark, SUPERSEDED, Superseded};
use crate::folder::{FolderError, bytes};
use cpi_model::provenance::sha256_of;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The name of the manifest.
pub const MANIFEST: &str = "SHA256SUMS";
/// The name of its signature by `ssh-keygen -Y sign`.
pub const SSH_SIGNATURE: &str = "SHA256SUMS.sig";
/// The name of its signature by minisign.
pub const MINISIGN_SIGNATURE: &str = "SHA256SUMS.minisig";

/// The file of a site that says what it is.
pub(super) const SITE: &str = "data/manifest.json";

/// The manifest of files: a name within the folder and a text or bytes each.
pub fn manifest<B: AsRef<[u8]>>(files: &[(String, B)]) -> String {
    let lines: BTreeMap<&str, String> = files
        .iter()
        .map(|(name, content)| (name.as_str(), sha256_of(content.as_ref())))
        .collect();
    let lines = lines
        .into_iter()
        .map(|(name, hash)| format!("{hash}  {name}\n"));
    lines.collect()
}

/// How the files of a folder differ from its manifest.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ManifestCheck {
    /// How many files are as the manifest has them.
    pub same: usize,
    /// Files with other bytes.
    pub changed: Vec<String>,
    /// Files that are not there.
    pub missing: Vec<String>,
    /// Files that the manifest does not have, and links.
    pub extra: Vec<String>,
    /// Lines of the manifest that name no file of the folder, by their numbers.
    pub unreadable: Vec<usize>,
    /// Of a site: the edition that came after it, which the manifest cannot know.
    pub superseded: Option<Superseded>,
}

impl ManifestCheck {
    /// Whether every file is as it was published, and there is no other.
    pub fn holds(&self) -> bool {
        self.changed.is_empty()
            && self.missing.is_empty()
            && self.extra.is_empty()
            && self.unreadable.is_empty()
    }
}

/// Holds the files of a folder against its manifest.
///
/// # Errors
///
/// [`FolderError::File`] where the manifest or a file cannot be read.
pub fn compare_with_manifest(folder: &Path) -> Result<ManifestCheck, FolderError> {
    let text = bytes(&folder.join(MANIFEST))?;
    let text = String::from_utf8_lossy(&text);
    let mut held = ManifestCheck::default();
    let mut listed: BTreeMap<String, String> = BTreeMap::new();
    for (i, line) in text.lines().enumerate() {
        match entry(line) {
            Some((hash, name)) if !listed.contains_key(name) => {
                listed.insert(name.to_owned(), hash.to_ascii_lowercase());
            }
            _ => held.unreadable.push(i + 1),
        }
    }
    let mut found = BTreeSet::new();
    walk(folder, "", &mut found)?;
    for name in &found {
        let link = is_link(&folder.join(name));
        match listed.get(name) {
            Some(_) if link => held.changed.push(name.clone()),
            Some(hash) => {
                if *hash == sha256_of(&bytes(&folder.join(name))?) {
                    held.same += 1;
                } else {
                    held.changed.push(name.clone());
                }
            }
            None if !link && [MANIFEST, SSH_SIGNATURE, MINISIGN_SIGNATURE].contains(&&**name) => {}
            None if !link && name == SUPERSEDED && listed.contains_key(SITE) => {
                match superseded::of(folder)? {
                    EditionMark::Latest => {}
                    EditionMark::Superseded(later) => held.superseded = Some(later),
                    EditionMark::Unreadable => held.changed.push(name.clone()),
                }
            }
            None => held.extra.push(name.clone()),
        }
    }
    held.missing = listed
        .into_keys()
        .filter(|name| !found.contains(name))
        .collect();
    Ok(held)
}

/// The hash and the path of a line. A path leads to a file within the folder.
fn entry(line: &str) -> Option<(&str, &str)> {
    let (hash, rest) = line.split_at_checked(64)?;
    let name = rest
        .strip_prefix("  ")
        .or_else(|| rest.strip_prefix(" *"))?;
    let within = !name.is_empty()
        && !name.contains('\\')
        && name.split('/').all(|part| !["", ".", ".."].contains(&part));
    (within && hash.bytes().all(|byte| byte.is_ascii_hexdigit())).then_some((hash, name))
}

fn is_link(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|it| it.file_type().is_symlink())
}

/// Every file within a folder, by its path with `/`. Links are listed and not followed.
fn walk(folder: &Path, within: &str, found: &mut BTreeSet<String>) -> Result<(), FolderError> {
    let failed = |source| FolderError::File {
        path: folder.join(within),
        source,
    };
    for entry in fs::read_dir(folder.join(within)).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if within.is_empty() {
            name
        } else {
            format!("{within}/{name}")
        };
        if entry.file_type().map_err(failed)?.is_dir() {
            walk(folder, &path, found)?;
        } else {
            found.insert(path);
        }
    }
    Ok(())
}

/// Whether a folder is empty.
pub(super) fn is_empty(folder: &Path) -> Result<bool, FolderError> {
    let mut found = BTreeSet::new();
    walk(folder, "", &mut found)?;
    Ok(found.is_empty())
}
