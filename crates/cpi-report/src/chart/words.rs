//! Which words stand in charts?

cpi_model::words! {
    /// What stands in charts: along axes, in keys, in findings.
    pub enum ChartWords: "chart" {
        /// What the numbers of an axis are.
        Score = "chart-score",
        /// The dots of a strip that stand back.
        Others = "chart-others",
        /// The meaning of bounds in a key.
        Bounds = "chart-bounds",
        /// The meaning of an interval in a key.
        Interval = "chart-interval" { share },
    }
}
