//! Which texts of an entry did a person type, and how are they committed so that one can be
//! removed later?
//!
//! In its line a text is replaced by a commitment, the SHA-256 of a salt and the text. Salt and
//! text follow at the end of the line and are not covered by the hash of the entry, so that they
//! can be removed. Without its salt a commitment reveals nothing about the text: a guess cannot be
//! tested.

use super::BrokenChain;
use crate::draft::{
    AcceptanceDraft, AdjudicationDraft, AnswerDraft, AssessmentDraft, CodingDraft, EntryDraft,
    EvidenceDraft, RejectionDraft, ReplyDraft, SourceDraft, StandingDraft, TextDraft,
};
use crate::provenance::sha256_of;
use std::fmt;

/// What stands in place of a text that was redacted.
pub const REDACTED: &str = "[redacted]";

/// Where salts come from: 32 bytes that nobody can guess, which the caller draws anew for each
/// run and does not keep. Libraries draw nothing themselves.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Seed([u8; 32]);

impl Seed {
    /// The seed of these bytes, from the random numbers of the operating system.
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The salt of a text: another for each entry and each of its texts. Nobody who knows some
    /// of them can compute another.
    fn salt(&self, previous: &str, ordinal: usize) -> String {
        let mut bytes = b"cpi history salt\0".to_vec();
        bytes.extend_from_slice(&self.0);
        bytes.extend_from_slice(previous.as_bytes());
        bytes.extend_from_slice(&(ordinal as u64).to_be_bytes());
        sha256_of(&bytes)
    }
}

impl fmt::Debug for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seed(…)")
    }
}

/// What a text is for, where it is removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A text that may be replaced by [`REDACTED`].
    Text,
    /// An address of the web, which is left out instead.
    Link,
}

/// Replaces every text of a document that a person typed, so that what is left is the same
/// before and after a redaction.
pub fn without_texts(document: &mut AssessmentDraft) {
    let mut blank = |_: &str, kind: Kind, text: &mut Option<String>| {
        if text.is_some() {
            *text = removed(kind);
        }
    };
    for answer in &mut document.answers {
        of_answer("", answer, &mut blank);
    }
}

/// What stands in place of a text that is not there any more.
pub(super) fn removed(kind: Kind) -> Option<String> {
    (kind == Kind::Text).then(|| REDACTED.to_owned())
}

/// The commitment to a text: the SHA-256 of the salt, 32 bytes, and the text in UTF-8.
pub(super) fn commitment(text: &TextDraft) -> Option<String> {
    let salt = text.salt.as_deref().filter(|salt| salt.len() == 64)?;
    let mut bytes = Vec::with_capacity(32 + 64);
    for at in (0..64).step_by(2) {
        bytes.push(u8::from_str_radix(salt.get(at..at + 2)?, 16).ok()?);
    }
    bytes.extend_from_slice(text.text.as_deref()?.as_bytes());
    Some(format!("sha256:{}", sha256_of(&bytes)))
}

/// Puts commitments in the place of the texts of an entry, and salts and texts at its end.
pub(super) fn seal(entry: &mut EntryDraft, seed: &Seed) {
    let previous = entry.previous.clone().unwrap_or_default();
    let mut texts = Vec::new();
    of_entry(entry, &mut |_, _, text| {
        if let Some(text) = text {
            let committed = TextDraft {
                salt: Some(seed.salt(&previous, texts.len())),
                text: Some(std::mem::take(text)),
            };
            *text = commitment(&committed).unwrap_or_default();
            texts.push(Some(committed));
        }
    });
    entry.texts = texts;
}

/// Puts the texts of a sealed entry back in their places; gives the commitments whose texts are
/// not there any more.
pub(super) fn open(entry: &mut EntryDraft) -> Result<Vec<String>, BrokenChain> {
    let mut texts = std::mem::take(&mut entry.texts).into_iter();
    let mut missing = Vec::new();
    let mut fault = None;
    of_entry(entry, &mut |path, kind, text| {
        let Some(committed) = text.as_ref() else {
            return;
        };
        match texts.next() {
            Some(Some(found)) if commitment(&found).as_ref() == Some(committed) => {
                *text = found.text;
            }
            Some(None) => {
                missing.push(committed.clone());
                *text = removed(kind);
            }
            Some(Some(_)) | None => {
                fault.get_or_insert_with(|| path.to_owned());
            }
        }
    });
    match fault {
        Some(path) => Err(BrokenChain::Text(path)),
        None if texts.next().is_some() => Err(BrokenChain::NoEntry(
            "it has more texts than commitments".to_owned(),
        )),
        None => Ok(missing),
    }
}

type Visit<'a> = &'a mut dyn FnMut(&str, Kind, &mut Option<String>);

