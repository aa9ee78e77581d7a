//! What does a file that came in change, and what of it is already there?
//!
//! Nothing is overwritten: an assessor who answers again has a new version, the answers of several
//! assessors are kept side by side, and the same hand-in is never recorded twice.

mod conditions;
mod incoming;
mod known;
mod redacted;
mod settled;

use crate::assessment::Assessment;
use crate::draft::{Action, CodingDraft, SourceDraft, StandingDraft};
use crate::framework::{Framework, OtherFramework};
use crate::history::{Change, History, NOTHING_BEFORE, REDACTED};
use crate::problem::Problems;
use crate::submission::{Submission, SubmittedAnswer};
use conditions::Conditions;
use incoming::Incoming;
use known::Known;
use serde::Serialize;
use settled::Settled;
use std::collections::{BTreeMap, BTreeSet};

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

    /// Whether it is recorded in the history.
    const fn is_recorded(self) -> bool {
        matches!(self, Self::New | Self::Changed | Self::NoAnswer)
    }

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
    /// Whether texts are recorded although they may be ones that were redacted. Default: no.
    pub take_redacted: bool,
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
    /// redacted. They are taken with [`Options::take_redacted`] alone.
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
    Merging::new(history, assessment).merge(submission, source, options)
}

/// Merges any number of submissions into one assessment, one after the other.
///
/// Each is compared with the history and with the submissions before it, as if their changes had
/// been recorded already. The cost of a submission does not grow with the number of those before
/// it: what is known of each assessor is kept in an index that grows with them.
#[derive(Debug, Clone)]
pub struct Merging<'a> {
    framework: &'a Framework,
    known: Known<'a>,
    settled: Settled<'a>,
    history: &'a History,
    /// Where each entry is in the file, by its hash.
    places: BTreeMap<&'a str, usize>,
    /// The number of the entry that will record the next change.
    next: u64,
}

impl<'a> Merging<'a> {
    /// Begins with what a history says. `assessment` is the checked document of `history`.
    pub fn new(history: &'a History, assessment: &'a Assessment) -> Self {
        let framework = assessment.framework();
        let places = history.hashes().iter().enumerate();
        let places = places.map(|(place, hash)| (hash.as_str(), place)).collect();
        Self {
            framework,
            known: Known::new(framework, history, &places),
            settled: Settled::new(history, assessment),
            history,
            places,
            next: history.next_number(),
        }
    }

    /// What an assessor's answer to an indicator is at this point, if there is one.
    pub fn standing(&self, assessor: &str, indicator: &str) -> Option<&CodingDraft> {
        let position = self.framework.indicator_position(indicator)?;
        self.known.standing(assessor, position)
    }

    /// Merges the next submission.
    ///
    /// # Errors
    ///
    /// As for [`merge`](self::merge()); then nothing is merged.
    pub fn merge(
        &mut self,
        submission: &Submission,
        source: &SourceDraft,
        options: &Options,
    ) -> Result<Merge, OtherFramework> {
        let framework = self.framework;
        submission.belongs_to(framework)?;
        let base = submission.base().and_then(|head| match head {
            NOTHING_BEFORE => Some(0),
            _ => self.history.entries().get(*self.places.get(head)?)?.seq,
        });
        let mut merge = Merge::default();
        let mut outcomes: Vec<Outcome> = Vec::new();
        let mut held_back: BTreeMap<usize, CodingDraft> = BTreeMap::new();
        for coded in submission.answers() {
            let codings = self.known.of(assessor_of(coded), coded.indicator());
            let incoming = Incoming {
                framework,
                coded,
                source,
                base,
            };
            let mut outcome = incoming.outcome(codings, &mut merge.problems);
            let mut taken = options.take_reverts;
            if outcome == Outcome::Revert {
                let entry = incoming.stood_before(codings).unwrap_or(0);
                merge.reverts.insert(coded.listed(), entry);
                if let Some(version) = incoming.redacted(codings) {
                    merge.reverts.insert(coded.listed(), version.entry);
                    taken = options.take_redacted;
                    if !taken {
                        merge.redacted.insert(coded.listed());
                        incoming.puts_back(version, &mut merge.problems);
                    }
                }
            } else if outcome.is_recorded()
                && !options.take_redacted
                && let Some(held) = incoming.held_back(codings)
            {
                incoming.holds_back(&held, &mut merge.problems);
                if held.unchanged {
                    outcome = Outcome::Revert;
                    taken = false;
                    let last = codings.versions.last().map_or(0, |it| it.entry);
                    merge.reverts.insert(coded.listed(), last);
                    merge.redacted.insert(coded.listed());
                }
                held_back.insert(coded.listed(), held.coding);
            }
            outcomes.push(match outcome {
                Outcome::Revert if taken => Outcome::Changed,
                other => other,
            });
        }
        let conditions = Conditions {
            framework,
            known: &self.known,
            submission,
        };
        conditions.leave_out_failing(&mut self.settled, &mut outcomes, &mut merge.problems);
        for (coded, outcome) in submission.answers().iter().zip(outcomes) {
            merge
                .outcomes
                .push((coded.listed(), coded.indicator(), outcome));
            if outcome.is_recorded() {
                let coding = held_back.remove(&coded.listed());
                let coding = coding.unwrap_or_else(|| coded.coding().clone());
                let source = self.source_of(coded, source, base, options);
                merge.changes.push(self.change(coded, coding, source));
            }
        }
        Ok(merge)
    }

    /// The file that an answer came from, without its name if the names of this assessor's files
    /// were redacted.
    fn source_of(
        &self,
        coded: &SubmittedAnswer,
        source: &SourceDraft,
        base: Option<u64>,
        options: &Options,
    ) -> SourceDraft {
        let mut source = source.clone();
        let name = source.file.as_deref().unwrap_or_default();
        if let Some(entry) = self.known.redacted_file(assessor_of(coded), name)
            && !options.take_redacted
            && base.is_none_or(|base| base < entry)
        {
            source.file = Some(REDACTED.to_owned());
        }
        source
    }

    /// The change by which a coding is recorded; from here on it is what the assessor answered.
    fn change(
        &mut self,
        coded: &SubmittedAnswer,
        coding: CodingDraft,
        source: SourceDraft,
    ) -> Change {
        let position = coded.indicator();
        let decided = self.known.is_decided(position);
        let codings = self.known.of(assessor_of(coded), position);
        let before = codings.standing.as_deref().cloned();
        let after = CodingDraft {
            version: before
                .as_ref()
                .map(|before| before.version.unwrap_or(1) + 1),
            late: decided,
            ..coding
        };
        codings.add(after.clone(), source.clone(), self.next);
        self.settled.change(position, before.as_ref(), &after);
        self.next += 1;
        let holds = |coding: CodingDraft| StandingDraft {
            coding: Some(coding),
            ..StandingDraft::default()
        };
        Change {
            action: Action::Answer,
            indicator: Some(self.framework.indicators()[position].code().to_owned()),
            from: before.map(holds),
            to: Some(holds(after)),
            reason: None,
            source: Some(source),
        }
    }
}

fn assessor_of(coded: &SubmittedAnswer) -> &str {
    coded.coding().assessor.as_deref().unwrap_or_default()
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
