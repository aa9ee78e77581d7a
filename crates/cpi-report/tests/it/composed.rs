//! Reports for readers: whole, exact, the same bytes again, for any index.

mod formats;
mod lengths;

use cpi_io::IndexFolder;
use cpi_model::framework::Framework;
use cpi_report::composed::{
    self, OwnTexts, PARTS, ReportRequest, Scope, Sources, brief, country, outline, questions,
    read_own_text, regional,
};
use cpi_report::write::{Options, html, markdown};
use cpi_report::{Context, CountryNames, Report};
use cpi_scoring::document::{Content, Document};
use cpi_scoring::{Comparison, Scorecard};
use std::path::Path;

struct Given {
    framework: Framework,
    index: cpi_model::Index,
    documents: Vec<Document>,
    round: String,
}

impl Given {
    /// The documents of a report, with the queries that it says it needs.
    fn of(folder: &str, round: &str, scope: Scope<'_>) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures");
        let index = IndexFolder::open(&root.join(folder)).unwrap().index;
        let index = composed::up_to(&index, round);
        let asked = ReportRequest {
            scope,
            round,
            targets: None,
            peers: None,
        };
        let queries = questions(&asked).into_iter();
        let documents = queries.map(|query| query.run(&index).unwrap());
        Self {
            framework: index.framework.clone(),
            documents: documents.collect(),
            round: round.to_owned(),
            index,
        }
    }

    fn made(&self, language: &str, own: &OwnTexts, make: Make<'_>) -> Report {
        let names = CountryNames::in_language(&self.index, language);
        let context = Context::new(&self.framework, language, &names);
        let sources = Sources {
            documents: &self.documents,
            round: self.index.round(&self.round).unwrap(),
            round_id: &self.round,
            own,
            method: &["The method.".to_owned()],
        };
        make(&sources, &context)
    }

    fn cards(&self) -> &[Scorecard] {
        let mut all = self.documents.iter();
        let found = all.find_map(|document| match &document.content {
            Content::Scores { scorecards } if scorecards[0].trail.is_none() => Some(scorecards),
            _ => None,
        });
        found.unwrap()
    }

    fn trail(&self) -> &cpi_scoring::scorecard::Trail {
        let mut all = self.documents.iter();
        let found = all.find_map(|document| match &document.content {
            Content::Scores { scorecards } => scorecards[0].trail.as_ref(),
            _ => None,
        });
        found.unwrap()
    }

    fn comparison(&self) -> &Comparison {
        let mut all = self.documents.iter();
        let found = all.find_map(|document| match &document.content {
            Content::Comparison { comparisons } => comparisons.first(),
            _ => None,
        });
        found.unwrap()
    }
}

type Make<'a> = &'a dyn Fn(&Sources<'_>, &Context<'_>) -> Report;

fn page(report: &Report) -> String {
    html(report, &Options::default())
}

/// A cell of a page: what people read, and the exact value behind it.
#[derive(Debug, Clone, Default, PartialEq)]
struct ParsedDraft {
    shown: String,
    exact: Option<String>,
}

/// The tables of a part of a page: rows of cells, the header first.
fn tables(page: &str) -> Vec<Vec<Vec<ParsedDraft>>> {
    let tables = page.split("<table").skip(1);
    let tables = tables.map(|table| table.split("</table>").next().unwrap());
    tables
        .map(|table| {
            let rows = table.split("<tr>").skip(1);
            rows.map(|row| {
                let cells = row.split("<t").skip(1);
                cells
                    .filter(|cell| cell.starts_with("h ") || cell.starts_with('d'))
                    .filter(|cell| !cell.starts_with("data"))
                    .map(read)
                    .collect()
            })
            .collect()
        })
        .collect()
}

fn read(cell: &str) -> ParsedDraft {
    let exact = cell.split("value=\"").nth(1);
    let exact = exact.map(|rest| rest.split('"').next().unwrap().to_owned());
    let mut shown = String::new();
    for (at, part) in cell.split('>').enumerate() {
        let text = part.split('<').next().unwrap();
        if 0 < at {
            shown.push_str(text);
        }
    }
    let shown = shown
        .replace("&amp;", "&")
        .replace("&quot;", "\"")
        .replace("&lt;", "<");
    ParsedDraft {
        shown: shown.trim().trim_start_matches('\u{2003}').to_owned(),
        exact,
    }
}

