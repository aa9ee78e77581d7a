//! Which words does a status have?

cpi_model::words! {
    /// Words of the status of a round.
    pub enum Word: "state" {
        /// The title.
        Title = "state-title",
        /// That there is no country.
        Nothing = "state-nothing",
    }
}
