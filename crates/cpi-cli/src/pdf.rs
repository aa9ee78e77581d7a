//! How does a report become a PDF? By the program `cpi-pdf`, which is built on its own (decision 0033).

use crate::failure::Failure;
use cpi_report::Report;
use cpi_report::write::{Options, printed};
use std::io::{ErrorKind, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// What to do where the program is missing.
const NOT_THERE: &str = "a PDF is made by the program cpi-pdf, which is neither beside cpi nor on the PATH; `cargo install --path crates/cpi-pdf` builds it from the sources. `--format docx` needs no other program";

/// A report as PDF.
pub(crate) fn pdf(report: &Report) -> Result<Vec<u8>, Failure> {
    // Readers of a document may not have the command, so remarks do not name it.
    let printed = printed(report, &Options::default());
    let data = serde_json::to_vec(&printed).map_err(|error| failed(&error.to_string()))?;
    let started = Command::new(program())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut running = started.map_err(|error| match error.kind() {
        ErrorKind::NotFound => Failure::NotThere(NOT_THERE.to_owned()),
        _ => failed(&error.to_string()),
    })?;
    if let Some(mut input) = running.stdin.take() {
        // It reads all before it writes anything, so neither waits for the other. Where it has ended
        // early, its own message says why.
        let _ = input.write_all(&data);
    }
    let done = running
        .wait_with_output()
        .map_err(|error| failed(&error.to_string()))?;
    if !done.status.success() {
        let message = String::from_utf8_lossy(&done.stderr);
        return Err(failed(message.trim()));
    }
    Ok(done.stdout)
}

/// The program beside this one, or else the one on the `PATH`.
fn program() -> PathBuf {
    let name = format!("cpi-pdf{}", std::env::consts::EXE_SUFFIX);
    let own = std::env::current_exe().ok();
    let beside = own.and_then(|own| Some(own.parent()?.join(&name)));
    beside
        .filter(|program| program.is_file())
        .unwrap_or_else(|| PathBuf::from(name))
}

fn failed(why: &str) -> Failure {
    Failure::NotThere(format!("cpi-pdf made no PDF: {why}"))
}
