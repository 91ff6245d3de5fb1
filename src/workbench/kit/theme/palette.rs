//! The colours, light and dark, and the pairs of them that carry text.

use egui::Color32;

/// A colour and the tint that lies behind text of that colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tone {
    /// For text, lines and marks.
    pub ink: Color32,
    /// For the surface behind them.
    pub tint: Color32,
}

/// The paper of a document's pages, whatever the theme: they are pictures of what somebody printed. It changes no colour of a
/// picture that it is laid over.
pub const PRINTED_PAPER: Color32 = Color32::WHITE;
/// What is said on such a page by the program itself.
pub const PRINTED_INK: Color32 = LIGHT.ink;

/// Every colour of one theme, named by what it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Behind the panels at the sides.
    pub background: Color32,
    /// The page, the cards and the bars.
    pub paper: Color32,
    /// Text.
    pub ink: Color32,
    /// Text of second rank: captions, hints, units.
    pub muted: Color32,
    /// Hair lines between things.
    pub line: Color32,
    /// The edge of something one can type into or press, stronger than a hair line.
    pub edge: Color32,
    /// Fields and buttons at rest.
    pub field: Color32,
    /// Buttons under the pointer.
    pub hover: Color32,
    /// Behind text that the mouse has selected, and under the caret.
    pub marked: Color32,
    /// Behind words that somebody searches for.
    pub lit: Color32,
    /// The rail of a bar that fills up.
    pub rail: Color32,
    /// What falls from a window or a menu onto what lies below.
    pub shadow: Color32,
    /// What is selected, and what has the keyboard's focus.
    pub selected: Tone,
    /// To check and in progress.
    pub todo: Tone,
    /// Checked; supports; primary.
    pub checked: Tone,
    /// Found wrong; contradicts; an error.
    pub wrong: Tone,
    /// Needs attention.
    pub attention: Tone,
    /// Nothing to check.
    pub nothing: Tone,
}

/// An opaque colour from its hexadecimal digits, as a style sheet writes it.
const fn hex(rgb: u32) -> Color32 {
    let [_, r, g, b] = rgb.to_be_bytes();
    Color32::from_rgb(r, g, b)
}

const fn tone(ink: u32, tint: u32) -> Tone {
    Tone {
        ink: hex(ink),
        tint: hex(tint),
    }
}

/// Warm paper, ink, one pencil red, one blue.
pub const LIGHT: Palette = Palette {
    background: hex(0x00f6_f4ef),
    paper: hex(0x00ff_fdf9),
    ink: hex(0x0023_211d),
    muted: hex(0x006b_675e),
    line: hex(0x00e2_ddd2),
    edge: hex(0x00d3_cdc0),
    field: hex(0x00f6_f4ef),
    hover: hex(0x00ed_e9e0),
    marked: hex(0x00c9_ddf2),
    lit: hex(0x00ff_e08a),
    rail: hex(0x00e2_ddd2),
    shadow: Color32::from_rgba_premultiplied(6, 5, 4, 36),
    selected: tone(0x001f_4e79, 0x00e5_eef7),
    todo: tone(0x007d_6118, 0x00fb_f2d5),
    checked: tone(0x002d_6a45, 0x00e3_f1e6),
    wrong: tone(0x00a5_342a, 0x00f9_e3df),
    attention: tone(0x007a_4b9a, 0x00f0_e6f6),
    nothing: tone(0x0073_6e64, 0x00ff_fdf9),
};

/// The same page by lamplight.
pub const DARK: Palette = Palette {
    background: hex(0x001b_1a18),
    paper: hex(0x0023_2220),
    ink: hex(0x00e9_e5dc),
    muted: hex(0x00a3_9d91),
    line: hex(0x0038_352f),
    edge: hex(0x0048_443c),
    field: hex(0x001b_1a18),
    hover: hex(0x0030_2e2a),
    marked: hex(0x0033_4f6d),
    lit: hex(0x0066_5210),
    rail: hex(0x0038_352f),
    shadow: Color32::from_rgba_premultiplied(0, 0, 0, 110),
    selected: tone(0x009e_c3ea, 0x0022_313f),
    todo: tone(0x00e0_bf62, 0x003b_3320),
    checked: tone(0x008b_cf9f, 0x001f_3527),
    wrong: tone(0x00f0_9a8e, 0x0042_241f),
    attention: tone(0x00cf_a6ea, 0x0035_273f),
    nothing: tone(0x0097_8f82, 0x0023_2220),
};

/// Black on white.
pub const LIGHT_HIGH: Palette = Palette {
    background: hex(0x00ff_ffff),
    paper: hex(0x00ff_ffff),
    ink: hex(0x0000_0000),
    muted: hex(0x0033_3333),
    line: hex(0x0077_7777),
    edge: hex(0x0000_0000),
    field: hex(0x00ff_ffff),
    hover: hex(0x00e0_e0e0),
    marked: hex(0x00b8_d8ff),
    lit: hex(0x00ff_e000),
    rail: hex(0x00b0_b0b0),
    shadow: Color32::from_rgba_premultiplied(0, 0, 0, 120),
    selected: tone(0x0000_2f6b, 0x00e0_ecff),
    todo: tone(0x004d_3a00, 0x00ff_f0c2),
    checked: tone(0x0000_4a1c, 0x00dc_f5e2),
    wrong: tone(0x0078_0000, 0x00ff_e1dd),
    attention: tone(0x004a_1470, 0x00f3_e3ff),
    nothing: tone(0x0040_4040, 0x00ff_ffff),
};

