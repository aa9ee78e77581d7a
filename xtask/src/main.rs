//! The project's chores: `cargo xtask CHORE`.

mod alternatives;
mod api;
mod bench;
mod charts;
mod core_set;
mod countries;
mod demonstration;
mod dist;
mod draws;
mod faults;
mod fuzz;
mod handbook;
mod notices;
mod outputs;
mod picture;
mod release;
mod schemas;
mod screenshots;
mod sheets;
mod tidy;
#[cfg(feature = "wasm")]
mod wasm;
mod widths;
mod workbooks;

use clap::{Args, Parser};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// The project's chores.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
enum Chore {
    /// Write the JSON Schemas
    Schemas(Made),
    /// Write what is public into docs/api
    Api(Made),
    /// Make the conformance cases with the Python oracle
    Cases(Made),
    /// Make the names of countries from the npm package cldr-localenames-full
    Countries {
        /// The unpacked package
        package: PathBuf,
    },
    /// Draw every form of chart at every size into a folder, with a page that shows them
    Charts {
        /// The folder
        folder: PathBuf,
    },
    /// Make contact sheets of every kind of report in every format into a folder, by Chromium, LibreOffice
    /// and poppler
    Sheets {
        /// The folder
        folder: PathBuf,
        /// The command, with cpi-pdf beside it or on the PATH; without it, it is built
        #[arg(long, value_name = "PATH")]
        cpi: Option<PathBuf>,
        /// Which reports; all without a name
        reports: Vec<String>,
    },
    /// Draw the picture of the README
    Picture(Made),
    /// Make the widths of letters, by which charts are laid out, from fonts
    Widths {
        /// Files of fonts: regular and bold
        fonts: Vec<PathBuf>,
    },
    /// Make the indices of the demonstration: three fictional countries in 2024 and 2026, two of them
    /// in 2022
    Demonstration(Made),
    /// Write what other methods would give into decisions 0007, 0020, 0021, 0022 and 0025
    Alternatives(Made),
    /// Write what a score of the core set says of the whole into the README of the second edition
    Core(Made),
    /// Write docs/framework from the reference framework
    Handbook(Made),
    /// Draw the terminal of the first look, for the front page
    Screenshots {
        /// Draw nothing of what is committed; compare with it
        #[arg(long)]
        check: bool,
        /// The command; without it, it is built
        #[arg(long, value_name = "PATH")]
        cpi: Option<PathBuf>,
    },
    /// Check what no compiler checks: citations, links, files
    Tidy,
    /// Time the main jobs beside pandas, polars and numpy, and measure memory
    Bench {
        /// Without the peers
        #[arg(long)]
        alone: bool,
    },
    /// Make what is handed out, into target/dist: archives for each system, a Debian package, wheels,
    /// the npm package, checksums
    Dist(dist::Dist),
    /// Go through the checklist of a release, and say what is missing
    Release {
        /// Look only: it publishes nothing, with or without
        #[arg(long)]
        check: bool,
    },
    /// Compare what two builds of the command print, for every verb and format
    Outputs {
        /// The older program
        old: PathBuf,
        /// The newer one
        new: PathBuf,
    },
    /// Kill the command at random moments and let its disk fail: nothing is lost, and what it says
    /// is true
    Faults {
        /// How many kills
        #[arg(long, default_value_t = 1000)]
        kills: u32,
        /// How many faults of the disk
        #[arg(long, default_value_t = 1000)]
        faults: u32,
        /// The seed of the moments
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// The command; without it, it is built
        #[arg(long, value_name = "PATH")]
        cpi: Option<PathBuf>,
    },
    /// Feed mutated inputs to every reader and door, and to the arithmetic
    Fuzz {
        /// How long each target runs
        #[arg(long, default_value_t = 60)]
        seconds: u32,
        /// Compile the targets and make their seeds, and run none
        #[arg(long)]
        check: bool,
        /// Keep what earlier runs found and the seeds do not reach in `fuzz/corpus`, and run none
        #[arg(long, conflicts_with = "check")]
        keep: bool,
        /// The command, which writes some of the seeds; without it, it is built
        #[arg(long, value_name = "PATH")]
        cpi: Option<PathBuf>,
        /// Which targets; all without a name
        targets: Vec<String>,
    },
    /// Make the npm package and compare it with the native library (cargo run -p xtask
    /// --features wasm -- wasm)
    Wasm {
        #[command(flatten)]
        made: Made,
        /// Make the engine in the pages of sites instead
        #[arg(long)]
        site: bool,
    },
}

