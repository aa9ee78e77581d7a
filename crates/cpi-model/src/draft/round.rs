//! Which countries were assessed, when, and where their answers stand.

use super::Texts;
use super::choice::{Choice, choices};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

choices! {
    /// The shape of a table of answers.
    TableShape, "shape" {
        /// A row an answer.
        Long = "long",
        /// A row a country and round, a column an indicator.
        Wide = "wide",
    }
}

/// Which framework something belongs to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FrameworkReference {
    /// The id of the framework.
    pub id: Option<String>,
    /// The version of the framework.
    pub version: Option<String>,
}

/// Lists of a country, by their names.
pub type Units = BTreeMap<String, Vec<String>>;

/// The file `round.toml`: one round, or the rounds of a panel.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(title = "CPI round"))]
#[serde(deny_unknown_fields)]
pub struct RoundDraft {
    /// The version of this format: 1.
    pub schema_version: Option<u32>,
    /// The framework that is answered.
    pub framework: Option<FrameworkReference>,
    /// Whether this round is published: its documents are public assessments, and the full
    /// ones are elsewhere. Absent means no.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub public: bool,
    /// The rounds; more than one makes a panel.
    #[serde(default)]
    pub rounds: Vec<RoundEntryDraft>,
    /// The codes of the countries. Without `tables`, each has a file `CODE.json` beside
    /// this one.
    #[serde(default)]
    pub countries: Vec<String>,
    /// What countries are called, by code and language: for user-assigned codes, and where a
    /// country is to have another name than in CLDR.
    #[serde(
        default,
        skip_serializing_if = "BTreeMap::is_empty",
        deserialize_with = "crate::read::unique_map_of_maps"
    )]
    pub country_names: BTreeMap<String, Texts>,
    /// What questions on *every region* or *a language minority* mean in each country: by its code, and
    /// by the name of the list, such as `regions`, the names of its units.
    #[serde(
        default,
        skip_serializing_if = "BTreeMap::is_empty",
        deserialize_with = "crate::read::unique_map_of_maps"
    )]
    pub units: BTreeMap<String, Units>,
    /// Tables of answers beside this file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<TableDraft>,
}

impl RoundDraft {
    /// The lists of some countries alone, for a round of these.
    pub fn units_of(&self, countries: &[String]) -> BTreeMap<String, Units> {
        let units = self.units.iter();
        units
            .filter(|(code, _)| countries.contains(code))
            .map(|(code, units)| (code.clone(), units.clone()))
            .collect()
    }

    /// The names of some countries alone, for a round of these.
    pub fn country_names_of(&self, countries: &[String]) -> BTreeMap<String, Texts> {
        let names = self.country_names.iter();
        names
            .filter(|(code, _)| countries.contains(code))
            .map(|(code, names)| (code.clone(), names.clone()))
            .collect()
    }
}

/// A round and its reference date.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RoundEntryDraft {
    /// The id of the round.
    pub id: Option<String>,
    /// The date its answers hold for, `YYYY-MM-DD`.
    pub reference_date: Option<String>,
    /// That its edition is final. Absent means a draft: reports say so on every page.
    #[serde(rename = "final", skip_serializing_if = "Option::is_none")]
    pub declared_final: Option<FinalDraft>,
}

/// Who declared an edition final, and when.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FinalDraft {
    /// Who answers for the edition, such as the coalition: reports name it.
    pub by: Option<String>,
    /// The day on which it was declared, `YYYY-MM-DD`.
    pub on: Option<String>,
}

/// How a CSV file of answers is read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TableDraft {
    /// The name of the file, beside `round.toml`.
    pub file: Option<String>,
    /// Its shape.
    pub shape: Option<Choice<TableShape>>,
    /// The column that holds the country. Absent means `country`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// The column that holds the round. Absent means `round`, or no column where the file
    /// declares a single round.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub round: Option<String>,
    /// Long: the column that holds the indicator. Absent means `indicator`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indicator: Option<String>,
    /// Long: the column that holds the answer. Absent means `answer`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
    /// Columns that are passed over.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ignore: Vec<String>,
    /// What words in the table stand for: an option, `not-applicable` or `missing`.
    #[serde(
        deserialize_with = "crate::read::unique_map",
        default,
        skip_serializing_if = "BTreeMap::is_empty"
    )]
    pub words: BTreeMap<String, String>,
    /// The character between cells. Absent means `,`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delimiter: Option<String>,
    /// Whether an apostrophe stands before texts that a spreadsheet would take for a formula,
    /// which is taken away again. Absent means no.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub guarded: Option<bool>,
    /// The decimal sign of quantities, `.` or `,`. Absent means `.`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decimal_sign: Option<String>,
}