/// The part of a page from one anchor to the next.
fn part<'p>(page: &'p str, id: &str) -> &'p str {
    let begin = page
        .find(&format!("id=\"{id}\""))
        .unwrap_or_else(|| panic!("no part {id}"));
    let rest = &page[begin + 4..];
    let end = ["<h2 id=", "<h3 id="]
        .into_iter()
        .filter_map(|next| rest.find(next))
        .min();
    &rest[..end.unwrap_or(rest.len())]
}

#[test]
fn every_figure_of_a_country_report_is_that_of_the_scorecards() {
    let given = Given::of("demonstration", "2026", Scope::Country("XAB"));
    let report = given.made("en", &OwnTexts::default(), &|sources, context| {
        country("XAB", sources, context).unwrap()
    });
    let page = page(&report);
    let names = [("Velmora", "XAA"), ("Kestria", "XAB"), ("Dorvenia", "XAC")];
    let code_of = |name: &str| names.iter().find(|(each, _)| *each == name).unwrap().1;
    let card_of = |code: &str| {
        given
            .cards()
            .iter()
            .find(|card| card.country == code)
            .unwrap()
    };
    let own = card_of("XAB");
    let (mut figures, mut parts, mut strips) = (0, 0, 0);

    // Each article and section: every country's score and rank, and the cells of its heat row.
    for (node, score) in given.framework.nodes().iter().zip(&own.nodes) {
        if !matches!(node.level(), Some("section" | "article")) {
            continue;
        }
        parts += 1;
        let part = part(&page, &format!("node-{}", node.code()));
        let tables = tables(part);
        let strip = tables
            .iter()
            .find(|table| table[0].iter().any(|it| it.shown == "Rank"));
        // A strip without a score would be empty, and the only part of another one has the scores of that one.
        let results = given
            .cards()
            .iter()
            .filter_map(|card| card.node(node.code()));
        let is_scored = results
            .clone()
            .any(|it| it.score.is_some() || it.bounds.is_some());
        let above = &given.framework.nodes()[node.parent().unwrap()];
        let is_all_of = above.children().len() == 1;
        assert_eq!(strip.is_some(), is_scored && !is_all_of, "{}", node.code());
        strips += usize::from(strip.is_some());
        let strip: &[_] = strip.map_or(&[], |strip| {
            assert_eq!(strip.len(), 1 + given.cards().len());
            &strip[1..]
        });
        let ranking = given.comparison().node(node.code()).unwrap();
        for row in strip {
            let code = code_of(&row[0].shown);
            let result = card_of(code).node(node.code()).unwrap();
            let place = ranking
                .places
                .iter()
                .find(|place| place.country == code)
                .unwrap();
            assert_eq!(row[1].exact, result.score.map(|score| score.to_string()));
            let shown = result
                .display
                .map_or("–".to_owned(), |shown| shown.to_string());
            assert_eq!(row[1].shown, shown);
            let rank = place.rank.map_or("–".to_owned(), |rank| rank.to_string());
            assert_eq!(row[2].shown, rank, "{} {code}", node.code());
            figures += 2;
        }
        if let Some(heat) = tables
            .iter()
            .find(|table| table[0][0].shown == "Country" && table.len() == 2)
        {
            assert_eq!(
                heat[1][1].exact,
                score.result.score.map(|it| it.to_string())
            );
            let cells = own.views[0]
                .cells
                .iter()
                .filter(|cell| cell.row == *node.code());
            let cells: Vec<Option<String>> = cells
                .map(|cell| cell.result.score.map(|it| it.to_string()))
                .collect();
            let shown: Vec<Option<String>> =
                heat[1][2..].iter().map(|it| it.exact.clone()).collect();
            assert_eq!(shown, cells, "{}", node.code());
            figures += 1 + cells.len();
        }
    }
    assert_eq!((parts, strips), (3 + 25, 3 + 25 - 2));

    // The summary: score, rank and coverage of the index and its sections.
    let summary = &tables(part(&page, "summary"))[1];
    let root = Some(given.framework.root());
    let beneath = given.framework.nodes().iter().zip(&own.nodes);
    let beneath = beneath.filter(|(node, _)| node.parent().is_none() || node.parent() == root);
    let mut rows = 1;
    for ((node, score), row) in beneath.zip(&summary[1..]) {
        assert_eq!(
            row[1].exact,
            score.result.score.map(|it| it.to_string()),
            "{}",
            node.code()
        );
        assert_eq!(
            row[4].exact.as_deref(),
            Some(&*score.result.coverage.share().to_string())
        );
        let place = given.comparison().node(node.code()).unwrap();
        let place = place
            .places
            .iter()
            .find(|place| place.country == "XAB")
            .unwrap();
        assert_eq!(row[2].shown, place.rank.unwrap().to_string());
        rows += 1;
    }
    assert_eq!(rows, summary.len());

    // The gap of the index and of every row.
    let gap = &tables(part(&page, "gap"))[0];
    let gaps = own
        .gaps
        .iter()
        .filter(|each| each.law.is_some() || each.practice.is_some());
    let gaps: Vec<_> = gaps.collect();
    assert_eq!(gap.len(), 1 + gaps.len());
    for (row, gap) in gap[1..].iter().zip(gaps) {
        let exact = [gap.law, gap.practice, gap.gap].map(|it| it.map(|it| it.to_string()));
        assert_eq!([1, 2, 3].map(|at| row[at].exact.clone()), exact);
        figures += 3;
    }

    // Every answer.
    let answers = &tables(part(&page, "every-answer"))[0];
    let trail = given.trail();
    assert_eq!(answers.len(), 1 + trail.indicators.len());
    for (row, item) in answers[1..].iter().zip(&trail.indicators) {
        assert_eq!(row[0].shown, item.code);
        // Code, question, earlier answer, answer.
        assert_eq!(row[4].exact, item.score.map(|it| it.to_string()));
        figures += 1;
    }
    assert!(1000 < figures, "only {figures} figures were read");
}

