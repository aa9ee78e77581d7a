//! Reports as a page of HTML: one file that loads nothing else. The only place that escapes for it.

mod page;
mod table;
mod text;

use super::Options;
use crate::{Block, Chart, Item, List, ListMarkers, Report, Text, chart};
use cpi_model::characters::visible;
use cpi_model::language::Words;
use maud::{DOCTYPE, Markup, PreEscaped, html};
pub(crate) use page::{COMMON_STYLE, computed};
use page::{Outline, Titled};
use table::table;
pub(crate) use text::{inline, plain};

cpi_model::words! {
    /// Words of a page itself.
    pub(crate) enum Word: "page" {
        /// The link past the contents.
        Skip = "page-skip",
        /// Over the contents.
        Contents = "page-contents",
        /// The figures of a chart, which can be unfolded.
        Figures = "page-figures",
    }
}

/// A report as one file of HTML: its style is in it, and it has no script, no font and no picture
/// from elsewhere. Every figure that is shown rounded has its exact value in `<data value>`.
///
/// # Examples
///
/// ```
/// use cpi_report::{Report, write};
/// let mut report = Report::new("A report", "en");
/// report.paragraph("<b>");
/// let page = write::html(&report, &write::Options::default());
/// assert!(page.starts_with("<!DOCTYPE html><html lang=\"en\">"));
/// assert!(page.contains("<p>&lt;b&gt;</p>"));
/// ```
pub fn html(report: &Report, options: &Options) -> String {
    let words = Words::of(&report.language);
    let writing = Writing {
        options,
        words,
        ids: "",
        leads: &|_| None,
        below_chart: &|_| html! {},
        narrow_charts: false,
    };
    let mut page = Page::new(report, writing);
    let cover = page.outline.cover;
    let title = page.outline.title.clone();
    let (cover, rest) = report.blocks.split_at(cover);
    let (cover, rest) = (page.blocks(cover), page.blocks(rest));
    let markup = html! {
        (DOCTYPE)
        html lang=(report.language) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (text::plain(&report.title)) }
                style { (PreEscaped(page::style(report))) }
            }
            (PreEscaped("\n"))
            body {
                a class="skip" href="#content" { (words.text(Word::Skip)) }
                header {
                    @if let Some(mark) = &report.mark { p class="mark" role="note" { (visible(mark)) } }
                    @if let Some(title) = title { h1 { (title) } }
                    @if let Some(notice) = super::draft_notice(report) { p class="note" { (inline(&notice)) } }
                    (cover)
                }
                (PreEscaped("\n"))
                (page::contents(&page.outline.titled, (words.text(Word::Contents), "")))
                main id="content" tabindex="-1" { (rest) }
                @if let Some(provenance) = &report.provenance {
                    footer { p { (page::computed(provenance, words)) } }
                }
            }
        }
    };
    markup.into_string() + "\n"
}

/// How the blocks of a page are written.
#[derive(Clone, Copy)]
pub(crate) struct Writing<'a> {
    pub(crate) options: &'a Options,
    pub(crate) words: Words<'static>,
    /// What the ids begin with that the page itself gives to its tables, charts and headings.
    pub(crate) ids: &'a str,
    /// Where the name of a country or node in a table leads, by its code.
    pub(crate) leads: &'a dyn Fn(&str) -> Option<String>,
    /// What stands below a chart, by its number; the first is 1.
    pub(crate) below_chart: &'a dyn Fn(usize) -> Markup,
    /// Whether each chart is also drawn for telephones, on which the other one would be cut off.
    pub(crate) narrow_charts: bool,
}

/// How wide a chart for a telephone is laid out.
const NARROW: u16 = 340;

/// The parts of a page that a site puts its own head, navigation and foot around.
pub(crate) struct Parts {
    /// The heading of the whole page.
    pub(crate) title: Markup,
    /// What stands before the second heading.
    pub(crate) cover: Markup,
    /// The contents, where there are enough headings.
    pub(crate) contents: Markup,
    /// Everything else.
    pub(crate) rest: Markup,
}

