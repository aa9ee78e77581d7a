//! Does a text hold personal data that should not be published?
//!
//! A search by patterns: e-mail addresses, telephone numbers, identity and account numbers,
//! dates of birth, ages beside names. It finds what has a form; what it cannot see is in
//! `docs/limitations.md`. Look-alike digits, invisible characters and escapes are read as what
//! they stand for.

mod contact;
mod form;
mod identity;
mod person;

use cpi_model::Severity;
use regex::Regex;
use std::fmt;
use std::sync::LazyLock;

pub use form::same;

/// What was found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it looks like.
    pub kind: Kind,
    /// The text that was found, in plain characters.
    pub text: String,
}

/// What something found looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Kind {
    /// An e-mail address.
    Email,
    /// A telephone number.
    Telephone,
    /// A personal number by its form or check digit.
    PersonalNumber,
    /// The number of a document such as a passport, or a number called a personal one.
    DocumentNumber,
    /// A bank account (IBAN).
    Account,
    /// A date of birth.
    Birth,
    /// The age of somebody who is named.
    Age,
}

impl Kind {
    /// Whether it stops a publication.
    pub const fn severity(self) -> Severity {
        match self {
            Self::Birth | Self::Age => Severity::Warning,
            _ => Severity::Error,
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Email => "an e-mail address",
            Self::Telephone => "a telephone number",
            Self::PersonalNumber => "a personal number",
            Self::DocumentNumber => "the number of a document of a person",
            Self::Account => "the number of a bank account",
            Self::Birth => "a date of birth",
            Self::Age => "an age beside a name",
        })
    }
}

impl Finding {
    /// The text with most of it masked, for messages: a report must not repeat what must not
    /// be published.
    pub fn masked(&self) -> String {
        form::mask(&self.text)
    }
}

/// Everything in a text that looks like personal data, in the order of the kinds.
pub fn search(text: &str) -> Vec<Finding> {
    if text.len() < 5 {
        return Vec::new();
    }
    let plain = form::plain(text);
    let digits = plain.bytes().filter(u8::is_ascii_digit).count();
    let mut found = Search {
        rest: plain,
        found: Vec::new(),
    };
    contact::emails(&mut found);
    // Everything else has digits.
    if digits == 0 {
        return found.found;
    }
    identity::accounts(&mut found);
    person::births(&mut found);
    identity::named(&mut found);
    contact::links(&mut found);
    contact::called(&mut found);
    let has_number = SHORTEST_NUMBER <= digits;
    if !has_number && !person::may_hold_age(&found.rest) {
        return found.found;
    }
    form::hide_references(&mut found.rest);
    if has_number {
        contact::international(&mut found);
        identity::numbers(&mut found);
        contact::telephones(&mut found);
    }
    person::ages(&mut found);
    found.found
}

/// How many digits the numbers have that are known by their form alone.
const SHORTEST_NUMBER: usize = 8;

/// A text from which what was found has been taken, so that nothing is found twice.
struct Search {
    rest: String,
    found: Vec<Finding>,
}

impl Search {
    /// Takes every match that passes: it is found, and hidden from the steps that follow.
    fn take(
        &mut self,
        pattern: &Pattern,
        kind: Kind,
        passes: impl Fn(&regex::Captures<'_>) -> bool,
    ) {
        if !pattern.may_match(&self.rest) {
            return;
        }
        let pattern = &*pattern.whole;
        // A match may need the sign that ended the one before, so the search is repeated.
        loop {
            let mut taken = Vec::new();
            for captures in pattern.captures_iter(&self.rest) {
                if let Some(found) = captures.name("it")
                    && passes(&captures)
                {
                    taken.push((found.range(), found.as_str().trim().to_owned()));
                }
            }
            if taken.is_empty() {
                return;
            }
            let (ranges, texts): (Vec<_>, Vec<_>) = taken.into_iter().unzip();
            form::hide(&mut self.rest, ranges);
            let found = texts.into_iter().map(|text| Finding { kind, text });
            self.found.extend(found);
        }
    }
}

/// A pattern, with a part of it that every match contains. The part has no classes of letters, so that it is
/// compiled and searched in a fraction of the time; the whole is compiled once a text has the part.
struct Pattern {
    part: LazyLock<Regex>,
    whole: LazyLock<Regex>,
}

impl Pattern {
    const fn new(part: fn() -> Regex, whole: fn() -> Regex) -> Self {
        Self {
            part: LazyLock::new(part),
            whole: LazyLock::new(whole),
        }
    }

    fn may_match(&self, text: &str) -> bool {
        self.part.is_match(text)
    }
}

/// A pattern that stands in this program. Digits are ASCII ones: a plain text has no others.
fn pattern(text: &str) -> Regex {
    let text = text.replace(r"\d", "[0-9]");
    Regex::new(&text).expect("the patterns of this module are regular expressions")
}

/// A part of every match of some alternatives: each without its endings of any letters and without
/// the edges of words.
fn beginnings(alternatives: &str) -> String {
    let mut text = alternatives.to_owned();
    for ending in [r"\p{L}*", r"\p{L}+", r"\b"] {
        text = text.replace(ending, "");
    }
    text
}
