//! What does each assessment score? The steps of the methodology in order.

mod query;
mod trailed;

pub use query::ScoresQuery;
pub(crate) use query::rounds_of;

use crate::ScoreError;
use crate::aggregate::Weighted;
use crate::bounds::{Attainable, BoundsSearch};
use crate::item::{self, Item};
use crate::node::{self, NodeRefused, Outcome};
use crate::normalise::{self, Normaliser, Reason, Undefined};
use crate::scorecard::{Bounds, CodedScore, Coverage, NodeScore, Scorecard};
use crate::{trail, view};
use cpi_model::assessment::Assessment;
use cpi_model::draft::RankScores;
use cpi_model::framework::{Framework, Member, Method};
use cpi_model::number::{Score, Weight};
use cpi_model::provenance::Engine;
use cpi_model::threads::in_threads;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::thread;

/// What a scorecard holds beyond the scores.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether it holds the trail: every indicator and every member of every node. The
    /// default is no.
    pub trail: bool,
}

/// This crate and its version, as results name it.
pub fn engine() -> Engine {
    Engine {
        name: env!("CARGO_PKG_NAME").to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
    }
}

/// The scorecard of one assessment, which is a round of its own.
///
/// Quantities that are normalised with the values of their round (methodology 3.9) need
/// the whole round: use [`score_all`].
///
/// # Errors
///
/// [`ScoreError`] where the methodology refuses to score.
///
/// # Examples
///
/// See the front page of this crate.
pub fn score(framework: &Framework, assessment: &Assessment) -> Result<Scorecard, ScoreError> {
    let cards = score_all(framework, std::slice::from_ref(assessment))?;
    Ok(cards
        .into_iter()
        .next()
        .expect("one assessment gives one scorecard"))
}

/// The scorecards of assessments of any number of rounds, in the order given. Those of
/// one round are each other's reference values (methodology 3.9).
///
/// # Errors
///
/// [`ScoreError`] where the methodology refuses to score; the first in the order given.
pub fn score_all(
    framework: &Framework,
    assessments: &[Assessment],
) -> Result<Vec<Scorecard>, ScoreError> {
    score_all_with(framework, assessments, &Options::default())
}

/// As [`score_all`], with options.
///
/// # Errors
///
/// [`ScoreError`] where the methodology refuses to score; the first in the order given.
pub fn score_all_with(
    framework: &Framework,
    assessments: &[Assessment],
    options: &Options,
) -> Result<Vec<Scorecard>, ScoreError> {
    own(framework, assessments)?;
    scorecards(framework, assessments, options)
}

/// Whether every assessment was checked with the framework.
pub(crate) fn own(framework: &Framework, assessments: &[Assessment]) -> Result<(), ScoreError> {
    for assessment in assessments {
        assessment.belongs_to(framework)?;
    }
    Ok(())
}

/// The scorecards of assessments of the framework, or of one that has the same indicators
/// and differs in method alone.
pub(crate) fn scorecards(
    framework: &Framework,
    assessments: &[Assessment],
    options: &Options,
) -> Result<Vec<Scorecard>, ScoreError> {
    let parts = fold(framework, assessments, options, &Vec::new, &Vec::push)?;
    let mut parts = parts.into_iter();
    let mut cards = parts.next().unwrap_or_default();
    cards.reserve_exact(assessments.len() - cards.len());
    cards.extend(parts.flatten());
    Ok(cards)
}

/// Scores assessments and hands each scorecard on, so that a panel of millions of answers
/// needs no memory for all of them at once. As [`score_all_with`] otherwise.
///
/// The assessments are cut into as many parts as the machine has processors. Each part
/// begins with `start` and folds its scorecards into that; the parts come back in order.
///
/// # Errors
///
/// [`ScoreError`] where the methodology refuses to score; the first in the order given.
///
/// # Examples
///
/// ```
/// # fn example(index: &cpi_model::Index) -> Result<(), cpi_scoring::ScoreError> {
/// let parts = cpi_scoring::fold_scores(
///     &index.framework,
///     &index.assessments,
///     &cpi_scoring::Options::default(),
///     String::new,
///     |text, card| cpi_report::scores::add_wide_row(text, &card),
/// )?;
/// let table = parts.concat();
/// # Ok(())
/// # }
/// ```
pub fn fold_scores<T: Send>(
    framework: &Framework,
    assessments: &[Assessment],
    options: &Options,
    start: impl Fn() -> T + Sync,
    fold: impl Fn(&mut T, Scorecard) + Sync,
) -> Result<Vec<T>, ScoreError> {
    own(framework, assessments)?;
    self::fold(framework, assessments, options, &start, &fold)
}

