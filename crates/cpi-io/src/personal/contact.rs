//! E-mail addresses and telephone numbers.

use super::{Kind, Search, pattern};
use regex::Regex;
use std::sync::LazyLock;

/// E-mail addresses: plain, in links, and written out so that programs miss them.
pub(super) fn emails(search: &mut Search) {
    static LINK: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)\bmailto\s*:\s*(?<it>[^\s?<>\x22\x01]{3,})"));
    static PATTERNS: LazyLock<[Regex; 4]> = LazyLock::new(|| {
        let local = r"[\p{L}\p{N}][\p{L}\p{N}._%+'-]*";
        let label = r"[\p{L}\p{N}][\p{L}\p{N}-]*";
        let at =
            r"(?:\s*[\[({<]\s*(?:at|@|ät|et|chez|bei|собака|маймуна|ет|ათ|shtrudël)\s*[\])}>]\s*)";
        let dot = r"(?:\s*[\[({<]\s*(?:dot|\.|punkt|punct|pikë|pika|tačka|точка|крапка|წერტილი)\s*[\])}>]\s*|\s+(?:dot|punct|pikë|tačka|точка|крапка|წერტილი)\s+|\.)";
        let ending = r"(?:[a-z]{2,24}|\p{L}{2,24})";
        let known = "org|com|net|edu|gov|int|info|eu|md|ge|al|rs|ba|me|mk|ro|bg|am|ua|az|by|ru|de|fr|uk|io|biz|xk|ks|gr|hr|hu|it|pl|tr";
        [
            pattern(&format!(
                r"(?i)(?<it>{local}@(?:{label}\.)+(?<ending>{ending}))\b"
            )),
            pattern(&format!(
                r"(?i)(?<it>{local}{at}(?:{label}{dot})+(?<ending>{ending}))\b"
            )),
            pattern(&format!(
                r"(?i)(?<it>{local}\s+(?:at|собака|арроба|et)\s+(?:{label}(?:\s+(?:dot|punct|точка|крапка|pikë|tačka)\s+|\s*[\[({{<]\s*(?:dot|\.|точка)\s*[\])}}>]\s*))+(?<ending>{ending}))\b"
            )),
            pattern(&format!(
                r"(?i)(?<it>{local}(?:\s@\s|@\s?)(?:{label}(?:\.|\s\.\s|{dot}))+(?<ending>{known}))\b"
            )),
        ]
    });
    // A picture for screens of twice the resolution is `name@2x.png`.
    let is_file = |found: &regex::Captures<'_>| {
        ["png", "jpg", "jpeg", "gif", "svg", "webp", "css", "js"]
            .contains(&found["ending"].to_lowercase().as_str())
    };
    // "Look at the dot by the sea."
    let is_sentence = |found: &regex::Captures<'_>| {
        let text = found["it"].to_lowercase();
        [" the ", " a ", " this ", " each ", " every "]
            .iter()
            .any(|word| text.contains(word))
    };
    for each in PATTERNS.iter() {
        search.take(each, Kind::Email, |found| {
            !is_file(found) && !is_sentence(found)
        });
    }
    search.take(&LINK, Kind::Email, |_| true);
}

/// Numbers in links that dial, and in what links ask for.
pub(super) fn links(search: &mut Search) {
    static LINKS: LazyLock<[Regex; 2]> = LazyLock::new(|| {
        [
            pattern(
                r"(?i)\b(?:tel|sms|callto|whatsapp|viber)\s*:\s*(?://)?(?:(?:chat|add)\?number=)?(?<it>\+?[\d(][\d ().-]{1,18}\d)",
            ),
            pattern(
                r"(?i)(?:\bwa\.me/|\bt\.me/|[?&](?:phone|tel|telephone|telefon|mobile|mob|msisdn|number|whatsapp)=)(?<it>\+?\d[\d ().-]{5,18}\d)",
            ),
        ]
    });
    for each in LINKS.iter() {
        search.take(each, Kind::Telephone, |_| true);
    }
}

