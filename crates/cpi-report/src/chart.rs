//! How does a chart become a picture?
//!
//! [`svg`] draws every form of [`Chart`] as SVG that a screen reader can read: a title that states
//! the finding and a description, under ids that do not collide in a page of many charts. The
//! same chart gives the same bytes. Texts are laid out by a table of the widths of letters, so no
//! font is needed, and labels neither overlap nor leave the picture.
//!
//! Colours are those of [`palette`]. In a page they are CSS variables ([`palette::css`]), so that
//! the page can be light or dark; in a file they are fixed and light.

mod canvas;
mod columns;
mod key;
pub mod palette;
#[cfg(feature = "png")]
mod png;
mod rows;
mod scale;
#[cfg(feature = "png")]
mod share;
mod text;
mod words;

// A module for each form, or for two that are alike.
mod answers;
mod bars;
mod dots;
mod dumbbells;
mod matrix;
mod over_rounds;
mod strips;

#[cfg(feature = "png")]
pub(crate) use png::drawn;
#[cfg(feature = "png")]
pub use png::png;
#[cfg(feature = "png")]
pub(crate) use share::{SIZE as SHARED, share};
pub use text::{lines, width};
pub use words::ChartWords;

use crate::{Chart, ChartForm};
use canvas::Canvas;
use cpi_model::characters::visible_line;
use cpi_model::language::Words;

/// How a chart is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// The words of its language.
    pub words: Words<'a>,
    /// What the ids in the picture begin with, so that several in one page differ. Letters, digits,
    /// `-` and `_`.
    pub id: &'a str,
    /// How wide the picture is, in units of which a line of text takes 14. The default is 680.
    pub width: u16,
    /// Where its colours come from. The default is fixed light colours, as a file has them.
    pub colours: Colours,
    /// A line below the picture, so that a file that is passed on says where its figures come from.
    /// The default is none.
    pub source: Option<&'a str>,
    /// Whether its title is also written above it, and below it the notice that a translation has not
    /// been reviewed. The default is yes; in a page, the figure has a caption already.
    pub titled: bool,
}

/// Where the colours of a chart come from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Colours {
    /// Fixed colours on white, for files and paper.
    #[default]
    Light,
    /// Fixed colours on black.
    Dark,
    /// CSS variables, for SVG within a page that has [`palette::css`].
    Variables,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self {
            words: Words::of("en"),
            id: "chart",
            width: 680,
            colours: Colours::default(),
            source: None,
            titled: true,
        }
    }
}

impl<'a> Options<'a> {
    /// For SVG within a page that has the variables and writes captions: no other chart of the page
    /// may have the same id.
    pub fn inline(words: Words<'a>, id: &'a str) -> Self {
        Self {
            words,
            id,
            colours: Colours::Variables,
            titled: false,
            ..Self::default()
        }
    }

    /// For a file of its own, with what its figures come from.
    pub fn file(words: Words<'a>, source: Option<&'a str>) -> Self {
        Self {
            words,
            source,
            ..Self::default()
        }
    }
}

/// The size of the letters of a title.
const TITLE: f64 = 16.0;

/// The picture of a chart.
///
/// # Examples
///
/// ```
/// use cpi_model::{Decimal, language::Words};
/// use cpi_report::{Axis, Cell, Chart, ChartForm, Table, chart, vocabulary};
/// let words = Words::of("en");
/// let score = |exact: &str| Cell::Figure { exact: exact.to_owned(), shown: exact.to_owned() };
/// let table = Table::of(&vocabulary::RANKING, words).with_rows([vec![
///     "2026".into(), Cell::named("XAA", "Aland"), "IDX".into(), Cell::count(1), score("0.5"), score("0.5"),
/// ]]);
/// let axis = Axis::between([Decimal::ZERO, Decimal::ONE], "score", words);
/// let form = ChartForm::Dots { label: "country", value: "score", spans: Vec::new(), axis };
/// let drawn = Chart::new(form, table, "Aland is halfway", "Aland has 0.5 of 1");
/// let svg = chart::svg(&drawn, &chart::Options::inline(words, "c1"));
/// assert!(svg.contains(r#"<title id="c1-title">Aland is halfway</title>"#));
/// ```
pub fn svg(chart: &Chart, options: &Options<'_>) -> String {
    let width = f64::from(options.width.max(240));
    let mut canvas = Canvas::new(width);
    let caption = visible_line(&chart.caption.to_string()).into_owned();
    if options.titled {
        for line in lines(&caption, TITLE, true, width - 2.0 * canvas::MARGIN, 6) {
            let at = canvas.beneath(TITLE * 1.35);
            canvas.text(
                canvas::MARGIN,
                at - TITLE * 0.35,
                &line,
                canvas::Type::title(),
            );
        }
        canvas.beneath(6.0);
    }
    draw(&mut canvas, chart, options.words);
    let notice = options.words.draft_notice().filter(|_| options.titled);
    let beneath: Vec<&str> = options.source.into_iter().chain(notice).collect();
    if !beneath.is_empty() {
        canvas.beneath(6.0);
    }
    for text in beneath {
        let room = width - 2.0 * canvas::MARGIN;
        for line in lines(&visible_line(text), canvas::SMALL, false, room, 4) {
            let at = canvas.beneath(16.0);
            canvas.text(canvas::MARGIN, at - 4.0, &line, canvas::Type::small());
        }
    }
    canvas.write(&caption, &visible_line(&chart.alternative), options)
}

/// Draws the form of a chart below what a canvas has.
fn draw(canvas: &mut Canvas, chart: &Chart, words: Words<'_>) {
    match &*chart.form {
        ChartForm::Dots { .. } | ChartForm::Ranks { .. } => dots::draw(canvas, chart, words),
        ChartForm::Strips { .. } => strips::draw(canvas, chart, words),
        ChartForm::Dumbbells { .. } => dumbbells::draw(canvas, chart, words),
        ChartForm::Bars { .. } => bars::draw(canvas, chart, words),
        ChartForm::Parts { .. } => bars::draw_parts(canvas, chart, words),
        ChartForm::Answers { .. } => answers::draw(canvas, chart, words),
        ChartForm::Slopes { .. } => over_rounds::slopes(canvas, chart, words),
        ChartForm::Panels { .. } => over_rounds::panels(canvas, chart, words),
        ChartForm::Matrix { .. } => matrix::draw(canvas, chart, words),
    }
}
