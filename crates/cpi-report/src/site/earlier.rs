//! Which editions were published before, and what does this one correct in the last of them?

use super::edition::Edition;
use crate::ReportError;
use cpi_model::code::MISSING;
use cpi_model::draft::{FinalDraft, FrameworkReference, PublicAssessmentDraft};
use cpi_model::number::Score;
use cpi_scoring::document::{Content, Document};
use cpi_scoring::historical::HeadPosition;
use cpi_scoring::{NodeScore, Scorecard};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The file of a site that lists its edition and those before it.
pub const EDITIONS: &str = "data/editions.json";
/// The file of a corrected edition that says what was corrected.
pub const ERRATUM: &str = "data/erratum.json";

/// An edition, as `data/editions.json` lists it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedEdition {
    /// The name of its folder, beside that of the site which lists it; `.` for its own.
    pub folder: String,
    /// The round that its pages show.
    pub round: String,
    /// The framework.
    pub framework: FrameworkReference,
    /// Who declared it final, and when; none of a draft.
    #[serde(default, rename = "final", skip_serializing_if = "Option::is_none")]
    pub declared_final: Option<FinalDraft>,
    /// The SHA-256 of what its scores were computed from.
    pub sha256: String,
    /// The folder of the edition of the same round that it corrects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrects: Option<String>,
}

/// The list of editions, the latest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Editions {
    /// The version of this format: 1.
    pub schema_version: u32,
    /// The editions.
    pub editions: Vec<PublishedEdition>,
}

/// The published edition that this one comes after.
#[derive(Debug, Clone)]
pub struct Earlier {
    /// The name of its folder, beside that of this site.
    pub folder: String,
    /// It and those before it, as its site lists them.
    pub editions: Vec<PublishedEdition>,
    /// Its scores.
    pub scores: Document,
    /// Its file `ranking.csv`.
    pub ranking: String,
    /// Its public assessments.
    pub assessments: Vec<PublicAssessmentDraft>,
    /// How the histories go on from what it was computed from.
    pub heads: Vec<HeadPosition>,
}

impl Earlier {
    /// Its round.
    pub fn round(&self) -> &str {
        self.editions.first().map_or("", |it| it.round.as_str())
    }
}

/// Which figure changed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case", tag = "figure")]
pub(super) enum Figure {
    /// The score of a node.
    Score { node: String },
    /// The score of a group of a view.
    Group { view: String, group: String },
    /// The score of a group within a node.
    Cell {
        view: String,
        node: String,
        group: String,
    },
    /// The difference between law and practice.
    Gap { node: String },
}

/// A figure before and after a correction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct FigureChange {
    pub(super) country: String,
    #[serde(flatten)]
    pub(super) figure: Figure,
    /// The exact score as it was published; none where there was no score.
    pub(super) from: Option<Score>,
    pub(super) to: Option<Score>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) rank_from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) rank_to: Option<String>,
}

/// An answer before and after a correction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct AnswerChange {
    pub(super) country: String,
    pub(super) indicator: String,
    /// The answer as it was published; none where it was missing.
    pub(super) from: Option<String>,
    pub(super) to: Option<String>,
}

/// What a correction changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Correction<'a> {
    pub(super) folder: &'a str,
    pub(super) figures: Vec<FigureChange>,
    pub(super) answers: Vec<AnswerChange>,
    pub(super) heads: &'a [HeadPosition],
}

/// The edition of a site, and those before it.
pub(super) fn editions(edition: &Edition<'_>) -> Vec<PublishedEdition> {
    let (framework, sources) = (edition.framework, edition.sources);
    let declared = edition.round.declared_final(sources.round);
    let earlier = sources.earlier;
    let corrects = earlier.filter(|it| it.round() == sources.round);
    let mut editions = vec![PublishedEdition {
        folder: ".".to_owned(),
        round: sources.round.to_owned(),
        framework: FrameworkReference {
            id: Some(framework.id().to_owned()),
            version: Some(framework.version().to_owned()),
        },
        declared_final: declared.map(|it| FinalDraft {
            by: Some(it.by.clone()),
            on: Some(it.on.to_string()),
        }),
        sha256: edition.hash.clone(),
        corrects: corrects.map(|it| it.folder.clone()),
    }];
    let before = earlier.into_iter().flat_map(|it| {
        it.editions.iter().map(|each| PublishedEdition {
            folder: if each.folder == "." {
                it.folder.clone()
            } else {
                each.folder.clone()
            },
            ..each.clone()
        })
    });
    editions.extend(before);
    editions
}

