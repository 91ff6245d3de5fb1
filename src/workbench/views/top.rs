//! The bar at the top: what this is, is it saved, find, undo, export, who checks.

use egui::{Align, Button, CornerRadius, Frame, Id, Label, Layout, Margin, Panel, RichText, Ui};

use super::Scene;
use crate::workbench::{
    actions::{Action, Entry},
    message::Message,
    state::Focus,
    theme::{self, fonts, size},
    widgets::{Edit, Field, key_cap},
};

/// Draws it.
pub fn top(ui: &mut Ui, scene: &mut Scene<'_>) {
    let palette = theme::palette(ui.ctx());
    let frame = Frame {
        fill: palette.paper,
        inner_margin: Margin::symmetric(16, 8),
        ..Frame::default()
    };
    Panel::top("top").frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            let first = scene
                .derived
                .articles
                .first()
                .map_or("Untitled session", |row| row.title.as_str());
            let title = if scene.session.details.title.is_empty() {
                first
            } else {
                &scene.session.details.title
            };
            let tight = ui.available_width() < TIGHT;
            // What the right end needs is kept for it; the title is cut where it must be.
            let room = ui.available_width() - if tight { 580.0 } else { 820.0 };
            let room = egui::vec2(room.max(80.0), size::CONTROL);
            let line = Layout::left_to_right(Align::Center);
            ui.allocate_ui_with_layout(room, line, |ui| {
                ui.set_width(room.x);
                left(ui, scene, title);
            });
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                right(ui, scene, tight);
            });
        });
    });
}

/// Narrower than this, names are cut before anything lies on anything else.
const TIGHT: f32 = 1060.0;

/// What this is, and is it saved.
fn left(ui: &mut Ui, scene: &mut Scene<'_>, title: &str) {
    let name = ui.add(
        Button::new(RichText::new(short(title, 48)).font(fonts::title()))
            .frame_when_inactive(false)
            .corner_radius(CornerRadius::same(size::RADIUS))
            .truncate(),
    );
    if name.on_hover_text(Action::SessionDetails.name()).clicked() {
        scene.push(Message::Act(Action::SessionDetails));
    }
    let file = if scene.file.is_empty() {
        "not saved to a file yet".to_owned()
    } else {
        format!("{} · {}", scene.file, scene.saved.words())
    };
    // The status bar says at any width whether it is saved.
    if ui.available_width() > 80.0 {
        let words = RichText::new(file).color(theme::palette(ui.ctx()).muted);
        ui.add(Label::new(words).truncate());
    }
}

fn right(ui: &mut Ui, scene: &mut Scene<'_>, tight: bool) {
    let name = scene.author.name.trim();
    let author = if name.is_empty() {
        "Who is checking?".to_owned()
    } else if tight {
        short(name, 16)
    } else {
        format!("Checking as {}", short(name, 24))
    };
    if ui
        .add(Button::new(author).frame_when_inactive(false))
        .clicked()
    {
        scene.push(Message::Act(Action::Author));
    }
    ui.menu_button("Export…", |ui| {
        for action in [
            Action::ExportMarkdown,
            Action::ExportCsv,
            Action::ExportCopy,
        ] {
            menu_item(ui, scene, action);
        }
    });
    ui.menu_button("Session", |ui| {
        for action in [
            Action::AddArticle,
            Action::PasteArticle,
            Action::Open,
            Action::Save,
            Action::SaveAs,
            Action::MergeCopy,
            Action::Disputes,
            Action::SessionHistory,
            Action::SessionDetails,
            Action::ArticleDetails,
            Action::Theme,
            Action::EraseRecovery,
            Action::Palette,
            Action::Help,
        ] {
            menu_item(ui, scene, action);
        }
    });
    let undo = scene
        .session
        .undo_label()
        .map_or_else(|| "Undo".to_owned(), |label| format!("Undo “{label}”"));
    let undo = ui.add_enabled(
        scene.session.undo_label().is_some(),
        Button::new(short(&undo, if tight { 20 } else { 40 })),
    );
    if undo
        .on_hover_text(Action::Undo.entry().map_or(String::new(), Entry::tooltip))
        .clicked()
    {
        scene.push(Message::Act(Action::Undo));
    }
    key_cap(ui, &Action::Search.key());
    let focus = scene.view.focus == Some(Focus::Search);
    let width = (ui.available_width() - size::XL).clamp(80.0, 240.0);
    let field = Field::new("Find claims, sources, words")
        .hint("Find claims, sources, words")
        .width(width)
        .focus(focus);
    if let (_, Some(Edit::Typing(words) | Edit::Done(words))) =
        field.show(ui, Id::unique("search"), &scene.view.search)
    {
        scene.push(Message::Search(words));
    }
}

/// A line of a menu, as the table of actions has it.
pub fn menu_item(ui: &mut Ui, scene: &mut Scene<'_>, action: Action) {
    let Some(entry) = action.entry() else {
        return;
    };
    if action == Action::Disputes && scene.derived.disputes.left() == 0 {
        return;
    }
    let button = Button::new(entry.name).shortcut_text(entry.key());
    if ui.add(button).on_hover_text(entry.hint).clicked() {
        scene.push(Message::Act(action));
        ui.close();
    }
}

/// Words cut to a length, with an ellipsis.
pub fn short(words: &str, most: usize) -> String {
    if words.chars().count() <= most {
        return words.to_owned();
    }
    let cut: String = words.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", cut.trim_end())
}
