//! An export of KoboToolbox or ODK: which submissions does it hold, and which of them count?
//!
//! A submission that was edited counts as it is now; one that the server's reviewers did not
//! approve, or hold back, is left out; each is reported. Fields are known by the last part
//! of their names, whatever groups they are in.

mod records;

pub(super) use records::{from_json, from_rows, from_sheets, is_record_header};

use super::cells::shorten;
use super::gathered::{EvidenceCells, Gathered, Said};
use super::meaning::{answer, consulted, indicator};
use super::spreadsheet::Value;
use crate::places::Cell;
use crate::questionnaire::answers::First;
use crate::questionnaire::names::{
    ASKED_ELSEWHERE, COMMENT, EVIDENCE_FIELDS, FORM_IDENTITY, NO_FIGURE, QUESTION, code_of,
};
use crate::submission::Incoming;
use cpi_model::draft::{EvidenceDraft, SCHEMA_VERSION, SubmissionFramework};
use cpi_model::{Framework, Place, Problem, ProblemKind, Severity};
use std::collections::{BTreeMap, BTreeSet};

/// One submission as the server holds it, or one repeat of it.
#[derive(Debug, Clone, Default)]
pub(super) struct Record {
    /// Where it stands.
    pub(super) cell: Cell,
    /// Its fields by the last part of their names; a name that stands twice keeps the first.
    pub(super) fields: BTreeMap<String, (Value, Cell)>,
    /// Its repeats for evidence.
    pub(super) evidence: Vec<Record>,
}

impl Record {
    /// Whether it was made with a form of ours.
    pub(super) fn is_ours(&self) -> bool {
        let mut names = FORM_IDENTITY.iter();
        names.any(|name| self.fields.contains_key(*name))
    }

    fn text(&self, name: &str) -> Option<String> {
        let text = self.fields.get(name)?.0.text();
        (!text.is_empty()).then_some(text)
    }

    /// The id of this version of the submission.
    fn uuid(&self) -> Option<String> {
        ["instanceID", "_uuid", "uuid", "KEY"]
            .into_iter()
            .find_map(|name| self.text(name))
            .map(|id| id.trim_start_matches("uuid:").to_owned())
    }

    /// The id of the version that it replaces.
    fn replaces(&self) -> Option<String> {
        let id = self.text("deprecatedID")?;
        Some(id.trim_start_matches("uuid:").to_owned())
    }

    /// When it was handed in, as RFC 3339; servers leave out that it is in UTC.
    fn submitted(&self) -> Option<String> {
        let text = self
            .text("_submission_time")
            .or_else(|| self.text("SubmissionDate"))?;
        let text = text.replacen(' ', "T", 1);
        let zoned = text.len() <= 10 || text.ends_with('Z') || text[10..].contains(['+', '-']);
        Some(if zoned { text } else { format!("{text}Z") })
    }

    /// What the server's reviewers said, if they did not approve it.
    fn held_back(&self) -> Option<String> {
        let status = self
            .text("_validation_status")
            .or_else(|| self.text("ReviewState"))?;
        let plain = status
            .trim_start_matches("validation_status_")
            .to_lowercase()
            .replace('_', " ");
        matches!(
            plain.as_str(),
            "not approved" | "on hold" | "rejected" | "hasissues"
        )
        .then_some(status)
    }
}

/// The submissions of an export.
pub(super) fn submissions(
    file: &str,
    sheets: &[String],
    records: &[Record],
    framework: &Framework,
) -> Incoming {
    let mut incoming = Incoming::default();
    let replaced: BTreeSet<String> = records.iter().filter_map(Record::replaces).collect();
    let mut newest: BTreeMap<String, usize> = BTreeMap::new();
    for (i, record) in records.iter().enumerate() {
        let Some(uuid) = record.uuid() else { continue };
        let later = newest
            .get(&uuid)
            .is_none_or(|known| records[*known].submitted() <= record.submitted());
        if later {
            newest.insert(uuid, i);
        }
    }
    let mut kept: Vec<&Record> = Vec::new();
    for (i, record) in records.iter().enumerate() {
        let uuid = record.uuid();
        let name = uuid.clone().unwrap_or_default();
        let approve = "approve it on the server and export again, if it is to be taken";
        let why = if record.fields.is_empty() {
            for repeat in &record.evidence {
                let said = repeat.text(EVIDENCE_FIELDS[1]).unwrap_or_default();
                incoming.problems.push(Problem {
                    kind: ProblemKind::NotRead,
                    severity: Severity::Error,
                    path: String::new(),
                    place: Some(place(file, sheets, repeat.cell)),
                    message: format!("evidence belongs to no submission: `{}`", shorten(&said)),
                    hint: "export the form with all of its sheets".to_owned(),
                });
            }
            continue;
        } else if uuid.as_ref().is_some_and(|id| replaced.contains(id)) {
            Some(("was edited; the newer version is taken".to_owned(), ""))
        } else if uuid.as_ref().is_some_and(|id| newest.get(id) != Some(&i)) {
            Some(("stands more than once; the newest is taken".to_owned(), ""))
        } else {
            record.held_back().map(|status| {
                let why = format!("has the status `{status}` on the server, and is not taken");
                (why, approve)
            })
        };
        match why {
            None => kept.push(record),
            Some((why, hint)) => incoming.problems.push(Problem {
                kind: ProblemKind::NotRead,
                severity: Severity::Warning,
                path: String::new(),
                place: Some(place(file, sheets, record.cell)),
                message: format!("the submission `{name}` {why}"),
                hint: hint.to_owned(),
            }),
        }
    }
    kept.sort_by_key(|record| record.submitted());
    for record in kept {
        let mut gathered = Gathered::new(file, framework, sheets.to_vec());
        submission(&mut gathered, record);
        incoming.submissions.push(gathered.end());
    }
    incoming
}

