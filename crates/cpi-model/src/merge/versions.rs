//! Which answers did an assessor give before, and which of them stood?

use crate::draft::{Action, Choice, CodingDraft, EvidenceDraft, SourceDraft};
use crate::history::{History, UNNAMED};
use std::collections::BTreeMap;

/// An answer that came in earlier, whether or not it still stands.
pub(super) struct Version<'a> {
    pub(super) answer: Option<&'a str>,
    pub(super) evidence: &'a [EvidenceDraft],
    pub(super) comment: Option<&'a str>,
    pub(super) submitted: Option<&'a str>,
    pub(super) source: Option<&'a SourceDraft>,
    pub(super) entry: u64,
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
        let of_coding = |coding: &'a CodingDraft, source, entry| Version {
            answer: coding.answer.as_deref(),
            evidence: &coding.evidence,
            comment: coding.comment.as_deref(),
            submitted: coding.submitted.as_deref(),
            source,
            entry,
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
