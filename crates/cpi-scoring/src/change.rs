//! What moved from one round to the next, and why? Methodology section 13.

mod country;
mod series;
mod step;
mod words;

use crate::ScoreError;
use crate::normalise::{self, Normaliser};
use crate::score::{refused_value, twice};
use cpi_model::crosswalk::Crosswalk;
use cpi_model::draft::Relation;
use cpi_model::framework::Framework;
use cpi_model::trend::{RelationCount, Relations, Trend, TrendRound};
use cpi_model::{Assessment, Round};
use std::collections::{BTreeMap, BTreeSet};
use thiserror::Error;

/// The rounds of one framework.
#[derive(Debug, Clone, Copy)]
pub struct Edition<'a> {
    /// The framework.
    pub framework: &'a Framework,
    /// Its rounds, for their reference dates.
    pub rounds: &'a [Round],
    /// The assessments of all rounds.
    pub assessments: &'a [Assessment],
}

/// What is taken as comparable.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TrendOptions {
    /// Whether only indicators asked in the same words are common. The default is no: reworded
    /// ones are common, too.
    pub strict: bool,
}

/// Why there is no trend.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum TrendError {
    /// Nothing was assessed.
    #[error("nothing was assessed in any round, so nothing can have moved")]
    NoAssessments,
    /// The version to compare with is of another framework.
    #[error(
        "the earlier state is of {found}, not of {expected}; a revision is of one framework, and between two frameworks stands a crosswalk"
    )]
    OtherFramework {
        /// Which framework is needed.
        expected: String,
        /// Which was given.
        found: String,
    },
    /// The methodology refuses to score.
    #[error(transparent)]
    Score(#[from] ScoreError),
}

/// The trend over the rounds of one framework, or of an older and a newer one.
///
/// `before` is an earlier state of the newest edition: what it says otherwise of the same
/// rounds is a revision (methodology 13.9).
///
/// # Method
///
/// Methodology section 13.
///
/// # Errors
///
/// [`TrendError`] without assessments, with an earlier state of another framework, or where
/// the methodology refuses to score a round.
pub fn trend(
    newest: &Edition<'_>,
    older: Option<(&Edition<'_>, &Crosswalk)>,
    before: Option<&Edition<'_>>,
    options: &TrendOptions,
) -> Result<Trend, TrendError> {
    let rounds = Timeline::of(newest, older, options)?;
    if rounds.entries.is_empty() {
        return Err(TrendError::NoAssessments);
    }
    let mut countries: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (position, entry) in rounds.entries.iter().enumerate() {
        let of_country = countries.entry(entry.assessment.country()).or_default();
        of_country.push(position);
    }
    let mut found = Trend {
        notes: Vec::new(),
        back: Vec::new(),
        rounds: rounds.labels(),
        common: rounds.common(),
        relations: older.map(|(_, crosswalk)| relations(crosswalk, options)),
        countries: Vec::with_capacity(countries.len()),
        revisions: Vec::new(),
    };
    for (country, entries) in &countries {
        found
            .countries
            .push(country::country(&rounds, country, entries, &found.rounds)?);
    }
    let mut revision_notes = Vec::new();
    if let Some(before) = before {
        found.revisions = country::revisions(&rounds, before, &found.rounds, &mut revision_notes)?;
    }
    found.back = words::back(&found);
    found.notes = words::notes(&found, &rounds);
    found.notes.extend(revision_notes);
    Ok(found)
}

fn relations(crosswalk: &Crosswalk, options: &TrendOptions) -> Relations {
    Relations {
        counts: crosswalk
            .counts()
            .iter()
            .map(|(relation, count)| RelationCount {
                relation: *relation,
                count: *count,
            })
            .collect(),
        unconfirmed: crosswalk.unconfirmed(),
        reworded_is_common: !options.strict,
    }
}

/// One assessment of the series.
struct Entry<'a> {
    assessment: &'a Assessment,
    /// The position of its round.
    round: usize,
    /// Of the older edition: the same answers to the newest framework.
    carried: Option<Assessment>,
}

/// A round of the series, while it is worked on.
struct SeriesRound<'a> {
    id: &'a str,
    date: String,
    older: bool,
    /// By its own framework.
    normalisers: Vec<Option<Normaliser>>,
    /// By the newest framework, where that is another.
    carried: Option<Vec<Option<Normaliser>>>,
}

impl SeriesRound<'_> {
    /// The normalisers of the newest framework with the values of this round.
    fn basis(&self) -> &[Option<Normaliser>] {
        self.carried.as_deref().unwrap_or(&self.normalisers)
    }
}

