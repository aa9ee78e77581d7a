//! `cpi framework subset`.

use crate::failure::Failure;
use crate::output;
use cpi_io::folder::create_atomic;
use cpi_io::reference::subset_files;
use cpi_model::FrameworkDraft;
use std::path::Path;

/// Writes the framework of one group of a view into a folder that is not there yet.
pub(super) fn run(path: &Path, group: &str, into: &Path) -> Result<(), Failure> {
    if into.exists() {
        return Err(Failure::NotThere(format!(
            "{} exists already, and nothing is overwritten; name a folder that does not exist",
            into.display()
        )));
    }
    let Some((view, group)) = group.split_once(':') else {
        return Err(Failure::NotThere(format!(
            "`{group}` is no group of a view; write the view and the group, such as `set:core`"
        )));
    };
    let framework = super::source::read(path)?;
    framework
        .check(FrameworkDraft::check)
        .map_err(super::source::refused)?;
    let files = subset_files(&framework.draft, view, group).map_err(|mut problems| {
        framework.places.locate(&mut problems);
        super::source::refused(problems)
    })?;
    let [toml, table] = files;
    let files = [
        ("framework.toml".to_owned(), toml),
        ("indicators.csv".to_owned(), table),
    ];
    create_atomic(into, &files)?;
    output::note(&format!(
        "made {0}; now: cpi check {0} --lint",
        into.display()
    ));
    Ok(())
}
