//! What does a file say, before anyone has judged it?
//!
//! Drafts have public fields and serialise to the canonical JSON of each document. A
//! reader fills them, [`FrameworkDraft::check`] and its siblings judge them. Decimals and
//! dates are text, and every key that the methodology declares is an `Option`: whether it
//! may be absent is a question for the check, which reports all problems at once.

mod assessment;
pub(crate) mod choice;
mod coding;
mod crosswalk;
mod flat;
mod framework;
mod history;
mod indicator;
mod method;
mod peers;
mod publication;
mod quantity;
mod round;
mod submission;
mod subset;
mod targets;
mod translation;
mod uncertainty;

pub use assessment::{AdjudicationDraft, AnswerDraft, AssessmentDraft, EvidenceDraft};
pub use choice::{Choice, Choices};
pub use coding::{AcceptanceDraft, AssignmentDraft, CodingDraft, RejectionDraft, ReplyDraft};
pub use crosswalk::{CrosswalkDraft, Relation, RelationDraft};
pub use framework::{
    BandDraft, BandingDraft, CountryCodes, DisplayDraft, EmptyCellDraft, FrameworkDraft, GapDraft,
    GapFormula, GroupDraft, InstrumentDraft, Names, NodeDraft, NotApplicableAllowed,
    NotApplicableDraft, OptionDraft, RangeDraft, RankOrder, RankScores, RankTies, RankingDraft,
    ScaleDraft, ViewDraft, ViewOver,
};
pub use history::{
    Action, DecidedDraft, EntryDraft, HistoryReference, RedactedDraft, Side, SourceDraft,
    StandingDraft, TextDraft,
};
pub use indicator::{ConditionDraft, IndicatorDraft, IndicatorKind, Otherwise};
pub use method::{
    Aggregation, CoverageOf, LimitsDraft, MethodDraft, MissingRule, RoundToDraft, RoundingMode,
    Weights,
};
pub use peers::{LikenessDraft, PeerGroupDraft, PeersDraft, ReferenceStatistic};
pub use publication::{
    Clearance, PUBLIC_ASSESSMENT, PersonalExceptionDraft, PublicAnswerDraft, PublicAssessmentDraft,
    PublicCodingDraft, PublicReplyDraft, PublicationDraft, WithheldDraft,
};
pub use quantity::{
    Cap, Deviation, Direction, GoalpostsDraft, NormalisationDraft, NormalisationRule,
    PlausibleDraft, PossibleDraft, QuantityBandDraft, ReferenceDraft, Statistics, Ties,
};
pub use round::{
    FinalDraft, FrameworkReference, RoundDraft, RoundEntryDraft, TableDraft, TableShape, Units,
};
pub use submission::{SubmissionDraft, SubmissionFramework};
pub use targets::{
    Activated, ChosenDraft, CostDraft, CostPer, FixedDraft, ReachableDraft, TargetDraft,
    TargetsDraft,
};
pub use translation::TextReviewDraft;
pub use uncertainty::{
    AlternativeDraft, AnswerUncertaintyDraft, Centre, CodingScope, CodingsDraft, CompletionDraft,
    ConfusionDraft, FactorDraft, OptionUncertaintyDraft, QuantityUncertaintyDraft,
    SensitivityDraft, StepsDraft, UncertaintyDraft, WeightDraw, WeightUncertaintyDraft,
};

/// Texts by language: a BCP 47 tag to the text in that language.
pub type Texts = std::collections::BTreeMap<String, String>;

/// The version of the file formats that this crate reads and writes.
pub const SCHEMA_VERSION: u32 = 1;
