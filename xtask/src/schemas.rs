//! The committed JSON Schemas are those of the types, and the schemas of tables those of the
//! vocabulary.

pub(crate) fn run(check: bool) -> Result<(), String> {
    let documents = cpi_io::schema::generate().into_iter();
    let documents = documents.map(|(name, text)| (format!("crates/cpi-io/schemas/{name}"), text));
    let tables = cpi_report::schema::generate().into_iter();
    let tables = tables.map(|(name, text)| (format!("crates/cpi-report/schemas/{name}"), text));
    crate::generated(documents.chain(tables), check, "cargo xtask schemas")
}
