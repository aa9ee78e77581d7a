//! Files, folders and patterns name the files that a person means; what is passed over is said.

#![cfg(feature = "spreadsheet")]

use cpi_io::files::{FilePurpose, Files, files};
use cpi_model::{Place, Problem, ProblemKind, Problems, Severity};
use std::fs;
use std::path::{Path, PathBuf};

/// A folder with files of these names; a name that ends with `/` is a folder.
fn folder(names: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in names {
        let path = folder.path().join(name);
        if name.ends_with('/') {
            fs::create_dir_all(path).unwrap();
        } else {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x").unwrap();
        }
    }
    folder
}

fn told(top: &Path, found: &Files) -> String {
    let top = format!("{}/", top.display());
    let mut text = String::new();
    for file in &found.files {
        text.push_str(&format!("{}\n", file.display()));
    }
    for each in &found.skipped {
        text.push_str(&format!("- {}: {}\n", each.file, each.reason));
    }
    text.replace(&top, "")
}

fn found(top: &Path, named: &[&str], wanted: FilePurpose) -> String {
    let named: Vec<PathBuf> = named.iter().map(|name| top.join(name)).collect();
    match files(&named, wanted) {
        Ok(found) => told(top, &found),
        Err(error) => error
            .to_string()
            .replace(&format!("{}/", top.display()), ""),
    }
}

