//! Agreement as the literature computes it, and as anyone can compute it again (methodology
//! 10.9 to 10.14).

use cpi_model::draft::{
    Choice, CodingScope, CodingsDraft, ConfusionDraft, NotApplicableAllowed, NotApplicableDraft,
    RoundingMode,
};
use cpi_model::number::{Coefficient, Rounding};
use cpi_model::{Answer, Framework};
use cpi_scoring::agreement::{
    AgreementOptions, Metric, Unit, Versions, Weighting, agreement, coder_odds, cohen_kappa,
    krippendorff_alpha,
};
use std::path::Path;

fn units(rows: &[&str]) -> Vec<Vec<usize>> {
    let columns = rows[0].split_whitespace().count();
    let cell = |row: &str, column| row.split_whitespace().nth(column).unwrap().parse().ok();
    (0..columns)
        .map(|column| rows.iter().filter_map(|row| cell(row, column)).collect())
        .collect()
}

/// To the three digits that are published.
fn rounded(coefficient: Coefficient) -> String {
    let rounding = Rounding::new(3, RoundingMode::HalfUp);
    rounding.show(coefficient.into()).to_string()
}

/// K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), sections A to C.
#[test]
fn alpha_is_as_published() {
    let binary = units(&["0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"]);
    let alpha = krippendorff_alpha(&binary, Metric::Nominal).unwrap();
    assert_eq!(rounded(alpha), "0.095");
    // Section B: a b c d e as 0 to 4; 0.692.
    let nominal = units(&["0 0 1 1 3 2 2 2 4 3 3 0", "1 0 1 1 1 2 2 2 4 3 3 3"]);
    let alpha = krippendorff_alpha(&nominal, Metric::Nominal).unwrap();
    assert_eq!(rounded(alpha), "0.692");
    // Section C and D: four coders, twelve units, answers missing; 0.743 and 0.815.
    let many = units(&[
        "1 2 3 3 2 1 4 1 2 . . .",
        "1 2 3 3 2 2 4 1 2 5 . 3",
        ". 3 3 3 2 3 4 2 2 5 1 .",
        "1 2 3 3 2 4 4 1 2 5 1 .",
    ]);
    let alpha = krippendorff_alpha(&many, Metric::Nominal).unwrap();
    assert_eq!(rounded(alpha), "0.743");
    let alpha = krippendorff_alpha(&many, Metric::Ordinal).unwrap();
    assert_eq!(rounded(alpha), "0.815");
}

#[test]
fn alpha_at_its_ends() {
    let same = vec![vec![0, 0], vec![1, 1]];
    assert_eq!(
        krippendorff_alpha(&same, Metric::Nominal)
            .unwrap()
            .to_string(),
        "1"
    );
    // Two units, always the other: 1 − 3 · 4 / 8.
    let other = vec![vec![0, 1], vec![1, 0]];
    assert_eq!(
        krippendorff_alpha(&other, Metric::Nominal)
            .unwrap()
            .to_string(),
        "-0.5"
    );
    // One value alone cannot disagree, nor can units that one coder rated.
    assert_eq!(
        krippendorff_alpha(&[vec![1, 1], vec![1]], Metric::Ordinal),
        None
    );
    assert_eq!(krippendorff_alpha(&[], Metric::Nominal), None);
}

/// A table of two raters as pairs.
fn table(counts: &[&[usize]]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (i, row) in counts.iter().enumerate() {
        for (j, count) in row.iter().enumerate() {
            pairs.extend(std::iter::repeat_n((i, j), *count));
        }
    }
    pairs
}

