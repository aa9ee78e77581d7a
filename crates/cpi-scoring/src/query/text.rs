//! Whole numbers as text: a seed has up to 20 digits, and JavaScript keeps 15 of a number.

use serde::{Deserialize, Deserializer, Serializer};

pub(crate) fn serialize<S: Serializer>(number: &u64, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(number)
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
    let text = String::deserialize(deserializer)?;
    text.parse().map_err(|_| {
        serde::de::Error::custom(format!(
            "the seed is `{text}`; allowed are whole numbers from 0 to {}, as text",
            u64::MAX
        ))
    })
}
