//! What can the scores bear, what moved, what next, and who can help? In the larger package.

mod editions;

use crate::index::{ask, read_each, read_index, say};
use cpi_io::read;
use cpi_model::draft::{Choice, PeersDraft, TargetsDraft, UncertaintyDraft};
use cpi_model::{Index, Round};
use cpi_scoring::coherence::{Cases, CoherenceQuery};
use cpi_scoring::peers::PeersQuery;
use cpi_scoring::plan::{ChangedAnswer, PlanQuery, WhatIfQuery};
use cpi_scoring::robustness::{RobustnessQuery, plan_with_odds};
use cpi_scoring::{Inputs, Progress, Query, QueryError, Stage};
use editions::Editions;
use std::collections::BTreeMap;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsError, JsValue};

/// What hears how far a run is.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** What a robustness run is at. */
export type Stage = "drawing" | "drawing-again" | "leaving-out" | "sensitivity";
/** Hears from time to time how far a run is; answering `false` ends it with what it has. */
export type Watch = (stage: Stage, done: number, all: number) => boolean | void;
"#;

#[wasm_bindgen]
extern "C" {
    /// A `Watch`.
    #[wasm_bindgen(typescript_type = "Watch")]
    pub type Watch;
}

/// How sure scores and ranks are, by a plan of what is uncertain: the JSON document of `cpi
/// robustness`. `assessments` are those of one round, `plan` is TOML or JSON, `seed` a whole
/// number in digits, `draws` how many.
///
/// # Errors
///
/// An `Error` whose message lists the problems, or says why the run is refused; and whatever
/// `watch` throws.
#[wasm_bindgen]
#[allow(
    clippy::needless_pass_by_value,
    reason = "what may be absent crosses the border by value"
)]
pub fn robustness(
    framework: &str,
    assessments: &str,
    plan: &str,
    seed: &str,
    draws: f64,
    watch: Option<Watch>,
) -> Result<String, JsValue> {
    let watch = watch.map(|watch| js_sys::Function::from(JsValue::from(watch)));
    let mut thrown = None;
    let found = robustness_text(framework, assessments, plan, seed, draws, &mut |progress| {
        let Some(watch) = &watch else {
            return true;
        };
        let stage = JsValue::from_str(match progress.stage {
            Stage::Drawing => "drawing",
            Stage::DrawingAgain => "drawing-again",
            Stage::LeavingOut => "leaving-out",
            Stage::Sensitivity => "sensitivity",
        });
        let (done, all) = (progress.done.into(), progress.all.into());
        match watch.call3(&JsValue::NULL, &stage, &done, &all) {
            Ok(answer) => answer != JsValue::FALSE,
            Err(error) => {
                thrown = Some(error);
                false
            }
        }
    });
    match thrown {
        Some(error) => Err(error),
        None => found.map_err(|message| JsError::new(&message).into()),
    }
}

/// How the parts of the index go together: the JSON document of `cpi coherence`. `assessments`
/// are those of one round; `cases` says which countries count where scores are missing,
/// `complete` (if left out) or `pairwise`; with `pairs` every pair of indicators of a node is
/// correlated, too.
///
/// # Errors
///
/// An `Error` whose message lists the problems, or says why it is refused.
#[wasm_bindgen]
#[allow(
    clippy::needless_pass_by_value,
    reason = "what may be absent crosses the border by value"
)]
pub fn coherence(
    framework: &str,
    assessments: &str,
    cases: Option<String>,
    pairs: Option<bool>,
) -> Result<String, JsError> {
    coherence_text(
        framework,
        assessments,
        cases.as_deref(),
        pairs.unwrap_or_default(),
    )
    .map_err(|message| JsError::new(&message))
}

/// What moved from round to round, and why: the JSON document of `cpi trend`.
///
/// `editions` is a JSON list of `{"framework": …, "rounds": […], "assessments": […]}`, the
/// oldest first; `crosswalks` one of the crosswalks between them, in any order; `revisedFrom`
/// one of earlier states, each like an edition. With `strict` only indicators asked in the same
/// words are compared; `country` keeps one.
///
/// # Errors
///
/// An `Error` whose message lists the problems, or says why it is refused.
#[wasm_bindgen]
#[allow(
    clippy::needless_pass_by_value,
    reason = "what may be absent crosses the border by value"
)]
pub fn trend(
    editions: &str,
    crosswalks: Option<String>,
    strict: Option<bool>,
    country: Option<String>,
    #[wasm_bindgen(js_name = revisedFrom)] revised_from: Option<String>,
) -> Result<String, JsError> {
    let asked = TrendAsked {
        crosswalks: crosswalks.as_deref(),
        strict: strict.unwrap_or_default(),
        country: country.as_deref(),
        revised_from: revised_from.as_deref(),
    };
    trend_text(editions, &asked).map_err(|message| JsError::new(&message))
}

