//! Does each lint find what it is for, and leave alone what is right?

use cpi_io::read;
use cpi_model::draft::{
    Cap, Choice, ConditionDraft, Direction, FrameworkDraft, GoalpostsDraft, IndicatorDraft,
    IndicatorKind, NormalisationDraft, NormalisationRule, NotApplicableAllowed, NotApplicableDraft,
    Otherwise, PlausibleDraft, PossibleDraft, Texts,
};
use cpi_model::lint::Lint;
use cpi_scoring::{Tolerance, lint_framework};

const TOML: &str = r#"
schema_version = 1
id = "lint"
version = "1"
languages = ["en"]
countries = "iso-3166"
range = { low = "0", high = "1" }
display = { digits = 2, rounding = "half-up" }
ranking = { scores = "rounded", order = "highest-first", ties = "lowest" }
method = { aggregation = "arithmetic", over = "children", weights = "equal", missing = "leave-out", least_coverage = "0", coverage_of = "indicators" }
nodes = [
  { code = "index" },
  { code = "A19", parent = "index", level = "article" },
  { code = "A20", parent = "index", level = "article" },
]
[scales.compliance]
options = [{ code = "yes", points = "1" }, { code = "no", points = "0" }]
[[views]]
code = "dimension"
over = "cells"
rows = "article"
groups = [{ code = "law" }, { code = "services" }]
without = [{ row = "A20", group = "law", reason = { en = "Asked under A19." } }]
"#;

const TABLE: &str = "\
code,parent,kind,scale,view:dimension,question@en,criteria:yes@en,criteria:no@en,evidence@en,source
L1,A19,checklist,compliance,law,Does the law ban corporal punishment by parents?,It does.,It does not.,The act.,UNCRC 19(1)
L2,A19,checklist,compliance,law,Does the law ban child marriage without exception?,It does.,It does not.,The act.,UNCRC 19(1)
S1,A19,checklist,compliance,services,Is there a helpline?,There is.,There is none.,A report.,UNCRC 19(2)
S2,A20,checklist,compliance,services,Is foster care available in every region?,It is.,It is not.,A register.,UNCRC 20(3)
";

pub(super) fn draft() -> FrameworkDraft {
    let table = ("indicators.csv", TABLE.as_bytes());
    read::framework_toml(("framework.toml", TOML.as_bytes()), Some(table))
        .unwrap()
        .draft
}

pub(super) fn lint(draft: &FrameworkDraft) -> Lint {
    let framework = draft
        .check()
        .unwrap_or_else(|problems| panic!("{problems}"));
    lint_framework(&framework.value, Tolerance::default())
}

/// The words of what is found once a draft has been changed.
pub(super) fn words(change: impl FnOnce(&mut FrameworkDraft)) -> Vec<String> {
    let mut draft = draft();
    change(&mut draft);
    lint(&draft)
        .findings
        .iter()
        .map(|found| found.kind.to_string())
        .collect()
}

fn asking(question: &str) -> Vec<String> {
    words(|draft| {
        draft.indicators[0]
            .question
            .insert("en".to_owned(), question.to_owned());
    })
}

#[test]
fn a_sound_framework_is_clean() {
    let none: [String; 0] = [];
    assert_eq!(words(|_| {}), none);
}

#[test]
fn a_question_asks_one_thing() {
    for question in [
        "Are judges trained and supervised?",
        "Is it free? Is it near?",
        "Is the service free or cheap?",
        "Are police officers as well as judges trained?",
        "Is the plan costed; is it funded?",
        "Are there plans and/or budgets?",
    ] {
        assert_eq!(asking(question), ["double-barrelled"], "{question}");
    }
    for question in [
        "Does a protocol govern referral between the police and the clinic?",
        "Can a child complain whether or not a parent agrees?",
        "Is the standard (law and order) published?",
        "Does the organisation order an android?",
    ] {
        assert_eq!(asking(question), Vec::<String>::new(), "{question}");
    }
}

