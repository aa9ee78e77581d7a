//! E-mail addresses and telephone numbers.

use super::{Kind, Pattern, Search, pattern};
use regex::Regex;
use std::sync::LazyLock;

/// How the sign of an address is written out within brackets.
const AT: &str =
    r"(?:\s*[\[({<]\s*(?:at|@|ät|et|chez|bei|собака|маймуна|ет|ათ|shtrudël)\s*[\])}>]\s*)";
/// How the dot of an address is written.
const DOT: &str = r"(?:\s*[\[({<]\s*(?:dot|\.|punkt|punct|pikë|pika|tačka|точка|крапка|წერტილი)\s*[\])}>]\s*|\s+(?:dot|punct|pikë|tačka|точка|крапка|წერტილი)\s+|\.)";
/// How the dot is written where the sign is a bare word.
const WORD_DOT: &str =
    r"(?:\s+(?:dot|punct|точка|крапка|pikë|tačka)\s+|\s*[\[({<]\s*(?:dot|\.|точка)\s*[\])}>]\s*)";
/// What stands before the sign.
const LOCAL: &str = r"[\p{L}\p{N}][\p{L}\p{N}._%+'-]*";
/// A part of a domain.
const LABEL: &str = r"[\p{L}\p{N}][\p{L}\p{N}-]*";
/// The last part of a domain.
const ENDING: &str = r"(?:[a-z]{2,24}|\p{L}\p{L}+)";

/// E-mail addresses: plain, in links, and written out so that programs miss them.
pub(super) fn emails(search: &mut Search) {
    static LINK: Pattern = Pattern::new(
        || pattern("(?i)mailto"),
        || pattern(r"(?i)\bmailto\s*:\s*(?<it>[^\s?<>\x22\x01]{3,})"),
    );
    static PATTERNS: [Pattern; 4] = [
        Pattern::new(
            // A column of texts in a language is `question@en`, without a dot.
            || pattern(r"@[^@]+\."),
            || {
                pattern(&format!(
                    r"(?i)(?<it>{LOCAL}@(?:{LABEL}\.)+(?<ending>{ENDING}))\b"
                ))
            },
        ),
        Pattern::new(
            || pattern(&format!("(?i){AT}")),
            || {
                pattern(&format!(
                    r"(?i)(?<it>{LOCAL}{AT}(?:{LABEL}{DOT})+(?<ending>{ENDING}))\b"
                ))
            },
        ),
        Pattern::new(
            || pattern(&format!("(?i){WORD_DOT}")),
            || {
                pattern(&format!(
                    r"(?i)(?<it>{LOCAL}\s+(?:at|собака|арроба|et)\s+(?:{LABEL}{WORD_DOT})+(?<ending>{ENDING}))\b"
                ))
            },
        ),
        Pattern::new(
            || pattern(&format!(r"(?i)@[^@]+{DOT}")),
            || {
                let known = "org|com|net|edu|gov|int|info|eu|md|ge|al|rs|ba|me|mk|ro|bg|am|ua|az|by|ru|de|fr|uk|io|biz|xk|ks|gr|hr|hu|it|pl|tr";
                pattern(&format!(
                    r"(?i)(?<it>{LOCAL}(?:\s@\s|@\s?)(?:{LABEL}(?:\.|\s\.\s|{DOT}))+(?<ending>{known}))\b"
                ))
            },
        ),
    ];
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
    for each in &PATTERNS {
        search.take(each, Kind::Email, |found| {
            !is_file(found) && !is_sentence(found)
        });
    }
    search.take(&LINK, Kind::Email, |_| true);
}

/// Numbers in links that dial, and in what links ask for.
pub(super) fn links(search: &mut Search) {
    static LINKS: [Pattern; 2] = [
        Pattern::new(
            || pattern(r"(?i)(?:tel|sms|callto|whatsapp|viber)\s*:"),
            || {
                pattern(
                    r"(?i)\b(?:tel|sms|callto|whatsapp|viber)\s*:\s*(?://)?(?:(?:chat|add)\?number=)?(?<it>\+?[\d(][\d ().-]{1,18}\d)",
                )
            },
        ),
        Pattern::new(
            || pattern(r"(?i)[/=]\+?\d[\d ().-]{5}"),
            || {
                pattern(
                    r"(?i)(?:\bwa\.me/|\bt\.me/|[?&](?:phone|tel|telephone|telefon|mobile|mob|msisdn|number|whatsapp)=)(?<it>\+?\d[\d ().-]{5,18}\d)",
                )
            },
        ),
    ];
    for each in &LINKS {
        search.take(each, Kind::Telephone, |_| true);
    }
}

