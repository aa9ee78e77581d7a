//! What a robustness run is said to bear is so, at every size (methodology 11.15).

use crate::rounds::{assess, framework, read};
use cpi_model::Framework;
use cpi_model::draft::UncertaintyDraft;
use cpi_report::robustness::report;
use cpi_scoring::{Draws, robustness};
use serde_json::{Value, json};

/// The report of a run at the index.
fn said(framework: &Framework, rows: &[(&str, &str)], plan: &Value) -> String {
    let mut document = json!({
        "schema_version": 1, "framework": { "id": "t", "version": "1" }, "interval": "0.9",
    });
    let keys: serde_json::Map<String, Value> = serde_json::from_value(plan.clone()).unwrap();
    document.as_object_mut().unwrap().extend(keys);
    let draft: UncertaintyDraft = serde_json::from_value(document).unwrap();
    let plan = draft.check(framework).unwrap().value;
    let draws = Draws {
        seed: 1,
        draws: 1000,
        threads: 1,
    };
    let round = assess(framework, rows);
    let found = robustness(&plan, &round, draws, &mut |_| true).unwrap();
    read(framework, |context| {
        report(&found, "index", context).unwrap()
    })
}

fn first(text: &str) -> &str {
    text.lines().next().unwrap()
}

/// Answers that hardly ever move.
fn steady() -> Value {
    json!({ "answers": { "up": "0.001", "down": "0.001" } })
}

/// Answers that move so often that nobody can be told apart.
fn loose() -> Value {
    json!({ "answers": { "up": "0.5", "down": "0.5" } })
}

#[test]
fn the_first_sentence_says_who_is_ahead_for_sure() {
    let framework = framework(|_| {});
    let of = |rows: &[(&str, &str)], plan: &Value| {
        let text = said(&framework, rows, plan);
        first(&text).to_owned()
    };
    assert_eq!(
        of(&[("A", "yyy"), ("B", "ypn"), ("C", "nnn")], &steady()),
        "Each country is ahead of all below it in at least 95 % of the draws, so the whole order can be told."
    );
    assert_eq!(
        of(&[("A", "yyy"), ("B", "ypn"), ("C", "ypn")], &steady()),
        "A is ahead of all other countries in at least 95 % of the draws. Cannot be told apart for sure: B and C."
    );
    assert_eq!(
        of(&[("A", "ypy"), ("B", "ypy"), ("C", "nnn")], &steady()),
        "It is open which of these is first: A and B."
    );
    assert_eq!(
        of(&[("A", "yyp"), ("B", "ypy"), ("C", "pny")], &loose()),
        "It is open which of these is first: B, A and C."
    );
    // Nine countries that are alike, and one that is not.
    let names = ["A", "B", "C", "D", "E", "F", "G", "H", "I"];
    let mut rows: Vec<(&str, &str)> = names.map(|name| (name, "pyp")).into();
    assert_eq!(
        of(&rows, &loose()),
        "It is open which of 9 countries is first."
    );
    rows.push(("Z", "yyy"));
    assert_eq!(
        of(&rows, &steady()),
        "Z is ahead of all other countries in at least 95 % of the draws. Cannot be told apart for sure: 8 of 9 neighbours in the table."
    );
    assert_eq!(
        of(&[("A", "yyy")], &steady()),
        "A is alone in its round, so its rank says nothing."
    );
    assert_eq!(
        of(&[("A", "yyy"), ("B", "---")], &steady()),
        "Only A has a published rank, so there is no order that could hold."
    );
    assert_eq!(
        of(
            &[("A", "---"), ("B", "---")],
            &json!({ "weights": [{ "of": "article", "draw": "free" }] })
        ),
        "No country has a score, whatever is drawn: nothing applies, or too little is answered."
    );
}

