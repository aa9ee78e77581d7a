//! What surrounds the blocks of a page: its outline and contents, its style, its foot.

use super::text::inline;
use crate::chart::palette;
use crate::words::Word;
use crate::{Block, Report};
use cpi_model::Provenance;
use cpi_model::characters::visible;
use cpi_model::language::{Value, Words};
use cpi_model::provenance::{canonical_json, sha256};
use maud::{Markup, PreEscaped, html};
use std::collections::{BTreeMap, BTreeSet};

/// The style of texts, tables and charts, which reports and sites share.
pub(crate) const COMMON_STYLE: &str = include_str!("style.css");

/// The headings of a page.
pub(super) struct Outline {
    /// The heading of the whole page, which is its first block.
    pub(super) title: Option<Markup>,
    /// How many blocks come before the second heading: the cover.
    pub(super) cover: usize,
    /// The headings after the first, with levels that leave none out.
    pub(super) titled: Vec<Titled>,
    /// Which of them comes next.
    next: usize,
    names: BTreeSet<String>,
    /// What the names begin with that headings without an anchor get.
    ids: String,
}

/// A heading.
#[derive(Debug, Clone)]
pub(super) struct Titled {
    /// From 1, the highest, to 6.
    pub(super) level: u8,
    /// Its id.
    pub(super) name: String,
    /// Its words.
    words: String,
}

impl Outline {
    pub(super) fn new(report: &Report, ids: &str) -> Self {
        let mut outline = Self {
            title: None,
            cover: report.blocks.len(),
            titled: Vec::new(),
            next: 0,
            names: BTreeSet::new(),
            ids: ids.to_owned(),
        };
        let mut anchor = None;
        // The level that each level of the report has on the page.
        let mut levels: BTreeMap<u8, u8> = BTreeMap::new();
        for (at, block) in report.blocks.iter().enumerate() {
            match block {
                Block::Anchor(name) => anchor = Some((at, name.clone())),
                Block::Heading { level, text } => {
                    let named = anchor.take();
                    if outline.title.is_none() {
                        outline.title = Some(inline(text));
                        levels.insert(*level, 1);
                        continue;
                    }
                    if outline.titled.is_empty() {
                        outline.cover = named.as_ref().map_or(at, |(at, _)| *at);
                    }
                    levels.retain(|above, _| above < level);
                    let above = levels.values().next_back().copied().unwrap_or(1);
                    let level_shown = (above + 1).min(6);
                    levels.insert(*level, level_shown);
                    let name = named.map(|(_, name)| name);
                    let name = outline.unused(name);
                    outline.titled.push(Titled {
                        level: level_shown,
                        name,
                        words: super::text::plain(text),
                    });
                }
                _ => anchor = None,
            }
        }
        if outline.title.is_none() {
            outline.title = Some(inline(&report.title));
            outline.cover = 0;
        }
        outline
    }

    /// A name that no heading has yet.
    fn unused(&mut self, name: Option<String>) -> String {
        let first = name.unwrap_or_else(|| format!("{}part-{}", self.ids, self.titled.len() + 1));
        let first = id(&first);
        let mut name = first.clone();
        let mut count = 1;
        while !self.names.insert(name.clone()) {
            count += 1;
            name = format!("{first}-{count}");
        }
        name
    }

    /// The heading that comes next; none for the title of the page.
    pub(super) fn next(&mut self) -> Option<Titled> {
        let at = self.next;
        self.next += 1;
        self.titled.get(at.checked_sub(1)?).cloned()
    }

    /// Whether a heading has a name.
    pub(super) fn is_taken(&self, name: &str) -> bool {
        self.names.contains(&id(name))
    }
}

/// A name as an id, which holds no blanks.
pub(super) fn id(name: &str) -> String {
    let name = visible(name);
    let parts: Vec<&str> = name.split_whitespace().collect();
    parts.join("-")
}

pub(super) fn heading(level: u8, name: &str, words: &Markup) -> Markup {
    match level {
        2 => html! { h2 id=(name) { (words) } },
        3 => html! { h3 id=(name) { (words) } },
        4 => html! { h4 id=(name) { (words) } },
        5 => html! { h5 id=(name) { (words) } },
        _ => html! { h6 id=(name) { (words) } },
    }
}

/// A page with fewer headings of the second level shows no contents: a brief is one page.
const FEWEST_ENTRIES: usize = 5;

/// The contents: headings of the second level, and below each those of the third. A page with
/// few headings needs none.
pub(super) fn contents(titled: &[Titled], (called, ids): (&str, &str)) -> Markup {
    let entries: Vec<usize> = (0..titled.len())
        .filter(|at| titled[*at].level == 2)
        .collect();
    if entries.len() < FEWEST_ENTRIES {
        return html! {};
    }
    let beneath = |at: usize| {
        let rest = titled[at + 1..].iter();
        rest.take_while(|each| 2 < each.level)
            .filter(|each| each.level == 3)
            .collect::<Vec<_>>()
    };
    html! {
        nav class=[(!ids.is_empty()).then_some("contents")] aria-labelledby={ (ids) "contents" } {
            p id={ (ids) "contents" } { (called) }
            ol {
                @for at in entries {
                    li {
                        a href={ "#" (titled[at].name) } { (titled[at].words) }
                        @let beneath = beneath(at);
                        @if !beneath.is_empty() {
                            ol {
                                @for each in beneath {
                                    li { a href={ "#" (each.name) } { (each.words) } }
                                }
                            }
                        }
                    }
                }
            }
        }
        (PreEscaped("\n"))
    }
}

/// What a report was computed from.
pub(crate) fn computed(provenance: &Provenance, words: Words<'_>) -> String {
    let framework = &provenance.framework;
    words.with(
        Word::Provenance,
        &[
            ("engine", Value::text(&provenance.engine.name)),
            ("version", Value::text(&provenance.engine.version)),
            ("framework", Value::text(&framework.id)),
            ("edition", Value::text(&framework.version)),
            ("hash", Value::text(&framework.sha256)),
            ("assessments", Value::number(provenance.assessments.len())),
            (
                "provenance",
                Value::text(sha256(&canonical_json(provenance))),
            ),
        ],
    )
}

/// The style, with the head and foot of each printed page.
pub(super) fn style(report: &Report) -> String {
    let mark = report.mark.as_deref().unwrap_or_default();
    let foot = report.foot.as_deref().unwrap_or_default();
    let margins = format!(
        "@page {{ @top-right {{ content: {}; }} @bottom-left {{ content: {}; }} }}\n",
        string(mark),
        string(foot)
    );
    let shades = palette::shades();
    let colours = palette::css();
    let frame = include_str!("report.css");
    format!("\n{colours}{COMMON_STYLE}{frame}{shades}{margins}")
}

/// A text as a string of CSS. Whatever is no letter or digit of ASCII is escaped, so that nothing
/// ends the string or the style.
fn string(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        if c.is_ascii_alphanumeric() || c == ' ' {
            out.push(c);
        } else {
            out.push_str(&format!("\\{:x} ", u32::from(c)));
        }
    }
    out.push('"');
    out
}
