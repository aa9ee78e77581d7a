//! Which inputs were found by earlier runs? The smallest of those that reach something new are in an archive for each
//! target, `fuzz/corpus/TARGET.zip`, so that a short run begins where long ones ended.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// No input is kept that is longer, in bytes: what it reaches is found anew from a seed.
const LONGEST: usize = 16_384;

/// Unpacks the archive of a target into a folder, which is made anew; the folder is empty if there is none.
pub(super) fn unpack(archives: &Path, target: &str, into: &Path) -> Result<(), String> {
    let _ = fs::remove_dir_all(into);
    fs::create_dir_all(into).map_err(|error| format!("{}: {error}", into.display()))?;
    let path = path(archives, target);
    let file = match fs::File::open(&path) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(format!("{}: {error}", path.display())),
    };
    ZipArchive::new(file)
        .and_then(|mut archive| archive.extract(into))
        .map_err(|error| format!("{}: {error}", path.display()))
}

/// Packs inputs as the archive of a target, the same bytes for the same inputs; gives how many and the archive's size.
pub(super) fn pack(
    archives: &Path,
    target: &str,
    inputs: &[PathBuf],
) -> Result<(usize, usize), String> {
    let path = path(archives, target);
    let failed = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    // The same time for every file, and no attributes of this machine.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut archive = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let mut packed = 0;
    for input in inputs {
        let bytes = fs::read(input).map_err(|error| format!("{}: {error}", input.display()))?;
        if bytes.len() > LONGEST {
            continue;
        }
        let name = input.file_name().unwrap_or_default().to_string_lossy();
        archive
            .start_file(name, options)
            .map_err(|error| failed(&error))?;
        archive.write_all(&bytes).map_err(|error| failed(&error))?;
        packed += 1;
    }
    let bytes = archive
        .finish()
        .map_err(|error| failed(&error))?
        .into_inner();
    fs::create_dir_all(archives).map_err(|error| format!("{}: {error}", archives.display()))?;
    fs::write(&path, &bytes).map_err(|error| failed(&error))?;
    Ok((packed, bytes.len()))
}

fn path(archives: &Path, target: &str) -> PathBuf {
    archives.join(format!("{target}.zip"))
}
