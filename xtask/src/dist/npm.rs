//! How does the npm package get into a release? The chore `wasm` makes and checks it; here it is packed.

use super::Release;
use super::archive::{Packing, files_of, tar_gz};
use crate::{root, run};

/// Makes the package from this checkout; what an earlier one has left is not handed out.
pub(super) fn make() -> Result<(), String> {
    let chore = "run --quiet -p xtask --features wasm -- wasm";
    run("cargo", &chore.split(' ').collect::<Vec<_>>())
}

/// Adds the package, as it was made.
pub(super) fn add(release: &mut Release, how: Packing) -> Result<(), String> {
    let folder = root().join("dist/npm");
    let files = files_of(&folder, "", |_| true)?;
    let name = format!("cpi-wasm-{}.tgz", env!("CARGO_PKG_VERSION"));
    release.insert(name, tar_gz("package/", &files, how)?);
    Ok(())
}
