//! What does a file that came in change, and what of it is already there?
//!
//! Nothing is overwritten: an assessor who answers anew has a new version, assessors stand
//! beside each other, and what was taken once is not taken again.

mod own;
mod versions;

use crate::assessment::{Answer, Assessment};
use crate::code::MISSING;
use crate::draft::{Action, AnswerDraft, CodingDraft, EvidenceDraft, SourceDraft, StandingDraft};
use crate::framework::{Framework, OtherFramework};
use crate::history::{Change, History};
use crate::problem::{ProblemKind, Problems};
use crate::submission::{Coded, Submission};
use own::Own;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use versions::{Version, Versions};

/// What becomes of an answer that came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The assessor's first answer to this indicator.
    New,
    /// The assessor's answer is another now, or rests on something else.
    Changed,
    /// It stands already.
    Same,
    /// It has evidence or a comment, and no answer; it is kept, and counts as no answer.
    NoAnswer,
    /// It is what the assessor had answered before what stands, and nothing shows that it was
    /// handed in later: an old copy may have been saved again. It is taken on request alone.
    Revert,
    /// It was taken from this very hand-in before, and the assessor has answered anew since.
    TakenBefore,
    /// It was handed in before what stands, and so does not replace it.
    Older,
    /// It is not taken; a problem says why.
    Faulty,
}

impl Outcome {
    /// Every outcome, in order.
    pub const ALL: [Self; 8] = [
        Self::New,
        Self::Changed,
        Self::Same,
        Self::NoAnswer,
        Self::Revert,
        Self::TakenBefore,
        Self::Older,
        Self::Faulty,
    ];

    /// The word that stands for this value in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed => "changed",
            Self::Same => "same",
            Self::NoAnswer => "no-answer",
            Self::Revert => "revert",
            Self::TakenBefore => "taken-before",
            Self::Older => "older",
            Self::Faulty => "faulty",
        }
    }
}

/// How a submission is merged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// Whether answers that stood before are taken again ([`Outcome::Revert`]). Default: no.
    pub take_reverts: bool,
}

/// What a submission would change.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Merge {
    /// The changes, in the order of the submission.
    pub changes: Vec<Change>,
    /// What becomes of each answer: its place in the draft, the position of its indicator,
    /// and the outcome.
    pub outcomes: Vec<(usize, usize, Outcome)>,
    /// Of the answers that stood before, taken or not, the place in the draft and the entry
    /// of the history that holds them; 0 is the document with which the history began.
    pub reverts: BTreeMap<usize, u64>,
    /// Of the reverts, the places in the draft of those that may put texts back that were
    /// redacted. They are not taken on request either.
    pub redacted: BTreeSet<usize>,
    /// What is wrong with answers that are not taken, by path in the draft of the
    /// submission; and warnings.
    pub problems: Problems,
}

/// Merges a submission into what stands. `assessment` is the checked document of `history`.
///
/// # Errors
///
/// [`OtherFramework`] where the submission was checked with another framework than the
/// assessment.
pub fn merge(
    history: &History,
    assessment: &Assessment,
    submission: &Submission,
    source: &SourceDraft,
) -> Result<Merge, OtherFramework> {
    merge_with(history, assessment, submission, source, &Options::default())
}

