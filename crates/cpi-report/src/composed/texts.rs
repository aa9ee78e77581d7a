//! What are things called, and how are figures written, in the language of a report?

use super::Sources;
use super::results::Results;
use super::words::Word;
use crate::{Cell, Context, Report, ReportError, Text};
use cpi_model::code::same_language;
use cpi_model::draft::{AnswerDraft, IndicatorDraft, Texts};
use cpi_model::framework::{Framework, Member, View};
use cpi_model::language::{Key, Value, Words};
use cpi_model::number::{Rank, Score, Share};
use cpi_scoring::{NodeScore, Scorecard, State};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// A report that is being composed.
pub(crate) struct Composer<'a> {
    pub(crate) sources: &'a Sources<'a>,
    pub(crate) context: &'a Context<'a>,
    pub(crate) framework: &'a Framework,
    pub(crate) words: Words<'a>,
    pub(crate) results: Results<'a>,
    /// The answers of the country, with their evidence and comments, by indicator.
    pub(crate) answers: BTreeMap<&'a str, &'a AnswerDraft>,
    /// Where a question leads, by its code: to its place in a site.
    pub(crate) leads: &'a dyn Fn(&str) -> Option<String>,
    pub(crate) report: Report,
}

impl<'a> Composer<'a> {
    pub(crate) fn new(
        sources: &'a Sources<'a>,
        context: &'a Context<'a>,
    ) -> Result<Self, ReportError> {
        let results = Results::of(sources.documents)?;
        for card in results.cards {
            card.belongs_to(context.framework)?;
        }
        let lines = results.explanation.into_iter().flat_map(|it| &it.lines);
        let answers = lines
            .filter_map(|line| Some((line.code.as_str(), line.answer.as_ref()?)))
            .collect();
        Ok(Self::with_results(sources, context, results, answers))
    }

    /// A report of results that were found already.
    pub(crate) fn with_results(
        sources: &'a Sources<'a>,
        context: &'a Context<'a>,
        results: Results<'a>,
        answers: BTreeMap<&'a str, &'a AnswerDraft>,
    ) -> Self {
        Self {
            sources,
            context,
            framework: context.framework,
            words: context.words,
            results,
            answers,
            leads: &|_| None,
            report: Report::new(String::new(), context.language),
        }
    }

