//! The first sheet of a review: whose it is, what is to be done, and how far it is.

use super::super::xlsx::cells::{draft_notice, name_cells, upright};
use super::rows::extents;
use super::{Book, identity, protection};
use crate::questionnaire::words::Word;
use crate::questionnaire::{node_label, text};
use crate::review_book::IDENTITY;
use crate::review_book::words::ReviewWord;
use cpi_model::review::ReviewState;
use rust_xlsxwriter::utility::{column_number_to_name, quote_sheet_name};
use rust_xlsxwriter::{Formula, Workbook, Worksheet, XlsxError};
use std::collections::BTreeMap;

const LABELS: u16 = 1;
const VALUES: u16 = 2;
const LAST: u16 = 8;

pub(super) fn write(book: &Book<'_>, workbook: &mut Workbook) -> Result<(), XlsxError> {
    let styles = &book.styles;
    let framework = book.asked.framework;
    let assessment = book.asked.ledger.assessment();
    let sheet = workbook.add_worksheet();
    sheet.set_name(book.word(Word::Start))?;
    sheet.set_screen_gridlines(false);
    let widths = [2, 26, 30, 11, 11, 12, 12, 12, 14];
    for (column, width) in (0..).zip(widths) {
        sheet.set_column_width(column, width)?;
    }
    let title = text(&framework.draft().title, book.asked.language, framework);
    sheet.write_string_with_format(0, LABELS, title.unwrap_or(framework.id()), &styles.title)?;
    sheet.set_row_height(0, 32)?;
    let subtitle = format!(
        "{} · {} · {}",
        book.own(ReviewWord::Review),
        assessment.country(),
        assessment.round()
    );
    sheet.write_string_with_format(1, LABELS, subtitle, &styles.subtitle)?;
    let texts = (framework, book.asked.language);
    draft_notice(sheet, 2, (LABELS, LAST), texts, styles)?;

    let identity = identity(book);
    let of = |name: &str| {
        let at = IDENTITY.iter().position(|each| *each == name);
        at.map_or("", |at| identity[at].as_str())
    };
    let date = assessment.reference_date().map(|date| date.to_string());
    let date = date.unwrap_or_default();
    let lines = [
        (book.word(Word::Country), "cpi_country"),
        (book.word(Word::Round), "cpi_round"),
        (book.word(Word::ReferenceDate), ""),
        (book.word(Word::Framework), "cpi_framework"),
        (book.word(Word::Version), "cpi_version"),
    ];
    let mut named = Vec::new();
    let mut row = 3;
    for (label, name) in lines {
        let shown = if name.is_empty() { &date } else { of(name) };
        sheet.write_string_with_format(row, LABELS, label, &styles.label)?;
        sheet.write_string_with_format(row, VALUES, shown, &styles.value)?;
        named.extend((!name.is_empty()).then_some((name, row)));
        row += 1;
    }
    row += 1;
    instructions(book, sheet, &mut row)?;
    row += 1;
    counts(book, sheet, &mut row)?;
    row += 1;
    assessors(book, sheet, &mut row)?;
    // What only a program needs stands beneath, small.
    row += 1;
    for (name, label) in [
        ("cpi_hash", book.word(Word::Hash)),
        ("cpi_entries", book.own(ReviewWord::Entries)),
        ("cpi_head", book.own(ReviewWord::Head)),
        ("cpi_rows", book.own(ReviewWord::Rows)),
        ("cpi_review", book.word(Word::Layout)),
    ] {
        sheet.write_string_with_format(row, LABELS, label, &styles.small)?;
        sheet.write_string_with_format(row, VALUES, of(name), &styles.small)?;
        named.push((name, row));
        row += 1;
    }
    upright(sheet);
    sheet.protect_with_options(&protection());
    name_cells(workbook, book.word(Word::Start), VALUES, &named)
}

fn heading(
    book: &Book<'_>,
    sheet: &mut Worksheet,
    row: &mut u32,
    text: &str,
) -> Result<(), XlsxError> {
    sheet.write_string_with_format(*row, LABELS, text, &book.styles.heading)?;
    sheet.set_row_height(*row, 22)?;
    *row += 1;
    Ok(())
}

fn instructions(book: &Book<'_>, sheet: &mut Worksheet, row: &mut u32) -> Result<(), XlsxError> {
    heading(book, sheet, row, book.word(Word::Instructions))?;
    let steps = [
        book.own(ReviewWord::Step1),
        book.own(ReviewWord::Step2),
        book.own(ReviewWord::Step3),
        book.own(ReviewWord::Step4),
        book.own(ReviewWord::Step5),
        book.own(ReviewWord::Step6),
        book.word(Word::Step6),
    ];
    for (step, number) in steps.into_iter().zip(1..) {
        let sentence = format!("{number}.  {step}");
        sheet.merge_range(*row, LABELS, *row, LAST, &sentence, &book.styles.step)?;
        // A merged cell does not grow by itself.
        let lines = sentence.chars().count().div_ceil(130).max(1);
        sheet.set_row_height(*row, u32::try_from(lines * 14 + 2).unwrap_or(16))?;
        *row += 1;
    }
    Ok(())
}

