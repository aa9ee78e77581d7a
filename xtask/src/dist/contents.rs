//! What is in an archive besides the program?

use super::archive::{Entry, files_of};
use super::build::{Target, printed, scratch};
use super::{guides, manual, text};
use crate::{notices, root};
use std::path::Path;

/// Shells for which completions are there: the word of the command, and the name of the file.
const SHELLS: [(&str, &str); 5] = [
    ("bash", "cpi.bash"),
    ("zsh", "_cpi"),
    ("fish", "cpi.fish"),
    ("powershell", "cpi.ps1"),
    ("elvish", "cpi.elv"),
];

const OPENING: &str =
    "The program is compiled from the crates below and from the standard library of Rust
(MIT OR Apache-2.0, https://github.com/rust-lang/rust). Each text is that of the crate; where a
crate brings none, its licence is named. Names of countries and rules of plurals are of the Unicode
CLDR (Unicode-3.0). The fonts in the program are parts of Noto (OFL-1.1); the licence is in
THIRD-PARTY-FONTS.txt.
";

/// The files of an archive for a system. The program for Linux, which this machine can run, writes
/// manuals and completions.
pub(super) fn of(target: Target, program: Vec<u8>, runs_here: &Path) -> Result<Vec<Entry>, String> {
    let mut files = vec![Entry {
        path: target.program().to_owned(),
        bytes: program,
        runs: true,
    }];
    for name in [
        "LICENSE-MIT",
        "LICENSE-APACHE",
        "LICENSE-CC-BY-4.0.md",
        "THIRD-PARTY-NOTICES.md",
        "CHANGELOG.md",
    ] {
        files.push(Entry::new(name, text(name)?));
    }
    let triple = target.triple();
    let crates = notices::of("cpi-cli", &["--target", triple], OPENING)?;
    files.push(Entry::new("THIRD-PARTY-CRATES.txt", crates));
    let fonts = text("crates/cpi-report/fonts/OFL.txt")?;
    files.push(Entry::new("THIRD-PARTY-FONTS.txt", fonts));
    files.push(Entry::new("README.txt", guide(target)));
    for (shell, name) in SHELLS {
        let bytes = printed(runs_here, &["completions", shell])?;
        files.push(Entry::new(format!("completions/{name}"), bytes));
    }
    files.extend(pages(runs_here)?);
    for name in ["demonstration", "demonstration-2022"] {
        let index = root().join("fixtures").join(name);
        files.extend(files_of(&index, name, |name| !name.starts_with('.'))?);
    }
    files.extend(guides::pages(&files)?);
    if target == Target::Windows {
        for file in &mut files {
            // Editors of Windows show such lines as they are meant.
            if file.path == "README.txt" || file.path.starts_with("LICENSE") {
                let text = String::from_utf8_lossy(&file.bytes).replace('\n', "\r\n");
                file.bytes = text.into_bytes();
            }
        }
        files.push(Entry::new("Start CPI.cmd", START.replace('\n', "\r\n")));
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}

/// The man pages, with examples.
fn pages(runs_here: &Path) -> Result<Vec<Entry>, String> {
    let folder = scratch("man")?;
    printed(runs_here, &["man", &folder.to_string_lossy()])?;
    let mut pages = files_of(&folder, "man", |name| name.ends_with(".1"))?;
    let manual = text("docs/cli.md")?;
    for page in &mut pages {
        let name = page.path.trim_start_matches("man/").trim_end_matches(".1");
        let plain = String::from_utf8_lossy(&page.bytes);
        page.bytes = manual::with_examples(name, &plain, &manual).into_bytes();
    }
    Ok(pages)
}

/// Opens a console that knows the command, for people who have never used one. It begins in a folder of
/// their documents, where the demonstration is, too: the examples can be typed as they are printed.
const START: &str = "@echo off
rem Opens a console in which the command cpi is known, in the folder CPI of your documents.
chcp 65001 >nul
set \"PATH=%~dp0;%PATH%\"
set \"WORK=%USERPROFILE%\\Documents\"
if not exist \"%WORK%\" set \"WORK=%USERPROFILE%\"
set \"WORK=%WORK%\\CPI\"
if not exist \"%WORK%\" mkdir \"%WORK%\"
if not exist \"%WORK%\\demonstration\" xcopy /e /i /q \"%~dp0demonstration\" \"%WORK%\\demonstration\" >nul
cd /d \"%WORK%\"
echo You work in the folder %WORK%
echo The guides open in a browser: %~dp0docs\\index.html
echo.
cmd /k cpi
";

/// What a person reads first.
fn guide(target: Target) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let begin = match target {
        Target::Windows => WINDOWS,
        Target::Linux => LINUX,
        Target::Macos => MACOS,
    };
    format!(
        "CPI {version}\n\nAn open toolkit for a Child Protection Index. It works offline.\n\n{begin}\n{ALL}"
    )
}

const WINDOWS: &str = "BEGIN (WINDOWS)

1. Unpack the archive: right-click it, \"Extract All\". Do not run it from within the archive.
2. Double-click \"Start CPI\". Windows may warn of a program that it does not know, since it is
   not signed: \"More info\", then \"Run anyway\". A black window opens and says what to do first.
   It works in the folder CPI of your documents, where it puts the demonstration, too.
3. Type the commands below, each followed by the Enter key.

To have the command everywhere, add this folder to PATH: press the Windows key, type
\"environment variables\", open \"Edit environment variables for your account\", choose Path, Edit,
New, and paste the path of this folder.
";

const LINUX: &str = "BEGIN (LINUX)

The program needs nothing else. In a terminal, in this folder:

    ./cpi

To have the command everywhere, copy it into a folder that is in PATH:

    mkdir -p ~/.local/bin && cp cpi ~/.local/bin/
    mkdir -p ~/.local/share/man/man1 && cp man/*.1 ~/.local/share/man/man1/
";

const MACOS: &str = "BEGIN (MACOS)

The program was built for Apple silicon, is not signed, and has never been run on a Mac. In a
terminal, in this folder:

    xattr -d com.apple.quarantine cpi
    ./cpi
";

const ALL: &str = "A FIRST LOOK, IN TWO MINUTES

The folder demonstration holds three fictional countries that answered the whole framework.

    cpi score demonstration --round 2026
    cpi explain demonstration --round 2026 --country XAB --node A40
    cpi compare demonstration --round 2026 --between XAB XAA
    cpi report demonstration --round 2026 --country XAB --output XAB.html

The last writes the report of a country: open XAB.html with a double click. An index of your own
begins with

    cpi new my-index

On Linux and macOS write `./cpi` as long as the command is not in PATH.

WHERE TO READ ON

Double-click a page, and a browser shows it. docs/index.html lists all of them.

docs/round.html        a whole round, for a secretariat
docs/expert.html       for experts who answer
docs/reviewer.html     for reviewers
docs/embedding.html    for developers
docs/scripting.html    for analysts with R, Python or a spreadsheet
docs/cli.html          every command
docs/methodology.html  how a score is computed
docs/limitations.html  what a score cannot say

LICENCES

The code is under MIT or Apache-2.0, texts of frameworks and the demonstration under CC BY 4.0.
THIRD-PARTY-CRATES.txt has the licences of the crates that are compiled in, THIRD-PARTY-FONTS.txt
that of the fonts.
";