/// White on black.
pub const DARK_HIGH: Palette = Palette {
    background: hex(0x0000_0000),
    paper: hex(0x0000_0000),
    ink: hex(0x00ff_ffff),
    muted: hex(0x00d8_d8d8),
    line: hex(0x008a_8a8a),
    edge: hex(0x00ff_ffff),
    field: hex(0x0000_0000),
    hover: hex(0x0030_3030),
    marked: hex(0x0000_3a75),
    lit: hex(0x005c_4a00),
    rail: hex(0x0060_6060),
    shadow: Color32::from_rgba_premultiplied(0, 0, 0, 160),
    selected: tone(0x00a8_d4ff, 0x0000_2238),
    todo: tone(0x00ff_dc73, 0x0033_2900),
    checked: tone(0x0094_eeb0, 0x0000_2c12),
    wrong: tone(0x00ff_b3a8, 0x0045_0c08),
    attention: tone(0x00e2_c2ff, 0x002f_0f45),
    nothing: tone(0x00c8_c8c8, 0x0000_0000),
};

impl Palette {
    /// Every pair of text and background that occurs, named; the contrast test goes through them.
    pub fn text_pairs(&self) -> Vec<(&'static str, Color32, Color32)> {
        let mut pairs = Vec::new();
        for (name, surface) in [
            ("background", self.background),
            ("paper", self.paper),
            ("field", self.field),
            ("hover", self.hover),
            ("marked", self.marked),
            ("lit", self.lit),
        ] {
            pairs.push((name, self.ink, surface));
        }
        for (name, tone) in self.tones() {
            // An article's text and a card's are ink on the tint of their state; a chip's is the state's own ink.
            pairs.push((name, self.ink, tone.tint));
            pairs.push((name, tone.ink, tone.tint));
            pairs.push((name, tone.ink, self.paper));
        }
        for (name, surface) in [
            ("muted on background", self.background),
            ("muted on paper", self.paper),
            ("muted on field", self.field),
            ("muted on hover", self.hover),
        ] {
            pairs.push((name, self.muted, surface));
        }
        pairs.push(("chosen in a menu", self.selected.ink, self.marked));
        for (name, tone) in [
            ("selected on background", self.selected),
            ("wrong on background", self.wrong),
            ("to do on background", self.todo),
        ] {
            pairs.push((name, tone.ink, self.background));
        }
        pairs
    }

    /// The tones with their names.
    pub fn tones(&self) -> [(&'static str, Tone); 6] {
        [
            ("selected", self.selected),
            ("to do", self.todo),
            ("checked", self.checked),
            ("wrong", self.wrong),
            ("attention", self.attention),
            ("nothing", self.nothing),
        ]
    }
}

/// The contrast of two opaque colours, 1 to 21, as the Web Content Accessibility Guidelines define it
/// (WCAG 2.2, "relative luminance" and "contrast ratio").
pub fn contrast(a: Color32, b: Color32) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(colour: Color32) -> f64 {
    let linear = |channel: u8| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.040_45 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * linear(colour.r()) + 0.7152 * linear(colour.g()) + 0.0722 * linear(colour.b())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_measure_is_that_of_the_guidelines() {
        assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 1e-9);
        // The known border case: #767676 on white is the lightest grey that passes.
        assert!(contrast(hex(0x0076_7676), Color32::WHITE) >= 4.5);
        assert!(contrast(hex(0x0077_7777), Color32::WHITE) < 4.5);
    }

    #[test]
    fn every_text_can_be_read_in_both_themes() {
        let mut poor = Vec::new();
        // WCAG 2.2: 1.4.3, and 1.4.6 where more contrast is asked for.
        for (theme, palette, least) in [
            ("light", &LIGHT, 4.5),
            ("dark", &DARK, 4.5),
            ("light, high", &LIGHT_HIGH, 7.0),
            ("dark, high", &DARK_HIGH, 7.0),
        ] {
            for (name, text, behind) in palette.text_pairs() {
                let measured = contrast(text, behind);
                if measured < least {
                    poor.push(format!(
                        "{theme}, {name}: {text:?} on {behind:?} is {measured:.2}"
                    ));
                }
            }
        }
        assert!(poor.is_empty(), "too little:\n{}", poor.join("\n"));
    }

    #[test]
    fn what_is_not_text_but_must_be_seen_stands_out() {
        // WCAG 2.2, 1.4.11: the focus ring and the marks need 3:1 against what lies beside them.
        for palette in [&LIGHT, &DARK, &LIGHT_HIGH, &DARK_HIGH] {
            for (name, tone) in palette.tones() {
                for surface in [palette.paper, palette.background, palette.field] {
                    assert!(contrast(tone.ink, surface) >= 3.0, "{name}");
                }
            }
        }
    }
}
