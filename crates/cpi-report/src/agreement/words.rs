//! Which words does the agreement of assessors have?

cpi_model::words! {
    /// Words of the agreement of assessors.
    pub enum Word: "agreement" {
        /// The title.
        Title = "agreement-title",
        /// That there is nothing to compare.
        Nothing = "agreement-nothing",
        /// The heading over disagreements.
        Disagreements = "agreement-disagreements" { count },
        /// A row about the index.
        Index = "agreement-index",
        /// A row about a section.
        Section = "agreement-section",
        /// A row about a group of a view.
        Group = "agreement-group",
        /// A row about an indicator.
        Indicator = "agreement-indicator",
        /// A row about a pair of assessors.
        Pair = "agreement-pair",
        /// The column of codes.
        Code = "agreement-code",
        /// The column of intervals (methodology 10.13).
        Interval = "agreement-interval",
        /// A disagreement.
        Disagreement = "agreement-disagreement" { indicator, country, answers, apart },
        /// What an assessor says.
        Says = "agreement-says" { who, answer },
        /// How far apart answers are.
        Apart = "agreement-apart" { how, distance },
    }
}
