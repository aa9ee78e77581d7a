//! What differs between two indicators, by key?

use crate::framework_difference::{Change, ChangeKind};
use cpi_model::draft::{IndicatorDraft, Texts};
use cpi_model::framework::Framework;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn changes(
    one: &Framework,
    i: usize,
    other: &Framework,
    o: usize,
    crosswalk: &BTreeMap<String, String>,
) -> Vec<Change> {
    let (mine, theirs) = (&one.draft().indicators[i], &other.draft().indicators[o]);
    let mut changes = Vec::new();
    for ((key, mine), (_, theirs)) in mine.texts().zip(theirs.texts()) {
        let kind = match key {
            "label" | "question" => ChangeKind::Reworded,
            "goalposts_reason" | "publisher" => ChangeKind::Explained,
            _ => ChangeKind::Criteria,
        };
        texts(&mut changes, kind, key, mine, theirs);
    }
    let none = Texts::new();
    let options: BTreeSet<&String> = mine.criteria.keys().chain(theirs.criteria.keys()).collect();
    for option in options {
        texts(
            &mut changes,
            ChangeKind::Criteria,
            &format!("criteria/{option}"),
            mine.criteria.get(option).unwrap_or(&none),
            theirs.criteria.get(option).unwrap_or(&none),
        );
    }
    values(
        &mut changes,
        ChangeKind::Answers,
        answers(one, mine),
        answers(other, theirs),
    );
    values(
        &mut changes,
        ChangeKind::Method,
        method(one, mine),
        method(other, theirs),
    );
    let (asked, asks) = (
        conditions(mine, |code| {
            crosswalk.get(code).map_or(code, String::as_str)
        }),
        conditions(theirs, |code| code),
    );
    values(
        &mut changes,
        ChangeKind::Method,
        vec![("applies_if", asked)],
        vec![("applies_if", asks)],
    );
    values(
        &mut changes,
        ChangeKind::Reweighted,
        weight(mine),
        weight(theirs),
    );
    values(&mut changes, ChangeKind::Moved, home(mine), home(theirs));
    values(
        &mut changes,
        ChangeKind::Explained,
        explained(one, i),
        explained(other, o),
    );
    changes
}

/// A text in a language that both have is reworded, in one that only one has translated;
/// where one has no text at all, it is added or taken away.
fn texts(changes: &mut Vec<Change>, kind: ChangeKind, key: &str, one: &Texts, other: &Texts) {
    let languages: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    for language in languages {
        let (mine, theirs) = (one.get(language), other.get(language));
        if mine == theirs {
            continue;
        }
        let translated =
            (mine.is_none() || theirs.is_none()) && !one.is_empty() && !other.is_empty();
        changes.push(Change {
            kind: if translated {
                ChangeKind::Translated
            } else {
                kind
            },
            key: format!("{key}/{language}"),
            one: mine.cloned(),
            other: theirs.cloned(),
        });
    }
}

type Values = Vec<(&'static str, Option<String>)>;

fn values(changes: &mut Vec<Change>, kind: ChangeKind, one: Values, other: Values) {
    for ((key, one), (_, other)) in one.into_iter().zip(other) {
        if one != other {
            changes.push(Change {
                kind,
                key: key.to_owned(),
                one,
                other,
            });
        }
    }
}

/// What may be answered.
fn answers(framework: &Framework, draft: &IndicatorDraft) -> Values {
    let scale = draft.scale.as_ref();
    let options = scale.and_then(|name| framework.draft().scales.get(name));
    let options: Option<Vec<&str>> = options.map(|scale| {
        let codes = scale.options.iter();
        codes.filter_map(|option| option.code.as_deref()).collect()
    });
    vec![
        ("kind", draft.kind.as_ref().map(json)),
        ("options", options.map(|options| options.join("; "))),
        ("unit", draft.unit.clone()),
        ("possible", draft.possible.as_ref().map(json)),
        ("plausible", draft.plausible.as_ref().map(json)),
    ]
}

/// What an answer scores. The scale and the normalisation stand here by what they hold, so
/// that a new name alone is no change.
fn method(framework: &Framework, draft: &IndicatorDraft) -> Values {
    let scale = draft.scale.as_ref();
    let options = scale
        .and_then(|name| framework.draft().scales.get(name))
        .map(|scale| {
            let options: Vec<String> = scale
                .options
                .iter()
                .map(|option| {
                    let code = option.code.as_deref().unwrap_or_default();
                    match &option.points {
                        Some(points) => format!("{code} = {points}"),
                        None => format!("{code} = not applicable"),
                    }
                })
                .collect();
            options.join("; ")
        });
    let rule = draft
        .normalisation
        .as_ref()
        .and_then(|name| framework.draft().normalisations.get(name))
        .map(json);
    let points = draft
        .points
        .iter()
        .map(|(option, points)| format!("{option} = {points}"));
    vec![
        ("scale", options),
        ("points", some(points.collect::<Vec<_>>().join("; "))),
        ("reversed", draft.reversed.then(|| "yes".to_owned())),
        ("otherwise", draft.otherwise.as_ref().map(json)),
        ("direction", draft.direction.as_ref().map(json)),
        ("normalisation", rule),
        ("goalposts", draft.goalposts.as_ref().map(json)),
        ("target", draft.target.clone()),
        ("reference", draft.reference.as_ref().map(json)),
    ]
}

fn conditions<'a>(draft: &'a IndicatorDraft, code: impl Fn(&'a str) -> &'a str) -> Option<String> {
    let all: Vec<String> = draft
        .applies_if
        .iter()
        .map(|condition| {
            let asked = condition.indicator.as_deref().unwrap_or_default();
            format!("{} = {}", code(asked), condition.answers.join(" | "))
        })
        .collect();
    some(all.join("; "))
}

fn weight(draft: &IndicatorDraft) -> Values {
    vec![("weight", draft.weight.clone())]
}

fn home(draft: &IndicatorDraft) -> Values {
    let views: Vec<String> = draft
        .views
        .iter()
        .map(|(view, groups)| format!("{view} = {}", groups.join(" | ")))
        .collect();
    vec![
        ("parent", draft.parent.clone()),
        ("views", some(views.join("; "))),
    ]
}

fn explained(framework: &Framework, i: usize) -> Values {
    let draft = &framework.draft().indicators[i];
    let needs: Vec<&str> = match framework.indicators()[i].measure() {
        cpi_model::framework::IndicatorMeasure::Checklist(checklist) => checklist
            .options()
            .iter()
            .filter(|option| option.requires_evidence)
            .map(|option| option.code.as_str())
            .collect(),
        cpi_model::framework::IndicatorMeasure::Quantity(_) => Vec::new(),
    };

    let exceptions: Vec<String> = draft
        .exceptions
        .iter()
        .map(|(word, reason)| format!("{word}: {reason}"))
        .collect();
    vec![
        ("source", draft.source.clone()),
        ("references", some(draft.references.join("; "))),
        ("requires_evidence", some(needs.join("; "))),
        ("lists", some(draft.lists.join("; "))),
        ("exceptions", some(exceptions.join("; "))),
    ]
}

fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

/// A value as it stands in a file: a word alone, anything else as JSON.
fn json<T: serde::Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        Ok(other) => other.to_string(),
        Err(_) => String::new(),
    }
}
