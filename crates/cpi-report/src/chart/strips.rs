//! A strip for each row: a dot for each label, with as many names as there is room for.

use super::ChartWords;
use super::canvas::{Anchor, Canvas, Ink, MARGIN, Paint, SMALL, Type};
use super::columns::{self, Columns, Figure, Label};
use super::dots::Plot;
use super::key;
use super::rows::Rows;
use super::scale::{NUMBERS, Scale};
use super::text::lines;
use crate::{Chart, ChartForm};
use cpi_model::language::Words;

/// The radius of a dot, and of the highlighted one.
const DOT: f64 = 4.0;
const ACCENT: f64 = 6.0;
/// The height of a lane of names.
const LANE: f64 = 16.0;
/// The most lanes of names above a strip.
const LANES: usize = 3;
/// The most dots of which all names are tried; of more, only those of the ends and the highlighted
/// one.
const NAMED: usize = 12;
/// The most dots one above another.
const LEVELS: usize = 5;

/// A label in a strip.
struct Spot<'a> {
    label: &'a Label,
    figure: &'a Figure,
    x: f64,
    /// How far above or below the middle it was moved, so that dots do not hide each other.
    level: f64,
    accent: bool,
}

/// A name above a strip.
struct Name {
    text: String,
    bold: bool,
    /// The middle of the name, and of its dot.
    x: f64,
    dot: f64,
    level: f64,
    lane: usize,
}

pub(super) fn draw(canvas: &mut Canvas, chart: &Chart, words: Words<'_>) {
    let ChartForm::Strips {
        row,
        label,
        value,
        axis,
    } = &*chart.form
    else {
        return;
    };
    let columns = Columns::of(chart, words);
    let (each, labels) = (columns.labels(row), columns.labels(label));
    let figures = columns.figures(value);
    let strips = columns::distinct(&each);
    let rows = Rows::of(canvas, &columns, &strips, 0.3);
    let shown: Vec<String> = strips
        .iter()
        .map(|strip| {
            let accent = |at: &usize| each[*at] == *strip && columns.is_accent(&labels[*at]);
            let found = (0..each.len()).find(accent);
            let figure = found.and_then(|at| figures[at].as_ref());
            figure.map_or(String::new(), |figure| figure.shown.clone())
        })
        .collect();
    let plot = Plot::beside(canvas, &rows, axis, &shown);
    let laid: Vec<Strip<'_>> = strips
        .iter()
        .map(|strip| {
            let spots = (0..each.len()).filter(|at| each[*at] == *strip);
            let spots = spots.filter_map(|at| {
                let figure = figures[at].as_ref()?;
                Some(Spot {
                    label: &labels[at],
                    figure,
                    x: plot.scale.at(figure.at),
                    level: 0.0,
                    accent: columns.is_accent(&labels[at]),
                })
            });
            Strip::of([rows.end(), canvas.width() - MARGIN], spots.collect())
        })
        .collect();
    let height = |at: usize| rows.height(at, laid[at].height());
    let heights: f64 = (0..strips.len()).map(height).sum();
    plot.grid(canvas, axis, heights);
    for (at, strip) in laid.iter().enumerate() {
        let top = canvas.height();
        let bottom = canvas.beneath(height(at));
        // The dots are below the names, in the middle of the height that is left.
        let middle = bottom - (bottom - top - strip.height()) / 2.0 - strip.beneath();
        rows.write(canvas, at, f64::midpoint(top, bottom));
        strip.draw(canvas, &plot.scale, middle);
        let how = Type::label().bold(true).to(Anchor::End);
        canvas.text_at(plot.right, middle, &shown[at], how);
    }
    canvas.beneath(NUMBERS);
    let mark = |ink: Ink, radius: f64| -> key::Mark {
        Box::new(move |canvas, [x, middle], width| {
            canvas.circle([x + width / 2.0, middle], radius, Paint::filled(ink));
        })
    };
    let accent = labels.iter().find(|label| columns.is_accent(label));
    let mut marks = Vec::new();
    if let Some(accent) = accent {
        marks.push((mark(Ink::Main, ACCENT), accent.name.clone()));
        let others = words.text(ChartWords::Others);
        marks.push((mark(Ink::Other, DOT), others.to_owned()));
    } else {
        marks.push((mark(Ink::Other, DOT), axis.name.clone()));
    }
    key::draw(canvas, marks);
}

struct Strip<'a> {
    spots: Vec<Spot<'a>>,
    names: Vec<Name>,
}

impl<'a> Strip<'a> {
    fn of(ends: [f64; 2], mut spots: Vec<Spot<'a>>) -> Self {
        spots.sort_by(|a, b| a.x.total_cmp(&b.x));
        swarm(&mut spots);
        let names = names(&spots, ends);
        Self { spots, names }
    }

    /// How far the dots reach above and below their middle.
    fn reach(&self) -> [f64; 2] {
        let levels = self.spots.iter().map(|spot| spot.level);
        let (low, high) = levels.fold((0.0_f64, 0.0_f64), |(low, high), level| {
            (low.min(level), high.max(level))
        });
        [-low + ACCENT + 2.0, high + ACCENT + 2.0]
    }

    fn lanes(&self) -> f64 {
        let lanes = self.names.iter().map(|name| name.lane + 1).max();
        f64::from(u8::try_from(lanes.unwrap_or_default()).unwrap_or(u8::MAX))
    }

    fn beneath(&self) -> f64 {
        self.reach()[1] + 3.0
    }

    fn height(&self) -> f64 {
        (self.lanes() * LANE + self.reach()[0] + self.beneath() + 3.0).max(28.0)
    }

