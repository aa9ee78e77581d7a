//! The page on all countries.

use super::pages::{At, Page, Pages};
use super::words::Word;
use crate::composed::texts::Composer;
use crate::composed::words::Word as Composed;
use crate::{Item, List, ListMarkers, Text};

pub(super) fn page(pages: &Pages<'_>) -> Page {
    let at = pages.at("index.html");
    let lead = |code: &str| at.question(code);
    let mut c = pages.composer();
    c.leads = &lead;
    let root = c.framework.root();
    let finding = c.spread(root);
    let title = c.index_title();
    let round = pages.edition.sources.round;
    c.report.heading(1, title.clone().and(format!(" {round}")));
    let counts = [
        ("countries", c.results.cards.len().into()),
        ("questions", c.framework.indicators().len().into()),
    ];
    c.report.paragraph(pages.with(Word::HomeIntro, &counts));
    c.own("summary", 2);
    if 1 < c.results.cards.len() {
        let chart = c.strip(c.root(), finding.clone(), None);
        c.report.chart(chart);
    }
    c.report
        .section(2, "_countries", pages.word(Word::Countries));
    c.report.paragraph(c.word(Composed::AtAGlanceMeans));
    let table = c.sections_by_country();
    c.report.table(table);
    moved(&mut c, &at);
    c.report.section(2, "_parts", pages.word(Word::Parts));
    let list = parts(&c, &at, root);
    c.report.list(list);
    groups(&mut c, &at);
    c.report
        .section(2, "_not-measured", c.word(Composed::NotMeasured));
    c.report.list(List::of(
        ListMarkers::Bullets,
        Composed::NOT_MEASURED.map(|word| c.word(word)),
    ));
    let more = at.link(pages.word(Word::Limitations), "limitations.html");
    c.report.paragraph(more);
    at.page(finding.and(" – ").then(title), c.report)
}

/// How many answers went back and forth, and the page that has them.
fn moved(c: &mut Composer<'_>, at: &At<'_>) {
    let pages = at.pages;
    let table = c.changes_by_country();
    if table.rows.is_empty() {
        return;
    }
    c.report.section(2, "_change", c.word(Composed::Change));
    let count = [("count", table.rows.len().into())];
    c.report.paragraph(pages.with(Word::MovedCount, &count));
    c.report.table(table);
    let link = at.link(pages.word(Word::MovedMore), "change.html");
    c.report.paragraph(link);
}

/// The parts below a node, and theirs, each with its page.
pub(super) fn parts(c: &Composer<'_>, at: &At<'_>, node: usize) -> List {
    let mut list = List {
        marks: ListMarkers::Bullets,
        items: Vec::new(),
    };
    if c.is_article(node) {
        if node == c.framework.root() {
            list.items.push(Item::new(at.node(c, node)));
        }
        return list;
    }
    for child in c.children(node) {
        let code = Text::code(c.code(child));
        let item = Item::new(at.node(c, child).and(" ").then(code));
        list.items.push(item.above(parts(c, at, child)));
    }
    list
}

/// The groups of each view, each with its page.
fn groups(c: &mut Composer<'_>, at: &At<'_>) {
    for view in c.framework.views() {
        let paths = &at.pages.edition.paths;
        let groups = view.groups().iter().map(|group| {
            let name = c.name(group.code());
            match paths.group(view.code(), group.code()) {
                Some(path) => at.link(name, path),
                None => name,
            }
        });
        let list = List::of(ListMarkers::Bullets, groups);
        let title = super::dimension::title(c, view.code());
        c.report.heading(2, title);
        c.report.list(list);
    }
}
