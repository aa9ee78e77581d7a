//! A long table that came in: a row an answer, for one or more assessors.

use super::cells::shorten;
use super::cells::{Cells, delimiter};
use super::gathered::{EvidenceCells, Gathered, RowInput};
use super::kobo;
use super::meaning;
use super::saved_sheet;
use super::spreadsheet::Value;
use super::text::{one, place, problem, text, too_large};
use crate::questionnaire::answers::NamePrecedence;
use crate::source_map::Cell;
use crate::submission::Incoming;
use cpi_model::Pointer;
use cpi_model::draft::{EvidenceDraft, SCHEMA_VERSION, SubmissionFramework};
use cpi_model::escape::unescape_formula;
use cpi_model::matching::{fold, plain};
use cpi_model::problem::near;
use cpi_model::{Framework, ProblemKind, Problems, Severity};
use csv::StringRecord;
use std::collections::BTreeMap;

/// The columns that are read.
const COLUMNS: [&str; 14] = [
    "framework",
    "version",
    "sha256",
    "country",
    "round",
    "assessor",
    "indicator",
    "answer",
    "comment",
    "evidence_title",
    "evidence_link",
    "evidence_date",
    "evidence_note",
    "submitted",
];

/// The most rows of a table that comes in: more than a round of a hundred countries has.
const MOST_ROWS: usize = 1_000_000;

/// A table of a CSV file: its header, and its rows with the line of each.
pub(super) struct Table {
    pub(super) header: Vec<String>,
    pub(super) rows: Vec<(u32, Vec<String>)>,
    pub(super) problems: Problems,
    /// The line of the header.
    head: usize,
}

/// Reads the table of a CSV file. Cells are separated by what the header says, `,` `;` `|`
/// or a tab; the apostrophe of a guarded text is taken away.
pub(super) fn table(file: &str, bytes: &[u8]) -> Result<Table, Problems> {
    let text = text(file, bytes)?;
    if saved_sheet::is_saved_sheet(&text) {
        return Err(saved_sheet::refusal(file));
    }
    let mut cells = Cells::new(file, &text, delimiter(&text))?;
    let head = cells.line as usize;
    let header: Vec<String> = cells.header.iter().map(|name| column(name)).collect();
    let mut rows: Vec<(u32, Vec<String>)> = Vec::new();
    let mut problems = Problems::new();
    let mut record = StringRecord::new();
    loop {
        match cells.next(&mut record) {
            Ok(Some(line)) => {
                if rows.len() == MOST_ROWS {
                    return Err(too_large(
                        file,
                        &format!("it has more than {MOST_ROWS} rows"),
                        "collect it in parts, such as a country each",
                    ));
                }
                let row = record
                    .iter()
                    .map(|cell| unescape_formula(cell.trim()).to_owned());
                rows.push((line, row.collect()));
            }
            Ok(None) => break,
            Err(found) => {
                let syntax = found.iter().any(|each| each.kind == ProblemKind::Syntax);
                problems.extend(found);
                if syntax {
                    break;
                }
            }
        }
    }
    Ok(Table {
        header,
        rows,
        problems,
        head,
    })
}

/// Reads a CSV file that came in: a long table, or an export of a form server.
pub(crate) fn csv_submissions(
    file: &str,
    bytes: &[u8],
    framework: &Framework,
) -> Result<Incoming, Problems> {
    let Table {
        header,
        rows,
        mut problems,
        head,
    } = table(file, bytes)?;
    let mut incoming = if kobo::is_record_header(header.iter().map(String::as_str)) {
        let mut problem = problem(
            ProblemKind::NotRead,
            place(file, head, 1),
            "a CSV of a form server has no repeats, and so none of the evidence",
            "export as XLSX or JSON, from ODK Central as a ZIP archive of all tables, and collect that instead",
        );
        problem.severity = Severity::Warning;
        problems.push(problem);
        let export = kobo::from_rows(&header, &rows, framework);
        kobo::submissions(file, &[], &export, framework)
    } else if header.iter().any(|name| name == "indicator") {
        missing_or_twice(file, head, &header)?;
        long(file, &header, &rows, framework)
    } else {
        return Err(strange(file, head, &header));
    };
    incoming.problems.extend(problems);
    incoming.problems.sort_by_place();
    Ok(incoming)
}

/// The name of a column as it is known: in any case, with spaces for underscores. Another
/// name stays as it is.
fn column(name: &str) -> String {
    let folded = fold(name).replace([' ', '-'], "_");
    let known = COLUMNS.into_iter().find(|known| *known == folded);
    known.map_or_else(|| name.to_owned(), str::to_owned)
}

/// Refuses a header with a known column twice, or without one for answers.
fn missing_or_twice(file: &str, line: usize, header: &[String]) -> Result<(), Problems> {
    let mut problems = Problems::new();
    for (i, name) in header.iter().enumerate() {
        if header[..i].contains(name) {
            problems.push(problem(
                ProblemKind::Duplicate,
                place(file, line, i + 1),
                format!("the column `{name}` stands twice, whatever its case"),
                "keep one of them",
            ));
        }
    }
    if !header.iter().any(|name| name == "answer") {
        let unknown = header.iter().map(String::as_str);
        let unknown = unknown.filter(|name| !COLUMNS.contains(name));
        let meant = near("answer", unknown);
        problems.push(problem(
            ProblemKind::MissingKey,
            place(file, line, 1),
            "there is no column `answer`",
            match meant {
                Some(name) => format!("name the column so; perhaps it is `{}`", shorten(&name)),
                None => {
                    "add the column, with the code or label of an option, or a number".to_owned()
                }
            },
        ));
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems)
    }
}

