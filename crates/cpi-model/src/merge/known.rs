//! What did each assessor answer before, and which of it stands?

use super::redacted::{self, Gone};
use crate::draft::{Action, AnswerDraft, Choice, CodingDraft, EvidenceDraft, SourceDraft};
use crate::framework::Framework;
use crate::history::{History, REDACTED, UNNAMED};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// An answer that came in earlier, whether or not it still stands.
#[derive(Debug, Clone)]
pub(super) struct Version<'a> {
    pub(super) coding: Cow<'a, CodingDraft>,
    pub(super) source: Option<Cow<'a, SourceDraft>>,
    /// The number of its entry; 0 for the document with which the history began.
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
        if self.redacted.is_none() || self.coding.evidence.len() != evidence.len() {
            return false;
        }
        let mut filled = false;
        let mut agrees = |left: Option<&str>, now: Option<&str>, removed: Option<&str>| {
            let fills = left != now && left == removed && now.is_some();
            filled |= fills;
            fills || left == now
        };
        let redacted = Some(REDACTED);
        let mut all = agrees(self.coding.comment.as_deref(), comment, redacted);
        for (left, now) in self.coding.evidence.iter().zip(evidence) {
            all &= agrees(left.title.as_deref(), now.title.as_deref(), redacted);
            all &= agrees(left.note.as_deref(), now.note.as_deref(), redacted);
            // An address is left out where it is redacted.
            all &= agrees(left.link.as_deref(), now.link.as_deref(), None);
            all &= left.consulted == now.consulted;
        }
        all && filled
    }
}

/// An answer with its evidence and comment, such that two that say the same are equal.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Content(String);

impl Content {
    /// The content of a coding of the indicator at a position; `None` where it has no answer.
    pub(super) fn of(framework: &Framework, position: usize, coding: &CodingDraft) -> Option<Self> {
        let text = coding.answer.as_deref()?;
        // `12.50` and `12.5` are the same number.
        let answer = crate::check::answer(framework, position, text);
        let text = answer.map_or_else(|| text.to_owned(), |it| it.text(framework, position));
        let all = (text, &coding.evidence, &coding.comment);
        serde_json::to_string(&all).ok().map(Self)
    }
}

/// The answers of one assessor to one indicator.
#[derive(Debug, Clone, Default)]
pub(super) struct Codings<'a> {
    /// What the document has now.
    pub(super) standing: Option<Cow<'a, CodingDraft>>,
    /// The entry by which an answer was last sent back.
    pub(super) rejected: Option<u64>,
    pub(super) versions: Versions<'a>,
}

impl Codings<'_> {
    /// Adds a new answer, which stands from here on.
    pub(super) fn add(&mut self, coding: CodingDraft, source: SourceDraft, entry: u64) {
        self.standing = Some(Cow::Owned(coding.clone()));
        self.versions.all.push(Version {
            coding: Cow::Owned(coding),
            source: Some(Cow::Owned(source)),
            entry,
            redacted: None,
        });
    }
}

/// All answers of one assessor to one indicator, oldest first.
#[derive(Debug, Clone, Default)]
pub(super) struct Versions<'a> {
    all: Vec<Version<'a>>,
    /// The positions of those of which texts were redacted.
    redacted: Vec<usize>,
    /// Of what texts were redacted in any of them.
    pub(super) gone: Gone,
    index: Index,
}

impl<'a> Versions<'a> {
    fn push(&mut self, version: Version<'a>) {
        if version.redacted.is_some() {
            self.redacted.push(self.all.len());
        }
        self.all.push(version);
    }

    /// Notes the texts of a coding that were redacted by an entry.
    fn note_gone(
        &mut self,
        coding: &CodingDraft,
        sealed: Option<&CodingDraft>,
        (by, replaced): (u64, bool),
    ) {
        for part in redacted::gone(coding, sealed, replaced) {
            let last = self.gone.entry(part).or_insert(by);
            *last = by.max(*last);
        }
    }

    /// All of them, oldest first.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Version<'a>> {
        self.all.iter()
    }

    /// The last one.
    pub(super) fn last(&self) -> Option<&Version<'a>> {
        self.all.last()
    }

    /// Whether texts of any were redacted.
    pub(super) fn any_redacted(&self) -> bool {
        !self.redacted.is_empty()
    }

    /// Those of which texts were redacted, the last one first.
    pub(super) fn redacted(&self) -> impl Iterator<Item = &Version<'a>> {
        self.redacted.iter().rev().map(|at| &self.all[*at])
    }

    /// The index of all of them. It is made only for assessors who answer again, and then grows
    /// with the versions.
    pub(super) fn index(&mut self, framework: &Framework, position: usize) -> &Index {
        for version in &self.all[self.index.versions..] {
            self.index.add(framework, position, version);
        }
        self.index.versions = self.all.len();
        &self.index
    }
}

