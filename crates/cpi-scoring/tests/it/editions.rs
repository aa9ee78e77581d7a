//! Does a trend over several editions say what the methodology says, and does it say what it
//! cannot say? Sections 13.4 to 13.11.

use cpi_io::{IndexFolder, folder};
use cpi_model::crosswalk::Crosswalk;
use cpi_model::draft::{AdjudicationDraft, AnswerDraft, Choice, FrameworkDraft, MissingRule};
use cpi_model::number::Score;
use cpi_model::{Assessment, Framework, Round};
use cpi_scoring::trend::{Change, Step, Trend};
use cpi_scoring::{Edition, TrendError, TrendOptions, trend};
use rust_decimal::Decimal;
use std::path::{Path, PathBuf};

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures")
}

fn open(name: &str) -> IndexFolder {
    IndexFolder::open(&fixtures().join("editions").join(name)).unwrap()
}

fn edition(index: &IndexFolder) -> Edition<'_> {
    Edition {
        framework: &index.framework,
        rounds: &index.rounds,
        assessments: &index.assessments,
    }
}

fn crosswalk(older: &Framework, newer: &Framework, name: &str) -> Crosswalk {
    let read = folder::crosswalk(&fixtures().join("editions").join(name)).unwrap();
    read.check(|draft| draft.check(older, newer))
        .unwrap_or_else(|problems| panic!("{problems}"))
        .value
}

/// Three editions, and what stands between them.
struct Three {
    first: IndexFolder,
    second: IndexFolder,
    third: IndexFolder,
}

impl Three {
    fn open() -> Self {
        Self {
            first: open("first"),
            second: open("second"),
            third: open("third"),
        }
    }

    fn trend(&self, strict: bool) -> Trend {
        let (one, two) = (
            crosswalk(&self.first.framework, &self.second.framework, "second"),
            crosswalk(&self.second.framework, &self.third.framework, "third"),
        );
        let older = [(edition(&self.first), &one), (edition(&self.second), &two)];
        trend(&edition(&self.third), &older, &[], &TrendOptions { strict }).unwrap()
    }
}

fn step<'a>(found: &'a Trend, country: &str, to: &str) -> &'a Step {
    let mut countries = found.countries.iter();
    let country = countries.find(|each| each.country == country).unwrap();
    country.steps.iter().find(|step| step.to == to).unwrap()
}

fn change<'a>(step: &'a Step, code: &str) -> &'a Change {
    let mut changes = step.changes.iter();
    changes.find(|change| change.code == code).unwrap()
}

fn text(score: Option<Score>) -> String {
    score.map(|score| score.to_string()).unwrap_or_default()
}

fn parts(change: &Change) -> [String; 4] {
    [
        text(change.answers),
        text(change.weights),
        text(change.framework),
        text(change.coverage),
    ]
}

/// The framework with something declared otherwise.
fn otherwise(index: &IndexFolder, declare: impl FnOnce(&mut FrameworkDraft)) -> Framework {
    let mut draft = index.framework.draft().clone();
    declare(&mut draft);
    draft.check().unwrap().value
}

/// The rounds of an index as those of another framework.
fn rounds(index: &IndexFolder, framework: &Framework) -> Vec<Round> {
    let rounds = index.rounds.iter();
    rounds
        .map(|round| round.draft().check(framework).unwrap().value)
        .collect()
}

/// The assessments with their drafts changed, checked against a framework.
fn rewritten(
    index: &IndexFolder,
    framework: &Framework,
    change: impl Fn(&str, &str, &mut Vec<AnswerDraft>),
) -> Vec<Assessment> {
    let all = index.assessments.iter();
    all.map(|assessment| {
        let mut draft = assessment.to_draft();
        change(assessment.country(), assessment.round(), &mut draft.answers);
        let checked = draft.check(framework);
        checked
            .unwrap_or_else(|problems| panic!("{problems}"))
            .value
    })
    .collect()
}

