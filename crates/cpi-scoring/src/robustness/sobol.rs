//! Which points fill the unit cube evenly? The Sobol' sequence: methodology 11.12.

/// The most dimensions.
pub(crate) const DIMENSIONS: usize = 256;

/// Bits of a point in each dimension.
const BITS: usize = 32;

/// Direction numbers of Joe and Kuo (`new-joe-kuo-6`), a line a dimension: the polynomial,
/// then the first numbers *m*.
const DIRECTION_NUMBERS: &str = include_str!("direction_numbers.txt");

/// The sequence in some dimensions; any point of it can be asked for.
#[derive(Debug, Clone)]
pub(crate) struct Sequence {
    directions: Vec<[u32; BITS]>,
}

impl Sequence {
    /// The Sobol' sequence in `dimensions` dimensions, at most [`DIMENSIONS`].
    pub(crate) fn new(dimensions: usize) -> Self {
        let lines = DIRECTION_NUMBERS.lines().take(dimensions);
        Self {
            directions: lines.map(directions).collect(),
        }
    }

    /// A point, in the order of Gray codes; the first, at 0, is the origin.
    pub(crate) fn point(&self, position: u32, point: &mut Vec<u32>) {
        let gray = position ^ (position >> 1);
        point.clear();
        point.extend(self.directions.iter().map(|directions| {
            let bits = directions.iter().enumerate();
            bits.filter(|(bit, _)| (gray >> bit) & 1 == 1)
                .fold(0, |sum, (_, direction)| sum ^ direction)
        }));
    }
}

/// Bratley and Fox, *Algorithm 659*: from the polynomial and the first numbers to all.
fn directions(line: &str) -> [u32; BITS] {
    let mut numbers = line
        .split_whitespace()
        .map(|number| number.parse::<u32>().unwrap_or(1));
    let polynomial = numbers.next().unwrap_or(1);
    let first: Vec<u32> = numbers.collect();
    let degree = usize::try_from(polynomial.ilog2()).unwrap_or(0);
    let mut m = [1_u32; BITS];
    for k in 0..BITS {
        if degree == 0 {
            break;
        }
        m[k] = match first.get(k) {
            Some(given) if k < degree => *given,
            _ => {
                let mut number = m[k - degree] ^ (m[k - degree] << degree);
                for term in 1..degree {
                    if (polynomial >> (degree - term)) & 1 == 1 {
                        number ^= m[k - term] << term;
                    }
                }
                number
            }
        };
    }
    let mut shifted = m;
    for (k, number) in shifted.iter_mut().enumerate() {
        *number <<= BITS - 1 - k;
    }
    shifted
}
