//! What came in with one file.

use super::answers::{evidence, indicator, read_answer};
use super::choices::{code, shorten};
use super::codings::{date_time, pseudonym};
use super::dates::date;
use super::round::{country, same_framework};
use super::{Report, characters, not_applicable, schema_version};
use crate::assessment::Answer;
use crate::draft::{AnswerDraft, CodingDraft, FrameworkReference, SubmissionDraft};
use crate::framework::Framework;
use crate::pointer::Pointer;
use crate::problem::{Checked, ProblemKind, Problems};
use crate::provenance::{canonical_json, sha256};
use crate::submission::{Submission, SubmittedAnswer};
use std::collections::{BTreeMap, BTreeSet};

impl SubmissionDraft {
    /// The submission that this draft declares: its sound answers, and as
    /// [`faults`](Submission::faults) all problems of the others. Whether conditions hold is
    /// for the merge to say, which knows the other answers.
    ///
    /// # Errors
    ///
    /// All problems for which nothing of it can be taken: it belongs to another framework,
    /// or does not say whose answers it holds.
    pub fn check(&self, framework: &Framework) -> Result<Checked<Submission>, Problems> {
        let mut report = Report::of(framework);
        schema_version(&mut report, self.schema_version);
        let reference = self.framework.as_ref().map(|found| FrameworkReference {
            id: found.id.clone(),
            version: found.version.clone(),
        });
        same_framework(&mut report, reference.as_ref(), framework);
        if let Some(found) = self.framework.as_ref().and_then(|it| it.sha256.as_ref())
            && *found != sha256(&canonical_json(framework.draft()))
        {
            report.problems.warning(
                ProblemKind::OtherFramework,
                Pointer::from(["framework", "sha256"]),
                "the questionnaire was made from another text of this framework version",
                "look at what has changed since; a changed question deserves a new version",
            );
        }
        match &self.country {
            Some(code) => {
                country(&mut report, &Pointer::from(["country"]), code, framework);
            }
            None => report.missing(&Pointer::root(), "country", "write the code of the country"),
        }
        code(&mut report, &Pointer::root(), "round", self.round.as_ref());
        if self.assessor.is_some() {
            pseudonym(
                &mut report,
                &Pointer::root(),
                "assessor",
                self.assessor.as_ref(),
            );
        } else if self.answers.iter().all(|it| it.assessor.is_none()) && !self.answers.is_empty() {
            report.missing(
                &Pointer::root(),
                "assessor",
                "write the pseudonym of who answered",
            );
        }
        if let Some(submitted) = &self.submitted {
            if submitted.len() <= 10 {
                date(&mut report, &Pointer::root(), "submitted", Some(submitted));
            } else {
                date_time(&mut report, &Pointer::root(), "submitted", Some(submitted));
            }
        }
        for (path, text) in [
            (
                Pointer::from(["framework", "sha256"]),
                self.framework.as_ref().and_then(|it| it.sha256.as_ref()),
            ),
            (Pointer::from(["id"]), self.id.as_ref()),
            (Pointer::from(["submitted"]), self.submitted.as_ref()),
        ] {
            characters(&mut report.problems, &path, &text);
        }
        if report.problems.any_error() {
            return Err(report.problems);
        }
        let mut found = Found::default();
        for (i, draft) in self.answers.iter().enumerate() {
            found.answer(self, framework, i, draft);
            if MOST_FAULTS < found.faults.len() {
                return Err(found.too_many(i + 1, self.answers.len()));
            }
        }
        found.leave_out_doubles(framework);
        Ok(Checked {
            value: Submission {
                framework: framework.clone(),
                country: self.country.clone().unwrap_or_default(),
                round: self.round.clone().unwrap_or_default(),
                id: self.id.clone(),
                base: self.base.clone(),
                answers: found.answers,
                empty: found.empty,
                faults: found.faults,
            },
            warnings: report.problems,
        })
    }
}

#[derive(Default)]
struct Found {
    answers: Vec<SubmittedAnswer>,
    empty: usize,
    faults: Problems,
}

/// With more faults a file is not for this framework, and nothing of it is taken.
const MOST_FAULTS: usize = 10_000;

impl Found {
    /// The first faults of a file that has too many, and that there are more.
    fn too_many(self, looked_at: usize, answers: usize) -> Problems {
        const LISTED: usize = 100;
        let mut problems = Problems::new();
        problems.extend(self.faults.into_iter().take(LISTED));
        problems.error(
            ProblemKind::TooLarge,
            Pointer::root(),
            format!(
                "{MOST_FAULTS} problems were found in the first {looked_at} of {answers} answers; the first {LISTED} are listed, and nothing of the file is taken"
            ),
            "look whether it belongs to this framework, mend what is listed, and try again",
        );
        problems
    }

