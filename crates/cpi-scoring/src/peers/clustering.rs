//! Which countries are alike? Agglomerative clustering with average linkage, exact and with
//! ties decided by the codes: methodology 15.4.
//!
//! Crates for this, such as `kodama`, compute in floating point and leave ties to the order
//! of the input; the groups of a published table must be the same on every machine and in
//! every order, and there are no more countries than a plain search of pairs can bear.

use crate::peers::{ClusterMerge, PeerGroup};
use crate::session::Session;
use cpi_model::number::{Rounding, Score};
use cpi_model::peers::Likeness;
use rust_decimal::Decimal;

/// Countries that have been joined, by position, in the order of their codes.
type Cluster = Vec<usize>;

/// Joins the most alike until the declared end; the groups and each joining.
pub(super) fn groups(
    now: &Session,
    nodes: &[usize],
    end: Likeness,
) -> (Vec<PeerGroup>, Vec<ClusterMerge>) {
    let code = |at: &usize| now.countries[*at].assessment.country();
    let mut clusters: Vec<Cluster> = (0..now.countries.len()).map(|at| vec![at]).collect();
    clusters.sort_by_key(|cluster| code(&cluster[0]));
    // The sums of the distances between the countries of two clusters, in their order.
    let mut sums: Vec<Vec<Option<Decimal>>> = clusters
        .iter()
        .map(|one| {
            let others = clusters.iter();
            others
                .map(|other| distance(now, nodes, one[0], other[0]))
                .collect()
        })
        .collect();
    let names = |cluster: &Cluster| -> Vec<String> {
        cluster.iter().map(|at| code(at).to_owned()).collect()
    };
    let mut joined = Vec::new();
    loop {
        if let Likeness::Groups(left) = end
            && clusters.len() <= left
        {
            break;
        }
        // The nearest pair; of several the first by codes.
        let mut nearest: Option<(Decimal, usize, usize)> = None;
        for one in 0..clusters.len() {
            for other in one + 1..clusters.len() {
                let pairs = Decimal::from(clusters[one].len() * clusters[other].len());
                let mean = sums[one][other].and_then(|sum| sum.checked_div(pairs));
                // As it is written: digits beyond that do not part what is equally near.
                let Some(mean) = mean.map(|mean| Rounding::WRITTEN.apply(mean)) else {
                    continue;
                };
                if nearest.is_none_or(|(known, ..)| mean < known) {
                    nearest = Some((mean, one, other));
                }
            }
        }
        let Some((distance, one, other)) = nearest else {
            break;
        };
        if let Likeness::Distance(most) = end
            && most < distance
        {
            break;
        }
        joined.push(ClusterMerge {
            one: names(&clusters[one]),
            other: names(&clusters[other]),
            distance: Score::from(distance),
        });
        let moved = clusters.remove(other);
        clusters[one].extend(moved);
        clusters[one].sort_by_key(|at| code(at));
        let moved = sums.remove(other);
        for row in &mut sums {
            row.remove(other);
        }
        #[expect(
            clippy::needless_range_loop,
            reason = "two entries of the table change at once"
        )]
        for third in 0..clusters.len() {
            let from = if third < other { third } else { third + 1 };
            let sum = sums[one][third]
                .zip(moved[from])
                .and_then(|(a, b)| a.checked_add(b));
            sums[one][third] = sum;
            sums[third][one] = sum;
        }
    }
    let groups = clusters.iter().enumerate().map(|(i, cluster)| PeerGroup {
        code: format!("likeness-{}", i + 1),
        countries: names(cluster),
    });
    (groups.collect(), joined)
}

/// The mean absolute difference over the nodes for which both have a score; nothing where
/// there is none.
fn distance(now: &Session, nodes: &[usize], one: usize, other: usize) -> Option<Decimal> {
    let (mut sum, mut count) = (Decimal::ZERO, 0_u32);
    for &node in nodes {
        if let Some((a, b)) = now.score(one, node).zip(now.score(other, node)) {
            sum = sum.checked_add(a.checked_sub(b)?.abs())?;
            count += 1;
        }
    }
    sum.checked_div(Decimal::from(count))
}
