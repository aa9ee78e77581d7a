//! How long does the report of a country take, of some 800 indicators with their texts, beside Jinja2,
//! matplotlib and WeasyPrint, which get the scores for nothing?

use super::{python, target, text, together};
use crate::root;
use std::fs;
use std::path::Path;
use std::time::Duration;

const COUNTRY: &str = "XAB";

/// Times reports of the demonstration in each format. A PDF needs a program of its own, built for
/// release beside the command or on the `PATH`.
pub(super) fn run(cpi: &str, folder: &Path, alone: bool) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    let index = text(&root().join("fixtures/demonstration"));
    let ours = |format: &str| -> Vec<String> {
        let file = text(&folder.join(format!("report.{format}")));
        let asked = ["--round", "2026", "--country", COUNTRY, "--format", format];
        let command = [cpi, "--output", &file, "report", &index];
        let command = command.into_iter().chain(asked);
        command.map(str::to_owned).collect()
    };
    let named = |format: &str| format!("a report of 800 indicators as {format}");
    let theirs = |kind: &str, (python, scores): &(String, String)| -> Vec<String> {
        let script = text(&root().join("xtask/peers/report_weasyprint.py"));
        let indicators = text(&root().join("fixtures/demonstration/framework/indicators.csv"));
        let out = text(&folder.join(format!("peer.{kind}")));
        let command = [python, &script, scores, &indicators, COUNTRY, kind, &out];
        command.map(str::to_owned).to_vec()
    };
    let peers = (!alone).then(|| peers(cpi, &index, folder)).flatten();
    together(&[(named("docx"), ours("docx"))])?;
    for format in ["html", "pdf"] {
        if format == "pdf" && !is_there() {
            println!(
                "{}: left out; `cargo build --release --manifest-path crates/cpi-pdf/Cargo.toml --target-dir {}` builds cpi-pdf",
                named("pdf"),
                target().display()
            );
            continue;
        }
        let mut commands = vec![(named(format), ours(format))];
        if let Some(peers) = &peers {
            commands.push((
                "  with Jinja2, matplotlib, WeasyPrint".to_owned(),
                theirs(format, peers),
            ));
        }
        let times = together(&commands)?;
        if let [ours, theirs] = times[..] {
            let ratio = Duration::as_secs_f64(&theirs) / ours.as_secs_f64();
            println!("  1/{ratio:.1}");
        }
    }
    Ok(())
}

/// Whether there is a program `cpi-pdf`.
fn is_there() -> bool {
    let name = format!("cpi-pdf{}", std::env::consts::EXE_SUFFIX);
    let paths = std::env::var_os("PATH").unwrap_or_default();
    let mut folders = std::env::split_paths(&paths).chain([target().join("release")]);
    folders.any(|folder| folder.join(&name).is_file())
}

/// A Python with the peers, and the scores as a table.
fn peers(cpi: &str, index: &str, folder: &Path) -> Option<(String, String)> {
    let python = python()?;
    let install = [
        "-m",
        "pip",
        "install",
        "-q",
        "jinja2",
        "matplotlib",
        "weasyprint",
    ];
    if let Err(why) = crate::run(&python, &install) {
        println!("WeasyPrint is left out: {why}");
        return None;
    }
    let scores = text(&folder.join("scores.csv"));
    let asked = [
        "--output", &scores, "score", index, "--round", "2026", "--format", "csv", "--long",
    ];
    crate::run(cpi, &asked).ok()?;
    Some((python, scores))
}
