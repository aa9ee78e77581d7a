//! For which reader is a report made?

use crate::vocabulary::{Field, TableSchema};
use crate::words::Word;
use crate::write::range;
use crate::{Cell, Column, Kind, Table};
use cpi_model::code::same_language;
use cpi_model::draft::{Direction, RoundingMode, Texts};
use cpi_model::language::{Key, Value, Words};
use cpi_model::number::Rounding;
use cpi_model::{Framework, Index};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// What a report takes its names and words from: the framework, a language, the names of
/// countries.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Context<'a> {
    /// The framework that the result is of.
    pub framework: &'a Framework,
    /// The language, as a tag such as `en`. A text of the framework that it lacks is in another
    /// one, and marked.
    pub language: &'a str,
    /// The words of that language; English where it has none.
    pub words: Words<'a>,
    /// The names of countries in that language.
    pub countries: &'a CountryNames,
}

/// Names of countries by their codes. A country without a name is called by its code.
///
/// # Examples
///
/// ```
/// use cpi_report::CountryNames;
/// let names: CountryNames = [("XAA", "Aland")].into_iter().collect();
/// assert_eq!((names.of("XAA"), names.of("XAB")), ("Aland", "XAB"));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CountryNames(BTreeMap<String, String>);

impl CountryNames {
    /// The names of the countries of an index in a language: as the rounds say, or else as CLDR
    /// says. A later round goes before an earlier one.
    pub fn in_language(index: &Index, language: &str) -> Self {
        let rounds = index.rounds.iter();
        let named = rounds.flat_map(|round| {
            let countries = round.countries().iter();
            countries.map(move |code| (code.as_str(), round.country_name(code, language)))
        });
        named.collect()
    }

    /// What a country is called.
    pub fn of<'a>(&'a self, code: &'a str) -> &'a str {
        self.0.get(code).map_or(code, String::as_str)
    }
}

impl<C: Into<String>, N: Into<String>> FromIterator<(C, N)> for CountryNames {
    fn from_iter<T: IntoIterator<Item = (C, N)>>(names: T) -> Self {
        let names = names.into_iter();
        Self(
            names
                .map(|(code, name)| (code.into(), name.into()))
                .collect(),
        )
    }
}

impl<'a> Context<'a> {
    /// A context in a language, by its tag.
    pub fn new(framework: &'a Framework, language: &'a str, countries: &'a CountryNames) -> Self {
        Self {
            framework,
            language,
            words: Words::of(language),
            countries,
        }
    }

    /// A share in per cent, as people read it, with `digits` after the decimal point; halves are rounded away from zero.
    pub(crate) fn percent(&self, share: impl Into<Decimal>, digits: u32) -> String {
        let rounding = Rounding::new(digits, RoundingMode::HalfUp);
        self.words
            .percent(rounding.show(share.into() * Decimal::ONE_HUNDRED))
    }

    /// That lower scores are better at a node, where they are.
    pub(crate) fn lower_is_better(&self, node: &str) -> Option<String> {
        let position = self.framework.node_position(node)?;
        let direction = self.framework.nodes()[position].direction();
        let named = [("node", self.named(node).into())];
        (direction == Direction::LowerIsBetter).then(|| self.sentence(Word::LowerIsBetter, &named))
    }

    /// A word of the language.
    pub(crate) fn word(&self, key: impl Key) -> &'a str {
        self.words.text(key)
    }

    /// A sentence of the language, with its placeholders filled in.
    pub(crate) fn sentence(&self, key: impl Key, arguments: &[(&str, Value)]) -> String {
        self.words.with(key, arguments)
    }

    /// Names in one line, with how many there are beyond the most that are written.
    pub(crate) fn names(&self, names: &[&str], most: usize) -> String {
        if names.len() <= most {
            return self.words.all_of(names).unwrap_or_default();
        }
        self.and_more(&names[..most].join(", "), names.len() - most)
    }

    /// A list that was cut off, and how many more there are.
    pub(crate) fn and_more(&self, listed: &str, count: usize) -> String {
        let parts = [("listed", listed.into()), ("count", count.into())];
        self.sentence(Word::AndMore, &parts)
    }

    /// A text of the framework in the language, or else in another one, whose tag stands after it.
    /// Nothing where the framework has none.
    pub(crate) fn text(&self, texts: &Texts) -> Option<String> {
        let (language, text) = self.framework.draft().text_in(texts, self.language)?;
        if same_language(language, self.language) {
            return Some(text.to_owned());
        }
        let named = [("text", text.into()), ("language", language.into())];
        Some(self.sentence(Word::OtherLanguage, &named))
    }

    /// The name of a country.
    pub(crate) fn country(&self, code: &str) -> String {
        self.countries.of(code).to_owned()
    }

    /// The cell of a country: its code for programs, its name for people.
    pub(crate) fn country_cell(&self, code: &str) -> Cell {
        Cell::named(code, self.country(code))
    }

    /// A column of the vocabulary, for programs and people.
    pub(crate) fn column(&self, field: &Field) -> Column {
        Column::of(field, self.words)
    }

    /// A column for people alone, with a word over it.
    pub(crate) fn shown(&self, heading: impl Key, kind: Kind) -> Column {
        Column::shown(self.word(heading), kind)
    }

    /// A table with the columns of a schema, for programs and people.
    pub(crate) fn table(&self, schema: &TableSchema) -> Table {
        Table::of(schema, self.words)
    }

    /// From one figure to another, as people read it.
    pub(crate) fn range(&self, ends: [impl ToString; 2]) -> String {
        range(ends, self.words)
    }
}
