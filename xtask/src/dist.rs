//! What is handed to people who do not build the project themselves?
//!
//! From one checkout, into `target/dist`: archives for each system, a Debian package, wheels for
//! `pip`, the npm package, and checksums. The same checkout gives the same bytes: times are those of
//! the last commit, names are sorted, and no path of the machine is in a program.

mod archive;
mod build;
mod contents;
mod debian;
mod guides;
mod manual;
mod npm;
#[cfg(test)]
mod tests;
mod wheel;

use crate::{bench, root};
use archive::Packing;
use build::Target;
use clap::{Args, ValueEnum};
use cpi_model::provenance::sha256_of;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(crate) enum Kind {
    /// A static program for Linux, with manuals and the demonstration, as `.tar.gz`
    Linux,
    /// The same for Windows, as `.zip`
    Windows,
    /// The same for macOS, as `.tar.gz`
    Macos,
    /// A Debian package of the static program
    Debian,
    /// Wheels for `pip install`, one a system
    Wheel,
    /// The npm package
    Npm,
}

/// The profile of what is handed out.
const RELEASE: &str = "release";

/// How it is made.
#[derive(Debug, Args)]
pub(crate) struct Dist {
    /// What to make; all without a name
    kinds: Vec<Kind>,
    /// Make everything twice and compare the bytes
    #[arg(long)]
    check: bool,
    /// Take programs that are built already, from TRIPLE/PROFILE in this target folder of cargo
    #[arg(long, value_name = "FOLDER", conflicts_with = "rebuild")]
    built: Option<PathBuf>,
    /// Build the programs in this target folder of cargo; outside the checkout it serves the next one, too
    #[arg(long, value_name = "FOLDER", conflicts_with = "built")]
    build_in: Option<PathBuf>,
    /// The profile of cargo with which programs are built; what is made with another than this goes into target/dist-trial
    #[arg(long, default_value = RELEASE)]
    profile: String,
    /// Also build the programs twice, in two folders, and compare them; takes as long again
    #[arg(long)]
    rebuild: bool,
}

/// The files of a release by name.
type Release = BTreeMap<String, Vec<u8>>;

/// Makes the release.
pub(crate) fn run(asked: &Dist) -> Result<(), String> {
    let kinds = if asked.kinds.is_empty() {
        Kind::value_variants().to_vec()
    } else {
        asked.kinds.clone()
    };
    let wanted = |kind: Kind| kinds.contains(&kind);
    let builds = asked.build_in.clone().unwrap_or_else(bench::target);
    let mut programs = BTreeMap::new();
    for target in Target::ALL {
        let needed = match target {
            // It also writes manuals and completions.
            Target::Linux => kinds.iter().any(|kind| *kind != Kind::Npm),
            Target::Windows => wanted(Kind::Windows) || wanted(Kind::Wheel),
            Target::Macos => wanted(Kind::Macos) || wanted(Kind::Wheel),
        };
        if !needed {
            continue;
        }
        // A wheel for a system is made where its program is; an archive that was asked for must be.
        let explicit = match target {
            Target::Linux => true,
            Target::Windows => asked.kinds.is_empty() || wanted(Kind::Windows),
            Target::Macos => asked.kinds.contains(&Kind::Macos),
        };
        let found = match &asked.built {
            Some(folder) => build::there_is(target, folder, &asked.profile),
            None => build::program(target, &builds, &asked.profile),
        };
        match found {
            Ok(program) => {
                if asked.rebuild {
                    let again = bench::target().join("dist-again");
                    let again = build::program(target, &again, &asked.profile)?;
                    same(
                        &read(&program)?,
                        &read(&again)?,
                        &program.display().to_string(),
                    )?;
                }
                programs.insert(target, program);
            }
            Err(why) if !explicit => println!("NOT MADE: {}: {why}", target.word()),
            Err(why) => return Err(why),
        }
    }
    if wanted(Kind::Npm) {
        npm::make()?;
    }
    let how = Packing {
        time: build::time()?,
        level: if asked.profile == RELEASE { 6 } else { 1 },
    };
    let release = make(&kinds, &programs, how)?;
    if asked.check {
        for (name, again) in make(&kinds, &programs, how)? {
            same(&release[&name], &again, &name)?;
        }
        println!("made twice: the same bytes");
    }
    // A program that is not optimised is never among what is handed out.
    let folder = match asked.profile.as_str() {
        RELEASE => "dist",
        _ => "dist-trial",
    };
    write(&release, &bench::target().join(folder))
}

/// Makes the files of a release from its programs.
fn make(
    kinds: &[Kind],
    programs: &BTreeMap<Target, PathBuf>,
    how: Packing,
) -> Result<Release, String> {
    let mut release = Release::new();
    let Some(linux) = programs.get(&Target::Linux) else {
        return npm::add(&mut release, how).map(|()| release);
    };
    for (target, program) in programs {
        let bytes = read(program)?;
        let packed = match target {
            Target::Linux => Kind::Linux,
            Target::Windows => Kind::Windows,
            Target::Macos => Kind::Macos,
        };
        let files = contents::of(*target, bytes.clone(), linux)?;
        if kinds.contains(&packed) {
            let folder = format!("cpi-{}-{}", env!("CARGO_PKG_VERSION"), target.word());
            let (end, archive) = match target {
                Target::Windows => ("zip", archive::zip(&folder, &files, how)?),
                _ => (
                    "tar.gz",
                    archive::tar_gz(&format!("{folder}/"), &files, how)?,
                ),
            };
            release.insert(format!("{folder}.{end}"), archive);
        }
        if kinds.contains(&Kind::Wheel) {
            let (name, wheel) = wheel::wheel(*target, bytes, &files, how)?;
            release.insert(name, wheel);
        }
        if *target == Target::Linux && kinds.contains(&Kind::Debian) {
            let (name, package) = debian::package(&files, how)?;
            release.insert(name, package);
        }
    }
    if kinds.contains(&Kind::Npm) {
        npm::add(&mut release, how)?;
    }
    Ok(release)
}

/// Writes the files with their checksums, and nothing else into the folder.
fn write(release: &Release, folder: &Path) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(failed)?;
    }
    fs::create_dir_all(folder).map_err(failed)?;
    let mut sums = String::new();
    for (name, bytes) in release {
        fs::write(folder.join(name), bytes).map_err(failed)?;
        sums.push_str(&format!("{}  {name}\n", sha256_of(bytes)));
        println!("{:>6} kB  {name}", bytes.len().div_ceil(1000));
    }
    fs::write(folder.join("SHA256SUMS"), sums).map_err(failed)
}

/// Refuses two files that should be the same.
fn same(one: &[u8], other: &[u8], name: &str) -> Result<(), String> {
    if one == other {
        return Ok(());
    }
    let at = one.iter().zip(other).position(|(one, other)| one != other);
    let at = at.unwrap_or(one.len().min(other.len()));
    Err(format!(
        "{name}: made twice, it has {} and {} bytes, and differs from byte {at} on",
        one.len(),
        other.len()
    ))
}

/// The bytes of a file.
fn read(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// The text of a file of the repository.
fn text(name: &str) -> Result<String, String> {
    let path = root().join(name);
    fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
}
