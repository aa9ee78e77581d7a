//! Are trends, peers and plans right where there is next to nothing, everything is alike, or much
//! (methodology 13 to 15)?

use crate::support::fixtures::framework;
use cpi_model::draft::{AssessmentDraft, RoundDraft, TargetDraft, TargetsDraft};
use cpi_model::number::Score;
use cpi_model::{Assessment, Framework, Index};
use cpi_scoring::document::{Content, Document};
use cpi_scoring::peers::{PeerPart, PeersQuery};
use cpi_scoring::plan::{Outcome, PlanQuery};
use cpi_scoring::query::QueryError;
use cpi_scoring::trend::{ConditionChange, Direction, TrendError, TrendQuery};
use cpi_scoring::{Peers, Plan, Query, Trend};
use rust_decimal::Decimal;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// An answer of a country in a round to each indicator, by letter: y, p, n, `/` not applicable,
/// `-` missing.
type Row = (String, String, String);

fn assessment(framework: &Framework, (country, round, letters): &Row) -> Assessment {
    let answers = framework.indicators().iter().zip(letters.chars());
    let answers: Vec<Value> = answers
        .map(|(indicator, letter)| {
            let answer = match letter {
                'y' => "yes",
                'p' => "partially",
                'n' => "no",
                '/' => "not-applicable",
                _ => "missing",
            };
            json!({ "indicator": indicator.code(), "answer": answer })
        })
        .collect();
    let draft: AssessmentDraft = serde_json::from_value(json!({
        "schema_version": 1, "framework": { "id": "t", "version": "1" },
        "country": country, "round": round, "answers": answers,
    }))
    .unwrap();
    draft
        .check(framework)
        .unwrap_or_else(|problems| panic!("{problems}"))
        .value
}

fn index(change: impl FnOnce(&mut Value), rows: &[Row]) -> Index {
    let framework = framework(|document| {
        document["not_applicable"] = json!({ "allowed": "anywhere" });
        change(document);
    });
    let mut countries: BTreeSet<&str> = rows.iter().map(|row| row.0.as_str()).collect();
    countries.insert("XAA");
    let mut rounds: BTreeSet<&str> = rows.iter().map(|row| row.1.as_str()).collect();
    rounds.insert("2026");
    let rounds: Vec<Value> = rounds
        .iter()
        .map(|id| json!({ "id": id, "reference_date": format!("{id}-12-31") }))
        .collect();
    let round: RoundDraft = serde_json::from_value(json!({
        "schema_version": 1, "framework": { "id": "t", "version": "1" },
        "countries": countries, "rounds": rounds,
    }))
    .unwrap();
    let round = round
        .check(&framework)
        .unwrap_or_else(|problems| panic!("{problems}"));
    let rows = rows.iter().map(|row| assessment(&framework, row));
    let assessments = rows.collect();
    let mut index = Index::new(framework);
    index.rounds.push(round.value);
    index.assessments = assessments;
    index
}

fn row(country: &str, round: &str, letters: &str) -> Row {
    (country.to_owned(), round.to_owned(), letters.to_owned())
}

fn ask(index: &Index, query: &Query) -> Result<Content, QueryError> {
    query.run(index).map(|document: Document| document.content)
}

fn peers(index: &Index, parts: &[PeerPart]) -> Peers {
    let query = PeersQuery {
        parts: parts.to_vec(),
        ..PeersQuery::default()
    };
    match ask(index, &Query::Peers(Box::new(query))).unwrap() {
        Content::Peers { peers } => *peers,
        _ => panic!("this is no result of peers"),
    }
}

fn trend(index: &Index) -> Trend {
    match ask(index, &Query::Trend(TrendQuery::default())).unwrap() {
        Content::Trend { trend, .. } => trend,
        _ => panic!("this is no trend"),
    }
}

fn plan(index: &Index, country: &str, target: &str) -> Plan {
    let mut targets = TargetsDraft::fewest(&index.framework);
    targets.targets.push(TargetDraft::named("index", target));
    let query = PlanQuery {
        country: country.to_owned(),
        round: Some("2026".to_owned()),
        targets: Some(targets),
    };
    match ask(index, &Query::Plan(Box::new(query))).unwrap() {
        Content::Plan { plan } => *plan,
        _ => panic!("this is no plan"),
    }
}

