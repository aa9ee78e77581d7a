//! Which query does a document of 0.1 answer? It does not say, but its result shows.

use super::Query;
use crate::comparison::{ComparisonQuery, DifferenceQuery};
use crate::explanation::ExplanationQuery;
use crate::score::ScoresQuery;
use cpi_model::Framework;
use serde_json::Value;

#[cfg(feature = "analysis")]
use crate::{
    agreement::{AgreementQuery, Versions},
    coherence::{Cases, CoherenceQuery},
    peers::PeersQuery,
    plan::{ChangedAnswer, PlanQuery, WhatIfQuery},
    robustness::{Interrupted, RobustnessQuery},
    status::{Per, StatusQuery},
    trend::TrendQuery,
};

/// The query of a document: the one it carries, or for documents of 0.1, which carry none, the
/// one that its result shows. `None` where it is no result that can be recomputed.
pub fn query_of(document: &Value, framework: &Framework) -> Option<Query> {
    if let Some(query) = document.get("query") {
        return serde_json::from_value(query.clone()).ok();
    }
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let listed = |value: &Value| value.as_array().cloned().unwrap_or_default();
    match document["kind"].as_str()? {
        "scores" | "table" => {
            let cards = listed(&document["scorecards"]);
            let named = listed(&document["provenance"]["assessments"]);
            let only = |all: &[Value], key: &str| match all {
                [first, rest @ ..] if rest.iter().all(|each| each[key] == first[key]) => {
                    text(&first[key])
                }
                _ => None,
            };
            Some(Query::Scores(ScoresQuery {
                round: only(&named, "round"),
                country: only(&cards, "country"),
                trail: cards.iter().any(|card| card.get("trail").is_some()),
            }))
        }
        "comparison" => {
            let rounds = listed(&document["comparisons"]);
            Some(Query::Comparison(ComparisonQuery {
                round: match rounds.as_slice() {
                    [only] => text(&only["round"]),
                    _ => None,
                },
            }))
        }
        "difference" => {
            let difference = &document["difference"];
            Some(Query::Difference(DifferenceQuery {
                round: text(&difference["round"]),
                country: text(&difference["country"])?,
                other: text(&difference["other"])?,
            }))
        }
        "explanation" => {
            let explanation = &document["explanation"];
            let lines = listed(&explanation["lines"]);
            let depth = lines.iter().filter_map(|line| line["depth"].as_u64()).max();
            Some(Query::Explanation(ExplanationQuery {
                country: text(&explanation["country"])?,
                round: text(&explanation["round"]),
                node: text(&explanation["lines"][0]["code"]),
                depth: depth.and_then(|depth| usize::try_from(depth).ok()),
                language: language(&explanation["lines"][0], framework),
            }))
        }
        #[cfg(feature = "analysis")]
        kind => analysis(kind, document, framework),
        #[cfg(not(feature = "analysis"))]
        _ => None,
    }
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

#[cfg(feature = "analysis")]
fn analysis(kind: &str, document: &Value, framework: &Framework) -> Option<Query> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let listed = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let number = |value: &Value| value.as_u64().and_then(|it| u32::try_from(it).ok());
    let named = listed(&document["provenance"]["assessments"]);
    let only = |key: &str| match named.as_slice() {
        [first, rest @ ..] if rest.iter().all(|each| each[key] == first[key]) => text(&first[key]),
        _ => None,
    };
    match kind {
        "coherence" => {
            let coherence = &document["coherence"];
            let is_indicator =
                |code: &Value| framework.indicator_position(code.as_str()?).map(|_| ());
            let pairs = listed(&coherence["correlations"])
                .iter()
                .any(|pair| pair["pairing"] == "siblings" && is_indicator(&pair["one"]).is_some());
            let cases = match coherence["cases"].as_str() {
                Some("pairwise") => Cases::Pairwise,
                _ => Cases::Complete,
            };
            Some(Query::Coherence(CoherenceQuery {
                round: text(&coherence["round"]),
                cases,
                pairs,
            }))
        }
        "robustness" => {
            let found = &document["robustness"];
            let run = &found["run"];
            let mut plan: cpi_model::draft::UncertaintyDraft =
                serde_json::from_value(found["plan"].clone()).ok()?;
            if let Some(answers) = &mut plan.answers
                && answers.codings.is_some()
            {
                answers.confusion.clear();
            }
            let interrupted = Interrupted {
                before: number(&run["interrupted_before"]),
                lacks: serde_json::from_value(run["lacks"].clone()).unwrap_or_default(),
            };
            Some(Query::Robustness(Box::new(RobustnessQuery {
                round: text(&found["round"]),
                plan,
                seed: run["seed"].as_str()?.parse().ok()?,
                draws: number(&run["draws"])?,
                interrupted: Some(interrupted).filter(|it| *it != Interrupted::default()),
            })))
        }
        "trend" => Some(Query::Trend(TrendQuery {
            strict: document["asked"]["strict"].as_bool().unwrap_or_default(),
            country: text(&document["asked"]["country"]),
            published: serde_json::from_value(document["asked"]["published"].clone()).ok(),
        })),
        "plan" => {
            let plan = &document["plan"];
            Some(Query::Plan(Box::new(PlanQuery {
                country: text(&plan["country"])?,
                round: text(&plan["round"]),
                targets: serde_json::from_value(plan["declared"].clone()).ok(),
            })))
        }
        "what-if" => {
            let what_if = &document["what_if"];
            let changes = listed(&what_if["answers"]);
            let answers = changes.iter().map(|change| {
                Some(ChangedAnswer {
                    indicator: text(&change["indicator"])?,
                    answer: text(&change["to"])?,
                })
            });
            Some(Query::WhatIf(WhatIfQuery {
                country: text(&what_if["country"])?,
                round: text(&what_if["round"]),
                answers: answers.collect::<Option<_>>()?,
                activated: serde_json::from_value(what_if["activated"].clone()).ok(),
            }))
        }
        "peers" => {
            let peers = &document["peers"];
            let countries = listed(&peers["countries"]);
            let countries = countries.iter().filter_map(|it| text(&it["country"]));
            Some(Query::Peers(Box::new(PeersQuery {
                round: text(&peers["round"]),
                countries: countries.collect(),
                settings: serde_json::from_value(peers["declared"].clone()).ok(),
            })))
        }
        "agreement" => {
            let agreement = &document["agreement"];
            let versions = match agreement["versions"].as_str() {
                Some("standing") => Versions::Standing,
                _ => Versions::First,
            };
            Some(Query::Agreement(AgreementQuery {
                round: only("round"),
                country: only("country"),
                versions,
                seed: agreement["seed"].as_u64()?,
                resamples: number(&agreement["resamples"])?,
            }))
        }
        "status" => {
            let rows = listed(&document["status"]);
            let has = |key: &str| rows.first().is_some_and(|row| row.get(key).is_some());
            // Only of assessors there may be none.
            let per = if has("section") {
                Per::Section
            } else if has("assessor") || rows.is_empty() {
                Per::Assessor
            } else {
                Per::Country
            };
            Some(Query::Status(StatusQuery {
                round: only("round"),
                country: only("country"),
                per,
            }))
        }
        _ => None,
    }
}