/// The parts of a page of a site.
pub(crate) fn parts(report: &Report, writing: Writing<'_>) -> Parts {
    let mut page = Page::new(report, writing);
    let title = page.outline.title.clone().unwrap_or_default();
    let (cover, rest) = report.blocks.split_at(page.outline.cover);
    let (cover, rest) = (page.blocks(cover), page.blocks(rest));
    let words = writing.words;
    Parts {
        title,
        cover,
        contents: page::contents(
            &page.outline.titled,
            (words.text(Word::Contents), writing.ids),
        ),
        rest,
    }
}

/// A page while it is written.
struct Page<'a> {
    writing: Writing<'a>,
    options: &'a Options,
    outline: Outline,
    words: Words<'static>,
    tables: usize,
    charts: usize,
}

impl<'a> Page<'a> {
    fn new(report: &Report, writing: Writing<'a>) -> Self {
        Self {
            writing,
            options: writing.options,
            outline: Outline::new(report, writing.ids),
            words: writing.words,
            tables: 0,
            charts: 0,
        }
    }

    fn blocks(&mut self, blocks: &[Block]) -> Markup {
        let mut parts = Vec::with_capacity(blocks.len());
        for block in blocks {
            parts.push(self.block(block));
        }
        html! { @for part in parts { (part) (PreEscaped("\n")) } }
    }

    fn block(&mut self, block: &Block) -> Markup {
        match block {
            Block::Heading { text, .. } => {
                if let Some(Titled { level, name, .. }) = self.outline.next() {
                    page::heading(level, &name, &inline(text))
                } else {
                    html! {}
                }
            }
            Block::Paragraph(text) => html! { p { (inline(text)) } },
            Block::Note(note) => {
                html! { p class="note" { (inline(&self.options.worded(note, self.words))) } }
            }
            Block::List(list) => self::list(list),
            Block::Table(table) => self.table(table, &table.caption),
            Block::Chart(chart) => self.chart(chart),
            Block::PageBreak => html! { div class="break" {} },
            // The heading after it has it as its id.
            Block::Anchor(name) if self.outline.is_taken(name) => html! {},
            Block::Anchor(name) => html! { div id=(page::id(name)) {} },
        }
    }

    fn chart(&mut self, chart: &Chart) -> Markup {
        self.charts += 1;
        let id = format!("{}chart-{}", self.writing.ids, self.charts);
        let drawn = chart::Options::inline(self.words, &id);
        let picture = chart::svg(chart, &drawn);
        let narrow_id = format!("{id}-narrow");
        let narrow = self.writing.narrow_charts.then(|| {
            let options = chart::Options {
                width: NARROW,
                ..chart::Options::inline(self.words, &narrow_id)
            };
            chart::svg(chart, &options)
        });
        let number = self.charts;
        let beside = self.table(&chart.table, &Text::default());
        html! {
            figure {
                figcaption { (inline(&chart.caption)) }
                div class="scroll" role="group" aria-label=(text::plain(&chart.caption)) tabindex="0" {
                    @if let Some(narrow) = narrow {
                        div class="wide" { (PreEscaped(picture)) }
                        div class="narrow" { (PreEscaped(narrow)) }
                    } @else {
                        (PreEscaped(picture))
                    }
                }
                details {
                    summary { (self.words.text(Word::Figures)) }
                    (beside)
                }
                ((self.writing.below_chart)(number))
            }
        }
    }

    fn table(&mut self, of: &crate::Table, caption: &Text) -> Markup {
        self.tables += 1;
        table(of, caption, self.tables, self.writing)
    }
}

fn list(list: &List) -> Markup {
    let items = html! { @for item in &list.items { (self::item(item)) } };
    match list.marks {
        ListMarkers::Bullets => html! { ul { (items) } },
        ListMarkers::Numbers => html! { ol { (items) } },
        ListMarkers::None => html! { ul class="plain" { (items) } },
    }
}

fn item(item: &Item) -> Markup {
    html! {
        li {
            @for (at, line) in item.lines.iter().enumerate() {
                @if 0 < at { br; }
                (inline(line))
            }
            @if let Some(beneath) = &item.list { (list(beneath)) }
        }
    }
}