/// Merges a submission into what stands, with options.
///
/// # Errors
///
/// As for [`merge`].
pub fn merge_with(
    history: &History,
    assessment: &Assessment,
    submission: &Submission,
    source: &SourceDraft,
    options: &Options,
) -> Result<Merge, OtherFramework> {
    let framework = assessment.framework();
    submission.belongs_to(framework)?;
    let standing: BTreeMap<&str, &AnswerDraft> = history
        .document()
        .answers
        .iter()
        .filter_map(|answer| Some((answer.indicator.as_deref()?, answer)))
        .collect();
    let versions = Versions::new(history);
    let base = submission.base().and_then(|head| history.entry_with(head));
    let before = |coded: &Coded| -> Option<&CodingDraft> {
        let indicator = framework.indicators()[coded.indicator()].code();
        coding_of(standing.get(indicator)?, assessor_of(coded))
    };
    let mut merge = Merge::default();
    let mut outcomes: Vec<Outcome> = Vec::new();
    for coded in submission.answers() {
        let indicator = framework.indicators()[coded.indicator()].code();
        let earlier = versions.of(assessor_of(coded), indicator);
        let incoming = Incoming {
            framework,
            coded,
            source,
            earlier,
            base,
            rejected: versions.rejected(assessor_of(coded), indicator),
        };
        let outcome = incoming.outcome(before(coded), &mut merge.problems);
        if outcome == Outcome::Revert {
            let entry = incoming.stood_before().unwrap_or(0);
            merge.reverts.insert(coded.listed(), entry);
        }
        let erased = incoming.redacted();
        if let (Outcome::Revert, Some(version)) = (outcome, erased) {
            merge.reverts.insert(coded.listed(), version.entry);
            merge.redacted.insert(coded.listed());
            incoming.puts_back(version, &mut merge.problems);
        }
        outcomes.push(match outcome {
            Outcome::Revert if options.take_reverts && erased.is_none() => Outcome::Changed,
            other => other,
        });
    }
    let own = Own {
        framework,
        assessment,
        standing: &standing,
        submission,
    };
    own.leave_out_failing(&mut outcomes, &mut merge.problems);
    for (coded, outcome) in submission.answers().iter().zip(outcomes) {
        merge
            .outcomes
            .push((coded.listed(), coded.indicator(), outcome));
        if matches!(outcome, Outcome::New | Outcome::Changed | Outcome::NoAnswer) {
            let indicator = framework.indicators()[coded.indicator()].code();
            let answer = standing.get(indicator);
            let decided = answer.is_some_and(|answer| answer.adjudication.is_some());
            merge
                .changes
                .push(change(coded, indicator, before(coded), decided, source));
        }
    }
    Ok(merge)
}

fn assessor_of(coded: &Coded) -> &str {
    coded.coding().assessor.as_deref().unwrap_or_default()
}

fn coding_of<'a>(answer: &'a AnswerDraft, assessor: &str) -> Option<&'a CodingDraft> {
    let mut codings = answer.codings.iter();
    codings.find(|coding| coding.assessor.as_deref() == Some(assessor))
}

/// One answer that came in, with what came in before it.
struct Incoming<'a> {
    framework: &'a Framework,
    coded: &'a Coded,
    source: &'a SourceDraft,
    earlier: &'a [Version<'a>],
    /// The last entry that its questionnaire knew, where it says so.
    base: Option<u64>,
    /// The entry by which the assessor's answer was last sent back.
    rejected: Option<u64>,
}