#[test]
fn missing_answers_turn_an_order_only_where_some_are_missing() {
    let framework_of = |order: &str, digits: u32| {
        framework(|document| {
            document["ranking"] = json!({ "scores": "unrounded", "digits": digits, "order": order, "ties": "lowest" });
        })
    };
    // 0.875 and 1 are tied where no digit is compared, and nothing is missing.
    let whole = framework_of("highest-first", 0);
    let tied = said(&whole, &[("A", "ypy"), ("B", "yyy")], &steady());
    assert!(!tied.contains("could turn"), "{tied}");
    // A has 1, and 0.5 to 1 with what is missing; B has 0.875.
    let highest = framework_of("highest-first", 12);
    let rows = [("A", "yy-"), ("B", "ypy")];
    let open = said(&highest, &rows, &steady());
    assert!(
        open.contains(
            "Missing answers alone could turn the order of A and B: their bounds overlap."
        ),
        "{open}"
    );
    // What the draws alone would tell apart is not sure.
    assert_eq!(first(&open), "It is open which of these is first: A and B.");
    // Where the plan draws them, the draws decide.
    let mut drawn = steady();
    drawn["missing"] = json!({ "odds": { "s": { "yes": "1" } } });
    let drawn = said(&highest, &rows, &drawn);
    assert!(
        first(&drawn).starts_with("Each country is ahead"),
        "{drawn}"
    );
    // Where the lowest score ranks first, too.
    let lowest = framework_of("lowest-first", 12);
    let text = said(&lowest, &[("A", "nn-"), ("B", "npn")], &steady());
    assert!(text.contains("could turn the order of A and B"), "{text}");
    let text = said(&lowest, &[("A", "nnn"), ("B", "ypp")], &steady());
    assert!(!text.contains("could turn"), "{text}");
}

#[test]
fn a_score_outside_its_own_interval_is_said() {
    let framework = framework(|_| {});
    let rows = [("A", "yyy"), ("B", "ppp")];
    let mut plan = json!({ "answers": { "up": "0", "down": "0.9" } });
    let text = said(&framework, &rows, &plan);
    assert!(text.contains("Published outside the interval: A, B. The odds of the plan pull scores towards the middle"), "{text}");
    assert!(
        text.contains("Published outside the interval: A (law), B (law)."),
        "{text}"
    );
    plan["centre"] = json!("published");
    let text = said(&framework, &rows, &plan);
    assert!(
        text.contains("The draws are centred on the published scores."),
        "{text}"
    );
    assert!(!text.contains("Published outside"), "{text}");
}

#[test]
fn ranks_that_are_not_named_are_counted() {
    let framework = framework(|_| {});
    let names = ["A", "B", "C", "D", "E", "F", "G", "H"];
    let rows = names.map(|name| (name, "pyp"));
    let text = said(&framework, &rows, &loose());
    let line = text
        .lines()
        .find(|line| line.contains("; 3 more (") || line.contains("; 2 more ("));
    assert!(line.is_some(), "{text}");
}

#[test]
fn a_country_without_a_score_is_in_no_order() {
    let framework = framework(|_| {});
    let mut plan = steady();
    plan["missing"] = json!({ "odds": { "s": { "yes": "1" } } });
    let text = said(
        &framework,
        &[("A", "yyp"), ("B", "nnn"), ("C", "---")],
        &plan,
    );
    assert!(
        text.contains("The published order holds in 100 % of these draws; the mean shift of rank is 0.00. Without a published score, and so in no order: C."),
        "{text}"
    );
}

/// Nobody, nothing, everybody alike, many.
#[test]
fn odd_sizes() {
    let framework = framework(|document| {
        document["not_applicable"] = json!({ "allowed": "anywhere" });
    });
    let names: Vec<String> = (0..195).map(|i| format!("C{i:03}")).collect();
    let of = |answers: &'static str| {
        let rows = names.iter().map(|name| (name.as_str(), answers));
        rows.collect::<Vec<(&str, &str)>>()
    };
    let plan = json!({
        "answers": { "up": "0.1", "down": "0.1" },
        "missing": { "odds": { "s": { "yes": "0.5", "no": "0.5" } } },
        "weights": [{ "of": "indicators", "draw": "spread", "spread": "0.5" }],
        "leave_out": ["indicators", "article", "dimension"],
        "sensitivity": { "samples": 64, "resamples": 100 },
    });
    for answers in ["yyy", "---", "xxx", "yp-", "nnn"] {
        for countries in [1, 2, 3] {
            let text = said(&framework, &of(answers)[..countries], &plan);
            assert!(!text.is_empty());
            // Who is alike is never ahead for sure.
            assert!(!first(&text).contains("is ahead"), "{answers}: {text}");
        }
    }
    let text = said(
        &framework,
        &of("yp-"),
        &json!({ "weights": [{ "of": "article", "draw": "free" }] }),
    );
    assert_eq!(first(&text), "It is open which of 195 countries is first.");
    assert!(
        !text.contains("could turn"),
        "who is tied has no order: {text}"
    );
}
