//! Rounds and the tables of their answers.

use super::choices::{choice, code, shorten};
use super::dates::date;
use super::framework::listed;
use super::{Report, schema_version};
use crate::code::{is_iso_country, no_file_name};
use crate::draft::{CountryCodes, FrameworkReference, RoundDraft, TableDraft, TableShape};
use crate::framework::Framework;
use crate::pointer::Pointer;
use crate::problem::{Checked, ProblemKind, Problems, suggest};
use crate::round::{DeclaredFinal, Round};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

impl RoundDraft {
    /// The round that this draft declares, for a framework.
    ///
    /// # Errors
    ///
    /// All problems of the draft, if any of them is an error.
    pub fn check(&self, framework: &Framework) -> Result<Checked<Round>, Problems> {
        let mut report = Report::default();
        schema_version(&mut report, self.schema_version);
        same_framework(&mut report, self.framework.as_ref(), framework);
        report.characters(self);
        let rounds = rounds(&mut report, self);
        let finals = finals(&mut report, self, &rounds);
        countries(&mut report, self, framework);
        country_names(&mut report, self);
        units(&mut report, self, framework);
        for (i, table) in self.tables.iter().enumerate() {
            self::table(&mut report, &Pointer::entry("tables", i), table);
        }
        if report.foreign() {
            return Err(report.problems);
        }
        report.name(|list, at| {
            let position = at.parse::<usize>().ok()?;
            match list {
                "rounds" => Some(format!(
                    "round `{}`",
                    self.rounds.get(position)?.id.as_ref()?
                )),
                "tables" => Some(format!(
                    "table `{}`",
                    self.tables.get(position)?.file.as_ref()?
                )),
                _ => None,
            }
        });
        if report.problems.any_error() {
            return Err(report.problems);
        }
        Ok(Checked {
            value: Round {
                framework: framework.clone(),
                draft: self.clone(),
                rounds,
                finals,
            },
            warnings: report.problems,
        })
    }
}

/// Checks that a document belongs to the framework it is read with.
pub(super) fn same_framework(
    report: &mut Report,
    found: Option<&FrameworkReference>,
    framework: &Framework,
) {
    let Some(found) = found else {
        report.missing(
            &Pointer::root(),
            "framework",
            "name the framework that this is for by `id` and `version`",
        );
        return;
    };
    for (key, found, expected) in [
        ("id", &found.id, framework.id()),
        ("version", &found.version, framework.version()),
    ] {
        match found {
            Some(found) if found == expected => {}
            Some(found) => report.error(
                ProblemKind::OtherFramework,
                Pointer::from(["framework"]).key(key),
                format!(
                    "this is for the framework {key} `{}`; it is read with `{expected}`",
                    shorten(found)
                ),
                "read it with its own framework, or correct the reference",
            ),
            None => report.missing(
                &Pointer::from(["framework"]),
                key,
                format!("write `{expected}`"),
            ),
        }
    }
}

fn rounds(report: &mut Report, draft: &RoundDraft) -> Vec<(String, NaiveDate)> {
    if draft.rounds.is_empty() {
        report.missing(
            &Pointer::root(),
            "rounds",
            "declare at least one round with `id` and `reference_date`",
        );
    }
    let mut seen = BTreeSet::new();
    let mut rounds = Vec::new();
    for (i, round) in draft.rounds.iter().enumerate() {
        let path = Pointer::entry("rounds", i);
        let id = code(report, &path, "id", round.id.as_ref());
        let date = date(
            report,
            &path,
            "reference_date",
            round.reference_date.as_ref(),
        );
        let Some(id) = id else { continue };
        if !seen.insert(id.clone()) {
            report.error(
                ProblemKind::Duplicate,
                path.key("id"),
                format!("the round `{id}` is declared twice"),
                "give each round its own id",
            );
        }
        rounds.extend(date.map(|date| (id, date)));
    }
    let ids: Vec<(usize, &str)> = (draft.rounds.iter().enumerate())
        .filter_map(|(i, round)| Some((i, round.id.as_deref()?)))
        .collect();
    file_names(report, "round", &ids, |i| {
        Pointer::entry("rounds", i).key("id")
    });
    rounds
}

/// Who declared which editions final.
fn finals(
    report: &mut Report,
    draft: &RoundDraft,
    rounds: &[(String, NaiveDate)],
) -> BTreeMap<String, DeclaredFinal> {
    let mut finals = BTreeMap::new();
    for (i, round) in draft.rounds.iter().enumerate() {
        let Some(declared) = &round.declared_final else {
            continue;
        };
        let path = Pointer::entry("rounds", i).key("final");
        let by = declared.by.as_deref().map(str::trim);
        let by = by.filter(|by| !by.is_empty());
        if by.is_none() {
            report.missing(
                &path,
                "by",
                "write who answers for the edition, such as the name of the coalition",
            );
        }
        let on = date(report, &path, "on", declared.on.as_ref());
        let id = round.id.as_deref().unwrap_or_default();
        let reference = rounds.iter().find(|(each, _)| each == id);
        if let (Some(on), Some((_, reference))) = (on, reference)
            && on < *reference
        {
            report.error(
                ProblemKind::Contradiction,
                path.key("on"),
                format!(
                    "the edition of `{}` is declared final on {on}, before its reference date {reference}",
                    shorten(id)
                ),
                "correct one of the two dates: what holds for a day cannot be final before it",
            );
        }
        if let (Some(by), Some(on)) = (by, on) {
            let by = by.to_owned();
            finals.insert(id.to_owned(), DeclaredFinal { by, on });
        }
    }
    finals
}

