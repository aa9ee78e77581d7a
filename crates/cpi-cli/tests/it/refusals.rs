//! What the operating system refuses is told in plain words, without its numbers.

use super::support::folders::copy;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const CPI: &str = env!("CARGO_BIN_EXE_cpi");

/// A folder with an index, and one file beside it.
fn place() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path().canonicalize().unwrap();
    let template = Path::new(env!("CARGO_MANIFEST_DIR")).join("template");
    copy(&template, &here.join("index"));
    fs::write(here.join("file"), "x").unwrap();
    (folder, here)
}

fn cpi(here: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(CPI);
    command.current_dir(here).args(arguments);
    command.output().unwrap()
}

fn refused(here: &Path, arguments: &[&str]) -> String {
    let output = cpi(here, arguments);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success(), "{arguments:?}");
    assert!(!said.contains("os error"), "{arguments:?}: {said}");
    said.replace(here.to_str().unwrap(), "HERE")
}

#[test]
fn every_refusal_has_words() {
    let (_folder, here) = place();
    let long = "x".repeat(300);
    let mut told = String::new();
    for arguments in [
        &["score", "nowhere"] as &[&str],
        &["score", "no/where"],
        &["score", "file"],
        &["score", "file/index"],
        &["score", &long],
        &["score", "index", "--output", "no/where.csv"],
        &["score", "index", "--output", "index"],
        &["score", "index", "--output", "file/x.csv"],
        &["score", "index", "--output", &long],
        &["score", "index", "--answers", "index"],
        &[
            "robustness",
            "index",
            "--plan",
            "index",
            "--seed",
            "1",
            "--draws",
            "2",
        ],
        &["collect", "index", "nowhere.xlsx"],
        &["collect", "index", "file/x.xlsx"],
        &["verify", "nowhere", "--with", "index"],
        &["verify", "index", "--with", "index"],
        &["new", "file"],
        &["new", "file/index"],
        &["new", &long],
        &["questionnaire", "xlsx", "index", "--into", "file"],
        &["review", "xlsx", "index", "--into", "file/x"],
        &["publish", "index", "--into", "file"],
        &["convert", "index", "--to", "folder", "--into", "file"],
        &["framework", "handbook", "index", "--into", "file"],
        &[
            "framework",
            "translation",
            "import",
            "index",
            "--language",
            "ro",
            "--from",
            "no",
        ],
        &["crosswalk", "check", "index", "nowhere"],
        &["join", "index", "nowhere", "--by", "a"],
    ] {
        let shown = arguments.join(" ").replace(&long, "xxx…");
        let said = refused(&here, arguments).replace(&long, "xxx…");
        told.push_str(&format!("$ cpi {shown}\n{said}\n"));
    }
    insta::assert_snapshot!("every_refusal_has_words", told);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_and_a_circle_of_links_have_words() {
    let (_folder, here) = place();
    std::os::unix::fs::symlink("b", here.join("a")).unwrap();
    std::os::unix::fs::symlink("a", here.join("b")).unwrap();
    insta::assert_snapshot!(refused(&here, &["score", "a"]), @"error: a: symbolic links lead in a circle; remove the links");
    insta::assert_snapshot!(refused(&here, &["score", "index", "--output", "a"]), @"error: a: this is a symbolic link to `b`, which leads to no file; restore that file, or remove the link");
    insta::assert_snapshot!(refused(&here, &["collect", "index", "a"]), @"error: a: symbolic links lead in a circle; remove the links");
    insta::assert_snapshot!(refused(&here, &["score", "index", "--output", "/dev/full"]), @"error: /dev/full: the disk is full; nothing was changed");
    insta::assert_snapshot!(refused(&here, &["score", "index", "--output", "/proc/x.csv"]), @"error: /proc/x.csv: there is no such file; check the name");
    let full = fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let mut command = Command::new(CPI);
    command.current_dir(&here).args(["score", "index"]);
    let output = command.stdout(Stdio::from(full)).output().unwrap();
    assert_eq!(output.status.code(), Some(4));
    insta::assert_snapshot!(String::from_utf8(output.stderr).unwrap(), @"error: the result could not be printed: the disk is full");
}

#[test]
fn without_arguments_it_says_what_one_can_do_first() {
    let (_folder, here) = place();
    let output = cpi(&here, &[]);
    assert_eq!(output.status.code(), Some(0));
    let told = String::from_utf8(output.stdout).unwrap();
    // Each line that begins with a command is one that works.
    let told_in_index = cpi(&here.join("index"), &[]).stdout;
    assert!(
        String::from_utf8(told_in_index)
            .unwrap()
            .contains("cpi status .")
    );
    let joined = told.replace("\\\n", " ");
    let mut ran = 0;
    for line in joined
        .lines()
        .filter_map(|line| line.strip_prefix("  cpi "))
    {
        let command = line.split("  ").next().unwrap();
        let whole = if line.contains("--reference-date") {
            line
        } else {
            command
        };
        let words: Vec<&str> = whole.split_whitespace().collect();
        if ["collect", "verify"].contains(&words[0]) {
            // What these read is made by others.
            continue;
        }
        let output = cpi(&here, &words);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{words:?}: {said}");
        ran += 1;
    }
    assert_eq!(ran, 5, "{told}");
}
