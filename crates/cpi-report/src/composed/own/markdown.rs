//! Markdown becomes blocks. What a report cannot show is refused, with file and line.

use crate::{Block, Cell, Column, Item, Kind, List, ListMarkers, Table, Text};
use cpi_model::problem::{Place, Severity};
use cpi_model::{Problem, ProblemKind, Problems};
use pulldown_cmark::{Alignment, Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// The most levels of lists within lists.
const MOST_LISTS: usize = 4;

/// What a file of a coalition says: headings, paragraphs, lists, tables, links, emphasis. Comments
/// (`<!-- … -->`) are passed over.
///
/// # Errors
///
/// [`Problems`] for HTML, pictures and whatever else a report does not take, each with its line.
///
/// # Examples
///
/// ```
/// use cpi_report::composed::read_own_text;
/// let blocks = read_own_text("summary.en.md", "## Finding\n\nLaws are *there*.").unwrap();
/// assert_eq!(blocks.len(), 2);
/// let problems = read_own_text("summary.en.md", "One.\n\n<b>two</b>").unwrap_err();
/// let problem = problems.iter().next().unwrap().to_string();
/// assert!(problem.starts_with("summary.en.md:3:1: error[syntax]: `<b>` is HTML"));
/// ```
pub fn read_own_text(file: &str, text: &str) -> Result<Vec<Block>, Problems> {
    let mut reader = Reader {
        file,
        text,
        problems: Problems::new(),
        blocks: Vec::new(),
        lists: Vec::new(),
        runs: Inline::default(),
        html: None,
        table: None,
        headed: 0,
        heading: 1,
        skipped: 0,
    };
    if let Some(found) = cpi_model::characters::forbidden(text) {
        let at = text.find(found).unwrap_or_default();
        let name = cpi_model::characters::name(found);
        reader.refuse(
            ProblemKind::ForbiddenCharacter,
            at,
            &format!("the text holds {name}, which nobody sees"),
            "delete it",
        );
    }
    let options = Options::ENABLE_TABLES;
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        reader.event(event, &range);
    }
    if reader.problems.is_empty() {
        Ok(reader.blocks)
    } else {
        Err(reader.problems)
    }
}

/// The text of a file as it is published: without its comments, which are for those who write it. Nothing
/// where it holds nothing else. Every line stays where it is.
///
/// # Errors
///
/// As [`read_own_text`]; and [`Problems`] where the text would say something else without a comment.
///
/// # Examples
///
/// ```
/// use cpi_report::composed::published_own_text;
/// let published = |text| published_own_text("summary.en.md", text).unwrap();
/// let text = "<!-- Ask the ministry. -->\n\nLaws are there.\n";
/// assert_eq!(published(text).as_deref(), Some("\n\nLaws are there.\n"));
/// assert_eq!(published("<!-- Write here. -->\n"), None);
/// ```
pub fn published_own_text(file: &str, text: &str) -> Result<Option<String>, Problems> {
    let blocks = read_own_text(file, text)?;
    if blocks.is_empty() {
        return Ok(None);
    }
    let mut kept = String::new();
    let mut at = 0;
    // Whatever else of HTML there could be was refused.
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        let instead = match event {
            Event::Html(_) => "\n",
            Event::InlineHtml(_) => "",
            _ => continue,
        };
        kept.push_str(text.get(at..range.start).unwrap_or_default());
        kept.push_str(instead);
        at = at.max(range.end);
    }
    kept.push_str(&text[at..]);
    let kept = format!("{}\n", kept.trim_end());
    if read_own_text(file, &kept)? == blocks {
        return Ok(Some(kept));
    }
    let place = Place {
        file: file.to_owned(),
        sheet: None,
        line: None,
        column: None,
    };
    let problem = Problem::new(
        ProblemKind::Syntax,
        Severity::Error,
        "without its comments, which are not published, this text says something else",
        "move each comment to a place between two paragraphs, with an empty line before and behind it",
    );
    let mut problems = Problems::new();
    problems.push(problem.at_place(place));
    Err(problems)
}

