//! Do the parts of a change add up to the digit, and are steps, series, crosswalks and
//! revisions what the methodology says? Section 13.

use crate::support::arbitrary::{any_index, seed};
use cpi_io::{IndexFolder, folder, read};
use cpi_model::crosswalk::Crosswalk;
use cpi_model::draft::{Choice, CrosswalkDraft, Relation};
use cpi_model::number::Score;
use cpi_scoring::trend::{Change, Direction, Trend};
use cpi_scoring::{Edition, TrendError, TrendOptions, suggest_crosswalk, trend};
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures")
}

fn edition(index: &cpi_model::Index) -> Edition<'_> {
    Edition {
        framework: &index.framework,
        rounds: &index.rounds,
        assessments: &index.assessments,
    }
}

struct Two {
    first: IndexFolder,
    second: IndexFolder,
    crosswalk: Crosswalk,
}

impl Two {
    fn open() -> Self {
        let editions = fixtures().join("editions");
        let first = IndexFolder::open(&editions.join("first")).unwrap();
        let second = IndexFolder::open(&editions.join("second")).unwrap();
        let read = folder::crosswalk(&editions.join("second")).unwrap();
        let checked = read
            .check(|draft| draft.check(&first.framework, &second.framework))
            .unwrap_or_else(|problems| panic!("{problems}"));
        assert!(checked.warnings.is_empty(), "{}", checked.warnings);
        Self {
            first,
            second,
            crosswalk: checked.value,
        }
    }

    fn trend(&self, strict: bool) -> Trend {
        let older = edition(&self.first);
        trend(
            &edition(&self.second),
            &[(older, &self.crosswalk)],
            &[],
            &TrendOptions { strict },
        )
        .unwrap()
    }
}

fn change<'a>(found: &'a Trend, country: &str, to: &str, code: &str) -> Option<&'a Change> {
    let country = found
        .countries
        .iter()
        .find(|each| each.country == country)?;
    let step = country.steps.iter().find(|step| step.to == to)?;
    step.changes.iter().find(|change| change.code == code)
}

fn text(score: Option<Score>) -> String {
    score.map(|score| score.to_string()).unwrap_or_default()
}

fn adds_up(found: &Trend) -> usize {
    let steps = found.countries.iter().flat_map(|country| &country.steps);
    let mut checked = 0;
    for change in steps.flat_map(|step| &step.changes) {
        let Some(parts) = change.parts() else {
            continue;
        };
        let written = |score: Score| score.to_string().parse::<Decimal>().unwrap();
        let sum: Decimal = parts.into_iter().map(written).sum();
        assert_eq!(sum, written(change.change.unwrap()), "{change:?}");
        let difference = written(change.to.unwrap()) - written(change.from.unwrap());
        assert_eq!(sum, difference, "{change:?}");
        checked += 1;
    }
    checked
}

#[test]
fn the_example_of_the_methodology() {
    let found = Two::open().trend(false);
    let art19 = change(&found, "XAA", "2026", "art19").unwrap();
    assert_eq!(text(art19.from), "0.5");
    assert_eq!(text(art19.to), "0.625");
    assert_eq!(text(art19.change), "0.125");
    assert_eq!(text(art19.answers), "0.166666666666666666");
    assert_eq!(text(art19.weights), "0.166666666666666667");
    assert_eq!(text(art19.framework), "-0.208333333333333333");
    assert_eq!(text(art19.coverage), "0");
    assert_eq!(art19.direction, Direction::Forward);
    assert!(6 <= adds_up(&found));
}

#[test]
fn steps_back_come_first_and_name_the_indicators() {
    let found = Two::open().trend(false);
    let first = &found.back[0];
    assert_eq!((first.country.as_str(), first.to.as_str()), ("XAA", "2026"));
    let named: Vec<&str> = first
        .indicators
        .iter()
        .map(|each| each.indicator.as_str())
        .collect();
    assert_eq!(named, ["20.1"]);
    assert_eq!(
        (
            first.indicators[0].from.as_str(),
            first.indicators[0].to.as_str()
        ),
        ("yes", "partially")
    );
    assert!(first.nodes.iter().any(|node| node.code == "art20"));
    let second = &found.back[1];
    assert_eq!(
        (second.country.as_str(), second.to.as_str()),
        ("XAB", "2024")
    );
}

