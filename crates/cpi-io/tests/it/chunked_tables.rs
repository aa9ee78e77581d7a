//! Is a table that is read in parts the table that is read in one piece?

use cpi_io::read::{self, Panel};
use cpi_io::{IndexFolder, folder};
use cpi_model::Problems;
use std::fmt::Write;
use std::path::{Path, PathBuf};

fn wbl() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/indices/wbl")
}

/// Both readings of a table: a quotation mark anywhere lets it be read in one piece.
fn both(index: &IndexFolder, text: &str) -> [Result<Panel, Problems>; 2] {
    let round = &index.rounds[0];
    let declared = &round.tables()[0];
    let read =
        |text: &str| read::table("t.csv", text.as_bytes(), declared, round, &index.framework);
    assert!(!text.contains('"') && 4 << 16 < text.len());
    [read(text), read(&text.replacen("code", "\"code\"", 1))]
}

#[test]
fn a_large_table_is_the_same_in_parts() {
    let index = IndexFolder::open(&wbl()).unwrap();
    let bytes = folder::bytes(&wbl().join("rounds/1971-2020/answers.csv")).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    for text in [
        text.clone(),
        text.replace('\n', "\r\n"),
        text.replace('\n', "\r"),
    ] {
        let [parts, whole] = both(&index, &text);
        assert_eq!(parts.unwrap().assessments, index.assessments);
        assert_eq!(whole.unwrap().assessments, index.assessments);
    }

    // Faults in every part: a row again, a word, a short row, an unknown country and round.
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let last = lines.len() - 1;
    lines[last] = lines[1].clone();
    for line in [70, last - 70] {
        lines[line].push_str(",Y");
        lines[line + 2] = lines[line + 2].replacen(",Y", ",perhaps", 1);
        lines[line + 4] = lines[line + 4].replacen(',', "X,", 1);
        lines[line + 6] = lines[line + 6].replacen(',', ",1492", 1);
    }
    lines.insert(100, String::new());
    for end in ["\n", "\r\n", "\r"] {
        let mut text = String::new();
        for line in &lines {
            write!(text, "{line}{end}").unwrap();
        }
        let [parts, whole] = both(&index, &text).map(Result::unwrap_err);
        assert_eq!(parts, whole);
        let found: Vec<String> = parts
            .iter()
            .map(|problem| problem.place.as_ref().unwrap().to_string())
            .collect();
        assert_eq!(found.len(), 9, "{parts}");
        assert_eq!(found[0], "t.csv:71:38");
        assert_eq!(found[2], "t.csv:75:1");
        assert_eq!(found[8], format!("t.csv:{}:1", last + 2));
    }
}
