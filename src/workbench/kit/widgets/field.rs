//! A text field that keeps what is typed to itself until the person is done.

use std::ops::Range;

use egui::{
    Context, Event, FontId, Id, Key, Response, RichText, TextBuffer, TextEdit, Ui,
    text::{CCursor, CCursorRange, CharIndex},
    text_edit::TextEditState,
};

use super::{Buffer, lit};
use crate::workbench::kit::theme::{self, fonts};

/// Selects some letters of a field, by their numbers: what is typed next takes their place.
pub fn select(ui: &Ui, field: Id, letters: Range<usize>) {
    let [from, to] = [letters.start, letters.end].map(|at| CCursor::new(CharIndex(at)));
    let mut state = TextEditState::load(ui.ctx(), field).unwrap_or_default();
    state
        .cursor
        .set_char_range(Some(CCursorRange::two(from, to)));
    state.store(ui.ctx(), field);
}

/// What happened in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// It now holds these words, and the person is still in it.
    Typing(String),
    /// The person left it, or pressed Enter, with other words than before. A field that was closed while someone
    /// typed (by selecting another claim, say) says this when it is shown again; see also [`drop_focus`].
    Done(String),
    /// It holds the words it had before again: typed and taken back.
    Left,
}

/// A text field with a name.
#[derive(Clone, Debug)]
pub struct Field<'a> {
    name: &'a str,
    hint: &'a str,
    label: bool,
    lines: usize,
    font: FontId,
    width: f32,
    lit: &'a str,
}

impl<'a> Field<'a> {
    /// A field of one line, named for a screen reader.
    pub fn new(name: &'a str) -> Self {
        Self {
            name,
            hint: "",
            label: false,
            lines: 1,
            font: fonts::ui(),
            width: f32::INFINITY,
            lit: "",
        }
    }

    /// Shows the name above the field.
    #[must_use]
    pub const fn labelled(mut self) -> Self {
        self.label = true;
        self
    }

    /// Words shown while it is empty.
    #[must_use]
    pub const fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// Several lines: Enter makes a new one, Ctrl+Enter is done.
    #[must_use]
    pub const fn lines(mut self, lines: usize) -> Self {
        self.lines = lines;
        self
    }

    /// In another font.
    #[must_use]
    pub fn font(mut self, font: FontId) -> Self {
        self.font = font;
        self
    }

    /// No wider than this, in points.
    #[must_use]
    pub const fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// Lights words in it, in lower case: what somebody searches for.
    #[must_use]
    pub const fn lit(mut self, words: &'a str) -> Self {
        self.lit = words;
        self
    }

    /// Shows `value` for editing under an id of its own; however it is left, what was typed is kept.
    pub fn show(self, ui: &mut Ui, id: Id, value: &str) -> (Response, Option<Edit>) {
        let palette = theme::palette(ui.ctx());
        if self.label {
            ui.label(
                RichText::new(self.name)
                    .font(fonts::small_bold())
                    .color(palette.muted),
            );
        }
        let mut words: String = ui
            .data(|data| data.get_temp(id))
            .unwrap_or_else(|| value.to_owned());
        let mut buffer = Buffer(&mut words);
        let edit = if self.lines > 1 {
            TextEdit::multiline(&mut buffer).desired_rows(self.lines)
        } else {
            TextEdit::singleline(&mut buffer)
        };
        let font = self.font.clone();
        let mut layouter = |ui: &Ui, words: &dyn TextBuffer, width: f32| {
            let mut job = lit(ui, words.as_str(), font.clone(), palette.ink, self.lit);
            job.wrap.max_width = width;
            job.break_on_newline = self.lines > 1;
            job.keep_trailing_whitespace = true;
            ui.fonts_mut(|fonts| fonts.layout_job(job))
        };
        let edit = if self.lit.is_empty() {
            edit
        } else {
            edit.layouter(&mut layouter)
        };
        let response = ui
            .add(
                edit.id(id)
                    .font(self.font)
                    .text_color(palette.ink)
                    .hint_text(RichText::new(self.hint).color(palette.muted))
                    .desired_width(self.width),
            )
            .accessible_name(self.name);
        let done = self.lines > 1
            && response.has_focus()
            && ui.input(|input| input.events.iter().any(is_done));
        if done {
            response.surrender_focus();
        }
        let edit = if response.lost_focus() || done {
            let typed = ui.data(|data| data.get_temp::<String>(id)).is_some();
            ui.data_mut(|data| data.remove::<String>(id));
            if words == value {
                typed.then_some(Edit::Left)
            } else {
                Some(Edit::Done(words))
            }
        } else if response.changed() && words == value {
            // Taken back, or a key that had nothing to take away: there is no change to come.
            ui.data_mut(|data| data.remove::<String>(id));
            Some(Edit::Left)
        } else if response.changed() {
            ui.data_mut(|data| data.insert_temp(id, words.clone()));
            Some(Edit::Typing(words))
        } else if !response.has_focus() && ui.data(|data| data.get_temp::<String>(id)).is_some() {
            // It was closed in the middle of a word, and is back: what was typed is not lost.
            ui.data_mut(|data| data.remove::<String>(id));
            (words != value).then_some(Edit::Done(words))
        } else {
            None
        };
        (response, edit)
    }
}

/// Ctrl+Enter, by the event's own modifiers: in a long frame the keys may be up again when it is drawn.
pub const fn is_done(event: &Event) -> bool {
    matches!(
        event,
        Event::Key {
            key: Key::Enter,
            pressed: true,
            modifiers,
            ..
        } if modifiers.command
    )
}

/// Forgets what is being typed in a field, because it was taken over: the field goes on from its new value.
pub fn forget_typing(ctx: &Context, id: Id) {
    ctx.data_mut(|data| data.remove::<String>(id));
}

/// Forgets every field, with its cursor and what was typed into it before: another session has others.
pub fn forget_fields(ctx: &Context) {
    ctx.data_mut(|data| {
        data.remove_by_type::<TextEditState>();
        data.remove_by_type::<String>();
    });
}

/// After a field of words that the program holds was drawn, which held them `before` and holds them `after`: what was written
/// into it otherwise than by its keys (once something was said it is empty) is no step that its own undo goes back over.
pub fn undo_ends(ui: &Ui, response: &Response, before: &str, after: &str) {
    let key = response.id.with("held");
    let held = ui.data(|data| data.get_temp::<String>(key));
    if held.is_some_and(|held| held != before)
        && before == after
        && let Some(mut state) = TextEditState::load(ui.ctx(), response.id)
    {
        state.clear_undoer();
        state.store(ui.ctx(), response.id);
    }
    ui.data_mut(|data| data.insert_temp(key, after.to_owned()));
}

/// Takes the keyboard's focus from whatever has it; a field says [`Edit::Done`] in the next frame.
pub fn drop_focus(ctx: &Context) {
    if let Some(id) = ctx.memory(egui::Memory::focused) {
        ctx.memory_mut(|memory| memory.surrender_focus(id));
        ctx.request_repaint();
    }
}
