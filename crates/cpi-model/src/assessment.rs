//! What did one country answer in one round?

use crate::code::{MISSING, NOT_APPLICABLE};
use crate::draft::{
    AdjudicationDraft, AnswerDraft, AssessmentDraft, Clearance, FrameworkReference,
    HistoryReference, SCHEMA_VERSION,
};
use crate::framework::{Framework, Indicator, IndicatorMeasure, belongs};
use crate::number::{Points, Quantity};
use crate::review::ReviewState;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What one indicator was answered (methodology 2.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Nobody has answered.
    Missing,
    /// It does not apply.
    NotApplicable,
    /// The option at this position of the indicator's checklist.
    Option(u8),
    /// The value of a quantity.
    Quantity(Quantity),
}

impl Answer {
    /// Whether it takes the indicator at this position out of the score: *not applicable*, or an
    /// option that means it.
    pub fn takes_out(self, framework: &Framework, indicator: usize) -> bool {
        let measure = framework
            .indicators()
            .get(indicator)
            .map(Indicator::measure);
        match (self, measure) {
            (Self::NotApplicable, _) => true,
            (Self::Option(option), Some(IndicatorMeasure::Checklist(checklist))) => checklist
                .options()
                .get(usize::from(option))
                .is_some_and(|option| option.points.is_none()),
            _ => false,
        }
    }

    /// The text that stands for it in a document; empty for an option that the indicator at
    /// this position does not have, and where there is no indicator at this position.
    pub fn text(self, framework: &Framework, indicator: usize) -> String {
        let Some(found) = framework.indicators().get(indicator) else {
            return String::new();
        };
        match (self, found.measure()) {
            (Self::Missing, _) => MISSING.to_owned(),
            (Self::NotApplicable, _) => NOT_APPLICABLE.to_owned(),
            (Self::Option(option), IndicatorMeasure::Checklist(checklist)) => checklist
                .options()
                .get(usize::from(option))
                .map_or_else(String::new, |option| option.code.clone()),
            (Self::Quantity(value), _) => value.in_full(),
            (Self::Option(_), IndicatorMeasure::Quantity(_)) => String::new(),
        }
    }
}

/// Whether an indicator applies, by its conditions (methodology 2.5).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Applicability {
    /// There is no condition, or it holds.
    #[default]
    Holds,
    /// The condition fails.
    Fails,
    /// The condition rests on a missing answer.
    Open,
}

/// A checked assessment: an answer for every indicator of the framework that it was checked
/// with, to which it belongs. A clone shares its answers, so it costs next to nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    pub(crate) framework: Framework,
    pub(crate) country: Box<str>,
    pub(crate) round: Box<str>,
    pub(crate) reference_date: Option<NaiveDate>,
    pub(crate) answers: Arc<[Answer]>,
    pub(crate) records: Arc<BTreeMap<usize, Record>>,
    pub(crate) history: Option<HistoryReference>,
    /// Of a public assessment: what else is known of it.
    pub(crate) public: Option<Box<Public>>,
}

/// What a public assessment says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Public {
    /// What was cleared.
    pub(crate) cleared: BTreeSet<Clearance>,
    /// The hash of the last entry of the history that it follows from.
    pub(crate) head: Option<Box<str>>,
}

/// What stands beside an answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    /// Everything but the indicator and the answer, as the draft has it.
    pub(crate) draft: AnswerDraft,
    /// The adjudicated points (methodology 2.4).
    pub(crate) adjudicated: Option<Points>,
    /// Whether the answer comes from codings or a decision.
    pub(crate) settled: bool,
    /// Whether standing codings differ and nobody has decided.
    pub(crate) conflict: bool,
    /// Whether the condition fails, whatever was answered.
    pub(crate) set_aside: bool,
    /// Of a public assessment: how far the review is, since what it follows from is private.
    pub(crate) state: Option<ReviewState>,
    /// Of a public assessment: why it was decided so, or does not apply.
    pub(crate) reason: Option<String>,
}

impl Record {
    /// The comment, evidence and names, as the document has them.
    pub fn draft(&self) -> &AnswerDraft {
        &self.draft
    }
    /// The adjudicated points.
    pub fn adjudicated(&self) -> Option<Points> {
        self.adjudicated
    }
    /// Whether the answer is settled from codings or by a decision (methodology 10.3).
    pub fn is_settled(&self) -> bool {
        self.settled
    }
    /// Whether its standing codings differ and nobody has decided (methodology 10.3); then
    /// the answer is missing.
    pub fn is_conflict(&self) -> bool {
        self.conflict
    }
    /// Whether it was answered, but does not apply by its condition (methodology 10.5); then
    /// the answer is not applicable.
    pub fn is_set_aside(&self) -> bool {
        self.set_aside
    }
    /// The adjudication with its reason.
    pub fn adjudication(&self) -> Option<&AdjudicationDraft> {
        self.draft.adjudication.as_ref()
    }
}

belongs!(Assessment, |it| format!(
    "the assessment of {}, round {},",
    it.country, it.round
));