/// A row a section: rows, conflicts, sent back, to review, reviewed, and decided here.
fn counts(book: &Book<'_>, sheet: &mut Worksheet, row: &mut u32) -> Result<(), XlsxError> {
    let styles = &book.styles;
    heading(book, sheet, row, book.own(ReviewWord::Counts))?;
    let section = book.word(Word::Section);
    sheet.merge_range(*row, LABELS, *row, VALUES, section, &styles.header)?;
    let heads = [
        book.word(Word::Questions),
        book.own(ReviewWord::Conflicts),
        book.own(ReviewWord::Rejected),
        book.own(ReviewWord::ToReview),
        book.own(ReviewWord::Reviewed),
        book.own(ReviewWord::DecidedHere),
    ];
    for (head, at) in heads.into_iter().zip(VALUES + 1..) {
        sheet.write_string_with_format(*row, at, head, &styles.header_right)?;
    }
    *row += 1;
    let first = *row;
    let assessment = book.asked.ledger.assessment();
    let sheet_name = quote_sheet_name(&book.sheet);
    let letter = column_number_to_name(book.open(ReviewWord::Decision));
    let mut sums = [0_usize; 5];
    for (section, (from, to)) in book.sections.iter().zip(extents(book)) {
        let states = || {
            section
                .indicators
                .iter()
                .map(|it| assessment.review_state(*it))
        };
        let count = |wanted: &[ReviewState]| states().filter(|it| wanted.contains(it)).count();
        let counts = [
            section.indicators.len(),
            count(&[ReviewState::Conflict]),
            count(&[ReviewState::Rejected]),
            count(&[ReviewState::Answered]),
            count(&[ReviewState::Accepted, ReviewState::Adjudicated]),
        ];
        let code = book.asked.framework.nodes()[section.node].code();
        let label = node_label(book.asked.framework, section.node, book.asked.language);
        let label = if *label == **code {
            label.to_owned()
        } else {
            format!("{code} · {label}")
        };
        sheet.merge_range(*row, LABELS, *row, VALUES, &label, &styles.cell)?;
        for ((count, sum), at) in counts.into_iter().zip(&mut sums).zip(VALUES + 1..) {
            *sum += count;
            let number = u32::try_from(count).unwrap_or(u32::MAX);
            sheet.write_number_with_format(*row, at, number, &styles.count)?;
        }
        let formula = Formula::new(format!(
            "=SUMPRODUCT(--({sheet_name}!${letter}${}:${letter}${}<>\"\"))",
            from + 1,
            to + 1
        ));
        sheet.write_formula_with_format(*row, LAST, formula.set_result("0"), &styles.count)?;
        *row += 1;
    }
    let all = book.word(Word::All);
    sheet.merge_range(*row, LABELS, *row, VALUES, all, &styles.total_label)?;
    for (sum, at) in sums.into_iter().zip(VALUES + 1..) {
        let number = u32::try_from(sum).unwrap_or(u32::MAX);
        sheet.write_number_with_format(*row, at, number, &styles.total)?;
    }
    let letter = column_number_to_name(LAST);
    let formula = Formula::new(format!("=SUM({letter}{}:{letter}{})", first + 1, *row));
    sheet.write_formula_with_format(*row, LAST, formula.set_result("0"), &styles.total)?;
    *row += 1;
    Ok(())
}

/// A row an assessor: codings, those in conflict, those sent back.
fn assessors(book: &Book<'_>, sheet: &mut Worksheet, row: &mut u32) -> Result<(), XlsxError> {
    let styles = &book.styles;
    let assessment = book.asked.ledger.assessment();
    let mut found: BTreeMap<&str, [u32; 3]> = BTreeMap::new();
    for indicator in book.sections.iter().flat_map(|section| &section.indicators) {
        let conflict = assessment.review_state(*indicator) == ReviewState::Conflict;
        let codings = book
            .draft(*indicator)
            .map_or(&[][..], |draft| &draft.codings);
        for coding in codings {
            let assessor = coding.assessor.as_deref().unwrap_or_default();
            let counts = found.entry(assessor).or_default();
            counts[0] += 1;
            counts[1] += u32::from(conflict && coding.rejected.is_none());
            counts[2] += u32::from(coding.rejected.is_some());
        }
    }
    if found.is_empty() {
        return Ok(());
    }
    heading(book, sheet, row, book.own(ReviewWord::Assessors))?;
    let assessor = if book.asked.framework.real_names() {
        book.word(Word::AssessorName)
    } else {
        book.word(Word::Assessor)
    };
    sheet.merge_range(*row, LABELS, *row, VALUES, assessor, &styles.header)?;
    let heads = [
        ReviewWord::Codings,
        ReviewWord::Conflicts,
        ReviewWord::Rejected,
    ];
    for (head, at) in heads.into_iter().zip(VALUES + 1..) {
        sheet.write_string_with_format(*row, at, book.own(head), &styles.header_right)?;
    }
    *row += 1;
    for (assessor, counts) in found {
        sheet.merge_range(*row, LABELS, *row, VALUES, assessor, &styles.cell)?;
        for (count, at) in counts.into_iter().zip(VALUES + 1..) {
            sheet.write_number_with_format(*row, at, count, &styles.count)?;
        }
        *row += 1;
    }
    Ok(())
}
