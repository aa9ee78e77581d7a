//! Does a large panel score as its parts do, and does no country stand twice?

use cpi_io::IndexFolder;
use cpi_report::scores::add_wide_row;
use cpi_scoring::{Options, ScoreError, compare, fold_scores, score, score_all};
use std::path::Path;

fn wbl() -> IndexFolder {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures");
    IndexFolder::open(&fixtures.join("indices/wbl")).unwrap()
}

#[test]
fn folded_scores_are_the_scores_one_by_one() {
    let index = wbl();
    let options = Options::default();
    let rows = |text: &mut String, card| add_wide_row(text, &card);
    let parts = fold_scores(
        &index.framework,
        &index.assessments,
        &options,
        String::new,
        rows,
    );
    let mut alone = String::new();
    for assessment in &index.assessments {
        add_wide_row(&mut alone, &score(&index.framework, assessment).unwrap());
    }
    assert_eq!(parts.unwrap().concat(), alone);
}

#[test]
fn a_country_twice_in_a_round_is_refused() {
    let mut index = wbl();
    index.assessments.truncate(3);
    let again = index.assessments[1].clone();
    let twice = ScoreError::Twice {
        country: again.country().to_owned(),
        round: again.round().to_owned(),
    };
    let mut cards = score_all(&index.framework, &index.assessments).unwrap();
    cards.push(cards[1].clone());
    assert_eq!(compare(&index.framework, &cards), Err(twice.clone()));
    index.assessments.push(again);
    let refused = score_all(&index.framework, &index.assessments);
    assert_eq!(refused, Err(twice));
}
