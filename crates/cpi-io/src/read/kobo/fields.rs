//! Which field of our form does a column of an export hold, whatever groups stand before it?

use crate::questionnaire::names::{
    ASKED_ELSEWHERE, COMMENT, EVIDENCE, EVIDENCE_FIELDS, FORM_IDENTITY, NO_FIGURE, QUESTION,
    code_of,
};
use cpi_model::Framework;

/// Fields that KoboToolbox, ODK Central and forms in general add to those of ours.
const OF_SERVERS: [&str; 24] = [
    "AttachmentsExpected",
    "AttachmentsPresent",
    "DeviceID",
    "Edits",
    "FormVersion",
    "KEY",
    "PARENT_KEY",
    "ReviewState",
    "Status",
    "SubmissionDate",
    "SubmitterID",
    "SubmitterName",
    "audit",
    "deprecatedID",
    "deviceid",
    "end",
    "instanceID",
    "instanceName",
    "phonenumber",
    "rootUuid",
    "start",
    "today",
    "username",
    "uuid",
];

/// What the name of a column means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::read) enum Field {
    /// A field by its own name, without groups: one of ours, of the server, or unknown.
    Named(String),
    /// Its end could be several fields of ours: which.
    Ambiguous(Vec<String>),
    /// It ends as a field of ours does, but nothing separates that from what stands before.
    Glued(String),
}

/// Finds the field of a column: the last part of its path.
///
/// Names of ours hold letters, digits and `_` alone, so any other character separates
/// groups, whichever a server was set to. `__`, which is also within names of ours,
/// separates them where what follows is a field of ours.
pub(in crate::read) fn field(column: &str, framework: &Framework) -> Field {
    let column = column.trim();
    let part = |c: char| !(c.is_alphanumeric() || c == '_');
    let tail = column.rsplit(part).next().unwrap_or_default();
    let tail = if tail.is_empty() { column } else { tail };
    if is_ours(tail, framework) || is_servers(tail) {
        return Field::Named(tail.to_owned());
    }
    let found: Vec<String> = tail
        .match_indices("__")
        .map(|(at, separator)| &tail[at + separator.len()..])
        .filter(|end| is_ours(end, framework) || OF_SERVERS.contains(end))
        .map(str::to_owned)
        .collect();
    match found.as_slice() {
        [one] => return Field::Named(one.clone()),
        [] => {}
        _ => return Field::Ambiguous(found),
    }
    let glued = tail
        .char_indices()
        .skip(1)
        .map(|(at, _)| &tail[at..])
        .find(|end| is_ours(end, framework));
    match glued {
        Some(end) => Field::Glued(end.to_owned()),
        None => Field::Named(tail.to_owned()),
    }
}

/// Whether a column is one of those by which a form says whose it is.
pub(in crate::read) fn is_identity(column: &str) -> bool {
    let column = column.trim();
    FORM_IDENTITY.iter().any(|name| {
        column.strip_suffix(name).is_some_and(|before| {
            before.is_empty()
                || before.ends_with("__")
                || before.ends_with(|c: char| !c.is_alphanumeric() && c != '_')
        })
    })
}

/// Whether a name is that of a field of our forms; of answers only those of the framework.
fn is_ours(name: &str, framework: &Framework) -> bool {
    FORM_IDENTITY.contains(&name)
        || EVIDENCE_FIELDS.contains(&name)
        || name == EVIDENCE
        || [QUESTION, NO_FIGURE, COMMENT, ASKED_ELSEWHERE]
            .into_iter()
            .filter_map(|prefix| code_of(prefix, name))
            .any(|code| framework.indicator_position(&code).is_some())
}

/// Whether a name is one that form servers add: `_id`, `SubmissionDate`, `start`.
pub(in crate::read) fn is_servers(name: &str) -> bool {
    name.starts_with('_') || OF_SERVERS.contains(&name)
}
