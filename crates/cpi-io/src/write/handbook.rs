//! How is a framework written as a handbook? Markdown: an overview, and a page a row.

use super::markdown::table;
use crate::folder::{FolderError, of_node, write_atomic};
use crate::handbook::words::HandbookWord as Word;
use crate::handbook::{Entry, Marks, Reader, sentences};
use cpi_model::escape::escape_markdown as escape;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The line by which a page says that it is made; a folder is only replaced where each of
/// its pages has it.
pub const MADE: &str =
    "<!-- Made from the framework by `cpi framework handbook`. Edit the framework instead. -->";

/// The files of a handbook: the name and the text of each, the overview first.
pub fn pages(reader: &Reader<'_>) -> Vec<(String, String)> {
    let nodes = reader.pages();
    let mut files = vec![("README.md".to_owned(), overview(reader, &nodes))];
    files.extend(
        nodes
            .iter()
            .map(|node| (file(reader, *node), page(reader, *node))),
    );
    files
}

/// The name of a node's page.
fn file(reader: &Reader<'_>, node: usize) -> String {
    format!("node-{}.md", of_node(reader.framework(), node))
}

fn overview(reader: &Reader<'_>, pages: &[usize]) -> String {
    let framework = reader.framework();
    let draft = framework.draft();
    let words = reader.words();
    let mut out = format!("{MADE}\n\n# {}\n\n", escape(&reader.title()));
    if let Some(notice) = words.draft_notice_of(draft, reader.language()) {
        out.push_str(&format!("> {}\n\n", escape(notice)));
    }
    let quantities = draft
        .indicators
        .iter()
        .filter(|indicator| indicator.scale.is_none())
        .count();
    let name = format!("`{}` {}", framework.id(), escape(framework.version()));
    out.push_str(&words.with(
        Word::Counts,
        &[
            ("framework", name.into()),
            ("checklists", (draft.indicators.len() - quantities).into()),
            ("quantities", quantities.into()),
        ],
    ));
    for (word, text) in [
        (Word::Licence, &draft.licence),
        (Word::Attribution, &draft.attribution),
    ] {
        if let Some(text) = text {
            out.push(' ');
            out.push_str(&words.with(word, &[("text", escape(text).into())]));
        }
    }
    if let Some(description) = reader.text(&draft.nodes[framework.root()].description) {
        out.push_str(&format!("\n\n{}", escape(&description)));
    }
    out.push_str(&format!("\n\n## {}\n\n", words.text(Word::WhatItAsks)));
    let groups: Vec<usize> = match reader.view() {
        Some(view) => (0..framework.views()[view].groups().len()).collect(),
        None => Vec::new(),
    };
    let mut header = vec![
        String::default(),
        words.text(Word::ColumnIndicators).to_owned(),
    ];
    header.extend(
        groups
            .iter()
            .filter_map(|g| Some(reader.group_label(reader.view()?, *g))),
    );
    header.push(words.text(Word::ColumnWeight).to_owned());
    let mut rows = Vec::new();
    for &node in pages {
        let label = format!(
            "[{}]({}) {}",
            escape(framework.nodes()[node].code()),
            file(reader, node),
            escape(&reader.node_label(node))
        );
        rows.push(counts(
            reader,
            label,
            framework.nodes()[node].indicators(),
            &groups,
        ));
    }
    let all: Vec<usize> = (0..draft.indicators.len()).collect();
    rows.push(counts(
        reader,
        words.text(Word::All).to_owned(),
        &all,
        &groups,
    ));
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    out.push_str(&raw_table(&header, &rows));
    out.push_str(&format!("\n{}\n", words.text(Word::WeightsNote)));
    for &node in &sections(reader, pages) {
        if let Some(description) = reader.text(&draft.nodes[node].description) {
            out.push_str(&format!(
                "\n**{}.** {}\n",
                escape(&reader.node_label(node)),
                escape(&description)
            ));
        }
    }
    out.push_str(&format!("\n## {}\n\n", words.text(Word::HowItScores)));
    for sentence in sentences(reader, Marks::MARKDOWN) {
        out.push_str(&format!("- {sentence}\n"));
    }
    empty_cells(reader, &mut out);
    instruments(reader, &mut out);
    out
}

