//! Where does text go? Results to the standard output, everything else to the standard
//! error; a reader that has gone away is no failure.
//!
//! What people read passes through [`visible`], whether it goes to a terminal, into a pipe or
//! into a file, so that nothing in an answer commands a terminal or hides; what programs read
//! is exact.

use crate::args::{Format, ReportFormat};
use crate::failure::Failure;
use crate::pdf::pdf;
use cpi_model::characters::visible;
use cpi_model::language::Words;
use cpi_model::{ProblemKind, Problems, Severity};
use cpi_report::write::{self, Options};
use cpi_report::{Block, Column, Context, Kind, Remedy, Report, ReportOptions, Table};
use cpi_scoring::document::Document;
use std::collections::BTreeMap;
use std::io::{BufWriter, ErrorKind, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Prints a result for people.
pub(crate) fn result(text: &str) -> Result<(), Failure> {
    exact(&visible(text))
}

/// Prints a result document in a format: its table for programs, its report for people.
pub(crate) fn document(
    document: &Document,
    format: Format,
    shown: &ReportOptions,
    context: &Context<'_>,
) -> Result<(), Failure> {
    match format {
        Format::Json => streamed(|to| document.write_json(to)),
        Format::Csv => exact(&write::csv(&cpi_report::table(document, shown, context)?)),
        Format::Table | Format::Markdown | Format::Docx | Format::Pdf => {
            report(format, &cpi_report::report(document, shown, context)?)
        }
    }
}

/// Prints a report for people.
pub(crate) fn report(format: Format, report: &Report) -> Result<(), Failure> {
    match format {
        // Readers of a document may not have the command, so remarks do not name it.
        Format::Docx => binary(&write::docx(report, &Options::default())),
        // Where no file is named, no PDF is made in vain.
        Format::Pdf if file().is_none() => binary(&[]),
        Format::Pdf => binary(&pdf(report)?),
        _ => result(&written(format == Format::Markdown, report)),
    }
}

/// Prints a report as a page of HTML.
pub(crate) fn page(report: &Report) -> Result<(), Failure> {
    let options = Options {
        width: None,
        remedies: Some(remedy),
    };
    exact(&write::html(report, &options))
}

/// A report as text: in Markdown, or as it is read on a terminal.
pub(crate) fn written(in_markdown: bool, report: &Report) -> String {
    let options = Options {
        width: None,
        remedies: Some(remedy),
    };
    if in_markdown {
        write::markdown(report, &options)
    } else {
        write::terminal(report, &options)
    }
}

cpi_model::words! {
    /// How the command words what a reader of a report may do.
    enum RemedyWord: "remedy" {
        /// Ask for all rows.
        AllRows = "remedy-all-rows",
        /// Ask for the data.
        Data = "remedy-data",
        /// Ask for one country.
        OneCountry = "remedy-one-country",
        /// Ask for every step.
        EveryStep = "remedy-every-step",
        /// Ask how a score came about.
        Explain = "remedy-explain",
        /// Ask for groups by likeness of profile.
        GroupByLikeness = "remedy-group-by-likeness",
        /// Anything else.
        Other = "remedy-other",
    }
}

fn remedy(remedy: Remedy, words: Words<'_>) -> String {
    let word = match remedy {
        Remedy::AllRows => RemedyWord::AllRows,
        Remedy::Data => RemedyWord::Data,
        Remedy::OneCountry => RemedyWord::OneCountry,
        Remedy::EveryStep => RemedyWord::EveryStep,
        Remedy::Explain => RemedyWord::Explain,
        Remedy::GroupByLikeness => RemedyWord::GroupByLikeness,
        _ => RemedyWord::Other,
    };
    words.text(word).to_owned()
}

/// Where results go if `--output` names a file: they are gathered, and the file is written at the
/// end, so that it is replaced whole or not at all.
static FILE: Mutex<Option<Gathered>> = Mutex::new(None);

/// Results on their way to a file.
struct Gathered {
    file: PathBuf,
    bytes: Vec<u8>,
    /// Whether they report a change that is recorded.
    recorded: bool,
    /// Whether the file was written already, piece by piece.
    written: bool,
}

/// Gathers results for a file instead of printing them; `-` prints.
pub(crate) fn redirect(file: Option<PathBuf>) {
    let file = file.filter(|file| file.as_os_str() != "-");
    *gathered() = file.map(|file| Gathered {
        file,
        bytes: Vec::new(),
        recorded: false,
        written: false,
    });
}

/// The file that results go to, if they go to one.
pub(crate) fn file() -> Option<PathBuf> {
    gathered().as_ref().map(|it| it.file.clone())
}

/// Writes the collected results to the output file. If the command failed, only the changes that it recorded are
/// written; otherwise an existing file stays as it was.
pub(crate) fn finish(succeeded: bool) -> Result<(), Failure> {
    let Some(it) = gathered().take() else {
        return Ok(());
    };
    if !succeeded && !it.recorded {
        return Ok(());
    }
    if it.written {
        return Ok(());
    }
    if it.bytes.is_empty() {
        note(&format!(
            "nothing was printed, so {} was not written",
            it.file.display()
        ));
        return Ok(());
    }
    cpi_io::folder::write_atomic(&it.file, &it.bytes).map_err(|error| {
        if it.recorded {
            Failure::WriteDone(error)
        } else {
            error.into()
        }
    })
}

/// Writes a workbook or a document, which has no place on a screen.
pub(crate) fn binary(bytes: &[u8]) -> Result<(), Failure> {
    match gathered().as_mut() {
        Some(it) => {
            it.bytes.extend_from_slice(bytes);
            Ok(())
        }
        None => Err(Failure::NotThere(
            "workbooks and documents are written to a file; name it with --output FILE".to_owned(),
        )),
    }
}

fn gathered() -> MutexGuard<'static, Option<Gathered>> {
    FILE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Prints a result for programs, byte for byte: JSON, CSV and the like.
pub(crate) fn exact(text: &str) -> Result<(), Failure> {
    if let Some(it) = gathered().as_mut() {
        it.bytes.extend_from_slice(text.as_bytes());
        return Ok(());
    }
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::Print(error)),
        _ => Ok(()),
    }
}