#[test]
fn a_report_made_again_has_the_same_bytes() {
    for scope in [Scope::Country("XAA"), Scope::Regional] {
        let made = || {
            let given = Given::of("demonstration", "2026", scope);
            let report = given.made(
                "ro",
                &OwnTexts::default(),
                &|sources, context| match scope {
                    Scope::Country(code) => country(code, sources, context).unwrap(),
                    Scope::Regional => regional(sources, context).unwrap(),
                },
            );
            (page(&report), markdown(&report, &Options::default()))
        };
        assert!(made() == made());
    }
}

#[test]
fn a_report_of_an_earlier_round_knows_nothing_of_later_ones() {
    let given = Given::of("demonstration", "2024", Scope::Country("XAA"));
    let report = given.made("en", &OwnTexts::default(), &|sources, context| {
        country("XAA", sources, context).unwrap()
    });
    let text = markdown(&report, &Options::default());
    assert!(!text.contains("2026"), "a later round shows through");
    assert!(text.contains("Velmora was not assessed in an earlier round"));
}

#[test]
fn any_index_gets_every_report_without_code_of_its_own() {
    let cases = [
        ("indices/rdr-2022", "2022"),
        ("indices/godi-2015", "2015"),
        ("indices/asem", "2018"),
        ("indices/hdi", "2000"),
        ("indices/wbl", "1972"),
        ("hunger", "2016"),
        ("editions/second", "2026"),
    ];
    for (folder, round) in cases {
        let whole = Given::of(folder, round, Scope::Regional);
        let regional = whole.made("en", &OwnTexts::default(), &|sources, context| {
            regional(sources, context).unwrap()
        });
        let cards = whole.cards();
        let names = CountryNames::in_language(&whole.index, "en");
        let of_all = page(&regional);
        for card in cards {
            let name = names.of(&card.country).replace('&', "&amp;");
            assert!(of_all.contains(&name), "{folder}: {name}");
        }
        let code = cards[0].country.as_str();
        let given = Given::of(folder, round, Scope::Country(code));
        let index = &cards[0].index();
        for short in [false, true] {
            let made = given.made("en", &OwnTexts::default(), &|sources, context| {
                let make = if short { brief } else { country };
                make(code, sources, context).unwrap()
            });
            let page = page(&made);
            if let Some(shown) = index.display {
                assert!(page.contains(&shown.to_string()), "{folder}: {shown}");
            }
            assert!(page.matches("<h1>").count() == 1, "{folder}");
        }
    }
}