/// What better answers of a country would add, and the fewest or cheapest that reach targets:
/// the JSON document of `cpi plan`. `assessments` are those of one round; `targets` is TOML or
/// JSON.
///
/// # Errors
///
/// An `Error` whose message lists the problems, or says why it is refused.
#[wasm_bindgen]
#[allow(
    clippy::needless_pass_by_value,
    reason = "what may be absent crosses the border by value"
)]
pub fn plan(
    framework: &str,
    assessments: &str,
    country: &str,
    targets: Option<String>,
) -> Result<String, JsError> {
    plan_text(framework, assessments, country, targets.as_deref())
        .map_err(|message| JsError::new(&message))
}

/// What changed answers of a country would score: the JSON document of `cpi plan --set`.
/// `answers` is a JSON object of indicators and answers. To change them again and again, open a
/// `Session`.
///
/// # Errors
///
/// An `Error` whose message lists the problems, or says why it is refused.
#[wasm_bindgen(js_name = whatIf)]
#[allow(
    clippy::needless_pass_by_value,
    reason = "what may be absent crosses the border by value"
)]
pub fn what_if(
    framework: &str,
    assessments: &str,
    country: &str,
    answers: &str,
    activated: Option<String>,
) -> Result<String, JsError> {
    what_if_text(
        framework,
        assessments,
        country,
        answers,
        activated.as_deref(),
    )
    .map_err(|message| JsError::new(&message))
}

/// The countries of a round beside each other: the JSON document of `cpi peers`. `rounds` is a
/// JSON list of rounds, by whose dates `assessments` stand in order; `round` is the latest if
/// left out, `country` all; `settings` is TOML or JSON.
///
/// # Errors
///
/// An `Error` whose message lists the problems, or says why it is refused.
#[wasm_bindgen]
#[allow(
    clippy::needless_pass_by_value,
    reason = "what may be absent crosses the border by value"
)]
pub fn peers(
    framework: &str,
    rounds: &str,
    assessments: &str,
    round: Option<String>,
    country: Option<String>,
    settings: Option<String>,
) -> Result<String, JsError> {
    let asked = PeersAsked {
        round: round.as_deref(),
        country: country.as_deref(),
        settings: settings.as_deref(),
    };
    peers_text(framework, rounds, assessments, &asked).map_err(|message| JsError::new(&message))
}

/// As [`robustness`], for Rust.
///
/// # Errors
///
/// The message.
pub fn robustness_text(
    framework: &str,
    assessments: &str,
    plan: &str,
    seed: &str,
    draws: f64,
    watch: &mut dyn FnMut(Progress) -> bool,
) -> Result<String, String> {
    let index = read_index(framework, assessments)?;
    let query = Query::Robustness(Box::new(RobustnessQuery {
        round: None,
        plan: read_plan(&index, plan)?,
        seed: seed.parse().map_err(|_| {
            format!(
                "the seed is `{seed}`; allowed are whole numbers from 0 to {}, such as `1`",
                u64::MAX
            )
        })?,
        draws: whole_number(draws)?,
        interrupted: None,
    }));
    let document = query.run_with(&Inputs::of(&index), watch);
    Ok(document.map_err(|refusal| refusal.to_string())?.to_json())
}

/// As [`coherence`], for Rust.
///
/// # Errors
///
/// The message.
pub fn coherence_text(
    framework: &str,
    assessments: &str,
    cases: Option<&str>,
    pairs: bool,
) -> Result<String, String> {
    let cases = match cases {
        None | Some("complete") => Cases::Complete,
        Some("pairwise") => Cases::Pairwise,
        Some(other) => {
            return Err(format!(
                "the cases are `{other}`; allowed are `complete`, `pairwise`"
            ));
        }
    };
    let index = read_index(framework, assessments)?;
    let query = CoherenceQuery {
        round: None,
        cases,
        pairs,
    };
    ask(&Query::Coherence(query), &index)
}

/// What is asked of a trend besides its editions.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TrendAsked<'a> {
    /// A JSON list of the crosswalks between the editions.
    pub crosswalks: Option<&'a str>,
    /// Whether only indicators asked in the same words are compared.
    pub strict: bool,
    /// One country alone.
    pub country: Option<&'a str>,
    /// A JSON list of earlier states.
    pub revised_from: Option<&'a str>,
}

