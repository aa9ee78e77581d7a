//! What may a reviewer do to an answer, and with which change?

use crate::assessment::Assessment;
use crate::check::COUNTS_AS_MISSING;
use crate::code::MISSING;
use crate::draft::{
    AcceptanceDraft, Action, AdjudicationDraft, AnswerDraft, AssessmentDraft, AssignmentDraft,
    CodingDraft, EvidenceDraft, FrameworkReference, RejectionDraft, ReplyDraft, SCHEMA_VERSION,
    StandingDraft,
};
use crate::framework::Framework;
use crate::history::{Change, History, Seed};
use crate::pointer::Pointer;
use crate::problem::{Problem, ProblemKind, Problems, Severity};
use crate::review::ReviewState;

/// Something that is done to one answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReviewAction {
    /// The reviewer agrees with the settled answer.
    Accept {
        /// A comment.
        comment: Option<String>,
    },
    /// The reviewer sends a coding back.
    Reject {
        /// Whose coding; may be left out if there is one.
        assessor: Option<String>,
        /// What the assessor is to mend.
        comment: String,
    },
    /// The reviewer decides (methodology 10.4).
    Adjudicate {
        /// The final answer; the settled one if left out.
        answer: Option<String>,
        /// The points; those of the answer if left out.
        points: Option<String>,
        /// Why.
        reason: String,
    },
    /// A decision or an acceptance is taken back.
    Reopen {
        /// Why.
        reason: String,
    },
    /// The government replies.
    Reply {
        /// The reply.
        text: String,
        /// What it rests on.
        evidence: Vec<EvidenceDraft>,
        /// The pseudonym or office that it came through; who enters it if left out.
        office: Option<String>,
    },
    /// Somebody is asked to answer or to review.
    Assign {
        /// Who is to answer.
        assessors: Vec<String>,
        /// Who is to review.
        reviewer: Option<String>,
    },
}

/// Who does something, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Actor<'a> {
    /// The pseudonym.
    pub by: &'a str,
    /// When, a date-time of RFC 3339.
    pub at: &'a str,
    /// Where the salts of the texts come from that are written.
    pub seed: Seed,
}

/// The change that an act makes to an indicator, by its code; none where it stands so
/// already. `assessment` is the checked document of `history`.
///
/// # Errors
///
/// All problems of an act that the methodology does not allow, or that lacks something.
pub fn review_change(
    history: &History,
    assessment: &Assessment,
    indicator: &str,
    act: &ReviewAction,
    hand: Actor<'_>,
) -> Result<Option<Change>, Problems> {
    let framework = assessment.framework();
    let Some(position) = framework.indicator_position(indicator) else {
        return Err(one(
            ProblemKind::UnknownIndicator,
            format!("the framework has no indicator `{indicator}`"),
            "correct the code; codes are text, and `4.10` is not `4.1`",
        ));
    };
    let listed = history.document().answers.iter();
    let before = listed
        .clone()
        .find(|answer| answer.indicator.as_deref() == Some(indicator))
        .cloned()
        .unwrap_or_else(|| AnswerDraft {
            indicator: Some(indicator.to_owned()),
            ..AnswerDraft::default()
        });
    let state = assessment.review_state(position);
    let settled = assessment.answer_text(position);
    let target = Target {
        before: &before,
        state,
        settled: &settled,
        hand,
    };
    let Some((change, after)) = target.change(act)? else {
        return Ok(None);
    };
    let mut problems = Problems::new();
    crate::check::characters(
        &mut problems,
        &Pointer::root(),
        &(&change.to, &change.reason),
    );
    if !problems.is_empty() {
        return Err(problems);
    }
    let decides = matches!(act, ReviewAction::Adjudicate { .. });
    allowed(framework, assessment, after, decides)?;
    Ok(Some(change))
}

/// An indicator that something is done to.
struct Target<'a> {
    before: &'a AnswerDraft,
    state: ReviewState,
    settled: &'a str,
    hand: Actor<'a>,
}

