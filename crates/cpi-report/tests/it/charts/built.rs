//! Every kind of chart is made of its result: with a finding, with the figures of the result, in
//! every language, and so that it can be read.

use super::layout::faults;
use super::picture::Picture;
use cpi_io::IndexFolder;
use cpi_model::draft::UncertaintyDraft;
use cpi_model::language::{Words, languages};
use cpi_report::chart::{Options, svg};
use cpi_report::charts::{ChartKind, ChartShown, chart};
use cpi_report::{Cell, Chart, Context, CountryNames, ReportError};
use cpi_scoring::document::Content;
use cpi_scoring::plan::PlanQuery;
use cpi_scoring::robustness::RobustnessQuery;
use cpi_scoring::trend::TrendQuery;
use cpi_scoring::{Document, Query, ScoresQuery};
use std::path::Path;
use std::sync::LazyLock;

static DEMONSTRATION: LazyLock<IndexFolder> = LazyLock::new(|| open("fixtures/demonstration"));
static TEMPLATE: LazyLock<IndexFolder> = LazyLock::new(|| open("crates/cpi-cli/template"));

fn open(folder: &str) -> IndexFolder {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    IndexFolder::open(&root.join(folder)).unwrap()
}

static SCORES: LazyLock<Document> = LazyLock::new(|| {
    let query = Query::Scores(ScoresQuery {
        round: Some("2026".to_owned()),
        country: None,
        trail: true,
    });
    query.run(&DEMONSTRATION).unwrap()
});

static TREND: LazyLock<Document> = LazyLock::new(|| {
    Query::Trend(TrendQuery::default())
        .run(&DEMONSTRATION)
        .unwrap()
});

static PLAN: LazyLock<Document> = LazyLock::new(|| {
    let query = Query::Plan(Box::new(PlanQuery {
        country: "XAB".to_owned(),
        round: Some("2026".to_owned()),
        targets: None,
    }));
    query.run(&DEMONSTRATION).unwrap()
});

static DRAWS: LazyLock<Document> = LazyLock::new(|| {
    let file =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/robustness/template.toml");
    let bytes = std::fs::read(file).unwrap();
    let plan: UncertaintyDraft = cpi_io::read::uncertainty("plan", &bytes).unwrap().draft;
    let query = Query::Robustness(Box::new(RobustnessQuery {
        round: None,
        plan,
        seed: 1,
        draws: 500,
        interrupted: None,
    }));
    query.run(&TEMPLATE).unwrap()
});

/// Each kind with its result, and the country that it may be about.
fn kinds() -> [(
    ChartKind,
    &'static IndexFolder,
    &'static Document,
    &'static str,
); 11] {
    let scores = |kind| (kind, &*DEMONSTRATION, &*SCORES, "XAB");
    let trend = |kind| (kind, &*DEMONSTRATION, &*TREND, "XAB");
    let draws = |kind| (kind, &*TEMPLATE, &*DRAWS, "XAA");
    [
        scores(ChartKind::Scores),
        scores(ChartKind::Strips),
        scores(ChartKind::Gaps),
        scores(ChartKind::Heat),
        scores(ChartKind::Answers),
        draws(ChartKind::RankIntervals),
        draws(ChartKind::Pairs),
        trend(ChartKind::Slopes),
        trend(ChartKind::Panels),
        trend(ChartKind::Changes),
        (ChartKind::Gains, &*DEMONSTRATION, &*PLAN, "XAB"),
    ]
}

fn made(kind: ChartKind, shown: &ChartShown<'_>, language: &str) -> Result<Chart, ReportError> {
    let all = kinds();
    let (_, index, document, _) = all.iter().find(|(each, ..)| *each == kind).unwrap();
    let names = CountryNames::in_language(index, language);
    let context = Context::new(&index.framework, language, &names);
    chart(document, kind, shown, &context)
}

