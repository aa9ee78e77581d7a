//! What do two builds of the command print otherwise? Run before and after a change that should
//! change no figure.

use crate::root;
use cpi_model::json_diff::differences;
use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// Questions to every index of the fixtures, without a format.
const OF_EVERY_INDEX: [&str; 4] = ["score", "score --trail", "compare", "check --lint"];

/// Questions to single indices, without a format.
const OF_ONE: [&str; 27] = [
    "explain crates/cpi-cli/template --country XAA",
    "explain crates/cpi-cli/template --country XAB --language ro --depth 2",
    "explain fixtures/demonstration --round 2026 --country XAB --node A39-O",
    "compare crates/cpi-cli/template --round 2026 --between XAA XAB",
    "compare fixtures/demonstration --round 2026 --between XAA XAC",
    "coherence crates/cpi-cli/template",
    "coherence crates/cpi-cli/template --pairs --cases pairwise",
    "coherence fixtures/demonstration --round 2026",
    "coherence fixtures/indices/asem-treated",
    "coherence fixtures/indices/godi-2015 --pairs",
    "trend fixtures/demonstration",
    "trend fixtures/editions/first fixtures/editions/second",
    "trend fixtures/editions/first fixtures/editions/second fixtures/editions/third --strict",
    "trend fixtures/editions/first fixtures/editions/second --country XAB",
    "trend fixtures/indices/hdi --country NOR",
    "plan crates/cpi-cli/template --country XAB --reach art20=0.5 index=0.9",
    "plan crates/cpi-cli/template --country XAB --reach dimension:law=0.6 art19/dimension:law=0.7",
    "plan crates/cpi-cli/template --country XAB --set 19.1=yes 19.2=no",
    "peers fixtures/demonstration",
    "peers fixtures/demonstration --country XAA --level article",
    "peers fixtures/demonstration --table groups --alike 2 --middle median",
    "agreement fixtures/demonstration --round 2026 --seed 7 --resamples 50",
    "agreement crates/cpi-cli/template --seed 1 --standing",
    "status fixtures/demonstration --per section",
    "status fixtures/demonstration --per assessor --round 2026",
    "robustness crates/cpi-cli/template --plan crates/cpi-cli/template/uncertainty.toml --seed 1 --draws 500",
    "robustness fixtures/demonstration --plan fixtures/robustness/demonstration.toml --seed 3 --draws 100 --round 2026",
];

/// Compares what an older and a newer build print in every format.
pub(crate) fn run(old: &Path, new: &Path) -> Result<(), String> {
    let mut calls: Vec<String> = OF_ONE.iter().map(|&call| call.to_owned()).collect();
    for index in indices()? {
        for verb in OF_EVERY_INDEX {
            let (verb, options) = verb.split_once(' ').unwrap_or((verb, ""));
            calls.push(format!("{verb} {index} {options}"));
        }
    }
    let (mut same, mut other, mut figures) = (0, 0, 0);
    for call in &calls {
        for &format in formats(call) {
            let call = format!("{} --format {format}", call.trim_end());
            let (before, after) = (printed(old, &call)?, printed(new, &call)?);
            let found = if format == "json" {
                of_documents(&before, &after)
            } else {
                of_lines(&before, &after)
            };
            match found {
                None => same += 1,
                Some(place) => {
                    other += 1;
                    figures += usize::from(format == "json");
                    println!("{call}\n    {place}");
                }
            }
        }
    }
    println!("outputs: {same} the same, {other} different, of which documents: {figures}");
    if figures == 0 {
        Ok(())
    } else {
        Err("documents differ in more than their query".to_owned())
    }
}

fn formats(call: &str) -> &'static [&'static str] {
    if call.starts_with("check") {
        return &["table", "json"];
    }
    if call.contains("--trail") {
        return &["json"];
    }
    &["table", "json", "csv", "markdown"]
}

/// The folders of the fixtures that hold an index.
fn indices() -> Result<Vec<String>, String> {
    let folder = root().join("fixtures/indices");
    let entries = std::fs::read_dir(&folder).map_err(|error| error.to_string())?;
    let mut found: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .map(|name| format!("fixtures/indices/{name}"))
        .collect();
    found.push("crates/cpi-cli/template".to_owned());
    found.push("fixtures/demonstration".to_owned());
    found.sort();
    Ok(found)
}

/// The standard output and how the process ended.
fn printed(program: &Path, call: &str) -> Result<String, String> {
    let output = Command::new(program)
        .args(call.split_whitespace())
        .current_dir(root())
        .output()
        .map_err(|error| format!("{}: {error}", program.display()))?;
    let text = String::from_utf8_lossy(&output.stdout);
    Ok(match output.status.code() {
        Some(0) => text.into_owned(),
        code => format!("{text}exit code {code:?}\n"),
    })
}

/// Where two documents differ, but for what names the query.
fn of_documents(before: &str, after: &str) -> Option<String> {
    let read = |text: &str| -> Option<Value> {
        let mut document: Value = serde_json::from_str(text).ok()?;
        if let Some(document) = document.as_object_mut() {
            document.remove("query");
            document.remove("asked");
        }
        Some(document)
    };
    match (read(before), read(after)) {
        (Some(before), Some(after)) => {
            let found = differences(&before, &after);
            let first = found.first()?;
            Some(format!(
                "{} places, the first {}: {} before, {} after",
                found.len(),
                first.path,
                first.one,
                first.other
            ))
        }
        _ => of_lines(before, after),
    }
}

fn of_lines(before: &str, after: &str) -> Option<String> {
    let mut lines = before.lines().zip(after.lines());
    let first = lines.position(|(before, after)| before != after);
    let (b, a) = (before.lines().count(), after.lines().count());
    match first {
        Some(at) => Some(format!(
            "line {}: {:?} before, {:?} after",
            at + 1,
            before.lines().nth(at).unwrap_or_default(),
            after.lines().nth(at).unwrap_or_default()
        )),
        None if a != b => Some(format!("{b} lines before, {a} after")),
        None => None,
    }
}
