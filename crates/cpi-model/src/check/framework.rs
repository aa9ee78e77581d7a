//! A whole framework.

use super::alike;
use super::characters::are_sound;
use super::choices::{choice, code, score, texts};
use super::method::{self, MethodKeys};
use super::{
    Report, directions, indicators, provisions, quantities, schema_version, text_reviews, tree,
    views,
};
use crate::draft::{
    BandingDraft, CountryCodes, FrameworkDraft, Names, NotApplicableAllowed, RankOrder, RankScores,
    RankTies, RankingDraft, RoundToDraft, ScaleDraft,
};
use crate::framework::{Banding, Content, Framework, Range, RankPolicy};
use crate::matching::visible;
use crate::number::{Rounding, Score};
use crate::pointer::Pointer;
use crate::problem::{Checked, ProblemKind, Problems};
use crate::provenance::{canonical_json, sha256};
use std::collections::BTreeSet;

impl FrameworkDraft {
    /// The framework that this draft declares.
    ///
    /// # Errors
    ///
    /// All problems of the draft, with the JSON pointer of each, if any of them is an
    /// error. Warnings alone come with the framework.
    ///
    /// # Examples
    ///
    /// ```
    /// use cpi_model::FrameworkDraft;
    /// let problems = FrameworkDraft::default().check().unwrap_err();
    /// assert_eq!(problems.iter().next().unwrap().path, "/schema_version");
    /// ```
    pub fn check(&self) -> Result<Checked<Framework>, Problems> {
        self.clone().into_checked()
    }

    /// As [`FrameworkDraft::check`], of a draft that is not needed any more, without a copy of it.
    ///
    /// # Errors
    ///
    /// As [`FrameworkDraft::check`].
    pub fn into_checked(self) -> Result<Checked<Framework>, Problems> {
        let mut report = Report::default();
        let json = canonical_json(&self);
        if !are_sound(&json) {
            report.characters(&self);
        }
        let content = read(&mut report, &self, &json);
        report.name(|list, at| self.named(list, at));
        let warnings = report.problems;
        match content {
            Some(content) if !warnings.any_error() => Ok(Checked {
                value: Framework::new(Content {
                    draft: self,
                    ..content
                }),
                warnings,
            }),
            _ => Err(warnings),
        }
    }
}

impl FrameworkDraft {
    /// What stands in one of the lists, by its key or its position there.
    fn named(&self, list: &str, at: &str) -> Option<String> {
        let position = at.parse::<usize>().ok();
        let by_code = |what, code: Option<&String>| match code {
            Some(code) => Some(format!("{what} `{}`", visible(code))),
            None => Some(format!("{what} {} of the list", position? + 1)),
        };
        match list {
            "nodes" => by_code("node", self.nodes.get(position?)?.code.as_ref()),
            "indicators" => by_code("indicator", self.indicators.get(position?)?.code.as_ref()),
            "views" => by_code("view", self.views.get(position?)?.code.as_ref()),
            "scales" => Some(format!("scale `{at}`")),
            "normalisations" => Some(format!("normalisation `{at}`")),
            "instruments" => Some(format!("instrument `{at}`")),
            _ => None,
        }
    }
}

