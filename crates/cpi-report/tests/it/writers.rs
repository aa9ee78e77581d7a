//! One writer a format: what a text means is kept, and nothing in it takes effect.

use cpi_model::Decimal;
use cpi_model::draft::RoundingMode;
use cpi_model::language::Words;
use cpi_model::number::{Rounding, Score};
use cpi_report::write::{Options, csv, html, markdown, terminal};
use cpi_report::{
    Axis, Block, Cell, Chart, ChartForm, Column, Item, Kind, List, ListMarkers, Note, Remedy,
    Report, Span, SpanMeaning, Table, Text, vocabulary,
};
use pulldown_cmark::{Event, Parser, Tag};
use std::collections::BTreeSet;

fn remedy(_: Remedy, _: Words<'_>) -> String {
    "`--all` has them".to_owned()
}

const OPTIONS: Options = Options {
    width: None,
    remedies: Some(remedy),
};

fn table() -> Table {
    let columns = vec![
        Column::of(&vocabulary::COUNTRY, Words::of("en")),
        Column::of(&vocabulary::SCORE, Words::of("en")),
        Column::shown("bounds", Kind::Number),
        Column::data(&vocabulary::BOUND_LOW),
        Column::data(&vocabulary::BOUND_HIGH),
    ];
    let figure = |exact: &str, shown: &str| Cell::Figure {
        exact: exact.to_owned(),
        shown: shown.to_owned(),
    };
    Table::shown(columns)
        .captioned("Scores")
        .with_rows([
            vec![
                Cell::named("XAA", "Aland"),
                figure("0.666666666666666667", "0.67"),
                "0.50–0.75".into(),
                Cell::exact("0.5"),
                Cell::exact("0.75"),
            ],
            vec![
                Cell::named("XAB", "B|land"),
                Cell::Missing,
                Cell::Empty,
                Cell::Missing,
                Cell::Missing,
            ],
            vec![
                "=1+1".into(),
                figure("-0.5", "-0.50"),
                Cell::Empty,
                Cell::Empty,
                Cell::Empty,
            ],
        ])
        .at_most(2, |left_out| {
            Note::with(format!("Further rows: {left_out}"), Remedy::AllRows)
        })
}

fn report() -> Report {
    let mut report = Report::new("Everything", "en");
    report.heading(2, "All *blocks*");
    report.paragraph(
        Text::prose("answered `yes` | not")
            .and(" # 1")
            .link("a law", "https://example.org/a?b=1&c"),
    );
    let beneath = List::of(ListMarkers::None, ["beneath"]);
    let mut list = List::of(ListMarkers::Bullets, ["one"]);
    list.items.push(Item {
        lines: vec![Text::strong("two"), "its second line".into()],
        list: Some(beneath),
    });
    report.list(list);
    report.list(List::of(ListMarkers::Numbers, ["first", "second"]));
    report.table(table());
    report.blocks.push(Block::PageBreak);
    report.note("read with care");
    report
}

