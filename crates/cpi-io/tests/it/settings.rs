//! Could an officer of a secretariat mend `targets.toml` and `peers.toml` by what is said?

use cpi_io::read::{self, ParsedDraft};
use cpi_model::draft::{FrameworkDraft, PeersDraft, TargetsDraft};
use cpi_model::{Framework, Problems};
use std::path::Path;

fn framework() -> Framework {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../cpi-cli/template");
    let read = cpi_io::folder::framework(&folder).unwrap();
    read.check(FrameworkDraft::check).unwrap().value
}

const HEAD: &str = "schema_version = 1\nframework = { id = \"my-index\", version = \"0.1\" }\n";

fn said(problems: &Problems) -> Vec<String> {
    let each = problems.iter().map(|problem| {
        let line = problem
            .place
            .as_ref()
            .and_then(|place| place.line)
            .unwrap_or(0);
        format!("{line} {} {}", problem.kind, problem.message)
    });
    each.collect()
}

#[test]
fn targets_with_faults_are_refused_at_their_place() {
    let framework = framework();
    let text = format!(
        "{HEAD}{}",
        r#"activated = "best"
cost_per = "answer"
cost = "0"

[[costs]]
cost = "0.1234567"
groups = ["dimension:capacity"]

[[costs]]
cost = "2"
option = "maybe"

[[fixed]]
indicators = ["19.9"]

[[quantities]]
indicator = "19.1"
value = "1"

[[quantities]]
indicator = "20.3"
value = "many"

[[targets]]
node = "art21"
score = "0.5"
"#
    );
    let read: ParsedDraft<TargetsDraft> = read::targets("targets.toml", text.as_bytes()).unwrap();
    let problems = read.check(|draft| draft.check(&framework)).unwrap_err();
    let expected = [
        "3 unknown-word `best` is no answer of an activated indicator; allowed are `lowest`, `as-answered`",
        "5 out-of-range `cost` is 0; allowed is a number above 0, at most 1000000, with at most 6 decimals",
        "8 out-of-range `cost` is 0.1234567; allowed is a number above 0, at most 1000000, with at most 6 decimals",
        "9 unknown-reference the framework has no group `dimension:capacity`; it has `dimension:law`, `dimension:services`",
        "13 unknown-option none of these indicators has the option `maybe`; they have `yes`, `partially`, `no`",
        "15 missing-key `reason` is not declared",
        "16 unknown-reference the framework has no indicator `19.9`; it has `19.1`, `19.2`, `19.3`, `20.1`, `20.2`, `20.3`",
        "19 contradiction `19.1` is answered with an option, not with a value",
        "24 invalid-number `value` is `many`, which is no decimal",
        "27 unknown-reference the framework has no node `art21`; it has `index`, `art19`, `art20`",
    ];
    assert_eq!(said(&problems), expected);
}

#[test]
fn slips_of_the_pen_in_targets_are_told() {
    let framework = framework();
    let head = format!("{HEAD}activated = \"lowest\"\ncost_per = \"answer\"\ncost = \"1\"\n");
    let text = format!(
        "{head}{}",
        r#"
[[costs]]
cost = "2"
nodes = ["art19"]
indicators = ["20.1"]

[[targets]]
group = "dimension:law"
score = "60"

[[targets]]
group = "dimension:law"
score = "60"
"#
    );
    let read = read::targets("targets.toml", text.as_bytes()).unwrap();
    let problems = read.check(|draft| draft.check(&framework)).unwrap_err();
    let expected = [
        "7 contradiction no indicator is in all that is named here",
        "16 duplicate `dimension:law` is to reach 60 twice",
    ];
    assert_eq!(said(&problems), expected);
    // One bracket too few, and a key under the heading of another group.
    let one = format!("{head}\n[targets]\nnode = \"index\"\nscore = \"0.5\"\n");
    let problems = read::targets("targets.toml", one.as_bytes()).unwrap_err();
    assert_eq!(
        said(&problems),
        ["7 wrong-type `targets` is a group of keys; allowed is a list"]
    );
    assert!(
        problems
            .iter()
            .all(|each| each.hint.contains("`[[targets]]`"))
    );
    let under = "schema_version = 1\n[framework]\nid = \"my-index\"\nlevel = \"article\"\n";
    let problems = read::uncertainty("plan.toml", under.replace("level", "leave_out").as_bytes());
    let problems = problems.unwrap_err();
    assert_eq!(
        said(&problems),
        ["4 unknown-key the key `leave_out` is not known here"]
    );
    let mend = "move it to where it belongs";
    assert!(
        problems.iter().all(|each| each.hint.contains(mend)),
        "{problems}"
    );
}

#[test]
fn unknown_keys_and_other_frameworks_are_named() {
    let unknown = format!("{HEAD}costs_per = \"answer\"\n");
    let problems = read::targets("targets.toml", unknown.as_bytes()).unwrap_err();
    assert_eq!(
        said(&problems),
        ["3 unknown-key the key `costs_per` is not known here"]
    );
    let other = HEAD.replace("0.1", "0.2");
    let read = read::targets("targets.toml", other.as_bytes()).unwrap();
    let problems = read.check(|draft| draft.check(&framework())).unwrap_err();
    assert!(
        said(&problems)
            .iter()
            .any(|each| each.contains("other-framework")),
        "{problems}"
    );
}

#[test]
fn peers_with_faults_are_refused_at_their_place() {
    let framework = framework();
    let text = format!(
        "{HEAD}{}",
        r#"middle = "mode"
threshold = "-0.1"
level = "province"

[likeness]
groups = 0

[[groups]]
code = "north"
countries = ["XAA", "XAB"]

[[groups]]
code = "north"
countries = ["XAB", "NOWHERE"]

[[groups]]
code = "south"
"#
    );
    let read: ParsedDraft<PeersDraft> = read::peers("peers.toml", text.as_bytes()).unwrap();
    let problems = read.check(|draft| draft.check(&framework)).unwrap_err();
    let expected = [
        "3 unknown-word `mode` is no middle of a group; allowed are `mean`, `median`",
        "4 out-of-range `threshold` is -0.1; allowed is a number above 0",
        "5 unknown-reference no node of the framework has the level `province`; its levels are `article`",
        "7 contradiction groups are declared, so that there are none to find by `likeness`",
        "8 out-of-range `groups` is 0; allowed is 1 or more",
        "15 duplicate the group `north` is declared twice",
        "16 duplicate `XAB` is in the group `north` already",
        "16 unknown-country `NOWHERE` is no country code of ISO 3166-1",
        "18 missing-key `countries` is not declared",
    ];
    assert_eq!(said(&problems), expected);
}
