//! Somebody is asked for a path.

use std::path::PathBuf;

use egui::{
    Button, Key, Label, RichText, TextEdit, Ui,
    text::{CCursor, CCursorRange, CharIndex},
    text_edit::TextEditState,
};

use super::Out;
use crate::workbench::{
    desk::{Ask, Overlay, Purpose},
    kit::{
        theme,
        widgets::{Buffer, title},
    },
};

impl Purpose {
    fn title(self) -> String {
        let words = match self {
            Self::AddArticle => "Add an article",
            Self::AddDocuments => "Add documents to the backup",
            Self::AddDraft => "Add a new draft of the article",
            Self::Open => "Open a session",
            Self::Save => "Save the session as",
            Self::HandOut(format) => return format!("Export: {}", format.label()),
            Self::Returned => "Take in a file that was handed out and came back",
            Self::Sources => "Enter sources from a file",
            Self::Merge => "Merge with another copy of the session",
        };
        words.to_owned()
    }

    const fn verb(self) -> &'static str {
        match self {
            Self::AddArticle | Self::AddDocuments | Self::AddDraft => "Add",
            Self::Open => "Open",
            Self::Save => "Save",
            Self::HandOut(_) => "Write",
            Self::Returned | Self::Sources => "Read",
            Self::Merge => "Merge",
        }
    }
}

/// Draws it. `asking`: the desktop's own dialog is open beside it.
pub fn show(ui: &mut Ui, purpose: Purpose, mut path: String, asking: bool, out: &mut Out) {
    ui.set_width(480.0);
    title(ui, &purpose.title());
    let before = path.clone();
    let mut buffer = Buffer(&mut path);
    let edit = TextEdit::singleline(&mut buffer)
        .hint_text("/folder/name")
        .desired_width(f32::INFINITY);
    let response = ui.add(edit).accessible_name("Path");
    let enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if !response.has_focus() && !enter && ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
        select_name(ui, response.id, &path);
    }
    let hint = if asking {
        "The desktop's own dialog is open beside this one; a path typed here works as well, and so do files dropped on the window."
    } else {
        "Type a path, or drop files on the window."
    };
    ui.add(Label::new(RichText::new(hint).color(theme::palette(ui.ctx()).muted)).wrap());
    ui.horizontal(|ui| {
        let ready = !path.trim().is_empty();
        let go = ui.add_enabled(ready, Button::new(purpose.verb())).clicked() || (enter && ready);
        if go {
            out.ask(Ask::Path(purpose, vec![PathBuf::from(path.trim())]));
        }
        if ui.add_enabled(!asking, Button::new("Browse…")).clicked() {
            out.ask(Ask::Browse(purpose, PathBuf::from(&path)));
        }
        if ui.button("Cancel").clicked() {
            out.ask(Ask::Overlay(Overlay::None));
        }
    });
    if path != before {
        out.ask(Ask::Overlay(Overlay::Path {
            purpose,
            path,
            asking,
        }));
    }
}

/// Selects the name of the file that is proposed, without its folder and endings: what is typed takes its place.
fn select_name(ui: &Ui, field: egui::Id, path: &str) {
    let letters = |words: &str| words.chars().count();
    let (folder, name) = path
        .rsplit_once(['/', '\\'])
        .map_or(("", path), |(folder, name)| {
            (path.get(..=folder.len()).unwrap_or_default(), name)
        });
    let stem = name.split_once('.').map_or(name, |(stem, _)| stem);
    let begin = letters(folder);
    let range = CCursorRange::two(
        CCursor::new(CharIndex(begin)),
        CCursor::new(CharIndex(begin + letters(stem))),
    );
    let mut state = TextEditState::load(ui.ctx(), field).unwrap_or_default();
    state.cursor.set_char_range(Some(range));
    state.store(ui.ctx(), field);
}