/// What the framework of a draft holds beside the draft, if it holds together; `json` is its canonical document.
fn read(report: &mut Report, draft: &FrameworkDraft, json: &str) -> Option<Content> {
    schema_version(report, draft.schema_version);
    let id = code(report, &Pointer::root(), "id", draft.id.as_ref());
    let version = code(report, &Pointer::root(), "version", draft.version.as_ref());
    languages(report, draft);
    let country_codes = choice::<CountryCodes>(
        report,
        &Pointer::root(),
        "countries",
        draft.countries.as_ref(),
    );
    if draft.names.is_some() {
        let names = choice::<Names>(report, &Pointer::root(), "names", draft.names.as_ref());
        report.real_names = names == Some(Names::Real);
    }
    text_reviews::check(report, draft);
    if let Some(declared) = &draft.not_applicable {
        let path = &Pointer::from(["not_applicable"]);
        choice::<NotApplicableAllowed>(report, path, "allowed", declared.allowed.as_ref());
    }
    let range = range(report, draft);
    let display = display(report, draft);
    let ranking = if let Some(ranking) = &draft.ranking {
        self::ranking(report, ranking, display)
    } else {
        report.missing(
            &Pointer::root(),
            "ranking",
            "declare `scores`, `digits`, `order` and `ties` (methodology 7)",
        );
        None
    };
    let shared = if let Some(shared) = &draft.method {
        method::keys(report, &Pointer::from(["method"]), shared, true)
    } else {
        report.missing(&Pointer::root(),
            "method",
            "declare `aggregation`, `over`, `weights`, `missing`, `least_coverage` and `coverage_of` (methodology 4)",
        );
        MethodKeys::default()
    };
    for (name, scale) in &draft.scales {
        self::scale(
            report,
            &Pointer::from(["scales"]).key(name),
            scale,
            &draft.languages,
        );
    }
    for (name, normalisation) in &draft.normalisations {
        quantities::normalisation(
            report,
            &Pointer::from(["normalisations"]).key(name),
            normalisation,
        );
    }
    provisions::instruments(report, draft);
    let banding = draft
        .banding
        .as_ref()
        .map(|banding| self::banding(report, banding, &draft.languages));

    let mut tree = tree::read(report, draft);
    let indicators = indicators::read(report, draft, &mut tree);
    let order = ranking.map(|ranking| ranking.order);
    directions::read(report, draft, order, &mut tree);
    tree::finish(report, draft, &shared, &mut tree);
    directions::opposite(report, draft, &tree);
    let views = views::read(report, draft, &shared, &mut tree);
    let gap = draft
        .gap
        .as_ref()
        .map(|gap| views::gap(report, draft, gap, &views));

    if report.problems.any_error() {
        return None;
    }
    Some(Content {
        sha256: sha256(json),
        draft: FrameworkDraft::default(),
        id: id?,
        version: version?,
        country_codes: country_codes?,
        range: range?,
        display: display?,
        ranking: ranking?,
        nodes: tree.nodes.into_iter().collect::<Option<_>>()?,
        root: tree.root?,
        scoring_order: tree.scoring_order,
        indicators: indicators.read.into_iter().collect::<Option<_>>()?,
        condition_order: indicators.condition_order,
        views: views.into_iter().collect::<Option<_>>()?,
        gap: match gap {
            Some(gap) => Some(gap?),
            None => None,
        },
        banding: match banding {
            Some(banding) => Some(banding?),
            None => None,
        },
        node_positions: tree.positions,
        indicator_positions: indicators.positions,
    })
}

fn languages(report: &mut Report, draft: &FrameworkDraft) {
    if draft.languages.is_empty() {
        report.missing(
            &Pointer::root(),
            "languages",
            "list the languages of the texts, such as `languages = [\"en\"]`",
        );
    }
    let mut seen = BTreeSet::new();
    for (i, tag) in draft.languages.iter().enumerate() {
        let path = Pointer::entry("languages", i);
        if oxilangtag::LanguageTag::parse(tag.as_str()).is_err() {
            report.error(
                ProblemKind::InvalidLanguage,
                path,
                format!("`{tag}` is no language tag"),
                "use a BCP 47 tag such as `en`, `ro` or `sr-Latn`",
            );
        } else if !seen.insert(tag) {
            text_reviews::twice(report, path, tag);
        }
    }
    texts(
        report,
        &Pointer::root(),
        "title",
        &draft.title,
        &draft.languages,
    );
}

fn range(report: &mut Report, draft: &FrameworkDraft) -> Option<Range> {
    let Some(range) = &draft.range else {
        report.missing(&Pointer::root(), "range", "declare the scale of the scores, such as `low = \"0\"`, `high = \"1\"` (methodology 1.5)");
        return None;
    };
    let low = score(report, &Pointer::from(["range"]), "low", range.low.as_ref());
    let high = score(
        report,
        &Pointer::from(["range"]),
        "high",
        range.high.as_ref(),
    );
    let (low, high) = (low?, high?);
    if high <= low {
        report.error(
            ProblemKind::OutOfRange,
            Pointer::from(["range"]),
            format!("the low end {low} of the range is not below the high end {high}"),
            "write the lower end for `low` and the higher one for `high`; which scores are the better ones is declared by `ranking.order`",
        );
        return None;
    }
    Some(Range {
        low: Score::from(low),
        high: Score::from(high),
    })
}

fn display(report: &mut Report, draft: &FrameworkDraft) -> Option<Rounding> {
    let Some(display) = &draft.display else {
        report.missing(
            &Pointer::root(),
            "display",
            "declare `digits` and `rounding` (methodology 9)",
        );
        return None;
    };
    let draft = RoundToDraft {
        digits: display.digits,
        rounding: display.rounding.clone(),
    };
    method::rounding(report, &Pointer::from(["display"]), &draft)
}