/// What the edition corrects in the one before it; none where that one is of another round.
///
/// # Errors
///
/// [`ReportError::Lacks`] where the earlier document holds no scores.
pub(super) fn correction<'a>(edition: &Edition<'a>) -> Result<Option<Correction<'a>>, ReportError> {
    let sources = edition.sources;
    let Some(earlier) = sources.earlier.filter(|it| it.round() == sources.round) else {
        return Ok(None);
    };
    let Content::Scores { scorecards } = &earlier.scores.content else {
        return Err(ReportError::Lacks);
    };
    // Scores are compared as they are published, with all their digits.
    let published = Document::from_json(&edition.scores().to_json());
    let published = published.map_err(|_| ReportError::Lacks)?;
    let Content::Scores { scorecards: own } = &published.content else {
        return Err(ReportError::Lacks);
    };
    let (before, after) = (figures(scorecards), figures(own));
    let rank_before = ranks(&earlier.ranking);
    let rank_after = edition.ranks();
    let is_new: BTreeSet<&FigureOf> = after.iter().map(|(key, _)| key).collect();
    let gone = before.iter().filter(|(key, _)| !is_new.contains(key));
    let keys = after.iter().chain(gone).map(|(key, _)| key);
    let of = |all: &[(FigureOf, Option<Score>)]| -> BTreeMap<FigureOf, Option<Score>> {
        all.iter().cloned().collect()
    };
    let (score_before, score_after) = (of(&before), of(&after));
    let changes = keys.filter_map(|key| {
        let (country, figure) = key;
        let node = match figure {
            Figure::Score { node } => node.as_str(),
            // Groups, cells and gaps have no rank.
            Figure::Group { .. } | Figure::Cell { .. } | Figure::Gap { .. } => "",
        };
        let published = (country.clone(), node.to_owned());
        let change = FigureChange {
            country: country.clone(),
            figure: figure.clone(),
            from: score_before.get(key).copied().flatten(),
            to: score_after.get(key).copied().flatten(),
            rank_from: rank_before.get(&published).cloned(),
            rank_to: rank_after.get(&(country.as_str(), node)).cloned(),
        };
        (change.from != change.to || change.rank_from != change.rank_to).then_some(change)
    });
    Ok(Some(Correction {
        folder: &earlier.folder,
        figures: changes.collect(),
        answers: answers(edition, &earlier.assessments)?,
        heads: &earlier.heads,
    }))
}

/// A country and one of its figures.
type FigureOf = (String, Figure);

/// Every published score of countries, in the order of the scorecards.
fn figures(cards: &[Scorecard]) -> Vec<(FigureOf, Option<Score>)> {
    let mut found = Vec::new();
    for card in cards {
        let mut add = |figure, score| found.push(((card.country.clone(), figure), score));
        let score = |result: &NodeScore| result.score;
        for node in &card.nodes {
            let node_code = node.code.to_string();
            add(Figure::Score { node: node_code }, score(&node.result));
        }
        for of_view in &card.views {
            let view = || of_view.code.to_string();
            for group in &of_view.groups {
                let figure = Figure::Group {
                    view: view(),
                    group: group.code.to_string(),
                };
                add(figure, score(&group.result));
            }
            for cell in &of_view.cells {
                let figure = Figure::Cell {
                    view: view(),
                    node: cell.row.to_string(),
                    group: cell.group.to_string(),
                };
                add(figure, score(&cell.result));
            }
        }
        for gap in &card.gaps {
            let node = gap.node.to_string();
            add(Figure::Gap { node }, gap.gap);
        }
    }
    found
}

/// The ranks of a table `ranking.csv`, by country and node.
fn ranks(table: &str) -> BTreeMap<(String, String), String> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let rows = reader.deserialize::<BTreeMap<String, String>>().flatten();
    rows.filter_map(|mut row| {
        let rank = row.remove("rank").filter(|rank| !rank.is_empty())?;
        Some(((row.remove("country")?, row.remove("node")?), rank))
    })
    .collect()
}

/// The answers that differ, in the order of the countries and of the framework.
fn answers(
    edition: &Edition<'_>,
    before: &[PublicAssessmentDraft],
) -> Result<Vec<AnswerChange>, ReportError> {
    let mut after = Vec::new();
    for assessment in edition.assessments.values() {
        after.push(super::data::public(assessment)?);
    }
    let answered = |all: &[PublicAssessmentDraft]| -> BTreeMap<(String, String), String> {
        let answers = all.iter().flat_map(|of| {
            let country = of.country.clone().unwrap_or_default();
            of.answers.iter().filter_map(move |answer| {
                let given = answer.answer.as_deref().filter(|it| *it != MISSING);
                let text = match (given, &answer.points) {
                    (given, Some(points)) => {
                        format!("{} (adjudicated {points})", given.unwrap_or(MISSING))
                    }
                    (given, None) => given?.to_owned(),
                };
                Some(((country.clone(), answer.indicator.clone()?), text))
            })
        });
        answers.collect()
    };
    let (before, after) = (answered(before), answered(&after));
    let keys: BTreeSet<&(String, String)> = before.keys().chain(after.keys()).collect();
    let mut changes: Vec<AnswerChange> = keys
        .into_iter()
        .filter(|key| before.get(key) != after.get(key))
        .map(|key| AnswerChange {
            country: key.0.clone(),
            indicator: key.1.clone(),
            from: before.get(key).cloned(),
            to: after.get(key).cloned(),
        })
        .collect();
    let position = |code: &str| edition.framework.indicator_position(code);
    changes.sort_by_key(|it| (it.country.clone(), position(&it.indicator)));
    Ok(changes)
}
