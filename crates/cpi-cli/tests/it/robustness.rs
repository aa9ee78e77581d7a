//! A run says how far it is where nobody sees a bar, and every new index has a plan to run.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

fn cpi(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cpi"));
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    command.current_dir(root).args(arguments);
    command
}

#[test]
fn a_redirected_run_says_how_far_it_is() {
    let plan = "fixtures/robustness/demonstration-weights.toml";
    let asked = ["--seed", "1", "--draws", "2000000", "--round", "2026"];
    let mut run = cpi(&["robustness", "fixtures/demonstration", "--plan", plan])
        .args(asked)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(run.stderr.take().unwrap()).lines();
    let line = lines.next().unwrap().unwrap();
    run.kill().unwrap();
    run.wait().unwrap();
    assert!(
        line.contains(" of 2000000 draws, ") && line.ends_with(" to go"),
        "{line}"
    );
}

#[test]
fn every_framework_of_a_new_index_comes_with_a_plan_that_runs() {
    let help = cpi(&["new", "--help"]).output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let named = help
        .lines()
        .filter_map(|line| line.trim().strip_prefix("- "));
    let frameworks: Vec<&str> = named.filter_map(|line| line.split(':').next()).collect();
    assert!(
        frameworks.contains(&"example") && frameworks.contains(&"cpi-reference"),
        "{help}"
    );
    let folder = tempfile::tempdir().unwrap();
    for framework in frameworks {
        let index = folder.path().join(framework);
        let index = index.to_str().unwrap();
        let mut new = cpi(&["new", index, "--framework", framework]);
        if framework != "example" {
            new.args(["--round", "2026", "--reference-date", "2026-12-31"]);
            new.args(["--country", "XAA,XAB"]);
        }
        let made = new.output().unwrap();
        assert!(made.status.success(), "{framework}: {made:?}");
        let plan = format!("{index}/uncertainty.toml");
        let asked = ["--seed", "1", "--draws", "20"];
        let mut run = cpi(&["robustness", index, "--plan", &plan]);
        let output = run.args(asked).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{framework}: {said}");
    }
}
