//! Which texts does a framework hold, and which are there in each language?

mod review;

pub(crate) use review::has_mark;
pub use review::{ReviewCount, TextReviews, TextState};

use crate::draft::{FrameworkDraft, Texts};
use crate::pointer::Pointer;
use serde::Serialize;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// A text of a framework: where it stands, what it belongs to, and itself in every language
/// in which it is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrameworkText<'a> {
    /// Where it stands in the draft, as a JSON pointer; a language tag follows.
    pub path: Pointer,
    /// What it belongs to: `framework`, `scale`, `instrument`, `node`, `view`, `band` or
    /// `indicator`.
    pub of: &'static str,
    /// The code of that, in parts joined by `/`, such as `compliance/yes` for an option.
    pub code: String,
    /// Its key, such as `question`, `label` or `criteria:yes`.
    pub key: String,
    /// The text by language.
    pub texts: &'a Texts,
}

impl FrameworkDraft {
    /// What a node, a group of a view or an indicator is called, by language: its label, of an
    /// indicator without one its question. None where the framework does not say.
    pub fn name_of(&self, code: &str) -> Option<&Texts> {
        let is = |of: &Option<String>| of.as_deref() == Some(code);
        let groups = self.views.iter().flat_map(|view| &view.groups);
        let nodes = self.nodes.iter().map(|node| (&node.code, &node.label));
        let groups = groups.map(|group| (&group.code, &group.label));
        let indicators = self.indicators.iter();
        let labels = indicators
            .clone()
            .map(|indicator| (&indicator.code, &indicator.label));
        let questions = indicators.map(|indicator| (&indicator.code, &indicator.question));
        let mut all = nodes.chain(groups).chain(labels).chain(questions);
        let is_there = |texts: &Texts| texts.values().any(|text| !text.trim().is_empty());
        all.find_map(|(of, texts)| (is(of) && is_there(texts)).then_some(texts))
    }

