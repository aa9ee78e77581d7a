//! What is handed out holds what it should, and the same files give the same bytes.

use super::archive::{Entry, Packing, files_of, tar_gz, zip};
use super::build::Target;
use super::{debian, manual, wheel};
use flate2::read::GzDecoder;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

const TIME: u64 = 1_796_083_200;
const HOW: Packing = Packing {
    time: TIME,
    level: 6,
};

fn files() -> Vec<Entry> {
    let mut files = vec![
        Entry::new("man/cpi-score.1", ".TH cpi\n"),
        Entry::new("docs/пример.md", "text"),
        Entry::new("completions/cpi.bash", "complete"),
        Entry::new("CHANGELOG.md", "# Changelog"),
        Entry::new("LICENSE-MIT", "MIT"),
        Entry::new("README.txt", "read"),
    ];
    files.push(Entry {
        path: "cpi".to_owned(),
        bytes: b"\x7fELF program".to_vec(),
        runs: true,
    });
    files
}

/// The files of a compressed archive of Unix with their modes, in order.
fn unpacked(bytes: &[u8]) -> Vec<(String, u32, Vec<u8>)> {
    let mut archive = tar::Archive::new(GzDecoder::new(bytes));
    let entries = archive.entries().expect("an archive");
    entries
        .map(|entry| {
            let mut entry = entry.expect("an entry");
            let path = entry.path().expect("a path").display().to_string();
            let mode = entry.header().mode().expect("a mode");
            assert_eq!(entry.header().mtime().ok(), Some(TIME));
            let mut held = Vec::new();
            entry.read_to_end(&mut held).expect("its bytes");
            (path, mode, held)
        })
        .collect()
}

#[test]
fn an_archive_does_not_depend_on_the_order_of_its_files() {
    let mut turned = files();
    turned.reverse();
    let tar = tar_gz("cpi/", &files(), HOW).expect("made");
    assert_eq!(tar, tar_gz("cpi/", &turned, HOW).expect("made"));
    let packed = zip("cpi", &files(), HOW).expect("made");
    assert_eq!(packed, zip("cpi", &turned, HOW).expect("made"));

    let listed = unpacked(&tar);
    let program = listed.iter().find(|(path, ..)| path == "cpi/cpi");
    assert_eq!(
        program.map(|(_, mode, held)| (*mode, held.as_slice())),
        Some((0o755, &b"\x7fELF program"[..]))
    );
    assert!(
        listed
            .iter()
            .any(|(path, mode, _)| path == "cpi/docs/пример.md" && *mode == 0o644)
    );
    let mut archive = ::zip::ZipArchive::new(Cursor::new(packed)).expect("an archive");
    let program = archive.by_name("cpi/cpi").expect("the program");
    assert_eq!(program.unix_mode().map(|mode| mode & 0o777), Some(0o755));
}

#[test]
fn files_of_a_folder_are_sorted_and_have_their_paths_in_the_archive() {
    let docs = crate::root().join("docs");
    let paths = |within: &str| -> Vec<String> {
        let found = files_of(&docs, within, |name| name.ends_with(".md")).expect("read");
        found.into_iter().map(|file| file.path).collect()
    };
    let top = paths("");
    assert!(top.is_sorted(), "{top:?}");
    for wanted in ["round.md", "framework/README.md"] {
        assert!(top.iter().any(|path| path == wanted), "{wanted}: {top:?}");
    }
    assert!(!top.iter().any(|path| path == "gap.svg"), "{top:?}");
    let below: Vec<String> = top.iter().map(|path| format!("guides/{path}")).collect();
    assert_eq!(paths("guides"), below);
    assert!(files_of(&docs.join("nothing"), "", |_| true).is_err());
}

#[test]
fn a_debian_package_has_its_parts_in_order() {
    let (name, package) = debian::package(&files(), HOW).expect("made");
    assert!(
        name.starts_with("cpi-toolkit_") && name.ends_with("_amd64.deb"),
        "{name}"
    );
    assert_eq!(debian::package(&files(), HOW).expect("made").1, package);
    let mut archive = ar::Archive::new(package.as_slice());
    let mut parts = Vec::new();
    while let Some(entry) = archive.next_entry() {
        let mut entry = entry.expect("a part");
        let name = String::from_utf8_lossy(entry.header().identifier()).into_owned();
        let mut held = Vec::new();
        entry.read_to_end(&mut held).expect("its bytes");
        parts.push((name, held));
    }
    let names: Vec<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["debian-binary", "control.tar.gz", "data.tar.gz"]);
    assert_eq!(parts[0].1, b"2.0\n");
    let control = unpacked(&parts[1].1);
    let control = control.iter().find(|(path, ..)| path.ends_with("control"));
    let control = String::from_utf8_lossy(&control.expect("a control file").2).into_owned();
    assert!(
        control.starts_with("Package: cpi-toolkit\nVersion: "),
        "{control}"
    );
    let data: BTreeMap<String, u32> = unpacked(&parts[2].1)
        .into_iter()
        .map(|(path, mode, _)| (path.trim_start_matches("./").to_owned(), mode))
        .collect();
    assert_eq!(data["usr/bin/cpi"], 0o755);
    for path in [
        "usr/share/man/man1/cpi-score.1.gz",
        "usr/share/bash-completion/completions/cpi",
        "usr/share/doc/cpi-toolkit/copyright",
        "usr/share/doc/cpi-toolkit/changelog.gz",
        "usr/share/doc/cpi-toolkit/docs/пример.md",
    ] {
        assert_eq!(data.get(path), Some(&0o644), "{path}: {data:?}");
    }
}

#[test]
fn a_wheel_lists_every_file_with_its_hash() {
    let program = b"MZ program".to_vec();
    let (name, bytes) = wheel::wheel(Target::Windows, program, &files(), HOW).expect("made");
    assert!(name.ends_with("-py3-none-win_amd64.whl"), "{name}");
    let mut archive = ::zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let names: Vec<String> = archive
        .file_names()
        .map(|name| name.expect("text").into_owned())
        .collect();
    let record = names
        .iter()
        .find(|name| name.ends_with("RECORD"))
        .expect("a record")
        .clone();
    let mut text = String::new();
    archive
        .by_name(&record)
        .expect("it")
        .read_to_string(&mut text)
        .expect("text");
    for name in &names {
        assert!(text.contains(&format!("{name},")), "{name}: {text}");
    }
    // The SHA-256 of `MZ program` in Base64.
    let line = text
        .lines()
        .find(|line| line.contains("scripts/cpi.exe"))
        .expect("the program");
    assert!(line.ends_with(",10") && line.contains(",sha256="), "{line}");
}

#[test]
fn man_pages_have_the_examples_of_the_manual() {
    let text = "```console\n$ cpi score index\n? 1\n round  x-y\n.dot\n\n```\n\n```console\n$ cpi scored\n```\n";
    let page = manual::with_examples("cpi-score", ".TH x\n", text);
    assert_eq!(
        page,
        ".TH x\n.SH EXAMPLES\n.PP\n.nf\n.RS 4\n$ cpi score index\n round  x\\-y\n\\&.dot\n.RE\n.fi\n"
    );
    assert_eq!(
        manual::with_examples("cpi-plan", ".TH x\n", text),
        ".TH x\n"
    );
}
