//! How far is a round: what is answered, reviewed, decided and open?

use cpi_model::review::ReviewState;
use serde::{Deserialize, Serialize};
use std::fmt;

/// How far a country, a section of it or an assessor is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Status {
    /// The code of the country.
    pub country: String,
    /// The id of the round.
    pub round: String,
    /// The code of the section, where the row is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// The assessor, where the row is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assessor: Option<String>,
    /// The indicators that are asked, and those that a failing condition settles as the lowest
    /// answer; of an assessor, those that are assigned or answered.
    pub indicators: u32,
    /// Those that have a settled answer, as coverage counts them (methodology 4.6); of an
    /// assessor, that the assessor has answered.
    pub answered: u32,
    /// Those that are declared not applicable instead (methodology 4.13); of an assessor, by this
    /// one.
    pub not_applicable: u32,
    /// Those of the answered and the not applicable that rest on evidence.
    pub with_evidence: u32,
    /// Those that are accepted or adjudicated.
    pub reviewed: u32,
    /// Those that are adjudicated.
    pub adjudicated: u32,
    /// Those whose standing codings differ, undecided.
    pub conflict: u32,
    /// Those of which a coding is back with its assessor; of an assessor, with this one.
    pub rejected: u32,
    /// Those of which a coding came in after the decision; of an assessor, a coding of this
    /// one.
    pub late: u32,
    /// Those that are not reviewed; of an assessor, not answered, or sent back.
    pub open: u32,
}

/// The review of one indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct IndicatorReview {
    /// The code of the country.
    pub country: String,
    /// The id of the round.
    pub round: String,
    /// The code of the indicator.
    pub indicator: String,
    /// How far its review is.
    pub state: ReviewState,
    /// Whether a coding came in after the decision.
    pub late: bool,
    /// Whether it does not apply, since its condition fails.
    pub fails: bool,
    /// The settled answer.
    pub answer: String,
    /// What each assessor says.
    pub codings: Vec<CodingSummary>,
    /// Who is asked to answer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assigned: Vec<String>,
    /// Who is asked to review.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reviewer: Option<String>,
    /// Whether the government has replied.
    pub replied: bool,
}

impl IndicatorReview {
    /// Whether a pseudonym is asked to answer or review it, or has answered it.
    pub fn concerns(&self, pseudonym: &str) -> bool {
        self.reviewer.as_deref() == Some(pseudonym)
            || self.assigned.iter().any(|it| it == pseudonym)
            || self.codings.iter().any(|it| it.assessor == pseudonym)
    }
}

/// What one assessor says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CodingSummary {
    /// The assessor.
    pub assessor: String,
    /// The answer.
    pub answer: String,
    /// Whether it was sent back.
    pub rejected: bool,
}

impl fmt::Display for CodingSummary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.assessor, self.answer)?;
        if self.rejected {
            f.write_str(" (sent back)")?;
        }
        Ok(())
    }
}

/// On what the answers of a scorecard rest (methodology 10.7).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
pub struct ReviewBasis {
    /// The indicators that apply and are answered.
    pub answered: u32,
    /// Those of them that are accepted or adjudicated.
    pub reviewed: u32,
    /// Those of them that are adjudicated.
    pub adjudicated: u32,
    /// The undecided conflicts, which count as missing.
    pub undecided: u32,
}

impl ReviewBasis {
    /// The share of the answered that is reviewed; 1 where nothing is answered.
    pub fn reviewed_share(self) -> cpi_model::number::Share {
        cpi_model::number::Share::of(self.reviewed, self.answered)
    }
    /// The share of the answered that is adjudicated; 1 where nothing is answered.
    pub fn adjudicated_share(self) -> cpi_model::number::Share {
        cpi_model::number::Share::of(self.adjudicated, self.answered)
    }
}

impl Serialize for ReviewBasis {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut out = serializer.serialize_struct("Rests", 6)?;
        out.serialize_field("answered", &self.answered)?;
        out.serialize_field("reviewed", &self.reviewed)?;
        out.serialize_field("reviewed_share", &self.reviewed_share())?;
        out.serialize_field("adjudicated", &self.adjudicated)?;
        out.serialize_field("adjudicated_share", &self.adjudicated_share())?;
        out.serialize_field("undecided", &self.undecided)?;
        out.end()
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for ReviewBasis {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Rests".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let count = generator.subschema_for::<u32>();
        let share = generator.subschema_for::<cpi_model::number::Share>();
        schemars::json_schema!({
            "description": "On what the answers of a scorecard rest (methodology 10.7).",
            "type": "object",
            "properties": {
                "answered": count,
                "reviewed": count,
                "reviewed_share": share,
                "adjudicated": count,
                "adjudicated_share": share,
                "undecided": count,
            },
            "required": ["answered", "reviewed", "reviewed_share", "adjudicated", "adjudicated_share", "undecided"],
        })
    }
}
