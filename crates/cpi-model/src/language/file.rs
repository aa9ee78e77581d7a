//! What does a file of words say?

use super::pattern::{Part, Writer, parts};
use super::value::Value;
use crate::matching::fold;
use chrono::NaiveDate;
use fluent_syntax::ast::Entry;
use icu_locale_core::Locale;
use std::collections::{BTreeMap, BTreeSet};

/// How far a translation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TranslationState {
    /// Nobody who speaks the language has reviewed it: whatever is printed in it says so.
    Draft,
    /// It was reviewed.
    Reviewed,
}

/// What a file of words says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The tag of the language, BCP 47.
    pub tag: String,
    /// What the language is called in itself.
    pub name: String,
    /// How far the translation is.
    pub state: TranslationState,
    /// Who reviewed it: a name or a pseudonym.
    pub reviewed_by: Option<String>,
    /// When it was reviewed.
    pub reviewed_on: Option<NaiveDate>,
}

/// What the ids of the header begin with.
pub(super) const HEADER: &str = "language-";

/// The words of a language, as a file has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language {
    header: Header,
    locale: Locale,
    messages: BTreeMap<String, Vec<Part>>,
    /// The messages as they are without values for their placeholders.
    texts: BTreeMap<String, String>,
    /// The same as texts are compared.
    folded: BTreeMap<String, String>,
    /// The words that it lacks, which are English and marked.
    missing: BTreeSet<String>,
    faults: Vec<String>,
}

impl Language {
    /// Reads a file of words. A word that cannot be used or is not there is in English and marked
    /// with `(en)`; [`Language::faults`] lists them.
    pub fn parse(text: &str) -> Self {
        Self::read(text).completed(super::english())
    }

    /// Reads a file of words by itself.
    pub(super) fn read(text: &str) -> Self {
        let mut faults = Vec::new();
        let line = |at: usize| text.get(..at).map_or(0, |it| it.matches('\n').count()) + 1;
        let resource = match fluent_syntax::parser::parse(text) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                let errors = errors.iter();
                faults
                    .extend(errors.map(|error| format!("line {}: {error}", line(error.pos.start))));
                resource
            }
        };
        let mut messages = BTreeMap::new();
        for entry in &resource.body {
            match entry {
                Entry::Message(message) => {
                    let id = message.id.name;
                    if !message.attributes.is_empty() {
                        faults.push(format!("`{id}` has an attribute, which is not used"));
                    }
                    let Some(pattern) = &message.value else {
                        faults.push(format!("`{id}` has no text"));
                        continue;
                    };
                    match parts(pattern) {
                        Ok(parts) => {
                            if messages.insert(id.to_owned(), parts).is_some() {
                                faults.push(format!("`{id}` is there twice"));
                            }
                        }
                        Err(why) => faults.push(format!("`{id}`: {why}")),
                    }
                }
                Entry::Term(term) => {
                    faults.push(format!("the term `-{}` is not used", term.id.name));
                }
                // What could not be parsed is an error already.
                Entry::Comment(_)
                | Entry::GroupComment(_)
                | Entry::ResourceComment(_)
                | Entry::Junk { .. } => {}
            }
        }
        let header = header(&messages, &mut faults);
        let locale = header.tag.parse().unwrap_or_else(|_| {
            faults.push(format!("`{}` is no language tag", header.tag));
            Locale::UNKNOWN
        });
        let language = Self {
            header,
            locale,
            messages,
            texts: BTreeMap::new(),
            folded: BTreeMap::new(),
            missing: BTreeSet::new(),
            faults,
        };
        language.with_texts()
    }

    /// With the words of English, marked, where it lacks its own.
    pub(super) fn completed(mut self, english: &Self) -> Self {
        for (id, parts) in english.messages() {
            if self.write(id, &[]).is_none() {
                let mut parts = parts.to_vec();
                parts.push(Part::Text(" (en)".to_owned()));
                self.messages.insert(id.to_owned(), parts);
                self.missing.insert(id.to_owned());
            }
        }
        self.with_texts()
    }

    fn with_texts(mut self) -> Self {
        let ids = self.messages.keys();
        self.texts = ids
            .filter_map(|id| Some((id.clone(), self.write(id, &[])?)))
            .collect();
        let texts = self.texts.iter();
        self.folded = texts.map(|(id, text)| (id.clone(), fold(text))).collect();
        self
    }

    /// What the file says about itself.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// What is wrong with the file: what cannot be read, and what differs from the English words.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = self.faults.clone();
        faults.extend(super::check::compared(self, super::english()));
        faults
    }

    /// The words that the file lacks.
    pub(super) fn missing(&self) -> &BTreeSet<String> {
        &self.missing
    }

    /// A message as it is without values for its placeholders.
    pub(super) fn text(&self, id: &str) -> Option<&str> {
        self.texts.get(id).map(String::as_str)
    }

    /// A message without values for its placeholders, as texts are compared.
    pub(super) fn folded(&self, id: &str) -> Option<&str> {
        self.folded.get(id).map(String::as_str)
    }

    pub(super) fn locale(&self) -> &Locale {
        &self.locale
    }

    /// The messages by their ids, without the header.
    pub(super) fn messages(&self) -> impl Iterator<Item = (&str, &[Part])> {
        let all = self.messages.iter();
        all.filter(|(id, _)| !id.starts_with(HEADER))
            .map(|(id, parts)| (id.as_str(), parts.as_slice()))
    }

    pub(super) fn message(&self, id: &str) -> Option<&[Part]> {
        self.messages.get(id).map(Vec::as_slice)
    }

    /// A message with its placeholders filled in; nothing where the file lacks it.
    pub(super) fn write(&self, id: &str, arguments: &[(&str, Value)]) -> Option<String> {
        let parts = self.message(id)?;
        let writer = Writer {
            locale: &self.locale,
            messages: &self.messages,
            arguments,
        };
        let mut out = String::new();
        writer.write(parts, 0, &mut out);
        (!out.trim().is_empty()).then_some(out)
    }
}

