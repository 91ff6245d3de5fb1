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
pub use palette::{
    DARK, DARK_HIGH, LIGHT, LIGHT_HIGH, PRINTED_INK, PRINTED_PAPER, Palette, Tone, contrast,
};

use egui::{Context, Theme};

/// How the window is dressed, beyond light and dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dress {
    /// Colours with more contrast.
    pub contrast: bool,
    /// Less white between things.
    pub compact: bool,
    /// Nothing moves of itself.
    pub still: bool,
}

impl Dress {
    /// The palette of a theme.
    const fn palette(self, theme: Theme) -> &'static Palette {
        match (theme, self.contrast) {
            (Theme::Light, false) => &LIGHT,
            (Theme::Dark, false) => &DARK,
            (Theme::Light, true) => &LIGHT_HIGH,
            (Theme::Dark, true) => &DARK_HIGH,
        }
    }
}

/// Where a context keeps what it is dressed in.
fn dress_id() -> egui::Id {
    egui::Id::unique("dress")
}

/// Gives a context the fonts and both styles; which of the two is shown follows `Context::set_theme`.
pub fn install(ctx: &Context) {
    fonts::install(ctx);
    dress(ctx, Dress::default());
}

/// Dresses a context otherwise.
pub fn dress(ctx: &Context, dress: Dress) {
    ctx.data_mut(|data| data.insert_temp(dress_id(), dress));
    for theme in [Theme::Light, Theme::Dark] {
        let palette = dress.palette(theme);
        ctx.set_style_of(theme, style::style(palette, theme == Theme::Dark, dress));
    }
}

/// The palette that is shown now.
pub fn palette(ctx: &Context) -> &'static Palette {
    let dress: Dress = ctx.data(|data| data.get_temp(dress_id()).unwrap_or_default());
    dress.palette(ctx.theme())
}
