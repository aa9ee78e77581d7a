//! Which other kinds of files are taken for a workbook, and by what are they known?

use super::Refusal;
use super::members::Members;
use std::ffi::OsStr;
use std::path::Path;

/// What a compound file is: the container of old workbooks and documents, and of new ones that
/// open with a password alone.
pub(super) fn compound(bytes: &[u8]) -> Refusal {
    let has = |name: &str| {
        let wanted: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wanted.len()).any(|window| window == wanted)
    };
    if has("EncryptedPackage") {
        return Refusal::Protected;
    }
    Refusal::Other(
        if has("WordDocument") {
            "a document of Word of the kind before 2007 (.doc)"
        } else if has("PowerPoint Document") {
            "a presentation of the kind before 2007 (.ppt)"
        } else {
            "a workbook of the kind before 2007 (.xls)"
        }
        .to_owned(),
    )
}

/// Refuses a packed file that is something else than XLSX or ODS.
pub(super) fn known(members: &mut Members<'_>) -> Result<(), Refusal> {
    let manifest = members.text("META-INF/manifest.xml").ok().flatten();
    if manifest.is_some_and(|manifest| manifest.contains("encryption-data")) {
        return Err(Refusal::Protected);
    }
    let names = members.names();
    let has = |test: &dyn Fn(&str) -> bool| names.iter().any(|name| test(name));
    let other = if has(&|name| name == "xl/workbook.bin") {
        "a workbook in the binary format of Excel (.xlsb)"
    } else if has(&|name| Path::new(name).extension() == Some(OsStr::new("iwa"))) {
        "a document of Apple Numbers, Pages or Keynote"
    } else if has(&|name| name.starts_with("word/")) {
        "a document of Word (.docx)"
    } else if has(&|name| name.starts_with("ppt/")) {
        "a presentation (.pptx)"
    } else if !has(&|name| {
        let workbook = ["content.xml", "_rels/.rels", "[Content_Types].xml"];
        workbook.contains(&name) || name.starts_with("xl/")
    }) {
        let files: Vec<&str> = names.iter().map(String::as_str).take(3).collect();
        let more = if files.len() < names.len() {
            " …"
        } else {
            ""
        };
        return Err(Refusal::Other(match files.as_slice() {
            [] => "an archive without files".to_owned(),
            some => format!("an archive of other files ({}{more})", some.join(", ")),
        }));
    } else {
        return Ok(());
    };
    Err(Refusal::Other(other.to_owned()))
}
