//! A verdict as it is shown everywhere.

use egui::Ui;

use crate::{
    session::{Meaning, Scale},
    workbench::kit::{
        theme::{self, Palette, Tone},
        widgets::Chip,
    },
};

/// What a verdict is called, and the colours of what it means; an unknown one is shown as it is.
pub fn verdict_words<'v>(verdict: &'v str, scale: &'v Scale, palette: &Palette) -> (&'v str, Tone) {
    let label = scale.label(verdict);
    let words = label.map_or(verdict, |label| &label.text);
    let tone = match label.map(|label| scale.meaning(label)) {
        Some(Meaning::Right) => palette.checked,
        Some(Meaning::Partly) => palette.todo,
        Some(Meaning::Wrong) => palette.wrong,
        Some(Meaning::Open) | None => palette.attention,
    };
    (words, tone)
}

/// A verdict in the colour of what it means.
pub fn verdict_chip(ui: &mut Ui, verdict: Option<&str>, scale: &Scale) {
    let Some(verdict) = verdict else {
        return;
    };
    let (words, tone) = verdict_words(verdict, scale, theme::palette(ui.ctx()));
    Chip::toned(words, tone)
        .named(&format!("Verdict is {words}"))
        .show(ui);
}
