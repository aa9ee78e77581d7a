//! A framework and answers full of texts that mean something to a terminal, to Markdown and HTML,
//! to a spreadsheet or to XML go through every verb and every format.

use cpi_io::read::spreadsheet::{Value, spreadsheet};
use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::{Value as Json, json};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// What `check` accepts and nobody wants to take effect.
const TEXT: &str = "=1+1 <img src=x onerror=alert(1)> ![x](http://evil.example/a) \
    [c](javascript:alert(1)) | ${x} `q` ]]> _x001B_ &lt; ' \"d\" *s* _u_ \u{202e}turned\u{200b} \
    {{ v }} {% v %} $m$ www.evil.example a@evil.example <!-- ~~~ \nsecond\r\n# third\n    code\ttab \u{1F600}";

/// What begins a line or a cell.
const BEGINNINGS: [&str; 13] = [
    "# ", "- ", "+ ", "> ", "1. ", "===", "---", "~~~", "    ", "@sum(", " =", "\t=", "＝",
];

/// What no text may hold.
const REFUSED: [char; 7] = [
    '\u{0}', '\u{1B}', '\u{7F}', '\u{85}', '\u{9B}', '\u{FFFE}', '\u{FFFF}',
];

fn run(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cpi"));
    command.args(arguments).output().unwrap()
}