#[test]
fn english_words_are_looked_for_in_english_alone() {
    let found = words(|draft| {
        draft.languages.push("ro".to_owned());
        let question = &mut draft.indicators[0].question;
        question.insert("ro".to_owned(), "Legea and or interzice bătaia?".to_owned());
    });
    // What is lacking in the second language is said; its words are not read as English.
    assert_eq!(found, ["missing-text"]);
}

#[test]
fn a_question_is_read_at_once() {
    let words = |n: usize| "a ".repeat(n);
    assert_eq!(asking(&words(30)), Vec::<String>::new());
    assert_eq!(asking(&words(31)), ["long-question"]);
    assert_eq!(asking(&"x".repeat(240)), Vec::<String>::new());
    assert_eq!(asking(&"x".repeat(241)), ["long-question"]);
}

#[test]
fn near_duplicates_are_found_within_a_group() {
    let question = "Is corporal punishment by the parents banned by law?";
    assert_eq!(
        asking("Does the law prohibit child marriage with no exceptions?"),
        Vec::<String>::new()
    );
    let again = |at: usize| {
        words(|draft| {
            draft.indicators[at]
                .question
                .insert("en".to_owned(), question.to_owned());
        })
    };
    // In the same group, and law against services.
    assert_eq!(again(1), ["near-duplicate"]);
    assert_eq!(again(2), Vec::<String>::new());
}

#[test]
fn near_duplicates_are_found_in_any_language() {
    let found = words(|draft| {
        draft.languages.push("ka".to_owned());
        let text = "აკრძალულია თუ არა ფიზიკური დასჯა სკოლაში";
        for i in [0, 1] {
            draft.indicators[i]
                .question
                .insert("ka".to_owned(), text.to_owned());
        }
    });
    assert_eq!(
        found,
        ["near-duplicate", "missing-text", "repeated-translation"]
    );
}

#[test]
fn guidance_that_is_lacking_is_named() {
    let mut draft = draft();
    draft.indicators[0].evidence.clear();
    draft.indicators[0].criteria.remove("no");
    let found = lint(&draft).findings;
    let messages: Vec<&str> = found.iter().map(|found| found.message.as_str()).collect();
    assert_eq!(
        messages,
        ["`L1` has no criteria for `no`, no expected evidence"]
    );
    // Where none has a source, that is one finding.
    let found = words(|draft| {
        for each in &mut draft.indicators {
            each.source = None;
        }
    });
    assert_eq!(found, ["missing-guidance"]);
}

#[test]
fn an_empty_cell_needs_a_reason() {
    assert_eq!(
        words(|draft| draft.views[0].without.clear()),
        ["empty-cell"]
    );
}

fn applies(draft: &mut FrameworkDraft, i: usize, conditions: &[(&str, &[&str])]) {
    let indicator = &mut draft.indicators[i];
    indicator.otherwise = Some(Choice::from_word("leave-out"));
    indicator.applies_if = conditions
        .iter()
        .map(|(code, answers)| ConditionDraft {
            indicator: Some((*code).to_owned()),
            answers: answers.iter().map(|answer| (*answer).to_owned()).collect(),
        })
        .collect();
}

#[test]
fn a_question_that_may_be_not_applicable_takes_no_points_away() {
    let found = |change: &dyn Fn(&mut FrameworkDraft)| {
        let mut draft = draft();
        applies(&mut draft, 3, &[("S1", &["yes"])]);
        draft.indicators[3].otherwise = Some(Choice::Known(Otherwise::Lowest));
        change(&mut draft);
        let found = lint(&draft).findings;
        let found = found
            .iter()
            .filter(|it| it.kind.to_string() == "lowest-without-cause");
        found
            .map(|it| format!("{}: {}", it.path, it.message))
            .collect::<Vec<_>>()
    };
    let none: [String; 0] = [];
    assert_eq!(found(&|_| ()), none);
    let allowed = |draft: &mut FrameworkDraft| {
        draft.not_applicable = Some(NotApplicableDraft {
            allowed: Some(Choice::Known(NotApplicableAllowed::Anywhere)),
            ..NotApplicableDraft::default()
        });
    };
    insta::assert_snapshot!(found(&allowed)[0], @"/indicators/3/otherwise: `S2` scores its lowest where `S1` is not applicable, as its answer may be: a country loses points for what it is not asked");
    let hangs = |draft: &mut FrameworkDraft| applies(draft, 2, &[("L1", &["yes"])]);
    insta::assert_snapshot!(found(&hangs)[0], @"/indicators/3/otherwise: `S2` scores its lowest where `S1` is not applicable, as its own condition may leave it: a country loses points for what it is not asked");
    // Where it scores the lowest itself, it counts, and what hangs on it counts too.
    let counts = |draft: &mut FrameworkDraft| {
        hangs(draft);
        draft.indicators[2].otherwise = Some(Choice::Known(Otherwise::Lowest));
    };
    assert_eq!(found(&counts), none);
    let left_out = |draft: &mut FrameworkDraft| {
        allowed(draft);
        draft.indicators[3].otherwise = Some(Choice::Known(Otherwise::LeaveOut));
    };
    assert_eq!(found(&left_out), none);
}

