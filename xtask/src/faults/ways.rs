//! How is the command stopped?

use super::{Bench, COUNTRIES, Count, tell};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

impl Bench {
    /// Kills the command at random moments.
    pub(super) fn kills(&mut self, kills: u32) -> Result<(), String> {
        let folder = self.top.clone();
        self.begin(&folder)?;
        let mut count = Count::default();
        let mut usual = self.usual(&folder)?;
        for number in 2..kills + 2 {
            if number % 100 == 0 {
                // Logs grow, and with them the time of a run.
                self.mend(&folder)?;
                self.begin(&folder)?;
                usual = self.usual(&folder)?;
            }
            let work = self.work(&folder, number)?;
            let before = self.hashes(&folder, &mut count)?;
            let start = Instant::now();
            let mut command = self.command(&folder, &work.arguments);
            let child = command.stdout(Stdio::piped()).stderr(Stdio::piped());
            let child = child.spawn();
            let mut child = child.map_err(|error| error.to_string())?;
            std::thread::sleep(Duration::from_micros(self.chance.below(usual + usual / 4)));
            let _ = child.kill();
            let output = child
                .wait_with_output()
                .map_err(|error| error.to_string())?;
            // Half of the kills are to come late, however fast the machine is.
            usual = match output.status.code() {
                Some(_) => u64::try_from(start.elapsed().as_micros()).unwrap_or(usual),
                None => usual + usual / 16,
            };
            self.judge(&folder, &work, &before, &output, &mut count)
                .map_err(|why| format!("kill {number}, {why}"))?;
        }
        self.mend(&folder)?;
        self.sound(&folder, &["verify", "ix"])?;
        println!(
            "kills {kills}: before the end {}, after it {}; left to be completed {}",
            count.stopped,
            kills - count.stopped,
            count.unfinished
        );
        if kills > 20 && (count.stopped == 0 || count.stopped == kills) {
            return Err("the moments of the kills do not fit this machine".to_owned());
        }
        Ok(())
    }

    /// How long some work takes here that nobody stops, in microseconds.
    fn usual(&mut self, folder: &Path) -> Result<u64, String> {
        let work = self.work(folder, 1)?.arguments;
        let start = Instant::now();
        self.sound(folder, &work.iter().map(String::as_str).collect::<Vec<_>>())?;
        Ok(u64::try_from(start.elapsed().as_micros()).unwrap_or(20_000))
    }

    /// Lets files grow to a limit only.
    pub(super) fn limits(&mut self, faults: u32) -> Result<(), String> {
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
                .args(&work.arguments)
                .current_dir(&folder);
            let output = command.output().map_err(|error| error.to_string())?;
            self.judge(&folder, &work, &before, &output, &mut count)
                .map_err(|why| format!("fault {number}, {why}"))?;
            self.mend(&folder)?;
        }
        tell("files limited in size", faults, &count);
        Ok(())
    }

    /// Works on a disk of a few kilobytes, and on one that can only be read; only where the user
    /// may mount one.
    pub(super) fn disks(&mut self, faults: u32) -> Result<(), String> {
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
                .command(&small, &work.arguments)
                .output()
                .map_err(|error| error.to_string());
            if reads_only {
                let _ = Command::new("mount")
                    .args(["-o", "remount,rw"])
                    .arg(&small)
                    .status();
            }
            let _ = fs::remove_file(&pad);
            self.judge(&small, &work, &before, &output?, &mut count)
                .map_err(|why| format!("full disk {number}, {why}"))?;
            self.mend(&small)?;
        }
        tell("disks full or read-only", faults, &count);
        Ok(())
    }
}
