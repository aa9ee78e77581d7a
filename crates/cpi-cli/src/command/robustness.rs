//! `cpi robustness`.

use super::index::{open, print};
use crate::args::Printed;
use crate::failure::Failure;
use crate::output;
use cpi_io::source_map::SourceMap;
use cpi_io::{FolderError, folder, read};
use cpi_model::Index;
use cpi_report::ReportOptions;
use cpi_scoring::document::{Content, Document};
use cpi_scoring::query::Selection;
use cpi_scoring::robustness::{MissingPart, RobustnessQuery};
use cpi_scoring::{Inputs, Progress, Query, Robustness, Stage};
use indicatif::{HumanDuration, ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// What is uncertain, and how it is drawn.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder of the index
    index: PathBuf,
    /// The plan: what is uncertain, and how much
    #[arg(long)]
    plan: PathBuf,
    /// The seed of the generator: the same seed gives the same result
    #[arg(long)]
    seed: u64,
    /// How many draws
    #[arg(long)]
    draws: u32,
    /// The round; may be left out if there is one
    #[arg(long)]
    round: Option<String>,
    /// The node whose table is printed; the index itself if left out
    #[arg(long)]
    node: Option<String>,
    /// On how many threads; it changes the time and not the result. All processors if
    /// left out
    #[arg(long)]
    threads: Option<usize>,
    #[command(flatten)]
    printed: Printed,
}

/// The exit code of a run that was interrupted: what a shell gives for it.
const INTERRUPTED: u8 = 130;

/// Work shorter than this shows no progress.
const SILENT: Duration = Duration::from_secs(1);

/// The time from one line of progress to the next, where there is no terminal to draw a bar on.
const BETWEEN_LINES: Duration = Duration::from_secs(10);

/// The processors that this process may use.
pub(super) fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// The query of a run by a plan in a file, and where the parts of the plan stand in it.
fn planned(
    plan: &Path,
    round: Option<&str>,
    (seed, draws): (u64, u32),
) -> Result<(Query, SourceMap), Failure> {
    let name = plan.display().to_string();
    let read = read::uncertainty(&name, &folder::bytes(plan)?).map_err(FolderError::from)?;
    let query = Query::Robustness(Box::new(RobustnessQuery {
        round: round.map(str::to_owned),
        plan: read.draft,
        seed,
        draws,
        interrupted: None,
    }));
    Ok((query, read.places))
}

/// What the scores of a round can bear, by a plan in a file, without a word about progress.
pub(super) fn by_plan(
    index: &Index,
    plan: &Path,
    round: Option<&str>,
    run: (u64, u32),
) -> Result<Document, Failure> {
    let (query, places) = planned(plan, round, run)?;
    let inputs = Inputs {
        threads: processors(),
        ..Inputs::of(index)
    };
    let document = query.run_with(&inputs, &mut |_| true);
    Ok(document.map_err(|error| error.located(|it| places.locate(it)))?)
}

pub(super) fn run(asked: &Args) -> Result<ExitCode, Failure> {
    let index = open(&asked.index)?;
    let language = asked.printed.language(&index.framework)?;
    let node = Selection(&index).node(asked.node.as_deref())?;
    let (query, places) = planned(
        &asked.plan,
        asked.round.as_deref(),
        (asked.seed, asked.draws),
    )?;
    let inputs = Inputs {
        threads: asked.threads.unwrap_or_else(processors),
        ..Inputs::of(&index)
    };
    let interrupted = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&interrupted);
    // Without a handler Ctrl-C ends the process as ever, and nothing is printed.
    let _ = ctrlc::set_handler(move || flag.store(true, Ordering::Relaxed));
    let mut bar = RunProgress::new();
    let document = query.run_with(&inputs, &mut |progress| {
        bar.show(progress);
        !interrupted.load(Ordering::Relaxed)
    });
    bar.clear();
    let document = document.map_err(|error| error.located(|it| places.locate(it)))?;
    let Content::Robustness { robustness: result } = &document.content else {
        return Ok(ExitCode::SUCCESS);
    };
    let stopped = interruption(result);
    let shown = ReportOptions {
        node: Some(node),
        ..ReportOptions::default()
    };
    print(&document, &index, asked.printed.format, language, &shown)?;
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
            MissingPart::listed(lacks)
        ));
    }
    Some(said)
}

/// What is shown of a run that takes longer than a second.
struct RunProgress {
    begun: Instant,
    bar: Option<ProgressBar>,
    /// Whether lines are printed instead of a bar.
    in_lines: bool,
    /// When the last line was printed.
    last_line: Option<Instant>,
    /// When the stage began.
    stage: (Stage, Instant),
}

impl RunProgress {
    fn new() -> Self {
        let now = Instant::now();
        Self {
            begun: now,
            bar: None,
            in_lines: !std::io::stderr().is_terminal(),
            last_line: None,
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
        let to_go = to_go(self.stage.1.elapsed(), progress);
        if self.in_lines {
            let last = self.last_line;
            if last.is_none_or(|last| BETWEEN_LINES <= last.elapsed()) {
                self.last_line = Some(Instant::now());
                let (done, all, what) = (progress.done, progress.all, what(progress.stage));
                output::note(&format!("{done} of {all} {what}, {to_go} to go"));
            }
            return;
        }
        let bar = self.bar.get_or_insert_with(|| bar(progress));
        bar.set_message(to_go);
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

/// What a stage counts.
const fn what(stage: Stage) -> &'static str {
    match stage {
        Stage::Drawing => "draws",
        Stage::DrawingAgain => "draws made again for the intervals",
        Stage::LeavingOut => "parts left out",
        Stage::Sensitivity => "pairs of samples",
    }
}

/// A bar for one stage.
fn bar(progress: Progress) -> ProgressBar {
    let all = u64::from(progress.all);
    let bar = ProgressBar::with_draw_target(Some(all), ProgressDrawTarget::stderr());
    let what = what(progress.stage);
    let style = ProgressStyle::with_template(&format!(
        "{{bar:20}} {{pos}} of {{len}} {what}, {{msg}} to go; Ctrl-C prints what there is"
    ));
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
