//! What may be published of an assessment, and what does it look like then?

use crate::assessment::{Answer, Assessment, Record};
use crate::draft::{
    AnswerDraft, Choice, Clearance, CodingDraft, EvidenceDraft, FrameworkReference,
    PUBLIC_ASSESSMENT, PersonalExceptionDraft, PublicAnswerDraft, PublicAssessmentDraft,
    PublicCodingDraft, PublicReplyDraft, SCHEMA_VERSION,
};
use crate::framework::{Framework, OtherFramework, belongs};
use crate::pointer::Pointer;
use crate::problem::{ProblemKind, Problems};
use crate::review::ReviewState;
use std::collections::BTreeSet;

/// The path in a site of a file with data of a round.
pub fn data_path(round: &str, name: &str) -> String {
    format!("data/{round}/{name}")
}

/// The files of a publication with the results of a round: the scores in JSON, a row a country, and
/// a row a score.
pub fn results_of(round: &str) -> [String; 3] {
    [
        format!("results/scores-{round}.json"),
        format!("results/scores-{round}.csv"),
        format!("results/scores-{round}-long.csv"),
    ]
}

/// What may be published of the answers of a round (methodology 16.2). It belongs to the
/// framework that checked it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publication {
    pub(crate) framework: Framework,
    pub(crate) cleared: BTreeSet<Clearance>,
    pub(crate) withheld: Vec<Withheld>,
    pub(crate) exceptions: Vec<PersonalExceptionDraft>,
}

/// A part of one answer that is not published although its kind is cleared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withheld {
    pub(crate) country: String,
    pub(crate) indicator: usize,
    pub(crate) part: Clearance,
}

belongs!(Publication, |_| "what may be published".to_owned());

impl Publication {
    /// That nothing is cleared beyond answers, states of review and points.
    pub fn nothing(framework: &Framework) -> Self {
        Self {
            framework: framework.clone(),
            cleared: BTreeSet::new(),
            withheld: Vec::new(),
            exceptions: Vec::new(),
        }
    }
    /// What is cleared.
    pub fn cleared(&self) -> &BTreeSet<Clearance> {
        &self.cleared
    }
    /// The texts that look like personal data and are none.
    pub fn exceptions(&self) -> &[PersonalExceptionDraft] {
        &self.exceptions
    }

    /// Warns of every part that is withheld and is not there.
    pub fn unneeded(&self, assessments: &[&Assessment]) -> Problems {
        let mut problems = Problems::new();
        for (i, withheld) in self.withheld.iter().enumerate() {
            let indicator = self.framework.indicators()[withheld.indicator].code();
            let there = assessments.iter().any(|assessment| {
                let all = PartsOf {
                    assessment,
                    position: withheld.indicator,
                    may: |part| part == withheld.part || part == Clearance::of(withheld.part),
                };
                assessment.country() == withheld.country && all.has(withheld.part)
            });
            if !there {
                problems.warning(
                    ProblemKind::UnneededException,
                    Pointer::entry("withheld", i),
                    format!(
                        "`{}` of `{indicator}` in `{}` is withheld, and there is none",
                        withheld.part, withheld.country
                    ),
                    "correct the entry, or remove it",
                );
            }
        }
        problems
    }

    fn may(&self, part: Clearance, country: &str, indicator: usize) -> bool {
        let withheld =
            |it: &Withheld| it.part == part && it.indicator == indicator && it.country == country;
        self.cleared.contains(&part) && !self.withheld.iter().any(withheld)
    }
}

impl Clearance {
    /// The part to which another belongs, so that it means nothing alone; itself if it
    /// belongs to none.
    pub(crate) fn of(self) -> Self {
        match self {
            Self::EvidenceNotes => Self::Evidence,
            Self::ReplyOffices => Self::Replies,
            other => other,
        }
    }
}

impl Assessment {
    /// Whether this is a public assessment, of which the private part is elsewhere.
    pub fn is_public(&self) -> bool {
        self.public.is_some()
    }

    /// Of a public assessment: what was cleared. Of a full one, everything is there.
    pub fn has_cleared(&self, part: Clearance) -> bool {
        let public = self.public.as_ref();
        public.is_none_or(|public| public.cleared.contains(&part))
    }

    /// Of a public assessment: the hash of the last entry of the history that it follows
    /// from. Of a full one: that of its own history.
    pub fn head(&self) -> Option<&str> {
        match &self.public {
            Some(public) => public.head.as_deref(),
            None => self.history.as_ref()?.head.as_deref(),
        }
    }

    /// What is published of this assessment: everything that scores follow from, and beyond
    /// it what is cleared. A public assessment cannot be published anew with more than it
    /// has.
    ///
    /// # Method
    ///
    /// Methodology 16.1 and 16.2.
    ///
    /// # Errors
    ///
    /// [`OtherFramework`] where the two do not belong to the same framework.
    pub fn to_public(
        &self,
        publication: &Publication,
    ) -> Result<PublicAssessmentDraft, OtherFramework> {
        publication.belongs_to(&self.framework)?;
        let cleared: BTreeSet<Clearance> = publication
            .cleared
            .iter()
            .copied()
            .filter(|part| self.has_cleared(*part))
            .collect();
        let may = |part, position| {
            cleared.contains(&part) && publication.may(part, &self.country, position)
        };
        Ok(self.published(&cleared, may))
    }

