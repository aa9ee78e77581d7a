//! Which pages does a site have in one language?

use super::address::{pages, relative};
use super::edition::Edition;
use super::share::Share;
use super::words::Word;
use super::{
    Language, article, country, dimension, downloads, editions, fixed, framework, home, overviews,
    page, ranks, share, tools,
};
use crate::composed::texts::Composer;
use crate::composed::{self, OwnTexts};
use crate::{Context, CountryNames, Report, ReportError, Text};
use cpi_model::language::{Value, Words};
use cpi_scoring::Scorecard;

/// The pages in one language while they are made.
pub(super) struct Pages<'a> {
    pub(super) edition: &'a Edition<'a>,
    pub(super) language: &'a Language,
    pub(super) context: &'a Context<'a>,
    pub(super) words: Words<'a>,
    /// The sources of pages on all countries.
    region: composed::Sources<'a>,
    /// What stands where a coalition has written nothing.
    pub(super) none: &'a OwnTexts,
}

/// A page.
pub(super) struct Page {
    /// Its path within the folder of its language.
    pub(super) path: String,
    /// What it says; its title is what a browser shows of it.
    pub(super) report: Report,
    /// Markup that stands after it: what a script needs.
    pub(super) tool: Option<page::Tool>,
}

/// The files of one language.
pub(super) fn of_language(
    edition: &Edition<'_>,
    language: &Language,
) -> Result<Vec<(String, Vec<u8>)>, ReportError> {
    let names = CountryNames::in_language(edition.sources.index, &language.tag);
    let context = Context::new(edition.framework, &language.tag, &names);
    let none = OwnTexts::default();
    let pages = Pages {
        edition,
        language,
        context: &context,
        words: context.words,
        region: edition.composed(edition.sources.own, &language.method),
        none: &none,
    };
    let mut made = pages.all()?;
    let mut pictures = Vec::new();
    let shares = made.iter().map(|page| {
        let (share, picture) = share::of(&pages, page)?;
        pictures.push((share.path().to_owned(), picture));
        Some(share)
    });
    let shares: Vec<Option<Share>> = shares.collect();
    // The home page comes first; pages without a picture share its own.
    let of_home = shares.first().and_then(Option::as_ref);
    let is_first = edition.sources.languages.first() == Some(language);
    let mut files = Vec::with_capacity(made.len() + 1);
    if is_first && let Some(home) = made.first() {
        let front = page::front(&pages, home, of_home);
        files.push(("index.html".to_owned(), front));
    }
    let words = format!("{}/words.js", language.tag);
    files.push((words, tools::words(&language.tag)));
    for page in &made {
        files.extend(downloads::files(&pages, page));
    }
    files.extend(made.iter_mut().zip(&shares).map(|(made, share)| {
        let path = format!("{}/{}", language.tag, made.path);
        let share = share.as_ref().or(of_home);
        (path, page::html(&pages, made, share))
    }));
    let files = files.into_iter();
    let mut files: Vec<_> = files
        .map(|(path, text)| (path, text.into_bytes()))
        .collect();
    files.extend(pictures);
    Ok(files)
}

impl<'a> Pages<'a> {
    fn all(&self) -> Result<Vec<Page>, ReportError> {
        let composer = self.edition.composer(&self.region, self.context);
        let mut all = vec![home::page(self)];
        let cards = composer.cards();
        all.extend(cards.iter().map(|card| country::page(self, card)));
        let nodes = pages(&composer);
        all.extend(nodes.iter().map(|node| article::page(self, *node)));
        all.extend(dimension::pages(self));
        all.extend([
            overviews::compare(self),
            overviews::change(self),
            ranks::page(self)?,
            overviews::help(self),
            fixed::method(self),
            framework::page(self),
            fixed::data(self),
            editions::page(self),
            fixed::glossary(self),
            fixed::limitations(self),
            fixed::accessibility(self),
            overviews::search(self),
            tools::what_if(self),
            tools::check(self),
        ]);
        Ok(all)
    }

    /// A page at a path.
    pub(super) fn at(&self, path: impl Into<String>) -> At<'_> {
        At {
            pages: self,
            path: path.into(),
        }
    }

    /// A page on all countries, to be composed.
    pub(super) fn composer(&self) -> Composer<'_> {
        self.edition.composer(&self.region, self.context)
    }

    /// The sources of a page on one country.
    pub(super) fn of_country(&self, card: &Scorecard) -> composed::Sources<'_> {
        let own = self.edition.sources.own_of.get(&card.country);
        self.edition
            .composed(own.unwrap_or(self.none), &self.language.method)
    }

    pub(super) fn word(&self, word: Word) -> &'a str {
        self.words.text(word)
    }

    pub(super) fn with(&self, word: Word, arguments: &[(&str, Value)]) -> String {
        self.words.with(word, arguments)
    }
}

/// The place of a page, from which others are seen.
pub(super) struct At<'a> {
    pub(super) pages: &'a Pages<'a>,
    pub(super) path: String,
}

impl At<'_> {
    /// Where a path within the folder of the language leads from here.
    pub(super) fn to(&self, path: &str) -> String {
        relative(&self.path, path)
    }

    /// Where a path within the whole folder leads from here.
    pub(super) fn file(&self, path: &str) -> String {
        relative(&format!("{}/{}", self.pages.language.tag, self.path), path)
    }

    /// Where a question leads, by its code.
    pub(super) fn question(&self, code: &str) -> Option<String> {
        let path = self.pages.edition.paths.question(code)?;
        Some(self.to(path))
    }

    /// Where a country or node leads, by its code; not to the page itself.
    pub(super) fn leads(&self, code: &str) -> Option<String> {
        let paths = &self.pages.edition.paths;
        let path = paths.country(code).or_else(|| paths.node(code))?;
        (path != self.path).then(|| self.to(path))
    }

    /// Words that lead to a page of the same language.
    pub(super) fn link(&self, words: impl Into<Text>, path: &str) -> Text {
        words.into().leading_to(&self.to(path))
    }

    /// The name of a node, which leads to its page.
    pub(super) fn node(&self, composer: &Composer<'_>, node: usize) -> Text {
        let code = composer.code(node);
        match self.leads(code) {
            Some(path) => composer.name(code).leading_to(&path),
            None => composer.name(code),
        }
    }

    /// The page, with its title.
    pub(super) fn page(&self, title: impl Into<Text>, mut report: Report) -> Page {
        report.title = title.into();
        Page {
            path: self.path.clone(),
            report,
            tool: None,
        }
    }
}
