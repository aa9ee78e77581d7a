//! How is the data of a site described for programs and cited by people? A Data Package, a file
//! CITATION.cff, BibTeX, and JSON-LD with the words of schema.org.

use super::edition::Edition;
use crate::CountryNames;
use crate::schema::table_schema;
use crate::vocabulary::{RANKING, SCORES, TREND_SERIES, TableSchema};
use cpi_model::code::is_iso_country;
use cpi_model::draft::CountryCodes;
use cpi_model::escape::json_in_html;
use cpi_model::provenance::{canonical_json, sha256_of};
use cpi_model::publication::data_path;
use serde_json::{Value, json};

/// The title of the index, in its first language.
pub(in super::super) fn title(edition: &Edition<'_>) -> String {
    let draft = edition.framework.draft();
    let languages = draft.languages.iter();
    let mut texts = languages.filter_map(|language| draft.title.get(language));
    let title = texts.next().cloned();
    title.unwrap_or_else(|| edition.framework.id().to_owned())
}

/// The day on which the edition was declared final; none of a draft.
fn released(edition: &Edition<'_>) -> Option<String> {
    let declared = edition.round.declared_final(edition.sources.round)?;
    Some(declared.on.to_string())
}

fn version(edition: &Edition<'_>) -> String {
    format!("{} {}", edition.framework.version(), edition.sources.round)
}

/// How people cite the edition.
pub(in super::super) fn citation(edition: &Edition<'_>) -> String {
    let hash: String = edition.hash.chars().take(12).collect();
    let base = edition.sources.base_url;
    let base = base.map_or_else(String::new, |base| format!(" {base}"));
    format!(
        "{}, {} ({} {}), SHA-256 {hash}…{base}",
        title(edition),
        edition.sources.round,
        edition.framework.id(),
        edition.framework.version(),
    )
}

/// The Data Package of the tables (version 2), which names every file of data with its hash.
pub(in super::super) fn package(edition: &Edition<'_>, files: &[(String, Vec<u8>)]) -> String {
    let folder = data_path(edition.sources.round, "");
    let resources: Vec<Value> = files
        .iter()
        .filter_map(|(path, content)| {
            let within = path.strip_prefix("data/")?;
            let (_, extension) = within.rsplit_once('.')?;
            let kind = mediatype(extension)?;
            if within.starts_with("publication/") {
                return None;
            }
            let name = within.to_lowercase();
            let name = name.replace(|c: char| !c.is_ascii_alphanumeric() && c != '.', "-");
            let is_table = extension == "csv";
            let mut resource = json!({
                "name": name,
                "path": within,
                "format": extension,
                "mediatype": kind,
                "bytes": content.len(),
                "hash": format!("sha256:{}", sha256_of(content)),
            });
            if extension != "xlsx" {
                resource["encoding"] = json!("utf-8");
            }
            let schema = match path.strip_prefix(&folder) {
                Some("scores-long.csv") => Some(of_table(&SCORES)),
                Some("ranking.csv") => Some(of_table(&RANKING)),
                Some("series.csv") => Some(of_table(&TREND_SERIES)),
                _ if is_table => Some(wide(edition)),
                _ => None,
            };
            if let Some(schema) = schema {
                resource["type"] = json!("table");
                resource["schema"] = schema;
            }
            Some(resource)
        })
        .collect();
    let mut package = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": format!("{}-{}", edition.framework.id(), edition.sources.round).to_lowercase(),
        "title": format!("{} {}", title(edition), edition.sources.round),
        "version": version(edition),
        "resources": resources,
    });
    if let Some(licence) = &edition.framework.draft().licence {
        // Its name is an identifier, such as those of SPDX; a licence in words has none.
        package["licenses"] = match spdx(licence) {
            Some(address) => json!([{ "name": licence, "path": address, "title": licence }]),
            None => json!([{ "name": "other", "title": licence }]),
        };
    }
    if let Some(base) = edition.sources.base_url {
        package["homepage"] = json!(base);
    }
    canonical_json(&package)
}

