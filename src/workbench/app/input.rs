//! Reads keys, dropped files and pasted text.

use std::{path::PathBuf, sync::atomic::Ordering};

use egui::{Context, Event, Key, ViewportCommand};

use super::App;
use crate::workbench::{
    actions::{self, Action},
    message::Message,
    state::Overlay,
    widgets::finish_editing,
};

impl App {
    /// Reads keys, dropped files and pasted text.
    pub(super) fn input(&mut self, ctx: &Context) {
        self.keys(ctx);
        let covered = self.view.overlay != Overlay::None;
        let is = self.situation();
        if ctx.input(|input| input.events.contains(&Event::WindowFocused(true))) {
            self.watch.look();
        }
        let (dropped, pasted) = ctx.input_mut(|input| {
            let dropped: Vec<PathBuf> = input
                .raw
                .dropped_files
                .iter()
                .map(|file| file.path().to_path_buf())
                .collect();
            let mut pasted = None;
            if !covered {
                pasted = input.events.iter().find_map(|event| match event {
                    Event::Paste(text) => Some(text.clone()),
                    _ => None,
                });
            }
            (dropped, pasted)
        });
        if !dropped.is_empty() {
            self.take_files(ctx, dropped);
        }
        let copied = ctx.input(|input| input.events.contains(&Event::Copy));
        if copied && !covered && !ctx.text_edit_focused() && !is.words {
            // With words selected the page itself copies them.
            self.messages.push_back(Message::Act(Action::CopyText));
        }
        if let Some(text) = pasted.filter(|_| !ctx.text_edit_focused()) {
            self.messages.push_back(Message::Pasted(text));
        }
        let asked = ctx.input(|input| input.viewport().close_requested());
        if asked && !self.closing && !self.ending.load(Ordering::Relaxed) {
            self.take_typed(ctx);
            if self.document.is_dirty() || self.view.is_citing() {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
                self.view.overlay = Overlay::Close;
                finish_editing(ctx);
            }
        }
    }

    /// Does what keys ask for, one after the other. What is typed after a key that opens a field waits for the field: on
    /// a slow machine both may come in one frame.
    fn keys(&mut self, ctx: &Context) {
        let held = std::mem::take(&mut self.held);
        let typing = ctx.text_edit_focused() || self.was_typing;
        if held.iter().any(is_escape) {
            // egui itself saw it a frame ago, before the field was there.
            finish_editing(ctx);
        }
        ctx.input_mut(|input| drop(input.events.splice(0..0, held)));
        let mut at = 0;
        loop {
            let covered = self.view.overlay != Overlay::None;
            let is = self.situation();
            let Some(action) = actions::next(ctx, &mut at, is, covered, typing) else {
                break;
            };
            self.messages.push_back(Message::Act(action));
            self.settle(ctx);
            if self.view.takes_keyboard(covered) {
                self.hold(ctx, at);
                return;
            }
        }
        // Escape leaves a field; keys after it are for the window.
        let escape = ctx.input(|input| input.events.iter().position(is_escape));
        if typing && let Some(escape) = escape {
            self.hold(ctx, escape + 1);
        }
    }

    /// Keeps what was typed from an event on for the next frame.
    fn hold(&mut self, ctx: &Context, from: usize) {
        ctx.input_mut(|input| {
            let from = from.min(input.events.len());
            let rest = input.events.split_off(from);
            let (held, others): (Vec<_>, Vec<_>) = rest.into_iter().partition(|event| {
                matches!(
                    event,
                    Event::Key { .. } | Event::Text(_) | Event::Paste(_) | Event::Ime(_)
                )
            });
            input.events.extend(others);
            self.held = held;
        });
        if !self.held.is_empty() {
            ctx.request_repaint();
        }
    }
}

const fn is_escape(event: &Event) -> bool {
    matches!(
        event,
        Event::Key {
            key: Key::Escape,
            pressed: true,
            ..
        }
    )
}
