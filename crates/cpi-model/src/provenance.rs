//! What was computed from what, so that anyone can recompute it?

use crate::draft::{FrameworkDraft, Units};
use crate::framework::OtherFramework;
use crate::round::Round;
use crate::{Assessment, Framework};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// What a result rests on. Two results with the same provenance are the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Provenance {
    /// The program that computed.
    pub engine: Engine,
    /// The framework.
    pub framework: FrameworkIdentity,
    /// The assessments, in order.
    pub assessments: Vec<AssessmentIdentity>,
    /// The method as the framework declares it: the framework without its indicators and without the reviews of
    /// its texts.
    pub method: Box<FrameworkDraft>,
}

/// A program and its version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Engine {
    /// The name of the crate.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// Which framework, to the byte.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FrameworkIdentity {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// The SHA-256 of its canonical JSON, in hexadecimal.
    pub sha256: String,
}

impl FrameworkIdentity {
    /// The identity of a framework.
    pub fn of(framework: &Framework) -> Self {
        Self {
            id: framework.id().to_owned(),
            version: framework.version().to_owned(),
            sha256: framework.sha256().to_owned(),
        }
    }
}

/// Which assessment, to the byte.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AssessmentIdentity {
    /// The code of the country.
    pub country: String,
    /// The id of the round.
    pub round: String,
    /// The SHA-256 of its canonical JSON, in hexadecimal. Of an assessment with a history, the
    /// texts of persons are left out: its head commits to them, and they may be redacted.
    pub sha256: String,
    /// Of an assessment with a history: the hash of its last entry.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head: Option<String>,
    /// Whether this is a public assessment (methodology 16.1). Absent means no.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub public: bool,
    /// The lists of units that the round declares for the country: what questions on *every region*
    /// were read as.
    #[serde(default, skip_serializing_if = "Units::is_empty")]
    pub units: Units,
}

impl AssessmentIdentity {
    /// The identity of an assessment.
    pub fn of(assessment: &Assessment) -> Self {
        let document = if let Some(public) = assessment.public_document() {
            canonical_json(&public)
        } else {
            let mut draft = assessment.to_draft();
            if draft.history.is_some() {
                crate::history::without_texts(&mut draft);
            }
            canonical_json(&draft)
        };
        Self {
            country: assessment.country().to_owned(),
            round: assessment.round().to_owned(),
            sha256: sha256(&document),
            head: assessment.head().map(str::to_owned),
            public: assessment.is_public(),
            units: Units::new(),
        }
    }
}

impl Provenance {
    /// What a result of this program rests on.
    ///
    /// # Errors
    ///
    /// [`OtherFramework`] where an assessment was checked with another framework.
    pub fn of<'a>(
        engine: Engine,
        framework: &Framework,
        assessments: impl IntoIterator<Item = &'a Assessment>,
    ) -> Result<Self, OtherFramework> {
        let mut identities = Vec::new();
        for assessment in assessments {
            assessment.belongs_to(framework)?;
            identities.push(AssessmentIdentity::of(assessment));
        }
        let mut method = framework.draft().without_indicators();
        method.text_reviews.clear();
        Ok(Self {
            engine,
            framework: FrameworkIdentity::of(framework),
            assessments: identities,
            method: Box::new(method),
        })
    }

    /// Adds to each assessment the lists of units that its round declares.
    #[must_use]
    pub fn with_units(mut self, rounds: &[Round]) -> Self {
        for assessment in &mut self.assessments {
            let of = rounds
                .iter()
                .find(|round| round.reference_date(&assessment.round).is_some());
            if let Some(units) = of.and_then(|round| round.units(&assessment.country)) {
                assessment.units.clone_from(units);
            }
        }
        self
    }
}

/// The canonical JSON of a document: its keys in the order of the type, two spaces of
/// indentation, a newline at the end. The content hash is the SHA-256 of these bytes.
pub fn canonical_json<T: Serialize>(document: &T) -> String {
    let mut text = crate::canonical::text(document);
    text.push('\n');
    text
}

/// Writes the [`canonical_json`] of a document piece by piece, so that its text is never held as a whole.
///
/// # Errors
///
/// The first one of the writer.
pub fn write_canonical_json<T: Serialize>(
    document: &T,
    to: &mut dyn std::io::Write,
) -> std::io::Result<()> {
    crate::canonical::send(document, to)?;
    to.write_all(b"\n")
}

/// The SHA-256 of a text, in hexadecimal.
pub fn sha256(text: &str) -> String {
    sha256_of(text.as_bytes())
}

/// The SHA-256 of bytes, in hexadecimal.
pub fn sha256_of(bytes: &[u8]) -> String {
    use std::fmt::Write;
    Sha256::digest(bytes)
        .iter()
        .fold(String::with_capacity(64), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}