fn many(letters: impl Fn(usize) -> String) -> Vec<Row> {
    let rows = (0..195).map(|at| row(&format!("C{at:03}"), "2026", &letters(at)));
    rows.collect()
}

#[test]
fn without_countries_each_says_that_there_is_nothing() {
    let index = index(|_| (), &[]);
    let found = ask(&index, &Query::Peers(Box::default()));
    assert!(
        matches!(found, Err(QueryError::NoAnswers { .. })),
        "{found:?}"
    );
    let found = ask(&index, &Query::Trend(TrendQuery::default()));
    let nothing = Err(QueryError::Trend(TrendError::NoAssessments));
    assert!(found == nothing, "{found:?}");
    let query = PlanQuery {
        country: "XAA".to_owned(),
        ..PlanQuery::default()
    };
    assert!(ask(&index, &Query::Plan(Box::new(query))).is_err());
}

#[test]
fn a_country_alone_has_nobody_beside_it() {
    let index = index(|_| (), &[row("XAA", "2026", "ynp")]);
    let found = peers(&index, &[]);
    let own = &found.countries[0];
    assert!(own.compared_with.is_empty() && own.strengths.is_empty() && own.weaknesses.is_empty());
    // Two answers could be better, and nobody has them better.
    assert_eq!(own.behind.len(), 2);
    assert!(own.behind.iter().all(|each| each.better.is_empty()));
    assert!(found.cooperation.is_empty());
    let found = trend(&index);
    assert!(found.countries[0].steps.is_empty() && found.back.is_empty());
    assert!(found.notes[0].contains("one round"), "{:?}", found.notes);
    let found = plan(&index, "XAA", "1");
    assert_eq!(found.targets[0].outcome, Outcome::Reached);
    assert_eq!(found.targets[0].changes.len(), 2);
}

#[test]
fn of_two_countries_each_is_the_middle_of_the_other() {
    let rows = [row("XAA", "2026", "ynp"), row("XAB", "2026", "nny")];
    let found = peers(&index(|_| (), &rows), &[]);
    let codes = |at: usize| {
        let own = &found.countries[at];
        let strong = own.strengths.iter().map(|it| it.code.clone());
        let weak = own.weaknesses.iter().map(|it| it.code.clone());
        (strong.collect::<Vec<_>>(), weak.collect::<Vec<_>>())
    };
    let (strong, weak) = codes(0);
    // Against 0 and 1 in article b, 0.5 and 0 in article a: the index is 0.5 for both.
    assert_eq!(
        (strong, weak),
        (
            vec!["a".to_owned(), "i1".to_owned()],
            vec!["b".to_owned(), "i3".to_owned()]
        )
    );
    let (strong, weak) = codes(1);
    assert_eq!(
        (strong, weak),
        (
            vec!["b".to_owned(), "i3".to_owned()],
            vec!["a".to_owned(), "i1".to_owned()]
        )
    );
    let lent: Vec<(&str, &str)> = found
        .cooperation
        .iter()
        .map(|it| (it.country.as_str(), &*it.node))
        .collect();
    assert_eq!(lent, [("XAA", "b"), ("XAB", "a")]);
}

#[test]
fn where_all_are_tied_nobody_is_stronger_and_nobody_can_lend() {
    let index = index(|_| (), &many(|_| "ypn".to_owned()));
    let found = peers(&index, &[]);
    assert_eq!(found.countries.len(), 195);
    for country in &found.countries {
        assert_eq!(country.compared_with.len(), 194);
        assert!(country.strengths.is_empty() && country.weaknesses.is_empty());
        assert_eq!(country.behind.len(), 2);
        assert!(country.behind.iter().all(|each| each.better.is_empty()));
    }
    assert!(found.cooperation.is_empty());
    assert!(trend(&index).back.is_empty());
}

