//! Does coherence say what the methodology's examples and a real index's publisher say, and
//! clear words where nothing can be said? Methodology section 12.

use crate::support::fixtures::answered;
use cpi_io::{IndexFolder, read};
use cpi_model::number::parse_decimal;
use cpi_model::{Assessment, Framework};
use cpi_scoring::coherence::{CaseSelection, Composite, FindingKind, NoValue, Reading, ScaleEnd};
use cpi_scoring::{Coherence, CoherenceError, CoherenceOptions, coherence};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const FRAMEWORK: &str = r#"
schema_version = 1
id = "three"
version = "1"
title = { en = "Three" }
languages = ["en"]
countries = "iso-3166"
[range]
low = "0"
high = "1"
[display]
digits = 2
rounding = "half-up"
[ranking]
scores = "unrounded"
digits = 12
order = "highest-first"
ties = "lowest"
[method]
aggregation = "arithmetic"
over = "children"
weights = "equal"
missing = "leave-out"
least_coverage = "0"
coverage_of = "indicators"
[scales.compliance]
options = [
  { code = "yes", points = "1" },
  { code = "partially", points = "0.5" },
  { code = "no", points = "0" },
]
[[nodes]]
code = "index"
"#;
const INDICATORS: &str = "code,parent,kind,scale,question@en\n\
    x,index,checklist,compliance,X?\n\
    y,index,checklist,compliance,Y?\n\
    z,index,checklist,compliance,Z?\n";

fn framework() -> Framework {
    read::framework_toml(
        ("framework.toml", FRAMEWORK.as_bytes()),
        Some(("indicators.csv", INDICATORS.as_bytes())),
    )
    .and_then(|read| read.check(cpi_model::FrameworkDraft::check))
    .unwrap_or_else(|problems| panic!("{problems}"))
    .value
}

/// A round in which each country answers x, y and z; `-` is missing.
fn round(framework: &Framework, rows: &[&str]) -> Vec<Assessment> {
    let assess = |(i, row): (usize, &&str)| {
        let letter = |place: usize| char::from(b'A' + u8::try_from(place % 26).unwrap());
        let answers = row.chars().zip(["x", "y", "z"]).filter_map(|(c, code)| {
            let answer = match c {
                '1' => "yes",
                'p' => "partially",
                '0' => "no",
                _ => return None,
            };
            Some((code, answer))
        });
        let country = format!("X{}{}", letter(i / 26), letter(i));
        answered(framework, &country, answers)
    };
    rows.iter().enumerate().map(assess).collect()
}

fn of(rows: &[&str], cases: CaseSelection) -> Coherence {
    let framework = framework();
    let options = CoherenceOptions { cases, pairs: true };
    let found = coherence(&framework, &round(&framework, rows), &options).unwrap();
    let text = serde_json::to_string(&found).unwrap();
    assert!(!text.contains("NaN") && !text.contains("inf"), "{text}");
    found
}

fn index(found: &Coherence) -> &Composite {
    found.node("index").unwrap()
}

fn text<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