/// What kind of file an ending names; none of one that is no data.
fn mediatype(extension: &str) -> Option<&'static str> {
    Some(match extension {
        "csv" => "text/csv",
        "json" => "application/json",
        "ipynb" => "application/x-ipynb+json",
        "py" => "text/x-python",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => return None,
    })
}

/// Where the text of a licence is that is named as SPDX names it; none of one in words.
fn spdx(licence: &str) -> Option<String> {
    let is_known = LICENCES.iter().any(|(name, _)| *name == licence);
    is_known.then(|| format!("https://spdx.org/licenses/{licence}.html"))
}

fn of_table(table: &TableSchema) -> Value {
    let mut schema: Value = serde_json::from_str(&table_schema(table)).unwrap_or_default();
    if let Some(schema) = schema.as_object_mut() {
        schema.remove("$schema");
    }
    schema
}

/// The schema of a table with a column a node.
fn wide(edition: &Edition<'_>) -> Value {
    let mut fields = vec![
        json!({ "name": "round", "type": "string" }),
        json!({ "name": "country", "type": "string" }),
    ];
    let nodes = edition.framework.nodes().iter();
    fields.extend(nodes.map(|node| json!({ "name": &**node.code(), "type": "number" })));
    json!({
        "fields": fields,
        "missingValues": [""],
        "primaryKey": ["round", "country"],
    })
}

/// Licences that data has, as SPDX names them, and whether the Citation File Format 1.2.0 knows the name.
const LICENCES: [(&str, bool); 14] = [
    ("CC-BY-3.0", true),
    ("CC-BY-3.0-IGO", false),
    ("CC-BY-4.0", true),
    ("CC-BY-NC-4.0", true),
    ("CC-BY-NC-ND-4.0", true),
    ("CC-BY-NC-SA-4.0", true),
    ("CC-BY-ND-4.0", true),
    ("CC-BY-SA-3.0", true),
    ("CC-BY-SA-4.0", true),
    ("CC0-1.0", true),
    ("MIT", true),
    ("ODbL-1.0", true),
    ("ODC-By-1.0", true),
    ("PDDL-1.0", true),
];

/// The file from which programs take how to cite the edition (Citation File Format 1.2.0). Every value is
/// a string of JSON, which is one of YAML, so that no text ends it.
pub(in super::super) fn citation_cff(edition: &Edition<'_>) -> String {
    let text = |text: &str| json!(text).to_string();
    let name = text(&title(edition));
    let hash = text(&format!("sha256:{}", edition.hash));
    let mut cff = format!(
        "cff-version: 1.2.0\nmessage: \"Please cite this edition as below.\"\ntype: dataset\ntitle: {}\nversion: {}\nauthors:\n  - name: {name}\nidentifiers:\n  - type: other\n    value: {hash}\n    description: \"SHA-256 of what the scores were computed from\"\n",
        text(&format!("{} {}", title(edition), edition.sources.round)),
        text(&version(edition)),
    );
    if let Some(day) = released(edition) {
        cff.push_str(&format!("date-released: {}\n", text(&day)));
    }
    let licence = edition.framework.draft().licence.as_deref();
    if let Some(licence) = licence.filter(|it| LICENCES.contains(&(*it, true))) {
        cff.push_str(&format!("license: {}\n", text(licence)));
    }
    if let Some(base) = edition.sources.base_url {
        cff.push_str(&format!("url: {}\n", text(base)));
    }
    cff
}

