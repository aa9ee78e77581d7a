//! Which words do reports of a trend have?

cpi_model::words! {
    /// Words of reports of a trend.
    pub enum Word: "trend" {
        /// The title of the report.
        Title = "trend-title" { node },
        /// Where the latest step of how many countries went at the node.
        Summary = "trend-summary" { node, forward, back, unchanged, unknown },
        /// Where how many of all steps went at the node.
        SummaryOfAll = "trend-summary-of-all" { node, forward, back, unchanged, unknown },
        /// That lower is better at the node (methodology 7.4).
        LowerIsBetter = "trend-lower-is-better" { node },
        /// Over the table of the latest step of each country.
        LatestStep = "trend-latest-step",
        /// Over the table of every step.
        EveryStep = "trend-every-step",
        /// Over the table of signs.
        Directions = "trend-directions",
        /// What the signs stand for.
        Signs = "trend-signs",
        /// What brackets stand for.
        Brackets = "trend-brackets",
        /// The country of a row.
        Country = "trend-country",
        /// The earlier round.
        From = "trend-from",
        /// The later round.
        To = "trend-to",
        /// The earlier score.
        Was = "trend-was",
        /// The later score.
        Is = "trend-is",
        /// The earlier comparable score (methodology 13.3).
        ComparableWas = "trend-comparable-was",
        /// The later comparable score.
        ComparableIs = "trend-comparable-is",
        /// The earlier full score.
        FullWas = "trend-full-was",
        /// The later full score.
        FullIs = "trend-full-is",
        /// The whole change.
        Change = "trend-change",
        /// What comes from other answers (methodology 13.5).
        Answers = "trend-answers",
        /// What comes from another method.
        Weights = "trend-weights",
        /// What comes from indicators of one framework alone.
        Framework = "trend-framework",
        /// What comes from indicators answered in one round alone.
        Coverage = "trend-coverage",
        /// Where it goes (methodology 13.8).
        Direction = "trend-direction",
        /// It gets better.
        Forward = "trend-forward",
        /// It gets worse.
        Back = "trend-back",
        /// Neither.
        Unchanged = "trend-unchanged",
        /// Nothing is answered in both rounds.
        Unknown = "trend-unknown",
        /// Countries in which nothing moved, by name.
        NothingMoved = "trend-nothing-moved" { countries },
        /// The same, counted.
        NothingMovedInMany = "trend-nothing-moved-in-many" { count },
        /// Over the steps back.
        StepsBack = "trend-steps-back",
        /// What a step back is.
        BackMeans = "trend-back-means",
        /// A step back.
        StepBack = "trend-step-back" { country, from, to },
        /// A step back in which no answer got worse.
        FewerPoints = "trend-fewer-points" { country, from, to },
        /// That more steps back are not listed.
        MoreSteps = "trend-more-steps" { count },
        /// A node that went back.
        NodeBack = "trend-node-back" { node, change },
        /// That more nodes went back.
        MoreNodes = "trend-more-nodes" { count },
        /// An answer that got worse.
        AnswerBack = "trend-answer-back" { indicator, from, to },
        /// A question that no longer applies.
        ConditionFails = "trend-condition-fails" { indicator, from },
        /// A question that did not apply before.
        ConditionHolds = "trend-condition-holds" { indicator, to },
        /// That more answers got worse.
        MoreAnswers = "trend-more-answers" { count },
        /// Answers that are the same, with other points.
        SameAnswer = "trend-same-answer" { indicators },
        /// Over the revisions (methodology 13.9).
        Revisions = "trend-revisions",
        /// A revision of a round.
        Revision = "trend-revision" { country, round, histories, node, change, answers },
        /// How far two histories go.
        Histories = "trend-histories" { was, head, is, now },
        /// A revision that leaves the node as it was.
        AsBefore = "trend-as-before",
        /// An answer that was revised.
        Revised = "trend-revised" { indicator, from, to },
        /// That more revisions are not listed.
        MoreRevisions = "trend-more-revisions" { count },
        /// Over what limits the figures.
        Notes = "trend-notes",
        /// There is one round.
        OneRound = "trend-one-round" { round },
        /// What editions have in common.
        Common = "trend-common" { common, all, newest, editions },
        /// Editions that have nothing in common.
        NothingCommon = "trend-nothing-common" { editions },
        /// What two editions of several have in common.
        CommonOfTwo = "trend-common-of-two" { from, to, common },
        /// Relations that nobody has confirmed.
        Unconfirmed = "trend-unconfirmed" { count, all, from, to },
        /// A round of an older framework after one of a newer.
        OutOfOrder = "trend-out-of-order" { older, newer },
        /// Countries assessed in one round only.
        Once = "trend-once" { countries },
        /// Countries that were not assessed in a round between.
        NotBetween = "trend-not-between" { countries },
        /// A country with rounds.
        InRounds = "trend-in-rounds" { country, rounds },
        /// A change that cannot be split.
        Refused = "trend-refused" { country, from, to, why },
        /// Steps without a common answer.
        NothingCompared = "trend-nothing-compared" { steps },
        /// Quantities that are set against their own round (methodology 3.9).
        AgainstRound = "trend-against-round" { indicators },
    }
}