    fn draw(&self, canvas: &mut Canvas, scale: &Scale, middle: f64) {
        let [from, to] = [scale.from, scale.to].map(|x| [x, middle]);
        canvas.line(from, to, Paint::guide(Ink::Grid, 1.0));
        let above = middle - self.reach()[0];
        for name in &self.names {
            let lane = f64::from(u8::try_from(name.lane).unwrap_or(u8::MAX));
            let baseline = above - lane * LANE - 4.0;
            let how = Type {
                ink: if name.bold { Ink::Text } else { Ink::Muted },
                ..Type::small().bold(name.bold).to(Anchor::Middle)
            };
            let from = [name.dot, baseline + 3.0];
            let to = [name.dot, middle + name.level - DOT];
            canvas.line(from, to, Paint::guide(Ink::Other, 1.0));
            canvas.text(name.x, baseline, &name.text, how);
        }
        let (accent, others): (Vec<&Spot<'_>>, Vec<_>) =
            self.spots.iter().partition(|spot| spot.accent);
        for spot in others {
            let at = [spot.x, middle + spot.level];
            canvas.circle(at, DOT, Paint::filled(Ink::Other).apart());
        }
        for spot in accent {
            let at = [spot.x, middle + spot.level];
            canvas.circle(at, ACCENT, Paint::filled(Ink::Main).apart());
        }
    }
}

/// Moves dots that would hide each other above and below the middle, as far as there are levels.
fn swarm(spots: &mut [Spot<'_>]) {
    const APART: f64 = 2.0 * DOT + 0.5;
    for at in 0..spots.len() {
        let (before, rest) = spots.split_at_mut(at);
        let spot = &mut rest[0];
        let near = before.iter().filter(|other| spot.x - other.x < APART);
        let taken: Vec<f64> = near.map(|other| other.level).collect();
        let levels = (0..LEVELS).map(|step| {
            // 0, -1, 1, -2, 2 …
            let steps = f64::from(u8::try_from(step.div_ceil(2)).unwrap_or(u8::MAX));
            if step % 2 == 1 {
                -steps * APART
            } else {
                steps * APART
            }
        });
        let mut levels = levels;
        let is_free = |level: &f64| taken.iter().all(|other| APART <= (level - other).abs());
        spot.level = levels.find(is_free).unwrap_or_default();
    }
}

/// The names that there is room for: that of the highlighted label first, then those of the ends,
/// then the others.
fn names(spots: &[Spot<'_>], ends: [f64; 2]) -> Vec<Name> {
    // Dots with the same figure share a name.
    let mut groups: Vec<Vec<&Spot<'_>>> = Vec::new();
    for spot in spots {
        match groups.last_mut() {
            Some(group) if group[0].figure.at.total_cmp(&spot.figure.at).is_eq() => {
                group.push(spot);
            }
            _ => groups.push(vec![spot]),
        }
    }
    let last = groups.len().saturating_sub(1);
    let mut order: Vec<usize> = (0..groups.len()).collect();
    let accent = |at: usize| groups[at].iter().any(|spot| spot.accent);
    order.sort_by_key(|at| (!accent(*at), (*at).min(last - *at)));
    if NAMED < spots.len() {
        order.retain(|at| accent(*at) || *at == 0 || *at == last);
    }
    // A name may begin, end or be centred above its dot. Which of these is tried first decides how
    // many other names fit, so all three orders are tried.
    let laid = [[0.0, 1.0, -1.0], [1.0, 0.0, -1.0], [-1.0, 0.0, 1.0]].map(|sides| {
        let mut taken: Vec<Vec<[f64; 2]>> = vec![Vec::new(); LANES];
        let of_group = |at: &usize| {
            let mut tried = sides.iter();
            tried.find_map(|side| name(&groups[*at], ends, *side, &mut taken))
        };
        order.iter().filter_map(of_group).collect::<Vec<Name>>()
    });
    let most = laid.iter().map(Vec::len).max().unwrap_or_default();
    let mut laid = laid.into_iter();
    laid.find(|names| names.len() == most).unwrap_or_default()
}

/// The name of dots with one figure, in the lowest lane that is free.
fn name(
    group: &[&Spot<'_>],
    [left, right]: [f64; 2],
    side: f64,
    taken: &mut [Vec<[f64; 2]>],
) -> Option<Name> {
    let accent = group.iter().find(|spot| spot.accent);
    let first = accent.unwrap_or(&group[0]);
    let bold = accent.is_some();
    let how = Type::small().bold(bold);
    let all: Vec<&str> = std::iter::once(first)
        .chain(group.iter().filter(|spot| !std::ptr::eq(**spot, *first)))
        .map(|spot| spot.label.name.as_str())
        .collect();
    let most = (right - left) * 0.45;
    let mut text = all.join(", ");
    if most < how.width(&text) {
        let more = match all.len() - 1 {
            0 => String::new(),
            more => format!(" +{more}"),
        };
        let own = lines(all[0], SMALL, bold, most - how.width(&more), 1).concat();
        text = own + &more;
    }
    let half = how.width(&text) / 2.0 + 4.0;
    let x = first.x + side * (half - 8.0);
    let x = x.max(left + half).min(right - half);
    let is_free = |lane: &Vec<[f64; 2]>, [from, to]: [f64; 2]| {
        lane.iter().all(|[start, end]| to <= *start || *end <= from)
    };
    let lead = [first.x - 2.0, first.x + 2.0];
    let lane = (0..taken.len()).find(|lane| {
        // The line down to the dot must not cross a name.
        is_free(&taken[*lane], [x - half, x + half])
            && taken[..*lane].iter().all(|beneath| is_free(beneath, lead))
    })?;
    taken[lane].push([x - half, x + half]);
    for beneath in &mut taken[..lane] {
        beneath.push(lead);
    }
    Some(Name {
        text,
        bold,
        x,
        dot: first.x,
        level: first.level,
        lane,
    })
}
