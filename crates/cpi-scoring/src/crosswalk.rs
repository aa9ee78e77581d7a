//! Which indicators of two frameworks seem to ask the same? A proposal for a person to confirm.

use cpi_model::crosswalk::comparable;
use cpi_model::draft::{
    Choice, CrosswalkDraft, FrameworkReference, Relation, RelationDraft, SCHEMA_VERSION,
};
use cpi_model::framework::Framework;
use rapidfuzz::distance::indel::BatchComparator;
use std::collections::{BTreeMap, BTreeSet};

/// Indicators of one code are taken as the same question if their texts are this alike, in
/// thousandths (methodology 13.10).
const ONE_CODE: usize = 500;
/// Indicators of different codes, if they are this alike.
const OTHER_CODE: usize = 800;
/// Parts of a split or merged question are this alike to it.
const PART: usize = 600;
/// A question that is this alike to another one is that one, and no part of it.
const NEARLY_SAME: usize = 950;

/// A crosswalk from an older framework to a newer one, proposed from codes and from how alike
/// the questions are. Nothing in it is confirmed.
///
/// # Method
///
/// Methodology 13.10.
pub fn suggest_crosswalk(older: &Framework, newer: &Framework) -> CrosswalkDraft {
    let reference = |framework: &Framework| {
        Some(FrameworkReference {
            id: Some(framework.id().to_owned()),
            version: Some(framework.version().to_owned()),
        })
    };
    CrosswalkDraft {
        schema_version: Some(SCHEMA_VERSION),
        from: reference(older),
        to: reference(newer),
        nodes: BTreeMap::new(),
        relations: Proposal::of(older, newer).relations(),
    }
}

struct Proposal<'a> {
    older: &'a Framework,
    newer: &'a Framework,
    texts: (Vec<Vec<char>>, Vec<Vec<char>>),
    /// By the position in the older framework: position in the newer, likeness.
    pairs: BTreeMap<usize, (usize, usize)>,
    paired: Vec<bool>,
    /// Of the older framework: those that were split or merged.
    taken: BTreeSet<usize>,
    splits: BTreeMap<usize, Vec<usize>>,
    merges: BTreeMap<usize, Vec<usize>>,
    /// The nearest of what is left: code and likeness.
    nearest: BTreeMap<usize, (usize, usize)>,
}

impl<'a> Proposal<'a> {
    fn of(older: &'a Framework, newer: &'a Framework) -> Self {
        let language = |framework: &Framework| framework.draft().languages.clone();
        let shared = language(newer)
            .into_iter()
            .find(|tag| language(older).contains(tag));
        let texts = |framework: &Framework| {
            let indicators = framework.draft().indicators.iter();
            indicators
                .map(|indicator| {
                    let of = |texts: &BTreeMap<String, String>| {
                        shared.as_ref().and_then(|tag| texts.get(tag)).cloned()
                    };
                    let text = of(&indicator.question).or_else(|| of(&indicator.label));
                    plain(&text.unwrap_or_default())
                })
                .collect()
        };
        let mut proposal = Self {
            older,
            newer,
            texts: (texts(older), texts(newer)),
            pairs: BTreeMap::new(),
            paired: vec![false; newer.indicators().len()],
            taken: BTreeSet::new(),
            splits: BTreeMap::new(),
            merges: BTreeMap::new(),
            nearest: BTreeMap::new(),
        };
        proposal.by_code();
        proposal.by_text();
        proposal
    }

    fn by_code(&mut self) {
        for (i, indicator) in self.older.indicators().iter().enumerate() {
            let Some(j) = self.newer.indicator_position(indicator.code()) else {
                continue;
            };
            if comparable(self.older, i, self.newer, j).is_err() {
                continue;
            }
            let alike = alike(&self.texts.0[i], &self.texts.1[j]);
            if ONE_CODE <= alike {
                self.pairs.insert(i, (j, alike));
                self.paired[j] = true;
            }
        }
    }