impl Assessment {
    /// The code of the country.
    pub fn country(&self) -> &str {
        &self.country
    }
    /// The id of the round.
    pub fn round(&self) -> &str {
        &self.round
    }
    /// The date the answers hold for.
    pub fn reference_date(&self) -> Option<NaiveDate> {
        self.reference_date
    }
    /// Up to where this assessment has its history.
    pub fn history(&self) -> Option<&HistoryReference> {
        self.history.as_ref()
    }
    /// The answers, one for each indicator of the framework, in its order.
    pub fn answers(&self) -> &[Answer] {
        &self.answers
    }
    /// What stands beside an answer, by the position of its indicator.
    pub fn record(&self, indicator: usize) -> Option<&Record> {
        self.records.get(&indicator)
    }
    /// The adjudicated points of an indicator, by its position.
    pub fn adjudicated(&self, indicator: usize) -> Option<Points> {
        if self.records.is_empty() {
            return None;
        }
        self.records.get(&indicator)?.adjudicated
    }

    /// Whether an indicator is answered with a value or an option that earns points: not
    /// missing, not applicable, nor with an option that means not applicable. Where there is no
    /// indicator at this position, nothing is answered.
    pub fn is_answered(&self, indicator: usize) -> bool {
        let answer = self.answers.get(indicator);
        answer.is_some_and(|it| Self::counts_as_answered(&self.framework, indicator, *it))
    }

    pub(crate) fn counts_as_answered(
        framework: &Framework,
        indicator: usize,
        answer: Answer,
    ) -> bool {
        let measure = framework
            .indicators()
            .get(indicator)
            .map(Indicator::measure);
        match (answer, measure) {
            (Answer::Quantity(_), _) => true,
            (Answer::Option(option), Some(IndicatorMeasure::Checklist(checklist))) => {
                let option = checklist.options().get(usize::from(option));
                option.is_some_and(|option| option.points.is_some())
            }
            _ => false,
        }
    }

    /// The answer of an indicator as a document spells it; empty where there is no indicator at
    /// this position.
    pub fn answer_text(&self, indicator: usize) -> String {
        let answer = self.answers.get(indicator);
        answer.map_or_else(String::new, |it| it.text(&self.framework, indicator))
    }

    /// The canonical document of this assessment: every answer that is not missing, and
    /// every record, in the framework's order.
    pub fn to_draft(&self) -> AssessmentDraft {
        let framework = &self.framework;
        let answers = framework
            .indicators()
            .iter()
            .enumerate()
            .filter_map(|(i, indicator)| {
                let record = self.records.get(&i);
                if record.is_none() && self.answers[i] == Answer::Missing {
                    return None;
                }
                Some(AnswerDraft {
                    indicator: Some(indicator.code().to_owned()),
                    answer: Some(self.answer_text(i)),
                    ..record
                        .map(|record| record.draft.clone())
                        .unwrap_or_default()
                })
            });
        AssessmentDraft {
            schema_version: Some(SCHEMA_VERSION),
            framework: Some(FrameworkReference {
                id: Some(framework.id().to_owned()),
                version: Some(framework.version().to_owned()),
            }),
            country: Some(self.country.to_string()),
            round: Some(self.round.to_string()),
            reference_date: self.reference_date.map(|date| date.to_string()),
            history: self.history.clone(),
            answers: answers.collect(),
        }
    }

    /// Whether each indicator that has conditions applies (methodology 2.5): its position
    /// and the verdict, each after those it asks about. Indicators without conditions are
    /// not listed; they apply.
    pub fn applicability(&self) -> BTreeMap<usize, Applicability> {
        applicability(&self.framework, |indicator| self.answers[indicator])
    }
}

/// Decides conditions on any reading of the answers (methodology 2.5).
pub fn applicability(
    framework: &Framework,
    answer: impl Fn(usize) -> Answer,
) -> BTreeMap<usize, Applicability> {
    let mut verdicts = BTreeMap::new();
    for &position in framework.condition_order() {
        let known = |asked: usize| verdicts.get(&asked).copied().unwrap_or_default();
        let verdict = verdict(framework, position, known, &answer);
        verdicts.insert(position, verdict);
    }
    verdicts
}

/// Decides the conditions of one indicator, by the verdicts and the answers of those that it asks about
/// (methodology 2.5). An indicator without conditions applies.
pub fn verdict(
    framework: &Framework,
    position: usize,
    verdicts: impl Fn(usize) -> Applicability,
    answer: impl Fn(usize) -> Answer,
) -> Applicability {
    let mut verdict = Applicability::Holds;
    for condition in framework.indicators()[position].conditions() {
        let asked = condition.indicator;
        let one = match (verdicts(asked), answer(asked)) {
            (Applicability::Fails, _) | (_, Answer::NotApplicable | Answer::Quantity(_)) => {
                Applicability::Fails
            }
            (_, Answer::Missing) => Applicability::Open,
            (own, Answer::Option(option)) => {
                if condition.options.contains(&option) {
                    own
                } else {
                    Applicability::Fails
                }
            }
        };
        match one {
            Applicability::Fails => return Applicability::Fails,
            Applicability::Open => verdict = Applicability::Open,
            Applicability::Holds => {}
        }
    }
    verdict
}