/// Of one hand-in of a file: what the server calls it, its SHA-256, and when it was handed in.
type HandIn = (Option<String>, Option<String>, Option<String>);

/// Finds earlier answers by what they say and where they came from.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    /// How many versions it has.
    versions: usize,
    /// The last entry with each content.
    contents: BTreeMap<Content, u64>,
    hand_ins: BTreeSet<HandIn>,
    /// What the server calls each, and its content.
    named: BTreeSet<(String, Content)>,
}

impl Index {
    fn add(&mut self, framework: &Framework, position: usize, version: &Version<'_>) {
        let content = Content::of(framework, position, &version.coding);
        if let Some(source) = version.source.as_deref() {
            if source.sha256.is_some() {
                let submitted = version.coding.submitted.clone();
                let hand_in = (source.id.clone(), source.sha256.clone(), submitted);
                self.hand_ins.insert(hand_in);
            }
            self.named.extend(source.id.clone().zip(content.clone()));
        }
        if let Some(content) = content {
            self.contents.insert(content, version.entry);
        }
    }

    /// The last entry with this content.
    pub(super) fn last_with(&self, content: &Content) -> Option<u64> {
        self.contents.get(content).copied()
    }

    /// Whether an answer came from the same hand-in of the same file.
    pub(super) fn has_hand_in(&self, source: &SourceDraft, submitted: Option<&str>) -> bool {
        let submitted = submitted.map(str::to_owned);
        let hand_in = (source.id.clone(), source.sha256.clone(), submitted);
        self.hand_ins.contains(&hand_in)
    }

    /// Whether the same content came from a hand-in that the server calls the same.
    pub(super) fn has_named(&self, source: &SourceDraft, content: Content) -> bool {
        let named = source.id.clone().map(|id| (id, content));
        named.is_some_and(|named| self.named.contains(&named))
    }
}

/// The answers of all assessors.
#[derive(Debug, Clone)]
pub(super) struct Known<'a> {
    by: BTreeMap<Cow<'a, str>, BTreeMap<usize, Codings<'a>>>,
    /// The indicators on which a decision stands.
    decided: BTreeSet<usize>,
    /// The assessors of whose files the names were redacted, each with the number of the last entry
    /// that says so.
    unnamed_files: BTreeMap<&'a str, u64>,
}

impl<'a> Known<'a> {
    /// What a history says. `places` has where each entry is in the file, by its hash.
    pub(super) fn new(
        framework: &Framework,
        history: &'a History,
        places: &BTreeMap<&str, usize>,
    ) -> Self {
        let mut known = Self {
            by: BTreeMap::new(),
            decided: BTreeSet::new(),
            unnamed_files: BTreeMap::new(),
        };
        let redacted = redactions(history, places);
        // The first entry of a history holds the document with which it began.
        known.beginning(framework, history, redacted.get(&0).copied());
        for (place, entry) in history.entries().iter().enumerate() {
            let coding = entry.to.as_ref().and_then(|to| to.coding.as_ref());
            let (Some(Choice::Known(action)), Some(coding)) = (&entry.action, coding) else {
                continue;
            };
            let Some(position) = position(framework, entry.indicator.as_ref()) else {
                continue;
            };
            let assessor = coding.assessor.as_deref().unwrap_or_default();
            let number = entry.seq.unwrap_or(0);
            if let Some(&by) = redacted.get(&place) {
                let file = entry.source.as_ref().and_then(|it| it.file.as_deref());
                if file == Some(REDACTED) {
                    known.unnamed_files.insert(assessor, by);
                }
                let sealed = history.sealed(place);
                let replaced = sealed.as_ref().is_some_and(|it| it.original.is_some());
                let versions = &mut known.of_known(assessor, position).versions;
                versions.note_gone(coding, redacted::coding_of(sealed.as_ref()), (by, replaced));
            }
            let codings = known.of_known(assessor, position);
            match action {
                Action::Answer => codings.versions.push(Version {
                    coding: Cow::Borrowed(coding),
                    source: entry.source.as_ref().map(Cow::Borrowed),
                    entry: number,
                    redacted: redacted.get(&place).copied(),
                }),
                Action::Reject => codings.rejected = Some(number),
                _ => {}
            }
        }
        for answer in &history.document().answers {
            let Some(position) = position(framework, answer.indicator.as_ref()) else {
                continue;
            };
            if answer.adjudication.is_some() {
                known.decided.insert(position);
            }
            for coding in &answer.codings {
                let assessor = coding.assessor.as_deref().unwrap_or_default();
                let codings = known.of_known(assessor, position);
                codings.standing.get_or_insert(Cow::Borrowed(coding));
            }
        }
        known
    }

