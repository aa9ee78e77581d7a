//! What does each row do?

mod action;
mod filled;

use super::super::cells::shorten;
use super::super::meaning::{Meaning, consulted, indicator};
use super::super::spreadsheet::{Calendar, Row as Line, Sheet, Value};
use super::super::text::problem;
use super::super::workbook::merged_message;
use super::{Layout, Row, is_open};
use crate::questionnaire::is_question;
use crate::questionnaire::words::Word;
use crate::review_book::words::{Column, OPEN};
use cpi_model::Pointer;
use cpi_model::draft::EvidenceDraft;
use cpi_model::review::ReviewAction;
use cpi_model::{Framework, Place, ProblemKind, Problems, Severity};
use filled::Cells;
use std::collections::{BTreeMap, BTreeSet};

/// Reads the rows of a workbook.
pub(super) struct Reader<'a> {
    file: &'a str,
    framework: &'a Framework,
    /// Whether it has changed since the workbook was written.
    framework_changed: bool,
    calendar: Calendar,
    rows: Vec<Row>,
    /// The cell of the code of each row in which something is filled in.
    at: Vec<Place>,
    by_code: BTreeMap<String, usize>,
    codes: BTreeSet<String>,
    more: Vec<(String, Place, EvidenceDraft, [Option<Place>; 4])>,
    problems: Problems,
    /// How many problems were found beyond those that are told.
    untold: usize,
}

/// The most problems of a workbook that are told one by one.
const MOST_PROBLEMS: usize = 5_000;
/// The most documents of a reply that are compared with each other.
const MOST_COMPARED: usize = 500;

impl<'a> Reader<'a> {
    pub(super) fn new(
        file: &'a str,
        framework: &'a Framework,
        framework_changed: bool,
        calendar: Calendar,
    ) -> Self {
        Self {
            file,
            framework,
            framework_changed,
            calendar,
            rows: Vec::new(),
            at: Vec::new(),
            by_code: BTreeMap::new(),
            codes: BTreeSet::new(),
            more: Vec::new(),
            problems: Problems::new(),
            untold: 0,
        }
    }

    /// How many indicators have a row.
    pub(super) fn seen(&self) -> usize {
        self.codes.len()
    }

    fn place(&self, sheet: &str, (row, column): (u32, u32)) -> Place {
        Place {
            file: self.file.to_owned(),
            sheet: Some(sheet.to_owned()),
            line: Some(row),
            column: Some(column),
        }
    }

    fn fault(&mut self, kind: ProblemKind, place: Place, message: String, hint: &str) {
        if MOST_PROBLEMS <= self.problems.len() {
            self.untold += 1;
            return;
        }
        self.problems.push(problem(kind, place, message, hint));
    }

    /// Reports cells that hold something and are not read.
    pub(super) fn not_read(&mut self, sheet: &str, cell: (u32, u32), message: String) {
        let hint = "move what belongs to an answer into its row and column, and remove the rest";
        let place = self.place(sheet, cell);
        let mut found = problem(ProblemKind::NotRead, place, message, hint);
        found.severity = Severity::Warning;
        self.problems.push(found);
    }

    /// Reads a sheet with decisions.
    pub(super) fn review(&mut self, sheet: &Sheet, layout: &Layout<'_>) {
        self.strange_columns(sheet, layout);
        let covered = self.merged(sheet, layout);
        let below = |row: &&Line| layout.header.number < row.number;
        for line in sheet.rows.iter().filter(below) {
            let mut cells = Cells {
                line,
                layout,
                covered: &covered,
                places: BTreeMap::new(),
            };
            let code = Column::Asked(Word::Code);
            let asked = |i: usize| {
                let question = cells.value(Column::Asked(Word::Question)).map(Value::text);
                question.is_some_and(|question| is_question(self.framework, i, &question))
            };
            let found = cells.value(code);
            let found = found.map(|value| indicator(self.framework, value, asked));
            if let Some(code) = &found {
                self.codes.insert(code.text.clone());
            }
            let filled = cells.filled();
            if filled.is_empty() {
                continue;
            }
            let known = [code, Column::Asked(Word::Question)]
                .into_iter()
                .chain(OPEN);
            for column in known {
                let at = layout.at(column).unwrap_or(1);
                let place = self.place(&sheet.name, (line.number, at));
                cells.places.insert(column, place);
            }
            match found {
                Some(Meaning {
                    unclear: Some(unclear),
                    ..
                }) => {
                    let place = cells.place(code);
                    self.fault(unclear.kind, place, unclear.message, unclear.hint);
                }
                Some(code) => self.row(code.text, &cells, &filled),
                None => {
                    for column in filled {
                        let text = cells.value(column).map(Value::text).unwrap_or_default();
                        let message = format!(
                            "`{}` stands under `{}` in a row without a code, and is not taken",
                            shorten(&text),
                            column.name()
                        );
                        let hint = "write the code of its indicator into the row";
                        self.fault(ProblemKind::NotRead, cells.place(column), message, hint);
                    }
                }
            }
        }
    }