impl Target<'_> {
    fn change(&self, act: &ReviewAction) -> Result<Option<(Change, AnswerDraft)>, Problems> {
        match act {
            ReviewAction::Accept { comment } => self.accept(comment.as_ref()),
            ReviewAction::Reject { assessor, comment } => self.reject(assessor.as_deref(), comment),
            ReviewAction::Adjudicate {
                answer,
                points,
                reason,
            } => self.adjudicate(answer.as_ref(), points.as_ref(), reason),
            ReviewAction::Reopen { reason } => self.reopen(reason),
            ReviewAction::Reply {
                text,
                evidence,
                office,
            } => Ok(self.reply(text, evidence, office.as_deref())),
            ReviewAction::Assign {
                assessors,
                reviewer,
            } => Ok(self.assign(assessors, reviewer.as_ref())),
        }
    }

    fn accept(&self, comment: Option<&String>) -> Result<Option<(Change, AnswerDraft)>, Problems> {
        self.undecided()?;
        if self.state == ReviewState::Conflict || self.settled == MISSING {
            return Err(one(
                ProblemKind::Contradiction,
                format!(
                    "there is no settled answer of `{}` to accept",
                    self.indicator()
                ),
                "adjudicate a conflict; what is unanswered waits for its assessor",
            ));
        }
        let (by, at) = self.hand();
        let mut accepted = AcceptanceDraft {
            by,
            at,
            comment: comment.cloned(),
        };
        if let Some(earlier) = &self.before.accepted
            && earlier.by == accepted.by
            && earlier.comment == accepted.comment
        {
            return Ok(None);
        }
        let from = StandingDraft {
            accepted: self.before.accepted.clone(),
            ..StandingDraft::default()
        };
        let after = AnswerDraft {
            accepted: Some(accepted.clone()),
            ..self.before.clone()
        };
        let reason = accepted.comment.take();
        let to = StandingDraft {
            accepted: after.accepted.clone(),
            ..StandingDraft::default()
        };
        Ok(Some((
            self.entry(Action::Accept, from, to, reason.as_deref()),
            after,
        )))
    }

    fn reject(
        &self,
        assessor: Option<&str>,
        comment: &str,
    ) -> Result<Option<(Change, AnswerDraft)>, Problems> {
        self.undecided()?;
        let codings = &self.before.codings;
        let at = match (assessor, codings.as_slice()) {
            (Some(assessor), _) => codings
                .iter()
                .position(|it| it.assessor.as_deref() == Some(assessor)),
            (None, [_]) => Some(0),
            (None, _) => None,
        };
        let Some(at) = at else {
            let known: Vec<&str> = codings
                .iter()
                .filter_map(|it| it.assessor.as_deref())
                .collect();
            return Err(one(
                ProblemKind::UnknownReference,
                format!(
                    "`{}` has no coding to send back{}; its assessors are: {}",
                    self.indicator(),
                    assessor.map_or_else(String::new, |it| format!(" of `{it}`")),
                    if known.is_empty() {
                        "none".to_owned()
                    } else {
                        known.join(", ")
                    }
                ),
                "name the assessor whose answer goes back",
            ));
        };
        let (by, when) = self.hand();
        let rejected = RejectionDraft {
            by,
            at: when,
            comment: Some(comment.to_owned()),
        };
        let same = |earlier: &RejectionDraft| {
            earlier.by == rejected.by && earlier.comment == rejected.comment
        };
        if codings[at].rejected.as_ref().is_some_and(same) {
            return Ok(None);
        }
        let holds = |coding: &CodingDraft| StandingDraft {
            coding: Some(coding.clone()),
            ..StandingDraft::default()
        };
        let mut after = self.before.clone();
        after.codings[at].rejected = Some(rejected);
        after.accepted = None;
        let (from, to) = (holds(&codings[at]), holds(&after.codings[at]));
        Ok(Some((
            self.entry(Action::Reject, from, to, Some(comment)),
            after,
        )))
    }

    fn adjudicate(
        &self,
        answer: Option<&String>,
        points: Option<&String>,
        reason: &str,
    ) -> Result<Option<(Change, AnswerDraft)>, Problems> {
        if answer.is_none() && points.is_none() {
            return Err(one(
                ProblemKind::MissingKey,
                format!(
                    "the decision on `{}` has neither an answer nor points",
                    self.indicator()
                ),
                "give a final answer, points, or both",
            ));
        }
        if answer.is_none() && self.settled == MISSING {
            return Err(one(
                ProblemKind::InvalidAdjudication,
                format!(
                    "`{}` has no settled answer for which points could be awarded",
                    self.indicator()
                ),
                "give the final answer beside the points",
            ));
        }
        let (by, at) = self.hand();
        let decision = AdjudicationDraft {
            answer: Some(answer.map_or_else(|| self.settled.to_owned(), Clone::clone)),
            points: points.cloned(),
            reason: Some(reason.to_owned()),
            by,
            at,
        };
        let nothing_late = self.before.codings.iter().all(|it| !it.late);
        let same = |earlier: &AdjudicationDraft| {
            *earlier
                == AdjudicationDraft {
                    at: earlier.at.clone(),
                    ..decision.clone()
                }
        };
        if nothing_late && self.before.adjudication.as_ref().is_some_and(same) {
            return Ok(None);
        }
        let holds = |it: Option<&AdjudicationDraft>| StandingDraft {
            adjudication: it.cloned(),
            ..StandingDraft::default()
        };
        let from = holds(self.before.adjudication.as_ref());
        let to = holds(Some(&decision));
        let after = AnswerDraft {
            adjudication: Some(decision),
            ..self.before.clone()
        };
        Ok(Some((
            self.entry(Action::Adjudicate, from, to, Some(reason)),
            after,
        )))
    }

    fn reopen(&self, reason: &str) -> Result<Option<(Change, AnswerDraft)>, Problems> {
        let before = self.before;
        if before.adjudication.is_none() && before.accepted.is_none() && before.reviewer.is_none() {
            return Err(one(
                ProblemKind::Contradiction,
                format!(
                    "`{}` is neither decided nor accepted, so it is open",
                    self.indicator()
                ),
                "nothing needs to be done",
            ));
        }
        if reason.trim().is_empty() {
            return Err(one(
                ProblemKind::MissingKey,
                format!(
                    "there is no reason for which `{}` is opened again",
                    self.indicator()
                ),
                "say why it is opened again",
            ));
        }
        let from = StandingDraft {
            adjudication: before.adjudication.clone(),
            accepted: before.accepted.clone(),
            ..StandingDraft::default()
        };
        let after = AnswerDraft {
            adjudication: None,
            accepted: None,
            reviewer: None,
            ..before.clone()
        };
        let to = StandingDraft::default();
        Ok(Some((
            self.entry(Action::Reopen, from, to, Some(reason)),
            after,
        )))
    }

    fn reply(
        &self,
        text: &str,
        evidence: &[EvidenceDraft],
        office: Option<&str>,
    ) -> Option<(Change, AnswerDraft)> {
        let (by, at) = self.hand();
        let reply = ReplyDraft {
            text: Some(text.to_owned()),
            evidence: evidence.to_vec(),
            by: office.map(str::to_owned).or(by),
            at,
        };
        let same = |earlier: &ReplyDraft| {
            *earlier
                == ReplyDraft {
                    at: earlier.at.clone(),
                    ..reply.clone()
                }
        };
        if self.before.reply.as_ref().is_some_and(same) {
            return None;
        }
        let holds = |it: Option<&ReplyDraft>| StandingDraft {
            reply: it.cloned(),
            ..StandingDraft::default()
        };
        let (from, to) = (holds(self.before.reply.as_ref()), holds(Some(&reply)));
        let after = AnswerDraft {
            reply: Some(reply),
            ..self.before.clone()
        };
        Some((self.entry(Action::Reply, from, to, None), after))
    }

    fn assign(
        &self,
        assessors: &[String],
        reviewer: Option<&String>,
    ) -> Option<(Change, AnswerDraft)> {
        let assigned = AssignmentDraft {
            assessors: assessors.to_vec(),
            reviewer: reviewer.cloned(),
        };
        let assigned = (assigned != AssignmentDraft::default()).then_some(assigned);
        if assigned == self.before.assigned {
            return None;
        }
        let holds = |it: Option<&AssignmentDraft>| StandingDraft {
            assigned: it.cloned(),
            ..StandingDraft::default()
        };
        let from = holds(self.before.assigned.as_ref());
        let to = holds(assigned.as_ref());
        let after = AnswerDraft {
            assigned,
            ..self.before.clone()
        };
        Some((self.entry(Action::Assign, from, to, None), after))
    }

    fn undecided(&self) -> Result<(), Problems> {
        if self.before.adjudication.is_none() {
            return Ok(());
        }
        Err(one(
            ProblemKind::Contradiction,
            format!("`{}` is decided", self.indicator()),
            "open it again first, with a reason; or decide anew",
        ))
    }

    fn indicator(&self) -> &str {
        self.before.indicator.as_deref().unwrap_or_default()
    }

    fn hand(&self) -> (Option<String>, Option<String>) {
        (Some(self.hand.by.to_owned()), Some(self.hand.at.to_owned()))
    }

    fn entry(
        &self,
        action: Action,
        from: StandingDraft,
        to: StandingDraft,
        reason: Option<&str>,
    ) -> Change {
        let some = |it: StandingDraft| (it != StandingDraft::default()).then_some(it);
        Change {
            action,
            indicator: self.before.indicator.clone(),
            from: some(from),
            to: some(to),
            reason: reason.map(str::to_owned),
            source: None,
        }
    }
}

