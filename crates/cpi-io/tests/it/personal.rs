//! What in a text looks like personal data, and what only seems to? All numbers, names and
//! addresses are made up.

#![cfg(feature = "publication")]

use cpi_io::personal::{Kind, same, search};

use Kind::{
    Account, Age, Birth, DocumentNumber as Document, Email, PersonalNumber as Personal,
    Telephone as Phone,
};

/// Texts with what must be found in them, in any order.
const TEXTS: &[(&str, &[(Kind, &str)])] = &[
    // Addresses, plain and in links.
    (
        "Write to office@example.org.",
        &[(Email, "office@example.org")],
    ),
    (
        "(ana.pop+cpi@mail.example.co.uk)",
        &[(Email, "ana.pop+cpi@mail.example.co.uk")],
    ),
    (
        "mailto:Office@Example.Org?subject=x",
        &[(Email, "Office@Example.Org")],
    ),
    (
        "https://example.org/f?user=a.b%40example.org&x=1",
        &[(Email, "a.b@example.org")],
    ),
    (
        "https://a.b:secret@example.org/x",
        &[(Email, "secret@example.org")],
    ),
    ("ana&#64;example&#46;org", &[(Email, "ana@example.org")]),
    ("ana&commat;example.org", &[(Email, "ana@example.org")]),
    (
        "ana (at) example (dot) org",
        &[(Email, "ana (at) example (dot) org")],
    ),
    (
        "ana[at]example[dot]org",
        &[(Email, "ana[at]example[dot]org")],
    ),
    (
        "ana at example dot org",
        &[(Email, "ana at example dot org")],
    ),
    ("ana {@} example.org", &[(Email, "ana {@} example.org")]),
    ("ana @ example . org", &[(Email, "ana @ example . org")]),
    (
        "a\u{200b}na@exam\u{ad}ple.org",
        &[(Email, "ana@example.org")],
    ),
    (
        "ａｎａ＠ｅｘａｍｐｌｅ．ｏｒｇ",
        &[(Email, "ana@example.org")],
    ),
    ("иван@пример.рф", &[(Email, "иван@пример.рф")]),
    (
        "иван (собака) пример (точка) рф",
        &[(Email, "иван (собака) пример (точка) рф")],
    ),
    (
        "a@example.org, b@example.org",
        &[(Email, "a@example.org"), (Email, "b@example.org")],
    ),
    (
        "E-MAIL: ANA AT EXAMPLE DOT ORG",
        &[(Email, "ANA AT EXAMPLE DOT ORG")],
    ),
    (
        "ana [ at ] example [ dot ] org",
        &[(Email, "ana [ at ] example [ dot ] org")],
    ),
    ("\u{430}na@example.org", &[(Email, "\u{430}na@example.org")]),
    // Telephone numbers.
    ("+373 22 123 456", &[(Phone, "+373 22 123 456")]),
    ("+37369123456", &[(Phone, "+37369123456")]),
    // Digits of another script.
    ("+၃၇၃ ၂၂ ၁၂၃ ၄၅၆", &[(Phone, "+373 22 123 456")]),
    ("၁၁၁၁၁၁၁၁၁၁၁", &[(Personal, "11111111111")]),
    ("+995 (32) 2 12-34-56", &[(Phone, "+995 (32) 2 12-34-56")]),
    ("+44 (0)20 7946 0018", &[(Phone, "+44 (0)20 7946 0018")]),
    ("00 355 69 123 4567", &[(Phone, "00 355 69 123 4567")]),
    ("+３８３ ４４ １２３ ４５６", &[(Phone, "+383 44 123 456")]),
    ("tel:+37369123456", &[(Phone, "+37369123456")]),
    ("https://wa.me/37369123456", &[(Phone, "37369123456")]),
    (
        "https://example.org/call?phone=37369123456",
        &[(Phone, "37369123456")],
    ),
    ("Helpline 116 111", &[(Phone, "116 111")]),
    ("phone no. 22-33-44", &[(Phone, "22-33-44")]),
    ("Телефон: 022 12-34-56", &[(Phone, "022 12-34-56")]),
    ("ტელ.: 032 2 12 34 56", &[(Phone, "032 2 12 34 56")]),
    ("ask at 069 123 456 today", &[(Phone, "069 123 456")]),
    ("061/123-456", &[(Phone, "061/123-456")]),
    ("(022) 22-33-44", &[(Phone, "(022) 22-33-44")]),
    ("069123456", &[(Phone, "069123456")]),
    ("599 12 34 56", &[(Phone, "599 12 34 56")]),
    ("069\u{a0}123\u{2011}456", &[(Phone, "069 123-456")]),
    ("٠٦٩١٢٣٤٥٦", &[(Phone, "069123456")]),
    (
        "mob: 079 12 34 56; fax (0 22) 12-34-56",
        &[(Phone, "079 12 34 56"), (Phone, "(0 22) 12-34-56")],
    ),
    ("+7 (495) 123-45-67", &[(Phone, "+7 (495) 123-45-67")]),
    ("tel. 8-800-555-35-35", &[(Phone, "8-800-555-35-35")]),
    ("Telefoni: 116 006", &[(Phone, "116 006")]),
    // Numbers of persons, by their check digits.
    ("IDNP 2004012345671", &[(Document, "2004012345671")]),
    ("2001234567891", &[(Personal, "2001234567891")]),
    ("2001 2345 6789 1", &[(Personal, "2001 2345 6789 1")]),
    ("JMBG 0101990710008", &[(Document, "0101990710008")]),
    ("0101990710008", &[(Personal, "0101990710008")]),
    ("1900101410011", &[(Personal, "1900101410011")]),
    ("1900 1014 1001 1", &[(Personal, "1900 1014 1001 1")]),
    ("7523169263", &[(Personal, "7523169263")]),
    ("ЕГН: 7523169263", &[(Document, "7523169263")]),
    ("01234567890", &[(Personal, "01234567890")]),
    ("პირადი ნომერი: 01234567890", &[(Document, "01234567890")]),
    ("numri personal 1234567892", &[(Document, "1234567892")]),
    ("J05312123K", &[(Personal, "J05312123K")]),
    ("passport AB1234567", &[(Document, "AB1234567")]),
    ("паспорт серия 12 345678", &[(Document, "12 345678")]),
    (
        "https://example.org/p?idnp=2001234567891",
        &[(Document, "2001234567891")],
    ),
    (
        "MD24 AG00 0225 1000 1310 4168",
        &[(Account, "MD24 AG00 0225 1000 1310 4168")],
    ),
    (
        "IBAN al47212110090000000235698741",
        &[(Account, "al47212110090000000235698741")],
    ),
    // Births and ages.
    ("born on 3 May 2011", &[(Birth, "3 May 2011")]),
    ("Date of birth: 03.05.2011", &[(Birth, "03.05.2011")]),
    ("născută la 3 mai 2011", &[(Birth, "3 mai 2011")]),
    ("дата рождения 03.05.2011", &[(Birth, "03.05.2011")]),
    ("დაბადების თარიღი: 03.05.2011", &[(Birth, "03.05.2011")]),
    ("Ana, 12, told the court", &[(Age, "Ana, 12,")]),
    ("Ana Popescu (12 years)", &[(Age, "Ana Popescu (12 years")]),
    ("Maria is 12 years old", &[(Age, "Maria is 12 years")]),
    ("12-year-old Maria", &[(Age, "12-year-old Maria")]),
    ("Мария, 12 лет", &[(Age, "Мария, 12 лет")]),
    // What only seems to be personal data.
    ("Law No. 140/2013, Article 12, paragraph 3", &[]),
    ("Ligji nr. 04/L-032 and Law 338-XIII of 15.12.1994", &[]),
    ("Official Gazette 2023, no. 123456789", &[]),
    ("OJ L 123, 12.5.2016, p. 1-88", &[]),
    ("CRC/C/MDA/CO/4-5, A/RES/44/25", &[]),
    ("01.02.2019-03.04.2019, 2019-02-01T10:30:00", &[]),
    (
        "ISBN 978-0-306-40615-7, ISBN 0-306-40615-2, ISSN 2049-3630",
        &[],
    ),
    ("9780306406157", &[]),
    // A wrong check digit, and no day of that number.
    ("2001234567892", &[]),
    ("0101990710009", &[]),
    ("7543169264", &[]),
    ("https://doi.org/10.1000/182.2019.0691234567", &[]),
    ("doi: 10.1016/j.chiabu.2019.104123", &[]),
    (
        "https://example.org/doc/2001234567891/069123456?id=7523169263",
        &[],
    ),
    (
        "https://example.org/@41.3275,19.8187,15z and logo@2x.png",
        &[],
    ),
    ("https://medium.com/@agency", &[]),
    ("the rounds of 2019-2020, 2021/22 and 2023", &[]),
    ("1 234 567 890 lei, EUR 12 345 678, 069 123 456 MDL", &[]),
    ("a rise of +10 000 000 and of +25 %", &[]),
    ("0.615384615384615385 and 0.503", &[]),
    ("aged 0-14, 15-24, 25-64", &[]),
    ("Children aged 12 years, Article 12, 18 years", &[]),
    ("Under 18 years; Every child of 14 years", &[]),
    ("In Kestria, 12 courts; Table 3, 12, 14", &[]),
    ("children born after 1 January 2010", &[]),
    ("emergency call 112 or phone 911", &[]),
    ("a mobile 24/7 service; call 2021-2027", &[]),
    ("SHA-256, RFC 3339, ISO 3166-1, E.164", &[]),
    ("arrive at antidotes; look at the dot on the map", &[]),
    ("meet @ noon. It was late", &[]),
    ("pages 12-14, 16-18, 20-22", &[]),
    ("A4-L01, CV1-Q02, SW-S03", &[]),
    ("2023 45 678, 2022 44 123, 2021 43 987", &[]),
    ("look at the dot by the sea", &[]),
    ("Population: 2 603 813 (2024), 12 345 678 901 lei", &[]),
    (
        "CELEX 32016R0679, ECLI:EU:C:2019:123, Directive 2012/29/EU",
        &[],
    ),
    ("Monitorul Oficial nr. 123-128/2023, art. 456", &[]),
    ("follow @agency.md", &[]),
    ("Rezoluția 1325 (2000)", &[]),
    ("კანონი № 123456, მუხლი 12", &[]),
];