fn answer<'a>(answers: &'a mut [AnswerDraft], code: &str) -> &'a mut AnswerDraft {
    let mut answers = answers.iter_mut();
    answers
        .find(|answer| answer.indicator.as_deref() == Some(code))
        .unwrap()
}

#[test]
fn the_comparable_series_is_on_what_all_editions_ask() {
    let found = Three::open().trend(false);
    assert_eq!(found.common, 2);
    let common: Vec<u32> = found.relations.iter().map(|each| each.common).collect();
    assert_eq!(common, [3, 5]);
    let series = &found.countries[0].series;
    let points = |code: &str| -> Vec<(String, String)> {
        let series = series.iter().find(|series| series.code == code).unwrap();
        let points = series.points.iter();
        points
            .map(|point| (text(point.full), text(point.comparable)))
            .collect()
    };
    let pair = |full: &str, comparable: &str| (full.to_owned(), comparable.to_owned());
    assert_eq!(
        points("art19"),
        [
            pair("0.333333333333333333", "0.5"),
            pair("0.5", "0.5"),
            pair("0.625", "0.75"),
            pair("0.666666666666666667", "1"),
        ]
    );
    // Nothing of art20 is asked by all three, though neighbours have something in common.
    assert!(
        points("art20")
            .iter()
            .all(|(_, comparable)| comparable.is_empty())
    );
    // Asked in the same words all along: 19.1 alone.
    assert_eq!(Three::open().trend(true).common, 1);
}

#[test]
fn a_step_is_split_on_what_its_two_editions_have_in_common() {
    let found = Three::open().trend(false);
    let second = change(step(&found, "XAA", "2026"), "art19");
    assert_eq!(
        parts(second),
        [
            "0.166666666666666666",
            "0.166666666666666667",
            "-0.208333333333333333",
            "0"
        ]
    );
    let third = step(&found, "XAA", "2028");
    assert_eq!(third.compared, 5);
    assert_eq!(
        parts(change(third, "art19")),
        ["0.166666666666666667", "-0.125", "0", "0"]
    );
    let together = change(third, "art19").change.unwrap();
    assert_eq!(together.to_string(), "0.041666666666666667");
    for country in &found.countries {
        for change in country.steps.iter().flat_map(|step| &step.changes) {
            if let Some(parts) = change.parts() {
                let sum: Decimal = parts.into_iter().map(Decimal::from).sum();
                assert_eq!(sum, Decimal::from(change.change.unwrap()), "{change:?}");
            }
        }
    }
}

#[test]
fn a_step_over_an_edition_goes_by_both_crosswalks() {
    let mut three = Three::open();
    three.second.assessments.clear();
    let found = three.trend(false);
    let rounds: Vec<&str> = found
        .rounds
        .iter()
        .map(|each| each.label.as_str())
        .collect();
    assert_eq!(rounds, ["2022", "2024", "2028"]);
    let over = step(&found, "XAA", "2028");
    assert_eq!((over.from.as_str(), over.compared), ("2024", 2));
    // 19.1 yes and 19.2 no, then both yes; 19.3 goes, 19.4 comes.
    let art19 = change(over, "art19");
    assert_eq!(
        (text(art19.from), text(art19.to)),
        ("0.5".into(), "0.666666666666666667".into())
    );
    assert_eq!(parts(art19), ["0.5", "0", "-0.333333333333333333", "0"]);
    let moved: Vec<&str> = over
        .moves
        .iter()
        .map(|each| each.indicator.as_str())
        .collect();
    assert_eq!(moved, ["19.2"]);
}

