//! How long does a draw take, beside vectorised numpy and COINr, and how much memory? Part of
//! `cargo xtask bench`.
//!
//! A draw takes what a run of many draws takes longer than one of few, whole processes. Each
//! is the least of several that take turns with numpy's, since what else the machine does
//! only ever adds.

use crate::bench::inputs::checklist_round;
use crate::bench::{Peak, peak, text};
use crate::root;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

/// Microseconds of a draw of COINr on ASEM: the figure that was given to compare with. It is not
/// measured here, since COINr needs R.
const COINR: f64 = 101_000.0;

const RUNS: usize = 5;

const PLAN: &str = "schema_version = 1\ninterval = \"0.9\"\n";
const MINE: &str = "nodes = [\"index\"]\n[framework]\nid = \"my-index\"\nversion = \"0.1\"\n";
const ASEM: &str = "nodes = [\"Index\"]\n[framework]\nid = \"asem\"\nversion = \"2018\"\n";
const WEIGHTS: &str = "[[weights]]\nof = \"indicators\"\ndraw = \"spread\"\nspread = \"0.25\"\n";
const ANSWERS: &str = "[answers]\nup = \"0.1\"\ndown = \"0.1\"\n";

/// Runs on one index, by one plan.
struct Case<'a> {
    cpi: &'a str,
    index: String,
    plan: String,
}

pub(crate) fn run(cpi: &str, folder: &Path, alone: bool) -> Result<(), String> {
    let case = |index: &Path, name: &str, plan: &str| -> Result<Case<'_>, String> {
        let file = folder.join(name);
        fs::write(&file, format!("{PLAN}{plan}")).map_err(|error| error.to_string())?;
        Ok(Case {
            cpi,
            index: text(index),
            plan: text(&file),
        })
    };
    for (countries, draws) in [(9_usize, 100_000_u32), (190, 10_000)] {
        let failed = |error: std::io::Error| error.to_string();
        // Numpy's programs score an index alone, so there is no view.
        let round = folder.join(format!("draws-{countries}"));
        checklist_round(&round, countries, 987).map_err(failed)?;
        let viewed = folder.join(format!("viewed-{countries}"));
        checklist_round(&viewed, countries, 987).map_err(failed)?;
        without_views(&round).map_err(failed)?;
        let weights = case(&round, "weights.toml", &format!("{MINE}{WEIGHTS}"))?;
        let answers = case(&round, "answers.toml", &format!("{MINE}{ANSWERS}"))?;
        beside_numpy(&weights, &answers, countries, draws, alone)?;
        let viewed = case(&viewed, "viewed.toml", &format!("{MINE}{WEIGHTS}"))?;
        let times: Result<Vec<[f64; 2]>, String> = (0..RUNS).map(|_| viewed.times(draws)).collect();
        let ours = of_draw(&times?, draws);
        println!("a draw of weights, {countries} × 987 with a view of two groups: {ours:.2} µs");
        if countries == 9 {
            whole(&weights, 100_000)?;
        }
        memory(&weights, countries, [10 * draws, 40 * draws]);
    }
    let asem = root().join("fixtures/indices/asem");
    let asem = case(&asem, "asem.toml", &format!("{ASEM}{WEIGHTS}"))?;
    let times: Result<Vec<[f64; 2]>, String> = (0..RUNS).map(|_| asem.times(100_000)).collect();
    let ours = of_draw(&times?, 100_000);
    println!(
        "a draw of weights, ASEM: {ours:.2} µs; COINr {COINR:.0} µs, {}",
        asked(COINR / ours, 10_000.0)
    );
    Ok(())
}