/// Whether an answer may stand so: the check of a document that holds nothing else but the
/// answers that decide its condition.
fn allowed(
    framework: &Framework,
    assessment: &Assessment,
    answer: AnswerDraft,
    decides: bool,
) -> Result<(), Problems> {
    let mut answers = vec![answer];
    let mut next = 0;
    while let Some(position) = answers
        .get(next)
        .and_then(|each| framework.indicator_position(each.indicator.as_deref()?))
    {
        for condition in framework.indicators()[position].conditions() {
            let code = framework.indicators()[condition.indicator].code();
            let listed = |each: &AnswerDraft| each.indicator.as_deref() == Some(code);
            if !answers.iter().any(listed) {
                answers.push(AnswerDraft {
                    indicator: Some(code.to_owned()),
                    answer: Some(assessment.answer_text(condition.indicator)),
                    ..AnswerDraft::default()
                });
            }
        }
        next += 1;
    }
    let document = AssessmentDraft {
        schema_version: Some(SCHEMA_VERSION),
        framework: Some(FrameworkReference {
            id: Some(framework.id().to_owned()),
            version: Some(framework.version().to_owned()),
        }),
        country: Some(assessment.country().to_owned()),
        round: Some(assessment.round().to_owned()),
        answers,
        ..AssessmentDraft::default()
    };
    let found = match document.check(framework) {
        Ok(checked) => checked.warnings,
        Err(problems) => problems,
    };
    let mut problems = Problems::new();
    for problem in found {
        // What is wrong with the others was so before.
        let own = problem.path.from_below(&Pointer::entry("answers", 0));
        let document = problem.path.entry_of("answers").is_none();
        // What stands may have become wrong since; a decision may not begin so.
        let refused = decides && problem.kind == ProblemKind::NotApplicable;
        let is_own = own.is_some();
        let path = own.unwrap_or_else(|| problem.path.clone());
        if is_own && refused && problem.severity == Severity::Warning {
            let message = problem.message.strip_suffix(COUNTS_AS_MISSING);
            problems.error(
                problem.kind,
                path,
                message.unwrap_or(&problem.message),
                "decide for an answer, or decide first about what its condition asks",
            );
        } else if (is_own || document) && problem.severity == Severity::Error {
            problems.push(Problem { path, ..problem });
        }
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems)
    }
}

fn one(kind: ProblemKind, message: String, hint: &str) -> Problems {
    let mut problems = Problems::new();
    problems.error(kind, Pointer::root(), message, hint);
    problems
}