/// What is wrong with a header that is none of ours, and which of its names are nearly so.
fn strange(file: &str, line: usize, header: &[String]) -> Problems {
    let near: Vec<String> = header
        .iter()
        .filter(|name| !COLUMNS.contains(&name.as_str()))
        .filter_map(|name| {
            let known = COLUMNS
                .into_iter()
                .filter(|known| !header.iter().any(|it| it == known));
            Some(format!(
                "`{}` may be `{}`",
                shorten(name),
                near(name, known)?
            ))
        })
        .collect();
    let mut message = "the header is neither that of a long table, with the columns `indicator` and `answer`, nor that of an export of a form".to_owned();
    if !near.is_empty() {
        message = format!("{message}; {}", near.join(", "));
    }
    let hint = if near.is_empty() {
        "add the columns, or export the form with XML values and headers, as XLSX or JSON where it has evidence"
    } else {
        "correct the names of the columns"
    };
    // A table that resembles what is taken is one with a fault.
    let kind = if near.is_empty() {
        ProblemKind::OtherContent
    } else {
        ProblemKind::MissingKey
    };
    one(kind, place(file, line, 1), message, hint)
}

fn long(
    file: &str,
    header: &[String],
    rows: &[(u32, Vec<String>)],
    framework: &Framework,
) -> Incoming {
    let mut of: BTreeMap<([String; 6], Option<String>), usize> = BTreeMap::new();
    let mut last: BTreeMap<[String; 6], Option<String>> = BTreeMap::new();
    let mut all: Vec<Gathered<'_>> = Vec::new();
    let mut unknown = vec![false; header.len()];
    for (line, cells) in rows {
        let cell = |column: usize| Cell {
            sheet: 0,
            row: *line,
            column: u32::try_from(column + 1).unwrap_or(u32::MAX),
        };
        let get = |name: &str| -> Option<(String, Cell)> {
            let at = header.iter().position(|each| each == name)?;
            let text = cells.get(at).filter(|text| !text.is_empty())?;
            Some((text.clone(), cell(at)))
        };
        let text = |name: &str| get(name).map(|(text, _)| plain(&text).into_owned());
        let whose = [
            "framework",
            "version",
            "sha256",
            "country",
            "round",
            "assessor",
        ]
        .map(|name| text(name).unwrap_or_default());
        // Each time of handing in is a submission of its own; a row without one belongs to
        // the row above it.
        let time = last.entry(whose.clone()).or_default();
        if let Some(submitted) = text("submitted") {
            *time = Some(submitted);
        }
        let at = *of.entry((whose, time.clone())).or_insert_with(|| {
            let mut gathered = Gathered::new(file, framework, Vec::new());
            gathered.at(Pointer::root(), cell(0));
            for name in ["country", "round", "assessor", "submitted"] {
                if let Some((_, cell)) = get(name) {
                    gathered.at(Pointer::root().key(name), cell);
                }
            }
            let draft = &mut gathered.draft;
            draft.schema_version = Some(SCHEMA_VERSION);
            // A table that names no framework is read with this one.
            draft.framework = Some(SubmissionFramework {
                id: text("framework").or_else(|| Some(framework.id().to_owned())),
                version: text("version").or_else(|| Some(framework.version().to_owned())),
                sha256: text("sha256"),
            });
            draft.country = text("country");
            draft.round = text("round");
            draft.assessor = text("assessor");
            draft.submitted = text("submitted");
            all.push(gathered);
            all.len() - 1
        });
        let gathered = &mut all[at];
        for (i, name) in header.iter().enumerate() {
            let filled = cells.get(i).is_some_and(|text| !text.is_empty());
            if filled && !unknown[i] && !COLUMNS.contains(&name.as_str()) {
                unknown[i] = true;
                gathered.report(
                    Severity::Warning,
                    ProblemKind::NotRead,
                    (cell(i), Pointer::root()),
                    match near(name, COLUMNS) {
                        Some(known) => format!("the column `{name}` is not known, and not read; did you mean `{known}`?"),
                        None => format!("the column `{name}` is not known, and not read"),
                    },
                    "correct its name; it may be one that only a review has",
                );
            }
        }
        row(gathered, get, cell(0));
    }
    Incoming {
        submissions: all.into_iter().map(Gathered::end).collect(),
        problems: Problems::new(),
    }
}

fn row(gathered: &mut Gathered<'_>, get: impl Fn(&str) -> Option<(String, Cell)>, at: Cell) {
    let framework = gathered.framework;
    let titles = [
        "evidence_title",
        "evidence_link",
        "evidence_date",
        "evidence_note",
    ]
    .map(&get);
    let cells: EvidenceCells = titles
        .each_ref()
        .map(|found| found.as_ref().map(|(_, cell)| *cell));
    let [title, link, consulted, note] = titles.map(|found| found.map(|(text, _)| text));
    let consulted = consulted.map(|text| plain(&text).into_owned());
    let evidence = EvidenceDraft {
        title,
        link,
        consulted,
        note,
    };
    let (answer, comment) = (get("answer"), get("comment"));
    let some = evidence != EvidenceDraft::default();
    if answer.is_none() && comment.is_none() && !some {
        return;
    }
    let code = get("indicator").map(|(text, cell)| (plain(&text).into_owned(), cell));
    let Some(code) = code else {
        gathered.report(
            Severity::Error,
            ProblemKind::MissingKey,
            (at, Pointer::root()),
            "the row has no indicator, and is not taken".to_owned(),
            "write the code of the indicator",
        );
        return;
    };
    let answer = answer.map(|(text, cell)| {
        let value = Value::Text(text);
        (
            meaning::answer(framework, &code.0, &value, NamePrecedence::Codes),
            cell,
        )
    });
    gathered.say(RowInput {
        code,
        answer,
        comment,
        evidence: if some {
            vec![(evidence, cells)]
        } else {
            Vec::new()
        },
    });
}
