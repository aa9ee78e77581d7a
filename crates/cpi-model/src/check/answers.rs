//! The answers of one country in one round.

use super::choices::{code, shorten};
use super::framework::listed;
use super::round::{country, date, same_framework};
use super::{Report, schema_version};
use crate::assessment::{Answer, Applies, Assessment, Record};
use crate::code::{MISSING, NOT_APPLICABLE};
use crate::draft::{AnswerDraft, AssessmentDraft};
use crate::framework::{Framework, IndicatorMeasure};
use crate::number::{DECIMAL_GRAMMAR, Points, Quantity, parse_decimal};
use crate::problem::{Checked, ProblemKind, Problems};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

impl AssessmentDraft {
    /// The assessment that this draft declares, for a framework.
    ///
    /// # Errors
    ///
    /// All problems of the draft, if any of them is an error.
    pub fn check(&self, framework: &Framework) -> Result<Checked<Assessment>, Problems> {
        let mut report = Report::default();
        schema_version(&mut report, self.schema_version);
        same_framework(&mut report, self.framework.as_ref(), framework);
        if let Some(code) = &self.country {
            country(&mut report, "/country", code, framework);
        } else {
            report.missing("", "country", "write the code of the country");
        }
        code(&mut report, "", "round", self.round.as_ref());
        let reference_date = self
            .reference_date
            .as_ref()
            .and_then(|text| date(&mut report, "", "reference_date", Some(text)));

        let mut answers = vec![Answer::Missing; framework.indicators().len()];
        let mut listed_at = vec![None; answers.len()];
        let mut records = BTreeMap::new();
        for (i, draft) in self.answers.iter().enumerate() {
            let path = format!("/answers/{i}");
            let Some(position) = indicator(&mut report, &path, draft, framework) else {
                continue;
            };
            if let Some(earlier) = listed_at[position].replace(i) {
                report.error(
                    ProblemKind::Duplicate,
                    format!("{path}/indicator"),
                    format!(
                        "`{}` is answered twice, first as entry {}",
                        framework.indicators()[position].code(),
                        earlier + 1
                    ),
                    "keep the answer that is right",
                );
                continue;
            }
            let Some(text) = &draft.answer else {
                report.missing(
                    &path,
                    "answer",
                    "write an option, a value, `not-applicable` or `missing`",
                );
                continue;
            };
            match read_answer(framework, position, text) {
                Ok(answer) => answers[position] = answer,
                Err(refusal) => {
                    report.error(
                        refusal.kind,
                        format!("{path}/answer"),
                        refusal.message,
                        refusal.hint,
                    );
                }
            }
            let adjudicated = adjudication(
                &mut report,
                &path,
                draft,
                framework,
                position,
                answers[position],
            );
            evidence(&mut report, &path, draft);
            let record = AnswerDraft {
                indicator: None,
                answer: None,
                ..draft.clone()
            };
            if record != AnswerDraft::default() {
                records.insert(
                    position,
                    Record {
                        draft: record,
                        adjudicated,
                    },
                );
            }
        }
        let assessment = Assessment {
            country: self.country.clone().unwrap_or_default().into(),
            round: self.round.clone().unwrap_or_default().into(),
            reference_date,
            answers: answers.into(),
            records,
        };
        failing_conditions(&mut report, framework, &assessment, |position| {
            listed_at[position]
                .map_or_else(|| "/answers".to_owned(), |i| format!("/answers/{i}/answer"))
        });
        finish(report, assessment)
    }
}

/// A row of a table: a country's answers in a round, by the position of each indicator.
///
/// A reader of wide tables finds the indicators of its columns once, and then checks each
/// row without copying a text.
#[derive(Debug, Clone, Copy)]
pub struct AnswerRow<'a> {
    /// The code of the country.
    pub country: &'a str,
    /// The id of the round.
    pub round: &'a str,
    /// The reference date of the round.
    pub reference_date: Option<NaiveDate>,
    /// The position of each indicator and its answer: an option, a value,
    /// `not-applicable` or `missing`.
    pub answers: &'a [(usize, &'a str)],
}

