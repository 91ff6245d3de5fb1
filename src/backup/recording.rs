//! Recordings: never decoded, and not kept, for they are large. A transcript stands for one, refers to where it lies, and knows its
//! hash.

use std::path::{Path, PathBuf};

use super::{Document, Presence};
use crate::{
    storage::{self, Hash},
    text::Span,
};

/// What recordings are called at their end: sound and moving pictures, nothing that runs, and no lists of what is to be played, which
/// may lead anywhere.
const ENDINGS: [&str; 25] = [
    "mp3", "m4a", "wav", "aac", "flac", "ogg", "oga", "opus", "aif", "aiff", "amr", "wma", "mp4",
    "m4v", "mov", "mkv", "webm", "avi", "mpg", "mpeg", "3gp", "ogv", "wmv", "mts", "m2ts",
];

/// Why a recording by itself is no document.
pub const ALONE: &str = "it is a recording: add its transcript (.srt, .vtt, or text with times or speakers) from beside it";

/// Whether a file is a recording, by its name.
pub fn is_recording(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| ENDINGS.iter().any(|one| one.eq_ignore_ascii_case(ending)))
}

/// The names that the recording of a transcript may have without their ending: its own, and without its language
/// (`talk.en.srt` of `talk.mp4`).
fn stems(transcript: &Path) -> Vec<PathBuf> {
    let own = transcript.with_extension("");
    let language = own
        .extension()
        .is_some_and(|end| (2..=5).contains(&end.len()));
    let without = language.then(|| own.with_extension(""));
    std::iter::once(own).chain(without).collect()
}

/// The recording that lies beside a transcript under its name.
pub fn beside(transcript: &Path) -> Option<PathBuf> {
    let named = stems(transcript).into_iter().flat_map(|stem| {
        let endings = ENDINGS
            .iter()
            .flat_map(|end| [(*end).to_owned(), end.to_uppercase()]);
        endings.map(move |ending| {
            let mut name = stem.clone().into_os_string();
            name.push(".");
            name.push(ending);
            PathBuf::from(name)
        })
    });
    named.into_iter().find(|path| path.is_file())
}

/// Files without the recordings among them, and the recordings that none of the others stands for.
pub fn set_apart(files: Vec<PathBuf>) -> (Vec<PathBuf>, Vec<PathBuf>) {
    let (recordings, documents): (Vec<_>, Vec<_>) =
        files.into_iter().partition(|path| is_recording(path));
    let stands_for = |recording: &PathBuf| {
        let stem = recording.with_extension("");
        documents.iter().any(|one| stems(one).contains(&stem))
    };
    let alone = recordings
        .into_iter()
        .filter(|recording| !stands_for(recording))
        .collect();
    (documents, alone)
}

/// Whether a recording lies where it should, to the byte; reads all of it.
pub fn heard(path: Option<&Path>, hash: Hash) -> Presence {
    match path.map(storage::hash_of) {
        Some(Ok(Some(found))) if found == hash => Presence::Whole,
        Some(Ok(Some(_))) => Presence::Changed,
        _ => Presence::Gone,
    }
}

/// A recording that may be handed to a player: a file by its kind, also where its name is a link.
///
/// # Errors
/// It is not there, or no recording; in words for a person.
pub fn to_play(path: &Path) -> Result<(), String> {
    let real = std::fs::canonicalize(path).map_err(|error| error.to_string())?;
    if !real.is_file() {
        return Err("it is no file".to_owned());
    }
    if !is_recording(path) || !is_recording(&real) {
        return Err("its name does not end like that of a recording".to_owned());
    }
    Ok(())
}

/// The time of a place of a transcript: that of its piece, or of the nearest before that has one, as `00:12:34`; beside the text, or
/// at the beginning of the line.
pub fn time_at(document: &Document, place: Span) -> Option<String> {
    let (at, _) = document.piece_at(place.start)?;
    let before = document.pieces.get(..=at)?;
    before.iter().rev().find_map(|piece| {
        let first = || piece.span.of(&document.text).split_whitespace().next();
        time(&piece.locator).or_else(|| time(first()?))
    })
}

/// A time as transcripts write it, in hours, minutes and seconds.
fn time(written: &str) -> Option<String> {
    let written = written.trim_matches(|c: char| !c.is_ascii_digit());
    let whole = written.split(['.', ',']).next()?;
    let numbers: Option<Vec<u32>> = whole
        .split(':')
        .map(|number| number.parse().ok().filter(|_| number.len() <= 3))
        .collect();
    let (hours, minutes, seconds) = match *numbers? {
        [hours, minutes, seconds] => (hours, minutes, seconds),
        [minutes, seconds] => (minutes / 60, minutes % 60, seconds),
        _ => return None,
    };
    (minutes < 60 && seconds < 60).then(|| format!("{hours:02}:{minutes:02}:{seconds:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_however_they_are_written() {
        for (written, read) in [
            ("00:12:34,500", "00:12:34"),
            ("[00:12:34]", "00:12:34"),
            ("12:34.500", "00:12:34"),
            ("90:05", "01:30:05"),
            ("1:02:03", "01:02:03"),
            ("p. 3", ""),
            ("12:99", ""),
            ("", ""),
        ] {
            assert_eq!(time(written).unwrap_or_default(), read, "{written}");
        }
    }

    #[test]
    fn a_transcript_stands_for_the_recording_of_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for name in [
            "talk.MP4",
            "talk.en.srt",
            "oll.srt",
            "oll.wav",
            "lone.mp3",
            "a.pdf",
        ] {
            std::fs::write(at(name), "x").unwrap();
        }
        assert_eq!(beside(&at("talk.en.srt")), Some(at("talk.MP4")));
        assert_eq!(beside(&at("oll.srt")), Some(at("oll.wav")));
        assert_eq!(beside(&at("a.pdf")), None);
        let all = [
            "a.pdf",
            "lone.mp3",
            "oll.srt",
            "oll.wav",
            "talk.MP4",
            "talk.en.srt",
        ];
        let (documents, alone) = set_apart(all.map(at).to_vec());
        assert_eq!(documents, ["a.pdf", "oll.srt", "talk.en.srt"].map(at));
        assert_eq!(alone, [at("lone.mp3")]);
    }

    #[test]
    fn only_recordings_are_played_whatever_they_are_called() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::write(at("a.mp3"), "x").unwrap();
        std::fs::write(at("b.sh"), "x").unwrap();
        std::fs::create_dir(at("c.mp3")).unwrap();
        assert_eq!(to_play(&at("a.mp3")), Ok(()));
        for bad in ["b.sh", "c.mp3", "none.mp3"] {
            assert!(to_play(&at(bad)).is_err(), "{bad}");
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(at("b.sh"), at("d.mp3")).unwrap();
            assert!(to_play(&at("d.mp3")).is_err());
        }
        let hash = Hash::of(b"x");
        assert_eq!(heard(Some(&at("a.mp3")), hash), Presence::Whole);
        assert_eq!(heard(Some(&at("a.mp3")), Hash::of(b"y")), Presence::Changed);
        assert_eq!(heard(Some(&at("none.mp3")), hash), Presence::Gone);
        assert_eq!(heard(None, hash), Presence::Gone);
    }
}