struct Reader<'a> {
    file: &'a str,
    text: &'a str,
    problems: Problems,
    blocks: Vec<Block>,
    /// The open lists, the outermost first, each with its items.
    lists: Vec<List>,
    runs: Inline,
    /// HTML between blocks, which may be a comment: where it begins, and itself.
    html: Option<(usize, String)>,
    table: Option<Table>,
    /// How many cells of the header of the table were read.
    headed: usize,
    heading: u8,
    /// The depth within an element that was refused.
    skipped: usize,
}

/// The text that is being read.
#[derive(Default)]
struct Inline {
    text: Text,
    strong: usize,
    emphasis: usize,
    /// The address and words of an open link.
    link: Option<(String, String)>,
}

impl Inline {
    fn push(&mut self, words: &str) {
        if let Some((_, link)) = &mut self.link {
            link.push_str(words);
            return;
        }
        let text = std::mem::take(&mut self.text);
        self.text = if 0 < self.strong {
            text.then(Text::strong(words))
        } else if 0 < self.emphasis {
            text.then(Text::emphasis(words))
        } else {
            text.and(words)
        };
    }

    fn take(&mut self) -> Text {
        std::mem::take(&mut self.text)
    }
}

impl Reader<'_> {
    fn refuse(&mut self, kind: ProblemKind, at: usize, message: &str, hint: &str) {
        let before = &self.text[..at.min(self.text.len())];
        let line = before.matches('\n').count() + 1;
        let column = before
            .rsplit('\n')
            .next()
            .unwrap_or_default()
            .chars()
            .count()
            + 1;
        let place = Place {
            file: self.file.to_owned(),
            sheet: None,
            line: u32::try_from(line).ok(),
            column: u32::try_from(column).ok(),
        };
        let problem = Problem::new(kind, Severity::Error, message, hint);
        self.problems.push(problem.at_place(place));
    }

    fn event(&mut self, event: Event<'_>, range: &Range<usize>) {
        if 0 < self.skipped {
            match event {
                Event::Start(_) => self.skipped += 1,
                Event::End(_) => self.skipped -= 1,
                _ => {}
            }
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(words) => self.runs.push(&words),
            Event::Code(code) => {
                if self.runs.link.is_some() {
                    self.runs.push(&code);
                } else {
                    let text = self.runs.take();
                    self.runs.text = text.then(Text::code(&*code));
                }
            }
            Event::SoftBreak => self.runs.push(" "),
            Event::HardBreak => self.runs.push("\n"),
            Event::Html(html) => match &mut self.html {
                Some((_, open)) => open.push_str(&html),
                None => self.html(range.start, &html),
            },
            Event::InlineHtml(html) => self.html(range.start, &html),
            Event::Rule => self.refuse(
                ProblemKind::Syntax,
                range.start,
                "a line across the page has no place in a report",
                "use a heading instead",
            ),
            _ => self.refuse(
                ProblemKind::Syntax,
                range.start,
                "this is no part of Markdown that a report takes",
                "write it as a paragraph, a list or a table",
            ),
        }
    }

    /// HTML is refused, unless it is a comment.
    fn html(&mut self, at: usize, html: &str) {
        let mut rest = html.trim();
        while let Some(comment) = rest.strip_prefix("<!--") {
            if let Some((_, after)) = comment.split_once("-->") {
                rest = after.trim();
            } else {
                self.refuse(
                    ProblemKind::Syntax,
                    at,
                    "this comment has no end",
                    "end it with `-->`",
                );
                return;
            }
        }
        if !rest.is_empty() {
            let first = rest.split_inclusive(['>', '\n']).next().unwrap_or(rest);
            let message = format!("`{}` is HTML, which a report does not take", first.trim());
            let hint = "write it in Markdown: `**strong**`, `*emphasis*`, `[words](https://…)`; a `<` of the text is written `\\<`";
            self.refuse(ProblemKind::Syntax, at, &message, hint);
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => self.heading = level as u8,
            Tag::Paragraph | Tag::TableHead | Tag::TableRow | Tag::TableCell => self.row(&tag),
            Tag::Strong => self.runs.strong += 1,
            Tag::Emphasis => self.runs.emphasis += 1,
            Tag::List(first) => {
                self.end_line();
                if MOST_LISTS <= self.lists.len() {
                    self.refuse(
                        ProblemKind::TooLarge,
                        range.start,
                        &format!("this is more than {MOST_LISTS} lists within each other"),
                        "make it shallower",
                    );
                }
                let marks = if first.is_some() {
                    ListMarkers::Numbers
                } else {
                    ListMarkers::Bullets
                };
                self.lists.push(List {
                    marks,
                    items: Vec::new(),
                });
            }
            Tag::Item => {
                if let Some(list) = self.lists.last_mut() {
                    list.items.push(Item::default());
                }
            }
            Tag::Link { dest_url, .. } => {
                let lower = dest_url.trim().to_ascii_lowercase();
                if !(lower.starts_with("https://") || lower.starts_with("http://")) {
                    self.refuse(
                        ProblemKind::InvalidLink,
                        range.start,
                        &format!("`{dest_url}` is no address that a report leads to"),
                        "write the whole address with `https://`",
                    );
                }
                self.runs.link = Some((dest_url.into_string(), String::new()));
            }
            Tag::HtmlBlock => self.html = Some((range.start, String::new())),
            Tag::Table(alignments) => {
                let columns = alignments.iter().map(|alignment| {
                    let kind = if *alignment == Alignment::Right {
                        Kind::Number
                    } else {
                        Kind::Text
                    };
                    Column::shown(String::new(), kind)
                });
                self.table = Some(Table::shown(columns.collect()));
                self.headed = 0;
            }
            Tag::Image { .. } => self.refused(
                range,
                "pictures are not taken from files",
                "charts are made from the figures; describe in words what a picture would show",
            ),
            Tag::BlockQuote(_) => self.refused(
                range,
                "this is a quotation set apart by `>`",
                "write it as a paragraph, between quotation marks",
            ),
            Tag::CodeBlock(_) => self.refused(
                range,
                "this is set as the code of a program, by four spaces or by fences",
                "write it as a paragraph: take the spaces at the beginning of the line away",
            ),
            _ => self.refused(
                range,
                "this is no part of Markdown that a report takes",
                "write it as a paragraph, a list or a table",
            ),
        }
    }

    fn refused(&mut self, range: &Range<usize>, message: &str, hint: &str) {
        self.refuse(ProblemKind::Syntax, range.start, message, hint);
        self.skipped = 1;
    }

    fn row(&mut self, tag: &Tag<'_>) {
        if let (Tag::TableRow, Some(table)) = (tag, &mut self.table) {
            table.rows.push(Vec::new());
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                let text = self.runs.take();
                let level = self.heading;
                self.blocks.push(Block::Heading { level, text });
            }
            TagEnd::Paragraph if self.lists.is_empty() => {
                let text = self.runs.take();
                if !text.is_empty() {
                    self.blocks.push(Block::Paragraph(text));
                }
            }
            TagEnd::Paragraph | TagEnd::Item => self.end_line(),
            TagEnd::Strong => self.runs.strong -= 1,
            TagEnd::Emphasis => self.runs.emphasis -= 1,
            TagEnd::Link => {
                if let Some((address, words)) = self.runs.link.take() {
                    let text = self.runs.take();
                    self.runs.text = text.link(words, address);
                }
            }
            TagEnd::List(_) => {
                let Some(list) = self.lists.pop() else { return };
                match self
                    .lists
                    .last_mut()
                    .and_then(|above| above.items.last_mut())
                {
                    Some(item) => item.list = Some(list),
                    None => self.blocks.push(Block::List(list)),
                }
            }
            TagEnd::HtmlBlock => {
                if let Some((at, html)) = self.html.take() {
                    self.html(at, &html);
                }
            }
            TagEnd::TableCell => {
                let text = self.runs.take();
                if let Some(table) = &mut self.table {
                    if let Some(row) = table.rows.last_mut() {
                        row.push(Cell::text(text));
                    } else {
                        if let Some(column) = table.columns.get_mut(self.headed) {
                            column.heading = Some(text.to_string().into());
                        }
                        self.headed += 1;
                    }
                }
            }
            TagEnd::Table => self.blocks.extend(self.table.take().map(Block::Table)),
            _ => {}
        }
    }

    /// The text that was read so far becomes a line of the open item.
    fn end_line(&mut self) {
        let text = self.runs.take();
        let item = self.lists.last_mut().and_then(|list| list.items.last_mut());
        if let Some(item) = item.filter(|_| !text.is_empty()) {
            item.lines.push(text);
        }
    }
}