#[test]
fn conditions_that_contradict_each_other_are_found() {
    let none: [String; 0] = [];
    let words = |change: &dyn Fn(&mut FrameworkDraft)| {
        let mut found = words(|draft| change(draft));
        // Conditions that leave out what they bring in have a finding of their own.
        found.retain(|word| word != "lowered-score");
        found
    };
    let at_once = words(&|draft| applies(draft, 3, &[("L1", &["yes"]), ("L1", &["no"])]));
    assert_eq!(at_once, ["impossible-condition"]);
    let through_another = |answer: &str| {
        words(&|draft| {
            applies(draft, 2, &[("L1", &["yes"])]);
            applies(draft, 3, &[("S1", &["yes", "no"]), ("L1", &[answer])]);
        })
    };
    assert_eq!(through_another("no"), ["impossible-condition"]);
    assert_eq!(through_another("yes"), none);
    let overlapping = words(&|draft| applies(draft, 3, &[("L1", &["yes", "no"]), ("L1", &["no"])]));
    assert_eq!(overlapping, none);
}

#[test]
fn weights_far_from_their_mean_are_found() {
    let weighing = |weight: &str| {
        words(|draft| {
            let method = draft.method.as_mut().unwrap();
            method.weights = Some(Choice::from_word("declared"));
            for node in &mut draft.nodes {
                node.weight = Some("1".to_owned());
            }
            for (i, each) in draft.indicators.iter_mut().enumerate() {
                let light = if i == 0 { weight } else { "1" };
                each.weight = Some(light.to_owned());
            }
        })
    };
    // The mean is 1/4; with x beside 1 and 1 in one half, L1 carries x / (2x + 4).
    assert_eq!(weighing("0.1053"), Vec::<String>::new());
    assert_eq!(weighing("0.1052"), ["unbalanced-weight"]);
}

#[test]
fn the_tolerance_is_the_callers() {
    let framework = draft().check().unwrap().value;
    let found = |heaviest, lightest| {
        lint_framework(&framework, Tolerance { heaviest, lightest })
            .findings
            .len()
    };
    // S2 carries 1/2, twice the mean; the others 1/6, two thirds of it.
    assert_eq!((found(2, 2), found(1, 2), found(2, 1)), (0, 1, 3));
}

#[test]
fn codes_that_a_spreadsheet_changes_are_found() {
    let coded = |code: &str| words(|draft| draft.indicators[0].code = Some(code.to_owned()));
    for code in [
        "1-2",
        "12-31",
        "2026-03",
        "2026-3-15",
        "1.2",
        "31.12",
        "1.2.26",
        "19.10",
        "007",
        "00",
        "4E5",
        "1e-3",
        "123456789012",
        "TRUE",
        "false",
        "MAR1",
        "1-mar",
        "Sept2026",
        "June-4",
    ] {
        assert_eq!(coded(code), ["spreadsheet-code"], "{code}");
    }
    for code in [
        "7",
        "12345678901",
        "A1-2",
        "A19-L-01",
        "32.13",
        "13.32",
        "45-67",
        "MARCHES1",
        "MAR",
        "4E",
        "E5",
        "1x2",
        "true1",
        "1.2.3.4",
        "ma1",
        "19.1a",
    ] {
        assert_eq!(coded(code), Vec::<String>::new(), "{code}");
    }
}

