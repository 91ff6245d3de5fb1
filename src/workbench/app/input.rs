//! Reads keys, dropped files and pasted text.

use std::{path::PathBuf, sync::atomic::Ordering};

use egui::{Context, Event, Key, ViewportCommand};

use super::{
    App, Message,
    focus::{self, Covered, is_escape},
};
use crate::workbench::{
    actions::{self, Action, Group, Place, Pressed, When},
    desk::{Ask, Overlay},
    kit::widgets::NoticeKind,
    panes::articles,
};

impl App {
    /// Reads keys, dropped files and pasted text.
    pub(super) fn input(&mut self, ctx: &Context) {
        self.keys(ctx);
        let covered = self.covered() != Covered::No;
        let is = self.situation();
        if ctx.input(|input| input.events.contains(&Event::WindowFocused(true))) {
            self.keep(ctx, |keeping, _, out| keeping.look_soon(out));
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
            self.handle(ctx, Message::Ask(Ask::Dropped(dropped)));
        }
        let copied = ctx.input(|input| input.events.contains(&Event::Copy));
        if copied && !covered && !ctx.text_edit_focused() && !is.words {
            // With words selected the page itself copies them.
            self.messages
                .push_back(Message::Ask(Ask::Act(Action::CopyText)));
        }
        if let Some(text) = pasted.filter(|_| !ctx.text_edit_focused()) {
            self.messages.push_back(Message::Ask(Ask::Pasted(text)));
        }
        let asked = ctx.input(|input| input.viewport().close_requested());
        if asked && !self.keeping.is_closing() && !self.ending.load(Ordering::Relaxed) {
            self.take_typed(ctx);
            if self.is_dirty() || !self.panes.unfinished().is_empty() {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
                self.cover(ctx, Overlay::Close);
            }
        }
    }

    /// Does what keys ask for, one after the other. What is pressed after a key that may move the focus waits for the
    /// next frame, when it is seen where the focus is: on a slow machine both may come in one frame.
    fn keys(&mut self, ctx: &Context) {
        self.focus.take_back(ctx, self.covered());
        let held = std::mem::take(&mut self.held);
        let late = held.len();
        ctx.input_mut(|input| drop(input.events.splice(0..0, held)));
        let mut at = 0;
        loop {
            let from = at;
            let place = self.focus.place(ctx, self.covered());
            let pressed = actions::next(ctx, &mut at, self.situation(), place);
            if let Some(pressed) = pressed {
                self.pressed(ctx, pressed);
                if self.focus.place(ctx, self.covered()) == place {
                    continue;
                }
            } else if let Some(last) = at.checked_sub(1) {
                self.left_to_others(ctx, place, (from, last), last < late, &mut at);
            }
            self.hold(ctx, at);
            return;
        }
    }

    /// Does what a key asks for, or says what is missing.
    fn pressed(&mut self, ctx: &Context, pressed: Pressed) {
        match pressed {
            // It was not asked for by its name: what comes is asked about.
            Pressed::Act(Action::PasteArticle) => {
                ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
            }
            // In a field it is what everybody else means by this key.
            Pressed::Act(Action::PastePlain) if ctx.text_edit_focused() => {
                ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
            }
            Pressed::Act(Action::PastePlain) => {
                let message = Message::Articles(articles::Message::Look);
                self.messages.push_back(message);
            }
            Pressed::Act(action) => {
                self.messages.push_back(Message::Ask(Ask::Act(action)));
                self.settle(ctx);
            }
            Pressed::Elsewhere(entry) => {
                let words = format!(
                    "{}: not from a document. {} goes to the claims and the article.",
                    entry.name,
                    Action::OtherPane.key()
                );
                self.tell(NoticeKind::Info, words);
            }
            Pressed::Missing(entry) => {
                let moving = matches!(entry.group, Group::Moving | Group::Words);
                if !(moving && entry.when == When::Article) {
                    let words = format!("{}: {}", entry.name, entry.when.missing());
                    self.tell(NoticeKind::Info, words);
                }
            }
        }
    }

    /// A key was left to what has the focus; unless it is Escape on a field or a button, which gives the focus back.
    fn left_to_others(
        &self,
        ctx: &Context,
        place: Place,
        (from, last): (usize, usize),
        late: bool,
        at: &mut usize,
    ) {
        let Some(event) = ctx.input(|input| input.events.get(last).cloned()) else {
            return;
        };
        if is_escape(&event) && matches!(place, Place::Field | Place::Widget) {
            let before = ctx.input(|input| {
                let events = input.events.get(from..last);
                events.is_some_and(|events| events.iter().any(actions::is_typed))
            });
            if before {
                // The field gets its letters first.
                *at = last;
                return;
            }
            ctx.input_mut(|input| drop(input.events.remove(last)));
            *at = last;
            self.focus.go_home(ctx);
            ctx.request_repaint();
        }
        if let Event::Key {
            key: Key::Tab,
            pressed: true,
            modifiers,
            ..
        } = event
            && late
        {
            focus::tab(ctx, modifiers);
        }
    }

    const fn covered(&self) -> Covered {
        match &self.view.overlay {
            Overlay::None => Covered::No,
            pane if pane.is_pane() => Covered::ByPane,
            _ => Covered::ByOther,
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
