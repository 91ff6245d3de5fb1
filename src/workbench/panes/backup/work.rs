//! Taking files in: a job, whose answer is the command that enters them as sources.

use std::path::{Path, PathBuf};

use super::Message;
use crate::{
    backup::{ALONE, Bytes, Texts, files, set_apart, take_in_all},
    import::How,
    storage::Kept,
    workbench::desk::{Desk, Job, Out},
};

/// Whether a file is a picture, by its name: no article comes as one.
pub fn is_picture(path: &Path) -> bool {
    let ending = path.extension().and_then(|end| end.to_str()).unwrap_or("");
    ["png", "jpg", "jpeg", "webp", "tif", "tiff"]
        .iter()
        .any(|picture| ending.eq_ignore_ascii_case(picture))
}

/// Where documents of this session are kept: beside its file, or in the state folder until it has one.
pub(super) fn kept(desk: &Desk<'_>) -> Option<Kept> {
    desk.kept_places().into_iter().next()
}

/// Where what was read is kept.
pub(super) fn texts(desk: &Desk<'_>) -> Option<Texts> {
    let state = desk.outside.state.as_ref()?;
    Some(Texts::in_folder(state.texts()))
}

/// Takes files in, and what lies in folders.
pub(super) fn add(paths: Vec<PathBuf>, bytes: Bytes, desk: &Desk<'_>, out: &mut Out<Message>) {
    let Some(keep) = kept(desk) else {
        out.error("There is no folder to keep documents in: save the session first.");
        return;
    };
    let texts = texts(desk);
    let reader = desk.outside.reader.clone();
    out.start(Job::new("Adding documents", move |progress| {
        let cancelled = || progress.is_cancelled();
        let how = How::confined(reader, &cancelled);
        let (files, alone) = set_apart(files(paths));
        let all = files.len().max(1);
        let done = |many: usize| progress.set(u32::try_from(many * 1000 / all).unwrap_or(0));
        let alone = alone.into_iter().map(|path| (path, Err(ALONE.to_owned())));
        let mut taken: Vec<_> = alone.collect();
        let keep = (&keep, bytes);
        taken.extend(take_in_all(files, keep, texts.as_ref(), &how, &done));
        Message::Added(taken, progress.is_cancelled())
    }));
}
