//! The site of an index: its figures are those of the scores, every link leads somewhere, the same bytes
//! again, and no text of a framework or coalition does anything but stand there.

use cpi_io::IndexFolder;
use cpi_model::Index;
use cpi_model::draft::FrameworkDraft;
use cpi_report::composed::{OwnTexts, read_own_text, up_to};
use cpi_report::site::{Entry, Language, Sources, files, questions};
use cpi_scoring::document::{Content, Document};
use cpi_scoring::{Comparison, Scorecard};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

struct Made {
    documents: Vec<Document>,
    files: BTreeMap<String, Vec<u8>>,
    texts: BTreeMap<String, String>,
}

fn index(folder: &str, round: &str) -> Index {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures");
    let index = IndexFolder::open(&root.join(folder)).unwrap().index;
    up_to(&index, round)
}

fn made(index: &Index, round: &str, tags: &[&str], own: &OwnTexts) -> Made {
    let queries = questions(index, round).into_iter();
    let documents: Vec<Document> = queries.map(|query| query.run(index).unwrap()).collect();
    let codes = index.framework.indicators().iter();
    let handbook = codes.map(|indicator| Entry {
        code: indicator.code().to_owned(),
        question: format!("<i>{}</i>", indicator.code()),
        facts: vec![("Law".to_owned(), "a & b".to_owned())],
    });
    let handbook: Vec<Entry> = handbook.collect();
    let languages = tags.iter().map(|tag| Language {
        tag: (*tag).to_owned(),
        method: vec!["The method.".to_owned()],
        handbook: handbook.clone(),
    });
    let languages: Vec<Language> = languages.collect();
    let own_of = BTreeMap::new();
    let sources = Sources {
        index,
        round,
        documents: &documents,
        publication: &[],
        languages: &languages,
        own,
        own_of: &own_of,
        earlier: None,
        base_url: Some("https://example.org/index"),
    };
    let files = files(&sources).unwrap();
    let count = files.len();
    let files = files.into_iter();
    let files: BTreeMap<String, Vec<u8>> = files.collect();
    assert_eq!(files.len(), count, "each path once");
    let texts = files.iter().filter_map(|(path, content)| {
        let text = String::from_utf8(content.clone()).ok()?;
        Some((path.clone(), text))
    });
    let texts = texts.collect();
    Made {
        documents,
        files,
        texts,
    }
}

impl Made {
    fn cards(&self) -> &[Scorecard] {
        let mut all = self.documents.iter();
        let found = all.find_map(|document| match &document.content {
            Content::Scores { scorecards } if scorecards[0].trail.is_none() => Some(scorecards),
            _ => None,
        });
        found.unwrap()
    }

    fn comparison(&self) -> &Comparison {
        let mut all = self.documents.iter();
        let found = all.find_map(|document| match &document.content {
            Content::Comparison { comparisons } => comparisons.first(),
            _ => None,
        });
        found.unwrap()
    }

    fn pages(&self) -> impl Iterator<Item = (&String, &String)> {
        self.texts
            .iter()
            .filter(|(path, _)| path.rsplit('.').next() == Some("html"))
    }
}

/// The values of an attribute in a page, without those within texts: they are escaped there.
fn values<'t>(page: &'t str, attribute: &str) -> Vec<&'t str> {
    let start = format!(" {attribute}=\"");
    let parts = page.split(start.as_str()).skip(1);
    parts.filter_map(|part| part.split('"').next()).collect()
}

/// The rows of the first table after a heading: for each the address of the link that begins it, and
/// the exact figures in it.
fn rows<'t>(page: &'t str, heading: &str) -> Vec<(Option<&'t str>, Vec<&'t str>)> {
    let (_, after) = page.split_once(&format!(" id=\"{heading}\"")).unwrap();
    let (_, body) = after.split_once("<tbody>").unwrap();
    let (body, _) = body.split_once("</tbody>").unwrap();
    let rows = body.split("<tr>").skip(1);
    rows.map(|row| {
        let links = values(row, "href");
        let exact = row.split("<data value=\"").skip(1);
        let exact = exact.filter_map(|part| part.split('"').next());
        (links.first().copied(), exact.collect())
    })
    .collect()
}

fn resolved(from: &str, link: &str) -> (String, String) {
    let (path, fragment) = link.split_once('#').unwrap_or((link, ""));
    if path.is_empty() {
        return (from.to_owned(), fragment.to_owned());
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        if part == ".." {
            parts.pop().unwrap();
        } else {
            parts.push(part);
        }
    }
    (parts.join("/"), fragment.to_owned())
}

