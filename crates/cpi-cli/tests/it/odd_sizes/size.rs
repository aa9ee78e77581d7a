//! Indices of odd sizes, as files.

use std::fs;
use std::path::Path;
use std::process::Command;

/// Two articles, each with a question on law and one on services.
const TREE: &str = r#"
[[nodes]]
code = "index"
label = { en = "Index" }
[[nodes]]
code = "art19"
parent = "index"
level = "article"
label = { en = "Protection from violence" }
[[nodes]]
code = "art20"
parent = "index"
level = "article"
label = { en = "Alternative care" }
[[views]]
code = "dimension"
over = "indicators"
rows = "article"
groups = [
  { code = "law", label = { en = "Law and policy" } },
  { code = "services", label = { en = "Services" } },
]
"#;
const QUESTIONS: &str = "19.1,art19,checklist,c,law\n19.2,art19,checklist,c,services\n20.1,art20,checklist,c,law\n20.2,art20,checklist,c,services\n";

const PLAN: &str = r#"schema_version = 1
interval = "0.9"
leave_out = ["indicators"]
[framework]
id = "odd"
version = "1"
[answers]
up = "0.1"
down = "0.1"
[missing]
odds.c = { yes = "0.3", partially = "0.3", no = "0.4" }
[sensitivity]
samples = 64
resamples = 100
"#;

/// An index: its tree, its questions, which scores rank first, and the answers, `country round letters`,
/// in which `-` is missing and `x` is not applicable.
pub(super) struct Size {
    tree: String,
    questions: &'static str,
    order: &'static str,
    answers: Vec<String>,
}

fn of(answers: &[&str]) -> Size {
    Size {
        tree: TREE.to_owned(),
        questions: QUESTIONS,
        order: "highest-first",
        answers: answers.iter().map(|row| (*row).to_owned()).collect(),
    }
}

pub(super) fn size(name: &str) -> Size {
    let four = |letters: &str| {
        let rows = ["XAA", "XAB", "XAC", "XAD"].map(|code| format!("{code} 2026 {letters}"));
        of(&rows.each_ref().map(String::as_str))
    };
    match name {
        "nobody" => of(&[]),
        "one" => of(&["XAA 2026 ypn-"]),
        "two" => of(&["XAA 2026 yynn", "XAB 2026 nnyp"]),
        "level" => of(&["XAA 2026 ynyn", "XAB 2026 pppp"]),
        "half" => of(&["XAA 2026 y---"]),
        "tied" => four("ypny"),
        "missing" => four("----"),
        "inapplicable" => four("xxxx"),
        // 195 countries: the digits of their numbers in base 3.
        "many" => {
            let letter =
                |number: usize, digit: u32| ["y", "p", "n"][number / 3_usize.pow(digit) % 3];
            let row = |at| {
                let letters = [0, 1, 2, 3].map(|digit| letter(at, digit)).concat();
                format!("C{at:03} 2026 {letters}")
            };
            Size {
                answers: (0..195).map(row).collect(),
                ..of(&[])
            }
        }
        "node" => Size {
            tree: TREE
                .split("[[nodes]]\ncode = \"art19\"")
                .next()
                .unwrap()
                .to_owned(),
            questions: "1,index,checklist,c,\n2,index,checklist,c,\n",
            ..of(&["XAA 2026 yp", "XAB 2026 ny"])
        },
        "member" => Size {
            tree: TREE
                .split("[[nodes]]\ncode = \"art20\"")
                .next()
                .unwrap()
                .to_owned(),
            questions: "19.1,art19,checklist,c,\n",
            ..of(&["XAA 2026 y", "XAB 2026 p"])
        },
        "rounds" => {
            let letters = [
                "nnnn", "pnnn", "ynnn", "ynyn", "ypyn", "yyyn", "yyyn", "yyyp", "yyyy", "yyyp",
            ];
            let rows = letters.iter().zip(2017..).flat_map(|(letters, round)| {
                [
                    format!("XAA {round} {letters}"),
                    format!("XAB {round} yyyy"),
                ]
            });
            Size {
                answers: rows.collect(),
                ..of(&[])
            }
        }
        "lower" => Size {
            order: "lowest-first",
            ..of(&[
                "XAA 2024 nnyy",
                "XAA 2026 pnyy",
                "XAB 2024 ypyy",
                "XAB 2026 nnyp",
            ])
        },
        _ => unreachable!("{name}"),
    }
}

