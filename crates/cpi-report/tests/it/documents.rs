//! Every result that was read back becomes a report and a table.

use cpi_io::IndexFolder;
use cpi_report::write::{Options, csv, markdown, terminal};
use cpi_report::{Context, CountryNames, ReportError, ReportOptions, report, table};
use cpi_scoring::document::Document;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

pub(crate) fn index_of(name: &str) -> IndexFolder {
    let folder = match name {
        "trend" | "scores-round" => "fixtures/editions/second",
        _ => "crates/cpi-cli/template",
    };
    IndexFolder::open(&root().join(folder)).unwrap()
}

pub(crate) fn document(name: &str) -> Document {
    let file = root().join(format!("fixtures/results-0.1/{name}.json"));
    Document::from_json(&fs::read_to_string(file).unwrap()).unwrap()
}

#[test]
fn every_kind_of_result_has_a_report_and_a_table() {
    let mut shown = 0;
    for entry in fs::read_dir(root().join("fixtures/results-0.1")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        let index = index_of(name);
        let mut document = document(name);
        document.attach(&index.framework).unwrap();
        let names: CountryNames = [("XAA", "Aaland"), ("XAB", "Bbland")].into_iter().collect();
        let context = Context::new(&index.framework, "en", &names);
        let asked = ReportOptions::default();
        if name == "table" {
            let refused = report(&document, &asked, &context);
            assert_eq!(refused, Err(ReportError::NoResult));
            continue;
        }
        let made = report(&document, &asked, &context).unwrap();
        assert_eq!(
            made.provenance.as_ref(),
            Some(&document.provenance),
            "{name}"
        );
        let options = Options::default();
        let (plain, marked) = (terminal(&made, &options), markdown(&made, &options));
        // People read names of countries, programs codes.
        assert!(!plain.is_empty() && !marked.is_empty(), "{name}");
        if name != "agreement" {
            assert!(
                !plain.contains("XAA") && !plain.contains("XAB"),
                "{name}: {plain}"
            );
        }
        let rows = csv(&table(&document, &asked, &context).unwrap());
        assert!(
            1 < rows.lines().count() || name == "agreement",
            "{name}: {rows}"
        );
        assert!(!rows.contains("Aaland"), "{name}: {rows}");
        shown += 1;
    }
    assert_eq!(shown, 15);
}

/// A document that was read back names no framework until it is attached to one.
#[test]
fn a_result_of_another_framework_is_refused() {
    let index = index_of("trend");
    let names = CountryNames::default();
    let context = Context::new(&index.framework, "en", &names);
    for name in ["scores", "robustness"] {
        let mut document = document(name);
        let refused = report(&document, &ReportOptions::default(), &context);
        assert!(
            matches!(refused, Err(ReportError::OtherFramework(_))),
            "{name}"
        );
        assert!(document.attach(&index.framework).is_err(), "{name}");
    }
}

/// What a page asks for in JSON; a key that is not known is refused.
#[test]
fn what_is_shown_is_read_from_json() {
    let shown: ReportOptions =
        serde_json::from_str(r#"{"view": "dimension", "peers": "behind"}"#).unwrap();
    assert_eq!(shown.view.as_deref(), Some("dimension"));
    assert_eq!(shown.disagreements, 10);
    assert!(serde_json::from_str::<ReportOptions>(r#"{"veiw": "dimension"}"#).is_err());
}

/// What the framework does not have is refused, with what it has.
#[test]
fn an_unknown_level_or_view_is_refused() {
    let index = index_of("scores");
    let names = CountryNames::default();
    let context = Context::new(&index.framework, "en", &names);
    let mut document = document("scores");
    document.attach(&index.framework).unwrap();
    let refused = |level: Option<&str>, view: Option<&str>| {
        let shown = ReportOptions {
            level: level.map(str::to_owned),
            view: view.map(str::to_owned),
            ..ReportOptions::default()
        };
        report(&document, &shown, &context).unwrap_err().to_string()
    };
    insta::assert_snapshot!(refused(Some("chapter"), None), @"the framework has no nodes of the level `chapter`; its levels are: article");
    insta::assert_snapshot!(refused(None, Some("sector")), @"the framework has no view `sector`; its views are: dimension");
}

#[test]
fn lists_of_units_stand_with_scores_and_in_their_provenance() {
    let mut index = index_of("scores").index;
    let mut draft = index.rounds[0].draft().clone();
    let regions = ["North Coast", "Hills"].map(str::to_owned).to_vec();
    let lists = [
        ("minorities".to_owned(), Vec::new()),
        ("regions".to_owned(), regions.clone()),
    ];
    draft.units.insert("XAA".to_owned(), lists.into());
    let checked = draft.check(&index.framework).unwrap();
    // The other country has none, which is said.
    let warnings = checked.warnings.to_string();
    assert!(
        warnings.contains("`XAB` lacks the lists `minorities`, `regions`")
            && warnings.contains("add them beneath `[units.XAB]`"),
        "{warnings}"
    );
    let before = cpi_scoring::Query::Scores(cpi_scoring::ScoresQuery::default())
        .run(&index)
        .unwrap();
    index.rounds[0] = checked.value;
    let document = cpi_scoring::Query::Scores(cpi_scoring::ScoresQuery::default())
        .run(&index)
        .unwrap();
    assert_eq!(document.content, before.content);
    let of: Vec<_> = document
        .provenance
        .assessments
        .iter()
        .map(|it| it.units.get("regions"))
        .collect();
    assert_eq!(of, [Some(&regions), None]);
    let names = CountryNames::default();
    let context = Context::new(&index.framework, "en", &names);
    let made = report(&document, &ReportOptions::default(), &context).unwrap();
    let text = markdown(&made, &Options::default());
    assert!(
        text.contains("2026 XAA, regions (2): North Coast; Hills")
            && text.contains("2026 XAA, minorities (0): –"),
        "{text}"
    );
    let other = ReportOptions {
        country: Some("XAB".to_owned()),
        ..ReportOptions::default()
    };
    let made = report(&document, &other, &context).unwrap();
    let text = markdown(&made, &Options::default());
    assert!(!text.contains("regions"), "{text}");
}
