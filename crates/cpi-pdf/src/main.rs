//! The program `cpi-pdf`: prints what `cpi … --format pdf` passes on. It reads the standard input and
//! writes the PDF to the standard output; fonts in a folder `fonts` beside it are used too.

use cpi_pdf::{PdfError, print};
use std::io::{Read, Write};
use std::path::Path;
use std::process::ExitCode;

#[cfg(target_env = "musl")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            let _ = writeln!(std::io::stderr().lock(), "{message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let mut data = String::new();
    let read = std::io::stdin().lock().read_to_string(&mut data);
    read.map_err(|error| format!("the standard input cannot be read: {error}"))?;
    let report = serde_json::from_str(&data);
    let report = report.map_err(|error| PdfError::Data(error.to_string()).to_string())?;
    let bytes = print(report, fonts()?).map_err(|error| error.to_string())?;
    let mut out = std::io::stdout().lock();
    let written = out.write_all(&bytes).and_then(|()| out.flush());
    written.map_err(|error| format!("the PDF cannot be written: {error}"))
}

/// The fonts in the folder `fonts` beside this program, in the order of their names.
fn fonts() -> Result<Vec<Vec<u8>>, String> {
    let program = std::env::current_exe().ok();
    let folder = program
        .as_deref()
        .and_then(Path::parent)
        .map(|folder| folder.join("fonts"));
    let Some(folder) = folder.filter(|folder| folder.is_dir()) else {
        return Ok(Vec::new());
    };
    let named = |error: std::io::Error, path: &Path| format!("{}: {error}", path.display());
    let mut files = Vec::new();
    for entry in std::fs::read_dir(&folder).map_err(|error| named(error, &folder))? {
        let path = entry.map_err(|error| named(error, &folder))?.path();
        let ending = path.extension().and_then(|ending| ending.to_str());
        if ending
            .is_some_and(|ending| ["ttf", "otf", "ttc"].contains(&ending.to_lowercase().as_str()))
        {
            files.push(path);
        }
    }
    files.sort();
    let read = |path: &std::path::PathBuf| std::fs::read(path).map_err(|error| named(error, path));
    files.iter().map(read).collect()
}
