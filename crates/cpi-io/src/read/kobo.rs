//! An export of KoboToolbox or ODK: which submissions does it hold, and which of them count?
//!
//! A submission that was edited counts as it is now; one that the server's reviewers did not
//! approve, or hold back, is left out; each is reported. Fields are known by the last part
//! of their names, whatever groups they are in.

mod fields;
mod records;
mod time;

pub(super) use records::{from_json, from_rows, from_sheets, is_record_header};

use super::cells::shorten;
use super::gathered::{EvidenceCells, Gathered, RowInput};
use super::meaning::{answer, consulted, indicator};
use super::spreadsheet::Value;
use crate::questionnaire::answers::NamePrecedence;
use crate::questionnaire::names::{
    ASKED_ELSEWHERE, COMMENT, EVIDENCE_FIELDS, FORM_IDENTITY, NO_FIGURE, QUESTION, code_of,
};
use crate::source_map::Cell;
use crate::submission::Incoming;
use chrono::{DateTime, FixedOffset};
use cpi_model::Pointer;
use cpi_model::draft::{EvidenceDraft, SCHEMA_VERSION, SubmissionFramework};
use cpi_model::matching::plain;
use cpi_model::merge::moment;
use cpi_model::{Framework, Place, Problem, ProblemKind, Severity};
use fields::{Field, is_servers};
use std::collections::{BTreeMap, BTreeSet};

/// The first cell of a file.
const FIRST: Cell = Cell {
    sheet: 0,
    row: 1,
    column: 1,
};

/// What an export holds.
#[derive(Debug, Clone, Default)]
pub(super) struct Export {
    /// Its submissions.
    pub(super) records: Vec<Record>,
    /// Repeats that belong to none of them, and why.
    orphans: Vec<(Record, String)>,
    /// Where it says that there is more than it holds, and by which key.
    incomplete: Option<(Cell, &'static str)>,
}

/// One submission as the server holds it, or one repeat of it.
#[derive(Debug, Clone, Default)]
pub(super) struct Record {
    /// Where it stands.
    cell: Cell,
    /// Its fields by their own names, without groups.
    fields: BTreeMap<String, (Value, Cell)>,
    /// Fields that it has twice, with different values.
    twice: Vec<(String, Value, Cell)>,
    /// Columns of which it is not clear which field they hold.
    unclear: Vec<(String, Field, Value, Cell)>,
    /// Its repeats for evidence.
    evidence: Vec<Record>,
    /// Whether its repeats are in the export, and where it only says where they are.
    expanded: bool,
    linked: Option<Cell>,
}

impl Record {
    /// Whether it was made with a form of ours.
    pub(super) fn is_ours(&self) -> bool {
        let mut names = FORM_IDENTITY.iter();
        names.any(|name| self.fields.contains_key(*name))
    }

    /// Takes the fields of a group.
    fn absorb(&mut self, group: Self) {
        for (name, (value, cell)) in group.fields {
            match self.fields.get(&name) {
                None => {
                    self.fields.insert(name, (value, cell));
                }
                Some((known, _)) if known.text() == value.text() => {}
                Some(_) => self.twice.push((name, value, cell)),
            }
        }
        self.twice.extend(group.twice);
        self.unclear.extend(group.unclear);
        self.evidence.extend(group.evidence);
        self.expanded |= group.expanded;
        self.linked = self.linked.or(group.linked);
    }

    fn text(&self, name: &str) -> Option<String> {
        let text = self.fields.get(name)?.0.text();
        (!text.is_empty()).then_some(text)
    }

    /// An id, without the `uuid:` that only some exports write.
    fn id(&self, name: &str) -> Option<String> {
        let id = self.text(name)?;
        Some(id.trim_start_matches("uuid:").to_owned())
    }

    /// The id of this version of the submission.
    fn uuid(&self) -> Option<String> {
        ["instanceID", "_uuid", "uuid", "KEY", "__id"]
            .into_iter()
            .find_map(|name| self.id(name))
    }

    /// The id of the version that it replaces.
    fn replaces(&self) -> Option<String> {
        self.id("deprecatedID")
    }

    /// When it was handed in, as RFC 3339.
    fn submitted(&self) -> Option<String> {
        let text = self
            .text("_submission_time")
            .or_else(|| self.text("SubmissionDate"))?;
        Some(time::rfc3339(&text))
    }

    /// By what hand-ins are put in order: by time; at the same time by the server's running
    /// number, which is greater for the later. Then the order of the file decides.
    fn order(&self) -> (Option<DateTime<FixedOffset>>, Option<u64>) {
        let moment = self.submitted().and_then(|text| moment(&text));
        let number = self.text("_id").and_then(|id| id.parse().ok());
        (moment, number)
    }

