//! In which order do the rounds of all editions stand, and what have the editions in common?

use super::series::older_places;
use super::{Edition, TrendOptions, named};
use crate::ScoreError;
use crate::normalise::{self, Normaliser};
use crate::score::{refused_value, twice};
use crate::trend::TrendRound;
use cpi_model::crosswalk::Crosswalk;
use cpi_model::draft::Relation;
use cpi_model::framework::{Framework, OtherFramework};
use cpi_model::{Assessment, Round};
use std::collections::BTreeMap;

/// One assessment of the series.
pub(super) struct Entry<'a> {
    pub(super) assessment: &'a Assessment,
    /// The position of its round.
    pub(super) round: usize,
    /// The same answers to the framework of every later edition.
    pub(super) carried: Vec<Assessment>,
}

/// A round of the series, while it is worked on.
pub(super) struct SeriesRound<'a> {
    pub(super) id: &'a str,
    pub(super) date: String,
    /// The position of its edition.
    pub(super) edition: usize,
    /// By its own framework.
    pub(super) normalisers: Vec<Option<Normaliser>>,
    /// By the newest framework, where that is another.
    carried: Option<Vec<Option<Normaliser>>>,
}

impl SeriesRound<'_> {
    /// The normalisers of the newest framework with the values of this round.
    pub(super) fn basis(&self) -> &[Option<Normaliser>] {
        self.carried.as_deref().unwrap_or(&self.normalisers)
    }
}

/// What two editions have in common (methodology 13.3, 13.11).
pub(super) struct Link {
    /// For each indicator of the newer its position in the older.
    pub(super) indicators: Vec<Option<usize>>,
    /// For each place of the newer its place in the older.
    pub(super) places: Vec<Option<usize>>,
}

impl Link {
    fn between(
        older: &Framework,
        crosswalk: &Crosswalk,
        newer: &Framework,
        options: &TrendOptions,
    ) -> Self {
        let mut indicators = vec![None; newer.indicators().len()];
        for pair in crosswalk.pairs() {
            if !options.strict || pair.relation() == Relation::Same {
                indicators[pair.newer()] = Some(pair.older());
            }
        }
        Self {
            indicators,
            places: older_places(newer, older, crosswalk),
        }
    }

    /// From this one's older edition to the newer edition of the next.
    fn then(&self, next: &Self) -> Self {
        let through = |next: &[Option<usize>], this: &[Option<usize>]| {
            let next = next.iter();
            next.map(|middle| middle.and_then(|middle| this[middle]))
                .collect()
        };
        Self {
            indicators: through(&next.indicators, &self.indicators),
            places: through(&next.places, &self.places),
        }
    }

    /// How many indicators are common.
    pub(super) fn common(&self) -> u32 {
        let common = self.indicators.iter().flatten().count();
        u32::try_from(common).unwrap_or(u32::MAX)
    }
}

/// The rounds of all editions in order, with their assessments.
pub(super) struct Timeline<'a> {
    /// The frameworks, the oldest first.
    pub(super) editions: Vec<&'a Framework>,
    /// From each edition to the next.
    pub(super) crosswalks: Vec<&'a Crosswalk>,
    /// From each edition to every later one.
    links: Vec<Vec<Link>>,
    pub(super) rounds: Vec<SeriesRound<'a>>,
    pub(super) entries: Vec<Entry<'a>>,
}

impl<'a> Timeline<'a> {
    pub(super) fn of(
        newest: &Edition<'a>,
        older: &[(Edition<'a>, &'a Crosswalk)],
        options: &TrendOptions,
    ) -> Result<Self, ScoreError> {
        let all: Vec<&Edition<'a>> = older
            .iter()
            .map(|(edition, _)| edition)
            .chain([newest])
            .collect();
        let editions: Vec<&'a Framework> = all.iter().map(|edition| edition.framework).collect();
        let crosswalks: Vec<&'a Crosswalk> =
            older.iter().map(|(_, crosswalk)| *crosswalk).collect();
        let mut found = Self {
            links: links(&editions, &crosswalks, options),
            editions,
            crosswalks,
            rounds: Vec::new(),
            entries: Vec::new(),
        };
        for (position, edition) in all.into_iter().enumerate() {
            found.add(position, edition)?;
        }
        Ok(found)
    }

    fn add(&mut self, position: usize, edition: &Edition<'a>) -> Result<(), ScoreError> {
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
            let entries = members.iter().map(|assessment| {
                Ok(Entry {
                    assessment,
                    round,
                    carried: self.carry(assessment, position)?,
                })
            });
            let entries: Vec<Entry<'a>> = entries.collect::<Result<_, ScoreError>>()?;
            let carried: Vec<&Assessment> = entries
                .iter()
                .filter_map(|entry| entry.carried.last())
                .collect();
            let carried = (!carried.is_empty()).then(|| normalisers(self.newest(), &carried));
            self.rounds.push(SeriesRound {
                id,
                date: date.to_string(),
                edition: position,
                normalisers: normalisers(edition.framework, &members)?,
                carried: carried.transpose()?,
            });
            self.entries.extend(entries);
        }
        Ok(())
    }

    /// The answers to every later framework, edition by edition.
    fn carry(
        &self,
        assessment: &Assessment,
        edition: usize,
    ) -> Result<Vec<Assessment>, OtherFramework> {
        let mut carried: Vec<Assessment> = Vec::new();
        for crosswalk in &self.crosswalks[edition..] {
            let next = crosswalk.carry(carried.last().unwrap_or(assessment))?;
            carried.push(next);
        }
        Ok(carried)
    }

    /// The newest framework.
    pub(super) fn newest(&self) -> &'a Framework {
        self.editions[self.editions.len() - 1]
    }

    /// The framework of a round.
    pub(super) fn framework(&self, round: usize) -> &'a Framework {
        self.editions[self.rounds[round].edition]
    }

    /// What an older edition and a newer have in common.
    pub(super) fn link(&self, older: usize, newer: usize) -> &Link {
        &self.links[older][newer - older - 1]
    }

    /// What the oldest edition and the newest have in common, and with them every one between.
    pub(super) fn through(&self) -> Option<&Link> {
        self.links.first()?.last()
    }

    /// How many indicators are common to all editions.
    pub(super) fn common(&self) -> u32 {
        self.through().map_or_else(
            || u32::try_from(self.newest().indicators().len()).unwrap_or(u32::MAX),
            Link::common,
        )
    }

    pub(super) fn labels(&self) -> Vec<TrendRound> {
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

    /// How the editions are named in sentences.
    pub(super) fn names(&self) -> Vec<String> {
        let editions = self.editions.iter();
        editions.map(|framework| named(framework)).collect()
    }
}

fn links(
    editions: &[&Framework],
    crosswalks: &[&Crosswalk],
    options: &TrendOptions,
) -> Vec<Vec<Link>> {
    let neighbours = |older: usize| {
        Link::between(
            editions[older],
            crosswalks[older],
            editions[older + 1],
            options,
        )
    };
    let from = |older: usize| {
        let mut links: Vec<Link> = Vec::new();
        for next in older..crosswalks.len() {
            let link = neighbours(next);
            let link = match links.last() {
                Some(before) => before.then(&link),
                None => link,
            };
            links.push(link);
        }
        links
    };
    (0..crosswalks.len()).map(from).collect()
}

/// The normalisers of a round; a refusal names its first country.
pub(super) fn normalisers(
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
