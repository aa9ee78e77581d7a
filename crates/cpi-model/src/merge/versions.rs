//! Which answers did an assessor give before, and which of them stood?

use crate::draft::{Action, Choice, CodingDraft, EvidenceDraft, SourceDraft};
use crate::history::{History, REDACTED, UNNAMED};
use std::collections::BTreeMap;

/// An answer that came in earlier, whether or not it still stands.
pub(super) struct Version<'a> {
    pub(super) answer: Option<&'a str>,
    pub(super) evidence: &'a [EvidenceDraft],
    pub(super) comment: Option<&'a str>,
    pub(super) submitted: Option<&'a str>,
    pub(super) source: Option<&'a SourceDraft>,
    pub(super) entry: u64,
    /// The entry by which texts of it were last redacted, if some were.
    pub(super) redacted: Option<u64>,
}

impl Version<'_> {
    /// Whether an evidence and comment agree with what is left of it, and have a text where one
    /// was redacted. Of a redacted text nothing is left to compare with: without its salt, a
    /// commitment tells nothing about it.
    pub(super) fn fills_what_was_redacted(
        &self,
        evidence: &[EvidenceDraft],
        comment: Option<&str>,
    ) -> bool {
        if self.redacted.is_none() || self.evidence.len() != evidence.len() {
            return false;
        }
        let mut filled = false;
        let mut agrees = |left: Option<&str>, now: Option<&str>, removed: Option<&str>| {
            let fills = left != now && left == removed && now.is_some();
            filled |= fills;
            fills || left == now
        };
        let redacted = Some(REDACTED);
        let mut all = agrees(self.comment, comment, redacted);
        for (left, now) in self.evidence.iter().zip(evidence) {
            all &= agrees(left.title.as_deref(), now.title.as_deref(), redacted);
            all &= agrees(left.note.as_deref(), now.note.as_deref(), redacted);
            // An address is left out where it is redacted.
            all &= agrees(left.link.as_deref(), now.link.as_deref(), None);
            all &= left.consulted == now.consulted;
        }
        all && filled
    }
}

/// The entries of which texts were redacted, each with the last entry that says so; 0 is the
/// document with which the history began.
fn redactions(history: &History) -> BTreeMap<u64, u64> {
    let mut found = BTreeMap::new();
    for entry in history.entries() {
        for redacted in &entry.redacted {
            let hash = redacted.entry.as_deref();
            let Some(of) = hash.and_then(|hash| history.position(hash)) else {
                continue;
            };
            let of = &history.entries()[of];
            let begins = of.action == Some(Choice::Known(Action::Begin));
            let number = if begins { 0 } else { of.seq.unwrap_or(0) };
            found.insert(number, entry.seq.unwrap_or(0));
        }
    }
    found
}

/// All answers that came in earlier, by assessor and indicator, in order.
pub(super) struct Versions<'a> {
    by: BTreeMap<&'a str, BTreeMap<&'a str, Vec<Version<'a>>>>,
    /// The entry by which an answer was last sent back.
    rejected: BTreeMap<&'a str, BTreeMap<&'a str, u64>>,
}

impl<'a> Versions<'a> {
    pub(super) fn new(history: &'a History) -> Self {
        let mut by: BTreeMap<&str, BTreeMap<&str, Vec<Version<'_>>>> = BTreeMap::new();
        let mut add = |indicator: &'a Option<String>, assessor: &'a str, version| {
            let indicator = indicator.as_deref().unwrap_or_default();
            let own = by.entry(assessor).or_default();
            own.entry(indicator).or_default().push(version);
        };
        let mut rejected = BTreeMap::new();
        let erased = redactions(history);
        let of_coding = |coding: &'a CodingDraft, source, entry| Version {
            answer: coding.answer.as_deref(),
            evidence: &coding.evidence,
            comment: coding.comment.as_deref(),
            submitted: coding.submitted.as_deref(),
            source,
            entry,
            redacted: erased.get(&entry).copied(),
        };
        for answer in history.beginning().into_iter().flat_map(|it| &it.answers) {
            for coding in &answer.codings {
                let assessor = coding.assessor.as_deref().unwrap_or_default();
                add(&answer.indicator, assessor, of_coding(coding, None, 0));
            }
            if answer.codings.is_empty() {
                let version = Version {
                    answer: answer.answer.as_deref(),
                    evidence: &answer.evidence,
                    comment: answer.comment.as_deref(),
                    submitted: None,
                    source: None,
                    entry: 0,
                    redacted: erased.get(&0).copied(),
                };
                let assessor = answer.assessor.as_deref().unwrap_or(UNNAMED);
                add(&answer.indicator, assessor, version);
            }
        }
        for entry in history.entries() {
            let coding = entry.to.as_ref().and_then(|to| to.coding.as_ref());
            let (Some(Choice::Known(action)), Some(coding)) = (&entry.action, coding) else {
                continue;
            };
            let assessor = coding.assessor.as_deref().unwrap_or_default();
            let seq = entry.seq.unwrap_or(0);
            if *action == Action::Answer {
                let version = of_coding(coding, entry.source.as_ref(), seq);
                add(&entry.indicator, assessor, version);
            } else if *action == Action::Reject {
                let indicator = entry.indicator.as_deref().unwrap_or_default();
                let own: &mut BTreeMap<&str, u64> = rejected.entry(assessor).or_default();
                own.insert(indicator, seq);
            }
        }
        Self { by, rejected }
    }

    pub(super) fn of(&self, assessor: &str, indicator: &str) -> &[Version<'a>] {
        let found = self.by.get(assessor).and_then(|own| own.get(indicator));
        found.map_or(&[], Vec::as_slice)
    }

    /// The entry by which the answer was last sent back, if it was.
    pub(super) fn rejected(&self, assessor: &str, indicator: &str) -> Option<u64> {
        self.rejected.get(assessor)?.get(indicator).copied()
    }
}
