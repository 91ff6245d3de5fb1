//! Somebody is asked for a path.

use std::path::PathBuf;

use egui::{Button, Key, Label, RichText, TextEdit, Ui};

use super::Out;
use crate::workbench::{
    desk::{Ask, Overlay, Purpose},
    kit::{
        theme,
        widgets::{Buffer, select, title},
    },
};

impl Purpose {
    fn title(self) -> String {
        let words = match self {
            Self::AddArticle => "Add an article",
            Self::AddDocuments => "Add documents to the backup",
            Self::ReferDocuments => "Refer to documents where they are",
            Self::Recording => "The recording that this is a transcript of",
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
            Self::ReferDocuments => "Refer",
            Self::Recording => "Choose",
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
    // Before what it is for: on a slow machine the last letters and Enter come in one frame.
    if path != before {
        out.ask(Ask::Overlay(Overlay::Path {
            purpose,
            path: path.clone(),
            asking,
        }));
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
            out.ask(Ask::Path(purpose, vec![meant(path.trim())]));
        }
        if ui.add_enabled(!asking, Button::new("Browse…")).clicked() {
            out.ask(Ask::Browse(purpose, PathBuf::from(&path)));
        }
        if ui.button("Cancel").clicked() {
            out.ask(Ask::Overlay(Overlay::None));
        }
    });
}

/// The path that is meant: a whole path that was typed behind a folder which stood there already counts alone.
fn meant(path: &str) -> PathBuf {
    let whole = |at: &usize| {
        let before = path.get(..*at).unwrap_or_default();
        let rest = path.get(*at..).unwrap_or_default();
        let mut letters = rest.chars();
        let drive = letters.next().is_some_and(|c| c.is_ascii_alphabetic())
            && letters.next() == Some(':')
            && letters.next().is_some_and(is_separator);
        let after_folder = before.ends_with(is_separator);
        // Two at the beginning are a computer's name.
        after_folder && (drive || before.len() > 1 && rest.starts_with('/'))
    };
    let starts = path.char_indices().map(|(at, _)| at);
    let start = starts.rev().find(whole).unwrap_or(0);
    PathBuf::from(path.get(start..).unwrap_or_default())
}

const fn is_separator(c: char) -> bool {
    matches!(c, '/' | '\\')
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
    select(ui, field, begin..begin + letters(stem));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_path_behind_a_folder_counts_alone() {
        for (typed, means) in [
            ("/home/ida/s.json", "/home/ida/s.json"),
            ("/home/ida//tmp/s.json", "/tmp/s.json"),
            ("/home//ida//tmp/s.json", "/tmp/s.json"),
            (r"C:\Users\ida\D:\s.json", r"D:\s.json"),
            (r"C:\Users\s.json", r"C:\Users\s.json"),
            ("//server/folder/s.json", "//server/folder/s.json"),
            (r"\\server\folder\s.json", r"\\server\folder\s.json"),
            ("s.json", "s.json"),
            ("", ""),
        ] {
            assert_eq!(meant(typed), PathBuf::from(means), "{typed}");
        }
    }
}
