//! `cpi robustness`.

use super::{agreement, node_code, of_one_round, open};
use crate::args::Format;
use crate::failure::Failure;
use crate::output;
use cpi_io::document::{Content, Document};
use cpi_io::read::{self, Read};
use cpi_io::write::{csv, markdown, robustness as tables};
use cpi_io::{FolderError, Index, folder};
use cpi_model::draft::UncertaintyDraft;
use cpi_model::escape::markdown_prose;
use cpi_model::{Assessment, Provenance, Uncertainty};
use cpi_scoring::agreement::{Versions, coder_odds};
use cpi_scoring::robustness::{CountryRobustness, Lacking};
use cpi_scoring::{Draws, Progress, Robustness, Stage, engine, robustness};
use indicatif::{HumanDuration, ProgressBar, ProgressDrawTarget, ProgressStyle};
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
    let assessments = of_one_round(&index, round)?;
    let plan = read_plan(&index, &assessments, plan)?;
    let interrupted = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&interrupted);
    // Without a handler Ctrl-C ends the process as ever, and nothing is printed.
    let _ = ctrlc::set_handler(move || flag.store(true, Ordering::Relaxed));
    let mut shown = Shown::new();
    let result = robustness(&plan, &assessments, draws, &mut |progress| {
        shown.show(progress);
        !interrupted.load(Ordering::Relaxed)
    });
    shown.clear();
    let result = result?;
    let stopped = interruption(&result);
    let framework = &index.framework;
    let text = match format {
        Format::Json => document(&index, &assessments, result)?.to_json(),
        Format::Csv => csv::table(&tables::COLUMNS, &tables::rows(&result)),
        Format::Table | Format::Markdown => {
            let mut text = String::new();
            for section in tables::sections(framework, &result, &node)? {
                let header: Vec<&str> = section.header.iter().map(String::as_str).collect();
                let table = if section.rows.is_empty() {
                    String::new()
                } else if format == Format::Table {
                    output::table(&header, &section.rows, section.right_from)
                } else {
                    format!("\n{}", markdown::table(&header, &section.rows))
                };
                if !text.is_empty() {
                    text.push('\n');
                }
                let title = match format {
                    Format::Markdown => markdown_prose(&section.title),
                    _ => section.title,
                };
                text.push_str(&format!("{title}\n{table}"));
            }
            if format == Format::Markdown {
                let provenance = Provenance::of(engine(), framework, &assessments)?;
                text.push_str(&markdown::footer(&provenance));
            }
            text
        }
    };
    output::printed(format, &text)?;
    Ok(stopped.map_or(ExitCode::SUCCESS, |said| {
        output::note(&said);
        ExitCode::from(INTERRUPTED)
    }))
}

/// What an interrupted run has and lacks, in words.
fn interruption(result: &Robustness) -> Option<String> {
    let done = result.run.draws;
    let lacks = &result.run.lacks;
    let mut said = match result.run.interrupted_before {
        Some(asked) => format!("interrupted: the result rests on {done} draws of {asked}"),
        None if !lacks.is_empty() => format!("interrupted: all {done} draws were made"),
        None => return None,
    };
    if lacks.is_empty() {
        said.push_str(&format!("; it is that of `--draws {done}`"));
    } else {
        said.push_str(&format!(
            "; it is that of `--draws {done}` without {}",
            Lacking::listed(lacks)
        ));
    }
    Some(said)
}

/// What is shown of a run that takes longer than a second.
struct Shown {
    begun: Instant,
    bar: Option<ProgressBar>,
    /// When the stage began.
    stage: (Stage, Instant),
}

impl Shown {
    fn new() -> Self {
        let now = Instant::now();
        Self {
            begun: now,
            bar: None,
            stage: (Stage::Drawing, now),
        }
    }

    fn show(&mut self, progress: Progress) {
        if self.stage.0 != progress.stage {
            self.clear();
            self.stage = (progress.stage, Instant::now());
        }
        if self.begun.elapsed() < SILENT {
            return;
        }
        let bar = self.bar.get_or_insert_with(|| bar(progress));
        bar.set_message(to_go(self.stage.1.elapsed(), progress));
        bar.set_position(u64::from(progress.done));
    }

    fn clear(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
    }
}

