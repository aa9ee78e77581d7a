//! Which tables show scores: a row a country, a row a node where the nodes are many and the
//! countries few, or the groups and cells of a view?

use crate::args::{Format, Shown};
use crate::failure::Failure;
use crate::output;
use crate::verb::shown::{
    self, MOST_COLUMNS, NONE, bounds, coverage, display, label, not_applicable, rounded,
};
use cpi_model::Framework;
use cpi_model::draft::RoundingMode;
use cpi_model::escape::escape_markdown;
use cpi_model::framework::View;
use cpi_model::number::{Rounding, Share};
use cpi_scoring::status::Rests;
use cpi_scoring::{Comparison, Scorecard};

/// A scorecard and its rank at the index.
pub(super) struct Standing<'a> {
    card: &'a Scorecard,
    rank: String,
}

/// The scorecards, round by round in the order of rank.
pub(super) fn standing<'a>(
    comparisons: &[Comparison],
    cards: &'a [Scorecard],
) -> Vec<Standing<'a>> {
    let mut standing = Vec::new();
    for comparison in comparisons {
        for place in comparison
            .nodes
            .first()
            .map_or(&[][..], |node| &node.places)
        {
            let found = cards
                .iter()
                .find(|card| card.country == place.country && card.round == comparison.round);
            if let Some(card) = found {
                let rank = place.rank.map(|rank| rank.to_string());
                let rank = rank.unwrap_or_else(|| NONE.to_owned());
                standing.push(Standing { card, rank });
            }
        }
    }
    standing
}

pub(super) struct Tables<'a> {
    pub(super) framework: &'a Framework,
    pub(super) standing: Vec<Standing<'a>>,
    pub(super) format: Format,
}

