//! What was typed over locked cells?
//!
//! The cells of the framework are protected without a password, and other programs ignore that. What
//! is typed there is no answer, and it is named.

use super::super::cells::shorten;
use super::super::gathered::Gathered;
use super::super::meaning::answer;
use super::super::numeral::numeral;
use super::super::spreadsheet::Value;
use super::LastTime;
use crate::questionnaire::answers::{NamePrecedence, same};
use crate::questionnaire::guidance_text;
use crate::source_map::Cell;
use cpi_model::Pointer;
use cpi_model::code::NOT_APPLICABLE;
use cpi_model::framework::IndicatorMeasure;
use cpi_model::matching::fold;
use cpi_model::{Framework, ProblemKind, Severity};

/// The locked cells of a row that hold something else than they were handed out with.
#[derive(Default)]
pub(super) struct Locked {
    /// How many rows have guidance.
    rows: usize,
    /// The guidance that is another: its cell, the position of the question, and the text.
    changed: Vec<(Cell, usize, String)>,
}

/// How many questions may have other guidance before the program is thought to be the reason.
const FEW: usize = 3;

impl Locked {
    /// Looks at the guidance of a question.
    pub(super) fn guidance(
        &mut self,
        gathered: &mut Gathered<'_>,
        position: usize,
        (value, cell): (&Value, Cell),
    ) {
        let framework = gathered.framework;
        let text = value.text();
        let mut languages = framework.draft().languages.iter();
        self.rows += 1;
        let lists = !framework.draft().indicators[position].lists.is_empty();
        let handed_out = |language: &String| {
            let guidance = guidance_text(framework, position, language);
            lists && with_lists(framework, position, &guidance, &text) || same(&guidance, &text)
        };
        if languages.any(handed_out) {
            return;
        }
        if is_answer(framework, position, value) {
            typed_over(gathered, position, (value, cell), "the guidance");
        } else {
            self.changed.push((cell, position, text));
        }
    }

    /// Reports guidance that was changed. A framework with another text, or another version of this
    /// program, has other guidance everywhere; then it cannot be said what was changed.
    pub(super) fn report(self, gathered: &mut Gathered<'_>) {
        let states = gathered.draft.framework.as_ref();
        let states = states.is_some_and(|framework| framework.sha256.is_some());
        let most = self.rows < 2 * self.changed.len() && FEW < self.changed.len();
        if !states || gathered.framework_changed() || most {
            return;
        }
        for (cell, position, text) in self.changed {
            let code = gathered.framework.indicators()[position].code();
            let message = format!("the guidance of `{code}` was changed: `{}`", shorten(&text));
            gathered.report(
                Severity::Warning,
                ProblemKind::AlteredText,
                (cell, Pointer::root()),
                message,
                "restore it; if something was to be said there, write it as the answer or the comment",
            );
        }
    }
}

/// Whether a text is the guidance and, below it, the lists of units that the question means, a line each. Which
/// names they held when the workbook was written is not known here.
fn with_lists(framework: &Framework, position: usize, guidance: &str, text: &str) -> bool {
    let lists = &framework.draft().indicators[position].lists;
    let begins_with_list = |rest: &str| {
        lists.iter().any(|list| {
            let names = fold(rest).strip_prefix(&*fold(list)).map(str::to_owned);
            names.is_some_and(|names| names.starts_with(" (") && names.contains("): "))
        })
    };
    let mut lines: Vec<&str> = text.lines().collect();
    while lines
        .last()
        .is_some_and(|line| line.trim().is_empty() || begins_with_list(line))
    {
        lines.pop();
    }
    let above = lines.join("\n");
    if above == guidance || fold(&above) == fold(guidance) {
        return true;
    }
    // A program that knows no lines within a cell puts them behind each other.
    !text.contains('\n')
        && fold(text)
            .strip_prefix(&*fold(guidance))
            .is_some_and(|rest| begins_with_list(rest.trim_start()))
}

/// Looks at the answer of last time beside a question.
pub(super) fn last_time(
    gathered: &mut Gathered<'_>,
    position: usize,
    (value, cell): (&Value, Cell),
    last: &LastTime,
) {
    let framework = gathered.framework;
    let code = framework.indicators()[position].code();
    // Without the sheet of last time it cannot be said what was there.
    if last.is_empty() {
        return;
    }
    let was = last.get(code).and_then(|settled| settled.shown.as_ref());
    let text = value.text();
    let first = Value::Text(text.lines().next().unwrap_or_default().to_owned());
    let now = [value, &first];
    let as_handed_out = |was: &Value| {
        // Nearly all are, to the letter.
        if now.contains(&was) {
            return true;
        }
        let means = |value: &Value| answer(framework, code, value, NamePrecedence::Labels).text;
        let was = means(was);
        now.iter().any(|now| means(now) == was)
    };
    if was.is_some_and(as_handed_out) {
        return;
    }
    typed_over(gathered, position, (value, cell), "the answer of last time");
}

fn typed_over(
    gathered: &mut Gathered<'_>,
    position: usize,
    (value, cell): (&Value, Cell),
    what: &str,
) {
    let code = gathered.framework.indicators()[position].code();
    let message = format!(
        "`{}` is typed over {what} of `{code}`, and is not taken as its answer",
        shorten(&value.text())
    );
    gathered.report(
        Severity::Warning,
        ProblemKind::AlteredText,
        (cell, Pointer::root()),
        message,
        "if it is meant as the answer, write it under `Answer`",
    );
}

/// Whether a cell holds nothing but an answer to a question.
fn is_answer(framework: &Framework, position: usize, value: &Value) -> bool {
    let question = &framework.indicators()[position];
    let meaning = answer(framework, question.code(), value, NamePrecedence::Labels);
    match question.measure() {
        IndicatorMeasure::Checklist(list) => {
            list.position(&meaning.text).is_some()
                || meaning.text == NOT_APPLICABLE
                || meaning.unclear.is_some()
        }
        IndicatorMeasure::Quantity(_) => numeral(&meaning.text).is_some(),
    }
}
