//! Do the parts of an index go together (methodology 12)?

mod figures;
mod findings;
pub mod words;

pub use figures::table;

use crate::{Cell, Column, Context, Kind, List, ListMarkers, Note, Remedy, Report, Table};
use cpi_model::draft::RoundingMode;
use cpi_model::language::Value;
use cpi_model::number::Rounding;
use cpi_scoring::Coherence;
use cpi_scoring::coherence::{
    Composite, Correlation, IndicatorAnswers, Pairing, Reading, Statistic,
};
use rust_decimal::Decimal;
use words::Word;

/// What limits the figures and what stands out, in sentences, then the figures; those of indicators
/// only if asked for. Of too few countries one sentence: the data have the figures.
pub fn report(coherence: &Coherence, with_indicators: bool, context: &Context<'_>) -> Report {
    let title = context.sentence(Word::Title, &[("round", coherence.round.as_str().into())]);
    let mut report = Report::new(title.clone(), context.language);
    report.heading(2, title);
    let of = Of { context };
    let too_few = findings::too_few(coherence, context);
    if let Some(sentence) = &too_few {
        report.note(Note::with(sentence.as_str(), Remedy::Data));
    } else {
        let sentences = findings::sentences(coherence, context);
        report.list(List::of(ListMarkers::Bullets, sentences));
    }
    let mut part = |title: Word, table: Table| {
        if !table.rows.is_empty() {
            report.heading(3, context.word(title));
            report.table(table);
        }
    };
    if too_few.is_none() {
        part(Word::Composites, of.composites(&coherence.composites));
        part(Word::Members, of.members(&coherence.composites));
        part(Word::Correlations, of.correlations(&coherence.correlations));
    }
    if with_indicators {
        part(Word::Indicators, of.indicators(&coherence.indicators));
    }
    report
}

/// Two digits.
fn two(value: Decimal) -> String {
    let two = Rounding::new(2, RoundingMode::HalfUp);
    two.show(value).to_string()
}

/// Two digits.
fn shown<N: Into<Decimal> + ToString + Copy>(value: Option<N>) -> Cell {
    Cell::rounded(value, Rounding::new(2, RoundingMode::HalfUp))
}

/// A share in per cent, with one digit; the sign is in the heading.
fn percent<N: Into<Decimal> + ToString + Copy>(value: Option<N>) -> Cell {
    let digit = Rounding::new(1, RoundingMode::HalfUp);
    Cell::figure(value, |share| {
        digit.show(share.into() * Decimal::ONE_HUNDRED).to_string()
    })
}

/// The word of a value that is written as a text.
fn word<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_value(value)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}

struct Of<'a> {
    context: &'a Context<'a>,
}

