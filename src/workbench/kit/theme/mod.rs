//! Every colour, size, font and distance of the window, and nothing else.
//!
//! Nowhere else may a colour or a font size be written down (a test looks for it), so that light and dark, and the
//! contrast of both, are decided in one place. Must not know: claims, sessions, views.

pub mod fonts;
mod mark;
mod palette;
pub mod size;
mod style;

pub use mark::{MarkState, Underline};
pub use palette::{DARK, LIGHT, Palette, Tone, contrast};

use egui::Context;

/// Gives a context the fonts and both styles; which of the two is shown follows `Context::set_theme`.
pub fn install(ctx: &Context) {
    fonts::install(ctx);
    ctx.set_style_of(egui::Theme::Light, style::style(&LIGHT, false));
    ctx.set_style_of(egui::Theme::Dark, style::style(&DARK, true));
}

/// The palette that is shown now.
pub fn palette(ctx: &Context) -> &'static Palette {
    match ctx.theme() {
        egui::Theme::Light => &LIGHT,
        egui::Theme::Dark => &DARK,
    }
}