#[test]
fn full_and_comparable_series_stand_side_by_side() {
    let found = Two::open().trend(false);
    assert_eq!(found.common, 3);
    let country = &found.countries[0];
    let art19 = country
        .series
        .iter()
        .find(|series| series.code == "art19")
        .unwrap();
    let points: Vec<(String, String)> = art19
        .points
        .iter()
        .map(|point| (text(point.full), text(point.comparable)))
        .collect();
    let third = "0.666666666666666667".to_owned();
    assert_eq!(
        points,
        [
            ("0.333333333333333333".to_owned(), third.clone()),
            ("0.5".to_owned(), third),
            ("0.625".to_owned(), "0.833333333333333333".to_owned()),
        ]
    );
    // Asked in the same words alone, two are common and art20 has nothing to compare.
    let strict = Two::open().trend(true);
    assert_eq!(strict.common, 2);
    let art20 = change(&strict, "XAA", "2026", "art20").unwrap();
    assert_eq!((art20.parts(), art20.direction), (None, Direction::Unknown));
}

#[test]
fn a_round_left_out_and_an_answer_missing_are_said() {
    let found = Two::open().trend(false);
    let country = found
        .countries
        .iter()
        .find(|each| each.country == "XAC")
        .unwrap();
    assert_eq!(country.not_assessed, ["2024"]);
    assert_eq!(country.steps.len(), 1);
    assert!(
        found
            .notes
            .iter()
            .any(|note| note.starts_with("XAC was not assessed in 2024"))
    );
    // 20.1 is missing in 2026, so nothing of art20 is compared.
    let art20 = change(&found, "XAC", "2026", "art20").unwrap();
    assert_eq!(art20.direction, Direction::Unknown);
    let index = change(&found, "XAC", "2026", "index").unwrap();
    assert!(Decimal::from(index.coverage.unwrap()) != Decimal::ZERO);
}

#[test]
fn one_round_and_no_common_indicator_are_said() {
    let two = Two::open();
    let alone = trend(&edition(&two.second), &[], &[], &TrendOptions::default()).unwrap();
    assert!(
        alone.notes[0].contains("nothing can have moved yet"),
        "{:?}",
        alone.notes
    );
    assert!(
        alone
            .countries
            .iter()
            .all(|country| country.steps.is_empty())
    );
    let mut draft: CrosswalkDraft = two.crosswalk.draft().clone();
    draft.relations.clear();
    for (framework, relation) in [
        (&two.first.framework, Relation::Dropped),
        (&two.second.framework, Relation::New),
    ] {
        for indicator in framework.indicators() {
            let code = vec![indicator.code().to_owned()];
            let (from, to) = match relation {
                Relation::Dropped => (code, Vec::new()),
                _ => (Vec::new(), code),
            };
            draft.relations.push(cpi_model::draft::RelationDraft {
                relation: Some(Choice::Known(relation)),
                from,
                to,
                confirmed: true,
                ..Default::default()
            });
        }
    }
    let none = draft
        .check(&two.first.framework, &two.second.framework)
        .unwrap()
        .value;
    let older = edition(&two.first);
    let found = trend(
        &edition(&two.second),
        &[(older, &none)],
        &[],
        &TrendOptions::default(),
    )
    .unwrap();
    assert_eq!(found.common, 0);
    assert!(
        found.notes[0].contains("have no indicator in common"),
        "{:?}",
        found.notes
    );
    let index = change(&found, "XAA", "2026", "index").unwrap();
    assert_eq!((index.parts(), index.direction), (None, Direction::Unknown));
    let nobody = Edition {
        assessments: &[],
        ..edition(&two.second)
    };
    let refused = trend(&nobody, &[], &[], &TrendOptions::default());
    assert_eq!(refused, Err(TrendError::NoAssessments));
}

#[test]
fn a_revision_is_no_step() {
    let two = Two::open();
    let now = edition(&two.first);
    let answers =
        fs::read_to_string(fixtures().join("editions/first/rounds/2022-2024/answers.csv")).unwrap();
    // What stood there before somebody corrected it.
    let before = answers.replace("XAA,2022,yes,no,no,yes,no", "XAA,2022,yes,yes,no,yes,no");
    assert_ne!(before, answers);
    let round = &two.first.rounds[0];
    let panel = read::table(
        "answers.csv",
        before.as_bytes(),
        &round.tables()[0],
        round,
        &two.first.framework,
    )
    .unwrap();
    let published = Edition {
        assessments: &panel.assessments,
        ..now
    };
    let options = TrendOptions::default();
    let plain = trend(&now, &[], &[], &options).unwrap();
    let found = trend(&now, &[], &[published], &options).unwrap();
    assert_eq!(found.countries, plain.countries);
    assert_eq!(found.back, plain.back);
    assert_eq!(found.revisions.len(), 1);
    let revision = &found.revisions[0];
    assert_eq!(
        (revision.country.as_str(), revision.round.as_str()),
        ("XAA", "2022")
    );
    assert_eq!(revision.step.moves[0].indicator, "19.2");
    let other = edition(&two.second);
    let refused = trend(&now, &[], &[other], &options);
    assert!(matches!(refused, Err(TrendError::OtherFramework { .. })));
}