#[test]
fn the_examples_of_the_methodology() {
    let found = of(&["111", "1p1", "0p1", "000"], CaseSelection::Complete);
    let node = index(&found);
    assert_eq!(text(node.alpha.value), "0.857142857142857143");
    assert_eq!(
        text(node.members[0].item_rest.value),
        "0.666666666666666667"
    );
    let shares: Vec<String> = node
        .members
        .iter()
        .map(|member| text(member.weights.variance_share))
        .collect();
    assert_eq!(
        shares,
        [
            "0.380952380952380952",
            "0.285714285714285714",
            "0.333333333333333333"
        ]
    );
    let xy = &found.correlations[0];
    assert_eq!((xy.one.as_str(), xy.other.as_str()), ("x", "y"));
    assert_eq!(text(xy.pearson.value), "0.707106781186547524");
    assert_eq!(text(xy.spearman), "0.707106781186547524");
    assert_eq!(text(xy.kendall), "0.670820393249936909");
    let span = xy.pearson.without_one.unwrap();
    assert_eq!(span.low.to_string(), "0.5");
    assert_eq!(span.high.to_string(), "0.866025403784438647");
    // Four countries are too few for any reading to be firm.
    assert_eq!((xy.reading, xy.firm), (Some(Reading::Fair), false));
    assert_eq!(text(xy.pearson.standard_error), "0.176776695296636881");
    assert_eq!(text(node.alpha.standard_error), "0.114540532248181879");
    let errors = node.members.iter();
    let errors = errors.map(|member| text(member.weights.variance_share_error));
    assert_eq!(
        errors.collect::<Vec<_>>(),
        [
            "0.066536964857692562",
            "0.04588686245997293",
            "0.070093340208951166"
        ]
    );
    // The same columns pair by pair, as nothing is missing.
    let pairwise = of(&["111", "1p1", "0p1", "000"], CaseSelection::Pairwise);
    assert_eq!(index(&pairwise).alpha.value, node.alpha.value);
}

#[test]
fn cases_where_scores_are_missing() {
    let rows = ["10-", "011", "110", "-01"];
    let complete = of(&rows, CaseSelection::Complete);
    let alpha = index(&complete).alpha;
    assert_eq!(alpha.countries, 2);
    assert_eq!(alpha.no_value, Some(NoValue::TooFewCountries));
    let pairs: Vec<u32> = complete
        .correlations
        .iter()
        .map(|each| each.pearson.countries)
        .collect();
    assert_eq!(pairs, [3, 2, 3]);
    assert_eq!(kinds(&complete), [FindingKind::TooFewCountries]);
}

/// The kinds of the findings, in order.
fn kinds(found: &Coherence) -> Vec<FindingKind> {
    let findings = found.findings.iter();
    findings.map(|finding| finding.kind).collect()
}

/// Rows that stand so often one after the other.
fn repeated<'a>(rows: &[&'a str], times: usize) -> Vec<&'a str> {
    rows.iter()
        .copied()
        .cycle()
        .take(rows.len() * times)
        .collect()
}

#[test]
fn pairwise_alpha_is_by_hand() {
    // x = 1, 1, 0, 0, 1; y = 1, 0, 0, –, 1; z = 1, 1, –, 0, 1.
    let found = of(
        &["111", "101", "00-", "0-0", "111"],
        CaseSelection::Pairwise,
    );
    // Variances 0.3, 1/3, 1/4; covariances xy 1/6 (4 countries), xz 1/4 (4), yz 0 (3).
    // All: 0.3 + 1/3 + 1/4 + 2 (1/6 + 1/4) = 1.71666…; α = 3/2 · (0.8333… / 1.71666…).
    assert_eq!(text(index(&found).alpha.value), "0.728155339805825243");
    assert_eq!(index(&found).alpha.countries, 3);
}

#[test]
fn one_country_or_nothing_answered_gives_words_and_no_figures() {
    for rows in [&["111"] as &[&str], &["---", "---", "---"], &["1--", "-0-"]] {
        let found = of(rows, CaseSelection::Complete);
        let alpha = index(&found).alpha;
        assert_eq!(alpha.value, None, "{rows:?}");
        assert_eq!(alpha.no_value, Some(NoValue::TooFewCountries), "{rows:?}");
        assert!(found.correlations.iter().all(|each| {
            each.pearson.value.is_none() && each.spearman.is_none() && each.reading.is_none()
        }));
        assert_eq!(kinds(&found), [FindingKind::TooFewCountries]);
        let pairwise = of(rows, CaseSelection::Pairwise);
        assert_eq!(index(&pairwise).alpha.value, None, "{rows:?}");
    }
}

