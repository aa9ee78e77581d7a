//! JSON pointers: RFC 6901.

use cpi_model::Pointer;
use serde_json::json;

/// The document of section 5 of the RFC and what its pointers lead to.
#[test]
fn the_pointers_of_the_standard() {
    let document = json!({
        "foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\j": 5, "k\"l": 6,
        " ": 7, "m~n": 8
    });
    let keys = [
        ("", 0, "/"),
        ("a/b", 1, "/a~1b"),
        ("c%d", 2, "/c%d"),
        ("e^f", 3, "/e^f"),
        ("g|h", 4, "/g|h"),
        ("i\\j", 5, "/i\\j"),
        ("k\"l", 6, "/k\"l"),
        (" ", 7, "/ "),
        ("m~n", 8, "/m~0n"),
    ];
    for (key, value, text) in keys {
        let pointer = Pointer::root().key(key);
        assert_eq!(pointer, text);
        assert_eq!(document.pointer(pointer.as_str()), Some(&json!(value)));
        assert_eq!(pointer.last().unwrap(), key);
        assert_eq!(Pointer::parse(text).unwrap(), pointer);
    }
    let first = Pointer::entry("foo", 0);
    assert_eq!(document.pointer(first.as_str()), Some(&json!("bar")));
    assert_eq!(document.pointer(Pointer::root().as_str()), Some(&document));
}

#[test]
fn escapes_are_read_once() {
    // `~01` is the key `~1`, not `/`.
    let pointer = Pointer::parse("/~01/~10").unwrap();
    let keys: Vec<_> = pointer.segments().collect();
    assert_eq!(keys, ["~1", "/0"]);
    assert_eq!(Pointer::from(["~1", "/0"]), pointer);
}

#[test]
fn other_texts_are_no_pointers() {
    for text in ["a", "a/b", "#/a", "/~", "/~2", "/a~/b", " /a"] {
        let error = Pointer::parse(text).unwrap_err();
        assert_eq!(error.to_string(), format!("`{text}` is no JSON pointer"));
        assert!(serde_json::from_value::<Pointer>(json!(text)).is_err());
    }
}

#[test]
fn the_way_to_a_value_and_on_from_it() {
    let title = Pointer::entry("answers", 3)
        .key("evidence")
        .index(0)
        .key("title");
    assert_eq!(
        title.ancestors().collect::<Vec<_>>(),
        [
            "/answers/3/evidence/0/title",
            "/answers/3/evidence/0",
            "/answers/3/evidence",
            "/answers/3",
            "/answers",
            "",
        ]
    );
    let (answer, on) = title.entry_of("answers").unwrap();
    assert_eq!((answer, on.as_str()), (3, "/evidence/0/title"));
    assert_eq!(Pointer::entry("answers", 3).join(&on), title);
    assert_eq!(title.entry_of("answer"), None);
    assert_eq!(Pointer::root().key("answers").entry_of("answers"), None);
    assert!(title.is_in(&title) && title.is_in(&Pointer::root()));
    // Entry 30 is not in entry 3.
    assert!(!Pointer::entry("answers", 30).is_in(&Pointer::entry("answers", 3)));
}

#[test]
fn going_on_and_back() {
    let mut pointer = Pointer::root();
    pointer.push_key("");
    pointer.push_index(2);
    assert_eq!(pointer, "//2");
    pointer.pop();
    assert_eq!(pointer, "/");
    pointer.pop();
    pointer.pop();
    assert!(pointer.is_root());
    assert_eq!(json!(Pointer::entry("a", 1)), json!("/a/1"));
}