impl AnswerRow<'_> {
    /// The assessment that this row declares. A problem's path is `/country` or
    /// `/answers/` and the place of the answer in [`answers`](Self::answers).
    ///
    /// # Errors
    ///
    /// All problems of the row, if any of them is an error.
    pub fn check(&self, framework: &Framework) -> Result<Assessment, Problems> {
        let mut report = Report::default();
        country(&mut report, "/country", self.country, framework);
        let mut answers = vec![Answer::Missing; framework.indicators().len()];
        for (i, (position, text)) in self.answers.iter().enumerate() {
            match read_answer(framework, *position, text) {
                Ok(answer) => answers[*position] = answer,
                Err(refusal) => {
                    report.error(
                        refusal.kind,
                        format!("/answers/{i}"),
                        refusal.message,
                        refusal.hint,
                    );
                }
            }
        }
        let assessment = Assessment {
            country: self.country.into(),
            round: self.round.into(),
            reference_date: self.reference_date,
            answers: answers.into(),
            records: BTreeMap::new(),
        };
        failing_conditions(&mut report, framework, &assessment, |position| {
            let listed = self.answers.iter().position(|(each, _)| *each == position);
            listed.map_or_else(|| "/answers".to_owned(), |i| format!("/answers/{i}"))
        });
        finish(report, assessment).map(|checked| checked.value)
    }
}

fn finish(report: Report, assessment: Assessment) -> Result<Checked<Assessment>, Problems> {
    if report.problems.any_error() {
        return Err(report.problems);
    }
    Ok(Checked {
        value: assessment,
        warnings: report.problems,
    })
}

fn indicator(
    report: &mut Report,
    path: &str,
    draft: &AnswerDraft,
    framework: &Framework,
) -> Option<usize> {
    let Some(code) = &draft.indicator else {
        report.missing(path, "indicator", "write the code of the indicator");
        return None;
    };
    let position = framework.indicator_position(code);
    if position.is_none() {
        report.error(
            ProblemKind::UnknownIndicator,
            format!("{path}/indicator"),
            format!("the framework has no indicator `{}`", shorten(code)),
            "correct the code; codes are text, and `4.10` is not `4.1`",
        );
    }
    position
}

/// Why a text is no answer.
struct Refusal {
    kind: ProblemKind,
    message: String,
    hint: &'static str,
}

/// Reads one answer by what its indicator allows.
fn read_answer(framework: &Framework, position: usize, text: &str) -> Result<Answer, Refusal> {
    let indicator = &framework.indicators()[position];
    let answer = match indicator.measure() {
        IndicatorMeasure::Checklist(checklist) => match checklist.position(text) {
            Some(option) => return Ok(Answer::Option(option)),
            None => None,
        },
        IndicatorMeasure::Quantity(_) => parse_decimal(text),
    };
    match (text, indicator.measure(), answer) {
        (MISSING, ..) => Ok(Answer::Missing),
        (NOT_APPLICABLE, ..) => Ok(Answer::NotApplicable),
        (_, IndicatorMeasure::Checklist(checklist), _) => Err(Refusal {
            kind: ProblemKind::UnknownOption,
            message: format!(
                "`{}` is no answer to `{}`; allowed are {}, `{NOT_APPLICABLE}` and `{MISSING}`",
                shorten(text),
                indicator.code(),
                listed(checklist.options().iter().map(|option| &option.code)),
            ),
            hint: "write the code of an option; what other words stand for is declared in `words` of the table",
        }),
        (_, IndicatorMeasure::Quantity(quantity), Some(value)) => {
            if quantity.logarithm() && value <= Decimal::ZERO {
                return Err(Refusal {
                    kind: ProblemKind::InvalidLogarithm,
                    message: format!(
                        "`{}` is {value}, and its normalisation takes the logarithm, which a number of 0 or below has not",
                        indicator.code()
                    ),
                    hint: "correct the value, or answer `missing`",
                });
            }
            Ok(Answer::Quantity(Quantity::from(value)))
        }
        (_, IndicatorMeasure::Quantity(_), None) => Err(Refusal {
            kind: ProblemKind::InvalidNumber,
            message: format!(
                "`{}` is no value of `{}`; allowed are {DECIMAL_GRAMMAR}; `{NOT_APPLICABLE}` and `{MISSING}`",
                shorten(text),
                indicator.code()
            ),
            hint: "write the number in plain digits, without separators or exponent",
        }),
    }
}