#[test]
fn what_has_the_form_of_personal_data_is_found_and_nothing_else() {
    assert!(60 <= TEXTS.len());
    let mut amiss = Vec::new();
    for (text, expected) in TEXTS {
        let mut found: Vec<(Kind, String)> = search(text)
            .into_iter()
            .map(|it| (it.kind, it.text))
            .collect();
        let mut expected: Vec<(Kind, String)> = expected
            .iter()
            .map(|(kind, text)| (*kind, (*text).to_owned()))
            .collect();
        found.sort();
        expected.sort();
        if found != expected {
            amiss.push(format!(
                "{text}\n  found    {found:?}\n  expected {expected:?}"
            ));
        }
    }
    assert!(amiss.is_empty(), "{}\n{}", amiss.len(), amiss.join("\n"));
}

#[test]
fn what_is_found_is_masked() {
    let masked = |text: &str| search(text)[0].masked();
    assert_eq!(masked("ana.pop@example.org"), "a…p@e…g");
    assert_eq!(masked("+373 22 123 456"), "+…6");
    assert_eq!(masked("2001234567891"), "2…1");
}

#[test]
fn an_exception_need_not_repeat_spaces_and_case() {
    assert!(same("116 111", "116111"));
    assert!(same("Office@Example.org", "office@example.org"));
    assert!(same("+373-22-123-456", "+373 22 123 456"));
    assert!(!same("116111", "116112"));
}

#[test]
fn whatever_is_searched_nothing_goes_wrong() {
    // Cut everywhere, also behind signs that take several bytes, and much of it.
    for (text, _) in TEXTS {
        for (at, _) in text.char_indices() {
            search(&text[at..]);
            search(&text[..at]);
        }
    }
    let long = "069 123 456 a@b.org ".repeat(300);
    assert_eq!(search(&long).len(), 600);
}

/// A framework whose texts somebody reviewed can be published: no name of a reviewed text looks like a number.
#[test]
fn names_of_reviewed_texts_hold_no_personal_data() {
    let framework = cpi_io::reference::second_edition().draft;
    let mut names = 0;
    for text in framework.texts() {
        let original = &text.texts["en"];
        for translation in text.texts.values() {
            let name = text.review_mark(original, translation);
            assert!(search(&name).is_empty(), "{name}");
            names += 1;
        }
    }
    assert!(9_000 < names, "{names}");
}
