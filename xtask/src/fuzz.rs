//! Does any input make a reader, a door or the arithmetic panic, overflow or break a promise?
//!
//! The targets of `fuzz/` are built with the coverage instrumentation of the compiler, and libFuzzer
//! mutates seeds: those that are made here from files of the repository, those of `fuzz/seeds`, which
//! only other programs write, and what earlier runs found, in `fuzz/corpus`. Inputs that once failed are in
//! `fuzz/regressions` and are tried first. What is found anew stays under `fuzz/target/corpus` and is mutated further
//! the next time; `--keep` adds what of it reaches something new to `fuzz/corpus`.

mod corpus;
mod seeds;
mod targets;

use crate::root;
use std::collections::VecDeque;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// The instrumented builds are those of one platform.
const PLATFORM: &str = "x86_64-unknown-linux-gnu";

/// What the compiler adds: counters of edges and the operands of comparisons.
const FLAGS: &str = "--cfg fuzzing -Cpasses=sancov-module \
    -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares";

/// How long one input may take, in seconds: more than any takes, on a machine that is busy.
const LONGEST: u32 = 20;

/// What is done with the targets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Work {
    /// They are compiled, and their seeds made.
    Check,
    /// Each runs for some seconds.
    Run(u32),
    /// What earlier runs found is made small and kept in the repository.
    Keep,
}

/// Works on some targets, or on all. `cpi` writes some of the seeds; without one it is built.
pub(crate) fn run(work: Work, named: &[String], cpi: Option<PathBuf>) -> Result<(), String> {
    let folder = root().join("fuzz");
    let targets = targets::all(&folder)?;
    for name in named {
        if !targets.contains(name) {
            return Err(format!(
                "no target `{name}`; there are {}",
                targets.join(", ")
            ));
        }
    }
    let chosen: Vec<String> = targets
        .into_iter()
        .filter(|target| named.is_empty() || named.contains(target))
        .collect();
    let begin = Instant::now();
    build(&folder, &chosen, work == Work::Check)?;
    println!("built in {:.0} s", begin.elapsed().as_secs_f64());
    seeds::make(&folder.join("target/seeds"), cpi)?;
    for target in &chosen {
        let places = ["target/seeds", "seeds"].map(|place| folder.join(place).join(target));
        if places
            .iter()
            .all(|place| files(place).is_ok_and(|it| it.is_empty()))
        {
            return Err(format!(
                "the target `{target}` has no seed; make one in xtask/src/fuzz/seeds.rs"
            ));
        }
    }
    match work {
        Work::Check => Ok(()),
        Work::Run(seconds) => each(chosen, |target| fuzz(&folder, target, seconds)),
        Work::Keep => each(chosen, |target| keep(&folder, target)),
    }
}

/// Works on each target, as many at once as there are processors, and names those with faults.
fn each(
    targets: Vec<String>,
    work_on: impl Fn(&str) -> Result<(), String> + Sync,
) -> Result<(), String> {
    let work = Mutex::new(VecDeque::from(targets));
    let faults = Mutex::new(Vec::new());
    let at_once = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..at_once {
            scope.spawn(|| {
                while let Some(target) = next(&work) {
                    if let (Err(fault), Ok(mut faults)) = (work_on(&target), faults.lock()) {
                        println!("{fault}");
                        faults.push(target);
                    }
                }
            });
        }
    });
    let faults = faults.into_inner().map_err(|error| error.to_string())?;
    if faults.is_empty() {
        Ok(())
    } else {
        Err(format!("faults were found by {}", faults.join(", ")))
    }
}

fn next(work: &Mutex<VecDeque<String>>) -> Option<String> {
    work.lock().ok()?.pop_front()
}