    pub(crate) fn word(&self, key: impl Key) -> &'a str {
        self.words.text(key)
    }

    pub(crate) fn with(&self, key: impl Key, arguments: &[(&str, Value)]) -> String {
        self.words.with(key, arguments)
    }

    /// A sentence in which the name of a part keeps its language.
    pub(crate) fn with_name(
        &self,
        key: impl Key,
        (placeholder, name): (&str, &Text),
        arguments: &[(&str, Value)],
    ) -> Text {
        // No text of a file holds this sign (it is no character), so the sentence holds it for the name alone.
        const PLACE: &str = "\u{FDD0}";
        let mut all = vec![(placeholder, Value::text(PLACE))];
        all.extend_from_slice(arguments);
        let sentence = self.with(key, &all);
        let mut parts = sentence.split(PLACE);
        let first = Text::plain(parts.next().unwrap_or_default());
        parts.fold(first, |text, part| text.then(name.clone()).and(part))
    }

    /// A text of the framework in the language of the report, or else in another one, marked.
    pub(crate) fn in_language(&self, texts: &Texts) -> Option<Text> {
        let (tag, text) = self
            .framework
            .draft()
            .text_in(texts, self.context.language)?;
        Some(if same_language(tag, self.context.language) {
            Text::plain(text)
        } else {
            Text::foreign(text, tag)
        })
    }

    /// What the index itself is called.
    pub(crate) fn index_title(&self) -> Text {
        let title = self.in_language(&self.framework.draft().title);
        title.unwrap_or_else(|| self.framework.id().into())
    }

    /// What a node, group or indicator is called; its code where the framework has no name.
    pub(crate) fn name(&self, code: &str) -> Text {
        let named = self.texts_of(code).into_iter();
        let mut named = named.filter_map(|texts| self.in_language(texts));
        named.next().unwrap_or_else(|| code.into())
    }

    /// A question, which leads to its place in a site.
    pub(crate) fn question(&self, code: &str) -> Text {
        match (self.leads)(code) {
            Some(path) => self.name(code).leading_to(&path),
            None => self.name(code),
        }
    }

    /// The texts that name a node, an indicator or a group, the shortest first.
    fn texts_of(&self, code: &str) -> Vec<&'a Texts> {
        let draft = self.framework.draft();
        if let Some(node) = self.framework.node_position(code) {
            return vec![&draft.nodes[node].label];
        }
        if let Some(indicator) = self.framework.indicator_position(code) {
            let indicator = &draft.indicators[indicator];
            return vec![&indicator.question, &indicator.label];
        }
        let groups = draft.views.iter().flat_map(|view| &view.groups);
        let of_code = groups.filter(|group| group.code.as_deref() == Some(code));
        of_code.map(|group| &group.label).collect()
    }

    /// A name with a link to its part of the report.
    pub(crate) fn linked(&self, code: &str) -> Text {
        match self.name(code).runs() {
            [crate::Run::Plain(name)] => Text::default().link(name, format!("#{}", anchor(code))),
            _ => self.name(code),
        }
    }

    pub(crate) fn country(&self, code: &str) -> String {
        self.context.countries.of(code).to_owned()
    }

    pub(crate) fn indicator(&self, code: &str) -> Option<&'a IndicatorDraft> {
        let at = self.framework.indicator_position(code)?;
        self.framework.draft().indicators.get(at)
    }

    /// A score as the framework shows it, in a sentence.
    pub(crate) fn shown(&self, score: Score) -> Value {
        Value::number(self.framework.display().show(score.into()))
    }

    pub(crate) fn score_cell(&self, score: Option<Score>) -> Cell {
        Cell::rounded(score, self.framework.display())
    }

    pub(crate) fn node_cell(result: Option<&NodeScore>) -> Cell {
        match result.and_then(|it| Some((it.score?, it.display?))) {
            Some((score, shown)) => Cell::Figure {
                exact: score.to_string(),
                shown: shown.to_string(),
            },
            None => Cell::Missing,
        }
    }

    /// A difference of scores, with its sign.
    pub(crate) fn signed_cell(&self, score: Option<Score>) -> Cell {
        Cell::figure(score, |score| self.signed_digits(score))
    }

    fn signed_digits(&self, score: Score) -> String {
        let display = self.framework.display();
        let exact = Decimal::from(score);
        // As many digits as a score has, or two more where the difference would be lost.
        let is_lost = display.apply(exact).is_zero() && !exact.is_zero();
        let rounding = if is_lost {
            display.of_differences()
        } else {
            display
        };
        let shown = rounding.show(exact).to_string();
        if Decimal::ZERO < Decimal::from(score) {
            format!("+{shown}")
        } else {
            shown
        }
    }

    /// Whether a change of the index makes it better.
    pub(crate) fn improves(&self, change: Option<Score>) -> bool {
        improves(self.framework, change)
    }

    /// A difference with its sign, in a sentence.
    pub(crate) fn signed(&self, score: Score) -> String {
        let digits = self.signed_digits(score);
        match digits.strip_prefix('+') {
            Some(rest) => format!("+{}", self.words.number(rest)),
            None => self.words.number(digits).replace('-', "−"),
        }
    }

    pub(crate) fn rank_cell(rank: Option<Rank>) -> Cell {
        rank.map_or(Cell::Missing, Cell::exact)
    }

    pub(crate) fn share_cell(&self, share: Share) -> Cell {
        Cell::Figure {
            exact: share.to_string(),
            shown: self.context.percent(share, 0),
        }
    }

    /// The rank of a country at a node, and how many countries have one there.
    pub(crate) fn rank(&self, node: &str, country: &str) -> Option<(Rank, usize)> {
        let places = &self.results.comparison.node(node)?.places;
        let ranked = places.iter().filter(|place| place.rank.is_some()).count();
        let own = places.iter().find(|place| place.country == country)?;
        Some((own.rank?, ranked))
    }

    /// A sentence on the rank of a country at a node, and whether others share it; nothing where the country
    /// is alone.
    pub(crate) fn rank_is(&self, node: &str, country: &str) -> Option<String> {
        let (rank, count) = self.rank(node, country)?;
        let places = &self.results.comparison.node(node)?.places;
        let equal = places.iter().filter(|place| place.rank == Some(rank));
        let shared = equal.count();
        let mut figures = vec![("rank", Value::number(rank)), ("count", count.into())];
        match (count, shared) {
            (0 | 1, _) => None,
            (_, 0 | 1) => Some(self.with(Word::RankIs, &figures)),
            _ => {
                figures.push(("shared", shared.into()));
                Some(self.with(Word::RankShared, &figures))
            }
        }
    }

    /// What a band is called.
    pub(crate) fn band(&self, code: &str) -> Option<Text> {
        let bands = &self.framework.draft().banding.as_ref()?.bands;
        let band = bands
            .iter()
            .find(|band| band.code.as_deref() == Some(code))?;
        Some(self.in_language(&band.label).unwrap_or_else(|| code.into()))
    }

    /// Why there is no score.
    pub(crate) fn state(&self, state: State) -> &'a str {
        self.word(match state {
            State::Scored => Word::Scored,
            State::NotApplicable => Word::NothingApplies,
            State::Missing => Word::NothingAnswered,
            State::TooLittleCoverage => Word::TooLittleAnswered,
        })
    }

    /// The view that divides nodes into cells, such as articles by dimension: that of the gap, or
    /// else the first that has cells.
    pub(crate) fn cells(&self) -> Option<(usize, &'a View)> {
        let views = self.framework.views();
        let has_cells = |(_, view): &(usize, &View)| !view.cells().is_empty();
        let gap = self.framework.gap().map(|gap| gap.view);
        let of_gap = gap.and_then(|at| Some((at, views.get(at)?)));
        of_gap
            .filter(has_cells)
            .or_else(|| views.iter().enumerate().find(has_cells))
    }

    /// The articles: the lowest nodes that have a part of the report.
    pub(crate) fn articles(&self) -> Vec<usize> {
        let mut found = Vec::new();
        let mut open = vec![self.framework.root()];
        while let Some(at) = open.pop() {
            if self.is_article(at) {
                found.push(at);
            } else {
                open.extend(self.children(at).into_iter().rev());
            }
        }
        found
    }

    /// Whether all answers below a node are shown in its part: it is a row of the cells, or has no
    /// further nodes below it.
    pub(crate) fn is_article(&self, node: usize) -> bool {
        self.is_row(node) || self.children(node).is_empty()
    }

    pub(crate) fn is_row(&self, node: usize) -> bool {
        let rows = self
            .cells()
            .map_or(&[] as &[usize], |(_, view)| view.rows());
        rows.contains(&node)
    }

    pub(crate) fn children(&self, node: usize) -> Vec<usize> {
        let children = self.framework.nodes()[node].children().iter();
        children
            .filter_map(|child| match child {
                Member::Node(child) => Some(*child),
                Member::Indicator(_) => None,
            })
            .collect()
    }

    /// How many nodes are above a node.
    pub(crate) fn depth(&self, node: usize) -> usize {
        let above = |node: usize| self.framework.nodes()[node].parent();
        std::iter::successors(above(node), |each| above(*each)).count()
    }

    pub(crate) fn code(&self, node: usize) -> &'a str {
        self.framework.nodes()[node].code()
    }

    pub(crate) fn root(&self) -> &'a str {
        self.code(self.framework.root())
    }

    /// The scorecards in the order in which the round declares its countries.
    pub(crate) fn cards(&self) -> Vec<&'a Scorecard> {
        let declared = self.sources.round.countries();
        let place = |card: &&Scorecard| declared.iter().position(|code| *code == card.country);
        let mut cards: Vec<&Scorecard> = self.results.cards.iter().collect();
        cards.sort_by_key(|card| place(card).unwrap_or(usize::MAX));
        cards
    }
}

/// The anchor of the part of a node, which links lead to.
pub(crate) fn anchor(code: &str) -> String {
    format!("node-{code}")
}

/// Whether a change of the index makes it better.
pub(super) fn improves(framework: &Framework, change: Option<Score>) -> bool {
    let direction = framework.nodes()[framework.root()].direction();
    change.is_some_and(|change| direction.is_better(change.into(), Decimal::ZERO))
}
