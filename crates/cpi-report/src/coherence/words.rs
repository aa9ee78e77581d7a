//! The words of reports on coherence.

cpi_model::words! {
    /// Words of reports on coherence.
    pub enum Word: "coherence" {
        /// The title.
        Title = "coherence-title" { round },
        /// The only sentence where countries are too few.
        TooFewCountries = "coherence-too-few-countries" { countries, fewest },
        /// The first where they are few.
        FewCountries = "coherence-few-countries" { countries },
        /// Members that run against the rest.
        AgainstTheRest = "coherence-against-the-rest" { count, of, places },
        /// Pairs that run against each other.
        Negative = "coherence-negative" { count, of, places },
        /// Members that weigh otherwise than declared.
        Weights = "coherence-weights" { count, of, places },
        /// Floors and ceilings.
        Ends = "coherence-ends" { count, of, places },
        /// Indicators that never vary.
        NeverVaries = "coherence-never-varies" { count, of, best, worst, places },
        /// Nodes that the score above hardly shows.
        Weak = "coherence-weak" { count, of, places },
        /// Low α.
        LowAlpha = "coherence-low-alpha" { count, of, places },
        /// Pairs that say nearly the same.
        Redundant = "coherence-redundant" { count, of, places },
        /// High α.
        HighAlpha = "coherence-high-alpha" { count, of, places },
        /// No α in complete cases.
        MissingScores = "coherence-missing-scores" { count, of, places },
        /// No α pair by pair.
        MissingPairs = "coherence-missing-pairs" { count, of, places },
        /// Nothing stands out.
        Nothing = "coherence-nothing",
        /// After a sentence: where it is defined.
        Methodology = "coherence-methodology" { sentence, paragraphs },
        /// After the places that are named.
        More = "coherence-more" { places, count },
        /// A group of a view.
        Group = "coherence-group" { view, group },
        /// A member with its correlation.
        PlaceMember = "coherence-place-member" { member, node, value },
        /// Two with their correlation.
        PlacePair = "coherence-place-pair" { one, other, value },
        /// A member with its share and weight.
        PlaceWeight = "coherence-place-weight" { member, node, share, weight },
        /// A node at its lowest score.
        PlaceFloor = "coherence-place-floor" { node, count, of },
        /// A node at its highest score.
        PlaceCeiling = "coherence-place-ceiling" { node, count, of },
        /// A node with its α.
        PlaceAlpha = "coherence-place-alpha" { node, value, members },
        /// The title of a table.
        Composites = "coherence-composites",
        /// The title of a table.
        Members = "coherence-members",
        /// The title of a table.
        Correlations = "coherence-correlations",
        /// The title of a table.
        Indicators = "coherence-indicators",
        /// The header of a column.
        Node = "coherence-node",
        /// The header of a column.
        Member = "coherence-member",
        /// The header of a column.
        NumberOfMembers = "coherence-number-of-members",
        /// The header of a column.
        Countries = "coherence-countries",
        /// The header of a column.
        Alpha = "coherence-alpha",
        /// The header of a column.
        StandardisedAlpha = "coherence-standardised-alpha",
        /// The header of a column.
        Floor = "coherence-floor",
        /// The header of a column.
        Ceiling = "coherence-ceiling",
        /// The header of a column.
        ItemRest = "coherence-item-rest",
        /// The header of a column.
        AlphaWithout = "coherence-alpha-without",
        /// The header of a column.
        Weight = "coherence-weight",
        /// The header of a column.
        VarianceShare = "coherence-variance-share",
        /// The header of a column.
        WeightInIndex = "coherence-weight-in-index",
        /// The header of a column.
        EffectiveInIndex = "coherence-effective-in-index",
        /// The header of a column.
        One = "coherence-one",
        /// The header of a column.
        Other = "coherence-other",
        /// The header of a column.
        Pairing = "coherence-pairing",
        /// What the other is.
        Siblings = "coherence-siblings",
        /// What the other is.
        WithParent = "coherence-with-parent",
        /// What the other is.
        WithIndex = "coherence-with-index",
        /// The header of a column.
        Pearson = "coherence-pearson",
        /// The header of a column.
        Spearman = "coherence-spearman",
        /// The header of a column.
        Kendall = "coherence-kendall",
        /// The header of a column.
        Reading = "coherence-reading",
        /// A reading.
        ReadNegative = "coherence-read-negative",
        /// A reading.
        ReadWeak = "coherence-read-weak",
        /// A reading.
        ReadRedundant = "coherence-read-redundant",
        /// The header of a column.
        Indicator = "coherence-indicator",
        /// The header of a column.
        Answers = "coherence-answers",
        /// The share of an answer.
        Answer = "coherence-answer" { answer, share },
        /// The header of a column.
        Scored = "coherence-scored",
        /// The header of a column.
        Missing = "coherence-missing",
        /// The header of a column.
        NotApplicable = "coherence-not-applicable",
        /// The header of a column.
        Varies = "coherence-varies",
        /// In that column.
        Never = "coherence-never",
        /// A figure with two standard errors.
        Margin = "coherence-margin" { value, margin },
        /// A figure that rests on one country.
        OneCountry = "coherence-one-country" { value },
        /// Under a table: what the margin is.
        MarginNote = "coherence-margin-note",
        /// Under a table: what a dash is.
        DashNote = "coherence-dash-note",
    }
}
