//! What stands beside a fictional answer: evidence, comments, a second coding, a review?

use super::answers::{Case, code, dimension};
use super::draw;
use super::profile::{Profiles, RoundProfile};
use cpi_model::draft::{
    AcceptanceDraft, AdjudicationDraft, AnswerDraft, CodingDraft, EvidenceDraft, IndicatorDraft,
};

/// One answer in so many is coded by a second assessor who does not see the first.
const SECOND_CODINGS: u64 = 8;

/// Writes down answers with what they rest on.
pub(crate) struct Scribe<'a> {
    pub(crate) profiles: &'a Profiles,
    pub(crate) case: &'a Case<'a>,
}

impl Scribe<'_> {
    /// An answer with everything beside it; nothing where nobody answered or said a word.
    pub(crate) fn write(&self, indicator: &IndicatorDraft, answer: &str) -> Option<AnswerDraft> {
        let code = code(indicator);
        let first = self.assessor(indicator, 0);
        let mut draft = AnswerDraft {
            indicator: Some(code.to_owned()),
            answer: Some(answer.to_owned()),
            ..AnswerDraft::default()
        };
        if answer == "missing" {
            if !self.draws(35, code, "why missing") {
                return None;
            }
            draft.assessor = Some(first);
            draft.comment = self.pick(&self.profiles.remarks.missing, code);
            return Some(draft);
        }
        let evidence = self.evidence(indicator);
        let of_a_scale = matches!(answer, "yes" | "partially" | "no");
        if of_a_scale && draw::below(SECOND_CODINGS, &self.names(code, "second")) == 0 {
            self.code_twice(indicator, answer, evidence, &mut draft);
        } else {
            draft.assessor = Some(first);
            draft.evidence = evidence;
            draft.comment = self.comment(indicator, answer);
        }
        // Most points of a reviewer stand in the next round, too.
        let stays = draw::happens(3, &[self.case.code, code, "points"]);
        let points = stays || self.draws(1, code, "points");
        if draft.adjudication.is_none() && answer == "partially" && points {
            let higher = draw::happens(50, &[self.case.code, code, "higher"]);
            draft.adjudication = Some(AdjudicationDraft {
                answer: None,
                points: Some(if higher { "0.75" } else { "0.25" }.to_owned()),
                reason: Some(self.profiles.remarks.points[usize::from(!higher)].clone()),
                by: Some(self.case.country.reviewer.clone()),
                at: Some(self.at(4, 20, code)),
            });
        }
        let reviewed = self.case.country.reviewed.get(&self.round().id);
        let reviewed = reviewed.copied().unwrap_or(0);
        if draft.adjudication.is_none() && self.draws(reviewed, code, "reviewed") {
            draft.accepted = Some(AcceptanceDraft {
                by: Some(self.case.country.reviewer.clone()),
                at: Some(self.at(4, 10, code)),
                comment: None,
            });
        }
        Some(draft)
    }

    /// Two codings; where they differ, the reviewer decides for the answer.
    fn code_twice(
        &self,
        indicator: &IndicatorDraft,
        answer: &str,
        evidence: Vec<EvidenceDraft>,
        draft: &mut AnswerDraft,
    ) {
        let code = code(indicator);
        let differ = match dimension(indicator) {
            "law" => 12,
            "accountability" => 38,
            "coordination" => 28,
            _ => 22,
        };
        let mut answers = [answer; 2];
        if self.draws(differ, code, "differ") {
            let other = match answer {
                "yes" if !self.case.has_middle(indicator) => "no",
                "no" if !self.case.has_middle(indicator) => "yes",
                "partially" if self.draws(50, code, "above") => "yes",
                "partially" => "no",
                _ => "partially",
            };
            answers[usize::from(self.draws(60, code, "who"))] = other;
            let above = |answer: &str| ["no", "partially", "yes"].iter().position(|x| *x == answer);
            let reasons = if above(other) < above(answer) {
                &self.profiles.remarks.higher
            } else {
                &self.profiles.remarks.lower
            };
            draft.adjudication = Some(AdjudicationDraft {
                answer: Some(answer.to_owned()),
                points: None,
                reason: self.pick(reasons, code),
                by: Some(self.case.country.reviewer.clone()),
                at: Some(self.at(4, 20, code)),
            });
        }
        let seen_later = evidence.first().map(|document| EvidenceDraft {
            consulted: Some(self.day(2, 10, code)),
            ..document.clone()
        });
        let second = CodingDraft {
            assessor: Some(self.assessor(indicator, 1)),
            answer: Some(answers[1].to_owned()),
            evidence: seen_later.into_iter().collect(),
            submitted: Some(self.day(3, 10, code)),
            at: Some(self.at(3, 20, code)),
            ..CodingDraft::default()
        };
        let first = CodingDraft {
            assessor: Some(self.assessor(indicator, 0)),
            answer: Some(answers[0].to_owned()),
            evidence,
            comment: self.comment(indicator, answers[0]),
            submitted: Some(self.day(3, 1, code)),
            at: Some(self.at(3, 20, code)),
            ..CodingDraft::default()
        };
        draft.codings = vec![first, second];
    }

    /// Law is for the lawyer; the other topics are shared out.
    fn assessor(&self, indicator: &IndicatorDraft, further: usize) -> String {
        let all = &self.case.country.assessors;
        let (lawyer, experts) = all.split_first().expect("a country has assessors");
        let topic = self.case.topic(indicator);
        let share = draw::below(
            u64::try_from(experts.len()).unwrap_or(1),
            &[self.case.code, topic],
        );
        let expert = |further: usize| {
            let at = usize::try_from(share).unwrap_or(0) + further;
            &experts[at % experts.len()]
        };
        match (dimension(indicator), further) {
            ("law", 0) => lawyer.clone(),
            ("law", further) => expert(further - 1).clone(),
            (_, further) => expert(further).clone(),
        }
    }

    /// One or two documents: those that the framework asks for first.
    fn evidence(&self, indicator: &IndicatorDraft) -> Vec<EvidenceDraft> {
        let code = code(indicator);
        let asked = indicator.evidence.get("en").map(|text| text.to_lowercase());
        let asked = asked.unwrap_or_default();
        let mut named: Vec<(usize, &str, &str)> = self
            .profiles
            .documents
            .iter()
            .filter_map(|document| {
                let first = document.words.iter().filter_map(|word| asked.find(word));
                Some((first.min()?, &*document.title, &*document.note))
            })
            .collect();
        named.sort_by_key(|(at, ..)| *at);
        named.truncate(if self.draws(20, code, "two documents") {
            2
        } else {
            1
        });
        if named.is_empty() {
            let otherwise = &self.profiles.documents_otherwise[dimension(indicator)];
            named.push((0, &otherwise.title, &otherwise.note));
        }
        let write = |(nth, (_, title, note)): (usize, &(usize, &str, &str))| {
            let title = self.fill(title, indicator);
            let number = 2 + draw::below(88, &[self.case.code, code, &title]);
            EvidenceDraft {
                link: Some(format!("https://example.org/{}", slug(&title))),
                title: Some(format!("{title} (fictional)")),
                consulted: Some(self.day(1, 8 + 5 * u64::try_from(nth).unwrap_or(0), code)),
                note: Some(format!("{note} {number}")),
            }
        };
        named.iter().enumerate().map(write).collect()
    }

    fn fill(&self, title: &str, indicator: &IndicatorDraft) -> String {
        let topic = self.case.topic(indicator);
        let label = self
            .case
            .framework
            .nodes
            .iter()
            .find(|node| node.code.as_deref() == Some(topic))
            .and_then(|node| node.label.get("en"));
        title
            .replace("{country}", &self.case.country.name)
            .replace("{year}", &self.round().id)
            .replace("{topic}", label.map_or(topic, String::as_str))
    }

    fn comment(&self, indicator: &IndicatorDraft, answer: &str) -> Option<String> {
        let code = code(indicator);
        if answer == "not-applicable" {
            return self.case.country.not_applicable.get(code).cloned();
        }
        let dimension = dimension(indicator);
        let word = if dimension == "quantity" {
            "value"
        } else {
            answer
        };
        if answer == "partially"
            && let Some(met) = self.conditions_met(indicator)
        {
            return Some(met);
        }
        let share = if answer == "yes" { 6 } else { 22 };
        if !self.draws(share, code, "comment") {
            return None;
        }
        self.pick(self.profiles.comments.get(dimension)?.get(word)?, code)
    }

    /// Which of the numbered conditions are met, where the framework counts them: a coder writes them
    /// down, so that another can count again.
    fn conditions_met(&self, indicator: &IndicatorDraft) -> Option<String> {
        let code = code(indicator);
        let text = |option: &str| indicator.criteria.get(option)?.get("en");
        let (yes, partially) = (text("yes")?, text("partially")?);
        let all = (1..).take_while(|number| yes.contains(&format!("({number})")));
        let all: Vec<u64> = all.collect();
        let (least, first_is_met) = match partially.as_str() {
            "One of the two." | "(1) alone." if all.len() == 2 => (1, partially.starts_with('(')),
            "Two of the three." => (2, false),
            "Two or three of the four." => (2, false),
            "(1) and one of the others." => (2, true),
            _ => return None,
        };
        // One condition more than the least, where that is not yet all.
        let more = all.len() - least > 1 && self.draws(40, code, "one more");
        let mut order = all.clone();
        order.sort_by_key(|number| {
            let must = first_is_met && *number == 1;
            (
                !must,
                draw::number(&[self.case.code, code, &number.to_string()]),
            )
        });
        let (met, unmet) = order.split_at_checked(least + usize::from(more))?;
        Some(format!(
            "Met: {}. Not shown: {}.",
            conditions(met),
            conditions(unmet)
        ))
    }

    fn round(&self) -> &RoundProfile {
        &self.profiles.rounds[self.case.round]
    }

    fn names<'n>(&'n self, code: &'n str, what: &'n str) -> [&'n str; 4] {
        [self.case.code, &self.round().id, code, what]
    }

    fn draws(&self, per_cent: u64, code: &str, what: &str) -> bool {
        draw::happens(per_cent, &self.names(code, what))
    }

    fn pick(&self, of: &[String], code: &str) -> Option<String> {
        draw::one(of, &self.names(code, "words")).cloned()
    }

    /// A day of the year after the round, from the given one on, within a week.
    fn day(&self, month: u64, day: u64, code: &str) -> String {
        let year: u32 = self.round().reference_date[..4].parse().unwrap_or(0);
        let day = day + draw::below(7, &self.names(code, "day"));
        format!("{}-{month:02}-{day:02}", year + 1)
    }

    fn at(&self, month: u64, day: u64, code: &str) -> String {
        format!("{}T12:00:00Z", self.day(month, day, code))
    }
}

/// Numbered conditions in words: *(1)*, *(1) and (2)*, *(1), (2) and (3)*.
fn conditions(numbers: &[u64]) -> String {
    let mut numbers = numbers.to_vec();
    numbers.sort_unstable();
    let mut named: Vec<String> = numbers.iter().map(|number| format!("({number})")).collect();
    match named.pop() {
        Some(last) if !named.is_empty() => format!("{} and {last}", named.join(", ")),
        last => last.unwrap_or_default(),
    }
}

/// A title as a part of an address.
fn slug(title: &str) -> String {
    let mut out = String::new();
    for c in title.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if !out.ends_with('-') {
            out.push('-');
        }
    }
    out.trim_matches('-').to_owned()
}