/// Compiles targets with the instrumentation, or without it to see whether they compile.
fn build(folder: &Path, targets: &[String], check: bool) -> Result<(), String> {
    let mut command = Command::new("cargo");
    command
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", folder.join("target"));
    if check {
        command.args(["check", "--quiet"]);
    } else {
        command
            .args(["build", "--quiet", "--release", "--target", PLATFORM])
            .env("RUSTFLAGS", FLAGS);
    }
    for target in targets {
        command.args(["--bin", target]);
    }
    let status = command
        .status()
        .map_err(|error| format!("cargo could not be started: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err("the fuzz targets do not compile".to_owned())
    }
}

fn program(folder: &Path, target: &str) -> PathBuf {
    folder
        .join("target")
        .join(PLATFORM)
        .join("release")
        .join(target)
}

/// Runs one target and reports how often it was executed; an error shows the end of its messages,
/// names each input that failed, and says how to repeat it.
fn fuzz(folder: &Path, target: &str, seconds: u32) -> Result<(), String> {
    let [artifacts, found, regressions, seeds, made, kept] = [
        "artifacts",
        "target/corpus",
        "regressions",
        "seeds",
        "target/seeds",
        "target/kept",
    ]
    .map(|place| folder.join(place).join(target));
    corpus::unpack(&folder.join("corpus"), target, &kept)?;
    for written in [&artifacts, &found] {
        fs::create_dir_all(written).map_err(|error| format!("{}: {error}", written.display()))?;
    }
    let before = files(&artifacts)?;
    let log = folder.join("target").join(format!("{target}.log"));
    let writer = fs::File::create(&log).map_err(|error| format!("{}: {error}", log.display()))?;
    let start = Instant::now();
    let mut running = Command::new(program(folder, target))
        .arg(&found)
        .args(
            [regressions, seeds, made, kept]
                .iter()
                .filter(|it| it.is_dir()),
        )
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-artifact_prefix={}/", artifacts.display()))
        .arg(format!("-max_len={}", longest(target)))
        .arg(format!("-timeout={LONGEST}"))
        .args(["-rss_limit_mb=2048", "-print_final_stats=1"])
        .stdout(Stdio::null())
        .stderr(writer)
        .spawn()
        .map_err(|error| format!("{target} could not be started: {error}"))?;
    let mut used = 0.0;
    let status = loop {
        used = processor_seconds(running.id()).unwrap_or(used);
        match running.try_wait() {
            Ok(Some(status)) => break status,
            Ok(None) => std::thread::sleep(Duration::from_millis(200)),
            Err(error) => return Err(format!("{target}: {error}")),
        }
    };
    let text = fs::read(&log).map_err(|error| format!("{}: {error}", log.display()))?;
    let text = String::from_utf8_lossy(&text);
    let executions = statistic(&text, "number_of_executed_units").unwrap_or(0);
    println!(
        "{target}: {executions} executions in {:.0} s, {used:.0} s of a processor",
        start.elapsed().as_secs_f64()
    );
    if status.success() {
        return if !text.contains("inline 8-bit counters") {
            Err(format!("{target} was built without the instrumentation"))
        } else if executions == 0 {
            Err(format!("{target} tried no input"))
        } else {
            Ok(())
        };
    }
    let failed = files(&artifacts)?;
    let failed = failed.iter().filter(|path| !before.contains(path));
    let failed: Vec<String> = failed
        .map(|path| {
            format!(
                "\n  repeat with {} {}\n  make it smaller with the same and -minimize_crash=1 -runs=10000",
                program(folder, target).display(),
                path.display()
            )
        })
        .collect();
    Err(format!(
        "{target} failed:\n{}{}",
        end(&text),
        failed.concat()
    ))
}

/// Keeps the fewest and shortest inputs that earlier runs found and that reach what the seeds do not.
fn keep(folder: &Path, target: &str) -> Result<(), String> {
    let [found, seeds, made, kept, merged] = [
        "target/corpus",
        "seeds",
        "target/seeds",
        "target/kept",
        "target/merged",
    ]
    .map(|place| folder.join(place).join(target));
    let archives = folder.join("corpus");
    corpus::unpack(&archives, target, &kept)?;
    // libFuzzer adds to its first folder what reaches something that the files there do not: here the seeds.
    let _ = fs::remove_dir_all(&merged);
    fs::create_dir_all(&merged).map_err(|error| format!("{}: {error}", merged.display()))?;
    let mut begin = Vec::new();
    for seed in files(&seeds)?.into_iter().chain(files(&made)?) {
        let copy = merged.join(seed.file_name().unwrap_or_default());
        fs::copy(&seed, &copy).map_err(|error| format!("{}: {error}", seed.display()))?;
        begin.push(copy);
    }
    let printed = Command::new(program(folder, target))
        .args(["-merge=1", "-rss_limit_mb=2048"])
        .arg(format!("-max_len={}", longest(target)))
        .arg(format!("-timeout={LONGEST}"))
        .args([&merged, &kept, &found].iter().filter(|it| it.is_dir()))
        .output()
        .map_err(|error| format!("{target} could not be started: {error}"))?;
    if !printed.status.success() {
        let log = String::from_utf8_lossy(&printed.stderr);
        return Err(format!("{target} failed:\n{}", end(&log)));
    }
    let added: Vec<PathBuf> = files(&merged)?
        .into_iter()
        .filter(|path| !begin.contains(path))
        .collect();
    let (packed, bytes) = corpus::pack(&archives, target, &added)?;
    println!("{target}: {packed} inputs in {bytes} bytes");
    Ok(())
}

/// The last lines of a log.
fn end(log: &str) -> String {
    let lines: Vec<&str> = log.lines().collect();
    lines[lines.len().saturating_sub(40)..].join("\n")
}

/// The longest input that is tried, in bytes.
fn longest(target: &str) -> u32 {
    match target {
        "workbook" | "review_workbook" => 65_536,
        "scoring" | "analyses" => 1_024,
        _ => 16_384,
    }
}

/// What one of libFuzzer's last lines counts.
fn statistic(log: &str, name: &str) -> Option<u64> {
    let line = log
        .lines()
        .rfind(|line| line.starts_with("stat::") && line.contains(name))?;
    line.rsplit_once(' ')?.1.parse().ok()
}

/// The seconds that a process has spent in a processor, where the system says so: fields 14 and 15
/// of its line, in hundredths.
fn processor_seconds(process: u32) -> Option<f64> {
    let line = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let fields: Vec<&str> = line.rsplit_once(") ")?.1.split(' ').collect();
    let hundredths = |at: usize| fields.get(at)?.parse::<u32>().ok().map(f64::from);
    // A process that has ended, and was not waited for, keeps its times.
    Some((hundredths(11)? + hundredths(12)?) / 100.0)
}

/// The files of a folder, in order; none if there is no folder.
fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(format!("{}: {error}", folder.display())),
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.is_file());
    paths.sort();
    Ok(paths)
}
