//! Is everything ready for a release? The list is that of `docs/maintaining.md`.

use crate::{
    alternatives, api, bench, cases, core_set, demonstration, handbook, picture, root, run,
    schemas, screenshots, tidy,
};
use cpi_model::provenance::sha256_of;
use std::fs;

/// A point of the list: what is looked at, and how.
type Point = (&'static str, fn() -> Result<(), String>);

const POINTS: [Point; 15] = [
    ("one version everywhere", one_version),
    ("a changelog with its day, Scores first", changelog),
    ("schemas", || schemas::run(true)),
    ("public API", || api::run(true)),
    ("conformance cases", || cases(true)),
    ("demonstration", || demonstration::run(true)),
    ("alternatives", || alternatives::run(true)),
    ("core set", || core_set::run(true)),
    ("handbook", || handbook::run(true)),
    ("pictures of the front page", || {
        screenshots::run(true, None)
    }),
    ("picture of the README", || picture::run(true)),
    ("engine in the pages of sites", || {
        let check = "run -p xtask --features wasm -- wasm --site --check";
        run("cargo", &check.split(' ').collect::<Vec<_>>())
    }),
    ("links, citations, licences", tidy::run),
    ("packages of the crates", || run(".ci/package", &[])),
    ("what is handed out", handed_out),
];

/// Goes through the list and says what is missing; it publishes nothing.
pub(crate) fn check() -> Result<(), String> {
    let mut missing = 0;
    for (what, point) in POINTS {
        match point() {
            Ok(()) => println!("ok       {what}"),
            Err(why) => {
                missing += 1;
                println!("MISSING  {what}: {why}");
            }
        }
    }
    println!(
        "by hand  .ci/run and .ci/dist on a machine that has built nothing, and a first look as README says"
    );
    if missing == 0 {
        Ok(())
    } else {
        Err(format!("not ready: {missing} of {} points", POINTS.len()))
    }
}

fn text(name: &str) -> Result<String, String> {
    fs::read_to_string(root().join(name)).map_err(|error| format!("{name}: {error}"))
}

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Every file that names the version of the project names the same.
fn one_version() -> Result<(), String> {
    let citation = text("CITATION.cff")?;
    if !citation
        .lines()
        .any(|line| line == format!("version: \"{VERSION}\""))
    {
        return Err(format!("CITATION.cff does not name {VERSION}"));
    }
    let workspace = text("Cargo.toml")?;
    for name in ["cpi-model", "cpi-scoring", "cpi-io", "cpi-report"] {
        let wanted = format!("{name} = {{ version = \"{VERSION}\"");
        if !workspace.contains(&wanted) {
            return Err(format!("Cargo.toml does not name {name} {VERSION}"));
        }
    }
    let readme = text("README.md")?;
    let of_files = |end: &str| readme.contains(&format!("{VERSION}{end}"));
    if of_files("-windows-x86_64.zip") && of_files("-linux-x86_64.tar.gz") && of_files("_amd64.deb")
    {
        Ok(())
    } else {
        Err(format!(
            "README.md names files of another version than {VERSION}"
        ))
    }
}

/// The newest release of the changelog is this one, is dated, and opens with what moves scores.
fn changelog() -> Result<(), String> {
    let text = text("CHANGELOG.md")?;
    let mut lines = text.lines().skip_while(|line| !line.starts_with("## "));
    let heading = lines.next().unwrap_or_default();
    if !heading.starts_with(&format!("## {VERSION}")) {
        return Err(format!("its first release is `{heading}`, not {VERSION}"));
    }
    let day = heading.rsplit(' ').next().unwrap_or_default();
    if chrono::NaiveDate::parse_from_str(day, "%Y-%m-%d").is_err() {
        return Err(format!(
            "`{heading}` has no day; write `## {VERSION}, 2027-01-31`"
        ));
    }
    match lines.find(|line| line.starts_with("### ")) {
        Some("### Scores") => Ok(()),
        other => Err(format!(
            "it opens with `{}`, not with `### Scores`",
            other.unwrap_or("nothing")
        )),
    }
}

/// The files in `target/dist` are of this version, and are those that the checksums name.
fn handed_out() -> Result<(), String> {
    let folder = bench::target().join("dist");
    let sums = fs::read_to_string(folder.join("SHA256SUMS"))
        .map_err(|_| "nothing is made; run `cargo xtask dist`".to_owned())?;
    for wanted in [
        "-linux-x86_64.tar.gz",
        "-windows-x86_64.zip",
        "_amd64.deb",
        ".whl",
        ".tgz",
    ] {
        if !sums.lines().any(|line| line.ends_with(wanted)) {
            return Err(format!("no file `…{wanted}`; run `cargo xtask dist`"));
        }
    }
    for line in sums.lines() {
        let (sum, name) = line.split_once("  ").ok_or("SHA256SUMS cannot be read")?;
        let bytes = fs::read(folder.join(name)).map_err(|error| format!("{name}: {error}"))?;
        if !name.contains(VERSION) {
            return Err(format!("{name} is of another version"));
        }
        if sha256_of(&bytes) != sum {
            return Err(format!("{name} is not what SHA256SUMS names"));
        }
    }
    Ok(())
}
