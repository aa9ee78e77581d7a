//! How are rows of few different values summed for many countries?
//!
//! A row of answers has three or four values, however many countries answered. So three rows
//! together hold at most some dozens of patterns; each is summed once, and a country adds one
//! sum in place of three products. A row joins those before it where that spares more than
//! the further patterns cost. Sums run in the order of the rows within a group, and then
//! group by group.

use super::program::TOGETHER;
use std::collections::BTreeMap;

/// Groups whose sums stand in the nearest cache together.
const GROUPS: usize = 8;
/// Sums that a place of eight bits tells apart.
const PLACES: usize = 256;
/// How many additions take as long as a sum that is written.
const WRITTEN: usize = 2;

/// The sums of some groups; the first is that of no row at all.
pub(crate) type Sums = [Sum; PLACES];

/// A number for each of the draws, in lines of a cache of its own.
#[derive(Debug, Clone, Copy)]
#[repr(align(64))]
pub(crate) struct Sum([f64; TOGETHER]);

/// Memory for sums.
pub(crate) fn sums() -> Box<Sums> {
    let sums = vec![Sum([0.0; TOGETHER]); PLACES];
    sums.try_into().expect("as many were made as have places")
}

/// Columns of a table, one a country, as patterns of its rows.
#[derive(Debug, Clone)]
pub(crate) struct Patterns {
    batches: Vec<Batch>,
}

/// Some groups of rows.
#[derive(Debug, Clone, Default)]
struct Batch {
    /// Row and value: the first sums.
    products: Vec<(usize, f64)>,
    /// The further ones: of two before.
    sums: Vec<[u8; 2]>,
    /// Which sums a country adds.
    of_country: Vec<[u8; GROUPS]>,
}

/// Some rows, and the patterns in which they occur.
#[derive(Clone)]
struct Group {
    rows: usize,
    products: Vec<(usize, f64)>,
    /// Each a pattern of the rows before, and a product of the row.
    sums: Vec<[Pattern; 2]>,
    of_country: Vec<Pattern>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Pattern {
    Nothing,
    Product(usize),
    Sum(usize),
}

impl Group {
    fn new(countries: usize) -> Self {
        Self {
            rows: 0,
            products: Vec::new(),
            sums: Vec::new(),
            of_country: vec![Pattern::Nothing; countries],
        }
    }

    /// With one row more.
    fn with(mut self, columns: &[Vec<f64>], row: usize) -> Self {
        let mut products: BTreeMap<u64, Pattern> = BTreeMap::new();
        let mut sums = BTreeMap::new();
        for (column, pattern) in columns.iter().zip(&mut self.of_country) {
            let value = column[row];
            if value == 0.0 {
                continue;
            }
            let product = *products.entry(value.to_bits()).or_insert_with(|| {
                self.products.push((row, value));
                Pattern::Product(self.products.len() - 1)
            });
            *pattern = if *pattern == Pattern::Nothing {
                product
            } else {
                *sums.entry((*pattern, product)).or_insert_with(|| {
                    self.sums.push([*pattern, product]);
                    Pattern::Sum(self.sums.len() - 1)
                })
            };
        }
        self.rows += 1;
        self
    }

    /// The sums that it writes.
    fn written(&self) -> usize {
        self.products.len() + self.sums.len()
    }

    fn cost(&self) -> usize {
        WRITTEN * self.written() + self.of_country.len()
    }

    /// Whether its sums fit.
    fn fits(&self) -> bool {
        self.written() < PLACES
    }
}

impl Patterns {
    /// `None` where products are as fast: where countries are few, or values many.
    pub(crate) fn new(columns: &[Vec<f64>], rows: usize) -> Option<Self> {
        let mut groups = Vec::new();
        let mut cost = 0;
        let mut row = 0;
        while row < rows {
            let mut group = Group::new(columns.len()).with(columns, row);
            while row + group.rows < rows {
                let more = group.clone().with(columns, row + group.rows);
                // The cost of a row.
                if !more.fits() || group.cost() * more.rows <= more.cost() * group.rows {
                    break;
                }
                group = more;
            }
            if !group.fits() {
                return None;
            }
            row += group.rows;
            cost += group.cost();
            groups.push(group);
        }
        (cost < rows * columns.len()).then(|| Self {
            batches: batches(&groups),
        })
    }

    /// Adds up each column, its rows weighted by those drawn for the `words`.
    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "it takes the instructions of its caller"
    )]
    pub(crate) fn add(
        &self,
        words: &[usize],
        drawn: &[[f64; TOGETHER]],
        sums: &mut Sums,
        totals: &mut [[f64; TOGETHER]],
    ) {
        totals.fill([0.0; TOGETHER]);
        for batch in &self.batches {
            let mut at = 1_u8;
            for (row, value) in &batch.products {
                let mut product = drawn[words[*row]];
                for draw in &mut product {
                    *draw *= value;
                }
                sums[usize::from(at)] = Sum(product);
                at = at.wrapping_add(1);
            }
            for [one, other] in &batch.sums {
                let mut sum = sums[usize::from(*one)].0;
                let other = sums[usize::from(*other)].0;
                for draw in 0..TOGETHER {
                    sum[draw] += other[draw];
                }
                sums[usize::from(at)] = Sum(sum);
                at = at.wrapping_add(1);
            }
            for (total, patterns) in totals.iter_mut().zip(&batch.of_country) {
                let mut all = *total;
                for pattern in patterns {
                    let sum = sums[usize::from(*pattern)].0;
                    for draw in 0..TOGETHER {
                        all[draw] += sum[draw];
                    }
                }
                *total = all;
            }
        }
    }
}

/// Groups, as many together as fit.
fn batches(mut groups: &[Group]) -> Vec<Batch> {
    let mut batches = Vec::new();
    while !groups.is_empty() {
        let mut taken = 0;
        let mut written = 1;
        while let Some(group) = groups.get(taken)
            && taken < GROUPS
            && written + group.written() <= PLACES
        {
            written += group.written();
            taken += 1;
        }
        let (some, rest) = groups.split_at(taken);
        batches.push(batch(some));
        groups = rest;
    }
    batches
}

fn batch(groups: &[Group]) -> Batch {
    let mut batch = Batch {
        of_country: vec![[0; GROUPS]; groups.first().map_or(0, |group| group.of_country.len())],
        ..Batch::default()
    };
    let all: usize = groups.iter().map(|group| group.products.len()).sum();
    for (g, group) in groups.iter().enumerate() {
        let (products, sums) = (1 + batch.products.len(), 1 + all + batch.sums.len());
        let place = |pattern: Pattern| {
            let place = match pattern {
                Pattern::Nothing => 0,
                Pattern::Product(product) => products + product,
                Pattern::Sum(sum) => sums + sum,
            };
            u8::try_from(place).expect("so many groups were taken that their sums fit")
        };
        batch.products.extend(&group.products);
        batch
            .sums
            .extend(group.sums.iter().map(|both| both.map(place)));
        for (places, pattern) in batch.of_country.iter_mut().zip(&group.of_country) {
            places[g] = place(*pattern);
        }
    }
    batch
}