fn printed(arguments: &[&str]) -> String {
    let output = run(arguments);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{arguments:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

/// Puts the text into every text of a framework, each with another beginning.
fn fill(value: &mut Json, count: &mut usize) {
    match value {
        Json::Object(object) => {
            for (key, value) in object {
                match value {
                    Json::String(text) if matches!(&**key, "en" | "licence" | "attribution") => {
                        *text = format!("{}{TEXT} {count}", BEGINNINGS[*count % BEGINNINGS.len()]);
                        *count += 1;
                    }
                    _ => fill(value, count),
                }
            }
        }
        Json::Array(values) => values.iter_mut().for_each(|value| fill(value, count)),
        _ => {}
    }
}

fn read(path: &Path) -> Json {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

/// An index full of such texts.
fn index() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path().join("index");
    let named = top.to_str().unwrap();
    assert!(run(&["new", named]).status.success());
    let mut framework: Json =
        serde_json::from_str(&printed(&["convert", named, "--to", "framework-json"])).unwrap();
    fill(&mut framework, &mut 0);
    fs::remove_dir_all(top.join("framework")).unwrap();
    fs::create_dir(top.join("framework")).unwrap();
    fs::write(top.join("framework/framework.json"), framework.to_string()).unwrap();
    for country in ["XAA", "XAB"] {
        let file = top.join(format!("rounds/2026/{country}.json"));
        let mut document = read(&file);
        for answer in document["answers"].as_array_mut().unwrap() {
            answer["comment"] = TEXT.into();
            answer["evidence"] = json!([{
                "title": TEXT, "note": TEXT, "consulted": "2026-01-01",
                "link": "https://example.org/a?b=1&c=`|<img>\\",
            }]);
        }
        fs::write(&file, document.to_string()).unwrap();
    }
    let by = ["--country", "XAA", "--by", "rev-1"];
    for act in [
        &[
            "review",
            "adjudicate",
            named,
            "19.1",
            "--answer",
            "no",
            "--reason",
            TEXT,
        ][..],
        &["review", "reply", named, "19.2", "--text", TEXT],
    ] {
        printed(&[act, &by].concat());
    }
    (folder, top)
}

/// The problems with a text that goes to a terminal.
fn is_visible(text: &str) -> bool {
    let hidden = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\t')) || matches!(c, '\u{202e}' | '\u{200b}')
    };
    !text.contains(hidden)
}

/// What Markdown makes of a text apart from what the project writes itself.
fn amiss_in_markdown(text: &str) -> Vec<String> {
    let mut amiss = Vec::new();
    for event in Parser::new_ext(text, Options::all()) {
        match event {
            Event::Start(Tag::Link { dest_url, .. })
                if !dest_url.starts_with("https://example.org/a?b=1&c=")
                    && !dest_url.starts_with("node-")
                    && &*dest_url != "README.md" =>
            {
                amiss.push(format!("a link to {dest_url}"));
            }
            Event::Html(html) | Event::InlineHtml(html)
                if html.trim() != "<!-- -->" && !html.starts_with("<!-- Made from") =>
            {
                amiss.push(format!("HTML {html}"));
            }
            Event::Code(code) if code.contains([' ', '<']) => amiss.push(format!("code {code}")),
            Event::Start(
                tag @ (Tag::Image { .. }
                | Tag::BlockQuote(_)
                | Tag::CodeBlock(_)
                | Tag::Strikethrough
                | Tag::FootnoteDefinition(_)),
            ) => amiss.push(format!("{tag:?}")),
            Event::InlineMath(text) | Event::DisplayMath(text) => {
                amiss.push(format!("a formula {text}"));
            }
            Event::Rule => amiss.push("a rule".to_owned()),
            _ => {}
        }
    }
    for address in ["http://", "www.evil", "a@evil", "javascript:", "{{", "{%"] {
        if text.contains(address) {
            amiss.push(format!("`{address}`"));
        }
    }
    amiss
}

/// The cells of a table that a spreadsheet would run.
fn formulas(table: &str) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(table.as_bytes());
    let cells: Vec<String> = reader
        .records()
        .flat_map(|record| {
            record
                .unwrap()
                .iter()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .collect();
    let runs = |cell: &String| {
        cell.trim_start().starts_with(['=', '+', '-', '@', '＝']) && cell.parse::<f64>().is_err()
    };
    cells.into_iter().filter(runs).collect()
}

#[test]
fn no_text_takes_effect_in_any_format_of_any_verb() {
    let (folder, top) = index();
    let index = top.to_str().unwrap();
    let plan = top.join("uncertainty.toml");
    let submission = folder.path().join("hand\u{202e}in.json");
    let answer = json!({ "indicator": "19.1", "answer": "no", "comment": TEXT });
    let faulty = json!({ "indicator": TEXT, "answer": TEXT, TEXT: 1 });
    let mut document = json!({
        "schema_version": 1, "framework": { "id": "my-index", "version": "0.1" },
        "country": "XAB", "round": "2026", "assessor": "b1", "answers": [answer],
    });
    fs::write(&submission, document.to_string()).unwrap();
    let submission_name = submission.to_str().unwrap();
    printed(&["collect", index, submission_name, "--apply", "--by", "sec"]);
    document["answers"] = json!([answer, faulty]);
    fs::write(&submission, document.to_string()).unwrap();

    let verbs: [&[&str]; 30] = [
        &["score", index],
        &["score", index, "--long"],
        &["score", index, "--level", "article"],
        &["score", index, "--view", "dimension"],
        &["explain", index, "--country", "XAA"],
        &["compare", index],
        &["compare", index, "--between", "XAA", "XAB"],
        &["coherence", index],
        &["coherence", index, "--indicators"],
        &["plan", index, "--country", "XAA"],
        &["plan", index, "--country", "XAA", "--reach", "index=0.9"],
        &["plan", index, "--country", "XAA", "--change", "19.1=yes"],
        &["peers", index],
        &["peers", index, "--country", "XAA"],
        &["peers", index, "--table", "standing"],
        &[
            "robustness",
            index,
            "--plan",
            plan.to_str().unwrap(),
            "--seed",
            "1",
            "--draws",
            "20",
        ],
        &["trend", index],
        &["status", index],
        &["status", index, "--per", "section"],
        &["status", index, "--per", "assessor"],
        &["agreement", index, "--seed", "1", "--resamples", "20"],
        &["history", index, "--country", "XAB"],
        &["review", "list", index],
        &["review", "list", TEXT],
        &["framework", "list", index],
        &["framework", "show", index],
        &["framework", "diff", index, index],
        &["check", index, "--lint"],
        &["collect", index, submission_name],
        &["score", TEXT],
    ];
    let mut amiss = Vec::new();
    let mut seen = 0;
    for verb in verbs {
        for format in ["", "table", "json", "csv", "markdown"] {
            let mut arguments = verb.to_vec();
            if !format.is_empty() {
                arguments.extend(["--format", format]);
            }
            let output = run(&arguments);
            let text = String::from_utf8(output.stdout).unwrap();
            let said = String::from_utf8(output.stderr).unwrap();
            let name = format!("{} {format}", verb[..2].join(" "));
            assert!(
                output.status.code().is_some_and(|code| code < 5),
                "{name}: {said}"
            );
            if !is_visible(&said) {
                amiss.push(format!("{name}: standard error: {said:?}"));
            }
            if output.status.code() == Some(2) || text.is_empty() {
                continue;
            }
            seen += 1;
            match format {
                "json" => drop(serde_json::from_str::<Json>(&text).unwrap()),
                "csv" => amiss.extend(formulas(&text).iter().map(|it| format!("{name}: {it}"))),
                _ if !is_visible(&text) => amiss.push(format!("{name}: {text:?}")),
                "markdown" => {
                    let found = amiss_in_markdown(&text);
                    amiss.extend(found.iter().map(|it| format!("{name}: {it}")));
                }
                _ => {}
            }
        }
    }
    assert!(90 < seen, "only {seen} results were looked at");
    let book = folder.path().join("handbook");
    printed(&[
        "framework",
        "handbook",
        index,
        "--into",
        book.to_str().unwrap(),
    ]);
    let mut pages = vec![printed(&[
        "plan",
        index,
        "--country",
        "XAA",
        "--recommendations",
    ])];
    for entry in fs::read_dir(&book).unwrap() {
        pages.push(fs::read_to_string(entry.unwrap().path()).unwrap());
    }
    assert_eq!(pages.len(), 4);
    for page in pages {
        amiss.extend(amiss_in_markdown(&page));
        assert!(is_visible(&page));
    }
    assert!(amiss.is_empty(), "{}", amiss.join("\n"));
}

/// The parser of the command line reports faulty arguments, and its messages repeat them.
#[test]
fn arguments_are_repeated_without_effect() {
    let hostile = "\u{1B}]0;t\u{7}\u{9B}31m\u{202e}x";
    for arguments in [
        &[hostile][..],
        &["score", "index", hostile],
        &["score", hostile],
        &["score", "--format", hostile, "index"],
        &["convert", "index", "--to", hostile],
        &["robustness", "index", "--seed", hostile],
        &["collect", hostile, hostile],
        &["verify", hostile],
        &["new", hostile, "--framework", hostile],
    ] {
        let output = run(arguments);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success() && is_visible(&said), "{said:?}");
    }
}

#[test]
fn every_workbook_is_well_formed_and_keeps_every_text() {
    let (folder, top) = index();
    let index = top.to_str().unwrap();
    let into = folder.path().join("books");
    let named = |name: &str| into.join(name).to_str().unwrap().to_owned();
    let into_name = into.to_str().unwrap();
    for arguments in [
        &[
            "questionnaire",
            "xlsx",
            index,
            "--assessor",
            "b1",
            "--into",
            into_name,
        ][..],
        &[
            "questionnaire",
            "xlsform",
            index,
            "--country",
            "XAA",
            "--into",
            into_name,
        ],
        &["review", "xlsx", index, "--into", into_name],
        &[
            "status",
            index,
            "--format",
            "xlsx",
            "-o",
            &named("status.xlsx"),
        ],
        &[
            "framework",
            "translation",
            "export",
            index,
            "--language",
            "fr",
            "-o",
            &named("t.xlsx"),
        ],
    ] {
        printed(arguments);
    }
    let mut looked_at = 0;
    for entry in fs::read_dir(&into).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let bytes = fs::read(&path).unwrap();
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).unwrap();
        for at in 0..archive.len() {
            let mut member = archive.by_index(at).unwrap();
            let mut text = String::new();
            member.read_to_string(&mut text).unwrap();
            let allowed = |c: char| !c.is_control() || matches!(c, '\n' | '\r' | '\t');
            assert!(text.chars().all(allowed), "{name}");
            let mut reader = quick_xml::Reader::from_str(&text);
            reader.config_mut().check_end_names = true;
            while !matches!(reader.read_event().unwrap(), quick_xml::events::Event::Eof) {}
        }
        let book = spreadsheet(&name, &bytes).unwrap();
        let cells = book.sheets.iter().flat_map(|sheet| &sheet.rows);
        let texts: Vec<String> = cells
            .flat_map(|row| &row.cells)
            .filter_map(|(_, value)| match value {
                Value::Text(text) => Some(text.clone()),
                _ => None,
            })
            .filter(|text| text.contains("onerror"))
            .collect();
        assert!(!texts.is_empty(), "{name}");
        for text in texts {
            let whole = TEXT.split('\n').next().unwrap();
            assert!(
                text.contains("_x001B_") || !text.contains(whole),
                "{name}: {text}"
            );
            assert!(!text.contains('\u{1B}'), "{name}: {text:?}");
        }
        looked_at += 1;
    }
    assert_eq!(looked_at, 8);

    let table = named("t.csv");
    let export = [
        "framework",
        "translation",
        "export",
        index,
        "--language",
        "fr",
        "-o",
        &table,
    ];
    printed(&export);
    assert!(formulas(&fs::read_to_string(&table).unwrap()).is_empty());
}

