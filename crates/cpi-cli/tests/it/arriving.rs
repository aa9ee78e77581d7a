//! Folders and patterns of files that come in: answers, reviews and translations.

use super::support::folders::copy;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const CPI: &str = env!("CARGO_BIN_EXE_cpi");

/// A folder with an index whose name has a space and letters of three scripts.
struct Place {
    folder: tempfile::TempDir,
    index: PathBuf,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let index = folder.path().join("Индекс საქართველო 1");
        copy(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join("template"),
            &index,
        );
        Self { folder, index }
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn cpi(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(CPI);
        command.current_dir(self.folder.path());
        for argument in arguments {
            match *argument {
                "INDEX" => command.arg(&self.index),
                other => command.arg(other),
            };
        }
        command.output().unwrap()
    }

    /// What a command that succeeds prints, and says beside it.
    fn printed(&self, arguments: &[&str]) -> (String, String) {
        let output = self.cpi(arguments);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success(), "{arguments:?}: {said}");
        (String::from_utf8(output.stdout).unwrap(), said)
    }
}

const ANSWERS: &str = "country,round,assessor,indicator,answer\n";

#[test]
fn a_folder_of_answers_is_collected() {
    let place = Place::new();
    fs::create_dir(place.at("пришло и ушло")).unwrap();
    let put =
        |name: &str, text: &str| fs::write(place.at("пришло и ушло").join(name), text).unwrap();
    put("a.csv", &format!("{ANSWERS}XAA,2026,e1,19.1,yes\n"));
    put("b.csv", &format!("{ANSWERS}XAB,2026,e2,19.1,no\n"));
    put("~$c.xlsx", "lock");
    put("letter.docx", "letter");
    put("budget.csv", "what,euro\npaper,12\n");
    let book = [
        "review",
        "xlsx",
        "INDEX",
        "--country",
        "XAA",
        "--into",
        "пришло и ушло",
    ];
    place.printed(&book);

    let (table, said) = place.printed(&["collect", "INDEX", "пришло и ушло"]);
    insta::assert_snapshot!(table, @r"
    file   country  round  assessor  new  changed  same  no-answer  revert  taken-before  older  faulty  empty
    a.csv  XAA      2026   e1          1        0     0          0       0             0      0       0      0
    b.csv  XAB      2026   e2          1        0     0          0       0             0      0       0      0
    ");
    insta::assert_snapshot!(said, @r"
    passed over: пришло и ушло/letter.docx: no file of answers, by its name
    passed over: пришло и ушло/~$c.xlsx: a lock: the file is open in another program, or was, and what is not saved there is not read
    passed over: пришло и ушло/2026-XAA-review.xlsx: this is the workbook of a review, not of an assessor; take it in as a review
    passed over: пришло и ушло/budget.csv: the header is neither that of a long table, with the columns `indicator` and `answer`, nor that of an export of a form; add the columns, or export the form with XML values and headers, as XLSX or JSON where it has evidence
    dry run: nothing was written; `--apply --by PSEUDONYM` writes it
    ");
    let pattern = ["collect", "INDEX", "пришло и ушло/?.CSV"];
    assert_eq!(place.printed(&pattern).0, table);
    let (json, _) = place.printed(&["collect", "INDEX", "пришло и ушло", "--format", "json"]);
    let document: serde_json::Value = serde_json::from_str(&json).unwrap();
    let skipped = document["skipped"].as_array().unwrap();
    assert_eq!(skipped.len(), 4);
    assert_eq!(document["problems"].as_array().map(Vec::len), Some(0));

    // Named by itself, such a file is a mistake that is said.
    let named = place.cpi(&["collect", "INDEX", "пришло и ушло/budget.csv"]);
    assert_eq!(named.status.code(), Some(1));
    // A workbook that cannot be read is no other format, but answers that would be lost.
    put("old.xls", "\u{0}\u{0}\u{0}");
    let broken = place.cpi(&["collect", "INDEX", "пришло и ушло"]);
    assert_eq!(broken.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&broken.stderr).contains("old.xls"));
}

#[test]
fn a_folder_of_reviews_is_taken_in() {
    let place = Place::new();
    place.printed(&["review", "xlsx", "INDEX", "--into", "books"]);
    fs::write(place.at("books/~$2026-XAA-review.xlsx"), "lock").unwrap();
    fs::write(place.at("books/notes.csv"), "a,b\n").unwrap();
    place.printed(&["questionnaire", "xlsx", "INDEX", "--into", "books"]);
    let (table, said) = place.printed(&["review", "xlsx", "INDEX", "books"]);
    insta::assert_snapshot!(table, @r"
    file                  country  round  accept  reject  adjudicate  reopen  reply  same  behind  faulty
    2026-XAA-review.xlsx  XAA      2026        0       0           0       0      0     0       0       0
    2026-XAB-review.xlsx  XAB      2026        0       0           0       0      0     0       0       0
    ");
    insta::assert_snapshot!(said, @r"
    passed over: books/notes.csv: no workbook, by its name
    passed over: books/~$2026-XAA-review.xlsx: a lock: the file is open in another program, or was, and what is not saved there is not read
    passed over: books/2026-XAA.xlsx: this is no workbook of a review: it does not say whose it is; hand in a workbook of a review; questionnaires are collected
    passed over: books/2026-XAB.xlsx: this is no workbook of a review: it does not say whose it is; hand in a workbook of a review; questionnaires are collected
    dry run: nothing was written; `--apply --by PSEUDONYM` writes it
    ");
    assert_eq!(
        place
            .printed(&["review", "xlsx", "INDEX", "books/*review.xlsx"])
            .0,
        table
    );
}

#[test]
fn a_translation_with_another_name_or_link_is_taken_in_and_named() {
    let place = Place::new();
    let table = place.index.join("framework/indicators.csv");
    let questions = fs::read_to_string(&table).unwrap();
    let question = "Does the law prohibit corporal punishment in the home?";
    let with_link =
        "Does the law of {country} prohibit [corporal punishment](https://example.org/a)?";
    assert!(questions.contains(question));
    fs::write(&table, questions.replace(question, with_link)).unwrap();
    let rows = [
        (
            with_link,
            "Interzice legea din {țara} [pedeapsa](https://example.org/b)?",
        ),
        (
            "Does the law prohibit corporal punishment in schools?",
            "Interzice legea {loc} pedeapsa în școli?",
        ),
        (
            "Is a free helpline open to children at all hours?",
            "Este deschisă copiilor o linie gratuită?",
        ),
    ];
    let mut translated = "of,code,key,text@en,text@ro\n".to_owned();
    for (code, (original, translation)) in ["19.1", "19.2", "19.3"].into_iter().zip(rows) {
        translated.push_str(&format!(
            "indicator,{code},question,{original},{translation}\n"
        ));
    }
    fs::write(place.at("ro.csv"), translated).unwrap();
    let import = [
        "framework",
        "translation",
        "import",
        "INDEX",
        "--language",
        "ro",
        "--from",
        "ro.csv",
    ];
    let (told, said) = place.printed(&import);
    insta::assert_snapshot!(told, @"ro: new 3, changed 0, unchanged 0, without translation 0");
    insta::assert_snapshot!(said.replace(place.index.to_str().unwrap(), "INDEX"), @r"
    wrote INDEX/framework/framework.toml
    wrote INDEX/framework/indicators.csv
    INDEX/framework/indicators.csv:2:14: warning[other-placeholder]: the question of `19.1` in `ro` has `https://example.org/b`, `{țara}` where the original has `https://example.org/a`, `{country}`
      hint: names in braces and links are copied as they are
    INDEX/framework/indicators.csv:3:14: warning[other-placeholder]: the question of `19.2` in `ro` has `{loc}`, which the original does not have
      hint: names in braces and links are copied as they are

    Problems: 2
    ");
}

#[test]
fn a_folder_of_translations_is_taken_in() {
    let place = Place::new();
    fs::create_dir(place.at("in")).unwrap();
    let export = |language: &str, file: &str| {
        let to = format!("in/{file}");
        let export = [
            "framework",
            "translation",
            "export",
            "INDEX",
            "--language",
            language,
        ];
        place.printed(&[&export[..], &["--output", &to]].concat());
    };
    export("ka", "one.csv");
    export("ka", "two.csv");
    export("ro", "ro.csv");
    export("ka", "untouched.xlsx");
    fs::write(place.at("in/readme.txt"), "x").unwrap();
    // Each translator has a part.
    let fill = |file: &str, at: usize, text: &str| {
        let path = place.at("in").join(file);
        let table = fs::read_to_string(&path).unwrap();
        let mut lines: Vec<String> = table.lines().map(str::to_owned).collect();
        lines[at] = format!("{}{text}", lines[at]);
        fs::write(&path, lines.join("\r\n")).unwrap();
    };
    fill("one.csv", 1, "ერთი");
    fill("two.csv", 2, "ორი");
    let import = [
        "framework",
        "translation",
        "import",
        "INDEX",
        "--language",
        "ka",
        "--from",
        "in",
    ];
    let (told, said) = place.printed(&import);
    insta::assert_snapshot!(told, @r"
    in/one.csv: ka: new 1, changed 0, unchanged 0, without translation 17
    in/two.csv: ka: new 1, changed 0, unchanged 0, without translation 17
    in/untouched.xlsx: ka: new 0, changed 0, unchanged 0, without translation 18
    ");
    insta::assert_snapshot!(said.replace(place.folder.path().to_str().unwrap(), "HERE"), @r"
    passed over: in/readme.txt: no table or workbook, by its name
    passed over: in/ro.csv: there is no column `text@ka`; keep the columns as they were exported: of, code, key, text@en, text@ka
    wrote HERE/Индекс საქართველო 1/framework/framework.toml
    wrote HERE/Индекс საქართველო 1/framework/indicators.csv
    ");
    let toml = fs::read_to_string(place.index.join("framework/framework.toml")).unwrap();
    let csv = fs::read_to_string(place.index.join("framework/indicators.csv")).unwrap();
    for text in ["ერთი", "ორი"] {
        assert!(toml.contains(text) || csv.contains(text), "{text}");
    }

    // Two tables that translate one text in two ways are for a person to decide.
    fill("two.csv", 1, "სხვა");
    fill("one.csv", 1, " ცვლილება");
    let refused = place.cpi(&import);
    assert_eq!(refused.status.code(), Some(1));
    insta::assert_snapshot!(String::from_utf8(refused.stderr).unwrap(), @r"
    passed over: in/readme.txt: no table or workbook, by its name
    passed over: in/ro.csv: there is no column `text@ka`; keep the columns as they were exported: of, code, key, text@en, text@ka
    /title: error[contradiction]: `in/one.csv` translates this text as “ერთი ცვლილება”, and `in/two.csv` as “სხვა”
      hint: ask the translators, and keep one translation

    Problems: 1
    ");
}

#[test]
fn a_review_of_a_translation_is_taken_in_under_a_pseudonym() {
    let place = Place::new();
    let translation = |verb: &'static str, rest: &[&'static str]| {
        let begin = ["framework", "translation", verb, "INDEX", "--language"];
        [&begin[..], &["ka"], rest].concat()
    };
    let filled = |from: &str, to: &str, with: &str| {
        let table = fs::read_to_string(place.at(from)).unwrap();
        let mut lines = table.lines();
        let mut text = format!("{}\n", lines.next().unwrap());
        lines.for_each(|line| text.push_str(&format!("{line}{with}\n")));
        fs::write(place.at(to), text).unwrap();
    };
    place.printed(&translation("export", &["--output", "draft.csv"]));
    filled("draft.csv", "draft.csv", "თარგმანი");
    place.printed(&translation("import", &["--from", "draft.csv"]));
    let toml = place.index.join("framework/framework.toml");
    let declared = fs::read_to_string(&toml).unwrap();
    let draft = declared.replace("\nlicence =", "\ndraft_languages = [\"ka\"]\nlicence =");
    fs::write(&toml, &draft).unwrap();
    place.printed(&translation("export", &["--review", "--output", "out.csv"]));
    filled("out.csv", "back.csv", "yes");
    filled("out.csv", "other.csv", "good");

    let mut refused = String::new();
    for rest in [
        &["--from", "back.csv"][..],
        &["--from", "back.csv", "--by", "Ana Popa"],
        &["--from", "back.csv", "--by", "r1", "--on", "30.11.2026"],
        &["--from", "back.csv", "--by", "r1", "--on", "2026-02-30"],
    ] {
        let output = place.cpi(&translation("import", rest));
        assert_eq!(output.status.code(), Some(2), "{rest:?}");
        refused.push_str(&String::from_utf8(output.stderr).unwrap());
    }
    insta::assert_snapshot!(refused, @r"
    error: texts are marked as reviewed (18); name the pseudonym of the person with --by
    error: --by: `Ana Popa` is no pseudonym; use 1 to 64 letters, digits, `.`, `_` or `-`, starting with a letter or a digit, and no one's name
    error: --on 30.11.2026: this is no day; write one such as 2026-11-30: year, month, day
    error: --on 2026-02-30: this is no day; write one such as 2026-11-30: year, month, day
    ");
    let other = place.cpi(&translation(
        "import",
        &["--from", "other.csv", "--by", "r1"],
    ));
    assert_eq!(other.status.code(), Some(1));
    assert_eq!(fs::read_to_string(&toml).unwrap(), draft);

    let good = ["--from", "back.csv", "--by", "r1", "--on", "2026-11-30"];
    let (told, said) = place.printed(&translation("import", &good));
    insta::assert_snapshot!(told, @"ka: new 0, changed 0, unchanged 18, without translation 0, reviewed 18");
    assert!(said.contains("every text in `ka` is reviewed"), "{said}");
    let (checked, _) = place.printed(&["check", "INDEX"]);
    assert!(
        checked.contains("texts in ka: 18 of 18, reviewed 18\n"),
        "{checked}"
    );
    // A text that is changed is no longer reviewed, and goes out to a reviewer again.
    let written = fs::read_to_string(&toml).unwrap();
    fs::write(&toml, written.replacen("თარგმანი", "სხვა", 1)).unwrap();
    let (checked, _) = place.printed(&["check", "INDEX"]);
    assert!(
        checked.contains("texts in ka: 18 of 18, reviewed 17; 1 not reviewed as they read now\n"),
        "{checked}"
    );
    let (again, _) = place.printed(&translation("export", &["--review"]));
    assert_eq!(again.lines().count(), 2, "{again}");
}
