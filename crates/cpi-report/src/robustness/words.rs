//! The words of reports on robustness.

cpi_model::words! {
    /// Words of reports on robustness.
    pub enum Word: "robustness" {
        /// The title.
        Title = "robustness-title" { round },
        /// Nobody has a score in any draw.
        NothingScored = "robustness-nothing-scored",
        /// Nobody has a rank.
        NoRank = "robustness-no-rank",
        /// One country in its round.
        Alone = "robustness-alone" { country },
        /// One country with a rank.
        OneRanked = "robustness-one-ranked" { country },
        /// The whole order is sure.
        WholeOrder = "robustness-whole-order" { share },
        /// Who is first for sure.
        First = "robustness-first" { country, share },
        /// Who may be first.
        FirstOpen = "robustness-first-open" { countries },
        /// Many may be first.
        FirstOpenToMany = "robustness-first-open-to-many" { count },
        /// Neighbours that cannot be told apart.
        NotToldApart = "robustness-not-told-apart" { pairs },
        /// Many of them.
        ManyNotToldApart = "robustness-many-not-told-apart" { count, of },
        /// The caption of the first table, without the name of the node.
        Caption = "robustness-caption" { node, round, varied, draws, seed, generator },
        /// The same with it.
        CaptionNamed = "robustness-caption-named" { node, name, round, varied, draws, seed, generator },
        /// What the plan varies.
        Varied = "robustness-varied" { sources },
        /// What it does not vary.
        NotVaried = "robustness-not-varied" { sources },
        /// A source.
        Answers = "robustness-answers",
        /// A source.
        AnswersOfCoders = "robustness-answers-of-coders",
        /// A source.
        MissingAnswers = "robustness-missing-answers",
        /// A source.
        Quantities = "robustness-quantities",
        /// A source.
        Options = "robustness-options",
        /// A source.
        Weights = "robustness-weights",
        /// A source.
        Method = "robustness-method",
        /// Draws around the published scores.
        Centred = "robustness-centred",
        /// A run that was interrupted.
        Interrupted = "robustness-interrupted" { draws },
        /// What such a run lacks.
        InterruptedBefore = "robustness-interrupted-before" { lacks },
        /// What it lacks.
        LacksIntervals = "robustness-lacks-intervals",
        /// What it lacks.
        LacksLeavingOut = "robustness-lacks-leaving-out",
        /// What it lacks.
        LacksSensitivity = "robustness-lacks-sensitivity",
        /// A run of few draws.
        FewDraws = "robustness-few-draws",
        /// The chart in words.
        Alternative = "robustness-alternative" { node, interval, countries },
        /// A country without a score.
        NoScore = "robustness-no-score",
        /// A country with its score.
        CountryScore = "robustness-country-score" { country, score },
        /// A country with its score and interval.
        CountrySpread = "robustness-country-spread" { country, score, spread },
        /// Scores at the low end.
        AtLowest = "robustness-at-lowest" { count, of },
        /// Scores at the high end.
        AtHighest = "robustness-at-highest" { count, of },
        /// Scores outside their intervals.
        Outside = "robustness-outside" { places },
        /// Many of them.
        ManyOutside = "robustness-many-outside" { count, of },
        /// Why, where missing answers are completed.
        OutsideByMissing = "robustness-outside-by-missing",
        /// Why, where answers are drawn.
        OutsideByAnswers = "robustness-outside-by-answers",
        /// Why, where they are not.
        OutsideOtherwise = "robustness-outside-otherwise",
        /// A country in a group of a view.
        InGroup = "robustness-in-group" { country, group },
        /// Scores that not every draw has.
        PartlyScored = "robustness-partly-scored" { places },
        /// A place with the share of draws that have a score.
        ScoredIn = "robustness-scored-in" { place, share },
        /// Many of them.
        ManyPartlyScored = "robustness-many-partly-scored" { count },
        /// Whose order missing answers could turn.
        CouldTurn = "robustness-could-turn" { pairs },
        /// Many of them.
        ManyCouldTurn = "robustness-many-could-turn" { count, of },
        /// The caption of the groups of a view.
        Groups = "robustness-groups" { view, node },
        /// The header of a column.
        Group = "robustness-group",
        /// The header of a column.
        OfDraws = "robustness-of-draws" { interval },
        /// The header of a column.
        RanksIn = "robustness-ranks-in" { interval },
        /// The header of a column.
        MeanRank = "robustness-mean-rank",
        /// The header of a column.
        Bounds = "robustness-bounds",
        /// A share that is not quite none.
        LessThan = "robustness-less-than" { share },
        /// A share that is not quite all.
        MoreThan = "robustness-more-than" { share },
        /// How often the order holds.
        OrderHolds = "robustness-order-holds" { share, shift },
        /// The same where countries share a rank.
        OrderHoldsWithTies = "robustness-order-holds-with-ties" { share, shift },
        /// Countries in no order.
        Unranked = "robustness-unranked" { countries },
        /// The caption of the likeliest ranks.
        LikelyRanks = "robustness-likely-ranks",
        /// The header of a column.
        Country = "robustness-country",
        /// The header of a column.
        Ranks = "robustness-ranks",
        /// A rank with its share.
        RankShare = "robustness-rank-share" { rank, share },
        /// Ranks that are not named.
        MoreRanks = "robustness-more-ranks" { ranks, count, share },
        /// No draw has a score.
        NoDraw = "robustness-no-draw",
        /// The caption of the bands.
        Bands = "robustness-bands",
        /// The caption of neighbours.
        Neighbours = "robustness-neighbours",
        /// The header of a column.
        Other = "robustness-other",
        /// The header of a column.
        Above = "robustness-above",
        /// The header of a column.
        Tied = "robustness-tied",
        /// The caption of the alternatives, of few countries.
        Alternatives = "robustness-alternatives",
        /// The caption of the alternatives, of many.
        AlternativesOfMany = "robustness-alternatives-of-many",
        /// The declared alternative.
        Declared = "robustness-declared",
        /// The header of a column.
        MeanShift = "robustness-mean-shift",
        /// The header of a column.
        MovesMost = "robustness-moves-most",
        /// A score with its rank.
        ScoreAndRank = "robustness-score-and-rank" { score, rank },
        /// From rank to rank.
        Moves = "robustness-moves" { country, from, to },
        /// No part moves a rank.
        NoPartMoves = "robustness-no-part-moves" { all },
        /// Parts that move a rank.
        PartsMove = "robustness-parts-move" { moving, all },
        /// The parts that move them the most.
        MostMoving = "robustness-most-moving" { moving, all, named },
        /// The header of a column.
        Part = "robustness-part",
        /// An indicator as a part.
        Indicator = "robustness-indicator",
        /// The header of a column.
        Code = "robustness-code",
        /// The header of a column.
        Name = "robustness-name",
        /// The header of a column.
        LargestShift = "robustness-largest-shift",
        /// The header of a column.
        LargestChange = "robustness-largest-change",
        /// The caption of the sources.
        Sources = "robustness-sources" { evaluations },
        /// No rank moves.
        NothingToShare = "robustness-nothing-to-share",
        /// The order holds too often.
        TooSteady = "robustness-too-steady" { share },
        /// Too few samples.
        FewSamples = "robustness-few-samples",
        /// The header of a column.
        SourceName = "robustness-source",
        /// The header of a column.
        AloneShare = "robustness-alone-share",
        /// The header of a column.
        TotalShare = "robustness-total-share",
        /// A share with its interval.
        Estimated = "robustness-estimated" { value, range },
    }
}