/// What makes files.
#[derive(Args)]
struct Made {
    /// Make nothing of what is committed; compare with it
    #[arg(long)]
    check: bool,
}

fn main() -> ExitCode {
    let done = match Chore::parse() {
        Chore::Schemas(made) => schemas::run(made.check),
        Chore::Api(made) => api::run(made.check),
        Chore::Cases(made) => cases(made.check),
        Chore::Countries { package } => countries::run(&package),
        Chore::Charts { folder } => charts::run(&folder),
        Chore::Sheets {
            folder,
            cpi,
            reports,
        } => sheets::run(&folder, cpi, &reports),
        Chore::Picture(made) => picture::run(made.check),
        Chore::Widths { fonts } => widths::run(&fonts),
        Chore::Demonstration(made) => demonstration::run(made.check),
        Chore::Alternatives(made) => alternatives::run(made.check),
        Chore::Core(made) => core_set::run(made.check),
        Chore::Handbook(made) => handbook::run(made.check),
        Chore::Screenshots { check, cpi } => screenshots::run(check, cpi),
        Chore::Tidy => tidy::run(),
        Chore::Dist(asked) => dist::run(&asked),
        Chore::Release { check: _ } => release::check(),
        Chore::Outputs { old, new } => outputs::run(&old, &new),
        Chore::Faults {
            kills,
            faults,
            seed,
            cpi,
        } => faults::run(kills, faults, seed, cpi),
        Chore::Fuzz {
            seconds,
            targets,
            cpi,
            check,
            keep,
        } => {
            let work = match (check, keep) {
                (true, _) => fuzz::Work::Check,
                (_, true) => fuzz::Work::Keep,
                _ => fuzz::Work::Run(seconds),
            };
            fuzz::run(work, &targets, cpi)
        }
        Chore::Bench { alone } => bench::run(alone),
        #[cfg(feature = "wasm")]
        Chore::Wasm { made, site } => wasm::run(made.check, site),
        #[cfg(not(feature = "wasm"))]
        Chore::Wasm { .. } => Err("cargo run -p xtask --features wasm -- wasm".to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// Writes files that a chore makes, by their names in the project. To check only, it writes nothing and names those
/// that are not what the chore makes today.
fn generated(
    files: impl IntoIterator<Item = (String, String)>,
    check: bool,
    chore: &str,
) -> Result<(), String> {
    let mut stale = Vec::new();
    for (name, text) in files {
        let file = root().join(&name);
        if !check {
            let folder = file.parent().expect("every file stands in a folder");
            fs::create_dir_all(folder)
                .and_then(|()| fs::write(&file, text))
                .map_err(|error| format!("{name}: {error}"))?;
        } else if !fs::read_to_string(&file).is_ok_and(|there| there == text) {
            stale.push(name);
        }
    }
    if stale.is_empty() {
        return Ok(());
    }
    Err(format!(
        "not what is made today: {}; run `{chore}`",
        stale.join(", ")
    ))
}

/// A file of the workspace with a text between two marks.
fn between_marks(name: &str, (begin, end): (&str, &str), made: &str) -> Result<String, String> {
    let text = fs::read_to_string(root().join(name)).map_err(|error| format!("{name}: {error}"))?;
    let missing = || {
        format!(
            "{name}: the marks `{}` and `{}` are missing",
            begin.trim(),
            end.trim()
        )
    };
    let (before, rest) = text.split_once(begin).ok_or_else(missing)?;
    let (_, after) = rest.split_once(end).ok_or_else(missing)?;
    Ok(format!("{before}{begin}{made}{end}{after}"))
}

/// The folder of the workspace.
pub(crate) fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest).to_owned()
}

/// The command: the one that was named, or else one that is built now.
pub(crate) fn cpi(named: Option<PathBuf>) -> Result<PathBuf, String> {
    let Some(path) = named else {
        run("cargo", &["build", "--quiet", "-p", "cpi-cli"])?;
        return Ok(bench::target().join("debug/cpi"));
    };
    path.canonicalize()
        .map_err(|error| format!("{}: {error}", path.display()))
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
