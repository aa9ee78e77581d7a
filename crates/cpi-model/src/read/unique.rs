//! Maps that hold each key once.
//!
//! `serde` keeps the last of two equal keys of a map, and an answer or a text would be lost in
//! silence. The fields of drafts name these functions in `deserialize_with`.

use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt;
use std::marker::PhantomData;

/// Reads a map of texts to values; the same key twice is an error.
///
/// # Errors
///
/// Those of the deserialiser, and one that names the key.
///
/// # Examples
///
/// ```
/// # use cpi_model::FrameworkDraft;
/// let twice = r#"{ "title": { "en": "An index", "en": "Another" } }"#;
/// let error = serde_json::from_str::<FrameworkDraft>(twice).unwrap_err().to_string();
/// assert!(error.starts_with("the key `en` stands twice in one group of keys"));
/// ```
pub fn unique_map<'de, D, V>(deserializer: D) -> Result<BTreeMap<String, V>, D::Error>
where
    D: Deserializer<'de>,
    V: Deserialize<'de>,
{
    deserializer.deserialize_map(Unique(PhantomData))
}

/// As [`unique_map`], for a map of maps.
///
/// # Errors
///
/// Those of [`unique_map`].
pub fn unique_map_of_maps<'de, D, V>(
    deserializer: D,
) -> Result<BTreeMap<String, BTreeMap<String, V>>, D::Error>
where
    D: Deserializer<'de>,
    V: Deserialize<'de>,
{
    let outer: BTreeMap<String, Inner<V>> = unique_map(deserializer)?;
    Ok(outer
        .into_iter()
        .map(|(key, Inner(map))| (key, map))
        .collect())
}

struct Inner<V>(BTreeMap<String, V>);

impl<'de, V: Deserialize<'de>> Deserialize<'de> for Inner<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        unique_map(deserializer).map(Self)
    }
}

struct Unique<V>(PhantomData<V>);

impl<'de, V: Deserialize<'de>> Visitor<'de> for Unique<V> {
    type Value = BTreeMap<String, V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        let mut map = BTreeMap::new();
        while let Some(key) = entries.next_key::<String>()? {
            match map.entry(key) {
                Entry::Vacant(free) => {
                    free.insert(entries.next_value()?);
                }
                Entry::Occupied(taken) => {
                    return Err(de::Error::custom(format_args!(
                        "the key `{}` stands twice in one group of keys; keep one of them",
                        super::words::shorten(taken.key())
                    )));
                }
            }
        }
        Ok(map)
    }
}
