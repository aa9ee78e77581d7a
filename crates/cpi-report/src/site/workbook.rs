//! Which workbook of its data does a site have? One in each language: scores, answers, rounds, parts and the
//! codebook, a sheet each.

use super::edition::Edition;
use super::words::Word;
use super::{Language, data, package};
use crate::composed::words::Word as Composed;
use crate::vocabulary::{
    ANSWER, ANSWERED, APPLICABLE, BAND, BOUND_HIGH, BOUND_LOW, COUNTRY, COVERAGE, DISPLAY,
    EVIDENCE, Field, GAP, GROUP, INDICATOR, LABEL, LAW, NODE, PRACTICE, QUESTION, RANK, SCORE,
    SCORES, STATE, VIEW, WEIGHT, WHAT,
};
use crate::write::xlsx::{Sheet, xlsx};
use crate::{Cell, Column, Context, CountryNames, Kind, ReportError, Table, trend};
use cpi_model::draft::EvidenceDraft;
use cpi_model::language::Words;
use std::collections::BTreeMap;

/// The workbooks by their paths.
pub(super) fn files(edition: &Edition<'_>) -> Result<Vec<(String, Vec<u8>)>, ReportError> {
    let languages = edition.sources.languages.iter();
    let paths =
        languages.filter_map(|language| Some((data::workbook(edition, &language.tag)?, language)));
    let files = paths.map(|(path, language)| Ok((path, workbook(edition, language)?)));
    files.collect()
}

fn workbook(edition: &Edition<'_>, language: &Language) -> Result<Vec<u8>, ReportError> {
    let names = CountryNames::in_language(edition.sources.index, &language.tag);
    let context = Context::new(edition.framework, &language.tag, &names);
    let book = Book {
        edition,
        context: &context,
        words: context.words,
    };
    let mut sheets = vec![
        (Word::SheetScores, Word::HoldsLong, book.scores()),
        (Word::SheetAnswers, Word::HoldsAnswers, book.answers()),
    ];
    if let Some(trend) = edition.results.trend {
        let series = trend::series(trend, &context);
        sheets.push((
            Word::SheetSeries,
            Word::HoldsSeries,
            book.with_names(series),
        ));
    }
    sheets.push((Word::Parts, Word::HoldsParts, book.parts()));
    sheets.push((
        Word::SheetCodebook,
        Word::HoldsFramework,
        book.codebook(language),
    ));
    let about = book.about(sheets.iter().map(|(name, holds, _)| (*name, *holds)));
    let sheets = sheets.into_iter().map(|(name, _, table)| (name, table));
    let sheets = [(Word::SheetAbout, about)].into_iter().chain(sheets);
    let sheets = sheets.map(|(name, table)| Sheet {
        name: book.word(name),
        table,
    });
    xlsx(&package::title(edition), sheets.collect())
}

struct Book<'a> {
    edition: &'a Edition<'a>,
    context: &'a Context<'a>,
    words: Words<'a>,
}