impl Of<'_> {
    /// Columns of words.
    fn words<const N: usize>(&self, headings: [Word; N]) -> impl Iterator<Item = Column> {
        let columns = headings.map(|it| self.context.shown(it, Kind::Text));
        columns.into_iter()
    }

    /// Columns of numbers.
    fn numbers<const N: usize>(&self, headings: [Word; N]) -> impl Iterator<Item = Column> {
        let columns = headings.map(|it| self.context.shown(it, Kind::Number));
        columns.into_iter()
    }

    /// A table with notes on margins and dashes, where it has any.
    fn noted<'s>(
        &self,
        mut table: Table,
        mut statistics: impl Iterator<Item = &'s Statistic> + Clone,
    ) -> Table {
        let context = self.context;
        if statistics
            .clone()
            .any(|each| each.value.is_some() && each.standard_error.is_some())
        {
            table.notes.push(context.word(Word::MarginNote).into());
        }
        if statistics.any(|each| each.value.is_none()) {
            table.notes.push(context.word(Word::DashNote).into());
        }
        table
    }

    /// The value of a statistic, with two standard errors.
    fn statistic(&self, statistic: &Statistic) -> Cell {
        let words = self.context.words;
        let Some(value) = statistic.value else {
            return Cell::Missing;
        };
        let value = two(value.into());
        if statistic.rests_on_one {
            let arguments = [("value", Value::number(value))];
            return words.with(Word::OneCountry, &arguments).into();
        }
        let error = statistic.standard_error.map(Decimal::from);
        let Some(margin) = error.and_then(|error| error.checked_mul(Decimal::TWO)) else {
            return words.number(value).into();
        };
        let arguments = [
            ("value", Value::number(value)),
            ("margin", Value::number(two(margin))),
        ];
        words.with(Word::Margin, &arguments).into()
    }

    fn code(&self, view: Option<&str>, code: &str) -> Cell {
        findings::name(view, code, self.context).into()
    }

    fn composites(&self, composites: &[Composite]) -> Table {
        let columns = (self.words([Word::Node]))
            .chain(self.numbers([Word::NumberOfMembers, Word::Countries, Word::Alpha]))
            .chain(self.numbers([Word::StandardisedAlpha, Word::Floor, Word::Ceiling]));
        let rows = composites.iter().map(|composite| {
            vec![
                self.code(composite.view.as_deref(), &composite.code),
                Cell::count(composite.members.len()),
                Cell::count(composite.alpha.countries),
                self.statistic(&composite.alpha),
                shown(composite.standardised_alpha),
                percent(composite.ends.floor),
                percent(composite.ends.ceiling),
            ]
        });
        let table = Table::shown(columns.collect()).with_rows(rows);
        self.noted(table, composites.iter().map(|composite| &composite.alpha))
    }

    fn members(&self, composites: &[Composite]) -> Table {
        let columns = (self.words([Word::Node, Word::Member]))
            .chain(self.numbers([Word::ItemRest, Word::AlphaWithout, Word::Weight]))
            .chain(self.numbers([Word::VarianceShare, Word::WeightInIndex]))
            .chain(self.numbers([Word::EffectiveInIndex]));
        let members = composites.iter().flat_map(|composite| {
            let members = composite.members.iter();
            members.map(move |member| (composite, member))
        });
        let rows = members.clone().map(|(composite, member)| {
            vec![
                self.code(composite.view.as_deref(), &composite.code),
                member.code.as_str().into(),
                self.statistic(&member.item_rest),
                shown(member.alpha_without),
                percent(Some(member.weights.declared)),
                percent(member.weights.variance_share),
                percent(member.weights.declared_in_index),
                percent(member.weights.effective_in_index),
            ]
        });
        let table = Table::shown(columns.collect()).with_rows(rows);
        self.noted(table, members.map(|(_, member)| &member.item_rest))
    }

    fn correlations(&self, correlations: &[Correlation]) -> Table {
        let columns = (self.words([Word::One, Word::Other, Word::Pairing]))
            .chain(self.numbers([Word::Countries, Word::Pearson]))
            .chain(self.numbers([Word::Spearman, Word::Kendall]))
            .chain(self.words([Word::Reading]));
        let rows = correlations.iter().map(|correlation| {
            let view = correlation.view.as_deref();
            let pairing = match correlation.pairing {
                Pairing::Siblings => Word::Siblings,
                Pairing::WithParent => Word::WithParent,
                Pairing::WithIndex => Word::WithIndex,
            };
            let reading = match correlation.reading.filter(|_| correlation.firm) {
                Some(Reading::Negative) => Some(Word::ReadNegative),
                Some(Reading::Weak) => Some(Word::ReadWeak),
                Some(Reading::Redundant) => Some(Word::ReadRedundant),
                Some(Reading::Fair) | None => None,
            };
            vec![
                self.code(view, &correlation.one),
                self.code(view, &correlation.other),
                self.context.word(pairing).into(),
                Cell::count(correlation.pearson.countries),
                self.statistic(&correlation.pearson),
                shown(correlation.spearman),
                shown(correlation.kendall),
                reading.map_or(Cell::Empty, |reading| self.context.word(reading).into()),
            ]
        });
        let table = Table::shown(columns.collect()).with_rows(rows);
        self.noted(table, correlations.iter().map(|each| &each.pearson))
    }

    fn indicators(&self, indicators: &[IndicatorAnswers]) -> Table {
        let columns = (self.words([Word::Indicator, Word::Answers]))
            .chain(self.numbers([Word::Scored, Word::Missing, Word::NotApplicable]))
            .chain(self.numbers([Word::Floor, Word::Ceiling]))
            .chain(self.words([Word::Varies]));
        let rows = indicators.iter().map(|indicator| {
            let options = indicator.options.iter();
            let options: Vec<String> = options
                .map(|option| {
                    let share = self.context.percent(option.share, 1);
                    let arguments = [
                        ("answer", option.option.as_str().into()),
                        ("share", share.into()),
                    ];
                    self.context.sentence(Word::Answer, &arguments)
                })
                .collect();
            let never = self.context.word(Word::Never);
            vec![
                indicator.code.as_str().into(),
                options.join(", ").into(),
                Cell::count(indicator.scored),
                Cell::count(indicator.missing),
                Cell::count(indicator.not_applicable),
                percent(indicator.ends.floor),
                percent(indicator.ends.ceiling),
                if indicator.never_varies {
                    never.into()
                } else {
                    Cell::Empty
                },
            ]
        });
        Table::shown(columns.collect()).with_rows(rows)
    }
}