/// Visits the texts of an entry in the order of its keys, each with its path.
///
/// Every field of the drafts is named here, so that a new one cannot be forgotten: whether it is
/// the text of a person is decided when it is added.
pub(super) fn of_entry(entry: &mut EntryDraft, visit: Visit<'_>) {
    let EntryDraft {
        version: _,
        seq: _,
        previous: _,
        other: _,
        at: _,
        by: _,
        action: _,
        indicator: _,
        from,
        to,
        reason,
        source,
        decided: _,
        redacted: _,
        original: _,
        more: _,
        texts: _,
    } = entry;
    if let Some(from) = from {
        of_standing("from", from, visit);
    }
    if let Some(to) = to {
        of_standing("to", to, visit);
    }
    visit("reason", Kind::Text, reason);
    if let Some(source) = source {
        let SourceDraft {
            file,
            sha256: _,
            id,
        } = source;
        visit("source.file", Kind::Text, file);
        visit("source.id", Kind::Text, id);
    }
}

fn of_standing(at: &str, standing: &mut StandingDraft, visit: Visit<'_>) {
    let StandingDraft {
        document,
        coding,
        accepted,
        adjudication,
        reply,
        assigned: _,
    } = standing;
    if let Some(document) = document {
        let AssessmentDraft {
            schema_version: _,
            framework: _,
            country: _,
            round: _,
            reference_date: _,
            history: _,
            answers,
        } = &mut **document;
        for answer in answers {
            let code = answer.indicator.clone().unwrap_or_default();
            of_answer(&format!("{at}.document.{code}."), answer, visit);
        }
    }
    if let Some(coding) = coding {
        of_coding(&format!("{at}.coding"), coding, visit);
    }
    if let Some(accepted) = accepted {
        of_acceptance(&format!("{at}.accepted"), accepted, visit);
    }
    if let Some(decision) = adjudication {
        of_decision(&format!("{at}.adjudication"), decision, visit);
    }
    if let Some(reply) = reply {
        of_reply(&format!("{at}.reply"), reply, visit);
    }
}

fn of_answer(at: &str, answer: &mut AnswerDraft, visit: Visit<'_>) {
    let AnswerDraft {
        indicator: _,
        answer: _,
        evidence,
        comment,
        assessor: _,
        reviewer: _,
        codings,
        accepted,
        adjudication,
        reply,
        assigned: _,
    } = answer;
    of_evidence(at, evidence, visit);
    visit(&format!("{at}comment"), Kind::Text, comment);
    for (i, coding) in codings.iter_mut().enumerate() {
        of_coding(&format!("{at}codings.{i}"), coding, visit);
    }
    if let Some(accepted) = accepted {
        of_acceptance(&format!("{at}accepted"), accepted, visit);
    }
    if let Some(decision) = adjudication {
        of_decision(&format!("{at}adjudication"), decision, visit);
    }
    if let Some(reply) = reply {
        of_reply(&format!("{at}reply"), reply, visit);
    }
}

fn of_coding(at: &str, coding: &mut CodingDraft, visit: Visit<'_>) {
    let CodingDraft {
        assessor: _,
        answer: _,
        evidence,
        comment,
        version: _,
        submitted: _,
        at: _,
        rejected,
        late: _,
    } = coding;
    of_evidence(&format!("{at}."), evidence, visit);
    visit(&format!("{at}.comment"), Kind::Text, comment);
    if let Some(RejectionDraft {
        by: _,
        at: _,
        comment,
    }) = rejected
    {
        visit(&format!("{at}.rejected.comment"), Kind::Text, comment);
    }
}

fn of_evidence(at: &str, evidence: &mut [EvidenceDraft], visit: Visit<'_>) {
    for (i, each) in evidence.iter_mut().enumerate() {
        let EvidenceDraft {
            title,
            link,
            consulted: _,
            note,
        } = each;
        visit(&format!("{at}evidence.{i}.title"), Kind::Text, title);
        visit(&format!("{at}evidence.{i}.link"), Kind::Link, link);
        visit(&format!("{at}evidence.{i}.note"), Kind::Text, note);
    }
}

fn of_acceptance(at: &str, accepted: &mut AcceptanceDraft, visit: Visit<'_>) {
    let AcceptanceDraft {
        by: _,
        at: _,
        comment,
    } = accepted;
    visit(&format!("{at}.comment"), Kind::Text, comment);
}

fn of_decision(at: &str, decision: &mut AdjudicationDraft, visit: Visit<'_>) {
    let AdjudicationDraft {
        answer: _,
        points: _,
        reason,
        by: _,
        at: _,
    } = decision;
    visit(&format!("{at}.reason"), Kind::Text, reason);
}

fn of_reply(at: &str, reply: &mut ReplyDraft, visit: Visit<'_>) {
    let ReplyDraft {
        text,
        evidence,
        by: _,
        at: _,
    } = reply;
    visit(&format!("{at}.text"), Kind::Text, text);
    of_evidence(&format!("{at}."), evidence, visit);
}