#[test]
fn a_folder_means_its_files_and_the_rest_is_named() {
    let top = folder(&[
        "in/b.xlsx",
        "in/a.XLSX",
        "in/c.ods",
        "in/old.xls",
        "in/t.csv",
        "in/s.json",
        "in/x.zip",
        "in/~$b.xlsx",
        "in/.~lock.c.ods#",
        "in/.hidden.xlsx",
        "in/._b.xlsx",
        "in/letter.docx",
        "in/no-ending",
        "in/earlier/b.xlsx",
    ]);
    insta::assert_snapshot!(found(top.path(), &["in"], FilePurpose::Answers), @r"
    in/a.XLSX
    in/b.xlsx
    in/c.ods
    in/old.xls
    in/s.json
    in/t.csv
    in/x.zip
    - in/._b.xlsx: a hidden file
    - in/.hidden.xlsx: a hidden file
    - in/.~lock.c.ods#: a lock: the file is open in another program, or was, and what is not saved there is not read
    - in/earlier: a folder; name it, too, if its files are to be read
    - in/letter.docx: no file of answers, by its name
    - in/no-ending: no file of answers, by its name
    - in/~$b.xlsx: a lock: the file is open in another program, or was, and what is not saved there is not read
    ");
    insta::assert_snapshot!(found(top.path(), &["in"], FilePurpose::Reviews), @r"
    in/a.XLSX
    in/b.xlsx
    in/c.ods
    in/old.xls
    - in/._b.xlsx: a hidden file
    - in/.hidden.xlsx: a hidden file
    - in/.~lock.c.ods#: a lock: the file is open in another program, or was, and what is not saved there is not read
    - in/earlier: a folder; name it, too, if its files are to be read
    - in/letter.docx: no workbook, by its name
    - in/no-ending: no workbook, by its name
    - in/s.json: no workbook, by its name
    - in/t.csv: no workbook, by its name
    - in/x.zip: no workbook, by its name
    - in/~$b.xlsx: a lock: the file is open in another program, or was, and what is not saved there is not read
    ");
    insta::assert_snapshot!(found(top.path(), &["in"], FilePurpose::Translations), @r"
    in/a.XLSX
    in/b.xlsx
    in/c.ods
    in/old.xls
    in/t.csv
    - in/._b.xlsx: a hidden file
    - in/.hidden.xlsx: a hidden file
    - in/.~lock.c.ods#: a lock: the file is open in another program, or was, and what is not saved there is not read
    - in/earlier: a folder; name it, too, if its files are to be read
    - in/letter.docx: no table or workbook, by its name
    - in/no-ending: no table or workbook, by its name
    - in/s.json: no table or workbook, by its name
    - in/x.zip: no table or workbook, by its name
    - in/~$b.xlsx: a lock: the file is open in another program, or was, and what is not saved there is not read
    ");
}

#[test]
fn patterns_are_expanded_whatever_the_case() {
    let top = folder(&[
        "in/XAA (1).xlsx",
        "in/XAA.XLSX",
        "in/XAB.xlsx",
        "in/XAB.csv",
        "in/~$XAB.xlsx",
        "in/deep/XAC.xlsx",
        "Папка [2026]/საქართველო.xlsx",
        "Папка [2026]/file[1].xlsx",
    ]);
    let of = |named: &[&str]| found(top.path(), named, FilePurpose::Answers);
    insta::assert_snapshot!(of(&["in/*.xlsx"]), @r"
    in/XAA (1).xlsx
    in/XAA.XLSX
    in/XAB.xlsx
    - in/~$XAB.xlsx: a lock: the file is open in another program, or was, and what is not saved there is not read
    ");
    insta::assert_snapshot!(of(&["in/xa[ab].*"]), @r"
    in/XAA.XLSX
    in/XAB.csv
    in/XAB.xlsx
    ");
    insta::assert_snapshot!(of(&["in/**/*.xlsx"]), @r"
    in/XAA (1).xlsx
    in/XAA.XLSX
    in/XAB.xlsx
    in/deep/XAC.xlsx
    - in/~$XAB.xlsx: a lock: the file is open in another program, or was, and what is not saved there is not read
    ");
    // Folders and files that there are stand for themselves, whatever letters they hold.
    insta::assert_snapshot!(of(&["Папка [2026]/*.xlsx"]), @r"
    Папка [2026]/file[1].xlsx
    Папка [2026]/საქართველო.xlsx
    ");
    insta::assert_snapshot!(of(&["Папка [2026]/file[1].xlsx"]), @"Папка [2026]/file[1].xlsx");
}

#[test]
fn no_file_is_read_twice_and_the_order_is_that_of_the_names() {
    let top = folder(&["in/b.xlsx", "in/a.xlsx", "in/c.xlsx"]);
    let of = |named: &[&str]| found(top.path(), named, FilePurpose::Answers);
    let expected = "in/c.xlsx\nin/a.xlsx\nin/b.xlsx\n";
    assert_eq!(
        of(&["in/c.xlsx", "in", "in/*.xlsx", "in/../in/a.xlsx"]),
        expected
    );
}

/// A file of something else is passed over where a folder holds it, and not where it was named, by
/// whatever path.
#[test]
fn a_file_that_was_named_is_not_passed_over() {
    let top = folder(&["in/a.csv"]);
    let listed = |named: &[&str]| {
        let named: Vec<PathBuf> = named.iter().map(|name| top.path().join(name)).collect();
        let mut files = files(&named, FilePurpose::Answers).unwrap();
        let file = files.files[0].display().to_string();
        let mut problems = Problems::new();
        let problem = Problem::new(
            ProblemKind::OtherContent,
            Severity::Error,
            "other",
            "move it",
        );
        problems.push(problem.at_place(Place {
            file,
            sheet: None,
            line: None,
            column: None,
        }));
        files.pass_over(problems).len()
    };
    assert_eq!(listed(&["in"]), 0);
    assert_eq!(listed(&["in", "in/a.csv"]), 1);
    assert_eq!(listed(&["in", "in/../in/a.csv"]), 1);
}

#[test]
fn a_name_that_leads_to_nothing_is_refused() {
    let top = folder(&[
        "in/answers.xlsx",
        "photos/a.jpg",
        "photos/~$b.xlsx",
        "empty/",
        "index/round.toml",
        "index/XAA.json",
    ]);
    let of = |named: &str| found(top.path(), &[named], FilePurpose::Answers);
    insta::assert_snapshot!(of("in/answers"), @"in/answers: there is no such file; is `in/answers.xlsx` meant?");
    insta::assert_snapshot!(of("in/other.xlsx"), @"in/other.xlsx: there is no such file; check the name");
    insta::assert_snapshot!(of("inn/answers.xlsx"), @"inn/answers.xlsx: there is no folder `inn`; check the name");
    insta::assert_snapshot!(of("in/*.csv"), @"in/*.csv: no file has such a name");
    insta::assert_snapshot!(of("in/[.csv"), @"in/[.csv: this is no pattern: `*` stands for any letters, `?` for one, `[ab]` for `a` or `b`, and `**` for any folders");
    insta::assert_snapshot!(of("photos"), @"photos: no file to take here; XLSX, ODS, CSV, JSON or ZIP are taken; passed over: `a.jpg` (no file of answers, by its name), `~$b.xlsx` (a lock: the file is open in another program, or was, and what is not saved there is not read)");
    insta::assert_snapshot!(of("empty"), @"empty: no file to take here; XLSX, ODS, CSV, JSON or ZIP are taken");
    insta::assert_snapshot!(of("index"), @"index: this is a round of an index; name the folder that holds the files that came in");
    #[cfg(not(windows))]
    insta::assert_snapshot!(of("in\\answers.xlsx"), @r#"in\answers.xlsx: there is no such file; here folders are divided by `/`, not by `\`"#);
}

#[test]
fn what_is_named_by_itself_is_read_and_a_lock_never() {
    let top = folder(&["in/notes.txt", "in/.hidden.csv", "in/~$a.xlsx"]);
    let named = ["in/notes.txt", "in/.hidden.csv", "in/~$a.xlsx"];
    insta::assert_snapshot!(found(top.path(), &named, FilePurpose::Answers), @r"
    in/notes.txt
    in/.hidden.csv
    - in/~$a.xlsx: a lock: the file is open in another program, or was, and what is not saved there is not read
    ");
}
