//! The annex: every answer, the method, what missing answers leave open, robustness, sources, and
//! what the report was computed from.

use super::answers::cited;
use super::texts::Composer;
use super::words::Word;
use crate::{Block, Cell, Column, Kind, List, ListMarkers, ReportError, Table, Text};
use cpi_model::draft::{EvidenceDraft, Units};
use cpi_model::provenance::sha256;
use cpi_model::round::unit_line;
use cpi_scoring::Query;
use cpi_scoring::scorecard::{ItemTrail, Scorecard};

/// The decimals of weights in per cent: an index may divide 100 % between 800 of them.
const WEIGHT_DIGITS: u32 = 2;

impl<'a> Composer<'a> {
    pub(crate) fn annex(&mut self, card: &'a Scorecard) -> Result<(), ReportError> {
        self.report.blocks.push(Block::PageBreak);
        self.report.section(2, "annex", self.word(Word::Annex));
        let items: Vec<_> = self.results.items.iter().collect();
        self.unit_lists(&card.country);
        if !items.is_empty() {
            self.report
                .section(3, "every-answer", self.word(Word::EveryAnswer));
            self.report.paragraph(self.word(Word::EveryAnswerMeans));
            let table = self.answer_codes(&card.country, &items);
            self.report.table(table);
        }
        self.method();
        self.bounds(card);
        self.robustness()?;
        self.cited_sources();
        self.computed_from();
        Ok(())
    }

