//! Asking for a path.

use std::path::{Path, PathBuf};

use egui::Context;

use super::Answer;
use crate::workbench::{
    app::App,
    document::file_name,
    state::{Overlay, Purpose},
};

/// How a session file's name ends.
pub(super) const ENDING: &str = ".factcheck.json";

impl App {
    /// Asks for a path: by a field, and by the desktop's own dialog where there is one.
    pub(in crate::workbench) fn ask_path(&mut self, ctx: &Context, purpose: Purpose) {
        let folder = self
            .document
            .path
            .as_deref()
            .and_then(Path::parent)
            .map(Path::to_path_buf);
        let folder = folder
            .or_else(|| std::env::current_dir().ok())
            .unwrap_or_default();
        let stem = self
            .document
            .path
            .as_deref()
            .map_or_else(|| self.title_stem(), stem);
        let path = match purpose {
            Purpose::AddArticle | Purpose::Open | Purpose::Merge => String::new(),
            Purpose::Save => folder.join(stem + ENDING).display().to_string(),
            Purpose::Markdown => folder.join(stem + ".md").display().to_string(),
            Purpose::Copy => folder.join(stem + "-copy" + ENDING).display().to_string(),
            Purpose::Csv => folder.join(stem + ".csv").display().to_string(),
        };
        self.view.overlay = Overlay::Path {
            purpose,
            path,
            asking: false,
        };
        self.browse(ctx, purpose);
    }

    /// A file name from the session's or the article's title.
    fn title_stem(&self) -> String {
        let session = &self.document.session;
        let article = self
            .view
            .article
            .and_then(|article| session.articles.get(article));
        let title = if session.details.title.is_empty() {
            article.map_or("session", |article| &article.title)
        } else {
            &session.details.title
        };
        let words = title
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .take(6);
        let stem = words.map(str::to_lowercase).collect::<Vec<_>>().join("-");
        if stem.is_empty() {
            "session".to_owned()
        } else {
            stem
        }
    }

    /// Opens the desktop's dialog. It may hang for ever, and it answers the same for "cancelled" and "not there", so
    /// the path field stays open beside it.
    pub(in crate::workbench) fn browse(&mut self, ctx: &Context, purpose: Purpose) {
        if !self.outside.dialogs {
            return;
        }
        let Overlay::Path { path, .. } = &self.view.overlay else {
            return;
        };
        let path = path.clone();
        let start = PathBuf::from(&path);
        let started = self.jobs.start_dialog(ctx, "dialog", move |_| {
            let mut dialog = rfd::FileDialog::new();
            if let Some(folder) = start.parent().filter(|folder| folder.is_dir()) {
                dialog = dialog.set_directory(folder);
            }
            let picked = match purpose {
                Purpose::AddArticle => dialog
                    .add_filter("Articles", &["txt", "md", "markdown"])
                    .add_filter("All files", &["*"])
                    .pick_files(),
                Purpose::Open | Purpose::Merge => dialog
                    .add_filter("Sessions", &["json"])
                    .pick_file()
                    .map(|path| vec![path]),
                Purpose::Save | Purpose::Markdown | Purpose::Csv | Purpose::Copy => dialog
                    .set_file_name(file_name(&start))
                    .save_file()
                    .map(|path| vec![path]),
            };
            Answer::Picked(purpose, picked)
        });
        self.view.overlay = Overlay::Path {
            purpose,
            path,
            asking: started.is_ok(),
        };
    }

    pub(super) fn picked(&mut self, ctx: &Context, purpose: Purpose, picked: Option<Vec<PathBuf>>) {
        if let Some(paths) = picked {
            self.view.overlay = Overlay::None;
            self.take_paths(ctx, purpose, paths, true);
        } else if let Overlay::Path { asking, .. } = &mut self.view.overlay {
            *asking = false;
        }
    }
}

pub(super) fn is_session(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
}

pub(super) fn with_ending(path: PathBuf, ending: &str) -> PathBuf {
    if path.extension().is_some() {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(ending);
    name.into()
}

/// A path's name without the endings of session files.
fn stem(path: &Path) -> String {
    let name = file_name(path);
    name.strip_suffix(ENDING)
        .or_else(|| name.strip_suffix(".json"))
        .unwrap_or(&name)
        .to_owned()
}