#[test]
fn what_never_varies_is_named() {
    let found = of(&["110", "110", "110", "110"], CaseSelection::Complete);
    assert_eq!(index(&found).alpha.no_value, Some(NoValue::NeverVaries));
    assert!(found.indicators.iter().all(|each| each.never_varies));
    let one = of(&["110", "010", "111", "011"], CaseSelection::Complete);
    let node = index(&one);
    assert!(node.members[1].never_varies && !node.members[0].never_varies);
    assert_eq!(
        node.members[1].item_rest.no_value,
        Some(NoValue::NeverVaries)
    );
    assert_eq!(node.standardised_alpha, None);
    // Of ten countries it is pointed out, with the end at which all are.
    let ten = of(
        &repeated(&["110", "010", "111", "011"], 3)[..10],
        CaseSelection::Complete,
    );
    assert_eq!(kinds(&ten)[0], FindingKind::FewCountries);
    let mut named = ten.findings.iter();
    let named = named.find(|finding| finding.kind == FindingKind::NeverVaries);
    let named = named.unwrap();
    assert_eq!((named.of, named.places.len()), (3, 1));
    assert_eq!(named.places[0].code, "y");
    assert_eq!(named.places[0].end, Some(ScaleEnd::Ceiling));
}

/// α of pairs has twelve countries here, and the variance shares have eight.
#[test]
fn shares_are_judged_by_the_complete_countries() {
    let complete = ["11p", "110", "00p", "000"];
    let mut rows = repeated(&complete, 2);
    for pair in [["11-", "00-"], ["1-p", "0-0"], ["-1p", "-00"]] {
        rows.extend(repeated(&pair, 2));
    }
    let found = of(&rows, CaseSelection::Pairwise);
    assert_eq!(
        (index(&found).alpha.countries, index(&found).complete),
        (12, 8)
    );
    assert!(!kinds(&found).contains(&FindingKind::Weights));
    rows.extend(repeated(&complete, 5));
    let found = of(&rows, CaseSelection::Pairwise);
    assert!(kinds(&found).contains(&FindingKind::Weights));
    // z has 1/16 of 17/16 over the complete countries, however many there are.
    let z = index(&found).members[2].weights;
    assert_eq!(text(z.variance_share), "0.058823529411764706");
    let span = z.variance_share_without_one.unwrap();
    assert!(span.low < z.variance_share.unwrap() && z.variance_share.unwrap() < span.high);
}

#[test]
fn a_single_country_that_decides_is_seen() {
    // Without the last country x never varies, so r is about that country alone.
    let found = of(&["000", "010", "000", "111"], CaseSelection::Complete);
    let xz = &found.correlations[1];
    assert_eq!(text(xz.pearson.value), "1");
    assert!(xz.pearson.rests_on_one && !xz.firm);
    assert_eq!(
        (xz.pearson.without_one, xz.pearson.standard_error),
        (None, None)
    );
    // Of many countries, too.
    let mut rows = vec!["000"; 194];
    rows.push("111");
    let found = of(&rows, CaseSelection::Complete);
    assert!(
        found
            .correlations
            .iter()
            .all(|each| each.pearson.rests_on_one && !each.firm)
    );
    assert!(index(&found).alpha.rests_on_one);
    assert_eq!(kinds(&found), [FindingKind::Ends]);
}

/// A reading that holds whichever of 195 countries is left out is not firm for that alone.
#[test]
fn a_reading_near_a_limit_is_not_firm() {
    let of_195 = |rows: &[&str]| of(&repeated(rows, 195)[..195], CaseSelection::Complete);
    // x and y agree in 12 of 20 countries: r is near 0.2, and its standard error 0.07.
    let near = [
        "111", "111", "111", "001", "001", "001", "101", "101", "011", "011",
    ];
    let found = of_195(&near);
    let xy = &found.correlations[0].pearson;
    let span = xy.without_one.unwrap();
    assert!(Decimal::from(span.high) < Decimal::new(3, 1), "{xy:?}");
    assert_eq!(found.correlations[0].reading, Some(Reading::Weak));
    assert!(!found.correlations[0].firm, "{xy:?}");
    // x and z of these rows run against each other in all countries.
    let against = of_195(&["100", "001", "110", "011"]);
    assert_eq!(against.correlations[1].reading, Some(Reading::Negative));
    assert!(against.correlations[1].firm);
    let found = kinds(&against);
    assert_eq!(
        found[..2],
        [FindingKind::AgainstTheRest, FindingKind::Negative]
    );
}