fn header(messages: &BTreeMap<String, Vec<Part>>, faults: &mut Vec<String>) -> Header {
    let mut text = |key: &str| match messages.get(&format!("{HEADER}{key}")).map(Vec::as_slice) {
        None => None,
        Some([Part::Text(text)]) => Some(text.clone()),
        Some(_) => {
            faults.push(format!("`{HEADER}{key}` is not a plain text"));
            None
        }
    };
    let tag = text("tag");
    let name = text("name");
    let state = text("state");
    let reviewed_by = text("reviewed-by");
    let day = text("reviewed-on");
    for (key, value) in [("tag", &tag), ("name", &name), ("state", &state)] {
        if value.is_none() {
            faults.push(format!("`{HEADER}{key}` is missing"));
        }
    }
    let reviewed_on = day.as_deref().and_then(|day| {
        let date = day.parse().ok();
        if date.is_none() {
            faults.push(format!(
                "`{HEADER}reviewed-on` is `{day}`, not a date like 2026-03-15"
            ));
        }
        date
    });
    let state = match state.as_deref() {
        Some("reviewed") => TranslationState::Reviewed,
        Some("draft") | None => TranslationState::Draft,
        Some(other) => {
            faults.push(format!(
                "`{HEADER}state` is `{other}`, neither `draft` nor `reviewed`"
            ));
            TranslationState::Draft
        }
    };
    let signed = reviewed_by.is_some() && reviewed_on.is_some();
    if state == TranslationState::Reviewed && !signed {
        faults.push(format!(
            "a reviewed translation has `{HEADER}reviewed-by` and `{HEADER}reviewed-on`"
        ));
    }
    Header {
        tag: tag.unwrap_or_else(|| "und".to_owned()),
        name: name.unwrap_or_default(),
        state,
        reviewed_by,
        reviewed_on,
    }
}
