//! Files that PowerShell wrote.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const CPI: &str = env!("CARGO_BIN_EXE_cpi");
const INDEX: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/template");

fn cpi(arguments: &[&str]) -> Output {
    Command::new(CPI).args(arguments).output().unwrap()
}

/// As PowerShell writes what is redirected with `>`.
fn redirected(text: &str) -> Vec<u8> {
    let text = format!("\u{FEFF}{}", text.replace('\n', "\r\n"));
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn verify(file: &Path) -> (Option<i32>, String, String) {
    let output = cpi(&["verify", file.to_str().unwrap(), "--with", INDEX]);
    (
        output.status.code(),
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

#[test]
fn a_result_that_powershell_wrote_is_verified() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("scores.json");
    let scores = cpi(&["score", INDEX, "--format", "json"]).stdout;
    let scores = String::from_utf8(scores).unwrap();
    fs::write(&file, redirected(&scores)).unwrap();
    let (code, told, said) = verify(&file);
    assert_eq!((code, told.as_str()), (Some(0), "same\n"), "{said}");

    // PowerShell takes letters for those of an old code page, and so changes them.
    let explained = cpi(&["explain", INDEX, "--country", "XAA", "--format", "json"]).stdout;
    let explained = String::from_utf8(explained)
        .unwrap()
        .replace("Child", "Çhild");
    fs::write(&file, redirected(&explained)).unwrap();
    let (code, told, said) = verify(&file);
    assert_eq!(code, Some(1), "{told}");
    let said = said.replace(folder.path().to_str().unwrap(), "HERE");
    insta::assert_snapshot!(said, @"HERE/scores.json: the file is UTF-16, as PowerShell writes what is redirected with `>`, and that changes letters beyond a to z; write the result with `--output FILE` instead");

    // Bytes that are no text are refused with their place.
    fs::write(&file, [b"\xFF\xFE{\0}\0".as_slice(), b"x"].concat()).unwrap();
    let (code, _, said) = verify(&file);
    assert_eq!(code, Some(1));
    let said = said.replace(folder.path().to_str().unwrap(), "HERE");
    insta::assert_snapshot!(said, @r"
    HERE/scores.json:1:3: error[encoding]: the file says that it is UTF-16, but it ends within a letter, so it was cut off
      hint: write or save the file again, best as UTF-8

    Problems: 1
    ");
}

#[test]
fn what_stands_beside_an_index_may_be_utf_16() {
    let folder = tempfile::tempdir().unwrap();
    let plan = fs::read_to_string(Path::new(INDEX).join("uncertainty.toml")).unwrap();
    let answers = fs::read_to_string(Path::new(INDEX).join("rounds/2026/XAA.json")).unwrap();
    let (of_plan, of_answers) = (folder.path().join("p.toml"), folder.path().join("a.json"));
    fs::write(&of_plan, redirected(&plan)).unwrap();
    fs::write(&of_answers, redirected(&answers)).unwrap();
    let run = |plan: &str| {
        let options = ["--seed", "1", "--draws", "10", "--format", "json"];
        cpi(&[&["robustness", INDEX, "--plan", plan], &options[..]].concat()).stdout
    };
    let usual = format!("{INDEX}/uncertainty.toml");
    let expected = run(&usual);
    assert!(!expected.is_empty());
    assert_eq!(run(of_plan.to_str().unwrap()), expected);
    let score = |answers: &str| cpi(&["score", INDEX, "--answers", answers]).stdout;
    let expected = score(&format!("{INDEX}/rounds/2026/XAA.json"));
    assert!(!expected.is_empty());
    assert_eq!(score(of_answers.to_str().unwrap()), expected);
}
