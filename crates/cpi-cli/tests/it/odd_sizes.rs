//! No country, one, two, all tied, nothing answered, nothing that applies, 195 countries, one node, one
//! member, ten rounds, and an index of which lower scores are better: does each command say what is so?
//!
//! Small samples ask whether a command ends well; here the figures and sentences are compared.

mod size;

use size::{said, size, write};

/// Holds what a text lists: the size and the command, then a line for each part of what it prints, and
/// after `not:` what it must not print.
fn hold(cases: &str) {
    let folder = tempfile::tempdir().unwrap();
    let mut printed = (String::new(), String::new());
    let (mut held, mut wrong) = (0, Vec::new());
    for line in cases.lines().filter(|line| !line.is_empty()) {
        let Some(part) = line.strip_prefix("  ") else {
            let (name, command) = line.split_once(": cpi ").unwrap();
            let index = folder.path().join(name);
            if !index.exists() {
                write(&index, &size(name));
            }
            printed = (line.to_owned(), said(&index, command));
            continue;
        };
        let (command, text) = &printed;
        let (part, is_said) = match part.strip_prefix("not: ") {
            Some(part) => (part, false),
            None => (part, true),
        };
        if text.contains(part) != is_said {
            let fault = if is_said { "lacks" } else { "says" };
            wrong.push(format!("{command} {fault} {part:?}: {text}"));
        }
        held += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(10 < held);
}

#[test]
fn scores_ranks_and_counts() {
    hold(
        "\
nobody: cpi score
  no round has answers yet hint: `cpi collect` takes answers in
nobody: cpi compare
  no round has answers yet
nobody: cpi status
  2026 Avaria 4 0 0 0 0 0 0 0 0 4
  open: neither accepted nor decided in review, whether answered or not
one: cpi score
  2026 Avaria 1 37.5 75.0 0.0 3/4 0.0 % 37.5–62.5
  not: is no score
one: cpi status
  2026 Avaria 4 3 0 0 0 0 0 0 0 4
one: cpi status --per section
  2026 Avaria art19 2 2 0
  2026 Avaria art20 2 1 0
two: cpi compare
  2026 Avaria 1 50.0 2026 Belmark 2 37.5
  not: ower is better
two: cpi compare --between XAA XAB
  Index 50.0 37.5 12.5
  Alternative care 0.0 75.0 -75.0
tied: cpi compare
  Avaria 1 62.5 2026 Belmark 1 62.5 2026 Corvia 1 62.5 2026 Drenland 1 62.5
missing: cpi score
  2026 Avaria – – – – 0/4 0.0 % 0.0–100.0
  – is no score: too little is answered, or nothing applies
missing: cpi status
  2026 Drenland 4 0 0 0 0 0 0 0 0 4
inapplicable: cpi score
  2026 Avaria – – – – 0/0 100.0 % –
  not: 0.0–100.0
inapplicable: cpi status
  2026 Avaria 4 0 4 0 0 0 0 0 0 4
many: cpi compare
  C000 1 100.0 2026 C081 1 100.0 2026 C162 1 100.0 2026 C001 4 87.5
  C189 4 87.5 2026 C002 16 75.0
many: cpi score --country ZZZ
  `ZZZ` was not assessed in this round; assessed were 195
node: cpi score
  2026 Avaria 1 75.0 2/2 0.0 % 75.0–75.0
member: cpi score
  2026 Avaria 1 100.0 100.0 1/1
  2026 Belmark 2 50.0 50.0 1/1
rounds: cpi compare
  index 2017 Belmark 1 100.0 2017 Avaria 2 0.0 2018
  2026 Avaria 2 87.5
lower: cpi compare --round 2026
  2026 Belmark 1 37.5 2026 Avaria 2 62.5
  In Index lower is better: the lowest score ranks first.
lower: cpi score --round 2026
  Belmark 1 37.5 0.0 75.0
  In Index lower is better: the lowest score ranks first.
",
    );
}

#[test]
fn explanations() {
    hold(
        "\
nobody: cpi explain --country XAA
  no round has answers yet
one: cpi explain --country XAA
  arithmetic mean of 2 members, equal weights
  Alternative care: 0.0 arithmetic mean of 1 member; missing and left out: 1; adds 0.00
  20.2 Question 20.2 missing
one: cpi explain --country XAA --public
  Index: 37.5 arithmetic mean of 2 members
  not: methodology
one: cpi explain --country XAA --node 19.2
  Question 19.2
  which scores 50
  not: missing
half: cpi explain --country XAA
  Index no score: answered 1 of 4, which is less than the least coverage of 0.5
  Protection from violence: 100.0
  Alternative care no score: nothing beneath it is answered
  not: 100.0 arithmetic mean of 1 member; missing and left out: 1; adds
missing: cpi explain --country XAA
  no score: nothing beneath it is answered
  not: adds
inapplicable: cpi explain --country XAA
  no score: nothing beneath it applies
  4 of 4 asked beneath it, 100.0 %
  not: adds
  not: missing
node: cpi explain --country XAA
  Index: 75.0 arithmetic mean of 2 members
  which scores 100; adds 50.00
member: cpi explain --country XAA
  Index: 100.0 arithmetic mean of 1 member (
  adds 100.00
  not: equal weights
many: cpi explain --country C001
  Index: 87.5
",
    );
}

#[test]
fn trends() {
    hold(
        "\
nobody: cpi trend
  nothing was assessed in any round, so nothing can have moved
one: cpi trend
  there is one round with assessments, 2026: nothing can have moved yet
  not: Steps back
missing: cpi trend
  there is one round with assessments, 2026: nothing can have moved yet
rounds: cpi trend
  Index, latest step of each country: 0 forward, 1 back, 1 unchanged, 0 not comparable.
  Avaria 2025 2026 100.0 87.5 -12.500 -12.500 back
  Nothing moved in the latest step of Belmark
  20.2 Question 20.2: from Yes to Partially
  not: Belmark 2025
rounds: cpi trend --all
  7 forward, 1 back, 10 unchanged, 0 not comparable. From one round to the next country from to was
  direction Avaria 2017 2018 0.0 12.5
rounds: cpi trend --country XAB
  Belmark 2025 2026 100.0 100.0 0.000 0.000 unchanged
  not: Steps back
  not: Nothing moved
lower: cpi trend
  1 forward, 1 back, 0 unchanged, 0 not comparable. In Index lower is better: a score that falls goes forward.
  Avaria 2024 2026 50.0 62.5 +12.500 +12.500 back
  Belmark 2024 2026 87.5 37.5 -50.000 -50.000 forward
",
    );
}

#[test]
fn peers_and_plans() {
    hold(
        "\
nobody: cpi peers
  no round has answers yet
one: cpi peers
  there is nobody to compare Avaria with in 2026
two: cpi peers
  Belmark art19 Protection from violence Avaria 2 0 100.000 50.000
  Avaria art20 Alternative care Belmark 2 0 75.000 37.500
two: cpi peers --table standing
  Avaria strength art19 Protection from violence 100.0 0.0 100.000 1
  Avaria weakness art20 Alternative care 0.0 75.0 -75.000 1
tied: cpi peers
  nobody answers anything better than another
tied: cpi peers --table standing
  no score differs from the middle of the others by the threshold
missing: cpi peers
  nobody answers anything better than another
many: cpi peers
  C008 art19 Protection from violence C000, C009, C018 and 19 more 2 0 100.000 50.000
  more rows
  not: C036
node: cpi peers
  Belmark index Index Avaria 1 0 50.000 50.000
member: cpi peers
  Belmark art19 Protection from violence Avaria 1 0 50.000 50.000
lower: cpi peers --round 2026
  Avaria art19 Protection from violence Belmark 1 0 -25.000 -12.500
  In Index lower is better: a gain below 0 makes it better.
lower: cpi peers --round 2026 --table standing
  Belmark strength index Index 37.5 62.5 -25.000 1
  a strength is a score below the others
  not: Avaria strength
one: cpi plan --country XAA --reach index=90
  Index reaches 90 by 2 changes: from 37.5 to 100.0
  20.1 Question 20.1 No Yes art20 100.000 50.000
  Not answered, and so not counted on: 1
missing: cpi plan --country XAA --reach index=90
  Index has no score after any change that may be made: too little is answered, or nothing in it applies
  Not answered, and so not counted on: 4
  not: What each single better answer
inapplicable: cpi plan --country XAA --reach index=90
  Index has no score after any change that may be made
  not: Not answered
member: cpi plan --country XAA --reach index=90
  Index is at 100.0 and has reached 90
  not: What each single better answer
lower: cpi plan --country XAA --round 2026 --reach index=90
  Index is at 62.5 and has reached 90
lower: cpi plan --country XAA --round 2026 --reach index=10
  Index reaches 10 by 3 changes: from 62.5 to 0.0
  20.1 Question 20.1 Yes No
  not: has reached
",
    );
}

#[test]
fn coherence_and_robustness() {
    hold(
        "\
nobody: cpi coherence
  no round has answers yet
one: cpi coherence
  1 country is too few to tell whether the parts of the index go together. That takes 10 at least
  not: α
tied: cpi coherence
  4 countries are too few to tell whether the parts of the index go together.
  not: α
inapplicable: cpi coherence
  4 countries are too few
  not: α
many: cpi coherence
  Nodes and groups whose members do not move together
  art19 2 195 0.00 ± 0.29
  not: too few
nobody: cpi robustness
  no round has answers yet
one: cpi robustness
  Avaria is alone in its round, so its rank says nothing.
  No source does: no rank of a country with a published score moved
  not: order holds
two: cpi robustness
  The published order holds in
  not: share a rank
tied: cpi robustness
  It is open which of these is first: Avaria, Belmark, Corvia and Drenland.
  countries that share a rank would have to share it in the draw, too
  not: could turn the order
missing: cpi robustness
  No country has a published rank, so there is no order that could hold.
  not: order holds in
inapplicable: cpi robustness
  No country has a score, whatever is drawn: nothing applies, or too little is answered.
  not: likeliest
  not: Draws
many: cpi robustness
  countries is first. Cannot be told apart for sure:
  of 194 neighbours in the table.
  not: could turn the order
node: cpi robustness
  Avaria 1 75.0
  not: The groups of the view
",
    );
}

#[test]
fn briefs() {
    hold(
        "\
nobody: cpi report --country XAA --brief --format markdown
  no round has answers yet
one: cpi report --country XAA --brief --format markdown
  **Avaria scores 37.5 on a scale from 0 to 100.**
  ## Gaps 1. Alternative care: 0.0
  not: Rank
  not: ower is better
two: cpi report --country XAA --brief --format markdown
  Rank 1 of 2.
  ## Strengths 1. Protection from violence: 100.0 ## Gaps 1. Alternative care: 0.0
  would improve the score most: 1. Question 20.1
level: cpi report --country XAB --brief --format markdown
  **Belmark scores 50.0
  Rank 1 of 2, shared by 2 countries.
  not: ## Strengths
  not: ## Gaps
tied: cpi report --country XAA --brief --format markdown
  Rank 1 of 4, shared by 4 countries.
  ## Strengths 1. Protection from violence: 75.0
  would improve the score most: 1. Question 20.1
missing: cpi report --country XAA --brief --format markdown
  **No score: no question is answered.**
  not: Strengths
inapplicable: cpi report --country XAA --brief --format markdown
  **No score: no question applies.**
  not: Gaps
many: cpi report --country C000 --brief --format markdown
  **C000 scores 100.0 on a scale from 0 to 100.** Rank 1 of 195, shared by 3 countries.
  ## Strengths
  not: ## Gaps
  not: What to demand
member: cpi report --country XAA --brief --format markdown
  **Avaria scores 100.0
  not: ## Gaps
rounds: cpi report --country XAA --round 2026 --brief --format markdown
  It went back since 2025, like for like.
  1 answer went back.
  Yes → Partially
lower: cpi report --country XAA --round 2026 --brief --format markdown
  Lower is better. Rank 2 of 2. It went back since 2024, like for like.
  ## Strengths 1. Protection from violence: 25.0 ## Gaps 1. Alternative care: 100.0
",
    );
}
