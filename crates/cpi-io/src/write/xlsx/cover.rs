//! The first sheet: whose workbook it is, how it is filled in, how far it is.

use super::cells::{draft_notice, name_cells, upright};
use super::section::extent;
use super::{Book, identity, is_own, protection};
use crate::questionnaire::names::IDENTITY;
use crate::questionnaire::words::Word;
use crate::questionnaire::{Section, node_label, recorded_answers, text};
use rust_xlsxwriter::utility::{column_number_to_name, quote_sheet_name};
use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet, XlsxError};

const LABELS: u16 = 1;
const VALUES: u16 = 2;
const SHARE: u16 = 6;
const LAST: u16 = 7;

pub(super) fn write(book: &Book<'_>, workbook: &mut Workbook) -> Result<(), XlsxError> {
    let questionnaire = book.questionnaire;
    let styles = &book.styles;
    let sheet = workbook.add_worksheet();
    sheet.set_name(book.word(Word::Start))?;
    sheet.set_screen_gridlines(false);
    for (column, width) in [
        (0, 2),
        (1, 30),
        (2, 34),
        (3, 11),
        (4, 12),
        (5, 14),
        (6, 8),
        (7, 18),
    ] {
        sheet.set_column_width(column, width)?;
    }
    let framework = questionnaire.framework;
    let title = text(&framework.draft().title, questionnaire.language, framework);
    let title = title.unwrap_or(framework.id());
    sheet.write_string_with_format(0, LABELS, title, &styles.title)?;
    sheet.set_row_height(0, 32)?;
    let subtitle = format!(
        "{} · {} · {}",
        book.word(Word::Questionnaire),
        questionnaire.country,
        questionnaire.round
    );
    sheet.write_string_with_format(1, LABELS, subtitle, &styles.subtitle)?;
    let texts = (framework, questionnaire.language);
    draft_notice(sheet, 2, (LABELS, LAST), texts, styles)?;

    let mut row = 3;
    let identity = identity(questionnaire);
    let mut named = about(book, sheet, &mut row, &identity)?;
    row += 1;
    instructions(book, sheet, &mut row)?;
    row += 1;
    progress(book, sheet, &mut row)?;
    // What only a program needs stands beneath, small.
    row += 2;
    for (name, label) in [
        ("cpi_hash", Word::Hash),
        ("cpi_layout", Word::Layout),
        ("cpi_questions", Word::Questions),
    ] {
        sheet.write_string_with_format(row, LABELS, book.word(label), &styles.small)?;
        sheet.write_string_with_format(row, VALUES, value(&identity, name), &styles.small)?;
        named.push((name, row));
        row += 1;
    }

    upright(sheet);
    sheet.protect_with_options(&protection());
    name_cells(workbook, book.word(Word::Start), VALUES, &named)
}

