//! Which kinds of problems are there?

use serde::{Serialize, Serializer};
use std::fmt;

macro_rules! kinds {
    ($($(#[$meta:meta])* $variant:ident = $word:literal),+ $(,)?) => {
        /// What kind of problem it is. The word is stable and safe to match on.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum ProblemKind { $($(#[$meta])* $variant),+ }

        impl ProblemKind {
            /// Every kind, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable word of this kind.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }
    };
}

kinds! {
    /// A required key or cell is absent.
    MissingKey = "missing-key",
    /// A key or column that the format does not have.
    UnknownKey = "unknown-key",
    /// A value of the wrong type.
    WrongType = "wrong-type",
    /// A word that is not on the list.
    UnknownWord = "unknown-word",
    /// A `schema_version` that this program does not read.
    WrongSchemaVersion = "wrong-schema-version",
    /// A text that is no code.
    InvalidCode = "invalid-code",
    /// A text that is no language tag.
    InvalidLanguage = "invalid-language",
    /// A text that is no decimal.
    InvalidNumber = "invalid-number",
    /// A text that is no date.
    InvalidDate = "invalid-date",
    /// A text that is no web address.
    InvalidLink = "invalid-link",
    /// A number outside what is allowed.
    OutOfRange = "out-of-range",
    /// A weight of 0 or below.
    InvalidWeight = "invalid-weight",
    /// The same code, column or answer twice.
    Duplicate = "duplicate",
    /// A node whose parent does not exist, or a second root.
    Orphan = "orphan",
    /// A tree or conditions that lead back to themselves.
    Cycle = "cycle",
    /// A node without indicators beneath it.
    EmptyNode = "empty-node",
    /// A scale without options that earn points.
    EmptyScale = "empty-scale",
    /// A code that refers to nothing.
    UnknownReference = "unknown-reference",
    /// An indicator code that the framework does not have.
    UnknownIndicator = "unknown-indicator",
    /// An option with a label or a code that is also another's, as texts are compared.
    AmbiguousOption = "ambiguous-option",
    /// An option that the scale does not have.
    UnknownOption = "unknown-option",
    /// A country code that is not allowed.
    UnknownCountry = "unknown-country",
    /// A round that is not declared.
    UnknownRound = "unknown-round",
    /// Reference points that are equal or reversed.
    InvalidGoalposts = "invalid-goalposts",
    /// Thresholds that do not rise.
    InvalidBands = "invalid-bands",
    /// A logarithm of a number that is not above 0.
    InvalidLogarithm = "invalid-logarithm",
    /// A condition that can never hold, or asks about itself.
    InvalidCondition = "invalid-condition",
    /// A key that has no meaning here.
    Contradiction = "contradiction",
    /// An answer where the condition fails.
    ConditionFails = "condition-fails",
    /// The answer *not applicable* where the framework does not allow it.
    NotApplicable = "not-applicable",
    /// An answer without the reason that the framework requires.
    MissingReason = "missing-reason",
    /// A share of answers that stands out from those of the other countries.
    StandsOut = "stands-out",
    /// A value that a quantity cannot have.
    Impossible = "impossible",
    /// A value that is not to be expected.
    Implausible = "implausible",
    /// A declaration that reaches beyond what is possible.
    BeyondPossible = "beyond-possible",
    /// An adjudication that the methodology does not allow.
    InvalidAdjudication = "invalid-adjudication",
    /// Assessors who differ, and nobody has decided.
    UndecidedConflict = "undecided-conflict",
    /// A settled answer whose condition fails.
    SetAside = "set-aside",
    /// An answer without the evidence that the framework requires.
    MissingEvidence = "missing-evidence",
    /// A history that was cut off or changed, or a document that is not what it says.
    BrokenHistory = "broken-history",
    /// A temporary file that a write which was cut off has left.
    Leftover = "leftover",
    /// Something done on the ground of what has changed since.
    OutOfDate = "out-of-date",
    /// An answer that its assessor has replaced since.
    ReplacedAnswer = "replaced-answer",
    /// A text that may be one that was redacted.
    RedactedText = "redacted-text",
    /// What looks like personal data in what is to be published.
    PersonalData = "personal-data",
    /// Odds that do not add up.
    InvalidOdds = "invalid-odds",
    /// Answers to another framework.
    OtherFramework = "other-framework",
    /// A file that holds something other than what it is read for.
    OtherContent = "other-content",
    /// A relation of a crosswalk that its codes do not fit.
    InvalidRelation = "invalid-relation",
    /// An indicator for which a crosswalk has no relation.
    NotRelated = "not-related",
    /// Relations that nobody has confirmed.
    Unconfirmed = "unconfirmed",
    /// A text that is absent in a declared language.
    MissingText = "missing-text",
    /// A file that does not follow its syntax.
    Syntax = "syntax",
    /// A table whose rows do not fit its header.
    RaggedRow = "ragged-row",
    /// A control character, or a code point that is no character, in a text.
    ForbiddenCharacter = "forbidden-character",
    /// Bytes that are not UTF-8.
    Encoding = "encoding",
    /// Nothing where something is needed.
    Empty = "empty",
    /// A text that is not as it was handed out.
    AlteredText = "altered-text",
    /// Cells of a sheet that were merged.
    MergedCells = "merged-cells",
    /// A file, or a part of it, that is larger than is read.
    TooLarge = "too-large",
    /// Something that stands where nothing is read.
    NotRead = "not-read",
    /// A question that asks two things.
    DoubleBarrelled = "double-barrelled",
    /// Two questions that ask nearly the same.
    NearDuplicate = "near-duplicate",
    /// A question that is too long to be read at once.
    LongQuestion = "long-question",
    /// An indicator that does not say what earns which answer, on what evidence, by which
    /// provision.
    MissingGuidance = "missing-guidance",
    /// A cell of a view without indicators and without a reason.
    EmptyCell = "empty-cell",
    /// Conditions that no answers can satisfy together.
    ImpossibleCondition = "impossible-condition",
    /// An indicator that scores its lowest where a question that may be not applicable does not apply.
    LowestWithoutCause = "lowest-without-cause",
    /// An indicator that weighs far more, or far less, than the others.
    UnbalancedWeight = "unbalanced-weight",
    /// A better answer that lowers a score.
    LoweredScore = "lowered-score",
    /// A better answer of which it is not decided whether it can lower a score.
    UndecidedImprovement = "undecided-improvement",
    /// A translation without the term of the term base.
    OtherTerm = "other-term",
    /// A translation in letters of another script than its language's.
    WrongScript = "wrong-script",
    /// A translation with other figures than its original.
    OtherFigures = "other-figures",
    /// A translation far longer or shorter than its original.
    UnlikeLength = "unlike-length",
    /// A translation that lacks a link or a name in braces.
    OtherPlaceholder = "other-placeholder",
    /// Two questions with the same translation.
    RepeatedTranslation = "repeated-translation",
    /// A code that a spreadsheet turns into something else.
    SpreadsheetCode = "spreadsheet-code",
    /// Something that is declared and that nothing refers to.
    Unused = "unused",
    /// An exception for a word that is no lint, or without a reason.
    InvalidException = "invalid-exception",
    /// An exception that excuses nothing.
    UnneededException = "unneeded-exception",
}

impl fmt::Display for ProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl Serialize for ProblemKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for ProblemKind {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ProblemKind".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let words: Vec<&str> = Self::ALL.iter().map(|kind| kind.word()).collect();
        schemars::json_schema!({ "type": "string", "enum": words })
    }
}
