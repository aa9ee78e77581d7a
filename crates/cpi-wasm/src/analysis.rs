//! What can the scores bear, what moved, what next, and who can help? In the larger package.

mod editions;

use crate::Refusal;
use crate::index::{ask, read_each, read_index};
use cpi_io::read;
use cpi_model::draft::{Choice, PeersDraft, TargetsDraft};
use cpi_model::{Index, Problems, Round};
use cpi_scoring::coherence::{Cases, CoherenceQuery};
use cpi_scoring::peers::PeersQuery;
use cpi_scoring::plan::{ChangedAnswer, PlanQuery, WhatIfQuery};
use cpi_scoring::robustness::RobustnessQuery;
use cpi_scoring::trend::TrendQuery;
use cpi_scoring::{Inputs, Progress, Query, Stage};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// How sure scores and ranks are, by a plan of what is uncertain: the JSON document of `cpi
/// robustness`. `assessments` are those of one round, `plan` is TOML or JSON, `seed` a whole
/// number in digits, `draws` how many. `watch` hears how far the run is, and ends it with what it
/// has by answering `false`, or by an error.
///
/// # Errors
///
/// The problems, or why the run is refused.
#[wasm_bindgen]
pub fn robustness(
    framework: &str,
    assessments: &str,
    plan: &str,
    seed: &str,
    draws: f64,
    watch: Option<js_sys::Function>,
) -> Result<String, Refusal> {
    robustness_watched(framework, assessments, plan, seed, draws, &mut |progress| {
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
        let answer = watch.call3(&JsValue::NULL, &stage, &done, &all);
        answer.is_ok_and(|answer| answer != JsValue::FALSE)
    })
}

/// As [`robustness`], for Rust.
///
/// # Errors
///
/// As [`robustness`].
pub fn robustness_watched(
    framework: &str,
    assessments: &str,
    plan: &str,
    seed: &str,
    draws: f64,
    watch: &mut dyn FnMut(Progress) -> bool,
) -> Result<String, Refusal> {
    let index = read_index(framework, assessments)?;
    let read = read::uncertainty(&named("plan", plan), plan.as_bytes())?;
    let query = Query::Robustness(Box::new(RobustnessQuery {
        round: None,
        plan: read.draft.clone(),
        seed: seed.parse().map_err(|_| {
            Refusal::because(format!(
                "the seed is `{seed}`; allowed are whole numbers from 0 to {}, such as `1`",
                u64::MAX
            ))
        })?,
        draws: whole_number(draws)?,
        interrupted: None,
    }));
    let document = query.run_with(&Inputs::of(&index), watch);
    let document = document.map_err(|error| error.located(|it| read.places.locate(it)))?;
    Ok(document.to_json())
}