/// The odd sizes: each gives a result, and never a figure that is none.
#[test]
fn odd_sizes() {
    let rows = ["111", "1p1", "0p1", "000", "10p"];
    for countries in [1, 2, 3, 4, 9, 10, 19, 20, 195] {
        for rows in [repeated(&rows, 39), vec!["111"; 195], vec!["---"; 195]] {
            for cases in [CaseSelection::Complete, CaseSelection::Pairwise] {
                let found = of(&rows[..countries], cases);
                assert_eq!(found.countries.len(), countries);
                let first = kinds(&found)[0];
                match countries {
                    0..10 => assert_eq!(kinds(&found), [FindingKind::TooFewCountries]),
                    10..20 => assert_eq!(first, FindingKind::FewCountries),
                    _ => assert_ne!(first, FindingKind::FewCountries),
                }
                // One finding for each kind, in the order in which they matter.
                let kinds = kinds(&found);
                assert!(kinds.windows(2).all(|two| two[0] < two[1]), "{kinds:?}");
                assert!(
                    found
                        .findings
                        .iter()
                        .all(|finding| finding.places.len() <= finding.of as usize * 2)
                );
            }
        }
    }
}

/// z-scores lie below and above the range, which is no limit of theirs (methodology 12.6).
#[test]
fn scores_without_an_end_have_no_floor_and_no_ceiling() {
    let of_index = |name: &str| {
        let index = IndexFolder::open(&fixture(name)).unwrap();
        let options = CoherenceOptions::default();
        coherence(&index.framework, &index.assessments, &options).unwrap()
    };
    let open = of_index("asem-zscore");
    let ends = open
        .composites
        .iter()
        .map(|each| (each.ends.floor, each.ends.ceiling));
    assert!(ends.eq(open.composites.iter().map(|_| (None, None))));
    assert!(!kinds(&open).contains(&FindingKind::Ends));
    // Min-max scores of the round have ends, and somebody at each.
    let closed = of_index("asem");
    let scored = closed.indicators.iter().filter(|each| 0 < each.scored);
    for each in scored {
        assert!(
            each.ends.floor.is_some() && each.ends.ceiling.is_some(),
            "{each:?}"
        );
    }
}

#[test]
fn two_rounds_at_once_are_refused() {
    let index = IndexFolder::open(&fixture("wbl")).unwrap();
    let refused = coherence(
        &index.framework,
        &index.assessments,
        &CoherenceOptions::default(),
    );
    assert!(matches!(refused, Err(CoherenceError::SeveralRounds { .. })));
    let refused = coherence(&index.framework, &[], &CoherenceOptions::default());
    assert_eq!(refused, Err(CoherenceError::NoAssessments));
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../fixtures/indices")
        .join(name)
}

fn published(name: &str, file: &str) -> Vec<BTreeMap<String, String>> {
    let path = fixture(name).join("published").join(file);
    let mut reader = csv::Reader::from_path(path).unwrap();
    reader.deserialize().map(|row| row.unwrap()).collect()
}

fn close(found: Decimal, published: &str, what: &str) {
    let error = (found - parse_decimal(published).unwrap()).abs();
    assert!(
        error <= Decimal::new(1, 12),
        "{what}: computed {found}, published {published}"
    );
}

#[test]
fn alpha_of_the_asem_pillars_as_coinr_prints_them() {
    let index = IndexFolder::open(&fixture("asem-treated")).unwrap();
    let rows = published("asem-treated", "cronbach_alpha.csv");
    assert_eq!(rows.len(), 8);
    for cases in [CaseSelection::Complete, CaseSelection::Pairwise] {
        let options = CoherenceOptions {
            cases,
            pairs: false,
        };
        let found = coherence(&index.framework, &index.assessments, &options).unwrap();
        for row in &rows {
            let alpha = found.node(&row["code"]).unwrap().alpha;
            assert_eq!(alpha.countries, 51);
            close(alpha.value.unwrap().into(), &row["alpha"], &row["code"]);
        }
    }
}