#[test]
fn what_is_missing_or_does_not_apply_is_no_low_answer() {
    for (letters, unanswered) in [("---", 3), ("///", 0)] {
        let mut rows = many(|_| letters.to_owned());
        rows.push(row("C000", "2024", letters));
        rows.push(row("C001", "2024", "ynp"));
        let index = index(|_| (), &rows);
        let found = peers(&index, &[]);
        for country in &found.countries {
            assert!(
                country.behind.is_empty() && country.strengths.is_empty(),
                "{letters}"
            );
            assert_eq!(country.unanswered.len(), unanswered);
        }
        assert!(found.cooperation.is_empty());
        let found = trend(&index);
        let steps = found.countries.iter().flat_map(|country| &country.steps);
        let steps: Vec<_> = steps.collect();
        assert_eq!(steps.len(), 2);
        for step in steps {
            assert_eq!(step.compared, 0);
            assert!(step.moves.is_empty());
            let changes = step.changes.iter();
            assert!(
                changes
                    .into_iter()
                    .all(|it| it.direction == Direction::Unknown)
            );
        }
        assert!(
            found.back.is_empty(),
            "a score that is gone is no step back"
        );
        let found = plan(&index, "C000", "0.5");
        assert_eq!(found.targets[0].outcome, Outcome::Unreachable);
        assert_eq!(found.targets[0].highest, None);
        assert!(found.improvements.is_empty() && found.at_lowest.is_empty());
        assert_eq!(found.unanswered.len(), unanswered);
    }
}

#[test]
fn an_index_of_one_node_and_one_question_works() {
    let one = |document: &mut Value| {
        document["nodes"] = json!([{ "code": "index" }]);
        document["indicators"] =
            json!([{ "code": "i1", "parent": "index", "kind": "checklist", "scale": "s" }]);
    };
    let rows = [
        row("XAA", "2024", "y"),
        row("XAA", "2026", "n"),
        row("XAB", "2026", "y"),
    ];
    let index = index(one, &rows);
    let found = peers(&index, &[]);
    let weak = &found.countries[0].weaknesses;
    assert_eq!(weak.len(), 2, "the index and its question");
    assert_eq!(found.countries[0].behind[0].better[0].country, "XAB");
    // There is no node beneath the index, so it is the index itself in which one can help.
    let [lent] = found.cooperation.as_slice() else {
        panic!("{:?}", found.cooperation)
    };
    assert_eq!((&*lent.node, lent.helper.as_str()), ("index", "XAB"));
    assert_eq!(lent.gain, Some(Score::from(Decimal::ONE)));
    let found = trend(&index);
    assert_eq!(found.back[0].nodes[0].answers.to_string(), "-1");
    let found = plan(&index, "XAA", "1");
    assert_eq!(found.targets[0].outcome, Outcome::Reached);
    assert_eq!(found.improvements[0].gain, Some(Score::from(Decimal::ONE)));
}

#[test]
fn ten_rounds_are_nine_steps_in_the_order_of_time() {
    // Declared in any order: the ids sort otherwise than the dates would if they were numbers.
    let letters = [
        "nnn", "pnn", "ynn", "yny", "ypy", "yyy", "yyn", "yyp", "yyy", "ypy",
    ];
    let mut rows: Vec<Row> = Vec::new();
    for (at, letters) in letters.iter().enumerate().rev() {
        rows.push(row("XAA", &format!("{}", 2017 + at), letters));
        rows.push(row("XAB", &format!("{}", 2017 + at), "yyy"));
    }
    let index = index(|_| (), &rows);
    let found = trend(&index);
    let rounds: Vec<&str> = found.rounds.iter().map(|it| it.round.as_str()).collect();
    assert_eq!(rounds.len(), 10);
    assert!(rounds.is_sorted());
    let steps = &found.countries[0].steps;
    assert_eq!(steps.len(), 9);
    let directions = steps.iter().map(|step| {
        let index = step.changes.iter().find(|it| it.code == "index");
        index.map_or(Direction::Unchanged, |it| it.direction)
    });
    let (up, down) = (Direction::Forward, Direction::Back);
    assert_eq!(
        directions.collect::<Vec<_>>(),
        [up, up, up, up, up, down, up, up, down]
    );
    // The latest first, in words, too.
    let back: Vec<&str> = found.back.iter().map(|step| step.to.as_str()).collect();
    assert_eq!(back, ["2026", "2023"]);
    let found = peers(&index, &[PeerPart::Behind]);
    assert_eq!(found.earlier.len(), 9);
    let behind = &found.countries[0].behind;
    let better = &behind
        .iter()
        .find(|it| it.indicator == "i2")
        .unwrap()
        .better;
    assert_eq!((better.len(), better[0].since.as_str()), (1, "2017"));
}

