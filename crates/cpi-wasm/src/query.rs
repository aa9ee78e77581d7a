//! What is asked, as it comes from JavaScript?

#[cfg(feature = "analysis")]
mod settings;

use crate::Refusal;
use cpi_io::places::Places;
use cpi_model::read::unique_map;
use cpi_scoring::{Document, Query, QueryError};
use serde::Deserialize;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// A query, and where the values of its settings stand.
pub(crate) struct Asked {
    query: Query,
    places: Option<Places>,
}

impl Asked {
    /// The document of the query, or the refusal with the places of its problems.
    pub(crate) fn refuse(
        &self,
        run: impl FnOnce(&Query) -> Result<Document, QueryError>,
    ) -> Result<String, Refusal> {
        let document = run(&self.query).map_err(|error| match &self.places {
            Some(places) => error.located(|problems| places.locate(problems)),
            None => error,
        })?;
        Ok(document.to_json())
    }
}

/// Values by their keys.
type Values = BTreeMap<String, Box<RawValue>>;

/// The keys of a query, each once, their values unread.
#[derive(Deserialize)]
#[serde(transparent)]
struct Keys(#[serde(deserialize_with = "unique_map")] Values);

/// Reads a query in JSON. Settings are read as the files that they are for the command, so that
/// their problems have places.
pub(crate) fn read(text: &str) -> Result<Asked, Refusal> {
    let unreadable =
        |error: serde_json::Error| Refusal::because(format!("the query cannot be read: {error}"));
    let Keys(keys) = serde_json::from_str(text).map_err(unreadable)?;
    #[cfg(feature = "analysis")]
    let (keys, places) = settings::read(keys)?;
    #[cfg(not(feature = "analysis"))]
    let places = None;
    let text = serde_json::to_string(&keys).map_err(unreadable)?;
    let query = serde_json::from_str(&text).map_err(unreadable)?;
    Ok(Asked { query, places })
}
