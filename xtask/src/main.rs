//! The project's chores: `cargo xtask CHORE`.

mod alternatives;
mod api;
mod bench;
mod demonstration;
mod draws;
mod handbook;
mod schemas;
mod tidy;
#[cfg(feature = "wasm")]
mod wasm;
mod workbooks;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

const USAGE: &str = "usage: cargo xtask CHORE [--check]

  schemas   write the JSON Schemas; --check: compare them with what is committed
  api       write what is public into docs/api; --check: compare it
  cases     make the conformance cases with the Python oracle; --check: compare them
  demonstration   make the rounds of three fictional countries; --check: compare them
  alternatives    write what other methods would give into decision 0007; --check: compare
  handbook  write docs/framework from the reference framework; --check: compare them
  tidy      check what no compiler checks: citations, links, files
  bench     time the main jobs beside pandas, polars and numpy, and measure memory; --alone:
            without the peers
  wasm      build the npm package and compare it with the native library
            (cargo run -p xtask --features wasm -- wasm)";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments
        .iter()
        .any(|argument| argument == "--help" || argument == "-h")
    {
        println!("{USAGE}");
        return ExitCode::SUCCESS;
    }
    let known = match arguments.first().map(String::as_str) {
        Some("tidy") => "",
        Some("bench") => "--alone",
        _ => "--check",
    };
    if let Some(unknown) = arguments.iter().skip(1).find(|argument| *argument != known) {
        eprintln!("unknown argument {unknown}\n\n{USAGE}");
        return ExitCode::from(2);
    }
    let check = arguments.iter().any(|argument| argument == "--check");
    let done = match arguments.first().map(String::as_str) {
        Some("schemas") => schemas::run(check),
        Some("cases") => cases(check),
        Some("api") => api::run(check),
        Some("alternatives") => alternatives::run(check),
        Some("demonstration") => demonstration::run(check),
        Some("handbook") => handbook::run(check),
        Some("tidy") => tidy::run(),
        Some("bench") => bench::run(arguments.iter().any(|argument| argument == "--alone")),
        #[cfg(feature = "wasm")]
        Some("wasm") => wasm::run(check),
        #[cfg(not(feature = "wasm"))]
        Some("wasm") => Err("cargo run -p xtask --features wasm -- wasm".to_owned()),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// The folder of the workspace.
pub(crate) fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest).to_owned()
}

/// Runs a command in the workspace; an error says which and how it ended.
pub(crate) fn run(program: &str, arguments: &[&str]) -> Result<(), String> {
    let status = Command::new(program)
        .args(arguments)
        .current_dir(root())
        .status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!(
            "{program} {} ended with {status}",
            arguments.join(" ")
        )),
        Err(error) => Err(format!("{program} could not be started: {error}")),
    }
}

fn cases(check: bool) -> Result<(), String> {
    let script = "fixtures/conformance/make_cases.py";
    if check {
        run("python3", &[script, "--check"])
    } else {
        run("python3", &[script])
    }
}