/// Takes the views out of a framework, with the gap between their groups.
fn without_views(index: &Path) -> std::io::Result<()> {
    let (file, table) = (
        index.join("framework/framework.toml"),
        index.join("framework/indicators.csv"),
    );
    let mut kept = String::new();
    let mut of_views = false;
    for line in fs::read_to_string(&file)?.lines() {
        if line.starts_with('[') {
            of_views = ["[[views]]", "[gap]"].contains(&line);
        }
        if !of_views {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    fs::write(file, kept)?;
    let rows = fs::read_to_string(&table)?;
    let rows = rows.lines().filter_map(|row| row.rsplit_once(','));
    let rows: String = rows.map(|(row, _)| format!("{row}\n")).collect();
    fs::write(table, rows)
}

/// Draws of numpy's programs for the answers: its plain one takes milliseconds a draw.
const DRAWS_OF_ANSWERS: u32 = 500;

/// Weights and answers of one round, and the same by numpy, in turns.
fn beside_numpy(
    weights: &Case<'_>,
    answers: &Case<'_>,
    countries: usize,
    draws: u32,
    alone: bool,
) -> Result<(), String> {
    let table = Path::new(&weights.index).join("rounds/2026/answers.csv");
    for (name, case, wanted, peers) in [
        ("weights", weights, 20.0, 5000),
        ("answers", answers, 10.0, DRAWS_OF_ANSWERS),
    ] {
        let mut times = Vec::new();
        let mut numpy: Option<[f64; 3]> = None;
        for _ in 0..RUNS {
            times.push(case.times(draws)?);
            if let Some(times) = (!alone).then(|| peer(&table, name, peers)).flatten() {
                let least = numpy.unwrap_or(times);
                numpy = Some(std::array::from_fn(|i| least[i].min(times[i])));
            }
        }
        let ours = of_draw(&times, draws);
        print!("a draw of {name}, {countries} × 987: {ours:.2} µs");
        if let Some([plain, same, tuned]) = numpy {
            println!(
                "; numpy's draw of {name} {plain:.1} µs, {}; tuned, the same figures {same:.1} µs, 1/{:.1}; tuned, fewer figures {tuned:.1} µs, 1/{:.1}",
                asked(plain / ours, wanted),
                same / ours,
                tuned / ours,
            );
        } else {
            println!();
        }
    }
    Ok(())
}

/// How long many draws take from files to figures.
fn whole(case: &Case<'_>, draws: u32) -> Result<(), String> {
    let mut times = Vec::new();
    for _ in 0..=RUNS {
        times.push(1000.0 * case.time(draws)?);
    }
    times.sort_unstable_by(f64::total_cmp);
    let (least, median) = (times[0], times[RUNS / 2]);
    let met = if median < 500.0 { "met" } else { "not met" };
    println!(
        "{draws} draws of 9 × 987, files to figures: {median:.0} ms, {least:.0} at best (asked: below 500; {met})"
    );
    Ok(())
}

/// The most memory at two numbers of draws, of both of which there are more scores than are kept.
fn memory(case: &Case<'_>, countries: usize, draws: [u32; 2]) {
    let at = draws.map(|draws| peak(&case.command(draws), 1));
    let [Some(few), Some(many)] = at else {
        println!("memory of draws: python3 is needed to measure it");
        return;
    };
    let megabytes = |peak: &Peak| peak.bytes / 1e6;
    println!(
        "memory, {countries} × 987: {:.1} MB at {} draws, {:.1} at {}: {:.2} bytes a draw, of {} that its scores are",
        megabytes(&few),
        draws[0],
        megabytes(&many),
        draws[1],
        (many.bytes - few.bytes) / f64::from(draws[1] - draws[0]),
        8 * countries,
    );
}

/// A ratio, and whether it is what was asked for.
fn asked(ratio: f64, wanted: f64) -> String {
    let met = if wanted <= ratio { "met" } else { "not met" };
    format!("1/{ratio:.1} (asked: 1/{wanted:.0}; {met})")
}

/// The microseconds of a draw.
fn of_draw(times: &[[f64; 2]], draws: u32) -> f64 {
    let least = |which: usize| {
        let each = times.iter().map(|times| times[which]);
        each.fold(f64::INFINITY, f64::min)
    };
    1e6 * (least(0) - least(1)) / f64::from(draws - few(draws))
}

fn few(draws: u32) -> u32 {
    draws / 20
}

impl Case<'_> {
    fn command(&self, draws: u32) -> Vec<String> {
        let draws = draws.to_string();
        let command = [
            self.cpi,
            "robustness",
            &self.index,
            "--plan",
            &self.plan,
            "--seed",
            "1",
            "--draws",
            &draws,
            "--format",
            "csv",
        ];
        command.map(str::to_owned).to_vec()
    }

    fn time(&self, draws: u32) -> Result<f64, String> {
        let command = self.command(draws);
        let begun = Instant::now();
        let status = Command::new(&command[0])
            .args(&command[1..])
            .stdout(Stdio::null())
            .status();
        if status.is_ok_and(|status| status.success()) {
            Ok(begun.elapsed().as_secs_f64())
        } else {
            Err(format!("{} failed", command.join(" ")))
        }
    }

    /// The seconds of many draws and of few.
    fn times(&self, draws: u32) -> Result<[f64; 2], String> {
        Ok([self.time(draws)?, self.time(few(draws))?])
    }
}

/// The microseconds of a draw of numpy's three programs, each with as many threads as its
/// matrix products are faster with; nothing without numpy.
fn peer(answers: &Path, drawn: &str, draws: u32) -> Option<[f64; 3]> {
    let with = |threads| peer_with((answers, drawn, draws), threads);
    let (one, two) = (with("1")?, with("2")?);
    Some(std::array::from_fn(|i| one[i].min(two[i])))
}

fn peer_with((answers, drawn, draws): (&Path, &str, u32), threads: &str) -> Option<[f64; 3]> {
    let python = crate::bench::python()?;
    let output = Command::new(python)
        .env("OPENBLAS_NUM_THREADS", threads)
        .arg(root().join("xtask/peers/montecarlo.py"))
        .arg(answers)
        .args([draws.to_string().as_str(), drawn])
        .stderr(Stdio::null())
        .output()
        .ok()?;
    let printed = String::from_utf8_lossy(&output.stdout);
    let times: Vec<f64> = printed
        .lines()
        .filter_map(|line| line.parse().ok())
        .collect();
    times.try_into().ok()
}
