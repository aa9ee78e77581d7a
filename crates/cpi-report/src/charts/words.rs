//! Which findings do charts state?

cpi_model::words! {
    /// The findings of charts. Names come after a colon, so that no language has to inflect them.
    pub enum FindingWord: "finding" {
        /// The highest and the lowest of several.
        Ends = "finding-ends" { highest, high, lowest, low },
        /// One of several, between the highest and the lowest.
        Among = "finding-among" { name, own, highest, high, lowest, low },
        /// None has a score.
        NoScore = "finding-no-score",
        /// Where countries are the farthest apart.
        Spread = "finding-spread" { name, low, high },
        /// The largest gap.
        Gap = "finding-gap" { name, gap },
        /// Answers that earn all points.
        Answers = "finding-answers" { count, all },
        /// The same of one country.
        AnswersOf = "finding-answers-of" { country, count, all },
        /// How many countries have the same rank in a share of the draws.
        Ranks = "finding-ranks" { count, all, share },
        /// The two that are the hardest to tell apart.
        Pair = "finding-pair" { first, second, share },
        /// That only the first are drawn, and how many.
        First = "finding-first" { count },
        /// How many rose and fell.
        Rounds = "finding-rounds" { from, to, up, down, same },
        /// The score of one country in two rounds.
        FromTo = "finding-from-to" { name, from, was, to, is },
        /// There is only one round.
        OneRound = "finding-one-round" { round },
        /// The largest change.
        Change = "finding-change" { name, change },
        /// Nothing changed.
        NoChange = "finding-no-change",
        /// The largest gain.
        Gain = "finding-gain" { name, gain },
        /// No better answer is left.
        NoGain = "finding-no-gain",
        /// How many further rows there are.
        More = "finding-more" { count },
        /// What the numbers are.
        PublishedRank = "finding-published-rank",
        /// What the numbers are.
        IndexGains = "finding-index-gains",
        /// The first of two.
        Law = "finding-law",
        /// The second of two.
        Practice = "finding-practice",
        /// What lies between them.
        GapName = "finding-gap-name",
        /// A change, and its parts.
        ChangeName = "finding-change-name",
        /// A part of a change.
        FromAnswers = "finding-from-answers",
        /// A part of a change.
        FromWeights = "finding-from-weights",
        /// A part of a change.
        FromFramework = "finding-from-framework",
        /// A part of a change.
        FromCoverage = "finding-from-coverage",
        /// A kind of answer.
        Missing = "finding-missing",
        /// A kind of answer.
        NotApplicable = "finding-not-applicable",
    }
}
