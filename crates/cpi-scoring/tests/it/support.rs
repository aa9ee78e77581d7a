//! What several tests need.

pub(crate) mod arbitrary;
pub(crate) mod brute_force;
pub(crate) mod fixtures;
pub(crate) mod steps;
