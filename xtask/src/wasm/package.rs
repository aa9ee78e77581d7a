//! What is in the npm package?

use super::{in_folder, order};
use crate::{notices, root};
use std::fs;
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

/// The folder of a package that is being made.
pub(super) struct Package(PathBuf);

impl Package {
    /// An empty package.
    pub(super) fn new(folder: PathBuf) -> Result<Self, String> {
        let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(failed)?;
        }
        fs::create_dir_all(&folder).map_err(failed)?;
        Ok(Self(folder))
    }

    pub(super) fn folder(&self) -> &Path {
        &self.0
    }

    /// Adds a WebAssembly and its bindings in a folder of their own; gives its file.
    pub(super) fn add_module(&self, folder: &str, module: &Path) -> Result<PathBuf, String> {
        let folder = self.0.join(folder);
        let mut bindgen = Bindgen::new();
        bindgen
            .input_path(module)
            // The types are those of the scripts that call the bindings.
            .typescript(false)
            // Its names give the order of the functions.
            .remove_name_section(false)
            .remove_producers_section(true)
            // After a failure the WebAssembly is started anew.
            .reset_state_function(true)
            .omit_default_module_path(false)
            .web(true)
            .and_then(|bindgen| bindgen.generate(&folder))
            .map_err(|error| format!("{}: {error:#}", folder.display()))?;
        let file = folder.join("cpi_wasm_bg.wasm");
        let failed = |error: String| format!("{}: {error}", file.display());
        let module = fs::read(&file).map_err(|error| failed(error.to_string()))?;
        let module = order::by_name(&module).map_err(failed)?;
        fs::write(&file, module).map_err(|error| failed(error.to_string()))?;
        Ok(file)
    }

    /// Adds the scripts that are imported, and their types.
    pub(super) fn add_scripts(&self, scripts: &Path) -> Result<(), String> {
        let failed = |error: std::io::Error| format!("{}: {error}", scripts.display());
        for entry in fs::read_dir(scripts).map_err(failed)? {
            let file = entry.map_err(failed)?.path();
            let text = fs::read_to_string(&file).map_err(failed)?;
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            self.write(&name, &text)?;
            // Those who `require` the package need types of their own.
            if let Some(name) = name.strip_suffix(".d.ts") {
                self.write(&format!("{name}.d.cts"), &text.replace(".js\"", ".cjs\""))?;
            }
        }
        Ok(())
    }

    /// Adds the types that the JSON schemas declare.
    pub(super) fn add_types(&self, tools: &Path) -> Result<(), String> {
        let schemas = root().join("crates/cpi-io/schemas");
        let (schemas, out) = (schemas.to_string_lossy(), self.0.to_string_lossy());
        in_folder(tools, "node", &["types.mjs", &schemas, &out])
    }

    /// Adds what npm must know, what a person reads first, and licences.
    pub(super) fn add_texts(&self) -> Result<(), String> {
        self.write("package.json", &manifest())?;
        self.write("THIRD-PARTY-NOTICES.txt", &of_wasm()?)?;
        for file in ["crates/cpi-wasm/README.md", "LICENSE-MIT", "LICENSE-APACHE"] {
            let file = root().join(file);
            let text = fs::read_to_string(&file)
                .map_err(|error| format!("{}: {error}", file.display()))?;
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            self.write(&name, &text)?;
        }
        Ok(())
    }

    fn write(&self, name: &str, text: &str) -> Result<(), String> {
        let file = self.0.join(name);
        fs::write(&file, text).map_err(|error| format!("{}: {error}", file.display()))
    }
}

const OPENING: &str = "The WebAssembly of this package is compiled from the crates below and from the standard library of
Rust (MIT OR Apache-2.0, https://github.com/rust-lang/rust). Each text is that of the crate; where a
crate brings none, its licence is named.
";

/// The notices of every crate that is compiled in.
fn of_wasm() -> Result<String, String> {
    let options = ["--all-features", "--target=wasm32-unknown-unknown"];
    notices::of("cpi-wasm", &options, OPENING)
}

/// What npm must know.
fn manifest() -> String {
    let entry = |name: &str| {
        format!(
            r#"{{
      "browser": {{ "types": "./{name}.d.ts", "default": "./{name}.browser.js" }},
      "node": {{
        "import": {{ "types": "./{name}.d.ts", "default": "./{name}.js" }},
        "require": {{ "types": "./{name}.d.cts", "default": "./{name}.cjs" }}
      }},
      "default": {{ "types": "./{name}.d.ts", "default": "./{name}.browser.js" }}
    }}"#
        )
    };
    format!(
        r#"{{
  "name": "cpi-wasm",
  "version": "{}",
  "description": "The Child Protection Index in JavaScript: the results of the command cpi, in browsers and in Node",
  "license": "(MIT OR Apache-2.0) AND BSD-3-Clause",
  "repository": {{ "type": "git", "url": "git+https://github.com/cpi-toolkit/cpi.git" }},
  "type": "module",
  "engines": {{ "node": ">=20.19" }},
  "main": "./index.cjs",
  "types": "./index.d.cts",
  "exports": {{
    ".": {},
    "./analysis": {},
    "./package.json": "./package.json"
  }},
  "sideEffects": ["./index.js", "./index.cjs", "./analysis.js", "./analysis.cjs"],
  "files": ["*.js", "*.cjs", "*.d.ts", "*.d.cts", "scores", "analysis", "LICENSE-*", "THIRD-PARTY-NOTICES.txt"]
}}
"#,
        env!("CARGO_PKG_VERSION"),
        entry("index"),
        entry("analysis"),
    )
}
