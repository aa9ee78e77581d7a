//! How is a text of a person removed from a history whose chain still holds?

use super::texts;
use super::{BrokenChain, FORMAT, History, Missing, REDACTED, Seed, to_line};
use crate::draft::{Action, Choice, EntryDraft, RedactedDraft};
use crate::provenance::sha256;
use std::collections::BTreeSet;

/// A text that a person typed, and where it stands in a history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextPlace {
    /// The number of its entry.
    pub entry: u64,
    /// The path in the entry, such as `to.coding.comment`.
    pub path: String,
    /// The code of the indicator, where the entry concerns one.
    pub indicator: Option<String>,
    /// The text.
    pub text: String,
    position: usize,
}

impl History {
    /// The texts of persons in the order of the file, without those that were redacted.
    pub fn texts(&self) -> Vec<TextPlace> {
        let mut found = Vec::new();
        for (position, entry) in self.entries.iter().enumerate() {
            let mut entry = entry.clone();
            let (number, indicator) = (entry.seq.unwrap_or(0), entry.indicator.clone());
            if entry.version.is_some() {
                // What stood before is not in the line.
                entry.from = None;
            }
            texts::of_entry(&mut entry, &mut |path, _, text| {
                if let Some(text) = text
                    && text != REDACTED
                {
                    found.push(TextPlace {
                        entry: number,
                        path: path.to_owned(),
                        indicator: indicator.clone(),
                        text: text.clone(),
                        position,
                    });
                }
            });
        }
        found
    }

    /// An entry as its line has it, with commitments in the places of texts, by its place in the
    /// file.
    pub(crate) fn sealed(&self, place: usize) -> Option<EntryDraft> {
        serde_json::from_str(self.lines.get(place)?).ok()
    }

    /// The history without texts, which are removed wherever they stand in it, and with an entry
    /// that says so. The hashes of all entries are the same as before.
    ///
    /// # Errors
    ///
    /// [`BrokenChain`] where none of the texts is in the history.
    pub fn redact(
        &self,
        remove: &BTreeSet<String>,
        reason: &str,
        at: &str,
        by: &str,
        seed: &Seed,
    ) -> Result<Self, BrokenChain> {
        let mut redacted = Vec::new();
        let mut history = Self::default();
        for (position, line) in self.lines.iter().enumerate() {
            match self.without(position, remove, &mut redacted)? {
                Some(line) => history.read_line(&line)?,
                None => history.read_line(line)?,
            }
        }
        if redacted.is_empty() {
            return Err(BrokenChain::Incomplete(Action::Redact));
        }
        let entry = EntryDraft {
            action: Some(Choice::Known(Action::Redact)),
            reason: Some(reason.to_owned()),
            redacted,
            ..history.next(at, by)
        };
        history.write(entry, seed)?;
        Ok(history)
    }

    /// A line without texts; `None` where it has none of them.
    fn without(
        &self,
        position: usize,
        remove: &BTreeSet<String>,
        redacted: &mut Vec<RedactedDraft>,
    ) -> Result<Option<String>, BrokenChain> {
        let parsed: Result<EntryDraft, _> = serde_json::from_str(&self.lines[position]);
        let mut sealed = parsed.map_err(|why| BrokenChain::NoEntry(why.to_string()))?;
        let hash = &self.hashes[position];
        if sealed.version == Some(FORMAT) {
            let mut texts = std::mem::take(&mut sealed.texts);
            let mut any = false;
            for text in &mut texts {
                let typed = text.as_ref().and_then(|it| it.text.as_ref());
                if typed.is_some_and(|typed| remove.contains(typed)) {
                    redacted.push(RedactedDraft {
                        entry: Some(hash.clone()),
                        commitment: text.as_ref().and_then(texts::commitment),
                        line: None,
                    });
                    *text = None;
                    any = true;
                }
            }
            sealed.texts = texts;
            return Ok(any.then(|| to_line(&sealed)));
        }
        // An entry of format 1 is chained by its whole line. It is replaced, and the redaction
        // names its hash and that of the line that replaces it.
        let mut any = false;
        texts::of_entry(&mut sealed, &mut |_, kind, text| {
            if text.as_ref().is_some_and(|typed| remove.contains(typed)) {
                *text = texts::removed(kind);
                any = true;
            }
        });
        if !any {
            return Ok(None);
        }
        sealed.original = Some(hash.clone());
        let line = to_line(&sealed);
        redacted.push(RedactedDraft {
            entry: Some(hash.clone()),
            commitment: None,
            line: Some(sha256(&line)),
        });
        Ok(Some(line))
    }

    /// What was removed without an entry that says so, or is there although an entry says that it
    /// was removed: the position in the file, and why.
    pub fn unexplained(&self) -> Vec<(usize, String)> {
        let recorded = || {
            let entries = self.entries.iter();
            entries.flat_map(|entry| entry.redacted.iter())
        };
        let mut found = Vec::new();
        for (position, missing) in &self.missing {
            let hash = Some(&self.hashes[*position]);
            let says = |it: &RedactedDraft| {
                it.entry.as_ref() == hash
                    && match missing {
                        Missing::Commitment(text) => it.commitment.as_ref() == Some(text),
                        Missing::Line(line) => it.line.as_ref() == Some(line),
                    }
            };
            if !recorded().any(says) {
                found.push((
                    *position,
                    match missing {
                        Missing::Commitment(_) => {
                            "a text was removed from this entry, and no redaction is recorded"
                        }
                        Missing::Line(_) => "this entry was replaced, and no redaction is recorded",
                    }
                    .to_owned(),
                ));
            }
        }
        let lost: BTreeSet<(usize, &str)> = self
            .missing
            .iter()
            .filter_map(|(position, missing)| match missing {
                Missing::Commitment(text) => Some((*position, text.as_str())),
                Missing::Line(_) => None,
            })
            .collect();
        for each in recorded() {
            if let Some(position) = each.entry.as_deref().and_then(|it| self.position(it))
                && let Some(commitment) = &each.commitment
                && !lost.contains(&(position, commitment))
            {
                found.push((
                    position,
                    "this entry has a text that was redacted, as the history says".to_owned(),
                ));
            }
        }
        found.sort();
        found
    }

    /// How many texts were redacted.
    pub fn redactions(&self) -> usize {
        self.missing.len()
    }

    /// Whether texts were redacted since an entry, by its hash: then the document that knew
    /// that entry may still have them.
    pub fn redacted_since(&self, hash: &str) -> bool {
        let redacts = |entry: &&EntryDraft| !entry.redacted.is_empty();
        self.after(hash)
            .is_some_and(|entries| entries.iter().any(redacts))
    }
}
