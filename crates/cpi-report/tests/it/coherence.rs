//! What is said of coherence fits a page, and is not said of too few (methodology 12.10, 12.11).

use crate::rounds::{assess, framework, read};
use cpi_io::IndexFolder;
use cpi_report::coherence::report;
use cpi_report::write::{Options, terminal};
use cpi_report::{Block, Context, CountryNames};
use cpi_scoring::coherence::CaseSelection;
use cpi_scoring::{CoherenceOptions, coherence};
use std::path::Path;

#[test]
fn of_few_countries_one_sentence() {
    let framework = framework(|_| {});
    let rows = ["yyy", "ypn", "nny", "npp", "y--"];
    for countries in 1..=5 {
        let names = ["A", "B", "C", "D", "E"];
        let rows: Vec<(&str, &str)> = names.into_iter().zip(rows).take(countries).collect();
        let round = assess(&framework, &rows);
        for cases in [CaseSelection::Complete, CaseSelection::Pairwise] {
            let options = CoherenceOptions { cases, pairs: true };
            let found = coherence(&framework, &round, &options).unwrap();
            let text = read(&framework, |context| report(&found, false, context));
            assert_eq!(text.lines().count(), 2, "{text}");
            let few = if countries == 1 {
                "1 country is"
            } else {
                "countries are"
            };
            assert!(
                text.contains(few) && text.contains("takes 10 at least"),
                "{text}"
            );
        }
    }
}

/// The sentences before the figures of real indices fit a page, each kind in one.
#[test]
fn findings_fit_a_page() {
    for (index, round) in [
        ("asem", "2018"),
        ("asem-zscore", "2018"),
        ("wbl", "2020"),
        ("godi-2015", "2015"),
    ] {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/indices");
        let found = IndexFolder::open(&root.join(index)).unwrap();
        let rounds = found.assessments.iter();
        let assessed: Vec<_> = rounds.filter(|it| it.round() == round).cloned().collect();
        let options = CoherenceOptions::default();
        let result = coherence(&found.framework, &assessed, &options).unwrap();
        for language in ["en", "ro", "ka"] {
            let names = CountryNames::default();
            let context = Context::new(&found.framework, language, &names);
            let mut report = report(&result, false, &context);
            let figures = report
                .blocks
                .iter()
                .position(|block| matches!(block, Block::Heading { level: 3, .. }));
            report.blocks.truncate(figures.unwrap());
            let text = terminal(&report, &Options::default());
            // A page of a letter has about 3,500 characters.
            assert!(text.chars().count() < 3500, "{index}: {text}");
            assert!(text.lines().count() < 14, "{index}: {text}");
        }
    }
}
