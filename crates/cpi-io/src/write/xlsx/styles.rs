//! What do cells look like?

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

const DARK: u32 = 0x12_4B_5C;
const MIDDLE: u32 = 0xD5_E6_EA;
const LIGHT: u32 = 0xF3_F7_F8;
const OPEN: u32 = 0xFF_F8_DC;
const DONE: u32 = 0xE3_F4_E1;
const RULE: u32 = 0xC4_CE_D2;
const FAINT: u32 = 0x6B_7A_80;
const ACCENT: u32 = 0x4E_9A_A8;
const ALERT: u32 = 0xF8_D7_CF;

/// The formats of a workbook.
pub(in crate::write) struct Styles {
    pub(in crate::write) title: Format,
    pub(in crate::write) subtitle: Format,
    /// Of the notice that a translation is a draft.
    pub(in crate::write) notice: Format,
    pub(in crate::write) heading: Format,
    pub(in crate::write) header: Format,
    pub(in crate::write) header_right: Format,
    pub(in crate::write) band: Format,
    pub(in crate::write) code: Format,
    pub(in crate::write) wording: Format,
    pub(in crate::write) guidance: Format,
    pub(in crate::write) shown: Format,
    pub(in crate::write) open: Format,
    pub(in crate::write) open_centred: Format,
    pub(in crate::write) open_number: Format,
    pub(in crate::write) open_date: Format,
    pub(in crate::write) label: Format,
    pub(in crate::write) value: Format,
    pub(in crate::write) small: Format,
    pub(in crate::write) open_value: Format,
    pub(in crate::write) step: Format,
    pub(in crate::write) cell: Format,
    pub(in crate::write) count: Format,
    pub(in crate::write) share: Format,
    pub(in crate::write) bold: Format,
    pub(in crate::write) plain: Format,
    pub(in crate::write) total: Format,
    pub(in crate::write) total_share: Format,
    pub(in crate::write) total_label: Format,
    pub(in crate::write) bar: Format,
    pub(in crate::write) total_bar: Format,
    pub(in crate::write) done: Format,
    pub(in crate::write) ruled_out: Format,
    pub(in crate::write) wanting: Format,
    pub(in crate::write) state: Format,
    pub(in crate::write) differs: Format,
    pub(in crate::write) state_differs: Format,
    pub(in crate::write) state_done: Format,
}

impl Styles {
    pub(in crate::write) fn new() -> Self {
        let base = || Format::new().set_font_name("Calibri").set_font_size(10);
        let boxed = || {
            base()
                .set_border(FormatBorder::Thin)
                .set_border_color(Color::RGB(RULE))
                .set_align(FormatAlign::Top)
                .set_text_wrap()
        };
        let open = || {
            boxed()
                .set_unlocked()
                .set_background_color(Color::RGB(OPEN))
        };
        let text = |format: Format| format.set_num_format("@");
        let count = |format: Format| format.set_num_format("0").set_align(FormatAlign::Right);
        let header = || {
            boxed()
                .set_bold()
                .set_font_color(Color::White)
                .set_background_color(Color::RGB(DARK))
                .set_align(FormatAlign::VerticalCenter)
        };
        let total = || boxed().set_bold().set_background_color(Color::RGB(MIDDLE));
        Self {
            title: base()
                .set_font_size(18)
                .set_bold()
                .set_font_color(Color::RGB(DARK)),
            subtitle: base().set_font_size(12).set_font_color(Color::RGB(FAINT)),
            notice: base()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::VerticalCenter)
                .set_background_color(Color::RGB(ALERT)),
            heading: base()
                .set_font_size(13)
                .set_bold()
                .set_font_color(Color::RGB(DARK)),
            header: header(),
            header_right: header().set_align(FormatAlign::Right),
            band: base()
                .set_bold()
                .set_font_color(Color::RGB(DARK))
                .set_background_color(Color::RGB(MIDDLE))
                .set_align(FormatAlign::VerticalCenter),
            code: text(boxed().set_font_color(Color::RGB(FAINT))),
            wording: text(boxed().set_font_size(11)),
            guidance: text(boxed().set_font_size(9)),
            shown: text(
                boxed()
                    .set_font_size(9)
                    .set_background_color(Color::RGB(LIGHT)),
            ),
            open: text(open()),
            open_centred: text(open().set_bold().set_align(FormatAlign::Center)),
            open_number: open()
                .set_bold()
                .set_align(FormatAlign::Center)
                .set_num_format("General"),
            open_date: open().set_num_format("yyyy\\-mm\\-dd"),
            label: base()
                .set_font_color(Color::RGB(FAINT))
                .set_align(FormatAlign::Top),
            value: text(base().set_bold().set_align(FormatAlign::Top)),
            small: text(
                base()
                    .set_font_size(8)
                    .set_font_color(Color::RGB(FAINT))
                    .set_align(FormatAlign::Top),
            ),
            open_value: text(open().set_bold()),
            step: base().set_align(FormatAlign::Top).set_text_wrap(),
            cell: text(boxed()),
            count: count(boxed()),
            share: boxed().set_num_format("0 %").set_align(FormatAlign::Right),
            bold: base()
                .set_font_size(9)
                .set_bold()
                .set_font_color(Color::RGB(DARK)),
            plain: base().set_font_size(9),
            total: count(total()),
            total_share: total().set_num_format("0 %").set_align(FormatAlign::Right),
            total_label: total(),
            bar: boxed().set_font_size(7).set_font_color(Color::RGB(ACCENT)),
            total_bar: total().set_font_size(7).set_font_color(Color::RGB(ACCENT)),
            done: Format::new().set_background_color(Color::RGB(DONE)),
            ruled_out: Format::new()
                .set_background_color(Color::RGB(0xE2_E4_E5))
                .set_font_color(Color::RGB(0x8C_94_98)),
            wanting: Format::new().set_background_color(Color::RGB(ALERT)),
            state: text(boxed().set_font_size(9).set_bold()),
            differs: text(
                boxed()
                    .set_font_size(9)
                    .set_background_color(Color::RGB(0xFD_F0_EC)),
            ),
            state_differs: text(
                boxed()
                    .set_font_size(9)
                    .set_bold()
                    .set_background_color(Color::RGB(ALERT)),
            ),
            state_done: text(
                boxed()
                    .set_font_size(9)
                    .set_bold()
                    .set_background_color(Color::RGB(DONE)),
            ),
        }
    }

    /// The colour of tabs.
    pub(in crate::write) fn accent() -> Color {
        Color::RGB(ACCENT)
    }
}