/// Prints a whole result for programs piece by piece, such as a document in JSON, whose text can be larger than the
/// memory. A file is written at once, and completely or not at all.
pub(crate) fn streamed(
    mut write: impl FnMut(&mut dyn Write) -> std::io::Result<()>,
) -> Result<(), Failure> {
    if let Some(file) = file() {
        cpi_io::folder::write_atomic_with(&file, write)?;
        if let Some(it) = gathered().as_mut() {
            it.written = true;
        }
        return Ok(());
    }
    let mut out = BufWriter::new(std::io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::Print(error)),
        _ => Ok(()),
    }
}

/// Prints for people what a command has recorded. Where that fails, the change is recorded all the
/// same.
pub(crate) fn done(text: &str) -> Result<(), Failure> {
    done_exactly(&visible(text))
}

/// Prints for programs what a command has recorded.
pub(crate) fn done_exactly(text: &str) -> Result<(), Failure> {
    if let Some(it) = gathered().as_mut() {
        it.recorded = true;
    }
    exact(text).map_err(|failure| match failure {
        Failure::Print(error) => Failure::PrintDone(error),
        other => other,
    })
}

/// Says something that is no result.
pub(crate) fn note(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{}", visible(text));
}

/// Says why a command failed.
pub(crate) fn error(failure: &Failure) {
    match failure {
        Failure::Folder(cpi_io::FolderError::Problems(problems)) => self::problems(problems),
        other => {
            let hint = other.hint().map(|hint| format!("\n  hint: {hint}"));
            note(&format!("error: {other}{}", hint.unwrap_or_default()));
        }
    }
}

