//! Does a site hold what may be published, and nothing else; and is it written whole or not at all?

use crate::support::folders::copy;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const CPI: &str = env!("CARGO_BIN_EXE_cpi");

fn cpi(arguments: &[&str]) -> Output {
    Command::new(CPI).args(arguments).output().unwrap()
}

fn printed(arguments: &[&str]) -> String {
    let output = cpi(arguments);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{arguments:?}: {told}");
    String::from_utf8(output.stdout).unwrap()
}

fn refused(arguments: &[&str], code: i32) -> String {
    let output = cpi(arguments);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {told}");
    told
}

fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.insert(path.clone(), fs::read(&path).unwrap());
        }
    }
    found
}

struct Given {
    folder: tempfile::TempDir,
    index: PathBuf,
}

impl Given {
    fn new(fixture: &str) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures");
        let folder = tempfile::tempdir().unwrap();
        let index = folder.path().join("index");
        copy(&root.join(fixture), &index);
        Self { folder, index }
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    fn site(&self, into: &str) -> String {
        let index = self.index.to_str().unwrap();
        printed(&["site", index, "--into", &self.path(into)])
    }
}

/// The texts of answers that are not to be published: comments, notes of evidence, and who answered.
fn private(document: &Path) -> Vec<String> {
    let text = fs::read_to_string(document).unwrap();
    let document: serde_json::Value = serde_json::from_str(&text).unwrap();
    let answers = document["answers"].as_array().unwrap();
    let mut found = Vec::new();
    for answer in answers {
        found.extend(answer["comment"].as_str().map(str::to_owned));
        found.extend(answer["answered_by"].as_str().map(str::to_owned));
        for evidence in answer["evidence"].as_array().into_iter().flatten() {
            found.extend(evidence["note"].as_str().map(str::to_owned));
        }
    }
    found
}

#[test]
fn only_what_is_cleared_goes_out_and_anyone_can_check_it() {
    let it = Given::new("demonstration");
    let round = it.index.join("rounds/2026");
    let cleared = "schema_version = 1\ncleared = [\"evidence\"]\n";
    fs::write(round.join("publication.toml"), cleared).unwrap();
    let told = it.site("public");
    assert!(
        told.contains("files and their manifest SHA256SUMS; open index.html"),
        "{told}"
    );
    let framework = ["indicators.csv", "framework.toml"]
        .map(|name| fs::read_to_string(it.index.join("framework").join(name)).unwrap())
        .concat();
    let private: Vec<String> = ["XAA", "XAB", "XAC"]
        .iter()
        .flat_map(|country| private(&round.join(format!("{country}.json"))))
        // Reasons that the framework itself words are public.
        .filter(|text| !framework.contains(text.as_str()))
        .collect();
    assert!(20 < private.len());
    let public = it.path("public");
    let mut workbooks = 0;
    for (path, bytes) in files(Path::new(&public)) {
        // A picture holds no text, and shows only what stands on the page.
        if path.extension().is_some_and(|it| it == "png") {
            assert!(bytes.starts_with(b"\x89PNG"), "{}", path.display());
            continue;
        }
        let is_workbook = path.extension().is_some_and(|it| it == "xlsx");
        let texts = if is_workbook {
            workbooks += 1;
            parts_of_workbook(bytes)
        } else {
            vec![String::from_utf8(bytes).unwrap()]
        };
        for each in &private {
            let escaped = each.replace('&', "&amp;").replace('<', "&lt;");
            let escaped = escaped.replace('>', "&gt;");
            let wanted = if is_workbook { &escaped } else { each };
            let found = texts.iter().any(|text| text.contains(wanted.as_str()));
            assert!(!found, "{}: {each}", path.display());
        }
    }
    assert_eq!(workbooks, 1);
    let page = fs::read_to_string(format!("{public}/en/country/XAA.html")).unwrap();
    assert!(page.contains("https://example.org/"), "evidence is cleared");
    let publication = format!("{public}/data/publication");
    let told = printed(&["verify", &publication]);
    assert!(told.ends_with("results: same\n"), "{told}");
    // The site itself is verified with all its pages.
    let told = printed(&["verify", &public]);
    assert!(told.ends_with("results: same\n"), "{told}");
    let home = format!("{public}/en/index.html");
    let text = fs::read_to_string(&home).unwrap();
    fs::write(&home, text.replace("0.45", "0.95")).unwrap();
    let told = Command::new(CPI)
        .args(["verify", &public])
        .output()
        .unwrap();
    assert_eq!(told.status.code(), Some(1));
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    assert!(told.contains("en/index.html"), "{told}");
    fs::write(&home, text).unwrap();
    // The scores of the site are those that the command prints.
    let index = it.index.to_str().unwrap();
    let csv = printed(&["score", index, "--round", "2026", "--format", "csv"]);
    let own = fs::read_to_string(format!("{public}/data/2026/scores.csv")).unwrap();
    let mut compared = 0;
    for line in csv.lines().skip(1) {
        // Round, country, index: neither has a comma in it.
        let first = |row: &'_ str| {
            row.split(',')
                .take(3)
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        assert!(own.lines().any(|row| first(row) == first(line)), "{line}");
        compared += 1;
    }
    assert_eq!(compared, 3);
}

