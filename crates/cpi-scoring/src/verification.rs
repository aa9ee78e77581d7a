//! Is a result what its inputs give? A document that was written is held against one that was computed again.

mod older;

use crate::changes::ScoreChange;
use crate::document::{Content, Document};
use crate::query::{Inputs, Query, QueryError};
use crate::score::engine;
use cpi_model::json_diff::{JsonDifference, differences};
use cpi_model::provenance::AssessmentIdentity;
use cpi_model::{Framework, Index, Provenance};
use serde_json::Value;

/// What a comparison of a result with its recomputation found.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Verification {
    /// The version of the engine that computed the result.
    pub version: String,
    /// Where the two differ: `one` is what the result states, `other` what was recomputed. Empty if they are
    /// the same.
    pub differences: Vec<JsonDifference>,
    /// The changes since that version that can be behind a difference; empty if there is none.
    pub changes: Vec<&'static ScoreChange>,
}

/// The assessments that a result names in its provenance.
///
/// # Errors
///
/// Where it names none, or they cannot be read.
pub fn assessments_of(stated: &Value) -> Result<Vec<AssessmentIdentity>, serde_json::Error> {
    serde_json::from_value(stated["provenance"]["assessments"].clone())
}

/// Runs the query of a result on the index again. Rounds that were answered later are ignored.
///
/// # Errors
///
/// [`QueryError`] as [`Query::run_with`].
pub fn recompute(
    stated: &Value,
    query: &Query,
    named: &[AssessmentIdentity],
    index: &mut Index,
    threads: usize,
) -> Result<Document, QueryError> {
    index.assessments.retain(|it| {
        let mut named = named.iter();
        named.any(|each| each.country == it.country() && each.round == it.round())
    });
    if stated["kind"].as_str() == Some("table") {
        // The table itself is in another file; its provenance is what can be compared.
        let provenance = Provenance::of(engine(), &index.framework, &index.assessments)?;
        let sha256 = stated["sha256"].as_str().unwrap_or_default().to_owned();
        let provenance = provenance.with_units(&index.rounds);
        let mut recomputed = Document::new(provenance, Content::Table { sha256 });
        recomputed.query = Some(query.clone());
        return Ok(recomputed);
    }
    let inputs = Inputs {
        threads,
        ..Inputs::of(index)
    };
    query.run_with(&inputs, &mut |_| true)
}

/// Compares a result with its recomputation. Another version of the engine is no difference. A result of 0.1, which has
/// no query, is compared only in the fields that it has: later versions print more.
///
/// # Errors
///
/// Where the recomputed document cannot be written as JSON.
///
/// # Examples
///
/// ```
/// # let framework = cpi_scoring::FrameworkDraft::from_json("framework.json", r#"{
/// #     "schema_version": 1, "id": "demo", "version": "1", "languages": ["en"],
/// #     "countries": "iso-3166", "range": {"low": "0", "high": "1"},
/// #     "display": {"digits": 2, "rounding": "half-up"},
/// #     "ranking": {"scores": "unrounded", "digits": 12, "order": "highest-first", "ties": "lowest"},
/// #     "method": {"aggregation": "arithmetic", "over": "children", "weights": "equal",
/// #                "missing": "leave-out", "least_coverage": "0", "coverage_of": "indicators"},
/// #     "scales": {"ynp": {"options": [{"code": "yes", "points": "1"}, {"code": "no", "points": "0"}]}},
/// #     "nodes": [{"code": "index"}],
/// #     "indicators": [{"code": "1.1", "parent": "index", "kind": "checklist", "scale": "ynp"}]
/// # }"#)?.check()?.value;
/// # let answers = cpi_scoring::AssessmentDraft::from_json("answers.json", r#"{
/// #     "schema_version": 1, "framework": {"id": "demo", "version": "1"},
/// #     "country": "XAA", "round": "2026", "answers": [{"indicator": "1.1", "answer": "yes"}]
/// # }"#)?.check(&framework)?.value;
/// # let mut index = cpi_scoring::model::Index::new(framework.clone());
/// # index.assessments.push(answers);
/// use cpi_scoring::{Query, ScoresQuery, verification};
///
/// let document = Query::Scores(ScoresQuery::default()).run(&index)?;
/// let mut stated = serde_json::to_value(&document)?;
/// assert!(verification::compare(&stated, document.clone(), &framework)?.differences.is_empty());
/// stated["scorecards"][0]["country"] = "XAB".into();
/// let found = verification::compare(&stated, document, &framework)?.differences;
/// assert_eq!(found[0].path.as_str(), "/scorecards/0/country");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn compare(
    stated: &Value,
    mut recomputed: Document,
    framework: &Framework,
) -> Result<Verification, serde_json::Error> {
    let version = stated.pointer("/provenance/engine/version");
    let version = version.and_then(Value::as_str).unwrap_or_default();
    with_version(&mut recomputed, version);
    let found = if stated.get("query").is_some() {
        differences(stated, &serde_json::to_value(&recomputed)?)
    } else {
        recomputed.query = None;
        let (mut stated, mut recomputed) = (stated.clone(), serde_json::to_value(&recomputed)?);
        older::align(&mut stated, &mut recomputed);
        differences(&stated, &recomputed)
    };
    let changes = if found.is_empty() {
        Vec::new()
    } else {
        let kind = stated["kind"].as_str().unwrap_or_default();
        ScoreChange::since(version, framework, kind)
    };
    Ok(Verification {
        version: version.to_owned(),
        differences: found,
        changes,
    })
}

/// Puts the version that computed a result in place of this one, also for the older editions of a trend.
fn with_version(document: &mut Document, version: &str) {
    #[cfg(feature = "analysis")]
    if let Content::Trend {
        others: Some(others),
        ..
    } = &mut document.content
    {
        let lists = [&mut others.older, &mut others.before, &mut others.published];
        for provenance in lists.into_iter().flatten() {
            version.clone_into(&mut provenance.engine.version);
        }
    }
    version.clone_into(&mut document.provenance.engine.version);
}
