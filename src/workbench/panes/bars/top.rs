//! The bar at the top: what this is, is it saved, find, undo, export, who checks.

use egui::{Align, Button, CornerRadius, Frame, Key, Label, Layout, Margin, Panel, RichText, Ui};

use super::{Out, Status};
use crate::workbench::{
    actions::{Action, Entry},
    desk::{Ask, Desk, Room, menu, record_words::short},
    kit::{
        theme::{self, fonts, size},
        widgets::{Edit, Field, forget_typing, key_cap},
    },
};

/// What is kept free for the field for finding, with its key and its cross, in points.
const FIND: f32 = 330.0;
/// About the width of a letter, in points.
const LETTER: f32 = 7.5;

/// Draws it.
pub fn top(ui: &mut Ui, status: &Status<'_>, desk: &Desk<'_>, out: &mut Out) {
    let palette = theme::palette(ui.ctx());
    let frame = Frame {
        fill: palette.paper,
        inner_margin: Margin::symmetric(16, 8),
        ..Frame::default()
    };
    Panel::top("top").frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            let first = desk
                .derived
                .articles
                .first()
                .map_or("Untitled session", |row| row.title.as_str());
            let title = if desk.session.details.title.is_empty() {
                first
            } else {
                &desk.session.details.title
            };
            // What the right end needs is kept for it; the title is cut where it must be.
            let kept = match desk.view.room {
                Room::Three => 820.0,
                Room::Two => 580.0,
                Room::One => 490.0,
            };
            let room = ui.available_width() - kept;
            let room = egui::vec2(room.max(80.0), size::CONTROL);
            let line = Layout::left_to_right(Align::Center);
            ui.allocate_ui_with_layout(room, line, |ui| {
                ui.set_width(room.x);
                left(ui, status, title, desk, out);
            });
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                right(ui, desk, out);
            });
        });
    });
}

/// What this is, and is it saved.
fn left(ui: &mut Ui, status: &Status<'_>, title: &str, desk: &Desk<'_>, out: &mut Out) {
    if desk.view.article.is_some() && (status.no_articles || desk.view.room < Room::Three) {
        let button = ui.add(Button::new("Articles"));
        let hint = Action::Sidebar.entry().map(Entry::tooltip);
        if button.on_hover_text(hint.unwrap_or_default()).clicked() {
            out.act(Action::Sidebar);
        }
    }
    let name = ui.add(
        Button::new(RichText::new(short(title, 48)).font(fonts::title()))
            .frame_when_inactive(false)
            .corner_radius(CornerRadius::same(size::RADIUS))
            .truncate(),
    );
    if name.on_hover_text(Action::SessionDetails.name()).clicked() {
        out.act(Action::SessionDetails);
    }
    let file = if status.file.is_empty() {
        "not saved to a file yet".to_owned()
    } else {
        format!("{} · {}", status.file, status.saved.words())
    };
    // The status bar says at any width whether it is saved.
    if ui.available_width() > 80.0 {
        let words = RichText::new(file).color(theme::palette(ui.ctx()).muted);
        ui.add(Label::new(words).truncate());
    }
}

fn right(ui: &mut Ui, desk: &Desk<'_>, out: &mut Out) {
    let name = desk.author.name.trim();
    let room = desk.view.room;
    // Names are cut before anything lies on anything else.
    let author = match room {
        Room::One if name.is_empty() => "Who?".to_owned(),
        _ if name.is_empty() => "Who is checking?".to_owned(),
        Room::One => short(name, 8),
        Room::Two => short(name, 16),
        Room::Three => format!("Checking as {}", short(name, 24)),
    };
    let (undone, done) = match room {
        Room::One => (4, 4),
        Room::Two => (12, 20),
        Room::Three => (20, 32),
    };
    if ui
        .add(Button::new(author).frame_when_inactive(false))
        .clicked()
    {
        out.act(Action::Author);
    }
    ui.menu_button("Export", |ui| {
        menu::items(ui, desk, &[Action::Export, Action::TakeIn], out);
    });
    ui.menu_button("Session", |ui| {
        let lines = [
            Action::NewSession,
            Action::Open,
            Action::Recent,
            Action::AddArticle,
            Action::PasteArticle,
            Action::FetchAddress,
            Action::PastePlain,
            Action::Save,
            Action::SaveAs,
            Action::MergeCopy,
            Action::Disputes,
            Action::Problems,
            Action::SignOff,
            Action::SessionHistory,
            Action::SessionDetails,
            Action::Templates,
            Action::ArticleDetails,
            Action::RemoveArticle,
            Action::Notices,
            Action::Theme,
            Action::Preferences,
            Action::PutAside,
            Action::EraseRecovery,
            Action::Palette,
            Action::Help,
            Action::Tour,
            Action::About,
        ];
        menu::long(ui, desk, &lines, out);
    });
    let redo = desk.session.redo_label();
    step(ui, (Action::Redo, redo), undone, out);
    let undo = desk.session.undo_label();
    step(ui, (Action::Undo, undo), done, out);
    key_cap(ui, &Action::Search.key());
    let width = (ui.available_width() - size::XL).clamp(80.0, 240.0);
    // At the right end of the field; its place is kept while there is nothing to clear.
    let clear = !desk.view.search.is_empty();
    let cross = Button::new("×").min_size(egui::vec2(size::TARGET, size::CONTROL));
    let cross = ui
        .add_enabled(clear, cross)
        .accessible_name("Clear the search");
    if cross.on_hover_text("Shows all claims again").clicked() {
        forget_typing(ui.ctx(), super::find_id());
        out.ask(Ask::Search(String::new()));
    }
    let field = Field::new("Find claims, sources, words")
        .hint("Find claims, sources, words")
        .width(width - size::TARGET);
    let (response, edit) = field.show(ui, super::find_id(), &desk.view.search);
    if let Some(Edit::Typing(words) | Edit::Done(words)) = edit {
        out.ask(Ask::Search(words));
    }
    // Enter goes to the first hit, and on to the next: the field keeps the focus, so that Enter goes on meaning that.
    let enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if enter && !desk.view.search.trim().is_empty() {
        response.request_focus();
        out.act(Action::NextClaim);
    }
}

/// Takes a step back, or does it again: the button names it. Redo is there when there is something to do again.
fn step(ui: &mut Ui, (action, label): (Action, Option<&str>), most: usize, out: &mut Out) {
    if action == Action::Redo && label.is_none() {
        return;
    }
    let name = action.name();
    let words = label.map_or_else(|| name.to_owned(), |label| format!("{name} “{label}”"));
    // The words of the step give way to the field for finding.
    let spare = ui.available_width() - FIND;
    let wide = |letters: usize| LETTER * u16::try_from(letters).map_or(f32::MAX, f32::from);
    let shown = if most > name.len() && wide(most) <= spare {
        short(&words, most)
    } else {
        name.to_owned()
    };
    let button = ui.add_enabled(label.is_some(), Button::new(shown));
    let button = button.accessible_name(&words);
    let hint = action.entry().map_or(String::new(), Entry::tooltip);
    if button.on_hover_text(format!("{words}\n{hint}")).clicked() {
        out.act(action);
    }
}
