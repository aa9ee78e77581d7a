//! One country, countries all alike, nothing answered, nothing that applies, nobody: does every
//! verb say so in words, and never print what is no number?

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const PLAN: &str = r#"schema_version = 1
interval = "0.9"
leave_out = ["indicators", "article", "dimension"]
[framework]
id = "editions"
version = "2"
[answers]
up = "0.1"
down = "0.1"
[missing]
odds.compliance = { yes = "0.3", partially = "0.3", no = "0.4" }
[[weights]]
of = "indicators"
draw = "free"
[sensitivity]
samples = 64
resamples = 100
"#;

/// Countries with their answers to six indicators.
const CASES: [(&str, &[(&str, &str)]); 6] = [
    ("one", &[("XAA", "yes,no,partially,no,,yes")]),
    (
        "alike",
        &[
            ("XAA", "yes,yes,no,no,yes,no"),
            ("XAB", "yes,yes,no,no,yes,no"),
        ],
    ),
    ("disjoint", &[("XAA", "yes,no,,,,"), ("XAB", ",,yes,no,,")]),
    ("missing", &[("XAA", ",,,,,"), ("XAB", ",,,,,")]),
    (
        "nothing-applies",
        &[(
            "XAA",
            "not-applicable,not-applicable,not-applicable,not-applicable,not-applicable,not-applicable",
        )],
    ),
    ("nobody", &[]),
];

fn write(folder: &Path, rows: &[(&str, &str)]) {
    let root =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/editions/second/framework");
    let (framework, round) = (folder.join("framework"), folder.join("rounds/2026"));
    fs::create_dir_all(&framework).unwrap();
    fs::create_dir_all(&round).unwrap();
    for name in ["framework.toml", "indicators.csv"] {
        fs::copy(root.join(name), framework.join(name)).unwrap();
    }
    let path = framework.join("framework.toml");
    let text = fs::read_to_string(&path).unwrap().replacen(
        "\n[",
        "\nnot_applicable = { allowed = \"anywhere\" }\n[",
        1,
    );
    fs::write(path, text).unwrap();
    let mut countries: Vec<&str> = rows.iter().map(|(country, _)| *country).collect();
    if countries.is_empty() {
        countries.push("XAA");
    }
    let declared = format!(
        "schema_version = 1\nframework = {{ id = \"editions\", version = \"2\" }}\ncountries = {countries:?}\n[[rounds]]\nid = \"2026\"\nreference_date = \"2026-12-31\"\n[[tables]]\nfile = \"answers.csv\"\nshape = \"wide\"\ncountry = \"country\"\nround = \"round\"\n"
    );
    fs::write(round.join("round.toml"), declared).unwrap();
    let rows: Vec<String> = rows
        .iter()
        .map(|(country, answers)| format!("{country},2026,{answers}\n"))
        .collect();
    let rows = rows.concat();
    let header = "country,round,19.1,19.2,19.4,20.1,20.2a,20.2b\n";
    fs::write(round.join("answers.csv"), header.to_owned() + &rows).unwrap();
    fs::write(folder.join("plan.toml"), PLAN).unwrap();
}

fn cpi(index: &Path, arguments: &str) -> (Output, String) {
    let (verb, rest) = arguments.split_once(' ').unwrap_or((arguments, ""));
    let mut command = Command::new(env!("CARGO_BIN_EXE_cpi"));
    command.arg(verb).arg(index).args(rest.split_whitespace());
    if verb == "robustness" {
        command.arg("--plan").arg(index.join("plan.toml"));
    }
    let output = command.output().unwrap();
    let said = [&output.stdout[..], &output.stderr].concat();
    (output, String::from_utf8(said).unwrap())
}

#[test]
fn every_verb_says_so_and_prints_numbers_alone() {
    let folder = tempfile::tempdir().unwrap();
    let verbs = [
        "robustness --seed 1 --draws 200",
        "coherence",
        "coherence --cases pairwise --pairs --indicators",
        "trend --all",
        "plan --country XAA --reach index=0.9 art19=1",
        "plan --country XAA --recommendations",
        "peers",
        "peers --table standing",
        "peers --table behind",
        "peers --table groups --alike 2",
    ];
    for (name, rows) in CASES {
        let index = folder.path().join(name);
        write(&index, rows);
        for verb in verbs {
            for format in ["table", "json", "csv", "markdown"] {
                let (output, said) = cpi(&index, &format!("{verb} --format {format}"));
                let place = format!("{name}: cpi {verb} --format {format}");
                let expected: &[i32] = if rows.is_empty() { &[2, 3] } else { &[0, 2] };
                let code = output.status.code().unwrap();
                assert!(expected.contains(&code), "{place}: {code} {said}");
                assert!(!said.trim().is_empty(), "{place}: nothing said");
                let words = said.split(|letter: char| !letter.is_alphanumeric());
                for word in words {
                    let word = word.to_ascii_lowercase();
                    assert!(
                        !["nan", "inf", "infinity", "panicked"].contains(&word.as_str()),
                        "{place}: {said}"
                    );
                }
            }
        }
    }
    let says = |name: &str, verb: &str, what: &str| {
        let (_, said) = cpi(&folder.path().join(name), verb);
        assert!(said.contains(what), "{name}: cpi {verb}: {said}");
    };
    says(
        "one",
        verbs[0],
        "XAA is alone in its round, so its rank says nothing",
    );
    says(
        "one",
        verbs[0],
        "No source does: no rank of a country with a published score moved",
    );
    says(
        "one",
        "coherence",
        "1 country is too few to tell whether the parts of the index go together",
    );
    says("one", "trend", "nothing can have moved yet");
    says(
        "one",
        "peers",
        "there is nobody to compare XAA with in 2026",
    );
    says(
        "alike",
        "peers",
        "nobody answers anything better than another",
    );
    says("missing", verbs[0], "No country has a published rank");
    says(
        "nothing-applies",
        verbs[4],
        "has no score after any change that may be made",
    );
    says("nobody", "trend", "nothing was assessed in any round");
    says(
        "one",
        "robustness --seed 1 --draws 0",
        "0 draws say nothing",
    );
}

/// What a run is said to bear (methodology 11.15).
#[test]
fn what_missing_answers_leave_open_and_few_draws_do_not_bear_is_said() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let run = |index: &str, plan: &str, draws: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_cpi"))
            .current_dir(&root)
            .args(["robustness", index, "--plan", plan, "--seed", "1"])
            .args(["--draws", draws, "--round", "2026"])
            .output()
            .unwrap();
        assert!(output.status.success());
        String::from_utf8(output.stdout).unwrap()
    };
    let plan = "fixtures/robustness/demonstration.toml";
    let text = run("fixtures/demonstration", plan, "100");
    for said in [
        "Varied: answers, as the coders disagree. Not varied: missing answers,",
        "These are few draws",
        "Cannot be told apart for sure: Velmora and Dorvenia",
        "could turn the order of Kestria and Dorvenia: their bounds overlap",
        "0.48–0.51",
        "0.37–0.55",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    let plan = "fixtures/robustness/template.toml";
    let text = run("crates/cpi-cli/template", plan, "1000");
    assert!(!text.contains("few draws"), "{text}");
    assert!(
        text.contains("too few of them say which source moves it"),
        "{text}"
    );
}
