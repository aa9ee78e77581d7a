//! Where on the picture is a number of an axis?

use super::canvas::{Anchor, Canvas, Ink, Paint, Type};
use crate::Axis;
use rust_decimal::prelude::ToPrimitive;

/// An axis from left to right.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    pub(super) ends: [f64; 2],
    pub(super) from: f64,
    pub(super) to: f64,
}

impl Scale {
    pub(super) fn of(axis: &Axis, from: f64, to: f64) -> Self {
        let ends = [axis.low, axis.high].map(|end| end.to_f64().unwrap_or_default());
        Self { ends, from, to }
    }

    /// Where a number is; beyond an end, at that end.
    pub(super) fn at(&self, number: f64) -> f64 {
        let [low, high] = self.ends;
        let part = ((number - low) / (high - low)).clamp(0.0, 1.0);
        self.from + part * (self.to - self.from)
    }
}

/// The height of the numbers along an axis.
pub(super) const NUMBERS: f64 = 18.0;

/// Half of the widest of the numbers at the ends of an axis: how far they reach beyond it.
pub(super) fn overhang(axis: &Axis) -> f64 {
    let ends = [axis.ticks.first(), axis.ticks.last()];
    let widths = ends.into_iter().flatten();
    let widths = widths.map(|tick| Type::small().width(&tick.shown) / 2.0);
    widths.fold(0.0, f64::max)
}

/// Lines across the plot at the numbers of an axis, and the numbers below (or above) it: all of
/// them, or as many as there is room for.
pub(super) fn draw(canvas: &mut Canvas, axis: &Axis, scale: &Scale, [top, bottom]: [f64; 2]) {
    let how = Type::small().to(Anchor::Middle);
    let mut free = f64::NEG_INFINITY;
    // The last number is always written; one before it is left out if they would overlap.
    let last = axis.ticks.last().map(|tick| {
        let at = tick.at.to_f64().unwrap_or_default();
        scale.at(at) - how.width(&tick.shown) / 2.0
    });
    for (position, tick) in axis.ticks.iter().enumerate() {
        let is_last = position + 1 == axis.ticks.len();
        let at = scale.at(tick.at.to_f64().unwrap_or_default());
        let ink = if tick.at.is_zero() {
            Ink::Other
        } else {
            Ink::Grid
        };
        canvas.line([at, top], [at, bottom], Paint::guide(ink, 1.0));
        let half = how.width(&tick.shown) / 2.0;
        let has_room =
            free < at - half && (is_last || last.is_none_or(|last| at + half + 8.0 < last));
        if has_room {
            canvas.text(at, bottom + NUMBERS - 4.0, &tick.shown, how);
            free = at + half + 8.0;
        }
    }
}