#[test]
fn what_nothing_refers_to_is_found() {
    let found = words(|draft| {
        let scale = draft.scales["compliance"].clone();
        draft.scales.insert("other".to_owned(), scale);
    });
    assert_eq!(found, ["unused"]);
    // Nobody may answer what the text allows (methodology 2.7).
    let stated = |draft: &mut FrameworkDraft| {
        let when = Texts::from([("en".to_owned(), "There is no such body.".to_owned())]);
        draft.indicators[0].not_applicable_when = when;
    };
    assert_eq!(words(stated), ["unused"]);
    let found = words(|draft| {
        stated(draft);
        draft.not_applicable = Some(NotApplicableDraft {
            allowed: Some(NotApplicableAllowed::WhereStated.into()),
            requires_reason: false,
        });
    });
    assert_eq!(found, [""; 0]);
}

#[test]
fn what_no_value_can_reach_is_found() {
    let found = |high: &str, least_plausible: &str| {
        let words = words(|draft| {
            let linear = NormalisationDraft {
                rule: Some(NormalisationRule::Goalposts.into()),
                cap: Some(Cap::Both.into()),
                ..NormalisationDraft::default()
            };
            draft.normalisations.insert("linear".to_owned(), linear);
            let indicator = &mut draft.indicators[3];
            indicator.kind = Some(IndicatorKind::Quantity.into());
            (indicator.scale, indicator.unit) = (None, Some("beds".to_owned()));
            indicator.criteria.clear();
            indicator.direction = Some(Direction::HigherIsBetter.into());
            indicator.normalisation = Some("linear".to_owned());
            indicator.goalposts = Some(GoalpostsDraft {
                low: Some("0".to_owned()),
                high: Some(high.to_owned()),
            });
            indicator.possible = Some(PossibleDraft {
                least: Some("0".to_owned()),
                most: Some("1000".to_owned()),
                whole: false,
            });
            indicator.plausible = Some(PlausibleDraft {
                least: Some(least_plausible.to_owned()),
                ..PlausibleDraft::default()
            });
        });
        words
            .iter()
            .filter(|word| *word == "beyond-possible")
            .count()
    };
    assert_eq!(found("1000", "0"), 0);
    assert_eq!(found("1001", "0"), 1);
    assert_eq!(found("1001", "-1"), 2);
}

fn excepting(draft: &mut FrameworkDraft, i: usize, word: &str, reason: &str) {
    let exceptions = &mut draft.indicators[i].exceptions;
    exceptions.insert(word.to_owned(), reason.to_owned());
}

#[test]
fn an_exception_excuses_with_a_reason() {
    let mut draft = draft();
    let question = "Are judges trained and supervised?".to_owned();
    draft.indicators[0]
        .question
        .insert("en".to_owned(), question);
    excepting(&mut draft, 0, "double-barrelled", "one programme does both");
    let lint = lint(&draft);
    assert!(lint.findings.is_empty(), "{}", lint.findings);
    assert_eq!(lint.excused[0].indicator, "L1");
    assert_eq!(lint.excused[0].reason, "one programme does both");
}

#[test]
fn either_of_two_near_duplicates_may_carry_the_exception() {
    for at in [0, 1] {
        let found = words(|draft| {
            let again: Vec<IndicatorDraft> = draft.indicators.clone();
            draft.indicators[1].question = again[0].question.clone();
            excepting(draft, at, "near-duplicate", "on purpose");
        });
        assert_eq!(found, Vec::<String>::new());
    }
}

#[test]
fn an_exception_that_is_wrong_is_a_finding() {
    let with = |word: &str, reason: &str| words(|draft| excepting(draft, 0, word, reason));
    assert_eq!(with("double-barreled", "why"), ["invalid-exception"]);
    assert_eq!(with("empty-cell", "why"), ["invalid-exception"]);
    assert_eq!(with("long-question", ""), ["invalid-exception"]);
    assert_eq!(with("long-question", "why"), ["unneeded-exception"]);
}
