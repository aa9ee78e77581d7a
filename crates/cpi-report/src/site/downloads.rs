//! What can a visitor take along of a chart? Its figures, its picture, and a code that shows it on
//! another page.

use super::data;
use super::pages::{Page, Pages};
use super::words::Word;
use crate::chart::{self, palette};
use crate::write::html::plain;
use crate::{Block, Chart, write};
use cpi_model::language::Words;
use maud::{Markup, html};

/// Where the site stands, in a code that shows a chart elsewhere, as long as that is not known.
const SOMEWHERE: &str = "https://ADDRESS";

/// The script of every page, with the light colours in which a picture is kept.
pub(super) fn script() -> String {
    let roles = palette::LIGHT.roles();
    let colours = roles.map(|(role, colour)| format!("--chart-{role}:{colour}"));
    include_str!("assets/page.js").replace("/* LIGHT */", &colours.join(";"))
}

/// The charts of a page, in the order in which they stand there.
pub(super) fn charts(page: &Page) -> Vec<&Chart> {
    let blocks = page.report.blocks.iter();
    let charts = blocks.filter_map(|block| match block {
        Block::Chart(chart) => Some(chart),
        _ => None,
    });
    charts.collect()
}

/// The path of the files of a chart within the folder of a language, without its end; charts of a page are
/// counted from 1.
fn stem(page: &str, nth: usize) -> String {
    let page = page.strip_suffix(".html").unwrap_or(page);
    format!("chart/{}-{nth}", page.replace('/', "-"))
}

/// The files of the charts of a page: each as SVG and as CSV.
pub(super) fn files(pages: &Pages<'_>, page: &Page) -> Vec<(String, String)> {
    let tag = &pages.language.tag;
    let source = data::citation(pages.edition);
    let options = chart::Options::file(Words::of(tag), Some(&source));
    let charts = charts(page).into_iter().zip(1..);
    charts
        .flat_map(|(chart, nth)| {
            let stem = format!("{tag}/{}", stem(&page.path, nth));
            [
                (format!("{stem}.svg"), chart::svg(chart, &options)),
                (format!("{stem}.csv"), write::csv(&chart.table)),
            ]
        })
        .collect()
}

/// What stands below a chart of a page; `to` leads to a path within the whole folder.
pub(super) fn below(
    pages: &Pages<'_>,
    page: &Page,
    nth: usize,
    to: &dyn Fn(&str) -> String,
) -> Markup {
    let tag = &pages.language.tag;
    let stem = format!("{tag}/{}", stem(&page.path, nth));
    let Some(chart) = charts(page).get(nth - 1).copied() else {
        return html! {};
    };
    let base = pages.edition.sources.base_url;
    let base = base.map_or(SOMEWHERE, |base| base.trim_end_matches('/'));
    let caption = plain(&chart.caption);
    let code = html! {
        a href={ (base) "/" (tag) "/" (page.path) } {
            img src={ (base) "/" (stem) ".svg" } alt=(caption) style="max-width: 100%";
        }
    };
    html! {
        p class="downloads" {
            (pages.word(Word::TakeChart)) " "
            a href=(to(&format!("{stem}.csv"))) download { "CSV" } " "
            a href=(to(&format!("{stem}.svg"))) download { "SVG" } " "
            button type="button" data-png=(stem.rsplit('/').next().unwrap_or_default()) hidden { "PNG" }
        }
        details class="embed" {
            summary { (pages.word(Word::EmbedChart)) }
            pre tabindex="0" { code data-address=[pages.edition.sources.base_url.is_none().then_some(SOMEWHERE)] { (code.into_string()) } }
        }
    }
}
