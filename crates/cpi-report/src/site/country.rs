//! The page of one country: where it stands, what moved, every answer with its evidence.

use super::pages::{Page, Pages};
use super::words::Word;
use crate::Text;
use crate::charts::{self, ChartShown};
use crate::composed::texts::{Composer, anchor};
use crate::composed::words::Word as Composed;
use cpi_model::language::Value;
use cpi_scoring::Scorecard;

/// How many parts are named as the strongest, and as the weakest.
const MOST_NAMED: usize = 5;

pub(super) fn page(pages: &Pages<'_>, card: &Scorecard) -> Page {
    let path = pages.edition.paths.country(&card.country);
    let at = pages.at(path.unwrap_or_default());
    let lead = |code: &str| at.question(code);
    let of = pages.of_country(card);
    let mut c = pages.edition.composer_of(card, &of, pages.context);
    c.leads = &lead;
    let Some(card) = c.results.card(&card.country) else {
        return at.page("", c.report);
    };
    let name = c.country(&card.country);
    let root = c.framework.root();
    c.report.heading(1, name.as_str());
    c.report.paragraph(c.standing(card, root));
    c.own("foreword", 2);
    if c.sources.own.has("summary") {
        c.report.section(2, "_summary", c.word(Composed::Summary));
        c.own("summary", 3);
    }
    if 1 < c.results.cards.len() {
        let caption = c.strip_caption(card, root);
        let chart = c.strip(c.root(), caption, Some(&card.country));
        c.report.chart(chart);
    }
    c.report.section(2, "_parts", pages.word(Word::Parts));
    let sections = c.sections(card);
    c.report.table(sections);
    c.strengths_and_gaps(card, MOST_NAMED);
    c.at_a_glance(card);
    over_rounds(&mut c, &card.country);
    c.change(&card.country);
    c.gap(card);
    c.solved_elsewhere(&card.country);
    if c.adds_most() {
        let reach = format!("what-if.html#country={}", card.country);
        let reach = at.link(pages.word(Word::ReachScore), &reach);
        c.report.paragraph(reach);
    }
    if c.sources.own.has("recommendations") {
        c.own_section("recommendations", Composed::Recommendations);
    }
    c.report
        .section(2, "_answers", c.word(Composed::EveryAnswer));
    c.report.paragraph(c.word(Composed::ReadAnswers));
    c.unit_lists(&card.country);
    answers(&mut c, card, root, 3);
    c.bounds(card);
    let title = title(pages, &c, card);
    at.page(title, c.report)
}

/// The score and rank of a country, as the title of its page.
fn title(pages: &Pages<'_>, c: &Composer<'_>, card: &Scorecard) -> Text {
    let mut arguments: Vec<(&str, Value)> = vec![
        ("country", c.country(&card.country).into()),
        ("round", pages.edition.sources.round.into()),
    ];
    let Some(score) = card.index().score else {
        return pages.with(Word::CountryUnscored, &arguments).into();
    };
    arguments.push(("score", c.shown(score)));
    match c.rank(c.root(), &card.country) {
        Some((rank, of)) if 1 < of => {
            arguments.push(("rank", Value::number(rank)));
            arguments.push(("count", of.into()));
            pages.with(Word::CountryRanked, &arguments)
        }
        _ => pages.with(Word::CountryScored, &arguments),
    }
    .into()
}

/// The scores of the country over the rounds, where there are several.
fn over_rounds(c: &mut Composer<'_>, country: &str) {
    let Some(trend) = c.results.trend.filter(|trend| 1 < trend.rounds.len()) else {
        return;
    };
    let shown = ChartShown {
        country: Some(country),
        ..ChartShown::default()
    };
    let mut own = trend.clone();
    own.countries.retain(|it| it.country == country);
    let chart = charts::slopes(&own, &shown, c.context);
    c.report.chart(chart);
}

/// Part by part: the score, the cells, what the coalition writes, and every answer.
fn answers<'a>(c: &mut Composer<'a>, card: &'a Scorecard, node: usize, level: u8) {
    let is_root = node == c.framework.root();
    let code = c.code(node);
    if !is_root || c.is_article(node) {
        let name = c.name(code);
        c.report.section(level, anchor(code), name);
        if !is_root {
            c.report.paragraph(c.standing(card, node));
        }
        if let Some(heat) = c.heat_row(card, node) {
            c.report.table(heat);
        }
        c.own(code, (level + 1).min(6));
    }
    let items = c.items(&c.asked_in(node));
    for table in c.answers_by_group(&items) {
        c.report.table(table);
    }
    if !c.is_article(node) {
        let below = if is_root { level } else { (level + 1).min(6) };
        for child in c.children(node) {
            answers(c, card, child, below);
        }
    }
}