#[test]
fn what_no_text_may_hold_is_refused_in_every_input() {
    let (folder, top) = index();
    let index = top.to_str().unwrap();
    let refused = |arguments: &[&str], c: char| {
        let output = run(arguments);
        let said = String::from_utf8_lossy(&output.stderr).into_owned()
            + &String::from_utf8_lossy(&output.stdout);
        let named = match c {
            '\0' if arguments.last().unwrap().ends_with("csv") => "bytes of 0".to_owned(),
            c => format!("U+{:04X}", u32::from(c)),
        };
        assert_ne!(output.status.code(), Some(0), "{arguments:?} {c:?}");
        assert!(said.contains(&named), "{arguments:?}: {said}");
    };
    let framework = top.join("framework/framework.json");
    let document = top.join("rounds/2026/XAB.json");
    let submission = folder.path().join("s.json");
    let table = folder.path().join("t.csv");
    for c in REFUSED {
        let text = format!("a{c}b");
        for (file, places) in [
            (
                &framework,
                &[
                    "/title/en",
                    "/nodes/0/label/en",
                    "/indicators/0/question/en",
                    "/licence",
                ][..],
            ),
            (
                &document,
                &["/answers/0/comment", "/answers/0/evidence/0/note"],
            ),
        ] {
            let before = fs::read(file).unwrap();
            for place in places {
                let mut value: Json = serde_json::from_slice(&before).unwrap();
                *value.pointer_mut(place).unwrap() = text.clone().into();
                fs::write(file, value.to_string()).unwrap();
                refused(&["check", index], c);
            }
            fs::write(file, before).unwrap();
        }
        let answers = json!([{ "indicator": "19.1", "answer": "no", "comment": text }]);
        let handed_in = json!({
            "schema_version": 1, "framework": { "id": "my-index", "version": "0.1" },
            "country": "XAB", "round": "2026", "assessor": "b1", "answers": answers,
        });
        fs::write(&submission, handed_in.to_string()).unwrap();
        refused(&["collect", index, submission.to_str().unwrap()], c);
        let rows = format!(
            "country,round,assessor,indicator,answer,comment\nXAB,2026,b1,19.1,no,{text}\n"
        );
        fs::write(&table, rows).unwrap();
        refused(&["collect", index, table.to_str().unwrap()], c);
        if c != '\u{0}' {
            let act = ["review", "adjudicate", index, "19.1", "--country", "XAB"];
            let decided = ["--answer", "no", "--by", "rev-1", "--reason", &text];
            refused(&[&act[..], &decided].concat(), c);
        }
    }
    // Half of a pair is no character at all.
    let before = fs::read_to_string(&document).unwrap();
    fs::write(&document, before.replacen("<img", "\\ud800 <img", 1)).unwrap();
    let output = run(&["check", index]);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    fs::write(&document, before).unwrap();
    printed(&["check", index]);
}

