//! Where does a link to a part of a report lead, when the part is on a page of its own?

use crate::{Block, Cell, Item, List, Report, Run, Table, Text};
use std::collections::BTreeSet;

/// Turns links to parts that are not on the page into links to their pages, or into words where
/// there is no such page.
pub(super) fn resolve(report: &mut Report, path_of: &dyn Fn(&str) -> Option<String>) {
    let anchors = report.blocks.iter().filter_map(|block| match block {
        Block::Anchor(name) => Some(name.clone()),
        _ => None,
    });
    let anchors: BTreeSet<String> = anchors.collect();
    let mut change = |text: &mut Text| {
        for run in text.runs_mut() {
            let Run::Link { text, address } = run else {
                continue;
            };
            let Some(name) = address.strip_prefix('#') else {
                continue;
            };
            if anchors.contains(name) {
                continue;
            }
            let words = std::mem::take(text);
            *run = match path_of(name) {
                Some(path) => Run::Page {
                    text: words,
                    path,
                    language: None,
                },
                None => Run::Plain(words),
            };
        }
    };
    each_text(report, &mut change);
}

/// Shows every text of a report.
fn each_text(report: &mut Report, change: &mut dyn FnMut(&mut Text)) {
    for block in &mut report.blocks {
        match block {
            Block::Heading { text, .. } | Block::Paragraph(text) => change(text),
            Block::List(of) => list(of, change),
            Block::Table(of) => table(of, change),
            Block::Chart(chart) => {
                change(&mut chart.caption);
                table(&mut chart.table, change);
            }
            Block::Note(note) => change(&mut note.text),
            Block::PageBreak | Block::Anchor(_) => {}
        }
    }
}

fn list(of: &mut List, change: &mut dyn FnMut(&mut Text)) {
    for Item { lines, list: below } in &mut of.items {
        for line in lines {
            change(line);
        }
        if let Some(below) = below {
            list(below, change);
        }
    }
}

fn table(of: &mut Table, change: &mut dyn FnMut(&mut Text)) {
    change(&mut of.caption);
    for cell in of.rows.iter_mut().flatten() {
        if let Cell::Text(text) = cell {
            change(text);
        }
    }
    for note in &mut of.notes {
        change(&mut note.text);
    }
}

/// Turns links that are seen from the folder of a language into links that are seen from the folder
/// above it.
pub(super) fn moved(report: &mut Report, folder: &str) {
    each_text(report, &mut |text| {
        for run in text.runs_mut() {
            if let Run::Page { path, .. } = run
                && !path.starts_with('#')
            {
                *path = match path.strip_prefix("../") {
                    Some(above) => above.to_owned(),
                    None => format!("{folder}/{path}"),
                };
            }
        }
    });
}
