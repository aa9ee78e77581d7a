//! Does any input make a reader, a door or the arithmetic panic, overflow or break a promise?
//!
//! The targets of `fuzz/` are built with the coverage instrumentation of the compiler, and libFuzzer
//! mutates the committed corpus and seeds that are made here. What it finds anew stays under
//! `fuzz/target/corpus`, from where `--minimise` merges it into `fuzz/corpus`.

mod seeds;

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

/// How much of its minimised corpus a target commits, in bytes.
const COMMITTED: u64 = 56 * 1024;

/// Runs targets, or all of them, for some seconds each.
pub(crate) fn run(seconds: u32, named: &[String], minimise: bool) -> Result<(), String> {
    let folder = root().join("fuzz");
    let targets = targets(&folder)?;
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
    build(&folder, &chosen)?;
    seeds::make(&folder.join("target/seeds"))?;
    let work = Mutex::new(VecDeque::from(chosen.clone()));
    let faults = Mutex::new(Vec::new());
    let at_once = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..at_once {
            scope.spawn(|| {
                while let Some(target) = next(&work) {
                    let done = fuzz(&folder, &target, seconds).and_then(|()| {
                        if minimise {
                            merge(&folder, &target)
                        } else {
                            Ok(())
                        }
                    });
                    if let (Err(fault), Ok(mut faults)) = (done, faults.lock()) {
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

/// The names of the targets: one file each.
fn targets(folder: &Path) -> Result<Vec<String>, String> {
    let mut names: Vec<String> = files(&folder.join("fuzz_targets"))?
        .iter()
        .filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned()))
        .collect();
    names.sort();
    Ok(names)
}

fn build(folder: &Path, targets: &[String]) -> Result<(), String> {
    let mut command = Command::new("cargo");
    command
        .args([
            "build",
            "--quiet",
            "--release",
            "--locked",
            "--target",
            PLATFORM,
        ])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTFLAGS", FLAGS);
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

/// Runs one target and reports how often it was executed; an error names each input that
/// failed, and how to repeat it.
fn fuzz(folder: &Path, target: &str, seconds: u32) -> Result<(), String> {
    let artifacts = folder.join("artifacts").join(target);
    let found = folder.join("target/corpus").join(target);
    let corpus = folder.join("corpus").join(target);
    let seeds = folder.join("target/seeds").join(target);
    for made in [&artifacts, &found, &corpus, &seeds] {
        fs::create_dir_all(made).map_err(|error| format!("{}: {error}", made.display()))?;
    }
    let before = files(&artifacts)?;
    let log = folder.join("target").join(format!("{target}.log"));
    let writer = fs::File::create(&log).map_err(|error| format!("{}: {error}", log.display()))?;
    let start = Instant::now();
    let mut running = Command::new(program(folder, target))
        .args([&found, &corpus, &seeds])
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-artifact_prefix={}/", artifacts.display()))
        .arg(format!("-max_len={}", longest(target)))
        .args(["-timeout=10", "-rss_limit_mb=2048", "-print_final_stats=1"])
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
        return Ok(());
    }
    let failed: Vec<String> = files(&artifacts)?
        .into_iter()
        .filter(|path| !before.contains(path))
        .map(|path| {
            format!(
                "\n  repeat with {} {}",
                program(folder, target).display(),
                path.display()
            )
        })
        .collect();
    Err(format!(
        "{target} failed; its messages are in {}{}",
        log.display(),
        failed.concat()
    ))
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

/// Writes a new minimised corpus: of inputs that reach the same edges the smallest, and of those
/// as many as are committed.
fn merge(folder: &Path, target: &str) -> Result<(), String> {
    let corpus = folder.join("corpus").join(target);
    let merged = folder.join("target/merged").join(target);
    let _ = fs::remove_dir_all(&merged);
    fs::create_dir_all(&merged).map_err(|error| format!("{}: {error}", merged.display()))?;
    let status = Command::new(program(folder, target))
        .args(["-merge=1", "-timeout=10", "-rss_limit_mb=2048"])
        .arg(format!("-max_len={}", longest(target)))
        .arg(format!("-artifact_prefix={}/", merged.display()))
        .arg(&merged)
        .arg(&corpus)
        .arg(folder.join("target/corpus").join(target))
        .arg(folder.join("target/seeds").join(target))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .map_err(|error| format!("{target} could not be started: {error}"))?;
    if !status.success() {
        return Err(format!("{target}: its corpus could not be merged"));
    }
    let seeds = contents(&folder.join("target/seeds").join(target))?;
    let mut inputs = contents(&merged)?;
    // Seeds are made whenever they are needed, so they are not committed.
    inputs.retain(|(_, bytes)| seeds.iter().all(|(_, seed)| seed != bytes));
    inputs.sort_by_key(|(path, bytes)| (bytes.len(), path.clone()));
    let _ = fs::remove_dir_all(&corpus);
    fs::create_dir_all(&corpus).map_err(|error| format!("{}: {error}", corpus.display()))?;
    let mut left = COMMITTED;
    for (path, bytes) in inputs {
        let Some(rest) = left.checked_sub(bytes.len() as u64) else {
            break;
        };
        left = rest;
        let into = corpus.join(path.file_name().unwrap_or_default());
        fs::write(&into, bytes).map_err(|error| format!("{}: {error}", into.display()))?;
    }
    Ok(())
}

fn contents(folder: &Path) -> Result<Vec<(PathBuf, Vec<u8>)>, String> {
    files(folder)?
        .into_iter()
        .map(|path| match fs::read(&path) {
            Ok(bytes) => Ok((path, bytes)),
            Err(error) => Err(format!("{}: {error}", path.display())),
        })
        .collect()
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