fn adjudication(
    report: &mut Report,
    path: &str,
    draft: &AnswerDraft,
    framework: &Framework,
    position: usize,
    answer: Answer,
) -> Option<Points> {
    let adjudication = draft.adjudication.as_ref()?;
    let path = format!("{path}/adjudication");
    let points = super::choices::decimal(report, &path, "points", adjudication.points.as_ref());
    if adjudication
        .reason
        .as_ref()
        .is_none_or(|reason| reason.trim().is_empty())
    {
        report.missing(&path, "reason", "say why these points were awarded");
    }
    let indicator = &framework.indicators()[position];
    let IndicatorMeasure::Checklist(checklist) = indicator.measure() else {
        report.error(
            ProblemKind::InvalidAdjudication,
            path,
            format!(
                "`{}` is a quantity, whose points cannot be adjudicated",
                indicator.code()
            ),
            "correct the value instead",
        );
        return None;
    };
    let scored = matches!(answer, Answer::Option(option) if checklist.options()[usize::from(option)].points.is_some());
    if !scored {
        report.error(
            ProblemKind::InvalidAdjudication,
            path,
            format!("`{}` is not answered with an option that earns points, so there are none to adjudicate", indicator.code()),
            "give the answer that the evidence supports, then adjudicate",
        );
        return None;
    }
    let points = points?;
    let (low, high) = (
        Decimal::from(checklist.low()),
        Decimal::from(checklist.high()),
    );
    if points < low || high < points {
        report.error(
            ProblemKind::InvalidAdjudication,
            format!("{path}/points"),
            format!(
                "{points} points are adjudicated to `{}`; allowed is {low} to {high}",
                indicator.code()
            ),
            "stay between the lowest and the highest points of its scale",
        );
        return None;
    }
    Some(Points::from(points))
}

fn evidence(report: &mut Report, path: &str, draft: &AnswerDraft) {
    for (i, evidence) in draft.evidence.iter().enumerate() {
        let path = format!("{path}/evidence/{i}");
        if evidence
            .title
            .as_ref()
            .is_none_or(|title| title.trim().is_empty())
        {
            report.missing(&path, "title", "name the document");
        }
        if let Some(link) = &evidence.link
            && !is_web_address(link)
        {
            report.error(
                ProblemKind::InvalidLink,
                format!("{path}/link"),
                format!("`{}` is no web address", shorten(link)),
                "write an address that starts with `https://` or `http://`, or leave the link out",
            );
        }
        if evidence.consulted.is_some() {
            date(report, &path, "consulted", evidence.consulted.as_ref());
        }
    }
}

/// Whether a link is an `http` or `https` address without spaces or control characters.
fn is_web_address(link: &str) -> bool {
    let rest = ["https://", "http://"].iter().find_map(|scheme| {
        let head = link.get(..scheme.len())?;
        head.eq_ignore_ascii_case(scheme)
            .then(|| &link[scheme.len()..])
    });
    rest.is_some_and(|rest| {
        !rest.is_empty()
            && !rest.starts_with('/')
            && !rest.contains(|c: char| c.is_whitespace() || c.is_control())
    })
}

/// Methodology 2.6: no answer but not applicable where the condition fails.
fn failing_conditions(
    report: &mut Report,
    framework: &Framework,
    assessment: &Assessment,
    path: impl Fn(usize) -> String,
) {
    if framework.condition_order().is_empty() {
        return;
    }
    for (position, verdict) in assessment.applicability(framework) {
        let answered = assessment.is_answered(framework, position);
        if verdict == Applies::Fails && answered {
            let indicator = &framework.indicators()[position];
            let asked: Vec<String> = indicator
                .conditions()
                .iter()
                .map(|condition| {
                    let asked = framework.indicators()[condition.indicator].code();
                    format!(
                        "`{asked}` is `{}`",
                        assessment.answer_text(framework, condition.indicator)
                    )
                })
                .collect();
            report.error(
                ProblemKind::ConditionFails,
                path(position),
                format!(
                    "`{}` is answered `{}`, but it does not apply: {}",
                    indicator.code(),
                    assessment.answer_text(framework, position),
                    asked.join(", ")
                ),
                "remove the answer, or correct the one that decides",
            );
        }
    }
}
