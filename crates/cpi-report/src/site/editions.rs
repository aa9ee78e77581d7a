//! The page of the editions of the index: where each stands, and what was corrected.

use super::earlier::{self, Correction, Figure, FigureChange, PublishedEdition};
use super::pages::{At, Page, Pages};
use super::words::Word;
use crate::composed::ERRATUM;
use crate::composed::texts::Composer;
use crate::composed::words::Word as Composed;
use crate::{Cell, Column, Kind, List, ListMarkers, Table, Text};
use cpi_model::code::MISSING;
use cpi_model::escape::address_path;
use cpi_model::language::Value;
use cpi_model::publication::data_path;
use std::collections::BTreeSet;

pub(super) fn page(pages: &Pages<'_>) -> Page {
    let at = pages.at("editions.html");
    let lead = |code: &str| at.question(code);
    let mut c = pages.composer();
    c.leads = &lead;
    c.cover(pages.word(Word::EditionsPage).into(), "");
    c.report.mark = None;
    c.report.foot = None;
    let editions = earlier::editions(pages.edition);
    c.report
        .section(2, "_editions", pages.word(Word::EditionsListed));
    c.report.paragraph(pages.word(Word::EditionsIntro));
    let table = listed(&c, &at, &editions);
    c.report.table(table);
    c.report
        .section(2, "_corrections", pages.word(Word::Corrections));
    corrections(&mut c, &at, &editions);
    rounds(&mut c, &at);
    at.page(pages.word(Word::EditionsPage), c.report)
}

/// Where an edition stands, seen from a page in the folder of a language.
fn home(at: &At<'_>, folder: &str) -> String {
    match folder {
        "." => at.file("index.html"),
        _ => format!("../../{}/index.html", address_path(folder)),
    }
}

