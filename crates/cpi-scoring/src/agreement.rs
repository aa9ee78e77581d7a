//! How far do assessors agree who answered the same? Methodology 10.8 to 10.14.

#[cfg(feature = "round")]
mod query;
mod result;

mod alpha;
mod categories;
mod confusion;
mod disagreements;
mod kappa;
mod ratio;

pub use alpha::{Metric, krippendorff_alpha};
pub use confusion::coder_odds;
pub use kappa::{Weighting, cohen_kappa};
#[cfg(feature = "round")]
pub use query::AgreementQuery;
pub use result::{Agreement, Disagreement, Estimate, PairAgreement, ScopeAgreement, Versions};

use crate::arithmetic::settle;
use alpha::Patterns;
use categories::Categories;
use cpi_model::History;

use cpi_model::assessment::{Answer, Assessment};
use cpi_model::draft::CodingDraft;
use cpi_model::framework::{Framework, IndicatorMeasure, OtherFramework};
use cpi_model::number::{Carry, Coefficient, Share};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// What several assessors answered to one indicator of one country (methodology 10.8).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// The framework whose indicator it is.
    pub framework: Framework,
    /// The code of the country.
    pub country: String,
    /// The id of the round.
    pub round: String,
    /// The position of the indicator.
    pub indicator: usize,
    /// Who answered what; nobody twice, and nothing that is missing.
    pub answers: Vec<(String, Answer)>,
}

/// The units of an assessment: with its history each assessor's first answers, without what
/// stands (methodology 10.8).
pub fn units(assessment: &Assessment, history: Option<&History>) -> Vec<Unit> {
    let framework = assessment.framework();
    let first = history.map(History::first_codings);
    let unit = |indicator: usize| {
        let code = framework.indicators()[indicator].code();
        let codings: &[CodingDraft] = match &first {
            Some(first) => first.get(code).map_or(&[], Vec::as_slice),
            None => assessment
                .record(indicator)
                .map_or(&[], |record| record.draft().codings.as_slice()),
        };
        let mut answers: Vec<(String, Answer)> = codings
            .iter()
            .filter_map(|coding| {
                let read = Answer::read(framework, code, coding.answer.as_ref()?);
                let (_, answer) = read.ok()?;
                (answer != Answer::Missing).then(|| (coding.assessor.clone(), answer))
            })
            .filter_map(|(assessor, answer)| Some((assessor?, answer)))
            .collect();
        answers.sort_by(|(a, _), (b, _)| a.cmp(b));
        (!answers.is_empty()).then(|| Unit {
            framework: framework.clone(),
            country: assessment.country().to_owned(),
            round: assessment.round().to_owned(),
            indicator,
            answers,
        })
    };
    (0..framework.indicators().len()).filter_map(unit).collect()
}

/// The units of assessments of an index: with the histories the first answers of each assessor,
/// or their present ones.
#[cfg(feature = "analysis")]
pub fn units_of(
    index: &cpi_model::Index,
    assessments: &[Assessment],
    versions: Versions,
) -> Vec<Unit> {
    let of = |assessment: &Assessment| match versions {
        Versions::First => units(assessment, index.history(assessment)),
        Versions::Standing => units(assessment, None),
    };
    assessments.iter().flat_map(of).collect()
}

/// Whether every unit is of the framework.
fn own(framework: &Framework, units: &[Unit]) -> Result<(), OtherFramework> {
    for unit in units {
        framework.expect(&unit.framework, || {
            format!("a unit of {}, round {},", unit.country, unit.round)
        })?;
    }
    Ok(())
}

/// How agreement is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgreementOptions {
    /// Which versions of the codings the units hold; it is only repeated in the result.
    pub versions: Versions,
    /// The seed of the resamples.
    pub seed: u64,
    /// How many resamples are drawn for each interval; 0 for no intervals.
    pub resamples: u32,
}

