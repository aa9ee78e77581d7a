//! Which words do reports of peers have?

cpi_model::words! {
    /// Words of reports that compare the countries of a round.
    pub enum Word: "peers" {
        /// The heading of a table with what it is of.
        Heading = "peers-heading" { title, round, framework, version },
        /// The title of the table of who can help whom (methodology 15.5).
        Cooperation = "peers-cooperation",
        /// The same of one country.
        CooperationOf = "peers-cooperation-of" { country },
        /// The title of the better answers of one country (methodology 15.1).
        BehindOf = "peers-behind-of" { country },
        /// The title of the counts of better answers.
        Behind = "peers-behind",
        /// The title of strengths and weaknesses (methodology 15.3).
        Standing = "peers-standing" { middle, of, threshold },
        /// The same of one country.
        StandingOf = "peers-standing-of" { country, middle, of, threshold },
        /// The title of the groups.
        Groups = "peers-groups",
        /// There is no country to compare it with.
        Alone = "peers-alone" { country, round },
        /// Nobody can help anybody.
        NoCooperation = "peers-no-cooperation",
        /// No answer could be better.
        NoBehind = "peers-no-behind",
        /// No score differs enough.
        NoStanding = "peers-no-standing",
        /// There are no groups.
        NoGroups = "peers-no-groups",
        /// Rows that are not shown.
        MoreRows = "peers-more-rows" { count },
        /// What cooperation does not say.
        Caution = "peers-caution",
        /// What a dash under a gain means.
        NoGain = "peers-no-gain",
        /// That lower is better, so that a gain is below 0.
        LowerGains = "peers-lower-gains" { index },
        /// The same of strengths.
        LowerStrengths = "peers-lower-strengths" { index },
        /// What strengths do not say.
        StandingCaution = "peers-standing-caution",
        /// That only the farthest apart are shown.
        Farthest = "peers-farthest" { count },
        /// Answers that nobody has better.
        NobodyBetter = "peers-nobody-better" { count },
        /// That evidence is elsewhere.
        EvidenceElsewhere = "peers-evidence-elsewhere",
        /// That these are counts.
        Counts = "peers-counts",
        /// The country of a row.
        Country = "peers-country",
        /// What a node, group or indicator is called.
        Name = "peers-name",
        /// The code of a node or indicator.
        Code = "peers-code",
        /// The middle of the others.
        Middle = "peers-middle",
        /// An indicator.
        Indicator = "peers-indicator",
        /// Its question.
        Question = "peers-question",
        /// The answer of the country.
        Answer = "peers-answer",
        /// The best answer.
        Better = "peers-better",
        /// Whose that is.
        Whose = "peers-whose",
        /// Since when.
        Since = "peers-since",
        /// The first round of the index, or before it.
        OrBefore = "peers-or-before" { round },
        /// How many others answer better.
        AlsoBetter = "peers-also-better",
        /// How many answers could be better.
        Answers = "peers-answers",
        /// How many of them others have better.
        OthersBetter = "peers-others-better",
        /// How many nobody has better.
        NobodyHas = "peers-nobody-has",
        /// Who has the most better answers.
        MostOften = "peers-most-often",
        /// A country with a count.
        WithCount = "peers-with-count" { country, count },
        /// A group.
        Group = "peers-group",
        /// Its countries.
        Countries = "peers-countries",
        /// The round, as a group of all.
        Round = "peers-round",
        /// A strength.
        Strength = "peers-strength",
        /// A weakness.
        Weakness = "peers-weakness",
    }
}