    fn by_text(&mut self) {
        let mut candidates = self.candidates();
        candidates.sort_by(|a, b| b.0.cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        // The nearest of each, and those that have it as their nearest.
        let mut parts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut sources: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut placed = BTreeSet::new();
        let mut nearly_same = (BTreeSet::new(), BTreeSet::new());
        for &(likeness, i, j) in &candidates {
            if placed.insert(j) {
                parts.entry(i).or_default().push(j);
            }
            self.nearest.entry(i).or_insert_with(|| {
                sources.entry(j).or_default().push(i);
                (j, likeness)
            });
            if NEARLY_SAME <= likeness {
                nearly_same.0.insert(i);
                nearly_same.1.insert(j);
            }
        }
        for (i, mut of) in parts {
            if 2 <= of.len() && !nearly_same.0.contains(&i) {
                of.sort_unstable();
                self.taken.extend([i]);
                for j in &of {
                    self.paired[*j] = true;
                }
                self.splits.insert(i, of);
            }
        }
        for (j, mut of) in sources {
            of.retain(|i| !self.taken.contains(i));
            if 2 <= of.len() && !self.paired[j] && !nearly_same.1.contains(&j) {
                of.sort_unstable();
                self.taken.extend(of.iter().copied());
                self.paired[j] = true;
                self.merges.insert(j, of);
            }
        }
        for (likeness, i, j) in candidates {
            let free = !self.pairs.contains_key(&i) && !self.taken.contains(&i) && !self.paired[j];
            if OTHER_CODE <= likeness && free && comparable(self.older, i, self.newer, j).is_ok() {
                self.pairs.insert(i, (j, likeness));
                self.paired[j] = true;
            }
        }
    }

    /// Pairs that are alike enough to be looked at: likeness, older, newer.
    fn candidates(&self) -> Vec<(usize, usize, usize)> {
        let mut found = Vec::new();
        for (i, text) in self.texts.0.iter().enumerate() {
            if self.pairs.contains_key(&i) || text.is_empty() {
                continue;
            }
            let comparator = BatchComparator::new(text.iter().copied());
            for (j, other) in self.texts.1.iter().enumerate() {
                let both = text.len() + other.len();
                let at_most = 2 * text.len().min(other.len()) * 1000 / both;
                if self.paired[j] || at_most < PART {
                    continue;
                }
                let distance = comparator.distance(other.iter().copied());
                let alike = (both - distance.min(both)) * 1000 / both;
                if PART <= alike {
                    found.push((alike, i, j));
                }
            }
        }
        found
    }

    /// Every indicator once: in the order of the newer framework, then what was dropped.
    fn relations(self) -> Vec<RelationDraft> {
        let older = |i: &usize| self.older.indicators()[*i].code().to_owned();
        let newer = |j: &usize| self.newer.indicators()[*j].code().to_owned();
        let by_newer: BTreeMap<usize, (usize, usize)> = self
            .pairs
            .iter()
            .map(|(i, (j, alike))| (*j, (*i, *alike)))
            .collect();
        let mut relations = Vec::new();
        let mut add = |relation, from: Vec<String>, to: Vec<String>, alike: Option<usize>, note| {
            relations.push(RelationDraft {
                relation: Some(Choice::Known(relation)),
                from,
                to,
                confirmed: false,
                similarity: alike.map(thousandths),
                note,
            });
        };
        for j in 0..self.newer.indicators().len() {
            if let Some((i, alike)) = by_newer.get(&j) {
                let relation = if self.texts.0[*i] == self.texts.1[j] {
                    Relation::Same
                } else {
                    Relation::Reworded
                };
                add(
                    relation,
                    vec![older(i)],
                    vec![newer(&j)],
                    Some(*alike),
                    None,
                );
            } else if let Some(of) = self.merges.get(&j) {
                let from = of.iter().map(older).collect();
                add(Relation::Merged, from, vec![newer(&j)], None, None);
            } else if let Some((i, of)) = self.splits.iter().find(|(_, of)| of.contains(&j)) {
                if of.first() == Some(&j) {
                    let to = of.iter().map(newer).collect();
                    add(Relation::Split, vec![older(i)], to, None, None);
                }
            } else {
                add(Relation::New, Vec::new(), vec![newer(&j)], None, None);
            }
        }
        for i in 0..self.older.indicators().len() {
            if self.pairs.contains_key(&i) || self.taken.contains(&i) {
                continue;
            }
            let nearest = self.nearest.get(&i);
            let note =
                nearest.map(|(j, _)| format!("nearest in the newer framework: {}", newer(j)));
            let alike = nearest.map(|(_, alike)| *alike);
            add(Relation::Dropped, vec![older(&i)], Vec::new(), alike, note);
        }
        relations
    }
}

/// A text without what does not change a question: case and spaces.
fn plain(text: &str) -> Vec<char> {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ").chars().collect()
}

/// How alike two texts are, in thousandths: twice their longest common subsequence over the
/// length of both. Two empty texts are the same.
fn alike(one: &[char], other: &[char]) -> usize {
    let both = one.len() + other.len();
    if both == 0 {
        return 1000;
    }
    let distance = BatchComparator::new(one.iter().copied()).distance(other.iter().copied());
    (both - distance.min(both)) * 1000 / both
}

fn thousandths(alike: usize) -> String {
    if alike == 1000 {
        return "1".to_owned();
    }
    let text = format!("0.{alike:03}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
