//! The one place where what is asked for is done.
//!
//! A message becomes a command of the session (by `App::apply`, the only caller of the session's one door), a change of
//! what is selected or lies on top, a job, or goes to the pane it is for; what that hands back is done at once, before
//! anything else that waits.

use egui::{Context, ViewportCommand};

use super::{App, Message, Parts, set_theme};
use crate::{
    session::{Author, Command},
    text::kin,
    workbench::{
        actions::{self, Action},
        desk::{Ask, Effect, Job, Note, Offer, Out, Overlay},
        kit::{jobs::let_go, theme, widgets::NoticeKind},
        panes::{articles, backup, problems, returned, sources},
    },
};

impl App {
    /// Does what a message says, after what is being typed is in the session if it needs that.
    pub(super) fn handle(&mut self, ctx: &Context, message: Message) {
        if message.needs_typed_words() {
            self.take_typed(ctx);
        }
        self.take(ctx, message);
    }

    /// Does what a message says.
    pub(super) fn take(&mut self, ctx: &Context, message: Message) {
        match message {
            Message::Ask(ask) => self.do_asked(ctx, ask),
            Message::Keeping(message) => {
                self.keep(ctx, |keeping, around, out| {
                    keeping.update(message, around, out);
                });
            }
            message => {
                let Parts { panes, desk, .. } = self.parts();
                let out = panes.update(message, &desk);
                self.take_out(ctx, out);
            }
        }
    }

    /// Does what a room has handed back.
    pub(super) fn take_out(&mut self, ctx: &Context, out: Out<Message>) {
        for effect in out.into_effects() {
            match effect {
                Effect::Say(message) => self.take(ctx, message),
                Effect::Ask(ask) => self.do_asked(ctx, ask),
                Effect::Start(job) => self.start(ctx, job),
            }
        }
    }

    /// Starts a job, or says why it cannot be.
    pub(super) fn start(&mut self, ctx: &Context, job: Job<Message>) {
        let Err(failed) = self.jobs.start(ctx, job) else {
            return;
        };
        if failed.shown {
            let words = format!(
                "{} could not be started: {}. Close other programs and try again.",
                failed.name, failed.error
            );
            self.tell(NoticeKind::Error, words);
        }
        if let Some(message) = failed.stopped {
            self.take(ctx, message);
        }
    }

    pub(super) fn tell(&mut self, kind: NoticeKind, words: String) {
        let note = Note::new(kind, words, Offer::None);
        self.add_note(note);
    }

    pub(super) fn add_note(&mut self, note: Note) {
        let now = (self.keeping.outside.now)();
        self.panes.notices.tell(note, now.0);
    }

