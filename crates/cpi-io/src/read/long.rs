//! A long table that came in: a row an answer, for one or more assessors.

use super::cells::Cells;
use super::gathered::{EvidenceCells, Gathered, Said};
use super::kobo;
use super::text::{one, place, text};
use crate::guard::unguard;
use crate::places::Cell;
use crate::questionnaire::answers::meant;
use crate::submission::Incoming;
use cpi_model::draft::{EvidenceDraft, SCHEMA_VERSION, SubmissionFramework};
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

/// Reads a CSV file that came in: a long table, or an export of a form server. Cells are
/// separated by what the header says, `,` `;` `|` or a tab; the apostrophe of a guarded
/// text is taken away.
pub(crate) fn csv_submissions(
    file: &str,
    bytes: &[u8],
    framework: &Framework,
) -> Result<Incoming, Problems> {
    let text = text(file, bytes)?;
    let first = text.lines().next().unwrap_or_default();
    let count = |delimiter: char| first.matches(delimiter).count();
    let delimiter = [',', ';', '\t', '|']
        .into_iter()
        .max_by_key(|delimiter| count(*delimiter))
        .filter(|delimiter| 0 < count(*delimiter))
        .unwrap_or(',');
    let mut cells = Cells::new(file, text, u8::try_from(delimiter).unwrap_or(b','))?;
    let header: Vec<String> = cells
        .header
        .iter()
        .map(|name| name.trim().to_owned())
        .collect();
    let mut rows: Vec<(u32, Vec<String>)> = Vec::new();
    let mut problems = Problems::new();
    let mut record = StringRecord::new();
    loop {
        match cells.next(&mut record) {
            Ok(Some(line)) => {
                let row = record.iter().map(|cell| unguard(cell.trim()).to_owned());
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
    let mut incoming = if kobo::is_record_header(header.iter().map(String::as_str)) {
        let mut problem = super::text::problem(
            ProblemKind::NotRead,
            place(file, 1, 1),
            "a CSV of a form server has no repeats, and so none of the evidence",
            "export as XLSX or JSON, and collect that instead",
        );
        problem.severity = Severity::Warning;
        problems.push(problem);
        kobo::submissions(file, &[], &kobo::from_rows(&header, &rows), framework)
    } else if header.iter().any(|name| name == "indicator") {
        long(file, &header, &rows, framework)
    } else {
        return Err(one(
            ProblemKind::MissingKey,
            place(file, 1, 1),
            "the header is neither that of a long table, with the columns `indicator` and `answer`, nor that of an export of a form",
            "add the columns, or export the form with XML values and headers, as XLSX or JSON where it has evidence",
        ));
    };
    incoming.problems.extend(problems);
    incoming.problems.sort_by_place();
    Ok(incoming)
}

fn long(
    file: &str,
    header: &[String],
    rows: &[(u32, Vec<String>)],
    framework: &Framework,
) -> Incoming {
    let mut of: BTreeMap<[String; 6], usize> = BTreeMap::new();
    let mut all: Vec<Gathered<'_>> = Vec::new();
    let mut unknown: Vec<usize> = Vec::new();
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
        let text = |name: &str| get(name).map(|(text, _)| text);
        let whose = [
            "framework",
            "version",
            "sha256",
            "country",
            "round",
            "assessor",
        ]
        .map(|name| text(name).unwrap_or_default());
        let at = *of.entry(whose).or_insert_with(|| {
            let mut gathered = Gathered::new(file, framework, Vec::new());
            gathered.at("", cell(0));
            for name in ["country", "round", "assessor", "submitted"] {
                if let Some((_, cell)) = get(name) {
                    gathered.at(format!("/{name}"), cell);
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
            if filled && !COLUMNS.contains(&name.as_str()) && !unknown.contains(&i) {
                unknown.push(i);
                gathered.report(
                    Severity::Warning,
                    ProblemKind::NotRead,
                    (cell(i), String::new()),
                    format!("the column `{name}` is not known, and not read"),
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
    let Some(code) = get("indicator") else {
        gathered.report(
            Severity::Error,
            ProblemKind::MissingKey,
            (at, String::new()),
            "the row has no indicator, and is not taken".to_owned(),
            "write the code of the indicator",
        );
        return;
    };
    let position = framework.indicator_position(&code.0);
    let answer = answer.map(|(text, cell)| {
        let answer = position.map(|position| meant(framework, position, &text));
        (answer.unwrap_or(text), cell)
    });
    gathered.say(Said {
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
