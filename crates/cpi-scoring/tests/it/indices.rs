//! Every number that five real indices published comes out of their framework files, at
//! the precision with which it was published. No index has code of its own: what differs
//! is which column of which file is compared with which score.

use cpi_io::IndexFolder;
use cpi_model::number::parse_decimal;
use cpi_scoring::{NodeScore, Options, Scorecard, compare, score_all_with};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::path::PathBuf;

struct Scored {
    index: IndexFolder,
    folder: PathBuf,
    cards: Vec<Scorecard>,
    by_country: BTreeMap<(String, String), usize>,
}

fn scored(name: &str, trail: bool) -> Scored {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../fixtures/indices")
        .join(name);
    let index = IndexFolder::open(&folder).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert!(index.warnings.is_empty(), "{name}: {}", index.warnings);
    let cards = score_all_with(&index.framework, &index.assessments, &Options { trail }).unwrap();
    let by_country = cards
        .iter()
        .enumerate()
        .map(|(i, card)| ((card.country.clone(), card.round.clone()), i))
        .collect();
    Scored {
        index,
        folder,
        cards,
        by_country,
    }
}

impl Scored {
    fn published(&self, file: &str) -> Vec<BTreeMap<String, String>> {
        let mut reader = csv::Reader::from_path(self.folder.join("published").join(file)).unwrap();
        reader.deserialize().map(|row| row.unwrap()).collect()
    }

    fn card(&self, country: &str, round: &str) -> &Scorecard {
        let key = (country.to_owned(), round.to_owned());
        &self.cards[*self
            .by_country
            .get(&key)
            .unwrap_or_else(|| panic!("no scorecard of {key:?}"))]
    }

    /// The score of a node or an indicator.
    fn value(&self, card: &Scorecard, code: &str) -> Option<Decimal> {
        if let Some(node) = card.node(code) {
            return node.score.map(Decimal::from);
        }
        let position = self
            .index
            .framework
            .indicator_position(code)
            .unwrap_or_else(|| panic!("no {code}"));
        card.trail.as_ref().unwrap().indicators[position]
            .score
            .map(Decimal::from)
    }
}

fn number(text: &str) -> Decimal {
    parse_decimal(text).unwrap_or_else(|| panic!("{text} is no number"))
}

fn close(found: Option<Decimal>, published: &str, tolerance: &str, what: &str) {
    match found {
        Some(found) => {
            let error = (found - number(published)).abs();
            assert!(
                error <= number(tolerance),
                "{what}: computed {found}, published {published}"
            );
        }
        None => assert_eq!(published, "", "{what}: no score, published {published}"),
    }
}

fn displayed(result: &NodeScore) -> Decimal {
    number(&result.display.expect("it has a score").to_string())
}

#[test]
fn rdr_total_and_categories_to_1e_12() {
    let rdr = scored("rdr-2022", false);
    let rows = rdr.published("expected.csv");
    assert_eq!(rows.len(), 14);
    for row in &rows {
        let card = rdr.card(&row["company"], "2022");
        for code in ["total", "G", "F", "P"] {
            close(
                rdr.value(card, code),
                &row[code],
                "0.000000000001",
                &format!("{} {code}", row["company"]),
            );
        }
    }
}

#[test]
fn wbl_groups_exactly_and_index_to_the_printed_decimal() {
    let wbl = scored("wbl", false);
    let rows = wbl.published("scores.csv");
    assert_eq!(rows.len(), 9500);
    for row in &rows {
        let card = wbl.card(&row["code"], &row["year"]);
        for node in &card.nodes {
            let what = format!("{} {} {}", row["code"], row["year"], node.code);
            let published = number(&row[&*node.code]);
            if &*node.code == "index" {
                assert_eq!(displayed(&node.result), published, "{what}");
            } else {
                assert_eq!(
                    node.result.score.map(Decimal::from),
                    Some(published),
                    "{what}"
                );
            }
        }
    }
}