#[test]
fn a_site_is_written_whole_or_not_at_all_and_replaces_only_itself() {
    let it = Given::new("indices/godi-2015");
    let index = it.index.to_str().unwrap();
    it.site("public");
    let public = it.path("public");
    let before = files(Path::new(&public));
    assert_eq!(
        it.site("public"),
        "the same site is there already; nothing was changed\n"
    );
    assert_eq!(files(Path::new(&public)), before);
    // A file that somebody put there.
    fs::write(format!("{public}/note.txt"), "mine").unwrap();
    let told = refused(&["site", index, "--into", &public], 4);
    assert!(told.contains("holds `note.txt`"), "{told}");
    fs::remove_file(format!("{public}/note.txt")).unwrap();
    // Another index.
    let other = Given::new("indices/asem");
    let told = refused(
        &["site", other.index.to_str().unwrap(), "--into", &public],
        4,
    );
    assert!(told.contains("the site of another index"), "{told}");
    // No site at all.
    let told = refused(&["site", index, "--into", index], 4);
    assert!(told.contains("is no site"), "{told}");
    let told = refused(
        &[
            "site",
            index,
            "--into",
            &it.path("x"),
            "--base-url",
            "ftp://a",
        ],
        2,
    );
    assert!(told.contains("no address of a site"), "{told}");
    assert!(!Path::new(&it.path("x")).exists());
    assert_eq!(files(Path::new(&public)), before);
}

/// Links to a published edition lead for ever to what was published.
#[test]
fn the_site_of_a_final_edition_stays() {
    let it = Given::new("indices/godi-2015");
    let index = it.index.to_str().unwrap();
    let round = it.index.join("rounds/2015/round.toml");
    let text = fs::read_to_string(&round).unwrap();
    let declared = "[[rounds]]\nfinal = { by = \"The coalition\", on = \"2016-06-15\" }\n";
    assert!(text.contains("[[rounds]]\n"));
    fs::write(&round, text.replacen("[[rounds]]\n", declared, 1)).unwrap();
    it.site("public");
    let public = it.path("public");
    let before = files(Path::new(&public));
    assert_eq!(
        it.site("public"),
        "the same site is there already; nothing was changed\n"
    );
    // Whether it is corrected or called a draft again.
    fs::write(&round, text).unwrap();
    let told = refused(&["site", index, "--into", &public], 4);
    assert!(
        told.contains("the site of the edition 2015, which was declared final and is never overwritten; write another edition or a correction into a new folder"),
        "{told}"
    );
    assert_eq!(files(Path::new(&public)), before);
    it.site("next");
}

#[test]
fn personal_data_in_a_text_of_the_coalition_stops_the_site() {
    let it = Given::new("indices/godi-2015");
    let texts = it.index.join("reports/2015");
    fs::create_dir_all(&texts).unwrap();
    fs::write(texts.join("summary.en.md"), "Ask jane@example.org.\n").unwrap();
    let index = it.index.to_str().unwrap();
    let told = refused(&["site", index, "--into", &it.path("public")], 1);
    assert!(told.contains("looks like an e-mail address"), "{told}");
    assert!(!Path::new(&it.path("public")).exists());
    fs::write(texts.join("summary.en.md"), "Ask *us* on <b>Monday</b>.\n").unwrap();
    refused(&["site", index, "--into", &it.path("public")], 1);
    fs::write(texts.join("summary.en.md"), "Ask *us* & them.\n").unwrap();
    it.site("public");
    let home = fs::read_to_string(it.path("public/index.html")).unwrap();
    assert!(home.contains("Ask <em>us</em> &amp; them."));
}

/// An index whose round 2024 is declared final.
fn declared_final(round: &Path, by: &str, on: &str) {
    let text = fs::read_to_string(round).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with("final = "));
    let text = lines.collect::<Vec<_>>().join("\n") + "\n";
    let declared = format!("[[rounds]]\nfinal = {{ by = \"{by}\", on = \"{on}\" }}\n");
    assert!(text.contains("[[rounds]]\n"));
    fs::write(round, text.replacen("[[rounds]]\n", &declared, 1)).unwrap();
}