/// The edition as an entry of BibTeX.
pub(in super::super) fn bibtex(edition: &Edition<'_>) -> String {
    // What BibTeX or TeX would obey is left out or escaped.
    let text = |text: &str| -> String {
        let mut out = String::new();
        for c in text.chars() {
            match c {
                '{' | '}' | '\\' | '"' => {}
                '%' | '&' | '$' | '#' | '_' => {
                    out.push('\\');
                    out.push(c);
                }
                '~' | '^' => out.push(' '),
                c if c.is_control() => out.push(' '),
                c => out.push(c),
            }
        }
        out
    };
    // A key holds no comma, space or bracket.
    let key = format!("{}-{}", edition.framework.id(), edition.sources.round);
    let is_part = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    let key = key.replace(|c: char| !is_part(c), "-");
    let mut out = format!(
        "@misc{{{key},\n  title = {{{{{} {}}}}},\n  note = {{{} {}, SHA-256 {}}}",
        text(&title(edition)),
        text(edition.sources.round),
        text(edition.framework.id()),
        text(edition.framework.version()),
        edition.hash,
    );
    if let Some(day) = released(edition) {
        let year: String = day.chars().take(4).collect();
        out.push_str(&format!(",\n  year = {{{year}}}"));
    }
    if let Some(base) = edition.sources.base_url {
        let is_plain = |c: &char| c.is_ascii_graphic() && !"{}\\\"".contains(*c);
        let url: String = base.chars().filter(is_plain).collect();
        out.push_str(&format!(",\n  url = {{{url}}}"));
    }
    out.push_str("\n}\n");
    out
}

/// What search engines read: the edition as a Dataset of schema.org. Nothing in it ends the script.
/// `to` leads from the page to a file of the site.
pub(in super::super) fn json_ld(
    edition: &Edition<'_>,
    language: &str,
    to: &dyn Fn(&str) -> String,
) -> String {
    let at = |path: &str| match edition.sources.base_url {
        Some(base) => format!("{}/{path}", base.trim_end_matches('/')),
        None => to(path),
    };
    let round = edition.sources.round;
    let file = |name: &str, kind: &str| {
        json!({
            "@type": "DataDownload",
            "encodingFormat": kind,
            "contentUrl": at(&data_path(round, name)),
        })
    };
    // An index of companies covers no places.
    let names = CountryNames::in_language(edition.sources.index, language);
    let cards = edition.results.cards.iter();
    let are_countries = edition.framework.country_codes() == CountryCodes::Iso3166
        || cards.clone().all(|card| is_iso_country(&card.country));
    let (covered, kind) = if are_countries {
        ("spatialCoverage", "Country")
    } else {
        ("about", "Thing")
    };
    let countries = cards.map(|card| {
        let code = card.country.as_str();
        json!({ "@type": kind, "name": names.of(code), "identifier": code })
    });
    let mut set = json!({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": format!("{} {round}", title(edition)),
        "description": citation(edition),
        "version": version(edition),
        "identifier": format!("sha256:{}", edition.hash),
        "inLanguage": language,
        "isAccessibleForFree": true,
        "distribution": [
            file("scores-long.csv", "text/csv"),
            file("scores.json", "application/json"),
        ],
    });
    if let Some(path) = super::data::workbook(edition, language)
        && let Some(distribution) = set["distribution"].as_array_mut()
    {
        let name = path.rsplit('/').next().unwrap_or_default();
        let kind = mediatype("xlsx").unwrap_or_default();
        distribution.push(file(name, kind));
    }
    set[covered] = json!(countries.collect::<Vec<Value>>());
    if let Some(day) = edition.round.reference_date(round) {
        set["temporalCoverage"] = json!(day.to_string());
    }
    if let Some(licence) = &edition.framework.draft().licence {
        set["license"] = match spdx(licence) {
            Some(address) => json!(address),
            None => json!({ "@type": "CreativeWork", "name": licence }),
        };
    }
    if let Some(attribution) = &edition.framework.draft().attribution {
        set["creditText"] = json!(attribution);
    }
    if edition.sources.base_url.is_some() {
        set["url"] = json!(at(&format!("{language}/index.html")));
    }
    json_in_html(&canonical_json(&set))
}
