//! The handbook of the reference framework, `docs/framework`, is that of its second edition. It is
//! whole in English; in each further language it has the indicators whose texts are complete there, which
//! is the core set.

use crate::root;
use cpi_io::folder;
use cpi_io::handbook::Reader;
use cpi_io::write::handbook;
use cpi_model::FrameworkDraft;
use cpi_scoring::effective_weights;

/// The view of the framework that says which indicators are core, and the group of these.
const CORE: (&str, &str) = ("set", "core");

/// The languages whose core set is complete, each in a folder of its own.
const OF_THE_CORE: [&str; 2] = ["ka", "ro"];

pub(crate) fn run(check: bool) -> Result<(), String> {
    let read = folder::framework(&root().join("crates/cpi-io/frameworks/cpi-reference-2"));
    let whole = read.map_err(|error| error.to_string())?.draft;
    let core = whole.subset(CORE.0, CORE.1);
    let core = core.map_err(|problems| problems.to_string())?;
    let complete = core.completeness();
    let mut stale = Vec::new();
    for language in OF_THE_CORE {
        let texts = complete.iter().find(|texts| texts.language == language);
        if !texts.is_some_and(cpi_model::texts::Completeness::is_complete) {
            return Err(format!(
                "{language}: texts of the core set are lacking, so it has no handbook"
            ));
        }
        written(&core, language, language, check, &mut stale)?;
    }
    written(&whole, "en", "", check, &mut stale)?;
    if stale.is_empty() {
        Ok(())
    } else {
        Err(format!(
            "docs/framework is not current: {}; run `cargo xtask handbook`",
            stale.join(", ")
        ))
    }
}

/// Writes the pages in a language into a folder of the handbook, or names those that are not current.
fn written(
    draft: &FrameworkDraft,
    language: &str,
    folder: &str,
    check: bool,
    stale: &mut Vec<String>,
) -> Result<(), String> {
    let said = |error: cpi_io::FolderError| error.to_string();
    let checked = draft.check().map_err(|problems| problems.to_string())?;
    let framework = checked.value;
    let weights = effective_weights(&framework, framework.root());
    let pages = handbook::pages(&Reader::new(&framework, language, &weights));
    let folder = root().join("docs/framework").join(folder);
    if !check {
        return handbook::write(&folder, &pages).map(|_| ()).map_err(said);
    }
    let (write, remove) = handbook::stale(&folder, &pages).map_err(said)?;
    let paths = write.iter().chain(&remove);
    stale.extend(paths.map(|path| path.display().to_string()));
    Ok(())
}
