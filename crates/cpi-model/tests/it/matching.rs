//! Texts that say the same are equal when they are compared, and others are not.

use cpi_model::matching::{fold, is_invisible, plain, visible};

#[test]
fn texts_that_say_the_same_are_equal() {
    for (one, other) in [
        ("Parțial", "Part\u{326}ial"),
        ("Întrebare", "I\u{302}NTREBARE"),
        ("Ναι, πλήρως", "ΝΑΙ, ΠΛΉΡΩΣ"),
        ("σοφός", "ΣΟΦΌΣ"),
        ("größtenteils", "GRÖSSTENTEILS"),
        ("größtenteils", "GRÖẞTENTEILS"),
        ("კი", "ᲙᲘ"),
        ("Kısmen", "KISMEN"),
        ("İyi", "iyi"),
        ("İYİ", "İyi"),
        ("ДА", "да"),
        ("Հա", "հա"),
        ("한국", "\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}"),
        ("Å", "\u{212B}"),
        ("q\u{307}\u{323}", "q\u{323}\u{307}"),
        ("Yes", "\u{FEFF}Y\u{AD}e\u{200B}s\u{200E}"),
        ("Not  applicable", " not\u{A0}applicable\u{2003}"),
        ("Yes, in part", "Yes,\u{2028}in\tpart"),
        ("✅\u{FE0F} Yes", "✅ yes"),
    ] {
        assert_eq!(fold(one), fold(other), "{one} and {other}");
    }
}

#[test]
fn texts_that_say_something_else_are_not() {
    for (one, other) in [
        ("Parțial", "Partial"),
        ("schon", "schön"),
        ("да", "да́"),
        ("m2", "m²"),
        ("no", "not"),
        ("a b", "ab"),
        ("и", "й"),
        ("Yes", "Υes"),
    ] {
        assert_ne!(fold(one), fold(other), "{one} and {other}");
    }
}

#[test]
fn folding_twice_changes_nothing() {
    for text in [
        "İI ıi",
        "ΠΛΉΡΩΣ ς",
        "ẞß",
        "ᲙᲘ კი",
        "Ꭰꭰ",
        "ΐ",
        "ŉ",
        "q\u{307}\u{323}i\u{307}",
    ] {
        assert_eq!(fold(&fold(text)), fold(text), "{text}");
    }
}

#[test]
fn what_cannot_be_seen_is_passed_over_or_named() {
    assert_eq!(plain(" 19.1\u{200B} "), "19.1");
    assert_eq!(plain("Ana\u{2060}-1"), "Ana-1");
    assert_eq!(plain("A  b"), "A b");
    assert_eq!(plain("e\u{301}"), "é");
    assert_eq!(visible("19.1\u{200B}"), "19.1⟨U+200B⟩");
    assert_eq!(visible("a\u{202E}b"), "a⟨U+202E⟩b");
    // Needed in Persian and in signs of two characters.
    assert_eq!(visible("می\u{200C}خواهم"), "می\u{200C}خواهم");
    assert_eq!(visible("❤\u{FE0F}"), "❤\u{FE0F}");
    assert!(!is_invisible(' ') && !is_invisible('\u{A0}') && !is_invisible('i'));
}

#[test]
fn letters_are_decomposed_as_the_standard_says() {
    use unicode_normalization::UnicodeNormalization;
    let marks = ["", "\u{327}\u{301}", "\u{301}\u{327}", "\u{30A}\u{323}"];
    for c in ('\u{A0}'..='\u{2FFFF}').filter(|c| !is_invisible(*c)) {
        for marks in marks {
            let text = format!("{c}{marks}b");
            let decomposed: String = text.nfd().collect();
            assert_eq!(fold(&text), fold(&decomposed), "U+{:04X}", u32::from(c));
        }
    }
}