pub(super) fn write(folder: &Path, size: &Size) {
    let (framework, round) = (folder.join("framework"), folder.join("rounds/all"));
    fs::create_dir_all(&framework).unwrap();
    fs::create_dir_all(&round).unwrap();
    let method = r#"schema_version = 1
id = "odd"
version = "1"
title = { en = "Odd sizes (fictional)" }
languages = ["en"]
countries = "declared"
not_applicable = { allowed = "anywhere" }
range = { low = "0", high = "100" }
display = { digits = 1, rounding = "half-up" }
method = { aggregation = "arithmetic", over = "children", weights = "equal", missing = "leave-out", least_coverage = "0.5", coverage_of = "indicators" }
[scales.c]
options = [
  { code = "yes", points = "100", label = { en = "Yes" } },
  { code = "partially", points = "50", label = { en = "Partially" } },
  { code = "no", points = "0", label = { en = "No" } },
]
"#;
    let ranking = format!(
        "[ranking]\nscores = \"unrounded\"\ndigits = 12\norder = \"{}\"\nties = \"lowest\"\n",
        size.order
    );
    fs::write(
        framework.join("framework.toml"),
        [method, &ranking, &size.tree].concat(),
    )
    .unwrap();
    let view = if size.tree.contains("[[views]]") {
        ",view:dimension"
    } else {
        ""
    };
    let mut questions = format!("code,parent,kind,scale{view},question@en\n");
    for line in size.questions.lines() {
        let (code, _) = line.split_once(',').unwrap();
        let line = if view.is_empty() {
            line.trim_end_matches(',')
        } else {
            line
        };
        questions.push_str(&format!("{line},Question {code}\n"));
    }
    fs::write(framework.join("indicators.csv"), questions).unwrap();
    let codes: Vec<&str> = size
        .questions
        .lines()
        .map(|it| it.split(',').next().unwrap())
        .collect();
    let mut table = format!("country,round,{}\n", codes.join(","));
    let (mut countries, mut rounds) = (vec!["XAA".to_owned()], vec!["2026".to_owned()]);
    for row in &size.answers {
        let [country, round, letters] = row.split(' ').collect::<Vec<_>>()[..] else {
            panic!("{row}")
        };
        let cells: Vec<String> = letters
            .chars()
            .map(|it| it.to_string().replace('-', ""))
            .collect();
        table.push_str(&format!("{country},{round},{}\n", cells.join(",")));
        countries.push(country.to_owned());
        rounds.push(round.to_owned());
    }
    if countries.iter().any(|code| code == "C000") {
        countries.remove(0);
    }
    for list in [&mut countries, &mut rounds] {
        list.sort();
        list.dedup();
    }
    let mut declared = format!(
        "schema_version = 1\nframework = {{ id = \"odd\", version = \"1\" }}\ncountries = {countries:?}\n"
    );
    // The latest is declared first.
    for round in rounds.iter().rev() {
        declared.push_str(&format!(
            "[[rounds]]\nid = \"{round}\"\nreference_date = \"{round}-12-31\"\n"
        ));
    }
    declared.push_str("[[tables]]\nfile = \"answers.csv\"\nshape = \"wide\"\nwords = { y = \"yes\", p = \"partially\", n = \"no\", x = \"not-applicable\" }\n[country_names]\n");
    for (code, name) in [
        ("XAA", "Avaria"),
        ("XAB", "Belmark"),
        ("XAC", "Corvia"),
        ("XAD", "Drenland"),
    ] {
        if countries.iter().any(|it| it == code) {
            declared.push_str(&format!("{code} = {{ en = \"{name}\" }}\n"));
        }
    }
    fs::write(round.join("round.toml"), declared).unwrap();
    fs::write(round.join("answers.csv"), table).unwrap();
    fs::write(folder.join("plan.toml"), PLAN).unwrap();
}

/// What a command prints, with one space between words, so that the widths of columns do not matter.
pub(super) fn said(index: &Path, command: &str) -> String {
    let (verb, rest) = command.split_once(' ').unwrap_or((command, ""));
    let mut cpi = Command::new(env!("CARGO_BIN_EXE_cpi"));
    cpi.arg(verb).arg(index).args(rest.split_whitespace());
    if verb == "robustness" {
        cpi.args(["--seed", "1", "--draws", "200", "--plan"]);
        cpi.arg(index.join("plan.toml"));
    }
    let output = cpi.output().unwrap();
    let text = [output.stdout, output.stderr].concat();
    let text = String::from_utf8(text).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