/// How the parts of the index go together: the JSON document of `cpi coherence`. `assessments`
/// are those of one round; `cases` says which countries count where scores are missing,
/// `complete` (if left out) or `pairwise`; with `pairs` every pair of indicators of a node is
/// correlated, too.
///
/// # Errors
///
/// The problems, or why it is refused.
#[wasm_bindgen]
pub fn coherence(
    framework: &str,
    assessments: &str,
    cases: Option<String>,
    pairs: bool,
) -> Result<String, Refusal> {
    let cases = match cases.as_deref() {
        None | Some("complete") => Cases::Complete,
        Some("pairwise") => Cases::Pairwise,
        Some(other) => {
            return Err(Refusal::because(format!(
                "the cases are `{other}`; allowed are `complete`, `pairwise`"
            )));
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

/// What moved from round to round, and why: the JSON document of `cpi trend`.
///
/// `editions` is a JSON list of `{"framework": …, "rounds": […], "assessments": […]}`, the
/// oldest first; `crosswalks` one of the crosswalks between them, in any order; `revised_from`
/// one of earlier states, each like an edition. With `strict` only indicators asked in the same
/// words are compared; `country` keeps one.
///
/// # Errors
///
/// The problems, or why it is refused.
#[wasm_bindgen]
pub fn trend(
    editions: &str,
    crosswalks: Option<String>,
    strict: bool,
    country: Option<String>,
    revised_from: Option<String>,
) -> Result<String, Refusal> {
    let query = TrendQuery {
        strict,
        country,
        published: None,
    };
    editions::trend(
        editions,
        crosswalks.as_deref(),
        revised_from.as_deref(),
        query,
    )
}

/// What better answers of a country would add, and the fewest or cheapest that reach targets:
/// the JSON document of `cpi plan`. `assessments` are those of one round; `targets` is TOML or
/// JSON.
///
/// # Errors
///
/// The problems, or why it is refused.
#[wasm_bindgen]
pub fn plan(
    framework: &str,
    assessments: &str,
    country: &str,
    targets: Option<String>,
) -> Result<String, Refusal> {
    let index = read_index(framework, assessments)?;
    let targets = match targets {
        Some(text) => {
            let read = read::targets(&named("targets", &text), text.as_bytes())?;
            read.check(|draft| draft.check(&index.framework))?;
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

/// What changed answers of a country would score: the JSON document of `cpi plan --set`.
/// `answers` is a JSON object of indicators and answers. To change them again and again, open a
/// `Session`.
///
/// # Errors
///
/// The problems, or why it is refused.
#[wasm_bindgen]
pub fn what_if(
    framework: &str,
    assessments: &str,
    country: &str,
    answers: &str,
    activated: Option<String>,
) -> Result<String, Refusal> {
    let answers = crate::session::read_answers(answers)?;
    let answers = answers
        .into_iter()
        .map(|(indicator, answer)| ChangedAnswer { indicator, answer });
    let index = read_index(framework, assessments)?;
    let query = WhatIfQuery {
        country: country.to_owned(),
        round: None,
        answers: answers.collect(),
        activated: activated.map(|word| Choice::from_word(&word)),
    };
    ask(&Query::WhatIf(query), &index)
}

/// The countries of a round compared with each other: the JSON document of `cpi peers`. `rounds`
/// is a JSON list of rounds, by whose dates `assessments` are in order; `round` is the latest if
/// left out, `country` all; `settings` is TOML or JSON.
///
/// # Errors
///
/// The problems, or why it is refused.
#[wasm_bindgen]
pub fn peers(
    framework: &str,
    assessments: &str,
    rounds: &str,
    round: Option<String>,
    country: Option<String>,
    settings: Option<String>,
) -> Result<String, Refusal> {
    let mut index = read_index(framework, assessments)?;
    index.rounds = read_rounds("rounds", &index, rounds)?;
    let read = settings.map(|text| read::peers(&named("settings", &text), text.as_bytes()));
    let read = read.transpose()?;
    let query = Query::Peers(Box::new(PeersQuery {
        round,
        countries: country.into_iter().collect(),
        settings: Some(match &read {
            Some(read) => read.draft.clone(),
            None => PeersDraft::plain(&index.framework),
        }),
        parts: Vec::new(),
    }));
    let document = query.run(&index).map_err(|error| match &read {
        Some(read) => error.located(|it| read.places.locate(it)),
        None => error,
    })?;
    Ok(document.to_json())
}

/// Reads a JSON list of rounds, which messages call by a name.
fn read_rounds(name: &str, index: &Index, text: &str) -> Result<Vec<Round>, Problems> {
    read_each(name, text, "round", |file, text| {
        let read = read::round(&format!("{file}.json"), text.as_bytes())?;
        Ok(read.check(|draft| draft.check(&index.framework))?.value)
    })
}

/// What messages call a text that may be TOML or JSON. No TOML begins with a brace.
fn named(name: &str, text: &str) -> String {
    let json = text.trim_start().starts_with('{');
    format!("{name}.{}", if json { "json" } else { "toml" })
}

fn whole_number(draws: f64) -> Result<u32, Refusal> {
    let text = draws.to_string();
    text.parse().map_err(|_| {
        Refusal::because(format!(
            "the draws are {text}; allowed are whole numbers from 1 to {}, such as 10000",
            u32::MAX
        ))
    })
}
