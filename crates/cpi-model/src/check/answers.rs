//! The answers of one country in one round.

use super::choices::{code, shorten};
use super::codings::{self, Settled};
use super::dates::date;
use super::framework::listed;
use super::round::{country, same_framework};
use super::{Report, not_applicable, schema_version};
use crate::assessment::{Answer, Applicability, Assessment, Record, applicability};
use crate::code::{MISSING, NOT_APPLICABLE};
use crate::draft::{AnswerDraft, AssessmentDraft, EvidenceDraft};
use crate::framework::{Framework, Indicator, IndicatorMeasure};
use crate::number::{Quantity, parse_decimal, refused};
use crate::pointer::Pointer;
use crate::problem::{Checked, ProblemKind, Problems, suggest};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many answers more than indicators a document may list, so that each double is reported.
const MOST_DOUBLES: usize = 10_000;

impl AssessmentDraft {
    /// The assessment that this draft declares, for a framework.
    ///
    /// # Errors
    ///
    /// All problems of the draft, if any of them is an error.
    pub fn check(&self, framework: &Framework) -> Result<Checked<Assessment>, Problems> {
        let mut report = Report::of(framework);
        schema_version(&mut report, self.schema_version);
        same_framework(&mut report, self.framework.as_ref(), framework);
        if report.foreign() {
            return Err(report.problems);
        }
        // Each indicator is answered once, so this is not what it says it is.
        let most = framework.indicators().len() + MOST_DOUBLES;
        if most < self.answers.len() {
            report.error(
                ProblemKind::TooLarge,
                Pointer::from(["answers"]),
                format!(
                    "the document lists {} answers; the framework has {} indicators",
                    self.answers.len(),
                    framework.indicators().len()
                ),
                "look whether it is the right file; each indicator is answered once",
            );
            return Err(report.problems);
        }
        report.characters(self);
        if let Some(code) = &self.country {
            country(&mut report, &Pointer::from(["country"]), code, framework);
        } else {
            report.missing(&Pointer::root(), "country", "write the code of the country");
        }
        code(&mut report, &Pointer::root(), "round", self.round.as_ref());
        let reference_date = self
            .reference_date
            .as_ref()
            .and_then(|text| date(&mut report, &Pointer::root(), "reference_date", Some(text)));

        let mut answers = vec![Answer::Missing; framework.indicators().len()];
        let mut listed_at = vec![None; answers.len()];
        let mut records = BTreeMap::new();
        let mut stated_beside = Vec::new();
        for (i, draft) in self.answers.iter().enumerate() {
            let path = Pointer::entry("answers", i);
            let Some(position) = indicator(&mut report, &path, draft, framework) else {
                continue;
            };
            if let Some(earlier) = listed_at[position].replace(i) {
                report.error(
                    ProblemKind::Duplicate,
                    path.key("indicator"),
                    format!(
                        "`{}` is answered twice, first as entry {}",
                        framework.indicators()[position].code(),
                        earlier + 1
                    ),
                    "keep the answer that is right",
                );
                continue;
            }
            let settled = codings::settle(&mut report, &path, draft, framework, position);
            let stated = stated(
                &mut report,
                &path,
                draft,
                framework,
                position,
                settled.as_ref(),
            );
            answers[position] = settled.map_or(stated.unwrap_or(Answer::Missing), |it| it.answer);
            let adjudicated = codings::adjudication(
                &mut report,
                &path,
                draft,
                framework,
                position,
                answers[position],
            );
            evidence(&mut report, &path, &draft.evidence);
            codings::beside(&mut report, &path, draft);
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
                        settled: settled.is_some(),
                        conflict: settled.is_some_and(|it| it.conflict),
                        set_aside: false,
                        state: None,
                        reason: None,
                    },
                );
            }
            if settled.is_some() {
                stated_beside.push((path, position, stated));
            }
        }
        codings::history(&mut report, self.history.as_ref());
        let mut assessment = Assessment {
            framework: framework.clone(),
            country: self.country.clone().unwrap_or_default().into(),
            round: self.round.clone().unwrap_or_default().into(),
            reference_date,
            answers: answers.into(),
            records: records.into(),
            history: self.history.clone(),
            public: None,
        };
        not_applicable::check(&mut report, framework, &mut assessment, self, &listed_at);
        unsettled(&mut report, framework, &mut assessment, &stated_beside);
        failing_conditions(&mut report, framework, &assessment, |position| {
            listed_at[position].map_or_else(
                || Pointer::from(["answers"]),
                |i| Pointer::entry("answers", i).key("answer"),
            )
        });
        report.name(|list, at| match list {
            "answers" => {
                let answer = self.answers.get(at.parse::<usize>().ok()?)?;
                Some(format!("answer to `{}`", answer.indicator.as_ref()?))
            }
            _ => None,
        });
        finish(report, assessment)
    }
}

