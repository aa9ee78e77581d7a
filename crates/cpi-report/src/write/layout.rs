//! How is a report laid out on pages of A4? For formats that have pages.

use super::{columns_shown, rows_shown, shown, words as words_of};
use crate::chart::width;
use crate::{Block, Chart, Report, Table, Text};
use cpi_model::characters::visible;
use cpi_model::language::Words;

/// How a page is turned.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Orientation {
    #[default]
    Portrait,
    Landscape,
}

/// The margin of a page on each side, in twentieths of a point: 2 cm.
pub(super) const MARGIN: u32 = 1_134;
/// The sides of A4.
const SIDES: [u32; 2] = [11_906, 16_838];

impl Orientation {
    /// The width and height of a page.
    pub(super) fn sides(self) -> [u32; 2] {
        let [short, long] = SIDES;
        match self {
            Self::Portrait => [short, long],
            Self::Landscape => [long, short],
        }
    }

    /// The width of a line.
    pub(super) fn line(self) -> u32 {
        self.sides()[0] - 2 * MARGIN
    }
}

/// How the page of each block is turned: a table that is too wide for an upright page lies on one
/// that is turned, with the headings before it and the remarks after it.
pub(super) fn turned(blocks: &[Block], words: Words<'_>) -> Vec<Orientation> {
    let mut turned = vec![Orientation::Portrait; blocks.len()];
    for (at, block) in blocks.iter().enumerate() {
        let (Block::Table(table) | Block::Chart(Chart { table, .. })) = block else {
            continue;
        };
        let needed: u32 = needs(table, words).iter().map(|need| need.least).sum();
        if needed <= Orientation::Portrait.line() {
            continue;
        }
        let before = blocks[..at].iter().rev();
        let headings = before
            .take_while(|block| matches!(block, Block::Heading { .. } | Block::Anchor(_)))
            .count();
        let after = blocks[at + 1..].iter();
        let notes = after.take_while(|block| matches!(block, Block::Note(_)));
        let last = at + notes.count();
        turned[at - headings..=last].fill(Orientation::Landscape);
    }
    turned
}

/// Whether a block is a paragraph before a chart, which stays on its page: a page does not end with a heading and
/// a line about what follows.
pub(super) fn leads_on(blocks: &[Block], at: usize) -> bool {
    matches!(
        blocks.get(at..at + 2),
        Some([Block::Paragraph(_), Block::Chart(_)])
    )
}

/// The horizontal padding of a cell, in twentieths of a point.
const PADDING: u32 = 160;
/// The size of the letters of a table.
const SIZE: f64 = 9.5;
/// A longer word is broken if there is no room for it.
pub(super) const LONGEST_WORD: u32 = 2_400;

/// What a column needs, in twentieths of a point.
#[derive(Debug, Clone, Copy, Default)]
struct Need {
    /// The width of its longest word.
    least: u32,
    /// That of its longest line.
    most: u32,
    /// That of a usual cell: the root of the mean square, so that one long answer among many short ones
    /// takes no room from the questions beside it.
    usual: f64,
}

/// The width of a text in a table, in twentieths of a point.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a width is neither negative nor as large"
)]
pub(super) fn letters(text: &str) -> u32 {
    (width(text, SIZE, true) * 20.0).ceil() as u32
}

impl Need {
    fn of(text: &str) -> Self {
        let words = text.split_whitespace().map(letters);
        let least = words.max().unwrap_or(0).min(LONGEST_WORD);
        let most = text.lines().map(letters).max().unwrap_or(0);
        Self {
            least: least + PADDING,
            most: most.max(least) + PADDING,
            usual: f64::from(most + PADDING),
        }
    }

    /// What the cells of a column need together with its heading.
    fn of_all(heading: Self, cells: &[Self]) -> Self {
        let all = || std::iter::once(&heading).chain(cells);
        let squares: f64 = cells.iter().map(|cell| cell.usual.powi(2)).sum();
        let count = u32::try_from(cells.len()).unwrap_or(u32::MAX);
        Self {
            least: all().map(|need| need.least).max().unwrap_or_default(),
            most: all().map(|need| need.most).max().unwrap_or_default(),
            usual: match count {
                0 => heading.usual,
                count => (squares / f64::from(count)).sqrt(),
            },
        }
    }
}

