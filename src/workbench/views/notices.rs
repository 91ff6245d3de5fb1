//! What a person should know, above everything else.

use egui::{Frame, Margin, Panel, ScrollArea, Ui};

use super::Scene;
use crate::workbench::{message::Message, theme, widgets::Notice};

/// The most height they take from the article; more is scrolled to.
const MOST: f32 = 184.0;

/// Draws it.
pub fn notices(ui: &mut Ui, scene: &mut Scene<'_>) {
    let notices = scene.notices;
    if notices.all().is_empty() {
        return;
    }
    let frame = Frame {
        fill: theme::palette(ui.ctx()).background,
        inner_margin: Margin::symmetric(16, 8),
        ..Frame::default()
    };
    Panel::top("notices")
        .frame(frame)
        .max_size(MOST + 16.0)
        .show(ui, |ui| {
            ScrollArea::vertical()
                .max_height(MOST)
                // Or a long notice would be cut to a line or two, and the panel with it.
                .min_scrolled_height(MOST)
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    for (at, note) in notices.all().iter().enumerate() {
                        let mut notice = Notice::new(note.kind, &note.words).closable();
                        if let Some(words) = note.offer.words() {
                            notice = notice.action(words);
                        }
                        let response = notice.show(ui);
                        if response.acted {
                            scene.push(Message::Follow(at));
                        } else if response.closed {
                            scene.push(Message::Dismiss(at));
                        }
                    }
                });
        });
}
