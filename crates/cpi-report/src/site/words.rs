//! The words of the pages of a site.

cpi_model::words! {
    /// A word or sentence of the pages of a site.
    pub(crate) enum Word: "site" {
        /// A link to the page on all countries.
        Home = "site-home",
        /// What the navigation in the head is called.
        MainPages = "site-main-pages",
        /// What the navigation in the foot is called.
        MorePages = "site-more-pages",
        /// What the choice of languages is called.
        Languages = "site-languages",
        /// The link past the navigation.
        Skip = "site-skip",
        /// A heading.
        Countries = "site-countries",
        /// A heading.
        Parts = "site-parts",
        /// What the index is made of.
        HomeIntro = "site-home-intro" { countries, questions },
        /// How many countries can be compared with an earlier round.
        MovedCount = "site-moved-count" { count },
        /// A link to the page on change.
        MovedMore = "site-moved-more",
        /// A page.
        ChangePage = "site-change-page",
        /// A page.
        ComparePage = "site-compare-page",
        /// What the page is for.
        CompareIntro = "site-compare-intro",
        /// What links to the files of a chart begin with.
        TakeChart = "site-take-chart",
        /// What unfolds the code that shows a chart elsewhere.
        EmbedChart = "site-embed-chart",
        /// Above the choice.
        ChooseCountries = "site-choose-countries",
        /// In the choice.
        NoCountry = "site-no-country",
        /// A header.
        Difference = "site-difference",
        /// A header.
        Position = "site-position",
        /// Above the table.
        ChosenCaption = "site-chosen-caption",
        /// Which of two countries is ahead; the script puts the names.
        IsAhead = "site-is-ahead" { one, other, by },
        /// Two countries with the same score; the script puts the names.
        AreLevel = "site-are-level" { one, other },
        /// Two countries with the same rank and different exact scores; the script puts the names.
        ShareRank = "site-share-rank" { one, other },
        /// What missing answers could do.
        OrderIsOpen = "site-order-is-open",
        /// What missing answers could not do.
        OrderIsSure = "site-order-is-sure",
        /// In how many parts; the script puts the numbers.
        AheadIn = "site-ahead-in" { one, count, other, otherCount },
        /// In a header; the script puts both.
        WithRank = "site-with-rank" { country, rank },
        /// A link to the what-if page.
        ReachScore = "site-reach-score",
        /// Before a table.
        HelpersIntro = "site-helpers-intro" { count },
        /// A page, in the navigation.
        Ranks = "site-ranks",
        /// A page.
        RanksPage = "site-ranks-page",
        /// How often missing answers could turn the order.
        RanksOpen = "site-ranks-open" { count, of },
        /// What a rank can bear.
        RanksIntro = "site-ranks-intro",
        /// A heading.
        Neighbours = "site-neighbours",
        /// What the table shows.
        NeighboursIntro = "site-neighbours-intro",
        /// A header.
        Ahead = "site-ahead",
        /// A header.
        BehindIt = "site-behind-it",
        /// A header.
        Apart = "site-apart",
        /// A header.
        CouldTurn = "site-could-turn",
        /// In a table.
        Yes = "site-yes",
        /// In a table.
        No = "site-no",
        /// Where no draws were made.
        NoPlanDeclared = "site-no-plan-declared",
        /// A page.
        HelpPage = "site-help-page",
        /// What the page is for.
        HelpIntro = "site-help-intro",
        /// Where no country answers better.
        NobodyHelps = "site-nobody-helps",
        /// A page, in the navigation.
        Method = "site-method",
        /// A page.
        MethodPage = "site-method-page",
        /// A heading.
        Traced = "site-traced",
        /// What follows.
        TracedIntro = "site-traced-intro",
        /// A page, in the navigation.
        Framework = "site-framework",
        /// A page.
        FrameworkTitle = "site-framework-title" { framework, version },
        /// What the page is for.
        FrameworkIntro = "site-framework-intro",
        /// A link from a question to its answers.
        ToAnswers = "site-to-answers",
        /// A link from a question to what earns which answer.
        HowScored = "site-how-scored",
        /// A heading.
        Matrix = "site-matrix",
        /// A heading.
        EveryQuestion = "site-every-question",
        /// Where there is no earlier round.
        OneRoundOnly = "site-one-round-only",
        /// What the page is for.
        ChangeIntro = "site-change-intro",
        /// A page.
        Search = "site-search",
        /// What the page is for.
        SearchIntro = "site-search-intro",
        /// The label of the field.
        SearchLabel = "site-search-label",
        /// How many entries were found; the script puts the number.
        SearchFound = "site-search-found" { count },
        /// A page, in the navigation.
        Data = "site-data",
        /// A page.
        DataPage = "site-data-page",
        /// What the page is for.
        DataIntro = "site-data-intro",
        /// A header.
        File = "site-file",
        /// A header.
        Holds = "site-holds",
        /// What a file holds.
        HoldsPackage = "site-holds-package",
        /// What a file holds.
        HoldsLong = "site-holds-long",
        /// What a file holds.
        HoldsWide = "site-holds-wide",
        /// What a file holds.
        HoldsRanking = "site-holds-ranking",
        /// What a file holds.
        HoldsSeries = "site-holds-series",
        /// What a file holds.
        HoldsScores = "site-holds-scores",
        /// What a file holds.
        HoldsFramework = "site-holds-framework",
        /// What a file holds.
        HoldsRound = "site-holds-round",
        /// What a file holds.
        HoldsPublication = "site-holds-publication",
        /// What a file holds.
        HoldsManifest = "site-holds-manifest",
        /// What a file holds.
        HoldsWorkbook = "site-holds-workbook",
        /// What a file holds.
        HoldsNotebook = "site-holds-notebook",
        /// What a file holds.
        HoldsRecompute = "site-holds-recompute",
        /// What a sheet holds.
        HoldsAnswers = "site-holds-answers",
        /// What a sheet holds.
        HoldsParts = "site-holds-parts",
        /// A sheet of the workbook.
        SheetAbout = "site-sheet-about",
        /// A sheet of the workbook.
        SheetScores = "site-sheet-scores",
        /// A sheet of the workbook.
        SheetAnswers = "site-sheet-answers",
        /// A sheet of the workbook.
        SheetSeries = "site-sheet-series",
        /// A sheet of the workbook.
        SheetCodebook = "site-sheet-codebook",
        /// What the numbers of the workbook are.
        SheetDigits = "site-sheet-digits",
        /// A header.
        CountryCode = "site-country-code",
        /// A header.
        AnswerCode = "site-answer-code",
        /// A header.
        Level = "site-level",
        /// A header.
        PartOf = "site-part-of",
        /// A heading.
        Cite = "site-cite",
        /// A heading.
        Verify = "site-verify",
        /// How to check.
        VerifyIntro = "site-verify-intro",
        /// How to check the scores.
        VerifyScores = "site-verify-scores",
        /// The fingerprint of the edition.
        HashIs = "site-hash-is" { hash },
        /// A page.
        EditionsPage = "site-editions-page",
        /// A heading.
        EditionsListed = "site-editions-listed",
        /// What happens to an edition.
        EditionsIntro = "site-editions-intro",
        /// A header.
        Edition = "site-edition",
        /// A header.
        DeclaredFinal = "site-declared-final",
        /// In a table.
        StillDraft = "site-still-draft",
        /// A header.
        Standing = "site-standing",
        /// A header.
        FingerprintOf = "site-fingerprint-of",
        /// In a table.
        ThisEdition = "site-this-edition",
        /// In a table.
        WasCorrected = "site-was-corrected",
        /// In a table.
        WasSuperseded = "site-was-superseded",
        /// A heading.
        Corrections = "site-corrections",
        /// Where there is no correction.
        NoCorrections = "site-no-corrections",
        /// A link to an earlier correction.
        CorrectedEarlier = "site-corrected-earlier" { round, folder, corrected },
        /// Which edition this one corrects, as a link.
        Corrects = "site-corrects" { round, folder },
        /// Who answers for the correction, and since when.
        CorrectedBy = "site-corrected-by" { by, on },
        /// A heading.
        CorrectionText = "site-correction-text",
        /// A heading.
        CorrectedAnswers = "site-corrected-answers",
        /// Where there is none.
        NoAnswersCorrected = "site-no-answers-corrected",
        /// A heading.
        CorrectedFigures = "site-corrected-figures",
        /// Where there is none.
        NoFiguresCorrected = "site-no-figures-corrected",
        /// A header.
        AsPublished = "site-as-published",
        /// A header.
        AsCorrected = "site-as-corrected",
        /// A header.
        RankAsPublished = "site-rank-as-published",
        /// A header.
        RankAsCorrected = "site-rank-as-corrected",
        /// A heading.
        CorrectedHistories = "site-corrected-histories",
        /// That nothing was rewritten.
        HistoryGoesOn = "site-history-goes-on" { country, count },
        /// That the past was rewritten, or is another one.
        HistoryDiffers = "site-history-differs" { country },
        /// The mark of a superseded edition, before the link.
        SupersededEdition = "site-superseded-edition",
        /// The mark of a corrected edition, before the link.
        SupersededCorrection = "site-superseded-correction",
        /// What a file holds.
        HoldsEditions = "site-holds-editions",
        /// What a file holds.
        HoldsErratum = "site-holds-erratum",
        /// A heading.
        Rounds = "site-rounds",
        /// What the table shows.
        RoundsIntro = "site-rounds-intro",
        /// A header.
        Round = "site-round",
        /// The title of the page of a country.
        CountryRanked = "site-country-ranked" { country, round, score, rank, count },
        /// The title of the page of a country.
        CountryScored = "site-country-scored" { country, round, score },
        /// The title of the page of a country.
        CountryUnscored = "site-country-unscored" { country, round },
        /// A page, in the navigation.
        WhatIf = "site-what-if",
        /// A page.
        WhatIfPage = "site-what-if-page",
        /// What the page is for.
        WhatIfIntro = "site-what-if-intro",
        /// What stands there without the script.
        WhatIfStatic = "site-what-if-static",
        /// A page, in the navigation.
        Check = "site-check",
        /// A page.
        CheckPage = "site-check-page",
        /// What the page is for.
        CheckIntro = "site-check-intro",
        /// What stands there without the script.
        CheckStatic = "site-check-static",
        /// A page.
        Glossary = "site-glossary",
        /// A page.
        Limitations = "site-limitations",
        /// A page.
        Accessibility = "site-accessibility",
        /// What is aimed at.
        AccessAim = "site-access-aim",
        /// A heading.
        AccessLimits = "site-access-limits",
        /// What is known not to be so.
        AccessKnown = "site-access-known",
        /// A term.
        TermScore = "site-term-score",
        /// What it means.
        MeansScore = "site-means-score",
        /// A term.
        TermQuestion = "site-term-question",
        /// What it means.
        MeansQuestion = "site-means-question",
        /// A term.
        TermAnswer = "site-term-answer",
        /// What it means.
        MeansAnswer = "site-means-answer",
        /// A term.
        TermMissingAnswer = "site-term-missing-answer",
        /// What it means.
        MeansMissingAnswer = "site-means-missing-answer",
        /// A term.
        TermNotApplicable = "site-term-not-applicable",
        /// What it means.
        MeansNotApplicable = "site-means-not-applicable",
        /// A term.
        TermCoverage = "site-term-coverage",
        /// What it means.
        MeansCoverage = "site-means-coverage",
        /// A term.
        TermBounds = "site-term-bounds",
        /// What it means.
        MeansBounds = "site-means-bounds",
        /// A term.
        TermRank = "site-term-rank",
        /// What it means.
        MeansRank = "site-means-rank",
        /// A term.
        TermBand = "site-term-band",
        /// What it means.
        MeansBand = "site-means-band",
        /// A term.
        TermWeight = "site-term-weight",
        /// What it means.
        MeansWeight = "site-means-weight",
        /// A term.
        TermGap = "site-term-gap",
        /// What it means.
        MeansGap = "site-means-gap",
        /// A term.
        TermLikeForLike = "site-term-like-for-like",
        /// What it means.
        MeansLikeForLike = "site-means-like-for-like",
        /// A term.
        TermEvidence = "site-term-evidence",
        /// What it means.
        MeansEvidence = "site-means-evidence",
        /// A term.
        TermPublicAssessment = "site-term-public-assessment",
        /// What it means.
        MeansPublicAssessment = "site-means-public-assessment",
        /// A term.
        TermFingerprint = "site-term-fingerprint",
        /// What it means.
        MeansFingerprint = "site-means-fingerprint",
        /// A term.
        TermRoundOf = "site-term-round-of",
        /// What it means.
        MeansRoundOf = "site-means-round-of",
        /// What an index cannot say.
        LimitExact = "site-limit-exact",
        /// What an index cannot say.
        LimitMethod = "site-limit-method",
        /// What an index cannot say.
        LimitPublication = "site-limit-publication",
        /// What an index cannot say.
        LimitCompare = "site-limit-compare",
        /// What was done.
        AccessScript = "site-access-script",
        /// What was done.
        AccessKeyboard = "site-access-keyboard",
        /// What was done.
        AccessCharts = "site-access-charts",
        /// What was done.
        AccessColour = "site-access-colour",
        /// What was done.
        AccessReflow = "site-access-reflow",
        /// What was done.
        AccessRequest = "site-access-request",
        /// What was done.
        AccessPrint = "site-access-print",
    }
}

