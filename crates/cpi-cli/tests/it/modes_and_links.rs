//! Who may read what is written, and where do symbolic links lead?

#![cfg(unix)]
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const CPI: &str = env!("CARGO_BIN_EXE_cpi");

fn cpi(arguments: &[&str]) -> Output {
    Command::new(CPI).args(arguments).output().unwrap()
}

/// An index, and the folder of its round.
fn index() -> (tempfile::TempDir, String, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let index = folder.path().join("index");
    let named = index.to_str().unwrap().to_owned();
    assert!(cpi(&["new", &named]).status.success());
    (folder, named, index.join("rounds/2026"))
}

fn decide(index: &str, country: &str, answer: &str) -> Output {
    let decision = ["review", "adjudicate", index, "19.1", "--country", country];
    let by = ["--answer", answer, "--by", "rev-1", "--reason", "because"];
    cpi(&[&decision[..], &by].concat())
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().mode() & 0o7777
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn is_superuser(path: &Path) -> bool {
    fs::metadata(path).unwrap().uid() == 0
}

#[test]
fn a_file_that_is_rewritten_keeps_its_mode_and_owner() {
    let (folder, index, round) = index();
    let document = round.join("XAA.json");
    set_mode(&document, 0o600);
    let owner = if is_superuser(&document) {
        std::os::unix::fs::chown(&document, Some(65_533), Some(65_532)).unwrap();
        (65_533, 65_532)
    } else {
        let found = fs::metadata(&document).unwrap();
        (found.uid(), found.gid())
    };
    assert!(decide(&index, "XAA", "no").status.success());
    // The new log holds the same answers, and so nobody else may read it either.
    for name in ["XAA.json", "XAA.history.jsonl"] {
        let found = fs::metadata(round.join(name)).unwrap();
        assert_eq!(found.mode() & 0o7777, 0o600, "{name}");
        assert_eq!((found.uid(), found.gid()), owner, "{name}");
    }
    // Each keeps its own from then on, and a document that is lost has that of its log.
    set_mode(&document, 0o640);
    assert!(decide(&index, "XAA", "yes").status.success());
    assert_eq!(mode(&document), 0o640);
    fs::remove_file(&document).unwrap();
    assert!(decide(&index, "XAA", "no").status.success());
    assert_eq!(mode(&document), 0o600);

    let output = folder.path().join("framework.json");
    for mode_before in [0o640, 0o660, 0o600] {
        fs::write(&output, "old").unwrap();
        set_mode(&output, mode_before);
        let named = output.to_str().unwrap();
        let converted = cpi(&["convert", &index, "--to", "framework-json", "-o", named]);
        assert!(converted.status.success());
        assert_eq!(mode(&output), mode_before);
    }
}

/// A file that its owner protected is not replaced by way of its folder.
#[test]
fn a_file_that_is_protected_is_refused() {
    let (folder, index, _) = index();
    let output = folder.path().join("framework.json");
    fs::write(&output, "old").unwrap();
    set_mode(&output, 0o444);
    set_mode(folder.path(), 0o777);
    let program = folder.path().join("cpi");
    fs::copy(CPI, &program).unwrap();
    // The superuser may write anything, and so somebody else runs it.
    let mut command = if is_superuser(&output) {
        std::os::unix::fs::chown(&output, Some(65_534), Some(65_534)).unwrap();
        let mut command = Command::new("setpriv");
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]);
        command.arg(&program);
        command
    } else {
        Command::new(&program)
    };
    command.args(["convert", &index, "--to", "framework-json", "-o"]);
    let refused = command.arg(&output).output().unwrap();
    assert!(
        said(&refused).contains("no permission"),
        "{}",
        said(&refused)
    );
    assert_eq!(refused.status.code(), Some(4));
    assert_eq!(fs::read_to_string(&output).unwrap(), "old");
}

#[test]
fn a_linked_document_is_written_where_it_is() {
    let (folder, index, round) = index();
    let elsewhere = folder.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    for name in ["XAA.json", "XAA.history.jsonl"] {
        if name == "XAA.history.jsonl" {
            assert!(decide(&index, "XAA", "no").status.success());
        }
        fs::rename(round.join(name), elsewhere.join(name)).unwrap();
        symlink(elsewhere.join(name), round.join(name)).unwrap();
    }
    let before = fs::read_to_string(elsewhere.join("XAA.json")).unwrap();
    assert!(decide(&index, "XAA", "yes").status.success());
    for name in ["XAA.json", "XAA.history.jsonl"] {
        assert!(round.join(name).is_symlink(), "{name}");
    }
    let after = fs::read_to_string(elsewhere.join("XAA.json")).unwrap();
    assert_ne!(before, after);
    assert_eq!(fs::read_dir(&elsewhere).unwrap().count(), 2, "no litter");

    // A whole round may be elsewhere.
    let moved = folder.path().join("2026");
    fs::rename(&round, &moved).unwrap();
    symlink(&moved, &round).unwrap();
    assert!(decide(&index, "XAB", "no").status.success());
    assert!(moved.join("XAB.history.jsonl").is_file());
    let holds = cpi(&["verify", &index]);
    assert!(holds.status.success(), "{}", said(&holds));
}

