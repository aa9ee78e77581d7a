//! Which words do explanations have?

cpi_model::words! {
    /// Words of explanations.
    pub enum Word: "explanation" {
        /// The title: country, round and framework.
        Title = "explanation-title" { country, round, framework, version },
        /// A node with its score.
        Head = "explanation-head" { name, score },
        /// How a node came to its score.
        Node = "explanation-node" { mean, members, weights },
        /// The name of an aggregation.
        Mean = "explanation-mean" { kind, exponent },
        /// Why a node has no score.
        NoScore = "explanation-no-score" { why },
        /// That too little is answered.
        TooLittle = "explanation-too-little" { found, applicable, of, least },
        /// How many members are missing.
        Missing = "explanation-missing" { rule, count },
        /// How many members do not apply.
        NotApplicable = "explanation-not-applicable" { count },
        /// How many indicators were declared not applicable.
        Declared = "explanation-declared" { count, asked, share },
        /// The declared weight of a member.
        Weight = "explanation-weight" { weight },
        /// What a member adds to the node above.
        Adds = "explanation-adds" { adds },
        /// The share of the index that an indicator carries.
        Carries = "explanation-carries" { share },
        /// A sentence with the paragraphs behind it.
        Paragraphs = "explanation-paragraphs" { text, paragraphs },
        /// An answer and its score.
        Answered = "explanation-answered" { answer, score },
        /// The same, with what the rule compared it with.
        AnsweredWithReference = "explanation-answered-with-reference" { answer, score, reference },
        /// A reference value.
        Reference = "explanation-reference" { name, value },
        /// An answer and the score that a reviewer gave.
        Adjudicated = "explanation-adjudicated" { answer, score },
        /// That a condition fails, which scores the lowest.
        ScoresLowest = "explanation-scores-lowest" { answer, score },
        /// That a condition fails, which leaves the indicator out.
        ConditionFails = "explanation-condition-fails",
        /// An answer that leaves the indicator out.
        LeftOut = "explanation-left-out" { answer },
        /// That there is no answer.
        NoAnswer = "explanation-no-answer",
        /// Before evidence.
        Evidence = "explanation-evidence",
        /// Before a comment.
        Comment = "explanation-comment",
        /// Before a comment of somebody.
        CommentBy = "explanation-comment-by" { who },
        /// Before the reason of a decision.
        Decided = "explanation-decided",
        /// Before the reason of somebody's decision.
        DecidedBy = "explanation-decided-by" { who },
        /// That a reason is not published.
        NoReason = "explanation-no-reason",
        /// That somebody's reason is not published.
        NoReasonBy = "explanation-no-reason-by" { who },
        /// Before a reply of the government.
        Reply = "explanation-reply",
        /// Before codings with their assessors.
        CodedBy = "explanation-coded-by",
        /// Before codings.
        Codings = "explanation-codings",
    }
}
