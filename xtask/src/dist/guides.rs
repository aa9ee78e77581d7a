//! How do the guides get into an archive? As pages that a double click opens in a browser: people who
//! have only the archive have no program that shows Markdown.

use super::archive::{Entry, files_of};
use crate::root;
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html};
use std::collections::{BTreeMap, BTreeSet};

/// The folder of the guides, here and in the archive.
const FOLDER: &str = "docs";
/// The folder of the demonstrations, which are at the top of the archive.
const FIXTURES: &str = "fixtures/";
/// Where everything is that is not in the archive.
const REPOSITORY: &str = "https://github.com/cpi-toolkit/cpi/blob/main";
/// The guides that somebody needs first, and who that is.
const FIRST: [(&str, &str); 7] = [
    ("round", "for the secretariat of a coalition"),
    ("expert", "for an expert who answers"),
    ("reviewer", "for a reviewer"),
    (
        "scripting",
        "for an analyst with R, Python or a spreadsheet",
    ),
    ("embedding", "for a developer"),
    ("cli", "every command"),
    ("limitations", "what a score cannot say"),
];

const STYLE: &str = "body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem;\
color:#1a1a1a;background:#fff}pre{overflow-x:auto;background:#f3f3f1;padding:.75rem;font-size:.85rem;line-height:1.35}\
code{font-family:ui-monospace,Consolas,monospace;font-size:.9em}pre code{font-size:1em}\
table{border-collapse:collapse;display:block;overflow-x:auto}th,td{border:1px solid #bbb;padding:.3rem .6rem;\
text-align:left;vertical-align:top}blockquote{margin-left:0;padding-left:1rem;border-left:3px solid #bbb}\
a{color:#0b57a4}@media(prefers-color-scheme:dark){body{color:#eee;background:#181818}pre{background:#262626}\
th,td{border-color:#555}a{color:#8ec5ff}}";

/// The guides as pages, with one that lists them. `others` are the paths of what else is in the archive.
pub(super) fn pages(others: &[Entry]) -> Result<Vec<Entry>, String> {
    let sources = sources()?;
    let mut held: BTreeSet<String> = others.iter().map(|file| file.path.clone()).collect();
    held.extend(sources.keys().map(|path| shown_at(path)));
    let mut titles = BTreeMap::new();
    let mut pages = Vec::new();
    for (path, markdown) in &sources {
        let (title, body) = page(path, markdown, &held);
        titles.insert(shown_at(path), title.clone());
        let up = "../".repeat(path.matches('/').count() - 1);
        let body = format!("<p><a href=\"{up}index.html\">All guides</a></p>\n{body}");
        pages.push(Entry::new(shown_at(path), whole(&title, &body)));
    }
    let list = listed(&titles)?;
    pages.push(Entry::new(
        format!("{FOLDER}/index.html"),
        whole("CPI: the guides", &list),
    ));
    Ok(pages)
}

/// The sources of the guides by their paths.
fn sources() -> Result<BTreeMap<String, String>, String> {
    let files = files_of(&root().join(FOLDER), FOLDER, |name| name.ends_with(".md"))?;
    let source = |file: Entry| match String::from_utf8(file.bytes) {
        Ok(text) => Ok((file.path, text)),
        Err(error) => Err(format!("{}: {error}", file.path)),
    };
    files.into_iter().map(source).collect()
}

/// The path of the page that is made of a file in Markdown.
fn shown_at(path: &str) -> String {
    format!("{}.html", path.trim_end_matches(".md"))
}

/// The title of a page and what is on it.
fn page(path: &str, markdown: &str, held: &BTreeSet<String>) -> (String, String) {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut events: Vec<Event<'_>> = Parser::new_ext(markdown, options).collect();
    let mut title = None;
    let mut slugs = BTreeMap::new();
    for at in 0..events.len() {
        let target = |target: &CowStr<'_>| CowStr::from(resolved(path, target, held));
        match &mut events[at] {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                *dest_url = target(dest_url);
            }
            Event::Start(Tag::Heading { .. }) => {
                let words = words(&events[at + 1..]);
                let slug = slug(&words, &mut slugs);
                if let Event::Start(Tag::Heading { id, .. }) = &mut events[at] {
                    *id = Some(slug.into());
                }
                title.get_or_insert(words);
            }
            _ => {}
        }
    }
    let mut body = String::new();
    html::push_html(&mut body, events.into_iter());
    (title.unwrap_or_else(|| path.to_owned()), body)
}

