//! Who answers better, where is a country strong or weak compared with others, and who can help
//! whom? Methodology section 15.

#[cfg(feature = "analysis")]
mod query;
mod result;

mod behind;
mod clustering;
mod cooperation;
mod standing;

use crate::ScoreError;
use crate::item::Item;
use crate::score::{Rounds, own, refused_value};
use crate::session::{Session, SessionError, earns};
use behind::{BetterAnswers, Earlier};
use cpi_model::assessment::Applicability;
use cpi_model::draft::Activated;
use cpi_model::peers::Peering;
use cpi_model::{Assessment, Framework};
#[cfg(feature = "analysis")]
pub use query::PeersQuery;
pub use result::{
    AnswerGap, BetterAnswer, ClusterMerge, PeerCountry, PeerGroup, PeerPart, Peers,
    ReferenceComparison, SupportMatch,
};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Of which round and countries what is looked for.
#[derive(Debug, Clone, Copy)]
pub struct PeersOptions<'a> {
    /// The ids of the rounds in the order of time. Those before the round are looked at for how long
    /// an answer has been better.
    pub rounds: &'a [String],
    /// The id of the round.
    pub round: &'a str,
    /// The countries asked for; empty for all.
    pub countries: &'a [String],
    /// What is looked for; empty for everything. What is not is empty in the result, and takes no time.
    pub parts: &'a [PeerPart],
}

/// The countries of a round against each other, in every part of the result. `rounds` are the
/// ids of the rounds in the order of time, of which those before `round` are looked at for how long
/// an answer has been better; `countries` are those asked for, all if empty.
///
/// # Method
///
/// Methodology 15.1 to 15.5.
///
/// # Errors
///
/// [`SessionError`] where a round cannot be scored, or a country is not in it.
pub fn peers(
    framework: &Arc<Framework>,
    assessments: &[Assessment],
    rounds: &[String],
    round: &str,
    countries: &[String],
    peering: &Peering,
) -> Result<Peers, SessionError> {
    let options = PeersOptions {
        rounds,
        round,
        countries,
        parts: &[],
    };
    peers_with(framework, assessments, peering, &options)
}

/// As [`peers`], of what is asked for alone.
///
/// # Errors
///
/// As [`peers`].
pub fn peers_with(
    framework: &Arc<Framework>,
    assessments: &[Assessment],
    peering: &Peering,
    options: &PeersOptions<'_>,
) -> Result<Peers, SessionError> {
    peering.belongs_to(framework).map_err(ScoreError::from)?;
    own(framework, assessments)?;
    let of_round = assessments.iter().filter(|it| it.round() == options.round);
    let of_round = of_round.cloned().collect();
    let now = Session::of_nodes(Arc::clone(framework), of_round, Activated::Lowest)?;
    let asked: Vec<usize> = if options.countries.is_empty() {
        (0..now.countries.len()).collect()
    } else {
        let found = options
            .countries
            .iter()
            .map(|country| now.position(country));
        found.collect::<Result<_, _>>()?
    };
    let wants = |part| options.parts.is_empty() || options.parts.contains(&part);
    let (groups, joined) = match peering.likeness() {
        Some(likeness) => clustering::groups(&now, peering.nodes(), likeness),
        None => (declared(&now, peering), Vec::new()),
    };
    let earlier = if wants(PeerPart::Behind) {
        earlier(framework, assessments, options)?
    } else {
        Vec::new()
    };
    let mut better = BetterAnswers::new(&now, &earlier, options.round);
    let mut countries = Vec::with_capacity(asked.len());
    for &at in &asked {
        let mut country = beside_others(&now, at, &groups);
        if wants(PeerPart::Standing) {
            standing::add(&now, at, peering, &mut country);
        }
        if wants(PeerPart::Behind) {
            country.behind = better.behind(at, peering);
        }
        countries.push(country);
    }
    let cooperation = if wants(PeerPart::Cooperation) {
        cooperation::of(&now, &asked, peering)?
    } else {
        Vec::new()
    };
    Ok(Peers {
        round: options.round.to_owned(),
        earlier: earlier.into_iter().map(|(id, _)| id).collect(),
        declared: peering.draft().clone(),
        groups,
        joined,
        countries,
        cooperation,
    })
}

/// The rounds before, the latest first: the item scores of each country.
fn earlier(
    framework: &Framework,
    assessments: &[Assessment],
    options: &PeersOptions<'_>,
) -> Result<Vec<Earlier>, ScoreError> {
    let before = options.rounds.iter().take_while(|id| *id != options.round);
    let mut found = Vec::new();
    for id in before.collect::<Vec<_>>().into_iter().rev() {
        let of_round = assessments.iter().filter(|it| it.round() == id);
        let members: Vec<Assessment> = of_round.cloned().collect();
        let mut items: BTreeMap<String, Vec<Item>> = BTreeMap::new();
        if !members.is_empty() {
            let rounds = Rounds::new(framework, &members)?;
            for (at, member) in members.iter().enumerate() {
                let found = crate::item::items(framework, member, rounds.normalisers(at));
                let found = found.map_err(|undefined| {
                    refused_value(framework, member.country(), id, undefined)
                })?;
                items.insert(member.country().to_owned(), found);
            }
        }
        found.push((id.clone(), items));
    }
    Ok(found)
}

/// The declared groups, with the countries of this round.
fn declared(now: &Session, peering: &Peering) -> Vec<PeerGroup> {
    let groups = peering.groups().iter().map(|(code, countries)| PeerGroup {
        code: code.clone(),
        countries: countries
            .iter()
            .filter(|country| now.countries().any(|each| each == *country))
            .cloned()
            .collect(),
    });
    groups.collect()
}

/// A country with those that it is compared with, and what it has not answered.
fn beside_others(now: &Session, at: usize, groups: &[PeerGroup]) -> PeerCountry {
    let own = &now.countries[at];
    let country = own.assessment.country();
    let mut holding = groups.iter();
    let group = holding.find(|group| group.countries.iter().any(|each| each == country));
    let others = now.countries().filter(|other| {
        *other != country
            && group.is_none_or(|group| group.countries.iter().any(|each| each == other))
    });
    let unanswered = now.framework().indicators().iter().zip(&own.items);
    PeerCountry {
        country: country.to_owned(),
        group: group.map(|group| group.code.clone()),
        compared_with: others.map(str::to_owned).collect(),
        strengths: Vec::new(),
        weaknesses: Vec::new(),
        behind: Vec::new(),
        unanswered: unanswered
            .filter(|(_, item)| **item == Item::Missing)
            .map(|(indicator, _)| indicator.code().to_owned())
            .collect(),
    }
}

fn scored(item: Item) -> Option<Decimal> {
    match item {
        Item::Scored(score) => Some(score),
        Item::NotApplicable | Item::SwitchedOff | Item::Missing => None,
    }
}

/// What a country really answers to an indicator that applies to it.
fn given(now: &Session, at: usize, i: usize) -> Option<Decimal> {
    let own = &now.countries[at];
    let answered =
        own.verdicts[i] != Applicability::Fails && earns(now.framework(), i, own.answers[i]);
    scored(own.items[i]).filter(|_| answered)
}
