//! The committed JSON Schemas are those of the types.

use crate::root;
use std::fs;

pub(crate) fn run(check: bool) -> Result<(), String> {
    let folder = root().join("crates/cpi-io/schemas");
    let mut stale = Vec::new();
    for (name, text) in cpi_io::schema::generate() {
        let file = folder.join(name);
        if check {
            if fs::read_to_string(&file).ok().as_deref() != Some(text.as_str()) {
                stale.push(name);
            }
        } else {
            fs::write(&file, text).map_err(|error| format!("{}: {error}", file.display()))?;
        }
    }
    if stale.is_empty() {
        Ok(())
    } else {
        Err(format!(
            "these schemas are not current; run `cargo xtask schemas`: {}",
            stale.join(", ")
        ))
    }
}