/// The lines that say whose workbook it is. Returns the row of each named cell.
fn about(
    book: &Book<'_>,
    sheet: &mut Worksheet,
    row: &mut u32,
    identity: &[String; 8],
) -> Result<Vec<(&'static str, u32)>, XlsxError> {
    let styles = &book.styles;
    let date = book.questionnaire.reference_date.clone();
    let assessor = if book.questionnaire.framework.real_names() {
        Word::AssessorName
    } else {
        Word::Assessor
    };
    let lines: [(Word, Option<&'static str>, Option<String>, &Format); 6] = [
        (Word::Country, Some("cpi_country"), None, &styles.value),
        (Word::Round, Some("cpi_round"), None, &styles.value),
        (Word::ReferenceDate, None, date, &styles.value),
        (assessor, Some("cpi_assessor"), None, &styles.open_value),
        (Word::Framework, Some("cpi_framework"), None, &styles.value),
        (Word::Version, Some("cpi_version"), None, &styles.value),
    ];
    let mut named = Vec::new();
    for (word, name, shown, format) in lines {
        sheet.write_string_with_format(*row, LABELS, book.word(word), &styles.label)?;
        let shown =
            shown.unwrap_or_else(|| name.map_or("", |name| value(identity, name)).to_owned());
        if shown.is_empty() {
            sheet.write_blank(*row, VALUES, format)?;
        } else {
            sheet.write_string_with_format(*row, VALUES, shown, format)?;
        }
        named.extend(name.map(|name| (name, *row)));
        *row += 1;
    }
    for (list, units) in book.questionnaire.units.into_iter().flatten() {
        let label = format!("{list} ({})", units.len());
        let listed = units.join("; ");
        sheet.write_string_with_format(*row, LABELS, label, &styles.label)?;
        sheet.merge_range(*row, VALUES, *row, LAST, &listed, &styles.step)?;
        // A merged cell does not grow by itself.
        let lines = listed.chars().count().div_ceil(95).max(1);
        sheet.set_row_height(*row, u32::try_from(lines * 14 + 2).unwrap_or(16))?;
        *row += 1;
    }
    Ok(named)
}

fn value<'i>(identity: &'i [String; 8], name: &str) -> &'i str {
    let at = IDENTITY.iter().position(|each| *each == name);
    at.map_or("", |at| identity[at].as_str())
}

fn instructions(book: &Book<'_>, sheet: &mut Worksheet, row: &mut u32) -> Result<(), XlsxError> {
    let styles = &book.styles;
    let first = if book.questionnaire.framework.real_names() {
        Word::Step1Name
    } else {
        Word::Step1
    };
    let mut steps = vec![first, Word::Step2, Word::Step3];
    if book.column(Word::LastTime).is_some() {
        steps.push(Word::StepSame);
    }
    steps.extend([Word::Step4, Word::Step5, Word::Step6]);
    sheet.write_string_with_format(*row, LABELS, book.word(Word::Instructions), &styles.heading)?;
    sheet.set_row_height(*row, 22)?;
    *row += 1;
    for (step, number) in steps.into_iter().zip(1..) {
        let sentence = format!("{number}.  {}", book.word(step));
        sheet.merge_range(*row, LABELS, *row, LAST, &sentence, &styles.step)?;
        // A merged cell does not grow by itself.
        let lines = sentence.chars().count().div_ceil(135).max(1);
        sheet.set_row_height(*row, u32::try_from(lines * 14 + 2).unwrap_or(16))?;
        *row += 1;
    }
    Ok(())
}

fn progress(book: &Book<'_>, sheet: &mut Worksheet, row: &mut u32) -> Result<(), XlsxError> {
    let styles = &book.styles;
    sheet.write_string_with_format(*row, LABELS, book.word(Word::Progress), &styles.heading)?;
    sheet.set_row_height(*row, 22)?;
    *row += 1;
    let heads = [
        Word::Section,
        Word::Section,
        Word::Questions,
        Word::Answered,
        Word::WithEvidence,
        Word::Share,
    ];
    for (word, i) in heads.into_iter().zip(LABELS..) {
        let format = if i <= VALUES {
            &styles.header
        } else {
            &styles.header_right
        };
        sheet.write_string_with_format(*row, i, book.word(word), format)?;
    }
    sheet.write_blank(*row, LAST, &styles.header)?;
    sheet.merge_range(
        *row,
        LABELS,
        *row,
        VALUES,
        book.word(Word::Section),
        &styles.header,
    )?;
    *row += 1;
    let first = *row;
    let mut sums = [0_u32; 3];
    for (s, section) in book.questionnaire.sections.iter().enumerate() {
        let counts = line(book, sheet, *row, s, section)?;
        for (sum, count) in sums.iter_mut().zip(counts) {
            *sum += count;
        }
        *row += 1;
    }
    let last = *row - 1;
    sheet.merge_range(
        *row,
        LABELS,
        *row,
        VALUES,
        book.word(Word::All),
        &styles.total_label,
    )?;
    for (i, sum) in (VALUES + 1..).zip(sums) {
        let letter = column_number_to_name(i);
        let formula = Formula::new(format!("=SUM({letter}{}:{letter}{})", first + 1, last + 1));
        sheet.write_formula_with_format(
            *row,
            i,
            formula.set_result(sum.to_string()),
            &styles.total,
        )?;
    }
    share(sheet, *row, sums, &styles.total_share, &styles.total_bar)?;
    *row += 1;
    Ok(())
}

