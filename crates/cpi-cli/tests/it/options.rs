//! Does the table of options in docs/cli.md say which verb takes which?

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

fn help(verb: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_cpi"))
        .args(verb)
        .arg("--help")
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// The verbs beneath one, by its help.
fn beneath(help: &str) -> Vec<String> {
    let lines = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    lines
        .take_while(|line| !line.is_empty())
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|verb| *verb != "help")
        .map(str::to_owned)
        .collect()
}

/// The options of every verb that has no verbs beneath it.
fn options() -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    let mut open: Vec<Vec<String>> = vec![Vec::new()];
    while let Some(verb) = open.pop() {
        let words: Vec<&str> = verb.iter().map(String::as_str).collect();
        let text = help(&words);
        let below = beneath(&text);
        if below.is_empty() {
            let words = text.split_whitespace().filter(|it| it.starts_with("--"));
            let named = words.map(|it| it.trim_end_matches([',', '.']).to_owned());
            found.insert(verb.join(" "), named.collect());
        }
        for each in below {
            open.push([verb.as_slice(), &[each]].concat());
        }
    }
    found
}

#[test]
fn the_table_of_options_is_that_of_the_command() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/cli.md");
    let page = std::fs::read_to_string(page).unwrap();
    let table = page
        .lines()
        .skip_while(|line| !line.starts_with("| command |"));
    let mut rows = table.take_while(|line| line.starts_with('|')).map(|line| {
        let cells = line.trim_matches('|').split('|').map(str::trim);
        cells
            .map(|cell| cell.trim_matches('`').to_owned())
            .collect::<Vec<_>>()
    });
    let columns = rows.next().unwrap();
    let mut options = options();
    // These two are about the command itself.
    options.remove("completions");
    options.remove("man");
    let mut listed = BTreeSet::new();
    for row in rows.skip(1) {
        let found = options
            .get(&row[0])
            .unwrap_or_else(|| panic!("no verb `{}`", row[0]));
        for (column, cell) in columns.iter().zip(&row).skip(1) {
            assert_eq!(
                found.contains(column),
                cell == "×",
                "`{}` and `{column}`",
                row[0]
            );
        }
        assert!(found.contains("--output"), "`{}`", row[0]);
        listed.insert(row[0].clone());
    }
    let all: BTreeSet<String> = options.into_keys().collect();
    assert_eq!(all, listed);
}

#[test]
fn output_writes_what_is_printed_and_a_dash_prints() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("scores.json");
    let file = file.to_str().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let run = |arguments: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_cpi"))
            .args(arguments)
            .current_dir(&root)
            .output()
            .unwrap()
    };
    let score = ["score", "crates/cpi-cli/template", "--format", "json"];
    let printed = run(&score).stdout;
    let written = run(&[&score[..], &["--output", file]].concat());
    assert!(written.status.success() && written.stdout.is_empty());
    assert_eq!(std::fs::read(file).unwrap(), printed);
    assert_eq!(run(&[&score[..], &["-o", "-"]].concat()).stdout, printed);
    // A verb that fails leaves the file as it was.
    let failed = run(&[
        "score",
        "crates/cpi-cli/template",
        "--round",
        "1999",
        "-o",
        file,
    ]);
    assert_eq!(failed.status.code(), Some(2));
    assert_eq!(std::fs::read(file).unwrap(), printed);
    let workbook = run(&["status", "crates/cpi-cli/template", "--format", "xlsx"]);
    assert_eq!(workbook.status.code(), Some(2));
    let said = String::from_utf8_lossy(&workbook.stderr).into_owned();
    assert!(said.contains("--output"), "{said}");
}
