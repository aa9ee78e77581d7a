//! Which fixed words does the workbook of a review use, beyond those of questionnaires?

use crate::questionnaire::words::Word;
use cpi_model::language::languages;
use cpi_model::matching::fold;
use cpi_model::review::ReviewState;

cpi_model::words! {
    /// A fixed word or sentence of the workbook of a review.
    pub enum ReviewWord: "review" {
        /// The name of the sheet.
        Review = "review-review",
        /// A header.
        State = "review-state",
        /// A header.
        Settled = "review-settled",
        /// A header, with the number of the coding.
        Coding = "review-coding" { number },
        /// A header.
        SoFar = "review-so-far",
        /// A header.
        ReplySoFar = "review-reply-so-far",
        /// A header.
        Decision = "review-decision",
        /// A header.
        Final = "review-final",
        /// A header.
        Points = "review-points",
        /// A header.
        Reason = "review-reason",
        /// A header.
        Whose = "review-whose",
        /// A header.
        Reply = "review-reply",
        /// A header.
        Office = "review-office",
        /// A header.
        ReplyTitle = "review-reply-title",
        /// A header.
        ReplyLink = "review-reply-link",
        /// A header.
        ReplyDate = "review-reply-date",
        /// A header.
        ReplyNote = "review-reply-note",
        /// A decision.
        Accept = "review-accept",
        /// A decision.
        SendBack = "review-send-back",
        /// A decision.
        Decide = "review-decide",
        /// A decision.
        Reopen = "review-reopen",
        /// A state.
        Adjudicated = "review-adjudicated",
        /// A state.
        Conflict = "review-conflict",
        /// A state.
        Accepted = "review-accepted",
        /// A state.
        Rejected = "review-rejected",
        /// A state.
        Answered = "review-answered",
        /// A state.
        Unanswered = "review-unanswered",
        /// A state.
        DoesNotApply = "review-does-not-apply",
        /// A state of what came in after the decision.
        StateLate = "review-state-late" { state },
        /// A coding that came in after the decision.
        CodingLate = "review-coding-late" { coding },
        /// When a document was consulted.
        Consulted = "review-consulted" { day },
        /// A final answer with its points.
        PointsAwarded = "review-points-awarded" { answer, points },
        /// Who decided.
        By = "review-by" { by },
        /// Who sent an answer back, and why.
        SentBackBy = "review-sent-back-by" { by, comment },
        /// A reply with the office that it came through.
        Through = "review-through" { reply, by },
        /// On the first sheet.
        Entries = "review-entries",
        /// On the first sheet.
        Head = "review-head",
        /// On the first sheet.
        Counts = "review-counts",
        /// On the first sheet.
        ToReview = "review-to-review",
        /// On the first sheet.
        Conflicts = "review-conflicts",
        /// On the first sheet.
        Reviewed = "review-reviewed",
        /// On the first sheet.
        DecidedHere = "review-decided-here",
        /// On the first sheet.
        Assessors = "review-assessors",
        /// On the first sheet.
        Codings = "review-codings",
        /// On the first sheet.
        Rows = "review-rows",
        /// An instruction.
        Step1 = "review-step-1",
        /// An instruction.
        Step2 = "review-step-2",
        /// An instruction.
        Step3 = "review-step-3",
        /// An instruction.
        Step4 = "review-step-4",
        /// An instruction.
        Step5 = "review-step-5",
        /// An instruction.
        Step6 = "review-step-6",
        /// What a cell says when it is chosen.
        ChooseDecision = "review-choose-decision",
        /// What a cell says when it is chosen.
        WritePoints = "review-write-points",
        /// What a cell says when it is chosen.
        ChooseAssessor = "review-choose-assessor",
    }
}

impl ReviewWord {
    /// The word for a state of review.
    pub const fn of(state: ReviewState) -> Self {
        match state {
            ReviewState::Adjudicated => Self::Adjudicated,
            ReviewState::Conflict => Self::Conflict,
            ReviewState::Accepted => Self::Accepted,
            ReviewState::Rejected => Self::Rejected,
            ReviewState::Answered => Self::Answered,
            ReviewState::Unanswered => Self::Unanswered,
        }
    }
}

/// A column of the sheet of the review, known by its header.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// Of questionnaires too.
    Asked(Word),
    /// Of reviews alone.
    Review(ReviewWord),
    /// What one of the assessors said, from 1.
    Coding(u16),
}

/// The columns that are filled in.
pub const OPEN: [Column; 11] = [
    Column::Review(ReviewWord::Decision),
    Column::Review(ReviewWord::Final),
    Column::Review(ReviewWord::Points),
    Column::Review(ReviewWord::Reason),
    Column::Review(ReviewWord::Whose),
    Column::Review(ReviewWord::Reply),
    Column::Review(ReviewWord::Office),
    Column::Review(ReviewWord::ReplyTitle),
    Column::Review(ReviewWord::ReplyLink),
    Column::Review(ReviewWord::ReplyDate),
    Column::Review(ReviewWord::ReplyNote),
];

/// The columns that are shown, without those of the assessors.
const SHOWN: [Column; 7] = [
    Column::Asked(Word::Code),
    Column::Asked(Word::Question),
    Column::Asked(Word::Guidance),
    Column::Review(ReviewWord::State),
    Column::Review(ReviewWord::Settled),
    Column::Review(ReviewWord::SoFar),
    Column::Review(ReviewWord::ReplySoFar),
];

/// The most codings of an indicator that have a column each.
pub const MOST_CODINGS: u16 = 50;

impl Column {
    /// Its header in a language.
    pub fn text(self, language: &str) -> String {
        match self {
            Self::Asked(word) => word.text(language).to_owned(),
            Self::Review(word) => word.text(language).to_owned(),
            Self::Coding(number) => ReviewWord::Coding.with(language, &[("number", number.into())]),
        }
    }

    /// The column that a header stands for, in any language.
    pub fn of(header: &str) -> Option<Self> {
        let is = |column: &Self| match column {
            Self::Asked(word) => word.is(header),
            Self::Review(word) => word.is(header),
            Self::Coding(_) => false,
        };
        let numbered = || {
            let header = fold(header);
            // Only a header with a digit is compared with those of all numbers.
            header
                .contains(|c: char| c.is_ascii_digit())
                .then_some(())?;
            (1..=MOST_CODINGS).map(Self::Coding).find(|column| {
                let mut tags = languages().iter().map(|it| it.header().tag.as_str());
                tags.any(|tag| fold(&column.text(tag)) == header)
            })
        };
        let mut all = SHOWN.into_iter().chain(OPEN);
        all.find(is).or_else(numbered)
    }

    /// Its header in English, as messages name it.
    pub fn name(self) -> String {
        self.text("en")
    }
}

/// What may be done, with the word for it and the one that the command has.
pub const DEEDS: [(ReviewWord, &str); 4] = [
    (ReviewWord::Accept, "accept"),
    (ReviewWord::SendBack, "reject"),
    (ReviewWord::Decide, "adjudicate"),
    (ReviewWord::Reopen, "reopen"),
];