/// The agreement of assessors over units, in the order of countries and indicators.
///
/// # Method
///
/// Methodology 10.8 to 10.14.
///
/// # Errors
///
/// [`OtherFramework`] where a unit is of another framework.
pub fn agreement(
    framework: &Framework,
    units: &[Unit],
    options: &AgreementOptions,
) -> Result<Agreement, OtherFramework> {
    own(framework, units)?;
    let compared: Vec<&Unit> = units.iter().filter(|it| 1 < it.answers.len()).collect();
    let scope = |code: &str, view: Option<&str>, among: Option<&BTreeSet<usize>>| {
        let within = |unit: &&&Unit| among.is_none_or(|it| it.contains(&unit.indicator));
        let chosen: Vec<&Unit> = compared.iter().filter(within).copied().collect();
        Scope {
            framework,
            units: chosen,
            options,
        }
        .agreement(code, view)
    };
    let root = framework.root();
    let set = |indicators: &[usize]| indicators.iter().copied().collect::<BTreeSet<_>>();
    let sections = framework
        .nodes()
        .iter()
        .filter(|node| node.parent() == Some(root))
        .map(|node| scope(node.code(), None, Some(&set(node.indicators()))))
        .collect();
    let mut groups = Vec::new();
    for view in framework.views() {
        for group in view.groups() {
            let among = group.indicators().iter().map(|(i, _)| *i).collect();
            groups.push(scope(group.code(), Some(view.code()), Some(&among)));
        }
    }
    let answered: BTreeSet<usize> = compared.iter().map(|unit| unit.indicator).collect();
    let indicators = answered
        .iter()
        .map(|indicator| {
            let code = framework.indicators()[*indicator].code();
            scope(code, None, Some(&BTreeSet::from([*indicator])))
        })
        .collect();
    Ok(Agreement {
        versions: options.versions,
        seed: options.seed,
        resamples: options.resamples,
        index: scope(framework.nodes()[root].code(), None, None),
        sections,
        groups,
        indicators,
        pairs: Scope {
            framework,
            units: compared.clone(),
            options,
        }
        .pairs(),
        disagreements: disagreements(framework, &compared),
    })
}

/// Units that are compared together.
struct Scope<'a> {
    framework: &'a Framework,
    units: Vec<&'a Unit>,
    options: &'a AgreementOptions,
}

/// What two assessors answered to the units that both did.
type Both<'a> = Vec<(&'a Unit, Answer, Answer)>;

impl<'a> Scope<'a> {
    fn agreement(&self, code: &str, view: Option<&str>) -> ScopeAgreement {
        let coders: BTreeSet<&str> = self
            .units
            .iter()
            .flat_map(|unit| unit.answers.iter().map(|(coder, _)| coder.as_str()))
            .collect();
        let (mut alike, mut pairs) = (0_u32, 0_u32);
        for unit in &self.units {
            for (i, (_, one)) in unit.answers.iter().enumerate() {
                for (_, other) in &unit.answers[i + 1..] {
                    pairs += 1;
                    let same = categories::same(self.framework, unit.indicator, *one, *other);
                    alike += u32::from(same);
                }
            }
        }
        let by_pair: Vec<PairAgreement> = self.pairs_with(0);
        let mean = |of: fn(&PairAgreement) -> Option<Coefficient>| {
            let found: Vec<Decimal> = by_pair.iter().filter_map(of).map(Decimal::from).collect();
            let mean = crate::arithmetic::mean(&found)?.carried(Carry::STATISTIC)?;
            Some(Coefficient::from(settle(mean, found)))
        };
        ScopeAgreement {
            code: code.to_owned(),
            view: view.map(str::to_owned),
            units: self.units.len().try_into().unwrap_or(u32::MAX),
            coders: coders.len().try_into().unwrap_or(u32::MAX),
            percent: (0 < pairs).then(|| Share::of(alike, pairs)),
            kappa: mean(|it| it.kappa),
            kappa_linear: mean(|it| it.kappa_linear),
            kappa_quadratic: mean(|it| it.kappa_quadratic),
            alpha_nominal: self.alpha(Metric::Nominal, self.options.resamples),
            alpha_ordinal: self.alpha(Metric::Ordinal, self.options.resamples),
        }
    }

    fn alpha(&self, metric: Metric, resamples: u32) -> Option<Estimate> {
        let categories = Categories::of(self.framework, &self.units, metric);
        let rated: Vec<Vec<usize>> = self
            .units
            .iter()
            .map(|unit| {
                let answers = unit.answers.iter();
                answers
                    .filter_map(|(_, answer)| categories.position(unit.indicator, *answer))
                    .collect()
            })
            .collect();
        Patterns::new(&rated).estimate(metric, self.options.seed, resamples)
    }

