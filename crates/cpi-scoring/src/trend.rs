//! What moved from one round to the next, and why? Methodology section 13.

#[cfg(feature = "analysis")]
mod query;
mod result;

mod country;
mod notes;
mod revisions;
mod series;
mod step;
mod timeline;

use crate::ScoreError;
use crate::score::own;
use cpi_model::crosswalk::Crosswalk;
use cpi_model::framework::Framework;
use cpi_model::provenance::FrameworkIdentity;
#[cfg(feature = "analysis")]
pub use query::TrendQuery;
pub use result::{
    Change, ConditionChange, CountryTrend, Direction, Move, NodeSetback, Point, RelationCount,
    Relations, Revision, RevisionStep, Series, Setback, Step, Trend, TrendRound,
};

use cpi_model::{Assessment, Round};
use std::collections::BTreeMap;
use thiserror::Error;
use timeline::Timeline;

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
    /// The crosswalk is between other frameworks.
    #[error("the crosswalk from {found} is not the one from {expected}, as they are now")]
    OtherCrosswalk {
        /// Which two frameworks stand there.
        expected: String,
        /// Which it is between.
        found: String,
    },
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

/// The trend over the rounds of one framework, or of several editions: `older` are those before
/// the newest, the oldest first, each with the crosswalk to the next.
///
/// `before` are earlier states of editions: what they say otherwise of the same rounds is a
/// revision (methodology 13.9).
///
/// # Method
///
/// Methodology section 13.
///
/// # Errors
///
/// [`TrendError`] without assessments, with a crosswalk or an earlier state of another
/// framework, or where the methodology refuses to score a round.
pub fn trend(
    newest: &Edition<'_>,
    older: &[(Edition<'_>, &Crosswalk)],
    before: &[Edition<'_>],
    options: &TrendOptions,
) -> Result<Trend, TrendError> {
    for edition in older
        .iter()
        .map(|(edition, _)| edition)
        .chain([newest])
        .chain(before)
    {
        own(edition.framework, edition.assessments)?;
        for round in edition.rounds {
            round
                .belongs_to(edition.framework)
                .map_err(ScoreError::from)?;
        }
    }
    fits(newest, older)?;
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
        refusals: Vec::new(),
        back: Vec::new(),
        rounds: rounds.labels(),
        common: rounds.common(),
        relations: relations(&rounds, options),
        countries: Vec::with_capacity(countries.len()),
        revisions: Vec::new(),
    };
    let mut refused = Vec::new();
    let shared = country::Shared::of(&rounds);
    for (country, entries) in &countries {
        let labels = &found.rounds;
        let moved = country::country(&rounds, &shared, country, entries, labels, &mut refused)?;
        found.countries.push(moved);
    }
    let mut revision_notes = Vec::new();
    for before in before {
        let revised = revisions::revisions(&rounds, before, &found.rounds, &mut revision_notes)?;
        found.revisions.extend(revised);
    }
    found.back = notes::back(&found);
    found.notes = notes::notes(&found, &rounds);
    refused.extend(revision_notes);
    found.refuse(refused);
    Ok(found)
}

/// Whether every crosswalk stands between its two frameworks.
fn fits(newest: &Edition<'_>, older: &[(Edition<'_>, &Crosswalk)]) -> Result<(), TrendError> {
    let next = older.iter().skip(1).map(|(edition, _)| edition);
    for ((edition, crosswalk), next) in older.iter().zip(next.chain([newest])) {
        let (from, to) = (edition.framework, next.framework);
        let expected = (FrameworkIdentity::of(from), FrameworkIdentity::of(to));
        if (&expected.0, &expected.1) != (crosswalk.from(), crosswalk.to()) {
            let name = |from: &FrameworkIdentity, to: &FrameworkIdentity| {
                format!("{} {} to {} {}", from.id, from.version, to.id, to.version)
            };
            return Err(TrendError::OtherCrosswalk {
                expected: name(&expected.0, &expected.1),
                found: name(crosswalk.from(), crosswalk.to()),
            });
        }
    }
    Ok(())
}

/// How a framework is named in sentences.
fn named(framework: &Framework) -> String {
    format!("{} {}", framework.id(), framework.version())
}

fn relations(rounds: &Timeline<'_>, options: &TrendOptions) -> Vec<Relations> {
    let crosswalks = rounds.crosswalks.iter().enumerate();
    crosswalks
        .map(|(edition, crosswalk)| Relations {
            from: named(rounds.editions[edition]),
            to: named(rounds.editions[edition + 1]),
            common: rounds.link(edition, edition + 1).common(),
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
        })
        .collect()
}