/// Refuses codes that are the names of files or folders and cannot be on every system: words
/// of devices, and codes that differ in case only. Each code with its position.
fn file_names(
    report: &mut Report,
    what: &str,
    codes: &[(usize, &str)],
    path: impl Fn(usize) -> Pointer,
) {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for &(i, code) in codes {
        if let Some(why) = no_file_name(code) {
            report.error(
                ProblemKind::InvalidCode,
                path(i),
                format!(
                    "the {what} `{}` cannot be the name of a file: {why}",
                    shorten(code)
                ),
                "give it another code; files and folders are named by it",
            );
        }
        match seen.insert(code.to_ascii_lowercase(), code) {
            Some(other) if other != code => report.error(
                ProblemKind::Duplicate,
                path(i),
                format!(
                    "the {what} codes `{}` and `{}` differ in upper and lower case only",
                    shorten(other),
                    shorten(code)
                ),
                "give one of them another code; files and folders are named by them, and many systems take both for the same",
            ),
            _ => {}
        }
    }
}

/// Checks the code of a country against what the framework allows.
pub(super) fn country(
    report: &mut Report,
    path: &Pointer,
    found: &str,
    framework: &Framework,
) -> bool {
    let upper = found.to_ascii_uppercase();
    match framework.country_codes() {
        CountryCodes::Iso3166 if is_iso_country(found) => true,
        CountryCodes::Iso3166 => {
            report.error(
                ProblemKind::UnknownCountry,
                path,
                format!("`{}` is no country code of ISO 3166-1", shorten(found)),
                suggest(
                    found,
                    is_iso_country(&upper).then_some(upper.as_str()),
                    "use the three-letter code such as `MDA`, or one that ISO leaves to users, such as `XKX`",
                ),
            );
            false
        }
        CountryCodes::Declared if crate::code::is_code(found) => true,
        CountryCodes::Declared => {
            report.error(
                ProblemKind::InvalidCode,
                path,
                format!("`{}` is no code", shorten(found)),
                format!("use {}", crate::code::CODE_GRAMMAR),
            );
            false
        }
    }
}

fn countries(report: &mut Report, draft: &RoundDraft, framework: &Framework) {
    if draft.countries.is_empty() {
        report.missing(
            &Pointer::root(),
            "countries",
            "list the codes of the countries",
        );
    }
    let mut seen = BTreeSet::new();
    for (i, code) in draft.countries.iter().enumerate() {
        let path = Pointer::entry("countries", i);
        if country(report, &path, code, framework) && !seen.insert(code) {
            report.error(
                ProblemKind::Duplicate,
                path,
                format!("the country `{code}` is listed twice"),
                "list it once",
            );
        }
    }
    let codes: Vec<(usize, &str)> = (draft.countries.iter().enumerate())
        .map(|(i, code)| (i, code.as_str()))
        .collect();
    file_names(report, "country", &codes, |i| {
        Pointer::entry("countries", i)
    });
}

fn country_names(report: &mut Report, draft: &RoundDraft) {
    for (code, names) in &draft.country_names {
        let path = Pointer::from(["country_names"]).key(code);
        if !draft.countries.contains(code) {
            let countries = draft.countries.iter().map(String::as_str);
            report.error(
                ProblemKind::UnknownCountry,
                &path,
                format!(
                    "`{}` has a name and is none of the countries",
                    shorten(code)
                ),
                suggest(
                    code,
                    countries,
                    "list it under `countries`, or take its name away",
                ),
            );
        }
        for (tag, name) in names {
            let path = path.key(tag);
            if oxilangtag::LanguageTag::parse(tag.as_str()).is_err() {
                report.error(
                    ProblemKind::InvalidLanguage,
                    &path,
                    format!("`{}` is no language tag", shorten(tag)),
                    "use a BCP 47 tag such as `en`, `ro` or `sr-Latn`",
                );
            }
            if crate::matching::fold(name).is_empty() {
                report.error(
                    ProblemKind::MissingKey,
                    &path,
                    format!("the name of `{}` is empty", shorten(code)),
                    "write the name, or take the line away",
                );
            }
        }
    }
}

