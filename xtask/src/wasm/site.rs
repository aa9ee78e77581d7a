//! The engine in the pages of a site: one script that holds the WebAssembly of the scores.

use super::{Module, build, order, packed};
use crate::{notices, root};
use base64ct::{Base64, Encoding};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

/// The hand-written part, and what is made of it.
const TEMPLATE: &str = "crates/cpi-report/src/site/engine.template.js";
const ENGINE: &str = "crates/cpi-report/src/site/assets/engine.js";
/// The notices of what is compiled into it.
const NOTICES: &str = "crates/cpi-report/src/site/assets/engine-notices.txt";
/// How it is compiled.
const OPTIONS: [&str; 2] = ["--no-default-features", "--target=wasm32-unknown-unknown"];
/// What is compiled into the engine.
const SOURCES: [&str; 4] = ["cpi-model", "cpi-scoring", "cpi-io", "cpi-wasm"];

/// Writes the engine and its notices, or compares what is committed with today's.
pub(super) fn run(module: &Module, target: &Path, check: bool) -> Result<(), String> {
    let made = [
        (ENGINE.to_owned(), made(module, target)?),
        (
            NOTICES.to_owned(),
            notices::of("cpi-wasm", &OPTIONS, OPENING)?,
        ),
    ];
    let chore = "cargo run -p xtask --features wasm -- wasm --site";
    crate::generated(made, check, chore)
}

const OPENING: &str = "The file engine.js holds a WebAssembly that is compiled from the crates below and from the standard
library of Rust (MIT OR Apache-2.0, https://github.com/rust-lang/rust). Each text is that of the
crate; where a crate brings none, its licence is named.
";

/// The script of the engine.
fn made(module: &Module, target: &Path) -> Result<String, String> {
    build(module.features)?;
    let out = target.join("site-engine");
    let failed = |error: String| format!("{}: {error}", out.display());
    Bindgen::new()
        .input_path(target.join("wasm32-unknown-unknown/wasm-release/cpi_wasm.wasm"))
        .typescript(false)
        // Its names give the order of the functions.
        .remove_name_section(false)
        .remove_producers_section(true)
        .omit_default_module_path(true)
        .no_modules(true)
        .and_then(|bindgen| bindgen.generate(&out))
        .map_err(|error| failed(format!("{error:#}")))?;
    let read = |name: &str| fs::read(out.join(name)).map_err(|error| failed(error.to_string()));
    let bindings =
        String::from_utf8(read("cpi_wasm.js")?).map_err(|error| failed(error.to_string()))?;
    let ordered = order::by_name(&read("cpi_wasm_bg.wasm")?).map_err(failed)?;
    let packed = packed(&ordered, "engine", module.most_bytes)?;
    let template = root().join(TEMPLATE);
    let template = fs::read_to_string(&template)
        .map_err(|error| format!("{}: {error}", template.display()))?;
    let template = template
        .replace("VERSION", env!("CARGO_PKG_VERSION"))
        .replace("SOURCES", &sources()?)
        .replace("/* BINDINGS */", bindings.trim())
        .replace("PACKED", &Base64::encode_string(&packed));
    Ok(format!(
        "// Made by the chore `wasm --site` from {TEMPLATE}. Licences: engine-notices.txt.\n{template}"
    ))
}

/// One hash for everything that the engine is compiled from: the files of its crates, and the
/// crates of others with their versions.
fn sources() -> Result<String, String> {
    let mut files = Vec::new();
    for name in SOURCES {
        let folder = root().join("crates").join(name);
        files.push(folder.join("Cargo.toml"));
        crate::tidy::walk(&folder.join("src"), &mut |path| files.push(path.to_owned()));
    }
    files.push(root().join(TEMPLATE));
    files.sort();
    let mut hash = Sha256::new();
    for file in files {
        let text = fs::read(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        hash.update(name_in_project(&file));
        hash.update([0]);
        hash.update(Sha256::digest(text));
    }
    for (name, version) in notices::compiled("cpi-wasm", &OPTIONS)? {
        hash.update(format!("{name} {version}\n"));
    }
    Ok(hash
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect())
}

/// The path of a file in the project, the same on every system.
fn name_in_project(file: &Path) -> String {
    let root: PathBuf = root();
    let file = file.strip_prefix(&root).unwrap_or(file);
    file.to_string_lossy().replace('\\', "/")
}