#[test]
fn declared_and_effective_weights_of_asem_as_coinr_prints_them() {
    let rows = published("asem", "effective_weights.csv");
    assert_eq!(rows.len(), 60);
    for name in ["asem", "asem-treated"] {
        let index = IndexFolder::open(&fixture(name)).unwrap();
        let options = CoherenceOptions::default();
        let found = coherence(&index.framework, &index.assessments, &options).unwrap();
        let of_tree = found.composites.iter().filter(|each| each.view.is_none());
        let members: BTreeMap<&str, _> = of_tree
            .flat_map(|composite| &composite.members)
            .map(|member| (member.code.as_str(), member))
            .collect();
        for row in &rows {
            let Some(member) = members.get(row["code"].as_str()) else {
                assert_eq!(row["code"], "Index");
                continue;
            };
            let weights = &member.weights;
            let declared = weights.declared_in_index.unwrap();
            close(declared.into(), &row["effective_weight"], &row["code"]);
            if name == "asem-treated" {
                // Nothing is missing there, so they are in effect in every country.
                assert_eq!(weights.lowest_in_index, weights.highest_in_index);
                let effective = weights.effective_in_index.unwrap();
                close(effective.into(), &row["effective_weight"], &row["code"]);
            }
        }
    }
}

#[test]
fn variance_shares_add_up_to_one() {
    let index = IndexFolder::open(&fixture("asem-treated")).unwrap();
    let options = CoherenceOptions::default();
    let found = coherence(&index.framework, &index.assessments, &options).unwrap();
    for composite in &found.composites {
        let sum: Decimal = composite
            .members
            .iter()
            .map(|member| Decimal::from(member.weights.variance_share.unwrap()))
            .sum();
        assert!((sum - Decimal::ONE).abs() < Decimal::new(1, 20), "{sum}");
    }
}

#[test]
fn three_countries_bear_no_single_findings() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/demonstration");
    let index = IndexFolder::open(&folder).unwrap();
    let all = index.assessments.iter();
    let round: Vec<Assessment> = all.filter(|it| it.round() == "2026").cloned().collect();
    let found = coherence(&index.framework, &round, &CoherenceOptions::default()).unwrap();
    assert_eq!(kinds(&found), [FindingKind::TooFewCountries]);
    assert!(found.correlations.iter().all(|each| !each.firm));
}

/// Statistics are exact: that the scores lie very near to each other changes nothing.
#[test]
fn columns_that_hardly_vary_correlate_as_those_that_do() {
    let of = |partially: &str, no: &str| {
        let declared = FRAMEWORK
            .replace("\"0.5\"", &format!("\"{partially}\""))
            .replace("points = \"0\"", &format!("points = \"{no}\""));
        let framework = read::framework_toml(
            ("framework.toml", declared.as_bytes()),
            Some(("indicators.csv", INDICATORS.as_bytes())),
        )
        .and_then(|read| read.check(cpi_model::FrameworkDraft::check))
        .unwrap_or_else(|problems| panic!("{problems}"))
        .value;
        let options = CoherenceOptions {
            cases: CaseSelection::Complete,
            pairs: true,
        };
        let rows = round(&framework, &["111", "1p1", "0p1", "000"]);
        let found = coherence(&framework, &rows, &options).unwrap();
        let node = index(&found).clone();
        let members: Vec<_> = node
            .members
            .iter()
            .map(|member| (member.item_rest, member.weights.variance_share))
            .collect();
        let of_x_and_y = found.correlations[0].clone();
        (node.alpha, node.standardised_alpha, members, of_x_and_y)
    };
    let near = of("0.999999999999999999", "0.999999999999999998");
    assert_eq!(of("0.5", "0"), near);
}