    /// The canonical document of a public assessment; `None` for a full one.
    pub fn public_document(&self) -> Option<PublicAssessmentDraft> {
        let cleared = &self.public.as_ref()?.cleared;
        Some(self.published(cleared, |part, _| cleared.contains(&part)))
    }

    fn published(
        &self,
        cleared: &BTreeSet<Clearance>,
        may: impl Fn(Clearance, usize) -> bool,
    ) -> PublicAssessmentDraft {
        let framework = &self.framework;
        let reviewed = self.is_reviewed();
        let positions = 0..framework.indicators().len();
        let answers = positions.filter_map(|position| {
            let parts = PartsOf {
                assessment: self,
                position,
                may: |part| may(part, position),
            };
            parts.answer(reviewed)
        });
        PublicAssessmentDraft {
            schema_version: Some(SCHEMA_VERSION),
            kind: Some(PUBLIC_ASSESSMENT.to_owned()),
            framework: Some(FrameworkReference {
                id: Some(framework.id().to_owned()),
                version: Some(framework.version().to_owned()),
            }),
            country: Some(self.country.to_string()),
            round: Some(self.round.to_string()),
            reference_date: self.reference_date.map(|date| date.to_string()),
            head: self.head().map(str::to_owned),
            cleared: cleared.iter().map(|part| Choice::Known(*part)).collect(),
            answers: answers.collect(),
        }
    }
}

/// The parts of one answer, and which of them may be published.
struct PartsOf<'a, F> {
    assessment: &'a Assessment,
    position: usize,
    may: F,
}

