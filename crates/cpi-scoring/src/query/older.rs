//! Which query does a document of 0.1 answer? It does not say, but its result shows.

use super::Query;
use crate::comparison::{ComparisonQuery, DifferenceQuery};
use crate::explanation::ExplanationQuery;
use crate::score::ScoresQuery;
use cpi_model::Framework;
use serde_json::Value;

#[cfg(feature = "round")]
use crate::{
    agreement::{AgreementQuery, Versions},
    status::{StatusGrouping, StatusQuery},
};
#[cfg(feature = "analysis")]
use crate::{
    coherence::{CaseSelection, CoherenceQuery},
    peers::PeersQuery,
    plan::{ChangedAnswer, PlanQuery, WhatIfQuery},
    robustness::{Interrupted, MissingPart, RobustnessQuery},
    trend::TrendQuery,
};
#[cfg(feature = "analysis")]
use cpi_model::draft::UncertaintyDraft;

/// The query of a document: the one it carries, or for documents of 0.1, which carry none, the
/// one that its result shows. `None` where it is no result that can be recomputed.
///
/// # Errors
///
/// What cannot be read: a query with an option that this version does not know, or a plan, targets
/// or settings that are none.
pub fn query_of(
    document: &Value,
    framework: &Framework,
) -> Result<Option<Query>, serde_json::Error> {
    if let Some(query) = document.get("query") {
        return serde_json::from_value(query.clone()).map(Some);
    }
    match document["kind"].as_str() {
        #[cfg(feature = "analysis")]
        Some("robustness" | "trend" | "plan" | "what-if" | "peers") => declared(document),
        Some(kind) => Ok(shown(kind, document, framework)),
        None => Ok(None),
    }
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn listed(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// The value of a key that all entries share.
fn shared(all: &[Value], key: &str) -> Option<String> {
    let (first, rest) = all.split_first()?;
    let same = rest.iter().all(|each| each[key] == first[key]);
    text(&first[key]).filter(|_| same)
}

#[cfg(feature = "analysis")]
fn number(value: &Value) -> Option<u32> {
    u32::try_from(value.as_u64()?).ok()
}

/// A part of a result; absent where it says nothing.
#[cfg(feature = "analysis")]
fn part<T: serde::de::DeserializeOwned>(value: &Value) -> Result<Option<T>, serde_json::Error> {
    serde_json::from_value(value.clone())
}

/// The query of a kind of result whose options are text, numbers and marks.
fn shown(kind: &str, document: &Value, framework: &Framework) -> Option<Query> {
    let named = listed(&document["provenance"]["assessments"]);
    Some(match kind {
        "scores" | "table" => {
            let cards = listed(&document["scorecards"]);
            Query::Scores(ScoresQuery {
                round: shared(named, "round"),
                country: shared(cards, "country"),
                trail: cards.iter().any(|card| card.get("trail").is_some()),
            })
        }
        "comparison" => Query::Comparison(ComparisonQuery {
            round: shared(listed(&document["comparisons"]), "round"),
        }),
        "difference" => {
            let difference = &document["difference"];
            Query::Difference(DifferenceQuery {
                round: text(&difference["round"]),
                country: text(&difference["country"])?,
                other: text(&difference["other"])?,
            })
        }
        "explanation" => {
            let explanation = &document["explanation"];
            let lines = listed(&explanation["lines"]);
            let depth = lines.iter().filter_map(|line| line["depth"].as_u64()).max();
            let first = lines.first()?;
            Query::Explanation(ExplanationQuery {
                country: text(&explanation["country"])?,
                round: text(&explanation["round"]),
                node: text(&first["code"]),
                depth: depth.and_then(|depth| usize::try_from(depth).ok()),
                language: language(first, framework),
            })
        }
        #[cfg(feature = "analysis")]
        "coherence" => {
            let coherence = &document["coherence"];
            let is_indicator =
                |code: &Value| framework.indicator_position(code.as_str()?).map(|_| ());
            let pairs = listed(&coherence["correlations"])
                .iter()
                .any(|pair| pair["pairing"] == "siblings" && is_indicator(&pair["one"]).is_some());
            let cases = match coherence["cases"].as_str() {
                Some("pairwise") => CaseSelection::Pairwise,
                _ => CaseSelection::Complete,
            };
            Query::Coherence(CoherenceQuery {
                round: text(&coherence["round"]),
                cases,
                pairs,
            })
        }
        #[cfg(feature = "round")]
        "agreement" => {
            let agreement = &document["agreement"];
            let versions = match agreement["versions"].as_str() {
                Some("standing") => Versions::Standing,
                _ => Versions::First,
            };
            Query::Agreement(AgreementQuery {
                round: shared(named, "round"),
                country: shared(named, "country"),
                versions,
                seed: agreement["seed"].as_u64()?,
                resamples: number(&agreement["resamples"])?,
            })
        }
        #[cfg(feature = "round")]
        "status" => {
            let rows = listed(&document["status"]);
            let has = |key: &str| rows.first().is_some_and(|row| row.get(key).is_some());
            // Only of assessors there may be none.
            let per = if has("section") {
                StatusGrouping::Section
            } else if has("assessor") || rows.is_empty() {
                StatusGrouping::Assessor
            } else {
                StatusGrouping::Country
            };
            Query::Status(StatusQuery {
                round: shared(named, "round"),
                country: shared(named, "country"),
                per,
            })
        }
        _ => return None,
    })
}

/// The language in which a node has the label of a line.
fn language(line: &Value, framework: &Framework) -> Option<String> {
    let node = framework.node_position(line["code"].as_str()?)?;
    let label = line["label"].as_str()?;
    let draft = framework.draft();
    let texts = &draft.nodes.get(node)?.label;
    let mut languages = draft.languages.iter();
    let found = languages.find(|language| texts.get(*language).is_some_and(|it| it == label));
    found.cloned()
}

/// The query of a kind of result that repeats what was declared for it: a plan, targets, settings.
#[cfg(feature = "analysis")]
fn declared(document: &Value) -> Result<Option<Query>, serde_json::Error> {
    let (robustness, plan) = (&document["robustness"], &document["plan"]);
    let (what_if, peers, asked) = (&document["what_if"], &document["peers"], &document["asked"]);
    Ok(match document["kind"].as_str() {
        Some("robustness") => {
            let lacks = part(&robustness["run"]["lacks"])?.unwrap_or_default();
            part(&robustness["plan"])?.and_then(|plan| run(robustness, plan, lacks))
        }
        Some("trend") => Some(Query::Trend(TrendQuery {
            strict: asked["strict"].as_bool().unwrap_or_default(),
            country: text(&asked["country"]),
            published: part(&asked["published"])?,
        })),
        Some("plan") => {
            let targets = part(&plan["declared"])?;
            text(&plan["country"]).map(|country| {
                Query::Plan(Box::new(PlanQuery {
                    country,
                    round: text(&plan["round"]),
                    targets,
                }))
            })
        }
        Some("what-if") => {
            let activated = part(&what_if["activated"])?;
            let change = |change: &Value| {
                Some(ChangedAnswer {
                    indicator: text(&change["indicator"])?,
                    answer: text(&change["to"])?,
                })
            };
            let answers = listed(&what_if["answers"]).iter().map(change).collect();
            let (answers, country): (Option<Vec<_>>, _) = (answers, text(&what_if["country"]));
            answers.zip(country).map(|(answers, country)| {
                Query::WhatIf(WhatIfQuery {
                    country,
                    round: text(&what_if["round"]),
                    answers,
                    activated,
                })
            })
        }
        Some("peers") => {
            let countries = listed(&peers["countries"]).iter();
            Some(Query::Peers(Box::new(PeersQuery {
                round: text(&peers["round"]),
                countries: countries.filter_map(|it| text(&it["country"])).collect(),
                settings: part(&peers["declared"])?,
                parts: Vec::new(),
            })))
        }
        _ => None,
    })
}

#[cfg(feature = "analysis")]
fn run(found: &Value, mut plan: UncertaintyDraft, lacks: Vec<MissingPart>) -> Option<Query> {
    if let Some(answers) = &mut plan.answers
        && answers.codings.is_some()
    {
        answers.confusion.clear();
    }
    let run = &found["run"];
    let interrupted = Interrupted {
        before: number(&run["interrupted_before"]),
        lacks,
    };
    Some(Query::Robustness(Box::new(RobustnessQuery {
        round: text(&found["round"]),
        plan,
        seed: run["seed"].as_str()?.parse().ok()?,
        draws: number(&run["draws"])?,
        interrupted: Some(interrupted).filter(|it| *it != Interrupted::default()),
    })))
}
