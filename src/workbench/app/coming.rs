//! What comes from outside the panes: files that were dropped or named, and offers of notices that somebody takes up.

use std::path::PathBuf;

use egui::Context;

use super::{App, Message};
use crate::{
    backup::Bytes,
    fetch::Address,
    workbench::{
        actions::Action,
        desk::{Ask, Next, Offer, Overlay, Purpose, file_name},
        keeping::is_session,
        kit::widgets::NoticeKind,
        panes::{articles, backup, returned, sources},
    },
};

impl App {
    /// Takes files that were dropped on the window. Where there is an article already they may be what it rests on: somebody is
    /// asked, but for what can be nothing else.
    pub(super) fn take_dropped(&mut self, ctx: &Context, paths: Vec<PathBuf>) {
        // Where somebody is asked for them, they are what was asked for.
        if let Overlay::Path { purpose, .. } = self.view.overlay {
            let asked = match purpose {
                Purpose::ReferDocuments => Some(Ask::Backup(paths.clone(), Bytes::Referred)),
                Purpose::Recording => paths.first().cloned().map(Ask::Recording),
                _ => None,
            };
            if let Some(asked) = asked {
                self.cover(ctx, Overlay::None);
                return self.do_asked(ctx, asked);
            }
        }
        let goes_elsewhere =
            |path: &PathBuf| is_session(path) || returned::is_table(path) || sources::is_list(path);
        let (files, documents): (Vec<_>, Vec<_>) = paths.into_iter().partition(goes_elsewhere);
        if !files.is_empty() {
            self.take_files(ctx, files);
        }
        if documents.is_empty() {
            return;
        }
        let no_article = |path: &PathBuf| path.is_dir() || backup::is_picture(path);
        let sure = self.view.document.is_some()
            || self.view.overlay == Overlay::Backup
            || documents.iter().all(no_article);
        if sure {
            self.do_asked(ctx, Ask::Backup(documents, Bytes::Kept));
        } else if self.view.article.is_some() && !self.keeping.document.is_untouched() {
            self.cover(ctx, Overlay::Dropped(documents));
        } else {
            self.take_files(ctx, documents);
        }
    }

    /// Takes files that were dropped, named on the command line or chosen: a session, or articles.
    pub(super) fn take_files(&mut self, ctx: &Context, paths: Vec<PathBuf>) {
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

    pub(super) fn follow_offer(&mut self, ctx: &Context, notice: u64, other: bool) {
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
            Offer::Problems(which) => self.do_asked(ctx, Ask::Problems(which)),
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
