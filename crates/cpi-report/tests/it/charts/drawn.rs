//! Charts of every form, of any number of countries.

use cpi_model::Decimal;
use cpi_model::language::Words;
use cpi_report::{
    AnswerKind, AnswerMark, Axis, Cell, Chart, ChartForm, Column, Part, Span, SpanMeaning, Table,
    vocabulary as of,
};

/// A form that is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Dots,
    Ranks,
    Strips,
    Dumbbells,
    Bars,
    Parts,
    Answers,
    Slopes,
    OneRound,
    Panels,
    Pairs,
    Heat,
}

pub(crate) const FORMS: [Kind; 12] = [
    Kind::Dots,
    Kind::Ranks,
    Kind::Strips,
    Kind::Dumbbells,
    Kind::Bars,
    Kind::Parts,
    Kind::Answers,
    Kind::Slopes,
    Kind::OneRound,
    Kind::Panels,
    Kind::Pairs,
    Kind::Heat,
];

/// What the countries are called.
#[derive(Debug, Clone, Copy)]
pub(crate) enum CountryNames {
    Short,
    Long,
    Georgian,
    /// One word that fits no line.
    Endless,
    Hostile,
    /// All at one score.
    Tied,
    /// None has a score.
    Unscored,
}

impl CountryNames {
    pub(crate) const ALL: [Self; 7] = [
        Self::Short,
        Self::Long,
        Self::Georgian,
        Self::Endless,
        Self::Hostile,
        Self::Tied,
        Self::Unscored,
    ];

    pub(crate) fn of(self, at: usize) -> String {
        match self {
            Self::Short | Self::Tied | Self::Unscored => format!("Land {at}"),
            Self::Long => {
                format!("The former federal and democratic republic of the islands, number {at}")
            }
            Self::Georgian => format!(
                "სამხრეთ საქართველოსა და სენდვიჩის კუნძულების დამოუკიდებელი რესპუბლიკა {at}"
            ),
            Self::Endless => format!("{}{at}", "Llanfairpwllgwyngyll".repeat(4)),
            Self::Hostile => format!("<b>&amp;\u{202E}\n{at}\u{0}"),
        }
    }

    /// A score between 0 and 1, all over the axis.
    fn score(self, at: usize, count: usize) -> Option<Decimal> {
        let part = |at: usize| Decimal::from(at) / Decimal::from(count.max(2) - 1);
        match self {
            Self::Unscored => None,
            Self::Tied => Some(Decimal::new(5, 1)),
            // Crowded at the upper end, with a gap now and then.
            Self::Long if at % 7 == 3 => None,
            Self::Long => Some((Decimal::ONE + part(at)) / Decimal::TWO),
            _ => Some(part(at)),
        }
    }
}

fn figure(score: Option<Decimal>) -> Cell {
    Cell::figure(score, |score| format!("{score:.2}"))
}

fn axis() -> Axis {
    Axis::between([Decimal::ZERO, Decimal::ONE], "score", Words::of("en"))
}

fn table(fields: &[&of::Field]) -> Table {
    let words = Words::of("en");
    Table::shown(
        fields
            .iter()
            .map(|field| Column::of(field, words))
            .collect(),
    )
}

/// So many countries with such names.
#[derive(Clone, Copy)]
struct Sample {
    count: usize,
    names: CountryNames,
}

/// What articles are called.
const ARTICLES: [&str; 3] = [
    "Protection from all forms of violence, injury, abuse, neglect and exploitation",
    "Adoption",
    "Children deprived of their family environment",
];

impl Sample {
    fn country(self, at: usize) -> Cell {
        Cell::named(format!("C{at}"), self.names.of(at))
    }

    fn score(self, at: usize) -> Option<Decimal> {
        self.names.score(at, self.count)
    }

    /// A score so many hundredths beside the one of a country.
    fn beside(self, at: usize, by: i64) -> Cell {
        let score = self.score(at).map(|score| score + Decimal::new(by, 2));
        figure(score.map(|it| it.clamp(Decimal::ZERO, Decimal::ONE)))
    }

    fn dots(self) -> (ChartForm, Table) {
        let fields = [
            &of::COUNTRY,
            &of::SCORE,
            &of::BOUND_LOW,
            &of::BOUND_HIGH,
            &of::INTERVAL_LOW,
            &of::INTERVAL_HIGH,
            &of::MEAN,
            &of::MEDIAN,
        ];
        let rows = (0..self.count).map(|at| {
            let mut row = vec![self.country(at)];
            row.extend([0, -20, 15, -8, 8, -3, 4].map(|by| self.beside(at, by)));
            row
        });
        let span =
            |at: [usize; 2], meaning, name| Span::new(at.map(|at| fields[at].name), meaning, name);
        let form = ChartForm::Dots {
            label: of::COUNTRY.name,
            value: of::SCORE.name,
            spans: vec![
                span(
                    [2, 3],
                    SpanMeaning::Bounds,
                    "what missing answers still allow",
                ),
                span([4, 5], SpanMeaning::Interval, "95 % of draws"),
                span([6, 7], SpanMeaning::Interval, "50 % of draws"),
            ],
            axis: axis(),
        };
        (form, table(&fields).with_rows(rows))
    }