    /// Why the server's reviewers have not approved it, if so: the end of a sentence.
    fn held_back(&self) -> Option<String> {
        if let Some(day) = self.text("_deleted") {
            return Some(format!(
                "was deleted on the server at {day}, and is not taken"
            ));
        }
        let status = self
            .text("_validation_status")
            .or_else(|| self.text("ReviewState"))?;
        let plain: String = status
            .trim_start_matches("validation_status_")
            .chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect();
        match plain.as_str() {
            "approved" | "edited" | "received" => None,
            "notapproved" | "onhold" | "rejected" | "hasissues" => Some(format!(
                "has the status `{}` on the server, and is not taken",
                shorten(&status)
            )),
            _ => Some(format!(
                "has a status on the server that is not known, `{}`, and is not taken",
                shorten(&status)
            )),
        }
    }
}

/// The submissions of an export.
pub(super) fn submissions(
    file: &str,
    sheets: &[String],
    export: &Export,
    framework: &Framework,
) -> Incoming {
    let records = &export.records;
    let mut incoming = Incoming::default();
    let mut report = |severity, cell, message: String, hint: &str| {
        incoming.problems.push(
            Problem::new(ProblemKind::NotRead, severity, message, hint)
                .at_place(place(file, sheets, cell)),
        );
    };
    if let Some((cell, key)) = export.incomplete {
        report(
            Severity::Error,
            cell,
            format!("the export is incomplete: by its `{key}`, the server has more submissions"),
            "export all submissions and collect that; what is here is taken",
        );
    }
    if records.is_empty() && export.incomplete.is_none() {
        report(
            Severity::Warning,
            FIRST,
            "the export holds no submission".to_owned(),
            "see on the server whether there are any, and export again",
        );
    }
    let unexpanded = |record: &&Record| record.linked.is_some() && !record.expanded;
    if let Some(first) = records.iter().find(unexpanded) {
        report(
            Severity::Warning,
            first.linked.unwrap_or(FIRST),
            format!(
                "the export names the evidence of {} submissions without holding it",
                records.iter().filter(unexpanded).count()
            ),
            "ask the server for the submissions with `$expand=*`",
        );
    }
    for (repeat, why) in &export.orphans {
        let said = repeat.text(EVIDENCE_FIELDS[1]).unwrap_or_default();
        report(
            Severity::Error,
            repeat.cell,
            format!(
                "evidence belongs to no submission, and is not taken: `{}`: {why}",
                shorten(&said)
            ),
            "export the form with all of its sheets, each export to a file of its own",
        );
    }
    let replaced: BTreeSet<String> = records.iter().filter_map(Record::replaces).collect();
    let mut newest: BTreeMap<String, usize> = BTreeMap::new();
    for (i, record) in records.iter().enumerate() {
        let Some(uuid) = record.uuid() else { continue };
        let later = newest
            .get(&uuid)
            .is_none_or(|known| records[*known].order() <= record.order());
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
            continue;
        } else if uuid.as_ref().is_some_and(|id| replaced.contains(id)) {
            Some(("was edited; the newer version is taken".to_owned(), ""))
        } else if uuid.as_ref().is_some_and(|id| newest.get(id) != Some(&i)) {
            Some(("stands more than once; the newest is taken".to_owned(), ""))
        } else {
            record.held_back().map(|why| (why, approve))
        };
        match why {
            None => kept.push(record),
            Some((why, hint)) => report(
                Severity::Warning,
                record.cell,
                format!("the submission `{name}` {why}"),
                hint,
            ),
        }
    }
    kept.sort_by_key(|record| record.order());
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
        Pointer::from(["framework", "id"]),
        Pointer::from(["framework", "version"]),
        Pointer::from(["framework", "sha256"]),
        Pointer::from(["country"]),
        Pointer::from(["round"]),
        Pointer::from(["assessor"]),
    ];
    let mut values = Vec::new();
    gathered.at(Pointer::root(), record.cell);
    for (name, pointer) in FORM_IDENTITY.into_iter().zip(pointers) {
        if let Some((_, cell)) = record.fields.get(name) {
            gathered.at(pointer, *cell);
        }
        values.push(record.text(name).map(|text| plain(&text).into_owned()));
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

    for (name, column, value, cell) in &record.unclear {
        unclear(gathered, name, column, value, *cell);
    }
    // In the order of the framework: an export has its own.
    let framework = gathered.framework;
    let mut said: BTreeMap<(usize, String), RowInput> = BTreeMap::new();
    let mut unread = record.unclear.len();
    let last = framework.indicators().len();
    for (name, (value, cell)) in &record.fields {
        if value.text().is_empty() {
            continue;
        }
        let Some((prefix, code)) = answered(name) else {
            unread += usize::from(self::unread(gathered, name, value, *cell));
            continue;
        };
        let position = framework.indicator_position(&code).unwrap_or(last);
        let entry = said.entry((position, code.clone())).or_default();
        if entry.code.0.is_empty() || prefix == QUESTION {
            entry.code = (code.clone(), *cell);
        }
        match prefix {
            COMMENT => entry.comment = Some((value.text(), *cell)),
            _ => {
                entry.answer = Some((
                    answer(framework, &code, value, NamePrecedence::Codes),
                    *cell,
                ));
            }
        }
    }
    let mut found = BTreeMap::new();
    for ((_, code), said) in said {
        found.insert(code, gathered.say(said));
    }
    for (name, value, cell) in &record.twice {
        twice(gathered, record, name, value, *cell, &found);
    }
    for repeat in &record.evidence {
        evidence(gathered, repeat);
    }
    if gathered.draft.answers.is_empty() {
        let (severity, hint) = if 0 < unread {
            (
                Severity::Error,
                "export with XML values and headers; the columns must end in the names of the form",
            )
        } else {
            (Severity::Warning, "see whether it was handed in by mistake")
        };
        gathered.report(
            severity,
            ProblemKind::NotRead,
            (record.cell, Pointer::root()),
            format!(
                "nothing of the submission `{}` is an answer to a question of the form",
                shorten(&record.uuid().unwrap_or_default())
            ),
            hint,
        );
    }
}

