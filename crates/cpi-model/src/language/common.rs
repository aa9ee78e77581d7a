//! Which words belong to the language itself?

crate::words! {
    /// Words of the language itself: dates, percentages, the notice of a draft.
    pub enum Common: "common" {
        /// That nobody reviewed the translation.
        DraftNotice = "common-draft-notice",
        /// A percentage.
        Percent = "common-percent" { number },
        /// A date.
        Date = "common-date" { day, month, year },
        /// One of two things: between answers.
        Or = "common-or" { first, second },
        /// Both of two things: between conditions.
        And = "common-and" { first, second },
        /// Two things of a list that goes on.
        Listed = "common-listed" { first, second },
        /// The word for a country, over its name.
        CountryName = "common-country-name",
        /// A month, in the form that stands in a date.
        January = "common-month-1",
        /// A month.
        February = "common-month-2",
        /// A month.
        March = "common-month-3",
        /// A month.
        April = "common-month-4",
        /// A month.
        May = "common-month-5",
        /// A month.
        June = "common-month-6",
        /// A month.
        July = "common-month-7",
        /// A month.
        August = "common-month-8",
        /// A month.
        September = "common-month-9",
        /// A month.
        October = "common-month-10",
        /// A month.
        November = "common-month-11",
        /// A month.
        December = "common-month-12",
    }
}

impl Common {
    /// The months in their order.
    pub const MONTHS: [Self; 12] = [
        Self::January,
        Self::February,
        Self::March,
        Self::April,
        Self::May,
        Self::June,
        Self::July,
        Self::August,
        Self::September,
        Self::October,
        Self::November,
        Self::December,
    ];
}