fn ranking(
    report: &mut Report,
    draft: &RankingDraft,
    display: Option<Rounding>,
) -> Option<RankPolicy> {
    let path = &Pointer::from(["ranking"]);
    let scores = choice::<RankScores>(report, path, "scores", draft.scores.as_ref());
    let order = choice::<RankOrder>(report, path, "order", draft.order.as_ref());
    let ties = choice::<RankTies>(report, path, "ties", draft.ties.as_ref());
    let compared = match scores? {
        RankScores::Rounded => {
            if draft.digits.is_some() {
                report.contradiction(
                    path,
                    "digits",
                    "rounded scores are compared at the digits of `display`",
                );
            }
            display?
        }
        RankScores::Unrounded => {
            let digits = method::digits(report, path, draft.digits)?;
            Rounding::new(digits, crate::draft::RoundingMode::HalfUp)
        }
    };
    Some(RankPolicy {
        scores: scores?,
        compared,
        order: order?,
        ties: ties?,
    })
}

fn scale(report: &mut Report, path: &Pointer, scale: &ScaleDraft, languages: &[String]) {
    let mut seen = BTreeSet::new();
    for (i, option) in scale.options.iter().enumerate() {
        let path = path.key("options").index(i);
        texts(report, &path, "label", &option.label, languages);
        let Some(option_code) = code(report, &path, "code", option.code.as_ref()) else {
            continue;
        };
        if crate::code::RESERVED_ANSWERS.contains(&option_code.as_str()) {
            report.error(
                ProblemKind::InvalidCode,
                path.key("code"),
                format!("`{option_code}` is what every indicator may be answered, so no option can be called that"),
                "choose another code; an option that means not applicable is declared by `not_applicable = true`",
            );
        }
        if !seen.insert(option_code.clone()) {
            report.error(
                ProblemKind::Duplicate,
                path.key("code"),
                format!("the option `{option_code}` is declared twice"),
                "keep one of them",
            );
        }
        if option.not_applicable {
            if option.points.is_some() {
                report.contradiction(
                    &path,
                    "points",
                    "an option that means not applicable earns none",
                );
            }
        } else {
            score(report, &path, "points", option.points.as_ref());
        }
    }
    alike::options(report, path, scale);
    if scale.options.iter().all(|option| option.not_applicable) {
        report.error(
            ProblemKind::EmptyScale,
            path,
            "the scale has no option that earns points",
            "declare at least one option, with `code` and `points`",
        );
    } else if u8::try_from(scale.options.len()).is_err() {
        report.error(
            ProblemKind::OutOfRange,
            path,
            format!(
                "the scale has {} options; allowed are 255",
                scale.options.len()
            ),
            "declare a quantity with bands instead",
        );
    }
}

fn banding(report: &mut Report, draft: &BandingDraft, languages: &[String]) -> Option<Banding> {
    let path = &Pointer::from(["banding"]);
    let scores = choice::<RankScores>(report, path, "scores", draft.scores.as_ref());
    if draft.bands.is_empty() {
        report.missing(path, "bands", "declare at least one band with a `code`");
    }
    let mut seen = BTreeSet::new();
    let mut bands = Vec::new();
    let mut previous = None;
    for (i, band) in draft.bands.iter().enumerate() {
        let path = path.key("bands").index(i);
        texts(report, &path, "label", &band.label, languages);
        let band_code = code(report, &path, "code", band.code.as_ref());
        let from = quantities::threshold(report, &path, i, band.from.as_ref(), &mut previous);
        let Some(band_code) = band_code else { continue };
        if !seen.insert(band_code.clone()) {
            report.error(
                ProblemKind::Duplicate,
                path.key("code"),
                format!("the band `{band_code}` is declared twice"),
                "keep one of them",
            );
        }
        bands.push((band_code.into(), from.map(Score::from)));
    }
    Some(Banding {
        scores: scores?,
        bands,
    })
}

/// The names of a map, as a message lists them.
pub(super) fn listed<'a, T: AsRef<str> + ?Sized + 'a>(
    names: impl Iterator<Item = &'a T>,
) -> String {
    const MOST: usize = 12;
    let names: Vec<String> = names.map(|name| format!("`{}`", name.as_ref())).collect();
    match names.len() {
        0 => "none".to_owned(),
        n if n <= MOST => names.join(", "),
        n => format!("{} and {} more", names[..MOST].join(", "), n - MOST),
    }
}