    fn ranks(self) -> (ChartForm, Table) {
        let fields = [
            &of::COUNTRY,
            &of::RANK,
            &of::RANK_INTERVAL_LOW,
            &of::RANK_INTERVAL_HIGH,
        ];
        let rows = (0..self.count).map(|at| {
            let rank = self.score(at).map(|_| at + 1);
            let low = rank.map(|rank| rank.saturating_sub(2).max(1));
            let high = rank.map(|rank| (rank + 3).min(self.count));
            let mut row = vec![self.country(at)];
            row.extend([rank, low, high].map(|rank| rank.map_or(Cell::Missing, Cell::count)));
            row
        });
        let form = ChartForm::Ranks {
            label: of::COUNTRY.name,
            rank: of::RANK.name,
            spans: vec![Span::new(
                [fields[2].name, fields[3].name],
                SpanMeaning::Interval,
                "90 % of draws",
            )],
            axis: Axis::of_ranks(self.count, "published rank", Words::of("en")),
        };
        (form, table(&fields).with_rows(rows))
    }

    fn strips(self) -> (ChartForm, Table) {
        let rows = ARTICLES.iter().enumerate().flat_map(|(article, name)| {
            (0..self.count).map(move |at| {
                let score = self.score((at * (article + 1) * 7) % self.count);
                vec![
                    Cell::named(format!("A{article}"), *name),
                    self.country(at),
                    figure(score),
                ]
            })
        });
        let form = ChartForm::Strips {
            row: of::NODE.name,
            label: of::COUNTRY.name,
            value: of::SCORE.name,
            axis: axis(),
        };
        (
            form,
            table(&[&of::NODE, &of::COUNTRY, &of::SCORE]).with_rows(rows),
        )
    }

    fn dumbbells(self) -> (ChartForm, Table) {
        let rows = (0..self.count).map(|at| {
            let by = i64::try_from(at % 5).unwrap() * 10;
            vec![
                self.country(at),
                self.beside(at, by),
                self.beside(at, 0),
                figure(Some(Decimal::new(by, 2))),
            ]
        });
        let form = ChartForm::Dumbbells {
            label: of::COUNTRY.name,
            ends: [
                Part::new(of::LAW.name, "law and policy"),
                Part::new(of::PRACTICE.name, "practice"),
            ],
            difference: Part::new(of::GAP.name, "gap"),
            axis: axis(),
        };
        let fields = [&of::COUNTRY, &of::LAW, &of::PRACTICE, &of::GAP];
        (form, table(&fields).with_rows(rows))
    }

    /// A change up or down, or none.
    fn change(self, at: usize, times: i64) -> Option<Decimal> {
        let steps = i64::try_from(at % 7).unwrap() - 2;
        self.score(at).map(|_| Decimal::new(steps * times * 137, 4))
    }

    fn signed(self, at: usize, times: i64) -> Cell {
        Cell::figure(self.change(at, times), |change| format!("{change:+.4}"))
    }

    fn all_changes(self) -> Vec<Decimal> {
        let all = (0..self.count).flat_map(|at| [1, 2, -1].map(|times| self.change(at, times)));
        all.flatten().collect()
    }

    fn bars(self) -> (ChartForm, Table) {
        let rows = (0..self.count).map(|at| vec![self.country(at), self.signed(at, 1)]);
        let form = ChartForm::Bars {
            label: of::COUNTRY.name,
            value: of::INDEX_GAIN.name,
            axis: Axis::around(&self.all_changes(), "what the index gains", Words::of("en")),
        };
        (
            form,
            table(&[&of::COUNTRY, &of::INDEX_GAIN]).with_rows(rows),
        )
    }

    fn parts(self) -> (ChartForm, Table) {
        let fields = [
            &of::COUNTRY,
            &of::CHANGE,
            &of::CHANGE_ANSWERS,
            &of::CHANGE_WEIGHTS,
            &of::CHANGE_FRAMEWORK,
        ];
        let rows = (0..self.count).map(|at| {
            let mut row = vec![self.country(at)];
            row.extend([2, 1, -1, 2].map(|times| self.signed(at, times)));
            row
        });
        let names = [
            "change",
            "from other answers",
            "from other weights",
            "from the framework",
        ];
        let parts = fields[1..].iter().zip(names);
        let form = ChartForm::Parts {
            label: of::COUNTRY.name,
            parts: parts
                .map(|(field, name)| Part::new(field.name, name))
                .collect(),
            axis: Axis::around(&self.all_changes(), "change", Words::of("en")),
        };
        (form, table(&fields).with_rows(rows))
    }