fn every_link_leads_somewhere(made: &Made) {
    let ids: BTreeMap<&String, BTreeSet<&str>> = made
        .pages()
        .map(|(path, page)| {
            let all = values(page, "id");
            let ids: BTreeSet<&str> = all.iter().copied().collect();
            assert_eq!(ids.len(), all.len(), "{path} has an id twice");
            (path, ids)
        })
        .collect();
    for (path, page) in made.pages() {
        for link in [values(page, "href"), values(page, "src")].concat() {
            if link.starts_with("https://") || link.starts_with("http://") {
                continue;
            }
            let (to, fragment) = resolved(path, link);
            // Written with the site, outside its manifest.
            if to == "superseded.css" {
                continue;
            }
            assert!(made.files.contains_key(&to), "{path}: {link}");
            // What the script of a page reads is no anchor.
            let is_state = to.ends_with("/what-if.html");
            let is_there = fragment.is_empty() || is_state || ids[&to].contains(fragment.as_str());
            assert!(is_there, "{path}: {link} has no such anchor");
        }
    }
}

/// Whether the pages of the parts show the scores and ranks of the documents, to the last digit.
fn figures_are_those_of_the_scores(made: &Made, language: &str) {
    let mut compared = 0;
    for ranking in &made.comparison().nodes {
        let Some(page) = made
            .texts
            .get(&format!("{language}/article/{}.html", ranking.code))
        else {
            continue;
        };
        let shown = rows(page, "_countries");
        assert_eq!(shown.len(), ranking.places.len());
        for (place, (link, exact)) in ranking.places.iter().zip(shown) {
            let country = format!("../country/{}.html", place.country);
            assert_eq!(link, Some(country.as_str()), "{}", ranking.code);
            let figures = [
                place.score.map(|score| score.to_string()),
                place.rank.map(|rank| rank.to_string()),
            ];
            if let [Some(score), Some(rank)] = figures {
                assert_eq!(exact[..2], [&score, &rank], "{}", place.country);
                compared += 1;
            }
        }
    }
    assert!(0 < compared);
    let home = &made.texts[&format!("{language}/index.html")];
    for (card, (_, exact)) in made.cards().iter().zip(rows(home, "_countries")) {
        let score = card.index().score.map(|score| score.to_string());
        if let Some(score) = score {
            assert_eq!(exact[0], score);
        }
    }
}

/// The address of the picture is whole, since that of the site is known, and its file is a PNG of the size
/// that the page names; countries have pictures of their own.
fn every_page_has_a_picture_to_share(made: &Made) {
    let mut pictures = BTreeSet::new();
    for (path, page) in made.pages() {
        let meta = |name: &str| {
            let (_, rest) = page.split_once(&format!("<meta property=\"{name}\" content=\""))?;
            rest.split('"').next()
        };
        let picture = meta("og:image").unwrap();
        let picture = picture.strip_prefix("https://example.org/index/").unwrap();
        let bytes = &made.files[picture];
        assert!(bytes.starts_with(b"\x89PNG"), "{path}: {picture}");
        let side = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
        assert_eq!([side(16), side(20)], [1200, 630], "{picture}");
        assert!(bytes.len() < 80_000, "{picture}: {} bytes", bytes.len());
        assert_eq!(meta("og:image:width"), Some("1200"));
        assert!(!meta("og:image:alt").unwrap().is_empty(), "{path}");
        assert!(!meta("og:title").unwrap().is_empty(), "{path}");
        if path.contains("/country/") {
            assert!(
                pictures.insert(bytes),
                "{picture} is that of another country"
            );
            let name = path.rsplit('/').next().unwrap().trim_end_matches(".html");
            assert!(picture.ends_with(&format!("country-{name}.png")), "{path}");
        }
    }
    assert!(!pictures.is_empty());
}

#[test]
fn the_site_of_the_demonstration_holds_together_in_two_languages() {
    let index = index("demonstration", "2026");
    let none = OwnTexts::default();
    let made = made(&index, "2026", &["en", "ro"], &none);
    every_link_leads_somewhere(&made);
    for language in ["en", "ro"] {
        figures_are_those_of_the_scores(&made, language);
    }
    for (path, page) in made.pages() {
        assert_eq!(page.matches("<h1>").count(), 1, "{path}");
        assert!(page.contains("Content-Security-Policy"), "{path}");
        assert!(
            page.contains(" class=\"skip\" href=\"#_content\""),
            "{path}"
        );
        assert!(
            page.contains("<p class=\"mark\" role=\"note\">"),
            "{path} is a draft"
        );
        assert!(
            !page.contains(" style=\"") && !page.contains("<style"),
            "{path}"
        );
        let language = if path.starts_with("ro/") { "ro" } else { "en" };
        assert!(page.starts_with(&format!("<!DOCTYPE html><html lang=\"{language}\">")));
    }
    every_page_has_a_picture_to_share(&made);
    // Every question has its place, with the answers of all countries.
    let shown: BTreeSet<&str> = made
        .pages()
        .filter(|(path, _)| path.starts_with("en/article/"))
        .flat_map(|(_, page)| values(page, "id"))
        .collect();
    for indicator in index.framework.indicators() {
        assert!(shown.contains(indicator.code()), "{}", indicator.code());
    }
    // What a question on every town means in a country stands above its answers.
    for tag in ["en", "ro"] {
        let under = format!("{tag}/country/");
        let holding = made
            .pages()
            .filter(|(path, page)| path.starts_with(&under) && page.contains("Nether Kest"));
        assert_eq!(holding.count(), 1, "{tag}");
    }
}

