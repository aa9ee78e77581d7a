//! What is a country called?
//!
//! The names of CLDR, by language, out of a table that `cargo xtask countries` makes. It has the
//! countries of ISO 3166-1. What a user-assigned code such as `XKX` stands for, the index says.

/// A comment, a header with the tags of the languages, and a row a country by its alpha-3 code.
const TABLE: &str = include_str!("../../languages/countries.tsv");

fn header() -> impl Iterator<Item = &'static str> {
    TABLE.lines().nth(1).unwrap_or_default().split('\t').skip(1)
}

/// The languages that the names are in, by their tags.
pub fn country_languages() -> Vec<&'static str> {
    header().collect()
}

/// The name of a country by CLDR, by its ISO 3166-1 alpha-3 code and the tag of a language: in the
/// language of the whole tag, or else of its primary subtag. Nothing where CLDR's table here has
/// no such country or language.
///
/// # Examples
///
/// ```
/// use cpi_model::language::country_name;
///
/// assert_eq!(country_name("MDA", "en"), Some("Moldova"));
/// assert_eq!(country_name("ALB", "sr-Latn"), Some("Albanija"));
/// assert_eq!(country_name("ALB", "sr-RS"), Some("Албанија"));
/// assert_eq!(country_name("XKX", "en"), None);
/// ```
pub fn country_name(code: &str, language: &str) -> Option<&'static str> {
    let column = |tag: &str| header().position(|known| known.eq_ignore_ascii_case(tag));
    let primary = crate::code::primary_subtag(language);
    let column = column(language).or_else(|| column(primary))?;
    let mut rows = TABLE.lines().skip(2).map(|line| line.split('\t'));
    rows.find_map(|mut cells| (cells.next() == Some(code)).then(|| cells.nth(column))?)
}