#[test]
fn editions_far_apart_may_have_nothing_in_common() {
    let three = Three::open();
    let one = crosswalk(&three.first.framework, &three.second.framework, "second");
    let mut draft = crosswalk(&three.second.framework, &three.third.framework, "third")
        .draft()
        .clone();
    // The third asks nothing that the first asked.
    draft.relations.retain(|each| {
        !each
            .from
            .iter()
            .any(|code| code == "19.1" || code == "19.2")
    });
    for (from, to) in [("19.1", ""), ("19.2", ""), ("", "19.1"), ("", "19.2")] {
        let code = |code: &str| {
            (!code.is_empty())
                .then(|| code.to_owned())
                .into_iter()
                .collect()
        };
        draft.relations.push(cpi_model::draft::RelationDraft {
            relation: Some(Choice::Known(if to.is_empty() {
                cpi_model::draft::Relation::Dropped
            } else {
                cpi_model::draft::Relation::New
            })),
            from: code(from),
            to: code(to),
            confirmed: true,
            ..Default::default()
        });
    }
    let two = draft
        .check(&three.second.framework, &three.third.framework)
        .unwrap_or_else(|problems| panic!("{problems}"))
        .value;
    let older = [
        (edition(&three.first), &one),
        (edition(&three.second), &two),
    ];
    let found = trend(
        &edition(&three.third),
        &older,
        &[],
        &TrendOptions::default(),
    )
    .unwrap();
    assert_eq!(found.common, 0);
    insta::assert_snapshot!(found.notes[0], @"editions 1, editions 2 and editions 3 have no indicator in common: there is no comparable series, and a change from the first to the last says nothing about a country");
    // Neighbours still have something to compare.
    assert_eq!(step(&found, "XAA", "2028").compared, 3);
    // A crosswalk between other frameworks is refused, and nothing else is said with it.
    let wrong = [(edition(&three.first), &two)];
    let refused = trend(
        &edition(&three.second),
        &wrong,
        &[],
        &TrendOptions::default(),
    );
    assert!(
        matches!(refused, Err(TrendError::OtherCrosswalk { .. })),
        "{refused:?}"
    );
    insta::assert_snapshot!(refused.unwrap_err(), @"the crosswalk from editions 2 to editions 3 is not the one from editions 1 to editions 2, as they are now");
}

#[test]
fn a_step_that_the_method_refuses_is_not_split_and_says_why() {
    let mut three = Three::open();
    // An answer is missing in the first edition, which leaves it out; the second refuses that.
    let framework = otherwise(&three.second, |draft| {
        draft.method.as_mut().unwrap().missing = Some(Choice::Known(MissingRule::Refuse));
    });
    three
        .second
        .assessments
        .retain(|each| each.country() == "XAA");
    three
        .first
        .assessments
        .retain(|each| each.country() == "XAA");
    three.first.assessments =
        rewritten(&three.first, &three.first.framework, |_, round, answers| {
            if round == "2024" {
                answers.retain(|answer| answer.indicator.as_deref() != Some("19.2"));
            }
        });
    let assessments = rewritten(&three.second, &framework, |_, _, _| {});
    let rounds = rounds(&three.second, &framework);
    let newest = Edition {
        framework: &framework,
        rounds: &rounds,
        assessments: &assessments,
    };
    let between = crosswalk(&three.first.framework, &framework, "second");
    let older = [(edition(&three.first), &between)];
    let found = trend(&newest, &older, &[], &TrendOptions::default()).unwrap();
    let crossing = step(&found, "XAA", "2026");
    // The scores themselves stand, and their difference.
    let index = change(crossing, "index");
    assert_eq!(text(index.change), "-0.1875");
    assert_eq!((index.parts(), index.answers), (None, None));
    let said = found
        .notes
        .iter()
        .find(|note| note.contains("cannot be split"));
    insta::assert_snapshot!(said.unwrap(), @"XAA, 2024 to 2026: the change cannot be split, because on the way scoring is refused: XAA, round 2024: `art19` refuses missing answers, and these are missing: 19.2 (methodology 4.3); answer them, or declare another rule in `missing`");
    let said = found
        .notes
        .iter()
        .find(|note| note.contains("no comparable score"));
    insta::assert_snapshot!(said.unwrap(), @"XAA, 2024: no comparable score, because by the method of the newest framework scoring is refused: XAA, round 2024: `art19` refuses missing answers, and these are missing: 19.2 (methodology 4.3); answer them, or declare another rule in `missing`");
    let series = &found.countries[0].series[0];
    let comparable: Vec<bool> = series
        .points
        .iter()
        .map(|point| point.comparable.is_some())
        .collect();
    assert_eq!(comparable, [true, false, true]);
}

