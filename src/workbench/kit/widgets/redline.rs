//! Two wordings in one line: the words that go are struck through, those that come are underlined, each on a tint of its own, so
//! that it is no matter of colour.

use egui::{Color32, FontId, Stroke, TextFormat, Ui, text::LayoutJob};

use crate::workbench::kit::theme::{self, Tone, size};

/// What becomes of some words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Becomes {
    /// They stay.
    Same,
    /// They go.
    Gone,
    /// They come.
    New,
}

/// How words are set that came, or are gone.
pub fn marked(plain: &TextFormat, tone: Tone, new: bool) -> TextFormat {
    let line = Stroke::new(size::HAIR, tone.ink);
    TextFormat {
        color: tone.ink,
        background: tone.tint,
        underline: if new { line } else { Stroke::NONE },
        strikethrough: if new { Stroke::NONE } else { line },
        ..plain.clone()
    }
}

/// Words, each with what becomes of them and whether white space follows, set in a font.
pub fn redline<'w>(
    ui: &Ui,
    words: impl IntoIterator<Item = (Becomes, &'w str, bool)>,
    font: FontId,
    ink: Color32,
) -> LayoutJob {
    let palette = theme::palette(ui.ctx());
    let row = ui.fonts_mut(|fonts| fonts.row_height(&font));
    let plain = TextFormat {
        line_height: Some(row + ui.spacing().extra_text_line_spacing),
        ..TextFormat::simple(font, ink)
    };
    let mut job = LayoutJob::default();
    for (becomes, words, space) in words {
        let format = match becomes {
            Becomes::Same => plain.clone(),
            Becomes::Gone => marked(&plain, palette.wrong, false),
            Becomes::New => marked(&plain, palette.checked, true),
        };
        job.append(words, 0.0, format);
        if space {
            job.append(" ", 0.0, plain.clone());
        }
    }
    job
}
