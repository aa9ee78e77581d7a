//! Do the scripts of a site have their words, and ask for nothing that a page does not allow?

use cpi_model::language::{key_faults, languages};
use cpi_report::site::{APP, APP_STYLE, AppWord, ENGINE, ENGINE_NOTICES, REACH, app_words};
use std::collections::{BTreeMap, BTreeSet};

/// The keys that a script says by name.
fn said(script: &str) -> BTreeSet<&str> {
    let calls = script.split("say(\"").skip(1);
    calls.filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn every_word_that_the_script_says_is_there_in_every_language() {
    assert_eq!(key_faults::<AppWord>(), Vec::<String>::new());
    for language in languages() {
        let words: BTreeMap<_, _> = app_words(&language.header().tag).into_iter().collect();
        for key in said(APP).union(&said(REACH)) {
            assert!(words.contains_key(*key), "{}: {key}", language.header().tag);
        }
    }
    let decimal = |tag: &str| {
        app_words(tag)
            .into_iter()
            .find(|(key, _)| *key == "decimal")
    };
    assert_eq!(decimal("en").unwrap().1, ".");
    assert_eq!(decimal("ro").unwrap().1, ",");
}

#[test]
fn no_word_is_left_over() {
    // Some keys are said by a variable, and stand in the script as texts.
    for (key, _) in app_words("en") {
        let named = key.strip_prefix("column-").unwrap_or(key);
        let quoted = format!("\"{named}\"");
        let used = APP.contains(&quoted)
            || REACH.contains(&quoted)
            || key == "decimal" && APP.contains("words.decimal");
        assert!(used, "no script says {key}");
    }
}

#[test]
fn placeholders_stay_for_the_script() {
    let words: BTreeMap<_, _> = app_words("en").into_iter().collect();
    assert_eq!(words["rank-of"], "rank {rank} of {count}");
    assert_eq!(words["from-to"], "{from} → {to}");
}

#[test]
fn the_scripts_ask_nobody_and_are_small() {
    for address in [
        "http://",
        "https://",
        "eval(",
        "new Function(",
        "innerHTML",
        "document.cookie",
        "localStorage",
    ] {
        assert!(!APP.contains(address), "app.js has {address}");
        assert!(!REACH.contains(address), "reach.js has {address}");
    }
    assert!(APP.len() < 60_000 && APP_STYLE.len() < 10_000);
    assert!(!APP_STYLE.contains("url("));
    // In base64, four characters hold three bytes.
    assert!(ENGINE.len() < 600_000, "{} bytes", ENGINE.len());
    assert!(ENGINE.contains(&format!("version: \"{}\"", env!("CARGO_PKG_VERSION"))));
    assert!(ENGINE_NOTICES.contains("rust_decimal"));
}
