//! Can every kind of result of 0.1, which carries no query, still be verified? And what is said
//! where a figure differs?

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The exit code and what was printed when a result was verified.
fn verify(result: &Path, with: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cpi"));
    command.arg("verify").arg(result).current_dir(root());
    for with in with {
        command.arg("--with").arg(with);
    }
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    (output.status.code(), printed + &said)
}

fn sources(name: &str) -> &'static [&'static str] {
    match name {
        "trend" => &["fixtures/editions/first", "fixtures/editions/second"],
        "scores-round" => &["fixtures/editions/second"],
        _ => &["crates/cpi-cli/template"],
    }
}

#[test]
fn results_of_0_1_are_verified() {
    let folder = root().join("fixtures/results-0.1");
    let mut verified = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let (code, printed) = verify(&path, sources(&name));
        verified += 1;
        // What a status counts as answered is another since 0.2, and the difference says so.
        if name == "status" {
            assert_eq!(code, Some(1), "{printed}");
            for line in [
                "/status/3/answered: stated 2, recomputed 3",
                "different: 2",
                "- A status counts as answered what coverage counts",
            ] {
                assert!(printed.contains(line), "{printed}");
            }
            continue;
        }
        assert_eq!(code, Some(0), "{name}: {printed}");
        assert!(printed.starts_with("same\n"), "{name}: {printed}");
    }
    // One of every kind, and more where options differ.
    assert_eq!(verified, 16);
}

/// A coherence of 0.1 lacks figures that later ones have: of four countries and more there are many.
#[test]
fn a_coherence_without_the_figures_that_came_later_is_verified() {
    fn without(value: &mut serde_json::Value, keys: &[&str]) {
        match value {
            serde_json::Value::Object(object) => {
                object.retain(|key, _| !keys.contains(&key.as_str()));
                for each in object.values_mut() {
                    without(each, keys);
                }
            }
            serde_json::Value::Array(items) => {
                for each in items {
                    without(each, keys);
                }
            }
            _ => {}
        }
    }
    let asem = root().join("fixtures/indices/asem");
    let printed = Command::new(env!("CARGO_BIN_EXE_cpi"))
        .args(["coherence", asem.to_str().unwrap(), "--format", "json"])
        .output()
        .unwrap();
    let mut document: serde_json::Value = serde_json::from_slice(&printed.stdout).unwrap();
    assert!(document.to_string().contains("standard_error"));
    let later = ["complete", "rests_on_one", "standard_error"];
    without(&mut document["coherence"], &later);
    let later = ["variance_share_error", "variance_share_without_one"];
    without(&mut document["coherence"], &later);
    document.as_object_mut().unwrap().remove("query");
    document["provenance"]["engine"]["version"] = "0.1.0".into();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("coherence.json");
    fs::write(&file, document.to_string()).unwrap();
    let (code, printed) = verify(&file, &["fixtures/indices/asem"]);
    assert_eq!(code, Some(0), "{printed}");
    assert!(printed.starts_with("same\n"), "{printed}");
}

#[test]
fn a_figure_of_0_1_that_was_changed_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let stated = fs::read_to_string(root().join("fixtures/results-0.1/comparison.json")).unwrap();
    let file = folder.path().join("comparison.json");
    let changed = stated.replacen("\"rank\": \"1\"", "\"rank\": \"2\"", 1);
    assert_ne!(stated, changed);
    fs::write(&file, changed).unwrap();
    let (code, printed) = verify(&file, &["crates/cpi-cli/template"]);
    assert_eq!(code, Some(1), "{printed}");
    assert!(
        printed.contains("/rank: stated \"2\", recomputed \"1\""),
        "{printed}"
    );
}
