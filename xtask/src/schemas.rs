//! The committed JSON Schemas are those of the types, and the schemas of tables those of the
//! vocabulary.

use crate::root;
use std::fs;

pub(crate) fn run(check: bool) -> Result<(), String> {
    let documents = cpi_io::schema::generate().into_iter();
    let documents = documents.map(|(name, text)| (format!("crates/cpi-io/schemas/{name}"), text));
    let tables = cpi_report::schema::generate().into_iter();
    let tables = tables.map(|(name, text)| (format!("crates/cpi-report/schemas/{name}"), text));
    let mut stale = Vec::new();
    for (name, text) in documents.chain(tables) {
        let file = root().join(&name);
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
