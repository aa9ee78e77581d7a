//! Which words do charts have?

cpi_model::words! {
    /// The words of charts: along axes and in keys.
    pub enum ChartWords: "chart" {
        /// What the numbers of an axis are.
        Score = "chart-score",
        /// The dots of a strip that are not highlighted.
        Others = "chart-others",
        /// The meaning of bounds in a key.
        Bounds = "chart-bounds",
        /// The meaning of an interval in a key.
        Interval = "chart-interval" { share },
    }
}
