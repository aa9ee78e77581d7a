//! Numbers that stand for one person: personal numbers, documents, bank accounts.

use super::{Kind, Pattern, Search, beginnings, pattern};
use regex::Regex;
use std::sync::LazyLock;

/// International bank account numbers (ISO 13616), by the length and form of their country and
/// their check digits.
pub(super) fn accounts(search: &mut Search) {
    static IBAN: Pattern = Pattern::new(
        || pattern(r"(?i)[A-Z]{2}[ -]?\d{2}(?:[ -]?[A-Z0-9]){11}"),
        || pattern(r"(?i)\b(?<it>[A-Z]{2}[ -]?\d{2}(?:[ -]?[A-Z0-9]){11,30})\b"),
    );
    // A word that follows an account looks like a part of it, so shorter ones are tried too.
    let account = |text: &str| -> Option<usize> {
        let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
        let mut ends: Vec<usize> = ends.collect();
        ends.reverse();
        ends.into_iter().find(|end| {
            let bare: String = text[..*end]
                .chars()
                .filter(|c| !matches!(c, ' ' | '-'))
                .flat_map(char::to_uppercase)
                .collect();
            !text[..*end].ends_with([' ', '-']) && bare.parse::<iban::Iban>().is_ok()
        })
    };
    search.take(&IBAN, Kind::Account, |found| {
        account(&found["it"]).is_some()
    });
}

/// What a text calls the number of a person or of a document.
const DOCUMENTS: &str = r"
    IDNP|CNP|EGN|JMBG|EMBG|OIB|PESEL|SSN|NID|RNOKPP|
    personal\s+(?:identification\s+)?(?:number|no|code|id)|identity\s+(?:number|card)|id\s+(?:number|no|card)|
    social\s+security\s+number|passport|pasaport[aeë]?|pașaport(?:ul)?|pasoš|
    numri?\s+personal|nr\.?\s+personal|letërnjoftim\p{L}*|cod(?:ul)?\s+(?:numeric\s+)?personal|
    (?:jedinstveni\s+)?matični\s+broj|lična\s+karta|
    ЕГН|ЈМБГ|ЕМБГ|лична\s+карта|лична\s+карта|матични\s+број|матичен\s+број|
    паспорт\p{L}*|пасош|личный\s+номер|персональный\s+код|особовий\s+номер|РНОКПП|ІПН|
    პირადი\s+(?:ნომერი|№|n)|პირადი\s+მოწმობ\p{L}*|პასპორტ\p{L}*|
    ՀԾՀ|անձնագ\p{L}*|սոցիալական\s+քարտ\p{L}*
";

/// Numbers that the text itself calls the number of a person or of a passport.
pub(super) fn named(search: &mut Search) {
    static QUERY: Pattern = Pattern::new(
        || pattern(r"=[A-Za-z]{0,2}\d{6}"),
        || {
            pattern(
                r"(?i)[?&](?:idnp|cnp|egn|jmbg|embg|pid|personal(?:_?(?:id|number|no))?|passport|ssn|nid)=(?<it>[A-Z]{0,2}\d{6,14}[A-Z]?)\b",
            )
        },
    );
    static NAMED: Pattern = Pattern::new(
        || {
            let documents = beginnings(DOCUMENTS);
            pattern(&format!(r"(?isx)(?:{documents}).*\d(?:[\x20-]?\d){{5}}"))
        },
        || {
            pattern(&format!(
                r"(?ix)\b(?:{DOCUMENTS}
            )(?:\s*\([^)]{{0,20}}\))?\s*(?:number|no|nr|br|код|номер|№|ნომერი|n|seria|series|serie|серия|серія)?[\s.:\#=-]*
            (?<it>(?:\p{{L}}{{1,3}}[\x20-]?)?\d(?:[\x20-]?\d){{5,13}}[A-Z]?)\b",
            ))
        },
    );
    static YEARS: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:19|20)\d\d[ -](?:19|20)\d\d$"));
    search.take(&NAMED, Kind::DocumentNumber, |found| {
        !YEARS.is_match(&found["it"])
    });
    search.take(&QUERY, Kind::DocumentNumber, |_| true);
}

