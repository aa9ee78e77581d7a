//! What does the native library answer? Takes conformance cases, prints a JSON list: for
//! each the texts it was given, and every call with its answer. `tests/same.mjs` makes the
//! same calls of the WebAssembly.

use cpi_wasm::{Index, Refusal, Session};
use serde_json::{Value, json};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut cases = Vec::new();
    for path in std::env::args().skip(1) {
        let read = std::fs::read_to_string(&path).map_err(|error| error.to_string());
        let case = read.and_then(|text| {
            serde_json::from_str::<Value>(&text).map_err(|error| error.to_string())
        });
        match case {
            Ok(case) => cases.push(answers(&path, &case)),
            Err(error) => {
                let _ = std::io::Write::write_all(
                    &mut std::io::stderr(),
                    format!("{path}: {error}\n").as_bytes(),
                );
                return ExitCode::FAILURE;
            }
        }
    }
    let text = Value::Array(cases).to_string();
    match std::io::Write::write_all(&mut std::io::stdout().lock(), text.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// What a query gives of a framework and assessments.
fn run(framework: &str, assessments: &str, query: &Value) -> Result<String, Refusal> {
    Index::new(framework, assessments)?.run(&query.to_string())
}

/// A framework and its assessments, each call, and what it gives.
fn answers(path: &str, case: &Value) -> Value {
    let framework = case["framework"].to_string();
    let assessments = case["assessments"].to_string();
    let country = case["assessments"][0]["country"].as_str();
    let round = case["assessments"][0]["round"].as_str();
    // One text that is cut off, and one assessment twice: their problems are compared too.
    let cut = &framework[..framework.len() / 2];
    let twice = format!("[{},{}]", case["assessments"][0], case["assessments"][0]);

    // As the package for JavaScript takes them: each answer as a text.
    let text = json!({ "text": true });
    let mut calls = vec![
        call(
            "check",
            json!([framework, text]),
            Ok(cpi_wasm::check(&framework)),
        ),
        call("check", json!([cut, text]), Ok(cpi_wasm::check(cut))),
    ];
    for given in [assessments.as_str(), &twice, "[]", "{"] {
        for trail in [false, true] {
            let options = json!({ "trail": trail, "text": true });
            let query = json!({ "kind": "scores", "trail": trail });
            let answer = run(&framework, given, &query);
            calls.push(call("score", json!([framework, given, options]), answer));
        }
        let answer = run(&framework, given, &json!({ "kind": "comparison" }));
        calls.push(call("compare", json!([framework, given, text]), answer));
        let found = Ok(cpi_wasm::check_assessments(&framework, given));
        let arguments = json!([framework, given, text]);
        calls.push(call("checkAssessments", arguments, found));
    }
    for round in [None, round] {
        for node in [None, Some("no-such-node")] {
            let country = country.unwrap_or_default();
            let query = json!({
                "kind": "explanation", "country": country, "round": round, "node": node,
            });
            let answer = run(&framework, &assessments, &query);
            let options = json!({ "country": country, "round": round, "node": node, "text": true });
            let arguments = json!([framework, assessments, options]);
            calls.push(call("explain", arguments, answer));
        }
    }
    json!({ "case": path, "calls": calls, "session": session(case, &framework) })
}

/// A session of the first round, with a change of every indicator in turn.
fn session(case: &Value, framework: &str) -> Value {
    let listed = case["assessments"].as_array().cloned().unwrap_or_default();
    let first = listed.first().cloned().unwrap_or_default();
    let of_round: Vec<Value> = listed
        .into_iter()
        .filter(|each| each["round"] == first["round"])
        .collect();
    let assessments = Value::Array(of_round).to_string();
    let country = first["country"].as_str().unwrap_or_default();
    let opened = Index::new(framework, &assessments);
    let mut session = match opened.and_then(|index| Session::new(&index, None)) {
        Ok(session) => session,
        Err(error) => return json!({ "assessments": assessments, "error": error }),
    };
    let text = json!({ "text": true });
    let mut calls = Vec::new();
    for indicator in case["framework"]["indicators"]
        .as_array()
        .into_iter()
        .flatten()
    {
        let code = indicator["code"].as_str().unwrap_or_default();
        for answer in ["yes", "no", "7.5", "missing"] {
            let answers = json!({ code: answer });
            let found = session.set(country, &answers.to_string());
            calls.push(call("set", json!([country, answers, text]), found));
        }
        if calls.len() % 24 == 0 {
            let found = session.scorecard(country);
            calls.push(call("scorecard", json!([country, text]), found));
            let answers = json!({ code: "yes" });
            let found = session.what_if(country, &answers.to_string());
            calls.push(call("whatIf", json!([country, answers, text]), found));
            let found = session.standing(country);
            calls.push(call("standing", json!([country, text]), found));
        }
    }
    let found = session.reset(country);
    calls.push(call("reset", json!([country, text]), found));
    let found = session.set(country, "[]");
    calls.push(call("set", json!([country, "[]", text]), found));
    json!({ "assessments": assessments, "calls": calls })
}

#[allow(
    clippy::needless_pass_by_value,
    reason = "each call is made of temporaries"
)]
fn call(function: &str, arguments: Value, answer: Result<String, Refusal>) -> Value {
    match answer {
        Ok(text) => json!({ "function": function, "arguments": arguments, "text": text }),
        Err(error) => json!({ "function": function, "arguments": arguments, "error": error }),
    }
}
