//! Which files of a folder contain a text?

use super::{FolderError, bytes, failed};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The files beneath a folder that contain one of several texts: as it is, as JSON writes it, or
/// as CSV does. Workbooks and other archives are not looked into.
///
/// # Errors
///
/// [`FolderError::File`] where a file or folder cannot be read.
pub fn mentions(folder: &Path, texts: &BTreeSet<String>) -> Result<Vec<PathBuf>, FolderError> {
    let mut forms: BTreeSet<Vec<u8>> = BTreeSet::new();
    for text in texts.iter().filter(|text| !text.is_empty()) {
        let json = serde_json::Value::from(text.as_str()).to_string();
        forms.insert(text.as_bytes().to_vec());
        forms.insert(json.as_bytes()[1..json.len() - 1].to_vec());
        forms.insert(text.replace('"', "\"\"").into_bytes());
    }
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(failed(&folder))? {
            let entry = entry.map_err(failed(&folder))?;
            let kind = entry.file_type().map_err(failed(&entry.path()))?;
            if kind.is_dir() {
                folders.push(entry.path());
            } else if kind.is_file() {
                let content = bytes(&entry.path())?;
                if forms.iter().any(|form| contains(&content, form)) {
                    found.push(entry.path());
                }
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Whether bytes contain others. Looks for the first byte, which is fast enough for the files of
/// an index.
fn contains(content: &[u8], form: &[u8]) -> bool {
    let Some(first) = form.first() else {
        return false;
    };
    let mut rest = content;
    while let Some(at) = rest.iter().position(|byte| byte == first) {
        if rest[at..].starts_with(form) {
            return true;
        }
        rest = &rest[at + 1..];
    }
    false
}
