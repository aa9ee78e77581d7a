//! Dates of birth, and ages beside names.

use super::{Kind, Pattern, Search, beginnings, pattern};

/// Words for birth.
const BIRTHS: &str = r"
    (?:\b(?:
    born|birth\s?date|date\s+of\s+birth|dob|d\.o\.b\.|
    născut[ăe]?|data\s+nașterii|i?\s?lindur|datëlindja|
    rođen[ai]?|rodjen[ai]?|datum\s+rođenja|роден[аи]?|рођен[аи]?|родена|дата\s+на\s+раждане|датум\s+рођења|
    родил(?:ся|ась)|дата\s+рождения|г\.\s?р\.|народи(?:вся|лася)|дата\s+народження|
    ծնվ\p{L}*|ծննդյան\s+\p{L}*|né\s?e?|date\s+de\s+naissance|geboren
    )|დაბადებ\p{L}*(?:\s+თარიღი)?)
";

/// Dates of birth: a date directly behind a word for birth.
pub(super) fn births(search: &mut Search) {
    static BORN: Pattern = Pattern::new(
        || pattern(&format!("(?ix){}", beginnings(BIRTHS))),
        || {
            pattern(&format!(
                r"(?ix){BIRTHS}
            [\s:,.-]*(?:on|in|la|më|dana|dne|на|в|le|am)?\s*(?:the\s+)?
            (?<it>
                \d{{1,2}}[\s./-]+\d{{1,2}}[\s./-]+\d{{2,4}} | \d{{4}}[./-]\d{{1,2}}[./-]\d{{1,2}} |
                \d{{1,2}}(?:st|nd|rd|th|-?ի)?\s+(?:of\s+)?\p{{L}}{{3,}}\.?,?\s+\d{{4}} | \p{{L}}{{3,}}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}
            )",
            ))
        },
    );
    search.take(&BORN, Kind::Birth, |_| true);
}

/// A name: a word with a capital letter, and perhaps a second.
const NAME: &str = r"(?<name>\p{Lu}[\p{Ll}'’-]+)(?:\s+\p{Lu}(?:\.|[\p{Ll}'’-]+))?";
/// Years behind an age.
const YEARS: &str = r"(?:-?\s?(?:years?|yrs?\.?|year-old|ani|de\s+ani|vjeç(?:e|are)?|godin[ae]|години|година|годишн\p{L}+|лет|год|года|років|роки|წლის|տարեկան|ans|Jahre)\b|\s?y\.?\s?o\.?\b)";
/// Years between an age and a name.
const YEARS_OLD: &str =
    r"(?:year-old|years?-old|годишн\p{L}+|летн\p{L}+|річн\p{L}+|vjeçar\p{L}*|წლის|տարեկան)";

static AGES: [Pattern; 3] = [
    Pattern::new(
        || pattern(&format!(r"\d{}", beginnings(YEARS))),
        || {
            pattern(&format!(
                r"(?<it>{NAME},?\s*\(?\s*(?:(?:aged?|is|was|este|are|është|je|е|de|në moshën|стара|стар|віком|în vârstă de)\s+)?\d{{1,2}}{YEARS})"
            ))
        },
    ),
    Pattern::new(
        || pattern(&format!(r"\d-?\s?{}", beginnings(YEARS_OLD))),
        || pattern(&format!(r"\b(?<it>\d{{1,2}}-?\s?{YEARS_OLD}\s+{NAME})")),
    ),
    Pattern::new(
        || pattern(r",\s*\d{1,2}\s*,"),
        || pattern(&format!(r"(?<it>{NAME},\s*\d{{1,2}}\s*,)")),
    ),
];

/// Whether a text may hold an age beside a name.
pub(super) fn may_hold_age(text: &str) -> bool {
    AGES.iter().any(|each| each.may_match(text))
}

/// Ages beside names: a word with a capital letter that is no common word, and an age.
pub(super) fn ages(search: &mut Search) {
    for (i, each) in AGES.iter().enumerate() {
        search.take(each, Kind::Age, |found| {
            // A bare number is an age of a child or a young person only up to 24.
            let age: u32 = found["it"]
                .chars()
                .filter(char::is_ascii_digit)
                .collect::<String>()
                .parse()
                .unwrap_or(99);
            let words = found["it"].split(|c: char| !c.is_alphabetic());
            let mut words = words.filter(|word| word.starts_with(char::is_uppercase));
            let common = words.any(|word| COMMON.contains(&word.to_lowercase().as_str()));
            !common && (i < 2 || (1..=24).contains(&age))
        });
    }
}

/// Words that begin with a capital letter and are no names: beginnings of sentences, parts of
/// laws, months, and words for groups of people.
const COMMON: &[&str] = &[
    "a",
    "above",
    "act",
    "adolescents",
    "adults",
    "after",
    "age",
    "aged",
    "all",
    "and",
    "annex",
    "any",
    "appendix",
    "april",
    "are",
    "art",
    "article",
    "articles",
    "as",
    "at",
    "august",
    "before",
    "below",
    "between",
    "beyond",
    "boys",
    "by",
    "chapter",
    "child",
    "children",
    "code",
    "comment",
    "committee",
    "constitution",
    "convention",
    "december",
    "decision",
    "decree",
    "directive",
    "do",
    "does",
    "during",
    "every",
    "family",
    "february",
    "figure",
    "first",
    "for",
    "from",
    "girls",
    "goal",
    "group",
    "had",
    "has",
    "have",
    "her",
    "his",
    "if",
    "in",
    "indicator",
    "infants",
    "is",
    "january",
    "july",
    "june",
    "juveniles",
    "last",
    "law",
    "least",
    "level",
    "list",
    "march",
    "marriage",
    "may",
    "men",
    "minors",
    "most",
    "no",
    "note",
    "november",
    "nr",
    "october",
    "of",
    "on",
    "only",
    "order",
    "over",
    "page",
    "pages",
    "para",
    "paragraph",
    "parents",
    "part",
    "past",
    "people",
    "persons",
    "point",
    "principle",
    "protocol",
    "pupils",
    "recommendation",
    "regulation",
    "resolution",
    "rule",
    "rules",
    "schedule",
    "section",
    "september",
    "since",
    "some",
    "sources",
    "step",
    "students",
    "table",
    "target",
    "than",
    "the",
    "their",
    "these",
    "those",
    "through",
    "to",
    "under",
    "until",
    "up",
    "version",
    "victims",
    "was",
    "were",
    "when",
    "where",
    "who",
    "with",
    "within",
    "women",
    "young",
    "youth",
    // Of other languages.
    "copii",
    "copiii",
    "fëmijë",
    "fëmijët",
    "deca",
    "djeca",
    "деца",
    "дети",
    "діти",
    "дітей",
    "neni",
    "nenet",
    "articolul",
    "legea",
    "zakon",
    "član",
    "члан",
    "член",
    "чл",
    "статья",
    "стаття",
    "закон",
    "от",
    "до",
    "від",
    "под",
    "над",
    "од",
    "после",
    "după",
    "până",
    "peste",
    "sub",
    "la",
    "din",
    "nga",
    "deri",
    "mbi",
];
