//! What comes with a publication: its manifest and signatures; and files of words.

use super::folder;
use cpi_io::publication::{manifest, signature};
use cpi_model::language::{Common, Language, Words};

/// Texts that are separated by NUL bytes: a manifest, a signature by `ssh-keygen` with a file of allowed
/// signers, a signature by minisign with its key.
pub fn publication(data: &[u8]) {
    let mut parts = data.split(|byte| *byte == 0);
    let mut part = || parts.next().unwrap_or_default();
    let held = part();
    let [ssh, allowed, minisign, key] =
        std::array::from_fn(|_| String::from_utf8_lossy(part()).into_owned());
    let folder = folder();
    let write = |name: &str, bytes: &[u8]| {
        std::fs::write(folder.path().join(name), bytes).expect("it can be written");
    };
    write(manifest::MANIFEST, held);
    write("framework.toml", b"id = \"x\"\n");
    let found = manifest::compare_with_manifest(folder.path()).expect("both files can be read");
    assert!(
        0 < found.same + found.changed.len() + found.extra.len(),
        "a file of the folder is not accounted for"
    );
    for signer in [None, Some("secretariat")] {
        let _ = signature::ssh(held, &ssh, &allowed, signer);
    }
    let _ = signature::minisign(held, &minisign, &key);
}

/// A file of words, and after a NUL byte a number that it writes.
pub fn language(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (file, number) = text.split_once('\0').unwrap_or((&text, "-1234567.50"));
    let language = Language::parse(file);
    let _ = language.faults();
    let words = Words::from_language(&language);
    for month in Common::MONTHS {
        let _ = words.text(month);
    }
    let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).collect::<Vec<u8>>();
    let is_decimal = number.parse::<rust_decimal::Decimal>().is_ok()
        && number
            .bytes()
            .all(|byte| byte.is_ascii_digit() || b"-.".contains(&byte));
    let written = words.number(number);
    // Other languages may have other digits: those of English stay.
    if is_decimal && language.header().tag == "en" {
        assert_eq!(
            digits(number),
            digits(&written),
            "{number} is written {written}"
        );
    }
    let _ = words.percent(number);
    let _ = words.country("MDA");
}