impl Incoming<'_> {
    fn outcome(&self, before: Option<&CodingDraft>, problems: &mut Problems) -> Outcome {
        let (coded, coding) = (self.coded, self.coded.coding());
        let missing = coded.answer() == Answer::Missing;
        let Some(before) = before else {
            return if missing {
                self.no_answer(problems)
            } else {
                Outcome::New
            };
        };
        let same = self.is(
            before.answer.as_deref(),
            &before.evidence,
            before.comment.as_deref(),
        );
        if same && before.rejected.is_none() {
            return Outcome::Same;
        }
        if self.taken_before() {
            return Outcome::TakenBefore;
        }
        // What was sent back and comes again unchanged is a new version: the assessor insists,
        // unless the questionnaire was made before it was sent back.
        if same {
            let stale = matches!((self.base, self.rejected), (Some(base), Some(at)) if base < at);
            return if stale {
                Outcome::Revert
            } else {
                Outcome::Changed
            };
        }
        let submitted = (coding.submitted.as_deref(), before.submitted.as_deref());
        if let (Some(now), Some(then)) = submitted
            && earlier(now, then)
        {
            return Outcome::Older;
        }
        // A name that is new shows nothing here: a submission that is edited on a form server
        // gets a new one, and has its old texts.
        if self.redacted().is_some() {
            return Outcome::Revert;
        }
        if missing && before.answer.as_deref() == Some(MISSING) {
            return self.no_answer(problems);
        }
        if missing {
            problems.error(
                ProblemKind::Contradiction,
                format!("/answers/{}/answer", coded.listed()),
                format!(
                    "`{}` has evidence or a comment but no answer, and `{}` stands from before; it is not taken",
                    self.framework.indicators()[coded.indicator()].code(),
                    before.answer.as_deref().unwrap_or_default()
                ),
                "give the answer again beside it",
            );
            return Outcome::Faulty;
        }
        // A form server names each hand-in once, so a name that is new is no old copy; nor is
        // what was handed in after what stands.
        let named = self.source.id.is_some();
        let later = matches!(submitted, (Some(now), Some(then)) if earlier(then, now));
        if !named && !later && self.stood_before().is_some() {
            return Outcome::Revert;
        }
        self.crossing(before, problems);
        Outcome::Changed
    }

    /// Warns of an answer that replaces one that its questionnaire did not know: two people
    /// may answer under one pseudonym, or one from two copies.
    fn crossing(&self, before: &CodingDraft, problems: &mut Problems) {
        let (Some(base), Some(last)) = (self.base, self.earlier.last()) else {
            return;
        };
        if last.entry <= base {
            return;
        }
        let from = last.source.and_then(|source| source.file.as_deref());
        let coded = self.coded;
        problems.warning(
            ProblemKind::OutOfDate,
            format!("/answers/{}/answer", coded.listed()),
            format!(
                "`{}` of `{}`: after this questionnaire was made, `{}` came in{}; it is replaced by `{}`",
                self.framework.indicators()[coded.indicator()].code(),
                assessor_of(coded),
                before.answer.as_deref().unwrap_or_default(),
                from.map_or_else(String::new, |file| format!(" from `{file}`")),
                coded.coding().answer.as_deref().unwrap_or_default(),
            ),
            "ask whether two people answer under one pseudonym, or one from two copies",
        );
    }

    /// An answer that is none: words or evidence alone.
    fn no_answer(&self, problems: &mut Problems) -> Outcome {
        let coded = self.coded;
        let what = match (
            coded.coding().comment.is_some(),
            coded.coding().evidence.is_empty(),
        ) {
            (true, true) => "a comment",
            (true, false) => "a comment and evidence",
            _ => "evidence",
        };
        problems.warning(
            ProblemKind::MissingKey,
            format!("/answers/{}", coded.listed()),
            format!(
                "`{}` has {what} and no answer; it counts as unanswered",
                self.framework.indicators()[coded.indicator()].code()
            ),
            "answer the question, or leave it so; what is written is kept",
        );
        Outcome::NoAnswer
    }

    /// Whether it says the same: the same answer on the same evidence with the same comment.
    fn is(&self, answer: Option<&str>, evidence: &[EvidenceDraft], comment: Option<&str>) -> bool {
        let coding = self.coded.coding();
        same_answer(self.framework, self.coded, answer)
            && coding.evidence == evidence
            && coding.comment.as_deref() == comment
    }

    /// Whether it was taken before: from the same hand-in of the same file, or the same words
    /// from a hand-in that a form server gave the same id.
    fn taken_before(&self) -> bool {
        let submitted = self.coded.coding().submitted.as_deref();
        self.earlier.iter().any(|version| {
            let Some(source) = version.source else {
                return false;
            };
            let id = source.id == self.source.id;
            let bytes = source.sha256.is_some() && source.sha256 == self.source.sha256;
            let same = || self.is(version.answer, version.evidence, version.comment);
            id && (bytes && version.submitted == submitted || source.id.is_some() && same())
        })
    }

    /// The last version that it may be a copy of from before texts of it were redacted: the same
    /// answer with a text where one is gone, in a questionnaire that is not known to be newer
    /// than the redaction.
    fn redacted(&self) -> Option<&Version<'_>> {
        let coding = self.coded.coding();
        // What another version still has was not redacted.
        if self.stood_before().is_some() {
            return None;
        }
        self.earlier.iter().rev().find(|version| {
            let newer =
                matches!((self.base, version.redacted), (Some(base), Some(at)) if at <= base);
            !newer
                && same_answer(self.framework, self.coded, version.answer)
                && version.fills_what_was_redacted(&coding.evidence, coding.comment.as_deref())
        })
    }

    /// Warns of an answer that may put back what was redacted.
    fn puts_back(&self, version: &Version<'_>, problems: &mut Problems) {
        let of = match version.entry {
            0 => "the document with which the history began".to_owned(),
            entry => format!("entry {entry} of the history"),
        };
        problems.warning(
            ProblemKind::OutOfDate,
            format!("/answers/{}/answer", self.coded.listed()),
            format!(
                "`{}` of `{}` is what {of} had, from which texts were redacted by entry {}; it is not taken, since it may put them back",
                self.framework.indicators()[self.coded.indicator()].code(),
                assessor_of(self.coded),
                version.redacted.unwrap_or(0),
            ),
            "delete the old copy; what is still to be written goes into a questionnaire that is made anew",
        );
    }

    /// The last entry by which it stood before, if it did.
    fn stood_before(&self) -> Option<u64> {
        let mut versions = self.earlier.iter().rev();
        versions
            .find(|it| self.is(it.answer, it.evidence, it.comment))
            .map(|version| version.entry)
    }
}