/// A row an edition, the latest first.
fn listed(c: &Composer<'_>, at: &At<'_>, editions: &[PublishedEdition]) -> Table {
    let pages = at.pages;
    let columns = vec![
        Column::shown(pages.word(Word::Edition), Kind::Text),
        Column::shown(pages.word(Word::DeclaredFinal), Kind::Text),
        Column::shown(pages.word(Word::Standing), Kind::Text),
        Column::shown(pages.word(Word::FingerprintOf), Kind::Code),
    ];
    let corrected: BTreeSet<&str> = editions
        .iter()
        .filter_map(|it| it.corrects.as_deref())
        .collect();
    let rows = editions.iter().map(|edition| {
        let name = match edition.folder.as_str() {
            "." => edition.round.clone(),
            folder => format!("{} ({folder})", edition.round),
        };
        let name = Text::from(name).leading_to(&home(at, &edition.folder));
        let declared = edition.declared_final.as_ref();
        let declared = declared.map_or_else(
            || pages.word(Word::StillDraft).to_owned(),
            |it| {
                let on = it.on.as_deref().unwrap_or_default();
                let on = on.parse().map_or(on.to_owned(), |day| c.words.date(day));
                format!("{on}, {}", it.by.as_deref().unwrap_or_default())
            },
        );
        let standing = match edition.folder.as_str() {
            "." => Word::ThisEdition,
            folder if corrected.contains(folder) => Word::WasCorrected,
            _ => Word::WasSuperseded,
        };
        let hash: String = edition.sha256.chars().take(12).collect();
        vec![
            Cell::text(name),
            declared.into(),
            pages.word(standing).into(),
            Cell::text(Text::code(format!("{hash}…"))),
        ]
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    Table::shown(columns).with_rows(rows)
}

/// The correction that this edition is, and those of earlier ones.
fn corrections(c: &mut Composer<'_>, at: &At<'_>, editions: &[PublishedEdition]) {
    let pages = at.pages;
    if editions.iter().all(|it| it.corrects.is_none()) {
        c.report.paragraph(pages.word(Word::NoCorrections));
        return;
    }
    if let Some(correction) = &pages.edition.correction {
        own(c, at, correction);
    }
    let earlier = editions.iter().skip(1);
    let earlier: Vec<Text> = earlier
        .filter_map(|it| {
            let corrects = it.corrects.as_deref()?;
            let arguments = [
                ("round", it.round.as_str().into()),
                ("folder", corrects.into()),
                ("corrected", it.folder.as_str().into()),
            ];
            let text = Text::from(pages.with(Word::CorrectedEarlier, &arguments));
            Some(text.leading_to(&home(at, &it.folder)))
        })
        .collect();
    if !earlier.is_empty() {
        c.report.list(List::of(ListMarkers::Bullets, earlier));
    }
}

fn own(c: &mut Composer<'_>, at: &At<'_>, correction: &Correction<'_>) {
    let pages = at.pages;
    let round = pages.edition.sources.round;
    let arguments = [
        ("round", Value::from(round)),
        ("folder", correction.folder.into()),
    ];
    let link = Text::from(pages.with(Word::Corrects, &arguments));
    c.report
        .paragraph(link.leading_to(&home(at, correction.folder)));
    if let Some(declared) = pages.edition.round.declared_final(round) {
        let on = c.words.date(declared.on);
        let arguments = [("by", declared.by.as_str().into()), ("on", on.into())];
        c.report
            .paragraph(pages.with(Word::CorrectedBy, &arguments));
    }
    c.report
        .section(3, "_erratum", pages.word(Word::CorrectionText));
    c.own(ERRATUM, 4);
    c.report
        .section(3, "_answers", pages.word(Word::CorrectedAnswers));
    answers(c, at, correction);
    c.report
        .section(3, "_figures", pages.word(Word::CorrectedFigures));
    figures(c, at, correction);
    let heads = correction.heads.iter().map(|it| {
        let country = Value::from(c.country(&it.country));
        let word = match it.entry {
            Some(_) => Word::HistoryGoesOn,
            None => Word::HistoryDiffers,
        };
        pages.with(word, &[("country", country), ("count", it.later.into())])
    });
    let heads: Vec<String> = heads.collect();
    if !heads.is_empty() {
        c.report
            .section(3, "_histories", pages.word(Word::CorrectedHistories));
        c.report.list(List::of(ListMarkers::Bullets, heads));
    }
}

/// Every answer that was corrected.
fn answers(c: &mut Composer<'_>, at: &At<'_>, correction: &Correction<'_>) {
    let pages = at.pages;
    if correction.answers.is_empty() {
        c.report.paragraph(pages.word(Word::NoAnswersCorrected));
        return;
    }
    let columns = vec![
        Column::shown(c.word(Composed::Country), Kind::Text),
        Column::shown(c.word(Composed::Question), Kind::Text),
        Column::shown(pages.word(Word::AsPublished), Kind::Text),
        Column::shown(pages.word(Word::AsCorrected), Kind::Text),
    ];
    let rows = correction.answers.iter().map(|it| {
        let answer = |answer: &Option<String>| {
            Cell::text(c.answer(&it.indicator, answer.as_deref().unwrap_or(MISSING)))
        };
        vec![
            Cell::named(&it.country, c.country(&it.country)),
            Cell::text(c.question(&it.indicator)),
            answer(&it.from),
            answer(&it.to),
        ]
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    c.report.table(Table::shown(columns).with_rows(rows));
}

/// Every figure that changed by it.
fn figures(c: &mut Composer<'_>, at: &At<'_>, correction: &Correction<'_>) {
    let pages = at.pages;
    if correction.figures.is_empty() {
        c.report.paragraph(pages.word(Word::NoFiguresCorrected));
        return;
    }
    let columns = vec![
        Column::shown(c.word(Composed::Country), Kind::Text),
        Column::shown(c.word(Composed::Part), Kind::Text),
        Column::shown(pages.word(Word::AsPublished), Kind::Score),
        Column::shown(pages.word(Word::AsCorrected), Kind::Score),
        Column::shown(pages.word(Word::RankAsPublished), Kind::Number),
        Column::shown(pages.word(Word::RankAsCorrected), Kind::Number),
    ];
    let rank = |rank: &Option<String>| match rank {
        Some(rank) => Cell::Figure {
            exact: rank.clone(),
            shown: rank.clone(),
        },
        None => Cell::Empty,
    };
    let rows = correction.figures.iter().map(|it| {
        vec![
            Cell::named(&it.country, c.country(&it.country)),
            Cell::text(name(c, it)),
            c.score_cell(it.from),
            c.score_cell(it.to),
            rank(&it.rank_from),
            rank(&it.rank_to),
        ]
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    c.report.table(Table::shown(columns).with_rows(rows));
}

fn name(c: &Composer<'_>, change: &FigureChange) -> Text {
    match &change.figure {
        Figure::Score { node } => c.name(node),
        Figure::Group { group, .. } => c.name(group),
        Figure::Cell { node, group, .. } => c.name(node).and(" · ").then(c.name(group)),
        Figure::Gap { node } => {
            let gap = c.word(Composed::Gap);
            c.name(node).and(format!(" · {gap}"))
        }
    }
}

/// The rounds of the index, with their scores as data.
fn rounds(c: &mut Composer<'_>, at: &At<'_>) {
    let pages = at.pages;
    c.report.section(2, "_rounds", pages.word(Word::Rounds));
    c.report.paragraph(pages.word(Word::RoundsIntro));
    let columns = vec![
        Column::shown(pages.word(Word::Round), Kind::Code),
        Column::shown(c.word(Composed::ReferenceDate), Kind::Date),
        Column::shown(pages.word(Word::Countries), Kind::Count),
        Column::shown(pages.word(Word::File), Kind::Text),
    ];
    let index = pages.edition.sources.index;
    let rows = index.assessed_rounds().into_iter().rev().map(|id| {
        let date = index.round(&id).and_then(|round| round.reference_date(&id));
        let assessed = index.assessments.iter().filter(|it| it.round() == id);
        let path = data_path(&id, "scores.csv");
        let link = Text::code(&path).leading_to(&at.file(&path));
        vec![
            Cell::text(Text::code(&id)),
            date.map_or(Cell::Missing, |date| c.words.date(date).into()),
            Cell::count(assessed.count()),
            Cell::text(link),
        ]
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    c.report.table(Table::shown(columns).with_rows(rows));
}
