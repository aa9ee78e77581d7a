//! What do reports look like? Contact sheets of the pages of every kind of report in every format, to
//! be looked at: as they are, as a printer without colours makes them, and as a reader who does not see
//! green. Chromium, LibreOffice and poppler draw them.

use crate::run as start;
use std::fs;
use std::path::{Path, PathBuf};

/// The reports, each with what `cpi report` is asked.
const REPORTS: [(&str, &str); 6] = [
    (
        "country",
        "fixtures/demonstration --round 2026 --country XAB",
    ),
    (
        "romanian",
        "fixtures/demonstration --round 2026 --country XAC --language ro",
    ),
    (
        "brief",
        "fixtures/demonstration --round 2026 --country XAB --brief",
    ),
    ("regional", "fixtures/demonstration --round 2026 --regional"),
    ("companies", "fixtures/indices/rdr-2022 --regional"),
    ("hunger", "fixtures/hunger --round 2026 --regional"),
];
/// A report on 190 countries is on paper only as far as one looks.
const MANY: (&str, &str) = ("economies", "fixtures/indices/wbl --round 2020 --regional");

/// Pages of one sheet.
const SHEET: usize = 18;
/// Sheets of one report.
const SHEETS: usize = 3;

/// How a sheet is seen, as a style of its page.
const SEEN: [(&str, &str); 3] = [
    ("colours", ""),
    ("grey", "img{filter:grayscale(1)}"),
    ("no-green", "img{filter:url(#no-green)}"),
];
/// Deuteranopia, after Machado, Oliveira and Fernandes (2009).
const NO_GREEN: &str = "0.367322 0.860646 -0.227968 0 0 0.280085 0.672501 0.047413 0 0 \
                        -0.011820 0.042940 0.968881 0 0 0 0 0 1 0";

/// Writes the sheets, `REPORT-FORMAT-N-SEEN.png`, and the reports themselves into a folder. The program
/// `cpi-pdf` is beside the command or on the `PATH`.
pub(crate) fn run(folder: &Path, cpi: Option<PathBuf>, only: &[String]) -> Result<(), String> {
    let cpi = crate::cpi(cpi)?;
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let folder = folder
        .canonicalize()
        .map_err(|error| format!("{}: {error}", folder.display()))?;
    for (name, asked) in REPORTS.into_iter().chain([MANY]) {
        if !only.is_empty() && !only.iter().any(|it| it == name) {
            continue;
        }
        for format in ["html", "docx", "pdf"] {
            let file = folder.join(format!("{name}.{format}"));
            let mut arguments = vec!["report"];
            arguments.extend(asked.split(' '));
            let written = file.to_string_lossy().into_owned();
            arguments.extend(["--format", format, "--output", &written]);
            start(&cpi.to_string_lossy(), &arguments)?;
            let printed = printed(&file, format)?;
            pages(&folder, &format!("{name}-{format}"), &printed)?;
        }
        screens(&folder, name)?;
    }
    Ok(())
}

/// A report on paper.
fn printed(file: &Path, format: &str) -> Result<PathBuf, String> {
    let folder = file.parent().unwrap_or(file).join("printed");
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let made = folder.join(format!("{stem}.{format}.pdf"));
    match format {
        "html" => chromium(&[
            &format!("--print-to-pdf={}", made.display()),
            "--no-pdf-header-footer",
            &address(file),
        ])?,
        "docx" => {
            let profile = format!(
                "-env:UserInstallation=file://{}",
                folder.join("office").display()
            );
            let (into, from) = (folder.to_string_lossy(), file.to_string_lossy());
            let asked = [
                &profile,
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                &into,
                &from,
            ];
            start("soffice", &asked)?;
            let there = folder.join(format!("{stem}.pdf"));
            fs::rename(there, &made).map_err(|error| error.to_string())?;
        }
        _ => return Ok(file.to_owned()),
    }
    Ok(made)
}

/// Sheets of the pages of a document.
fn pages(folder: &Path, name: &str, document: &Path) -> Result<(), String> {
    let drawn = folder.join("pages");
    fs::create_dir_all(&drawn).map_err(|error| error.to_string())?;
    let root = drawn.join(name);
    let last = (SHEET * SHEETS).to_string();
    let (from, into) = (document.to_string_lossy(), root.to_string_lossy());
    start("pdftoppm", &["-r", "72", "-l", &last, "-png", &from, &into])?;
    let begins = format!("{name}-");
    let mut pictures: Vec<String> = fs::read_dir(&drawn)
        .map_err(|error| error.to_string())?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|file| file.starts_with(&begins))
        .collect();
    pictures.sort();
    for (at, pictures) in pictures.chunks(SHEET).enumerate() {
        for (seen, style) in SEEN {
            sheet(
                folder,
                &format!("{name}-{}-{seen}", at + 1),
                style,
                pictures,
            )?;
        }
    }
    Ok(())
}

/// One sheet: a page that shows pictures of pages, six in a row.
fn sheet(folder: &Path, name: &str, style: &str, pictures: &[String]) -> Result<(), String> {
    let mut page = format!(
        "<!DOCTYPE html><meta charset=\"utf-8\"><title>{name}</title><style>\
         body{{margin:0;background:#777;display:flex;flex-wrap:wrap;gap:8px;align-items:flex-start}}\
         img{{width:488px}}{style}</style><svg width=\"0\" height=\"0\" style=\"position:absolute\">\
         <filter id=\"no-green\" color-interpolation-filters=\"linearRGB\">\
         <feColorMatrix values=\"{NO_GREEN}\"/></filter></svg>"
    );
    for picture in pictures {
        page.push_str(&format!("<img src=\"pages/{picture}\" alt=\"\">"));
    }
    let file = folder.join(format!("{name}.sheet.html"));
    fs::write(&file, page).map_err(|error| error.to_string())?;
    let rows = pictures.len().div_ceil(6);
    let height = rows * 700;
    chromium(&[
        &format!(
            "--screenshot={}",
            folder.join(format!("{name}.png")).display()
        ),
        &format!("--window-size=2976,{height}"),
        &address(&file),
    ])?;
    fs::remove_file(&file).map_err(|error| error.to_string())
}

/// The beginning of a page on a screen and on a telephone.
fn screens(folder: &Path, name: &str) -> Result<(), String> {
    let page = address(&folder.join(format!("{name}.html")));
    for (device, size) in [("screen", "1280,5000"), ("telephone", "500,5000")] {
        let made = folder.join(format!("{name}-{device}.png"));
        chromium(&[
            &format!("--screenshot={}", made.display()),
            &format!("--window-size={size}"),
            &page,
        ])?;
    }
    Ok(())
}

fn address(file: &Path) -> String {
    format!("file://{}", file.display())
}

fn chromium(asked: &[&str]) -> Result<(), String> {
    let always = ["--no-sandbox", "--hide-scrollbars", "--log-level=3"];
    start("chromium-headless-shell", &[&always, asked].concat())
}
