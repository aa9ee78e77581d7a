//! The words of composed reports.

cpi_model::words! {
    /// A word or sentence of composed reports.
    pub(crate) enum Word: "composed" {
        /// The title of the report of a country.
        CountryTitle = "composed-country-title" { country, round },
        /// The title of the report on all countries.
        RegionalTitle = "composed-regional-title" { round, index },
        /// The title of a brief.
        BriefTitle = "composed-brief-title" { country, round },
        /// How many countries there are.
        CountriesCount = "composed-countries-count" { count },
        /// A label before what it names.
        Label = "composed-label" { label },
        /// A label.
        Index = "composed-index",
        /// A label.
        Edition = "composed-edition",
        /// Which edition it is.
        EditionOf = "composed-edition-of" { round, framework, version },
        /// A label.
        ReferenceDate = "composed-reference-date",
        /// A label.
        Status = "composed-status",
        /// The status of an edition.
        IsDraft = "composed-is-draft",
        /// The status of an edition.
        DeclaredFinal = "composed-declared-final" { by, on },
        /// The status in one word.
        Draft = "composed-draft",
        /// The status in one word.
        Final = "composed-final",
        /// On every page of a draft.
        DraftMark = "composed-draft-mark",
        /// A label.
        Licence = "composed-licence",
        /// Before the hash of what the report was computed from.
        Fingerprint = "composed-fingerprint",
        /// A heading.
        Foreword = "composed-foreword",
        /// A heading.
        HowToRead = "composed-how-to-read",
        /// What a score is.
        ReadScores = "composed-read-scores" { low, high },
        /// What a score is, where lower is better.
        ReadScoresLower = "composed-read-scores-lower" { low, high },
        /// What a report shows.
        ReadPublic = "composed-read-public",
        /// The signs of answers.
        ReadAnswers = "composed-read-answers",
        /// What a missing answer does.
        ReadMissing = "composed-read-missing",
        /// How to read ranks.
        ReadRanks = "composed-read-ranks",
        /// What the gap is.
        ReadGap = "composed-read-gap",
        /// A label.
        Bands = "composed-bands",
        /// The lowest score of a band.
        BandFrom = "composed-band-from" { score },
        /// A heading.
        NotMeasured = "composed-not-measured",
        /// What an index leaves out.
        NotMeasuredQuestions = "composed-not-measured-questions",
        /// What an index leaves out.
        NotMeasuredChildren = "composed-not-measured-children",
        /// What an index leaves out.
        NotMeasuredCause = "composed-not-measured-cause",
        /// What an index leaves out.
        NotMeasuredSmall = "composed-not-measured-small",
        /// A heading.
        Summary = "composed-summary",
        /// A header.
        Part = "composed-part",
        /// A header.
        Score = "composed-score",
        /// A header.
        Rank = "composed-rank",
        /// A header.
        Country = "composed-country",
        /// A header: the share of questions that are answered.
        Answered = "composed-answered",
        /// A header: the lowest score that missing answers allow.
        Lowest = "composed-lowest",
        /// A header: the highest score that missing answers allow.
        Highest = "composed-highest",
        /// The score in a paragraph.
        ScoreIs = "composed-score-is" { score },
        /// The rank in a paragraph.
        RankIs = "composed-rank-is" { rank, count },
        /// The rank in a paragraph, where several countries have it.
        RankShared = "composed-rank-shared" { rank, count, shared },
        /// A label.
        Band = "composed-band",
        /// The change in a paragraph.
        ChangeIs = "composed-change-is" { from, change },
        /// How many questions are answered.
        AnsweredOf = "composed-answered-of" { answered, applicable },
        /// What missing answers leave open.
        CouldBe = "composed-could-be" { low, high },
        /// The state of a score.
        Scored = "composed-scored",
        /// Why there is no score.
        NothingApplies = "composed-nothing-applies",
        /// Why there is no score.
        NothingAnswered = "composed-nothing-answered",
        /// Why there is no score.
        TooLittleAnswered = "composed-too-little-answered",
        /// The finding of a chart of all countries.
        StripRank = "composed-strip-rank" { part, country, rank, count },
        /// The finding of a chart of all countries.
        StripNoScore = "composed-strip-no-score" { part, country },
        /// The finding of a chart of all countries.
        Spread = "composed-spread" { part, worst, last, best, first },
        /// What a chart of all countries shows, for readers who do not see it.
        StripShows = "composed-strip-shows" { part },
        /// A heading.
        Strongest = "composed-strongest",
        /// A heading.
        Weakest = "composed-weakest",
        /// Below a list of parts, where more have the score of the last one.
        MoreWithThatScore = "composed-more-with-that-score" { count, score },
        /// A heading.
        AtAGlance = "composed-at-a-glance",
        /// Before a heat table.
        AtAGlanceMeans = "composed-at-a-glance-means",
        /// A heading.
        Change = "composed-change",
        /// A header.
        ChangedLike = "composed-changed-like",
        /// Where nothing can have changed.
        NoEarlierRound = "composed-no-earlier-round" { country },
        /// What is compared.
        Compared = "composed-compared" { from, to, count },
        /// A heading.
        StepsBack = "composed-steps-back",
        /// A heading.
        StepsForward = "composed-steps-forward",
        /// Where nothing went back.
        NoStepsBack = "composed-no-steps-back",
        /// Where nothing went forward.
        NoStepsForward = "composed-no-steps-forward",
        /// How many answers went back.
        StepsBackCount = "composed-steps-back-count" { count },
        /// How many answers went forward.
        StepsForwardCount = "composed-steps-forward-count" { count },
        /// Where more went forward than are listed.
        StepsForwardMost = "composed-steps-forward-most",
        /// After an answer for which a reviewer awarded points.
        PointsAwarded = "composed-points-awarded" { points },
        /// After an answer that is the same with other points.
        FewerPoints = "composed-fewer-points",
        /// How many answers a list leaves out.
        MoreAnswers = "composed-more-answers" { count },
        /// On how many questions the points alone are others.
        OtherPointsCount = "composed-other-points-count" { count },
        /// A header: the earlier answer or score.
        Was = "composed-was",
        /// A header: the present answer or score.
        Is = "composed-is",
        /// A header.
        Changed = "composed-changed",
        /// A heading.
        Causes = "composed-causes",
        /// A header: a cause of change.
        ByAnswers = "composed-by-answers",
        /// A header: a cause of change.
        ByWeights = "composed-by-weights",
        /// A header: a cause of change.
        ByFramework = "composed-by-framework",
        /// A header: a cause of change.
        ByCoverage = "composed-by-coverage",
        /// What a cause is.
        ByAnswersMeans = "composed-by-answers-means",
        /// What a cause is.
        ByWeightsMeans = "composed-by-weights-means",
        /// What a cause is.
        ByFrameworkMeans = "composed-by-framework-means",
        /// What a cause is.
        ByCoverageMeans = "composed-by-coverage-means",
        /// The change of the index in a brief.
        Unchanged = "composed-unchanged" { from },
        /// The change of the index in a brief.
        WentBack = "composed-went-back" { from },
        /// The change of the index in a brief.
        WentForward = "composed-went-forward" { from },
        /// A heading.
        Gap = "composed-gap",
        /// A header.
        Law = "composed-law",
        /// A header.
        Practice = "composed-practice",
        /// A header.
        GapFigure = "composed-gap-figure",
        /// The gap of the index.
        GapIs = "composed-gap-is" { law, practice, gap },
        /// In how many parts law is ahead.
        GapCount = "composed-gap-count" { count, of },
        /// What the chart of the gap shows, for readers who do not see it.
        GapShows = "composed-gap-shows",
        /// In how many countries law is ahead.
        GapCountries = "composed-gap-countries" { count, of },
        /// A heading.
        EveryPart = "composed-every-part",
        /// A heading over the answers of a part.
        WhatEarnedWhat = "composed-what-earned-what",
        /// A heading.
        WhatIsAsked = "composed-what-is-asked",
        /// Before a list by dimension.
        WhatIsAskedMeans = "composed-what-is-asked-means",
        /// A header.
        Code = "composed-code",
        /// A header.
        Question = "composed-question",
        /// A header.
        Answer = "composed-answer",
        /// A header: the score of an answer.
        Earned = "composed-earned",
        /// A header: the evidence.
        RestsOn = "composed-rests-on",
        /// An answer.
        Missing = "composed-missing",
        /// An answer.
        NotApplicable = "composed-not-applicable",
        /// A label.
        Comment = "composed-comment",
        /// A label.
        Decision = "composed-decision",
        /// A label.
        Reply = "composed-reply",
        /// A heading.
        Recommendations = "composed-recommendations",
        /// A heading.
        SolvedElsewhere = "composed-solved-elsewhere",
        /// How many questions others answer better.
        SolvedCount = "composed-solved-count" { solved, nobody },
        /// What a better answer elsewhere does not say.
        SolvedCaution = "composed-solved-caution",
        /// A header: the answer here.
        Here = "composed-here",
        /// A header.
        AnswersBetter = "composed-answers-better",
        /// Further countries.
        MoreCountries = "composed-more-countries" { count },
        /// Since which round.
        Since = "composed-since" { round },
        /// A heading.
        AddsMost = "composed-adds-most",
        /// What the figures are.
        AddsMostMeans = "composed-adds-most-means",
        /// A header: the better answer.
        Would = "composed-would",
        /// A header.
        PartOfIndex = "composed-part-of-index",
        /// A header.
        GainOfIndex = "composed-gain-of-index",
        /// A heading.
        Targets = "composed-targets",
        /// A target and how many answers reach it.
        TargetReached = "composed-target-reached" { of, target, count },
        /// A target that is reached already.
        TargetThere = "composed-target-there" { of, target },
        /// A target that nothing was found for.
        TargetBeyond = "composed-target-beyond" { of, target },
        /// A heading.
        Cooperation = "composed-cooperation",
        /// What the tables show.
        CooperationMeans = "composed-cooperation-means",
        /// A header.
        OnWhat = "composed-on-what",
        /// A header.
        Helper = "composed-helper",
        /// A header.
        BetterAnswers = "composed-better-answers",
        /// A header.
        WithEvidence = "composed-with-evidence",
        /// A header.
        GainOfPart = "composed-gain-of-part",
        /// A heading.
        Annex = "composed-annex",
        /// A heading.
        EveryAnswer = "composed-every-answer",
        /// The heading of the lists of units.
        UnitLists = "composed-unit-lists",
        /// What the lists of units are.
        UnitListsMean = "composed-unit-lists-mean",
        /// What the table has.
        EveryAnswerMeans = "composed-every-answer-means",
        /// What its column of earlier answers has.
        EveryAnswerWas = "composed-every-answer-was" { was, from },
        /// A header.
        Weight = "composed-weight",
        /// A heading.
        Method = "composed-method",
        /// Before the method.
        MethodMeans = "composed-method-means",
        /// A heading.
        Bounds = "composed-bounds",
        /// What bounds are.
        BoundsMeans = "composed-bounds-means",
        /// A header.
        NotAnswered = "composed-not-answered",
        /// A heading.
        Robustness = "composed-robustness",
        /// A heading.
        CitedSources = "composed-cited-sources",
        /// A heading.
        ComputedFrom = "composed-computed-from",
        /// Before the hashes of results.
        ComputedFromMeans = "composed-computed-from-means",
        /// A header.
        Result = "composed-result",
        /// The score of a country.
        BriefScore = "composed-brief-score" { country, score, low, high },
        /// That lower scores are better.
        BriefLower = "composed-brief-lower",
        /// A heading.
        Strengths = "composed-strengths",
        /// A heading.
        Gaps = "composed-gaps",
        /// A heading.
        Demands = "composed-demands",
        /// Before what would add most.
        DemandsMeans = "composed-demands-means",
        /// At the end.
        BriefNote = "composed-brief-note",
    }
}

impl Word {
    /// What no score says.
    pub(crate) const NOT_MEASURED: [Self; 4] = [
        Self::NotMeasuredQuestions,
        Self::NotMeasuredChildren,
        Self::NotMeasuredCause,
        Self::NotMeasuredSmall,
    ];
}
