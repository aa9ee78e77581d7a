//! What does each row say?

use super::super::cells::shorten;
use super::super::gathered::{EvidenceCells, Gathered, RowInput};
use super::super::meaning::{Meaning, Unclear, answer, consulted, indicator};
use super::super::numeral::numeral;
use super::super::spreadsheet::{Calendar, Range, Row, Sheet, Value};
use super::LastTime;
use super::columns::{Layout, OPEN};
use super::locked::{self, Locked};
use crate::questionnaire::answers::{NamePrecedence, fold};
use crate::questionnaire::is_question;
use crate::questionnaire::words::Word;
use crate::source_map::Cell;
use cpi_model::Pointer;
use cpi_model::code::NOT_APPLICABLE;
use cpi_model::draft::EvidenceDraft;
use cpi_model::framework::IndicatorMeasure;
use cpi_model::word_diff;
use cpi_model::{Framework, ProblemKind, Severity};
use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;

/// A row of a sheet with its columns.
struct Line<'a> {
    sheet: usize,
    row: &'a Row,
    layout: &'a Layout,
}

impl Line<'_> {
    fn cell(&self, column: u32) -> Cell {
        Cell {
            sheet: self.sheet,
            row: self.row.number,
            column,
        }
    }

    /// The value of a column, and its cell.
    fn get(&self, word: Word) -> Option<(&Value, Cell)> {
        let column = self.layout.column(word)?;
        let value = self.row.value(column)?;
        Some((value, self.cell(column)))
    }

    /// The code of the row's indicator, its cell, and why it is not clear, if it is not.
    fn code(&self, framework: &Framework) -> Option<(String, Cell, Option<Unclear>)> {
        let (value, cell) = self.get(Word::Code)?;
        let question = self.get(Word::Question).map(|(value, _)| value.text());
        let asked = |i: usize| {
            let question = question.as_ref();
            question.is_some_and(|question| is_question(framework, i, question))
        };
        let Meaning { text, unclear } = indicator(framework, value, asked);
        (!text.is_empty()).then_some((text, cell, unclear))
    }

    fn text(&self, word: Word) -> Option<(String, Cell)> {
        self.get(word).map(|(value, cell)| (value.text(), cell))
    }

    /// The evidence of the row, if it names any.
    fn evidence(&self, calendar: Calendar) -> Option<(EvidenceDraft, EvidenceCells)> {
        let title = self.text(Word::EvidenceTitle);
        let link = self.text(Word::EvidenceLink);
        let day = self.get(Word::EvidenceDate);
        let note = self.text(Word::EvidenceNote);
        let cells = [
            title.as_ref().map(|(_, cell)| *cell),
            link.as_ref().map(|(_, cell)| *cell),
            day.map(|(_, cell)| cell),
            note.as_ref().map(|(_, cell)| *cell),
        ];
        let evidence = EvidenceDraft {
            title: title.map(|(text, _)| text),
            link: link.map(|(text, _)| text),
            consulted: day.map(|(value, _)| consulted(value, calendar)),
            note: note.map(|(text, _)| text),
        };
        (evidence != EvidenceDraft::default()).then_some((evidence, cells))
    }

    /// A cell of the comment or the evidence that holds nothing but an answer to the question,
    /// and what to say of it.
    fn answer_elsewhere(&self, framework: &Framework, position: usize) -> Option<(Cell, String)> {
        let question = &framework.indicators()[position];
        let code = question.code();
        OPEN.into_iter().find_map(|word| {
            if matches!(word, Word::Same | Word::Answer) {
                return None;
            }
            let (value, cell) = self.get(word)?;
            let Meaning { text, unclear } = answer(framework, code, value, NamePrecedence::Labels);
            let is_answer = match question.measure() {
                IndicatorMeasure::Checklist(list) => {
                    list.position(&text).is_some() || text == NOT_APPLICABLE
                }
                // A number may be the page of a law.
                IndicatorMeasure::Quantity(_) => {
                    word == Word::Comment && numeral(&text).is_some()
                }
            };
            (is_answer || unclear.is_some()).then(|| {
                let message = format!(
                    "`{}` under `{}` is an answer to `{code}`, and its answer is empty; it does not count as one",
                    shorten(&value.text()),
                    word.text("en"),
                );
                (cell, message)
            })
        })
    }

    /// Reports texts that are longer than a cell can be.
    fn too_long(&self, gathered: &mut Gathered<'_>) {
        for (value, cell) in OPEN.into_iter().filter_map(|word| self.get(word)) {
            if matches!(value, Value::TooLong(_)) {
                gathered.report(
                    Severity::Error,
                    ProblemKind::TooLarge,
                    (cell, Pointer::root()),
                    "the cell holds more than 32767 characters, and the rest of them is not taken"
                        .to_owned(),
                    "put long texts into a document, and name it as evidence",
                );
            }
        }
    }

    /// Reports every filled cell of a row that belongs to no question.
    fn without_code(&self, gathered: &mut Gathered<'_>) {
        for (word, (value, cell)) in OPEN
            .into_iter()
            .filter_map(|word| Some((word, self.get(word)?)))
        {
            gathered.report(
                Severity::Error,
                ProblemKind::NotRead,
                (cell, Pointer::root()),
                format!(
                    "`{}` stands under `{}` in a row without a code, and is not taken",
                    shorten(&value.text()),
                    word.text("en")
                ),
                "write the code of its question into the row; a row with the code of another adds evidence to it",
            );
        }
    }
}

