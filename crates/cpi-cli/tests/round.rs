//! Every transcript of `docs/round.md` is what the command prints: a round from the
//! questionnaires to the scores, in a folder of its own.

use std::fs;
use std::path::Path;

/// What `xab-expert-2` hands in after an answer was sent back; the page shows it.
const AGAIN: &str = r#"{
  "schema_version": 1,
  "framework": { "id": "cpi-reference", "version": "1.0" },
  "country": "XAB",
  "round": "2026",
  "assessor": "xab-expert-2",
  "submitted": "2027-04-15",
  "answers": [
    {
      "indicator": "SW-S03",
      "answer": "partially",
      "evidence": [
        {
          "title": "Social Inspectorate of Kestria: Annual Report 2026 (fictional)",
          "link": "https://example.org/social-inspectorate-of-kestria-annual-report-2026",
          "consulted": "2027-04-14",
          "note": "page 31: one region in four has no plans"
        }
      ]
    }
  ]
}
"#;

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("the folder is there") {
        let entry = entry.expect("the folder can be read");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("the file can be copied");
        }
    }
}

#[test]
fn the_guide_to_a_round_is_true() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()
        .expect("the workspace is there");
    let page = root.join("docs/round.md");
    let text = fs::read_to_string(&page).expect("the page is there");
    assert!(text.contains(AGAIN), "the page shows another submission");

    let folder = tempfile::tempdir().expect("there is room for a folder");
    let (index, played) = (folder.path().join("index"), folder.path().join("assessors"));
    copy(&root.join("fixtures/demonstration"), &played);
    copy(&played.join("framework"), &index.join("framework"));
    copy(&played.join("rounds/2024"), &index.join("rounds/2024"));
    for made in ["index/rounds/2026", "out", "returned"] {
        fs::create_dir_all(folder.path().join(made)).expect("a folder can be made");
    }
    let declared = "rounds/2026/round.toml";
    fs::copy(played.join(declared), index.join(declared)).expect("the file can be copied");
    fs::write(folder.path().join("returned/again.json"), AGAIN).expect("there is room");

    std::env::set_current_dir(folder.path()).expect("the folder is there");
    trycmd::TestCases::new().case(page);
}
