//! What lies on top: the command palette, and windows for decisions.

use std::path::PathBuf;

use egui::{Button, Id, Key, Label, Modal, RichText, ScrollArea, TextEdit, Ui};

use super::{Lists, Scene, disputes, forms, help, history};
use crate::workbench::{
    actions::{ACTIONS, Action, Entry, Situation},
    message::Message,
    state::{Next, Overlay, Purpose},
    theme::{self, fonts, size},
    widgets::{Buffer, muted},
};

/// Draws what lies on top, if anything does.
pub fn overlay(ui: &mut Ui, lists: &mut Lists, scene: &mut Scene<'_>, is: Situation) {
    let overlay = scene.view.overlay.clone();
    if overlay == Overlay::None {
        return;
    }
    let modal = Modal::new(Id::unique("overlay")).frame(egui::Frame::window(ui.style()));
    let shown = modal.show(ui.ctx(), |ui| match overlay {
        Overlay::None => {}
        Overlay::Palette { query, chosen } => palette(ui, scene, is, query, chosen),
        Overlay::Help => help::help(ui, scene),
        Overlay::Path {
            purpose,
            path,
            asking,
        } => path_form(ui, scene, purpose, path, asking),
        Overlay::Article(article) => forms::article(ui, scene, article),
        Overlay::Session => forms::session(ui, scene),
        Overlay::Author {
            name,
            initials,
            first,
        } => forms::author(ui, scene, name, initials, first),
        Overlay::Close => close(ui, scene),
        Overlay::Leave(next) => leave(ui, scene, next),
        Overlay::Erase => erase(ui, scene),
        Overlay::History(about) => history::history(ui, &mut lists.past, scene, about),
        Overlay::Disputes => disputes::disputes(ui, &mut lists.disputes, scene),
    });
    if shown.should_close() {
        scene.push(Message::Overlay(Overlay::None));
    }
}

/// The title of what lies on top.
pub fn title(ui: &mut Ui, words: &str) {
    ui.label(RichText::new(words).font(fonts::title()));
    ui.add_space(size::XS);
}

/// Whether a name holds every word that was typed.
fn fits(name: &str, query: &str) -> bool {
    let name = name.to_lowercase();
    query
        .to_lowercase()
        .split_whitespace()
        .all(|part| name.contains(part))
}

fn palette(ui: &mut Ui, scene: &mut Scene<'_>, is: Situation, mut query: String, chosen: usize) {
    ui.set_width(460.0);
    let before = (query.clone(), chosen);
    let found: Vec<&Entry> = ACTIONS
        .iter()
        .filter(|entry| !matches!(entry.action, Action::Palette | Action::Escape))
        .filter(|entry| {
            entry.when.holds(is) && (fits(entry.name, &query) || fits(entry.hint, &query))
        })
        .collect();
    let last = found.len().saturating_sub(1);
    let mut chosen = chosen.min(last);
    ui.input_mut(|input| {
        let none = egui::Modifiers::NONE;
        if input.consume_key(none, Key::ArrowDown) {
            chosen = (chosen + 1).min(last);
        }
        if input.consume_key(none, Key::ArrowUp) {
            chosen = chosen.saturating_sub(1);
        }
    });
    let colour = theme::palette(ui.ctx()).muted;
    let mut buffer = Buffer(&mut query);
    let edit = TextEdit::singleline(&mut buffer)
        .hint_text(RichText::new("What do you want to do?").color(colour))
        .desired_width(f32::INFINITY);
    let response = ui.add(edit).accessible_name("Command");
    let enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    response.request_focus();
    let mut run = None;
    if found.is_empty() {
        // Nor an empty list: egui 0.37 panics when the scroll bar of one is pressed while it fades away.
        muted(ui, "No command has these words.");
    } else {
        ScrollArea::vertical()
            .max_height(360.0)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                for (at, entry) in found.iter().enumerate() {
                    let button = Button::selectable(at == chosen, entry.name)
                        .shortcut_text(entry.key())
                        .min_size(egui::vec2(ui.available_width(), 0.0));
                    let response = ui.add(button).on_hover_text(entry.hint);
                    if at == chosen && before.1 != chosen {
                        response.scroll_to_me(None);
                    }
                    if response.clicked() || (enter && at == chosen) {
                        run = Some(entry.action);
                    }
                }
            });
    }
    if let Some(action) = run {
        scene.push(Message::Overlay(Overlay::None));
        scene.push(Message::Act(action));
    } else if (query.clone(), chosen) != before {
        let chosen = if query == before.0 { chosen } else { 0 };
        scene.push(Message::Overlay(Overlay::Palette { query, chosen }));
    }
}

