//! Which texts that come in may be ones that were redacted?
//!
//! Of a redacted text nothing is left to compare with: without its salt, a commitment tells nothing
//! about it. What is known is whose text it was, on which indicator, and whether it was a comment or
//! a part of the evidence. So a text that comes in for such a place, and that is not in the history,
//! is held back, unless its questionnaire is known to be newer than the redaction.

use super::known::Versions;
use crate::draft::{CodingDraft, EntryDraft, EvidenceDraft};
use crate::history::REDACTED;
use std::collections::{BTreeMap, BTreeSet};

/// A place of a coding in which persons write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Comment,
    Title,
    Link,
    Note,
}

impl Part {
    /// What people call it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Comment => "comment",
            Self::Title => "title of a document",
            Self::Link => "link of a document",
            Self::Note => "note on a document",
        }
    }
}

/// The parts of which texts were redacted, each with the number of the last entry that says so.
pub(super) type Gone = BTreeMap<Part, u64>;

/// The parts of a coding of which texts are gone. `sealed` is the same coding in the line of its
/// entry, with commitments in the places of texts; `replaced` says that the line itself was replaced,
/// as redacting an entry of format 1 does, so that nothing in it tells where a link was.
pub(super) fn gone(
    coding: &CodingDraft,
    sealed: Option<&CodingDraft>,
    replaced: bool,
) -> BTreeSet<Part> {
    let mut found = BTreeSet::new();
    let mut look = |part, text: Option<&String>| {
        if text.is_some_and(|text| text == REDACTED) {
            found.insert(part);
        }
    };
    look(Part::Comment, coding.comment.as_ref());
    for each in &coding.evidence {
        look(Part::Title, each.title.as_ref());
        look(Part::Note, each.note.as_ref());
    }
    let committed = sealed.map_or(&[][..], |sealed| &sealed.evidence);
    let removed = |(at, each): (usize, &EvidenceDraft)| {
        let committed = committed.get(at).is_some_and(|it| it.link.is_some());
        each.link.is_none() && committed
    };
    let mut links = coding.evidence.iter().enumerate();
    let unlinked = coding.evidence.iter().any(|each| each.link.is_none());
    if links.any(removed) || (replaced && found.is_empty() && unlinked) {
        found.insert(Part::Link);
    }
    found
}

/// The coding of an entry in its line.
pub(super) fn coding_of(sealed: Option<&EntryDraft>) -> Option<&CodingDraft> {
    sealed?.to.as_ref()?.coding.as_ref()
}

/// A coding without the texts that may have been redacted, and which parts they are. `is_newer` says
/// of the entry of a redaction whether the questionnaire is known to be newer.
pub(super) fn held_back(
    coding: &CodingDraft,
    versions: &Versions<'_>,
    is_newer: impl Fn(u64) -> bool,
) -> Option<(CodingDraft, BTreeMap<Part, u64>)> {
    let open: Gone = versions
        .gone
        .iter()
        .filter(|(_, entry)| !is_newer(**entry))
        .map(|(part, entry)| (*part, *entry))
        .collect();
    if open.is_empty() {
        return None;
    }
    let known: BTreeSet<(Part, &str)> = versions
        .iter()
        .flat_map(|version| texts(&version.coding))
        .collect();
    let mut parts = BTreeMap::new();
    let mut rest = coding.clone();
    let mut hold = |part: Part, text: &mut Option<String>| {
        let Some(entry) = open.get(&part) else {
            return;
        };
        let is_new = |text: &String| text != REDACTED && !known.contains(&(part, text.as_str()));
        if text.as_ref().is_some_and(is_new) {
            *text = (part != Part::Link).then(|| REDACTED.to_owned());
            parts.insert(part, *entry);
        }
    };
    hold(Part::Comment, &mut rest.comment);
    for each in &mut rest.evidence {
        hold(Part::Title, &mut each.title);
        hold(Part::Link, &mut each.link);
        hold(Part::Note, &mut each.note);
    }
    (!parts.is_empty()).then_some((rest, parts))
}

/// The texts of a coding.
fn texts(coding: &CodingDraft) -> impl Iterator<Item = (Part, &str)> {
    let evidence = coding.evidence.iter().flat_map(|each| {
        [
            (Part::Title, each.title.as_deref()),
            (Part::Link, each.link.as_deref()),
            (Part::Note, each.note.as_deref()),
        ]
    });
    std::iter::once((Part::Comment, coding.comment.as_deref()))
        .chain(evidence)
        .filter_map(|(part, text)| Some((part, text?)))
}
