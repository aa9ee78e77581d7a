//! What becomes of the files that are written, also when the writing fails?

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

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

fn temporary() -> (tempfile::TempDir, impl Fn(&str) -> String) {
    let folder = tempfile::tempdir().unwrap();
    let path: PathBuf = folder.path().to_owned();
    let named = move |name: &str| path.join(name).to_str().unwrap().to_owned();
    (folder, named)
}

#[test]
fn a_folder_that_is_written_is_the_same_index() {
    let (_folder, named) = temporary();
    for name in ["crates/cpi-cli/template", "fixtures/indices/hdi"] {
        let (index, copy) = (repository(name), named("copy"));
        printed(&["convert", &index, "--to", "folder", "--into", &copy]);
        let score = |index: &str| printed(&["score", index, "--format", "csv", "--long"]);
        let sorted = |text: String| {
            let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
            lines.sort();
            lines
        };
        assert_eq!(sorted(score(&copy)), sorted(score(&index)));
        let again = cpi(&["convert", &index, "--to", "folder", "--into", &copy]);
        assert_eq!(again.status.code(), Some(4));
        fs::remove_dir_all(&copy).unwrap();
    }
}

#[test]
fn what_javascript_takes_is_written_as_lists() {
    let index = repository("crates/cpi-cli/template");
    let list = |to: &str| -> Vec<serde_json::Value> {
        serde_json::from_str(&printed(&[
            "convert", &index, "--to", to, "--round", "2026",
        ]))
        .unwrap()
    };
    let assessments = list("assessments-json");
    let countries: Vec<_> = assessments.iter().map(|each| &each["country"]).collect();
    assert_eq!(countries, ["XAA", "XAB"]);
    let rounds = list("rounds-json");
    assert_eq!(rounds.len(), 1);
    assert_eq!(rounds[0]["countries"], serde_json::json!(["XAA", "XAB"]));
    let newer = repository("fixtures/editions/second");
    let crosswalk = printed(&["convert", &newer, "--to", "crosswalk-json"]);
    assert!(crosswalk.contains("\"relation\": \"split\""), "{crosswalk}");
    for to in ["assessments-json", "rounds-json"] {
        let refused = cpi(&["convert", &index, "--to", to, "--round", "1999"]);
        assert_eq!(refused.status.code(), Some(2));
        let said = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(
            said.contains("the rounds with assessments are 2026"),
            "{said}"
        );
    }
}

#[test]
fn assessments_are_scored_alone_and_from_the_standard_input() {
    let index = repository("crates/cpi-cli/template");
    let whole = printed(&["score", &index, "--format", "csv"]);
    let [one, other] = ["XAA", "XAB"].map(|code| format!("{index}/rounds/2026/{code}.json"));
    let named = [
        "score",
        &index,
        "--answers",
        &one,
        "--answers",
        &other,
        "--format",
        "csv",
    ];
    assert_eq!(printed(&named), whole);

    let piped = Command::new(CPI)
        .args(["score", &index, "--answers", "-", "--format", "csv"])
        .stdin(fs::File::open(&other).unwrap())
        .output()
        .unwrap();
    let rows: Vec<&str> = whole.lines().collect();
    let found = String::from_utf8(piped.stdout).unwrap();
    assert_eq!(found.lines().collect::<Vec<_>>(), [rows[0], rows[2]]);

    let twice = cpi(&["score", &index, "--answers", &one, "--answers", &one]);
    assert_eq!(twice.status.code(), Some(3));
    let broken = Command::new(CPI)
        .args(["score", &index, "--answers", "-"])
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let said = String::from_utf8(broken.stderr).unwrap();
    assert!(said.contains("standard input:1:1"), "{said}");
}

#[test]
fn the_folder_for_workbooks_is_made() {
    let index = repository("fixtures/demonstration");
    let (_folder, named) = temporary();
    let into = named("not/there/yet");
    let round = ["--round", "2026", "--country", "XAB"];
    for verb in [["questionnaire", "xlsx"], ["review", "xlsx"]] {
        let asked = [&verb[..], &[&index, "--into", &into], &round].concat();
        let written = printed(&asked);
        assert!(Path::new(written.trim()).is_file(), "{written}");
    }
}