/// As [`trend`], for Rust.
///
/// # Errors
///
/// The message.
pub fn trend_text(editions: &str, asked: &TrendAsked<'_>) -> Result<String, String> {
    Editions::read(editions, asked)?.trend(asked)
}

/// As [`plan`], for Rust.
///
/// # Errors
///
/// The message.
pub fn plan_text(
    framework: &str,
    assessments: &str,
    country: &str,
    targets: Option<&str>,
) -> Result<String, String> {
    let index = read_index(framework, assessments)?;
    let targets = match targets {
        Some(text) => {
            let read = read::targets(&named("targets", text), text.as_bytes()).map_err(say)?;
            let checked = read.check(|draft| draft.check(&index.framework));
            checked.map_err(say)?;
            read.draft
        }
        None => TargetsDraft::fewest(&index.framework),
    };
    let query = PlanQuery {
        country: country.to_owned(),
        round: None,
        targets: Some(targets),
    };
    ask(&Query::Plan(Box::new(query)), &index)
}

/// As [`what_if`], for Rust.
///
/// # Errors
///
/// The message.
pub fn what_if_text(
    framework: &str,
    assessments: &str,
    country: &str,
    answers: &str,
    activated: Option<&str>,
) -> Result<String, String> {
    let answers: BTreeMap<String, String> = crate::session::read_answers(answers)?;
    let answers = answers
        .into_iter()
        .map(|(indicator, answer)| ChangedAnswer { indicator, answer });
    let index = read_index(framework, assessments)?;
    let query = WhatIfQuery {
        country: country.to_owned(),
        round: None,
        answers: answers.collect(),
        activated: activated.map(Choice::from_word),
    };
    ask(&Query::WhatIf(query), &index)
}

/// What is asked of countries beside each other.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PeersAsked<'a> {
    /// The round; the latest if left out.
    pub round: Option<&'a str>,
    /// One country; all if left out.
    pub country: Option<&'a str>,
    /// Groups of countries, threshold and so on, in TOML or JSON.
    pub settings: Option<&'a str>,
}

/// As [`peers`], for Rust.
///
/// # Errors
///
/// The message.
pub fn peers_text(
    framework: &str,
    rounds: &str,
    assessments: &str,
    asked: &PeersAsked<'_>,
) -> Result<String, String> {
    let mut index = read_index(framework, assessments)?;
    index.rounds = read_rounds("rounds", &index, rounds)?;
    let settings = match asked.settings {
        Some(text) => {
            let read = read::peers(&named("settings", text), text.as_bytes()).map_err(say)?;
            let checked = read.check(|draft| draft.check(&index.framework));
            checked.map_err(say)?;
            read.draft
        }
        None => PeersDraft::plain(&index.framework),
    };
    let query = PeersQuery {
        round: asked.round.map(str::to_owned),
        countries: asked.country.iter().map(|&it| it.to_owned()).collect(),
        settings: Some(settings),
    };
    ask(&Query::Peers(Box::new(query)), &index)
}

/// Reads a plan and checks it, so that its problems have their lines. Odds from codings need what
/// the coders answered first, as far as assessments alone say it.
fn read_plan(index: &Index, text: &str) -> Result<UncertaintyDraft, String> {
    let read = read::uncertainty(&named("plan", text), text.as_bytes()).map_err(say)?;
    let filled = plan_with_odds(index, None, &read.draft).map_err(|error| match error {
        QueryError::Problems(mut problems) => {
            read.places.locate(&mut problems);
            say(problems)
        }
        other => other.to_string(),
    })?;
    read.check(|_| filled.check(&index.framework))
        .map_err(say)?;
    Ok(read.draft)
}

/// Reads a JSON list of rounds, which messages call by a name.
fn read_rounds(name: &str, index: &Index, text: &str) -> Result<Vec<Round>, String> {
    read_each(name, text, "round", |file, text| {
        let read = read::round(&format!("{file}.json"), text.as_bytes())?;
        Ok(read.check(|draft| draft.check(&index.framework))?.value)
    })
    .map_err(say)
}

/// What messages call a text that may be TOML or JSON. No TOML begins with a brace.
fn named(name: &str, text: &str) -> String {
    let json = text.trim_start().starts_with('{');
    format!("{name}.{}", if json { "json" } else { "toml" })
}

fn whole_number(draws: f64) -> Result<u32, String> {
    let text = draws.to_string();
    text.parse().map_err(|_| {
        format!(
            "the draws are {text}; allowed are whole numbers from 1 to {}, such as 10000",
            u32::MAX
        )
    })
}