/// Reports a column of which it is not clear which field it holds.
fn unclear(gathered: &mut Gathered<'_>, name: &str, field: &Field, value: &Value, cell: Cell) {
    let (name, value) = (shorten(name), shorten(&value.text()));
    let (what, hint) = match field {
        Field::Ambiguous(ends) => (
            format!("could be the field `{}` in a group", ends.join("`, or `")),
            "export with `/` between the names of groups",
        ),
        Field::Glued(end) => (
            format!("ends as the field `{end}` does, but nothing separates it from its groups"),
            "export with `/` between the names of groups; rename it on the server if it is another question",
        ),
        Field::Named(_) => return,
    };
    gathered.report(
        Severity::Error,
        ProblemKind::NotRead,
        (cell, Pointer::root()),
        format!("the column `{name}` {what}; its value is not taken: `{value}`"),
        hint,
    );
}

/// Reports a field that stands twice with different values, and takes neither of an answer.
fn twice(
    gathered: &mut Gathered<'_>,
    record: &Record,
    name: &str,
    value: &Value,
    cell: Cell,
    found: &BTreeMap<String, usize>,
) {
    let of_answer = answered(name).and_then(|(_, code)| found.get(&code));
    let ours = of_answer.is_some() || FORM_IDENTITY.contains(&name);
    if !ours {
        return;
    }
    let first = record.text(name).unwrap_or_default();
    if of_answer.is_none() {
        // Whose submission it is cannot be said; the check asks for it.
        let draft = &mut gathered.draft;
        match name {
            "cpi_assessor" => draft.assessor = None,
            "cpi_country" => draft.country = None,
            "cpi_round" => draft.round = None,
            _ => draft.framework = None,
        }
    }
    let path = of_answer.map_or_else(Pointer::root, |at| {
        Pointer::entry("answers", *at).key("answer")
    });
    gathered.report(
        Severity::Error,
        ProblemKind::Duplicate,
        (cell, path),
        format!(
            "two columns hold the field `{name}`, with `{}` and `{}`; neither is taken",
            shorten(&first),
            shorten(&value.text())
        ),
        "keep the column that is right",
    );
}

/// The prefix and the code of a field that holds an answer or a comment.
fn answered(name: &str) -> Option<(&'static str, String)> {
    [QUESTION, NO_FIGURE, COMMENT]
        .into_iter()
        .find_map(|prefix| Some((prefix, code_of(prefix, name)?)))
}

/// Reports a field that is none of a form of ours, nor of the server's own. Returns whether
/// it is.
fn unread(gathered: &mut Gathered<'_>, name: &str, value: &Value, cell: Cell) -> bool {
    let ours = FORM_IDENTITY.contains(&name) || code_of(ASKED_ELSEWHERE, name).is_some();
    if ours || is_servers(name) {
        return false;
    }
    gathered.report(
        Severity::Warning,
        ProblemKind::NotRead,
        (cell, Pointer::root()),
        format!(
            "the field `{}` is none of the form; it says `{}`",
            shorten(name),
            shorten(&value.text())
        ),
        "export with XML values and headers; a question that was added to the form is not read",
    );
    true
}

fn evidence(gathered: &mut Gathered<'_>, repeat: &Record) {
    for (name, field, value, cell) in &repeat.unclear {
        unclear(gathered, name, field, value, *cell);
    }
    let of_ours = |(name, ..): &&(String, Value, Cell)| EVIDENCE_FIELDS.contains(&name.as_str());
    if let Some((name, value, cell)) = repeat.twice.iter().find(of_ours) {
        gathered.report(
            Severity::Error,
            ProblemKind::Duplicate,
            (*cell, Pointer::root()),
            format!(
                "two columns hold the field `{name}`, with `{}` and `{}`; the evidence is not taken",
                shorten(&repeat.text(name).unwrap_or_default()),
                shorten(&value.text())
            ),
            "keep the column that is right",
        );
        return;
    }
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
            (repeat.cell, Pointer::root()),
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
    gathered.say(RowInput {
        code: (named.text, code.1),
        evidence: vec![(evidence, cells)],
        ..RowInput::default()
    });
}
