//! How is the data of a site described for programs and cited by people? A Data Package, a file
//! CITATION.cff, BibTeX, and JSON-LD with the words of schema.org.

use super::edition::Edition;
use crate::schema::table_schema;
use crate::vocabulary::{RANKING, SCORES, TREND_SERIES, TableSchema};
use cpi_model::provenance::{canonical_json, sha256_of};
use serde_json::{Value, json};

/// The title of the index, in its first language.
fn title(edition: &Edition<'_>) -> String {
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
    let folder = format!("data/{}/", edition.sources.round);
    let resources: Vec<Value> = files
        .iter()
        .filter_map(|(path, content)| {
            let within = path.strip_prefix("data/")?;
            let (_, extension) = within.rsplit_once('.')?;
            if within.starts_with("publication/") || extension == "js" {
                return None;
            }
            let name = within.to_lowercase();
            let name = name.replace(|c: char| !c.is_ascii_alphanumeric() && c != '.', "-");
            let is_table = extension == "csv";
            let mut resource = json!({
                "name": name,
                "path": within,
                "format": if is_table { "csv" } else { "json" },
                "mediatype": if is_table { "text/csv" } else { "application/json" },
                "encoding": "utf-8",
                "bytes": content.len(),
                "hash": format!("sha256:{}", sha256_of(content)),
            });
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
        package["licenses"] = json!([{ "name": licence, "title": licence }]);
    }
    if let Some(base) = edition.sources.base_url {
        package["homepage"] = json!(base);
    }
    canonical_json(&package)
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

/// The file from which programs take how to cite the edition (Citation File Format 1.2.0). JSON is
/// YAML, so that no text ends a value.
pub(in super::super) fn citation_cff(edition: &Edition<'_>) -> String {
    let mut cff = json!({
        "cff-version": "1.2.0",
        "message": "Please cite this edition as below.",
        "type": "dataset",
        "title": format!("{} {}", title(edition), edition.sources.round),
        "version": version(edition),
        "authors": [{ "name": title(edition) }],
        "identifiers": [{
            "type": "other",
            "value": format!("sha256:{}", edition.hash),
            "description": "SHA-256 of what the scores were computed from",
        }],
    });
    if let Some(day) = released(edition) {
        cff["date-released"] = json!(day);
    }
    if let Some(base) = edition.sources.base_url {
        cff["url"] = json!(base);
    }
    canonical_json(&cff)
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
    let key: String = format!("{}-{}", edition.framework.id(), edition.sources.round);
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
    let cards = edition.results.cards.iter();
    let countries: Vec<&str> = cards.map(|card| card.country.as_str()).collect();
    let at = |path: &str| match edition.sources.base_url {
        Some(base) => format!("{}/{path}", base.trim_end_matches('/')),
        None => to(path),
    };
    let round = edition.sources.round;
    let file = |name: &str, kind: &str| {
        json!({
            "@type": "DataDownload",
            "encodingFormat": kind,
            "contentUrl": at(&format!("data/{round}/{name}")),
        })
    };
    let mut set = json!({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": format!("{} {round}", title(edition)),
        "description": citation(edition),
        "version": version(edition),
        "identifier": format!("sha256:{}", edition.hash),
        "inLanguage": language,
        "spatialCoverage": countries,
        "isAccessibleForFree": true,
        "distribution": [
            file("scores-long.csv", "text/csv"),
            file("scores.json", "application/json"),
        ],
    });
    if let Some(day) = edition.round.reference_date(round) {
        set["temporalCoverage"] = json!(day.to_string());
    }
    if let Some(licence) = &edition.framework.draft().licence {
        set["license"] = json!(licence);
    }
    if edition.sources.base_url.is_some() {
        set["url"] = json!(at(&format!("{language}/index.html")));
    }
    canonical_json(&set).replace('<', "\\u003c")
}
