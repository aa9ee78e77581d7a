//! The members of a packed file, inflated through a counter.

use super::{MOST_MEMBER, MOST_UNPACKED, Refusal};
use crate::read::text::of_utf_16;
use std::collections::BTreeSet;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// The members of a file, by name.
pub(super) struct Members<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    unpacked: u64,
}

impl<'a> Members<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        let archive = ZipArchive::new(Cursor::new(bytes))
            .map_err(|_| Refusal::broken("it is damaged, or no workbook"))?;
        if twice(&archive) {
            return Err(Refusal::broken(
                "two of its parts have the same name, and programs differ in which one they read",
            ));
        }
        Ok(Self {
            archive,
            unpacked: 0,
        })
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The names of the members, in the order of the file; one that is no text is left out.
    pub(super) fn names(&self) -> Vec<String> {
        let names = self.archive.file_names().flatten();
        names.map(std::borrow::Cow::into_owned).collect()
    }

    /// The text of a member; none if there is no such member. What the directory says of
    /// its size is not believed.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, Refusal> {
        if !self.has(name) {
            return Ok(None);
        }
        let broken = || Refusal::Broken(format!("its part `{name}` is damaged"));
        let member = self.archive.by_name(name).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)
            | ZipError::InvalidPassword => Refusal::Protected,
            _ => broken(),
        })?;
        let most = MOST_MEMBER.min(MOST_UNPACKED - self.unpacked);
        let mut text = Vec::new();
        let read = member
            .take(most + 1)
            .read_to_end(&mut text)
            .map_err(|_| broken())? as u64;
        if most < read {
            return Err(Refusal::TooLarge(format!(
                "its part `{name}` unpacks to more than {} megabytes",
                most >> 20
            )));
        }
        self.unpacked += read;
        let mut text = match of_utf_16(name, &text) {
            Some(decoded) => decoded.map_err(|_| broken())?,
            None => String::from_utf8(text).map_err(|_| broken())?,
        };
        if text.starts_with('\u{FEFF}') {
            text.drain(..'\u{FEFF}'.len_utf8());
        }
        Ok(Some(text))
    }
}

/// Whether two members have the same name, in upper or lower case.
fn twice(archive: &ZipArchive<Cursor<&[u8]>>) -> bool {
    let mut seen = BTreeSet::new();
    archive.has_duplicate_names()
        || archive
            .file_names_raw()
            .any(|name| !seen.insert(name.to_ascii_lowercase()))
}