#[test]
fn a_brief_has_no_codes_and_no_long_decimals() {
    let given = Given::of("demonstration", "2026", Scope::Country("XAB"));
    let report = given.made("en", &OwnTexts::default(), &|sources, context| {
        brief("XAB", sources, context).unwrap()
    });
    let page = page(&report);
    let body = page
        .split("<main")
        .nth(1)
        .unwrap()
        .split("<footer")
        .next()
        .unwrap();
    for indicator in given.framework.indicators() {
        assert!(!body.contains(indicator.code()), "{}", indicator.code());
    }
    let digits = body.split(|c: char| !c.is_ascii_digit() && c != '.');
    let long = digits.filter(|word| word.split('.').nth(1).is_some_and(|it| 3 < it.len()));
    assert_eq!(long.collect::<Vec<_>>(), Vec::<&str>::new());
    for heading in ["Strengths", "Gaps", "What changed", "What to demand"] {
        assert!(body.contains(heading), "{heading}");
    }
}

#[test]
fn what_a_language_lacks_is_marked_and_never_blank() {
    let given = Given::of("demonstration", "2026", Scope::Country("XAB"));
    let report = given.made("ro", &OwnTexts::default(), &|sources, context| {
        country("XAB", sources, context).unwrap()
    });
    let page = page(&report);
    assert!(page.contains("<html lang=\"ro\">"));
    // Figures as Romanian writes them, the exact value behind them.
    assert!(page.contains(">0,50</data>"), "no decimal comma");
    // The core set is there in Romanian, the further indicators in English alone.
    let core = "Sunt disponibile în fiecare regiune familii de asistenți parentali autorizați?";
    assert!(page.contains(core) && !page.contains(&format!("{core}</span>")));
    let question = "Does the law entitle every child without family care to alternative care?";
    assert!(page.contains(&format!(
        "<span lang=\"en\">{question}</span> <small class=\"tag\">(en)</small>"
    )));
    // A unit is in the first language of the framework, also in a table.
    let units = given.framework.draft().indicators.iter();
    let units = units.filter_map(|indicator| indicator.unit.as_deref());
    let marked = units.filter(|unit| page.contains(&format!(" <span lang=\"en\">{unit}</span>")));
    assert!(5 < marked.count());
    let text = markdown(&report, &Options::default());
    assert!(text.contains(&format!("{question} (en)")));
    assert!(!page.contains("composed-"), "a word is missing");
}

#[test]
fn a_coalition_adds_its_own_words_where_they_belong() {
    let given = Given::of("demonstration", "2026", Scope::Country("XAB"));
    let with = |own: &OwnTexts| {
        let report = given.made("ro", own, &|sources, context| {
            country("XAB", sources, context).unwrap()
        });
        page(&report)
    };
    let mut own = OwnTexts::default();
    let text = |file, text| read_own_text(file, text).unwrap();
    own.add(
        "foreword",
        "ro",
        text("foreword.ro.md", "# De la noi\n\nUn **an** greu."),
    );
    own.add("A19", "en", text("A19.en.md", "Beating is *still* lawful."));
    let page = with(&own);
    assert!(page.contains("<p>Un <strong>an</strong> greu.</p>"));
    let foreword = page.find("id=\"foreword\"").unwrap();
    assert!(foreword < page.find("id=\"how-to-read\"").unwrap());
    // In another language it is marked, in the part of its node.
    let of_node = part(&page, "node-A19");
    assert!(
        of_node.contains("<span lang=\"en\">Beating is still lawful.</span>"),
        "{of_node}"
    );
    // Without them the report is whole.
    let bare = with(&OwnTexts::default());
    assert!(!bare.contains("id=\"foreword\""));
    assert!(!bare.contains("<p></p>"));
}

