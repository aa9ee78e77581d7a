//! Which words do plans, what-ifs and recommendations have?

cpi_model::words! {
    /// Words of plans, what-ifs and recommendations.
    pub enum Word: "plan" {
        /// The title of a plan.
        Title = "plan-title" { country, round, framework, version },
        /// A target that is met as things are.
        AlreadyReached = "plan-already-reached" { name, target, before },
        /// A target that changes reach.
        Reached = "plan-reached" { name, target, count, cost, before, after, proof },
        /// What changes cost, within a sentence.
        AtCost = "plan-at-cost" { cost },
        /// Nothing cheaper reaches it.
        NothingCheaper = "plan-nothing-cheaper",
        /// No fewer changes reach it.
        NothingShorter = "plan-nothing-shorter",
        /// Whether anything cheaper reaches it is not proven.
        CheaperNotProven = "plan-cheaper-not-proven" { least },
        /// Whether fewer changes reach it is not proven.
        ShorterNotProven = "plan-shorter-not-proven" { least },
        /// There is no score, whatever moves.
        NoScore = "plan-no-score" { name },
        /// Nothing moves the score further.
        NothingFurther = "plan-nothing-further" { name, target, before },
        /// The target is out of reach.
        Unreachable = "plan-unreachable" { name, target, highest, before, after, cost },
        /// Nothing was found.
        NotFound = "plan-not-found" { name, target, highest, after, cost },
        /// An answer that changes with others.
        WithIt = "plan-with-it" { change },
        /// A changed answer.
        Change = "plan-change" { indicator, from, to },
        /// Over the single improvements (methodology 14.3).
        Improvements = "plan-improvements",
        /// Improvements that are not shown.
        MoreImprovements = "plan-more-improvements" { count },
        /// Indicators that nobody has answered.
        Unanswered = "plan-unanswered" { count },
        /// Indicators that are declared not to move.
        Fixed = "plan-fixed" { count },
        /// Quantities without a value to come to.
        WithoutValue = "plan-without-value" { count },
        /// That lower is better, so that a gain is below 0.
        LowerGains = "plan-lower-gains" { index },
        /// What a plan is not.
        Caution = "plan-caution",
        /// The indicator of a row.
        Indicator = "plan-indicator",
        /// The answer before.
        From = "plan-from",
        /// The answer after.
        To = "plan-to",
        /// The question.
        Question = "plan-question",
        /// The cost.
        Cost = "plan-cost",
        /// The node beneath the index.
        Node = "plan-node",
        /// What the index gains.
        GainOf = "plan-gain-of" { index },
        /// That there is no score.
        None = "plan-none",
        /// The title of a what-if (methodology 14.1).
        WhatIf = "plan-what-if" { country, round },
        /// An answer whose condition begins to fail.
        ConditionFails = "plan-condition-fails" { change },
        /// An answer whose condition begins to hold.
        ConditionHolds = "plan-condition-holds" { change },
        /// What a row is about.
        What = "plan-what",
        /// The score before.
        Before = "plan-before",
        /// The score after.
        After = "plan-after",
        /// The gap of a node.
        GapOf = "plan-gap-of" { node },
        /// A node of another country.
        OfCountry = "plan-of-country" { node, country },
        /// There is a score.
        Scored = "plan-scored",
        /// The state of a node without a score.
        NotApplicable = "plan-not-applicable",
        /// The state of a node without a score.
        Missing = "plan-missing",
        /// The state of a node without a score.
        TooLittleCoverage = "plan-too-little-coverage",
        /// The title of recommendations (methodology 14.8).
        Recommendations = "plan-recommendations" { title, country, round },
        /// How many answers are at their worst, and how many are missing.
        AtWorst = "plan-at-worst" { worst, unanswered },
        /// Over those that gain the most.
        MostGained = "plan-most-gained",
        /// One of them.
        Gained = "plan-gained" { question, gain, to },
        /// Those in no group.
        NoGroup = "plan-no-group",
        /// A node with its code.
        NodeWithCode = "plan-node-with-code" { label, code },
        /// The answer of now.
        Answer = "plan-answer",
        /// What earns the best option.
        Earns = "plan-earns" { option },
        /// The provision.
        Provision = "plan-provision",
        /// The evidence expected.
        Evidence = "plan-evidence",
        /// What the index would gain.
        IndexGains = "plan-index-gains",
        /// After a group: what it would gain.
        GroupGains = "plan-group-gains",
        /// Where the recommendation goes.
        Recommendation = "plan-recommendation",
        /// A gain with the answer.
        GainBy = "plan-gain-by" { gain, to },
        /// That something does not move.
        DoesNotMove = "plan-does-not-move" { reason },
        /// That the gain is not known.
        GainUnknown = "plan-gain-unknown",
    }
}
