//! The words of questionnaires and reviews are those of the files of words, and in no language
//! does one word of a returned workbook read like another.

#![cfg(feature = "spreadsheet")]

use cpi_io::handbook::words::{HandbookWord, MethodWord};
use cpi_io::questionnaire::words::Word;
use cpi_io::review_book::words::{Column, MOST_CODINGS, OPEN, ReviewWord};
use cpi_io::write::status_book::words::StatusWord;
use cpi_model::language::{Key, Words, key_faults, languages};
use cpi_model::matching::fold;

#[test]
fn every_word_is_in_the_files() {
    assert_eq!(key_faults::<Word>(), Vec::<String>::new());
    assert_eq!(key_faults::<ReviewWord>(), Vec::<String>::new());
    assert_eq!(key_faults::<StatusWord>(), Vec::<String>::new());
    assert_eq!(key_faults::<HandbookWord>(), Vec::<String>::new());
    assert_eq!(key_faults::<MethodWord>(), Vec::<String>::new());
}

/// The pairs of words that read alike in any two languages.
fn alike<K: Key + PartialEq + std::fmt::Debug>(words: &[K]) -> Vec<(K, K, String)> {
    let texts = |key: K| {
        let all = languages().iter();
        all.map(move |language| fold(Words::from_language(language).text(key)))
    };
    let mut alike = Vec::new();
    for (at, one) in words.iter().enumerate() {
        for other in &words[at + 1..] {
            let found = texts(*one).find(|text| texts(*other).any(|it| it == *text));
            alike.extend(found.map(|text| (*one, *other, text)));
        }
    }
    alike
}

#[test]
fn no_word_of_a_returned_questionnaire_reads_like_another() {
    let headers = [
        Word::Code,
        Word::Question,
        Word::Guidance,
        Word::LastTime,
        Word::Same,
        Word::Others,
        Word::Answer,
        Word::EvidenceTitle,
        Word::EvidenceLink,
        Word::EvidenceDate,
        Word::EvidenceNote,
        Word::Comment,
    ];
    assert_eq!(alike(&headers), []);
    assert_eq!(alike(&[Word::NotApplicable, Word::SameYes]), []);
    let sheets = [Word::Start, Word::MoreEvidence, Word::LastTime, Word::Lists];
    assert_eq!(alike(&sheets), []);
}

#[test]
fn no_word_of_a_returned_review_reads_like_another() {
    let decisions = [
        ReviewWord::Accept,
        ReviewWord::SendBack,
        ReviewWord::Decide,
        ReviewWord::Reopen,
    ];
    assert_eq!(alike(&decisions), []);
    let open: Vec<ReviewWord> = OPEN
        .into_iter()
        .filter_map(|column| match column {
            Column::Review(word) => Some(word),
            Column::Asked(_) | Column::Coding(_) => None,
        })
        .collect();
    assert_eq!(open.len(), OPEN.len());
    assert_eq!(alike(&open), []);
}

#[test]
fn a_header_of_a_review_is_known_in_every_language() {
    let mut columns: Vec<Column> = OPEN.to_vec();
    columns.extend([Word::Code, Word::Question, Word::Guidance].map(Column::Asked));
    columns.extend(
        [
            ReviewWord::State,
            ReviewWord::Settled,
            ReviewWord::SoFar,
            ReviewWord::ReplySoFar,
        ]
        .map(Column::Review),
    );
    columns.extend([1, 2, 10, 49, MOST_CODINGS].map(Column::Coding));
    for language in languages() {
        let tag = language.header().tag.as_str();
        for column in &columns {
            let header = column.text(tag);
            assert_eq!(Column::of(&header), Some(*column), "{tag}: {header}");
            assert_eq!(
                Column::of(&header.to_uppercase()),
                Some(*column),
                "{tag}: {header}"
            );
        }
        for number in [0, MOST_CODINGS + 1] {
            assert_eq!(Column::of(&Column::Coding(number).text(tag)), None);
        }
    }
}