/// The time to go, at the pace of the stage so far.
fn to_go(elapsed: Duration, progress: Progress) -> String {
    if progress.done == 0 {
        return "unknown time".to_owned();
    }
    let left = elapsed
        .saturating_mul(progress.all - progress.done)
        .checked_div(progress.done);
    HumanDuration(left.unwrap_or_default()).to_string()
}

fn document(
    index: &Index,
    assessments: &[Assessment],
    result: Robustness,
) -> Result<Document, Failure> {
    let provenance = Provenance::of(engine(), &index.framework, assessments)?;
    let robustness = Box::new(result);
    Ok(Document::new(
        provenance,
        Content::Robustness { robustness },
    ))
}

/// Draws a stated result again: its plan, its seed, its draws.
pub(super) fn recompute(index: &Index, stated: &serde_json::Value) -> Result<Document, Failure> {
    let cannot = |what: &str| {
        Failure::NotThere(format!(
            "the result states no {what}, so it cannot be drawn again"
        ))
    };
    let assessments = of_one_round(index, stated["round"].as_str())?;
    let mut read = read::uncertainty("plan.json", stated["plan"].to_string().as_bytes())
        .map_err(FolderError::from)?;
    if let Some(answers) = &mut read.draft.answers
        && answers.codings.is_some()
    {
        answers.confusion.clear();
    }
    with_codings(index, &assessments, &mut read)?;
    let plan = read
        .check(|draft| draft.check(&index.framework))
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
    let mut result = robustness(&plan, &assessments, draws, &mut |_| true)?;
    result.run.lacks = serde_json::from_value(run["lacks"].clone()).unwrap_or_default();
    for lacking in &result.run.lacks {
        match lacking {
            Lacking::Intervals => {
                for node in &mut result.nodes {
                    forget_intervals(&mut node.countries);
                }
                for view in &mut result.views {
                    for group in &mut view.groups {
                        forget_intervals(&mut group.countries);
                    }
                    for cell in &mut view.cells {
                        forget_intervals(&mut cell.countries);
                    }
                }
            }
            Lacking::LeavingOut => result.left_out.clear(),
            Lacking::Sensitivity => result.sensitivity = None,
        }
    }
    // An interrupted run is that of the draws it made.
    result.run.interrupted_before = run["interrupted_before"]
        .as_u64()
        .and_then(|asked| u32::try_from(asked).ok());
    document(index, &assessments, result)
}

/// What a run lacks that was interrupted before it made its draws again.
fn forget_intervals(countries: &mut [CountryRobustness]) {
    for country in countries {
        country.scores = None;
    }
}

/// A bar for one stage.
fn bar(progress: Progress) -> ProgressBar {
    let all = u64::from(progress.all);
    let bar = ProgressBar::with_draw_target(Some(all), ProgressDrawTarget::stderr());
    let what = match progress.stage {
        Stage::Drawing => "draws",
        Stage::DrawingAgain => "draws made again for the intervals",
        Stage::LeavingOut => "parts left out",
        Stage::Sensitivity => "pairs of samples",
    };
    let style = ProgressStyle::with_template(&format!(
        "{{bar:20}} {{pos}} of {{len}} {what}, {{msg}} to go; Ctrl-C prints what there is"
    ));
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

fn read_plan(
    index: &Index,
    assessments: &[Assessment],
    path: &Path,
) -> Result<Uncertainty, Failure> {
    let mut read = read::uncertainty(&path.display().to_string(), &folder::bytes(path)?)
        .map_err(FolderError::from)?;
    with_codings(index, assessments, &mut read)?;
    let checked = read
        .check(|draft| draft.check(&index.framework))
        .map_err(FolderError::from)?;
    output::problems(&checked.warnings);
    Ok(checked.value)
}

/// Fills in the odds that are to be taken from the codings (methodology 11.13).
fn with_codings(
    index: &Index,
    assessments: &[Assessment],
    plan: &mut Read<UncertaintyDraft>,
) -> Result<(), Failure> {
    let Some(codings) = plan.draft.odds_from_codings().map_err(|mut problems| {
        plan.places.locate(&mut problems);
        FolderError::from(problems)
    })?
    else {
        return Ok(());
    };
    let units = agreement::compared(index, assessments, Versions::First)?;
    let odds = coder_odds(&index.framework, &units, codings)?;
    if let Some(answers) = &mut plan.draft.answers {
        answers.confusion = odds;
    }
    Ok(())
}
