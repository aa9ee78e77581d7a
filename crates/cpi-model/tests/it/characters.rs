//! Which characters a text may hold, wherever they stand in it.

use cpi_model::characters::{forbidden, is_allowed};
use cpi_model::{FrameworkDraft, ProblemKind};

#[test]
fn every_character_that_is_not_allowed_is_found_wherever_it_stands() {
    let before = "a".repeat(63);
    for c in '\0'..=char::MAX {
        let found = (!is_allowed(c)).then_some(c);
        assert_eq!(forbidden(c.encode_utf8(&mut [0; 4])), found, "{c:?}");
        if found.is_some() || u32::from(c) % 101 == 0 {
            // Across the end of a block of 64 bytes, and behind letters of other scripts.
            assert_eq!(forbidden(&format!("{before}{c}b")), found, "{c:?}");
            assert_eq!(forbidden(&format!("Straße, სტრიქონი {c}")), found, "{c:?}");
        }
    }
}

#[test]
fn a_framework_is_refused_for_a_character_in_any_text_and_for_no_backslash() {
    let refused = |title: &str| {
        let draft = FrameworkDraft {
            title: [("en".to_owned(), title.to_owned())].into(),
            ..FrameworkDraft::default()
        };
        let problems = draft.check().unwrap_err();
        let same = draft.into_checked().unwrap_err();
        assert_eq!(problems.to_string(), same.to_string());
        let mut kinds = problems.iter().map(|problem| problem.kind);
        kinds.any(|kind| kind == ProblemKind::ForbiddenCharacter)
    };
    for title in [
        "a\u{8}b", "a\u{c}b", "a\u{1b}b", "a\u{7f}", "a\u{9b}", "\u{fffe}",
    ] {
        assert!(refused(title), "{title:?}");
    }
    for title in ["C:\\users\\beth", "a\\fb", "one\ntwo\tthree", "ა «ბ» §"] {
        assert!(!refused(title), "{title:?}");
    }
}
