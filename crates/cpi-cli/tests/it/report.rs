//! Does a report hold nothing but what may be published, with the coalition's own words?

use crate::support::folders::copy;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

struct Index {
    _folder: tempfile::TempDir,
    path: PathBuf,
}

impl Index {
    /// A copy of the example, or of the demonstration.
    fn of(folder: &str) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let temporary = tempfile::tempdir().unwrap();
        let path = temporary.path().join("index");
        copy(&root.join(folder), &path);
        Self {
            _folder: temporary,
            path,
        }
    }

    fn example() -> Self {
        Self::of("crates/cpi-cli/template")
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cpi"));
        command.arg("report").arg(&self.path).args(arguments);
        command.output().unwrap()
    }

    fn printed(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{arguments:?}: {errors}");
        String::from_utf8(output.stdout).unwrap()
    }

    fn refused(&self, arguments: &[&str], code: i32) -> String {
        let output = self.run(arguments);
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(code), "{errors}");
        assert!(output.stdout.is_empty(), "something was printed");
        errors.replace(self.path.to_str().unwrap(), "INDEX")
    }

    fn write(&self, file: &str, text: &str) {
        let file = self.path.join(file);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
}

const COUNTRY: [&str; 2] = ["--country", "XAA"];

#[test]
fn a_report_of_the_publication_has_the_bytes_of_that_of_the_index() {
    let index = Index::example();
    let public = index.path.with_file_name("public");
    let published = Command::new(env!("CARGO_BIN_EXE_cpi"))
        .arg("publish")
        .arg(&index.path)
        .arg("--into")
        .arg(&public)
        .output()
        .unwrap();
    assert!(published.status.success());
    let before = index.printed(&COUNTRY);
    let after = Command::new(env!("CARGO_BIN_EXE_cpi"))
        .arg("report")
        .arg(&public)
        .args(COUNTRY)
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(after.stdout).unwrap(), before);
    // The hash that the report names for the scores is that of the published file.
    let scores = fs::read(public.join("results/scores-2026.json")).unwrap();
    let hash = cpi_model::provenance::sha256_of(&scores);
    assert!(before.contains(&hash), "{hash}");
}

#[test]
fn what_is_not_cleared_is_in_no_report() {
    let index = Index::of("fixtures/demonstration");
    let arguments = ["--round", "2026", "--country", "XAB"];
    let closed = index.printed(&arguments);
    assert!(!closed.contains("example.org") && !closed.contains("xab-"));
    index.write(
        "rounds/2026/publication.toml",
        "schema_version = 1\ncleared = [\"evidence\"]\n",
    );
    let open = index.printed(&arguments);
    assert!(open.contains("example.org") && !open.contains("xab-"));
}

#[test]
fn personal_data_in_the_coalition_s_words_stops_a_report() {
    let index = Index::example();
    let file = "reports/2026/XAA/summary.en.md";
    index.write(file, "All is well.\n\nCall Maria on +373 22 123 456.\n");
    let output = index.path.with_file_name("report.html");
    let asked = [&COUNTRY[..], &["--output", output.to_str().unwrap()]].concat();
    let errors = index.refused(&asked, 1);
    assert!(
        errors.starts_with("reports/2026/XAA/summary.en.md:3:1: error[personal-data]: the line holds what looks like a telephone number"),
        "{errors}"
    );
    assert!(errors.contains("nothing was written\n"), "{errors}");
    assert!(!output.exists());
    // An exception with a reason lets it through.
    index.write(
        "rounds/2026/publication.toml",
        &format!("schema_version = 1\n[[exceptions]]\ntext = \"+373 22 123 456\"\nreason = \"the public helpline\"\nfile = \"{file}\"\n"),
    );
    assert!(index.printed(&COUNTRY).contains("+373 22 123 456"));
}