    /// Adds what the document says with which the history began.
    fn beginning(&mut self, framework: &Framework, history: &'a History, redacted: Option<u64>) {
        let sealed = redacted.and_then(|_| history.sealed(0));
        let replaced = sealed.as_ref().is_some_and(|it| it.original.is_some());
        let sealed = sealed.and_then(|it| it.to).and_then(|to| to.document);
        let listed = history.beginning().into_iter().flat_map(|it| &it.answers);
        for (at, answer) in listed.enumerate() {
            let Some(position) = position(framework, answer.indicator.as_ref()) else {
                continue;
            };
            let sealed = sealed.as_ref().and_then(|it| it.answers.get(at));
            let by = redacted.unwrap_or(0);
            let version = |coding| Version {
                coding,
                source: None,
                entry: 0,
                redacted,
            };
            for (at, coding) in answer.codings.iter().enumerate() {
                let assessor = coding.assessor.as_deref().unwrap_or_default();
                let versions = &mut self.of_known(assessor, position).versions;
                if redacted.is_some() {
                    let sealed = sealed.and_then(|it| it.codings.get(at));
                    versions.note_gone(coding, sealed, (by, replaced));
                }
                versions.push(version(Cow::Borrowed(coding)));
            }
            if answer.codings.is_empty() {
                let coding = alone(answer);
                let assessor = answer.assessor.as_deref().unwrap_or(UNNAMED);
                let versions = &mut self.of_known(assessor, position).versions;
                if redacted.is_some() {
                    let sealed = sealed.map(alone);
                    versions.note_gone(&coding, sealed.as_ref(), (by, replaced));
                }
                versions.push(version(Cow::Owned(coding)));
            }
        }
    }

    fn of_known(&mut self, assessor: &'a str, position: usize) -> &mut Codings<'a> {
        let own = self.by.entry(Cow::Borrowed(assessor)).or_default();
        own.entry(position).or_default()
    }

    /// The answers of an assessor to the indicator at a position.
    pub(super) fn of(&mut self, assessor: &str, position: usize) -> &mut Codings<'a> {
        let own = self.by.entry(Cow::Owned(assessor.to_owned()));
        own.or_default().entry(position).or_default()
    }

    /// The answer of an assessor to the indicator at a position, as the document has it now.
    pub(super) fn standing(&self, assessor: &str, position: usize) -> Option<&CodingDraft> {
        self.by.get(assessor)?.get(&position)?.standing.as_deref()
    }

    /// The entry by which the names of an assessor's files were redacted, if one of this name may
    /// have been among them: it is in none of the other entries.
    pub(super) fn redacted_file(&self, assessor: &str, file: &str) -> Option<u64> {
        let by = *self.unnamed_files.get(assessor)?;
        let mut versions = self
            .by
            .get(assessor)?
            .values()
            .flat_map(|it| it.versions.iter());
        let known = |version: &Version<'_>| {
            let source = version.source.as_deref();
            source.and_then(|source| source.file.as_deref()) == Some(file)
        };
        (!versions.any(known)).then_some(by)
    }

    /// Whether a decision stands on the indicator at a position.
    pub(super) fn is_decided(&self, position: usize) -> bool {
        self.decided.contains(&position)
    }
}

/// The answer of a document that has no codings, as a coding.
fn alone(answer: &AnswerDraft) -> CodingDraft {
    CodingDraft {
        answer: answer.answer.clone(),
        evidence: answer.evidence.clone(),
        comment: answer.comment.clone(),
        ..CodingDraft::default()
    }
}

fn position(framework: &Framework, indicator: Option<&String>) -> Option<usize> {
    framework.indicator_position(indicator?)
}

/// The entries of which texts were redacted, by their place in the file, each with the number of
/// the last entry that says so.
fn redactions(history: &History, places: &BTreeMap<&str, usize>) -> BTreeMap<usize, u64> {
    let mut found = BTreeMap::new();
    for entry in history.entries() {
        for redacted in &entry.redacted {
            let hash = redacted.entry.as_deref();
            if let Some(&place) = hash.and_then(|hash| places.get(hash)) {
                found.insert(place, entry.seq.unwrap_or(0));
            }
        }
    }
    found
}
