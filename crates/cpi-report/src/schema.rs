//! What may stand in each table for programs? Schemas by the Table Schema of
//! [Frictionless](https://datapackage.org/standard/table-schema/).

use crate::table::Kind;
use crate::vocabulary::{Field, TABLES, TableSchema};
use cpi_model::provenance::canonical_json;
use serde_json::{Map, Value, json};

/// The name of the file of each table and its schema.
pub fn generate() -> Vec<(String, String)> {
    let tables = TABLES.iter();
    tables
        .map(|table| (format!("{}.json", table.name), table_schema(table)))
        .collect()
}

/// The schema of a table, as canonical JSON.
pub fn table_schema(table: &TableSchema) -> String {
    let names = |fields: &[&Field]| -> Vec<&str> { fields.iter().map(|it| it.name).collect() };
    let fields: Vec<Value> = table.fields.iter().map(|it| field(it)).collect();
    let mut schema = json!({
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "name": table.name,
        "title": table.title.trim(),
        "fieldsMatch": "equal",
        "fields": fields,
        "missingValues": [""],
    });
    if !table.key.is_empty() {
        schema["primaryKey"] = json!(names(table.key));
    }
    canonical_json(&schema)
}

fn field(field: &Field) -> Value {
    let mut described = Map::new();
    let mut add = |key: &str, value: Value| {
        described.insert(key.to_owned(), value);
    };
    add("name", json!(field.name));
    add("type", json!(type_of(field.kind)));
    add("description", json!(field.description.trim()));
    match field.kind {
        Kind::Share => add("constraints", json!({ "minimum": 0, "maximum": 1 })),
        Kind::Count => add("constraints", json!({ "minimum": 0 })),
        _ => {}
    }
    Value::Object(described)
}

fn type_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Text | Kind::Code => "string",
        Kind::Count => "integer",
        Kind::Number | Kind::Score | Kind::Share => "number",
        Kind::Date => "date",
    }
}
