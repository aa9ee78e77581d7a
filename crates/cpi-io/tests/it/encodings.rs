//! A text is the same text in UTF-8, with or without a byte order mark, and in UTF-16 with one.

use cpi_io::{folder, read};
use cpi_model::draft::FrameworkDraft;
use cpi_model::{Framework, Round};
use std::fs;
use std::path::{Path, PathBuf};

fn base(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/invalid/base");
    fs::read_to_string(folder.join(name)).unwrap()
}

fn utf_16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    std::iter::once(0xFEFF)
        .chain(text.encode_utf16())
        .flat_map(unit)
        .collect()
}

/// A text in every encoding that is read.
fn encoded(text: &str) -> Vec<Vec<u8>> {
    let windows = text.replace('\n', "\r\n");
    vec![
        text.as_bytes().to_vec(),
        format!("\u{FEFF}{text}").into_bytes(),
        format!("\u{FEFF}{windows}").into_bytes(),
        utf_16(text, u16::to_le_bytes),
        utf_16(text, u16::to_be_bytes),
        utf_16(&windows, u16::to_le_bytes),
    ]
}

fn framework() -> Framework {
    let read = read::framework_toml(
        ("framework.toml", base("framework.toml").as_bytes()),
        Some(("indicators.csv", base("indicators.csv").as_bytes())),
    );
    read.unwrap().check(FrameworkDraft::check).unwrap().value
}

fn round(framework: &Framework) -> Round {
    let read = read::round("round.toml", base("round.toml").as_bytes()).unwrap();
    read.check(|draft| draft.check(framework)).unwrap().value
}

#[test]
fn every_document_is_read_in_every_encoding() {
    let framework = framework();
    let round = round(&framework);
    for toml in encoded(&base("framework.toml")) {
        for csv in encoded(&base("indicators.csv")) {
            let read = read::framework_toml(("f.toml", &toml), Some(("i.csv", &csv))).unwrap();
            assert_eq!(&read.draft, framework.draft());
        }
    }
    let first = |name: &str| base(name).into_bytes();
    for bytes in encoded(&base("framework.json")) {
        let read = read::framework_json("f.json", &bytes).unwrap();
        assert_eq!(&read.draft, framework.draft());
    }
    let expected = read::assessment("a.json", &first("assessment.json")).unwrap();
    for bytes in encoded(&base("assessment.json")) {
        let read = read::assessment("a.json", &bytes).unwrap();
        assert_eq!(read.draft, expected.draft);
    }
    for bytes in encoded(&base("round.toml")) {
        let read = read::round("round.toml", &bytes).unwrap();
        assert!(read.draft == read::round("r.toml", &first("round.toml")).unwrap().draft);
    }
    for (name, declared) in ["table-wide.csv", "table-long.csv"]
        .iter()
        .zip(round.tables())
    {
        let of = |bytes: &[u8]| {
            let panel = read::table(name, bytes, declared, &round, &framework).unwrap();
            panel.assessments
        };
        for bytes in encoded(&base(name)) {
            assert_eq!(of(&bytes), of(&first(name)), "{name}");
        }
    }
    for csv in encoded(&base("crosswalk.csv")) {
        for toml in encoded(&base("crosswalk.toml")) {
            read::crosswalk_toml(("c.toml", &toml), Some(("c.csv", &csv))).unwrap();
        }
    }
}

#[cfg(feature = "spreadsheet")]
#[test]
fn answers_come_in_in_every_encoding() {
    let template = Path::new(env!("CARGO_MANIFEST_DIR")).join("../cpi-cli/template");
    let framework = folder::framework(&template).unwrap();
    let framework = framework.check(FrameworkDraft::check).unwrap().value;
    // As Excel saves "Unicode Text": UTF-16, with tabs.
    let table = "country\tround\tassessor\tindicator\tanswer\tcomment\n\
        XAA\t2026\texpert-1\t19.1\tyes\tზოგადი, общий\n";
    let document = "{ \"schema_version\": 1, \"country\": \"XAA\", \"round\": \"2026\", \
        \"framework\": { \"id\": \"my-index\", \"version\": \"0.1\" }, \
        \"assessor\": \"expert-1\", \"answers\": [{ \"indicator\": \"19.1\", \"answer\": \"yes\", \
        \"comment\": \"ზოგადი, общий\" }] }";
    for text in [table, document] {
        for bytes in encoded(text) {
            let incoming = cpi_io::submission::read("answers", &bytes, &framework);
            let incoming = incoming.unwrap_or_else(|problems| panic!("{problems}"));
            let answers = &incoming.submissions[0].read.draft.answers;
            assert_eq!(answers.len(), 1);
            assert_eq!(answers[0].comment.as_deref(), Some("ზოგადი, общий"));
        }
    }
}

/// A copy of the example in which a file has another encoding.
fn copy(file: &str, with: impl Fn(&str) -> Vec<u8>) -> (tempfile::TempDir, PathBuf) {
    let template = Path::new(env!("CARGO_MANIFEST_DIR")).join("../cpi-cli/template");
    let folder = tempfile::tempdir().unwrap();
    for name in ["framework/framework.toml", "framework/indicators.csv"] {
        let text = fs::read_to_string(template.join(name)).unwrap();
        let bytes = if name == file {
            with(&text)
        } else {
            text.into_bytes()
        };
        let to = folder.path().join(name);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::write(to, bytes).unwrap();
    }
    let file = folder.path().join(file);
    (folder, file)
}

#[test]
fn a_translation_leaves_the_rest_of_the_files_as_it_is() {
    let windows = |text: &str| format!("\u{FEFF}{}", text.replace('\n', "\r\n")).into_bytes();
    for file in ["framework/framework.toml", "framework/indicators.csv"] {
        let (folder, path) = copy(file, windows);
        let draft = folder::framework(folder.path()).unwrap().draft;
        let translated = |it: cpi_model::texts::FrameworkText<'_>| (it.path, "თარგმანი".to_owned());
        let texts: Vec<_> = draft.texts().into_iter().map(translated).collect();
        let files = folder::with_texts(folder.path(), "ka", &texts).unwrap();
        let (_, written) = files.into_iter().find(|(each, _)| *each == path).unwrap();
        let after = String::from_utf8(written).unwrap();
        assert!(after.contains("თარგმანი"));
        assert!(!after.replace("\r\n", "").contains('\n'), "{file}: {after}");
        let table = file.ends_with("csv");
        assert_eq!(after.starts_with('\u{FEFF}'), table, "{file}");
    }
}

#[test]
fn files_in_utf_16_can_be_changed_and_are_utf_8_afterwards() {
    for file in ["framework/framework.toml", "framework/indicators.csv"] {
        let (folder, path) = copy(file, |text| utf_16(text, u16::to_le_bytes));
        let draft = folder::framework(folder.path()).unwrap().draft;
        let first = draft.texts()[0].path.clone();
        let texts = [(first, "ტექსტი".to_owned())];
        folder::write_all_atomic(&folder::with_texts(folder.path(), "ka", &texts).unwrap())
            .unwrap();
        let after = fs::read(&path).unwrap();
        assert!(std::str::from_utf8(&after).is_ok(), "{file}");
        let again = folder::framework(folder.path()).unwrap().draft;
        assert_eq!(again.texts()[0].texts["ka"], "ტექსტი");
    }
}