fn lines<'a>(
    number: usize,
    sheet: &'a Sheet,
    layout: &'a Layout,
) -> impl Iterator<Item = Line<'a>> {
    let below = move |row: &&Row| layout.header < row.number;
    sheet.rows.iter().filter(below).map(move |row| Line {
        sheet: number,
        row,
        layout,
    })
}

/// Reads what an earlier round settled, as it was handed out.
pub(super) fn last_time(
    sheet: &Sheet,
    layout: &Layout,
    framework: &Framework,
    calendar: Calendar,
    last: &mut LastTime,
) {
    for line in lines(0, sheet, layout) {
        let Some((code, _, None)) = line.code(framework) else {
            continue;
        };
        let shown = line.get(Word::LastTime);
        let settled = last.entry(code).or_default();
        settled.shown = settled
            .shown
            .take()
            .or(shown.map(|(value, _)| value.clone()));
        let evidence = line.evidence(calendar).map(|(evidence, _)| evidence);
        settled.evidence.extend(evidence);
    }
}

/// Reads the answers of a section.
pub(super) fn section(
    gathered: &mut Gathered<'_>,
    number: usize,
    sheet: &Sheet,
    layout: &Layout,
    last: &LastTime,
    asked: &mut BTreeSet<usize>,
) {
    let covered = merged(gathered, number, sheet, layout);
    let framework = gathered.framework;
    let whose = LazyCell::new(|| questions(framework));
    let mut locked = Locked::default();
    for line in lines(number, sheet, layout) {
        line.too_long(gathered);
        let framework = gathered.framework;
        let Some((code, code_cell, unclear)) = line.code(framework) else {
            line.without_code(gathered);
            continue;
        };
        if let Some(unclear) = unclear {
            gathered.unclear(code_cell, unclear);
            continue;
        }
        let position = framework.indicator_position(&code);
        asked.extend(position);
        let free = |cell: &Cell| !covered.contains(&(cell.row, cell.column));
        let mut said = RowInput {
            code: (code.clone(), code_cell),
            answer: line
                .get(Word::Answer)
                .filter(|(_, cell)| free(cell))
                .map(|(value, cell)| {
                    (
                        answer(framework, &code, value, NamePrecedence::Labels),
                        cell,
                    )
                }),
            comment: line.text(Word::Comment).filter(|(_, cell)| free(cell)),
            evidence: line.evidence(gathered.calendar).into_iter().collect(),
        };
        let clash = same_as_last_time(&line, framework, &code, last, &mut said);
        let mistaken = match (position, &said.answer) {
            (Some(position), None) if line.get(Word::Answer).is_none() => {
                line.answer_elsewhere(framework, position)
            }
            _ => None,
        };
        let says = said.answer.is_some() || said.comment.is_some() || !said.evidence.is_empty();
        let cell = said.answer.as_ref().map_or(code_cell, |(_, cell)| *cell);
        let path = if says {
            Pointer::entry("answers", gathered.say(said))
        } else {
            Pointer::root()
        };
        if let Some((cell, message)) = mistaken {
            gathered.report(
                Severity::Warning,
                ProblemKind::MissingKey,
                (cell, path.clone()),
                message,
                "move it to the answer, or write a sentence if it is meant as it stands",
            );
        }
        if let Some((message, hint)) = clash {
            let at = line.get(Word::Same).map_or(cell, |(_, cell)| cell);
            let kind = ProblemKind::Contradiction;
            gathered.report(Severity::Error, kind, (at, path.clone()), message, hint);
        }
        if let Some(position) = position {
            if let Some(cell) = line.get(Word::Guidance) {
                locked.guidance(gathered, position, cell);
            }
            if let Some(cell) = line.get(Word::LastTime) {
                locked::last_time(gathered, position, cell, last);
            }
        }
        match position {
            Some(position) => wording(gathered, &line, position, path, says, &whose),
            // What was said is for the check to refuse; a code alone is not.
            None if !says => gathered.report(
                Severity::Error,
                ProblemKind::UnknownIndicator,
                (code_cell, path),
                format!("the framework has no indicator `{}`", shorten(&code)),
                "write the code as it was handed out",
            ),
            None => {}
        }
    }
    locked.report(gathered);
}

