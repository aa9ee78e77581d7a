//! Work of two offices is joined.

use super::office::*;
use cpi_model::draft::{DecidedDraft, Side};
use cpi_model::history::{JoinError, Relation};
use std::fs;

/// Two offices: what one changed is taken, the ends are joined, and both chains stay verbatim.
#[test]
fn work_of_two_offices_is_joined() {
    let capital = reviewed();
    let region = capital.copied();
    capital.decide("20.1", "no", "The decree is not in force", CAPITAL);
    capital.take("expert-3", "19.2", "no", "Seen in the capital", CAPITAL);
    region.decide("20.3", "251", "Counted again", REGION);
    region.take("expert-4", "20.2", "no", "Seen in the region", REGION);
    let (mine, theirs) = (capital.lines(), region.lines());
    let joined = capital.join(&region, &[]).unwrap();
    assert_eq!(joined.relation, Relation::Apart);
    assert_eq!((joined.common, joined.here, joined.there), (3, 2, 2));
    assert_eq!(joined.conflicts, []);
    capital.write_joined(joined);
    let lines = capital.lines();
    assert_eq!(lines[..5], mine[..]);
    assert_eq!(lines[5..7], theirs[3..]);
    let join: serde_json::Value = serde_json::from_str(&lines[7]).unwrap();
    assert_eq!(join["action"], "join");
    assert_eq!(join["seq"], 8);
    assert_eq!(join["previous"], capital.history().hashes()[4].as_str());
    assert_eq!(join["other"], region.history().head());
    let document = capital.document();
    for text in [
        "The decree is not in force",
        "Counted again",
        "Seen in the capital",
        "Seen in the region",
    ] {
        assert!(document.contains(text), "{text} is not in the document");
    }
    // The region goes on from there; its own head is in the past of the joined history.
    let head = region.history().head().to_owned();
    let joined = region.join(&capital, &[]).unwrap();
    assert_eq!(joined.relation, Relation::Ahead);
    region.write_joined(joined);
    assert_eq!(region.document(), capital.document());
    assert_eq!(region.history().head(), capital.history().head());
    assert_eq!(region.history().after(&head).unwrap().len(), 3);
    assert_eq!(region.join(&capital, &[]).unwrap().relation, Relation::Same);
    // Both work on, and join a second time.
    capital.decide("19.3", "yes", "A new act", CAPITAL);
    region.decide("20.1", "yes", "The decree is in force", REGION);
    let joined = region.join(&capital, &[]).unwrap();
    assert_eq!(joined.common, 8);
    region.write_joined(joined);
    let ledger = region.ledger();
    assert!(ledger.unfinished().is_empty());
    assert_eq!(ledger.history().entries().len(), 11);
    assert_eq!(
        ledger
            .history()
            .document()
            .history
            .as_ref()
            .unwrap()
            .entries,
        Some(11)
    );
    assert!(region.document().contains("A new act"));
    // Without its join the other branch is no part of the history.
    let lines = region.lines();
    region.write_lines(&lines[..10]);
    let refusal = region.refusal();
    assert!(refusal.contains("no join puts them together"), "{refusal}");
}

#[test]
fn what_both_offices_changed_is_decided_by_a_person() {
    let capital = reviewed();
    let region = capital.copied();
    capital.decide("20.1", "no", "Not in force", CAPITAL);
    region.decide("20.1", "yes", "In force", REGION);
    capital.take("expert-3", "19.2", "no", "Seen in the capital", CAPITAL);
    region.take(
        "expert-4",
        "19.2",
        "partially",
        "Seen in the region",
        REGION,
    );
    let open = capital.join(&region, &[]).unwrap();
    assert_eq!(open.history, None);
    let codes: Vec<&str> = open
        .conflicts
        .iter()
        .map(|it| it.indicator.as_str())
        .collect();
    assert_eq!(codes, ["19.2", "20.1"]);
    assert!(open.conflicts[0].both.is_some(), "two assessors");
    assert!(open.conflicts[1].both.is_none(), "two decisions");
    let refused = |decided: &[DecidedDraft]| capital.join(&region, decided).map(|it| it.history);
    assert_eq!(refused(&[take("20.1", Side::There)]), Ok(None));
    for decided in [
        vec![take("19.2", Side::Both), take("20.1", Side::Both)],
        vec![
            take("19.2", Side::Both),
            take("20.1", Side::Here),
            take("19.3", Side::Here),
        ],
        vec![
            take("19.2", Side::Both),
            take("20.1", Side::Here),
            take("20.1", Side::There),
        ],
    ] {
        assert!(matches!(refused(&decided), Err(JoinError::Broken(_))));
    }
    let decided = [take("19.2", Side::Both), take("20.1", Side::There)];
    capital.write_joined(capital.join(&region, &decided).unwrap());
    let document = capital.document();
    assert!(document.contains("In force") && !document.contains("Not in force"));
    assert!(document.contains("Seen in the capital") && document.contains("Seen in the region"));
    // What was decided is in the history, and so is what was not taken.
    let of: Vec<_> = capital.history().of("20.1");
    let actions: Vec<_> = of.iter().map(|it| it.action.clone().unwrap()).collect();
    assert_eq!(actions.len(), 4, "{actions:?}");
}

/// An office that redacted and one that did not: the text does not come back.
#[test]
fn a_redaction_passes_through_a_join() {
    let capital = reviewed();
    let region = capital.copied();
    region.redact(&["A. Person told us", "A. Person is right"]);
    capital.decide("20.1", "no", "A. Person told us", CAPITAL);
    let joined = capital.join(&region, &[]).unwrap();
    assert_eq!(joined.redacted, 3);
    assert_eq!(joined.again.len(), 2, "{:?}", joined.again);
    capital.write_joined(joined);
    assert!(!capital.document().contains("A. Person is right"));
    capital.redact(&["A. Person told us"]);
    assert!(
        !fs::read_to_string(capital.log())
            .unwrap()
            .contains("Person")
    );
    // The other way round.
    region.take("expert-5", "19.3", "no", "x", REGION);
    region.write_joined(region.join(&capital, &[]).unwrap());
    assert!(!fs::read_to_string(region.log()).unwrap().contains("Person"));
}

/// Copies that were made before the history began, and indices that are no copies.
#[test]
fn histories_that_began_apart_are_joined_if_they_began_alike() {
    let capital = Office::new();
    let region = capital.copied();
    let stranger = capital.copied();
    region.decide("20.1", "yes", "In force", REGION);
    let joined = capital.join(&region, &[]).unwrap();
    assert_eq!(joined.relation, Relation::Ahead);
    capital.decide("19.3", "yes", "A new act", CAPITAL);
    assert_eq!(
        region.join(&Office::new(), &[]).unwrap().relation,
        Relation::Behind
    );
    let joined = capital.join(&region, &[]).unwrap();
    assert_eq!((joined.common, joined.here, joined.there), (0, 2, 2));
    capital.write_joined(joined);
    assert!(capital.document().contains("A new act") && capital.document().contains("In force"));
    assert_eq!(capital.history().entries().len(), 5);
    let document = stranger.round().join("XAA.json");
    let text = fs::read_to_string(&document).unwrap();
    fs::write(&document, text.replace("250", "200")).unwrap();
    stranger.decide("19.3", "yes", "A new act", CAPITAL);
    assert_eq!(capital.join(&stranger, &[]), Err(JoinError::Strangers));
}
