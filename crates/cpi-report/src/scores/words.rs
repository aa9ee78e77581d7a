//! Which words do tables of scores have?

cpi_model::words! {
    /// Words of tables of scores.
    pub enum Word: "scores" {
        /// The title of the report.
        Title = "scores-title" { framework, version },
        /// The score of the index.
        Index = "scores-index",
        /// The score of a node.
        Score = "scores-score",
        /// The rank at the index (methodology 7.2).
        Rank = "scores-rank",
        /// The band of the index (methodology 9).
        Band = "scores-band",
        /// Answered over applicable.
        Coverage = "scores-coverage",
        /// Declared not applicable over asked (methodology 4.13).
        NotApplicable = "scores-not-applicable",
        /// What missing answers still allow (methodology 6).
        Bounds = "scores-bounds",
        /// The share of the answered that is reviewed (methodology 10.7).
        Reviewed = "scores-reviewed",
        /// The share of the answered that is adjudicated (methodology 10.7).
        Adjudicated = "scores-adjudicated",
        /// How many indicators are in undecided conflict.
        Conflicts = "scores-conflicts",
        /// The gap between law and practice (methodology 5.5).
        Gap = "scores-gap",
        /// Over the table of one country.
        OfCountry = "scores-of-country" { country, round },
        /// The same with a figure.
        WithFigure = "scores-with-figure" { title, name, figure },
    }
}
