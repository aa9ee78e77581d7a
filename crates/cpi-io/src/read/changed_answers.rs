//! Which answers does a file change? One a line, `INDICATOR=ANSWER`, such as the what-if page of a site saves.

use super::text::{one, place, problem, text};
use cpi_model::{ProblemKind, Problems};

/// How a line is written.
const FORM: &str = "INDICATOR=ANSWER";

/// Reads changed answers: pairs of an indicator and its answer, in the order of the file. Empty lines and those
/// that begin with `#` are passed over.
///
/// # Errors
///
/// All problems: a line of another form, an indicator that is changed twice, a file without a change.
///
/// # Examples
///
/// ```
/// let changes = cpi_io::read::changed_answers("what-if.txt", b"# XAA\n19.1 = yes\n").unwrap();
/// assert_eq!(changes, [("19.1".to_owned(), "yes".to_owned())]);
/// let problems = cpi_io::read::changed_answers("what-if.txt", b"19.1 yes\n19.2 no\n").unwrap_err();
/// assert_eq!(problems.len(), 2);
/// ```
pub fn changed_answers(file: &str, bytes: &[u8]) -> Result<Vec<(String, String)>, Problems> {
    let text = text(file, bytes)?;
    let mut problems = Problems::new();
    let mut changes: Vec<(String, String)> = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let place = place(file, at + 1, 1);
        let pair = line.split_once('=').map(|(a, b)| (a.trim(), b.trim()));
        match pair {
            Some((indicator, answer)) if !indicator.is_empty() && !answer.is_empty() => {
                if changes.iter().any(|(changed, _)| changed == indicator) {
                    problems.push(problem(
                        ProblemKind::Duplicate,
                        place,
                        format!("`{indicator}` is changed in an earlier line, too"),
                        "keep one of the lines",
                    ));
                }
                changes.push((indicator.to_owned(), answer.to_owned()));
            }
            _ => problems.push(problem(
                ProblemKind::Syntax,
                place,
                format!("`{line}` is not of the form {FORM}"),
                "write the code of an indicator, `=` and the code of an answer, such as `19.1=yes`; a line that begins with `#` is a comment",
            )),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    if changes.is_empty() {
        return Err(one(
            ProblemKind::Empty,
            place(file, 1, 1),
            format!("the file changes no answer: no line is of the form {FORM}"),
            "write a line for each changed answer, such as `19.1=yes`",
        ));
    }
    Ok(changes)
}
