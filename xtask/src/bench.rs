//! How long do the main jobs take, beside the peers, and how much memory? Whole processes,
//! medians of several runs, in one call. The peers come from PyPI, into a folder of the
//! target; without a network, or with `--alone`, they are left out.

pub(crate) mod inputs;
mod large;
mod reports;

use crate::root;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const RUNS: usize = 7;

/// The folder that cargo builds into.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

pub(crate) fn run(alone: bool) -> Result<(), String> {
    crate::run("cargo", &["build", "--release", "-p", "cpi-cli"])?;
    let cpi = text(&target().join("release/cpi"));
    let index = |name: &str| text(&root().join("fixtures/indices").join(name));
    let score = |index: &str| -> Vec<String> {
        [&cpi, "score", index, "--format", "csv"]
            .map(str::to_owned)
            .to_vec()
    };
    let mut panel = vec![("WBL panel, CSV to scores".to_owned(), score(&index("wbl")))];
    if let Some(python) = (!alone).then(python).flatten() {
        for peer in ["pandas", "polars"] {
            let script = root().join(format!("xtask/peers/wbl_{peer}.py"));
            let answers = index("wbl/rounds/1971-2020/answers.csv");
            panel.push((
                format!("  with {peer}"),
                vec![python.clone(), text(&script), answers],
            ));
        }
    }
    let times = together(&panel)?;
    for (theirs, (name, _)) in times.iter().zip(&panel).skip(1) {
        let ratio = theirs.as_secs_f64() / times[0].as_secs_f64();
        println!("{name}: 1/{ratio:.1}");
    }
    if let Some((_, pandas)) = panel.get(1) {
        let script = root().join("xtask/peers/wbl_trend_pandas.py");
        let answers = index("wbl/rounds/1971-2020/answers.csv");
        let trend = [&cpi, "trend", &index("wbl"), "--format", "csv"].map(str::to_owned);
        let times = together(&[
            ("WBL trend, CSV to steps".to_owned(), trend.to_vec()),
            (
                "  with pandas".to_owned(),
                vec![pandas[0].clone(), text(&script), answers],
            ),
        ])?;
        let ratio = times[1].as_secs_f64() / times[0].as_secs_f64();
        println!("  with pandas: 1/{ratio:.1}");
    }
    let folder = std::env::temp_dir().join(format!("cpi-bench-{}", std::process::id()));
    let done = own(&cpi, &folder, &score, &index);
    let done = done.and_then(|()| reports::run(&cpi, &folder.join("reports"), alone));
    let done = done.and_then(|()| crate::workbooks::run(&cpi, &folder));
    let done = done.and_then(|()| crate::draws::run(&cpi, &folder, alone));
    let _ = fs::remove_dir_all(&folder);
    done
}

/// What has no peer here.
fn own(
    cpi: &str,
    folder: &Path,
    score: &dyn Fn(&str) -> Vec<String>,
    index: &dyn Fn(&str) -> String,
) -> Result<(), String> {
    let failed = |error| format!("the inputs could not be made: {error}");
    let round = inputs::checklist_round(&folder.join("round"), 9, 987).map_err(failed)?;
    let reference = text(&root().join("crates/cpi-io/frameworks/cpi-reference"));
    let check = [cpi, "check", &reference].map(str::to_owned);
    let lint = [cpi, "check", &reference, "--lint"].map(str::to_owned);
    together(&[
        ("ASEM to the index".to_owned(), score(&index("asem"))),
        ("HDI, 9 rounds".to_owned(), score(&index("hdi"))),
        ("RDR, 14 × 2,094".to_owned(), score(&index("rdr-2022"))),
        ("a round of 9 × 987".to_owned(), score(&text(&round))),
        (
            "reference framework, loaded and checked".to_owned(),
            check.to_vec(),
        ),
        ("reference framework, linted".to_owned(), lint.to_vec()),
        (
            "cpi --version".to_owned(),
            vec![cpi.to_owned(), "--version".to_owned()],
        ),
    ])?;
    let of_country = [
        "--country",
        "XAA",
        "--reach",
        "index=0.7",
        "--format",
        "csv",
    ];
    let mut planned = vec![cpi.to_owned(), "plan".to_owned(), text(&round)];
    planned.extend(of_country.map(str::to_owned));
    together(&[(
        "a plan on 987 indicators, the whole process".to_owned(),
        planned,
    )])?;
    large::run(cpi, folder)?;
    let example = [
        "build",
        "--release",
        "-p",
        "cpi-scoring",
        "--example",
        "time_what_if",
    ];
    crate::run("cargo", &example)?;
    let example = text(&target().join("release/examples/time_what_if"));
    crate::run(&example, &[&text(&round)])?;
    let demonstration = text(&root().join("fixtures/demonstration"));
    crate::run(&example, &[&demonstration, "2026"])?;
    let mut first: Option<Peak> = None;
    for times in [1, 10, 100] {
        let panel = inputs::panel(&folder.join(format!("panel-{times}")), 50 * times);
        let panel = text(&panel.map_err(failed)?);
        let Some(peak) = peak(&score(&panel), if times < 100 { 5 } else { 1 }) else {
            println!("WBL panel × {times}: python3 is needed to measure memory");
            continue;
        };
        let answers = 332_500.0 * times as f64;
        print!(
            "WBL panel × {times} ({answers} answers): {:.0} ms, {:.1} MB at its peak",
            peak.seconds * 1000.0,
            peak.bytes / 1e6
        );
        match &first {
            Some(first) => println!(
                "; time × {:.1}, {:.0} bytes an answer",
                peak.seconds / first.seconds,
                (peak.bytes - first.bytes) / (answers - 332_500.0)
            ),
            None => println!(),
        }
        first.get_or_insert(peak);
    }
    Ok(())
}

