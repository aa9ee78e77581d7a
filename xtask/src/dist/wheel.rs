//! How does a wheel carry the command, so that `pip install` puts it where Python finds commands?

use super::archive::{Entry, Packing, zip};
use super::build::Target;
use base64ct::{Base64UrlUnpadded, Encoding};
use sha2::{Digest, Sha256};

/// What the package is called, in names of files.
const NAME: &str = "cpi_toolkit";

/// The wheel for a system, with its name.
pub(super) fn wheel(
    target: Target,
    program: Vec<u8>,
    files: &[Entry],
    how: Packing,
) -> Result<(String, Vec<u8>), String> {
    let version = env!("CARGO_PKG_VERSION");
    let platforms: &[&str] = match target {
        // A static program needs no library, of whichever age.
        Target::Linux => &["manylinux2014_x86_64", "musllinux_1_1_x86_64"],
        Target::Windows => &["win_amd64"],
        Target::Macos => &["macosx_11_0_arm64"],
    };
    let information = format!("{NAME}-{version}.dist-info");
    let mut tags = String::new();
    for platform in platforms {
        tags.push_str(&format!("Tag: py3-none-{platform}\n"));
    }
    let mut entries = vec![
        Entry {
            path: format!("{NAME}-{version}.data/scripts/{}", target.program()),
            bytes: program,
            runs: true,
        },
        Entry::new(format!("{information}/METADATA"), metadata()),
        Entry::new(
            format!("{information}/WHEEL"),
            format!("Wheel-Version: 1.0\nGenerator: cpi xtask\nRoot-Is-Purelib: false\n{tags}"),
        ),
    ];
    let licences = files
        .iter()
        .filter(|file| file.path.starts_with("LICENSE") || file.path.starts_with("THIRD-PARTY"));
    for file in licences {
        let path = format!("{information}/licenses/{}", file.path);
        entries.push(Entry::new(path, file.bytes.clone()));
    }
    entries.sort_by(|one, other| one.path.cmp(&other.path));
    let mut record = String::new();
    for entry in &entries {
        let hash = Base64UrlUnpadded::encode_string(&Sha256::digest(&entry.bytes));
        let size = entry.bytes.len();
        record.push_str(&format!("{},sha256={hash},{size}\n", entry.path));
    }
    let path = format!("{information}/RECORD");
    record.push_str(&format!("{path},,\n"));
    entries.push(Entry::new(path, record));
    let name = format!("{NAME}-{version}-py3-none-{}.whl", platforms.join("."));
    Ok((name, zip("", &entries, how)?))
}

fn metadata() -> String {
    format!(
        "Metadata-Version: 2.1\n\
         Name: cpi-toolkit\n\
         Version: {}\n\
         Summary: The command cpi: check, score, explain, compare and verify a Child Protection Index\n\
         Home-page: https://github.com/cpi-toolkit/cpi\n\
         License: (MIT OR Apache-2.0) AND CC-BY-4.0 AND OFL-1.1\n\
         Requires-Python: >=3.8\n\
         Description-Content-Type: text/plain\n\n\
         Carries the command `cpi`. After `pip install`, `cpi` says what one can do first.\n",
        env!("CARGO_PKG_VERSION")
    )
}
