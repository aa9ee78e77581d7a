//! Whatever stops the command, nothing is lost, and what it said about it was true.
//!
//! It is killed at random moments, and its disk fails: files may not grow beyond a limit, which is
//! the part of a write that still fits on a full disk, and, where this may be done, the folder is
//! on a disk of a few kilobytes, or can only be read. After every fault the histories hold, nothing
//! that was done before is missing, and a message that nothing was changed is believed and tested.

use crate::root;
use cpi_io::{IndexFolder, Ledger};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

const COUNTRIES: [&str; 2] = ["XAA", "XAB"];
const CODES: [&str; 5] = ["19.1", "19.2", "19.3", "20.1", "20.2"];

/// A small generator, so that a run can be made again.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end.max(1)
    }
}

/// What became of the faults.
#[derive(Default)]
struct Count {
    done: u32,
    nothing: u32,
    recorded: u32,
    torn: u32,
    stopped: u32,
    unfinished: u32,
}

/// The folder in which everything is tried, with the command.
struct Bench {
    top: PathBuf,
    cpi: PathBuf,
    chance: Chance,
}

pub(crate) fn run(kills: u32, faults: u32, seed: u64) -> Result<(), String> {
    crate::run("cargo", &["build", "--quiet", "-p", "cpi-cli"])?;
    let top = std::env::temp_dir().join(format!("cpi-faults-{}", std::process::id()));
    fs::create_dir_all(&top).map_err(|error| format!("{}: {error}", top.display()))?;
    let mut bench = Bench {
        cpi: root().join("target/debug/cpi"),
        top: top.clone(),
        chance: Chance(seed),
    };
    let done = bench
        .kills(kills)
        .and_then(|()| bench.limits(faults))
        .and_then(|()| bench.disks(faults / 10));
    let _ = Command::new("umount")
        .arg(top.join("small"))
        .stderr(Stdio::null())
        .status();
    if done.is_ok() {
        let _ = fs::remove_dir_all(&top);
    } else {
        eprintln!("what is left is in {}", top.display());
    }
    done
}

impl Bench {
    /// A new index in a folder, with a history of each country.
    fn begin(&mut self, folder: &Path) -> Result<(), String> {
        let _ = fs::remove_dir_all(folder.join("ix"));
        fs::create_dir_all(folder).map_err(|error| error.to_string())?;
        self.sound(folder, &["new", "ix"])?;
        for number in 0..2 {
            let work = self.work(folder, number)?;
            self.sound(folder, &work.iter().map(String::as_str).collect::<Vec<_>>())?;
        }
        Ok(())
    }

    fn command(&self, folder: &Path, arguments: &[String]) -> Command {
        let mut command = Command::new(&self.cpi);
        command.args(arguments).current_dir(folder);
        command
    }

    /// Runs what must succeed.
    fn sound(&self, folder: &Path, arguments: &[&str]) -> Result<(), String> {
        let arguments: Vec<String> = arguments.iter().map(|it| (*it).to_owned()).collect();
        let output = self.command(folder, &arguments).output();
        let output = output.map_err(|error| error.to_string())?;
        if output.status.success() {
            Ok(())
        } else {
            Err(format!("cpi {}: {}", arguments.join(" "), text(&output)))
        }
    }