    /// The lists of units that the round declares for the country.
    fn units(&self, country: &str) -> Option<&'a Units> {
        let units = self.sources.round.units(country)?;
        Some(units).filter(|units| !units.is_empty())
    }

    /// What questions on every region and the like mean in this country.
    pub(crate) fn unit_lists(&mut self, country: &str) {
        let Some(units) = self.units(country) else {
            return;
        };
        self.report
            .section(3, "unit-lists", self.word(Word::UnitLists));
        self.report.paragraph(self.word(Word::UnitListsMean));
        let lists = units.iter().map(|(list, names)| {
            let (head, names) = unit_line(list, names, usize::MAX);
            Text::plain(format!("{head}: {names}"))
        });
        self.report.list(List::of(ListMarkers::Bullets, lists));
    }

    /// A question, and behind it the lists of units that it means.
    fn question_with_lists(&self, code: &str, units: Option<&Units>) -> Text {
        let lists = self.indicator(code).map_or(&[][..], |draft| &draft.lists);
        let declared = |list: &&String| units.is_some_and(|units| units.contains_key(*list));
        let named: Vec<&str> = lists.iter().filter(declared).map(String::as_str).collect();
        if named.is_empty() {
            return self.name(code);
        }
        self.name(code).and(format!(" [{}]", named.join(", ")))
    }

    /// A row an indicator: code, earlier answer where it moved, answer, score and weight. The evidence is
    /// in the part of the index that the question belongs to.
    fn answer_codes(&mut self, country: &str, items: &[&ItemTrail]) -> Table {
        let earlier = self.earlier_answers(country);
        let units = self.units(country);
        let mut columns = vec![
            Column::shown(self.word(Word::Code), Kind::Code),
            Column::shown(self.word(Word::Question), Kind::Text),
        ];
        if earlier.is_some() {
            columns.push(Column::shown(self.word(Word::Was), Kind::Text));
        }
        columns.extend([
            Column::shown(self.word(Word::Answer), Kind::Text),
            Column::shown(self.word(Word::Earned), Kind::Score),
            Column::shown(self.word(Word::Weight), Kind::Share),
        ]);
        let rows = items.iter().map(|item| {
            let weight = Cell::figure(item.effective_weight, |weight| {
                self.context.percent(weight, WEIGHT_DIGITS)
            });
            let mut row: Vec<Cell> = vec![
                item.code.as_str().into(),
                self.question_with_lists(&item.code, units).into(),
            ];
            if let Some((_, earlier)) = &earlier {
                let was = earlier.get(item.code.as_str()).cloned();
                row.push(was.unwrap_or_default().into());
            }
            row.extend([
                self.answer(&item.code, &item.answer).into(),
                self.score_cell(item.score),
                weight,
            ]);
            row
        });
        let table = Table::shown(columns).with_rows(rows);
        if let Some((from, _)) = earlier {
            let words = [("was", self.word(Word::Was).into()), ("from", from.into())];
            let explained = self.with(Word::EveryAnswerWas, &words);
            self.report.paragraph(explained);
        }
        table
    }

    pub(crate) fn method(&mut self) {
        if self.sources.method.is_empty() {
            return;
        }
        self.report.section(3, "method", self.word(Word::Method));
        self.report.paragraph(self.word(Word::MethodMeans));
        let sentences = self.sources.method.iter();
        self.report.list(List::of(
            ListMarkers::Bullets,
            sentences.map(|it| Text::prose(it)),
        ));
    }

    /// The bounds of the scores that missing answers leave open.
    pub(crate) fn bounds(&mut self, card: &'a Scorecard) {
        let rows: Vec<Vec<Cell>> = card
            .nodes
            .iter()
            .enumerate()
            .filter(|(at, _)| self.has_part(*at))
            .filter_map(|(_, node)| {
                let bounds = node.result.bounds?;
                (bounds.low != bounds.high).then(|| {
                    vec![
                        self.name(&node.code).into(),
                        Self::node_cell(Some(&node.result)),
                        self.score_cell(Some(bounds.low)),
                        self.score_cell(Some(bounds.high)),
                        Cell::count(
                            node.result.coverage.applicable - node.result.coverage.answered,
                        ),
                    ]
                })
            })
            .collect();
        if rows.is_empty() {
            return;
        }
        self.report.section(3, "bounds", self.word(Word::Bounds));
        self.report.paragraph(self.word(Word::BoundsMeans));
        let mut columns = vec![Column::shown(self.word(Word::Part), Kind::Text)];
        for key in [Word::Score, Word::Lowest, Word::Highest] {
            columns.push(Column::shown(self.word(key), Kind::Score));
        }
        columns.push(Column::shown(self.word(Word::NotAnswered), Kind::Count));
        self.report.table(Table::shown(columns).with_rows(rows));
    }

    /// The report of the robustness run, if there is one.
    ///
    /// # Errors
    ///
    /// [`ReportError::OtherFramework`] where the run is of another framework.
    pub(crate) fn robustness(&mut self) -> Result<(), ReportError> {
        let Some(robustness) = self.results.robustness else {
            return Ok(());
        };
        let root = self.root();
        let report = crate::robustness::report(robustness, root, self.context)?;
        self.report
            .section(3, "robustness", self.word(Word::Robustness));
        let blocks = report.blocks.into_iter().map(|block| match block {
            Block::Heading { level, text } => Block::Heading {
                level: (level + 2).min(6),
                text,
            },
            other => other,
        });
        self.report.blocks.extend(blocks);
        Ok(())
    }

    /// Every document that is cited as evidence, once.
    pub(crate) fn cited_sources(&mut self) {
        let mut sources: Vec<Text> = Vec::new();
        for answer in self.answers.values() {
            let codings = answer.codings.iter().flat_map(|coding| &coding.evidence);
            for evidence in answer.evidence.iter().chain(codings) {
                let source = EvidenceDraft {
                    note: None,
                    ..evidence.clone()
                };
                let cited = cited(&source);
                if !cited.is_empty() && !sources.contains(&cited) {
                    sources.push(cited);
                }
            }
        }
        if sources.is_empty() {
            return;
        }
        sources.sort_by_key(ToString::to_string);
        self.report
            .section(3, "sources", self.word(Word::CitedSources));
        self.report.list(List::of(ListMarkers::Bullets, sources));
    }

    /// The results that the report is composed of, each with its hash.
    pub(crate) fn computed_from(&mut self) {
        self.report
            .section(3, "computed-from", self.word(Word::ComputedFrom));
        self.report.paragraph(self.word(Word::ComputedFromMeans));
        let columns = vec![
            Column::shown(self.word(Word::Result), Kind::Code),
            Column::shown("SHA-256", Kind::Code),
        ];
        let documents = self.sources.documents.iter();
        let rows = documents.map(|document| {
            let kind = document.query.as_ref().map_or("", kind);
            vec![
                Cell::text(Text::code(kind)),
                Cell::text(Text::code(sha256(&document.to_json()))),
            ]
        });
        let table = Table::shown(columns).with_rows(rows);
        self.report.table(table);
    }
}

/// The word by which a query is known in files.
fn kind(query: &Query) -> &'static str {
    match query {
        Query::Scores(asked) if asked.trail => "scores (trail)",
        Query::Scores(_) => "scores",
        Query::Comparison(_) => "comparison",
        Query::Explanation(_) => "explanation",
        Query::Robustness(_) => "robustness",
        Query::Trend(_) => "trend",
        Query::Plan(_) => "plan",
        Query::Peers(_) => "peers",
        _ => "result",
    }
}
