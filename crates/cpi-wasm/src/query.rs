//! What is asked, as it comes from JavaScript?

#[cfg(feature = "analysis")]
mod settings;

use crate::Refusal;
use cpi_io::source_map::SourceMap;
use cpi_model::read::unique_map;
use cpi_scoring::{Document, Query, QueryError};
use serde::Deserialize;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// A query, and where the values of its settings stand.
pub(crate) struct QueryInput {
    query: Query,
    places: Option<SourceMap>,
}

/// Values by their keys, unread.
type Values = BTreeMap<String, Box<RawValue>>;

/// The keys of a query, each once.
#[derive(Deserialize)]
#[serde(transparent)]
struct Keys(#[serde(deserialize_with = "unique_map")] Values);

impl QueryInput {
    /// Reads a query in JSON. Settings are read as the files that they are for the command, so that
    /// their problems have places.
    pub(crate) fn read(text: &str) -> Result<Self, Refusal> {
        let unreadable = |error: serde_json::Error| {
            Refusal::because(format!("the query cannot be read: {error}"))
        };
        // The options are read from a text of our own, in which a place means nothing to the caller.
        let refused = |error: serde_json::Error| {
            let reason = error.to_string();
            let reason = reason
                .rsplit_once(" at line ")
                .map_or(&*reason, |(it, _)| it);
            Refusal::because(format!("the query cannot be read: {reason}"))
        };
        let Keys(mut keys) = serde_json::from_str(text).map_err(unreadable)?;
        let kind = keys.remove("kind");
        let kind = kind.ok_or_else(|| unreadable(serde::de::Error::missing_field("kind")))?;
        let kind: String = serde_json::from_str(kind.get()).map_err(unreadable)?;
        #[cfg(feature = "analysis")]
        let places = settings::read(&kind, &mut keys)?;
        #[cfg(not(feature = "analysis"))]
        let places = None;
        let options = serde_json::to_string(&keys).map_err(unreadable)?;
        let query = Query::of_kind(&kind, &options).map_err(refused)?;
        Ok(Self { query, places })
    }

    /// The document of the query, or the refusal with the places of its problems.
    pub(crate) fn run(
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
