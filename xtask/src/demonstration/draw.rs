//! How is chance taken out of a fictional answer? By a hash of its names.

/// A number from names, the same on every machine: FNV-1a, then the finaliser of `SplitMix64`,
/// so that neighbouring codes lie far apart.
pub(crate) fn number(names: &[&str]) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for name in names {
        for byte in name.bytes().chain([0xff]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

/// A number below an end, which is not 0.
pub(crate) fn below(end: u64, names: &[&str]) -> u64 {
    number(names) % end
}

/// Whether something happens that happens in so many per cent.
pub(crate) fn happens(per_cent: u64, names: &[&str]) -> bool {
    below(100, names) < per_cent
}

/// One of several, if there are any.
pub(crate) fn one<'a, T>(of: &'a [T], names: &[&str]) -> Option<&'a T> {
    let end = u64::try_from(of.len()).ok().filter(|end| 0 < *end)?;
    of.get(usize::try_from(below(end, names)).ok()?)
}
