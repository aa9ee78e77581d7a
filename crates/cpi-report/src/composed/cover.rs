//! The beginning of a report: its edition, whether it is a draft, how to read it.

use super::texts::Composer;
use super::words::Word;
use crate::{Block, Item, List, ListMarkers, Text};
use cpi_model::draft::Direction;
use cpi_model::language::{Key, Value};
use cpi_model::provenance::{canonical_json, sha256};
use cpi_model::round::DeclaredFinal;

impl Composer<'_> {
    /// The title, and the facts of the edition beneath it.
    pub(crate) fn cover(&mut self, title: Text, subject: &str) {
        let index = self.index_title();
        let provenance = &self.results.scores.provenance;
        let hash = sha256(&canonical_json(provenance));
        let declared = self.declared_final().cloned();
        let status = match &declared {
            Some(declared) => self.with(
                Word::DeclaredFinal,
                &[
                    ("by", declared.by.as_str().into()),
                    ("on", self.words.date(declared.on).into()),
                ],
            ),
            None => self.word(Word::IsDraft).to_owned(),
        };
        let mut facts = vec![
            self.fact(Word::Index, index.clone()),
            self.fact(
                Word::Edition,
                self.with(
                    Word::EditionOf,
                    &[
                        ("framework", self.framework.id().into()),
                        ("version", self.framework.version().into()),
                        ("round", self.sources.round_id.into()),
                    ],
                ),
            ),
        ];
        if let Some(date) = self.sources.round.reference_date(self.sources.round_id) {
            facts.push(self.fact(Word::ReferenceDate, self.words.date(date)));
        }
        facts.push(self.fact(Word::Status, status));
        if let Some(licence) = &self.framework.draft().licence {
            facts.push(self.fact(Word::Licence, licence.as_str()));
        }
        facts.push(self.fact(Word::Fingerprint, Text::code(&hash)));
        self.report.title = title.clone();
        self.report.heading(1, title);
        self.report.list(List {
            marks: ListMarkers::None,
            items: facts,
        });
        let short: String = hash.chars().take(12).collect();
        let is_final = declared.is_some();
        let status = self.word(if is_final { Word::Final } else { Word::Draft });
        self.report.mark = (!is_final).then(|| self.word(Word::DraftMark).to_owned());
        self.report.foot = Some(format!(
            "{index} · {subject} · {} · {status} · {short}",
            self.sources.round_id
        ));
        self.report.provenance = Some(provenance.clone());
    }

    /// The title of a brief, and its edition on one line.
    pub(crate) fn cover_of_brief(&mut self, title: Text, subject: &str) {
        self.cover(title, subject);
        // The foot of the page has the facts, so that there is more room for the text.
        self.report
            .blocks
            .retain(|block| !matches!(block, Block::List(_)));
    }

    pub(crate) fn fact(&self, key: impl Key, text: impl Into<Text>) -> Item {
        let label = self.with(Word::Label, &[("label", self.word(key).into())]);
        Item::new(Text::strong(label).and(" ").then(text))
    }

    pub(crate) fn declared_final(&self) -> Option<&DeclaredFinal> {
        self.sources.round.declared_final(self.sources.round_id)
    }

    /// How to read the figures, and what they do not say.
    pub(crate) fn how_to_read(&mut self) {
        self.report
            .section(2, "how-to-read", self.word(Word::HowToRead));
        let range = self.framework.range();
        let ends = [
            ("low", Value::number(range.low)),
            ("high", Value::number(range.high)),
        ];
        let root = self.framework.root();
        let key = match self.framework.nodes()[root].direction() {
            Direction::HigherIsBetter => Word::ReadScores,
            Direction::LowerIsBetter => Word::ReadScoresLower,
        };
        self.report.paragraph(self.with(key, &ends));
        let mut items = vec![self.word(Word::ReadAnswers), self.word(Word::ReadMissing)];
        if 1 < self.results.cards.len() {
            items.push(self.word(Word::ReadRanks));
        }
        if self.framework.gap().is_some() {
            items.push(self.word(Word::ReadGap));
        }
        items.push(self.word(Word::ReadPublic));
        self.report.list(List::of(ListMarkers::Bullets, items));
        if let Some(bands) = self.bands() {
            self.report.paragraph(bands);
        }
        self.report.heading(3, self.word(Word::NotMeasured));
        self.report.list(List::of(
            ListMarkers::Bullets,
            Word::NOT_MEASURED.map(|key| self.word(key)),
        ));
    }

    /// The bands with their thresholds, in a sentence.
    pub(crate) fn bands(&self) -> Option<Text> {
        let banding = self.framework.banding()?;
        let mut text =
            Text::plain(self.with(Word::Label, &[("label", self.word(Word::Bands).into())]));
        for (at, (code, from)) in banding.bands.iter().enumerate() {
            let comma = if at == 0 { " " } else { "; " };
            text = text.and(comma).then(self.band(code).unwrap_or_default());
            if let Some(from) = from {
                let from = [("score", Value::number(from))];
                text = text.and(" ").and(self.with(Word::BandFrom, &from));
            }
        }
        Some(text.and("."))
    }
}