impl Tables<'_> {
    /// The table or tables that were asked for.
    pub(super) fn write(&self, shown: &Shown) -> Result<String, Failure> {
        let level = shown.level.as_deref();
        if let Some(view) = &shown.view {
            let view = self.view(view)?;
            return match level {
                None => Ok(self.groups(view)),
                Some(level) => self.cells(view, level),
            };
        }
        let mut nodes = shown::nodes(self.framework, level)?;
        if nodes.len() <= MOST_COLUMNS {
            return Ok(self.by_country(&nodes));
        }
        if self.standing.len() <= MOST_COLUMNS {
            return Ok(self.by_node(&nodes));
        }
        if level.is_none() {
            let left_out = nodes.len() - MOST_COLUMNS;
            nodes.truncate(MOST_COLUMNS);
            output::note(&format!(
                "{left_out} more nodes do not fit; `--format csv` has them all, and `--country` shows one country in full"
            ));
        }
        Ok(self.by_country(&nodes))
    }

    /// On what the scores rest, where answers were coded or reviewed (methodology 10.7).
    fn rests(&self) -> Vec<Said> {
        let mut cards = self.standing.iter().filter_map(|each| each.card.rests);
        let undecided = cards.clone().any(|rests| 0 < rests.undecided);
        let mut said: Vec<Said> = Vec::new();
        if cards.next().is_some() {
            said.push(("reviewed", |card| {
                share(card.rests.map(Rests::reviewed_share))
            }));
            said.push(("adjudicated", |card| {
                share(card.rests.map(Rests::adjudicated_share))
            }));
        }
        if undecided {
            said.push(("conflicts", |card| {
                card.rests.map_or(0, |rests| rests.undecided).to_string()
            }));
        }
        said
    }

    fn code(&self, node: usize) -> String {
        self.framework.nodes()[node].code().to_string()
    }

    /// A row a country.
    fn by_country(&self, nodes: &[usize]) -> String {
        let mut header = ["round", "country", "rank"].map(str::to_owned).to_vec();
        header.extend(nodes.iter().map(|node| self.code(*node)));
        let banded = self.framework.banding().is_some();
        header.extend(banded.then(|| "band".to_owned()));
        header.extend(["coverage", "not applicable", "bounds"].map(str::to_owned));
        let rests = self.rests();
        header.extend(rests.iter().map(|(name, _)| (*name).to_owned()));
        let rows: Vec<Vec<String>> = self
            .standing
            .iter()
            .map(|Standing { card, rank }| {
                let mut row = vec![card.round.clone(), card.country.clone(), rank.clone()];
                row.extend(nodes.iter().map(|node| display(&card.nodes[*node].result)));
                row.extend(banded.then(|| band(card)));
                row.push(coverage(card.index()));
                row.push(not_applicable(card.index()));
                row.push(bounds(self.framework, card.index()));
                row.extend(rests.iter().map(|(_, write)| write(card)));
                row
            })
            .collect();
        shown::table(self.format, &header, &rows, 2)
    }

    /// A row a node, where there are many nodes and few countries.
    fn by_node(&self, nodes: &[usize]) -> String {
        let mut header = ["node", "label"].map(str::to_owned).to_vec();
        // In the order of the codes, so that a country stands in the same place in each round.
        let mut standing: Vec<&Standing<'_>> = self.standing.iter().collect();
        standing.sort_by_key(|each| &each.card.country);
        let mut rounds: Vec<&str> = Vec::new();
        for each in &self.standing {
            if !rounds.contains(&each.card.round.as_str()) {
                rounds.push(&each.card.round);
            }
        }
        standing.sort_by_key(|each| rounds.iter().position(|round| *round == each.card.round));
        let cards = || standing.iter().map(|standing| standing.card);
        header.extend(cards().map(|card| format!("{} {}", card.country, card.round)));
        let mut rows: Vec<Vec<String>> = nodes
            .iter()
            .map(|node| {
                let mut row = vec![self.code(*node), label(self.framework, *node)];
                row.extend(cards().map(|card| display(&card.nodes[*node].result)));
                row
            })
            .collect();
        let mut of_the_index = |name: &str, cells: Vec<String>| {
            let mut row = vec![String::new(), name.to_owned()];
            row.extend(cells);
            rows.push(row);
        };
        let ranks = standing.iter().map(|standing| standing.rank.clone());
        of_the_index("rank", ranks.collect());
        if self.framework.banding().is_some() {
            of_the_index("band", cards().map(band).collect());
        }
        of_the_index(
            "coverage",
            cards().map(|card| coverage(card.index())).collect(),
        );
        of_the_index(
            "not applicable",
            cards().map(|card| not_applicable(card.index())).collect(),
        );
        let bounds = cards().map(|card| bounds(self.framework, card.index()));
        of_the_index("bounds", bounds.collect());
        for (name, write) in self.rests() {
            of_the_index(name, cards().map(write).collect());
        }
        shown::table(self.format, &header, &rows, 2)
    }

    fn view(&self, code: &str) -> Result<&View, Failure> {
        let mut views = self.framework.views().iter();
        views.find(|view| &**view.code() == code).ok_or_else(|| {
            let codes = self.framework.views().iter().map(|view| &**view.code());
            let codes: Vec<&str> = codes.collect();
            Failure::NotThere(format!(
                "the framework has no view `{code}`; its views are: {}",
                if codes.is_empty() {
                    "none".to_owned()
                } else {
                    codes.join(", ")
                }
            ))
        })
    }

    /// The name of the column of gaps, where the gap is one of this view.
    fn gap_of(&self, view: &View) -> Option<String> {
        let gap = self.framework.gap()?;
        (self.framework.views()[gap.view].code() == view.code()).then(|| "gap".to_owned())
    }

    /// A row a country, a column a group of a view.
    fn groups(&self, view: &View) -> String {
        let gap = self.gap_of(view);
        let mut header = ["round", "country", "index"].map(str::to_owned).to_vec();
        header.extend(view.groups().iter().map(|group| group.code().to_string()));
        header.extend(gap.clone());
        let rests = self.rests();
        header.extend(rests.iter().map(|(name, _)| (*name).to_owned()));
        let mut rows = Vec::new();
        for Standing { card, .. } in &self.standing {
            let mut row = vec![
                card.round.clone(),
                card.country.clone(),
                display(card.index()),
            ];
            for group in view.groups() {
                let result = card.group(view.code(), group.code());
                row.push(result.map_or_else(|| NONE.to_owned(), display));
            }
            if gap.is_some() {
                row.push(rounded(
                    self.framework,
                    card.gaps.first().and_then(|gap| gap.gap),
                ));
            }
            row.extend(rests.iter().map(|(_, write)| write(card)));
            rows.push(row);
        }
        shown::table(self.format, &header, &rows, 2)
    }

    /// Of each assessment a table: a row a node of the view's rows, a column a group.
    fn cells(&self, view: &View, level: &str) -> Result<String, Failure> {
        let nodes = shown::nodes(self.framework, Some(level))?;
        if !nodes.iter().any(|node| view.rows().contains(node)) {
            return Err(Failure::NotThere(format!(
                "the view `{}` has no cells at the level `{level}`; they stand at the level of its `rows`",
                view.code()
            )));
        }
        let gap = self.gap_of(view);
        let mut header = ["node", "label", "score"].map(str::to_owned).to_vec();
        header.extend(view.groups().iter().map(|group| group.code().to_string()));
        header.extend(gap.clone());
        let mut text = String::new();
        for Standing { card, .. } in &self.standing {
            let scores = card.views.iter().find(|each| each.code == *view.code());
            let mut rows = Vec::new();
            for node in &nodes {
                let code = self.code(*node);
                let mut row = vec![
                    code.clone(),
                    label(self.framework, *node),
                    display(&card.nodes[*node].result),
                ];
                for group in view.groups() {
                    let result = if *node == self.framework.root() {
                        card.group(view.code(), group.code())
                    } else {
                        let mut cells = scores.iter().flat_map(|scores| &scores.cells);
                        let found =
                            cells.find(|cell| *cell.row == *code && cell.group == *group.code());
                        found.map(|cell| &cell.result)
                    };
                    row.push(result.map(display).unwrap_or_default());
                }
                if gap.is_some() {
                    let found = card.gaps.iter().find(|gap| *gap.node == *code);
                    row.push(
                        found
                            .and_then(|gap| gap.gap)
                            .map_or_else(String::new, |gap| rounded(self.framework, Some(gap))),
                    );
                }
                rows.push(row);
            }
            if !text.is_empty() {
                text.push('\n');
            }
            let mut title = format!("{} · {}", card.country, card.round);
            for (name, write) in self.rests() {
                title.push_str(&format!(" · {name} {}", write(card)));
            }
            text.push_str(&if self.format == Format::Markdown {
                format!("## {}\n\n", escape_markdown(&title))
            } else {
                format!("{title}\n")
            });
            text.push_str(&shown::table(self.format, &header, &rows, 2));
        }
        Ok(text)
    }
}

/// What is said of a scorecard, under which name.
type Said = (&'static str, fn(&Scorecard) -> String);

fn share(share: Option<Share>) -> String {
    let rounding = Rounding::new(2, RoundingMode::HalfUp);
    let shown = share.map(|share| rounding.show(share.into()).to_string());
    shown.unwrap_or_default()
}

fn band(card: &Scorecard) -> String {
    card.index().band.as_deref().unwrap_or(NONE).to_owned()
}
