//! Is the package for JavaScript small, and does it answer as the native library does?

use crate::{root, run as command};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write;
use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;

/// The most bytes the WebAssembly may have once a server has compressed it.
const MOST_BYTES: usize = 400_000;

/// Makes the packages `dist/npm` for browsers and `dist/npm-node` for Node, and compares
/// the latter with the native library; to check only, it makes them beside the build.
pub(crate) fn run(check: bool) -> Result<(), String> {
    let root = root();
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or(root.join("target"), |folder| root.join(folder));
    let out = if check {
        target.join("npm-check")
    } else {
        root.join("dist")
    };

    command(
        "cargo",
        &[
            "build",
            "--locked",
            "--package=cpi-wasm",
            "--lib",
            "--profile=wasm-release",
            "--target=wasm32-unknown-unknown",
        ],
    )?;
    command(
        "cargo",
        &[
            "build",
            "--locked",
            "--package=cpi-wasm",
            "--example=native",
        ],
    )?;
    let module = target.join("wasm32-unknown-unknown/wasm-release/cpi_wasm.wasm");

    let (web, node) = (out.join("npm"), out.join("npm-node"));
    package(&module, &web, Kind::Web)?;
    package(&module, &node, Kind::Node)?;
    for folder in [&web, &node] {
        small(&folder.join("cpi_wasm_bg.wasm"))?;
    }

    let native = target
        .join("debug/examples")
        .join(format!("native{}", std::env::consts::EXE_SUFFIX));
    command(
        "node",
        &[
            "crates/cpi-wasm/tests/same.mjs",
            &node.to_string_lossy(),
            &native.to_string_lossy(),
            "fixtures/conformance/cases",
        ],
    )
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Web,
    Node,
}

/// Makes a package anew.
fn package(module: &Path, folder: &Path, kind: Kind) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(failed)?;
    }
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(module)
        .typescript(true)
        .remove_name_section(true)
        .remove_producers_section(true);
    match kind {
        // `load()` alone finds the module beside the script.
        Kind::Web => bindgen.omit_default_module_path(false).web(true),
        Kind::Node => bindgen.nodejs(true),
    }
    .and_then(|bindgen| bindgen.generate(folder))
    .map_err(|error| format!("{}: {error:#}", folder.display()))?;
    fs::write(folder.join("package.json"), manifest(kind)).map_err(failed)?;
    let beside = [
        "crates/cpi-wasm/README.md",
        "LICENSE-MIT",
        "LICENSE-APACHE",
        "THIRD-PARTY-NOTICES.md",
    ];
    for file in beside.map(|file| root().join(file)) {
        if let Some(name) = file.file_name() {
            fs::copy(&file, folder.join(name))
                .map_err(|error| format!("{}: {error}", file.display()))?;
        }
    }
    Ok(())
}

/// What npm must know.
fn manifest(kind: Kind) -> String {
    let (how, module) = match kind {
        Kind::Web => ("for browsers", "\n  \"type\": \"module\","),
        Kind::Node => ("for Node", ""),
    };
    format!(
        r#"{{
  "name": "cpi-wasm",
  "version": "{}",
  "description": "The Child Protection Index in JavaScript, {how}",
  "license": "MIT OR Apache-2.0",
  "repository": "{}",{module}
  "main": "cpi_wasm.js",
  "types": "cpi_wasm.d.ts",
  "sideEffects": false,
  "files": ["cpi_wasm*", "LICENSE-*", "THIRD-PARTY-NOTICES.md"]
}}
"#,
        env!("CARGO_PKG_VERSION"),
        "https://github.com/cpi-toolkit/cpi",
    )
}

/// Says how large a module is; an error if it has become too large.
fn small(module: &Path) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{}: {error}", module.display());
    let bytes = fs::read(module).map_err(failed)?;
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&bytes).map_err(failed)?;
    let compressed = gzip.finish().map_err(failed)?.len();
    println!(
        "{}: {} bytes, {compressed} with gzip; at most {MOST_BYTES}",
        module.display(),
        bytes.len()
    );
    if compressed <= MOST_BYTES {
        Ok(())
    } else {
        Err(format!(
            "{}: {compressed} bytes with gzip are more than {MOST_BYTES}",
            module.display()
        ))
    }
}
