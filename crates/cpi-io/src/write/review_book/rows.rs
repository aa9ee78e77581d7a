//! The sheet of the review: a row an indicator.

use super::super::xlsx::cells::{headed, points, rich};
use super::rules::{colours, deeds, points_allowed};
use super::{Book, HEADER, Lists, links_and_dates, protection};
use crate::questionnaire::words::Word;
use crate::questionnaire::{answers, guidance, node_label, question, unit_lines};
use crate::review_book::words::{Column, MOST_CODINGS, ReviewWord};
use cpi_model::assessment::Applicability;
use cpi_model::draft::{AnswerDraft, CodingDraft, EvidenceDraft};
use cpi_model::language::Value;
use cpi_model::review::ReviewState;
use rust_xlsxwriter::{Format, Worksheet, XlsxError};

/// The parts of a text, each with whether it is bold.
type Parts = Vec<(bool, String)>;

/// The first and last row of each section, from 0, without the band above it.
pub(super) fn extents(book: &Book<'_>) -> Vec<(u32, u32)> {
    let mut next = HEADER + 1;
    let extent = |section: &crate::questionnaire::Section| {
        let first = next + 1;
        next = first + u32::try_from(section.indicators.len()).unwrap_or(0);
        (first, next - 1)
    };
    book.sections.iter().map(extent).collect()
}

pub(super) fn write(
    book: &Book<'_>,
    sheet: &mut Worksheet,
    lists: &mut Lists,
) -> Result<(), XlsxError> {
    let styles = &book.styles;
    let assessment = book.asked.ledger.assessment();
    sheet.set_name(&book.sheet)?;
    let title = format!(
        "{} · {} · {}",
        book.own(ReviewWord::Review),
        assessment.country(),
        assessment.round()
    );
    sheet.write_string_with_format(0, 0, title, &styles.title)?;
    sheet.set_row_height(0, 30)?;
    sheet.set_row_height(HEADER, 32)?;
    for ((column, width), at) in book.columns.iter().zip(0..) {
        sheet.set_column_width(at, *width)?;
        let text = column.text(book.asked.language);
        sheet.write_string_with_format(HEADER, at, text, &styles.header)?;
    }
    let verdicts = assessment.applicability();
    let last_column = u16::try_from(book.columns.len()).unwrap_or(1) - 1;
    let extents = extents(book);
    for (section, (first, _)) in book.sections.iter().zip(&extents) {
        for at in 0..=last_column {
            sheet.write_blank(first - 1, at, &styles.band)?;
        }
        let label = node_label(book.asked.framework, section.node, book.asked.language);
        sheet.write_string_with_format(first - 1, 1, label, &styles.band)?;
        sheet.set_row_height(first - 1, 20)?;
        for (indicator, row) in section.indicators.iter().zip(*first..) {
            let fails = verdicts.get(indicator) == Some(&Applicability::Fails);
            self::row(book, sheet, (row, *indicator, fails), lists)?;
        }
    }
    if let (Some((first, _)), Some((_, last))) = (extents.first(), extents.last()) {
        let (first, last) = (*first, *last);
        points_allowed(book, sheet, &extents)?;
        colours(book, sheet, first, last)?;
        let link = book.open(ReviewWord::ReplyLink);
        let day = book.open(ReviewWord::ReplyDate);
        links_and_dates(book.asked.language, sheet, (first, last), link, day)?;
        sheet.autofilter(HEADER, 0, last, last_column)?;
        let decision = book.open(ReviewWord::Decision);
        sheet.set_selection(first, decision, first, decision)?;
    }
    sheet.set_freeze_panes(HEADER + 1, 2)?;
    page(book, sheet)?;
    sheet.protect_with_options(&protection());
    Ok(())
}

/// What stands for an indicator, and how far it is.
struct Seen<'a> {
    indicator: usize,
    draft: Option<&'a AnswerDraft>,
    state: ReviewState,
    late: bool,
    fails: bool,
}

fn row(
    book: &Book<'_>,
    sheet: &mut Worksheet,
    (row, indicator, fails): (u32, usize, bool),
    lists: &mut Lists,
) -> Result<(), XlsxError> {
    let assessment = book.asked.ledger.assessment();
    let seen = Seen {
        indicator,
        draft: book.draft(indicator),
        state: assessment.review_state(indicator),
        late: assessment.has_late_coding(indicator),
        fails,
    };
    let mut height = 0;
    for ((column, width), at) in book.columns.iter().zip(0..) {
        let (parts, format) = shown(book, *column, &seen);
        let text: String = parts.iter().map(|(_, text)| text.as_str()).collect();
        let size = match column {
            Column::Asked(Word::Question) => 11,
            _ => 9,
        };
        height = height.max(points(text.lines(), *width, size));
        rich(sheet, row, at, &fitting(parts), format, &book.styles)?;
    }
    sheet.set_row_height(row, height.clamp(30, 400))?;

    lists.show(
        deeds(book, &seen_deeds(&seen)),
        row,
        book.open(ReviewWord::Decision),
    );
    let offered = answers::answer_options(book.asked.framework, indicator, book.asked.language);
    if answers::scale(book.asked.framework, indicator).is_some() {
        let labels = offered.into_iter().map(|each| each.label).collect();
        lists.show(labels, row, book.open(ReviewWord::Final));
    }
    let codings = seen.draft.map_or(&[][..], |draft| &draft.codings);
    let whose = codings.iter().filter_map(|coding| coding.assessor.clone());
    lists.show(whose.collect(), row, book.open(ReviewWord::Whose));
    Ok(())
}

