//! Whatever stops the command, nothing is lost, and what it said about it was true.
//!
//! It is killed at random moments, and its disk fails: files may not grow beyond a limit, which is
//! the part of a write that still fits on a full disk, and, where this may be done, the folder is
//! on a disk of a few kilobytes, or can only be read. After every fault the histories hold, nothing
//! that was done before is missing, nothing that was reported as done is missing either, and a message
//! that nothing was changed is tested. What is mended leaves no temporary file.

mod ways;
mod work;

use cpi_io::{IndexFolder, Ledger};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use work::{Promise, Work};

const COUNTRIES: [&str; 2] = ["XAA", "XAB"];

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

/// Kills the command and lets its disk fail: a tenth of the faults are full or read-only disks.
pub(crate) fn run(kills: u32, faults: u32, seed: u64, cpi: Option<PathBuf>) -> Result<(), String> {
    let cpi = crate::cpi(cpi)?;
    // A process that is killed loses nothing that it gave to the system, on a disk or in memory; and
    // in memory a run takes a tenth of the time.
    let memory = Path::new("/dev/shm");
    let place = if memory.is_dir() {
        memory.to_owned()
    } else {
        std::env::temp_dir()
    };
    let top = place.join(format!("cpi-faults-{}", std::process::id()));
    fs::create_dir_all(&top).map_err(|error| format!("{}: {error}", top.display()))?;
    let mut bench = Bench {
        cpi,
        top: top.clone(),
        chance: Chance(seed),
    };
    let done = bench
        .kills(kills)
        .and_then(|()| bench.limits(faults - faults / 10))
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

    /// Whether what the command said of a fault is true; an error says after which work.
    fn judge(
        &self,
        folder: &Path,
        work: &Work,
        before: &[Vec<String>],
        output: &Output,
        count: &mut Count,
    ) -> Result<(), String> {
        self.verdict(folder, work, before, output, count)
            .map_err(|why| format!("cpi {}: {why}", work.arguments.join(" ")))
    }

    fn verdict(
        &self,
        folder: &Path,
        work: &Work,
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
        if said.contains("panicked") {
            return refused("it panicked");
        }
        match output.status.code() {
            Some(0) => {
                count.done += 1;
                match &work.promise {
                    Promise::Adds if !grown => {
                        return refused("it reported no fault, and nothing is recorded");
                    }
                    Promise::Adds => {}
                    Promise::Complete => {
                        let work: Vec<&str> = work.arguments.iter().map(String::as_str).collect();
                        self.sound(folder, &work)?;
                        if self.hashes(folder, count)? != after {
                            return refused(
                                "it reported no fault, and not everything was recorded",
                            );
                        }
                    }
                    Promise::Removes(text) => absent(text, folder)?,
                }
            }
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

    /// Mends the index; afterwards it holds, and no temporary file is left.
    fn mend(&self, folder: &Path) -> Result<(), String> {
        self.sound(folder, &["verify", "ix", "--mend", "--by", "s"])?;
        let names = files(&folder.join("ix/rounds/2026"))?;
        let name = |path: &PathBuf| path.file_name().map(|name| name.to_string_lossy().into());
        let names: Vec<String> = names.iter().filter_map(name).collect();
        match names.iter().find(|name| name.starts_with(".cpi-")) {
            Some(name) => Err(format!("{name} is left after the index was mended")),
            None => Ok(()),
        }
    }
}

/// That a text which was redacted is in no assessment and no history.
fn absent(text: &str, folder: &Path) -> Result<(), String> {
    for path in files(&folder.join("ix/rounds/2026"))? {
        let name = path.to_string_lossy();
        if (name.ends_with(".json") || name.ends_with(".jsonl"))
            && fs::read_to_string(&path).is_ok_and(|content| content.contains(text))
        {
            return Err(format!("{name} still holds `{text}`"));
        }
    }
    Ok(())
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(entries.flatten().map(|entry| entry.path()).collect())
}

fn tell(what: &str, faults: u32, count: &Count) {
    println!(
        "{what} {faults}: done all the same {}, nothing changed {}, recorded {}, a part left {}, stopped by the system {}; left to be completed {}",
        count.done, count.nothing, count.recorded, count.torn, count.stopped, count.unfinished
    );
}

fn text(output: &Output) -> String {
    let mut text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.push_str(&String::from_utf8_lossy(&output.stderr));
    text
}
