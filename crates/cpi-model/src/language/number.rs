//! How does a language write numbers, and which plural form does one take?

use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::DecimalFormatterOptions;
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};

/// The digits with the decimal sign and the grouping of the language; a text that is no number
/// stays as it is.
pub(super) fn format(locale: &Locale, digits: &str) -> String {
    let formatter = DecimalFormatter::try_new(locale.into(), DecimalFormatterOptions::default());
    match (Decimal::try_from_str(digits), formatter) {
        (Ok(number), Ok(formatter)) => formatter.format_to_string(&number),
        _ => digits.to_owned(),
    }
}

/// The plural form that a number takes as it is shown: in Polish `1.0` is not `1`.
pub(super) fn plural(locale: &Locale, digits: &str) -> Option<&'static str> {
    let number = Decimal::try_from_str(digits).ok()?;
    let rules = PluralRules::try_new_cardinal(locale.into()).ok()?;
    Some(name(rules.category_for(&number)))
}

/// The plural forms of a language.
pub(super) fn plurals(locale: &Locale) -> Vec<&'static str> {
    PluralRules::try_new_cardinal(locale.into())
        .map(|rules| rules.categories().map(name).collect())
        .unwrap_or_default()
}

/// The names of all plural forms that CLDR knows.
pub(super) const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

const fn name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}