/// J. Cohen (1960), table 1: 88, 14, 18 / 10, 40, 10 / 2, 6, 12 of 200; κ = 0.492. J. Fleiss,
/// J. Cohen, B. Everitt (1969) weigh the same table. The textbook pair of raters with 20, 5 /
/// 10, 15: κ = 0.4.
#[test]
fn kappa_is_as_published() {
    let grants = table(&[&[20, 5], &[10, 15]]);
    assert_eq!(
        cohen_kappa(&grants, Weighting::None).unwrap().to_string(),
        "0.4"
    );
    let cohen = table(&[&[88, 14, 18], &[10, 40, 10], &[2, 6, 12]]);
    let kappa = cohen_kappa(&cohen, Weighting::None).unwrap();
    assert_eq!(rounded(kappa), "0.492");
    // With two categories every weighting is the plain one.
    for weighting in [Weighting::Linear, Weighting::Quadratic] {
        assert_eq!(cohen_kappa(&grants, weighting).unwrap().to_string(), "0.4");
    }
}

/// The worked examples of methodology 10.10 to 10.12.
#[test]
fn the_worked_examples_hold() {
    let pairs = [(2, 2), (2, 1), (1, 1), (0, 0)];
    let kappa = |weighting| cohen_kappa(&pairs, weighting).unwrap().to_string();
    assert_eq!(kappa(Weighting::None), "0.636363636363636364");
    assert_eq!(kappa(Weighting::Linear), "0.714285714285714286");
    assert_eq!(kappa(Weighting::Quadratic), "0.8");
    let units: Vec<Vec<usize>> = pairs.iter().map(|(a, b)| vec![*a, *b]).collect();
    let alpha = |metric| krippendorff_alpha(&units, metric).unwrap().to_string();
    assert_eq!(alpha(Metric::Nominal), "0.666666666666666667");
    assert_eq!(alpha(Metric::Ordinal), "0.79");
}

fn framework() -> Framework {
    let template = Path::new(env!("CARGO_MANIFEST_DIR")).join("../cpi-cli/template");
    let mut framework = cpi_io::folder::framework(&template).unwrap().draft;
    framework.not_applicable = Some(NotApplicableDraft {
        allowed: Some(NotApplicableAllowed::Anywhere.into()),
        requires_reason: false,
    });
    framework.check().unwrap().value
}

fn unit(framework: &Framework, country: &str, indicator: &str, answers: &[(&str, &str)]) -> Unit {
    let position = framework.indicator_position(indicator).unwrap();
    Unit {
        framework: framework.clone(),
        country: country.to_owned(),
        round: "2026".to_owned(),
        indicator: position,
        answers: answers
            .iter()
            .map(|(who, text)| {
                let (_, answer) = Answer::read(framework, indicator, text).unwrap();
                ((*who).to_owned(), answer)
            })
            .collect(),
    }
}

#[test]
fn scopes_pairs_and_words() {
    let framework = framework();
    let it = |country, indicator, answers| unit(&framework, country, indicator, answers);
    let units = [
        it("XAA", "19.1", &[("A", "yes"), ("B", "yes")]),
        it("XAA", "19.2", &[("A", "yes"), ("B", "no")]),
        it(
            "XAA",
            "19.3",
            &[("A", "no"), ("B", "partially"), ("C", "no")],
        ),
        it("XAA", "20.1", &[("A", "not-applicable"), ("B", "yes")]),
        it("XAA", "20.3", &[("A", "12.0"), ("B", "12")]),
        it("XAB", "19.1", &[("A", "no"), ("B", "no")]),
        it("XAB", "19.2", &[("A", "partially")]),
    ];
    let options = AgreementOptions {
        versions: Versions::First,
        seed: 1,
        resamples: 200,
    };
    let found = agreement(&framework, &units, &options).unwrap();
    assert_eq!((found.index.units, found.index.coders), (6, 3));
    // Pairs alike: 19.1, 20.3, 19.1 of XAB, and A with C in 19.3; of eight.
    assert_eq!(found.index.percent.unwrap().to_string(), "0.5");
    let pairs: Vec<String> = found
        .pairs
        .iter()
        .map(|pair| {
            format!(
                "{} {} {} {}",
                pair.one, pair.other, pair.units, pair.percent
            )
        })
        .collect();
    assert_eq!(pairs, ["A B 6 0.5", "A C 1 1", "B C 1 0"]);
    let words: Vec<&str> = found
        .disagreements
        .iter()
        .map(|it| it.text.as_str())
        .collect();
    assert_eq!(
        words,
        [
            "`19.2` in XAA: A says `yes`, B says `no`; as far apart as can be",
            "`20.1` in XAA: A says `not-applicable`, B says `yes`; as far apart as can be",
            "`19.3` in XAA: A says `no`, B says `partially`, C says `no`; 0.5 of the way apart",
        ]
    );
    // The same seed gives the same intervals, another one others.
    assert_eq!(found, agreement(&framework, &units, &options).unwrap());
    let other = agreement(&framework, &units, &AgreementOptions { seed: 2, ..options }).unwrap();
    assert_eq!(
        found.index.alpha_nominal.unwrap().value,
        other.index.alpha_nominal.unwrap().value
    );
}

