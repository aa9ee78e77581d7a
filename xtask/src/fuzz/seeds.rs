//! What does the fuzzer begin with? Files of the repository, and files that the command writes.
//! What only other programs write, such as ODS, is in `fuzz/seeds`.

use crate::root;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Makes the seeds of every target in a folder anew.
pub(super) fn make(into: &Path, cpi: Option<PathBuf>) -> Result<(), String> {
    let _ = fs::remove_dir_all(into);
    let seeds = Seeds { into };
    seeds.invalid()?;
    seeds.template()?;
    seeds.settings()?;
    seeds.languages()?;
    seeds.written(&crate::cpi(cpi)?)
}

struct Seeds<'a> {
    into: &'a Path,
}

/// The round of the template, as the door to JavaScript takes it.
const ROUNDS: &str = r#"[{"schema_version":1,"framework":{"id":"my-index","version":"0.1"},"rounds":[{"id":"2026","reference_date":"2026-12-31"}],"countries":["XAA","XAB"]}]"#;

impl Seeds<'_> {
    /// One seed of a target.
    fn add(&self, target: &str, name: &str, bytes: &[u8]) -> Result<(), String> {
        let folder = self.into.join(target);
        fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let path = folder.join(name);
        fs::write(&path, bytes).map_err(|error| format!("{}: {error}", path.display()))
    }

    /// A file as a seed, after a text that says what it is.
    fn file(&self, target: &str, begin: &str, path: &Path) -> Result<(), String> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let bytes = read(path)?;
        self.add(target, &name, &[begin.as_bytes(), &bytes].concat())
    }

    /// Every file with a fault, and the sound ones beside them.
    fn invalid(&self) -> Result<(), String> {
        for folder in ["fixtures/invalid", "fixtures/invalid/base"] {
            for path in super::files(&root().join(folder))? {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                let (first, extension) = (
                    name.split(['-', '.']).next().unwrap_or_default(),
                    name.rsplit('.').next().unwrap_or_default(),
                );
                let (target, begin) = match (first, extension) {
                    ("framework", "json") => ("framework_json", ""),
                    ("framework", "toml") => ("framework_toml", ""),
                    ("indicators", _) => ("indicators_csv", ""),
                    ("assessment", _) => ("assessment_json", ""),
                    ("public", _) => ("public_assessment", ""),
                    ("submission", _) => ("submission_text", ""),
                    ("round", _) => ("settings", "0"),
                    ("publication", _) => ("settings", "8"),
                    ("crosswalk", "toml") => ("crosswalk", ""),
                    ("crosswalk", _) => ("crosswalk", "id = \"x\"\n\0"),
                    ("table", _) if name.contains("wide") => ("round_table", "0"),
                    ("table", _) => ("round_table", "1"),
                    _ => continue,
                };
                self.file(target, begin, &path)?;
            }
        }
        let base = root().join("fixtures/invalid/base");
        let crosswalk = [
            read(&base.join("crosswalk.toml"))?,
            vec![0],
            read(&base.join("crosswalk.csv"))?,
        ];
        self.add("crosswalk", "both", &crosswalk.concat())
    }

    /// The index that every target is about.
    fn template(&self) -> Result<(), String> {
        let template = root().join("crates/cpi-cli/template");
        let framework = template.join("framework/framework.toml");
        self.file("framework_toml", "", &framework)?;
        self.file(
            "indicators_csv",
            "",
            &template.join("framework/indicators.csv"),
        )?;
        let round = template.join("rounds/2026");
        self.file("settings", "0", &round.join("round.toml"))?;
        for name in ["XAA.json", "XAB.json"] {
            self.file("assessment_json", "", &round.join(name))?;
            self.file("submission_text", "", &round.join(name))?;
        }
        let sent = root().join("fixtures/submissions/xaa-expert-2.json");
        self.file("submission_text", "", &sent)?;
        let history = root().join("fixtures/histories/0.1");
        let both = [
            read(&history.join("XAA.history.jsonl"))?,
            vec![0],
            read(&history.join("XAA.json"))?,
        ];
        self.add("history", "version-0.1", &both.concat())?;
        // One text for each query that the door to JavaScript takes, and indices built from bytes.
        let plan = serde_json::Value::from(robustness()).to_string();
        for (name, text) in [
            ("check", "check".to_owned()),
            (
                "scores",
                r#"{ "kind": "scores", "trail": true }"#.to_owned(),
            ),
            ("comparison", r#"{ "kind": "comparison" }"#.to_owned()),
            (
                "explanation",
                r#"{ "kind": "explanation", "country": "XAA" }"#.to_owned(),
            ),
            (
                "coherence",
                r#"{ "kind": "coherence", "pairs": true }"#.to_owned(),
            ),
            (
                "robustness",
                format!(r#"{{ "kind": "robustness", "plan": {plan}, "seed": "1", "draws": 20 }}"#),
            ),
            ("plan", r#"{ "kind": "plan", "country": "XAA" }"#.to_owned()),
            (
                "what-if",
                r#"{ "kind": "what-if", "country": "XAA", "answers": { "19.2": "yes" } }"#
                    .to_owned(),
            ),
            ("peers", format!("{{ \"kind\": \"peers\" }}\0\0\0{ROUNDS}")),
            ("trend", format!("{{ \"kind\": \"trend\" }}\0\0\0{ROUNDS}")),
            (
                "session",
                "session\0\0\0\0XAA\0{\"19.2\":\"partially\"}".to_owned(),
            ),
        ] {
            self.add("wasm", name, text.as_bytes())?;
        }
        let json = read(&root().join("fixtures/invalid/base/framework.json"))?;
        self.add(
            "wasm",
            "framework",
            &[b"check\0".as_slice(), &json].concat(),
        )?;
        for target in ["scoring", "analyses"] {
            for seed in 0..16_u32 {
                let bytes: Vec<u8> = (0..256_u32)
                    .map(|at| {
                        ((at + 1).wrapping_mul(seed + 3).wrapping_mul(2_654_435_761) >> 13) as u8
                    })
                    .collect();
                self.add(target, &format!("built-{seed}"), &bytes)?;
            }
        }
        Ok(())
    }

    /// Plans of robustness, targets and peers.
    fn settings(&self) -> Result<(), String> {
        self.add(
            "settings",
            "robustness",
            format!("2{}", robustness()).as_bytes(),
        )?;
        for path in super::files(&root().join("fixtures/robustness"))? {
            self.file("settings", "2", &path)?;
        }
        self.add(
            "settings",
            "changed-answers",
            b":# XAB\n\n19.1=yes\n20.1 = partially\n",
        )?;
        let framework = "schema_version = 1\n[framework]\nid = \"my-index\"\nversion = \"0.1\"\n";
        let targets = format!(
            "4{framework}[[costs]]\ncost = \"0.5\"\nnodes = [\"art19\"]\n[[fixed]]\nindicators = [\"19.2\"]\nreason = \"before the court\"\n[[targets]]\nnode = \"index\"\nscore = \"0.6\"\n"
        );
        self.add("settings", "targets", targets.as_bytes())?;
        let peers = format!(
            "6middle = \"median\"\nthreshold = \"0.1\"\n{framework}[[groups]]\ncode = \"north\"\nlabel = {{ en = \"North\" }}\ncountries = [\"XAA\", \"XAB\"]\n"
        );
        self.add("settings", "peers", peers.as_bytes())
    }

    /// Files of words, each with a number to write.
    fn languages(&self) -> Result<(), String> {
        for path in super::files(&root().join("crates/cpi-model/languages"))? {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if name.ends_with(".ftl") {
                let words = [read(&path)?, b"\0-1234567.50".to_vec()];
                self.add("language", &name, &words.concat())?;
            }
        }
        let few = "language-tag = ro\nlanguage-name = x\nlanguage-state = draft\ncommon-percent = { $number } %\ncommon-month-1 = { common-month-2 }\ncommon-month-2 = a\n    .b = c\nx = { $n ->\n    [one] y\n   *[other] { $n } z\n }\n";
        self.add("language", "few", few.as_bytes())
    }

    /// What the command writes for assessors, reviewers and translators, and a history.
    fn written(&self, cpi: &Path) -> Result<(), String> {
        let work = self.into.with_file_name("written");
        let _ = fs::remove_dir_all(&work);
        fs::create_dir_all(&work).map_err(|error| format!("{}: {error}", work.display()))?;
        for arguments in [
            "new ix",
            "questionnaire xlsx ix --country XAA --assessor expert-1 --into .",
            "questionnaire xlsx ix --country XAB --into .",
            "framework translation export ix --language ro --output ro.xlsx",
            "framework translation export ix --language ro --output ro.csv",
            "review accept ix --country XAA 19.1 --by reviewer-1",
            "review xlsx ix --country XAA --into .",
        ] {
            let output = Command::new(cpi)
                .args(arguments.split(' '))
                .current_dir(&work)
                .output()
                .map_err(|error| format!("cpi could not be started: {error}"))?;
            if !output.status.success() {
                let said = String::from_utf8_lossy(&output.stderr).into_owned();
                return Err(format!("cpi {arguments}: {said}"));
            }
        }
        for path in super::files(&work)? {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let target = match name.as_ref() {
                "ro.xlsx" | "ro.csv" => "translation",
                review if review.contains("-review") => "review_workbook",
                _ => "workbook",
            };
            self.file(target, "", &path)?;
        }
        let round = work.join("ix/rounds/2026");
        let history = [
            read(&round.join("XAA.history.jsonl"))?,
            vec![0],
            read(&round.join("XAA.json"))?,
        ];
        self.add("history", "reviewed", &history.concat())
    }
}

/// A plan of robustness for the template.
fn robustness() -> String {
    fs::read_to_string(root().join("fixtures/robustness/template.toml")).unwrap_or_default()
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}