/// The lists of the countries: of countries of the round, without empty or repeated names, and in each
/// country those that the questions mean and that another country has.
fn units(report: &mut Report, draft: &RoundDraft, framework: &Framework) {
    let names: BTreeSet<&str> = draft
        .units
        .values()
        .flat_map(BTreeMap::keys)
        .map(String::as_str)
        .collect();
    for (country, lists) in &draft.units {
        let path = Pointer::from(["units"]).key(country);
        if !draft.countries.contains(country) {
            let countries = draft.countries.iter().map(String::as_str);
            report.error(
                ProblemKind::UnknownCountry,
                &path,
                format!(
                    "`{}` has lists of units and is none of the countries",
                    shorten(country)
                ),
                suggest(
                    country,
                    countries,
                    "list it under `countries`, or take its units away",
                ),
            );
        }
        for (list, units) in lists {
            let path = path.key(list);
            if crate::matching::fold(list).is_empty() {
                report.error(
                    ProblemKind::MissingKey,
                    &path,
                    format!("a list of `{}` has no name", shorten(country)),
                    "name it, such as `regions`",
                );
            }
            let mut seen: BTreeMap<String, usize> = BTreeMap::new();
            for (at, unit) in units.iter().enumerate() {
                let folded = crate::matching::fold(unit);
                if folded.is_empty() {
                    report.error(
                        ProblemKind::Empty,
                        path.index(at),
                        format!(
                            "a name in the list `{}` of `{}` is empty",
                            shorten(list),
                            shorten(country)
                        ),
                        "write the name, or take it away",
                    );
                } else if let Some(first) = seen.insert(folded, at) {
                    report.error(
                        ProblemKind::Duplicate,
                        path.index(at),
                        format!(
                            "the list `{}` of `{}` has `{}` twice, at {} and {}",
                            shorten(list),
                            shorten(country),
                            shorten(unit),
                            first + 1,
                            at + 1
                        ),
                        "keep one of them: units are counted",
                    );
                }
            }
        }
    }
    let indicators = framework.draft().indicators.iter();
    let meant = indicators.flat_map(|each| each.lists.iter().map(String::as_str));
    let meant: BTreeSet<&str> = meant.collect();
    for country in &draft.countries {
        let lists = draft.units.get(country);
        let lacking = |names: &mut dyn Iterator<Item = &str>| {
            let lacking = names.filter(|name| lists.is_none_or(|lists| !lists.contains_key(*name)));
            let lacking: Vec<String> = lacking.map(|name| format!("`{}`", shorten(name))).collect();
            (!lacking.is_empty()).then(|| lacking.join(", "))
        };
        let others = &mut names.difference(&meant).copied();
        for (lacking, whose) in [
            (
                lacking(&mut meant.iter().copied()),
                "which questions of the framework mean",
            ),
            (lacking(others), "which another country has"),
        ] {
            let Some(lacking) = lacking else { continue };
            let before = report.problems.len();
            report.problems.warning(
                ProblemKind::MissingKey,
                Pointer::from(["units"]).key(country),
                format!("`{}` lacks the lists {lacking}, {whose}", shorten(country)),
                format!(
                    "add them beneath `[units.{}]`, each as `\"name of the list\" = [\"one\", \"another\"]`, or as `[]` where there is no such unit; or correct the name of the list",
                    shorten(country)
                ),
            );
            report.problems.of_country(before, country);
        }
    }
}

fn table(report: &mut Report, path: &Pointer, draft: &TableDraft) {
    match &draft.file {
        None => report.missing(path, "file", "name the file beside this one"),
        Some(file) if file.contains(['/', '\\']) || file.starts_with('.') => report.error(
            ProblemKind::InvalidLink,
            path.key("file"),
            format!(
                "`{}` is not the name of a file in this folder",
                shorten(file)
            ),
            "put the table beside `round.toml` and write its name alone",
        ),
        Some(_) => {}
    }
    let shape = choice::<TableShape>(report, path, "shape", draft.shape.as_ref());
    if shape == Some(TableShape::Wide) {
        for (key, present) in [
            ("indicator", draft.indicator.is_some()),
            ("answer", draft.answer.is_some()),
            ("guarded", draft.guarded.is_some()),
        ] {
            if present {
                report.contradiction(
                    path,
                    key,
                    "in a wide table every indicator is a column of codes or numbers",
                );
            }
        }
    }
    if let Some(delimiter) = &draft.delimiter {
        one_of(report, path, "delimiter", delimiter, &[",", ";", "\t", "|"]);
    }
    if let Some(sign) = &draft.decimal_sign {
        one_of(report, path, "decimal_sign", sign, &[".", ","]);
    }
}

fn one_of(report: &mut Report, path: &Pointer, key: &str, found: &str, allowed: &[&str]) {
    if !allowed.contains(&found) {
        report.error(
            ProblemKind::UnknownWord,
            path.key(key),
            format!("`{key}` is `{}`", shorten(found)),
            format!(
                "write one of {}",
                listed(
                    allowed
                        .iter()
                        .map(|each| format!("{each:?}"))
                        .collect::<Vec<_>>()
                        .iter()
                )
            ),
        );
    }
}