    /// Some work that changes a history: collect from both countries, decide, redact, join.
    fn work(&mut self, folder: &Path, number: u32) -> Result<Vec<String>, String> {
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<String>>();
        let code = CODES[number as usize % CODES.len()];
        let country = COUNTRIES[number as usize % 2];
        Ok(match self.chance.below(8) {
            0 | 1 => {
                let mut arguments = words(&format!(
                    "review adjudicate ix {code} --country {country} --answer no --by r1 --reason"
                ));
                arguments.push(format!("Decision {number}. {}", "It says so. ".repeat(20)));
                arguments
            }
            2 if 2 < number => {
                let mut arguments = words(&format!(
                    "redact ix --country {country} --apply --by s --reason asked --containing"
                ));
                arguments.push(format!("Comment {}", self.chance.below(u64::from(number))));
                arguments
            }
            3 if 2 < number => {
                let copy = folder.join("copy");
                let _ = fs::remove_dir_all(&copy);
                copy_all(&folder.join("ix"), &copy)?;
                for (at, number) in [("ix", number), ("copy", number + 1)] {
                    let code = CODES[number as usize % CODES.len()];
                    let reason = format!("Apart {number}");
                    self.sound(
                        folder,
                        &[
                            "review",
                            "adjudicate",
                            at,
                            code,
                            "--country",
                            country,
                            "--answer",
                            "yes",
                            "--by",
                            at,
                            "--reason",
                            &reason,
                        ],
                    )?;
                }
                words(&format!("join ix copy --country {country} --apply --by s"))
            }
            _ => {
                let mut arguments = words("collect ix");
                for country in COUNTRIES {
                    let name = format!("{country}-{number}.json");
                    let answers: Vec<String> = CODES[..4]
                        .iter()
                        .enumerate()
                        .map(|(i, code)| {
                            let answer = ["yes", "partially", "no"][(number as usize + i) % 3];
                            format!(r#"{{"indicator":"{code}","answer":"{answer}","comment":"Comment {number} {}"}}"#, "What was found. ".repeat(20))
                        })
                        .collect();
                    let file = format!(
                        r#"{{"schema_version":1,"framework":{{"id":"my-index","version":"0.1"}},"country":"{country}","round":"2026","assessor":"a{}","answers":[{}]}}"#,
                        number % 3,
                        answers.join(",")
                    );
                    fs::write(root_of(folder).join(&name), file)
                        .map_err(|error| error.to_string())?;
                    arguments.push(root_of(folder).join(&name).display().to_string());
                }
                arguments.extend(words("--apply --by s"));
                arguments
            }
        })
    }

    /// The hashes of the histories of both countries. Everything must be readable.
    fn hashes(&self, folder: &Path, count: &mut Count) -> Result<Vec<Vec<String>>, String> {
        let index = IndexFolder::open(&folder.join("ix")).map_err(|error| error.to_string())?;
        let round = folder.join("ix/rounds/2026");
        let mut all = Vec::new();
        for country in COUNTRIES {
            let ledger = Ledger::read(&round, country, &index.rounds[0], &index.framework);
            let ledger = ledger.map_err(|error| error.to_string())?;
            count.unfinished += u32::from(!ledger.unfinished().is_empty());
            let mut assessments = index.assessments.iter();
            if assessments.find(|it| it.country() == country) != Some(ledger.assessment()) {
                return Err(format!(
                    "{country}: a reader sees another assessment than its log gives"
                ));
            }
            all.push(ledger.history().hashes().to_vec());
        }
        Ok(all)
    }

    /// Whether what the command said of a fault is true.
    fn judge(
        &self,
        folder: &Path,
        before: &[Vec<String>],
        output: &Output,
        count: &mut Count,
    ) -> Result<(), String> {
        let after = self.hashes(folder, count)?;
        for (before, after) in before.iter().zip(&after) {
            if !after.starts_with(before) {
                return Err("entries that were there are gone".to_owned());
            }
        }
        let grown = before != after.as_slice();
        let said = text(output);
        let refused = |what: &str| Err(format!("{what}: {said}"));
        match output.status.code() {
            Some(0) => count.done += 1,
            None => count.stopped += 1,
            Some(_) if said.contains("is recorded") => {
                count.recorded += 1;
                if !grown {
                    return refused("it said that the change is recorded, and it is not");
                }
            }
            Some(_) if said.contains("a part of the write is left") => count.torn += 1,
            Some(_) if said.contains("written") && grown => count.recorded += 1,
            Some(_) => {
                count.nothing += 1;
                if grown {
                    return refused("it did not say that something was recorded, and something is");
                }
            }
        }
        Ok(())
    }

    /// Kills the command at random moments.
    fn kills(&mut self, kills: u32) -> Result<(), String> {
        let folder = self.top.clone();
        self.begin(&folder)?;
        let mut count = Count::default();
        let mut usual = 20_000;
        for number in 2..kills + 2 {
            if number % 100 == 0 {
                // Logs grow, and with them the time of a run.
                self.begin(&folder)?;
            }
            let work = self.work(&folder, number)?;
            let before = self.hashes(&folder, &mut count)?;
            let start = Instant::now();
            let mut command = self.command(&folder, &work);
            let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
            let mut child = child.map_err(|error| error.to_string())?;
            std::thread::sleep(Duration::from_micros(self.chance.below(usual + usual / 4)));
            let _ = child.kill();
            let status = child.wait().map_err(|error| error.to_string())?;
            // Half of the kills are to come late, however fast the machine is.
            usual = match status.code() {
                Some(_) => u64::try_from(start.elapsed().as_micros()).unwrap_or(usual),
                None => usual + usual / 16,
            };
            let output = Output {
                status,
                stdout: Vec::new(),
                stderr: Vec::new(),
            };
            if status.code().is_none() {
                self.judge(&folder, &before, &output, &mut count)?;
            } else {
                count.done += 1;
                self.hashes(&folder, &mut count)?;
            }
        }
        self.sound(&folder, &["verify", "ix", "--mend", "--by", "s"])?;
        self.sound(&folder, &["verify", "ix"])?;
        println!(
            "kills {kills}: before the end {}, after it {}; left to be completed {}",
            count.stopped, count.done, count.unfinished
        );
        Ok(())
    }

    /// Lets files grow to a limit only.
    fn limits(&mut self, faults: u32) -> Result<(), String> {
        let folder = self.top.clone();
        self.begin(&folder)?;
        let mut count = Count::default();
        for number in 2..faults + 2 {
            if number % 50 == 0 {
                self.begin(&folder)?;
            }
            let work = self.work(&folder, number)?;
            let before = self.hashes(&folder, &mut count)?;
            let round = folder.join("ix/rounds/2026");
            let largest = COUNTRIES
                .iter()
                .flat_map(|country| {
                    [
                        format!("{country}.json"),
                        format!("{country}.history.jsonl"),
                    ]
                })
                .filter_map(|name| fs::metadata(round.join(name)).ok())
                .map(|file| file.len())
                .max()
                .unwrap_or(0);
            // `sh` counts blocks of 512 or of 1024 bytes.
            let blocks = 1 + self.chance.below(largest / 512 + 16);
            let trap = if self.chance.below(4) == 0 {
                ""
            } else {
                "trap '' XFSZ; "
            };
            let script = format!("{trap}ulimit -f {blocks}; exec \"$0\" \"$@\"");
            let mut command = Command::new("sh");
            command
                .arg("-c")
                .arg(script)
                .arg(&self.cpi)
                .args(&work)
                .current_dir(&folder);
            let output = command.output().map_err(|error| error.to_string())?;
            self.judge(&folder, &before, &output, &mut count)
                .map_err(|why| format!("fault {number}, cpi {}: {why}", work.join(" ")))?;
            self.sound(&folder, &["verify", "ix", "--mend", "--by", "s"])?;
        }
        tell("files limited in size", faults, &count);
        Ok(())
    }

    /// Works on a disk of a few kilobytes, and on one that can only be read; only where the user
    /// may mount one.
    fn disks(&mut self, faults: u32) -> Result<(), String> {
        let small = self.top.join("small");
        fs::create_dir_all(&small).map_err(|error| error.to_string())?;
        let mount = |options: &str| {
            let mut command = Command::new("mount");
            command
                .args(["-t", "tmpfs", "-o", options, "tmpfs"])
                .arg(&small);
            command
                .stderr(Stdio::null())
                .status()
                .is_ok_and(|status| status.success())
        };
        if !mount("size=512k") {
            println!("no disk could be mounted here, so none was full");
            return Ok(());
        }
        let mut count = Count::default();
        self.begin(&small)?;
        for number in 2..faults + 2 {
            if number % 20 == 0 {
                self.begin(&small)?;
            }
            let work = self.work(&small, number)?;
            let before = self.hashes(&small, &mut count)?;
            let pad = small.join("pad");
            let fill = || -> Option<u64> {
                let output = Command::new("df")
                    .args(["--output=avail", "-B1"])
                    .arg(&small)
                    .output()
                    .ok()?;
                String::from_utf8(output.stdout)
                    .ok()?
                    .lines()
                    .nth(1)?
                    .trim()
                    .parse()
                    .ok()
            };
            let free = fill().unwrap_or(0);
            let left = 4096 * self.chance.below(6);
            let bytes = usize::try_from(free.saturating_sub(left)).unwrap_or(0);
            fs::write(&pad, vec![0; bytes]).map_err(|error| error.to_string())?;
            let reads_only = self.chance.below(4) == 0
                && Command::new("mount")
                    .args(["-o", "remount,ro"])
                    .arg(&small)
                    .status()
                    .is_ok_and(|it| it.success());
            let output = self
                .command(&small, &work)
                .output()
                .map_err(|error| error.to_string());
            if reads_only {
                let _ = Command::new("mount")
                    .args(["-o", "remount,rw"])
                    .arg(&small)
                    .status();
            }
            let _ = fs::remove_file(&pad);
            self.judge(&small, &before, &output?, &mut count)
                .map_err(|why| format!("full disk {number}, cpi {}: {why}", work.join(" ")))?;
            self.sound(&small, &["verify", "ix", "--mend", "--by", "s"])?;
        }
        tell("disks full or read-only", faults, &count);
        Ok(())
    }
}

fn tell(what: &str, faults: u32, count: &Count) {
    println!(
        "{what} {faults}: done all the same {}, nothing changed {}, recorded {}, a part left {}, stopped by the system {}; left to be completed {}",
        count.done, count.nothing, count.recorded, count.torn, count.stopped, count.unfinished
    );
}

/// Where files that come in are written: not on the disk that is full.
fn root_of(folder: &Path) -> &Path {
    if folder.ends_with("small") {
        folder.parent().unwrap_or(folder)
    } else {
        folder
    }
}

fn copy_all(from: &Path, to: &Path) -> Result<(), String> {
    fs::create_dir_all(to).map_err(|error| error.to_string())?;
    for entry in fs::read_dir(from).map_err(|error| error.to_string())? {
        let entry = entry.map_err(|error| error.to_string())?;
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_all(&entry.path(), &to)?;
        } else {
            fs::copy(entry.path(), &to).map_err(|error| error.to_string())?;
        }
    }
    Ok(())
}

fn text(output: &Output) -> String {
    let mut text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.push_str(&String::from_utf8_lossy(&output.stderr));
    text
}