/// What a reviewer may do to an answer (methodology 10.2 to 10.4).
fn seen_deeds(seen: &Seen<'_>) -> Vec<ReviewWord> {
    use ReviewWord::{Accept, Decide, Reopen, SendBack};
    let coded = seen.draft.is_some_and(|draft| !draft.codings.is_empty());
    let mut deeds = match seen.state {
        ReviewState::Adjudicated => vec![Decide, Reopen],
        ReviewState::Accepted => vec![SendBack, Decide, Reopen],
        ReviewState::Answered | ReviewState::Rejected => vec![Accept, SendBack, Decide],
        ReviewState::Conflict => vec![SendBack, Decide],
        ReviewState::Unanswered => vec![Decide],
    };
    deeds.retain(|deed| coded || *deed != SendBack);
    deeds
}

/// What a cell shows, and how it looks.
fn shown<'b>(book: &'b Book<'_>, column: Column, seen: &Seen<'_>) -> (Parts, &'b Format) {
    let styles = &book.styles;
    let (framework, language) = (book.asked.framework, book.asked.language);
    let draft = &framework.draft().indicators[seen.indicator];
    let plain = |text: String| {
        let some = !text.is_empty();
        some.then_some((false, text)).into_iter().collect::<Parts>()
    };
    match column {
        Column::Asked(Word::Code) => (plain(draft.code.clone().unwrap_or_default()), &styles.code),
        Column::Asked(Word::Question) => (
            plain(question(draft, language, framework).to_owned()),
            &styles.wording,
        ),
        Column::Asked(_) => {
            let mut lines = guidance(framework, seen.indicator, language);
            lines.extend(unit_lines(framework, seen.indicator, book.asked.units));
            (headed(&lines), &styles.guidance)
        }
        Column::Review(ReviewWord::State) => {
            let mut text = book.own(ReviewWord::of(seen.state)).to_owned();
            if seen.fails && seen.state == ReviewState::Unanswered {
                book.own(ReviewWord::DoesNotApply).clone_into(&mut text);
            } else if seen.late {
                text = book.with(ReviewWord::StateLate, &[("state", text.into())]);
            }
            let format = match seen.state {
                ReviewState::Conflict => &styles.state_differs,
                ReviewState::Accepted | ReviewState::Adjudicated if !seen.late => {
                    &styles.state_done
                }
                _ => &styles.state,
            };
            (plain(text), format)
        }
        Column::Review(ReviewWord::Settled) => {
            let assessment = book.asked.ledger.assessment();
            let answer = assessment.answer_text(seen.indicator);
            let missing = answer == cpi_model::code::MISSING;
            let label = if missing {
                String::new()
            } else {
                book.label(seen.indicator, &answer)
            };
            (plain(label), &styles.state)
        }
        Column::Coding(number) => {
            let codings = seen.draft.map_or(&[][..], |draft| &draft.codings);
            let mut parts = Vec::new();
            // The last column has all that are left.
            let most = if number == MOST_CODINGS {
                codings.len()
            } else {
                1
            };
            for coding in codings.iter().skip(usize::from(number) - 1).take(most) {
                if !parts.is_empty() {
                    parts.push((false, "\n".to_owned()));
                }
                parts.extend(said(book, seen.indicator, coding));
            }
            let format = if seen.state == ReviewState::Conflict && !parts.is_empty() {
                &styles.differs
            } else {
                &styles.shown
            };
            (parts, format)
        }
        Column::Review(ReviewWord::SoFar) => (decided(book, seen), &styles.shown),
        Column::Review(ReviewWord::ReplySoFar) => {
            let reply = seen.draft.and_then(|draft| draft.reply.as_ref());
            let mut text = String::new();
            if let Some(reply) = reply {
                text = reply.text.clone().unwrap_or_default();
                if let Some(by) = &reply.by {
                    let parts = [("reply", text.into()), ("by", by.into())];
                    text = book.with(ReviewWord::Through, &parts);
                }
                text.push_str(&cited(book, &reply.evidence));
            }
            (plain(text), &styles.shown)
        }
        Column::Review(ReviewWord::ReplyDate) => (Vec::new(), &styles.open_date),
        Column::Review(ReviewWord::Points) => {
            let quantity = answers::scale(framework, seen.indicator).is_none();
            let format = if quantity {
                &styles.shown
            } else {
                &styles.open_number
            };
            (Vec::new(), format)
        }
        Column::Review(ReviewWord::Final) => {
            let quantity = answers::scale(framework, seen.indicator).is_none();
            let format = if quantity {
                &styles.open_number
            } else {
                &styles.open_centred
            };
            (Vec::new(), format)
        }
        Column::Review(ReviewWord::Decision) => (Vec::new(), &styles.open_centred),
        Column::Review(_) => (Vec::new(), &styles.open),
    }
}