#[test]
fn a_site_is_the_same_bytes_again() {
    let index = index("indices/godi-2015", "2015");
    let none = OwnTexts::default();
    let [one, other] = [(), ()].map(|()| made(&index, "2015", &["en"], &none).files);
    assert_eq!(one, other);
}

#[test]
fn indices_of_other_publishers_become_sites_without_code_of_their_own() {
    let none = OwnTexts::default();
    for (folder, round) in [
        ("indices/godi-2015", "2015"),
        ("indices/asem", "2018"),
        ("indices/rdr-2022", "2022"),
    ] {
        let index = index(folder, round);
        let made = made(&index, round, &["en"], &none);
        every_link_leads_somewhere(&made);
        figures_are_those_of_the_scores(&made, "en");
    }
}

#[test]
fn hostile_names_and_texts_are_shown_and_do_nothing() {
    let hostile = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&";
    let mut index = index("indices/godi-2015", "2015");
    let mut draft: FrameworkDraft = index.framework.draft().clone();
    draft.title.insert("en".to_owned(), hostile.to_owned());
    draft.licence = Some(hostile.to_owned());
    for node in &mut draft.nodes {
        node.label.insert("en".to_owned(), hostile.to_owned());
    }
    for indicator in &mut draft.indicators {
        indicator
            .question
            .insert("en".to_owned(), hostile.to_owned());
    }
    let framework = draft.check().unwrap().value;
    let drafts: Vec<_> = index
        .assessments
        .iter()
        .map(cpi_model::Assessment::to_draft)
        .collect();
    let rounds: Vec<_> = index
        .rounds
        .iter()
        .map(|round| round.draft().clone())
        .collect();
    let mut again = Index::new(framework.clone());
    again.rounds = rounds
        .into_iter()
        .map(|it| it.check(&framework).unwrap().value)
        .collect();
    again.assessments = drafts
        .into_iter()
        .map(|it| it.check(&framework).unwrap().value)
        .collect();
    index = again;
    let mut own = OwnTexts::default();
    let text = read_own_text(
        "summary.en.md",
        "[words](javascript:alert\\(3\\)) [home](../../up.html)",
    );
    if let Ok(text) = text {
        own.add("summary", "en", text);
    }
    let made = made(&index, "2015", &["en"], &own);
    every_link_leads_somewhere(&made);
    for (path, page) in made.pages() {
        assert!(!page.contains("<script>"), "{path}");
        assert!(!page.contains("<img"), "{path}");
        let scripts = page.matches("<script").count();
        let expected = match path.as_str() {
            "index.html" | "en/index.html" | "en/data.html" | "en/search.html" => 2,
            "en/compare.html" => 4,
            "en/check.html" => 6,
            "en/what-if.html" => 8,
            _ => 1,
        };
        assert_eq!(scripts, expected, "{path}");
        assert!(
            values(page, "href")
                .iter()
                .all(|it| !it.starts_with("javascript")),
            "{path}"
        );
    }
}

#[test]
fn the_package_and_the_citation_name_what_is_there() {
    let index = index("indices/asem", "2018");
    let none = OwnTexts::default();
    let made = made(&index, "2018", &["en"], &none);
    let package: serde_json::Value =
        serde_json::from_str(&made.texts["data/datapackage.json"]).unwrap();
    let resources = package["resources"].as_array().unwrap();
    assert!(5 < resources.len());
    for resource in resources {
        let path = format!("data/{}", resource["path"].as_str().unwrap());
        let hash = cpi_model::provenance::sha256_of(&made.files[&path]);
        assert_eq!(resource["hash"], format!("sha256:{hash}"));
        let Some(text) = made.texts.get(&path) else {
            assert_eq!(resource["format"], "xlsx");
            continue;
        };
        if let Some(fields) = resource["schema"]["fields"].as_array() {
            let names: Vec<&str> = fields
                .iter()
                .map(|it| it["name"].as_str().unwrap())
                .collect();
            assert_eq!(text.lines().next().unwrap(), names.join(","), "{path}");
        }
    }
    let scores = &made.texts["data/2018/scores.json"];
    assert_eq!(*scores, made.documents[0].to_json());
    let cff = &made.texts["CITATION.cff"];
    assert!(cff.starts_with("cff-version: 1.2.0\n"));
    assert!(cff.contains("\ndate-released: ") == made.texts["citation.bib"].contains("year"));
    let manifest: serde_json::Value =
        serde_json::from_str(&made.texts["data/manifest.json"]).unwrap();
    let listed = manifest["files"].as_object().unwrap();
    assert_eq!(listed.len() + 1, made.files.len());
}
