//! How long do the main jobs take, beside the peers that are installed? Whole processes,
//! medians of several runs, in one call.

use crate::root;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const RUNS: usize = 7;

pub(crate) fn run() -> Result<(), String> {
    crate::run("cargo", &["build", "--release", "-p", "cpi-cli"])?;
    let root = root();
    let cpi = root.join("target/release/cpi");
    let cpi = cpi.to_string_lossy().into_owned();
    let path = |name: &str| root.join(name).to_string_lossy().into_owned();
    let wbl = path("fixtures/indices/wbl");
    let ours = report(
        "WBL panel, CSV to scores",
        &[&cpi, "score", &wbl, "--format", "csv"],
    );
    let answers = path("fixtures/indices/wbl/rounds/1971-2020/answers.csv");
    for peer in ["pandas", "polars"] {
        let script = path(&format!("xtask/peers/wbl_{peer}.py"));
        let theirs = report(
            &format!("WBL panel with {peer}"),
            &["python3", &script, &answers],
        );
        if let (Some(ours), Some(theirs)) = (ours, theirs) {
            println!(
                "    ratio to {peer}: 1/{:.1}",
                theirs.as_secs_f64() / ours.as_secs_f64()
            );
        }
    }
    let trend = report(
        "WBL trend, CSV to steps",
        &[&cpi, "trend", &wbl, "--format", "csv"],
    );
    let script = path("xtask/peers/wbl_trend_pandas.py");
    let theirs = report("WBL trend with pandas", &["python3", &script, &answers]);
    if let (Some(ours), Some(theirs)) = (trend, theirs) {
        println!(
            "    ratio to pandas: 1/{:.1}",
            theirs.as_secs_f64() / ours.as_secs_f64()
        );
    }
    report(
        "ASEM to the index",
        &[
            &cpi,
            "score",
            &path("fixtures/indices/asem"),
            "--format",
            "csv",
        ],
    );
    report(
        "HDI, 9 rounds",
        &[
            &cpi,
            "score",
            &path("fixtures/indices/hdi"),
            "--format",
            "csv",
        ],
    );
    report(
        "RDR, 14 × 2,094",
        &[
            &cpi,
            "score",
            &path("fixtures/indices/rdr-2022"),
            "--format",
            "csv",
        ],
    );
    report("cpi --version", &[&cpi, "--version"]);

    let folder = std::env::temp_dir().join(format!("cpi-bench-{}", std::process::id()));
    let made = (|| -> std::io::Result<(PathBuf, PathBuf)> {
        Ok((
            checklist_round(&folder.join("round"), 9, 987)?,
            panel(&folder.join("panel"), 5000)?,
        ))
    })();
    let (round, panel) = made.map_err(|error| format!("the inputs could not be made: {error}"))?;
    report(
        "a round of 9 × 987",
        &[&cpi, "score", &round.to_string_lossy(), "--format", "csv"],
    );
    let start = Instant::now();
    let output = Command::new(&cpi)
        .args(["score", &panel.to_string_lossy(), "--format", "csv"])
        .stdout(Stdio::null())
        .status();
    let large = start.elapsed();
    if output.is_ok_and(|status| status.success())
        && let Some(ours) = ours
    {
        println!(
            "WBL panel × 100 (33,250,000 answers): {:.2} s, × {:.0} of the panel",
            large.as_secs_f64(),
            large.as_secs_f64() / ours.as_secs_f64()
        );
    }
    let questionnaires = crate::workbooks::run(&cpi, &folder);
    let _ = fs::remove_dir_all(&folder);
    questionnaires?;
    Ok(())
}

/// The median time of a command; prints it, or that it could not be run.
pub(crate) fn report(name: &str, command: &[&str]) -> Option<Duration> {
    let mut times = Vec::new();
    for _ in 0..=RUNS {
        let start = Instant::now();
        let status = Command::new(command[0])
            .args(&command[1..])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        if !status.is_ok_and(|status| status.success()) {
            println!("{name}: not run here");
            return None;
        }
        times.push(start.elapsed());
    }
    times.remove(0);
    times.sort_unstable();
    let median = times[RUNS / 2];
    println!("{name}: {:.1} ms", median.as_secs_f64() * 1000.0);
    Some(median)
}

