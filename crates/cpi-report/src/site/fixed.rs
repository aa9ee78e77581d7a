//! Pages that say how the site is to be read: method, data, editions, glossary, limits, access.

use super::data::{self, Data};
use super::pages::{Page, Pages};
use super::words::Word;
use crate::composed::words::Word as Composed;
use crate::{Cell, Column, Item, Kind, List, ListMarkers, Table, Text};

/// The declared method, and one score traced to its answers.
pub(super) fn method(pages: &Pages<'_>) -> Page {
    let at = pages.at("method.html");
    let mut c = pages.composer();
    c.report.heading(1, pages.word(Word::MethodPage));
    c.report.paragraph(c.word(Composed::MethodMeans));
    let sentences = pages.language.method.iter();
    c.report.list(List::of(
        ListMarkers::Bullets,
        sentences.map(|it| Text::prose(it)),
    ));
    c.how_to_read();
    if let Some(explanation) = c.results.explanation {
        c.report.section(2, "_traced", pages.word(Word::Traced));
        c.report.paragraph(pages.word(Word::TracedIntro));
        let traced = crate::explanation::report(explanation, true, c.context);
        let blocks = traced.blocks.into_iter().map(|block| match block {
            crate::Block::Heading { text, .. } => crate::Block::Heading { level: 3, text },
            other => other,
        });
        c.report.blocks.extend(blocks);
    }
    at.page(pages.word(Word::MethodPage), c.report)
}

/// Every file of data, how to cite it, and how to check it.
pub(super) fn data(pages: &Pages<'_>) -> Page {
    let at = pages.at("data.html");
    let mut c = pages.composer();
    c.report.heading(1, pages.word(Word::DataPage));
    c.report.paragraph(pages.word(Word::DataIntro));
    if let Some(licence) = &c.framework.draft().licence {
        let label = c.with(
            Composed::Label,
            &[("label", c.word(Composed::Licence).into())],
        );
        c.report
            .paragraph(Text::strong(label).and(" ").and(licence));
    }
    let columns = vec![
        Column::shown(pages.word(Word::File), Kind::Text),
        Column::shown(pages.word(Word::Holds), Kind::Text),
    ];
    let files = data::listed(pages.edition, &pages.language.tag).into_iter();
    let rows = files.map(|(path, kind)| {
        let link = Text::code(&path).leading_to(&at.file(&path));
        let holds = match kind {
            Data::Answers(country) => Text::from(c.country(&country)),
            Data::Word(word) => Text::from(pages.word(word)),
        };
        vec![Cell::text(link), Cell::text(holds)]
    });
    let table = Table::shown(columns).with_rows(rows);
    c.report.table(table);
    c.report.section(2, "_cite", pages.word(Word::Cite));
    c.report.paragraph(data::citation(pages.edition));
    let files = ["CITATION.cff", "citation.bib"];
    let links = files.map(|path| Text::code(path).leading_to(&at.file(path)));
    c.report.list(List::of(ListMarkers::Bullets, links));
    c.report.section(2, "_verify", pages.word(Word::Verify));
    let mut command = |word, text: &str| {
        c.report.paragraph(pages.word(word));
        c.report
            .list(List::of(ListMarkers::Bullets, [Text::code(text)]));
    };
    command(Word::VerifyIntro, "sha256sum -c SHA256SUMS");
    if !pages.edition.sources.publication.is_empty() {
        command(Word::VerifyScores, "cpi verify .");
    }
    let hash = [("hash", pages.edition.hash.as_str().into())];
    c.report.paragraph(pages.with(Word::HashIs, &hash));
    at.page(pages.word(Word::DataPage), c.report)
}

/// What the words of the site mean.
pub(super) fn glossary(pages: &Pages<'_>) -> Page {
    let at = pages.at("glossary.html");
    let mut c = pages.composer();
    c.report.heading(1, pages.word(Word::Glossary));
    let framework = c.framework;
    let terms = Word::GLOSSARY.iter().filter(|(term, _)| match term {
        Word::TermGap => framework.gap().is_some(),
        Word::TermBand => framework.banding().is_some(),
        _ => true,
    });
    let items = terms.map(|(term, meaning)| {
        let text = Text::strong(pages.word(*term));
        Item::new(text.and(" – ").and(pages.word(*meaning)))
    });
    let list = List {
        marks: ListMarkers::None,
        items: items.collect(),
    };
    c.report.list(list);
    at.page(pages.word(Word::Glossary), c.report)
}

/// What the index cannot say.
pub(super) fn limitations(pages: &Pages<'_>) -> Page {
    let at = pages.at("limitations.html");
    let mut c = pages.composer();
    c.report.heading(1, pages.word(Word::Limitations));
    let own = Word::LIMITS.iter().map(|word| pages.word(*word));
    let composed = Composed::NOT_MEASURED
        .into_iter()
        .chain([Composed::ReadRanks]);
    let composed = composed.map(|word| c.word(word));
    let list = List::of(ListMarkers::Bullets, composed.chain(own));
    c.report.list(list);
    at.page(pages.word(Word::Limitations), c.report)
}

/// What was done so that everyone can read the site.
pub(super) fn accessibility(pages: &Pages<'_>) -> Page {
    let at = pages.at("accessibility.html");
    let mut c = pages.composer();
    c.report.heading(1, pages.word(Word::Accessibility));
    c.report.paragraph(pages.word(Word::AccessAim));
    let list = List::of(
        ListMarkers::Bullets,
        Word::ACCESS.iter().map(|word| pages.word(*word)),
    );
    c.report.list(list);
    c.report
        .section(2, "_limits", pages.word(Word::AccessLimits));
    c.report.paragraph(pages.word(Word::AccessKnown));
    at.page(pages.word(Word::Accessibility), c.report)
}