#[test]
fn every_kind_has_a_finding_and_can_be_read_in_every_language() {
    for (kind, _, _, country) in kinds() {
        for language in languages() {
            let tag = language.header().tag.as_str();
            for country in [None, Some(country)] {
                let shown = ChartShown {
                    country,
                    ..ChartShown::default()
                };
                let chart = made(kind, &shown, tag).unwrap();
                let caption = chart.caption.to_string();
                assert!(
                    !caption.is_empty() && !caption.contains("finding-"),
                    "{kind:?}"
                );
                assert!(chart.alternative.starts_with(&caption), "{kind:?}");
                assert!(!chart.table.rows.is_empty(), "{kind:?}");
                assert!(chart.table.name.is_some(), "{kind:?}");
                for width in [340, 680] {
                    let options = Options {
                        width,
                        source: Some("Child Protection Index · 2 · 2026"),
                        ..Options::file(Words::of(tag), None)
                    };
                    let faults = faults(&Picture::read(&svg(&chart, &options)));
                    assert_eq!(faults, Vec::<String>::new(), "{kind:?} {tag} {width}");
                }
            }
        }
    }
}

#[test]
fn findings_are_those_of_the_figures() {
    let all = kinds();
    let findings: Vec<String> = all
        .iter()
        .map(|(kind, ..)| {
            let chart = made(*kind, &ChartShown::default(), "en").unwrap();
            format!("{kind:?}: {}", chart.caption)
        })
        .collect();
    insta::assert_snapshot!(findings.join("\n"), @r"
    Scores: Highest: Kestria (0.50); lowest: Velmora and Dorvenia (0.45)
    Strips: Countries are the farthest apart at: Governance environment (0.36 to 0.63)
    Gaps: Largest gap between law and practice: Velmora (0.42)
    Heat: Highest: Velmora, Law and policy (0.79); lowest: Velmora, Capacity (0.30)
    Answers: Best answer: 709 of the 2,347 questions that apply
    RankIntervals: Countries whose rank is the same in 95 % of draws: 2 of 2
    Pairs: Hardest to tell apart: XAA is above XAB in 99 % of draws
    Slopes: From 2024 to 2026: 3 up, 0 down, 0 unchanged
    Panels: From 2024 to 2026: 3 up, 0 down, 0 unchanged
    Changes: Largest change: Kestria (+0.0262)
    Gains: Kestria. Largest gain: Does each town with child begging have social workers whose main task is these children? (+0.0033)
    ");
}

/// In the published data of the index, 131 economies have 100 points for mobility, and four have none.
#[test]
fn a_title_names_three_who_share_an_end_and_how_many_more_there_are() {
    let index = open("fixtures/indices/wbl");
    let query = Query::Scores(ScoresQuery {
        round: Some("2020".to_owned()),
        ..ScoresQuery::default()
    });
    let names = CountryNames::in_language(&index, "en");
    let context = Context::new(&index.framework, "en", &names);
    let shown = ChartShown {
        node: Some("mobility"),
        ..ChartShown::default()
    };
    let document = query.run(&index).unwrap();
    let chart = chart(&document, ChartKind::Scores, &shown, &context).unwrap();
    insta::assert_snapshot!(chart.caption, @"Highest: Angola, Albania, Argentina and 128 more (100.0); lowest: Iran, Jordan, Oman and 1 more (0.0)");
}

#[test]
fn a_chart_about_a_country_says_what_is_found_there() {
    let country = |kind| {
        let shown = ChartShown {
            country: Some("XAB"),
            ..ChartShown::default()
        };
        made(kind, &shown, "en").unwrap().caption.to_string()
    };
    insta::assert_snapshot!(country(ChartKind::Slopes), @"Kestria: 0.47 in 2024, 0.50 in 2026");
    insta::assert_snapshot!(country(ChartKind::Scores), @"Kestria: 0.50. Highest: Kestria (0.50); lowest: Velmora and Dorvenia (0.45)");
    insta::assert_snapshot!(country(ChartKind::Strips), @"Kestria. Highest: Governance environment (0.63); lowest: Child protection under the Convention (0.49)");
    insta::assert_snapshot!(country(ChartKind::Answers), @"Kestria. Best answer: 260 of the 785 questions that apply");
}

#[test]
fn a_chart_shows_the_figures_of_its_result() {
    let Content::Scores { scorecards } = &SCORES.content else {
        panic!("scores");
    };
    let chart = made(ChartKind::Scores, &ChartShown::default(), "en").unwrap();
    assert_eq!(chart.table.rows.len(), scorecards.len());
    for row in &chart.table.rows {
        let Cell::Named { code, .. } = &row[1] else {
            panic!("a country");
        };
        let card = scorecards
            .iter()
            .find(|card| card.country == *code)
            .unwrap();
        let index = card.index();
        let shown = Cell::Figure {
            exact: index.score.unwrap().to_string(),
            shown: index.display.unwrap().to_string(),
        };
        assert_eq!(row[3], shown);
    }
    let strips = made(
        ChartKind::Strips,
        &ChartShown {
            level: Some("article"),
            ..ChartShown::default()
        },
        "en",
    );
    for row in &strips.unwrap().table.rows {
        let [
            Cell::Named { code: country, .. },
            Cell::Named { code: node, .. },
        ] = &row[1..3]
        else {
            panic!("a country and a node");
        };
        let card = scorecards
            .iter()
            .find(|card| card.country == *country)
            .unwrap();
        let exact = card
            .node(node)
            .unwrap()
            .score
            .map(|score| score.to_string());
        let found = match &row[3] {
            Cell::Figure { exact, .. } => Some(exact.clone()),
            _ => None,
        };
        assert_eq!(found, exact, "{country} {node}");
    }
}

#[test]
fn pairs_of_shares_and_counts_of_answers_add_up() {
    let figure = |cell: &Cell| match cell {
        Cell::Figure { exact, .. } => exact.parse::<f64>().unwrap(),
        other => panic!("{other:?}"),
    };
    let pairs = made(ChartKind::Pairs, &ChartShown::default(), "en").unwrap();
    assert_eq!(pairs.table.rows.len(), 2);
    let [one, other] = [&pairs.table.rows[0], &pairs.table.rows[1]];
    let all = figure(&one[3]) + figure(&other[3]) + figure(&one[4]);
    assert!((all - 1.0).abs() < 1e-9, "{all}");

    let Content::Scores { scorecards } = &SCORES.content else {
        panic!("scores");
    };
    let answers = made(ChartKind::Answers, &ChartShown::default(), "en").unwrap();
    let counted: f64 = answers.table.rows.iter().map(|row| figure(&row[4])).sum();
    let indicators = DEMONSTRATION.framework.indicators().iter();
    let checklists = indicators.filter(|indicator| {
        use cpi_model::framework::IndicatorMeasure::Checklist;
        matches!(indicator.measure(), Checklist(_))
    });
    let asked = checklists.count() * scorecards.len();
    assert!(
        (counted - f64::from(u32::try_from(asked).unwrap())).abs() < 1e-9,
        "{counted} of {asked}"
    );
}

#[test]
fn what_is_not_there_is_refused() {
    let refused = |kind, shown: ChartShown<'_>| made(kind, &shown, "en").unwrap_err().to_string();
    let level = ChartShown {
        level: Some("chapter"),
        ..ChartShown::default()
    };
    insta::assert_snapshot!(refused(ChartKind::Strips, level), @"the framework has no nodes of the level `chapter`; its levels are: article, cell, section, topic");
    let view = ChartShown {
        view: Some("ministry"),
        ..ChartShown::default()
    };
    insta::assert_snapshot!(refused(ChartKind::Heat, view), @"the framework has no view `ministry`; its views are: dimension, set");
    let names = CountryNames::default();
    let context = Context::new(&DEMONSTRATION.framework, "en", &names);
    let other = chart(&PLAN, ChartKind::Slopes, &ChartShown::default(), &context);
    assert_eq!(other.unwrap_err(), ReportError::NoResult);
    // An index of quantities alone, without views.
    let asem = open("fixtures/indices/asem");
    let query = Query::Scores(ScoresQuery::default());
    let scores = query.run(&asem).unwrap();
    let context = Context::new(&asem.framework, "en", &names);
    let refused = |kind| {
        let refused = chart(&scores, kind, &ChartShown::default(), &context);
        refused.unwrap_err()
    };
    assert_eq!(refused(ChartKind::Gaps), ReportError::NoGap);
    assert_eq!(refused(ChartKind::Heat), ReportError::NoViews);
    assert_eq!(refused(ChartKind::Answers), ReportError::NoScales);
}