#[test]
fn a_link_that_leads_to_no_file_is_no_empty_assessment() {
    let (_folder, index, round) = index();
    for (to, document) in [
        ("/not/there.json", "XAA.json"),
        ("XAA.json", "XAA.json"),
        ("/not/there", "XAB.history.jsonl"),
        ("/not/there", ".lock"),
    ] {
        let link = round.join(document);
        let before = fs::read(&link).ok();
        let _ = fs::remove_file(&link);
        symlink(to, &link).unwrap();
        for refused in [
            (document != ".lock").then(|| cpi(&["score", &index])),
            Some(decide(&index, &document[..3].replace(".lo", "XAA"), "no")),
        ] {
            let Some(refused) = refused else { continue };
            assert_eq!(refused.status.code(), Some(4), "{document}");
            let message = format!(
                "{document}: this is a symbolic link to `{to}`, which leads to no file; \
                 restore that file, or remove the link"
            );
            assert!(said(&refused).contains(&message), "{}", said(&refused));
        }
        assert!(link.is_symlink());
        fs::remove_file(&link).unwrap();
        if let Some(before) = before {
            fs::write(&link, before).unwrap();
        }
    }
}

#[test]
fn outputs_follow_links_and_never_replace_a_device() {
    let (folder, index, _) = index();
    let named = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let convert = |to: &str| cpi(&["convert", &index, "--to", "framework-json", "-o", to]);
    fs::write(named("real.json"), "old").unwrap();
    symlink("real.json", named("link.json")).unwrap();
    assert!(convert(&named("link.json")).status.success());
    assert!(Path::new(&named("link.json")).is_symlink());
    assert!(
        fs::read_to_string(named("real.json"))
            .unwrap()
            .contains("my-index")
    );

    symlink("/not/there.json", named("dangling.json")).unwrap();
    assert_eq!(convert(&named("dangling.json")).status.code(), Some(4));
    symlink("loop.json", named("loop.json")).unwrap();
    assert_eq!(convert(&named("loop.json")).status.code(), Some(4));
    // A new folder is made under no link either.
    let folder_link = cpi(&["new", &named("dangling.json")]);
    assert_eq!(folder_link.status.code(), Some(4));

    // A private copy of the null device.
    let device = named("null");
    let made = Command::new("mknod")
        .args([&device, "c", "1", "3"])
        .status();
    if made.is_ok_and(|status| status.success()) && fs::write(&device, "").is_ok() {
        assert!(convert(&device).status.success());
        assert!(
            !fs::metadata(&device).unwrap().is_file(),
            "it is still a device"
        );
    }
    let printed = Command::new("sh")
        .args([
            "-c",
            "\"$0\" convert \"$1\" --to framework-json -o /dev/stdout | cat",
        ])
        .args([CPI, &index])
        .output()
        .unwrap();
    assert!(
        String::from_utf8(printed.stdout)
            .unwrap()
            .contains("my-index")
    );
}

#[test]
fn what_a_kill_has_left_is_named_and_removed() {
    let (folder, index, round) = index();
    let precious = folder.path().join("precious");
    fs::write(&precious, "precious").unwrap();
    let left = round.join(".cpi-aB3dE5gH7jK9.tmp");
    fs::write(&left, "half a docum").unwrap();
    // What was planted under such a name is neither followed nor removed.
    let planted = round.join(".cpi-000000000000.tmp");
    symlink(&precious, &planted).unwrap();
    for verb in ["check", "verify"] {
        let output = cpi(&[verb, &index]);
        assert!(output.status.success());
        let both = format!(
            "{}{}",
            String::from_utf8_lossy(&output.stdout),
            said(&output)
        );
        let message = "warning[leftover]: ";
        assert_eq!(both.matches(message).count(), 1, "{both}");
        assert!(
            both.contains(".cpi-aB3dE5gH7jK9.tmp: a write that was cut off left this"),
            "{both}"
        );
    }
    // One that a running process is writing is none.
    let lock = fs::File::options().write(true).open(&left).unwrap();
    lock.lock().unwrap();
    assert!(!said(&cpi(&["verify", &index, "--mend", "--by", "sec"])).contains("leftover"));
    assert!(left.exists());
    drop(lock);
    assert!(
        cpi(&["verify", &index, "--mend", "--by", "sec"])
            .status
            .success()
    );
    assert!(!left.exists());
    assert!(planted.is_symlink());

    // The next write into the folder removes it, too.
    let output = folder.path().join("out");
    fs::create_dir_all(output.join(".cpi-BB3dE5gH7jK9.tmp/made")).unwrap();
    fs::write(output.join(".cpi-BB3dE5gH7jK9.tmp/lock"), "").unwrap();
    fs::write(output.join(".cpi-aB3dE5gH7jK9.tmp"), "half").unwrap();
    fs::write(output.join(".cpi-mine.tmp"), "not ours").unwrap();
    let file = output.join("framework.json");
    let named = file.to_str().unwrap();
    assert!(
        cpi(&["convert", &index, "--to", "framework-json", "-o", named])
            .status
            .success()
    );
    let mut found: Vec<_> = fs::read_dir(&output)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    found.sort();
    assert_eq!(found, [".cpi-mine.tmp", "framework.json"]);
    assert_eq!(fs::read_to_string(&precious).unwrap(), "precious");
}
