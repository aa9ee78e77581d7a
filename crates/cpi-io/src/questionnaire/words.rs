//! Which fixed words does a questionnaire use?
//!
//! Everything else is in the framework, in its languages. The words are in the files of
//! [`cpi_model::language`]; a language that is not there gets the English words.

cpi_model::words! {
    /// A fixed word or sentence of questionnaires.
    pub enum Word: "questionnaire" {
        /// A header.
        Code = "questionnaire-code",
        /// A header.
        Question = "questionnaire-question",
        /// A header.
        Guidance = "questionnaire-guidance",
        /// A header.
        LastTime = "questionnaire-last-time",
        /// A header.
        Same = "questionnaire-same",
        /// A header.
        Others = "questionnaire-others",
        /// A header.
        Answer = "questionnaire-answer",
        /// A header.
        EvidenceTitle = "questionnaire-evidence-title",
        /// A header.
        EvidenceLink = "questionnaire-evidence-link",
        /// A header.
        EvidenceDate = "questionnaire-evidence-date",
        /// A header.
        EvidenceNote = "questionnaire-evidence-note",
        /// A header.
        Comment = "questionnaire-comment",
        /// The name of a sheet.
        Start = "questionnaire-start",
        /// The name of a sheet.
        MoreEvidence = "questionnaire-more-evidence",
        /// The name of a sheet.
        Lists = "questionnaire-lists",
        /// An answer.
        NotApplicable = "questionnaire-not-applicable",
        /// An answer to "same as last time?".
        SameYes = "questionnaire-same-yes",
        /// Before what counts as evidence.
        Expected = "questionnaire-expected",
        /// Before when not applicable is right.
        WhenNotApplicable = "questionnaire-when-not-applicable",
        /// What an answer that takes a question out needs.
        ReasonInComment = "questionnaire-reason-in-comment",
        /// Before the values that there can be.
        Possible = "questionnaire-possible",
        /// Values without an end.
        AtLeast = "questionnaire-at-least" { least },
        /// Values without a beginning.
        AtMost = "questionnaire-at-most" { most },
        /// Values with both.
        Between = "questionnaire-between" { least, most },
        /// Of values that are counted.
        WholeNumbers = "questionnaire-whole-numbers",
        /// Before the condition of a question.
        OnlyIf = "questionnaire-only-if",
        /// A condition of a question.
        Condition = "questionnaire-condition" { question, answers },
        /// Before the provision.
        Rests = "questionnaire-rests",
        /// Before the unit.
        Unit = "questionnaire-unit",
        /// Before the numerator.
        Numerator = "questionnaire-numerator",
        /// Before the denominator.
        Denominator = "questionnaire-denominator",
        /// Before who publishes the figures.
        Published = "questionnaire-published",
        /// Which answers need evidence.
        EvidenceRequired = "questionnaire-evidence-required" { answers },
        /// On the first sheet.
        Questionnaire = "questionnaire-questionnaire",
        /// On the first sheet.
        Country = "questionnaire-country",
        /// On the first sheet.
        Round = "questionnaire-round",
        /// On the first sheet.
        ReferenceDate = "questionnaire-reference-date",
        /// On the first sheet.
        Framework = "questionnaire-framework",
        /// On the first sheet.
        Version = "questionnaire-version",
        /// On the first sheet.
        Hash = "questionnaire-hash",
        /// On the first sheet.
        Layout = "questionnaire-layout",
        /// On the first sheet.
        Assessor = "questionnaire-assessor",
        /// On the first sheet, where names are not pseudonyms.
        AssessorName = "questionnaire-assessor-name",
        /// On the first sheet.
        Instructions = "questionnaire-instructions",
        /// On the first sheet.
        Progress = "questionnaire-progress",
        /// On the first sheet.
        Section = "questionnaire-section",
        /// On the first sheet.
        Questions = "questionnaire-questions",
        /// On the first sheet.
        Answered = "questionnaire-answered",
        /// On the first sheet.
        WithEvidence = "questionnaire-with-evidence",
        /// On the first sheet.
        Share = "questionnaire-share",
        /// On the first sheet.
        All = "questionnaire-all",
        /// An instruction.
        Step1 = "questionnaire-step-1",
        /// An instruction, where names are not pseudonyms.
        Step1Name = "questionnaire-step-1-name",
        /// An instruction.
        Step2 = "questionnaire-step-2",
        /// An instruction.
        Step3 = "questionnaire-step-3",
        /// An instruction.
        Step4 = "questionnaire-step-4",
        /// An instruction.
        Step5 = "questionnaire-step-5",
        /// An instruction.
        Step6 = "questionnaire-step-6",
        /// An instruction.
        StepSame = "questionnaire-step-same",
        /// What a cell says when it is chosen.
        ChooseAnswer = "questionnaire-choose-answer",
        /// What a cell says when it is chosen.
        WriteNumber = "questionnaire-write-number",
        /// What a cell says when it is chosen.
        WriteDate = "questionnaire-write-date",
        /// What a cell says when it is chosen.
        WriteLink = "questionnaire-write-link",
        /// What a field of a form says when it is wrong.
        WritePseudonym = "questionnaire-write-pseudonym",
        /// What a field of a form says when it is wrong, where names are not pseudonyms.
        WriteName = "questionnaire-write-name",
        /// What a field of a form says when it is wrong.
        AboveZero = "questionnaire-above-zero",
        /// What a field of a form says when it is wrong.
        NotInFuture = "questionnaire-not-in-future",
        /// In a form: the repeat.
        EvidenceOf = "questionnaire-evidence-of",
        /// In a form: a question of another form.
        AskedElsewhere = "questionnaire-asked-elsewhere" { section },
        /// In a form: beside a quantity.
        NoFigure = "questionnaire-no-figure",
        /// On every page.
        Page = "questionnaire-page",
    }
}
