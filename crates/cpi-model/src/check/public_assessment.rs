//! What is published of the answers of one country in one round.

use super::answers::{evidence, failing_conditions, finish, read_answer};
use super::choices::{code, optional_choice, shorten};
use super::codings::{awarded, date_time, pseudonym, text};
use super::dates::date;
use super::not_applicable::under_conditions;
use super::publication::cleared;
use super::round::{country, same_framework};
use super::{Report, schema_version};
use crate::assessment::{Answer, Assessment, Public, Record};
use crate::draft::{
    AnswerDraft, Clearance, PUBLIC_ASSESSMENT, PublicAnswerDraft, PublicAssessmentDraft,
};
use crate::framework::Framework;
use crate::pointer::Pointer;
use crate::problem::{Checked, ProblemKind, Problems};
use crate::publication::record_of;
use crate::review::ReviewState;
use std::collections::{BTreeMap, BTreeSet};

impl PublicAssessmentDraft {
    /// The public assessment that this draft declares, for a framework. It scores as the
    /// full assessment does; what needs the private part refuses it.
    ///
    /// # Errors
    ///
    /// All problems of the draft, if any of them is an error.
    pub fn check(&self, framework: &Framework) -> Result<Checked<Assessment>, Problems> {
        let mut report = Report::of(framework);
        schema_version(&mut report, self.schema_version);
        kind(&mut report, self.kind.as_ref());
        same_framework(&mut report, self.framework.as_ref(), framework);
        if report.foreign() {
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
        head(&mut report, self.head.as_ref());
        let cleared = cleared(&mut report, &self.cleared);

        let mut answers = vec![Answer::Missing; framework.indicators().len()];
        let mut listed_at = vec![None; answers.len()];
        let mut records = BTreeMap::new();
        let reviewed = self.answers.iter().any(|draft| draft.state.is_some());
        for (i, draft) in self.answers.iter().enumerate() {
            let path = Pointer::entry("answers", i);
            let named = AnswerDraft {
                indicator: draft.indicator.clone(),
                ..AnswerDraft::default()
            };
            let Some(position) = super::answers::indicator(&mut report, &path, &named, framework)
            else {
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
            let one = One {
                path: &path,
                draft,
                framework,
                position,
            };
            let (answer, record) = one.check(&mut report, reviewed, &cleared);
            answers[position] = answer;
            if record != Record::default() {
                records.insert(position, record);
            }
        }
        let assessment = Assessment {
            framework: framework.clone(),
            country: self.country.clone().unwrap_or_default().into(),
            round: self.round.clone().unwrap_or_default().into(),
            reference_date,
            answers: answers.into(),
            records: records.into(),
            history: None,
            public: Some(Box::new(Public {
                cleared,
                head: self.head.as_deref().map(Into::into),
            })),
        };
        under_conditions(&mut report, framework, &assessment, |position| {
            listed_at[position].map(|i| Pointer::entry("answers", i).key("answer"))
        });
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

impl Assessment {
    /// This assessment as a public one of which nothing beyond answers is published, if it
    /// holds nothing beyond answers: a row of a published table.
    ///
    /// # Errors
    ///
    /// The assessment itself, if it holds more.
    pub fn into_public(self) -> Result<Self, Self> {
        if !self.records.is_empty() || self.history.is_some() {
            return Err(self);
        }
        Ok(Self {
            public: Some(Box::default()),
            ..self
        })
    }
}

fn kind(report: &mut Report, found: Option<&String>) {
    match found.map(String::as_str) {
        Some(PUBLIC_ASSESSMENT) => {}
        Some(other) => report.error(
            ProblemKind::UnknownWord,
            Pointer::from(["kind"]),
            format!(
                "`kind` is `{}`; a public assessment is `{PUBLIC_ASSESSMENT}`",
                shorten(other)
            ),
            "restore the document as it was published",
        ),
        None => report.missing(
            &Pointer::root(),
            "kind",
            format!("write `{PUBLIC_ASSESSMENT}`"),
        ),
    }
}

fn head(report: &mut Report, found: Option<&String>) {
    let is_hash = |text: &&String| text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit());
    if let Some(text) = found.filter(|text| !is_hash(text)) {
        report.error(
            ProblemKind::BrokenHistory,
            Pointer::from(["head"]),
            format!("`{}` is no SHA-256 in hexadecimal", shorten(text)),
            "restore the document as it was published",
        );
    }
}

/// One answer of a public assessment.
struct One<'a> {
    path: &'a Pointer,
    draft: &'a PublicAnswerDraft,
    framework: &'a Framework,
    position: usize,
}

impl One<'_> {
    fn check(
        &self,
        report: &mut Report,
        reviewed: bool,
        cleared: &BTreeSet<Clearance>,
    ) -> (Answer, Record) {
        let Self { path, draft, .. } = self;
        let read = self.answer(report);
        let answer = read.unwrap_or(Answer::Missing);
        let state = self.state(report, reviewed, read);
        self.clearance(report, answer, cleared);
        let adjudicated = draft.points.as_ref().filter(|_| read.is_some());
        let adjudicated = adjudicated.and_then(|points| {
            if state != Some(ReviewState::Adjudicated) {
                report.contradiction(
                    path,
                    "points",
                    "points are awarded by a decision, and the state is not `adjudicated`",
                );
            }
            awarded(
                report,
                path,
                Some(points),
                self.framework,
                self.position,
                answer,
            )
        });
        evidence(report, path, &draft.evidence);
        for (key, name) in [("assessor", &draft.assessor), ("reviewer", &draft.reviewer)] {
            if name.is_some() {
                pseudonym(report, path, key, name.as_ref());
            }
        }
        self.codings(report);
        self.reply(report);
        let conditions = self.framework.indicators()[self.position].conditions();
        if draft.settled && conditions.is_empty() {
            report.contradiction(path, "settled", "the indicator has no conditions");
        }
        let record = Record {
            draft: record_of(draft),
            adjudicated,
            settled: draft.settled,
            conflict: state == Some(ReviewState::Conflict),
            set_aside: false,
            reason: draft.reason.clone(),
            state,
        };
        (answer, record)
    }

    fn answer(&self, report: &mut Report) -> Option<Answer> {
        let Some(text) = &self.draft.answer else {
            report.missing(
                self.path,
                "answer",
                "write an option, a value, `not-applicable` or `missing`",
            );
            return None;
        };
        match read_answer(self.framework, self.position, text) {
            Ok(answer) => Some(answer),
            Err(refusal) => {
                let path = self.path.key("answer");
                report.error(refusal.kind, path, refusal.message, refusal.hint);
                None
            }
        }
    }

    /// Every answer has a state, or none has; and it fits the answer.
    fn state(
        &self,
        report: &mut Report,
        reviewed: bool,
        answer: Option<Answer>,
    ) -> Option<ReviewState> {
        use ReviewState::{Answered, Conflict, Unanswered};
        if reviewed && self.draft.state.is_none() {
            report.missing(
                self.path,
                "state",
                "other answers have one, so write how far the review of this one is",
            );
        }
        let state =
            optional_choice(report, self.path, "state", self.draft.state.as_ref()).there()?;
        let Some(answer) = answer else {
            return Some(state);
        };
        let missing = answer == Answer::Missing;
        let fits = match state {
            Conflict | Unanswered => missing,
            Answered => !missing,
            _ => true,
        };
        if !fits {
            report.error(
                ProblemKind::Contradiction,
                self.path.key("state"),
                format!(
                    "the state is `{state}`, but the answer is `{}`",
                    answer.text(self.framework, self.position)
                ),
                "restore the document as it was published",
            );
        }
        Some(state)
    }

    /// Refuses what the document says was not cleared.
    fn clearance(&self, report: &mut Report, answer: Answer, cleared: &BTreeSet<Clearance>) {
        let draft = self.draft;
        let reply = draft.reply.as_ref();
        let notes = |listed: &[crate::draft::EvidenceDraft]| {
            listed.iter().any(|evidence| evidence.note.is_some())
        };
        let named = draft.assessor.is_some()
            || draft.reviewer.is_some()
            || draft.codings.iter().any(|it| it.assessor.is_some());
        let commented =
            draft.comment.is_some() || draft.codings.iter().any(|it| it.comment.is_some());
        let with_notes = notes(&draft.evidence) || reply.is_some_and(|it| notes(&it.evidence));
        // Why it does not apply, or else why it was decided so.
        let out = answer.takes_out(self.framework, self.position);
        let reason = if out && cleared.contains(&Clearance::NotApplicableReasons) {
            Clearance::NotApplicableReasons
        } else {
            Clearance::DecisionReasons
        };
        for (part, there) in [
            (Clearance::Evidence, !draft.evidence.is_empty()),
            (Clearance::EvidenceNotes, with_notes),
            (Clearance::Replies, reply.is_some()),
            (
                Clearance::ReplyOffices,
                reply.is_some_and(|it| it.by.is_some()),
            ),
            (reason, draft.reason.is_some()),
            (Clearance::Comments, commented),
            (Clearance::Codings, !draft.codings.is_empty()),
            (Clearance::Pseudonyms, named),
        ] {
            if there && !cleared.contains(&part) {
                report.error(
                    ProblemKind::Contradiction,
                    self.path,
                    format!("it has `{part}`, which the document does not list as cleared"),
                    "publish anew from the full assessment",
                );
            }
        }
    }

    fn codings(&self, report: &mut Report) {
        let mut assessors = BTreeSet::new();
        for (i, coding) in self.draft.codings.iter().enumerate() {
            let path = self.path.key("codings").index(i);
            match &coding.answer {
                None => report.missing(&path, "answer", "write what this assessor answered"),
                Some(text) => {
                    if let Err(refusal) = read_answer(self.framework, self.position, text) {
                        let at = path.key("answer");
                        report.error(refusal.kind, at, refusal.message, refusal.hint);
                    }
                }
            }
            if let Some(name) = &coding.assessor {
                pseudonym(report, &path, "assessor", Some(name));
                if !assessors.insert(name) {
                    report.error(
                        ProblemKind::Duplicate,
                        path.key("assessor"),
                        format!("`{}` has two codings of this indicator", shorten(name)),
                        "restore the document as it was published",
                    );
                }
            }
        }
    }

    fn reply(&self, report: &mut Report) {
        let Some(reply) = &self.draft.reply else {
            return;
        };
        let path = self.path.key("reply");
        text(
            report,
            &path,
            "text",
            reply.text.as_ref(),
            "write what the government says",
        );
        if reply.by.is_some() {
            pseudonym(report, &path, "by", reply.by.as_ref());
        }
        if reply.at.is_some() {
            date_time(report, &path, "at", reply.at.as_ref());
        }
        evidence(report, &path, &reply.evidence);
    }
}
