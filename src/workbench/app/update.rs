//! The one place where what is asked for is done.
//!
//! A message becomes a command of the session (by `App::apply`, the only caller of the session's one door), a change of
//! what is selected or lies on top, a job, or goes to the pane it is for; what that hands back is done at once, before
//! anything else that waits.

use std::path::PathBuf;

use egui::{Context, ViewportCommand};

use super::{App, Message, Parts, set_theme};
use crate::{
    fetch::Address,
    session::{Author, Command, Id},
    workbench::{
        actions::{self, Action},
        desk::{Ask, Effect, Job, Next, Note, Offer, Out, Overlay, Region, Room, file_name},
        keeping::is_session,
        kit::{
            jobs::let_go,
            theme,
            widgets::{NoticeKind, drop_focus, forget_fields},
        },
        panes::{articles, returned, sources},
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

    fn do_asked(&mut self, ctx: &Context, ask: Ask) {
        match ask {
            Ask::Act(action) => {
                self.act(ctx, action);
            }
            Ask::Do(command) => self.apply(ctx, command),
            Ask::Typing(field, command) => self.typing(ctx, field, *command),
            Ask::Typed(field, command) => {
                self.typed.retain(|(other, _)| *other != field);
                self.apply(ctx, *command);
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
                self.view.looked_for = words.trim().to_lowercase();
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
            Ask::HandOut(order) => self.keep(ctx, |keeping, around, out| {
                keeping.ask_where(*order, around, out);
            }),
            Ask::Returned(path) => {
                let read = returned::Message::Read(path);
                self.take(ctx, Message::Returned(read));
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

    /// Closes the topmost thing.
    fn escape(&mut self, ctx: &Context) {
        if self.view.overlay != Overlay::None {
            match self.panes.escape_on_top(&self.view.overlay) {
                Some(out) => self.take_out(ctx, out),
                // From a field of a pane back to its list: the next key is the list's.
                None if self.view.overlay.is_pane() && ctx.text_edit_focused() => drop_focus(ctx),
                None => self.do_asked(ctx, Ask::Overlay(Overlay::None)),
            }
        } else if let Some(out) = self.panes.escape() {
            self.take_out(ctx, out);
        } else if self.view.claim.is_none() && !self.view.search.is_empty() {
            // What the search hides is there again.
            forget_fields(ctx);
            self.do_asked(ctx, Ask::Search(String::new()));
        } else {
            self.choose(None);
            self.view.place = None;
        }
    }

    /// Applies a command, or says why it cannot be done.
    pub(super) fn apply(&mut self, ctx: &Context, command: Command) {
        self.keep(ctx, |keeping, _, out| keeping.apply(command, out));
        self.mend_view();
    }

    /// Changes what lies on top.
    pub(super) fn cover(&mut self, ctx: &Context, overlay: Overlay) {
        let overlay = if self.view.overlay.asks_like(&overlay) {
            overlay
        } else {
            self.view.half.ask(overlay)
        };
        let before = std::mem::replace(&mut self.view.overlay, overlay);
        self.view.under = if self.view.overlay == Overlay::Help && before.is_pane() {
            before.clone()
        } else {
            Overlay::None
        };
        let free = self.view.overlay == Overlay::None;
        let same = std::mem::discriminant(&before) == std::mem::discriminant(&self.view.overlay);
        if !free && !same {
            // The keyboard belongs to what lies on top.
            drop_focus(ctx);
        }
        let asked = matches!(before, Overlay::Author { first: true, .. });
        if asked && free && !self.keeping.settings.asked {
            self.keep(ctx, |keeping, _, out| keeping.was_asked(out));
        }
    }

    /// Selects a claim, or none.
    fn choose(&mut self, claim: Option<Id>) {
        let row = claim.and_then(|claim| self.derived.row(claim));
        if let Some(row) = row {
            self.view.place = Some(row.span);
        }
        if self.view.claim != claim {
            self.view.claim = claim;
            self.panes.claim_changed(claim);
        }
    }

    /// Shows the article or the list of claims, where only one of them has a place.
    fn bring(&mut self, ctx: &Context, region: Region) {
        if self.view.room != Room::One || self.view.shown == region {
            return;
        }
        self.view.shown = region;
        self.view.reveal = self.view.claim.is_some();
        let on_other = ctx.memory(|memory| memory.focused().and_then(Region::of).is_some());
        if on_other {
            self.do_asked(ctx, Ask::Focus(region.id()));
        }
    }

    /// From the article to the list of claims, or back.
    fn other_pane(&mut self, ctx: &Context) {
        let here = if self.view.room == Room::One {
            self.view.shown
        } else {
            self.focus.home()
        };
        self.bring(ctx, here.other());
        self.do_asked(ctx, Ask::Focus(here.other().id()));
    }

    fn show_article(&mut self, article: Option<Id>) {
        if self.view.article != article {
            self.view.article = article;
            self.view.place = None;
            self.choose(None);
            self.panes.article_changed();
        }
    }

    fn show_first_article(&mut self) {
        let first = self.session().articles_in_order();
        let first = first.first().map(|(id, _)| *id);
        self.show_article(first);
    }

    /// Lets go of what is not there any more.
    fn mend_view(&mut self) {
        let session = &self.keeping.document.session;
        let claim = self.view.claim.map(|id| session.claims.get(id));
        let gone = claim.is_some_and(|claim| claim.is_none_or(|claim| !session.is_live(claim)));
        let article = self.view.article.and_then(|id| session.articles.get(id));
        let lost = article.is_none_or(|article| article.removed);
        if gone {
            self.choose(None);
        }
        if lost {
            self.show_first_article();
        }
    }

    /// Another session is open.
    fn replaced(&mut self, ctx: &Context) {
        self.note_place();
        forget_fields(ctx);
        self.view.tidied.clear();
        self.view.article = None;
        self.choose(None);
        self.panes.session_replaced();
        self.show_first_article();
    }

    /// Goes back to where somebody was, if it is still there.
    fn go_back(&mut self, article: Option<Id>, claim: Option<Id>, at: usize) {
        let session = self.session();
        let there = |id: &Id| session.articles.get(*id).is_some_and(|one| !one.removed);
        let Some(article) = article.filter(there) else {
            return;
        };
        let claim = claim.filter(|id| {
            let claim = session.claims.get(*id);
            claim.is_some_and(|claim| claim.is_live() && claim.article == article)
        });
        self.show_article(Some(article));
        self.choose(claim);
        self.view.reveal = claim.is_some();
        self.panes.reading.show_from(at);
    }

    /// Takes files that were dropped, named on the command line or chosen: a session, or articles.
    fn take_files(&mut self, ctx: &Context, paths: Vec<PathBuf>) {
        self.take_typed(ctx);
        // An address is shown before anything is contacted.
        let is_address = |path: &PathBuf| path.to_str().is_some_and(Address::is_meant);
        let (addresses, paths): (Vec<_>, Vec<_>) = paths.into_iter().partition(is_address);
        if let Some(address) = addresses.first() {
            self.act(ctx, Action::FetchAddress);
            let address = address.to_string_lossy().into_owned();
            self.cover(ctx, Overlay::Fetch(address));
        }
        let (sessions, texts): (Vec<_>, Vec<_>) =
            paths.into_iter().partition(|path| is_session(path));
        if let [first, rest @ ..] = sessions.as_slice() {
            if !rest.is_empty() {
                self.tell(
                    NoticeKind::Info,
                    format!(
                        "One session at a time: {} was opened; open the others from there.",
                        file_name(first)
                    ),
                );
            }
            let next = Next::Open(first.clone());
            self.keep(ctx, |keeping, around, out| {
                keeping.leave_for(next, around, out);
            });
        }
        // No article comes as a table: such a file was handed out and comes back.
        let (tables, texts): (Vec<_>, Vec<_>) =
            texts.into_iter().partition(|path| returned::is_table(path));
        if let Some(table) = tables.into_iter().next() {
            self.do_asked(ctx, Ask::Returned(table));
        }
        let (lists, texts): (Vec<_>, Vec<_>) =
            texts.into_iter().partition(|path| sources::is_list(path));
        if let Some(list) = lists.into_iter().next() {
            self.do_asked(ctx, Ask::Sources(list));
        }
        if !texts.is_empty() {
            self.take(ctx, Message::Articles(articles::Message::Files(texts)));
        }
    }

    fn follow_offer(&mut self, ctx: &Context, notice: u64, other: bool) {
        let told = self.panes.notices.told_mut();
        let offer = told.get(notice).map(|note| note.offer.clone());
        let offer = if other {
            offer.and_then(|offer| offer.other())
        } else {
            offer
        };
        let Some(offer) = offer else {
            return;
        };
        // What asks before it begins stays on offer until it has.
        if !matches!(offer, Offer::Recover(_) | Offer::Stray { .. }) {
            told.end(notice);
        }
        // The list has done its work as well.
        if self.view.overlay == Overlay::Notices {
            self.cover(ctx, Overlay::None);
        }
        let article = |message| Message::Articles(message);
        match offer {
            Offer::Decide => drop(self.act(ctx, Action::Disputes)),
            Offer::Compare => drop(self.act(ctx, Action::CompareDrafts)),
            Offer::Doubled => self.take(ctx, Message::Sources(sources::Message::Doubled)),
            Offer::NewDraft(path, id) => {
                self.take(ctx, article(articles::Message::Draft(path, id)));
            }
            Offer::Attached(letter) => {
                self.take(ctx, article(articles::Message::Attached(letter)));
            }
            Offer::OtherText { article: id, .. } => {
                self.take(ctx, article(articles::Message::OtherText(id)));
            }
            offer => self.keep(ctx, |keeping, around, out| {
                keeping.follow(offer, around, out);
            }),
        }
    }
}
