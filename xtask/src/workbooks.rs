//! How long do questionnaires take: to write one of 1,000 questions, to collect it, and to
//! collect nine?

use crate::bench::report;
use crate::root;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

const QUESTIONS: usize = 1000;
const COUNTRIES: [&str; 9] = [
    "XAA", "XAB", "XAC", "XAD", "XAE", "XAF", "XAG", "XAH", "XAI",
];

/// Times questionnaires of a made index, with openpyxl beside where it is installed.
pub(crate) fn run(cpi: &str, folder: &Path) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("the inputs could not be made: {error}");
    let (full, empty) = (folder.join("answered"), folder.join("empty"));
    index(&full, true).map_err(failed)?;
    index(&empty, false).map_err(failed)?;
    let out = folder.join("workbooks");
    fs::create_dir_all(&out).map_err(failed)?;
    let text = |path: &Path| path.to_string_lossy().into_owned();
    let (full, empty, into) = (text(&full), text(&empty), text(&out));

    let python = crate::bench::python().unwrap_or_else(|| "python3".to_owned());
    let write = [
        cpi,
        "questionnaire",
        "xlsx",
        &empty,
        "--country",
        "XAA",
        "--into",
        &into,
    ];
    let took = report("a workbook of 1,000 questions, written", &write);
    asked_for(took, 150);
    let peer = text(&root().join("xtask/peers/workbook_openpyxl.py"));
    let theirs = text(&out.join("openpyxl.xlsx"));
    report("  with openpyxl", &[&python, &peer, "write", &theirs]);

    // Filled in: the standing answers of the assessor, with evidence.
    let filled = Command::new(cpi)
        .args([
            "questionnaire",
            "xlsx",
            &full,
            "--assessor",
            "expert-1",
            "--into",
            &into,
        ])
        .output()
        .map_err(failed)?;
    if !filled.status.success() {
        return Err(String::from_utf8_lossy(&filled.stderr).into_owned());
    }
    let files: Vec<String> = COUNTRIES
        .iter()
        .map(|code| text(&out.join(format!("2026-{code}-expert-1.xlsx"))))
        .collect();
    let took = report(
        "a workbook of 1,000 answers, collected",
        &[cpi, "collect", &empty, &files[0]],
    );
    asked_for(took, 150);
    report("  read with openpyxl", &[&python, &peer, "read", &files[0]]);
    let mut nine = vec![cpi, "collect", &empty];
    nine.extend(files.iter().map(String::as_str));
    let took = report("nine such workbooks, collected", &nine);
    asked_for(took, 1000);
    let mut theirs = vec![python.as_str(), &peer, "read"];
    theirs.extend(files.iter().map(String::as_str));
    report("  read with openpyxl", &theirs);

    // The review of what has come in, and back as it was handed out.
    let review = ["review", "xlsx", &full];
    let out = [&[cpi][..], &review, &["--country", "XAA", "--into", &into]].concat();
    report("the review of 1,000 answers, written", &out);
    let file = text(&Path::new(&into).join("2026-XAA-review.xlsx"));
    let back = [&[cpi][..], &review, &[&file]].concat();
    report("the review of 1,000 answers, read", &back);
    Ok(())
}

/// Says what a time is set against.
fn asked_for(took: Option<Duration>, milliseconds: u64) {
    if let Some(took) = took {
        let word = if took < Duration::from_millis(milliseconds) {
            "kept"
        } else {
            "MISSED"
        };
        println!("  asked for: under {milliseconds} ms; {word}");
    }
}

/// An index of one large checklist; with answers and evidence of one assessor, or without.
fn index(folder: &Path, answered: bool) -> std::io::Result<()> {
    let framework = folder.join("framework");
    let round = folder.join("rounds/2026");
    fs::create_dir_all(&framework)?;
    fs::create_dir_all(&round)?;
    let source = root().join("crates/cpi-cli/template/framework/framework.toml");
    fs::copy(source, framework.join("framework.toml"))?;
    let mut table = "code,parent,kind,scale,view:dimension,question@en,criteria:yes@en,criteria:no@en,evidence@en\n".to_owned();
    for i in 0..QUESTIONS {
        let (parent, group) = if i % 2 == 0 {
            ("art19", "law")
        } else {
            ("art20", "services")
        };
        let _ = writeln!(
            table,
            "i{i},{parent},checklist,compliance,{group},Does the law of the country prohibit practice number {i} in every setting?,The law prohibits it in every setting without exception.,The law allows practice {i} or says nothing of it.,\"The act with its article, and the regulation under it.\""
        );
    }
    fs::write(framework.join("indicators.csv"), table)?;
    let listed = COUNTRIES.map(|code| format!("\"{code}\"")).join(", ");
    fs::write(
        round.join("round.toml"),
        format!(
            "schema_version = 1\ncountries = [{listed}]\n[framework]\nid = \"my-index\"\nversion = \"0.1\"\n[[rounds]]\nid = \"2026\"\nreference_date = \"2026-12-31\"\n"
        ),
    )?;
    if !answered {
        return Ok(());
    }
    for (c, code) in COUNTRIES.iter().enumerate() {
        let answers: Vec<String> = (0..QUESTIONS)
            .map(|i| {
                let answer = ["yes", "partially", "no"][(i * 7 + c) % 3];
                format!(
                    "{{\"indicator\":\"i{i}\",\"answer\":\"{answer}\",\"assessor\":\"expert-1\",\"comment\":\"as of question {i}\",\"evidence\":[{{\"title\":\"Act {i}, article {c}\",\"link\":\"https://example.org/{i}\",\"consulted\":\"2026-03-01\"}}]}}"
                )
            })
            .collect();
        fs::write(
            round.join(format!("{code}.json")),
            format!(
                "{{\"schema_version\":1,\"framework\":{{\"id\":\"my-index\",\"version\":\"0.1\"}},\"country\":\"{code}\",\"round\":\"2026\",\"reference_date\":\"2026-12-31\",\"answers\":[{}]}}",
                answers.join(",\n")
            ),
        )?;
    }
    Ok(())
}
