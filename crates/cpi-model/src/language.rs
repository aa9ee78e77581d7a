//! Which words does the project print, in which human language?
//!
//! Each language is one file of words, `languages/TAG.ftl`, in the syntax of
//! [Fluent](https://projectfluent.org); its first lines say who reviewed it and when. English is
//! the original: every other file has the same words with the same placeholders, which
//! [`faults`] checks. Plural rules, decimal signs and grouping come from CLDR through ICU4X,
//! names of countries from tables made from CLDR. The locale of the machine is never asked.
//!
//! A crate that prints words lists the ones that it uses with [`words!`](crate::words) and
//! tests them with [`key_faults`].
//!
//! # Examples
//!
//! ```
//! use cpi_model::language::{Common, Words};
//!
//! let words = Words::of("ro-MD");
//! assert_eq!(words.language(), "ro");
//! assert_eq!(words.number("1234.50"), "1.234,50");
//! assert_eq!(words.text(Common::CountryName), "Țara");
//! assert_eq!(words.country("MDA"), Some("Republica Moldova"));
//! let day = chrono::NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
//! assert_eq!(words.date(day), "1 martie 2026");
//! ```

mod check;
mod common;
mod country;
mod file;
mod key;
mod number;
mod pattern;
mod value;

pub use check::{faults, key_faults};
pub use common::Common;
pub use country::{country_languages, country_name};
pub use file::{Header, Language, TranslationState};
pub use key::Key;
pub use value::Value;

use chrono::{Datelike, NaiveDate};
use std::fmt::Display;
use std::sync::LazyLock;

/// The files of words, by language; English, the original, comes first.
///
/// A further language is a file in `languages/` and a line here.
const FILES: [(&str, &str); 3] = [
    ("en", include_str!("../languages/en.ftl")),
    ("ka", include_str!("../languages/ka.ftl")),
    ("ro", include_str!("../languages/ro.ftl")),
];

static LANGUAGES: LazyLock<[Language; FILES.len()]> = LazyLock::new(|| {
    let english = Language::read(FILES[0].1);
    FILES.map(|(_, text)| Language::read(text).completed(&english))
});

/// The languages that have a file of words, English first.
pub fn languages() -> &'static [Language] {
    LANGUAGES.as_slice()
}

/// Whether a text says a word in any language, as texts are compared
/// ([`fold`](crate::matching::fold)).
pub fn is_in_any_language(key: impl Key, text: &str) -> bool {
    let text = crate::matching::fold(text);
    let mut all = languages().iter();
    all.any(|language| language.folded(key.id()) == Some(&text))
}

fn english() -> &'static Language {
    &LANGUAGES[0]
}

/// The words of one language.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    language: &'a Language,
}

impl Words<'static> {
    /// The words of a language by its tag (BCP 47): those of the whole tag, or else of its
    /// primary subtag, or else English. [`Words::language`] says which it is.
    pub fn of(tag: &str) -> Self {
        Self::find(tag).unwrap_or_else(|| Self {
            language: english(),
        })
    }

    /// The words of a language by its tag: those of the whole tag, or else of its primary subtag;
    /// none where there is no file of words for it.
    pub fn find(tag: &str) -> Option<Self> {
        let by_tag = |tag: &str| {
            let mut all = languages().iter();
            all.find(|language| language.header().tag.eq_ignore_ascii_case(tag))
        };
        let primary = crate::code::primary_subtag(tag);
        let language = by_tag(tag).or_else(|| by_tag(primary))?;
        Some(Self { language })
    }
}

impl<'a> Words<'a> {
    /// The words of a language that was read from elsewhere with [`Language::parse`].
    pub fn from_language(language: &'a Language) -> Self {
        Self { language }
    }

    /// The tag of the language that the words are in, which is `en` where the language asked for
    /// has none.
    pub fn language(&self) -> &'a str {
        &self.language.header().tag
    }

    /// What the file of the language says about itself.
    pub fn header(&self) -> &'a Header {
        self.language.header()
    }

    /// The line that everything printed in an unreviewed translation must show, in that language;
    /// none where the language was reviewed.
    pub fn draft_notice(&self) -> Option<&'a str> {
        (self.header().state == TranslationState::Draft).then(|| self.text(Common::DraftNotice))
    }

    /// The same line where the words of the language are a draft, or the texts of a framework in a language are.
    pub fn draft_notice_of(
        &self,
        framework: &crate::FrameworkDraft,
        language: &str,
    ) -> Option<&'a str> {
        let of_texts = || {
            let is_draft = framework.is_draft_in(language);
            is_draft.then(|| self.text(Common::DraftNotice))
        };
        self.draft_notice().or_else(of_texts)
    }

    /// A word or sentence without placeholders. One that the language lacks is in English and
    /// marked with `(en)`; it is never empty.
    pub fn text(&self, key: impl Key) -> &'a str {
        self.language.text(key.id()).unwrap_or_else(|| key.id())
    }

    /// A sentence with its placeholders filled in. Numbers are written as the language writes
    /// them, and decide on plural forms.
    pub fn with(&self, key: impl Key, arguments: &[(&str, Value)]) -> String {
        let text = self.language.write(key.id(), arguments);
        text.unwrap_or_else(|| key.id().to_owned())
    }

    /// A decimal number, such as `1234.5`, with the decimal sign and the grouping of the language.
    /// All its digits stay. A text that is no number comes back as it is.
    pub fn number(&self, digits: impl Display) -> String {
        number::format(self.language.locale(), &digits.to_string())
    }

    /// A percentage, from the number before the sign.
    pub fn percent(&self, digits: impl Display) -> String {
        self.with(Common::Percent, &[("number", Value::number(digits))])
    }

    /// A date with the name of the month.
    pub fn date(&self, date: NaiveDate) -> String {
        let month = Common::MONTHS[date.month0() as usize % 12];
        // The year is no quantity: it has no grouping.
        self.with(
            Common::Date,
            &[
                ("day", Value::text(date.day().to_string())),
                ("month", Value::text(self.text(month))),
                ("year", Value::text(date.year().to_string())),
            ],
        )
    }

    /// Several texts joined by *or*; nothing where there are none.
    pub fn any_of<T: AsRef<str>>(&self, texts: impl IntoIterator<Item = T>) -> Option<String> {
        self.joined(Common::Or, texts)
    }

    /// Several texts joined by *and*; nothing where there are none.
    pub fn all_of<T: AsRef<str>>(&self, texts: impl IntoIterator<Item = T>) -> Option<String> {
        self.joined(Common::And, texts)
    }

    fn joined<T: AsRef<str>>(
        &self,
        by: Common,
        texts: impl IntoIterator<Item = T>,
    ) -> Option<String> {
        let texts = texts.into_iter().map(|text| text.as_ref().to_owned());
        let mut texts: Vec<String> = texts.collect();
        let two = |key, first: String, second: String| {
            self.with(key, &[("first", first.into()), ("second", second.into())])
        };
        let last = texts.pop()?;
        let listed = texts.into_iter();
        let before = listed.reduce(|first, second| two(Common::Listed, first, second));
        Some(match before {
            Some(before) => two(by, before, last),
            None => last,
        })
    }

    /// The name of a country by CLDR, by its ISO 3166-1 alpha-3 code. User-assigned codes, `XKX`
    /// among them, have none.
    pub fn country(&self, code: &str) -> Option<&'static str> {
        country_name(code, self.language())
    }
}
