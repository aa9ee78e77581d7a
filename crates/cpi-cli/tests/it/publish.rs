//! Does a publication hold what it may, and nothing else; and can anyone check it?

use crate::support::folders::copy;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const CPI: &str = env!("CARGO_BIN_EXE_cpi");

fn repository(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    root.join(path).to_str().unwrap().to_owned()
}

fn cpi(arguments: &[&str]) -> Output {
    Command::new(CPI).args(arguments).output().unwrap()
}

fn printed(arguments: &[&str]) -> String {
    let output = cpi(arguments);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{arguments:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

fn refused(arguments: &[&str], code: i32) -> String {
    let output = cpi(arguments);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {said}");
    said
}

/// Every file beneath a folder with its bytes.
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

struct Published {
    _folder: tempfile::TempDir,
    index: String,
    public: String,
}

/// An index in a folder of its own, with a `publication.toml`, and its publication.
fn published(fixture: &str, round: &str, declared: Option<&str>) -> Published {
    let folder = tempfile::tempdir().unwrap();
    let index = folder.path().join("index");
    copy(Path::new(&repository(fixture)), &index);
    if let Some(declared) = declared {
        let file = index.join(format!("rounds/{round}/publication.toml"));
        fs::write(file, declared).unwrap();
    }
    let text = |path: PathBuf| path.to_str().unwrap().to_owned();
    let (index, public) = (text(index), text(folder.path().join("public")));
    printed(&["publish", &index, "--into", &public]);
    Published {
        _folder: folder,
        index,
        public,
    }
}

const CLEARED: &str = "schema_version = 1\ncleared = [\"evidence\"]\n";

#[test]
fn a_publication_scores_as_the_index_and_can_be_verified() {
    let it = published("fixtures/demonstration", "2026", Some(CLEARED));
    for format in ["csv", "table"] {
        for verb in [&["score"][..], &["compare"], &["trend"]] {
            let run = |folder: &str| {
                let arguments = [verb, &[folder, "--format", format]].concat();
                printed(&arguments)
            };
            assert_eq!(run(&it.public), run(&it.index), "{verb:?}");
        }
    }
    assert_eq!(
        printed(&["verify", &it.public]),
        "files: 19 as published, 0 changed, 0 missing, 0 not in the manifest\nresults: same\n"
    );
    // The secretariat can hold the published result against the full index.
    let result = format!("{}/results/scores-2026.json", it.public);
    for with in [&it.public, &it.index] {
        assert_eq!(printed(&["verify", &result, "--with", with]), "same\n");
    }
    // What `sha256sum -c` reads, where it is installed.
    let sums = Command::new("sha256sum")
        .args(["--check", "--strict", "--quiet", "SHA256SUMS"])
        .current_dir(&it.public)
        .output();
    if let Ok(sums) = sums {
        assert!(sums.status.success(), "{sums:?}");
    }
    let document = fs::read_to_string(format!("{}/rounds/2026/XAA.json", it.public)).unwrap();
    assert!(document.contains("\"cleared\": [\n    \"evidence\"\n  ]"));
    assert!(document.contains("\"title\""));
    assert!(!document.contains("\"note\"") && !document.contains("xaa-expert"));
}

#[test]
fn what_needs_the_full_assessments_is_refused_with_the_reason() {
    let it = published("fixtures/demonstration", "2026", None);
    let reason = "is published, and";
    for arguments in [
        &["status", &it.public, "--round", "2026"][..],
        &["review", "list", &it.public, "--round", "2026"],
        &["agreement", &it.public, "--round", "2026", "--seed", "1"],
        &["history", &it.public, "--round", "2026", "--country", "XAA"],
        &["convert", &it.public, "--to", "folder", "--into", "nowhere"],
        &["publish", &it.public, "--into", "nowhere"],
        &[
            "review",
            "accept",
            &it.public,
            "--round",
            "2026",
            "--country",
            "XAA",
            "A4-L01",
            "--by",
            "r",
            "--at",
            "2027-01-01T00:00:00Z",
        ],
    ] {
        let said = refused(arguments, 4);
        assert!(said.contains(reason), "{arguments:?}: {said}");
    }
    let small = published("crates/cpi-cli/template", "2026", None);
    let submission = repository("fixtures/submissions/xaa-expert-2.json");
    let hand = ["--by", "r", "--at", "2027-01-01T00:00:00Z"];
    let collect = ["collect", &small.public, &submission, "--apply"];
    let said = refused(&[&collect[..], &hand].concat(), 4);
    assert!(said.contains(reason), "{said}");
    // Nothing was changed by trying.
    for public in [&it.public, &small.public] {
        assert!(printed(&["verify", public]).ends_with("results: same\n"));
    }
    for arguments in [
        &["plan", &it.public, "--country", "XAA", "--round", "2026"][..],
        &["peers", &it.public, "--country", "XAA", "--round", "2026"],
        &["coherence", &it.public, "--round", "2026"],
        &["explain", &it.public, "--country", "XAA", "--round", "2026"],
    ] {
        printed(arguments);
    }
}

#[test]
fn made_again_it_is_the_same_and_what_is_not_its_own_is_left_alone() {
    let it = published("crates/cpi-cli/template", "2026", None);
    let folder = Path::new(&it.public);
    let before = files(folder);
    fs::write(folder.join("SHA256SUMS.sig"), "a signature").unwrap();
    let again = printed(&["publish", &it.index, "--into", &it.public]);
    assert_eq!(
        again,
        "the same publication is there already; nothing was changed\n"
    );
    assert!(folder.join("SHA256SUMS.sig").exists());
    let other = format!("{}-again", it.public);
    printed(&["publish", &it.index, "--into", &other]);
    let names = |found: BTreeMap<PathBuf, Vec<u8>>, folder: &Path| -> Vec<(PathBuf, Vec<u8>)> {
        let within = |path: PathBuf| path.strip_prefix(folder).unwrap().to_owned();
        found
            .into_iter()
            .map(|(path, bytes)| (within(path), bytes))
            .collect()
    };
    assert_eq!(
        names(files(Path::new(&other)), Path::new(&other)),
        names(before, folder)
    );

    // A later state replaces it, and the signature goes.
    let document = Path::new(&it.index).join("rounds/2026/XAA.json");
    let text = fs::read_to_string(&document).unwrap();
    fs::write(&document, text.replacen("\"yes\"", "\"no\"", 1)).unwrap();
    let replaced = printed(&["publish", &it.index, "--into", &it.public]);
    assert!(replaced.contains("its signature is gone"), "{replaced}");
    assert!(!folder.join("SHA256SUMS.sig").exists());
    assert!(printed(&["verify", &it.public]).ends_with("results: same\n"));

    // Anything else in the folder, or a file that was changed, and nothing is written.
    for (name, text) in [("notes.txt", "mine"), ("README.md", "changed")] {
        let before = fs::read(folder.join(name)).ok();
        fs::write(folder.join(name), text).unwrap();
        let untouched = files(folder);
        let said = refused(&["publish", &it.index, "--into", &it.public], 4);
        assert!(said.contains(name), "{said}");
        assert_eq!(files(folder), untouched);
        match before {
            Some(bytes) => fs::write(folder.join(name), bytes).unwrap(),
            None => fs::remove_file(folder.join(name)).unwrap(),
        }
    }
    let said = refused(&["publish", &it.index, "--into", &it.index], 4);
    assert!(said.contains("is no publication"), "{said}");
    let said = refused(
        &["publish", &it.index, "--into", document.to_str().unwrap()],
        4,
    );
    assert!(said.contains("a file or a link"), "{said}");
    // No temporary folder is left.
    let left = fs::read_dir(folder.parent().unwrap()).unwrap().count();
    assert_eq!(left, 3);
}

#[test]
fn every_change_of_a_publication_is_found() {
    let it = published("crates/cpi-cli/template", "2026", None);
    let folder = Path::new(&it.public);
    let verify = || {
        let output = cpi(&["verify", &it.public]);
        (
            output.status.code(),
            String::from_utf8(output.stdout).unwrap() + &String::from_utf8_lossy(&output.stderr),
        )
    };
    let document = folder.join("rounds/2026/XAA.json");
    let text = fs::read_to_string(&document).unwrap();
    fs::write(&document, text.replacen("\"yes\"", "\"no\"", 1)).unwrap();
    let (code, said) = verify();
    assert_eq!(code, Some(1));
    assert!(said.contains("rounds/2026/XAA.json: changed\n"), "{said}");
    assert!(said.contains("results: 3 files differ\n"), "{said}");
    assert!(
        said.contains("/scorecards/0/nodes/0/result/score")
            || said.contains("/scorecards/0/nodes/0/score"),
        "{said}"
    );
    fs::write(&document, &text).unwrap();

    // A figure changed in the result, with the manifest made to fit.
    let result = folder.join("results/scores-2026.csv");
    let (figures, sums) = (
        fs::read_to_string(&result).unwrap(),
        fs::read_to_string(folder.join("SHA256SUMS")).unwrap(),
    );
    let changed = figures.replacen("2026,XAA,0", "2026,XAA,1", 1);
    assert_ne!(changed, figures);
    fs::write(&result, &changed).unwrap();
    let hash = |text: &str| cpi_model::provenance::sha256(text);
    fs::write(
        folder.join("SHA256SUMS"),
        sums.replace(&hash(&figures), &hash(&changed)),
    )
    .unwrap();
    let (code, said) = verify();
    assert_eq!(code, Some(1));
    assert!(said.contains("0 changed"), "{said}");
    assert!(
        said.contains("results/scores-2026.csv: not what the assessments give\n"),
        "{said}"
    );
    fs::write(&result, &figures).unwrap();
    fs::write(folder.join("SHA256SUMS"), &sums).unwrap();

    fs::write(folder.join("rounds/2026/notes.txt"), "more").unwrap();
    fs::remove_file(folder.join("results/scores-2026-long.csv")).unwrap();
    let (code, said) = verify();
    assert_eq!(code, Some(1));
    assert!(
        said.contains("rounds/2026/notes.txt: not in the manifest\n"),
        "{said}"
    );
    assert!(
        said.contains("results/scores-2026-long.csv: missing\n"),
        "{said}"
    );
    fs::remove_file(folder.join("rounds/2026/notes.txt")).unwrap();

    fs::write(
        folder.join("SHA256SUMS"),
        format!("{sums}{}  ../index/README\n", "0".repeat(64)),
    )
    .unwrap();
    let (_, said) = verify();
    assert!(said.contains("this line cannot be read"), "{said}");
    fs::remove_file(folder.join("SHA256SUMS")).unwrap();
    let said = refused(&["verify", &it.public], 4);
    assert!(said.contains("SHA256SUMS: there is no such file"), "{said}");
}

#[test]
fn personal_data_stops_a_publication_unless_it_is_excepted() {
    let it = published("crates/cpi-cli/template", "2026", None);
    let document = Path::new(&it.index).join("rounds/2026/XAA.json");
    let text = fs::read_to_string(&document).unwrap();
    let evidence = r#""answer": "no", "evidence": [{ "title": "Ring 116111 or ana.pop (at) example (dot) org", "note": "Ana, 12, was heard" }]"#;
    fs::write(&document, text.replacen("\"answer\": \"no\"", evidence, 1)).unwrap();
    let declaration = Path::new(&it.index).join("rounds/2026/publication.toml");
    let check = || {
        let output = cpi(&["check", &it.index, "--publication"]);
        (
            output.status.code(),
            String::from_utf8(output.stdout).unwrap(),
        )
    };
    let before = files(Path::new(&it.public));

    // What is not cleared is not published, and not searched.
    assert_eq!(check().0, Some(0));

    let cleared = "schema_version = 1\ncleared = [\"evidence\", \"evidence-notes\"]\n";
    fs::write(&declaration, cleared).unwrap();
    let (code, said) = check();
    assert_eq!(code, Some(1), "{said}");
    for part in [
        "rounds/2026/XAA.json:",
        "error[personal-data]: `19.3`: `evidence 1: title` holds what looks like an e-mail address: `a…g`",
        "warning[personal-data]: `19.3`: `evidence 1: note` holds what looks like an age beside a name: `A…,`",
        "except it there with the reason",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    // A report does not repeat what must not be published.
    assert!(!said.contains("ana.pop"), "{said}");
    let refusal = refused(&["publish", &it.index, "--into", &it.public], 1);
    assert!(refusal.ends_with("nothing was published\n"), "{refusal}");
    assert_eq!(files(Path::new(&it.public)), before);

    let exceptions = "[[exceptions]]\ntext = \"ana.pop (at) example (dot) org\"\nreason = \"a test\"\n\
        [[exceptions]]\ntext = \"+373 22 123 456\"\nreason = \"nobody has it\"\n";
    fs::write(&declaration, format!("{cleared}{exceptions}")).unwrap();
    let (code, said) = check();
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.contains(
            "warning[unneeded-exception]: exception 2 excepts nothing: its text is not found\n"
        ),
        "{said}"
    );
    printed(&["publish", &it.index, "--into", &it.public]);

    let withheld = "[[withheld]]\ncountry = \"XAA\"\nindicator = \"19.3\"\npart = \"evidence\"\nreason = \"a name\"\n";
    fs::write(&declaration, format!("{cleared}{withheld}")).unwrap();
    assert_eq!(check().0, Some(0));
    printed(&["publish", &it.index, "--into", &it.public]);
    let public = fs::read_to_string(format!("{}/rounds/2026/XAA.json", it.public)).unwrap();
    assert!(!public.contains("116111"));
}

#[test]
fn tables_are_published_as_tables_and_rounds_can_be_chosen() {
    let it = published("fixtures/indices/asem", "2018", None);
    assert!(printed(&["verify", &it.public]).ends_with("results: same\n"));
    let rounds: Vec<PathBuf> = files(&Path::new(&it.public).join("rounds"))
        .into_keys()
        .collect();
    assert_eq!(rounds.len(), 2, "{rounds:?}");
    let csv = |folder: &str| printed(&["score", folder, "--format", "csv"]);
    assert_eq!(csv(&it.public), csv(&it.index));

    let wbl = repository("fixtures/indices/wbl");
    let some = format!("{}-some", it.public);
    printed(&[
        "publish", &wbl, "--round", "2019", "--round", "2020", "--into", &some,
    ]);
    assert!(printed(&["verify", &some]).ends_with("results: same\n"));
    let chosen = |folder: &str| printed(&["score", folder, "--round", "2020", "--format", "csv"]);
    assert_eq!(chosen(&some), chosen(&wbl));
    let said = refused(&["publish", &wbl, "--round", "1900", "--into", &some], 2);
    assert!(said.contains("1900"), "{said}");
}

#[test]
fn a_table_with_points_is_published_as_documents() {
    let folder = tempfile::tempdir().unwrap();
    let index = folder.path().join("index");
    copy(Path::new(&repository("crates/cpi-cli/template")), &index);
    for name in ["XAA.json", "XAB.json"] {
        fs::remove_file(index.join("rounds/2026").join(name)).unwrap();
    }
    let round = "schema_version = 1\nframework = { id = \"my-index\", version = \"0.1\" }\n\
        rounds = [{ id = \"2025\", reference_date = \"2025-12-31\" }, { id = \"2026\", reference_date = \"2026-12-31\" }]\n\
        countries = [\"XAB\", \"XAA\"]\ntables = [{ file = \"all.csv\", shape = \"long\", round = \"round\" }]\n";
    fs::write(index.join("rounds/2026/round.toml"), round).unwrap();
    let table = "country,round,indicator,answer,points,reason,assessor\n\
        XAA,2026,19.1,yes,0.75,Towns only.,xaa-1\nXAB,2026,19.1,no,,,\nXAA,2025,19.1,partially,,,\n";
    fs::write(index.join("rounds/2026/all.csv"), table).unwrap();
    let text = |path: PathBuf| path.to_str().unwrap().to_owned();
    let (index, public) = (text(index), text(folder.path().join("public")));
    printed(&["publish", &index, "--into", &public]);
    assert!(printed(&["verify", &public]).ends_with("results: same\n"));
    let found = files(&Path::new(&public).join("rounds"));
    let names: Vec<String> = found
        .keys()
        .map(|path| path.strip_prefix(&public).unwrap().display().to_string())
        .collect();
    assert_eq!(
        names,
        [
            "rounds/2026-2025/XAA.json",
            "rounds/2026-2025/round.toml",
            "rounds/2026-2026/XAA.json",
            "rounds/2026-2026/XAB.json",
            "rounds/2026-2026/round.toml",
        ]
    );
    let all: String = found
        .values()
        .map(|bytes| String::from_utf8_lossy(bytes))
        .collect();
    assert!(all.contains("\"points\": \"0.75\""));
    assert!(!all.contains("Towns only.") && !all.contains("xaa-1"));
    let sorted = |folder: &str| {
        let text = printed(&["score", folder, "--format", "csv", "--long"]);
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    assert_eq!(sorted(&public), sorted(&index));
}

#[test]
fn a_signature_is_checked_with_the_key_that_is_named() {
    let it = published("crates/cpi-cli/template", "2026", None);
    let folder = Path::new(&it.public);
    let work = folder.parent().unwrap();
    let verify = |more: &[&str]| {
        let output = cpi(&[&["verify", &it.public][..], more].concat());
        let said = String::from_utf8(output.stdout).unwrap();
        (output.status.code(), said)
    };
    let signers = work.join("signers");
    let key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJr4vQYtRQmI4UwY3Xk8cerJWUJpWgZ8VvxYnL0RUE6G";
    fs::write(&signers, format!("secretariat {key}\n")).unwrap();
    let with = ["--allowed-signers", signers.to_str().unwrap()];
    let (code, said) = verify(&with);
    assert_eq!(code, Some(1));
    assert!(
        said.contains("signature SHA256SUMS.sig: there is none\n"),
        "{said}"
    );
    // A signature of another manifest, by the allowed key.
    let other = "-----BEGIN SSH SIGNATURE-----\nU1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgmvi9Bi1FCYjhTBjdeTxx6slZQm\nlaBnxW/FicvRFQToYAAAAPY3BpLXB1YmxpY2F0aW9uAAAAAAAAAAZzaGE1MTIAAABTAAAA\nC3NzaC1lZDI1NTE5AAAAQNNIXNksPCiy3nyV93RdoXfM5Cc7/x6Ya4LkAR6groQze1i+L4\n1bvth8RYWBgkyQ23KikrxI7u67qlt0OX3Gsgs=\n-----END SSH SIGNATURE-----\n";
    fs::write(folder.join("SHA256SUMS.sig"), other).unwrap();
    let (code, said) = verify(&with);
    assert_eq!(code, Some(1));
    assert!(said.contains("does not belong to this manifest"), "{said}");
    let (code, said) = verify(&[]);
    assert_eq!(code, Some(0));
    assert!(
        said.contains(
            "signature SHA256SUMS.sig: not checked; name the key with --allowed-signers\n"
        ),
        "{said}"
    );
    fs::remove_file(folder.join("SHA256SUMS.sig")).unwrap();

    // Where the tool is installed, what it signs holds.
    let keygen = |arguments: &[&str]| {
        Command::new("ssh-keygen")
            .args(arguments)
            .current_dir(work)
            .output()
    };
    if let Ok(made) = keygen(&["-q", "-t", "ed25519", "-N", "", "-C", "x", "-f", "key"]) {
        assert!(made.status.success());
        let manifest = folder.join("SHA256SUMS");
        let manifest = manifest.to_str().unwrap();
        keygen(&["-Y", "sign", "-n", "cpi-publication", "-f", "key", manifest]).unwrap();
        let key = fs::read_to_string(work.join("key.pub")).unwrap();
        fs::write(&signers, format!("secretariat {key}\n")).unwrap();
        let (code, said) = verify(&with);
        assert_eq!(code, Some(0), "{said}");
        assert!(
            said.contains("signature SHA256SUMS.sig: signed by secretariat\n"),
            "{said}"
        );
    }
    let said = refused(&[&["verify", &it.index][..], &with].concat(), 2);
    assert!(said.contains("this is no publication"), "{said}");
}
