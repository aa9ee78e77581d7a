//! Which words do all reports have? Those of one kind of report are in its module.

cpi_model::words! {
    /// Words that all reports have.
    pub enum Word: "report" {
        /// What a dash stands for.
        Dash = "report-dash",
        /// That lower scores are better at a node (methodology 7.4).
        LowerIsBetter = "report-lower-is-better" { node },
        /// From one figure to another.
        Range = "report-range" { low, high },
        /// The same where a figure has a minus sign.
        RangeWithMinus = "report-range-with-minus" { low, high },
        /// A text that is in another language.
        OtherLanguage = "report-other-language" { text, language },
        /// A list that was cut off, and how many more there are.
        AndMore = "report-and-more" { listed, count },
        /// What a report was computed from.
        Provenance = "report-provenance" { engine, version, framework, edition, hash, assessments, provenance },
    }
}