/// What a text calls a telephone number.
const TELEPHONES: &str = r"tel|tél|telefon|telefonul|telefonit|telefoni|telephone|phone|phones|mobile|mobil|mobitel|mob|cell|gsm|fax|hotline|helpline|call|dial|whatsapp|viber|telegram|signal|sms|тел|телефон|телефону|моб|факс|гсм|звоните|телефонуйте|ტელ|ტელეფონი|ტელეფონის ნომერი|მობ|მობილური|ცხელი ხაზი|հեռ|հեռախոս";

/// What stands between that and the number.
const NUMBERS: &str = "number|no|nr|br|numër|numri|број|номер|ნომერი|համար|in|is|at|on|of";

/// Numbers that the text itself calls telephone numbers.
pub(super) fn called(search: &mut Search) {
    static CALLED: Pattern = Pattern::new(
        || {
            pattern(&format!(
                r"(?i)(?:{TELEPHONES}|☎|📞)\.?(?:\s*(?:{NUMBERS}))?\.?\s*[:#.\-/]?\s*\+?\(?\d(?:\s?[().\-/]?\s?\d){{2}}",
            ))
        },
        || {
            pattern(&format!(
                r"(?i)(?:\b(?:{TELEPHONES})(?:\b|\.)|☎|📞)(?:\s*(?:{NUMBERS}))?\.?\s*[:#.\-/]?\s*(?<it>\+?\(?\d(?:\s?[().\-/]?\s?\d){{2,14}})",
            ))
        },
    );
    static YEARS: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^(?:19|20)\d\d(?:\s?[-/]\s?(?:\d{2}|(?:19|20)\d\d))?$"));
    search.take(&CALLED, Kind::Telephone, |found| {
        // Years, and emergency numbers such as 112, are no numbers of a person.
        3 < digits(&found["it"]).len() && !YEARS.is_match(&found["it"])
    });
}

/// Telephone numbers with a country code.
pub(super) fn international(search: &mut Search) {
    static INTERNATIONAL: Pattern = Pattern::new(
        || pattern(r"(?:\+|00)\s?\(?[1-9]"),
        || {
            pattern(
                r"(?:^|[^\d\p{L}])(?<it>(?:\+|00)\s?\(?[1-9](?:\s?(?:\(0\)|[().\-/])?\s?\d){6,14}\)?)",
            )
        },
    );
    search.take(&INTERNATIONAL, Kind::Telephone, |found| {
        is_international(&found["it"])
    });
}

/// Telephone numbers that are grouped as only telephone numbers are.
pub(super) fn telephones(search: &mut Search) {
    /// Digits and their groups, with nothing of a number or a word before and behind them.
    fn alone(groups: &str) -> Regex {
        pattern(&format!(
            r"(?:^|[^\d\p{{L}}.,/-])(?<it>{groups})(?:$|[^\d%])"
        ))
    }
    // 069 123 456, (022) 22-33-44, 0 22 12 34 56, 061/123-456.
    const SPLIT: &str = r"\(?0\d{0,3}\)?[ ./-]{1,2}\d{1,3}(?:[ .-]?\d{2,4}){1,4}";
    // 069123456.
    const ONE: &str = r"0[1-9]\d{7,8}";
    // 599 12 34 56, 599-12-34-56.
    const PAIRS: &str = r"\d{3}(?:[ -]\d{2}){3}";
    // 555-123-456, 555-123-4567.
    const THREES: &str = r"\d{3}-\d{3}-\d{3,4}";
    static GROUPED: [Pattern; 4] = [
        Pattern::new(|| pattern(SPLIT), || alone(SPLIT)),
        Pattern::new(|| pattern(ONE), || alone(ONE)),
        Pattern::new(|| pattern(PAIRS), || alone(PAIRS)),
        Pattern::new(|| pattern(THREES), || alone(THREES)),
    ];
    for each in &GROUPED {
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
