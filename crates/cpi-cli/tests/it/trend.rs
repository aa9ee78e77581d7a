//! Can a trend be recomputed from what it names, and do histories say what was revised?

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const CPI: &str = env!("CARGO_BIN_EXE_cpi");

fn repository(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    root.join(path).to_str().unwrap().to_owned()
}

fn cpi(arguments: &[&str]) -> Output {
    Command::new(CPI).args(arguments).output().unwrap()
}

fn printed(arguments: &[&str]) -> String {
    let output = cpi(arguments);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{arguments:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Writes a trend in JSON and recomputes it from its sources.
fn verified(trend: &[&str], with: &[&str]) -> Output {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("trend.json");
    let asked = [&["trend", "--format", "json"], trend].concat();
    fs::write(&file, printed(&asked)).unwrap();
    let mut arguments = vec!["verify", file.to_str().unwrap()];
    for with in with {
        arguments.extend(["--with", with]);
    }
    cpi(&arguments)
}

fn is_same(output: &Output) {
    let stdout = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(stdout, "same\n", "{}", said(output));
}

#[test]
fn a_trend_of_editions_is_recomputed() {
    let [first, second, third] =
        ["first", "second", "third"].map(|name| repository(&format!("fixtures/editions/{name}")));
    is_same(&verified(
        &[&first, &second, &third],
        &[&first, &second, &third],
    ));
    is_same(&verified(
        &[&second, &third, "--strict", "--country", "XAA"],
        &[&second, &third],
    ));
    is_same(&verified(&[&first], &[&first]));
    is_same(&verified(
        &[&second, &third, "--revised-from", &second],
        &[&second, &third, &second],
    ));
    // In another order, or with one left out, it says what it needs.
    let other = verified(&[&first, &second], &[&second]);
    assert_eq!(other.status.code(), Some(2));
    assert!(said(&other).contains("this trend rests on editions 1, editions 2: name each with --with, in this order; 1 given"), "{}", said(&other));
    let turned = verified(&[&first, &second], &[&second, &first]);
    assert_ne!(turned.status.code(), Some(0));
    // A crosswalk that is named stands where its frameworks stand.
    let crosswalk = format!("{second}/framework/crosswalk.toml");
    let named = printed(&["trend", &first, &second, &third, "--crosswalk", &crosswalk]);
    assert_eq!(named, printed(&["trend", &first, &second, &third]));
    let lost = cpi(&["trend", &second, &third, "--crosswalk", &crosswalk]);
    assert!(
        said(&lost).contains("`from` is editions 1; the framework here is editions 2"),
        "{}",
        said(&lost)
    );
}

#[test]
fn histories_say_what_was_revised_since_it_was_published() {
    let folder = tempfile::tempdir().unwrap();
    let index = folder.path().join("index").to_str().unwrap().to_owned();
    printed(&["new", &index]);
    let decide = |code: &str, answer: &str, at: &str| {
        printed(&[
            "review",
            "adjudicate",
            &index,
            "--country",
            "XAA",
            code,
            "--answer",
            answer,
            "--reason",
            "the page that is cited shows it",
            "--by",
            "reviewer-1",
            "--at",
            at,
        ]);
    };
    let write = |name: &str| {
        let file = folder.path().join(name).to_str().unwrap().to_owned();
        fs::write(&file, printed(&["score", &index, "--format", "json"])).unwrap();
        file
    };
    let before = write("before.json");
    decide("19.1", "no", "2027-01-10T12:00:00Z");
    let published = write("published.json");
    let head = {
        let text: serde_json::Value =
            serde_json::from_str(&fs::read_to_string(&published).unwrap()).unwrap();
        text["provenance"]["assessments"][0]["head"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    decide("19.2", "no", "2027-03-01T12:00:00Z");

    let revisions = |published: &str| {
        let text = printed(&["trend", &index, "--published", published]);
        let lines = text.lines().filter(|line| line.starts_with("- XAA, 2026"));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    let since = revisions("2027-02-01");
    assert_eq!(since.len(), 1, "{since:?}");
    assert!(
        since[0].contains("published at entry 2") && since[0].contains("stands at entry 3"),
        "{since:?}"
    );
    assert!(
        since[0].contains("19.2 from") && !since[0].contains("19.1 from"),
        "{since:?}"
    );
    // A day, a date-time, a head and a result name the same state.
    for same in ["2027-01-10", "2027-02-28T23:59:59Z", &head, &published] {
        assert_eq!(revisions(same), since, "{same}");
    }
    assert_eq!(revisions("2027-03-01"), Vec::<String>::new());
    // Published before there was a history: it says with which document it began.
    let since = revisions(&before);
    assert!(
        since[0].contains("19.1 from") && since[0].contains("19.2 from"),
        "{since:?}"
    );
    let text = printed(&["trend", &index, "--published", "2027-02-01"]);
    assert!(
        text.contains("do not reach back to the publication: XAB 2026"),
        "{text}"
    );
    for published in ["2027-02-01", &head, &published, &before] {
        is_same(&verified(&[&index, "--published", published], &[&index]));
    }
    let unknown = cpi(&["trend", &index, "--published", "last spring"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(
        said(&unknown).contains("`last spring` is no day such as 2026-06-15"),
        "{}",
        said(&unknown)
    );
}

#[test]
fn what_is_as_it_was_is_no_revision() {
    // In it a country has no score in one of the rounds.
    let index = repository("fixtures/demonstration");
    let text = printed(&["trend", &index, "--revised-from", &index]);
    assert!(!text.contains("Revisions"), "{text}");
}

#[test]
fn points_of_a_reviewer_are_told_apart_from_answers_that_went_back() {
    let index = repository("fixtures/demonstration");
    let text = printed(&["trend", &index, "--country", "XAA"]);
    let said = "- Velmora, 2024 to 2026: no answer is worse, reviewers awarded other points\n";
    assert!(text.contains(said), "{text}");
    let back = printed(&["trend", &index, "--country", "XAB"]);
    let mut lines = back.lines().skip_while(|line| !line.starts_with("- "));
    let farthest = lines.nth(1).unwrap();
    assert!(farthest.ends_with("capacity: -0.2500"), "{farthest}");
}
