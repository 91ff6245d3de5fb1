//! What was lost and mended when a damaged session file was read, in words.

use std::path::Path;

use crate::{
    session::{Kind, Session},
    storage::Repair,
    workbench::{
        desk::{Note, Offer, file_name},
        kit::widgets::NoticeKind,
    },
};

/// More than this many are counted: somebody reads them.
const MOST: usize = 500;

/// A notice that says in words what a damaged file has lost, with all that was found behind it; none if it was sound.
/// `damaged`: a part of the file is missing.
pub fn notice(path: &Path, problems: &[Repair], damaged: bool, session: &Session) -> Option<Note> {
    if problems.is_empty() {
        return None;
    }
    let lost = lost(problems, session);
    let what = if !lost.is_empty() {
        format!(
            "{} could not be read. They are kept in the file as they were found.",
            list(&lost)
        )
    } else if damaged {
        "a part of it is missing or cannot be read; what could be read is open.".to_owned()
    } else {
        "every record could be read.".to_owned()
    };
    let words = format!(
        "{} was repaired while it was read: {what} The file itself is as it was until you save.",
        file_name(path)
    );
    Some(with_details(
        words,
        problems.iter().map(ToString::to_string),
    ))
}

/// A notice that stays in sight, with what lies behind it.
pub fn with_details(words: String, details: impl ExactSizeIterator<Item = String>) -> Note {
    let more = details.len().saturating_sub(MOST);
    let mut details: Vec<String> = details.take(MOST).collect();
    if more > 0 {
        details.push(format!("… and {more} more"));
    }
    Note {
        details,
        pinned: true,
        ..Note::new(NoticeKind::Warning, words, Offer::None)
    }
}

/// "14 of 41 claims" for each kind of record of which some could not be read.
fn lost(problems: &[Repair], session: &Session) -> Vec<String> {
    let kinds = Kind::tables().iter();
    let of_kind = kinds.filter_map(|kind| {
        let lost = problems
            .iter()
            .filter(|problem| problem.lost.as_ref() == Some(kind));
        let lost = lost.count();
        let read = session.every().filter(|(other, ..)| other == kind);
        let all = read.count() + lost;
        let word = kind.word().replace('_', " ");
        (lost > 0).then(|| format!("{lost} of {all} {word}"))
    });
    of_kind.collect()
}

/// "a, b and c".
fn list(parts: &[String]) -> String {
    match parts {
        [rest @ .., last] if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => parts.concat(),
    }
}
