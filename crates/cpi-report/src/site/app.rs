//! What runs in the browser of a visitor: the scripts, and the words that they show.
//!
//! `app.js` is the what-if page and the page *check it yourself*; `engine.js` holds the scores of the
//! command as WebAssembly, and is made by `cargo run -p xtask --features wasm -- wasm --site`.

use cpi_model::language::{Key, Value, Words};

/// The engine, a script of its own.
pub const ENGINE: &str = include_str!("assets/engine.js");
/// The licences of what is compiled into the engine.
pub const ENGINE_NOTICES: &str = include_str!("assets/engine-notices.txt");
/// What the two pages do.
pub const APP: &str = include_str!("assets/app.js");
/// Exact decimals, for every script that compares or rounds scores.
pub const DECIMAL: &str = include_str!("assets/decimal.js");
/// What finds the answers that reach a score.
pub const REACH: &str = include_str!("assets/reach.js");
/// How they look.
pub const APP_STYLE: &str = include_str!("assets/app.css");

cpi_model::words! {
    /// What the scripts show.
    pub enum AppWord: "app" {
        /// What would other answers or weights score? This is arithmetic by the declared …
        WhatIfNote = "app-what-if-note",
        /// The engine is starting.
        Starting = "app-starting",
        /// What would lift the index to
        Reach = "app-reach",
        /// Show how
        ReachShow = "app-reach-show",
        /// Enter a score.
        ReachNumber = "app-reach-number",
        /// `country` has `target` or better already.
        ReachThere = "app-reach-there" { country, target },
        /// No better answers lift `country` to `target`.
        ReachBeyond = "app-reach-beyond" { country, target },
        /// `count` better answers together lift `country` to `target` or better, taken in the order of what each adds. Other choices may do it, too; the list is below.
        ReachFound = "app-reach-found" { country, target, count },
        /// Country
        Country = "app-country",
        /// `country`: `before` published, `after` now; `rank`
        Announced = "app-announced" { country, before, after, rank },
        /// Scores as they were published, and with your changes
        FiguresCaption = "app-figures-caption",
        /// Part
        ColumnWhat = "app-column-what",
        /// Published
        ColumnPublished = "app-column-published",
        /// Now
        ColumnNow = "app-column-now",
        /// Difference
        ColumnDifference = "app-column-difference",
        /// Bounds by missing answers
        ColumnBounds = "app-column-bounds",
        /// Rank
        ColumnRank = "app-column-rank",
        /// rank `rank` of `count`
        RankOf = "app-rank-of" { rank, count },
        /// `low` to `high`
        Range = "app-range" { low, high },
        /// no score
        NoScore = "app-no-score",
        /// not answered
        Missing = "app-missing",
        /// not applicable
        NotApplicable = "app-not-applicable",
        /// What was changed
        ChangesTitle = "app-changes-title",
        /// Nothing yet: these are the published answers and weights.
        ChangesNone = "app-changes-none",
        /// `from` → `to`
        FromTo = "app-from-to" { from, to },
        /// published: `answer`
        Was = "app-was" { answer },
        /// What changed with it, by conditions of questions
        FollowedTitle = "app-followed-title",
        /// Scores of other countries moved, too, since a quantity is set against the values of …
        Others = "app-others" { countries },
        /// Take back
        TakeBack = "app-take-back",
        /// Take everything back
        TakeBackAll = "app-take-back-all",
        /// Save the changed answers
        Save = "app-save",
        /// Save the framework with these weights
        SaveFramework = "app-save-framework",
        /// The same with the command, where the saved file is:
        Command = "app-command",
        /// Link to this state
        Link = "app-link",
        /// Answers
        AnswersTitle = "app-answers-title",
        /// Find a question
        Search = "app-search",
        /// Questions found: `count`
        Found = "app-found" { count },
        /// changed: `count`
        ChangedCount = "app-changed-count" { count },
        /// Counts only with: `condition`
        AppliesIf = "app-applies-if" { condition },
        /// Weights
        WeightsTitle = "app-weights-title",
        /// How much each part counts in the index, relative to the others.
        WeightsNote = "app-weights-note",
        /// Weight: `name`
        WeightOf = "app-weight-of" { name },
        /// `share` % of the index
        Share = "app-share" { share },
        /// This cannot be scored, and was taken back: `reason`
        Refused = "app-refused" { reason },
        /// This page could not do its work: `reason`
        Failed = "app-failed" { reason },
        /// Every score, computed by your browser
        ScoresTitle = "app-scores-title",
        /// Your browser computes every score of this edition from the published answers, and …
        ScoresNote = "app-scores-note",
        /// Computing …
        Computing = "app-computing",
        /// All `count` figures computed here are those published.
        ScoresSame = "app-scores-same" { count },
        /// `count` figures differ from those published; `same` are the same.
        ScoresDiffer = "app-scores-differ" { count, same },
        /// Scores, groups, cells and gaps by country
        ScoresCaption = "app-scores-caption",
        /// Country
        ColumnCountry = "app-column-country",
        /// The same
        ColumnSame = "app-column-same",
        /// Different
        ColumnDiffer = "app-column-differ",
        /// `country`, `name`: published `said`, computed `computed`
        FigureDiffers = "app-figure-differs" { country, name, said, computed },
        /// What the scores rest on differs: `key`
        ProvenanceDiffers = "app-provenance-differs" { key },
        /// and `count` more
        AndMore = "app-and-more" { count },
        /// nothing
        Nothing = "app-nothing",
        /// The scores cannot be computed: `reason`
        CheckFailed = "app-check-failed" { reason },
        /// Why files cannot be checked.
        FilesFailed = "app-files-failed" { reason },
        /// Engine of cpi `version`, sources `sources`
        Engine = "app-engine" { version, sources },
        /// Every published file
        FilesTitle = "app-files-title",
        /// The manifest SHA256SUMS has the fingerprint of every file of this edition. Your …
        FilesNote = "app-files-note",
        /// Check all files
        CheckFiles = "app-check-files",
        /// Choose the folder of this edition
        Choose = "app-choose",
        /// or choose a copy of its folder
        ChooseToo = "app-choose-too",
        /// Reading the files
        Reading = "app-reading",
        /// `done` of `all` files read
        ReadingFile = "app-reading-file" { done, all },
        /// There is no SHA256SUMS; choose the folder that holds it.
        NoManifest = "app-no-manifest",
        /// A line of SHA256SUMS cannot be read: `line`
        BadManifest = "app-bad-manifest" { line },
        /// All `count` files are those of the manifest.
        FilesSame = "app-files-same" { count },
        /// `count` of `all` files are not as in the manifest.
        FilesDiffer = "app-files-differ" { count, all },
        /// changed: `path`
        FileChanged = "app-file-changed" { path },
        /// missing: `path`
        FileMissing = "app-file-missing" { path },
        /// not in the manifest: `path`
        FileExtra = "app-file-extra" { path },
        /// the manifest does not list `path`, which the scores rest on
        FileNotListed = "app-file-not-listed" { path },
        /// Fingerprint of the manifest (SHA-256), to compare with what the publishers …
        ManifestHash = "app-manifest-hash",
        /// The scores from these files
        FileScoresTitle = "app-file-scores-title",
        /// With the command, and the signature
        CommandTitle = "app-command-title",
        /// A page can only vouch for itself: whoever changes it could change what it says. The …
        CommandNote = "app-command-note",
        /// If the publishers have signed the manifest (SHA256SUMS.sig), with the list of their …
        SignatureNote = "app-signature-note",
    }
}

/// The words of a language as the scripts take them: by their ids without `app-`, with `{name}` where
/// a script puts something, and under `decimal` the decimal sign.
pub fn app_words(language: &str) -> Vec<(&'static str, String)> {
    let words = Words::of(language);
    let mut found: Vec<_> = AppWord::ALL
        .iter()
        .map(|word| {
            let left: Vec<(&str, Value)> = word
                .arguments()
                .iter()
                .map(|name| (*name, Value::text(format!("{{{name}}}"))))
                .collect();
            let id = word.id().trim_start_matches("app-");
            (id, word.with(language, &left))
        })
        .collect();
    found.push(("decimal", decimal_sign(words)));
    found
}

/// The decimal sign of a language, for scripts.
pub(super) fn decimal_sign(words: Words<'_>) -> String {
    let half = words.number("0.5");
    half.trim_matches(['0', '5']).to_owned()
}
