//! What a person should know, above the article.

use egui::{Frame, Margin, Panel, ScrollArea, Ui};

use super::Scene;
use crate::workbench::{message::Message, widgets::Notice};

/// Draws it.
pub fn notices(ui: &mut Ui, scene: &mut Scene<'_>) {
    let notices = scene.notices;
    if notices.all().is_empty() {
        return;
    }
    let frame = Frame {
        inner_margin: Margin::symmetric(16, 8),
        ..Frame::default()
    };
    Panel::top("notices")
        .frame(frame)
        .max_size(200.0)
        .show(ui, |ui| {
            ScrollArea::vertical()
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