fn needs(table: &Table, words: Words<'_>) -> Vec<Need> {
    let columns = columns_shown(table);
    let needs = columns.iter().map(|at| {
        let heading = table.columns[*at].heading.as_ref().map(words_of);
        let cells = rows_shown(table).iter().map(|row| shown(&row[*at], words));
        let cells: Vec<Need> = cells
            .map(|cell| Need::of(&visible(&words_of(&cell))))
            .collect();
        Need::of_all(Need::of(heading.as_deref().unwrap_or_default()), &cells)
    });
    needs.collect()
}

/// The widths of the columns of a table that people see, in twentieths of a point; together a line
/// at most.
pub(super) fn widths(table: &Table, words: Words<'_>, line: u32) -> Vec<u32> {
    divided(&needs(table, words), line)
}

/// By how much the letters of a table are smaller than usual: 1 where its words fit a line, and less
/// where they would be broken, as far as they can still be read.
pub(super) fn scale(table: &Table, words: Words<'_>, line: u32) -> f64 {
    /// Smaller letters cannot be read on paper.
    const LEAST: f64 = 0.68;
    let needed: u32 = needs(table, words).iter().map(|need| need.least).sum();
    (f64::from(line) / f64::from(needed.max(1))).clamp(LEAST, 1.0)
}

/// What each column needs if there is room, or else at least its longest word and as much of the line as
/// its usual cell is long.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a width is neither negative nor as large"
)]
fn divided(needs: &[Need], line: u32) -> Vec<u32> {
    let most: u32 = needs.iter().map(|need| need.most).sum();
    let least: u32 = needs.iter().map(|need| need.least).sum();
    if most <= line {
        return needs.iter().map(|need| need.most).collect();
    }
    let share = |part: u32, of: u32, whole: u32| {
        let share = u64::from(part) * u64::from(of) / u64::from(whole.max(1));
        u32::try_from(share).unwrap_or(u32::MAX)
    };
    if line < least {
        // Words are broken: every column gives way.
        return needs
            .iter()
            .map(|need| share(need.least, line, least))
            .collect();
    }
    // The widths grow with one factor, each between its ends, until they fill the line.
    let widths = |factor: f64| -> Vec<u32> {
        let width = |need: &Need| ((need.usual * factor) as u32).clamp(need.least, need.most);
        needs.iter().map(width).collect()
    };
    let (mut low, mut high) = (0.0, f64::from(line));
    for _ in 0..50 {
        let middle = f64::midpoint(low, high);
        if widths(middle).iter().sum::<u32>() <= line {
            low = middle;
        } else {
            high = middle;
        }
    }
    widths(low)
}

/// The deepest level of headings that a printed report has.
const DEEPEST: u8 = 4;
/// The deepest level in the contents.
pub(super) const DEEPEST_LISTED: u8 = 3;
/// A report with fewer headings needs no contents.
const FEWEST: usize = 4;

/// The headings of a report, each with its level: the highest is 1, and none is more than one level
/// below the one before it, as screen readers need it.
pub(super) fn headings(report: &Report) -> Vec<(u8, &Text)> {
    let all = report.blocks.iter().filter_map(|block| match block {
        Block::Heading { level, text } => Some((*level, text)),
        _ => None,
    });
    let all: Vec<(u8, &Text)> = all.collect();
    let highest = all.iter().map(|(level, _)| *level).min().unwrap_or(1);
    let mut before = 0;
    all.into_iter()
        .map(|(level, text)| {
            let level = level.saturating_sub(highest.saturating_sub(1));
            before = level.clamp(1, DEEPEST).min(before + 1);
            (before, text)
        })
        .collect()
}

