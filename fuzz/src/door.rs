//! The door to JavaScript.

use super::{FRAMEWORK, TEMPLATE_XAA};
use std::sync::LazyLock;

/// The door to JavaScript: texts that are separated by NUL bytes.
pub fn wasm(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let parts: Vec<&str> = text.split('\0').collect();
    let part = |i: usize| parts.get(i).copied().unwrap_or_default();
    let given = |i: usize, usual: &'static str| match part(i) {
        "" => usual,
        other => other,
    };
    let framework = {
        static JSON: LazyLock<String> =
            LazyLock::new(|| cpi_model::provenance::canonical_json(FRAMEWORK.draft()));
        given(1, JSON.as_str())
    };
    let assessments = {
        static LIST: LazyLock<String> = LazyLock::new(|| format!("[{TEMPLATE_XAA}]"));
        given(2, LIST.as_str())
    };
    match part(0)
        .bytes()
        .next()
        .unwrap_or_default()
        .wrapping_sub(b'0')
        % 9
    {
        0 => drop(cpi_wasm::check(framework)),
        1 => drop(cpi_wasm::score(framework, assessments, true)),
        2 => drop(cpi_wasm::compare(framework, assessments)),
        3 => drop(cpi_wasm::explain(
            framework,
            assessments,
            given(3, "XAA"),
            None,
            parts.get(4).map(|&part| part.to_owned()),
        )),
        4 => drop(cpi_wasm::analysis::robustness_watched(
            framework,
            assessments,
            part(3),
            given(4, "1"),
            20.0,
            &mut |_| true,
        )),
        5 => drop(cpi_wasm::analysis::plan(
            framework,
            assessments,
            given(3, "XAA"),
            parts.get(4).map(|&part| part.to_owned()),
        )),
        6 => drop(cpi_wasm::analysis::what_if(
            framework,
            assessments,
            given(3, "XAA"),
            given(4, r#"{"19.1":"no"}"#),
            parts.get(5).map(|&part| part.to_owned()),
        )),
        7 => drop(cpi_wasm::analysis::coherence(
            framework,
            assessments,
            parts.get(3).map(|&part| part.to_owned()),
            true,
        )),
        _ => {
            if let Ok(mut session) = cpi_wasm::Session::new(framework, assessments, None) {
                let _ = session.set(given(3, "XAA"), given(4, r#"{"19.1":"no"}"#));
                let _ = session.reset(given(3, "XAA"));
            }
        }
    }
}