/// What an assessor said: answer, comment, evidence, and whether it was sent back.
fn said(book: &Book<'_>, indicator: usize, coding: &CodingDraft) -> Parts {
    let assessor = coding.assessor.clone().unwrap_or_default();
    let answer = coding.answer.clone().unwrap_or_default();
    let mut head = format!("{assessor}: {}", book.label(indicator, &answer));
    if coding.late {
        head = book.with(ReviewWord::CodingLate, &[("coding", head.into())]);
    }
    let mut parts = vec![(true, head)];
    let mut rest = String::new();
    if let Some(rejected) = &coding.rejected {
        let by = rejected.by.as_deref().unwrap_or_default();
        let comment = rejected.comment.as_deref().unwrap_or_default();
        let parts = [("by", by.into()), ("comment", comment.into())];
        rest.push('\n');
        rest.push_str(&book.with(ReviewWord::SentBackBy, &parts));
    }
    if let Some(comment) = &coding.comment {
        rest.push_str(&format!("\n{comment}"));
    }
    rest.push_str(&cited(book, &coding.evidence));
    if !rest.is_empty() {
        parts.push((false, rest));
    }
    parts
}

fn decided(book: &Book<'_>, seen: &Seen<'_>) -> Parts {
    let Some(draft) = seen.draft else {
        return Vec::new();
    };
    let (head, by, why) = if let Some(decision) = &draft.adjudication {
        let answer = decision.answer.as_deref().unwrap_or_default();
        let mut head = book.label(seen.indicator, answer);
        if let Some(points) = &decision.points {
            let parts = [("answer", head.into()), ("points", Value::number(points))];
            head = book.with(ReviewWord::PointsAwarded, &parts);
        }
        (head, &decision.by, &decision.reason)
    } else if let Some(accepted) = &draft.accepted {
        let head = book.own(ReviewWord::Accepted).to_owned();
        (head, &accepted.by, &accepted.comment)
    } else {
        return Vec::new();
    };
    let by = by.as_deref().map_or_else(String::new, |by| {
        format!(" {}", book.with(ReviewWord::By, &[("by", by.into())]))
    });
    let why = why
        .as_deref()
        .map_or_else(String::new, |why| format!("\n{why}"));
    let mut parts = vec![(true, head)];
    if !(by.is_empty() && why.is_empty()) {
        parts.push((false, format!("{by}{why}")));
    }
    parts
}

/// Documents, a line each.
fn cited(book: &Book<'_>, evidence: &[EvidenceDraft]) -> String {
    let line = |evidence: &EvidenceDraft| {
        let consulted = evidence
            .consulted
            .as_ref()
            .map(|day| book.with(ReviewWord::Consulted, &[("day", day.into())]));
        let parts = [
            evidence.title.clone(),
            evidence.note.clone(),
            evidence.link.clone(),
            consulted,
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        format!("\n• {}", parts.join(", "))
    };
    evidence.iter().map(line).collect()
}

/// What fits into a cell; the rest stands in the document of the assessment.
fn fitting(parts: Parts) -> Parts {
    const MOST: usize = 32_000;
    let mut left = MOST;
    let mut fitting = Vec::new();
    for (bold, text) in parts {
        let end = text.char_indices().nth(left).map(|(end, _)| end);
        left = left.saturating_sub(text.chars().count());
        match end {
            Some(end) => {
                fitting.push((bold, format!("{} …", &text[..end])));
                break;
            }
            None => fitting.push((bold, text)),
        }
    }
    fitting
}

/// A4, across: first what was answered, then what is decided, then what the government
/// replies, with code and question beside each and the header on every page.
fn page(book: &Book<'_>, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let assessment = book.asked.ledger.assessment();
    let parts = [ReviewWord::Decision, ReviewWord::Reply].map(|word| book.open(word));
    let width =
        |columns: &[(Column, u32)]| -> u32 { columns.iter().map(|(_, width)| 7 * width + 5).sum() };
    let [decision, reply] = parts.map(usize::from);
    let beside = width(&book.columns[..2]);
    let widest = width(&book.columns[..decision])
        .max(beside + width(&book.columns[decision..reply]))
        .max(beside + width(&book.columns[reply..]));
    // The pixels of A4 within the margins, with room for programs whose letters are wider.
    let scale = (870 * 100 / widest.max(1)).clamp(30, 100);
    sheet
        .set_paper_size(9)
        .set_landscape()
        .set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3)
        .set_print_scale(u16::try_from(scale).unwrap_or(60))
        .set_footer(format!(
            "&L&8{} · {}&C&8{}&R&8{} &P / &N",
            assessment.country().replace('&', "&&"),
            assessment.round().replace('&', "&&"),
            book.own(ReviewWord::Review),
            book.word(Word::Page)
        ));
    sheet.set_vertical_page_breaks(&parts.map(u32::from))?;
    sheet.set_repeat_rows(0, HEADER)?;
    sheet.set_repeat_columns(0, 1)?;
    Ok(())
}
