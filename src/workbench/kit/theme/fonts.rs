//! The two voices: a reading serif for the article's words, a plain sans for the program's own.

use std::sync::Arc;

use egui::{Context, FontData, FontDefinitions, FontFamily, FontId};

/// The bundled faces (SIL Open Font License; the texts lie beside the files), with the family each one leads.
const FACES: [(&str, &[u8]); 5] = [
    (
        READING,
        include_bytes!("../../../../assets/fonts/SourceSerif4-Regular.ttf"),
    ),
    (
        READING_ITALIC,
        include_bytes!("../../../../assets/fonts/SourceSerif4-It.ttf"),
    ),
    (
        READING_BOLD,
        include_bytes!("../../../../assets/fonts/SourceSerif4-Semibold.ttf"),
    ),
    (
        UI,
        include_bytes!("../../../../assets/fonts/Inter-Regular.ttf"),
    ),
    (
        UI_BOLD,
        include_bytes!("../../../../assets/fonts/Inter-SemiBold.ttf"),
    ),
];

const READING: &str = "reading";
const READING_ITALIC: &str = "reading-italic";
const READING_BOLD: &str = "reading-bold";
const UI: &str = "ui";
const UI_BOLD: &str = "ui-bold";

/// Size of an article's running text, in points.
pub const READING_SIZE: f32 = 18.0;
/// Distance from one line of running text to the next: 1.6 times its size, to the whole pixel.
pub const READING_LEADING: f32 = 29.0;
/// Size of a claim's statement on its card.
pub const STATEMENT_SIZE: f32 = 16.0;
/// Distance between the lines of a statement.
pub const STATEMENT_LEADING: f32 = 21.0;
/// Size of a headline.
pub const HEADLINE_SIZE: f32 = 28.0;
/// Distance between the lines of a headline.
pub const HEADLINE_LEADING: f32 = 35.0;
/// Size of the program's own words.
pub const UI_SIZE: f32 = 13.0;
/// Size of chips, key caps and captions.
pub const SMALL_SIZE: f32 = 11.5;
/// Size of the title in the top bar and of a window's heading.
pub const TITLE_SIZE: f32 = 15.0;

/// What egui falls back to: first every other bundled face of the same voice, then egui's own, then (in the
/// window, through eframe's `system_fonts`) the system's.
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let own: Vec<String> = fonts
        .families
        .get(&FontFamily::Proportional)
        .cloned()
        .unwrap_or_default();
    for (name, bytes) in FACES {
        fonts
            .font_data
            .insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
        // Inter holds the marks and arrows that the serif lacks.
        let mut chain = vec![name.to_owned()];
        if name != UI {
            chain.push(UI.to_owned());
        }
        chain.extend(own.iter().cloned());
        // Hack has the symbols that neither has.
        chain.push("Hack".to_owned());
        fonts.families.insert(FontFamily::Name(name.into()), chain);
    }
    for (family, first) in [
        (FontFamily::Proportional, vec![UI.to_owned()]),
        (FontFamily::Monospace, Vec::new()),
    ] {
        let chain = fonts.families.entry(family).or_default();
        chain.splice(0..0, first);
        if !chain.iter().any(|name| name == UI) {
            chain.push(UI.to_owned());
        }
    }
    fonts
}

/// Gives a context the fonts.
pub fn install(ctx: &Context) {
    ctx.set_fonts(definitions());
}

fn named(name: &'static str, size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(name.into()))
}

/// Running text of an article.
pub fn reading() -> FontId {
    named(READING, READING_SIZE)
}

/// Emphasis in an article: hedges, captions.
pub fn reading_italic() -> FontId {
    named(READING_ITALIC, READING_SIZE)
}

/// Strong words in an article.
pub fn reading_bold() -> FontId {
    named(READING_BOLD, READING_SIZE)
}

/// An article's headline.
pub fn headline() -> FontId {
    named(READING_BOLD, HEADLINE_SIZE)
}

/// A claim's statement on a card.
pub fn statement() -> FontId {
    named(READING, STATEMENT_SIZE)
}

/// A caption under a picture.
pub fn caption() -> FontId {
    named(READING_ITALIC, STATEMENT_SIZE)
}

/// A quotation or an extract inside a card.
pub fn extract() -> FontId {
    named(READING_ITALIC, UI_SIZE + 1.0)
}

/// The program's own words.
pub fn ui() -> FontId {
    named(UI, UI_SIZE)
}

/// The program's own words, stressed.
pub fn ui_bold() -> FontId {
    named(UI_BOLD, UI_SIZE)
}

/// Chips, key caps, captions.
pub fn small() -> FontId {
    named(UI, SMALL_SIZE)
}

/// Small words, stressed: headings of sections and the words of a state's chip.
pub fn small_bold() -> FontId {
    named(UI_BOLD, SMALL_SIZE)
}

/// A title.
pub fn title() -> FontId {
    named(UI_BOLD, TITLE_SIZE)
}

/// A mark in the margin.
pub fn mark(scale: f32) -> FontId {
    named(UI_BOLD, UI_SIZE * scale)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbench::kit::theme::MarkState;

    #[test]
    fn every_mark_has_its_glyph_in_the_bundled_fonts() {
        let ctx = Context::default();
        install(&ctx);
        // Fonts exist once a pass has begun.
        ctx.run_ui(egui::RawInput::default(), |_| {})
            .drop_without_applying_deltas();
        ctx.fonts_mut(|fonts| {
            let glyphs: String = MarkState::ALL
                .iter()
                .map(|state| state.glyph())
                .chain("▶→←↑↓−+·…“”’é".chars())
                .collect();
            for font in [ui(), ui_bold(), reading(), reading_italic(), reading_bold()] {
                for glyph in glyphs.chars() {
                    assert!(fonts.has_glyph(&font, glyph), "{glyph} in {font:?}");
                }
            }
        });
    }
}