/// Personal numbers by their form, dates and check digits.
pub(super) fn numbers(search: &mut Search) {
    // The Albanian number: a decade, a year, month (with 50 more for women), day, three
    // digits, and a letter to check.
    static ALBANIA: Pattern = Pattern::new(
        || pattern(r"[A-T]\d{8}[A-W]"),
        || {
            pattern(
                r"(?:^|[^\p{L}\d])(?<it>[A-T]\d(?<month>\d\d)(?<day>\d\d)\d{3}[A-W])(?:$|[^\p{L}\d])",
            )
        },
    );
    static RUN: Pattern = Pattern::new(
        || pattern(r"\d(?:[ .-]?\d){9}"),
        || pattern(r"(?:^|[^\d\p{L}/])(?<it>\d(?:[ .-]?\d){9,20})(?:$|[^\d\p{L}])"),
    );
    search.take(&RUN, Kind::PersonalNumber, |found| {
        holds_number(&found["it"])
    });
    search.take(&ALBANIA, Kind::PersonalNumber, |found| {
        let number = |name: &str| found[name].parse::<u32>().unwrap_or(0);
        let (month, day) = (number("month"), number("day"));
        let months = [0, 30, 50, 80].map(|more| month.wrapping_sub(more));
        months.into_iter().any(is_month) && (1..=31).contains(&day)
    });
}

fn is_month(month: u32) -> bool {
    (1..=12).contains(&month)
}

/// Whether parts of a run of digits that belong together are a personal number.
fn holds_number(run: &str) -> bool {
    let parts: Vec<&str> = run
        .split([' ', '.', '-'])
        .filter(|it| !it.is_empty())
        .collect();
    (0..parts.len()).any(|from| {
        let mut digits = Vec::new();
        parts[from..].iter().any(|part| {
            digits.extend(part.bytes().map(|byte| u32::from(byte - b'0')));
            let alone = digits.len() == part.len();
            is_number(&digits, alone)
        })
    })
}

fn is_number(digits: &[u32], alone: bool) -> bool {
    match digits.len() {
        13 => is_moldovan(digits) || is_yugoslav(digits) || is_romanian(digits),
        // The Georgian number has no check digit; eleven digits in one piece are also how
        // telephone numbers are written without a plus.
        11 => alone,
        10 => is_bulgarian(digits),
        _ => false,
    }
}

/// Σ weight · digit.
fn weighed(digits: &[u32], weights: &[u32]) -> u32 {
    digits
        .iter()
        .zip(weights)
        .map(|(digit, weight)| digit * weight)
        .sum()
}

fn two(digits: &[u32], at: usize) -> u32 {
    digits[at] * 10 + digits[at + 1]
}

fn is_day(month: u32, day: u32) -> bool {
    is_month(month) && (1..=31).contains(&day)
}

/// Moldova, IDNP: 2, three digits of the year, and a check digit by the weights 7, 3, 1.
fn is_moldovan(digits: &[u32]) -> bool {
    let weights = [7, 3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1];
    digits[0] == 2
        && (digits[1] == 0 || digits[1] == 9)
        && weighed(&digits[..12], &weights) % 10 == digits[12]
}

/// JMBG, EMBG of what was Yugoslavia: day, month, three digits of the year, region, number,
/// check digit.
fn is_yugoslav(digits: &[u32]) -> bool {
    let weights = [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
    let rest = 11 - weighed(&digits[..12], &weights) % 11;
    let check = if 9 < rest { 0 } else { rest };
    is_day(two(digits, 2), two(digits, 0))
        && (digits[4] == 9 || digits[4] == 0)
        && check == digits[12]
}

/// Romania, CNP: sex and century, year, month, day, county, number, check digit.
fn is_romanian(digits: &[u32]) -> bool {
    let weights = [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9];
    let rest = weighed(&digits[..12], &weights) % 11;
    let check = if rest == 10 { 1 } else { rest };
    digits[0] != 0 && is_day(two(digits, 3), two(digits, 5)) && check == digits[12]
}

/// Bulgaria, EGN: year, month (with 20 or 40 more by century), day, number, check digit.
fn is_bulgarian(digits: &[u32]) -> bool {
    let weights = [2, 4, 8, 5, 10, 9, 7, 3, 6];
    let month = two(digits, 2);
    let month = month - 20 * (month / 20).min(2);
    is_day(month, two(digits, 4)) && weighed(&digits[..9], &weights) % 11 % 10 == digits[9]
}
