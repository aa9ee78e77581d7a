//! How long does a draw take, beside vectorised numpy? Part of `cargo xtask bench`.

use crate::bench::inputs::checklist_round;
use crate::bench::report;
use crate::root;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

/// A draw of COINr 1.1.14 on ASEM, in microseconds, as measured apart: it is not installed here.
const COINR: f64 = 101_000.0;

const PLAN: &str = r#"schema_version = 1
interval = "0.9"
nodes = ["index"]
"#;
const WEIGHTS: &str = r#"[[weights]]
of = "indicators"
draw = "spread"
spread = "0.25"
"#;
const ANSWERS: &str = r#"[answers]
up = "0.1"
down = "0.1"
"#;

pub(crate) fn run(cpi: &str, folder: &Path) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("the inputs could not be made: {error}");
    for (countries, draws) in [(9_usize, 100_000_u32), (190, 10_000)] {
        let round = folder.join(format!("draws-{countries}"));
        checklist_round(&round, countries, 987).map_err(failed)?;
        let mine = "[framework]\nid = \"my-index\"\nversion = \"0.1\"\n";
        let numpy = peer(&round.join("rounds/2026/answers.csv"));
        for (name, source) in [("weights", WEIGHTS), ("answers", ANSWERS)] {
            let plan = round.join(format!("{name}.toml"));
            fs::write(&plan, format!("{PLAN}{mine}{source}")).map_err(failed)?;
            let Some(ours) = draw(cpi, &round, &plan, draws, &[]) else {
                continue;
            };
            print!("a draw of {name}, {countries} × 987: {ours:.2} µs");
            match numpy {
                Some(numpy) if name == "weights" => {
                    println!("; numpy {numpy:.1} µs, ratio 1/{:.1}", numpy / ours);
                }
                _ => println!(),
            }
            if (name, countries) == ("weights", 9) {
                let (round, plan) = (round.to_string_lossy(), plan.to_string_lossy());
                let command = [
                    cpi,
                    "robustness",
                    &round,
                    "--plan",
                    &plan,
                    "--seed",
                    "1",
                    "--draws",
                    "100000",
                    "--format",
                    "csv",
                ];
                report("100,000 draws of 9 × 987, files to figures", &command);
            }
        }
    }
    let plan = folder.join("asem.toml");
    let asem = "[framework]\nid = \"asem\"\nversion = \"arithmetic\"\n";
    let index = root().join("fixtures/indices/asem");
    let declared = fs::read_to_string(index.join("framework/framework.toml")).map_err(failed)?;
    let named = |key: &str| {
        let line = declared
            .lines()
            .find(|line| line.starts_with(&format!("{key} = ")));
        line.unwrap_or_default().to_owned()
    };
    let asem = asem
        .replace("id = \"asem\"", &named("id"))
        .replace("version = \"arithmetic\"", &named("version"));
    fs::write(
        &plan,
        format!("{PLAN}{asem}{WEIGHTS}")
            .replace("\"index\"", &format!("\"{}\"", first_node(&declared))),
    )
    .map_err(failed)?;
    if let Some(ours) = draw(cpi, &index, &plan, 100_000, &[]) {
        println!(
            "a draw of weights, ASEM: {ours:.2} µs; COINr {COINR:.0} µs, ratio 1/{:.0}",
            COINR / ours
        );
    }
    Ok(())
}

/// The code of the first node that a framework declares.
fn first_node(declared: &str) -> String {
    let nodes = declared.split("[[nodes]]").nth(1).unwrap_or_default();
    let code = nodes.lines().find_map(|line| line.strip_prefix("code = "));
    code.unwrap_or_default().trim_matches('"').to_owned()
}

/// The microseconds of a draw: what many draws take longer than few, the least of several.
fn draw(cpi: &str, index: &Path, plan: &Path, draws: u32, more: &[&str]) -> Option<f64> {
    let time = |draws: u32| {
        let begun = Instant::now();
        let status = Command::new(cpi)
            .arg("robustness")
            .arg(index)
            .arg("--plan")
            .arg(plan)
            .args([
                "--seed",
                "1",
                "--format",
                "csv",
                "--draws",
                &draws.to_string(),
            ])
            .args(more)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        status
            .is_ok_and(|status| status.success())
            .then(|| begun.elapsed().as_secs_f64())
    };
    let least = |draws: u32| {
        let times: Option<Vec<f64>> = (0..5).map(|_| time(draws)).collect();
        times?.into_iter().reduce(f64::min)
    };
    let few = draws / 20;
    Some(1e6 * (least(draws)? - least(few)?) / f64::from(draws - few))
}

/// The microseconds of a draw of numpy, the least of several; the Python of the checks, or
/// that of the system.
fn peer(answers: &Path) -> Option<f64> {
    let ours = root().join("target/ci-python/bin/python");
    let python = if ours.exists() {
        ours
    } else {
        "python3".into()
    };
    let once = || {
        let output = Command::new(&python)
            .arg(root().join("xtask/peers/montecarlo.py"))
            .arg(answers)
            .arg("5000")
            .stderr(Stdio::null())
            .output()
            .ok()?;
        String::from_utf8_lossy(&output.stdout)
            .trim()
            .parse::<f64>()
            .ok()
    };
    let times: Option<Vec<f64>> = (0..5).map(|_| once()).collect();
    times?.into_iter().reduce(f64::min)
}