#[test]
fn a_later_edition_stands_beside_the_earlier_one_whose_pages_name_it() {
    let it = Given::new("demonstration");
    let index = it.index.to_str().unwrap();
    declared_final(
        &it.index.join("rounds/2024/round.toml"),
        "The coalition",
        "2025-06-15",
    );
    let earlier = it.path("2024");
    printed(&["site", index, "--round", "2024", "--into", &earlier]);
    let before = files(Path::new(&earlier));
    let later = [
        "site",
        index,
        "--into",
        &it.path("2026"),
        "--supersedes",
        &earlier,
    ];

    // A draft supersedes nothing.
    printed(&later);
    assert_eq!(files(Path::new(&earlier)), before);

    declared_final(
        &it.index.join("rounds/2026/round.toml"),
        "The coalition",
        "2027-06-15",
    );
    let told = printed(&later);
    assert!(
        told.contains("2024: its pages name the new edition now"),
        "{told}"
    );
    let after = files(Path::new(&earlier));
    let mark = Path::new(&earlier).join("superseded.css");
    for (path, bytes) in &after {
        assert!(
            *path == mark || before[path] == *bytes,
            "{}",
            path.display()
        );
    }
    let css = String::from_utf8(after[&mark].clone()).unwrap();
    assert!(
        css.contains("--superseded-by: \"2026\";\n  --superseded-at: \"2026\";"),
        "{css}"
    );
    assert!(
        css.contains(".superseded-edition { display: block; }"),
        "{css}"
    );
    let told = printed(&["verify", &earlier]);
    assert!(
        told.contains("superseded by the edition 2026 in `../2026`"),
        "{told}"
    );
    assert!(told.ends_with("results: same\n"), "{told}");
    let page = fs::read_to_string(it.path("2026/en/editions.html")).unwrap();
    assert!(page.contains("href=\"../../2024/index.html\""), "{page}");
    assert!(page.contains("superseded by a later one"));
    assert!(page.contains("No published edition has been corrected."));
    // Made again, it is the same, and so is the mark.
    assert_eq!(
        printed(&later),
        "the same site is there already; nothing was changed\n"
    );
    assert_eq!(files(Path::new(&earlier)), after);

    // A mark that says anything else is a changed file.
    fs::write(&mark, format!("{css}body {{ display: none; }}\n")).unwrap();
    let output = cpi(&["verify", &earlier]);
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(told.contains("superseded.css: changed"), "{told}");
    let told = refused(&later, 2);
    assert!(told.contains("is not as it was published"), "{told}");
    fs::write(&mark, css).unwrap();

    // Another one cannot come after it, nor one elsewhere, nor an earlier round.
    let into = it.path("other");
    let told = refused(
        &["site", index, "--into", &into, "--supersedes", &earlier],
        2,
    );
    assert!(
        told.contains("`2026` has superseded this edition already; name that one"),
        "{told}"
    );
    let into = it.path("deep/2026");
    let told = refused(
        &["site", index, "--into", &into, "--supersedes", &earlier],
        2,
    );
    assert!(
        told.contains("goes into a folder beside that of the earlier one"),
        "{told}"
    );
    let (into, of) = (it.path("old"), it.path("2026"));
    let told = refused(
        &[
            "site",
            index,
            "--round",
            "2024",
            "--into",
            &into,
            "--supersedes",
            &of,
        ],
        2,
    );
    assert!(
        told.contains("an edition supersedes an earlier one"),
        "{told}"
    );
    let told = refused(&["site", index, "--into", &into, "--supersedes", index], 2);
    assert!(told.contains("this folder is no site"), "{told}");
}

#[test]
fn a_draft_is_made_again_and_not_superseded() {
    let it = Given::new("demonstration");
    let index = it.index.to_str().unwrap();
    let round = it.index.join("rounds/2024/round.toml");
    let text = fs::read_to_string(&round).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with("final = "));
    fs::write(&round, lines.collect::<Vec<_>>().join("\n") + "\n").unwrap();
    let draft = it.path("2024");
    printed(&["site", index, "--round", "2024", "--into", &draft]);
    let before = files(Path::new(&draft));
    let into = it.path("2026");
    for round in ["2024", "2026"] {
        let command = [
            "site",
            index,
            "--round",
            round,
            "--into",
            &into,
            "--supersedes",
            &draft,
        ];
        let told = refused(&command, 2);
        assert!(
            told.contains("this is a draft, since its round 2024 was not declared final"),
            "{told}"
        );
    }
    assert!(!Path::new(&into).exists());
    assert_eq!(files(Path::new(&draft)), before);
    declared_final(&round, "The coalition", "2025-06-15");
    printed(&["site", index, "--round", "2024", "--into", &draft]);
    printed(&["site", index, "--into", &into, "--supersedes", &draft]);
}