/// Whether two answers are the same: the same text, or the same number.
fn same_answer(framework: &Framework, coded: &Coded, before: Option<&str>) -> bool {
    let Some(text) = before else {
        return false;
    };
    coded.coding().answer.as_deref() == Some(text)
        || crate::check::answer(framework, coded.indicator(), text) == Some(coded.answer())
}

/// The moment at which something was handed in, from a date-time of RFC 3339 or a day, which
/// counts from its beginning in UTC; by it, hand-ins are put in order.
pub fn moment(submitted: &str) -> Option<chrono::DateTime<chrono::FixedOffset>> {
    use chrono::{DateTime, NaiveDate};
    let day = |text: &str| {
        let midnight = text.parse::<NaiveDate>().ok()?.and_hms_opt(0, 0, 0)?;
        Some(midnight.and_utc().fixed_offset())
    };
    DateTime::parse_from_rfc3339(submitted)
        .ok()
        .or_else(|| day(submitted))
}

/// Whether a date or date-time is before another; where only days are known, whether its day
/// is.
fn earlier(one: &str, other: &str) -> bool {
    use chrono::NaiveDate;
    let day = |text: &str| text.get(..10)?.parse::<NaiveDate>().ok();
    let timed = |text: &str| 10 < text.len();
    if timed(one) && timed(other) {
        return matches!((moment(one), moment(other)), (Some(one), Some(other)) if one < other);
    }
    matches!((day(one), day(other)), (Some(one), Some(other)) if one < other)
}

fn change(
    coded: &Coded,
    indicator: &str,
    before: Option<&CodingDraft>,
    decided: bool,
    source: &SourceDraft,
) -> Change {
    let version = before.map(|before| before.version.unwrap_or(1) + 1);
    let holds = |coding: CodingDraft| {
        Some(StandingDraft {
            coding: Some(coding),
            ..StandingDraft::default()
        })
    };
    Change {
        action: Action::Answer,
        indicator: Some(indicator.to_owned()),
        from: before.cloned().and_then(holds),
        to: holds(CodingDraft {
            version,
            late: decided,
            ..coded.coding().clone()
        }),
        reason: None,
        source: Some(source.clone()),
    }
}