impl Book<'_> {
    fn word(&self, word: Word) -> String {
        self.words.text(word).to_owned()
    }

    fn columns(&self, fields: &[&Field]) -> Vec<Column> {
        let fields = fields.iter();
        fields.map(|field| self.context.column(field)).collect()
    }

    /// The code and the name of a country; the heading of the code says that it is one.
    fn country(&self) -> [Column; 2] {
        let code = Column::data(&COUNTRY).headed(self.word(Word::CountryCode));
        [code, self.context.column(&COUNTRY)]
    }

    fn name(&self, code: &str) -> Cell {
        Cell::text(self.context.name(code))
    }

    /// What the workbook is, how to cite it, and what its sheets hold.
    fn about(&self, sheets: impl Iterator<Item = (Word, Word)>) -> Table {
        let edition = self.edition;
        let framework = edition.framework;
        let round = edition.sources.round;
        let title = Column::shown(package::title(edition), Kind::Text);
        let mut table = Table::shown(vec![title, Column::shown(round, Kind::Text)]);
        let mut say = |label: &str, text: &str| {
            table.rows.push(vec![Cell::text(label), Cell::text(text)]);
        };
        let name = format!("{} {}", framework.id(), framework.version());
        say(&self.word(Word::Framework), &name);
        say(&self.word(Word::Round), round);
        if let Some(day) = edition.round.reference_date(round) {
            say(
                self.words.text(Composed::ReferenceDate),
                &self.words.date(day),
            );
        }
        if let Some(licence) = &framework.draft().licence {
            say(self.words.text(Composed::Licence), licence);
        }
        if let Some(attribution) = &framework.draft().attribution {
            say("", attribution);
        }
        say(&self.word(Word::Cite), &data::citation(edition));
        let hash = [("hash", edition.hash.as_str().into())];
        say("", &self.words.with(Word::HashIs, &hash));
        say("", &self.word(Word::SheetDigits));
        let draft = framework.draft();
        if let Some(notice) = self.words.draft_notice_of(draft, self.context.language) {
            say("", notice);
        }
        for (name, holds) in sheets {
            say(&self.word(name), &self.word(holds));
        }
        table
    }

    /// The scores of nodes, groups and cells, with ranks and bounds, and the gaps.
    fn scores(&self) -> Table {
        let mut columns = Vec::from(self.country());
        columns.extend(self.columns(&[
            &WHAT, &VIEW, &GROUP, &NODE, &LABEL, &STATE, &SCORE, &DISPLAY,
        ]));
        columns.extend(self.columns(&[
            &RANK,
            &BAND,
            &APPLICABLE,
            &ANSWERED,
            &COVERAGE,
            &BOUND_LOW,
            &BOUND_HIGH,
        ]));
        columns.extend(self.columns(&[&LAW, &PRACTICE, &GAP]));
        let at = |field: &Field| SCORES.fields.iter().position(|it| it.name == field.name);
        let mut table = Table::shown(columns);
        let ranks = self.edition.ranks();
        for row in crate::scores::table(self.edition.results.cards).rows {
            let cell = |field: &Field| at(field).map_or(Cell::Empty, |at| row[at].clone());
            let text = |field: &Field| match cell(field) {
                Cell::Text(text) => crate::write::words(&text),
                _ => String::new(),
            };
            let (country, group, node) = (text(&COUNTRY), text(&GROUP), text(&NODE));
            let rank = ranks.get(&(country.as_str(), node.as_str()));
            let rank = rank.filter(|_| group.is_empty() && text(&WHAT) == "node");
            let labels = [&group, &node].map(|code| self.context.name(code));
            let labels: Vec<&str> = labels
                .iter()
                .map(String::as_str)
                .filter(|it| !it.is_empty())
                .collect();
            let mut made = vec![cell(&COUNTRY), self.context.country(&country).into()];
            made.extend([&WHAT, &VIEW, &GROUP, &NODE].map(cell));
            made.push(Cell::text(labels.join(" · ")));
            made.push(cell(&STATE));
            made.push(self.shown(cell(&SCORE)));
            made.push(cell(&DISPLAY));
            made.push(rank.map_or(Cell::Empty, |rank| Cell::exact(rank.as_str())));
            made.extend([&BAND, &APPLICABLE, &ANSWERED, &COVERAGE].map(cell));
            made.extend(
                [&BOUND_LOW, &BOUND_HIGH, &LAW, &PRACTICE, &GAP]
                    .map(|field| self.shown(cell(field))),
            );
            table.rows.push(made);
        }
        table
    }

    /// An exact score, shown as the framework shows scores.
    fn shown(&self, cell: Cell) -> Cell {
        match cell {
            Cell::Figure { exact, .. } => match cpi_model::number::parse_decimal(&exact) {
                Some(number) => self.context.score(Some(number.into())),
                None => Cell::Empty,
            },
            other => other,
        }
    }

    /// Every answer with what it scores and rests on.
    fn answers(&self) -> Table {
        let mut columns = Vec::from(self.country());
        columns.extend(self.columns(&[&NODE, &LABEL, &INDICATOR, &QUESTION]));
        columns.push(Column::data(&ANSWER).headed(self.word(Word::AnswerCode)));
        columns.extend(self.columns(&[&ANSWER, &STATE, &SCORE, &EVIDENCE]));
        let mut table = Table::shown(columns);
        let framework = self.edition.framework;
        let parents = framework.indicators().iter().map(|indicator| {
            let node = framework.nodes()[indicator.parent()].code();
            (indicator.code(), &**node)
        });
        let parents: BTreeMap<&str, &str> = parents.collect();
        for card in self.edition.trails {
            let records = self.edition.answers(&card.country);
            for item in self.edition.items(&card.country) {
                let code = item.code.as_str();
                let parent = parents.get(code).copied().unwrap_or_default();
                let record = records.get(code);
                let evidence = record.map_or(&[][..], |record| &record.evidence);
                let evidence: Vec<String> = evidence.iter().map(source).collect();
                table.rows.push(vec![
                    card.country.as_str().into(),
                    self.context.country(&card.country).into(),
                    parent.into(),
                    self.name(parent),
                    code.into(),
                    self.name(code),
                    item.answer.as_str().into(),
                    self.context.answer(code, &item.answer).into(),
                    item.state.word().into(),
                    item.score
                        .map_or(Cell::Empty, |score| self.context.score(Some(score))),
                    Cell::text(evidence.join("; ")),
                ]);
            }
        }
        table
    }

    /// A table whose countries are named, too, and its parts.
    fn with_names(&self, series: Table) -> Table {
        let country = series
            .columns
            .iter()
            .position(|it| it.key == Some(COUNTRY.name));
        let mut columns = series.columns;
        let rows = series.rows;
        let Some(at) = country else {
            return Table::shown(columns).with_rows(rows);
        };
        columns.splice(at..=at, self.country());
        let rows = rows.into_iter().map(|mut row| {
            let named = match &row[at] {
                Cell::Named { code, name } => [Cell::from(code.as_str()), Cell::from(name.clone())],
                other => [other.clone(), Cell::Empty],
            };
            row.splice(at..=at, named);
            row
        });
        Table::shown(columns).with_rows(rows)
    }

    /// The nodes of the framework.
    fn parts(&self) -> Table {
        let mut columns = self.columns(&[&NODE, &LABEL]);
        columns.push(Column::shown(self.word(Word::Level), Kind::Code));
        columns.push(Column::shown(self.word(Word::PartOf), Kind::Code));
        columns.extend(self.columns(&[&WEIGHT]));
        let framework = self.edition.framework;
        let nodes = framework.nodes();
        let rows = nodes
            .iter()
            .zip(&framework.draft().nodes)
            .map(|(node, draft)| {
                let parent = node.parent().map(|at| &**nodes[at].code());
                vec![
                    Cell::from(&**node.code()),
                    self.name(node.code()),
                    Cell::text(node.level().unwrap_or_default()),
                    Cell::text(parent.unwrap_or_default()),
                    draft
                        .weight
                        .as_ref()
                        .map_or(Cell::Empty, |weight| Cell::exact(weight.as_str())),
                ]
            });
        Table::shown(columns).with_rows(rows)
    }

    /// Every question with all that the handbook says of it.
    fn codebook(&self, language: &Language) -> Table {
        let mut facts: Vec<&str> = Vec::new();
        for (name, _) in language.handbook.iter().flat_map(|entry| &entry.facts) {
            if !facts.contains(&name.as_str()) {
                facts.push(name);
            }
        }
        let mut columns = self.columns(&[&INDICATOR, &QUESTION]);
        columns.extend(facts.iter().map(|name| Column::shown(*name, Kind::Text)));
        let rows = language.handbook.iter().map(|entry| {
            let mut row = vec![
                Cell::text(entry.code.as_str()),
                Cell::text(entry.question.as_str()),
            ];
            row.extend(facts.iter().map(|wanted| {
                let texts = entry.facts.iter().filter(|(name, _)| name == wanted);
                let texts: Vec<&str> = texts.map(|(_, text)| text.as_str()).collect();
                Cell::text(texts.join("\n"))
            }));
            row
        });
        Table::shown(columns).with_rows(rows)
    }
}

/// A source as it is cited.
fn source(evidence: &EvidenceDraft) -> String {
    let parts = [&evidence.title, &evidence.link, &evidence.consulted];
    let parts = parts.map(|part| part.as_deref().unwrap_or_default());
    let parts: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
    parts.join(", ")
}
