//! Are the packages for JavaScript small, and do they answer as the native library and the
//! command do?

use crate::{root, run as command};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write;
use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;

/// What a package holds.
struct Contents {
    /// Its name, and the end of the names of its folders.
    name: &'static str,
    folder: &'static str,
    features: &'static str,
    /// The most bytes the WebAssembly may have once a server has compressed it.
    most_bytes: usize,
}

/// Scores alone; and what goes beyond.
const PACKAGES: [Contents; 2] = [
    Contents {
        name: "cpi-wasm",
        folder: "npm",
        features: "--no-default-features",
        most_bytes: 500_000,
    },
    Contents {
        name: "cpi-wasm-analysis",
        folder: "npm-analysis",
        features: "--all-features",
        most_bytes: 900_000,
    },
];

/// Makes the packages `dist/npm` and `dist/npm-analysis` for browsers, `dist/npm-node` and
/// `dist/npm-analysis-node` for Node, and compares the latter with the native library and the
/// command; to check only, it makes them beside the build.
pub(crate) fn run(check: bool) -> Result<(), String> {
    let root = root();
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or(root.join("target"), |folder| root.join(folder));
    let out = if check {
        target.join("npm-check")
    } else {
        root.join("dist")
    };
    let example = [
        "build",
        "--locked",
        "--package=cpi-wasm",
        "--example=native",
    ];
    command("cargo", &example)?;
    let native = built(&target, "debug/examples/native");
    for contents in &PACKAGES {
        command(
            "cargo",
            &[
                "build",
                "--locked",
                "--package=cpi-wasm",
                "--lib",
                "--profile=wasm-release",
                "--target=wasm32-unknown-unknown",
                contents.features,
            ],
        )?;
        let module = target.join("wasm32-unknown-unknown/wasm-release/cpi_wasm.wasm");
        let web = out.join(contents.folder);
        let node = out.join(format!("{}-node", contents.folder));
        package(&module, &web, contents, Kind::Web)?;
        package(&module, &node, contents, Kind::Node)?;
        for folder in [&web, &node] {
            small(&folder.join("cpi_wasm_bg.wasm"), contents.most_bytes)?;
        }
        // What the larger adds changes nothing in what both have.
        let script = [
            "crates/cpi-wasm/tests/same.mjs",
            &node.to_string_lossy(),
            &native,
        ];
        command(
            "node",
            &[&script[..], &["fixtures/conformance/cases"]].concat(),
        )?;
    }
    let build = ["build", "--locked", "--release", "--package=cpi-cli"];
    command("cargo", &build)?;
    let node = out.join("npm-analysis-node");
    let cpi = built(&target, "release/cpi");
    let script = [
        "crates/cpi-wasm/tests/analysis.mjs",
        &node.to_string_lossy(),
        &cpi,
    ];
    command("node", &[&script[..], &["fixtures"]].concat())
}

/// Where cargo puts a program.
fn built(target: &Path, program: &str) -> String {
    let program = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    target.join(program).to_string_lossy().into_owned()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Web,
    Node,
}

/// Makes a package anew.
fn package(module: &Path, folder: &Path, contents: &Contents, kind: Kind) -> Result<(), String> {
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
    fs::write(folder.join("package.json"), manifest(contents, kind)).map_err(failed)?;
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
fn manifest(contents: &Contents, kind: Kind) -> String {
    let (how, module) = match kind {
        Kind::Web => ("for browsers", "\n  \"type\": \"module\","),
        Kind::Node => ("for Node", ""),
    };
    format!(
        r#"{{
  "name": "{}",
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
        contents.name,
        env!("CARGO_PKG_VERSION"),
        "https://github.com/cpi-toolkit/cpi",
    )
}

/// Says how large a module is; an error if it has become too large.
fn small(module: &Path, most_bytes: usize) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{}: {error}", module.display());
    let bytes = fs::read(module).map_err(failed)?;
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&bytes).map_err(failed)?;
    let compressed = gzip.finish().map_err(failed)?.len();
    println!(
        "{}: {} bytes, {compressed} with gzip; at most {most_bytes}",
        module.display(),
        bytes.len()
    );
    if compressed <= most_bytes {
        Ok(())
    } else {
        Err(format!(
            "{}: {compressed} bytes with gzip are more than {most_bytes}",
            module.display()
        ))
    }
}