    pub(super) fn do_asked(&mut self, ctx: &Context, ask: Ask) {
        match ask {
            Ask::Act(action) => {
                self.act(ctx, action);
            }
            Ask::Do(command) => self.apply(ctx, *command),
            Ask::Typing(field, command) => self.typing(ctx, field, *command),
            Ask::Typed(field, command) => {
                self.typed.retain(|(other, _)| *other != field);
                self.put(ctx, field, *command);
            }
            Ask::Untyped(field) => self.typed.retain(|(other, _)| *other != field),
            Ask::Article(article) => self.show_article(Some(article)),
            Ask::Claim(claim) => {
                self.choose(claim);
                self.view.reveal = claim.is_some();
            }
            Ask::Reveal => self.view.reveal = true,
            Ask::Show(region) => self.bring(ctx, region),
            Ask::Focus(widget) => self.focus.give(ctx, widget),
            Ask::Search(words) => {
                self.view.looked_for = kin(&words);
                self.view.search = words;
            }
            Ask::Overlay(overlay) => {
                let back = overlay == Overlay::None && self.view.overlay == Overlay::Help;
                let overlay = if back {
                    std::mem::take(&mut self.view.under)
                } else {
                    overlay
                };
                self.keeping.covered_by(&overlay);
                if overlay == Overlay::None {
                    self.view.half.keep(self.view.overlay.clone());
                }
                self.cover(ctx, overlay);
            }
            Ask::Uncover => self.cover(ctx, Overlay::None),
            Ask::DialogClosed => {
                if let Overlay::Path { asking, .. } = &mut self.view.overlay {
                    *asking = false;
                }
            }
            Ask::Files(paths) => self.take_files(ctx, paths),
            Ask::Dropped(paths) => self.take_dropped(ctx, paths),
            Ask::Backup(paths, bytes) => {
                let add = backup::Message::Add(paths, bytes);
                self.take(ctx, Message::Backup(add));
            }
            Ask::Recording(path) => {
                let named = backup::Message::Recording(path);
                self.take(ctx, Message::Backup(named));
            }
            Ask::Document(document) => self.show_document(ctx, document),
            Ask::ShowEvidence(id) => {
                let show = backup::Message::Evidence(id);
                self.take(ctx, Message::Backup(show));
            }
            Ask::Open(opening) => self.open_outside(ctx, &opening),
            Ask::HandOut(order) => self.keep(ctx, |keeping, around, out| {
                keeping.ask_where(*order, around, out);
            }),
            Ask::Returned(path) => {
                let read = returned::Message::Read(path);
                self.take(ctx, Message::Returned(read));
            }
            Ask::Problems(which) => {
                let show = problems::Message::Lead(which);
                self.take(ctx, Message::Problems(show));
            }
            Ask::Source(id) => {
                let show = sources::Message::Show(id);
                self.take(ctx, Message::Sources(show));
            }
            Ask::Sources(path) => {
                let file = sources::Message::File(path);
                self.take(ctx, Message::Sources(file));
            }
            Ask::SourcesPasted(text) => {
                let pasted = sources::Message::Pasted(text);
                self.take(ctx, Message::Sources(pasted));
            }
            Ask::NewDraft(path) => {
                if let Some(article) = self.view.article {
                    let draft = articles::Message::Draft(path, article);
                    self.take(ctx, Message::Articles(draft));
                }
            }
            Ask::Watch(path) => {
                self.keep(ctx, |keeping, _, _| keeping.watch_article(path));
            }
            Ask::Written(path) => {
                let written = articles::Message::Written(path);
                self.take(ctx, Message::Articles(written));
            }
            Ask::Path(purpose, paths) => {
                self.keep(ctx, |keeping, _, out| {
                    keeping.take_paths(purpose, paths, false, out);
                });
            }
            Ask::Browse(purpose, path) => {
                self.keep(ctx, |keeping, _, out| keeping.browse(purpose, path, out));
            }
            Ask::Tidied(article, notes) => {
                self.view.tidied.insert(article, notes);
            }
            Ask::Copy(words) => ctx.copy_text(words),
            Ask::CopyRich(rich) => self.copy_rich(ctx, rich),
            Ask::CopyInstead(text, why) => self.copy_instead(ctx, text, why),
            Ask::Pasted(text) => {
                if !text.trim().is_empty() {
                    self.cover(ctx, Overlay::pasted(text, false));
                }
            }
            Ask::AddPasted { text, plain } => {
                self.cover(ctx, Overlay::None);
                let message = articles::Message::Pasted { text, plain };
                self.take(ctx, Message::Articles(message));
            }
            Ask::Fetched(from, read) => {
                let fetched = articles::Message::Fetched(from, read);
                self.take(ctx, Message::Articles(fetched));
            }
            Ask::Filters(filters) => {
                self.keep(ctx, |keeping, _, out| keeping.set_filters(filters, out));
            }
            Ask::Author { name, initials } => {
                let author = Author { name, initials };
                self.keep(ctx, |keeping, _, out| keeping.set_author(author, out));
            }
            Ask::Dark(dark) => {
                set_theme(ctx, dark);
                self.keep(ctx, |keeping, _, out| keeping.set_dark(dark, out));
            }
            Ask::Prefer(preferences) => {
                theme::dress(ctx, preferences.dress());
                actions::hold(&preferences.keys);
                self.keep(ctx, |keeping, _, out| keeping.prefer(*preferences, out));
            }
            Ask::Tell(note, unless) => {
                let told = self.panes.notices.told();
                let said = unless.is_some_and(|unless| told.holding().any(unless));
                if !said {
                    self.add_note(note);
                }
            }
            Ask::Settle(gone) => self.panes.notices.told_mut().settle(gone),
            Ask::PutAway(notice) => self.panes.notices.told_mut().put_away(notice),
            Ask::Follow(notice) => self.follow_offer(ctx, notice, false),
            Ask::FollowOther(notice) => self.follow_offer(ctx, notice, true),
            Ask::Cancel(number) => {
                if let Ok(Some(message)) = self.jobs.cancel(number) {
                    self.take(ctx, message);
                }
            }
            Ask::Close => ctx.send_viewport_cmd(ViewportCommand::Close),
            Ask::CloseAnyway => self.keep(ctx, |keeping, _, out| keeping.close_anyway(out)),
            Ask::SaveAndClose => {
                self.cover(ctx, Overlay::None);
                self.keep(ctx, |keeping, around, out| {
                    keeping.save_and_close(around, out);
                });
            }
            Ask::SaveAndLeave(next) => {
                self.cover(ctx, Overlay::None);
                self.keep(ctx, |keeping, around, out| {
                    keeping.save_and_leave(next, around, out);
                });
            }
            Ask::MakeRoom => self.keep(ctx, |keeping, _, out| keeping.make_room(out)),
            Ask::LeaveAnyway(next) => {
                self.cover(ctx, Overlay::None);
                self.keep(ctx, |keeping, around, out| keeping.go_on(next, around, out));
            }
            Ask::MergeAnyway(path, save) => {
                self.keep(ctx, |keeping, _, out| keeping.merge_anyway(path, save, out));
            }
            Ask::EraseRecovery => self.keep(ctx, |keeping, _, out| keeping.erase_recovery(out)),
            Ask::Replaced => self.replaced(ctx),
            Ask::Derived(ahead, document) => let_go(self.derived.take(*ahead, document)),
            Ask::Place(article, claim, at) => self.go_back(article, claim, at),
            Ask::Forget(path) => {
                self.keep(ctx, |keeping, _, out| keeping.forget(&path, out));
            }
            Ask::Mend => self.mend_view(),
        }
    }

    /// Does an action of the table. Whether there is anybody to do it.
    pub(super) fn act(&mut self, ctx: &Context, action: Action) -> bool {
        match action {
            Action::Undo => self.apply(ctx, Command::Undo),
            Action::Redo => self.apply(ctx, Command::Redo),
            Action::Theme => {
                let dark = ctx.theme() != egui::Theme::Dark;
                self.do_asked(ctx, Ask::Dark(Some(dark)));
            }
            Action::Escape => self.escape(ctx),
            Action::OtherPane => self.other_pane(ctx),
            _ => {
                if self.keep(ctx, |keeping, around, out| keeping.act(action, around, out)) {
                    return true;
                }
                let Parts { panes, desk, .. } = self.parts();
                let Some(out) = panes.act(action, &desk) else {
                    return false;
                };
                self.take_out(ctx, out);
            }
        }
        true
    }

    /// Applies a command, or says why it cannot be done.
    pub(super) fn apply(&mut self, ctx: &Context, command: Command) {
        self.keep(ctx, |keeping, _, out| keeping.apply(command, out));
        self.mend_view();
    }
}