fn fold<T: Send>(
    framework: &Framework,
    assessments: &[Assessment],
    options: &Options,
    start: &(impl Fn() -> T + Sync),
    fold: &(impl Fn(&mut T, Scorecard) + Sync),
) -> Result<Vec<T>, ScoreError> {
    let rounds = Rounds::new(framework, assessments)?;
    let part = |first: usize, part: &[Assessment]| {
        let mut folded = start();
        for (i, assessment) in part.iter().enumerate() {
            let normalisers = rounds.normalisers(first + i);
            let scoring = Scoring::new(framework, assessment, normalisers)?;
            fold(&mut folded, scoring.scorecard(options)?);
        }
        Ok(folded)
    };
    let work = assessments.len() * framework.indicators().len();
    let processors = thread::available_parallelism().map_or(1, usize::from);
    let parts = processors.min(work / SMALLEST_PART).max(1);
    if parts == 1 {
        return Ok(vec![part(0, assessments)?]);
    }
    let length = assessments.len().div_ceil(parts);
    let chunks = assessments.chunks(length).enumerate();
    let parts = in_threads(chunks, |(i, chunk)| part(i * length, chunk));
    parts.into_iter().collect()
}

/// Below this many answers a part is not worth a thread of its own.
const SMALLEST_PART: usize = 20_000;

/// The rounds of assessments, with the normalisers of each.
pub(crate) struct Rounds {
    /// The round of each assessment.
    of: Vec<usize>,
    /// The normalisers of each round; one for all where none depends on a round.
    normalisers: Vec<Vec<Option<Normaliser>>>,
}

impl Rounds {
    pub(crate) fn new(
        framework: &Framework,
        assessments: &[Assessment],
    ) -> Result<Self, ScoreError> {
        let mut rounds: Vec<(&str, Vec<&Assessment>)> = Vec::new();
        let mut positions: BTreeMap<&str, usize> = BTreeMap::new();
        let mut of = Vec::with_capacity(assessments.len());
        let mut before = 0;
        for assessment in assessments {
            let id = assessment.round();
            // Panels are mostly in order: this round, or the one after it.
            let near = [before, before + 1]
                .into_iter()
                .find(|i| rounds.get(*i).is_some_and(|(round, _)| *round == id));
            before = near.unwrap_or_else(|| {
                *positions.entry(id).or_insert_with(|| {
                    rounds.push((id, Vec::new()));
                    rounds.len() - 1
                })
            });
            rounds[before].1.push(assessment);
            of.push(before);
        }
        for (round, members) in &rounds {
            let countries = members.iter().map(|member| member.country());
            if let Some(country) = twice(countries) {
                return Err(ScoreError::Twice {
                    country: country.to_owned(),
                    round: (*round).to_owned(),
                });
            }
        }
        let shared = !normalise::any_uses_round(framework);
        let needed = if shared {
            rounds.len().min(1)
        } else {
            rounds.len()
        };
        let normalisers = rounds[..needed].iter().map(|(round, members)| {
            normalise::normalisers(framework, members).map_err(|undefined| {
                refused_value(framework, members[0].country(), round, undefined)
            })
        });
        Ok(Self {
            normalisers: normalisers.collect::<Result<_, _>>()?,
            of,
        })
    }

    pub(crate) fn normalisers(&self, assessment: usize) -> &[Option<Normaliser>] {
        let last = self.normalisers.len() - 1;
        &self.normalisers[self.of[assessment].min(last)]
    }
}

/// A code that stands twice, if there is one.
pub(crate) fn twice<'a>(codes: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut sorted: Vec<&str> = codes.collect();
    sorted.sort_unstable();
    let twice = sorted.windows(2).find(|pair| pair[0] == pair[1])?;
    Some(twice[0])
}

pub(crate) fn refused_value(
    framework: &Framework,
    country: &str,
    round: &str,
    undefined: Undefined,
) -> ScoreError {
    let indicator = framework.indicators()[undefined.position].code().to_owned();
    match undefined.reason {
        Reason::Coinciding(reason) => ScoreError::UndefinedNormalisation {
            round: round.to_owned(),
            indicator,
            reason,
        },
        Reason::TooLarge => ScoreError::TooLarge {
            country: country.to_owned(),
            round: round.to_owned(),
            code: indicator,
        },
    }
}

/// One assessment while it is scored.
pub(crate) struct Scoring<'a> {
    pub(crate) framework: &'a Framework,
    pub(crate) assessment: &'a Assessment,
    pub(crate) normalisers: &'a [Option<Normaliser>],
    pub(crate) items: Vec<Item>,
    pub(crate) nodes: Vec<Outcome>,
}

impl<'a> Scoring<'a> {
    pub(crate) fn new(
        framework: &'a Framework,
        assessment: &'a Assessment,
        normalisers: &'a [Option<Normaliser>],
    ) -> Result<Self, ScoreError> {
        let items = item::items(framework, assessment, normalisers).map_err(|undefined| {
            refused_value(
                framework,
                assessment.country(),
                assessment.round(),
                undefined,
            )
        })?;
        Self::of_items(framework, assessment, normalisers, items)
    }

