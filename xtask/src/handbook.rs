//! The handbook of the reference framework, `docs/framework`, is that of its files.

use crate::root;
use cpi_io::folder;
use cpi_io::handbook::Reader;
use cpi_io::write::handbook;
use cpi_model::FrameworkDraft;
use cpi_scoring::effective_weights;

pub(crate) fn run(check: bool) -> Result<(), String> {
    let said = |error: cpi_io::FolderError| error.to_string();
    let read = folder::framework(&root().join("crates/cpi-io/frameworks/cpi-reference"));
    let checked = read.map_err(said)?.check(FrameworkDraft::check);
    let framework = checked.map_err(|problems| problems.to_string())?.value;
    let weights = effective_weights(&framework, framework.root());
    let pages = handbook::pages(&Reader::new(&framework, "en", &weights));
    let folder = root().join("docs/framework");
    if !check {
        return handbook::write(&folder, &pages).map(|_| ()).map_err(said);
    }
    let (write, remove) = handbook::stale(&folder, &pages).map_err(said)?;
    let stale: Vec<String> = write
        .iter()
        .chain(&remove)
        .map(|path| path.display().to_string())
        .collect();
    if stale.is_empty() {
        Ok(())
    } else {
        Err(format!(
            "docs/framework is not current: {}; run `cargo xtask handbook`",
            stale.join(", ")
        ))
    }
}