impl Word {
    /// The terms of the glossary with what they mean.
    pub(super) const GLOSSARY: [(Self, Self); 16] = [
        (Self::TermScore, Self::MeansScore),
        (Self::TermQuestion, Self::MeansQuestion),
        (Self::TermAnswer, Self::MeansAnswer),
        (Self::TermMissingAnswer, Self::MeansMissingAnswer),
        (Self::TermNotApplicable, Self::MeansNotApplicable),
        (Self::TermCoverage, Self::MeansCoverage),
        (Self::TermBounds, Self::MeansBounds),
        (Self::TermRank, Self::MeansRank),
        (Self::TermBand, Self::MeansBand),
        (Self::TermWeight, Self::MeansWeight),
        (Self::TermGap, Self::MeansGap),
        (Self::TermLikeForLike, Self::MeansLikeForLike),
        (Self::TermEvidence, Self::MeansEvidence),
        (Self::TermPublicAssessment, Self::MeansPublicAssessment),
        (Self::TermFingerprint, Self::MeansFingerprint),
        (Self::TermRoundOf, Self::MeansRoundOf),
    ];
    /// What an index cannot say, beyond what every report says.
    pub(super) const LIMITS: [Self; 4] = [
        Self::LimitExact,
        Self::LimitMethod,
        Self::LimitPublication,
        Self::LimitCompare,
    ];
    /// What was done so that everyone can read the site.
    pub(super) const ACCESS: [Self; 7] = [
        Self::AccessScript,
        Self::AccessKeyboard,
        Self::AccessCharts,
        Self::AccessColour,
        Self::AccessReflow,
        Self::AccessRequest,
        Self::AccessPrint,
    ];
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_files_of_words_have_what_sites_say() {
        let faults = cpi_model::language::key_faults::<super::Word>();
        assert_eq!(faults, Vec::<String>::new());
    }
}