/// Takes the answer of last time where the assessor confirmed it. Returns what is wrong
/// with that.
fn same_as_last_time(
    line: &Line<'_>,
    framework: &Framework,
    code: &str,
    last: &LastTime,
    said: &mut RowInput,
) -> Option<(String, &'static str)> {
    let (same, cell) = line.text(Word::Same)?;
    if !Word::SameYes.is(&same) {
        return Some((
            format!(
                "`{}` is no answer to “same as last time?”; allowed is `{}`, or nothing",
                shorten(&same),
                Word::SameYes.text("en")
            ),
            "choose from the list, or write the new answer under `Answer`",
        ));
    }
    let settled = last.get(code);
    let Some((shown, settled)) = settled.and_then(|it| Some((it.shown.as_ref()?, it))) else {
        return Some((
            format!(
                "`{code}` is confirmed as last time, but the workbook has no answer of last time"
            ),
            "choose an answer, or empty the cell",
        ));
    };
    let was = answer(framework, code, shown, NamePrecedence::Labels).text;
    match &said.answer {
        Some((now, _)) if now.text != was => Some((
            format!(
                "`{code}` is confirmed as last time, `{was}`, and answered `{}`",
                now.text
            ),
            "empty one of the two cells",
        )),
        _ => {
            said.answer.get_or_insert_with(|| (was.into(), cell));
            let taken = settled.evidence.iter().map(|each| {
                let cells: EvidenceCells = [Some(cell), None, None, None];
                (each.clone(), cells)
            });
            said.evidence.extend(taken);
            None
        }
    }
}

/// Reports a question that does not read as the framework has it, in any language.
fn wording(
    gathered: &mut Gathered<'_>,
    line: &Line<'_>,
    position: usize,
    path: Pointer,
    says: bool,
    whose: &impl Deref<Target = BTreeMap<String, usize>>,
) {
    let Some(column) = line.layout.column(Word::Question) else {
        return;
    };
    let found = line.row.value(column).map(Value::text).unwrap_or_default();
    let framework = gathered.framework;
    if is_question(framework, position, &found) {
        return;
    }
    let code = framework.indicators()[position].code();
    let whose = whose.get(&fold(&found)).copied();
    let restore =
        "restore code and question as they were handed out, and see whether the answer still holds";
    let (message, hint) = match whose {
        Some(other) => (
            format!(
                "the question beside `{code}` is that of `{}`",
                framework.indicators()[other].code()
            ),
            restore,
        ),
        None if found.trim().is_empty() => (format!("the question of `{code}` is gone"), restore),
        // The sheets are locked, so that it is the framework that has changed.
        None if gathered.framework_changed() => (
            format!(
                "the question of `{code}` has another wording in the framework than in this workbook, which was handed out before the framework was changed: {}",
                word_diff::marked(&found, &question_now(framework, position, &found))
            ),
            "ask the assessor whether the answer holds for the question as it reads now; if it does, write that question into the workbook, and if not, let it be answered anew",
        ),
        None => (
            format!(
                "the question of `{code}` was changed: `{}`",
                shorten(&found)
            ),
            restore,
        ),
    };
    let severity = if says {
        Severity::Error
    } else {
        Severity::Warning
    };
    gathered.report(
        severity,
        ProblemKind::AlteredText,
        (line.cell(column), path),
        message,
        hint,
    );
}

