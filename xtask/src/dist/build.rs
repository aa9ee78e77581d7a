//! For which systems are programs built, and how?

use crate::{bench, root};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A system for which the command is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Target {
    /// Any Linux on x86-64: the program needs no library of the system.
    Linux,
    /// Windows on x86-64.
    Windows,
    /// macOS on Apple silicon.
    Macos,
}

impl Target {
    pub(super) const ALL: [Self; 3] = [Self::Linux, Self::Windows, Self::Macos];

    /// As Rust calls it.
    pub(super) const fn triple(self) -> &'static str {
        match self {
            Self::Linux => "x86_64-unknown-linux-musl",
            Self::Windows => "x86_64-pc-windows-gnu",
            Self::Macos => "aarch64-apple-darwin",
        }
    }

    /// As the names of files call it.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Linux => "linux-x86_64",
            Self::Windows => "windows-x86_64",
            Self::Macos => "macos-arm64",
        }
    }

    /// What the program is called.
    pub(super) const fn program(self) -> &'static str {
        match self {
            Self::Windows => "cpi.exe",
            _ => "cpi",
        }
    }
}

/// Builds the command for a system into a target folder of cargo, and gives its file.
///
/// # Errors
///
/// Where a tool is missing, with how to install it, or the build fails.
pub(super) fn program(target: Target, folder: &Path, profile: &str) -> Result<PathBuf, String> {
    let triple = target.triple();
    installed(triple)?;
    let verb = match target {
        Target::Linux => {
            // For the allocator, which is C.
            there("musl-gcc", "apt-get install musl-tools")?;
            "build"
        }
        Target::Windows => {
            there(
                "x86_64-w64-mingw32-gcc",
                "apt-get install gcc-mingw-w64-x86-64",
            )?;
            "build"
        }
        Target::Macos => {
            there("cargo-zigbuild", "pip install cargo-zigbuild ziglang")?;
            "zigbuild"
        }
    };
    let mut cargo = Command::new("cargo");
    cargo
        .args([verb, "--locked", "--package=cpi-cli"])
        .args(["--profile", profile, "--target", triple])
        .env("CARGO_TARGET_DIR", folder)
        .env("CARGO_INCREMENTAL", "0")
        .env(
            "CARGO_ENCODED_RUSTFLAGS",
            flags(target, folder)?.join("\u{1f}"),
        )
        .current_dir(root());
    match cargo.status() {
        Ok(status) if status.success() => there_is(target, folder, profile),
        Ok(status) => Err(format!(
            "cargo {verb} --target {triple} ended with {status}"
        )),
        Err(error) => Err(format!("cargo could not be started: {error}")),
    }
}

/// The command as it was built for a system into a target folder of cargo.
pub(super) fn there_is(target: Target, folder: &Path, profile: &str) -> Result<PathBuf, String> {
    let built = folder
        .join(target.triple())
        .join(if profile == "dev" { "debug" } else { profile })
        .join(target.program());
    if built.is_file() {
        Ok(built)
    } else {
        Err(format!("{}: there is no such program", built.display()))
    }
}

/// Flags that keep what differs between machines out of a program. The checkout needs none: cargo names
/// its files by their paths within it, and a flag that names it would make a cache of another checkout useless.
fn flags(target: Target, folder: &Path) -> Result<Vec<String>, String> {
    let home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))
        .ok_or("neither CARGO_HOME nor a home folder is there")?;
    let mut flags = vec![
        format!("--remap-path-prefix={}=cargo", home.display()),
        format!("--remap-path-prefix={}=target", folder.display()),
    ];
    match target {
        Target::Linux => flags.push("-Ctarget-feature=+crt-static".to_owned()),
        // The header of a program of Windows has the time at which it was linked.
        Target::Windows => flags.push("-Clink-arg=-Wl,--no-insert-timestamp".to_owned()),
        Target::Macos => {}
    }
    Ok(flags)
}

/// Refuses where Rust cannot build for a system.
fn installed(triple: &str) -> Result<(), String> {
    let output = Command::new("rustc")
        .args(["--print", "target-libdir", "--target", triple])
        .output()
        .map_err(|error| format!("rustc could not be started: {error}"))?;
    let folder = String::from_utf8_lossy(&output.stdout);
    if output.status.success() && Path::new(folder.trim()).is_dir() {
        Ok(())
    } else {
        Err(format!("rustup target add {triple}"))
    }
}

/// Refuses where a program is not there.
fn there(program: &str, how: &str) -> Result<(), String> {
    let found = Command::new(program).arg("--version").output();
    found
        .map(|_| ())
        .map_err(|_| format!("{program} is not installed: {how}"))
}

/// The time that every file of a release has, in seconds since 1970: `SOURCE_DATE_EPOCH`, or that
/// of the last commit.
pub(super) fn time() -> Result<u64, String> {
    #[allow(
        clippy::disallowed_methods,
        reason = "a release is made at a time that is stated from outside"
    )]
    let stated = std::env::var("SOURCE_DATE_EPOCH");
    if let Ok(stated) = stated {
        return stated
            .parse()
            .map_err(|_| format!("SOURCE_DATE_EPOCH is `{stated}`, no number of seconds"));
    }
    let output = Command::new("git")
        .args(["log", "-1", "--format=%ct"])
        .current_dir(root())
        .output()
        .map_err(|error| format!("git could not be started: {error}"))?;
    let stated = String::from_utf8_lossy(&output.stdout);
    stated.trim().parse().map_err(|_| {
        "there is no commit whose time files could have; set SOURCE_DATE_EPOCH".to_owned()
    })
}

/// What the command prints, run on this machine.
pub(super) fn printed(program: &Path, arguments: &[&str]) -> Result<Vec<u8>, String> {
    let output = Command::new(program)
        .args(arguments)
        .output()
        .map_err(|error| format!("{}: {error}", program.display()))?;
    if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(format!(
            "cpi {}: {}",
            arguments.join(" "),
            String::from_utf8_lossy(&output.stderr)
        ))
    }
}

/// A folder of this chore that is empty.
pub(super) fn scratch(name: &str) -> Result<PathBuf, String> {
    let folder = bench::target().join("dist-work").join(name);
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(failed)?;
    }
    std::fs::create_dir_all(&folder).map_err(failed)?;
    Ok(folder)
}
