//! What surrounds the blocks of a page of a site: its head, navigation, languages and foot.

use super::compare;
use super::data;
use super::downloads;
use super::pages::{Page, Pages};
use super::resolve::resolve;
use super::share::{self, Share};
use super::tools;
use super::words::Word;
use crate::chart::palette;
use crate::composed::words::Word as Composed;
use crate::write::Options;
use crate::write::html::{Parts, Writing, computed, inline, parts, plain};
use cpi_model::characters::visible;
use cpi_model::language::{Value, Words};
use cpi_model::publication::data_path;
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// The script that narrows the list of the search page.
pub(super) const SEARCH: &str = include_str!("assets/search.js");

/// What a page may load: its own style and scripts, and nothing from anyone else. The pages that
/// compute need a worker and WebAssembly; the rest of the policy is the same everywhere.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src blob:; \
     style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; \
     form-action 'none'";

/// What a page does beyond being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tool {
    /// A field that narrows the list.
    Search,
    /// Other answers and weights.
    WhatIf,
    /// Every score and file again.
    Check,
    /// Some countries side by side.
    Compare,
}

impl Tool {
    /// What the script of the visitor's browser calls the page, and what stands there without it.
    fn app(self) -> Option<(&'static str, Word)> {
        match self {
            Self::Search | Self::Compare => None,
            Self::WhatIf => Some(("what-if", Word::WhatIfStatic)),
            Self::Check => Some(("check", Word::CheckStatic)),
        }
    }
}

/// The pages that the head of every page leads to.
const MAIN: [(Word, &str); 10] = [
    (Word::Home, "index.html"),
    (Word::ChangePage, "change.html"),
    (Word::ComparePage, "compare.html"),
    (Word::Ranks, "ranks.html"),
    (Word::HelpPage, "help.html"),
    (Word::WhatIf, "what-if.html"),
    (Word::Check, "check.html"),
    (Word::Method, "method.html"),
    (Word::Data, "data.html"),
    (Word::Search, "search.html"),
];

/// The pages that the foot of every page leads to.
const MORE: [(Word, &str); 5] = [
    (Word::Framework, "framework.html"),
    (Word::EditionsPage, "editions.html"),
    (Word::Glossary, "glossary.html"),
    (Word::Limitations, "limitations.html"),
    (Word::Accessibility, "accessibility.html"),
];

/// The style of all pages: the colours of charts, the shades of tables, and that of reports with what
/// a site adds.
pub(super) fn style() -> String {
    let mut out = palette::css() + &palette::shades();
    out.push_str(crate::write::html::COMMON_STYLE);
    out.push_str(include_str!("assets/site.css"));
    out
}

/// A page as HTML.
pub(super) fn html(pages: &Pages<'_>, page: &mut Page, share: Option<&Share>) -> String {
    let folder = format!("{}/", pages.language.tag);
    written(pages, page, &folder, share)
}

/// The home page once more, at the root of the folder.
pub(super) fn front(pages: &Pages<'_>, page: &Page, share: Option<&Share>) -> String {
    let tag = &pages.language.tag;
    let mut copy = Page {
        path: page.path.clone(),
        report: page.report.clone(),
        tool: page.tool,
    };
    // Seen from the root, what was beside the page is in the folder of its language.
    super::resolve::moved(&mut copy.report, tag);
    written(pages, &mut copy, "", share)
}

fn written(pages: &Pages<'_>, page: &mut Page, folder: &str, share: Option<&Share>) -> String {
    let edition = pages.edition;
    let tag = pages.language.tag.as_str();
    let own = format!("{folder}{}", page.path);
    let to = |path: &str| super::address::relative(&own, path);
    let leads = |code: &str| {
        let paths = &edition.paths;
        let path = paths.country(code).or_else(|| paths.node(code))?;
        (path != page.path).then(|| to(&format!("{tag}/{path}")))
    };
    resolve(&mut page.report, &|name| {
        let node = name.strip_prefix("node-")?;
        let path = edition.paths.node(node)?;
        (path != page.path).then(|| to(&format!("{tag}/{path}")))
    });
    let page = &*page;
    let options = Options::default();
    let writing = Writing {
        options: &options,
        words: Words::of(tag),
        ids: "_",
        leads: &leads,
        below_chart: &|nth| downloads::below(pages, page, nth, &to),
        narrow_charts: true,
    };
    let body = parts(&page.report, writing);
    let title = plain(&page.report.title);
    let has_contents = !body.contents.clone().into_string().is_empty();
    let markup = html! {
        (DOCTYPE)
        html lang=(tag) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                link rel="stylesheet" href=(to("assets/site.css"));
                link rel="stylesheet" href=(to("superseded.css"));
                @if page.tool.and_then(Tool::app).is_some() {
                    link rel="stylesheet" href=(to("assets/app.css"));
                }
                @for other in edition.sources.languages {
                    link rel="alternate" hreflang=(other.tag) href=(to(&format!("{}/{}", other.tag, page.path)));
                }
                @if let Some(base) = edition.sources.base_url {
                    link rel="canonical" href={ (base.trim_end_matches('/')) "/" (tag) "/" (page.path) };
                }
                (share::head(pages, page, share, &to))
                @if page.path == "index.html" || page.path == "data.html" {
                    script type="application/ld+json" { (PreEscaped(data::json_ld(edition, tag, &to))) }
                }
                script src=(to("assets/page.js")) defer {}
                @if page.tool == Some(Tool::Search) {
                    script src=(to("assets/search.js")) defer {}
                }
                @if page.tool == Some(Tool::Compare) {
                    script src=(to("assets/decimal.js")) defer {}
                    script src=(to("assets/compare.js")) defer {}
                }
            }
            (PreEscaped("\n"))
            body {
                a class="skip" href="#_content" { (pages.word(Word::Skip)) }
                (head(pages, page, &to))
                (PreEscaped("\n"))
                main id="_content" tabindex="-1" class=[has_contents.then_some("with-contents")] {
                    (content(pages, page, &body))
                }
                (PreEscaped("\n"))
                (foot(pages, &to))
                @if page.tool.and_then(Tool::app).is_some() {
                    script src=(to(&data_path(edition.sources.round, "data.js"))) defer {}
                    script src=(to(&format!("{tag}/words.js"))) defer {}
                    script src=(to("assets/engine.js")) defer {}
                    script src=(to("assets/decimal.js")) defer {}
                    script src=(to("assets/app.js")) defer {}
                    @if page.tool == Some(Tool::WhatIf) {
                        script src=(to(&data_path(edition.sources.round, "steps.js"))) defer {}
                        script src=(to("assets/reach.js")) defer {}
                    }
                }
            }
        }
    };
    markup.into_string() + "\n"
}