/// The answer that a draft states. Without codings it is required; beside them it repeats
/// what they settle.
fn stated(
    report: &mut Report,
    path: &Pointer,
    draft: &AnswerDraft,
    framework: &Framework,
    position: usize,
    settled: Option<&Settled>,
) -> Option<Answer> {
    let Some(text) = &draft.answer else {
        let asked_for = draft.assigned.is_some() || draft.reply.is_some();
        if settled.is_none() && !asked_for {
            report.missing(
                path,
                "answer",
                "write an option, a value, `not-applicable` or `missing`",
            );
        }
        return None;
    };
    match read_answer(framework, position, text) {
        Ok(answer) => Some(answer),
        Err(refusal) => {
            report.error(
                refusal.kind,
                path.key("answer"),
                refusal.message,
                refusal.hint,
            );
            None
        }
    }
}

/// Sets aside settled answers whose condition fails (methodology 10.5), warns of undecided
/// conflicts (10.3), and holds what a draft states against what is settled.
fn unsettled(
    report: &mut Report,
    framework: &Framework,
    assessment: &mut Assessment,
    stated: &[(Pointer, usize, Option<Answer>)],
) {
    if stated.is_empty() {
        return;
    }
    let Assessment {
        answers, records, ..
    } = assessment;
    let (answers, records) = (Arc::make_mut(answers), Arc::make_mut(records));
    let mut set_aside = Vec::new();
    let settled = |position: usize| records.get(&position).is_some_and(|it| it.settled);
    set_aside_failing(framework, answers, settled, |answers, position| {
        let path = stated.iter().find(|(_, each, _)| *each == position);
        report.problems.warning(
            ProblemKind::SetAside,
            path.map_or_else(|| Pointer::from(["answers"]), |(path, ..)| path.clone()),
            format!(
                "`{}` is settled as `{}`, but does not apply: {}; it counts as not applicable",
                framework.indicators()[position].code(),
                answers[position].text(framework, position),
                asked(framework, answers, position),
            ),
            "correct or decide the one that decides, or leave it so",
        );
        set_aside.push(position);
    });
    for position in set_aside {
        if let Some(record) = records.get_mut(&position) {
            record.adjudicated = None;
            record.set_aside = true;
        }
    }
    for (path, position, stated) in stated {
        let indicator = framework.indicators()[*position].code();
        let record = assessment.records.get(position);
        if let Some(record) = record.filter(|record| record.conflict) {
            const NAMED: usize = 6;
            let codings = &record.draft.codings;
            let mut said: Vec<String> = codings
                .iter()
                .take(NAMED)
                .map(|coding| {
                    let text = |text: &Option<String>| text.clone().unwrap_or_default();
                    format!("{} `{}`", text(&coding.assessor), text(&coding.answer))
                })
                .collect();
            if NAMED < codings.len() {
                said.push(format!("and {} more", codings.len() - NAMED));
            }
            report.problems.warning(
                ProblemKind::UndecidedConflict,
                path.key("codings"),
                format!(
                    "the assessors of `{indicator}` differ and nobody has decided, so it counts as missing: {}",
                    said.join(", ")
                ),
                "adjudicate it, or send it back to an assessor",
            );
        }
        if stated.is_some_and(|stated| stated != assessment.answers[*position]) {
            report.error(
                ProblemKind::Contradiction,
                path.key("answer"),
                format!(
                    "the answer of `{indicator}` is not the one that its codings and decision settle, `{}`",
                    assessment.answer_text(*position)
                ),
                "leave `answer` out where there are codings, and settle it by a review",
            );
        }
    }
}

/// Sets aside the settled answers whose condition fails (methodology 10.5): they count as not
/// applicable. `found` hears of each, with the answers as they are before it.
pub(crate) fn set_aside_failing(
    framework: &Framework,
    answers: &mut [Answer],
    settled: impl Fn(usize) -> bool,
    mut found: impl FnMut(&[Answer], usize),
) {
    for (position, verdict) in applicability(framework, |i| answers[i]) {
        let answered = Assessment::counts_as_answered(framework, position, answers[position]);
        if verdict == Applicability::Fails && settled(position) && answered {
            found(answers, position);
            answers[position] = Answer::NotApplicable;
        }
    }
}

/// What the indicators that a condition asks about are answered.
pub(super) fn asked(framework: &Framework, answers: &[Answer], position: usize) -> String {
    let asked: Vec<String> = framework.indicators()[position]
        .conditions()
        .iter()
        .map(|condition| {
            let asked = condition.indicator;
            format!(
                "`{}` is `{}`",
                framework.indicators()[asked].code(),
                answers[asked].text(framework, asked)
            )
        })
        .collect();
    asked.join(", ")
}

pub(super) fn finish(
    report: Report,
    assessment: Assessment,
) -> Result<Checked<Assessment>, Problems> {
    if report.problems.any_error() {
        return Err(report.problems);
    }
    Ok(Checked {
        value: assessment,
        warnings: report.problems,
    })
}