/// The text of a heading whose events follow.
fn words(events: &[Event<'_>]) -> String {
    let within = |event: &&Event<'_>| !matches!(event, Event::End(TagEnd::Heading(_)));
    let texts = events.iter().take_while(within).map(|event| match event {
        Event::Text(text) | Event::Code(text) => text,
        _ => "",
    });
    texts.collect()
}

/// The name of a heading in links, as GitHub makes it: the guides link to these.
fn slug(words: &str, known: &mut BTreeMap<String, usize>) -> String {
    let kept = words.to_lowercase();
    let kept = kept
        .chars()
        .filter(|c| c.is_alphanumeric() || [' ', '-', '_'].contains(c));
    let slug: String = kept.map(|c| if c == ' ' { '-' } else { c }).collect();
    let count = known.entry(slug.clone()).or_insert(0);
    *count += 1;
    match *count {
        1 => slug,
        more => format!("{slug}-{}", more - 1),
    }
}

/// Where a link of a guide leads in the archive: to a page or a file of it, or else to the repository.
fn resolved(from: &str, target: &str, held: &BTreeSet<String>) -> String {
    if target.starts_with('#') || target.contains(':') {
        return target.to_owned();
    }
    let (file, place) = target
        .split_once('#')
        .map_or((target, String::new()), |(file, place)| {
            (file, format!("#{place}"))
        });
    let mut path: Vec<&str> = from.split('/').collect();
    path.pop();
    let above = path.len();
    for part in file.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(path.pop()),
            part => path.push(part),
        }
    }
    let path = path.join("/");
    let in_archive = path.strip_prefix(FIXTURES).unwrap_or(&path).to_owned();
    let found = [shown_at(&in_archive), in_archive];
    let found = found.iter().find(|path| held.contains(*path));
    let Some(found) = found else {
        return format!("{REPOSITORY}/{path}{place}");
    };
    format!("{}{found}{place}", "../".repeat(above))
}

/// A page as a file of its own.
fn whole(title: &str, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n{body}</body>\n</html>\n",
        escaped(title)
    )
}

/// The page that lists the others, those first that somebody needs first.
fn listed(titles: &BTreeMap<String, String>) -> Result<String, String> {
    let line = |path: &str, title: &str, whom: &str| {
        let file = path.trim_start_matches("docs/");
        format!("<li><a href=\"{file}\">{}</a>{whom}</li>\n", escaped(title))
    };
    let mut list = "<h1>CPI: the guides</h1>\n<ul>\n".to_owned();
    for (name, whom) in FIRST {
        let path = format!("{FOLDER}/{name}.html");
        let title = titles
            .get(&path)
            .ok_or_else(|| format!("there is no guide {path}"))?;
        list.push_str(&line(&path, title, &format!(", {whom}")));
    }
    list.push_str("</ul>\n<h2>All</h2>\n<ul>\n");
    let first = |path: &str| {
        FIRST
            .iter()
            .any(|(name, _)| path == format!("{FOLDER}/{name}.html"))
    };
    for (path, title) in titles.iter().filter(|(path, _)| !first(path)) {
        list.push_str(&line(path, title, ""));
    }
    list.push_str("</ul>\n");
    Ok(list)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::{page, pages};
    use std::collections::BTreeSet;

    #[test]
    fn links_of_a_guide_lead_to_what_the_archive_holds() {
        let held = [
            "docs/cli.html",
            "demonstration/README.md",
            "docs/decisions/0001.html",
        ];
        let held: BTreeSet<String> = held.map(str::to_owned).into();
        let markdown = "# A `cpi` guide: begin\n\n[a](cli.md#docx-and-pdf) [b](../fixtures/demonstration/README.md)\n\
             [c](../crates/cpi-io/README.md) [d](#begin) [e](decisions/0001.md) <https://example.org/x.md>\n\n\
             <!-- a remark\n\n$ cpi\n\n-->\n\n## Begin\n\n## Begin\n\n| a |\n|---|\n| b |\n";
        let (title, body) = page("docs/round.md", markdown, &held);
        assert_eq!(title, "A cpi guide: begin");
        for wanted in [
            "<h1 id=\"a-cpi-guide-begin\">",
            "\"../docs/cli.html#docx-and-pdf\"",
            "\"../demonstration/README.md\"",
            "\"https://github.com/cpi-toolkit/cpi/blob/main/crates/cpi-io/README.md\"",
            "\"#begin\"",
            "\"../docs/decisions/0001.html\"",
            "\"https://example.org/x.md\"",
            "<h2 id=\"begin-1\">",
            "<td>b</td>",
        ] {
            assert!(body.contains(wanted), "{wanted}: {body}");
        }
        // A remark of several lines stays one, which no browser shows.
        assert!(body.contains("<!-- a remark\n\n$ cpi\n\n-->"), "{body}");
    }

    /// Every link between the guides leads to a page, and to a heading that it has.
    #[test]
    fn no_guide_links_to_a_page_that_is_not_there() {
        let made = pages(&[]).expect("made");
        let text = |path: &str| {
            let found = made.iter().find(|page| page.path == path);
            found.map(|page| String::from_utf8_lossy(&page.bytes).into_owned())
        };
        let mut links = 0;
        for page in &made {
            let html = String::from_utf8_lossy(&page.bytes);
            for link in html.split("href=\"").skip(1) {
                let target = link.split('"').next().unwrap_or_default();
                let Some(target) = target.strip_prefix("../").filter(|_| !target.contains(':'))
                else {
                    continue;
                };
                let (file, place) = target.split_once('#').unwrap_or((target, ""));
                let file = file.trim_start_matches("../");
                let file = if file == "index.html" {
                    "docs/index.html"
                } else {
                    file
                };
                let there = text(file).unwrap_or_else(|| panic!("{}: {file}", page.path));
                assert!(
                    place.is_empty() || there.contains(&format!("id=\"{place}\"")),
                    "{}: {target}",
                    page.path
                );
                links += 1;
            }
        }
        assert!(100 < links, "{links}");
    }
}
