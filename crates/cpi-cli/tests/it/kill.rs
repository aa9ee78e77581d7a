//! Two hundred kills at random moments: no assessment is lost or half written, and log and
//! document agree.

use cpi_io::{IndexFolder, Ledger};
use std::fs;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

const KILLS: usize = 200;

/// A small generator: the moments are the same in every run, as far as a machine allows.
struct Moments(u64);

impl Moments {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

fn cpi(top: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cpi"));
    command
        .args(arguments)
        .current_dir(top)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

/// Runs a command, and kills it after a while if one is given.
fn run(mut command: Command, after: Option<Duration>) -> ExitStatus {
    let mut child = command.spawn().unwrap();
    if let Some(after) = after {
        std::thread::sleep(after);
        let _ = child.kill();
    }
    child.wait().unwrap()
}

fn submission(top: &Path, number: usize) -> String {
    let words = ["yes", "partially", "no"];
    let comment = "What the assessor found. ".repeat(30);
    let answers: Vec<String> = ["19.1", "19.2", "19.3", "20.1"]
        .iter()
        .enumerate()
        .map(|(i, code)| {
            let answer = words[(number + i) % words.len()];
            format!(
                r#"{{"indicator":"{code}","answer":"{answer}","comment":"{number} {comment}"}}"#
            )
        })
        .collect();
    let assessor = number % 3;
    let name = format!("file-{number}.json");
    let text = format!(
        r#"{{"schema_version":1,"framework":{{"id":"my-index","version":"0.1"}},"country":"XAA","round":"2026","assessor":"assessor-{assessor}","answers":[{}]}}"#,
        answers.join(",")
    );
    fs::write(top.join(&name), text).unwrap();
    name
}

#[test]
fn two_hundred_kills_lose_nothing() {
    let temporary = tempfile::tempdir().unwrap();
    let top = temporary.path();
    assert!(run(cpi(top, &["new", "ix"]), None).success());
    let folder = top.join("ix/rounds/2026");
    let work = |number: usize| {
        if number % 4 == 3 {
            let reason = format!("Decision {number}: {}", "the evidence says so. ".repeat(30));
            let arguments = ["review", "adjudicate", "ix", "19.1", "--country", "XAA"];
            let mut command = cpi(top, &arguments);
            command.args([
                "--answer",
                "partially",
                "--by",
                "reviewer-1",
                "--reason",
                &reason,
            ]);
            command
        } else {
            let file = submission(top, number);
            cpi(
                top,
                &["collect", "ix", &file, "--apply", "--by", "secretariat"],
            )
        }
    };
    // How long the work takes here: it grows with the log.
    let whole = |number: usize| {
        let start = Instant::now();
        assert!(run(work(number), None).success());
        u64::try_from(start.elapsed().as_micros()).unwrap()
    };
    let mut usual = whole(0);

    let mut moments = Moments(2026);
    let mut sound = fs::read(folder.join("XAA.history.jsonl")).unwrap();
    let (mut done, mut cut, mut unfinished) = (0, 0, 0);
    for number in 1..=KILLS {
        if number % 8 == 0 {
            usual = whole(KILLS + number);
        }
        let after = Duration::from_micros(moments.below(usual + usual / 4));
        let status = run(work(number), Some(after));
        if status.success() {
            done += 1;
        } else {
            cut += 1;
        }
        let before = sound.len();
        // Any reader sees a whole assessment; what was done before is still there.
        let index = IndexFolder::open(&top.join("ix")).unwrap();
        let ledger = Ledger::read(&folder, "XAA", &index.rounds[0], &index.framework).unwrap();
        unfinished += usize::from(!ledger.unfinished().is_empty());
        let stands = index.assessments.iter().find(|it| it.country() == "XAA");
        assert_eq!(stands, Some(ledger.assessment()), "after kill {number}");
        let log = fs::read(folder.join("XAA.history.jsonl")).unwrap();
        assert!(
            log.starts_with(&sound),
            "after kill {number} the log has lost something"
        );
        let entries = ledger.history().entries();
        assert_eq!(
            entries.last().unwrap().more,
            0,
            "half a write counts after kill {number}"
        );
        let lines = ledger.history().lines();
        let whole: usize = lines.map(|line| line.len() + 1).sum();
        assert!(sound.len() <= whole);
        sound = log[..whole.min(log.len())].to_vec();
        assert!(
            !status.success() || before < sound.len(),
            "what was done is not there"
        );
    }
    assert!(
        run(
            cpi(top, &["verify", "ix", "--mend", "--by", "secretariat"]),
            None
        )
        .success()
    );
    assert!(run(cpi(top, &["verify", "ix"]), None).success());
    let index = IndexFolder::open(&top.join("ix")).unwrap();
    let ledger = Ledger::read(&folder, "XAA", &index.rounds[0], &index.framework).unwrap();
    assert!(ledger.unfinished().is_empty());
    eprintln!("kills {KILLS}: done before {done}, cut off {cut}, left to be finished {unfinished}");
    assert!(0 < cut, "no kill came in time");
}

/// A limit on the size of files stands for a full disk: the write is refused or the process
/// is stopped in it, and nothing is lost.
#[cfg(unix)]
#[test]
fn a_full_disk_loses_nothing() {
    let temporary = tempfile::tempdir().unwrap();
    let top = temporary.path();
    assert!(run(cpi(top, &["new", "ix"]), None).success());
    let folder = top.join("ix/rounds/2026");
    let collect = |number: usize| {
        let file = submission(top, number);
        assert!(
            run(
                cpi(top, &["collect", "ix", &file, "--apply", "--by", "S"]),
                None
            )
            .success()
        );
    };
    collect(0);
    let log = folder.join("XAA.history.jsonl");
    let before = (
        fs::read(&log).unwrap(),
        fs::read(folder.join("XAA.json")).unwrap(),
    );
    // The limit counts blocks of 512 or 1024 bytes: at the log's own size nothing fits; a
    // little above, a part does; far above, the log fits and the document may not.
    for trap in ["trap '' XFSZ; ", ""] {
        for blocks in [1, 4, 6, 8, 10, 12, 14, 16, 20, 30] {
            let file = submission(top, 1);
            let script = format!(
                "{trap}ulimit -f {blocks}; exec {} collect ix {file} --apply --by S",
                env!("CARGO_BIN_EXE_cpi")
            );
            let mut shell = Command::new("sh");
            shell.args(["-c", &script]).current_dir(top);
            shell.stdout(Stdio::null()).stderr(Stdio::null());
            let done = run(shell, None).success();
            let index = IndexFolder::open(&top.join("ix")).unwrap();
            let ledger = Ledger::read(&folder, "XAA", &index.rounds[0], &index.framework).unwrap();
            assert!(!done || ledger.unfinished().is_empty());
            assert!(fs::read(&log).unwrap().starts_with(&before.0));
            // Back to the beginning.
            fs::write(&log, &before.0).unwrap();
            fs::write(folder.join("XAA.json"), &before.1).unwrap();
        }
    }
    collect(1);
    assert!(run(cpi(top, &["verify", "ix"]), None).success());
}
