//! Does each command stay below 10 s and 1 GiB with many countries, indicators, nodes and rounds?

use super::{inputs, peak, text};
use std::fs;
use std::path::Path;

/// Of every round.
const OF_ALL: [&[&str]; 21] = [
    &["check"],
    &["score", "--level", "article"],
    &["score", "--format", "csv"],
    &["score", "--long", "--format", "csv"],
    &["score", "--format", "json"],
    &["score", "--trail", "--format", "json"],
    &["compare"],
    &["compare", "--format", "csv"],
    &["compare", "--format", "json"],
    &["trend"],
    &["trend", "--format", "csv"],
    &["trend", "--format", "json"],
    &["status"],
    &["status", "--per", "section", "--format", "csv"],
    &["peers"],
    &["peers", "--format", "csv"],
    &["peers", "--table", "behind"],
    &["peers", "--table", "behind", "--country", "XAA"],
    &["peers", "--table", "standing", "--format", "csv"],
    &["peers", "--table", "cooperation", "--format", "json"],
    &["peers", "--format", "json"],
];

/// Of the last round.
const OF_ONE: [&[&str]; 9] = [
    &["explain", "--country", "XAA"],
    &["explain", "--country", "XAA", "--format", "json"],
    &["compare", "--between", "XAA", "XAB"],
    &["coherence"],
    &["coherence", "--cases", "pairwise"],
    &["coherence", "--pairs", "--format", "json"],
    &["coherence", "--indicators"],
    &["plan", "--country", "XAA"],
    &["plan", "--country", "XAA", "--reach", "index=0.7"],
];

/// Draws of everything that can be drawn, at all nodes; and with leaving out and sensitivity.
const PLAN: &str = r#"schema_version = 1
interval = "0.9"
[framework]
id = "my-index"
version = "0.1"
[answers]
up = "0.05"
down = "0.1"
[missing]
odds.compliance = { yes = "0.2", partially = "0.4", no = "0.4" }
[[weights]]
of = "indicators"
draw = "spread"
spread = "0.25"
"#;
const MORE: &str = "[sensitivity]\nsamples = 256\nresamples = 100\n";

pub(super) fn run(cpi: &str, folder: &Path) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("the inputs could not be made: {error}");
    for (countries, indicators, rounds) in [(200, 1000, 10), (195, 171, 2)] {
        let size = format!("{countries} × {indicators} × {rounds}");
        let made = folder.join(format!("large-{countries}-{indicators}-{rounds}"));
        let made = inputs::tree_of_rounds(&made, countries, indicators, rounds);
        let index = text(&made.map_err(failed)?);
        for verb in OF_ALL {
            within(cpi, &size, &index, verb, &[]);
        }
        for verb in OF_ONE {
            within(cpi, &size, &index, verb, &["--round", "2026"]);
        }
        let all = folder.join("all.toml");
        fs::write(&all, PLAN).map_err(failed)?;
        let more = folder.join("more.toml");
        let leaving =
            "interval = \"0.9\"\nleave_out = [\"indicators\", \"article\", \"dimension\"]\n";
        let plan = PLAN.replacen("interval = \"0.9\"\n", leaving, 1);
        fs::write(&more, plan + MORE).map_err(failed)?;
        for (plan, draws) in [(&all, "1000"), (&more, "10000")] {
            let plan = text(plan);
            let rest = ["--seed", "1", "--draws", draws, "--round", "2026"];
            within(cpi, &size, &index, &["robustness", "--plan", &plan], &rest);
        }
    }
    Ok(())
}

/// Prints how long a command took, and the most memory it held.
fn within(cpi: &str, size: &str, index: &str, verb: &[&str], rest: &[&str]) {
    let words = verb[1..].iter().chain(rest);
    let mut command = vec![cpi.to_owned(), verb[0].to_owned(), index.to_owned()];
    command.extend(words.map(|word| (*word).to_owned()));
    let name = [verb, rest].concat().join(" ");
    let Some(peak) = peak(&command, 1) else {
        println!("{size}, {name}: not measured; it failed, or there is no python3");
        return;
    };
    let is_within = peak.seconds < 10.0 && peak.bytes < 1_073_741_824.0;
    println!(
        "{size}, {name}: {:.1} s, {:.0} MB at its peak{}",
        peak.seconds,
        peak.bytes / 1e6,
        if is_within {
            ""
        } else {
            ", MORE than 10 s or 1 GiB"
        }
    );
}