#[test]
fn adjudicated_points_are_carried_where_options_earn_the_same() {
    let mut three = Three::open();
    let adjudicate = |country: &str, round: &str, answers: &mut Vec<AnswerDraft>| {
        if (country, round) == ("XAA", "2024") {
            answer(answers, "19.2").adjudication = Some(AdjudicationDraft {
                points: Some("0.25".to_owned()),
                reason: Some("one region has it".to_owned()),
                by: Some("reviewer-1".to_owned()),
                at: Some("2025-01-01T00:00:00Z".to_owned()),
                ..AdjudicationDraft::default()
            });
        }
    };
    three.first.assessments = rewritten(&three.first, &three.first.framework, adjudicate);
    let found = three.trend(false);
    let crossing = step(&found, "XAA", "2026");
    let moved = crossing
        .moves
        .iter()
        .find(|each| each.indicator == "19.2")
        .unwrap();
    assert_eq!(
        (moved.from.as_str(), text(Some(moved.change))),
        ("no (adjudicated 0.25)", "0.25".to_owned())
    );
    // Through two crosswalks: (1 + 0.25) / 2.
    let series = &found.countries[0].series;
    let art19 = series.iter().find(|series| series.code == "art19").unwrap();
    assert_eq!(text(art19.points[1].comparable), "0.625");

    // Where an option earns something else, what was decided for the old points is not carried.
    let other = otherwise(&three.second, |draft| {
        let scale = draft.scales.get_mut("compliance").unwrap();
        scale.options[1].points = Some("0.4".to_owned());
    });
    let assessments = rewritten(&three.second, &other, |_, _, _| {});
    let rounds = rounds(&three.second, &other);
    let newest = Edition {
        framework: &other,
        rounds: &rounds,
        assessments: &assessments,
    };
    let between = crosswalk(&three.first.framework, &other, "second");
    let older = [(edition(&three.first), &between)];
    let found = trend(&newest, &older, &[], &TrendOptions::default()).unwrap();
    let crossing = step(&found, "XAA", "2026");
    assert!(crossing.moves.iter().all(|each| each.indicator != "19.2"));
    assert!(
        !change(crossing, "art19")
            .coverage
            .unwrap()
            .to_string()
            .eq("0")
    );
}

#[test]
fn a_revision_moves_others_where_statistics_are_of_the_round() {
    let asem = IndexFolder::open(&fixtures().join("indices/asem")).unwrap();
    // The highest value of an indicator: those of others are set against it.
    let before: Vec<Assessment> = rewritten(&asem, &asem.framework, |country, _, answers| {
        if country == "AUT" {
            answer(answers, "Goods").answer = Some("100000".to_owned());
        }
    });
    let published = Edition {
        assessments: &before,
        ..edition(&asem)
    };
    let now = edition(&asem);
    let options = TrendOptions::default();
    let plain = trend(&now, &[], &[], &options).unwrap();
    let found = trend(&now, &[], &[published], &options).unwrap();
    assert_eq!(found.countries, plain.countries);
    assert!(1 < found.revisions.len(), "{}", found.revisions.len());
    for revision in &found.revisions {
        let index = revision
            .step
            .changes
            .iter()
            .find(|change| change.code == "Index")
            .unwrap();
        let own = revision.country == "AUT";
        // The country's own answer, and for all others the values they are set against.
        assert_eq!(index.answers.unwrap().to_string() != "0", own, "{index:?}");
        assert_ne!(text(index.weights), "0", "{index:?}");
        let parts: Decimal = index.parts().unwrap().into_iter().map(Decimal::from).sum();
        assert_eq!(parts, Decimal::from(index.change.unwrap()));
    }
}