#[test]
fn a_status_is_a_workbook_of_countries_sections_and_assessors() {
    use cpi_io::read::spreadsheet::{Value, spreadsheet};
    let index = repository("fixtures/demonstration");
    let (_folder, named) = temporary();
    let file = named("status.xlsx");
    let status = ["status", &index, "--format", "xlsx", "--output", &file];
    assert_eq!(printed(&status), "");
    let book = spreadsheet("status.xlsx", &fs::read(&file).unwrap()).unwrap();
    let sheets: Vec<&str> = book
        .sheets
        .iter()
        .map(|sheet| sheet.name.as_str())
        .collect();
    assert_eq!(sheets, ["Countries", "Sections", "Assessors"]);
    for (sheet, per) in book.sheets.iter().zip(["country", "section", "assessor"]) {
        let told = printed(&["status", &index, "--format", "csv", "--per", per]);
        // A section has its label beside its code.
        let label = per == "section";
        for (row, line) in sheet.rows[2..].iter().zip(told.lines().skip(1)) {
            let mut cells: Vec<String> = row.cells.iter().map(|(_, it)| it.text()).collect();
            if label {
                cells.remove(3);
            }
            let shares = cells.split_off(cells.len() - 4);
            // The table has a column for the node and the assessor, whatever a row is about.
            let mut told: Vec<&str> = line.split(',').collect();
            let about = told.drain(2..4).filter(|cell| !cell.is_empty());
            let about: Vec<&str> = about.collect();
            told.splice(2..2, about);
            assert_eq!(cells, told);
            let share: f64 = shares[0].parse().unwrap();
            assert!((0.0..=1.0).contains(&share), "{share}");
        }
        assert_eq!(sheet.rows.len() - 2, told.lines().count() - 1);
        assert!(matches!(
            sheet.rows[2].cells.last(),
            Some((_, Value::Percentage(_)))
        ));
    }
    // Without a file there is nowhere to write it.
    let nowhere = cpi(&["status", &index, "--format", "xlsx"]);
    assert_eq!(nowhere.status.code(), Some(2));
}

#[test]
fn every_result_can_be_verified() {
    let index = repository("crates/cpi-cli/template");
    let (_folder, named) = temporary();
    let (file, beside) = (named("result.json"), named("table.json"));
    let table = printed(&["score", &index, "--format", "csv", "--provenance", &beside]);
    assert_eq!(printed(&["verify", &beside, "--with", &index]), "same\n");
    let digest = cpi_model::provenance::sha256(&table);
    assert!(fs::read_to_string(&beside).unwrap().contains(&digest));
    let explain = [
        "explain",
        &index,
        "--country",
        "XAB",
        "--node",
        "art20",
        "--format",
        "json",
    ];
    let results: [&[&str]; 3] = [
        &explain,
        &["score", &index, "--format", "json", "--trail"],
        &["compare", &index, "--format", "json"],
    ];
    for result in results {
        fs::write(&file, printed(result)).unwrap();
        assert_eq!(printed(&["verify", &file, "--with", &index]), "same\n");
    }
    let demonstration = repository("fixtures/demonstration");
    let status = ["status", &demonstration, "--format", "json", "--per"];
    for per in ["country", "section", "assessor"] {
        fs::write(&beside, printed(&[&status[..], &[per]].concat())).unwrap();
        let same = printed(&["verify", &beside, "--with", &demonstration]);
        assert_eq!(same, "same\n", "{per}");
    }
    for versions in [&[][..], &["--standing"]] {
        let agreement = [
            "agreement",
            &demonstration,
            "--round",
            "2026",
            "--seed",
            "7",
        ];
        let few = ["--resamples", "20", "--format", "json"];
        fs::write(&beside, printed(&[&agreement[..], &few, versions].concat())).unwrap();
        let same = printed(&["verify", &beside, "--with", &demonstration]);
        assert_eq!(same, "same\n", "{versions:?}");
    }
    let drawn = fs::read_to_string(&beside).unwrap();
    fs::write(&beside, drawn.replace("\"seed\": 7", "\"seed\": 8")).unwrap();
    let differs = cpi(&["verify", &beside, "--with", &demonstration]);
    assert_eq!(differs.status.code(), Some(1));

    let changed = fs::read_to_string(&file).unwrap().replace("0.75", "0.76");
    fs::write(&file, changed).unwrap();
    let differs = cpi(&["verify", &file, "--with", &index]);
    assert_eq!(differs.status.code(), Some(1));
    for verb in ["score", "compare"] {
        let shown = printed(&[verb, &index, "--format", "markdown"]);
        assert!(shown.contains("provenance SHA-256"), "{shown}");
    }
}