impl Purpose {
    const fn title(self) -> &'static str {
        match self {
            Self::AddArticle => "Add an article",
            Self::Open => "Open a session",
            Self::Save => "Save the session as",
            Self::Markdown => "Export the review summary as Markdown",
            Self::Csv => "Export the claims as CSV",
            Self::Copy => "Save a copy without history and names",
            Self::Merge => "Merge with another copy of the session",
        }
    }

    const fn verb(self) -> &'static str {
        match self {
            Self::AddArticle => "Add",
            Self::Open => "Open",
            Self::Save => "Save",
            Self::Markdown | Self::Csv => "Export",
            Self::Copy => "Save the copy",
            Self::Merge => "Merge",
        }
    }
}

fn path_form(ui: &mut Ui, scene: &mut Scene<'_>, purpose: Purpose, mut path: String, asking: bool) {
    ui.set_width(480.0);
    title(ui, purpose.title());
    let before = path.clone();
    let mut buffer = Buffer(&mut path);
    let edit = TextEdit::singleline(&mut buffer)
        .hint_text("/folder/name")
        .desired_width(f32::INFINITY);
    let response = ui.add(edit).accessible_name("Path");
    let enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if !response.has_focus() && !enter && ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
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
            scene.push(Message::Path(purpose, vec![PathBuf::from(path.trim())]));
        }
        if ui.add_enabled(!asking, Button::new("Browse…")).clicked() {
            scene.push(Message::Browse(purpose));
        }
        if ui.button("Cancel").clicked() {
            scene.push(Message::Overlay(Overlay::None));
        }
    });
    if path != before {
        scene.push(Message::Overlay(Overlay::Path {
            purpose,
            path,
            asking,
        }));
    }
}

fn close(ui: &mut Ui, scene: &mut Scene<'_>) {
    ui.set_width(380.0);
    title(ui, "Save before closing?");
    ui.add(Label::new("The last steps are not in the session's file. A recovery copy is kept on this machine and offered at the next start.").wrap());
    ui.horizontal(|ui| {
        if ui.button("Save and close").clicked() {
            scene.push(Message::SaveAndClose);
        }
        if ui.button("Close without saving").clicked() {
            scene.push(Message::CloseAnyway);
        }
        if ui.button("Cancel").clicked() {
            scene.push(Message::Overlay(Overlay::None));
        }
    });
}

fn leave(ui: &mut Ui, scene: &mut Scene<'_>, next: Next) {
    ui.set_width(380.0);
    title(ui, "Open another session?");
    ui.add(Label::new("The last steps in this one are not in its file. A recovery copy is kept and offered when it is opened again.").wrap());
    ui.horizontal(|ui| {
        if ui.button("Open the other").clicked() {
            scene.push(Message::LeaveAnyway(next));
        }
        if ui.button("Cancel").clicked() {
            scene.push(Message::Overlay(Overlay::None));
        }
    });
}

fn erase(ui: &mut Ui, scene: &mut Scene<'_>) {
    ui.set_width(400.0);
    title(ui, "Erase all recovery copies?");
    ui.add(Label::new("Journals, backups and recovery copies on this machine are erased. The session files themselves stay.").wrap());
    ui.horizontal(|ui| {
        if ui.button("Erase").clicked() {
            scene.push(Message::EraseRecovery);
            scene.push(Message::Overlay(Overlay::None));
        }
        if ui.button("Cancel").clicked() {
            scene.push(Message::Overlay(Overlay::None));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn a_command_is_found_by_any_of_its_words() {
        assert!(fits("Status: in progress", "prog stat"));
        assert!(!fits("Save", "open"));
        assert!(fits("Save", ""));
    }
}
