//! One thing that somebody, or the system, does to the window: what happens in one frame.

use std::path::PathBuf;

use egui::{Event, Key, Modifiers, PointerButton, Pos2, RawInput, Vec2, ViewportEvent, ViewportId};

use crate::support::window::dropped;

/// It.
#[derive(Clone, Debug)]
pub enum Deed {
    /// Keys, letters, the mouse: what comes in one frame.
    Events(Vec<Event>),
    /// The window has another size, on a screen of another sharpness.
    Resize(Vec2, f32),
    /// Files are held over the window.
    Hover(PathBuf),
    /// Files are dropped.
    Drop(Vec<PathBuf>),
    /// Nothing for some seconds.
    Pause(f64),
    /// The window is asked to close.
    Close,
}

impl Deed {
    /// A key goes down and comes up.
    pub fn press(modifiers: Modifiers, key: Key) -> Self {
        Self::Events(stroke(modifiers, key, false).into())
    }

    /// Words are typed.
    pub fn text(words: &str) -> Self {
        Self::Events(vec![Event::Text(words.to_owned())])
    }

    /// The mouse goes to a place.
    pub fn move_to(pos: Pos2) -> Self {
        Self::Events(vec![Event::PointerMoved(pos)])
    }

    /// A button of the mouse goes down or comes up.
    pub fn button(pos: Pos2, button: PointerButton, pressed: bool) -> Self {
        Self::Events(vec![Event::PointerButton {
            pos,
            button,
            pressed,
            modifiers: Modifiers::NONE,
        }])
    }

    /// Puts it into what the next frame reads.
    pub fn put(self, input: &mut RawInput) {
        let viewport = input.viewports.entry(ViewportId::ROOT).or_default();
        match self {
            Self::Events(events) => input.events.extend(events),
            Self::Hover(path) => input.hovered_files.push(egui::HoveredFile {
                path: Some(path),
                ..egui::HoveredFile::default()
            }),
            Self::Drop(paths) => {
                input.dropped_files.extend(paths.into_iter().map(dropped));
            }
            Self::Close => viewport.events.push(ViewportEvent::Close),
            Self::Resize(..) | Self::Pause(_) => {}
        }
    }
}

/// A key goes down and comes up; `again`: it is held down.
pub fn stroke(modifiers: Modifiers, key: Key, again: bool) -> [Event; 2] {
    [true, false].map(|pressed| Event::Key {
        key,
        physical_key: None,
        pressed,
        repeat: again && pressed,
        modifiers,
    })
}