/// The question as the framework has it now: of its languages, the one that has most words in common
/// with what was found.
fn question_now(framework: &Framework, position: usize, found: &str) -> String {
    let words: BTreeSet<String> = found.split_whitespace().map(fold).collect();
    let texts = framework.draft().indicators[position].question.values();
    let common = |text: &&String| {
        let all = text.split_whitespace();
        all.filter(|word| words.contains(&fold(word))).count()
    };
    texts.max_by_key(common).cloned().unwrap_or_default()
}

/// The indicators by their questions, as they are compared.
fn questions(framework: &Framework) -> BTreeMap<String, usize> {
    let mut whose = BTreeMap::new();
    for (position, draft) in framework.draft().indicators.iter().enumerate() {
        for text in draft.question.values() {
            whose.entry(fold(text)).or_insert(position);
        }
    }
    whose
}

/// Reports merged cells among those that are filled in, and values that are hidden beneath.
/// Returns the cells that are.
fn merged(
    gathered: &mut Gathered<'_>,
    number: usize,
    sheet: &Sheet,
    layout: &Layout,
) -> BTreeSet<(u32, u32)> {
    let mut covered = BTreeSet::new();
    for range in &sheet.merged {
        let open = |column: u32| layout.word(column).is_some_and(|word| OPEN.contains(&word));
        let columns = range.left..=range.right.min(range.left.saturating_add(100));
        if range.bottom <= layout.header || !columns.clone().any(open) {
            continue;
        }
        let code = |row: &Row| {
            let column = layout.column(Word::Code)?;
            row.value(column).map(Value::text)
        };
        let from = sheet.rows.partition_point(|row| row.number < range.top);
        let to = sheet.rows.partition_point(|row| row.number <= range.bottom);
        let rows = &sheet.rows[from..to.max(from)];
        let codes: Vec<String> = rows.iter().filter_map(code).take(20).collect();
        let mut hidden = Vec::new();
        for row in rows {
            for (column, value) in &row.cells {
                let first = row.number == range.top && *column == range.left;
                if !first && range.left <= *column && *column <= range.right && open(*column) {
                    covered.insert((row.number, *column));
                    hidden.push(format!("`{}`", shorten(&value.text())));
                }
            }
        }
        let cell = Cell {
            sheet: number,
            row: range.top,
            column: range.left,
        };
        let message = merged_message(*range, &codes, &hidden);
        gathered.report(
            Severity::Error,
            ProblemKind::MergedCells,
            (cell, Pointer::root()),
            message,
            "unmerge the cells and answer each question in its own row",
        );
    }
    covered
}

pub(in crate::read) fn merged_message(range: Range, codes: &[String], hidden: &[String]) -> String {
    let letters = cpi_model::problem::column_letters;
    let mut message = format!(
        "{}{}:{}{} are merged; what stands there counts for the first row alone",
        letters(range.left),
        range.top,
        letters(range.right),
        range.bottom
    );
    if 1 < codes.len() {
        let others: Vec<String> = codes[1..].iter().map(|code| format!("`{code}`")).collect();
        message = format!("{message}, not for {}", others.join(", "));
    }
    if !hidden.is_empty() {
        message = format!(
            "{message}; hidden beneath and not taken: {}",
            hidden.join(", ")
        );
    }
    message
}

/// Reads further evidence.
pub(super) fn evidence(gathered: &mut Gathered<'_>, number: usize, sheet: &Sheet, layout: &Layout) {
    merged(gathered, number, sheet, layout);
    for line in lines(number, sheet, layout) {
        line.too_long(gathered);
        let Some(evidence) = line.evidence(gathered.calendar) else {
            continue;
        };
        let Some((code, cell, unclear)) = line.code(gathered.framework) else {
            line.without_code(gathered);
            continue;
        };
        if let Some(unclear) = unclear {
            gathered.unclear(cell, unclear);
            continue;
        }
        let code = (code, cell);
        let known = gathered.answer_of(&code.0);
        let at = gathered.say(RowInput {
            code: code.clone(),
            evidence: vec![evidence],
            ..RowInput::default()
        });
        if known.is_none() && gathered.framework.indicator_position(&code.0).is_some() {
            gathered.report(
                Severity::Warning,
                ProblemKind::MissingKey,
                (code.1, Pointer::entry("answers", at)),
                format!("`{}` has evidence and no answer", code.0),
                "answer the question, or correct the code",
            );
        }
    }
}
