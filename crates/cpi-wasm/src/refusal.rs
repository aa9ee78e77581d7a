//! Why is there no document?

use cpi_model::Problems;
use cpi_model::provenance::canonical_json;
use cpi_scoring::QueryError;
use serde::Serialize;
use std::fmt;
use wasm_bindgen::JsValue;

/// Why a function gives no document. JavaScript gets its JSON, from which the package makes a
/// `CpiError`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// Everything that is wrong, in words.
    pub message: String,
    /// The problems that a person must mend in a document; none where the methodology or an
    /// option is the reason.
    pub problems: Problems,
}

impl Refusal {
    /// A refusal in words alone.
    pub fn because(reason: impl fmt::Display) -> Self {
        Self {
            message: reason.to_string(),
            problems: Problems::new(),
        }
    }
}

impl From<Problems> for Refusal {
    fn from(problems: Problems) -> Self {
        Self {
            message: problems.to_string(),
            problems,
        }
    }
}

#[cfg(feature = "analysis")]
impl From<cpi_io::crosswalks::CrosswalksError> for Refusal {
    fn from(error: cpi_io::crosswalks::CrosswalksError) -> Self {
        Self::because(error)
    }
}

impl From<QueryError> for Refusal {
    fn from(error: QueryError) -> Self {
        match error {
            QueryError::Problems(problems) => problems.into(),
            other => Self::because(other),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Refusal {}

impl From<Refusal> for JsValue {
    fn from(refusal: Refusal) -> Self {
        Self::from_str(&canonical_json(&refusal))
    }
}
