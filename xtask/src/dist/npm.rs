//! How does the npm package get into a release? The chore `wasm` makes and checks it; here it is packed.

use super::Release;
use super::archive::{Entry, Packing, tar_gz};
use crate::{root, run};
use std::fs;
use std::path::Path;

/// Makes the package from this checkout; what an earlier one has left is not handed out.
pub(super) fn make() -> Result<(), String> {
    let chore = "run --quiet -p xtask --features wasm -- wasm";
    run("cargo", &chore.split(' ').collect::<Vec<_>>())
}

/// Adds the package, as it was made.
pub(super) fn add(release: &mut Release, how: Packing) -> Result<(), String> {
    let folder = root().join("dist/npm");
    let mut files = Vec::new();
    gather(&mut files, &folder, "")?;
    let name = format!("cpi-wasm-{}.tgz", env!("CARGO_PKG_VERSION"));
    release.insert(name, tar_gz("package/", &files, how)?);
    Ok(())
}

/// The files of a folder and of those beneath it.
fn gather(files: &mut Vec<Entry>, folder: &Path, within: &str) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let below = format!("{within}{name}");
        if path.is_dir() {
            gather(files, &path, &format!("{below}/"))?;
        } else {
            files.push(Entry::new(below, fs::read(&path).map_err(failed)?));
        }
    }
    Ok(())
}