/// Numbers that the text itself calls telephone numbers.
pub(super) fn called(search: &mut Search) {
    static CALLED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)(?:\b(?:tel|tél|telefon|telefonul|telefonit|telefoni|telephone|phone|phones|mobile|mobil|mobitel|mob|cell|gsm|fax|hotline|helpline|call|dial|whatsapp|viber|telegram|signal|sms|тел|телефон|телефону|моб|факс|гсм|звоните|телефонуйте|ტელ|ტელეფონი|ტელეფონის ნომერი|მობ|მობილური|ცხელი ხაზი|հեռ|հեռախոս)(?:\b|\.)|☎|📞)(?:\s*(?:number|no|nr|br|numër|numri|број|номер|ნომერი|համար|in|is|at|on|of))?\.?\s*[:#.\-/]?\s*(?<it>\+?\(?\d(?:\s?[().\-/]?\s?\d){2,14})",
        )
    });
    static YEARS: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^(?:19|20)\d\d(?:\s?[-/]\s?(?:\d{2}|(?:19|20)\d\d))?$"));
    search.take(&CALLED, Kind::Telephone, |found| {
        // Years, and emergency numbers such as 112, are no numbers of a person.
        3 < digits(&found["it"]).len() && !YEARS.is_match(&found["it"])
    });
}

/// Telephone numbers with a country code.
pub(super) fn international(search: &mut Search) {
    static INTERNATIONAL: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?:^|[^\d\p{L}])(?<it>(?:\+|00)\s?\(?[1-9](?:\s?(?:\(0\)|[().\-/])?\s?\d){6,14}\)?)",
        )
    });
    search.take(&INTERNATIONAL, Kind::Telephone, |found| {
        is_international(&found["it"])
    });
}

/// Telephone numbers that are grouped as only telephone numbers are.
pub(super) fn telephones(search: &mut Search) {
    static GROUPED: LazyLock<[Regex; 4]> = LazyLock::new(|| {
        let before = r"(?:^|[^\d\p{L}.,/-])";
        [
            // 069 123 456, (022) 22-33-44, 0 22 12 34 56, 061/123-456.
            pattern(&format!(
                r"{before}(?<it>\(?0\d{{0,3}}\)?[ ./-]{{1,2}}\d{{1,3}}(?:[ .-]?\d{{2,4}}){{1,4}})(?:$|[^\d%])"
            )),
            // 069123456.
            pattern(&format!(r"{before}(?<it>0[1-9]\d{{7,8}})(?:$|[^\d%])")),
            // 599 12 34 56, 599-12-34-56.
            pattern(&format!(
                r"{before}(?<it>\d{{3}}(?:[ -]\d{{2}}){{3}})(?:$|[^\d%])"
            )),
            // 555-123-456, 555-123-4567.
            pattern(&format!(
                r"{before}(?<it>\d{{3}}-\d{{3}}-\d{{3,4}})(?:$|[^\d%])"
            )),
        ]
    });
    for each in GROUPED.iter() {
        search.take(each, Kind::Telephone, |found| {
            // `0.12345678` is a decimal.
            (8..=11).contains(&digits(&found["it"]).len()) && !found["it"].starts_with("0.")
        });
    }
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Whether digits behind `+` or `00` can be a number by the plan of ITU-T E.164: an assigned
/// country code, and a national part that does not begin with 0 (but in Italy) and is of a
/// length that is in use. `+10 000 000` is an amount.
fn is_international(text: &str) -> bool {
    let local = text.replace("(0)", "");
    let all = digits(&local);
    let all = if local.trim_start().starts_with('+') {
        all.as_str()
    } else {
        all.strip_prefix("00").unwrap_or(&all)
    };
    let code = if all.starts_with(['1', '7']) {
        1
    } else if TWO_DIGITS.iter().any(|code| all.starts_with(code)) {
        2
    } else {
        3
    };
    let (Some(code), Some(national)) = (all.get(..code), all.get(code..)) else {
        return false;
    };
    let thousands = all.ends_with("000")
        && text
            .trim_start_matches('+')
            .split(' ')
            .skip(1)
            .all(|it| it.len() == 3);
    let begins = match code {
        "1" => !national.starts_with(['0', '1']),
        "39" => true,
        _ => !national.starts_with('0'),
    };
    let assigned = code.len() < 3 || THREE_DIGITS.iter().any(|first| code.starts_with(first));
    !thousands && assigned && begins && (5..=12).contains(&national.len()) && 8 <= all.len()
}

/// The country codes of two digits.
const TWO_DIGITS: [&str; 44] = [
    "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47",
    "48", "49", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65",
    "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95", "98",
];

/// How country codes of three digits begin.
const THREE_DIGITS: [&str; 21] = [
    "21", "22", "23", "24", "25", "26", "29", "35", "37", "38", "42", "50", "59", "67", "68", "69",
    "85", "88", "96", "97", "99",
];
