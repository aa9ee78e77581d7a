//! How do files get into an archive, so that the same files give the same bytes?

use chrono::{Datelike, Timelike};
use flate2::{Compression, GzBuilder};
use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, System, ZipWriter};

/// How files are packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Packing {
    /// The time that every file has, in seconds since 1970.
    pub(super) time: u64,
    /// How hard to compress, from 1 to 9.
    pub(super) level: u32,
}

/// A file of an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// Its path within the archive, with `/`.
    pub(super) path: String,
    pub(super) bytes: Vec<u8>,
    /// Whether it is a program.
    pub(super) runs: bool,
}

impl Entry {
    /// A file that is no program.
    pub(super) fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            path: path.into(),
            bytes: bytes.into(),
            runs: false,
        }
    }
}

/// The files of a folder and of those beneath it whose names are wanted, in the order of their paths;
/// `within` is the path of the folder in the archive, empty for its top.
pub(super) fn files_of(
    folder: &Path,
    within: &str,
    wanted: fn(&str) -> bool,
) -> Result<Vec<Entry>, String> {
    let mut files = Vec::new();
    let mut folders = vec![(folder.to_owned(), within.to_owned())];
    while let Some((folder, within)) = folders.pop() {
        let failed = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
        for entry in fs::read_dir(&folder).map_err(|error| failed(&folder, error))? {
            let path = entry.map_err(|error| failed(&folder, error))?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let below = if within.is_empty() {
                name.to_string()
            } else {
                format!("{within}/{name}")
            };
            if path.is_dir() {
                folders.push((path, below));
            } else if wanted(&name) {
                let bytes = fs::read(&path).map_err(|error| failed(&path, error))?;
                files.push(Entry::new(below, bytes));
            }
        }
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}

/// The folders that hold files, each before what it holds.
fn folders<'a>(paths: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut found = std::collections::BTreeSet::new();
    for path in paths {
        for (at, _) in path.match_indices('/') {
            found.insert(path[..=at].to_owned());
        }
    }
    found.into_iter().collect()
}

/// Files as a compressed archive of Unix; `before` stands before each path.
pub(super) fn tar_gz(before: &str, files: &[Entry], how: Packing) -> Result<Vec<u8>, String> {
    let failed = |error: std::io::Error| format!("an archive could not be made: {error}");
    let mut tar = tar::Builder::new(Vec::new());
    let header = |size: u64, mode: u32, kind: tar::EntryType| {
        let mut header = tar::Header::new_gnu();
        header.set_size(size);
        header.set_mode(mode);
        header.set_mtime(how.time);
        header.set_uid(0);
        header.set_gid(0);
        header.set_entry_type(kind);
        header
    };
    let mut files: Vec<(String, &Entry)> = files
        .iter()
        .map(|file| (format!("{before}{}", file.path), file))
        .collect();
    files.sort_by(|one, other| one.0.cmp(&other.0));
    for folder in folders(files.iter().map(|(path, _)| path.as_str())) {
        if folder != "./" {
            let mut header = header(0, 0o755, tar::EntryType::Directory);
            tar.append_data(&mut header, &folder, std::io::empty())
                .map_err(failed)?;
        }
    }
    for (path, file) in files {
        let mode = if file.runs { 0o755 } else { 0o644 };
        let mut header = header(file.bytes.len() as u64, mode, tar::EntryType::Regular);
        tar.append_data(&mut header, path, file.bytes.as_slice())
            .map_err(failed)?;
    }
    gz(&tar.into_inner().map_err(failed)?, how)
}

/// Bytes in gzip, without a time and a name.
pub(super) fn gz(bytes: &[u8], how: Packing) -> Result<Vec<u8>, String> {
    let builder = GzBuilder::new().mtime(0).operating_system(255);
    let mut gzip = builder.write(Vec::new(), Compression::new(how.level));
    gzip.write_all(bytes)
        .and_then(|()| gzip.finish())
        .map_err(|error| format!("gzip: {error}"))
}

/// Files as an archive that every system opens; without a folder at its top if the name is empty.
pub(super) fn zip(folder: &str, files: &[Entry], how: Packing) -> Result<Vec<u8>, String> {
    let failed = |error: zip::result::ZipError| format!("an archive could not be made: {error}");
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let date = date(how.time)?;
    let options = |runs: bool| {
        SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(how.level.into()))
            .last_modified_time(date)
            .system(System::Unix)
            .unix_permissions(if runs { 0o755 } else { 0o644 })
    };
    let mut files: Vec<&Entry> = files.iter().collect();
    files.sort_by(|one, other| one.path.cmp(&other.path));
    for file in files {
        let path = if folder.is_empty() {
            file.path.clone()
        } else {
            format!("{folder}/{}", file.path)
        };
        zip.start_file(path, options(file.runs)).map_err(failed)?;
        zip.write_all(&file.bytes)
            .map_err(|error| format!("an archive could not be made: {error}"))?;
    }
    Ok(zip.finish().map_err(failed)?.into_inner())
}

/// A time as an archive says it: in two-second steps, from 1980 on.
fn date(time: u64) -> Result<zip::DateTime, String> {
    let of = |moment: chrono::DateTime<chrono::Utc>| {
        zip::DateTime::from_date_and_time(
            u16::try_from(moment.year()).ok()?,
            u8::try_from(moment.month()).ok()?,
            u8::try_from(moment.day()).ok()?,
            u8::try_from(moment.hour()).ok()?,
            u8::try_from(moment.minute()).ok()?,
            u8::try_from(moment.second()).ok()?,
        )
        .ok()
    };
    let moment = i64::try_from(time).ok();
    let moment = moment.and_then(|time| chrono::DateTime::from_timestamp(time, 0));
    moment
        .and_then(of)
        .ok_or_else(|| format!("{time} seconds since 1970 are no time between 1980 and 2107"))
}
