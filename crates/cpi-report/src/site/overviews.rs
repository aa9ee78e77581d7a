//! Pages on all countries that look at one thing: side by side, change, who can help whom, search.

use super::address::pages as parts_with_pages;
use super::dimension::grid;
use super::home;
use super::pages::{Page, Pages};
use super::words::Word;
use crate::charts::{self, ChartShown};
use crate::composed::words::Word as Composed;
use crate::{Block, Item, List, ListMarkers, Text};
use cpi_scoring::Scorecard;

/// All countries side by side, part by part.
pub(super) fn compare(pages: &Pages<'_>) -> Page {
    let at = pages.at("compare.html");
    let mut c = pages.composer();
    c.report.heading(1, pages.word(Word::ComparePage));
    c.report.paragraph(pages.word(Word::CompareIntro));
    // Before it, a script puts the countries that a visitor chooses.
    c.report
        .section(2, "_countries", pages.word(Word::Countries));
    c.report.paragraph(c.word(Composed::AtAGlanceMeans));
    let root = c.framework.root();
    let mut parts = vec![root];
    parts.extend(
        parts_with_pages(&c)
            .into_iter()
            .filter(|node| *node != root),
    );
    let score = |card: &Scorecard, node: usize| card.nodes.get(node)?.result.score;
    let table = grid(&c, &at, &parts, &score);
    c.report.table(table);
    c.gaps();
    let mut page = at.page(pages.word(Word::ComparePage), c.report);
    page.tool = Some(super::page::Tool::Compare);
    page
}

/// What changed in all countries since the round before.
pub(super) fn change(pages: &Pages<'_>) -> Page {
    let at = pages.at("change.html");
    let lead = |code: &str| at.question(code);
    let mut c = pages.composer();
    c.leads = &lead;
    let trend = c.results.trend.filter(|trend| 1 < trend.rounds.len());
    let Some(trend) = trend else {
        c.report.heading(1, c.word(Composed::Change));
        c.report.paragraph(pages.word(Word::OneRoundOnly));
        return at.page(c.word(Composed::Change), c.report);
    };
    let chart = charts::slopes(trend, &ChartShown::default(), c.context);
    let finding = chart.caption.clone();
    c.report.heading(1, c.word(Composed::Change));
    c.report.paragraph(pages.word(Word::ChangeIntro));
    c.report.chart(chart);
    c.changes();
    at.page(finding, c.report)
}

/// Who can help whom.
pub(super) fn help(pages: &Pages<'_>) -> Page {
    let at = pages.at("help.html");
    let lead = |code: &str| at.question(code);
    let mut c = pages.composer();
    c.leads = &lead;
    c.report.heading(1, pages.word(Word::HelpPage));
    c.report.paragraph(pages.word(Word::HelpIntro));
    let before = c.report.blocks.len();
    c.cooperation();
    // The page has the title of its only section.
    let own = c.report.blocks.iter().skip(before);
    let is_title = |block: &&Block| matches!(block, Block::Anchor(_) | Block::Heading { .. });
    let titles = own.take_while(is_title).count();
    c.report.blocks.drain(before..before + titles);
    if c.report.blocks.len() == before {
        c.report.paragraph(pages.word(Word::NobodyHelps));
    }
    at.page(pages.word(Word::HelpPage), c.report)
}

/// Everything that has a page or a place on one, as one list.
pub(super) fn search(pages: &Pages<'_>) -> Page {
    let at = pages.at("search.html");
    let lead = |code: &str| at.question(code);
    let mut c = pages.composer();
    c.leads = &lead;
    c.report.heading(1, pages.word(Word::Search));
    c.report.paragraph(pages.word(Word::SearchIntro));
    c.report
        .section(2, "_countries", pages.word(Word::Countries));
    let countries = c.cards().into_iter().map(|card| {
        let name = Text::from(c.country(&card.country));
        match at.leads(&card.country) {
            Some(path) => name.leading_to(&path),
            None => name,
        }
    });
    let list = List::of(ListMarkers::None, countries);
    c.report.list(list);
    c.report.section(2, "_parts", pages.word(Word::Parts));
    let list = home::parts(&c, &at, c.framework.root());
    c.report.list(list);
    c.report
        .section(2, "_questions", pages.word(Word::EveryQuestion));
    let questions = c.framework.indicators().iter().map(|indicator| {
        let code = indicator.code();
        Item::new(c.question(code).and(" ").then(Text::code(code)))
    });
    let list = List {
        marks: ListMarkers::None,
        items: questions.collect(),
    };
    c.report.list(list);
    let mut page = at.page(pages.word(Word::Search), c.report);
    page.tool = Some(super::page::Tool::Search);
    page
}
