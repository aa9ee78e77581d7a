//! What would other answers score, while someone is moving a slider?

use crate::index::read_index;
use cpi_model::draft::{Activated, Choice};
use cpi_model::provenance::canonical_json;
use std::collections::BTreeMap;
use std::sync::Arc;
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// The shape of the JSON that a session gives.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** The state of a score. */
export type State = "scored" | "not-applicable" | "missing" | "too-little-coverage";
/** A score without bounds; `score` is exact, `display` rounded as the framework declares. */
export interface Standing {
  state: State;
  score?: string;
  display?: string;
  band?: string;
  coverage: {
    applicable: number;
    answered: number;
    share: string;
    not_applicable: number;
    not_applicable_share: string;
    switched_off: number;
  };
}
export interface AnswerChange { indicator: string; from: string; to: string }
export interface NodeChange { code: string; before: Standing; after: Standing; difference?: string }
export interface GroupChange {
  view: string;
  row?: string;
  group: string;
  before: Standing;
  after: Standing;
  difference?: string;
}
export interface Gap { node: string; law?: string; practice?: string; gap?: string }
/** What `Session.set`, `setAll` and `reset` give, as JSON. */
export interface WhatIf {
  country: string;
  round: string;
  activated: "lowest" | "as-answered";
  answers: AnswerChange[];
  followed: AnswerChange[];
  nodes: NodeChange[];
  groups: GroupChange[];
  gaps: { before: Gap; after: Gap }[];
  others: (NodeChange & { country: string })[];
}
"#;

/// A round under change: it is scored once, and then only where an answer changes. Free it
/// with `free()` when done.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Session {
    inner: cpi_scoring::Session,
}

#[wasm_bindgen]
impl Session {
    /// Scores the assessments of one round. `activated` says what an indicator is answered when
    /// its condition begins to hold, `lowest` (if left out) or `as-answered`.
    ///
    /// # Errors
    ///
    /// An `Error` whose message lists the problems, or says why the methodology refuses.
    #[wasm_bindgen(constructor)]
    #[allow(
        clippy::needless_pass_by_value,
        reason = "texts that may be absent cross the border by value"
    )]
    pub fn new(
        framework: &str,
        assessments: &str,
        activated: Option<String>,
    ) -> Result<Session, JsError> {
        Self::open(framework, assessments, activated.as_deref()).map_err(|e| JsError::new(&e))
    }

    /// Changes one answer of a country: the JSON of everything that was touched, a `WhatIf`.
    ///
    /// # Errors
    ///
    /// An `Error` if there is no such country, indicator or answer, or the methodology refuses
    /// to score; then nothing has changed.
    pub fn set(&mut self, country: &str, indicator: &str, answer: &str) -> Result<String, JsError> {
        self.set_text(country, &[(indicator, answer)])
            .map_err(|e| JsError::new(&e))
    }

    /// Changes several answers at once: a JSON object of indicators and answers.
    ///
    /// # Errors
    ///
    /// As `set`.
    #[wasm_bindgen(js_name = setAll)]
    pub fn set_all(&mut self, country: &str, answers: &str) -> Result<String, JsError> {
        self.set_all_text(country, answers)
            .map_err(|e| JsError::new(&e))
    }

    /// Takes back every change of a country: the JSON of everything that was touched.
    ///
    /// # Errors
    ///
    /// As `set`.
    pub fn reset(&mut self, country: &str) -> Result<String, JsError> {
        self.reset_text(country).map_err(|e| JsError::new(&e))
    }

    /// The whole scorecard of a country as it counts now, with bounds, as JSON.
    ///
    /// # Errors
    ///
    /// As `set`.
    pub fn scorecard(&self, country: &str) -> Result<String, JsError> {
        self.scorecard_text(country).map_err(|e| JsError::new(&e))
    }
}

impl Session {
    /// As [`Session::new`], for Rust.
    ///
    /// # Errors
    ///
    /// The message.
    pub fn open(
        framework: &str,
        assessments: &str,
        activated: Option<&str>,
    ) -> Result<Self, String> {
        let activated = read_activated(activated)?;
        let index = read_index(framework, assessments)?;
        cpi_scoring::Session::new(Arc::new(index.framework), index.assessments, activated)
            .map(|inner| Self { inner })
            .map_err(|refusal| refusal.to_string())
    }

    /// As [`Session::set`], for Rust, with any number of answers.
    ///
    /// # Errors
    ///
    /// The message.
    pub fn set_text(&mut self, country: &str, answers: &[(&str, &str)]) -> Result<String, String> {
        let effect = self.inner.set(country, answers);
        effect
            .map(|it| canonical_json(&it))
            .map_err(|refusal| refusal.to_string())
    }

    /// As [`Session::set_all`], for Rust.
    ///
    /// # Errors
    ///
    /// The message.
    pub fn set_all_text(&mut self, country: &str, answers: &str) -> Result<String, String> {
        let answers = read_answers(answers)?;
        let answers: Vec<(&str, &str)> = answers
            .iter()
            .map(|(i, a)| (i.as_str(), a.as_str()))
            .collect();
        self.set_text(country, &answers)
    }

    /// As [`Session::reset`], for Rust.
    ///
    /// # Errors
    ///
    /// The message.
    pub fn reset_text(&mut self, country: &str) -> Result<String, String> {
        let effect = self.inner.reset(country);
        effect
            .map(|it| canonical_json(&it))
            .map_err(|refusal| refusal.to_string())
    }

    /// As [`Session::scorecard`], for Rust.
    ///
    /// # Errors
    ///
    /// The message.
    pub fn scorecard_text(&self, country: &str) -> Result<String, String> {
        let card = self.inner.scorecard(country);
        card.map(|it| canonical_json(&it))
            .map_err(|refusal| refusal.to_string())
    }
}

/// What an indicator is answered when its condition begins to hold.
pub(crate) fn read_activated(word: Option<&str>) -> Result<Activated, String> {
    match word.map(Choice::from_word) {
        None => Ok(Activated::Lowest),
        Some(Choice::Known(activated)) => Ok(activated),
        Some(Choice::Unknown(word)) => Err(format!(
            "`{word}` is no answer of an activated indicator; allowed are `lowest`, `as-answered`"
        )),
    }
}

/// A JSON object of indicators and answers.
pub(crate) fn read_answers(text: &str) -> Result<BTreeMap<String, String>, String> {
    serde_json::from_str(text)
        .map_err(|error| format!("this is no JSON object of answers: {error}"))
}
