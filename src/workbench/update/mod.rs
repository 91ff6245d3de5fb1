//! The one place that applies what views and keys ask for.
//!
//! A message becomes a command of the session (by `App::apply`, the only caller of the session's one door), a change of
//! what is shown, or a job. One file per kind: `act` for the actions of the table, `claim` for those on the selected
//! claim, `words` for selected words, `moving` from one thing to the next, `cite`, `typing`, `settings`.

mod act;
mod cite;
mod claim;
mod dispute;
mod moving;
mod settings;
mod typing;
mod words;

use egui::{Context, ViewportCommand};

use super::{
    app::App,
    message::Message,
    notices::Offer,
    state::{Next, Overlay, Purpose},
    widgets::{NoticeKind, finish_editing},
};
use crate::session::{Command, Id};

impl App {
    /// Applies one message.
    pub(in crate::workbench) fn handle(&mut self, ctx: &Context, message: Message) {
        if message.needs_typed_words() {
            self.take_typed(ctx);
        }
        let covered = self.view.overlay != Overlay::None;
        let asked = matches!(self.view.overlay, Overlay::Author { first: true, .. });
        match message {
            Message::Act(action) => self.act(ctx, action),
            Message::Do(command) => self.apply(command),
            Message::Typing(field, command) => {
                self.typed.retain(|(other, _)| *other != field);
                self.typed.push((field, *command));
                self.typed_at = ctx.input(|input| input.time);
            }
            Message::Typed(field, command) => {
                self.typed.retain(|(other, _)| *other != field);
                self.apply(*command);
            }
            Message::Untyped(field) => self.typed.retain(|(other, _)| *other != field),
            Message::Article(article) => self.show_article(Some(article)),
            Message::Claim(claim) => {
                self.view.choose(claim);
                self.view.reveal = claim.is_some();
            }
            Message::Filter(filter) => self.view.filter = filter,
            Message::Pick(pick) => self.view.pick = pick,
            Message::Search(words) => self.view.search = words,
            Message::Threshold(threshold) => self.view.threshold = Some(threshold),
            Message::Citing(citing) => self.view.cite(citing.map(|citing| *citing)),
            Message::Cite(citing) => self.cite(*citing),
            Message::Overlay(overlay) => {
                // Whoever puts away the question where to save no longer wants to close.
                self.closing &= overlay != Overlay::None;
                self.view.overlay = overlay;
                self.arrived = None;
            }
            Message::Path(purpose, paths) => self.take_paths(ctx, purpose, paths, false),
            Message::Browse(purpose) => self.browse(ctx, purpose),
            Message::Pasted(text) => self.import_pasted(ctx, text),
            Message::Author { name, initials } => self.set_author(name, initials),
            Message::Cancel(job) => {
                if self.jobs.cancel(job) && self.saving == Some(job) {
                    self.saving = None;
                    self.closing = false;
                    self.watch_file();
                }
            }
            Message::Dismiss(notice) => {
                if let Some(Offer::Recover(journal)) =
                    self.notices.take(notice).map(|note| note.offer)
                {
                    self.discard(&journal);
                }
            }
            Message::Follow(notice) => self.follow_offer(ctx, notice),
            Message::CloseAnyway => {
                self.closing = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
            Message::SaveAndClose => {
                self.view.overlay = Overlay::None;
                for citing in self.view.take_citing() {
                    self.cite(citing);
                }
                self.closing = true;
                self.save(ctx);
            }
            Message::LeaveAnyway(next) => {
                self.view.overlay = Overlay::None;
                self.go_on(ctx, next);
            }
            Message::EraseRecovery => self.erase_recovery(),
            Message::Past(row) => self.view.past = Some(row),
            Message::Dispute(number) => self.show_disputes(Some(number)),
            Message::Decide(number, side) => self.decide(number, side),
        }
        if asked && self.view.overlay == Overlay::None && !self.settings.asked {
            self.was_asked();
        }
        if !covered && self.view.overlay != Overlay::None {
            // The keyboard belongs to what lies on top.
            finish_editing(ctx);
        }
    }

    /// Applies a command, or says why it cannot be done.
    pub(in crate::workbench) fn apply(&mut self, command: Command) {
        self.view.threshold = None;
        match self
            .document
            .apply(command, &self.settings.author, &self.outside)
        {
            Ok((applied, kept, stamp)) => {
                if applied.changed {
                    self.keeper.keep(kept, stamp);
                }
            }
            Err(error) => self
                .notices
                .add(NoticeKind::Warning, error.to_string(), Offer::None),
        }
        self.mend_view();
    }

    /// Lets go of what is not there any more.
    pub(in crate::workbench) fn mend_view(&mut self) {
        let gone = |claim: Id| {
            self.document
                .session
                .claims
                .get(claim)
                .is_none_or(|claim| !claim.is_live())
        };
        if self.view.claim.is_some_and(gone) {
            self.view.choose(None);
        }
        let lost = |article: Id| {
            self.document
                .session
                .articles
                .get(article)
                .is_none_or(|article| article.removed)
        };
        if self.view.article.is_none_or(lost) {
            let first = self
                .document
                .session
                .articles_in_order()
                .first()
                .map(|(id, _)| *id);
            self.show_article(first);
        }
    }

    pub(in crate::workbench) fn show_article(&mut self, article: Option<Id>) {
        if self.view.article != article {
            self.view.article = article;
            self.view.choose(None);
            self.page.select(None);
        }
    }

    fn follow_offer(&mut self, ctx: &Context, notice: usize) {
        let Some(note) = self.notices.all().get(notice) else {
            return;
        };
        // What asks before it begins stays on offer until it has.
        let offer = if matches!(note.offer, Offer::Recover(_) | Offer::Stray { .. }) {
            note.offer.clone()
        } else {
            let note = self.notices.take(notice);
            note.map_or(Offer::None, |note| note.offer)
        };
        match offer {
            Offer::None => {}
            Offer::Recover(journal) => self.leave_for(ctx, Next::Recover(journal)),
            Offer::Stray { stray, file } => self.leave_for(ctx, Next::Stray { stray, file }),
            Offer::Save => self.save(ctx),
            Offer::SaveAs => self.ask_path(ctx, Purpose::Save),
            Offer::WriteAgain => self.save(ctx),
            Offer::Merge(path) => self.merge_with(ctx, path, false),
            Offer::MergeAndSave(path) => self.merge_with(ctx, path, true),
            Offer::Decide => self.show_disputes(None),
        }
    }
}
