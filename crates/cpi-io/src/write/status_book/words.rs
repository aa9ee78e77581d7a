//! Which fixed words does the workbook of a status use?

cpi_model::words! {
    /// A fixed word of the workbook of a status.
    pub enum StatusWord: "status" {
        /// “Status by countries”.
        ByCountry = "status-by-country",
        /// “Status by sections”.
        BySection = "status-by-section",
        /// “Status by assessors”.
        ByAssessor = "status-by-assessor",
        /// “Countries”.
        Countries = "status-countries",
        /// “Sections”.
        Sections = "status-sections",
        /// “Assessors”.
        Assessors = "status-assessors",
        /// “Round”.
        Round = "status-round",
        /// “Country”.
        Country = "status-country",
        /// “Section”.
        Section = "status-section",
        /// “Label”.
        Label = "status-label",
        /// “Assessor”.
        Assessor = "status-assessor",
        /// “Indicators”.
        Indicators = "status-indicators",
        /// “Answered”.
        Answered = "status-answered",
        /// “Not applicable”.
        NotApplicable = "status-not-applicable",
        /// “With evidence”.
        WithEvidence = "status-with-evidence",
        /// “Reviewed”.
        Reviewed = "status-reviewed",
        /// “Adjudicated”.
        Adjudicated = "status-adjudicated",
        /// “In conflict”.
        Conflict = "status-conflict",
        /// “Sent back”.
        Rejected = "status-rejected",
        /// “Late”.
        Late = "status-late",
        /// “Open”.
        Open = "status-open",
        /// A count with the sign of per cent: the header of a share.
        Share = "status-share" { count },
    }
}
