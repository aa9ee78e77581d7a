//! Answers as a reader gathers them, each with the cells it came from.

use crate::source_map::{Cell, SourceMap};
use cpi_model::Pointer;
use cpi_model::draft::{AnswerDraft, EvidenceDraft, SubmissionDraft};
use cpi_model::{Framework, Place, Problem, ProblemKind, Problems, Severity};
use std::collections::BTreeMap;

use super::ParsedDraft;
use super::meaning::{Meaning, Unclear};
use super::spreadsheet::Calendar;
use crate::submission::ReadSubmission;

/// The answers of one submission.
pub(super) struct Gathered<'a> {
    pub(super) file: &'a str,
    pub(super) framework: &'a Framework,
    /// The names of the sheets; none in a file without.
    pub(super) sheets: Vec<String>,
    /// How its numbers stand for days.
    pub(super) calendar: Calendar,
    pub(super) draft: SubmissionDraft,
    pub(super) problems: Problems,
    cells: BTreeMap<Pointer, Cell>,
    by_code: BTreeMap<String, usize>,
    /// How many problems were found beyond those that are told.
    more: usize,
}

/// The most problems of one submission that are told one by one.
const MOST_PROBLEMS: usize = 5_000;
/// The most pieces of evidence of an answer that are compared with each other.
const MOST_COMPARED: usize = 500;

/// What one row says of a question.
#[derive(Debug, Clone, Default)]
pub(super) struct RowInput {
    pub(super) code: (String, Cell),
    pub(super) answer: Option<(Meaning, Cell)>,
    pub(super) comment: Option<(String, Cell)>,
    pub(super) evidence: Vec<(EvidenceDraft, EvidenceCells)>,
}

/// The cells of one evidence: of the row, and of title, link, day and note.
pub(super) type EvidenceCells = [Option<Cell>; 4];

impl<'a> Gathered<'a> {
    pub(super) fn new(file: &'a str, framework: &'a Framework, sheets: Vec<String>) -> Self {
        Self {
            file,
            framework,
            sheets,
            calendar: Calendar::default(),
            draft: SubmissionDraft::default(),
            problems: Problems::new(),
            cells: BTreeMap::new(),
            by_code: BTreeMap::new(),
            more: 0,
        }
    }

    /// Whether the framework has changed since the questionnaire was made, by the hash that it states.
    pub(super) fn framework_changed(&self) -> bool {
        let stated = self.draft.framework.as_ref();
        let stated = stated.and_then(|framework| framework.sha256.as_deref());
        stated.is_some_and(|stated| stated != self.framework.sha256())
    }

    /// Notes the cell of a value.
    pub(super) fn at(&mut self, pointer: impl Into<Pointer>, cell: Cell) {
        self.cells.insert(pointer.into(), cell);
    }

    /// A cell as a place.
    pub(super) fn place(&self, cell: Cell) -> Place {
        Place {
            file: self.file.to_owned(),
            sheet: self.sheets.get(cell.sheet).cloned(),
            line: Some(cell.row),
            column: Some(cell.column),
        }
    }

    /// Reports something at a cell; the path says which answer it concerns, if any.
    pub(super) fn report(
        &mut self,
        severity: Severity,
        kind: ProblemKind,
        (cell, path): (Cell, Pointer),
        message: String,
        hint: &str,
    ) {
        if MOST_PROBLEMS <= self.problems.len() {
            self.more += 1;
            return;
        }
        let place = Some(self.place(cell));
        self.problems.push(
            Problem::new(kind, severity, message, hint)
                .at_path(path)
                .at_place(place),
        );
    }

    /// Reports a cell of which it is not clear what it stands for.
    pub(super) fn unclear(&mut self, cell: Cell, unclear: Unclear) {
        let hint = self.to_do(&unclear);
        let at = (cell, Pointer::root());
        self.report(Severity::Error, unclear.kind, at, unclear.message, hint);
    }

    /// What to do about a value that is not clear. Without sheets there is no format of a cell:
    /// a number came from JSON.
    fn to_do(&self, unclear: &Unclear) -> &'static str {
        if self.sheets.is_empty() && unclear.kind == ProblemKind::WrongType {
            "export it as text, in quotation marks, so that the code is as it was chosen"
        } else {
            unclear.hint
        }
    }

    /// The position of the answer to a question, if something was said of it.
    pub(super) fn answer_of(&self, code: &str) -> Option<usize> {
        self.by_code.get(code).copied()
    }

    /// Takes what a row says. A row that repeats an answer, or has none, adds its evidence
    /// and comment to what was said before; one that answers otherwise stands beside it, for
    /// the check to see. Returns the position of the answer it went to.
    pub(super) fn say(&mut self, said: RowInput) -> usize {
        let (code, code_cell) = said.code;
        let earlier = self.by_code.get(&code).copied().filter(|at| {
            let known = &self.draft.answers[*at].answer;
            match (known, &said.answer) {
                (Some(known), Some((now, _))) => *known == now.text,
                _ => true,
            }
        });
        let at = earlier.unwrap_or_else(|| {
            self.draft.answers.push(AnswerDraft {
                indicator: Some(code.clone()),
                ..AnswerDraft::default()
            });
            let at = self.draft.answers.len() - 1;
            self.by_code.entry(code).or_insert(at);
            self.at(Pointer::entry("answers", at), code_cell);
            self.at(Pointer::entry("answers", at).key("indicator"), code_cell);
            at
        });
        if let Some((answer, cell)) = said.answer
            && self.draft.answers[at].answer.is_none()
        {
            self.draft.answers[at].answer = Some(answer.text);
            self.at(Pointer::entry("answers", at), cell);
            self.at(Pointer::entry("answers", at).key("answer"), cell);
            if let Some(unclear) = answer.unclear {
                let path = Pointer::entry("answers", at).key("answer");
                let hint = self.to_do(&unclear);
                let (kind, message) = (unclear.kind, unclear.message);
                self.report(Severity::Error, kind, (cell, path), message, hint);
            }
        }
        if let Some((comment, cell)) = said.comment {
            match &mut self.draft.answers[at].comment {
                Some(known) if *known == comment => {}
                Some(known) => {
                    known.push('\n');
                    known.push_str(&comment);
                }
                none => *none = Some(comment),
            }
            self.at(Pointer::entry("answers", at).key("comment"), cell);
        }
        for (evidence, cells) in said.evidence {
            let known = &mut self.draft.answers[at].evidence;
            if known.len() < MOST_COMPARED && known.contains(&evidence) {
                continue;
            }
            known.push(evidence);
            let e = known.len() - 1;
            let keys = ["title", "link", "consulted", "note"];
            if let Some(first) = cells.iter().flatten().next() {
                self.at(
                    Pointer::entry("answers", at).key("evidence").index(e),
                    *first,
                );
            }
            for (key, cell) in keys.into_iter().zip(cells) {
                if let Some(cell) = cell {
                    self.at(
                        Pointer::entry("answers", at)
                            .key("evidence")
                            .index(e)
                            .key(key),
                        cell,
                    );
                }
            }
        }
        at
    }

    /// The submission with its places.
    pub(super) fn end(mut self) -> ReadSubmission {
        self.problems.sort_by_place();
        if 0 < self.more {
            self.problems.error(
                ProblemKind::TooLarge,
                Pointer::root(),
                format!("{}: problems that are not told: {}", self.file, self.more),
                "mend those that are told, and collect again",
            );
        }
        ReadSubmission {
            read: ParsedDraft {
                draft: self.draft,
                places: SourceMap::cells(self.file, self.sheets, self.cells),
            },
            problems: self.problems,
        }
    }
}