    /// A text in a language, of the whole tag or else of its primary subtag; where it has none, in
    /// the framework's languages, in their order, or in any other. With the tag of the language that
    /// it is in; none where every text is blank.
    ///
    /// # Examples
    ///
    /// ```
    /// use cpi_model::FrameworkDraft;
    /// use std::collections::BTreeMap;
    /// let draft = FrameworkDraft { languages: vec!["ro".to_owned(), "en".to_owned()], ..Default::default() };
    /// let text = |tag: &str, text: &str| (tag.to_owned(), text.to_owned());
    /// let texts = BTreeMap::from([text("en", "Health"), text("ro", "Sănătate"), text("ka", " ")]);
    /// assert_eq!(draft.text_in(&texts, "en-GB"), Some(("en", "Health")));
    /// assert_eq!(draft.text_in(&texts, "ka"), Some(("ro", "Sănătate")));
    /// ```
    pub fn text_in<'t>(&self, texts: &'t Texts, language: &str) -> Option<(&'t str, &'t str)> {
        let primary = crate::code::primary_subtag(language);
        let first = [language, primary].into_iter();
        let declared = self.languages.iter().map(String::as_str);
        let mut tags = first
            .chain(declared)
            .chain(texts.keys().map(String::as_str));
        tags.find_map(|tag| {
            let (tag, text) = texts.get_key_value(tag)?;
            (!text.trim().is_empty()).then_some((tag.as_str(), text.as_str()))
        })
    }

    /// Every text, in the order of the file. A text that is there in no language is not
    /// among them.
    pub fn texts(&self) -> Vec<FrameworkText<'_>> {
        let mut found = Vec::new();
        self.each_text(&mut |text| {
            found.push(FrameworkText {
                path: (text.path)(),
                of: text.of,
                code: (text.code)(),
                key: text.key.into_owned(),
                texts: text.texts,
            });
        });
        found
    }

    /// Visits every text that is there in some language. Where it stands is put together
    /// only for those who ask.
    fn each_text<'a>(&'a self, visit: &mut dyn FnMut(Visited<'a, '_>)) {
        let mut add = |path: &dyn Fn() -> Pointer,
                       of: &'static str,
                       code: &dyn Fn() -> String,
                       key: &dyn Fn() -> Cow<'a, str>,
                       texts: &'a Texts| {
            if texts.values().any(|text| !is_blank(text)) {
                visit(Visited {
                    path,
                    of,
                    code,
                    key: key(),
                    texts,
                });
            }
        };
        let text = |code: &Option<String>| code.clone().unwrap_or_default();
        let named = |key: &'static str| move || Cow::Borrowed(key);
        let label = named("label");
        let id = || text(&self.id);
        let title = || Pointer::from(["title"]);
        add(&title, "framework", &id, &named("title"), &self.title);
        for (name, scale) in &self.scales {
            for (i, option) in scale.options.iter().enumerate() {
                let path = || {
                    Pointer::from(["scales"])
                        .key(name)
                        .key("options")
                        .index(i)
                        .key("label")
                };
                let code = || format!("{name}/{}", text(&option.code));
                add(&path, "scale", &code, &label, &option.label);
            }
        }
        for (name, instrument) in &self.instruments {
            let path = || Pointer::from(["instruments"]).key(name).key("title");
            let code = || name.clone();
            add(
                &path,
                "instrument",
                &code,
                &named("title"),
                &instrument.title,
            );
        }
        for (i, node) in self.nodes.iter().enumerate() {
            for (key, texts) in [("label", &node.label), ("description", &node.description)] {
                let path = || Pointer::entry("nodes", i).key(key);
                add(&path, "node", &|| text(&node.code), &named(key), texts);
            }
        }
        for (i, view) in self.views.iter().enumerate() {
            let within = |part: &str| format!("{}/{part}", text(&view.code));
            let path = || Pointer::entry("views", i).key("label");
            add(&path, "view", &|| text(&view.code), &label, &view.label);
            for (g, group) in view.groups.iter().enumerate() {
                let path = || {
                    Pointer::entry("views", i)
                        .key("groups")
                        .index(g)
                        .key("label")
                };
                let code = || within(&text(&group.code));
                add(&path, "view", &code, &label, &group.label);
            }
            for (w, cell) in view.without.iter().enumerate() {
                let path = || {
                    Pointer::entry("views", i)
                        .key("without")
                        .index(w)
                        .key("reason")
                };
                let code = || within(&format!("{}/{}", text(&cell.row), text(&cell.group)));
                add(&path, "view", &code, &named("reason"), &cell.reason);
            }
        }
        for (i, band) in self.banding.iter().flat_map(|all| &all.bands).enumerate() {
            let path = || Pointer::from(["banding", "bands"]).index(i).key("label");
            add(&path, "band", &|| text(&band.code), &label, &band.label);
        }
        for (i, indicator) in self.indicators.iter().enumerate() {
            let code = || text(&indicator.code);
            for (key, texts) in indicator.texts() {
                let path = || Pointer::entry("indicators", i).key(key);
                add(&path, "indicator", &code, &named(key), texts);
            }
            for (option, texts) in &indicator.criteria {
                let path = || Pointer::entry("indicators", i).key("criteria").key(option);
                let key = || Cow::Owned(format!("criteria:{option}"));
                add(&path, "indicator", &code, &key, texts);
            }
        }
    }

    /// How much of the texts is there in each language, in the order in which languages are
    /// declared. Expected is every text that is there in any language.
    ///
    /// # Examples
    ///
    /// ```
    /// use cpi_model::FrameworkDraft;
    /// let draft: FrameworkDraft = serde_json::from_str(r#"{
    ///     "languages": ["en", "ro"],
    ///     "nodes": [
    ///         {"code": "index", "label": {"en": "Index", "ro": "Indice"}},
    ///         {"code": "A19", "label": {"en": "Violence"}}
    ///     ]
    /// }"#)?;
    /// let romanian = &draft.completeness()[1];
    /// assert_eq!((romanian.present, romanian.expected), (1, 2));
    /// assert_eq!(romanian.columns["node label"].present, 1);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn completeness(&self) -> Vec<Completeness> {
        // Of each column how many texts it has, and how many of them each language.
        type Counts<'a> = (usize, BTreeMap<&'a str, usize>);
        let mut columns: BTreeMap<(&str, Cow<'_, str>), Counts<'_>> = BTreeMap::new();
        self.each_text(&mut |text| {
            let (expected, present) = columns.entry((text.of, text.key)).or_default();
            *expected += 1;
            for (language, text) in text.texts {
                if !is_blank(text) {
                    *present.entry(language).or_default() += 1;
                }
            }
        });
        let in_language = |language: &String| {
            let columns: BTreeMap<String, Column> = columns
                .iter()
                .map(|((of, key), (expected, present))| {
                    let column = Column {
                        present: present.get(language.as_str()).copied().unwrap_or(0),
                        expected: *expected,
                    };
                    (format!("{of} {key}"), column)
                })
                .collect();
            Completeness {
                language: language.clone(),
                present: columns.values().map(|column| column.present).sum(),
                expected: columns.values().map(|column| column.expected).sum(),
                columns,
            }
        };
        self.languages.iter().map(in_language).collect()
    }
}

/// A text as it is visited.
struct Visited<'a, 'v> {
    path: &'v dyn Fn() -> Pointer,
    of: &'static str,
    code: &'v dyn Fn() -> String,
    key: Cow<'a, str>,
    texts: &'a Texts,
}

/// Whether nothing can be read in a text.
fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// How much of the texts of a framework is there in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Completeness {
    /// The language.
    pub language: String,
    /// How many texts are there.
    pub present: usize,
    /// How many there are in any language.
    pub expected: usize,
    /// The same by what they belong to and their key, such as `indicator question`.
    pub columns: BTreeMap<String, Column>,
}

/// How many texts of one kind are there in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    /// How many are there.
    pub present: usize,
    /// How many there are in any language.
    pub expected: usize,
}

impl Completeness {
    /// Whether every text is there.
    pub fn is_complete(&self) -> bool {
        self.present == self.expected
    }

    /// What is lacking, by column: `indicator question 3, node label 1`.
    pub fn lacking(&self) -> String {
        let lacking: BTreeSet<String> = self
            .columns
            .iter()
            .filter(|(_, column)| column.present < column.expected)
            .map(|(name, column)| format!("{name} {}", column.expected - column.present))
            .collect();
        lacking.into_iter().collect::<Vec<_>>().join(", ")
    }
}
