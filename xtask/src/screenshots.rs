//! What does a terminal show at the first look? Pictures for the front page, of what the command prints.

use crate::{bench, root};
use anstyle_svg::Term;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The pictures, and the commands that each shows, one after another in the same folder.
const PICTURES: [(&str, &[&str]); 4] = [
    ("begin", &["cpi"]),
    ("score", &["cpi new my-index", "cpi score my-index"]),
    ("explain", &["cpi explain my-index --country XAA"]),
    (
        "questionnaire",
        &[
            "cpi questionnaire xlsx my-index --into questionnaires",
            "cpi collect my-index questionnaires",
        ],
    ),
];

/// The folder of the pictures; nothing else is in it.
const FOLDER: &str = "docs/first-look";

/// The page that shows them.
const PAGE: &str = "README.md";

/// Draws the pictures, or compares them with those that are there.
pub(crate) fn run(check: bool, named: Option<PathBuf>) -> Result<(), String> {
    let pictures = pictures(&crate::cpi(named)?)?;
    shown(&pictures)?;
    let folder = root().join(FOLDER);
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    if !check {
        fs::create_dir_all(&folder).map_err(failed)?;
        for (name, picture) in &pictures {
            fs::write(folder.join(name), picture).map_err(failed)?;
        }
        return Ok(());
    }
    let mut there = BTreeMap::new();
    for entry in fs::read_dir(&folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        there.insert(
            name.into_owned(),
            fs::read_to_string(&path).map_err(failed)?,
        );
    }
    let mut names: Vec<&String> = pictures.keys().chain(there.keys()).collect();
    names.sort();
    names.dedup();
    names.retain(|name| pictures.get(*name) != there.get(*name));
    match names.first() {
        None => Ok(()),
        Some(name) => Err(format!(
            "{FOLDER}/{name} is not what the command prints; run `cargo xtask screenshots`, and look at it"
        )),
    }
}

/// Runs the commands in an empty folder and draws what a person would see.
fn pictures(cpi: &Path) -> Result<BTreeMap<String, String>, String> {
    let folder = bench::target().join("screenshots");
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(failed)?;
    }
    fs::create_dir_all(&folder).map_err(failed)?;
    let mut drawn = BTreeMap::new();
    for (name, commands) in PICTURES {
        let mut seen = String::new();
        for command in commands {
            let output = Command::new(cpi)
                .args(command.split(' ').skip(1))
                .current_dir(&folder)
                .output()
                .map_err(|error| format!("{}: {error}", cpi.display()))?;
            let printed = [output.stdout, output.stderr].concat();
            let printed = String::from_utf8_lossy(&printed);
            if !output.status.success() {
                return Err(format!("{command} ended with {}: {printed}", output.status));
            }
            // In bold what a person types.
            seen.push_str(&format!("\u{1b}[1m> {command}\u{1b}[0m\n{printed}"));
        }
        let alternative = format!("A terminal after {}", commands.join(", and "));
        drawn.insert(
            format!("{name}.svg"),
            picture(seen.trim_end(), &alternative),
        );
    }
    Ok(drawn)
}

/// A terminal with a text, as a picture that keeps its shape at any width.
fn picture(text: &str, title: &str) -> String {
    let drawn = Term::new().render_svg(text);
    let size = |name: &str| {
        let (_, after) = drawn.split_once(&format!("{name}=\""))?;
        Some(after.split_once("px\"")?.0)
    };
    let (Some(width), Some(height), Some((_, body))) =
        (size("width"), size("height"), drawn.split_once(">\n"))
    else {
        return drawn;
    };
    // Each line of the drawing ends with a space for those who copy it.
    let body: String = body
        .lines()
        .map(|line| format!("{}\n", line.trim_end()))
        .collect();
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\">\n  <title>{title}</title>\n{body}"
    )
}

/// Refuses where the page does not show a picture, or has not a command that a picture shows.
fn shown(pictures: &BTreeMap<String, String>) -> Result<(), String> {
    let page = root().join(PAGE);
    let text = fs::read_to_string(&page).map_err(|error| format!("{}: {error}", page.display()))?;
    for name in pictures.keys() {
        if !text.contains(&format!("]({FOLDER}/{name})")) {
            return Err(format!("{PAGE} does not show {FOLDER}/{name}"));
        }
    }
    for command in PICTURES.iter().flat_map(|(_, commands)| *commands) {
        if !text.lines().any(|line| line == *command) {
            return Err(format!(
                "{PAGE} has no line `{command}`, which a picture shows"
            ));
        }
    }
    Ok(())
}