pub(super) fn indicator(
    report: &mut Report,
    path: &Pointer,
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
            path.key("indicator"),
            format!("the framework has no indicator `{}`", shorten(code)),
            suggest(
                code,
                framework.indicators().iter().map(Indicator::code),
                "correct the code; codes are text, and `4.10` is not `4.1`",
            ),
        );
    }
    position
}

/// Why a text is no answer.
pub(super) struct Refusal {
    pub(super) kind: ProblemKind,
    pub(super) message: String,
    pub(super) hint: String,
}

/// Reads one answer by what its indicator allows.
pub(super) fn read_answer(
    framework: &Framework,
    position: usize,
    text: &str,
) -> Result<Answer, Refusal> {
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
        // Under conditions it is allowed where they fail, which the other answers decide.
        (NOT_APPLICABLE, ..) if !indicator.conditions().is_empty() => Ok(Answer::NotApplicable),
        (NOT_APPLICABLE, ..) => not_applicable::refusal(framework, position, None)
            .map_or(Ok(Answer::NotApplicable), Err),
        (_, IndicatorMeasure::Checklist(checklist), _) => Err(Refusal {
            kind: ProblemKind::UnknownOption,
            message: format!(
                "`{}` is no answer to `{}`; allowed are {}{} and `{MISSING}`",
                shorten(text),
                indicator.code(),
                listed(checklist.options().iter().map(|option| &option.code)),
                if framework.allows_not_applicable(position) {
                    format!(", `{NOT_APPLICABLE}`")
                } else {
                    String::new()
                },
            ),
            hint: suggest(
                text,
                checklist.options().iter().map(|option| &*option.code),
                "write the code of an option; in a workbook, choose from the list of the cell",
            ),
        }),
        (_, IndicatorMeasure::Quantity(quantity), Some(value)) => {
            if quantity.logarithm() && value <= Decimal::ZERO {
                return Err(Refusal {
                    kind: ProblemKind::InvalidLogarithm,
                    message: format!(
                        "`{}` is {value}, and its normalisation takes the logarithm, which a number of 0 or below has not",
                        indicator.code()
                    ),
                    hint: "correct the value, or answer `missing`".to_owned(),
                });
            }
            let (value, possible) = (Quantity::from(value), quantity.possible());
            if !possible.holds(value) {
                return Err(impossible(framework, position, value));
            }
            Ok(Answer::Quantity(value))
        }
        (_, IndicatorMeasure::Quantity(_), None) => {
            let (what, instead) = refused(text);
            Err(Refusal {
                kind: ProblemKind::InvalidNumber,
                message: format!(
                    "`{}` is no value of `{}`: it {what}",
                    shorten(text),
                    indicator.code()
                ),
                hint: if framework.allows_not_applicable(position) {
                    format!("{instead}, or else `{NOT_APPLICABLE}` or `{MISSING}`")
                } else {
                    format!("{instead}, or else `{MISSING}`")
                },
            })
        }
    }
}

/// Why a quantity cannot have a value (methodology 3.11).
pub(super) fn impossible(framework: &Framework, position: usize, value: Quantity) -> Refusal {
    let indicator = &framework.indicators()[position];
    let unit = framework.draft().indicators[position].unit.as_deref();
    let unit = unit.unwrap_or_default();
    let (possible, origin) = match indicator.measure() {
        IndicatorMeasure::Quantity(quantity) if quantity.possible().by_unit() => (
            quantity.possible().to_string(),
            format!(", as its unit `{unit}` implies"),
        ),
        IndicatorMeasure::Quantity(quantity) => (quantity.possible().to_string(), String::new()),
        IndicatorMeasure::Checklist(_) => (String::new(), String::new()),
    };
    Refusal {
        kind: ProblemKind::Impossible,
        message: format!(
            "`{}` cannot be {value}: possible values are {possible}{origin}",
            indicator.code()
        ),
        hint: "correct the value, or answer `missing`; if it is right, the framework must say so: `possible_least`, `possible_most` and `possible_whole` of the indicator".to_owned(),
    }
}

/// Checks what an answer or a reply rests on.
pub(super) fn evidence(report: &mut Report, path: &Pointer, listed: &[EvidenceDraft]) {
    for (i, evidence) in listed.iter().enumerate() {
        let path = path.key("evidence").index(i);
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
                path.key("link"),
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
pub(super) fn failing_conditions(
    report: &mut Report,
    framework: &Framework,
    assessment: &Assessment,
    path: impl Fn(usize) -> Pointer,
) {
    if framework.condition_order().is_empty() {
        return;
    }
    for (position, verdict) in assessment.applicability() {
        let answered = assessment.is_answered(position);
        if verdict == Applicability::Fails && answered {
            let indicator = &framework.indicators()[position];
            report.error(
                ProblemKind::ConditionFails,
                path(position),
                format!(
                    "`{}` is answered `{}`, but it does not apply: {}",
                    indicator.code(),
                    assessment.answer_text(position),
                    asked(framework, &assessment.answers, position)
                ),
                "remove the answer, or correct the one that decides",
            );
        }
    }
}
