//! Words of which some are lit, because somebody searches for them.

use egui::{Color32, FontId, TextFormat, Ui, text::LayoutJob};

use crate::{
    text::Span,
    workbench::kit::{finder::hits, theme},
};

/// Words in a font and a colour; what is searched for (in lower case; may be empty) is lit in them.
pub fn lit(ui: &Ui, words: &str, font: FontId, colour: Color32, search: &str) -> LayoutJob {
    let row = ui.fonts_mut(|fonts| fonts.row_height(&font));
    let plain = TextFormat {
        // As egui sets all other words.
        line_height: Some(row + ui.spacing().extra_text_line_spacing),
        ..TextFormat::simple(font, colour)
    };
    let lit = TextFormat {
        background: theme::palette(ui.ctx()).lit,
        ..plain.clone()
    };
    let mut job = LayoutJob::default();
    let mut end = 0;
    for hit in hits(words, search) {
        if hit.start > end {
            job.append(Span::new(end, hit.start).of(words), 0.0, plain.clone());
        }
        job.append(hit.of(words), 0.0, lit.clone());
        end = hit.end;
    }
    if end < words.len() || words.is_empty() {
        job.append(Span::new(end, words.len()).of(words), 0.0, plain);
    }
    job
}
