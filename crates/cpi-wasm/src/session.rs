//! What would other answers score, while someone is moving a slider?

use crate::{Index, Refusal};
use cpi_model::draft::{Activated, Choice};
use cpi_model::provenance::canonical_json;
use cpi_model::read::unique_map;
use cpi_scoring::plan::WhatIf;
use cpi_scoring::{Comparison, NodePlace, Scorecard};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;
use wasm_bindgen::prelude::wasm_bindgen;

/// A round under change: it is scored once, and then only where an answer changes. Free it
/// with `free()` when done.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Session {
    inner: cpi_scoring::Session,
}

#[wasm_bindgen]
impl Session {
    /// Scores the assessments of an index with one round. `activated` says what an indicator is
    /// answered when its condition begins to hold, `lowest` (if left out) or `as-answered`.
    ///
    /// # Errors
    ///
    /// Why the methodology refuses.
    #[wasm_bindgen(constructor)]
    pub fn new(index: &Index, activated: Option<String>) -> Result<Session, Refusal> {
        let activated = read_activated(activated.as_deref())?;
        let (framework, assessments) = (&index.newest.framework, &index.newest.assessments);
        let inner =
            cpi_scoring::Session::new(Arc::new(framework.clone()), assessments.clone(), activated);
        inner.map(|inner| Self { inner }).map_err(Refusal::because)
    }

    /// Changes answers of a country, a JSON object of indicators and answers: the JSON of
    /// everything that was touched, a `WhatIf`.
    ///
    /// # Errors
    ///
    /// If there is no such country, indicator or answer, or the methodology refuses to score;
    /// then nothing has changed.
    pub fn set(&mut self, country: &str, answers: &str) -> Result<String, Refusal> {
        let answers = read_answers(answers)?;
        let effect = self.inner.set(country, &pairs(&answers));
        effect
            .map(|it| canonical_json(&it))
            .map_err(Refusal::because)
    }

    /// Changes these answers of a country and no others, a JSON object of indicators and answers: a
    /// JSON object with `effect`, the `WhatIf` of everything that was touched, and `places`, the
    /// bounds and ranks of all nodes of the country. It is quick enough to follow a slider.
    ///
    /// # Errors
    ///
    /// As `set`.
    pub fn what_if(&mut self, country: &str, answers: &str) -> Result<String, Refusal> {
        let answers = read_answers(answers)?;
        let effect = self.inner.replace(country, &pairs(&answers));
        let effect = effect.map_err(Refusal::because)?;
        let places = self.inner.places(country).map_err(Refusal::because)?;
        Ok(canonical_json(&Tried { effect, places }))
    }

    /// Takes back every change of a country: the JSON of everything that was touched.
    ///
    /// # Errors
    ///
    /// As `set`.
    pub fn reset(&mut self, country: &str) -> Result<String, Refusal> {
        let effect = self.inner.reset(country);
        effect
            .map(|it| canonical_json(&it))
            .map_err(Refusal::because)
    }

    /// The whole scorecard of a country with its changes, with bounds, as JSON.
    ///
    /// # Errors
    ///
    /// As `set`.
    pub fn scorecard(&self, country: &str) -> Result<String, Refusal> {
        let card = self.inner.scorecard(country);
        card.map(|it| canonical_json(&it)).map_err(Refusal::because)
    }

    /// The scorecard of a country and the comparison of all countries of the round, as they are
    /// with every change, scored anew once: a JSON object with `scorecard` and `comparison`.
    ///
    /// # Errors
    ///
    /// As `set`.
    pub fn standing(&self, country: &str) -> Result<String, Refusal> {
        let cards = self.inner.scorecards().map_err(Refusal::because)?;
        let Some(scorecard) = cards.iter().find(|card| card.country == country) else {
            // The refusal names the countries that there are.
            return self.scorecard(country);
        };
        let comparisons = cpi_scoring::compare(self.inner.framework(), &cards);
        let comparisons = comparisons.map_err(Refusal::because)?;
        let comparison = &comparisons[0];
        Ok(canonical_json(&Standing {
            scorecard,
            comparison,
        }))
    }
}

/// Where a country stands in its round.
#[derive(Serialize)]
struct Standing<'a> {
    scorecard: &'a Scorecard,
    comparison: &'a Comparison,
}

/// What other answers do, and where the country stands with them.
#[derive(Serialize)]
struct Tried {
    effect: WhatIf,
    places: Vec<NodePlace>,
}

fn pairs(answers: &BTreeMap<String, String>) -> Vec<(&str, &str)> {
    let pairs = answers.iter();
    pairs
        .map(|(indicator, answer)| (indicator.as_str(), answer.as_str()))
        .collect()
}

/// What an indicator is answered when its condition begins to hold.
fn read_activated(word: Option<&str>) -> Result<Activated, Refusal> {
    match word.map(Choice::from_word) {
        None => Ok(Activated::Lowest),
        Some(Choice::Known(activated)) => Ok(activated),
        Some(Choice::Unknown(word)) => Err(Refusal::because(format!(
            "`{word}` is no answer of an activated indicator; allowed are `lowest`, `as-answered`"
        ))),
    }
}

/// A JSON object of indicators and answers, each indicator once.
pub(crate) fn read_answers(text: &str) -> Result<BTreeMap<String, String>, Refusal> {
    let no_answers = |reason| {
        Refusal::because(format!(
            "the answers are no JSON object of indicators and answers, such as {{\"19.1\": \"yes\"}}: {reason}"
        ))
    };
    serde_json::from_str::<Answers>(text)
        .map(|Answers(answers)| answers)
        .map_err(no_answers)
}

/// Answers by indicator.
#[derive(Deserialize)]
#[serde(transparent)]
struct Answers(#[serde(deserialize_with = "unique_map")] BTreeMap<String, String>);