fn content(pages: &Pages<'_>, page: &Page, body: &Parts) -> Markup {
    let context = pages.context;
    let notice = pages
        .words
        .draft_notice_of(context.framework.draft(), context.language);
    html! {
        div class="lead" {
            h1 { (body.title) }
            @if let Some(notice) = notice { p class="note" { (visible(notice)) } }
            (body.cover)
        }
        (body.contents)
        div class="body" {
            @if page.tool == Some(Tool::Search) {
                p class="search" id="_search" hidden {
                    label for="_query" { (pages.word(Word::SearchLabel)) }
                    input id="_query" type="search" autocomplete="off";
                    output for="_query" data-found=(pages.with(Word::SearchFound, &[("count", Value::text("{count}"))])) {}
                }
            }
            @if page.tool == Some(Tool::Compare) {
                section id="_compare" class="compare" hidden {}
                script id="_compare-data" type="application/json"
                    { (PreEscaped(compare::data(pages, &pages.at(&page.path)))) }
            }
            (body.rest)
            @if let Some((app, without)) = page.tool.and_then(Tool::app) {
                div id="app" data-app=(app) data-round=(pages.edition.sources.round)
                    data-lang=(pages.language.tag) data-root="../" {
                    p { (pages.word(without)) }
                    p { code { (tools::command(pages, app)) } }
                }
            }
        }
    }
}

fn head(pages: &Pages<'_>, page: &Page, to: &dyn Fn(&str) -> String) -> Markup {
    let edition = pages.edition;
    let tag = &pages.language.tag;
    let title = pages.composer().index_title();
    let is_final = edition
        .round
        .declared_final(edition.sources.round)
        .is_some();
    html! {
        header {
            (superseded(pages))
            p class="brand" {
                a href=(to(&format!("{tag}/index.html"))) { (inline(&title)) " " (edition.sources.round) }
            }
            @if 1 < edition.sources.languages.len() {
                nav class="languages" aria-label=(pages.word(Word::Languages)) {
                    ul {
                        @for other in edition.sources.languages {
                            @let is_own = other.tag == *tag;
                            li {
                                a href=(to(&format!("{}/{}", other.tag, page.path))) lang=(other.tag)
                                    hreflang=(other.tag) aria-current=[is_own.then_some("true")]
                                    { (called(&other.tag)) }
                            }
                        }
                    }
                }
            }
            nav class="main" aria-label=(pages.word(Word::MainPages)) {
                ul {
                    @for (word, path) in MAIN {
                        @let is_own = path == page.path;
                        li {
                            a href=(to(&format!("{tag}/{path}"))) aria-current=[is_own.then_some("page")]
                                { (pages.word(word)) }
                        }
                    }
                }
            }
            @if !is_final {
                p class="mark" role="note" { (pages.words.text(Composed::DraftMark)) }
            }
        }
    }
}

/// What a page says once a later edition was published. The file `superseded.css`, which is written
/// then, shows one of the two and names the edition; with a script it becomes a link to the same page.
fn superseded(pages: &Pages<'_>) -> Markup {
    html! {
        @for (class, word) in [
            ("superseded-edition", Word::SupersededEdition),
            ("superseded-correction", Word::SupersededCorrection),
        ] {
            p class={ "superseded " (class) } role="note" {
                (pages.word(word)) " " span class="superseded-at" {}
            }
        }
    }
}

/// What a language calls itself, or its tag.
fn called(tag: &str) -> String {
    let words = Words::find(tag);
    words.map_or_else(|| tag.to_owned(), |words| words.header().name.clone())
}

fn foot(pages: &Pages<'_>, to: &dyn Fn(&str) -> String) -> Markup {
    let edition = pages.edition;
    let tag = &pages.language.tag;
    html! {
        footer {
            nav class="more" aria-label=(pages.word(Word::MorePages)) {
                ul {
                    @for (word, path) in MORE {
                        li { a href=(to(&format!("{tag}/{path}"))) { (pages.word(word)) } }
                    }
                }
            }
            @if let Some(licence) = &edition.framework.draft().licence {
                p { (pages.words.text(Composed::Licence)) ": " (visible(licence)) }
            }
            p { (computed(&edition.scores().provenance, Words::of(tag))) }
        }
    }
}
