//! `cpi verify`.

use super::{coherence, compare, open, score, scorecards};
use crate::failure::Failure;
use crate::output;
use cpi_io::document::{Content, differences};
use cpi_io::folder;
use serde_json::Value;
use std::path::Path;
use std::process::ExitCode;

pub(super) fn run(result: &Path, with: &Path) -> Result<ExitCode, Failure> {
    let bytes = folder::bytes(result)?;
    let stated: Value = serde_json::from_slice(&bytes).map_err(|error| {
        Failure::NotThere(format!(
            "{}: this is no result in JSON: {error}",
            result.display()
        ))
    })?;
    let index = open(with)?;
    let text = |value: &Value, key: &str| value[key].as_str().map(str::to_owned);
    let recomputed = match stated["kind"].as_str() {
        Some("scores") => {
            let listed = stated["scorecards"].as_array().cloned().unwrap_or_default();
            let trail = listed.iter().any(|card| card.get("trail").is_some());
            let mut cards = scorecards(&index, None, trail)?;
            let named: Vec<_> = listed
                .iter()
                .map(|card| (text(card, "country"), text(card, "round")))
                .collect();
            cards.retain(|card| {
                named.contains(&(Some(card.country.clone()), Some(card.round.clone())))
            });
            score::document(&index, cards)
        }
        Some("comparison") => {
            let listed = stated["comparisons"]
                .as_array()
                .cloned()
                .unwrap_or_default();
            let rounds: Vec<_> = listed
                .iter()
                .filter_map(|each| text(each, "round"))
                .collect();
            let mut cards = scorecards(&index, None, false)?;
            cards.retain(|card| rounds.contains(&card.round));
            let comparisons = cpi_scoring::compare(&index.framework, &cards)?;
            compare::document(&index, &cards, Content::Comparison { comparisons })
        }
        Some("difference") => {
            let difference = &stated["difference"];
            let cards = scorecards(&index, text(difference, "round").as_deref(), false)?;
            let find = |key| {
                let country = text(difference, key).unwrap_or_default();
                cards
                    .iter()
                    .find(|card| card.country == country)
                    .ok_or_else(|| {
                        Failure::NotThere(format!(
                            "the index has no assessment of `{country}` in this round"
                        ))
                    })
            };
            let found = cpi_scoring::difference(find("country")?, find("other")?);
            compare::document(&index, &cards, Content::Difference { difference: found })
        }
        Some("coherence") => coherence::again(&index, &stated["coherence"])?,
        other => {
            return Err(Failure::NotThere(format!(
                "{}: its `kind` is {}; results are of the kind `scores`, `comparison`, `difference` or `coherence`",
                result.display(),
                other.map_or_else(|| "absent".to_owned(), |kind| format!("`{kind}`")),
            )));
        }
    };
    let recomputed: Value = serde_json::from_str(&recomputed.to_json()).map_err(|error| {
        Failure::NotThere(format!("the recomputed result cannot be read: {error}"))
    })?;
    let found = differences(&stated, &recomputed);
    if found.is_empty() {
        output::result("same\n")?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut report = String::new();
    for each in &found {
        report.push_str(&format!(
            "{}: stated {}, recomputed {}\n",
            each.path, each.one, each.other
        ));
    }
    report.push_str(&format!("different: {}\n", found.len()));
    output::result(&report)?;
    Ok(ExitCode::from(1))
}