/// The rounds of all editions in order, with their assessments.
struct Timeline<'a> {
    newest: &'a Framework,
    older: Option<(&'a Framework, &'a Crosswalk)>,
    rounds: Vec<SeriesRound<'a>>,
    entries: Vec<Entry<'a>>,
    /// The positions of common indicators: in the newest framework and in the older.
    common: Option<(BTreeSet<usize>, BTreeSet<usize>)>,
}

impl<'a> Timeline<'a> {
    fn of(
        newest: &Edition<'a>,
        older: Option<(&Edition<'a>, &'a Crosswalk)>,
        options: &TrendOptions,
    ) -> Result<Self, ScoreError> {
        let mut found = Self {
            newest: newest.framework,
            older: older.map(|(edition, crosswalk)| (edition.framework, crosswalk)),
            rounds: Vec::new(),
            entries: Vec::new(),
            common: older.map(|(_, crosswalk)| {
                let pairs = crosswalk.pairs().iter();
                pairs
                    .filter(|pair| !options.strict || pair.relation() == Relation::Same)
                    .map(|pair| (pair.newer(), pair.older()))
                    .unzip()
            }),
        };
        if let Some((edition, crosswalk)) = older {
            found.add(edition, Some(crosswalk))?;
        }
        found.add(newest, None)?;
        Ok(found)
    }

    fn add(
        &mut self,
        edition: &Edition<'a>,
        crosswalk: Option<&'a Crosswalk>,
    ) -> Result<(), ScoreError> {
        let mut dated: Vec<_> = edition
            .rounds
            .iter()
            .flat_map(Round::rounds)
            .map(|(id, date)| (*date, id.as_str()))
            .collect();
        dated.sort_by_key(|(date, _)| *date);
        let mut by_round: BTreeMap<&str, Vec<&'a Assessment>> = BTreeMap::new();
        for assessment in edition.assessments {
            by_round
                .entry(assessment.round())
                .or_default()
                .push(assessment);
        }
        for (date, id) in dated {
            let Some(members) = by_round.remove(id) else {
                continue;
            };
            if let Some(country) = twice(members.iter().map(|member| member.country())) {
                return Err(ScoreError::Twice {
                    country: country.to_owned(),
                    round: id.to_owned(),
                });
            }
            let round = self.rounds.len();
            let entries = members.iter().map(|assessment| Entry {
                assessment,
                round,
                carried: crosswalk.map(|crosswalk| crosswalk.carry(assessment, self.newest)),
            });
            let entries: Vec<Entry<'a>> = entries.collect();
            let carried = crosswalk.is_some().then(|| {
                let carried: Vec<&Assessment> = entries
                    .iter()
                    .filter_map(|entry| entry.carried.as_ref())
                    .collect();
                normalisers(self.newest, &carried)
            });
            self.rounds.push(SeriesRound {
                id,
                date: date.to_string(),
                older: crosswalk.is_some(),
                normalisers: normalisers(edition.framework, &members)?,
                carried: carried.transpose()?,
            });
            self.entries.extend(entries);
        }
        Ok(())
    }

    fn framework(&self, round: usize) -> &'a Framework {
        match self.older {
            Some((older, _)) if self.rounds[round].older => older,
            _ => self.newest,
        }
    }

    fn common(&self) -> u32 {
        let common = self
            .common
            .as_ref()
            .map_or(self.newest.indicators().len(), |(newer, _)| newer.len());
        u32::try_from(common).unwrap_or(u32::MAX)
    }

    fn labels(&self) -> Vec<TrendRound> {
        let twice = |id: &str| 1 < self.rounds.iter().filter(|each| each.id == id).count();
        let rounds = self.rounds.iter().enumerate();
        rounds
            .map(|(position, round)| {
                let framework = self.framework(position);
                TrendRound {
                    label: if twice(round.id) {
                        format!("{} ({})", round.id, framework.version())
                    } else {
                        round.id.to_owned()
                    },
                    round: round.id.to_owned(),
                    reference_date: round.date.clone(),
                    framework: framework.id().to_owned(),
                    version: framework.version().to_owned(),
                }
            })
            .collect()
    }
}

/// The normalisers of a round; a refusal names its first country.
fn normalisers(
    framework: &Framework,
    members: &[&Assessment],
) -> Result<Vec<Option<Normaliser>>, ScoreError> {
    normalise::normalisers(framework, members).map_err(|undefined| {
        let (country, round) = members
            .first()
            .map(|member| (member.country(), member.round()))
            .unwrap_or_default();
        refused_value(framework, country, round, undefined)
    })
}