    fn answer(
        &mut self,
        submission: &SubmissionDraft,
        framework: &Framework,
        i: usize,
        draft: &AnswerDraft,
    ) {
        let path = Pointer::entry("answers", i);
        let mut report = Report::of(framework);
        characters(&mut report.problems, &path, draft);
        let position = indicator(&mut report, &path, draft, framework);
        let answer = match (&draft.answer, position) {
            (Some(text), Some(position)) => match read_answer(framework, position, text) {
                Ok(answer) => Some(answer),
                Err(refusal) => {
                    let path = path.key("answer");
                    report.error(refusal.kind, path, refusal.message, refusal.hint);
                    None
                }
            },
            (None, Some(_)) => Some(Answer::Missing),
            (_, None) => None,
        };
        evidence(&mut report, &path, &draft.evidence);
        for (key, stands) in [
            ("accepted", draft.accepted.is_some()),
            ("adjudication", draft.adjudication.is_some()),
            ("assigned", draft.assigned.is_some()),
            ("codings", !draft.codings.is_empty()),
            ("reply", draft.reply.is_some()),
            ("reviewer", draft.reviewer.is_some()),
        ] {
            if stands {
                report.contradiction(&path, key, "a submission answers, and does not review");
            }
        }
        if draft.assessor.is_some() {
            pseudonym(&mut report, &path, "assessor", draft.assessor.as_ref());
        }
        let assessor = draft.assessor.as_ref().or(submission.assessor.as_ref());
        if assessor.is_none() {
            report.missing(&path, "assessor", "write the pseudonym of who answered");
        }
        if let (Some(answer), Some(position)) = (answer, position)
            && draft.evidence.is_empty()
            && framework.indicators()[position].requires_evidence(answer)
        {
            report.error(
                ProblemKind::MissingEvidence,
                path.key("evidence"),
                format!(
                    "`{}` is answered `{}` without evidence, which the framework requires",
                    framework.indicators()[position].code(),
                    shorten(draft.answer.as_deref().unwrap_or_default())
                ),
                "name the document, with its link and the day on which it was consulted",
            );
        }
        // Under conditions only the merge knows whether it needs one.
        if let (Some(answer), Some(position)) = (answer, position)
            && framework.requires_reason()
            && framework.indicators()[position].conditions().is_empty()
            && answer.takes_out(framework, position)
        {
            let comment = draft.comment.as_deref();
            not_applicable::reason(&mut report, framework, position, &path, comment);
        }
        let sound = !report.problems.any_error();
        self.faults.extend(report.problems);
        let (Some(answer), Some(position), true) = (answer, position, sound) else {
            return;
        };
        let says_more = !draft.evidence.is_empty() || draft.comment.is_some();
        if answer == Answer::Missing && !says_more {
            self.empty += 1;
            return;
        }
        self.answers.push(SubmittedAnswer {
            listed: i,
            indicator: position,
            answer,
            coding: CodingDraft {
                assessor: assessor.cloned(),
                answer: Some(
                    draft
                        .answer
                        .clone()
                        .unwrap_or_else(|| crate::code::MISSING.to_owned()),
                ),
                evidence: draft.evidence.clone(),
                comment: draft.comment.clone(),
                submitted: submission.submitted.clone(),
                ..CodingDraft::default()
            },
        });
    }

    /// An assessor who answers a question twice has not said which answer holds: neither is
    /// taken, unless both say the same.
    fn leave_out_doubles(&mut self, framework: &Framework) {
        let mut first: BTreeMap<(String, usize), usize> = BTreeMap::new();
        let mut left_out = BTreeSet::new();
        for (at, coded) in self.answers.iter().enumerate() {
            let key = (
                coded.coding.assessor.clone().unwrap_or_default(),
                coded.indicator,
            );
            let Some(earlier) = first.get(&key).copied() else {
                first.insert(key, at);
                continue;
            };
            left_out.insert(at);
            if self.answers[earlier].coding == coded.coding {
                continue;
            }
            left_out.insert(earlier);
            let first = &self.answers[earlier];
            let said = |coded: &SubmittedAnswer| coded.coding.answer.clone().unwrap_or_default();
            self.faults.error(
                ProblemKind::Duplicate,
                Pointer::entry("answers", coded.listed).key("indicator"),
                format!(
                    "`{}` is answered twice, as entry {} `{}` and as entry {} `{}`; neither is taken",
                    framework.indicators()[coded.indicator].code(),
                    first.listed + 1,
                    shorten(&said(first)),
                    coded.listed + 1,
                    shorten(&said(coded)),
                ),
                "keep the answer that is right",
            );
        }
        let mut at = 0;
        self.answers.retain(|_| {
            at += 1;
            !left_out.contains(&(at - 1))
        });
    }
}