/// One section: questions, answered, with evidence, share. Returns the counts as they are
/// when the workbook is written.
fn line(
    book: &Book<'_>,
    sheet: &mut Worksheet,
    row: u32,
    number: usize,
    section: &Section,
) -> Result<[u32; 3], XlsxError> {
    let questionnaire = book.questionnaire;
    let (framework, styles) = (questionnaire.framework, &book.styles);
    let label = node_label(framework, section.node, questionnaire.language);
    let code = framework.nodes()[section.node].code();
    let label = if *label == **code {
        label.to_owned()
    } else {
        format!("{code} · {label}")
    };
    sheet.merge_range(row, LABELS, row, VALUES, &label, &styles.cell)?;

    let name = quote_sheet_name(&book.sheets[number]);
    let (first, last) = extent(book, section);
    let range = |word: Word| {
        let letter = column_number_to_name(book.column(word).unwrap_or_default());
        format!("{name}!${letter}${first}:${letter}${last}")
    };
    let asked = format!("{}<>\"\"", range(Word::Code));
    let mut answered = format!("({}<>\"\")", range(Word::Answer));
    if book.column(Word::Same).is_some() {
        answered = format!("({answered}+({}<>\"\"))", range(Word::Same));
    }
    let formulas = [
        format!("=SUMPRODUCT(--({asked}))"),
        format!("=SUMPRODUCT(({asked})*({answered}>0))"),
        format!(
            "=SUMPRODUCT(({asked})*({}<>\"\"))",
            range(Word::EvidenceTitle)
        ),
    ];
    let own: Vec<_> = section
        .indicators
        .iter()
        .flat_map(|i| recorded_answers(questionnaire.standing, *i))
        .filter(|each| is_own(questionnaire, each.assessor.as_deref()))
        .collect();
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let counts = [
        count(section.indicators.len()),
        count(own.len()),
        count(own.iter().filter(|each| !each.evidence.is_empty()).count()),
    ];
    for ((formula, result), i) in formulas.into_iter().zip(counts).zip(VALUES + 1..) {
        let formula = Formula::new(formula).set_result(result.to_string());
        sheet.write_formula_with_format(row, i, formula, &styles.count)?;
    }
    share(sheet, row, counts, &styles.share, &styles.bar)?;
    Ok(counts)
}

fn share(
    sheet: &mut Worksheet,
    row: u32,
    [questions, answered, _]: [u32; 3],
    format: &Format,
    bar: &Format,
) -> Result<(), XlsxError> {
    let (asked, done) = (
        column_number_to_name(VALUES + 1),
        column_number_to_name(VALUES + 2),
    );
    let at = row + 1;
    let formula = Formula::new(format!("=IF({asked}{at}=0,0,{done}{at}/{asked}{at})"));
    // The result stands until the spreadsheet computes its own.
    let hundredths = (answered * 100).checked_div(questions).unwrap_or(0);
    let formula = formula.set_result(format!("{}.{:02}", hundredths / 100, hundredths % 100));
    sheet.write_formula_with_format(row, SHARE, formula, format)?;
    let cell = column_number_to_name(SHARE);
    let formula = Formula::new(format!("=REPT(\"█\",ROUND({cell}{at}*20,0))&\" \""));
    let full = usize::try_from((hundredths + 2) / 5).unwrap_or(0);
    let formula = formula.set_result(format!("{} ", "█".repeat(full)));
    sheet.write_formula_with_format(row, LAST, formula, bar)?;
    Ok(())
}