#[test]
fn godi_entries_exactly_and_places_and_ranks_as_printed() {
    let godi = scored("godi-2015", false);
    let entries = godi.published("entries.csv");
    assert_eq!(entries.len(), 1586);
    for row in &entries {
        let card = godi.card(&row["place"], "2015");
        assert_eq!(
            godi.value(card, &row["dataset"]),
            Some(number(&row["score"])),
            "{row:?}"
        );
    }
    let comparisons = compare(&godi.index.framework, &godi.cards).unwrap();
    let places = godi.published("places.csv");
    assert_eq!(places.len(), 122);
    for row in &places {
        assert_eq!(
            displayed(godi.card(&row["id"], "2015").index()),
            number(&row["score"]),
            "{row:?}"
        );
        let ranking = comparisons[0].node("index").unwrap();
        let place = ranking
            .places
            .iter()
            .find(|place| place.country == row["id"])
            .unwrap();
        assert_eq!(place.rank.unwrap().to_string(), row["rank"], "{row:?}");
    }
}

#[test]
fn hdi_as_printed_wherever_it_is_printed() {
    let hdi = scored("hdi", false);
    let rows = hdi.published("hdi.csv");
    assert_eq!(rows.len(), 1658);
    for row in &rows {
        assert_eq!(
            displayed(hdi.card(&row["iso3"], &row["year"]).index()),
            number(&row["hdi"]),
            "{row:?}"
        );
    }
    // Everyone else lacks an input, but for one whose inputs were printed without a result.
    let unpublished = hdi.cards.iter().filter(|card| {
        card.index().score.is_some()
            && !rows
                .iter()
                .any(|row| row["iso3"] == card.country && row["year"] == card.round)
    });
    let unpublished: Vec<_> = unpublished
        .map(|card| (card.country.as_str(), card.round.as_str()))
        .collect();
    assert_eq!(unpublished, [("RWA", "1990")]);
}

/// Compares every column of a published table, but for cells that the index's README says
/// cannot follow from the printed data; those must be exactly as listed.
fn asem(name: &str, file: &str, columns: usize) {
    let asem = scored(name, true);
    let rows = asem.published(file);
    assert_eq!(rows.len(), 51);
    let differing = if asem.folder.join("published/differences.csv").exists() {
        asem.published("differences.csv")
    } else {
        Vec::new()
    };
    for row in &rows {
        assert_eq!(row.len(), columns + 1, "{name}");
        let card = asem.card(&row["country"], "2018");
        for (code, published) in row.iter().filter(|(code, _)| *code != "country") {
            let listed = differing
                .iter()
                .find(|each| each["country"] == row["country"] && each["code"] == *code);
            let expected = listed.map_or(published, |each| {
                assert_eq!(each["published"], *published);
                &each["expected"]
            });
            close(
                asem.value(card, code),
                expected,
                "0.000000001",
                &format!("{name} {} {code}", row["country"]),
            );
        }
    }
}

#[test]
fn asem_arithmetic_to_1e_9() {
    asem("asem", "scores.csv", 60);
}

#[test]
fn asem_with_a_coverage_threshold_to_1e_9() {
    asem("asem-threshold", "scores.csv", 60);
}

#[test]
fn asem_geometric_to_1e_9() {
    asem("asem-geometric", "scores.csv", 60);
}

#[test]
fn asem_z_scores_to_1e_9() {
    asem("asem-zscore", "items.csv", 49);
}

#[test]
fn asem_distance_to_target_to_1e_9() {
    asem("asem-target", "items.csv", 49);
}

#[test]
fn asem_ranks() {
    asem("asem-rank", "items.csv", 49);
}

#[test]
fn asem_effective_weights_to_1e_9() {
    // Effective weights without missing data are those of a country that has none.
    let asem = scored("asem", true);
    let trail = asem.card("AUT", "2018").trail.as_ref().unwrap();
    let rows = asem.published("effective_weights.csv");
    assert_eq!(rows.len(), 60);
    for row in &rows {
        let item = trail
            .indicators
            .iter()
            .find(|item| item.code == row["code"])
            .map(|item| item.effective_weight);
        let node = trail
            .nodes
            .iter()
            .find(|node| node.code == row["code"])
            .map(|node| node.effective_weight);
        let found = item.or(node).flatten().map(Decimal::from);
        close(found, &row["effective_weight"], "0.000000001", &row["code"]);
    }
}