#[test]
fn a_part_alone_is_that_part_of_everything() {
    let letters = |at: usize| {
        let letter = |shift: usize| ['y', 'p', 'n', '-', '/'][(at * 7 + shift * (at % 3 + 1)) % 5];
        (0..3).map(letter).collect::<String>()
    };
    let mut rows = many(letters);
    rows.truncate(23);
    let conditional = |document: &mut Value| {
        document["indicators"][1]["applies_if"] =
            json!([{ "indicator": "i1", "answers": ["yes", "partially"] }]);
        document["indicators"][1]["otherwise"] = json!("lowest");
    };
    for conditions in [false, true] {
        let rows: Vec<Row> = (rows.iter())
            .map(|(country, round, letters)| {
                let fails = conditions && !matches!(&letters[..1], "y" | "p" | "-");
                let letters = if fails {
                    format!("{}/{}", &letters[..1], &letters[2..])
                } else if conditions && letters.starts_with('-') {
                    format!("--{}", &letters[2..])
                } else {
                    letters.clone()
                };
                (country.clone(), round.clone(), letters)
            })
            .collect();
        let index = if conditions {
            index(conditional, &rows)
        } else {
            index(|_| (), &rows)
        };
        let all = peers(&index, &[]);
        assert!(20 < all.cooperation.len(), "{}", all.cooperation.len());
        let found = peers(&index, &[PeerPart::Cooperation]);
        assert_eq!(found.cooperation, all.cooperation);
        assert!(found.earlier.is_empty() && found.countries.iter().all(|it| it.behind.is_empty()));
        let standing = peers(&index, &[PeerPart::Standing]);
        let behind = peers(&index, &[PeerPart::Behind]);
        for (at, country) in all.countries.iter().enumerate() {
            assert_eq!(standing.countries[at].strengths, country.strengths);
            assert_eq!(standing.countries[at].weaknesses, country.weaknesses);
            assert_eq!(behind.countries[at].behind, country.behind);
            // Of one country alone the same is said.
            let query = PeersQuery {
                countries: vec![country.country.clone()],
                ..PeersQuery::default()
            };
            let alone = ask(&index, &Query::Peers(Box::new(query))).unwrap();
            let Content::Peers { peers: alone } = alone else {
                panic!("this is no result of peers")
            };
            assert_eq!(alone.countries[0], *country);
            let own = all
                .cooperation
                .iter()
                .filter(|it| it.country == country.country);
            assert!(alone.cooperation.iter().eq(own));
        }
    }
}

/// Where a condition begins to fail the question no longer applies: it was not answered worse.
#[test]
fn a_question_that_no_longer_applies_is_no_missing_answer() {
    let conditional = |document: &mut Value| {
        document["indicators"][1]["applies_if"] =
            json!([{ "indicator": "i1", "answers": ["yes"] }]);
        document["indicators"][1]["otherwise"] = json!("lowest");
    };
    let rows = [
        row("XAA", "2024", "yyy"),
        row("XAA", "2026", "n-y"),
        row("XAB", "2024", "n/y"),
        row("XAB", "2026", "ypy"),
    ];
    let found = trend(&index(conditional, &rows));
    let moves = |at: usize| -> Vec<(&str, &str, &str, Option<ConditionChange>)> {
        let moves = found.countries[at].steps[0].moves.iter();
        moves
            .map(|it| {
                (
                    it.indicator.as_str(),
                    it.from.as_str(),
                    it.to.as_str(),
                    it.condition,
                )
            })
            .collect()
    };
    assert_eq!(
        moves(0),
        [
            ("i1", "yes", "no", None),
            ("i2", "yes", "missing", Some(ConditionChange::Fails))
        ]
    );
    assert_eq!(
        moves(1),
        [
            ("i1", "no", "yes", None),
            (
                "i2",
                "not-applicable",
                "partially",
                Some(ConditionChange::Holds)
            )
        ]
    );
}