    fn pairs(&self) -> Vec<PairAgreement> {
        self.pairs_with(self.options.resamples)
    }

    fn pairs_with(&self, resamples: u32) -> Vec<PairAgreement> {
        let mut pairs: BTreeMap<(&str, &str), Both<'a>> = BTreeMap::new();
        for unit in &self.units {
            for (one, said) in &unit.answers {
                for (other, also) in &unit.answers {
                    if one < other {
                        let both = pairs.entry((one, other)).or_default();
                        both.push((unit, *said, *also));
                    }
                }
            }
        }
        let of = |one: &str, other: &str, both: Both<'a>| {
            let alike = both.iter().filter(|(unit, said, also)| {
                categories::same(self.framework, unit.indicator, *said, *also)
            });
            let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
            let units: Vec<&Unit> = both.iter().map(|(unit, ..)| *unit).collect();
            let kappa = |metric, weighting| {
                let categories = Categories::of(self.framework, &units, metric);
                let rated: Vec<(usize, usize)> = both
                    .iter()
                    .filter_map(|(unit, said, also)| {
                        Some((
                            categories.position(unit.indicator, *said)?,
                            categories.position(unit.indicator, *also)?,
                        ))
                    })
                    .collect();
                cohen_kappa(&rated, weighting)
            };
            let alpha = |metric| {
                let only: Vec<Unit> = both
                    .iter()
                    .map(|(unit, said, also)| Unit {
                        answers: vec![(one.to_owned(), *said), (other.to_owned(), *also)],
                        ..(*unit).clone()
                    })
                    .collect();
                let scope = Scope {
                    framework: self.framework,
                    units: only.iter().collect(),
                    options: self.options,
                };
                scope.alpha(metric, resamples)
            };
            PairAgreement {
                one: one.to_owned(),
                other: other.to_owned(),
                units: count(both.len()),
                percent: Share::of(count(alike.count()), count(both.len())),
                kappa: kappa(Metric::Nominal, Weighting::None),
                kappa_linear: kappa(Metric::Ordinal, Weighting::Linear),
                kappa_quadratic: kappa(Metric::Ordinal, Weighting::Quadratic),
                alpha_nominal: alpha(Metric::Nominal),
                alpha_ordinal: alpha(Metric::Ordinal),
            }
        };
        pairs
            .into_iter()
            .map(|((one, other), both)| of(one, other, both))
            .collect()
    }
}

/// The units on which assessors disagree, the widest apart first; then in order.
fn disagreements(framework: &Framework, units: &[&Unit]) -> Vec<Disagreement> {
    let mut found: Vec<Disagreement> = units
        .iter()
        .filter(|unit| {
            let (_, first) = &unit.answers[0];
            let mut others = unit.answers[1..].iter();
            others.any(|(_, it)| !categories::same(framework, unit.indicator, *first, *it))
        })
        .map(|unit| disagreements::disagreement(framework, unit))
        .collect();
    found.sort_by_key(|it| std::cmp::Reverse(it.distance));
    found
}

/// How far apart answers are: the widest difference of points over what the indicator can
/// earn; 1 where only some say that it applies, and for values that differ.
fn distance(framework: &Framework, unit: &Unit) -> Share {
    let IndicatorMeasure::Checklist(checklist) = framework.indicators()[unit.indicator].measure()
    else {
        return Share::ONE;
    };
    let points = |answer: &Answer| match answer {
        Answer::Option(option) => checklist.options()[usize::from(*option)].points,
        _ => None,
    };
    let earned: Option<Vec<Decimal>> = unit
        .answers
        .iter()
        .map(|(_, answer)| points(answer).map(Decimal::from))
        .collect();
    let whole = Decimal::from(checklist.high()) - Decimal::from(checklist.low());
    match earned.as_deref() {
        Some([first, rest @ ..]) if !whole.is_zero() => {
            let low = rest.iter().fold(*first, |low, it| low.min(*it));
            let high = rest.iter().fold(*first, |high, it| high.max(*it));
            Share::new((high - low) / whole).unwrap_or(Share::ONE)
        }
        Some(_) => Share::ZERO,
        None => Share::ONE,
    }
}