/// Says how the command is used, or what is wrong with its arguments, which are repeated.
pub(crate) fn usage(error: &clap::Error) -> ExitCode {
    let plain = error.render().to_string();
    let shown = visible(&plain);
    if shown == plain {
        // Nothing in it commands a terminal: it may be in colour.
        let _ = error.print();
    } else if error.use_stderr() {
        note(shown.trim_end());
    } else {
        let _ = result(&shown);
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

/// Lists problems and counts them.
pub(crate) fn problems(problems: &Problems) {
    if !problems.is_empty() {
        let count = problems.len();
        note(&format!("{}\n\nProblems: {count}", with_commands(problems)));
    }
}

/// Problems whose hints name the command that helps, which the libraries do not know.
fn with_commands(problems: &Problems) -> Problems {
    let mut named = Problems::new();
    for problem in problems {
        let mut problem = problem.clone();
        if let Some(command) = command_for(problem.kind) {
            problem.hint = format!("{}; {command}", problem.hint);
        }
        named.push(problem);
    }
    named
}

fn command_for(kind: ProblemKind) -> Option<&'static str> {
    Some(match kind {
        ProblemKind::MissingText => {
            "`cpi framework translation export` writes a table for a translator"
        }
        ProblemKind::BrokenHistory => {
            "`cpi verify INDEX` says what a history holds, and with `--mend` finishes a write that was cut off"
        }
        ProblemKind::Leftover => "`cpi verify INDEX --mend` does so now",
        ProblemKind::ReplacedAnswer => "`--take-reverts` allows them",
        ProblemKind::RedactedText => "`--take-redacted` allows them",
        ProblemKind::AmbiguousOption => "`cpi check INDEX` lists them",
        _ => return None,
    })
}

/// Lists problems beside a result: errors in full, but of each kind of warning the first few,
/// since whoever asks for scores wants to see the scores; and says where the others are.
pub(crate) fn warnings(problems: &Problems, others: &str) {
    const SHOWN: usize = 3;
    let mut counts: BTreeMap<ProblemKind, usize> = BTreeMap::new();
    let mut shown = Problems::new();
    for problem in problems {
        if problem.severity == Severity::Warning {
            let count = counts.entry(problem.kind).or_default();
            *count += 1;
            if SHOWN < *count {
                continue;
            }
        }
        shown.push(problem.clone());
    }
    let left_out: Vec<String> = counts
        .iter()
        .filter(|(_, count)| SHOWN < **count)
        .map(|(kind, count)| format!("{} more of {kind}", count - SHOWN))
        .collect();
    if left_out.is_empty() {
        return self::problems(problems);
    }
    let shown = with_commands(&shown);
    note(&format!(
        "{shown}\n{}; {others}\n\nProblems: {}",
        left_out.join(", "),
        problems.len()
    ));
}

/// Prints problems, and behind them the counts where there are any; the exit code says
/// whether an error is among them.
pub(crate) fn checked(
    counts: &str,
    problems: &Problems,
    format: ReportFormat,
) -> Result<ExitCode, Failure> {
    match format {
        ReportFormat::Json => exact(&cpi_model::provenance::canonical_json(problems))?,
        ReportFormat::Table => {
            if !problems.is_empty() {
                result(&format!("{problems}\n\nProblems: {}\n", problems.len()))?;
            }
            result(counts)?;
        }
    }
    Ok(if problems.any_error() {
        ExitCode::from(1)
    } else {
        ExitCode::SUCCESS
    })
}

/// A table for people. What a cell holds is on one line.
pub(crate) fn table(header: &[&str], rows: &[Vec<String>], right_from: usize) -> String {
    let columns = header.iter().enumerate().map(|(at, heading)| {
        let kind = if at < right_from {
            Kind::Text
        } else {
            Kind::Number
        };
        Column::shown(*heading, kind)
    });
    let cells = |row: &Vec<String>| row.iter().map(|cell| cell.as_str().into()).collect();
    let table = Table::shown(columns.collect()).with_rows(rows.iter().map(cells));
    let mut report = Report::new("", "en");
    report.blocks.push(Block::Table(table));
    written(false, &report)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_files_of_words_have_what_the_command_says() {
        let faults = cpi_model::language::key_faults::<super::RemedyWord>();
        assert_eq!(faults, Vec::<String>::new());
    }
}