#[test]
fn an_outline_suggests_and_says_nothing_by_itself() {
    let given = Given::of("demonstration", "2026", Scope::Country("XAB"));
    let names = CountryNames::in_language(&given.index, "en");
    let context = Context::new(&given.framework, "en", &names);
    let sources = Sources {
        documents: &given.documents,
        round: given.index.round("2026").unwrap(),
        round_id: "2026",
        own: &OwnTexts::default(),
        method: &[],
    };
    let parts = outline(Scope::Country("XAB"), &sources, &context).unwrap();
    assert_eq!(parts.len(), PARTS.len() + 25);
    for (part, text) in &parts {
        let read = read_own_text(part, text).unwrap_or_else(|problems| panic!("{problems}"));
        assert_eq!(read, Vec::new(), "{part} says something");
    }
    let summary = &parts.iter().find(|(part, _)| part == "summary").unwrap().1;
    assert!(
        summary.contains("Score 0.50.")
            && summary.contains("General measures of implementation 0.63"),
        "{summary}"
    );
}

#[test]
fn texts_that_a_report_does_not_take_are_refused_with_their_lines() {
    let text = "# Title\n\nfine\n\n<script>alert(1)</script>\n\ntwo <b>bold</b>\n\n![a](x.png)\n\n> quoted\n\n[x](javascript:alert(1))\n\n    code\n\n---\n\n<!-- no end\n";
    let problems = read_own_text("summary.en.md", text).unwrap_err();
    insta::assert_snapshot!(problems, @r"
    summary.en.md:5:1: error[syntax]: `<script>` is HTML, which a report does not take
      hint: write it in Markdown: `**strong**`, `*emphasis*`, `[words](https://…)`; a `<` of the text is written `\<`
    summary.en.md:7:5: error[syntax]: `<b>` is HTML, which a report does not take
      hint: write it in Markdown: `**strong**`, `*emphasis*`, `[words](https://…)`; a `<` of the text is written `\<`
    summary.en.md:7:12: error[syntax]: `</b>` is HTML, which a report does not take
      hint: write it in Markdown: `**strong**`, `*emphasis*`, `[words](https://…)`; a `<` of the text is written `\<`
    summary.en.md:9:1: error[syntax]: pictures are not taken from files
      hint: charts are made from the figures; describe in words what a picture would show
    summary.en.md:11:1: error[syntax]: this is a quotation set apart by `>`
      hint: write it as a paragraph, between quotation marks
    summary.en.md:13:1: error[invalid-link]: `javascript:alert(1)` is no address that a report leads to
      hint: write the whole address with `https://`
    summary.en.md:15:5: error[syntax]: this is set as the code of a program, by four spaces or by fences
      hint: write it as a paragraph: take the spaces at the beginning of the line away
    summary.en.md:17:1: error[syntax]: a line across the page has no place in a report
      hint: use a heading instead
    summary.en.md:19:1: error[syntax]: this comment has no end
      hint: end it with `-->`
    ");
}

#[test]
fn an_edition_is_a_draft_until_it_is_declared_final() {
    let given = Given::of("demonstration", "2026", Scope::Country("XAB"));
    let make: Make<'_> = &|sources, context| country("XAB", sources, context).unwrap();
    let draft = page(&given.made("en", &OwnTexts::default(), make));
    assert!(draft.contains("<p class=\"mark\" role=\"note\">Draft: not yet declared final</p>"));
    let mut declared = given;
    let at = declared
        .index
        .rounds
        .iter()
        .position(|it| it.reference_date("2026").is_some());
    let mut round = declared.index.rounds[at.unwrap()].draft().clone();
    round.rounds[0].declared_final = Some(cpi_model::draft::FinalDraft {
        by: Some("The coalition".to_owned()),
        on: Some("2027-06-15".to_owned()),
    });
    declared.index.rounds[at.unwrap()] = round.check(&declared.framework).unwrap().value;
    let page = page(&declared.made("en", &OwnTexts::default(), make));
    assert!(!page.contains("<p class=\"mark\""));
    assert!(page.contains("final; declared by The coalition on 15 June 2027"));
}