    /// The scoring of an assessment if these were its items.
    pub(crate) fn of_items(
        framework: &'a Framework,
        assessment: &'a Assessment,
        normalisers: &'a [Option<Normaliser>],
        items: Vec<Item>,
    ) -> Result<Self, ScoreError> {
        let nothing = Outcome::NOTHING;
        let mut scoring = Self {
            framework,
            assessment,
            normalisers,
            items,
            nodes: vec![nothing; framework.nodes().len()],
        };
        let mut scratch = Vec::new();
        for &position in framework.scoring_order() {
            let node = &framework.nodes()[position];
            let children = node.children().iter();
            let coverage = node::covered(children.map(|child| scoring.coverage(*child)));
            let code = |member: usize| framework.member_code(node.members()[member].0);
            scoring.nodes[position] = scoring.outcome(
                (node.code(), &code),
                node.method(),
                coverage,
                node.members()
                    .iter()
                    .map(|(member, weight)| (scoring.member(*member), *weight)),
                &mut scratch,
            )?;
        }
        Ok(scoring)
    }

    pub(crate) fn member(&self, member: Member) -> Outcome {
        match member {
            Member::Node(node) => self.nodes[node],
            Member::Indicator(indicator) => self.items[indicator].into(),
        }
    }

    fn coverage(&self, member: Member) -> Coverage {
        match member {
            Member::Node(node) => self.nodes[node].coverage,
            Member::Indicator(indicator) => self.items[indicator].coverage(),
        }
    }

    /// The outcome of anything that has members; a refusal names them by `code`.
    pub(crate) fn outcome<'c>(
        &self,
        (name, code): (&str, &dyn Fn(usize) -> &'c str),
        method: &Method,
        coverage: Coverage,
        members: impl Iterator<Item = (Outcome, Weight)> + Clone,
        scratch: &mut Vec<Weighted>,
    ) -> Result<Outcome, ScoreError> {
        let zero = self.framework.range().low.into();
        let (country, round) = (self.assessment.country(), self.assessment.round());
        let found = node::outcome(method, zero, coverage, members.clone(), scratch);
        found.map_err(|refused| {
            let (country, round) = (country.to_owned(), round.to_owned());
            match refused {
                NodeRefused::Missing(missing) => ScoreError::MissingAnswers {
                    country,
                    round,
                    node: name.to_owned(),
                    members: missing
                        .into_iter()
                        .map(|member| code(member).to_owned())
                        .collect(),
                },
                NodeRefused::NotPositive(member) => ScoreError::OutsideDomain {
                    country,
                    round,
                    node: name.to_owned(),
                    aggregation: method.aggregation().word(),
                    member: code(member).to_owned(),
                    score: members
                        .into_iter()
                        .nth(member)
                        .and_then(|(outcome, _)| node::enters(method, zero, &outcome))
                        .unwrap_or(zero)
                        .into(),
                },
                NodeRefused::TooLarge => ScoreError::TooLarge {
                    country,
                    round,
                    code: name.to_owned(),
                },
            }
        })
    }

    pub(crate) fn scorecard(&self, options: &Options) -> Result<Scorecard, ScoreError> {
        let mut search = BoundsSearch::new(self);
        let nodes = self
            .framework
            .nodes()
            .iter()
            .enumerate()
            .map(|(position, node)| CodedScore {
                code: Arc::clone(node.code()),
                result: self.result(&self.nodes[position], || search.node(position)),
            })
            .collect();
        let views = view::views(self, &mut search)?;
        Ok(Scorecard {
            framework: self.framework.clone().into(),
            country: self.assessment.country().to_owned(),
            round: self.assessment.round().to_owned(),
            review_basis: crate::review_basis(self.assessment),
            gaps: view::gaps(self.framework, &views),
            nodes,
            views,
            trail: options.trail.then(|| trail::trail(self)),
        })
    }

    /// The published form of an outcome; bounds are searched only if answers are missing.
    pub(crate) fn result(
        &self,
        outcome: &Outcome,
        reach: impl FnOnce() -> Option<Attainable>,
    ) -> NodeScore {
        let bounds = reach().map(|reach| Bounds {
            low: reach.low.into(),
            high: reach.high.into(),
            exact: reach.exact,
        });
        NodeScore {
            state: outcome.state,
            score: outcome.score.map(Score::from),
            display: outcome
                .score
                .map(|score| self.framework.display().show(score)),
            band: outcome.score.and_then(|score| band(self.framework, score)),
            coverage: outcome.coverage,
            bounds,
        }
    }
}

/// The band of a score (methodology 8.1).
pub(crate) fn band(framework: &Framework, score: Decimal) -> Option<Arc<str>> {
    let banding = framework.banding()?;
    let compared = match banding.scores {
        RankScores::Rounded => framework.display().apply(score),
        RankScores::Unrounded => score,
    };
    let reached = |from: &Option<Score>| from.is_none_or(|from| Decimal::from(from) <= compared);
    banding
        .bands
        .iter()
        .rev()
        .find(|(_, from)| reached(from))
        .map(|(code, _)| Arc::clone(code))
}