/// The nodes above the pages but the index, in their order.
fn sections(reader: &Reader<'_>, pages: &[usize]) -> Vec<usize> {
    let nodes = reader.framework().nodes();
    let above: BTreeSet<usize> = pages
        .iter()
        .filter_map(|page| nodes[*page].parent())
        .filter(|parent| nodes[*parent].parent().is_some())
        .collect();
    above.into_iter().collect()
}

fn counts(
    reader: &Reader<'_>,
    label: String,
    indicators: &[usize],
    groups: &[usize],
) -> Vec<String> {
    let mut row = vec![label, indicators.len().to_string()];
    for &group in groups {
        let count = indicators
            .iter()
            .filter(|i| {
                reader
                    .view()
                    .is_some_and(|view| reader.is_in(**i, view, group))
            })
            .count();
        row.push(if count == 0 {
            "–".to_owned()
        } else {
            count.to_string()
        });
    }
    row.push(
        reader
            .weight(indicators)
            .map_or_else(String::new, |weight| {
                reader.words().percent(weight.percent(1))
            }),
    );
    row
}

fn empty_cells(reader: &Reader<'_>, out: &mut String) {
    let mut seen: Vec<(String, Vec<String>)> = Vec::new();
    for view in &reader.framework().draft().views {
        for cell in &view.without {
            let reason = reader.text(&cell.reason).unwrap_or_default();
            let name = format!(
                "{} × {}",
                cell.row.as_deref().unwrap_or_default(),
                cell.group.as_deref().unwrap_or_default()
            );
            match seen.iter_mut().find(|(known, _)| *known == reason) {
                Some((_, names)) => names.push(name),
                None => seen.push((reason, vec![name])),
            }
        }
    }
    if seen.is_empty() {
        return;
    }
    let title = reader.words().text(Word::EmptyCells);
    out.push_str(&format!("\n## {title}\n\n"));
    for (reason, names) in seen {
        out.push_str(&format!(
            "- {}: {}\n",
            escape(&names.join(", ")),
            escape(&reason)
        ));
    }
}

fn instruments(reader: &Reader<'_>, out: &mut String) {
    let draft = reader.framework().draft();
    if draft.instruments.is_empty() {
        return;
    }
    let words = reader.words();
    out.push_str(&format!("\n## {}\n\n", words.text(Word::Instruments)));
    let mut rows = Vec::new();
    for (code, instrument) in &draft.instruments {
        let of_this =
            |text: &String| text.split_once(' ').map_or(text.as_str(), |(name, _)| name) == code;
        let cited = draft
            .indicators
            .iter()
            .filter(|each| each.source.iter().chain(&each.references).any(of_this))
            .count();
        rows.push(vec![
            code.clone(),
            reader.text(&instrument.title).unwrap_or_default(),
            instrument.symbol.clone().unwrap_or_default(),
            cited.to_string(),
        ]);
    }
    let header = [
        Word::ColumnCode,
        Word::ColumnTitle,
        Word::ColumnSymbol,
        Word::ColumnIndicators,
    ];
    out.push_str(&table(&header.map(|word| words.text(word)), &rows));
}