#[test]
fn without_a_second_coder_there_is_nothing_to_compare() {
    let framework = framework();
    let units = [unit(&framework, "XAA", "19.1", &[("A", "yes")])];
    let options = AgreementOptions {
        versions: Versions::Standing,
        seed: 1,
        resamples: 10,
    };
    let found = agreement(&framework, &units, &options).unwrap();
    assert_eq!((found.index.units, found.index.percent), (0, None));
    assert!(found.pairs.is_empty() && found.indicators.is_empty());
}

/// Methodology 11.13: the example, a third coder, and what is too little for odds of its own.
#[test]
fn odds_are_those_with_which_coders_disagree() {
    let framework = framework();
    let it = |indicator, answers| unit(&framework, "XAA", indicator, answers);
    let units = [
        it("19.1", &[("A", "yes"), ("B", "yes")]),
        it("19.2", &[("A", "yes"), ("B", "partially")]),
        it("19.3", &[("A", "partially"), ("B", "partially")]),
        it("20.1", &[("A", "no"), ("B", "no"), ("C", "not-applicable")]),
    ];
    let declared = |per, least| CodingsDraft {
        per: Some(Choice::Known(per)),
        least,
    };
    let said = |found: Vec<ConfusionDraft>| -> Vec<String> {
        let found = found.into_iter();
        let line = |each: ConfusionDraft| {
            let odds = each.odds.iter();
            let odds: Vec<String> = odds.map(|(code, odds)| format!("{code} {odds}")).collect();
            let (beneath, of) = (each.beneath.unwrap_or_default(), each.of.unwrap());
            format!("{beneath} {of}: {}", odds.join(", "))
        };
        found.map(line).collect()
    };
    let whole = [
        " yes: partially 0.333333, yes 0.666667",
        " partially: partially 0.666667, yes 0.333333",
        " no: no 1",
    ];
    let found = coder_odds(&framework, &units, &declared(CodingScope::Scale, None)).unwrap();
    assert_eq!(said(found), whole);
    let found = coder_odds(&framework, &units, &declared(CodingScope::Section, Some(3))).unwrap();
    let sections = [
        "art19 yes: partially 0.333333, yes 0.666667",
        "art19 partially: partially 0.666667, yes 0.333333",
    ];
    assert_eq!(said(found), [&whole[..], &sections].concat());
    let found = coder_odds(
        &framework,
        &units,
        &declared(CodingScope::Indicator, Some(2)),
    )
    .unwrap();
    let indicators = [
        "19.1 yes: yes 1",
        "19.3 partially: partially 1",
        "20.1 no: no 1",
    ];
    assert_eq!(said(found), [&whole[..], &indicators].concat());
    // Three coders: each pair of answers counts half.
    let three = [it("19.1", &[("A", "yes"), ("B", "yes"), ("C", "no")])];
    let found = coder_odds(&framework, &three, &declared(CodingScope::Scale, None)).unwrap();
    assert_eq!(said(found), [" yes: no 0.5, yes 0.5", " no: no 0, yes 1"]);
    let alone = [it("19.1", &[("A", "yes")])];
    assert!(
        coder_odds(&framework, &alone, &declared(CodingScope::Scale, None))
            .unwrap()
            .is_empty()
    );
}
