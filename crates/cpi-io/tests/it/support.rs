//! What several tests need.
#![cfg(feature = "spreadsheet")]

pub(crate) mod incoming;