#[test]
fn a_terminal_shows_every_block() {
    insta::assert_snapshot!(terminal(&report(), &OPTIONS), @r#"
    All *blocks*
    answered `yes` | not # 1a law, https://example.org/a?b=1&c

    - one
    - two
      its second line
      beneath

    1. first
    2. second

    Scores
     country  score     bounds
     Aland     0.67  0.50–0.75
     B|land       –
    Further rows: 1; `--all` has them

    read with care
    "#);
}

#[test]
fn markdown_shows_every_block() {
    insta::assert_snapshot!(markdown(&report(), &OPTIONS), @r#"
    ## All \*blocks\*

    answered `yes` \| not \# 1[a law](<https://example.org/a?b=1&amp;c>)

    - one
    - **two**  
      its second line
      - beneath

    1. first
    2. second

    Scores

    | country | score | bounds |
    | --- | ---: | ---: |
    | Aland | 0.67 | 0.50–0.75 |
    | B\|land | – |  |

    Further rows: 1; `--all` has them

    read with care
    "#);
}

#[test]
fn csv_has_all_rows_and_exact_figures_under_keys() {
    insta::assert_snapshot!(csv(&table()), @r#"
    country,score,bound_low,bound_high
    XAA,0.666666666666666667,0.5,0.75
    XAB,,,
    '=1+1,-0.5,,
    "#);
}

/// Without a door nothing is said of what a reader may do.
#[test]
fn a_remedy_is_worded_by_the_door_alone() {
    let mut report = Report::new("", "en");
    report.note(Note::with("Further rows: 1", Remedy::AllRows));
    assert_eq!(terminal(&report, &Options::default()), "Further rows: 1\n");
    assert_eq!(
        terminal(&report, &OPTIONS),
        "Further rows: 1; `--all` has them\n"
    );
}

#[test]
fn a_terminal_of_few_characters_breaks_cells_and_no_line_is_longer() {
    let text = "a question that is longer than the terminal is wide, by far";
    let columns = vec![
        Column::shown("question", Kind::Text),
        Column::shown("n", Kind::Count),
    ];
    let mut report = Report::new("", "en");
    report.table(Table::shown(columns).with_rows([vec![text.into(), Cell::count(7)]]));
    let options = Options {
        width: Some(30),
        remedies: None,
    };
    let written = terminal(&report, &options);
    assert!(
        written.lines().all(|line| line.chars().count() <= 30),
        "{written}"
    );
    let words: Vec<&str> = written.split_whitespace().collect();
    assert!(
        text.split(' ').all(|word| words.contains(&word)),
        "{written}"
    );
    assert!(terminal(&report, &Options::default()).contains(text));
}

#[test]
fn a_chart_is_its_table_with_its_finding() {
    let mut table = table();
    table.caption = Text::default();
    let span = Span::new(["bound_low", "bound_high"], SpanMeaning::Bounds, "bounds");
    let form = ChartForm::Dots {
        label: "country",
        value: "score",
        spans: vec![span],
        axis: Axis::between([0.into(), 1.into()], "score", Words::of("en")),
    };
    let chart = Chart::new(form, table, "Aland is ahead", "Aland at 0.67");
    let mut report = Report::new("", "en");
    report.blocks.push(Block::Chart(chart));
    let written = terminal(&report, &OPTIONS);
    assert!(
        written.starts_with("Aland is ahead\n country  score"),
        "{written}"
    );
    assert_eq!(report.tables().count(), 1);
}

/// Every text at every place of every block.
#[test]
fn no_text_takes_effect() {
    const HOSTILE: [&str; 14] = [
        "# a",
        "- a",
        "1. a",
        "> a",
        "    a",
        "---",
        "*a* _b_ `c`",
        "<img src=x>",
        "![a](b)",
        "[a](javascript:b)",
        "| a | b",
        "www.a.example b@a.example https://a.example",
        "{{ a }} $b$",
        "\u{1B}[31m\u{202E}a\r\nb",
    ];
    for text in HOSTILE {
        let mut report = Report::new(text, "en");
        report.heading(2, text);
        report.paragraph(text);
        report.paragraph(
            Text::strong(text)
                .and(text)
                .then(Text::code(text))
                .link(text, text),
        );
        report.list(List::of(ListMarkers::Bullets, [text]));
        report.note(text);
        let columns = vec![Column::of(&vocabulary::LABEL, Words::of("en")).headed(text)];
        report.table(
            Table::shown(columns)
                .captioned(text)
                .with_rows([vec![text.into()]]),
        );
        let plain = terminal(&report, &OPTIONS);
        assert!(!plain.contains(['\u{1B}', '\u{202E}', '\r']), "{plain:?}");
        let written = markdown(&report, &OPTIONS);
        let mut items = 0;
        for event in Parser::new_ext(&written, pulldown_cmark::Options::all()) {
            match event {
                Event::Start(Tag::Item) => items += 1,
                Event::Start(Tag::Heading { level, .. }) => assert_eq!(level as u8, 2, "{written}"),
                Event::Html(html) | Event::InlineHtml(html) => {
                    assert_eq!(html.trim(), "<!-- -->", "{written}");
                }
                Event::Code(code) => assert_eq!(&*code, text, "{written}"),
                Event::Start(
                    tag @ (Tag::Link { .. }
                    | Tag::Image { .. }
                    | Tag::BlockQuote(_)
                    | Tag::CodeBlock(_)
                    | Tag::Emphasis),
                ) => panic!("{tag:?}: {written}"),
                Event::Rule | Event::InlineMath(_) => panic!("{written}"),
                _ => {}
            }
        }
        assert_eq!(items, 1, "{written}");
    }
}

/// The tags of a page, in order.
fn tags(page: &str) -> Vec<&str> {
    let body = page.split("<body>").nth(1).unwrap();
    let tags = body.split('<').skip(1);
    tags.map(|tag| tag.split([' ', '>']).next().unwrap())
        .collect()
}

#[test]
fn no_text_takes_effect_in_a_page() {
    let page = |text: &str| {
        let mut report = Report::new(text, "en");
        report.mark = Some(text.to_owned());
        report.foot = Some(text.to_owned());
        report.heading(1, text);
        report.section(2, text, text);
        report.paragraph(
            Text::strong(text)
                .and(text)
                .then(Text::code(text))
                .then(Text::emphasis(text))
                .then(Text::foreign(text, "xx"))
                .link(text, text),
        );
        report.list(List::of(ListMarkers::Numbers, [text]));
        report.note(text);
        let columns = vec![
            Column::shown(text, Kind::Text),
            Column::shown(text, Kind::Score),
        ];
        let figure = Cell::Figure {
            exact: text.to_owned(),
            shown: text.to_owned(),
        };
        let table = Table::shown(columns).captioned(text);
        report.table(table.with_rows([vec![text.into(), figure]]));
        html(&report, &OPTIONS)
    };
    let plain = page("plain");
    for text in [
        "<script>alert(1)</script>",
        "</style><script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,<b>",
        "&lt;b&gt; &#60;b",
        "<!-- --> ]]> <![CDATA[",
        "\u{1B}[31m\u{202E}a\r\nb",
        "# a",
        "// a.example",
    ] {
        let written = page(text);
        assert_eq!(tags(&written), tags(&plain), "{text}");
        assert!(!written.contains(['\u{1B}', '\u{202E}', '\r']), "{text:?}");
        let style = written.split("<style>").nth(1).unwrap();
        let style = style.split("</style>").next().unwrap();
        assert!(!style.contains('<'), "{text}");
    }
    // What leads somewhere is a link, and nothing else is fetched.
    let linked = page("https://a.example/\"<>");
    assert!(
        linked.contains("href=\"https://a.example/%22%3C%3E\""),
        "{linked}"
    );
    assert!(!plain.contains("src=") && !plain.contains("url(") && !plain.contains("@import"));
}

/// A rule for a class of the page would change the shapes of charts: browsers let CSS set the
/// width of a rectangle.
#[test]
fn no_rule_of_a_page_reaches_into_its_charts() {
    let form = ChartForm::Dots {
        label: "country",
        value: "score",
        spans: vec![Span::new(
            ["bound_low", "bound_high"],
            SpanMeaning::Bounds,
            "bounds",
        )],
        axis: Axis::between([0.into(), 1.into()], "score", Words::of("en")),
    };
    let mut report = report();
    report.blocks.push(Block::Chart(Chart::new(
        form,
        table(),
        "Aland is ahead",
        "Aland at 0.67",
    )));
    let page = html(&report, &OPTIONS);
    let style = page.split("<style>").nth(1).unwrap();
    let style = style.split("</style>").next().unwrap();
    let svg = page
        .split("<svg")
        .nth(1)
        .unwrap()
        .split("</svg>")
        .next()
        .unwrap();
    let classes: BTreeSet<&str> = svg
        .split("class=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert!(classes.contains("mark"), "{classes:?}");
    let selectors = style.split(['{', '}', ',']).map(str::trim);
    for selector in selectors {
        for class in &classes {
            let bare = selector.starts_with(&format!(".{class}"));
            assert!(!bare, "`{selector}` reaches `{class}` of charts");
        }
    }
}

#[test]
fn a_page_has_one_title_and_leaves_no_level_out() {
    let mut report = Report::new("A report", "en");
    for level in [2, 3, 5, 3, 2, 4] {
        report.heading(level, format!("level {level}"));
    }
    let written = html(&report, &OPTIONS);
    let levels: Vec<&str> = tags(&written)
        .into_iter()
        .filter(|tag| tag.starts_with('h') && tag.len() == 2)
        .collect();
    assert_eq!(levels, ["h1", "h2", "h3", "h2", "h2", "h3"]);
    // Without a heading the title of the report is the heading.
    let bare = html(&Report::new("A <report>", "en"), &OPTIONS);
    assert!(bare.contains("<h1>A &lt;report&gt;</h1>"), "{bare}");
}

#[test]
fn a_heat_table_is_a_table_with_shades_and_exact_figures() {
    let score = |text: &str| Score::from(Decimal::from_str_exact(text).unwrap());
    let columns = vec![
        Column::shown("part", Kind::Text),
        Column::shown("law", Kind::Score),
        Column::shown("count", Kind::Count),
    ];
    let rounded =
        |text: &str| Cell::rounded(Some(score(text)), Rounding::new(2, RoundingMode::HalfUp));
    let rows = [
        vec!["a".into(), rounded("0.6666"), Cell::count(3)],
        vec!["b".into(), Cell::Missing, Cell::count(0)],
    ];
    let table = Table::shown(columns).with_rows(rows);
    let mut report = Report::new("", "ro");
    report.table(table.shaded(score("0"), score("1")));
    let written = html(&report, &OPTIONS);
    assert!(
        written.contains("<table id=\"table-1\" class=\"heat\">"),
        "{written}"
    );
    assert!(written.contains("<th scope=\"row\">a</th>"), "{written}");
    assert!(
        written.contains("<td class=\"n s6\"><data value=\"0.6666\">0,67</data></td>"),
        "{written}"
    );
    // A missing figure has no shade, and a count none either.
    assert!(
        written.contains("<td class=\"n\">–</td><td class=\"n\">0</td>"),
        "{written}"
    );
}

/// The heading of a column and the name in place of a code may be in another language than the page.
#[test]
fn headings_and_names_in_another_language_are_marked_in_tables() {
    let columns = vec![
        Column::shown("Parte", Kind::Text),
        Column::shown(Text::foreign("Services", "en"), Kind::Score),
    ];
    let row = vec![
        Cell::named("A19", Text::foreign("Violence", "en")),
        Cell::Missing,
    ];
    let mut report = Report::new("", "ro");
    report.table(Table::shown(columns).with_rows([row]));
    let page = html(&report, &OPTIONS);
    for words in ["Services", "Violence"] {
        let marked =
            format!("<span lang=\"en\">{words}</span> <small class=\"tag\">(en)</small></th>");
        assert!(page.contains(&marked), "{page}");
    }
    let text = markdown(&report, &OPTIONS);
    assert!(text.contains("| Parte | Services (en) |") && text.contains("| Violence (en) | – |"));
}
