//! `cpi new`.

use crate::failure::Failure;
use crate::output;
use cpi_io::FolderError;
use cpi_io::folder::write_whole;
use std::path::Path;

/// The files of a new index; everything in them is fictional.
const FILES: [(&str, &str); 5] = [
    (
        "framework/framework.toml",
        include_str!("../../template/framework/framework.toml"),
    ),
    (
        "framework/indicators.csv",
        include_str!("../../template/framework/indicators.csv"),
    ),
    (
        "rounds/2026/round.toml",
        include_str!("../../template/rounds/2026/round.toml"),
    ),
    (
        "rounds/2026/XAA.json",
        include_str!("../../template/rounds/2026/XAA.json"),
    ),
    (
        "rounds/2026/XAB.json",
        include_str!("../../template/rounds/2026/XAB.json"),
    ),
];

pub(super) fn run(folder: &Path) -> Result<(), Failure> {
    if folder.exists() {
        return Err(Failure::NotThere(format!(
            "{} exists already, and nothing is overwritten; name a folder that does not exist",
            folder.display()
        )));
    }
    for (name, content) in FILES {
        let file = folder.join(name);
        let parent = file.parent().unwrap_or(folder);
        std::fs::create_dir_all(parent).map_err(|source| FolderError::File {
            path: parent.to_owned(),
            source,
        })?;
        write_whole(&file, content.as_bytes())?;
    }
    output::note(&format!("made {0}; now: cpi score {0}", folder.display()));
    Ok(())
}
