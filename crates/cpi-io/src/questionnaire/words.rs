//! Which fixed words does a questionnaire use?
//!
//! Everything else is in the framework, in its languages. A language that is not here gets
//! the English words.

use super::answers::fold;

/// The languages that have words of their own.
pub const LANGUAGES: [&str; 2] = ["en", "ro"];

macro_rules! words {
    ($(#[$whole:meta])* $name:ident: $($(#[$meta:meta])* $variant:ident = $en:literal, $ro:literal;)+) => {
        $(#[$whole])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($(#[$meta])* $variant),+ }

        impl $name {
            /// Every word with its texts, in the order of the languages.
            pub const ALL: &'static [(Self, [&'static str; 2])] = &[$((Self::$variant, [$en, $ro])),+];

            /// Its texts, in the order of the languages.
            pub const fn texts(self) -> [&'static str; 2] {
                match self { $(Self::$variant => [$en, $ro]),+ }
            }

            /// Its text in a language, by the primary subtag; in English where there is none.
            pub fn text(self, language: &str) -> &'static str {
                $crate::questionnaire::words::of_language(self.texts(), language)
            }

            /// Whether a text is this word in any language, whatever its case.
            pub fn is(self, text: &str) -> bool {
                $crate::questionnaire::words::is_one_of(self.texts(), text)
            }
        }
    };
}
#[cfg(feature = "spreadsheet")]
pub(crate) use words;

