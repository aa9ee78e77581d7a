//! Which fixed words does a handbook use?

cpi_model::words! {
    /// A fixed word or sentence of a handbook.
    pub enum HandbookWord: "handbook" {
        /// How many indicators there are.
        Counts = "handbook-counts" { framework, checklists, quantities },
        /// “Licence: ….”.
        Licence = "handbook-licence" { text },
        /// “Attribution: ….”.
        Attribution = "handbook-attribution" { text },
        /// “What it asks”.
        WhatItAsks = "handbook-what-it-asks",
        /// “How it scores”.
        HowItScores = "handbook-how-it-scores",
        /// “Cells without indicators”.
        EmptyCells = "handbook-empty-cells",
        /// “Instruments”.
        Instruments = "handbook-instruments",
        /// What a weight is.
        WeightsNote = "handbook-weights-note",
        /// “Overview”.
        Overview = "handbook-overview",
        /// “indicators”.
        ColumnIndicators = "handbook-column-indicators",
        /// “weight”.
        ColumnWeight = "handbook-column-weight",
        /// “code”.
        ColumnCode = "handbook-column-code",
        /// “title”.
        ColumnTitle = "handbook-column-title",
        /// “symbol”.
        ColumnSymbol = "handbook-column-symbol",
        /// “All”.
        All = "handbook-all",
        /// “Indicators: …”.
        Indicators = "handbook-indicators" { count },
        /// “Indicators: …, … of the index”.
        IndicatorsOfIndex = "handbook-indicators-of-index" { count, weight },
        /// “In no group”.
        InNoGroup = "handbook-in-no-group",
        /// “Rests on”.
        RestsOn = "handbook-rests-on",
        /// “Guidance”.
        Guidance = "handbook-guidance",
        /// “Unit”.
        Unit = "handbook-unit",
        /// “Numerator”.
        Numerator = "handbook-numerator",
        /// “Denominator”.
        Denominator = "handbook-denominator",
        /// “Scored”.
        Scored = "handbook-scored",
        /// “Why so”.
        WhySo = "handbook-why-so",
        /// “Possible”.
        Possible = "handbook-possible",
        /// “Plausible”.
        Plausible = "handbook-plausible",
        /// “Published by”.
        PublishedBy = "handbook-published-by",
        /// “Evidence”.
        Evidence = "handbook-evidence",
        /// “Not applicable when”.
        NotApplicableWhen = "handbook-not-applicable-when",
        /// “Lists of the country”.
        Lists = "handbook-lists",
        /// “Only if”.
        OnlyIf = "handbook-only-if",
        /// “See also”.
        SeeAlso = "handbook-see-also",
        /// “Weight”.
        Weight = "handbook-weight",
        /// “Exception”.
        Exception = "handbook-exception",
        /// “… (…)”.
        OptionPoints = "handbook-option-points" { label, points },
        /// “… (not applicable)”.
        OptionNotApplicable = "handbook-option-not-applicable" { label },
        /// “… is …: …”.
        Condition = "handbook-condition" { question, answers, text },
        /// “… of the index”.
        WeightOfIndex = "handbook-weight-of-index" { weight },
        /// “between … and …”.
        BetweenGoalposts = "handbook-between-goalposts" { low, high },
        /// “by …”.
        ByRule = "handbook-by-rule" { rule },
        /// “by …, target …”.
        ByRuleWithTarget = "handbook-by-rule-with-target" { rule, target },
        /// How a quantity becomes a score, and which way is better.
        RuleAndDirection = "handbook-rule-and-direction" { rule, better },
        /// Which values a quantity can have.
        Values = "handbook-values" { kind, least, most },
        /// “…, which the unit implies”.
        ValuesByUnit = "handbook-values-by-unit" { values },
        /// “changes of at most … from one round to the next”.
        Changes = "handbook-changes" { change },
        /// “… times the earlier value”.
        TimesEarlier = "handbook-times-earlier" { times },
    }
}

cpi_model::words! {
    /// A part of the method in sentences.
    pub enum MethodWord: "method" {
        /// The range of the scores and their digits.
        Range = "method-range" { low, high, digits },
        /// “On the scale …, ….”.
        Scale = "method-scale" { scale, options },
        /// “… earns …”.
        OptionPoints = "method-option-points" { label, points },
        /// “… means not applicable”.
        OptionNotApplicable = "method-option-not-applicable" { label },
        /// Where *not applicable* is an answer.
        NotApplicable = "method-not-applicable" { name, where, reason },
        /// Which nodes share a method.
        Which = "method-which" { kind, level },
        /// “… (… of them)”.
        WhichOfSeveral = "method-which-of-several" { which, count },
        /// What a node is made of.
        Over = "method-over" { kind, level },
        /// How the scores become one.
        Mean = "method-mean" { kind, exponent },
        /// The method of nodes of a kind.
        Node = "method-node" { which, mean, over, weights, terms },
        /// The method of a view.
        View = "method-view" { label, mean, over, terms },
        /// What happens to what is missing.
        Missing = "method-missing" { rule },
        /// From which coverage on there is a score.
        LeastCoverage = "method-least-coverage" { share, of },
        /// “it is never below …”.
        NeverBelow = "method-never-below" { limit },
        /// “it is never above …”.
        NeverAbove = "method-never-above" { limit },
        /// “it is rounded to … digits”.
        Rounded = "method-rounded" { digits },
        /// The formula of the gap.
        Gap = "method-gap" { formula, law, practice },
        /// “Bands: ….”.
        Bands = "method-bands" { bands },
        /// “… from …”.
        BandFrom = "method-band-from" { label, from },
        /// “… below”.
        BandBelow = "method-band-below" { label },
        /// How countries are ranked.
        Ranks = "method-ranks" { scores, digits, order, ties },
    }
}
