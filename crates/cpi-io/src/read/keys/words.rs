//! What does a complaint of the TOML parser mean in plain words?

use crate::read::cells::shorten;

/// A message and a hint.
pub(super) type Message = (String, String);

/// What is wrong with the syntax of a TOML document, whose line is given.
pub(super) fn toml_syntax(complaint: &str, line: &str) -> Message {
    // What could have stood there is for those who write parsers.
    let complaint = complaint.replace('\n', "; ");
    let short = complaint.split(", expected").next().unwrap_or_default();
    let found = shorten(line.trim());
    if short.starts_with("carriage return") {
        return (
            "a line ends in a bare carriage return".to_owned(),
            "save the file with line ends that are LF or CR LF, as every editor of today writes them".to_owned(),
        );
    }
    let (message, hint) = if short.starts_with("duplicate key") && found.starts_with('[') {
        (
            "this heading stands twice",
            "of what there are several, every heading has double brackets, `[[nodes]]`; of what there is one, there is one heading in single brackets: join the two",
        )
    } else if short.starts_with("duplicate key") {
        (
            "this key stands twice in one group of keys",
            "keep one of them",
        )
    } else if short.starts_with("string values must be quoted") {
        (
            "a text stands without quotation marks",
            "write `key = \"text\"`",
        )
    } else {
        (
            short,
            "write `key = \"text\"`, lists as `[\"a\", \"b\"]` and groups of keys under `[name]`",
        )
    };
    let of = if found.is_empty() {
        String::new()
    } else {
        format!(": `{found}`")
    };
    (format!("{message}{of}"), hint.to_owned())
}