words! {
    /// A fixed word or sentence of questionnaires.
    Word:
    /// A header.
    Code = "Code", "Cod";
    /// A header.
    Question = "Question", "Întrebare";
    /// A header.
    Guidance = "What earns which answer", "Când se dă fiecare răspuns";
    /// A header.
    LastTime = "Last time", "Data trecută";
    /// A header.
    Same = "Same as last time?", "La fel ca data trecută?";
    /// A header.
    Others = "Other assessors", "Alți evaluatori";
    /// A header.
    Answer = "Answer", "Răspuns";
    /// A header.
    EvidenceTitle = "Evidence: title", "Dovadă: titlu";
    /// A header.
    EvidenceLink = "Evidence: link", "Dovadă: adresă web";
    /// A header.
    EvidenceDate = "Evidence: consulted on", "Dovadă: consultată la";
    /// A header.
    EvidenceNote = "Evidence: article, page", "Dovadă: articol, pagină";
    /// A header.
    Comment = "Comment", "Comentariu";
    /// The name of a sheet.
    Start = "Start", "Început";
    /// The name of a sheet.
    MoreEvidence = "More evidence", "Alte dovezi";
    /// The name of a sheet.
    Lists = "Lists", "Liste";
    /// An answer.
    NotApplicable = "Not applicable", "Nu se aplică";
    /// An answer to "same as last time?".
    SameYes = "Same", "La fel";
    /// Before what counts as evidence.
    Expected = "Evidence", "Dovezi";
    /// Before when not applicable is right.
    WhenNotApplicable = "Not applicable when", "Nu se aplică atunci când";
    /// What an answer that takes a question out needs.
    ReasonInComment = "Give the reason in the comment.", "Scrieți motivul în comentariu.";
    /// Before the values that there can be.
    Possible = "Possible", "Valori posibile";
    /// Of values without an end.
    OrMore = "or more", "sau mai mult";
    /// Of values without a beginning.
    OrLess = "or less", "sau mai puțin";
    /// Of values that are counted.
    WholeNumbers = "whole numbers", "numere întregi";
    /// Before the condition of a question.
    OnlyIf = "Answer only if", "Răspundeți numai dacă";
    /// Between a question and its answers in a condition.
    Is = "is", "este";
    /// Between answers.
    Or = "or", "sau";
    /// Between conditions.
    And = "and", "și";
    /// Before the provision.
    Rests = "Rests on", "Se întemeiază pe";
    /// Before the unit.
    Unit = "Unit", "Unitate de măsură";
    /// Before the numerator.
    Numerator = "Numerator", "Numărător";
    /// Before the denominator.
    Denominator = "Denominator", "Numitor";
    /// Before who publishes the figures.
    Published = "Published by", "Publicat de";
    /// That evidence is required.
    Required = "required", "obligatorii";
    /// On the first sheet.
    Questionnaire = "Questionnaire", "Chestionar";
    /// On the first sheet.
    Country = "Country", "Țara";
    /// On the first sheet.
    Round = "Round", "Runda";
    /// On the first sheet.
    ReferenceDate = "Answers hold for", "Răspunsurile sunt valabile la";
    /// On the first sheet.
    Framework = "Framework", "Cadrul de evaluare";
    /// On the first sheet.
    Version = "Version", "Versiunea";
    /// On the first sheet.
    Hash = "Content hash", "Amprenta conținutului";
    /// On the first sheet.
    Layout = "Layout of this workbook", "Structura acestui registru";
    /// On the first sheet.
    Assessor = "Assessor (pseudonym)", "Evaluator (pseudonim)";
    /// On the first sheet, where names are not pseudonyms.
    AssessorName = "Assessor (name)", "Evaluator (nume)";
    /// On the first sheet.
    Instructions = "How to fill it in", "Cum se completează";
    /// On the first sheet.
    Progress = "Progress", "Progres";
    /// On the first sheet.
    Section = "Section", "Secțiunea";
    /// On the first sheet.
    Questions = "Questions", "Întrebări";
    /// On the first sheet.
    Answered = "Answered", "Cu răspuns";
    /// On the first sheet.
    WithEvidence = "With evidence", "Cu dovezi";
    /// On the first sheet.
    Share = "Done", "Finalizat";
    /// On the first sheet.
    All = "All", "Total";
    /// An instruction.
    Step1 = "Write your pseudonym above. Fill in the yellow cells only; everything else is locked so that all teams answer the same questions.",
        "Scrieți mai sus pseudonimul dumneavoastră. Completați numai celulele galbene; celelalte sunt blocate, pentru ca toate echipele să răspundă la aceleași întrebări.";
    /// An instruction, where names are not pseudonyms.
    Step1Name = "Write your name above. Fill in the yellow cells only; everything else is locked so that all teams answer the same questions.",
        "Scrieți mai sus numele dumneavoastră. Completați numai celulele galbene; celelalte sunt blocate, pentru ca toate echipele să răspundă la aceleași întrebări.";
    /// An instruction.
    Step2 = "Choose an answer from the list of the cell. For figures, write the number alone, in the unit that is asked for.",
        "Alegeți răspunsul din lista celulei. Unde se cere o cifră, scrieți numai numărul, în unitatea de măsură cerută.";
    /// An instruction.
    Step3 = "Name the evidence: title, web address, the day you consulted it (as 2026-03-15), article or page. Further evidence goes on the sheet “More evidence”.",
        "Indicați dovada: titlul, adresa web, data consultării (de exemplu 2026-03-15), articolul sau pagina. Alte dovezi se trec pe foaia „Alte dovezi”.";
    /// An instruction.
    Step4 = "Where a question turns grey, an earlier answer rules it out: leave it empty.",
        "Dacă o întrebare devine gri, un răspuns anterior o exclude: lăsați-o necompletată.";
    /// An instruction.
    Step5 = "Leave open what you do not know. An empty cell is not a “no”.",
        "Lăsați necompletat ceea ce nu știți. O celulă goală nu înseamnă „nu”.";
    /// An instruction.
    Step6 = "Write nothing about an individual child or another person who could be recognised.",
        "Nu scrieți nimic despre un copil anume sau despre o altă persoană care ar putea fi recunoscută.";
    /// An instruction.
    StepSame = "“Last time” shows the answer of the earlier round. If it still holds, choose “Same” beside it: answer and evidence are then taken over. Nothing is taken over without it.",
        "„Data trecută” arată răspunsul din runda anterioară. Dacă este încă valabil, alegeți alături „La fel”: răspunsul și dovezile se preiau. Fără această alegere nu se preia nimic.";
    /// What a cell says when it is chosen.
    ChooseAnswer = "Choose an answer from the list.", "Alegeți un răspuns din listă.";
    /// What a cell says when it is chosen.
    WriteNumber = "Write the number alone, in this unit:", "Scrieți numai numărul, în această unitate de măsură:";
    /// What a cell says when it is chosen.
    WriteDate = "Write the day you consulted it, as 2026-03-15.", "Scrieți data consultării, de exemplu 2026-03-15.";
    /// What a cell says when it is chosen.
    WriteLink = "Write a web address that begins with https:// or http://.", "Scrieți o adresă web care începe cu https:// sau http://.";
    /// What a field of a form says when it is wrong.
    WritePseudonym = "Use letters, digits, points, hyphens or underscores, and no real name.",
        "Folosiți litere, cifre, puncte, cratime sau liniuțe de subliniere, nu un nume real.";
    /// What a field of a form says when it is wrong, where names are not pseudonyms.
    WriteName = "Write your name: letters, spaces, points and hyphens, at most 100 characters.",
        "Scrieți numele dumneavoastră: litere, spații, puncte și cratime, cel mult 100 de caractere.";
    /// What a field of a form says when it is wrong.
    AboveZero = "The number must be above 0.", "Numărul trebuie să fie mai mare decât 0.";
    /// What a field of a form says when it is wrong.
    NotInFuture = "The day cannot be in the future.", "Data nu poate fi în viitor.";
    /// In a form: the repeat.
    EvidenceOf = "Which question does it belong to?", "La ce întrebare se referă?";
    /// In a form: a question of another form.
    AskedElsewhere = "This is asked in the form of section", "Această întrebare se află în formularul secțiunii";
    /// In a form: a question of another form.
    CopyAnswer = "Give the same answer here: it decides which questions follow.",
        "Dați și aici același răspuns: de el depinde ce întrebări urmează.";
    /// In a form: beside a quantity.
    NoFigure = "No figure", "Nu există o cifră";
    /// On every page.
    Page = "Page", "Pagina";
}

/// The one of these texts that is of a language.
pub(crate) fn of_language(texts: [&'static str; 2], language: &str) -> &'static str {
    let primary = language.split('-').next().unwrap_or_default();
    let position = LANGUAGES.iter().position(|known| *known == primary);
    texts[position.unwrap_or(0)]
}

/// Whether a text is one of these, whatever its case.
pub(crate) fn is_one_of(texts: [&'static str; 2], text: &str) -> bool {
    let text = fold(text);
    texts.iter().any(|known| fold(known) == text)
}
