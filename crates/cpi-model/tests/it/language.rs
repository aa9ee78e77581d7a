//! Every file of words has the words of English with the same placeholders, and each language
//! writes numbers, dates and names of countries as CLDR says.

#![cfg(feature = "language")]

use cpi_model::language::{
    Common, Key, Language, TranslationState, Value, Words, country_languages, country_name, faults,
    key_faults, languages,
};

#[test]
fn files_of_words_agree() {
    assert_eq!(faults(), Vec::<String>::new());
    assert_eq!(key_faults::<Common>(), Vec::<String>::new());
}

#[test]
fn each_file_of_words_is_a_language() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/languages");
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| Some(name.strip_suffix(".ftl")?.to_owned()))
        .collect();
    files.sort();
    let mut tags: Vec<&str> = languages()
        .iter()
        .map(|it| it.header().tag.as_str())
        .collect();
    assert_eq!(tags[0], "en", "English is the original");
    tags.sort_unstable();
    assert_eq!(files, tags, "language.rs lists the files");
}

#[test]
fn a_draft_says_so_in_its_own_language_and_a_review_is_signed() {
    for language in languages() {
        let (header, words) = (language.header(), Words::of(&language.header().tag));
        match header.state {
            TranslationState::Draft => {
                let notice = words.draft_notice().unwrap();
                assert_ne!(notice, Words::of("en").text(Common::DraftNotice));
            }
            TranslationState::Reviewed => {
                assert_eq!(words.draft_notice(), None);
                assert!(header.reviewed_by.is_some() && header.reviewed_on.is_some());
            }
        }
    }
}

#[test]
fn a_language_without_words_is_english_and_says_so() {
    assert_eq!(Words::of("ro-MD").language(), "ro");
    assert_eq!(Words::of("RO").language(), "ro");
    for tag in ["fr", "roa", "", "-", "zz-ZZ"] {
        assert_eq!(Words::of(tag).language(), "en", "{tag}");
    }
}

#[test]
fn numbers_are_written_as_the_language_writes_them() {
    let written = |tag: &str| {
        ["1234567.50", "1234", "0.6154", "-0.35", "12", "–", ""].map(|it| Words::of(tag).number(it))
    };
    assert_eq!(
        written("en"),
        ["1,234,567.50", "1,234", "0.6154", "-0.35", "12", "–", ""]
    );
    assert_eq!(
        written("ro"),
        ["1.234.567,50", "1.234", "0,6154", "-0,35", "12", "–", ""]
    );
    assert_eq!(
        written("ka"),
        [
            "1\u{a0}234\u{a0}567,50",
            "1234",
            "0,6154",
            "-0,35",
            "12",
            "–",
            ""
        ]
    );
    assert_eq!(Words::of("ka").percent("12.5"), "12,5%");
    assert_eq!(Words::of("en").percent("12.5"), "12.5 %");
    assert_eq!(Words::of("ro").percent("12.5"), "12,5 %");
}

#[test]
fn a_number_takes_the_plural_form_of_the_language() {
    let romanian = Language::parse(
        "language-tag = ro\n\
         common-percent = { $number ->\n    [one] o întrebare\n    [few] { $number } întrebări\n   *[other] { $number } de întrebări\n}\n",
    );
    let words = Words::from_language(&romanian);
    let said = |number: &str| words.with(Common::Percent, &[("number", Value::number(number))]);
    assert_eq!(said("1"), "o întrebare");
    assert_eq!(said("2"), "2 întrebări");
    assert_eq!(said("20"), "20 de întrebări");
    // Older plural rules had 101 among the others.
    assert_eq!(said("101"), "101 întrebări");
    assert_eq!(said("1020"), "1.020 de întrebări");
    assert_eq!(said("102"), "102 întrebări");
    assert_eq!(said("1.5"), "1,5 întrebări");
}

#[test]
fn what_a_file_lacks_is_english_and_marked() {
    let partial = Language::parse("language-tag = hy\ncommon-month-5 = մայիս\n");
    let words = Words::from_language(&partial);
    assert_eq!(words.text(Common::May), "մայիս");
    assert_eq!(words.text(Common::CountryName), "Country (en)");
    assert_eq!(words.percent("1.5"), "1,5 % (en)");
    for key in Common::ALL {
        assert!(!words.text(*key).trim().is_empty());
    }
}

#[test]
fn each_fault_of_a_file_is_named() {
    let text = "\
language-tag = pl
language-name = Polski
language-state = reviewed
language-reviewed-on = yesterday
common-percent = { $nummer } %
common-date = { $day } { DATETIME($month) } { $year }
common-month-1 = { common-janaury }
common-month-2 = { $number ->
    [one] luty
   *[other] lutego
}
common-month-3 =
common-month-4 = kwietnia
common-month-4 = kwiecień
common-extra = more
common-draft-notice = { \"\" }
    .title = a
-term = a
common-country-name { Kraj }
";
    let found = Language::parse(text).faults();
    let found: Vec<String> = found
        .into_iter()
        .filter(|it| {
            let id = it.strip_suffix(" is missing or empty");
            id.is_none_or(|id| text.contains(id.trim_matches('`')))
        })
        .collect();
    let lines = found.join("\n");
    insta::assert_snapshot!(lines, @r#"
    line 12: Expected a message field for "common-month-3"
    line 19: Expected a token starting with "="
    `common-date`: the function `DATETIME` cannot be used here
    `common-month-4` is there twice
    `common-draft-notice` has an attribute, which is not used
    the term `-term` is not used
    `language-reviewed-on` is `yesterday`, not a date like 2026-03-15
    a reviewed translation has `language-reviewed-by` and `language-reviewed-on`
    `common-country-name` is missing or empty
    `common-date` is missing or empty
    `common-draft-notice` is missing or empty
    `common-month-3` is missing or empty
    `common-extra` is not a word of en.ftl
    `common-month-1` refers to `common-janaury`, which is not there
    `common-month-2` has the plural forms `one`, `other` of `$number`; the language has `few`, `many`, `one`, `other`
    `common-month-2` has the placeholders `number`, English has none
    `common-percent` has the placeholders `nummer`, English has `number`
    "#);
}

#[test]
fn words_that_refer_to_each_other_in_a_ring_end() {
    let ring = Language::parse(
        "language-tag = ro\ncommon-month-1 = a { common-month-2 }\ncommon-month-2 = { common-month-1 }\n",
    );
    let words = Words::from_language(&ring);
    assert!(words.text(Common::January).ends_with("{common-month-2}"));
}

#[test]
fn names_of_countries_are_those_of_cldr() {
    assert_eq!(country_name("MDA", "en"), Some("Moldova"));
    assert_eq!(country_name("MDA", "ro"), Some("Republica Moldova"));
    assert_eq!(country_name("GEO", "ka"), Some("საქართველო"));
    assert_eq!(country_name("ALB", "sr-Latn"), Some("Albanija"));
    assert_eq!(country_name("ALB", "sr-RS"), Some("Албанија"));
    for code in ["XKX", "XAA", "QMA", "ZZZ", "MD", "mda", "", "code"] {
        assert_eq!(country_name(code, "en"), None, "{code}");
    }
    assert_eq!(country_name("MDA", "zz"), None);
    for language in country_languages() {
        for country in rust_iso3166::ALL {
            let name = country_name(country.alpha3, language);
            assert!(
                name.is_some_and(|name| !name.is_empty()),
                "{language} {}",
                country.alpha3
            );
        }
    }
    for language in languages() {
        let tag = language.header().tag.as_str();
        assert!(country_languages().contains(&tag), "no names in {tag}");
    }
}
