//! Is the npm package small, does it answer as the native library and the command do, and do those
//! who import it find its types?

mod order;
mod package;
mod site;

use crate::{root, run as command};
use flate2::Compression;
use flate2::write::GzEncoder;
use package::Package;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A WebAssembly of the package.
struct Module {
    /// The folder in the package.
    folder: &'static str,
    features: &'static str,
    /// The most bytes it may have once a server has compressed it.
    most_bytes: usize,
}

/// Scores alone; and what goes beyond.
const MODULES: [Module; 2] = [
    Module {
        folder: "scores",
        features: "--no-default-features",
        most_bytes: 400_000,
    },
    Module {
        folder: "analysis",
        features: "--all-features",
        most_bytes: 900_000,
    },
];

/// Makes the package `dist/npm`, and compares it with the native library and the command; to check
/// only, it makes it beside the build. For a site it makes the engine of its pages, or compares it.
pub(crate) fn run(check: bool, site: bool) -> Result<(), String> {
    let root = root();
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or(root.join("target"), |folder| root.join(folder));
    if site {
        return site::run(&MODULES[0], &target, check);
    }
    let out = if check {
        target.join("npm-check")
    } else {
        root.join("dist")
    };
    let tools = root.join("crates/cpi-wasm/tools");
    in_folder(
        &tools,
        "npm",
        &["ci", "--silent", "--no-audit", "--no-fund"],
    )?;
    let package = Package::new(out.join("npm"))?;
    for module in &MODULES {
        build(module.features)?;
        let built = target.join("wasm32-unknown-unknown/wasm-release/cpi_wasm.wasm");
        let file = package.add_module(module.folder, &built)?;
        small(&file, module.most_bytes)?;
    }
    package.add_scripts(&root.join("crates/cpi-wasm/js"))?;
    package.add_types(&tools)?;
    package.add_texts()?;

    let example = [
        "build",
        "--locked",
        "--package=cpi-wasm",
        "--example=native",
    ];
    command("cargo", &example)?;
    let cli = ["build", "--locked", "--release", "--package=cpi-cli"];
    command("cargo", &cli)?;
    let native = built(&target, "debug/examples/native");
    let cpi = built(&target, "release/cpi");
    let folder = package.folder().to_string_lossy();
    let test = |script: &str, arguments: &[&str]| {
        let script = format!("crates/cpi-wasm/tests/{script}.mjs");
        command("node", &[&[&*script, &*folder], arguments].concat())
    };
    // What the larger module adds changes nothing in what both have.
    for entry in ["index", "analysis"] {
        test("same", &[entry, &native, "fixtures/conformance/cases"])?;
    }
    test("analysis", &[&cpi, "fixtures"])?;
    test("hostile", &[])?;
    test("importers", &[&tools.to_string_lossy()])?;
    let tool = |name: &str| tools.join("node_modules/.bin").join(name);
    let publint = tool("publint").to_string_lossy().into_owned();
    command(&publint, &["run", &folder, "--strict"])?;
    let attw = tool("attw").to_string_lossy().into_owned();
    command(
        &attw,
        &["--pack", &folder, "--no-emoji", "--format", "ascii"],
    )
}

/// Builds the WebAssembly. Paths of this machine and settings of its shell stay out of it, so that
/// every machine makes the same bytes; the compact form of SHA-256 is slower and smaller.
fn build(features: &str) -> Result<(), String> {
    let home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))
        .ok_or("neither CARGO_HOME nor a home folder is there")?;
    let flags = [
        format!("--remap-path-prefix={}=cargo", home.display()),
        "--cfg".to_owned(),
        "sha2_backend_soft=\"compact\"".to_owned(),
    ];
    let mut cargo = Command::new("cargo");
    cargo
        .args(["build", "--locked", "--package=cpi-wasm", "--lib", features])
        .args(["--profile=wasm-release", "--target=wasm32-unknown-unknown"])
        .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"))
        .env("CARGO_INCREMENTAL", "0")
        .current_dir(root());
    // Profiles that the caller's shell changes would make other bytes, too.
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("CARGO_PROFILE_") {
            cargo.env_remove(name);
        }
    }
    ended(&mut cargo)
}

fn in_folder(folder: &Path, program: &str, arguments: &[&str]) -> Result<(), String> {
    ended(Command::new(program).args(arguments).current_dir(folder))
}

/// Runs a command; an error says which and how it ended.
fn ended(command: &mut Command) -> Result<(), String> {
    let program = command.get_program().to_string_lossy().into_owned();
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{program} ended with {status}")),
        Err(error) => Err(format!("{program} could not be started: {error}")),
    }
}

/// Where cargo puts a program.
fn built(target: &Path, program: &str) -> String {
    let program = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    target.join(program).to_string_lossy().into_owned()
}

/// Prints how large a module is; an error if it has become too large.
fn small(module: &Path, most_bytes: usize) -> Result<(), String> {
    let bytes = fs::read(module).map_err(|error| format!("{}: {error}", module.display()))?;
    packed(&bytes, &module.to_string_lossy(), most_bytes).map(|_| ())
}

/// A module as a server compresses it; an error if it has become too large. Prints how large it is.
fn packed(module: &[u8], name: &str, most_bytes: usize) -> Result<Vec<u8>, String> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(module)
        .map_err(|error| format!("{name}: {error}"))?;
    let packed = gzip.finish().map_err(|error| format!("{name}: {error}"))?;
    println!(
        "{name}: {} bytes, {} with gzip; at most {most_bytes}",
        module.len(),
        packed.len()
    );
    if packed.len() <= most_bytes {
        return Ok(packed);
    }
    Err(format!(
        "{name}: {} bytes with gzip are more than {most_bytes}",
        packed.len()
    ))
}