pub(crate) fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// A Python with the peers, made once.
pub(crate) fn python() -> Option<String> {
    let folder = target().join("bench-python");
    let python = text(&folder.join("bin/python"));
    if !folder.join("made-with-openpyxl").is_file() {
        let made = crate::run("python3", &["-m", "venv", &text(&folder)]).and_then(|()| {
            crate::run(
                &python,
                &["-m", "pip", "install", "-q", "pandas", "polars", "openpyxl"],
            )
        });
        if let Err(why) = made.and_then(|()| {
            fs::write(folder.join("made-with-openpyxl"), "").map_err(|error| error.to_string())
        }) {
            println!("the peers are left out: {why}");
            return None;
        }
    }
    Some(python)
}

/// The median times of commands that take turns, so that what else the machine does falls
/// on all of them alike; prints them.
fn together(commands: &[(String, Vec<String>)]) -> Result<Vec<Duration>, String> {
    let mut times = vec![Vec::new(); commands.len()];
    for run in 0..=RUNS {
        for ((name, command), times) in commands.iter().zip(&mut times) {
            let start = Instant::now();
            let ended = Command::new(&command[0])
                .args(&command[1..])
                .stdout(Stdio::null())
                .output();
            let took = start.elapsed();
            let failed = match ended {
                Ok(ended) if ended.status.success() => None,
                Ok(ended) => Some(String::from_utf8_lossy(&ended.stderr).into_owned()),
                Err(error) => Some(error.to_string()),
            };
            if let Some(said) = failed {
                return Err(format!("{name}: {} failed: {said}", command.join(" ")));
            }
            if 0 < run {
                times.push(took);
            }
        }
    }
    let mut medians = Vec::new();
    for ((name, _), mut times) in commands.iter().zip(times) {
        times.sort_unstable();
        let median = times[RUNS / 2];
        println!("{name}: {:.1} ms", median.as_secs_f64() * 1000.0);
        medians.push(median);
    }
    Ok(medians)
}

/// The median time of a command; prints it, or that it could not be run.
pub(crate) fn report(name: &str, command: &[&str]) -> Option<Duration> {
    let command = command.iter().map(|part| (*part).to_owned()).collect();
    let times = together(&[(name.to_owned(), command)]);
    times
        .map_err(|_| println!("{name}: not run here"))
        .ok()?
        .pop()
}

/// How long a process took at best, and the most memory it held.
pub(crate) struct Peak {
    seconds: f64,
    pub(crate) bytes: f64,
}

pub(crate) fn peak(command: &[String], runs: usize) -> Option<Peak> {
    let script = "import resource, subprocess, sys, time
start = time.perf_counter()
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)";
    let mut best: Option<Peak> = None;
    for _ in 0..runs {
        let output = Command::new("python3")
            .args(["-c", script])
            .args(command)
            .output()
            .ok()?;
        let printed = String::from_utf8(output.stdout).ok()?;
        let (seconds, kilobytes) = printed.trim().split_once(' ')?;
        let seconds = seconds.parse().ok()?;
        let bytes = kilobytes.parse::<f64>().ok()? * 1024.0;
        if best.as_ref().is_none_or(|best| seconds < best.seconds) {
            best = Some(Peak { seconds, bytes });
        }
    }
    best
}