fn page(reader: &Reader<'_>, node: usize) -> String {
    let framework = reader.framework();
    let draft = &framework.draft().nodes[node];
    let own = &framework.nodes()[node];
    let words = reader.words();
    let mut out = format!(
        "{MADE}\n\n# {} · {}\n\n",
        escape(own.code()),
        escape(&reader.node_label(node))
    );
    if let Some(description) = reader.text(&draft.description) {
        out.push_str(&format!("{}\n\n", escape(&description)));
    }
    if let Some(source) = &draft.source {
        out.push_str(&format!(
            "{}: {}\n\n",
            words.text(Word::RestsOn),
            escape(&reader.provision(source))
        ));
    }
    out.push_str(&reader.counted(own.indicators()));
    out.push_str(&format!(". [{}](README.md)\n", words.text(Word::Overview)));
    let mut left: Vec<usize> = own.indicators().to_vec();
    if let Some(view) = reader.view() {
        for (group, _) in framework.views()[view].groups().iter().enumerate() {
            let (here, others): (Vec<usize>, Vec<usize>) =
                left.iter().partition(|i| reader.is_in(**i, view, group));
            left = others;
            section(reader, &mut out, &reader.group_label(view, group), &here);
        }
    }
    section(reader, &mut out, words.text(Word::InNoGroup), &left);
    out
}

fn section(reader: &Reader<'_>, out: &mut String, title: &str, indicators: &[usize]) {
    if indicators.is_empty() {
        return;
    }
    out.push_str(&format!("\n## {} ({})\n", escape(title), indicators.len()));
    for &indicator in indicators {
        let Entry {
            code,
            question,
            facts,
        } = reader.entry(indicator);
        out.push_str(&format!(
            "\n### {}\n\n**{}**\n\n",
            escape(&code),
            escape(&question)
        ));
        for (name, text) in facts {
            out.push_str(&format!("- *{}:* {}\n", escape(&name), escape(&text)));
        }
    }
}

/// A table whose cells are Markdown already.
fn raw_table(header: &[&str], rows: &[Vec<String>]) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let mut out = line(&header.iter().map(|cell| escape(cell)).collect::<Vec<_>>());
    out.push_str(&line(
        &header.iter().map(|_| "---".to_owned()).collect::<Vec<_>>(),
    ));
    for row in rows {
        out.push_str(&line(row));
    }
    out
}

/// What must be done so that a folder holds these pages and no other that was made: the
/// files to write, and those to remove.
///
/// # Errors
///
/// [`FolderError`] where the folder cannot be read.
pub fn stale(
    folder: &Path,
    pages: &[(String, String)],
) -> Result<(Vec<PathBuf>, Vec<PathBuf>), FolderError> {
    let failed = |source| FolderError::File {
        path: folder.to_owned(),
        source,
    };
    let mut write = Vec::new();
    for (name, text) in pages {
        let file = folder.join(name);
        if fs::read(&file).ok().as_deref() != Some(text.as_bytes()) {
            write.push(file);
        }
    }
    let mut remove = Vec::new();
    if folder.is_dir() {
        for entry in fs::read_dir(folder).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            let name = path
                .file_name()
                .map(|name| name.to_string_lossy().into_owned());
            let is_page = pages.iter().any(|(page, _)| Some(page) == name.as_ref());
            if !is_page
                && path.is_file()
                && fs::read_to_string(&path).is_ok_and(|text| text.starts_with(MADE))
            {
                remove.push(path);
            }
        }
    }
    remove.sort();
    Ok((write, remove))
}

/// Writes the pages into a folder, which is made if need be, and removes pages that were
/// made earlier and are no longer. A file of the same name that was not made stays.
///
/// # Errors
///
/// [`FolderError`] where a file cannot be written, or is not one that was made.
pub fn write(folder: &Path, pages: &[(String, String)]) -> Result<usize, FolderError> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| FolderError::File { path, source }
    };
    crate::folder::make(folder)?;
    let (write, remove) = stale(folder, pages)?;
    for file in &write {
        if file.exists() && !fs::read_to_string(file).is_ok_and(|text| text.starts_with(MADE)) {
            let source = std::io::Error::other(
                "this file is no page of a handbook and is not overwritten; name another folder",
            );
            return Err(failed(file)(source));
        }
    }
    for (name, text) in pages {
        let file = folder.join(name);
        if write.contains(&file) {
            write_atomic(&file, text.as_bytes())?;
        }
    }
    for file in &remove {
        fs::remove_file(file).map_err(failed(file))?;
    }
    Ok(pages.len())
}
