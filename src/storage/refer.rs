//! Files that a session refers to where they lie.

use std::path::{Path, PathBuf, absolute};

/// What begins so lies on another machine, or may have one asked for it: opening a session contacts nothing.
const ELSEWHERE: [&str; 3] = ["//", "\\\\", "/net/"];

/// A path as a session holds it: from the folder of the session's file on where it lies below, with `/` between; else from the root.
///
/// # Errors
/// It cannot be referred to; in words for a person, without the path.
pub fn reference(path: &Path, session: Option<&Path>) -> Result<String, &'static str> {
    const NO_TEXT: &str = "its path is no text: keep a copy of it";
    let path = absolute(path).ok().ok_or("its path cannot be told")?;
    let session = session.and_then(|session| absolute(session).ok());
    let below = session
        .as_deref()
        .and_then(Path::parent)
        .and_then(|folder| path.strip_prefix(folder).ok());
    if let Some(below) = below {
        let names: Option<Vec<&str>> = below.iter().map(|name| name.to_str()).collect();
        return names.map(|names| names.join("/")).ok_or(NO_TEXT);
    }
    let whole = path.to_str().ok_or(NO_TEXT)?;
    if ELSEWHERE.iter().any(|start| whole.starts_with(start)) {
        return Err("it lies on another machine: keep a copy of it");
    }
    Ok(whole.to_owned())
}

/// Where a reference of a session leads, if that may be looked at. The file need not be there.
pub fn referred(at: &str, session: Option<&Path>) -> Option<PathBuf> {
    if at.is_empty() || ELSEWHERE.iter().any(|start| at.starts_with(start)) {
        return None;
    }
    let path = Path::new(at);
    if path.is_absolute() {
        return Some(path.to_path_buf());
    }
    let session = absolute(session?).ok()?;
    Some(session.parent()?.join(path))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn what_lies_below_the_session_is_referred_to_from_there_and_the_rest_from_the_root() {
        let session = Some(Path::new("/desk/ferry/s.factcheck.json"));
        for (path, at) in [
            ("/desk/ferry/tapes/oll.mp3", "tapes/oll.mp3"),
            ("/desk/ferry/oll.mp3", "oll.mp3"),
            ("/desk/other/oll.mp3", "/desk/other/oll.mp3"),
        ] {
            assert_eq!(reference(Path::new(path), session).as_deref(), Ok(at));
            assert_eq!(referred(at, session).as_deref(), Some(Path::new(path)));
        }
        assert_eq!(
            reference(Path::new("/a/b.mp3"), None).as_deref(),
            Ok("/a/b.mp3")
        );
        // Without a file of the session nothing is known of its folder; and nobody else's machine is asked.
        for at in [
            "oll.mp3",
            "",
            "//host/share/oll.mp3",
            "\\\\host\\share\\oll.mp3",
            "/net/host/oll.mp3",
        ] {
            assert_eq!(referred(at, None), None, "{at}");
        }
    }
}