#[test]
fn a_proposal_accounts_for_everything_and_confirms_nothing() {
    let two = Two::open();
    let draft = suggest_crosswalk(&two.first.framework, &two.second.framework);
    let checked = draft
        .check(&two.first.framework, &two.second.framework)
        .unwrap();
    assert_eq!(checked.warnings.len(), 1);
    let found: Vec<(Option<Choice<Relation>>, String, String)> = draft
        .relations
        .iter()
        .map(|each| {
            (
                each.relation.clone(),
                each.from.join("; "),
                each.to.join("; "),
            )
        })
        .collect();
    let row = |relation, from: &str, to: &str| {
        (
            Some(Choice::Known(relation)),
            from.to_owned(),
            to.to_owned(),
        )
    };
    assert_eq!(
        found,
        [
            row(Relation::Same, "19.1", "19.1"),
            row(Relation::Same, "19.2", "19.2"),
            row(Relation::New, "", "19.4"),
            row(Relation::Reworded, "20.1", "20.1"),
            row(Relation::Split, "20.2", "20.2a; 20.2b"),
            row(Relation::Dropped, "19.3", ""),
        ]
    );
}

#[test]
fn a_crosswalk_is_read_as_it_was_written() {
    let two = Two::open();
    let draft = suggest_crosswalk(&two.first.framework, &two.second.framework);
    let (toml, csv) = (
        cpi_io::write::crosswalk_toml(&draft),
        cpi_io::write::crosswalk_csv(&draft),
    );
    let read = read::crosswalk_toml(
        ("crosswalk.toml", toml.as_bytes()),
        Some(("crosswalk.csv", csv.as_bytes())),
    );
    assert_eq!(read.unwrap().draft, draft);
    let json = cpi_model::provenance::canonical_json(&draft);
    let read = read::crosswalk_json("crosswalk.json", json.as_bytes());
    assert_eq!(read.unwrap().draft, draft);
}

#[test]
fn every_wbl_step_is_answers_alone() {
    let wbl = IndexFolder::open(&fixtures().join("indices/wbl")).unwrap();
    let found = trend(&edition(&wbl), &[], &[], &TrendOptions::default()).unwrap();
    assert_eq!(found.countries.len(), 190);
    assert!(
        found
            .countries
            .iter()
            .all(|country| country.steps.len() == 49)
    );
    assert!(1000 < adds_up(&found));
    let steps = found.countries.iter().flat_map(|country| &country.steps);
    for change in steps.flat_map(|step| &step.changes) {
        assert_eq!(change.answers, change.change);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn parts_add_up_to_the_digit(
        old in seed(),
        new in seed(),
        relations in proptest::collection::vec(0usize..3, 6),
    ) {
        let older_codes: Vec<String> = (0..6).map(|i| format!("o{i}")).collect();
        let newer_codes: Vec<String> = (0..6).map(|i| format!("n{i}")).collect();
        let first = any_index("1", &older_codes, &old, &["2022", "2024"]);
        let second = any_index("2", &newer_codes, &new, &["2026", "2028"]);
        let mut csv = "relation,from,to,confirmed\n".to_owned();
        for (i, relation) in relations.iter().enumerate() {
            match relation {
                0 => writeln!(csv, "same,o{i},n{},yes", 5 - i),
                1 => writeln!(csv, "reworded,o{i},n{},yes", 5 - i),
                _ => writeln!(csv, "dropped,o{i},,yes\nnew,,n{},yes", 5 - i),
            }
            .unwrap();
        }
        let toml = "schema_version = 1\nfrom = { id = \"any\", version = \"1\" }\nto = { id = \"any\", version = \"2\" }\n";
        let crosswalk = read::crosswalk_toml(("c.toml", toml.as_bytes()), Some(("c.csv", csv.as_bytes())))
            .and_then(|read| read.check(|draft| draft.check(&first.framework, &second.framework)))
            .unwrap_or_else(|problems| panic!("{problems}"))
            .value;
        let older = edition(&first);
        for strict in [false, true] {
            let found = trend(&edition(&second), &[(older, &crosswalk)], &[], &TrendOptions { strict }).unwrap();
            adds_up(&found);
            // What is not listed has not changed.
            for country in &found.countries {
                for step in &country.steps {
                    let at = |label: &str, series: &cpi_scoring::trend::Series| {
                        series.points.iter().find(|point| point.round == label).and_then(|point| point.full)
                    };
                    for series in &country.series {
                        let (was, is) = (at(&step.from, series), at(&step.to, series));
                        if let (Some(was), Some(is)) = (was, is)
                            && !step.changes.iter().any(|change| change.code == series.code)
                        {
                            prop_assert_eq!(was.to_string(), is.to_string());
                        }
                    }
                }
            }
        }
    }
}