impl<F: Fn(Clearance) -> bool> PartsOf<'_, F> {
    /// What is published of the answer; `None` where nothing is known of it.
    fn answer(&self, reviewed: bool) -> Option<PublicAnswerDraft> {
        let record = self.assessment.record(self.position);
        if record.is_none() && self.assessment.answers()[self.position] == Answer::Missing {
            return None;
        }
        let blank = Record::default();
        let record = record.unwrap_or(&blank);
        let indicator = &self.assessment.framework.indicators()[self.position];
        let state = self.assessment.review_state(self.position);
        let cleared = (self.may)(Clearance::Pseudonyms);
        let named = |name: Option<&String>| name.filter(|_| cleared).cloned();
        let draft = &record.draft;
        let decided_by = draft.adjudication.as_ref().and_then(|it| it.by.as_ref());
        let accepted_by = draft.accepted.as_ref().and_then(|it| it.by.as_ref());
        let published = PublicAnswerDraft {
            indicator: Some(indicator.code().to_owned()),
            answer: Some(self.assessment.answer_text(self.position)),
            state: reviewed.then_some(Choice::Known(state)),
            settled: record.settled && !indicator.conditions().is_empty(),
            points: Self::points(record),
            reason: self.reason(record),
            evidence: self.evidence(),
            comment: self.comment(draft.comment.as_ref()),
            assessor: named(draft.assessor.as_ref()),
            reviewer: named(decided_by.or(accepted_by).or(draft.reviewer.as_ref())),
            codings: self.codings(record),
            reply: self.reply(record),
        };
        // Of an assignment alone nothing is published.
        let is_bare = self.assessment.answers()[self.position] == Answer::Missing
            && state == ReviewState::Unanswered
            && !record.settled
            && record.state.is_none()
            && published.reply.is_none()
            && published.evidence.is_empty()
            && published.comment.is_none();
        (!is_bare).then_some(published)
    }

    /// Whether there is anything of a part, as far as this may see it.
    fn has(&self, part: Clearance) -> bool {
        let Some(record) = self.assessment.record(self.position) else {
            return false;
        };
        match part {
            Clearance::Evidence => !self.evidence().is_empty(),
            Clearance::EvidenceNotes => self.evidence().iter().any(|it| it.note.is_some()),
            Clearance::Replies => self.reply(record).is_some(),
            Clearance::ReplyOffices => self.reply(record).is_some_and(|it| it.by.is_some()),
            Clearance::DecisionReasons | Clearance::NotApplicableReasons => {
                self.reason(record).is_some()
            }
            Clearance::Comments => {
                let codings = record.draft.codings.iter();
                let mut comments = codings.map(|it| &it.comment).chain([&record.draft.comment]);
                comments.any(Option::is_some)
            }
            Clearance::Codings => !self.codings(record).is_empty(),
            Clearance::Pseudonyms => {
                record.draft.assessor.is_some()
                    || record.draft.reviewer.is_some()
                    || record.draft.adjudication.is_some()
                    || record.draft.accepted.is_some()
                    || !record.draft.codings.is_empty()
            }
        }
    }

    /// The points that stand, as the decision words them: with all their decimals.
    fn points(record: &Record) -> Option<String> {
        record.adjudicated?;
        record.draft.adjudication.as_ref()?.points.clone()
    }

    /// Why it was decided so, or why it does not apply: the reason of the decision, or the
    /// comment of the answer or of a coding that says the same (methodology 2.7).
    fn reason(&self, record: &Record) -> Option<String> {
        if record.reason.is_some() {
            return record.reason.clone();
        }
        let settled = self.assessment.answers()[self.position];
        let out = settled.takes_out(&self.assessment.framework, self.position);
        let out = out && (self.may)(Clearance::NotApplicableReasons);
        if let Some(decision) = &record.draft.adjudication {
            let may = out || (self.may)(Clearance::DecisionReasons);
            return decision.reason.clone().filter(|_| may);
        }
        if !out {
            return None;
        }
        let codings = record
            .draft
            .codings
            .iter()
            .filter(|it| self.assessment.gives_the_answer(self.position, it));
        let mut comments = codings.filter_map(|coding| coding.comment.as_ref());
        record
            .draft
            .comment
            .as_ref()
            .or_else(|| comments.next())
            .cloned()
    }

    fn comment(&self, comment: Option<&String>) -> Option<String> {
        comment.filter(|_| (self.may)(Clearance::Comments)).cloned()
    }

    /// The evidence for the settled answer, where it is cleared.
    fn evidence(&self) -> Vec<EvidenceDraft> {
        if !(self.may)(Clearance::Evidence) {
            return Vec::new();
        }
        self.shown(self.assessment.evidence(self.position).into_iter())
    }

    /// Evidence, each piece once, with its notes where these are cleared.
    fn shown<'e>(&self, all: impl Iterator<Item = &'e EvidenceDraft>) -> Vec<EvidenceDraft> {
        let notes = (self.may)(Clearance::EvidenceNotes);
        let mut shown: Vec<EvidenceDraft> = Vec::new();
        for each in all {
            let each = EvidenceDraft {
                note: each.note.clone().filter(|_| notes),
                ..each.clone()
            };
            if !shown.contains(&each) {
                shown.push(each);
            }
        }
        shown
    }

    fn codings(&self, record: &Record) -> Vec<PublicCodingDraft> {
        if !(self.may)(Clearance::Codings) {
            return Vec::new();
        }
        let names = (self.may)(Clearance::Pseudonyms);
        let standing = |coding: &&CodingDraft| {
            coding.rejected.is_none() && coding.answer.as_deref() != Some(crate::code::MISSING)
        };
        let standing = record.draft.codings.iter().filter(standing);
        let mut codings: Vec<PublicCodingDraft> = standing
            .map(|coding| PublicCodingDraft {
                assessor: coding.assessor.clone().filter(|_| names),
                answer: coding.answer.clone(),
                comment: self.comment(coding.comment.as_ref()),
            })
            .collect();
        if !names {
            codings.sort_by(|a, b| (&a.answer, &a.comment).cmp(&(&b.answer, &b.comment)));
        }
        codings
    }

    fn reply(&self, record: &Record) -> Option<PublicReplyDraft> {
        let reply = record.draft.reply.as_ref()?;
        if !(self.may)(Clearance::Replies) {
            return None;
        }
        Some(PublicReplyDraft {
            text: reply.text.clone(),
            evidence: self.shown(reply.evidence.iter()),
            by: reply
                .by
                .clone()
                .filter(|_| (self.may)(Clearance::ReplyOffices)),
            at: reply.at.clone(),
        })
    }
}

/// The record that a public answer stands for, as far as it is public. What it does not say
/// is absent.
pub(crate) fn record_of(public: &PublicAnswerDraft) -> AnswerDraft {
    use crate::draft::{AdjudicationDraft, ReplyDraft};
    let decided = public.state == Some(Choice::Known(ReviewState::Adjudicated));
    let reason = public.reason.clone().filter(|_| decided);
    let adjudication = (public.points.is_some() || reason.is_some()).then(|| AdjudicationDraft {
        answer: None,
        points: public.points.clone(),
        reason,
        by: None,
        at: None,
    });
    let codings = public.codings.iter().map(|coding| CodingDraft {
        assessor: coding.assessor.clone(),
        answer: coding.answer.clone(),
        comment: coding.comment.clone(),
        ..CodingDraft::default()
    });
    AnswerDraft {
        indicator: None,
        answer: None,
        evidence: public.evidence.clone(),
        comment: public.comment.clone(),
        assessor: public.assessor.clone(),
        reviewer: public.reviewer.clone(),
        codings: codings.collect(),
        accepted: None,
        adjudication,
        reply: public.reply.as_ref().map(|reply| ReplyDraft {
            text: reply.text.clone(),
            evidence: reply.evidence.clone(),
            by: reply.by.clone(),
            at: reply.at.clone(),
        }),
        assigned: None,
    }
}