    fn answers(self) -> (ChartForm, Table) {
        let kinds = [
            ("yes", "yes", AnswerMark::Points(12)),
            ("mostly", "mostly", AnswerMark::Points(8)),
            ("partially", "partially", AnswerMark::Points(6)),
            ("no", "no", AnswerMark::Points(0)),
            ("missing", "not answered", AnswerMark::Missing),
            (
                "not-applicable",
                "does not apply",
                AnswerMark::NotApplicable,
            ),
        ];
        let rows = (0..self.count).flat_map(|at| {
            let row = self.country(at);
            kinds
                .iter()
                .enumerate()
                .map(move |(kind, (code, name, _))| {
                    let count = (at * 13 + kind * kind * 7) % 23;
                    let count = if matches!(self.names, CountryNames::Unscored) {
                        0
                    } else {
                        count
                    };
                    vec![row.clone(), Cell::named(*code, *name), Cell::count(count)]
                })
        });
        let form = ChartForm::Answers {
            row: of::COUNTRY.name,
            answer: of::ANSWER.name,
            count: of::INDICATORS.name,
            kinds: kinds
                .map(|(code, name, mark)| AnswerKind {
                    code: code.to_owned(),
                    name: name.to_owned(),
                    mark,
                })
                .to_vec(),
        };
        (
            form,
            table(&[&of::COUNTRY, &of::ANSWER, &of::INDICATORS]).with_rows(rows),
        )
    }

    /// Rows of countries over rounds, with a gap now and then.
    fn over(self, rounds: usize) -> Table {
        let rows = (0..self.count).flat_map(|at| {
            (0..rounds).map(move |round| {
                let by = i64::try_from((at + 1) * round * 5 % 31).unwrap() - 10;
                let is_gap = at % 5 == 2 && round == 1;
                let score = if is_gap {
                    Cell::Missing
                } else {
                    self.beside(at, by)
                };
                vec![
                    self.country(at),
                    Cell::from((2017 + 3 * round).to_string()),
                    score,
                ]
            })
        });
        table(&[&of::COUNTRY, &of::ROUND, &of::SCORE]).with_rows(rows)
    }

    fn slopes(self, rounds: usize) -> (ChartForm, Table) {
        let form = ChartForm::Slopes {
            label: of::COUNTRY.name,
            round: of::ROUND.name,
            value: of::SCORE.name,
            axis: axis(),
        };
        (form, self.over(rounds))
    }

    fn panels(self) -> (ChartForm, Table) {
        let form = ChartForm::Panels {
            label: of::COUNTRY.name,
            round: of::ROUND.name,
            value: of::SCORE.name,
            axis: axis(),
        };
        (form, self.over(4))
    }

    /// Each country against each other, so far as a picture shows them.
    fn pairs(self) -> (ChartForm, Table) {
        let shown = self.count.min(24);
        let rows = (0..shown).flat_map(|at| {
            (0..shown)
                .filter(move |other| *other != at)
                .map(move |other| {
                    let above =
                        50 + 4 * i64::try_from(other).unwrap() - 4 * i64::try_from(at).unwrap();
                    let share = Decimal::new(above.clamp(0, 100), 2);
                    let share = self.score(at).map(|_| share);
                    let share = Cell::figure(share, |share| {
                        format!("{:.0} %", share * Decimal::ONE_HUNDRED)
                    });
                    vec![self.country(at), self.country(other), share]
                })
        });
        let form = ChartForm::Matrix {
            row: of::COUNTRY.name,
            column: of::OTHER_COUNTRY.name,
            value: of::VALUE.name,
            axis: axis(),
        };
        let fields = [&of::COUNTRY, &of::OTHER_COUNTRY, &of::VALUE];
        (form, table(&fields).with_rows(rows))
    }

    fn heat(self) -> (ChartForm, Table) {
        const GROUPS: [&str; 5] = [
            "Law and policy",
            "Services",
            "Capacity",
            "Accountability",
            "Coordination",
        ];
        let rows = (0..self.count).flat_map(|at| {
            GROUPS.iter().enumerate().map(move |(group, name)| {
                let by = 20 * i64::try_from(group).unwrap() - 40;
                vec![
                    self.country(at),
                    Cell::named(format!("D{group}"), *name),
                    self.beside(at, by),
                ]
            })
        });
        let form = ChartForm::Matrix {
            row: of::COUNTRY.name,
            column: of::GROUP.name,
            value: of::SCORE.name,
            axis: axis(),
        };
        (
            form,
            table(&[&of::COUNTRY, &of::GROUP, &of::SCORE]).with_rows(rows),
        )
    }
}

pub(crate) fn chart(form: Kind, count: usize, names: CountryNames) -> Chart {
    let of = Sample { count, names };
    let (form, table) = match form {
        Kind::Dots => of.dots(),
        Kind::Ranks => of.ranks(),
        Kind::Strips => of.strips(),
        Kind::Dumbbells => of.dumbbells(),
        Kind::Bars => of.bars(),
        Kind::Parts => of.parts(),
        Kind::Answers => of.answers(),
        Kind::Slopes => of.slopes(4),
        Kind::OneRound => of.slopes(1),
        Kind::Panels => of.panels(),
        Kind::Pairs => of.pairs(),
        Kind::Heat => of.heat(),
    };
    let caption = format!(
        "{} is ahead, and nobody else is anywhere near it in this round",
        names.of(0)
    );
    let chart = Chart::new(form, table, caption, "All countries with their scores");
    chart.with_accent(Some("C1"))
}