#[cfg(target_os = "linux")]
mod failing {
    use super::*;
    use std::os::unix::fs::PermissionsExt;
    use std::time::Duration;

    const OLD: &str = "the old file";

    /// A conversion that writes a few hundred kilobytes over an old file.
    fn conversion(target: &str) -> [String; 6] {
        let index = repository("fixtures/indices/rdr-2022");
        ["convert", &index, "--to", "answers-long", "-o", target].map(str::to_owned)
    }

    /// Runs a conversion in a shell that first says what is not allowed.
    fn forbidden(first: &str, target: &str) -> Output {
        fs::write(target, OLD).unwrap();
        let script = format!("{first}; exec \"$0\" \"$@\"");
        let mut shell = Command::new("sh");
        shell.args(["-c", &script, CPI]).args(conversion(target));
        shell.output().unwrap()
    }

    #[test]
    fn a_write_that_is_cut_off_leaves_the_old_file() {
        let (folder, named) = temporary();
        let target = named("answers.csv");
        // The system refuses to write more than 8 blocks.
        let refused = forbidden("trap '' XFSZ; ulimit -f 8", &target);
        let said = String::from_utf8(refused.stderr).unwrap();
        assert_eq!(refused.status.code(), Some(4), "{said}");
        assert!(said.contains("nothing was changed"), "{said}");
        assert_eq!(fs::read_to_string(&target).unwrap(), OLD);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);

        // It kills the process in the midst of writing.
        let killed = forbidden("ulimit -f 8", &target);
        assert_eq!(killed.status.code(), None);
        assert_eq!(fs::read_to_string(&target).unwrap(), OLD);

        // A new folder is there whole or not at all.
        let made = named("index");
        let index = repository("fixtures/indices/rdr-2022");
        let mut shell = Command::new("sh");
        shell.args(["-c", "trap '' XFSZ; ulimit -f 8; exec \"$0\" \"$@\"", CPI]);
        shell.args(["convert", &index, "--to", "folder", "--into", &made]);
        assert_eq!(shell.output().unwrap().status.code(), Some(4));
        assert!(!Path::new(&made).exists());
    }

    #[test]
    fn a_kill_at_any_time_leaves_a_whole_file() {
        let (_folder, named) = temporary();
        let target = named("answers.csv");
        assert!(
            cpi(&conversion(&target).each_ref().map(String::as_str))
                .status
                .success()
        );
        let new = fs::read(&target).unwrap();
        for moment in 0..6 {
            fs::write(&target, OLD).unwrap();
            let mut running = Command::new(CPI).args(conversion(&target)).spawn().unwrap();
            std::thread::sleep(Duration::from_millis(moment * 15));
            running.kill().unwrap();
            running.wait().unwrap();
            let found = fs::read(&target).unwrap();
            assert!(found == OLD.as_bytes() || found == new, "after {moment}");
        }
    }

    #[test]
    fn a_full_disk_is_said() {
        let index = repository("crates/cpi-cli/template");
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        let mut command = Command::new(CPI);
        let output = command
            .args(["score", &index])
            .stdout(full)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(4));
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains("could not be printed"), "{said}");
    }

    #[test]
    fn without_permission_nothing_changes() {
        let (folder, named) = temporary();
        let (target, program) = (named("closed/answers.csv"), named("cpi"));
        fs::create_dir(named("closed")).unwrap();
        fs::write(&target, OLD).unwrap();
        fs::copy(CPI, &program).unwrap();
        let mode = |path: &str, mode| {
            fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        };
        mode(folder.path().to_str().unwrap(), 0o755);
        mode(&named("closed"), 0o555);
        let index = named("index");
        assert!(cpi(&["new", &index]).status.success());
        let arguments = ["convert", &index, "--to", "answers-long", "-o", &target];
        // The superuser may write anywhere, and so runs it as somebody else.
        let superuser = fs::write(named("closed/other"), "").is_ok();
        let mut command = if superuser {
            let mut command = Command::new("setpriv");
            command.args(["--reuid=65534", "--regid=65534", "--clear-groups", &program]);
            command
        } else {
            Command::new(CPI)
        };
        let output = command.args(arguments).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        mode(&named("closed"), 0o755);
        assert_eq!(output.status.code(), Some(4), "{said}");
        assert!(said.contains("no permission"), "{said}");
        assert_eq!(fs::read_to_string(&target).unwrap(), OLD);
    }
}
