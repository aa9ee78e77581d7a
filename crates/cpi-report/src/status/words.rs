//! Which words does a status have?

cpi_model::words! {
    /// Words of the status of a round.
    pub enum Word: "state" {
        /// The title.
        Title = "state-title",
        /// That there is no country.
        Nothing = "state-nothing",
        /// What is open of a country or a section.
        Open = "state-open",
        /// What is open of an assessor.
        OpenOfAssessors = "state-open-of-assessors",
    }
}