/// A round of fictional countries on one large checklist.
fn checklist_round(folder: &Path, countries: usize, indicators: usize) -> std::io::Result<PathBuf> {
    let framework = folder.join("framework");
    let round = folder.join("rounds/2026");
    fs::create_dir_all(&framework)?;
    fs::create_dir_all(&round)?;
    let source = root().join("crates/cpi-cli/template/framework/framework.toml");
    fs::copy(source, framework.join("framework.toml"))?;
    let mut table = BufWriter::new(File::create(framework.join("indicators.csv"))?);
    writeln!(table, "code,parent,kind,scale,view:dimension")?;
    for i in 0..indicators {
        let (parent, group) = if i % 2 == 0 {
            ("art19", "law")
        } else {
            ("art20", "services")
        };
        writeln!(table, "i{i},{parent},checklist,compliance,{group}")?;
    }
    table.flush()?;
    let codes: Vec<String> = (0..countries)
        .map(|i| format!("XA{}", char::from(b'A' + i as u8 % 26)))
        .collect();
    let listed: Vec<String> = codes.iter().map(|code| format!("\"{code}\"")).collect();
    fs::write(
        round.join("round.toml"),
        format!(
            "schema_version = 1\ncountries = [{}]\n[framework]\nid = \"my-index\"\nversion = \"0.1\"\n[[rounds]]\nid = \"2026\"\nreference_date = \"2026-12-31\"\n[[tables]]\nfile = \"answers.csv\"\nshape = \"wide\"\n",
            listed.join(", ")
        ),
    )?;
    let mut table = BufWriter::new(File::create(round.join("answers.csv"))?);
    write!(table, "country,round")?;
    for i in 0..indicators {
        write!(table, ",i{i}")?;
    }
    writeln!(table)?;
    for (c, code) in codes.iter().enumerate() {
        write!(table, "{code},2026")?;
        for i in 0..indicators {
            let answer = ["yes", "partially", "no", ""][(i * 7 + c * 3) % 4];
            write!(table, ",{answer}")?;
        }
        writeln!(table)?;
    }
    table.flush()?;
    Ok(folder.to_owned())
}

/// The WBL panel over more years: the same rows again under other rounds.
fn panel(folder: &Path, years: usize) -> std::io::Result<PathBuf> {
    let source = root().join("fixtures/indices/wbl");
    let framework = folder.join("framework");
    let round = folder.join("rounds/panel");
    fs::create_dir_all(&framework)?;
    fs::create_dir_all(&round)?;
    for file in ["framework.toml", "indicators.csv"] {
        fs::copy(source.join("framework").join(file), framework.join(file))?;
    }
    let declared = fs::read_to_string(source.join("rounds/1971-2020/round.toml"))?;
    let mut kept = String::new();
    let mut in_rounds = false;
    for line in declared.lines() {
        if line.starts_with("[[") || line.starts_with('[') {
            in_rounds = line.starts_with("[[rounds]]");
        }
        if !in_rounds {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    for year in 0..years {
        kept.push_str(&format!(
            "[[rounds]]\nid = \"y{year}\"\nreference_date = \"2020-12-31\"\n"
        ));
    }
    fs::write(round.join("round.toml"), kept)?;
    let answers = fs::read_to_string(source.join("rounds/1971-2020/answers.csv"))?;
    let mut lines = answers.lines();
    let mut table = BufWriter::new(File::create(round.join("answers.csv"))?);
    writeln!(table, "{}", lines.next().unwrap_or_default())?;
    let rows: Vec<(&str, usize, &str)> = lines
        .filter_map(|line| {
            let mut cells = line.splitn(3, ',');
            Some((cells.next()?, cells.next()?.parse().ok()?, cells.next()?))
        })
        .collect();
    for copy in 0..years / 50 {
        for (code, year, rest) in &rows {
            writeln!(table, "{code},y{},{rest}", copy * 50 + (year - 1971))?;
        }
    }
    table.flush()?;
    Ok(folder.to_owned())
}
