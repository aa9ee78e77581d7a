//! Which fixed words does the workbook of a review use, beyond those of questionnaires?

use crate::questionnaire::words::{Word, words};
use cpi_model::review::ReviewState;

words! {
    /// A fixed word or sentence of the workbook of a review.
    ReviewWord:
    /// The name of the sheet.
    Review = "Review", "Revizuire";
    /// A header.
    State = "State", "Stadiu";
    /// A header.
    Settled = "Settled answer", "Răspuns stabilit";
    /// A header, with a number.
    Coding = "Coding", "Codificarea";
    /// A header.
    SoFar = "Decision so far", "Decizia de până acum";
    /// A header.
    ReplySoFar = "Reply so far", "Observațiile de până acum";
    /// A header.
    Decision = "Decision", "Decizie";
    /// A header.
    Final = "Final answer", "Răspuns final";
    /// A header.
    Points = "Points", "Puncte";
    /// A header.
    Reason = "Reason or comment", "Motiv sau comentariu";
    /// A header.
    Whose = "Send back to", "Se trimite înapoi la";
    /// A header.
    Reply = "Government's reply", "Observațiile guvernului";
    /// A header.
    Office = "Reply came through", "Observații transmise prin";
    /// A header.
    ReplyTitle = "Reply: document", "Observații: document";
    /// A header.
    ReplyLink = "Reply: link", "Observații: adresă web";
    /// A header.
    ReplyDate = "Reply: consulted on", "Observații: consultat la";
    /// A header.
    ReplyNote = "Reply: article, page", "Observații: articol, pagină";
    /// A decision.
    Accept = "Accept", "Se acceptă";
    /// A decision.
    SendBack = "Send back", "Se trimite înapoi";
    /// A decision.
    Decide = "Decide", "Se decide";
    /// A decision.
    Reopen = "Reopen", "Se redeschide";
    /// A state.
    Adjudicated = "Decided", "Decis";
    /// A state.
    Conflict = "Conflict", "Conflict";
    /// A state.
    Accepted = "Accepted", "Acceptat";
    /// A state.
    Rejected = "Sent back", "Trimis înapoi";
    /// A state.
    Answered = "Answered", "Cu răspuns";
    /// A state.
    Unanswered = "Unanswered", "Fără răspuns";
    /// A state.
    DoesNotApply = "Does not apply", "Nu se aplică";
    /// Beside a state or a coding.
    Late = "late", "ulterior";
    /// Before a day.
    Consulted = "consulted", "consultat la";
    /// After a number.
    PointsAwarded = "points", "puncte";
    /// Before a pseudonym.
    By = "by", "de";
    /// Before a pseudonym.
    Through = "through", "prin";
    /// On the first sheet.
    Entries = "Entries of the history", "Intrări în istoric";
    /// On the first sheet.
    Head = "Head of the history", "Ultima amprentă a istoricului";
    /// On the first sheet.
    Counts = "Where the review stands", "Stadiul revizuirii";
    /// On the first sheet.
    ToReview = "To review", "De revizuit";
    /// On the first sheet.
    Conflicts = "Conflicts", "Conflicte";
    /// On the first sheet.
    Reviewed = "Reviewed", "Revizuite";
    /// On the first sheet.
    DecidedHere = "Decided here", "Decise aici";
    /// On the first sheet.
    Assessors = "Assessors", "Evaluatori";
    /// On the first sheet.
    Codings = "Codings", "Codificări";
    /// On the first sheet.
    Rows = "Rows", "Rânduri";
    /// An instruction.
    Step1 = "Go to the sheet “Review”. Filter the column “State”, and begin with the conflicts. Fill in the yellow cells only; everything else is locked.",
        "Treceți la foaia „Revizuire”. Filtrați coloana „Stadiu” și începeți cu conflictele. Completați numai celulele galbene; celelalte sunt blocate.";
    /// An instruction.
    Step2 = "Choose under “Decision” what is to be done. Accept: you agree with the settled answer. Send back: the assessor is to look again. Decide: you give the final answer. Reopen: a decision or an acceptance is taken back.",
        "Alegeți la „Decizie” ce este de făcut. Se acceptă: sunteți de acord cu răspunsul stabilit. Se trimite înapoi: evaluatorul trebuie să verifice din nou. Se decide: dați dumneavoastră răspunsul final. Se redeschide: o decizie sau o acceptare este retrasă.";
    /// An instruction.
    Step3 = "Decide needs a final answer, points between those of the options, or both, and always a reason. Send back needs a comment for the assessor; where several answered, choose under “Send back to” whose answer goes back. Reopen needs a reason.",
        "Pentru „Se decide” este nevoie de un răspuns final, de puncte între cele ale opțiunilor sau de ambele, și întotdeauna de un motiv. Pentru „Se trimite înapoi” este nevoie de un comentariu pentru evaluator; dacă au răspuns mai mulți, alegeți la „Se trimite înapoi la” al cui răspuns se întoarce. Pentru „Se redeschide” este nevoie de un motiv.";
    /// An instruction.
    Step4 = "A row without a decision changes nothing. Leave open what you have not looked at.",
        "Un rând fără decizie nu schimbă nimic. Lăsați necompletat ceea ce nu ați verificat.";
    /// An instruction.
    Step5 = "The government's reply stands beside the answer and changes none. Further documents of a reply go on the sheet “More evidence”.",
        "Observațiile guvernului stau alături de răspuns și nu îl schimbă. Alte documente care le însoțesc se trec pe foaia „Alte dovezi”.";
    /// An instruction.
    Step6 = "This workbook shows what stood when it was written. A row about an answer that has moved since is named when the workbook comes in, and not taken.",
        "Registrul arată situația din momentul în care a fost creat. Un rând despre un răspuns care s-a schimbat între timp este semnalat la preluarea registrului și nu este preluat.";
    /// What a cell says when it is chosen.
    ChooseDecision = "Choose what is to be done from the list, or leave the cell empty.", "Alegeți din listă ce este de făcut sau lăsați celula goală.";
    /// What a cell says when it is chosen.
    WritePoints = "Points within what the options earn:", "Puncte în limitele opțiunilor:";
    /// What a cell says when it is chosen.
    ChooseAssessor = "Choose whose answer goes back.", "Alegeți al cui răspuns se întoarce.";
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
            Self::Coding(number) => format!("{} {number}", ReviewWord::Coding.text(language)),
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
            let (word, number) = header.trim().rsplit_once(' ')?;
            ReviewWord::Coding.is(word).then(|| {
                number
                    .parse()
                    .ok()
                    .filter(|it| *it <= MOST_CODINGS)
                    .map(Self::Coding)
            })?
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
