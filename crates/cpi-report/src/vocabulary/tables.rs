//! Which tables are there for programs?

#[allow(clippy::wildcard_imports, reason = "tables name most fields")]
use super::*;

macro_rules! tables {
    ($($(#[doc = $doc:literal])+ $table:ident: $name:literal, [$($field:ident),+], key [$($key:ident),*];)+) => {
        $(
            $(#[doc = $doc])+
            pub const $table: TableSchema = TableSchema {
                name: $name,
                title: concat!($($doc),+),
                fields: &[$(&$field),+],
                key: &[$(&$key),*],
            };
        )+

        /// Every table, in the order of the verbs.
        pub const TABLES: &[&TableSchema] = &[$(&$table),+];
    };
}

tables! {
    /// Where a score comes from, a row a line.
    EXPLANATION: "explanation",
        [ROUND, COUNTRY, DEPTH, NODE, INDICATOR, LABEL, SCORE, CONTRIBUTION, TEXT, METHODOLOGY],
        key [];
    /// How far a round is, by country, section or assessor.
    STATUS: "status",
        [ROUND, COUNTRY, NODE, ASSESSOR, INDICATORS, ANSWERED, NOT_APPLICABLE, WITH_EVIDENCE, REVIEWED,
         ADJUDICATED, CONFLICT, REJECTED, LATE, OPEN],
        key [ROUND, COUNTRY, NODE, ASSESSOR];
    /// How far assessors agree who answered the same.
    AGREEMENTS: "agreement",
        [WHAT, VIEW, GROUP, NODE, INDICATOR, ASSESSOR, OTHER_ASSESSOR, UNITS, CODERS, AGREEMENT, KAPPA,
         KAPPA_LINEAR, KAPPA_QUADRATIC, ALPHA_NOMINAL, ALPHA_NOMINAL_INTERVAL_LOW,
         ALPHA_NOMINAL_INTERVAL_HIGH, ALPHA_ORDINAL, ALPHA_ORDINAL_INTERVAL_LOW,
         ALPHA_ORDINAL_INTERVAL_HIGH],
        key [WHAT, VIEW, GROUP, NODE, INDICATOR, ASSESSOR, OTHER_ASSESSOR];
}