fn place(file: &str, sheets: &[String], cell: Cell) -> Place {
    Place {
        file: file.to_owned(),
        sheet: sheets.get(cell.sheet).cloned(),
        line: Some(cell.row),
        column: Some(cell.column),
    }
}

fn submission(gathered: &mut Gathered<'_>, record: &Record) {
    let pointers = [
        "/framework/id",
        "/framework/version",
        "/framework/sha256",
        "/country",
        "/round",
        "/assessor",
    ];
    let mut values = Vec::new();
    gathered.at("", record.cell);
    for (name, pointer) in FORM_IDENTITY.into_iter().zip(pointers) {
        if let Some((_, cell)) = record.fields.get(name) {
            gathered.at(pointer, *cell);
        }
        values.push(record.text(name));
    }
    let mut values = values.into_iter();
    let mut next = || values.next().flatten();
    gathered.draft.schema_version = Some(SCHEMA_VERSION);
    gathered.draft.framework = Some(SubmissionFramework {
        id: next(),
        version: next(),
        sha256: next(),
    });
    gathered.draft.country = next();
    gathered.draft.round = next();
    gathered.draft.assessor = next();
    gathered.draft.submitted = record.submitted();
    gathered.draft.id = record.uuid();

    // In the order of the framework: an export has its own.
    let framework = gathered.framework;
    let mut said: BTreeMap<(usize, String), Said> = BTreeMap::new();
    let last = framework.indicators().len();
    for (name, (value, cell)) in &record.fields {
        if value.text().is_empty() {
            continue;
        }
        let Some((prefix, code)) = answered(name) else {
            unread(gathered, name, value, *cell);
            continue;
        };
        let position = framework.indicator_position(&code).unwrap_or(last);
        let entry = said.entry((position, code.clone())).or_default();
        if entry.code.0.is_empty() || prefix == QUESTION {
            entry.code = (code.clone(), *cell);
        }
        match prefix {
            COMMENT => entry.comment = Some((value.text(), *cell)),
            _ => entry.answer = Some((answer(framework, &code, value, First::Codes), *cell)),
        }
    }
    for (_, said) in said {
        gathered.say(said);
    }
    for repeat in &record.evidence {
        evidence(gathered, repeat);
    }
}

/// The prefix and the code of a field that holds an answer or a comment.
fn answered(name: &str) -> Option<(&'static str, String)> {
    [QUESTION, NO_FIGURE, COMMENT]
        .into_iter()
        .find_map(|prefix| Some((prefix, code_of(prefix, name)?)))
}

/// Reports a field that is none of a form of ours, nor of the server's own.
fn unread(gathered: &mut Gathered<'_>, name: &str, value: &Value, cell: Cell) {
    let ours = FORM_IDENTITY.contains(&name) || code_of(ASKED_ELSEWHERE, name).is_some();
    let servers = name.starts_with('_')
        || name.chars().next().is_some_and(char::is_uppercase)
        || [
            "uuid",
            "start",
            "end",
            "today",
            "deviceid",
            "instanceID",
            "instanceName",
            "deprecatedID",
            "rootUuid",
            "version",
        ]
        .contains(&name);
    if ours || servers {
        return;
    }
    gathered.report(
        Severity::Warning,
        ProblemKind::NotRead,
        (cell, String::new()),
        format!(
            "the field `{}` is none of the form; it says `{}`",
            shorten(name),
            shorten(&value.text())
        ),
        "export with XML values and headers; a question that was added to the form is not read",
    );
}

fn evidence(gathered: &mut Gathered<'_>, repeat: &Record) {
    let get = |name: &str| {
        let (value, cell) = repeat.fields.get(name)?;
        (!value.text().is_empty()).then_some((value, *cell))
    };
    let [code, title, link, date, note] = EVIDENCE_FIELDS.map(get);
    let text = |found: Option<(&Value, Cell)>| found.map(|(value, _)| value.text());
    let cell = |found: Option<(&Value, Cell)>| found.map(|(_, cell)| cell);
    let evidence = EvidenceDraft {
        title: text(title),
        link: text(link),
        consulted: date.map(|(value, _)| consulted(value, gathered.calendar)),
        note: text(note),
    };
    if evidence == EvidenceDraft::default() {
        return;
    }
    let Some(code) = code else {
        let said = [&evidence.title, &evidence.link, &evidence.note];
        let said: Vec<&str> = said.into_iter().flatten().map(String::as_str).collect();
        gathered.report(
            Severity::Error,
            ProblemKind::MissingKey,
            (repeat.cell, String::new()),
            format!(
                "evidence belongs to no question: `{}`",
                shorten(&said.join(", "))
            ),
            "name the question it belongs to",
        );
        return;
    };
    let cells: EvidenceCells = [cell(title), cell(link), cell(date), cell(note)];
    let named = indicator(gathered.framework, code.0, |_| false);
    if let Some(unclear) = named.unclear {
        gathered.unclear(code.1, unclear);
        return;
    }
    gathered.say(Said {
        code: (named.text, code.1),
        evidence: vec![(evidence, cells)],
        ..Said::default()
    });
}