    fn row(&mut self, code: String, cells: &Cells<'_>, filled: &[Column]) {
        let at = cells.place(Column::Asked(Word::Code));
        let before = self.problems.len() + self.untold;
        let mut row = Row {
            indicator: code.clone(),
            said: Vec::new(),
            faulty: 0,
        };
        if self.is_readable(&code, cells, filled) {
            row.said.extend(self.decision(&code, cells));
            row.said.extend(self.reply(&code, cells));
        }
        row.faulty = self.problems.len() + self.untold - before;
        let earlier = self.by_code.get(&code).copied();
        let Some(earlier) = earlier else {
            self.by_code.insert(code, self.rows.len());
            self.rows.push(row);
            self.at.push(at);
            return;
        };
        let acts = |row: &Row| row.said.iter().map(|it| it.act.clone()).collect::<Vec<_>>();
        if acts(&self.rows[earlier]) == acts(&row) {
            self.rows[earlier].faulty += row.faulty;
            return;
        }
        // Neither row is more right than the other.
        let first = self.at[earlier].clone();
        self.rows[earlier].faulty += self.rows[earlier].said.len() + row.said.len() + row.faulty;
        self.rows[earlier].said.clear();
        self.fault(
            ProblemKind::Duplicate,
            at,
            format!("`{code}` stands in two rows that differ, first at {first}; neither is taken"),
            "keep the row that is right",
        );
    }

    /// Whether the row is about the indicator that it was written for, and its cells hold
    /// what a person wrote.
    fn is_readable(&mut self, code: &str, cells: &Cells<'_>, filled: &[Column]) -> bool {
        let before = self.problems.len() + self.untold;
        let question = Column::Asked(Word::Question);
        match self.framework.indicator_position(code) {
            None => self.fault(
                ProblemKind::UnknownIndicator,
                cells.place(Column::Asked(Word::Code)),
                format!("the framework has no indicator `{}`", shorten(code)),
                "write the code as it was handed out",
            ),
            Some(position) => {
                let found = cells.value(question).map(Value::text).unwrap_or_default();
                let own = is_question(self.framework, position, &found);
                if cells.layout.has(question) && !own {
                    let found = shorten(&found);
                    let (message, hint) = if self.framework_changed {
                        (
                            format!(
                                "the question of `{code}` has another wording in the framework than in this workbook, which was written before the framework was changed: `{found}`; the row is not taken"
                            ),
                            "write the workbook anew, and see whether the decision holds for the question as it reads now",
                        )
                    } else {
                        (
                            format!(
                                "the question of `{code}` was changed: `{found}`; the row is not taken"
                            ),
                            "restore code and question as they were handed out, and see whether the row still belongs to it",
                        )
                    };
                    self.fault(
                        ProblemKind::AlteredText,
                        cells.place(question),
                        message,
                        hint,
                    );
                }
            }
        }
        for column in filled {
            let place = cells.place(*column);
            match cells.value(*column) {
                Some(Value::NotComputed) => self.fault(
                    ProblemKind::WrongType,
                    place,
                    "the cell holds a formula that no program has computed".to_owned(),
                    "write the text or number itself",
                ),
                Some(Value::Fault(word)) => self.fault(
                    ProblemKind::WrongType,
                    place,
                    format!("the cell holds `{word}`, an error of a formula"),
                    "write the text or number itself",
                ),
                Some(Value::TooLong(_)) => self.fault(
                    ProblemKind::TooLarge,
                    place,
                    "the cell holds more than 32767 characters".to_owned(),
                    "put long texts into a document, and name it",
                ),
                _ => {}
            }
        }
        self.problems.len() + self.untold == before
    }

    /// Reads further documents of replies.
    pub(super) fn evidence(&mut self, sheet: &Sheet, layout: &Layout<'_>) {
        let words = [
            Word::EvidenceTitle,
            Word::EvidenceLink,
            Word::EvidenceDate,
            Word::EvidenceNote,
        ];
        for line in sheet
            .rows
            .iter()
            .filter(|row| layout.header.number < row.number)
        {
            let value = |word: Word| line.value(layout.at(Column::Asked(word))?);
            let text = |word: Word| value(word).map(Value::text);
            let evidence = EvidenceDraft {
                title: text(words[0]),
                link: text(words[1]),
                consulted: value(words[2]).map(|value| consulted(value, self.calendar)),
                note: text(words[3]),
            };
            if evidence == EvidenceDraft::default() {
                continue;
            }
            let places = words.map(|word| {
                let at = layout.at(Column::Asked(word))?;
                Some(self.place(&sheet.name, (line.number, at)))
            });
            let at = layout.at(Column::Asked(Word::Code)).unwrap_or(1);
            let place = self.place(&sheet.name, (line.number, at));
            let code = value(Word::Code);
            let code = code.map(|value| indicator(self.framework, value, |_| false));
            let code = code.unwrap_or_default();
            if let Some(unclear) = code.unclear {
                self.fault(unclear.kind, place, unclear.message, unclear.hint);
                continue;
            }
            let code = code.text;
            self.more.push((code, place, evidence, places));
        }
    }