#[test]
fn a_correction_says_what_was_wrong_and_which_figures_changed() {
    let it = Given::new("demonstration");
    let index = it.index.to_str().unwrap();
    let round = it.index.join("rounds/2026/round.toml");
    declared_final(&round, "The coalition", "2027-06-15");
    let first = it.path("2026");
    printed(&["site", index, "--into", &first]);
    let before = files(Path::new(&first));

    // An answer was wrong.
    let document = it.index.join("rounds/2026/XAB.json");
    let text = fs::read_to_string(&document).unwrap();
    let mut assessment: serde_json::Value = serde_json::from_str(&text).unwrap();
    let answers = assessment["answers"].as_array_mut().unwrap();
    let wrong = answers
        .iter_mut()
        .find(|each| each["answer"] == "yes")
        .unwrap();
    let code = wrong["indicator"].as_str().unwrap().to_owned();
    wrong["answer"] = "no".into();
    fs::write(&document, assessment.to_string()).unwrap();
    declared_final(&round, "The secretariat", "2027-09-01");

    let corrected = it.path("2026-1");
    let command = [
        "site",
        index,
        "--into",
        &corrected,
        "--supersedes",
        &first,
        "--languages",
        "en,ro",
    ];
    let told = refused(&command, 2);
    assert!(
        told.contains("say what was wrong, and why, in `reports/2026/erratum.LANGUAGE.md`"),
        "{told}"
    );
    let texts = it.index.join("reports/2026");
    fs::create_dir_all(&texts).unwrap();
    fs::write(
        texts.join("erratum.en.md"),
        "The law was *repealed* in 2025.\n",
    )
    .unwrap();
    printed(&command);

    let told = printed(&["verify", &first]);
    assert!(
        told.contains("corrected by the edition 2026 in `../2026-1`"),
        "{told}"
    );
    let mark = Path::new(&first).join("superseded.css");
    for (path, bytes) in files(Path::new(&first)) {
        assert!(path == mark || before[&path] == bytes, "{}", path.display());
    }
    let erratum = fs::read_to_string(format!("{corrected}/data/erratum.json")).unwrap();
    let erratum: serde_json::Value = serde_json::from_str(&erratum).unwrap();
    assert_eq!(erratum["by"], "The secretariat");
    assert_eq!(erratum["on"], "2027-09-01");
    assert_eq!(erratum["corrects"], "2026");
    assert_eq!(erratum["text"]["en"][0], "The law was repealed in 2025.");
    let answers = erratum["answers"].as_array().unwrap();
    assert_eq!(answers.len(), 1);
    assert_eq!(answers[0]["indicator"], code.as_str());
    assert_eq!(
        (&answers[0]["from"], &answers[0]["to"]),
        (&"yes".into(), &"no".into())
    );
    // The figures are those that the two editions published.
    let score = |site: &str| {
        let text = fs::read_to_string(format!("{site}/data/2026/scores.json")).unwrap();
        let document: serde_json::Value = serde_json::from_str(&text).unwrap();
        let cards = document["scorecards"].as_array().unwrap();
        let card = cards.iter().find(|card| card["country"] == "XAB").unwrap();
        card["nodes"][0]["score"].clone()
    };
    let figures = erratum["figures"].as_array().unwrap();
    assert!(
        figures
            .iter()
            .all(|each| each["country"] == "XAB" || each["rank_from"] != each["rank_to"])
    );
    let index_figure = figures
        .iter()
        .find(|each| each["country"] == "XAB" && each["figure"] == "score")
        .unwrap();
    assert_eq!(index_figure["from"], score(&first));
    assert_eq!(index_figure["to"], score(&corrected));
    assert_ne!(index_figure["from"], index_figure["to"]);

    let page = fs::read_to_string(format!("{corrected}/en/editions.html")).unwrap();
    assert!(
        page.contains("The law was <em>repealed</em> in 2025."),
        "{page}"
    );
    assert!(page.contains("The correction was declared by The secretariat on"));
    let page = fs::read_to_string(format!("{corrected}/ro/editions.html")).unwrap();
    assert!(
        page.contains("Corectura a fost declarată de The secretariat"),
        "{page}"
    );
    assert!(
        page.contains("lang=\"en\""),
        "the words of the coalition are in English"
    );
    assert!(printed(&["verify", &corrected]).ends_with("results: same\n"));
}

/// The parts of a workbook that hold texts.
fn parts_of_workbook(bytes: Vec<u8>) -> Vec<String> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let names: Vec<String> = archive
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect();
    let parts: Vec<String> = names
        .iter()
        .filter(|name| Path::new(name).extension().is_some_and(|it| it == "xml"))
        .map(|name| std::io::read_to_string(archive.by_name(name).unwrap()).unwrap())
        .collect();
    assert!(
        parts.iter().any(|part| part.contains("Velmora")),
        "{names:?}"
    );
    parts
}
