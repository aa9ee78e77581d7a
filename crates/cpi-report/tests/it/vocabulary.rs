//! One vocabulary over all tables, and a schema for each.

use cpi_model::language::Key;
use cpi_report::vocabulary::{FIELDS, TABLES};
use serde_json::Value;
use std::collections::BTreeSet;

#[test]
fn names_are_plain_and_each_names_one_thing() {
    let mut names = BTreeSet::new();
    for field in FIELDS {
        assert!(names.insert(field.name), "{} stands twice", field.name);
        let plain = |c: char| c.is_ascii_lowercase() || c == '_';
        assert!(field.name.chars().all(plain), "{}", field.name);
        assert!(field.description.trim().ends_with('.'), "{}", field.name);
        let id = field.heading.id().strip_prefix("column-").unwrap();
        assert_eq!(id.replace('-', "_"), field.name, "{}", field.name);
    }
}

#[test]
fn bounds_and_intervals_never_share_a_name() {
    for field in FIELDS {
        let ends = field.name.ends_with("_low") || field.name.ends_with("_high");
        let (bound, interval) = (
            field.name.contains("bound"),
            field.name.contains("interval"),
        );
        assert!(!ends || bound != interval, "{}", field.name);
    }
}

#[test]
fn every_field_is_of_a_table_and_every_key_of_its_table() {
    let used: BTreeSet<&str> = TABLES
        .iter()
        .flat_map(|table| table.fields)
        .map(|field| field.name)
        .collect();
    for field in FIELDS {
        assert!(used.contains(field.name), "no table has {}", field.name);
    }
    let mut names = BTreeSet::new();
    for table in TABLES {
        assert!(names.insert(table.name), "{} stands twice", table.name);
        for key in table.key {
            assert!(table.fields.contains(key), "{}: {}", table.name, key.name);
        }
    }
}

#[test]
fn schemas_have_the_columns_in_order() {
    for ((file, text), table) in cpi_report::schema::generate().iter().zip(TABLES) {
        assert_eq!(*file, format!("{}.json", table.name));
        let schema: Value = serde_json::from_str(text).unwrap();
        let fields = schema["fields"].as_array().unwrap();
        let names: Vec<&str> = fields
            .iter()
            .map(|it| it["name"].as_str().unwrap())
            .collect();
        let expected: Vec<&str> = table.fields.iter().map(|it| it.name).collect();
        assert_eq!(names, expected, "{file}");
    }
}