/// Pages and forms of nodes whose codes many systems take for the same name.
#[test]
fn codes_that_differ_in_case_only_get_files_of_their_own() {
    let (folder, top) = index();
    let index = top.to_str().unwrap();
    let framework = top.join("framework/framework.json");
    let text = fs::read_to_string(&framework).unwrap();
    let renamed = text
        .replace("\"art19\"", "\"A1\"")
        .replace("\"art20\"", "\"a1\"");
    fs::write(&framework, renamed).unwrap();
    let into = folder.path().join("out");
    let into_name = into.to_str().unwrap();
    printed(&["framework", "handbook", index, "--into", into_name]);
    let form = ["questionnaire", "xlsform", index, "--country", "XAA"];
    printed(&[&form[..], &["--into", into_name]].concat());
    let assessor = [
        "questionnaire",
        "xlsx",
        index,
        "--country",
        "XAA",
        "--into",
        into_name,
    ];
    for one in ["jane.doe@example.org", "/../../escaped", "..", ""] {
        let refused = run(&[&assessor[..], &["--assessor", one]].concat());
        assert_eq!(refused.status.code(), Some(2), "{one}");
        let said = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(said.contains("is no pseudonym"), "{said}");
    }
    let mut found: Vec<_> = fs::read_dir(&into)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    found.sort();
    let expected = [
        "2026-XAA-A1.form.xlsx",
        "2026-XAA-a1~2.form.xlsx",
        "README.md",
        "node-A1.md",
        "node-a1~2.md",
    ];
    assert_eq!(found, expected);
}
