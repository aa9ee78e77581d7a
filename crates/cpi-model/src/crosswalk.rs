//! Which indicators of two framework versions ask the same?

use crate::assessment::{Answer, Assessment, Record};
use crate::draft::{CrosswalkDraft, Relation};
use crate::framework::{Framework, IndicatorMeasure, OtherFramework};
use crate::provenance::FrameworkIdentity;
use std::collections::BTreeMap;

/// A checked crosswalk: every indicator of both frameworks is accounted for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crosswalk {
    pub(crate) draft: CrosswalkDraft,
    pub(crate) pairs: Vec<Pair>,
    pub(crate) nodes: BTreeMap<usize, usize>,
    pub(crate) counts: BTreeMap<Relation, u32>,
    pub(crate) unconfirmed: u32,
    pub(crate) older: Framework,
    pub(crate) newer: Framework,
    pub(crate) from: FrameworkIdentity,
    pub(crate) to: FrameworkIdentity,
}

/// Two indicators that ask the same, in the same words or in others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    pub(crate) older: usize,
    pub(crate) newer: usize,
    pub(crate) relation: Relation,
    /// Of a checklist: for each option of the older the option of the newer.
    pub(crate) options: Vec<Option<u8>>,
    /// Whether every option earns the same in both.
    pub(crate) same_points: bool,
}

impl Pair {
    /// The position in the older framework.
    pub fn older(&self) -> usize {
        self.older
    }
    /// The position in the newer framework.
    pub fn newer(&self) -> usize {
        self.newer
    }
    /// Whether it is the same question or a reworded one.
    pub fn relation(&self) -> Relation {
        self.relation
    }
}

impl Crosswalk {
    /// The crosswalk as declared.
    pub fn draft(&self) -> &CrosswalkDraft {
        &self.draft
    }
    /// The indicators that are the same or reworded, in the order of the newer framework.
    pub fn pairs(&self) -> &[Pair] {
        &self.pairs
    }
    /// The position of a node of the newer framework in the older one.
    pub fn older_node(&self, newer: usize) -> Option<usize> {
        self.nodes.get(&newer).copied()
    }
    /// How many relations there are of each kind.
    pub fn counts(&self) -> &BTreeMap<Relation, u32> {
        &self.counts
    }
    /// How many relations nobody has confirmed.
    pub fn unconfirmed(&self) -> u32 {
        self.unconfirmed
    }

    /// The older framework.
    pub fn from(&self) -> &FrameworkIdentity {
        &self.from
    }
    /// The newer framework.
    pub fn to(&self) -> &FrameworkIdentity {
        &self.to
    }

    /// An assessment of the older framework as one of the newer: the answers of the
    /// indicators that are the same or reworded, all others missing (methodology 13.4). An
    /// adjudication is carried where every option earns the same in both; where it cannot
    /// be, the answer is missing.
    ///
    /// # Errors
    ///
    /// [`OtherFramework`] where the assessment is not of the older framework.
    pub fn carry(&self, assessment: &Assessment) -> Result<Assessment, OtherFramework> {
        assessment.belongs_to(&self.older)?;
        let newer = &self.newer;
        let mut answers = vec![Answer::Missing; newer.indicators().len()];
        let mut records = BTreeMap::new();
        for pair in &self.pairs {
            let answer = match assessment.answers()[pair.older] {
                Answer::Option(option) => pair
                    .options
                    .get(usize::from(option))
                    .copied()
                    .flatten()
                    .map_or(Answer::Missing, Answer::Option),
                other => other,
            };
            let adjudicated = assessment.adjudicated(pair.older);
            if adjudicated.is_some() && !pair.same_points {
                continue;
            }
            answers[pair.newer] = answer;
            if adjudicated.is_some() {
                let record = Record {
                    adjudicated,
                    ..Record::default()
                };
                records.insert(pair.newer, record);
            }
        }
        Ok(Assessment {
            framework: newer.clone(),
            country: assessment.country.clone(),
            round: assessment.round.clone(),
            reference_date: assessment.reference_date,
            answers: answers.into(),
            records: records.into(),
            history: None,
            public: None,
        })
    }
}

/// Whether an answer to an indicator of the older framework can be read as one to an indicator of
/// the newer, by their positions.
///
/// # Errors
///
/// Why not, as a fragment of a sentence.
pub fn comparable(
    older: &Framework,
    one: usize,
    newer: &Framework,
    other: usize,
) -> Result<(), String> {
    let (indicator, counterpart) = (&older.indicators()[one], &newer.indicators()[other]);
    let (from, to) = (indicator.code(), counterpart.code());
    match (indicator.measure(), counterpart.measure()) {
        (IndicatorMeasure::Checklist(measure), IndicatorMeasure::Checklist(counterpart)) => {
            let mut options = measure.options().iter();
            options
                .find(|option| counterpart.position(&option.code).is_none())
                .map_or(Ok(()), |option| {
                    let code = &option.code;
                    Err(format!(
                        "`{from}` could be answered `{code}`, which `{to}` does not offer"
                    ))
                })
        }
        (IndicatorMeasure::Quantity(_), IndicatorMeasure::Quantity(_)) => {
            let unit = |framework: &Framework, position: usize| {
                let draft = &framework.draft().indicators[position];
                draft.unit.clone().unwrap_or_default()
            };
            let (unit_was, unit_is) = (unit(older, one), unit(newer, other));
            if unit_was == unit_is {
                Ok(())
            } else {
                Err(format!(
                    "`{from}` is counted in \"{unit_was}\", `{to}` in \"{unit_is}\""
                ))
            }
        }
        _ => Err(format!(
            "one of `{from}` and `{to}` is a checklist and the other a quantity"
        )),
    }
}

/// For each option of the older indicator the option of the newer that has its code.
pub(crate) fn options(older: &IndicatorMeasure, newer: &IndicatorMeasure) -> Vec<Option<u8>> {
    match (older, newer) {
        (IndicatorMeasure::Checklist(older), IndicatorMeasure::Checklist(newer)) => older
            .options()
            .iter()
            .map(|option| newer.position(&option.code))
            .collect(),
        _ => Vec::new(),
    }
}

/// Whether every option of the older indicator earns the same in the newer.
pub(crate) fn same_points(older: &IndicatorMeasure, newer: &IndicatorMeasure) -> bool {
    match (older, newer) {
        (IndicatorMeasure::Checklist(older), IndicatorMeasure::Checklist(newer)) => {
            older.options().iter().all(|option| {
                newer
                    .options()
                    .iter()
                    .any(|other| other.code == option.code && other.points == option.points)
            })
        }
        _ => true,
    }
}
