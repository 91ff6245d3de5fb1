//! What the backup beside a session file has of the quotations in it, for the rules.

use std::path::Path;
use std::sync::Arc;

use super::failure::{Code, Failure};
use super::output::complain;
use super::source::is_standard;
use crate::backup::{Document, Quoted, Texts, read_kept};
use crate::child::own_program;
use crate::import::How;
use crate::rules::Held;
use crate::session::{Id, Session};
use crate::storage::{Hash, Kept, State};

/// Holds the quotations of a session against its documents. Those that cannot be read are said, once each. A session that comes in on
/// standard input has nothing beside it.
pub(super) fn held(session: &Session, path: &Path) -> Result<Arc<Held>, Failure> {
    if is_standard(path) {
        return Ok(Arc::default());
    }
    let documents = documents(session, path)?;
    let read: Vec<(Id, &Document)> = documents.iter().map(|(id, one)| (*id, one)).collect();
    let quoted = Quoted::of(session, &read, &|| false);
    Ok(Arc::new(quoted.held))
}

/// The documents of a session that have a text, each with its source.
fn documents(session: &Session, path: &Path) -> Result<Vec<(Id, Document)>, Failure> {
    let backup = session.backup();
    if backup.is_empty() {
        return Ok(Vec::new());
    }
    let program = own_program().map_err(|error| Failure::new(Code::Read, error))?;
    let how = How::confined(program, &|| false);
    let kept = Kept::beside(path);
    // What the window has read of them need not be read again.
    let texts = State::of_user()
        .ok()
        .map(|state| Texts::in_folder(state.texts()));
    let mut documents = Vec::new();
    for (id, source) in backup {
        let Ok(hash) = source.document.parse::<Hash>() else {
            continue;
        };
        let places = kept.places(&source.refers_to);
        let places = (places.as_slice(), places.as_slice());
        match read_kept(hash, &source.file, places, texts.as_ref(), &how).0 {
            Ok(read) if !read.text.is_empty() => documents.push((id, read)),
            Ok(_) => {}
            Err(why) => complain(&format!("{}: {why}", source.file)),
        }
    }
    Ok(documents)
}
