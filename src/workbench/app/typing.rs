//! Words on their way from a field into the session.

use egui::Context;

use super::App;
use crate::{
    session::Command,
    workbench::{desk::Out, kit::widgets::forget_typing},
};

/// Seconds without a letter after which what was typed so far is taken into the session: a longer one loses more when
/// the machine stops, a shorter one makes many small steps to undo.
const TYPING_PAUSE: f64 = 4.0;

impl App {
    /// Notes what a field holds.
    pub(super) fn typing(&mut self, ctx: &Context, field: egui::Id, command: Command) {
        self.typed.retain(|(other, _)| *other != field);
        self.typed.push((field, command));
        self.typed_at = ctx.input(|input| input.time);
    }

    /// Takes what is being typed in fields into the session; the fields go on from there.
    pub(super) fn take_typed(&mut self, ctx: &Context) {
        for (field, command) in std::mem::take(&mut self.typed) {
            forget_typing(ctx, field);
            self.put(ctx, field, command);
        }
    }

    /// Takes the words of a field into the session. Where they are again what they were before the steps that this field has
    /// just made, those are taken back: what is typed and taken away leaves none.
    pub(super) fn put(&mut self, ctx: &Context, field: egui::Id, command: Command) {
        let before = self.session().revision();
        let last = self.typed_last.take();
        let own = last.filter(|(id, _, revision)| (*id, *revision) == (field, before));
        let steps = own.map_or(0, |(_, steps, _)| steps);
        if steps > 0 && self.keeping.takes_back(&command, steps) {
            for _ in 0..steps {
                self.apply(ctx, Command::Undo);
            }
            return;
        }
        self.apply(ctx, command);
        let now = self.session().revision();
        self.typed_last = if now == before {
            last
        } else {
            Some((field, steps + 1, now))
        };
    }

    /// The same where there is no window any more.
    pub(super) fn take_last_words(&mut self) {
        for (_, command) in std::mem::take(&mut self.typed) {
            // Nobody is there to be told why one cannot be done.
            self.keeping.apply(command, &mut Out::default());
        }
    }

    /// After a pause in typing the words so far go into the session, and so into the journal.
    pub(super) fn rest_of_typing(&mut self, ctx: &Context) {
        if self.typed.is_empty() {
            return;
        }
        let left = self.typed_at + TYPING_PAUSE - ctx.input(|input| input.time);
        if left > 0.0 {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(left));
        } else {
            self.take_typed(ctx);
        }
    }
}
