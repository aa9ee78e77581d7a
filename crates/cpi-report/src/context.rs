//! For which reader is a report made?

use crate::Cell;
use cpi_model::Framework;
use std::collections::BTreeMap;

/// What a report takes its names from: the framework, a language, the names of countries.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The framework that the result is of.
    pub framework: &'a Framework,
    /// The language, as a tag such as `en`.
    pub language: &'a str,
    /// The names of countries in that language.
    pub countries: &'a Names,
}

/// Names of countries by their codes. A country without a name is called by its code.
///
/// # Examples
///
/// ```
/// use cpi_report::Names;
/// let names: Names = [("XAA", "Aland")].into_iter().collect();
/// assert_eq!((names.of("XAA"), names.of("XAB")), ("Aland", "XAB"));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names(BTreeMap<String, String>);

impl Names {
    /// What a country is called.
    pub fn of<'a>(&'a self, code: &'a str) -> &'a str {
        self.0.get(code).map_or(code, String::as_str)
    }
}

impl<C: Into<String>, N: Into<String>> FromIterator<(C, N)> for Names {
    fn from_iter<T: IntoIterator<Item = (C, N)>>(names: T) -> Self {
        let names = names.into_iter();
        Self(
            names
                .map(|(code, name)| (code.into(), name.into()))
                .collect(),
        )
    }
}

impl Context<'_> {
    /// The name of a country.
    pub(crate) fn country(&self, code: &str) -> String {
        self.countries.of(code).to_owned()
    }

    /// The cell of a country: its code for programs, its name for people.
    pub(crate) fn country_cell(&self, code: &str) -> Cell {
        Cell::named(code, self.country(code))
    }
}
