//! How does a Debian package hold the command?

use super::archive::{Entry, Packing, gz, tar_gz};
use super::text;

/// What the package is called; the command in it is `cpi`.
const NAME: &str = "cpi-toolkit";

/// The package from the files of the archive for Linux, with its name.
pub(super) fn package(files: &[Entry], how: Packing) -> Result<(String, Vec<u8>), String> {
    let mut installed = Vec::new();
    for file in files {
        if let Some((path, bytes)) = place(file, how)? {
            installed.push(Entry {
                path,
                bytes,
                runs: file.runs,
            });
        }
    }
    let copyright = Entry::new(format!("usr/share/doc/{NAME}/copyright"), copyright()?);
    installed.push(copyright);
    let kilobytes: usize = installed
        .iter()
        .map(|it| it.bytes.len().div_ceil(1024))
        .sum();
    let control = control(kilobytes);
    let failed = |error: std::io::Error| format!("a package could not be made: {error}");
    let mut ar = ar::Builder::new(Vec::new());
    for (name, bytes) in [
        ("debian-binary", b"2.0\n".to_vec()),
        (
            "control.tar.gz",
            tar_gz("./", &[Entry::new("control", control)], how)?,
        ),
        ("data.tar.gz", tar_gz("./", &installed, how)?),
    ] {
        let mut header = ar::Header::new(name.as_bytes().to_vec(), bytes.len() as u64);
        header.set_mode(0o100_644);
        header.set_mtime(how.time);
        ar.append(&header, bytes.as_slice()).map_err(failed)?;
    }
    let name = format!("{NAME}_{}_amd64.deb", env!("CARGO_PKG_VERSION"));
    Ok((name, ar.into_inner().map_err(failed)?))
}

/// Where a file of the archive goes, and what it holds there; none for what Debian has elsewhere.
fn place(file: &Entry, how: Packing) -> Result<Option<(String, Vec<u8>)>, String> {
    let share = "usr/share";
    let path = match file.path.as_str() {
        "cpi" => "usr/bin/cpi".to_owned(),
        "completions/cpi.bash" => format!("{share}/bash-completion/completions/cpi"),
        "completions/_cpi" => format!("{share}/zsh/vendor-completions/_cpi"),
        "completions/cpi.fish" => format!("{share}/fish/vendor_completions.d/cpi.fish"),
        "CHANGELOG.md" => {
            let path = format!("{share}/doc/{NAME}/changelog.gz");
            return Ok(Some((path, gz(&file.bytes, how)?)));
        }
        path if path.starts_with("man/") => {
            let page = path.trim_start_matches("man/");
            return Ok(Some((
                format!("{share}/man/man1/{page}.gz"),
                gz(&file.bytes, how)?,
            )));
        }
        path if path.starts_with("demonstration/") || path.starts_with("demonstration-2022/") => {
            format!("{share}/doc/{NAME}/examples/{path}")
        }
        path if path.starts_with("docs/") && path.ends_with(".html") => {
            // What the pages link to has other names here, from every depth.
            let up = "../".repeat(path.matches('/').count());
            let page = String::from_utf8_lossy(&file.bytes)
                .replace(
                    &format!("href=\"{up}demonstration"),
                    &format!("href=\"{up}examples/demonstration"),
                )
                .replace(
                    &format!("href=\"{up}CHANGELOG.md"),
                    &format!("href=\"{up}changelog.gz"),
                );
            return Ok(Some((
                format!("{share}/doc/{NAME}/{path}"),
                page.into_bytes(),
            )));
        }
        path if path.starts_with("docs/") || path.starts_with("THIRD-PARTY") => {
            format!("{share}/doc/{NAME}/{path}")
        }
        _ => return Ok(None),
    };
    Ok(Some((path, file.bytes.clone())))
}

fn control(kilobytes: usize) -> String {
    format!(
        "Package: {NAME}\n\
         Version: {}\n\
         Architecture: amd64\n\
         Maintainer: The CPI developers <https://github.com/cpi-toolkit/cpi/issues>\n\
         Installed-Size: {kilobytes}\n\
         Section: science\n\
         Priority: optional\n\
         Homepage: https://github.com/cpi-toolkit/cpi\n\
         Description: toolkit for a Child Protection Index\n \
         Checks what a framework and its answers say, scores them exactly, explains each\n \
         score down to the answer, compares countries, runs a round with spreadsheets,\n \
         and lets anyone recompute a published result. It works offline.\n",
        env!("CARGO_PKG_VERSION")
    )
}

fn copyright() -> Result<String, String> {
    Ok(format!(
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n\
         Upstream-Name: cpi\n\
         Source: https://github.com/cpi-toolkit/cpi\n\n\
         Files: *\n\
         Copyright: The CPI developers\n\
         License: MIT or Apache-2.0\n\
         Comment: the frameworks in the program and the demonstration are under CC BY 4.0;\n \
         crates that are compiled in are listed in THIRD-PARTY-CRATES.txt, the licence of\n \
         the fonts is in THIRD-PARTY-FONTS.txt, and the sources of data are in\n \
         THIRD-PARTY-NOTICES.md, all beside this file.\n\n\
         License: MIT or Apache-2.0\n{}",
        indented(&text("LICENSE-MIT")?)
    ))
}

/// A text as a field of several lines.
fn indented(text: &str) -> String {
    let line = |line: &str| match line {
        "" => " .\n".to_owned(),
        line => format!(" {line}\n"),
    };
    text.trim_end().lines().map(line).collect()
}