/// The headings that the contents list, each with its position among all; none where there are few,
/// or where a title is followed by the rest without a cover: a brief is one page.
pub(super) fn listed<'a>(
    report: &Report,
    headings: &[(u8, &'a Text)],
) -> Vec<(usize, u8, &'a Text)> {
    if title(report).is_none() && !report.title.is_empty() && cover(report).0.is_empty() {
        return Vec::new();
    }
    let listed = headings.iter().enumerate();
    let listed = listed.map(|(at, (level, text))| (at, *level, *text));
    let listed: Vec<_> = listed
        .filter(|(_, level, _)| *level <= DEEPEST_LISTED)
        .collect();
    if listed.len() < FEWEST {
        return Vec::new();
    }
    listed
}

/// What a report puts before its first page break, which is its cover, and what follows.
pub(super) fn cover(report: &Report) -> (&[Block], &[Block]) {
    let breaks = |block: &Block| matches!(block, Block::PageBreak);
    let at = report.blocks.iter().position(breaks).unwrap_or(0);
    report.blocks.split_at(at)
}

/// The title, where the report does not begin with a heading of the first level.
pub(super) fn title(report: &Report) -> Option<&Text> {
    let mut blocks = report.blocks.iter();
    let first = blocks.find(|block| !matches!(block, Block::Anchor(_)));
    let is_titled = matches!(first, Some(Block::Heading { level: 1, .. }));
    (!is_titled && !report.title.is_empty()).then_some(&report.title)
}

/// The foot of every page: the title, the foot of the report, and the beginning of the hash.
pub(super) fn foot(report: &Report, hash: Option<&str>) -> String {
    let title = words_of(&report.title);
    let hash = hash.and_then(|hash| hash.get(..12));
    // The foot of a composed report names the hash already.
    let foot = report.foot.as_deref();
    let is_new = |hash: &&str| foot.is_none_or(|foot| !foot.contains(hash));
    let parts = [Some(&*title), foot, hash.filter(is_new)];
    let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
    one_line(&parts.collect::<Vec<_>>().join(" · "))
}

/// A text as a property of a file or a part of every page.
pub(super) fn one_line(text: &str) -> String {
    visible(text).replace(['\n', '\t'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_fill_a_line_and_no_more() {
        let need = |least, most| Need {
            least,
            most,
            usual: f64::from(most),
        };
        let line = Orientation::Portrait.line();
        assert_eq!(divided(&[need(500, 900), need(300, 300)], line), [900, 300]);
        let tight = divided(&[need(1_000, 9_000), need(1_000, 5_000)], line);
        assert!(tight.iter().sum::<u32>() <= line, "{tight:?}");
        assert!(1_000 < tight[1] && tight[1] < tight[0], "{tight:?}");
        // One long answer takes no room from the questions.
        let seldom = Need {
            usual: 700.0,
            ..need(600, 6_000)
        };
        let shared = divided(&[need(1_000, 8_900), seldom], line);
        assert!(shared.iter().sum::<u32>() <= line, "{shared:?}");
        assert!(8_000 < shared[0] && 600 <= shared[1], "{shared:?}");
        let broken = divided(&[need(9_000, 9_000), need(3_000, 3_000)], line);
        assert!(broken.iter().sum::<u32>() <= line, "{broken:?}");
    }

    #[test]
    fn levels_of_headings_begin_at_one_and_leave_none_out() {
        let mut report = Report::new("", "en");
        for level in [2, 4, 3, 2, 6] {
            report.heading(level, "x");
        }
        let levels = headings(&report).into_iter().map(|(level, _)| level);
        assert_eq!(levels.collect::<Vec<_>>(), [1, 2, 2, 1, 2]);
    }

    #[test]
    fn a_foot_names_a_hash_once() {
        let mut report = Report::new("A brief", "en");
        let hash = Some("0123456789abcdef");
        assert_eq!(foot(&report, hash), "A brief · 0123456789ab");
        report.foot = Some("draft · 0123456789ab".to_owned());
        assert_eq!(foot(&report, hash), "A brief · draft · 0123456789ab");
    }
}
