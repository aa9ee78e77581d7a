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
    if part(0) == "check" {
        drop(cpi_wasm::check(framework));
        drop(cpi_wasm::check_assessments(framework, assessments));
        return;
    }
    let Ok(mut index) = cpi_wasm::Index::new(framework, assessments) else {
        return;
    };
    if !part(3).is_empty() && index.set_rounds(part(3)).is_err() {
        return;
    }
    if part(0) == "session" {
        if let Ok(mut session) = cpi_wasm::Session::new(&index, None) {
            let _ = session.set(given(4, "XAA"), given(5, r#"{"19.1":"no"}"#));
            let _ = session.reset(given(4, "XAA"));
        }
        return;
    }
    // A run of many draws is ended early.
    let mut steps = 0;
    let _ = index.run_watched(part(0), &mut |_| {
        steps += 1;
        steps < 20
    });
}
