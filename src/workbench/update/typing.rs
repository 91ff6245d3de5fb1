//! Words on their way from a field into the session.

use egui::Context;

use crate::workbench::{app::App, widgets::forget_typing};

/// Seconds without a letter after which what was typed so far is taken into the session: a longer one loses more when
/// the machine stops, a shorter one makes many small steps to undo.
const TYPING_PAUSE: f64 = 4.0;

impl App {
    /// Takes what is being typed in fields into the session; the fields go on from there.
    pub(in crate::workbench) fn take_typed(&mut self, ctx: &Context) {
        for (field, _) in &self.typed {
            forget_typing(ctx, *field);
        }
        self.take_words();
    }

    /// The same where there is no window any more.
    pub(in crate::workbench) fn take_words(&mut self) {
        for (_, command) in std::mem::take(&mut self.typed) {
            self.apply(command);
        }
    }

    /// After a pause in typing the words so far go into the session, and so into the journal.
    pub(in crate::workbench) fn rest_of_typing(&mut self, ctx: &Context) {
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
