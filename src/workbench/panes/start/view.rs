//! The start screen, and the list of sessions of late.

use egui::{Align, Button, Label, Layout, Response, RichText, ScrollArea, Ui, vec2};

use super::Out;
use crate::workbench::{
    actions::Action,
    desk::{Ask, Desk, Overlay, RecentFile, file_name},
    kit::{
        theme::{self, fonts, size},
        widgets::{first_focus, muted, section, title},
    },
};

/// As wide as a line of it gets.
const WIDEST: f32 = 520.0;

/// Draws the start screen.
pub fn show(ui: &mut Ui, desk: &Desk<'_>, out: &mut Out) {
    let room = ui.available_size();
    let width = (room.x - 2.0 * size::XL).min(WIDEST);
    ScrollArea::vertical()
        .auto_shrink([false, false])
        .show(ui, |ui| {
            ui.horizontal_top(|ui| {
                ui.add_space((room.x - width) / 2.0);
                ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
                    ui.set_width(width);
                    ui.add_space((room.y * 0.12).clamp(size::L, 120.0));
                    lines(ui, desk, out);
                    ui.add_space(size::XL);
                });
            });
        });
}

fn lines(ui: &mut Ui, desk: &Desk<'_>, out: &mut Out) {
    ui.spacing_mut().item_spacing.y = size::XS;
    ui.add(Label::new(
        RichText::new("Tickmark").font(fonts::headline()),
    ));
    let words = if desk.blank {
        "An article, its claims, the evidence and the decisions in one file."
    } else {
        "This session has no article yet."
    };
    ui.add(Label::new(RichText::new(words).font(fonts::statement())).wrap());
    ui.add_space(size::L);
    section(ui, "Begin");
    for (action, words) in [
        (Action::AddArticle, "New from files…"),
        (Action::PasteArticle, "New from the clipboard"),
        (Action::FetchAddress, "New from an address…"),
        (Action::Open, "Open a session…"),
        (Action::Tour, "Learn the keys in five minutes"),
        (Action::Sample, "Look around in a sample article"),
    ] {
        let response = line(ui, words, &action.key());
        if action == Action::AddArticle && desk.view.overlay == Overlay::None {
            first_focus(&response);
        }
        if response.clicked() {
            out.act(action);
        }
    }
    if !desk.recent.is_empty() {
        ui.add_space(size::L);
        section(ui, "Recent sessions");
        for recent in desk.recent {
            if entry(ui, recent, out).clicked() {
                out.ask(Ask::Files(vec![recent.path.clone()]));
            }
        }
    }
    ui.add_space(size::L);
    muted(
        ui,
        "Files dropped here are opened as well. Nothing is contacted unless you fetch an address.",
    );
}

/// Draws the list of sessions of late, on top of what is open.
pub fn recent(ui: &mut Ui, desk: &Desk<'_>, out: &mut Out) {
    ui.set_width((ui.ctx().content_rect().width() - 80.0).clamp(240.0, WIDEST));
    title(ui, "Recent sessions");
    if desk.recent.is_empty() {
        muted(ui, "No session was saved or opened on this machine yet.");
    }
    let room = (ui.ctx().content_rect().height() - 200.0).max(120.0);
    if !desk.recent.is_empty() {
        ScrollArea::vertical()
            .max_height(room)
            .min_scrolled_height(room)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                for (at, recent) in desk.recent.iter().enumerate() {
                    let response = entry(ui, recent, out);
                    if at == 0 {
                        first_focus(&response);
                    }
                    if response.clicked() {
                        out.ask(Ask::Overlay(Overlay::None));
                        out.ask(Ask::Files(vec![recent.path.clone()]));
                    }
                }
            });
    }
    ui.add_space(size::XS);
    if ui.button("Close").clicked() {
        out.ask(Ask::Overlay(Overlay::None));
    }
}

/// Something that can be begun, with its key.
fn line(ui: &mut Ui, words: &str, key: &str) -> Response {
    let words = RichText::new(words).font(fonts::ui_bold());
    let button = Button::new(words)
        .shortcut_text(key)
        .min_size(vec2(ui.available_width(), size::CONTROL + size::S));
    ui.add(button)
}

/// A session of late: its name, and where it lies.
fn entry(ui: &mut Ui, recent: &RecentFile, out: &mut Out) -> Response {
    let palette = theme::palette(ui.ctx());
    let name = file_name(&recent.path);
    let folder = recent.path.parent();
    let folder = folder.map_or_else(String::new, |folder| folder.display().to_string());
    let (ink, place) = if recent.missing {
        (palette.muted, format!("missing · {folder}"))
    } else {
        (palette.ink, folder)
    };
    ui.horizontal(|ui| {
        let words = RichText::new(&name).font(fonts::ui_bold()).color(ink);
        let room = ui.available_width() - if recent.missing { 32.0 } else { 0.0 };
        let button = Button::new(words)
            .right_text(
                RichText::new(place)
                    .font(fonts::small())
                    .color(palette.muted),
            )
            .frame_when_inactive(false)
            .min_size(vec2(room, size::CONTROL + size::XS))
            .truncate();
        let response = ui.add_sized(vec2(room, size::CONTROL + size::XS), button);
        if recent.missing {
            let cross = Button::new("×").frame_when_inactive(false);
            let cross = ui.add(cross.min_size(vec2(24.0, 24.0)));
            if cross.accessible_name(format!("Forget {name}")).clicked() {
                out.ask(Ask::Forget(recent.path.clone()));
            }
        }
        response.on_hover_text(recent.path.display().to_string())
    })
    .inner
}