#[test]
fn an_outline_can_be_filled_in_and_keeps_what_is_there() {
    let index = Index::example();
    let bare = index.printed(&COUNTRY);
    index.write("reports/2026/XAA/foreword.en.md", "We *thank* everybody.\n");
    let listed = index.printed(&["--country", "XAA", "--outline"]);
    assert!(
        listed.contains("reports/2026/XAA/summary.en.md"),
        "{listed}"
    );
    assert!(
        listed.ends_with("1 files were there already and stay as they are\n"),
        "{listed}"
    );
    let with = index.printed(&COUNTRY);
    assert!(with.contains("<p>We <em>thank</em> everybody.</p>"));
    // The files of the outline say nothing by themselves.
    fs::remove_file(index.path.join("reports/2026/XAA/foreword.en.md")).unwrap();
    assert_eq!(index.printed(&COUNTRY), bare);
}

#[test]
fn a_publication_has_the_coalition_s_words_and_makes_the_same_report() {
    let index = Index::example();
    index.write(
        "reports/2026/XAA/summary.en.md",
        "<!-- Ask the ministry before we print. -->\n\nLaws are *there*,<!-- are they? --> services are not.\n",
    );
    index.write("reports/2026/foreword.en.md", "<!-- To be written. -->\n");
    let public = index.path.with_file_name("public");
    let publish = [
        "publish",
        index.path.to_str().unwrap(),
        "--into",
        public.to_str().unwrap(),
    ];
    let done = Command::new(env!("CARGO_BIN_EXE_cpi"))
        .args(publish)
        .output()
        .unwrap();
    assert!(done.status.success(), "{done:?}");
    let text = fs::read_to_string(public.join("reports/2026/XAA/summary.en.md")).unwrap();
    assert_eq!(text, "\n\nLaws are *there*, services are not.\n");
    // A file of comments alone says nothing.
    assert!(!public.join("reports/2026/foreword.en.md").exists());
    let readme = fs::read_to_string(public.join("README.md")).unwrap();
    assert!(readme.contains("`reports/`"), "{readme}");
    let ours = index.printed(&COUNTRY);
    assert!(ours.contains("Laws are <em>there</em>, services are not."));
    let theirs = Index {
        path: public.clone(),
        ..index
    };
    assert!(theirs.printed(&COUNTRY) == ours);
}

#[test]
fn texts_that_no_report_has_are_refused() {
    for (file, text, expected) in [
        (
            "XAA/sumary.en.md",
            "x",
            "the report has no part `sumary`, so this text is in no report",
        ),
        ("XAA/summary.md", "x", "this is no text of a report"),
        (
            "XAA/summary.english-.md",
            "x",
            "`english-` is no language tag",
        ),
        ("XAA/summary.en.docx", "x", "this is no text of a report"),
        (
            "XAA/summary.en.md",
            "a\n\n<b>b</b>",
            "`<b>` is HTML, which a report does not take",
        ),
        ("XAA/summary.en.md", "\u{1B}[31m", "the text holds U+001B"),
        ("XAA/art99.en.md", "x", "the report has no part `art99`"),
    ] {
        let index = Index::example();
        index.write(&format!("reports/2026/{file}"), text);
        let errors = index.refused(&COUNTRY, 1);
        assert!(errors.contains(expected), "{file}: {errors}");
        assert!(
            errors.contains(&format!("INDEX/reports/2026/{file}")),
            "{errors}"
        );
        assert!(errors.contains("hint: "), "{errors}");
    }
    // What editors leave behind is no text.
    let index = Index::example();
    index.write("reports/2026/XAA/.summary.en.md.swp", "x");
    index.write("reports/2026/XAA/summary.en.md~", "x");
    index.printed(&COUNTRY);
}

#[test]
fn what_cannot_be_reported_is_said() {
    let index = Index::example();
    let errors = index.refused(&["--country", "XAC"], 2);
    assert!(errors.contains("`XAC`"), "{errors}");
    let errors = index.refused(&["--country", "XAA", "--language", "xx"], 2);
    assert!(errors.contains("`xx`"), "{errors}");
    index.refused(&[], 2);
    index.refused(&["--regional", "--country", "XAA"], 2);
    index.refused(&["--regional", "--brief"], 2);
    index.refused(&["--country", "XAA", "--seed", "1"], 2);
    // In words of a language that the framework does not have.
    let page = index.printed(&["--country", "XAA", "--language", "ka"]);
    assert!(page.starts_with("<!DOCTYPE html><html lang=\"ka\">"));
}
