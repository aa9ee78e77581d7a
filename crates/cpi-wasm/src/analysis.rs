//! What can the scores bear, what moved, what next, and who can help? In the larger package.

mod editions;

use crate::index::{Index, document, read_each, say};
use cpi_io::document::Content;
use cpi_io::read;
use cpi_model::draft::{PeersDraft, TargetsDraft};
use cpi_model::round::in_time;
use cpi_model::{Assessment, Round, Uncertainty};
use cpi_scoring::agreement::{coder_odds, units};
use cpi_scoring::coherence::Cases;
use cpi_scoring::{CoherenceOptions, Draws, Progress, Stage};
use editions::Editions;
use std::collections::BTreeMap;
use std::sync::Arc;
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
    let index = Index::read(framework, assessments)?;
    let plan = read_plan(&index, plan)?;
    let draws = Draws {
        seed: seed.parse().map_err(|_| {
            format!(
                "the seed is `{seed}`; allowed are whole numbers from 0 to {}, such as `1`",
                u64::MAX
            )
        })?,
        draws: whole_number(draws)?,
        threads: 1,
    };
    let robustness = cpi_scoring::robustness(&plan, &index.assessments, draws, watch)
        .map_err(|refusal| refusal.to_string())?;
    index.document(Content::Robustness {
        robustness: Box::new(robustness),
    })
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
    let index = Index::read(framework, assessments)?;
    let options = CoherenceOptions { cases, pairs };
    let coherence = cpi_scoring::coherence(&index.framework, &index.assessments, &options)
        .map_err(|refusal| refusal.to_string())?;
    index.document(Content::Coherence { coherence })
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
    let Index {
        framework,
        assessments,
    } = Index::read(framework, assessments)?;
    let framework = Arc::new(framework);
    let checked = match targets {
        Some(text) => read::targets(&named("targets", text), text.as_bytes())
            .and_then(|read| read.check(|draft| draft.check(&framework))),
        None => TargetsDraft::fewest(&framework).check(&framework),
    };
    let targets = checked.map_err(say)?.value;
    let plan = cpi_scoring::plan(&framework, assessments.clone(), country, &targets)
        .map_err(|refusal| refusal.to_string())?;
    let plan = Box::new(plan);
    document(&framework, &assessments, Content::Plan { plan })
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
    let answers: Vec<(&str, &str)> = answers
        .iter()
        .map(|(indicator, answer)| (indicator.as_str(), answer.as_str()))
        .collect();
    let index = Index::read(framework, assessments)?;
    let activated = crate::session::read_activated(activated)?;
    let framework = Arc::new(index.framework);
    let session =
        cpi_scoring::Session::new(Arc::clone(&framework), index.assessments.clone(), activated);
    let what_if = session
        .and_then(|mut session| session.set(country, &answers))
        .map_err(|refusal| refusal.to_string())?;
    let what_if = Box::new(what_if);
    let content = Content::WhatIf { what_if };
    document(&framework, &index.assessments, content)
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
    let index = Index::read(framework, assessments)?;
    let rounds = read_rounds("rounds", &index, rounds)?;
    let checked = match asked.settings {
        Some(text) => read::peers(&named("settings", text), text.as_bytes())
            .and_then(|read| read.check(|draft| draft.check(&index.framework))),
        None => PeersDraft::plain(&index.framework).check(&index.framework),
    };
    let peering = checked.map_err(say)?.value;
    let in_time = in_time(&rounds, &index.assessments);
    let round = match (asked.round, in_time.last()) {
        (Some(round), _) if in_time.iter().any(|id| id == round) => round,
        (None, Some(latest)) => latest,
        (Some(round), _) => {
            return Err(format!(
                "nothing was assessed in the round `{round}`; the rounds are {}",
                in_time.join(", ")
            ));
        }
        (None, None) => {
            return Err("`rounds` declares none of the rounds that were assessed".to_owned());
        }
    };
    let countries: Vec<String> = asked.country.iter().map(|&it| it.to_owned()).collect();
    let framework = Arc::new(index.framework);
    let peers = cpi_scoring::peers(
        &framework,
        &index.assessments,
        &in_time,
        round,
        &countries,
        &peering,
    )
    .map_err(|refusal| refusal.to_string())?;
    let all = index.assessments.into_iter();
    let assessments: Vec<Assessment> = all.filter(|it| peers.rests_on(it)).collect();
    let peers = Box::new(peers);
    document(&framework, &assessments, Content::Peers { peers })
}

/// A plan of what is uncertain. Odds from codings are filled in (methodology 11.13), as far as
/// assessments alone say what the coders answered first.
fn read_plan(index: &Index, text: &str) -> Result<Uncertainty, String> {
    let mut read = read::uncertainty(&named("plan", text), text.as_bytes()).map_err(say)?;
    let codings = read.draft.odds_from_codings().map_err(|mut problems| {
        read.places.locate(&mut problems);
        say(problems)
    })?;
    if let Some(codings) = codings {
        if index.assessments.iter().any(|it| it.history().is_some()) {
            return Err("the plan takes odds from the codings, and what coders answered first stands in the histories, which are not given here; put the odds into `answers.confusion`, as the plan in a result of `cpi robustness` has them, and remove `answers.codings`".to_owned());
        }
        let all = index.assessments.iter();
        let units: Vec<_> = all.flat_map(|assessment| units(assessment, None)).collect();
        let odds = coder_odds(&index.framework, &units, codings).map_err(|it| it.to_string())?;
        if let Some(answers) = &mut read.draft.answers {
            answers.confusion = odds;
        }
    }
    let checked = read.check(|draft| draft.check(&index.framework));
    Ok(checked.map_err(say)?.value)
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
