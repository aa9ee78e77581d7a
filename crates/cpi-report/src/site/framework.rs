//! The framework as a handbook: every question with what earns which answer.

use super::pages::{Page, Pages};
use super::words::Word;
use crate::composed::words::Word as Composed;
use crate::{Item, List, ListMarkers, Text};
use cpi_model::language::Value;

pub(super) fn page(pages: &Pages<'_>) -> Page {
    let at = pages.at("framework.html");
    let lead = |code: &str| at.question(code);
    let mut c = pages.composer();
    c.leads = &lead;
    let draft = c.framework.draft();
    let title = pages.with(
        Word::FrameworkTitle,
        &[
            ("framework", c.framework.id().into()),
            ("version", c.framework.version().into()),
        ],
    );
    c.report.heading(1, title.as_str());
    c.report.paragraph(pages.word(Word::FrameworkIntro));
    let root = c.framework.root();
    let node = draft.nodes.get(root);
    if let Some(text) = node.and_then(|node| c.in_language(&node.description)) {
        c.report.paragraph(text);
    }
    if let Some(attribution) = &draft.attribution {
        c.report.paragraph(attribution.as_str());
    }
    let mut above = None;
    for entry in &pages.language.handbook {
        let position = c.framework.indicator_position(&entry.code);
        let parent = position.map(|at| c.framework.indicators()[at].parent());
        if parent != above
            && let Some(node) = parent
        {
            let code = c.code(node);
            let name = at.node(&c, node);
            c.report.section(2, format!("node-{code}"), name);
        }
        above = parent;
        let question = Text::plain(&entry.question);
        c.report.section(3, entry.code.as_str(), question);
        let answers = at.question(&entry.code);
        let mut line = Text::code(&entry.code);
        if let Some(path) = answers {
            let words = Text::from(pages.word(Word::ToAnswers)).leading_to(&path);
            line = line.and(" · ").then(words);
        }
        c.report.paragraph(line);
        let facts = entry.facts.iter().map(|(name, text)| {
            let label = c.with(Composed::Label, &[("label", Value::from(name))]);
            Item::new(Text::strong(label).and(" ").and(text))
        });
        let list = List {
            marks: ListMarkers::None,
            items: facts.collect(),
        };
        c.report.list(list);
    }
    at.page(title, c.report)
}
