//! Which items are public, and how are they declared? `docs/api` holds the answer, so that
//! every change of the public interface is seen where it is reviewed.
//!
//! The text is taken from what `rustdoc` writes with the stable toolchain: re-exports,
//! declarations, methods, and the traits that are implemented. (`cargo public-api` needs the
//! JSON of a nightly toolchain.)

use crate::{root, run as command};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

const CRATES: [&str; 3] = ["cpi-model", "cpi-scoring", "cpi-io"];

pub(crate) fn run(check: bool) -> Result<(), String> {
    let mut arguments = vec!["doc", "--quiet", "--no-deps", "--target-dir", "target/api"];
    for each in CRATES {
        arguments.extend(["-p", each]);
    }
    arguments.extend(["--features", "cpi-io/spreadsheet,cpi-io/reference"]);
    let old = root().join("target/api/doc");
    if old.exists() {
        fs::remove_dir_all(&old).map_err(|error| error.to_string())?;
    }
    command("cargo", &arguments)?;
    let mut differing = Vec::new();
    let mut seen = BTreeMap::new();
    for each in CRATES {
        let found = public_items(each, &old.join(each.replace('-', "_")), &mut seen)?;
        let file = root().join("docs/api").join(format!("{each}.txt"));
        if fs::read_to_string(&file).ok().as_deref() == Some(found.as_str()) {
            continue;
        }
        if check {
            differing.push(format!(
                "docs/api/{each}.txt: {}",
                first_difference(&file, &found)
            ));
        } else {
            fs::create_dir_all(root().join("docs/api")).map_err(|error| error.to_string())?;
            fs::write(&file, found).map_err(|error| error.to_string())?;
        }
    }
    if differing.is_empty() {
        return Ok(());
    }
    Err(format!(
        "{}\nThe public interface is not what docs/api says. If that is meant, run `cargo xtask api`, and say in the CHANGELOG what changed.",
        differing.join("\n")
    ))
}

fn first_difference(file: &Path, found: &str) -> String {
    let old = fs::read_to_string(file).unwrap_or_default();
    let mut lines = old.lines().zip(found.lines());
    match lines.find(|(old, new)| old != new) {
        Some((old, new)) => format!("`{old}` is now `{new}`"),
        None => "there are more lines, or fewer".to_owned(),
    }
}

/// The declarations of every page of a crate, in the order of their paths. What another crate
/// had before is named alone.
fn public_items(
    krate: &str,
    folder: &Path,
    seen: &mut BTreeMap<String, String>,
) -> Result<String, String> {
    let mut pages = BTreeMap::new();
    let mut problem = None;
    let mut visit = |path: &Path| {
        if path.extension().is_none_or(|extension| extension != "html") {
            return;
        }
        match fs::read_to_string(path) {
            Ok(html) => {
                let at = path.strip_prefix(folder).unwrap_or(path).with_extension("");
                let parts: Vec<String> = at
                    .components()
                    .map(|part| part.as_os_str().to_string_lossy().into_owned())
                    .collect();
                pages.insert(parts.join("::"), html);
            }
            Err(error) => problem = Some(error.to_string()),
        }
    };
    crate::tidy::walk(folder, &mut visit);
    if let Some(problem) = problem {
        return Err(problem);
    }
    let mut text = String::new();
    let mut new = Vec::new();
    for (path, html) in pages {
        let mut lines: Vec<String> = Vec::new();
        lines.extend(
            between(&html, "<code>pub use ", "</code>").map(|it| format!("pub use {}", plain(it))),
        );
        lines.extend(
            between(
                &html,
                "<pre class=\"rust item-decl\"><code>",
                "</code></pre>",
            )
            .map(plain),
        );
        let own = html
            .split("id=\"trait-implementations\"")
            .next()
            .unwrap_or(&html);
        // What comes with every type says nothing of this one.
        let own = own.split("id=\"deref-methods").next().unwrap_or(own);
        lines.extend(between(own, "<h4 class=\"code-header\">", "</h4>").map(plain));
        let traits = html
            .split("id=\"trait-implementations-list\"")
            .nth(1)
            .unwrap_or_default();
        let traits = traits
            .split("id=\"synthetic-implementations")
            .next()
            .unwrap_or_default();
        let traits = traits
            .split("id=\"blanket-implementations")
            .next()
            .unwrap_or_default();
        let mut implemented: Vec<String> = between(traits, "<h3 class=\"code-header\">", "</h3>")
            .map(plain)
            .collect();
        implemented.sort();
        // Traits of one type without parameters stand in one line.
        let name = path.rsplit('.').next().unwrap_or_default();
        let (plain, other): (Vec<String>, Vec<String>) = implemented
            .into_iter()
            .partition(|each| simple(each, name).is_some());
        let plain: Vec<&str> = plain.iter().filter_map(|each| simple(each, name)).collect();
        if !plain.is_empty() {
            lines.push(format!("implements {}", plain.join(", ")));
        }
        lines.extend(other);
        lines.retain(|line| !line.is_empty());
        if lines.is_empty() {
            continue;
        }
        let path = path.trim_end_matches("::index");
        let found = lines.join("\n");
        match seen.get(&found) {
            Some(elsewhere) => writeln!(text, "# {path}\nis that of {elsewhere}\n"),
            None => writeln!(text, "# {path}\n{found}\n"),
        }
        .map_err(|error| error.to_string())?;
        new.push((found, krate.to_owned()));
    }
    seen.extend(new);
    Ok(text)
}

/// The trait of `impl Trait for Type`.
fn simple<'t>(implemented: &'t str, name: &str) -> Option<&'t str> {
    let (one, of) = implemented.strip_prefix("impl ")?.split_once(" for ")?;
    (of == name && !one.contains(['\n', '<'])).then_some(one)
}

/// What stands between two marks, each time.
fn between<'t>(text: &'t str, from: &'t str, to: &'t str) -> impl Iterator<Item = &'t str> {
    text.split(from)
        .skip(1)
        .filter_map(move |rest| rest.split_once(to).map(|(inner, _)| inner))
}

/// The text of a piece of HTML.
fn plain(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    // A folded part has a summary that says what is in it.
    for part in
        html.split("<summary")
            .enumerate()
            .map(|(i, part)| match part.split_once("</summary>") {
                Some((_, rest)) if 0 < i => rest,
                _ => part,
            })
    {
        for c in part.chars() {
            match c {
                '<' => inside = true,
                '>' => inside = false,
                c if !inside => text.push(c),
                _ => {}
            }
        }
        inside = false;
    }
    for (entity, c) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&nbsp;", " "),
        ("&amp;", "&"),
    ] {
        text = text.replace(entity, c);
    }
    text.lines()
        .map(|line| shortened(line.trim_end()))
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

/// A line without most of the text that a constant holds.
fn shortened(line: &str) -> String {
    const LONGEST: usize = 240;
    if line.chars().count() <= LONGEST {
        line.to_owned()
    } else {
        line.chars().take(LONGEST).chain(['…']).collect()
    }
}
