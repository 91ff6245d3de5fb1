//! Reading articles.

use std::path::PathBuf;

use egui::Context;

use super::{Answer, Taken};
use crate::{
    import::{self, Format},
    session::Id,
    workbench::{app::App, document::file_name},
};

/// The sample article that a newcomer sees.
const SAMPLE: &str = include_str!("../../../assets/sample.txt");

impl App {
    pub(super) fn import_files(&mut self, ctx: &Context, paths: Vec<PathBuf>) {
        let ids: Vec<Option<Id>> = paths.iter().map(|_| (self.outside.random)()).collect();
        self.start(ctx, "Reading articles", move |progress| {
            let mut found = Vec::new();
            let all = paths.len();
            for (at, (path, id)) in paths.into_iter().zip(ids).enumerate() {
                if progress.is_cancelled() {
                    break;
                }
                progress.set(u32::try_from(at * 1000 / all.max(1)).unwrap_or(0));
                let read =
                    import::file(&path).map_err(|error| format!("{}: {error}", path.display()));
                found.push(read.and_then(|imported| taken(imported, id, &file_name(&path))));
            }
            Answer::Imported(found)
        });
    }

    pub(in crate::workbench) fn import_pasted(&mut self, ctx: &Context, text: String) {
        let id = (self.outside.random)();
        self.start(ctx, "Reading the pasted text", move |_| {
            let read = import::text(&text, Format::Text)
                .map_err(|error| format!("The pasted text: {error}"));
            Answer::Imported(vec![read.and_then(|imported| taken(imported, id, ""))])
        });
    }

    pub(in crate::workbench) fn import_sample(&mut self, ctx: &Context) {
        let id = (self.outside.random)();
        self.start(ctx, "Reading the sample article", move |_| {
            let read = import::text(SAMPLE, Format::Text).map_err(|error| error.to_string());
            let read = read.map(|imported| import::Imported {
                notes: Vec::new(),
                ..imported
            });
            Answer::Imported(vec![
                read.and_then(|imported| taken(imported, id, "sample.txt")),
            ])
        });
    }

    pub(super) fn imported(&mut self, articles: Vec<Result<Taken, String>>) {
        for article in articles {
            match article {
                Ok((command, id, notes)) => {
                    self.apply(command);
                    if self.document.session.articles.get(id).is_some() {
                        self.show_article(Some(id));
                    }
                    if !notes.is_empty() {
                        self.notices.info(notes.join(" "));
                    }
                }
                Err(error) => self.notices.error(error),
            }
        }
    }
}

/// An imported article as the command that adds it.
fn taken(imported: import::Imported, id: Option<Id>, file: &str) -> Result<Taken, String> {
    let id = id.ok_or("the system's random generator gives no numbers")?;
    let intake = import::intake(imported, id, file);
    Ok((intake.command, id, intake.notes))
}
