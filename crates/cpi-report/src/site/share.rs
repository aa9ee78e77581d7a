//! Which picture do other programs show with a link to a page? The finding of the page.

use super::downloads;
use super::pages::{Page, Pages};
use crate::Chart;
use crate::write::html::plain;
use maud::{Markup, html};

/// The picture that is shown with links to a page.
pub(super) struct Share {
    /// Its path within the whole folder.
    path: String,
    /// The finding that it shows.
    finding: String,
    /// Its width and height, in dots.
    size: [u16; 2],
}

impl Share {
    pub(super) fn path(&self) -> &str {
        &self.path
    }
}

/// The picture of a page with its bytes: the home page and those of countries have one of their own if
/// they have a chart. The other pages use that of the home page.
pub(super) fn of(pages: &Pages<'_>, page: &Page) -> Option<(Share, Vec<u8>)> {
    let stem = page.path.strip_suffix(".html")?;
    if stem != "index" && !stem.starts_with("country/") {
        return None;
    }
    let chart = downloads::charts(page).first().copied()?;
    let (size, picture) = drawn(pages, chart)?;
    let share = Share {
        path: format!(
            "{}/share/{}.png",
            pages.language.tag,
            stem.replace('/', "-")
        ),
        finding: plain(&chart.caption),
        size,
    };
    Some((share, picture))
}

#[cfg(feature = "png")]
fn drawn(pages: &Pages<'_>, chart: &Chart) -> Option<([u16; 2], Vec<u8>)> {
    let edition = pages.edition;
    let source = super::data::citation(edition);
    let is_final = edition
        .round
        .declared_final(edition.sources.round)
        .is_some();
    let mut notes = vec![source.as_str()];
    if !is_final {
        notes.push(pages.words.text(crate::composed::words::Word::DraftMark));
    }
    let picture = crate::chart::share(chart, &notes, pages.words)?;
    Some((crate::chart::SHARED, picture))
}

/// Without fonts nothing is drawn.
#[cfg(not(feature = "png"))]
fn drawn(_: &Pages<'_>, _: &Chart) -> Option<([u16; 2], Vec<u8>)> {
    None
}

/// The elements of the head of a page for programs that preview links (Open Graph). Addresses are
/// absolute if that of the site is known, which most programs require, and relative otherwise.
pub(super) fn head(
    pages: &Pages<'_>,
    page: &Page,
    share: Option<&Share>,
    to: &dyn Fn(&str) -> String,
) -> Markup {
    let base = pages.edition.sources.base_url;
    let base = base.map(|base| base.trim_end_matches('/'));
    let address = |path: &str| match base {
        Some(base) => format!("{base}/{path}"),
        None => to(path),
    };
    html! {
        meta property="og:type" content="website";
        meta property="og:title" content=(plain(&page.report.title));
        @if base.is_some() {
            meta property="og:url" content=(address(&format!("{}/{}", pages.language.tag, page.path)));
        }
        @if let Some(Share { path, finding, size: [width, height] }) = share {
            meta property="og:image" content=(address(path));
            meta property="og:image:width" content=(width);
            meta property="og:image:height" content=(height);
            meta property="og:image:alt" content=(finding);
            meta name="twitter:card" content="summary_large_image";
        }
    }
}
