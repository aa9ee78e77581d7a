//! Names of countries by language, out of the tables of CLDR.
//!
//! The tables are those of the npm package `cldr-localenames-full`, unpacked.

use crate::root;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// The languages whose names are taken: those of Europe and Central Asia, and French.
const LANGUAGES: [&str; 27] = [
    "en", "az", "be", "bg", "bs", "el", "et", "fr", "hr", "hu", "hy", "ka", "kk", "ky", "lt", "lv",
    "mk", "ro", "ru", "sl", "sq", "sr", "sr-Latn", "tg", "tr", "uk", "uz",
];

const TABLE: &str = "crates/cpi-model/languages/countries.tsv";

/// Writes the table of names: a row a country of ISO 3166-1, a column a language.
pub(crate) fn run(package: &Path) -> Result<(), String> {
    let read = |path: &Path| -> Result<Value, String> {
        let text = fs::read_to_string(path)
            .map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
        serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
    };
    let manifest = read(&package.join("package.json"))?;
    let version = manifest["version"].as_str().unwrap_or_default();
    let mut tables = Vec::new();
    for language in LANGUAGES {
        let table = read(&package.join("main").join(language).join("territories.json"))?;
        tables.push(table["main"][language]["localeDisplayNames"]["territories"].clone());
    }
    let mut out = format!(
        "# Names of countries by CLDR {version} (Unicode License V3). Made by `cargo xtask countries`.\n"
    );
    out.push_str(&format!("code\t{}\n", LANGUAGES.join("\t")));
    let mut countries: Vec<(&str, &str)> = rust_iso3166::ALL
        .iter()
        .map(|country| (country.alpha3, country.alpha2))
        .collect();
    countries.sort_unstable();
    for (long, short) in countries {
        out.push_str(long);
        for (table, language) in tables.iter().zip(LANGUAGES) {
            let name = table[short]
                .as_str()
                .ok_or_else(|| format!("CLDR has no name of {short} in {language}"))?;
            out.push_str(&format!("\t{name}"));
        }
        out.push('\n');
    }
    fs::write(root().join(TABLE), out).map_err(|error| format!("{TABLE}: {error}"))
}
