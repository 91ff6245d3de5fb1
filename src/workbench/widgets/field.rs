//! A text field that keeps what is typed to itself until the person is done.

use egui::{
    Context, Event, FontId, Id, Key, Response, RichText, TextEdit, Ui, text_edit::TextEditState,
};

use super::Buffer;
use crate::workbench::theme::{self, fonts};

/// What happened in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// It now holds these words, and the person is still in it.
    Typing(String),
    /// The person left it, or pressed Enter, with other words than before. A field that was closed while someone
    /// typed (by selecting another claim, say) says this when it is shown again; see also [`finish_editing`].
    Done(String),
    /// The person left it with the words it had before: typed and taken back, or given up with Escape.
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
    focus: bool,
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
            focus: false,
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

    /// Takes the keyboard's focus in this frame.
    #[must_use]
    pub const fn focus(mut self, focus: bool) -> Self {
        self.focus = focus;
        self
    }

    /// Shows `value` for editing under an id of its own; Escape gives up what was typed.
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
        let response = ui
            .add(
                edit.id(id)
                    .font(self.font)
                    .text_color(palette.ink)
                    .hint_text(RichText::new(self.hint).color(palette.muted))
                    .desired_width(self.width),
            )
            .accessible_name(self.name);
        if self.focus {
            response.request_focus();
        }
        let done = self.lines > 1
            && response.has_focus()
            && ui.input(|input| input.events.iter().any(is_done));
        if done {
            response.surrender_focus();
        }
        let edit = if response.lost_focus() || done {
            let typed = ui.data(|data| data.get_temp::<String>(id)).is_some();
            ui.data_mut(|data| data.remove::<String>(id));
            let given_up = ui.input(|input| input.key_pressed(Key::Escape));
            if words != value && !given_up {
                Some(Edit::Done(words))
            } else {
                typed.then_some(Edit::Left)
            }
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

/// Takes the keyboard's focus from the field that has it, so that it says [`Edit::Done`] in the next frame: before
/// saving, before closing what it belongs to.
pub fn finish_editing(ctx: &Context) {
    if ctx.text_edit_focused()
        && let Some(id) = ctx.memory(egui::Memory::focused)
    {
        ctx.memory_mut(|memory| memory.surrender_focus(id));
        ctx.request_repaint();
    }
}
