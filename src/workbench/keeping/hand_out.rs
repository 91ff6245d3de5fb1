//! Writing what is handed out.

use std::path::{Path, PathBuf};

use super::{Around, Keeping, Message, others::is_own};
use crate::{
    export::{Format, Order},
    storage,
    workbench::desk::{Job, Making, Out, Purpose, Topic, file_name},
};

/// What was written.
pub struct HandedOut {
    path: PathBuf,
    /// Where that is kept which it replaced.
    backup: Option<PathBuf>,
    /// What a person should know of it, a sentence each.
    warnings: Vec<String>,
}

impl Keeping {
    /// Something is to be handed out: asks where to.
    pub fn ask_where(&mut self, order: Order<'static>, around: &Around, out: &mut Out<Message>) {
        let purpose = Purpose::HandOut(order.format);
        self.order = Some(order);
        self.ask_path(purpose, around, out);
    }

    /// Hands out what was asked for last. A session is never replaced by it unasked, nor is anything by a copy of the session:
    /// `confirmed` says that the desktop's dialog has asked.
    pub(super) fn hand_out(&self, path: PathBuf, confirmed: bool, out: &mut Out<Message>) {
        let Some(order) = self.order.clone() else {
            return;
        };
        if is_own(&path, self.document.path.as_deref()) {
            return out.error(format!(
                "{} is the session itself, which would be lost: choose another name.",
                path.display()
            ));
        }
        let format = order.format;
        let veil = self.document.session.veil(self.settings.author.id());
        let veiled = (!veil.is_empty()).then(|| {
            "It holds the first findings that are hidden from you here: you check blind.".to_owned()
        });
        let over = match format {
            Format::Session if confirmed => Over::Anything,
            Format::Session => Over::Nothing,
            _ => Over::Exports,
        };
        let making = Making::new(
            &self.document.session,
            order,
            self.document.path.as_deref(),
            &self.outside,
        );
        out.start(Job::new("Writing", move |progress| {
            let made = making.make(&|| progress.is_cancelled());
            if !progress.commit() {
                return Message::Stopped;
            }
            let written = made.and_then(|made| {
                let there = storage::hash_of(&path).ok().flatten();
                if there.is_some() {
                    over.may_be(&path)?;
                }
                let saved = storage::write(&made.bytes, &path, there);
                let saved = saved.map_err(|error| error.to_string())?;
                Ok(HandedOut {
                    path,
                    backup: saved.backup,
                    warnings: [veiled.into_iter().collect(), made.warnings, saved.warnings]
                        .concat(),
                })
            });
            Message::Exported(format, written)
        }));
    }

    /// Says what became of it.
    pub(super) fn handed_out(
        &self,
        format: Format,
        result: Result<HandedOut, String>,
        out: &mut Out<Message>,
    ) {
        let what = format.label();
        let done = match result {
            Ok(done) => done,
            Err(error) => {
                let words = format!("{what}: not written. {error}");
                return out.failed(Topic::HandingOut, words);
            }
        };
        let mut words = format!("{what}: written to {}.", done.path.display());
        if let Some(backup) = done.backup {
            let kept = format!(" What was there is kept as {}.", file_name(&backup));
            words.push_str(&kept);
            if let Some(state) = &self.outside.state {
                // So that "erase" finds it later.
                state.remember_backup(&backup).ok();
            }
        }
        let more = match &done.warnings[..] {
            [] => String::new(),
            [one] => format!(" {one}"),
            [one, more @ ..] => format!(" {one} And {} more to know of it.", more.len()),
        };
        words.push_str(&more);
        out.done(Topic::HandingOut, words);
    }
}

/// What may be replaced by what is handed out.
#[derive(Clone, Copy)]
enum Over {
    /// Nothing: nobody was asked.
    Nothing,
    /// What was handed out before, but no session: work is never lost to what was made from it.
    Exports,
    /// Whatever is there: a person has said so.
    Anything,
}

impl Over {
    /// Whether the file that is there may be replaced; why not, if not.
    fn may_be(self, path: &Path) -> Result<(), String> {
        let why = match self {
            Self::Anything => return Ok(()),
            Self::Nothing => "is there already",
            Self::Exports => {
                if !storage::is_session(path) {
                    return Ok(());
                }
                "is a session, which would be lost"
            }
        };
        Err(format!("{} {why}; choose another name", path.display()))
    }
}
