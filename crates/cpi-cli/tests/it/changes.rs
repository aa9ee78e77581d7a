//! What would changed answers score, with the changes in a file?

use std::fs;
use std::process::{Command, Output};

const TEMPLATE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/template");

fn plan(set: &[&str]) -> Output {
    let country = ["plan", TEMPLATE, "--country", "XAB", "--set"];
    let mut cpi = Command::new(env!("CARGO_BIN_EXE_cpi"));
    cpi.args(country).args(set).output().unwrap()
}

#[test]
fn a_file_of_changes_gives_what_the_same_changes_give() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("what-if.txt");
    fs::write(&path, "# XAB\n\n19.1=yes\r\n 20.1 = partially \n").unwrap();
    let file = format!("@{}", path.display());
    let from_file = plan(&[&file]);
    assert!(from_file.status.success());
    let one_by_one = plan(&["19.1=yes", "20.1=partially"]);
    assert_eq!(from_file.stdout, one_by_one.stdout);
    assert!(String::from_utf8_lossy(&from_file.stdout).contains("index"));
    let together = plan(&[&file, "19.3=yes"]);
    let one_by_one = plan(&["19.1=yes", "20.1=partially", "19.3=yes"]);
    assert_eq!(together.stdout, one_by_one.stdout);
}

#[test]
fn what_is_no_change_is_named_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("what-if.txt");
    let file = format!("@{}", path.display());
    for (text, code, said) in [
        (
            "19.1=yes\n19.2 yes\n20.1=\n",
            1,
            &[
                ":2:1: error[syntax]: `19.2 yes` is not of the form INDICATOR=ANSWER",
                ":3:1: error[syntax]: `20.1=` is not of the form INDICATOR=ANSWER",
            ][..],
        ),
        (
            "19.1=yes\n19.1 = no\n",
            1,
            &[":2:1: error[duplicate]: `19.1` is changed in an earlier line, too"],
        ),
        (
            "# nothing\n",
            1,
            &["the file changes no answer: no line is of the form INDICATOR=ANSWER"],
        ),
        ("19.9=yes\n", 2, &["the framework has no indicator `19.9`"]),
    ] {
        fs::write(&path, text).unwrap();
        let refused = plan(&[&file]);
        assert_eq!(refused.status.code(), Some(code), "{text}");
        let message = String::from_utf8_lossy(&refused.stderr).into_owned();
        for said in said {
            assert!(message.contains(said), "{message}");
        }
    }
    let refused = plan(&["@nowhere.txt"]);
    assert!(String::from_utf8_lossy(&refused.stderr).contains("nowhere.txt"));
}
