//! Opening a session.

use std::path::PathBuf;

use egui::Context;

use super::Answer;
use crate::{
    storage::{self, Loaded},
    workbench::{
        app::App,
        document::{Document, file_name},
        notices::Offer,
        widgets::NoticeKind,
    },
};

impl App {
    pub(in crate::workbench) fn open_session(&mut self, ctx: &Context, path: PathBuf) {
        self.start(ctx, "Opening the session", move |_| {
            let loaded = storage::load(&path);
            Answer::Opened(path, Box::new(loaded))
        });
    }

    pub(super) fn replace(&mut self, document: Document) {
        // What was being typed belongs to the session that was on screen, and to its journal.
        self.take_words();
        let saved = !self.document.is_dirty();
        self.document = document;
        self.view.article = None;
        self.view.choose(None);
        self.view.aside.clear();
        let first = self
            .document
            .session
            .articles_in_order()
            .first()
            .map(|(id, _)| *id);
        self.show_article(first);
        self.keeper
            .begin(self.document.path.clone(), self.document.hash, saved);
    }

    pub(super) fn opened(&mut self, path: PathBuf, loaded: Result<Loaded, storage::LoadError>) {
        let loaded = match loaded {
            Ok(loaded) => loaded,
            Err(error) => {
                self.notices.error(error.to_string());
                return;
            }
        };
        if !loaded.problems.is_empty() {
            let list: Vec<String> = loaded
                .problems
                .iter()
                .take(10)
                .map(ToString::to_string)
                .collect();
            let more = loaded.problems.len().saturating_sub(10);
            let more = if more > 0 {
                format!(" … and {more} more")
            } else {
                String::new()
            };
            self.notices.add(
                NoticeKind::Warning,
                format!("{} was repaired while it was read; the file itself is as it was until you save. {}{more}", file_name(&path), list.join(" ")),
                Offer::None,
            );
        }
        if let Some(why) = &loaded.read_only {
            self.notices
                .add(NoticeKind::Warning, why.clone(), Offer::SaveAs);
        }
        let number = self.document.number + 1;
        self.replace(Document {
            saved: loaded.session.revision(),
            session: loaded.session,
            path: Some(path),
            number,
            hash: Some(loaded.hash),
            read_only: loaded.read_only,
        });
    }
}
