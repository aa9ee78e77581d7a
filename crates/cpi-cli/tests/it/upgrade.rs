//! Does an index of 0.1 come along to 0.2, with its histories, and score as before?

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn cpi(arguments: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_cpi"))
        .args(arguments)
        .output()
        .unwrap();
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.code(), printed + &said)
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// An index of 0.1: a framework without a declaration, an answer that is not applicable, and a
/// history in the format of 0.1.
fn index_0_1(folder: &Path, line_end: &str) -> PathBuf {
    let index = folder.join("index");
    copy(&root().join("crates/cpi-cli/template"), &index);
    let history = root().join("fixtures/histories/0.1");
    for name in ["XAA.json", "XAA.history.jsonl"] {
        fs::copy(history.join(name), index.join("rounds/2026").join(name)).unwrap();
    }
    let file = index.join("framework/framework.toml");
    let text = fs::read_to_string(&file).unwrap();
    let without: Vec<&str> = text
        .lines()
        .filter(|line| !line.starts_with("not_applicable"))
        .collect();
    fs::write(&file, without.join(line_end) + line_end).unwrap();
    let answers = index.join("rounds/2026/XAB.json");
    let text = fs::read_to_string(&answers).unwrap();
    let changed = text.replacen("\"answer\": \"no\"", "\"answer\": \"not-applicable\"", 1);
    assert_ne!(text, changed);
    fs::write(&answers, changed).unwrap();
    index
}

#[test]
fn an_index_of_0_1_is_upgraded_and_keeps_its_histories() {
    for line_end in ["\n", "\r\n"] {
        let folder = tempfile::tempdir().unwrap();
        let index = index_0_1(folder.path(), line_end);
        let path = index.to_str().unwrap();
        let file = index.join("framework/framework.toml");
        let before = fs::read_to_string(&file).unwrap();
        let history = index.join("rounds/2026/XAA.history.jsonl");
        let logged = fs::read(&history).unwrap();
        assert_eq!(cpi(&["check", path]).0, Some(1));

        let (code, said) = cpi(&["upgrade", path]);
        assert_eq!(code, Some(0), "{said}");
        let line = "add the line `not_applicable = { allowed = \"anywhere\" }`";
        assert!(said.contains(line), "{said}");
        assert!(said.contains("--apply"), "{said}");
        assert_eq!(fs::read_to_string(&file).unwrap(), before);

        let (code, said) = cpi(&["upgrade", path, "--apply"]);
        assert_eq!(code, Some(0), "{said}");
        assert_eq!(cpi(&["check", path]).0, Some(0));
        assert_eq!(cpi(&["verify", path]).0, Some(0));
        assert_eq!(fs::read(&history).unwrap(), logged);
        // All else stands as it stood, line by line.
        let after = fs::read_to_string(&file).unwrap();
        let added: Vec<&str> = after
            .split_inclusive(line_end)
            .filter(|line| !before.contains(line))
            .collect();
        assert_eq!(added.len(), 1, "{added:?}");
        assert!(added[0].ends_with(line_end));

        let (code, said) = cpi(&["upgrade", path]);
        assert_eq!(
            (code, said.contains("nothing to do")),
            (Some(0), true),
            "{said}"
        );
    }
}

#[test]
fn what_needs_a_person_is_left_to_one() {
    let folder = tempfile::tempdir().unwrap();
    let index = index_0_1(folder.path(), "\n");
    let answers = index.join("rounds/2026/XAB.json");
    let text = fs::read_to_string(&answers).unwrap();
    let changed = text.replacen("\"partially\"", "\"partialy\"", 1);
    assert_ne!(text, changed);
    fs::write(&answers, changed).unwrap();
    let (code, said) = cpi(&["upgrade", index.to_str().unwrap()]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("add the line"), "{said}");
    assert!(said.contains("partialy"), "{said}");
}
