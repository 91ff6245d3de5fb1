//! Asking for a path.

use std::path::{Path, PathBuf};

use super::{Around, Keeping, Message};
use crate::{
    backup::Bytes,
    export::Format,
    workbench::desk::{Ask, Job, Out, Overlay, Purpose, file_name},
};

/// How a session file's name ends.
const ENDING: &str = ".factcheck.json";

/// How the names of articles' files end; what a file is, is told by its content.
const ARTICLES: &[&str] = &[
    "txt", "md", "markdown", "docx", "odt", "fodt", "rtf", "pdf", "html", "htm", "xhtml", "mhtml",
    "wacz", "warc", "mht", "epub", "eml", "srt", "vtt",
];

/// How the names of files end that come back answered.
const RETURNED: &[&str] = &[
    "docx", "xlsx", "ods", "csv", "html", "htm", "jsonld", "json",
];

/// How the names of files of sources end.
const SOURCES: &[&str] = &["ris", "bib", "bibtex", "json", "txt"];

/// What tells the file that is handed out from the session's own and from others: people send several.
const fn suffix(format: Format) -> &'static str {
    match format {
        Format::Html | Format::Markdown | Format::Pdf => "-summary",
        Format::Csv | Format::Xlsx => "-claims",
        Format::Docx => "-with-comments",
        Format::Changes | Format::ChangesDocx => "-changes",
        Format::Questions | Format::QuestionsPage => "-questions",
        Format::ClaimReview => "-claimreview",
        Format::Annotations => "-annotations",
        Format::Session => "-copy",
        Format::Bundle => "-bundle",
        Format::Dashboard => "-dashboard",
    }
}

impl Keeping {
    /// Asks for a path: by a field, and by the desktop's own dialog where there is one.
    pub(super) fn ask_path(&self, purpose: Purpose, around: &Around, out: &mut Out<Message>) {
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
            .map_or_else(|| self.title_stem(around), stem);
        let path = match purpose {
            Purpose::AddArticle
            | Purpose::AddDocuments
            | Purpose::ReferDocuments
            | Purpose::Recording
            | Purpose::AddDraft
            | Purpose::Open
            | Purpose::Merge
            | Purpose::Sources
            | Purpose::Returned => String::new(),
            Purpose::Save => folder.join(stem + ENDING).display().to_string(),
            Purpose::HandOut(format) => {
                let name = stem + suffix(format) + format.ending();
                folder.join(name).display().to_string()
            }
        };
        out.ask(Ask::Overlay(Overlay::Path {
            purpose,
            path: path.clone(),
            asking: false,
        }));
        self.browse(purpose, path.into(), out);
    }

    /// A file name from the session's or the article's title.
    fn title_stem(&self, around: &Around) -> String {
        let session = &self.document.session;
        let article = around
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
    pub fn browse(&self, purpose: Purpose, start: PathBuf, out: &mut Out<Message>) {
        if !self.outside.dialogs {
            return;
        }
        out.ask(Ask::Overlay(Overlay::Path {
            purpose,
            path: start.display().to_string(),
            asking: true,
        }));
        let dialog = Job::quiet("dialog", move |_| {
            let mut dialog = rfd::FileDialog::new();
            if let Some(folder) = start.parent().filter(|folder| folder.is_dir()) {
                dialog = dialog.set_directory(folder);
            }
            let picked = match purpose {
                Purpose::AddArticle => dialog
                    .add_filter("Articles", ARTICLES)
                    .add_filter("All files", &["*"])
                    .pick_files(),
                Purpose::AddDocuments | Purpose::ReferDocuments => dialog.pick_files(),
                Purpose::Recording => dialog.pick_file().map(|path| vec![path]),
                Purpose::AddDraft => dialog
                    .add_filter("Articles", ARTICLES)
                    .add_filter("All files", &["*"])
                    .pick_file()
                    .map(|path| vec![path]),
                Purpose::Returned => dialog
                    .add_filter("Documents, tables and forms", RETURNED)
                    .add_filter("All files", &["*"])
                    .pick_file()
                    .map(|path| vec![path]),
                Purpose::Sources => dialog
                    .add_filter("RIS, BibTeX, CSL-JSON", SOURCES)
                    .add_filter("All files", &["*"])
                    .pick_file()
                    .map(|path| vec![path]),
                Purpose::Open | Purpose::Merge => dialog
                    .add_filter("Sessions", &["json"])
                    .pick_file()
                    .map(|path| vec![path]),
                Purpose::Save | Purpose::HandOut(_) => dialog
                    .set_file_name(file_name(&start))
                    .save_file()
                    .map(|path| vec![path]),
            };
            Message::Picked(purpose, picked)
        });
        out.start(dialog.or(Message::Picked(purpose, None)));
    }

    /// Does what a path was asked for. `confirmed`: the desktop's dialog has asked already whether to replace a file.
    pub fn take_paths(
        &mut self,
        purpose: Purpose,
        paths: Vec<PathBuf>,
        confirmed: bool,
        out: &mut Out<Message>,
    ) {
        let Some(first) = paths.first().cloned() else {
            return;
        };
        out.ask(Ask::Uncover);
        match purpose {
            Purpose::AddArticle | Purpose::Open => out.ask(Ask::Files(paths)),
            Purpose::AddDocuments => out.ask(Ask::Backup(paths, Bytes::Kept)),
            Purpose::ReferDocuments => out.ask(Ask::Backup(paths, Bytes::Referred)),
            Purpose::Recording => out.ask(Ask::Recording(first)),
            Purpose::AddDraft => out.ask(Ask::NewDraft(first)),
            Purpose::Save => self.save_to(with_ending(first, ENDING), confirmed, out),
            Purpose::HandOut(format) => {
                self.hand_out(with_ending(first, format.ending()), confirmed, out);
            }
            Purpose::Returned => out.ask(Ask::Returned(first)),
            Purpose::Sources => out.ask(Ask::Sources(first)),
            Purpose::Merge => self.merge_with(first, false, out),
        }
    }
}

/// Whether a file's name says that it is a session.
pub fn is_session(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
}

/// A path with an ending, if it has none. Whoever types a whole name in the place of the one that is proposed leaves its ending behind
/// it: twice the same counts once.
pub(super) fn with_ending(path: PathBuf, ending: &str) -> PathBuf {
    let once = path.to_str().and_then(|path| path.strip_suffix(ending));
    if let Some(once) = once.filter(|once| once.ends_with(ending)) {
        return once.into();
    }
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
