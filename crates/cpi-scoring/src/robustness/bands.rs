//! In which band is a country in a draw? Methodology 8.1.

use super::formulas::rounded;
use super::inputs::float;
use super::program::power_of_ten;
use super::quantiles::Chunk;
use cpi_model::draft::{RankScores, RoundingMode};
use cpi_model::framework::Framework;

/// The thresholds of the bands; none, if the framework has no bands.
#[derive(Debug, Clone)]
pub(crate) struct Bands {
    thresholds: Vec<f64>,
    rounding: Option<(f64, RoundingMode)>,
}

impl Bands {
    pub(crate) fn new(framework: &Framework) -> Self {
        let Some(banding) = framework.banding() else {
            return Self {
                thresholds: Vec::new(),
                rounding: None,
            };
        };
        let display = framework.display();
        let from = banding.bands.iter().map(|(_, from)| *from);
        Self {
            thresholds: from
                .map(|from| from.map_or(f64::NEG_INFINITY, |from| float(from.into())))
                .collect(),
            rounding: match banding.scores {
                RankScores::Rounded => Some((power_of_ten(display.digits()), display.mode())),
                RankScores::Unrounded => None,
            },
        }
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.thresholds.len()
    }

    /// Counts the bands of a chunk, country by country; what is within 10⁻¹² of a threshold
    /// has reached it.
    pub(crate) fn count(&self, chunk: &Chunk, counts: &mut [u32]) {
        let of_country = counts.chunks_exact_mut(self.len().max(1));
        for (country, counts) in of_country.enumerate() {
            for score in chunk.lane(country).iter().filter(|score| !score.is_nan()) {
                let compared = match self.rounding {
                    Some((scale, mode)) => rounded(*score, scale, mode),
                    None => *score,
                };
                let reached = self
                    .thresholds
                    .iter()
                    .rposition(|from| *from <= compared + 1e-12 * compared.abs().max(1.0));
                if let Some(band) = reached {
                    counts[band] += 1;
                }
            }
        }
    }
}
