//! Where does each page of a site stand, and how does one page lead to another?

use crate::composed::texts::Composer;
use cpi_model::code::no_file_name;
use std::collections::{BTreeMap, BTreeSet};

/// The pages that are made of data, by the codes of what they are about. Paths are within the folder
/// of a language.
#[derive(Debug, Clone, Default)]
pub(super) struct Paths {
    countries: BTreeMap<String, String>,
    nodes: BTreeMap<String, String>,
    questions: BTreeMap<String, String>,
    groups: BTreeMap<(String, String), String>,
}

impl Paths {
    /// The pages of an edition, which are the same in every language.
    pub(super) fn of(composer: &Composer<'_>) -> Self {
        let mut paths = Self::default();
        let mut used = BTreeSet::new();
        for card in composer.cards() {
            let file = file_name(&card.country, &mut used);
            let path = format!("country/{file}");
            paths.countries.insert(card.country.clone(), path);
        }
        let mut used = BTreeSet::new();
        for node in pages(composer) {
            let code = composer.code(node);
            let path = format!("article/{}", file_name(code, &mut used));
            for indicator in composer.asked_in(node) {
                let indicator = composer.framework.indicators()[indicator].code();
                let place = format!("{path}#{indicator}");
                paths.questions.insert(indicator.to_owned(), place);
            }
            paths.nodes.insert(code.to_owned(), path);
        }
        let mut used = BTreeSet::new();
        for view in composer.framework.views() {
            for group in view.groups() {
                let path = format!("dimension/{}", file_name(group.code(), &mut used));
                let key = (view.code().to_string(), group.code().to_string());
                paths.groups.insert(key, path);
            }
        }
        paths
    }

    pub(super) fn country(&self, code: &str) -> Option<&str> {
        self.countries.get(code).map(String::as_str)
    }

    pub(super) fn node(&self, code: &str) -> Option<&str> {
        self.nodes.get(code).map(String::as_str)
    }

    pub(super) fn question(&self, code: &str) -> Option<&str> {
        self.questions.get(code).map(String::as_str)
    }

    pub(super) fn group(&self, view: &str, group: &str) -> Option<&str> {
        let key = (view.to_owned(), group.to_owned());
        self.groups.get(&key).map(String::as_str)
    }
}

/// The nodes that have a page: everything down to the articles but the index itself, which has one
/// only where it is the only article.
pub(super) fn pages(composer: &Composer<'_>) -> Vec<usize> {
    let root = composer.framework.root();
    if composer.is_article(root) {
        return vec![root];
    }
    let nodes = 0..composer.framework.nodes().len();
    nodes
        .filter(|node| *node != root && composer.has_part(*node))
        .collect()
}

/// A name for a file that every system can have, and that differs from those used already by more
/// than capital letters.
fn file_name(code: &str, used: &mut BTreeSet<String>) -> String {
    // No code begins with an underscore.
    let mark = if no_file_name(code).is_some() {
        "_"
    } else {
        ""
    };
    let first = format!("{mark}{code}");
    let mut name = first.clone();
    let mut count = 1;
    while !used.insert(name.to_ascii_lowercase()) {
        count += 1;
        name = format!("{first}~{count}");
    }
    format!("{name}.html")
}

/// Where a file is, seen from another file of the same folder. Both are paths within it.
pub(super) fn relative(from: &str, to: &str) -> String {
    let mut above: Vec<&str> = from.split('/').collect();
    above.pop();
    let parts: Vec<&str> = to.split('/').collect();
    let folders = parts.len() - 1;
    let shared = above
        .iter()
        .zip(&parts[..folders])
        .take_while(|(one, other)| one == other)
        .count();
    let mut path = "../".repeat(above.len() - shared);
    path.push_str(&parts[shared..].join("/"));
    path
}
