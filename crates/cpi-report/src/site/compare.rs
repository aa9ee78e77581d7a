//! The figures of the page that compares some countries, for its script.

use super::address::pages as parts_with_pages;
use super::app::decimal_sign;
use super::pages::{At, Pages};
use super::words::Word;
use crate::composed::texts::Composer;
use crate::composed::words::Word as Composed;
use crate::robustness::{Standing, could_turn};
use crate::{Cell, Text};
use cpi_model::draft::Direction;
use cpi_model::escape::json_in_html;
use cpi_model::language::Words;
use cpi_scoring::{NodeScore, Scorecard};
use serde_json::{Value, json};

/// The script of the page.
pub(super) const SCRIPT: &str = include_str!("assets/compare.js");

/// The scores of all parts and groups of all countries, and the words of the script, as JSON that may
/// stand in a page.
pub(super) fn data(pages: &Pages<'_>, at: &At<'_>) -> String {
    let c = pages.composer();
    let root = c.framework.root();
    let ranked = c.ranked(c.root());
    let standing = |card: &Scorecard| {
        let rank = c.rank(c.root(), &card.country).map(|(rank, _)| rank);
        (rank, card.nodes.get(root).and_then(|it| it.result.bounds))
    };
    let direction = c.framework.nodes()[root].direction();
    // For each country, in the order of ranks, a digit for each: whether missing answers could turn the two.
    let standings: Vec<Standing> = ranked.iter().map(|card| standing(card)).collect();
    let turns = standings.iter().enumerate().map(|(first, one)| {
        let digits = standings.iter().enumerate().map(|(second, other)| {
            let could = first < second && could_turn(*one, *other, (direction, c.context));
            if could { '1' } else { '0' }
        });
        digits.collect::<String>()
    });
    let countries = ranked.iter().map(|card| {
        let rank = c.rank(c.root(), &card.country);
        json!({
            "code": card.country,
            "name": c.country(&card.country),
            "href": at.leads(&card.country),
            "rank": rank.map(|(rank, _)| rank.to_string()),
        })
    });
    let mut parts = vec![part(&c, at, root, &ranked)];
    let below = parts_with_pages(&c).into_iter().filter(|it| *it != root);
    parts.extend(below.map(|node| part(&c, at, node, &ranked)));
    for view in c.framework.views() {
        for group in view.groups() {
            let scores = ranked
                .iter()
                .map(|card| card.group(view.code(), group.code()));
            let path = pages.edition.paths.group(view.code(), group.code());
            let name = c.name(group.code());
            let path = path.map(|path| at.to(path));
            let place = (&**group.code(), 1, path, group.direction());
            parts.push(line(&name, place, scores));
        }
    }
    let range = c.framework.range();
    let word = |word: Word| pages.word(word);
    let data = json!({
        "countries": countries.collect::<Vec<Value>>(),
        "turns": turns.collect::<Vec<String>>(),
        "parts": parts,
        "range": [range.low.to_string(), range.high.to_string()],
        "digits": c.framework.display().digits(),
        "rounding": c.framework.display().mode().word(),
        "decimal": decimal_sign(Words::of(&pages.language.tag)),
        "words": {
            "choose": word(Word::ChooseCountries),
            "none": word(Word::NoCountry),
            "country": c.word(Composed::Country),
            "part": c.word(Composed::Part),
            "difference": word(Word::Difference),
            "position": word(Word::Position),
            "caption": word(Word::ChosenCaption),
            "ahead": pages.with(Word::IsAhead, &holders(&["one", "other", "by"])),
            "level": pages.with(Word::AreLevel, &holders(&["one", "other"])),
            "shared": pages.with(Word::ShareRank, &holders(&["one", "other"])),
            "open": word(Word::OrderIsOpen),
            "sure": word(Word::OrderIsSure),
            "counts": pages.with(Word::AheadIn, &holders(&["one", "count", "other", "otherCount"])),
            "rank": pages.with(Word::WithRank, &holders(&["country", "rank"])),
        },
    });
    json_in_html(&data.to_string())
}

/// Placeholders, where a script puts something.
fn holders<'n>(names: &[&'n str]) -> Vec<(&'n str, cpi_model::language::Value)> {
    let value = |name: &&'n str| {
        let text = format!("{{{name}}}");
        (*name, cpi_model::language::Value::text(text))
    };
    names.iter().map(value).collect()
}

fn part(c: &Composer<'_>, at: &At<'_>, node: usize, cards: &[&Scorecard]) -> Value {
    let code = c.code(node);
    let scores = cards
        .iter()
        .map(|card| card.nodes.get(node).map(|it| &it.result));
    let direction = c.framework.nodes()[node].direction();
    let place = (code, c.depth(node), at.leads(code), direction);
    line(&c.name(code), place, scores)
}

fn line<'s>(
    name: &Text,
    (code, depth, href, direction): (&str, usize, Option<String>, Direction),
    scores: impl Iterator<Item = Option<&'s NodeScore>>,
) -> Value {
    let scores = scores.map(|result| match Composer::node_cell(result) {
        Cell::Figure { exact, shown } => json!([exact, shown]),
        _ => Value::Null,
    });
    json!({
        "code": code,
        "name": name.to_string(),
        "href": href,
        "depth": depth,
        "lower": direction == Direction::LowerIsBetter,
        "scores": scores.collect::<Vec<Value>>(),
    })
}
