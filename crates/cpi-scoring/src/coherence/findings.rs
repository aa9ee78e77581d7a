//! What stands out? One finding for each kind, those that matter most first. Methodology 12.11.

use super::result::FEWEST_JUDGED;
use crate::coherence::{
    Coherence, Composite, Correlation, Finding, FindingKind, Member, NoValue, Pairing, Place,
    Reading, ScaleEnd, Statistic,
};
use cpi_model::number::Coefficient;
use rust_decimal::Decimal;

/// Below this many countries the findings begin with that limit (methodology 12.10).
const FEW_COUNTRIES: usize = 20;
/// A lower α is called low (methodology 12.4).
const LOW_ALPHA: Decimal = Decimal::from_parts(7, 0, 0, false, 1);
/// A higher α is called a sign of repetition (methodology 12.4).
const HIGH_ALPHA: Decimal = Decimal::from_parts(9, 0, 0, false, 1);
/// More than this share at one end is called a floor or ceiling (methodology 12.6).
const AT_AN_END: Decimal = Decimal::from_parts(15, 0, 0, false, 2);
/// Of more members than this the variance shares are not compared with the weights: those of
/// many indicators differ by chance (methodology 12.11).
const WEIGHED: usize = 8;

/// The findings, in the order in which they matter.
pub(super) fn findings(found: &Coherence) -> Vec<Finding> {
    let countries = found.countries.len();
    let of_countries = |kind| Finding {
        kind,
        of: count(countries),
        places: Vec::new(),
        paragraphs: vec!["12.10".to_owned()],
    };
    if countries < FEWEST_JUDGED as usize {
        return vec![of_countries(FindingKind::TooFewCountries)];
    }
    let mut findings = vec![
        against_the_rest(found),
        correlated(found, FindingKind::Negative),
        weights(found),
        ends(found),
        never_varies(found),
        correlated(found, FindingKind::Weak),
        alpha(found, FindingKind::LowAlpha),
        correlated(found, FindingKind::Redundant),
        alpha(found, FindingKind::HighAlpha),
        missing_scores(found),
    ];
    findings.retain(|finding| !finding.places.is_empty());
    if findings.is_empty() {
        findings.push(Finding {
            kind: FindingKind::Nothing,
            of: count(countries),
            places: Vec::new(),
            paragraphs: vec!["12.11".to_owned()],
        });
    }
    if countries < FEW_COUNTRIES {
        findings.insert(0, of_countries(FindingKind::FewCountries));
    }
    findings
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// A finding whose places are in order of a key, the highest first.
fn finding(
    kind: FindingKind,
    of: usize,
    mut places: Vec<(Decimal, Place)>,
    paragraphs: &[&str],
) -> Finding {
    places.sort_by(|(one, _), (other, _)| other.cmp(one));
    Finding {
        kind,
        of: count(of),
        places: places.into_iter().map(|(_, place)| place).collect(),
        paragraphs: paragraphs.iter().map(|each| (*each).to_owned()).collect(),
    }
}

fn place(composite: &Composite) -> Place {
    Place {
        view: composite.view.clone(),
        code: composite.code.clone(),
        ..Place::default()
    }
}

/// A statistic as a place has it.
fn figure(place: Place, statistic: &Statistic) -> Place {
    Place {
        value: statistic.value,
        standard_error: statistic.standard_error,
        ..place
    }
}

/// Every member of every node and group.
fn members(found: &Coherence) -> impl Iterator<Item = (&Composite, &Member)> {
    let composites = found.composites.iter();
    composites.flat_map(|composite| composite.members.iter().map(move |each| (composite, each)))
}

/// Whether every member varies; one that does not has no share in any variance.
fn varies(composite: &Composite) -> bool {
    composite.members.iter().all(|member| !member.never_varies)
}

fn against_the_rest(found: &Coherence) -> Finding {
    let judged = members(found)
        .filter_map(|(composite, member)| Some((composite, member, member.item_rest.reach()?)));
    let judged: Vec<_> = judged.collect();
    let against = judged
        .iter()
        .filter(|(_, _, [_, high])| *high < Decimal::ZERO)
        .map(|(composite, member, [_, high])| {
            let at = Place {
                other: Some(member.code.clone()),
                ..figure(place(composite), &member.item_rest)
            };
            (-*high, at)
        });
    finding(
        FindingKind::AgainstTheRest,
        judged.len(),
        against.collect(),
        &["12.5"],
    )
}

/// The correlations of which a kind of finding is, if they are read in its way.
fn concerns(correlation: &Correlation, kind: FindingKind) -> Option<Reading> {
    match (kind, correlation.pairing) {
        (FindingKind::Negative, _) => Some(Reading::Negative),
        (FindingKind::Weak, Pairing::WithParent) => Some(Reading::Weak),
        (FindingKind::Redundant, Pairing::Siblings) => Some(Reading::Redundant),
        _ => None,
    }
}

fn correlated(found: &Coherence, kind: FindingKind) -> Finding {
    let judged = found.correlations.iter().filter_map(|each| {
        let reading = concerns(each, kind)?;
        Some((each, reading, each.pearson.reach()?))
    });
    let judged: Vec<_> = judged.collect();
    let places = judged
        .iter()
        .filter(|(each, reading, _)| each.firm && each.reading == Some(*reading))
        .map(|(each, reading, _)| {
            let value = each.pearson.value.map(Decimal::from).unwrap_or_default();
            let weight = match reading {
                Reading::Redundant => value,
                _ => -value,
            };
            let at = Place {
                view: each.view.clone(),
                code: each.one.clone(),
                other: Some(each.other.clone()),
                ..Place::default()
            };
            (weight, figure(at, &each.pearson))
        });
    finding(kind, judged.len(), places.collect(), &["12.9", "12.10"])
}

fn alpha(found: &Coherence, kind: FindingKind) -> Finding {
    // A member that never varies makes α low by itself.
    let composites = found.composites.iter();
    let judged = composites
        .filter(|composite| kind == FindingKind::HighAlpha || varies(composite))
        .filter_map(|composite| Some((composite, composite.alpha.reach()?)));
    let judged: Vec<_> = judged.collect();
    let places = judged.iter().filter_map(|(composite, [low, high])| {
        let beyond = match kind {
            FindingKind::LowAlpha => LOW_ALPHA - *high,
            _ => *low - HIGH_ALPHA,
        };
        let at = Place {
            of: Some(count(composite.members.len())),
            ..figure(place(composite), &composite.alpha)
        };
        (Decimal::ZERO < beyond).then_some((beyond, at))
    });
    finding(kind, judged.len(), places.collect(), &["12.4", "12.10"])
}

fn weights(found: &Coherence) -> Finding {
    let judged = members(found).filter_map(|(composite, member)| {
        let weights = &member.weights;
        let few = composite.members.len() <= WEIGHED && varies(composite);
        let share = weights.variance_share.filter(|_| few)?;
        // Shares are of the complete countries, however α is formed.
        let statistic = Statistic {
            value: Some(share),
            standard_error: weights.variance_share_error,
            without_one: weights.variance_share_without_one,
            ..Statistic::none(composite.complete, NoValue::TooFewCountries)
        };
        Some((composite, member, statistic, statistic.reach()?))
    });
    let judged: Vec<_> = judged.collect();
    let places = judged
        .iter()
        .filter_map(|(composite, member, share, [low, high])| {
            let declared = Decimal::from(member.weights.declared);
            let value = Decimal::from(share.value?);
            let less = high.checked_mul(Decimal::TWO)? < declared;
            let more = declared.checked_mul(Decimal::TWO)? < *low;
            let at = Place {
                other: Some(member.code.clone()),
                declared: Some(member.weights.declared),
                ..figure(place(composite), share)
            };
            (less || more).then(|| ((value - declared).abs(), at))
        });
    finding(
        FindingKind::Weights,
        judged.len(),
        places.collect(),
        &["12.8", "12.10"],
    )
}

fn ends(found: &Coherence) -> Finding {
    let judged = found
        .composites
        .iter()
        .filter(|each| FEWEST_JUDGED <= each.ends.countries)
        .filter(|each| each.ends.floor.is_some() || each.ends.ceiling.is_some());
    let judged: Vec<&Composite> = judged.collect();
    let places = judged.iter().flat_map(|composite| {
        let ends = [
            (composite.ends.floor, ScaleEnd::Floor),
            (composite.ends.ceiling, ScaleEnd::Ceiling),
        ];
        ends.into_iter().filter_map(|(share, end)| {
            let share = Decimal::from(share?);
            let at = Place {
                end: Some(end),
                value: Some(Coefficient::from(share)),
                of: Some(composite.ends.countries),
                ..place(composite)
            };
            (AT_AN_END < share).then_some((share, at))
        })
    });
    finding(FindingKind::Ends, judged.len(), places.collect(), &["12.6"])
}

fn never_varies(found: &Coherence) -> Finding {
    let judged = found
        .indicators
        .iter()
        .filter(|each| FEWEST_JUDGED <= each.scored);
    let judged: Vec<_> = judged.collect();
    let places = judged.iter().filter(|each| each.never_varies).map(|each| {
        let whole = |share: Option<_>| share.map(Decimal::from) == Some(Decimal::ONE);
        let floor = whole(each.ends.floor).then_some(ScaleEnd::Floor);
        let ceiling = whole(each.ends.ceiling).then_some(ScaleEnd::Ceiling);
        let at = Place {
            code: each.code.clone(),
            end: ceiling.or(floor),
            of: Some(each.scored),
            ..Place::default()
        };
        (Decimal::ZERO, at)
    });
    finding(
        FindingKind::NeverVaries,
        judged.len(),
        places.collect(),
        &["12.7"],
    )
}

fn missing_scores(found: &Coherence) -> Finding {
    let judged = found
        .composites
        .iter()
        .filter(|each| FEWEST_JUDGED <= each.ends.countries && 1 < each.members.len());
    let judged: Vec<&Composite> = judged.collect();
    let places = judged
        .iter()
        .filter(|each| each.alpha.no_value == Some(NoValue::TooFewCountries))
        .map(|each| {
            let at = Place {
                of: Some(each.alpha.countries),
                ..place(each)
            };
            (Decimal::ZERO, at)
        });
    finding(
        FindingKind::MissingScores,
        judged.len(),
        places.collect(),
        &["12.2", "12.4"],
    )
}