    /// Reports columns beneath which something stands, and which are none of ours.
    fn strange_columns(&mut self, sheet: &Sheet, layout: &Layout<'_>) {
        let mut found: BTreeMap<u32, (u32, String, usize)> = BTreeMap::new();
        for row in sheet
            .rows
            .iter()
            .filter(|row| layout.header.number < row.number)
        {
            for (at, value) in &row.cells {
                if layout.column(*at).is_none() {
                    let first = || (row.number, value.text(), 0);
                    found.entry(*at).or_insert_with(first).2 += 1;
                }
            }
        }
        for (at, (row, first, count)) in found {
            let name = layout.header.value(at).map(Value::text);
            let what = name.map_or_else(
                || "the column has no header".to_owned(),
                |name| format!("the column `{}` is no part of the review", shorten(&name)),
            );
            let message = format!(
                "{what}; cells that are not read: {count}, the first of them `{}`",
                shorten(&first)
            );
            self.not_read(&sheet.name, (row, at), message);
        }
    }

    /// Reports merged cells among those that are filled in. Returns the cells that are hidden
    /// beneath.
    fn merged(&mut self, sheet: &Sheet, layout: &Layout<'_>) -> BTreeSet<(u32, u32)> {
        let mut covered = BTreeSet::new();
        for range in &sheet.merged {
            let inside = |at: u32| range.left <= at && at <= range.right;
            let open = |at: u32| layout.column(at).is_some_and(is_open);
            let any = layout
                .columns
                .iter()
                .any(|(_, at)| inside(*at) && open(*at));
            if range.bottom <= layout.header.number || !any {
                continue;
            }
            let code = layout.at(Column::Asked(Word::Code)).unwrap_or(1);
            let (mut codes, mut hidden) = (Vec::new(), Vec::new());
            let from = sheet.rows.partition_point(|row| row.number < range.top);
            let to = sheet.rows.partition_point(|row| row.number <= range.bottom);
            for row in &sheet.rows[from..to.max(from)] {
                codes.extend(row.value(code).map(Value::text));
                for (at, value) in &row.cells {
                    let first = row.number == range.top && *at == range.left;
                    if !first && inside(*at) && open(*at) {
                        covered.insert((row.number, *at));
                        hidden.push(format!("`{}`", shorten(&value.text())));
                    }
                }
            }
            codes.truncate(20);
            let place = self.place(&sheet.name, (range.top, range.left));
            let message = merged_message(*range, &codes, &hidden);
            let hint = "unmerge the cells and decide on each indicator in its own row";
            self.fault(ProblemKind::MergedCells, place, message, hint);
        }
        covered
    }

    /// The rows and the problems, after further documents went to their replies.
    pub(super) fn end(mut self) -> (Vec<Row>, Problems) {
        for (code, place, evidence, cells) in std::mem::take(&mut self.more) {
            let row = self.by_code.get(&code).map(|at| &mut self.rows[*at]);
            let reply = row.and_then(|row| {
                let mut said = row.said.iter_mut();
                said.find(|said| matches!(said.act, ReviewAction::Reply { .. }))
            });
            let Some(said) = reply else {
                let (message, hint) = if code.is_empty() {
                    let message = "a document stands in a row without a code, and is not taken";
                    (
                        message.to_owned(),
                        "write the code of the answer that was replied to",
                    )
                } else {
                    let message = format!(
                        "`{}` has a document of a reply, and no reply",
                        shorten(&code)
                    );
                    (
                        message,
                        "write the reply on the sheet of the review, or correct the code",
                    )
                };
                self.fault(ProblemKind::MissingKey, place, message, hint);
                continue;
            };
            if let ReviewAction::Reply {
                evidence: known, ..
            } = &mut said.act
                && (MOST_COMPARED <= known.len() || !known.contains(&evidence))
            {
                known.push(evidence);
                said.evidence.push(cells);
            }
        }
        self.problems.sort_by_place();
        if 0 < self.untold {
            self.problems.error(
                ProblemKind::TooLarge,
                Pointer::root(),
                format!("{}: problems that are not told: {}", self.file, self.untold),
                "mend those that are told, and take the workbook in again",
            );
        }
        (self.rows, self.problems)
    }
}
