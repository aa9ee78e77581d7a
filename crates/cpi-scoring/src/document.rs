//! What does a result document hold?
//!
//! Each names the version of the format, the query, the kind of its result, and what it was
//! computed from.

pub use crate::analyses::Content;

use crate::query::Query;
#[cfg(feature = "analysis")]
use crate::trend::Trend;
use cpi_model::draft::SCHEMA_VERSION;
use cpi_model::framework::OtherFramework;
use cpi_model::provenance::{canonical_json, sha256, write_canonical_json};
use cpi_model::{Crosswalk, Framework, Problems, Provenance};
use serde::{Deserialize, Serialize};

/// A result with the query that asked for it and what it was computed from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Document {
    /// The version of this format: 1.
    pub schema_version: u32,
    /// What was asked. Documents of 0.1 lack it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub query: Option<Query>,
    /// What the result was computed from.
    pub provenance: Provenance,
    /// The result.
    #[serde(flatten)]
    pub content: Content,
}

/// What a trend rests on besides the newest framework and its rounds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TrendProvenance {
    /// The older frameworks and their rounds, the oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub older: Vec<Provenance>,
    /// From each edition to the next: the SHA-256 of the crosswalk's canonical JSON, in
    /// hexadecimal.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub crosswalks: Vec<String>,
    /// The earlier states of an index from which rounds were revised, as they were named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub before: Vec<Provenance>,
    /// What stood in each edition when it was published, by the histories of its assessments;
    /// the oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub published: Vec<Provenance>,
}

#[cfg(feature = "analysis")]
impl Content {
    /// A trend; additional inputs are omitted when there are none.
    pub fn trend(trend: Trend, others: TrendProvenance) -> Self {
        Self::Trend {
            trend,
            others: Some(others)
                .filter(|others| *others != TrendProvenance::default())
                .map(Box::new),
        }
    }
}

impl TrendProvenance {
    /// The hashes of crosswalks, by which they are named.
    pub fn hashes<'a>(crosswalks: impl Iterator<Item = &'a Crosswalk>) -> Vec<String> {
        let texts = crosswalks.map(|it| canonical_json(it.draft()));
        texts.map(|text| sha256(&text)).collect()
    }
}

impl Document {
    /// A document of this format.
    pub fn new(provenance: Provenance, content: Content) -> Self {
        Self {
            schema_version: SCHEMA_VERSION,
            query: None,
            provenance,
            content,
        }
    }

    /// Reads a document back.
    ///
    /// # Errors
    ///
    /// [`Problems`] where the text is no document of a result.
    pub fn from_json(text: &str) -> Result<Self, Problems> {
        cpi_model::read::json("result.json", text)
    }

    /// Names the framework of a document that was read back, so that its results can be used with
    /// the framework's nodes and labels.
    ///
    /// # Errors
    ///
    /// [`OtherFramework`] where the document was computed with another one.
    pub fn attach(&mut self, framework: &Framework) -> Result<(), OtherFramework> {
        if self.provenance.framework.sha256 != framework.sha256() {
            let of = &self.provenance.framework;
            let what = format!("the result of the framework {} {}", of.id, of.version);
            return Err(OtherFramework::unknown(what, framework));
        }
        match &mut self.content {
            Content::Scores { scorecards } => {
                for card in scorecards {
                    card.framework = framework.clone().into();
                }
            }
            #[cfg(feature = "analysis")]
            Content::Plan { plan } => plan.framework = framework.clone().into(),
            #[cfg(feature = "analysis")]
            Content::Robustness { robustness } => robustness.framework = framework.clone().into(),
            _ => {}
        }
        Ok(())
    }

    /// Writes its canonical JSON piece by piece: of a large round the text is larger than the result.
    ///
    /// # Errors
    ///
    /// The first one of the writer.
    pub fn write_json(&self, to: &mut dyn std::io::Write) -> std::io::Result<()> {
        write_canonical_json(self, to)
    }

    /// Its canonical JSON.
    pub fn to_json(&self) -> String {
        canonical_json(self)
    }
}
