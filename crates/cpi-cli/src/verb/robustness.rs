//! `cpi robustness`.

use super::{node_code, open};
use crate::args::Format;
use crate::failure::Failure;
use crate::output;
use cpi_io::document::{Content, Document};
use cpi_io::write::{csv, markdown, robustness as tables};
use cpi_io::{FolderError, Index, folder, read};
use cpi_scoring::{Assessment, Draws, Provenance, Robustness, Uncertainty, engine, robustness};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// The exit code of a run that was interrupted: what a shell gives for it.
const INTERRUPTED: u8 = 130;

/// Work shorter than this shows no progress.
const SILENT: Duration = Duration::from_secs(1);

/// The processors that this process may use.
pub(super) fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

pub(super) fn run(
    folder: &Path,
    plan: &Path,
    draws: Draws,
    (round, node): (Option<&str>, Option<&str>),
    format: Format,
) -> Result<ExitCode, Failure> {
    let index = open(folder)?;
    let node = node_code(&index, node)?;
    let plan = read_plan(&index, plan)?;
    let assessments = of_round(&index, round)?;
    let interrupted = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&interrupted);
    // Without a handler Ctrl-C ends the process as ever, and nothing is printed.
    let _ = ctrlc::set_handler(move || flag.store(true, Ordering::Relaxed));
    let begun = Instant::now();
    let mut bar: Option<ProgressBar> = None;
    let result = robustness(&plan, &assessments, draws, &mut |done| {
        if SILENT < begun.elapsed() {
            let bar = bar.get_or_insert_with(|| progress(draws.draws, begun));
            bar.set_position(u64::from(done));
        }
        !interrupted.load(Ordering::Relaxed)
    });
    if let Some(bar) = bar {
        bar.finish_and_clear();
    }
    let result = result?;
    let stopped = result.run.interrupted_before;
    let done = result.run.draws;
    let framework = &index.framework;
    let text = match format {
        Format::Json => document(&index, &assessments, result).to_json(),
        Format::Csv => csv::table(&tables::COLUMNS, &tables::rows(&result)),
        Format::Table | Format::Markdown => {
            let mut text = String::new();
            for section in tables::sections(framework, &result, &node) {
                let header: Vec<&str> = section.header.iter().map(String::as_str).collect();
                let table = if format == Format::Table {
                    output::table(&header, &section.rows, section.right_from)
                } else {
                    format!("\n{}", markdown::table(&header, &section.rows))
                };
                if !text.is_empty() {
                    text.push('\n');
                }
                text.push_str(&format!("{}\n{table}", section.title));
            }
            text
        }
    };
    output::result(&text)?;
    Ok(stopped.map_or(ExitCode::SUCCESS, |asked| {
        output::note(&format!(
            "interrupted: the result rests on {done} draws of {asked}; it is that of `--draws {done}`"
        ));
        ExitCode::from(INTERRUPTED)
    }))
}

fn document(index: &Index, assessments: &[Assessment], result: Robustness) -> Document {
    let provenance = Provenance::of(engine(), &index.framework, assessments);
    let robustness = Box::new(result);
    Document::new(provenance, Content::Robustness { robustness })
}

/// Draws a stated result again: its plan, its seed, its draws.
pub(super) fn recompute(index: &Index, stated: &serde_json::Value) -> Result<Document, Failure> {
    let cannot = |what: &str| {
        Failure::NotThere(format!(
            "the result states no {what}, so it cannot be drawn again"
        ))
    };
    let plan = read::uncertainty("plan.json", stated["plan"].to_string().as_bytes())
        .and_then(|read| read.check(|draft| draft.check(&index.framework)))
        .map_err(FolderError::from)?
        .value;
    let run = &stated["run"];
    let number = |text: Option<&str>| text.and_then(|text| text.parse().ok());
    let seed = number(run["seed"].as_str()).ok_or_else(|| cannot("seed"))?;
    let done = run["draws"]
        .as_u64()
        .and_then(|draws| u32::try_from(draws).ok());
    let draws = Draws {
        seed,
        draws: done.ok_or_else(|| cannot("number of draws"))?,
        threads: processors(),
    };
    let assessments = of_round(index, stated["round"].as_str())?;
    let mut result = robustness(&plan, &assessments, draws, &mut |_| true)?;
    // An interrupted run is that of the draws it made.
    result.run.interrupted_before = run["interrupted_before"]
        .as_u64()
        .and_then(|asked| u32::try_from(asked).ok());
    Ok(document(index, &assessments, result))
}

fn progress(draws: u32, begun: Instant) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(draws.into()), ProgressDrawTarget::stderr());
    let style = ProgressStyle::with_template(
        "{bar:30} {pos} of {len} draws, {eta} to go; Ctrl-C prints what there is",
    );
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        .with_elapsed(begun.elapsed())
}

fn read_plan(index: &Index, path: &Path) -> Result<Uncertainty, Failure> {
    let read = read::uncertainty(&path.display().to_string(), &folder::bytes(path)?)
        .map_err(FolderError::from)?;
    let checked = read
        .check(|draft| draft.check(&index.framework))
        .map_err(FolderError::from)?;
    output::problems(&checked.warnings);
    Ok(checked.value)
}

/// The assessments of the round, or of the only one.
fn of_round(index: &Index, round: Option<&str>) -> Result<Vec<Assessment>, Failure> {
    let rounds: Vec<&str> = index
        .rounds
        .iter()
        .flat_map(|round| round.rounds().iter().map(|(id, _)| id.as_str()))
        .collect();
    let round = match (round, rounds.as_slice()) {
        (Some(round), _) => round,
        (None, [round]) => *round,
        (None, _) => {
            return Err(Failure::NotThere(format!(
                "there are several rounds, and ranks are of one; choose it with `--round`: {}",
                rounds.join(", ")
            )));
        }
    };
    let of_round = index
        .assessments
        .iter()
        .filter(|each| each.round() == round);
    let found: Vec<Assessment> = of_round.cloned().collect();
    if found.is_empty() {
        return Err(Failure::NotThere(format!(
            "nothing was assessed in the round `{round}`; the rounds are {}",
            rounds.join(", ")
        )));
    }
    Ok(found)
}
