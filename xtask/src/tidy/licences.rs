//! May everything that the workspace depends on be passed on with it?

use crate::root;
use serde_json::Value;
use std::process::Command;

/// Licences that may be passed on with code under MIT or Apache-2.0 and texts under CC BY 4.0.
const ALLOWED: [&str; 11] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Zlib",
];

/// Adds every dependency whose licence is not allowed to the faults.
pub(super) fn check(faults: &mut Vec<String>) -> Result<(), String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args([
            "metadata",
            "--format-version",
            "1",
            "--locked",
            "--all-features",
        ])
        .current_dir(root())
        .output()
        .map_err(|error| format!("cargo metadata: {error}"))?;
    if !output.status.success() {
        return Err(format!(
            "cargo metadata: {}",
            String::from_utf8_lossy(&output.stderr)
        ));
    }
    let found: Value = serde_json::from_slice(&output.stdout).map_err(|error| error.to_string())?;
    let packages = found["packages"]
        .as_array()
        .ok_or("cargo metadata names no packages")?;
    for package in packages {
        let licence = package["license"].as_str().unwrap_or_default();
        // Packages of the workspace carry texts of frameworks and fonts besides code.
        let of_workspace = package["source"].is_null();
        let licence_of_code = licence
            .replace(" AND CC-BY-4.0", "")
            .replace(" AND OFL-1.1", "");
        if !allowed(if of_workspace {
            &licence_of_code
        } else {
            licence
        }) {
            let (name, version) = (&package["name"], &package["version"]);
            faults.push(format!(
                "{name} {version}: the licence `{licence}` is not among those that are allowed (xtask/src/tidy/licences.rs)"
            ));
        }
    }
    Ok(())
}

/// Whether an SPDX expression leaves a choice that is allowed. `OR` binds less than `AND`;
/// brackets stand around one choice at most.
fn allowed(expression: &str) -> bool {
    let expression = expression.replace('/', " OR ");
    let mut depth = 0_usize;
    let mut choices = vec![String::new()];
    for word in expression
        .replace('(', " ( ")
        .replace(')', " ) ")
        .split_whitespace()
    {
        match word {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            "OR" if depth == 0 => choices.push(String::new()),
            _ => {}
        }
        if let Some(choice) = choices.last_mut()
            && !(word == "OR" && depth == 0)
        {
            choice.push_str(word);
            choice.push(' ');
        }
    }
    choices.iter().any(|choice| every(choice.trim()))
}

/// Whether every part of a choice is allowed.
fn every(choice: &str) -> bool {
    let mut depth = 0_usize;
    let mut parts = vec![String::new()];
    for word in choice.split_whitespace() {
        match word {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if word == "AND" && depth == 0 {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push_str(word);
            part.push(' ');
        }
    }
    parts.iter().all(|part| {
        let part = part.trim();
        match part
            .strip_prefix('(')
            .and_then(|inner| inner.strip_suffix(')'))
        {
            Some(inner) => allowed(inner.trim()),
            None => ALLOWED.contains(&part),
        }
    })
}
