//! The sessions that were open of late, and where in them somebody was.

use std::path::{Path, PathBuf};

use super::{Keeping, Message};
use crate::{
    session::Id,
    workbench::desk::{Ask, Job, Out, RecentFile},
};

impl Keeping {
    /// The open session has a file: it is the newest of late. Where somebody was in it last.
    pub(super) fn note_recent(&mut self, out: &mut Out<Message>) -> Option<Ask> {
        let path = self.document.path.clone()?;
        let before = self.settings.opened(&path);
        self.save_settings(out);
        self.look_for_recent(out);
        let before = before?;
        Some(Ask::Place(before.article, before.claim, before.at))
    }

    /// Looks which of them are there, in the background: a network may take its time.
    pub fn look_for_recent(&mut self, out: &mut Out<Message>) {
        let paths: Vec<PathBuf> = self
            .settings
            .recent
            .iter()
            .map(|recent| PathBuf::from(&recent.path))
            .collect();
        let known = |path: &Path| {
            let known = self.recent.iter().find(|recent| recent.path == path);
            known.is_some_and(|recent| recent.missing)
        };
        let listed = paths.iter().map(|path| RecentFile {
            missing: known(path),
            path: path.clone(),
        });
        self.recent = listed.collect();
        if paths.is_empty() {
            return;
        }
        out.start(Job::quiet("recent sessions", move |_| {
            let looked = paths.into_iter().map(|path| RecentFile {
                missing: !path.exists(),
                path,
            });
            Message::There(looked.collect())
        }));
    }

    /// Forgets that a session was open.
    pub fn forget(&mut self, path: &Path, out: &mut Out<Message>) {
        self.settings
            .recent
            .retain(|recent| Path::new(&recent.path) != path);
        self.recent.retain(|recent| recent.path != path);
        self.save_settings(out);
    }

    /// Notes where somebody was in the session that was left; in the open one, if none was.
    pub fn was_at(&mut self, article: Option<Id>, claim: Option<Id>, at: usize) {
        if let Some(path) = self.left.take().or_else(|| self.document.path.clone()) {
            self.settings.is_at(&path, article, claim, at);
        }
    }
}
