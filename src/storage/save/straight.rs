//! Outputs that are no regular file: pipes, terminals, devices, and the files behind `/dev/stdout` and its like. They are
//! written to where they are: never read, never replaced, never kept as a backup.

use std::{
    fs,
    io::{self, Write as _},
    path::Path,
};

use crate::storage::vfs;

/// Whether a path leads to something that is no regular file, or to a file that this process was handed open. A path
/// that leads nowhere does not, nor one to a folder.
pub fn is_straight(path: &Path) -> bool {
    if is_handed(path) || is_windows_device(path) {
        return true;
    }
    fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir())
}

/// Whether a path is a name of something that is open already: `/dev/stdout`, `/dev/fd/3`, `/proc/self/fd/3`. To put
/// another file in its place would leave whoever opened it with the old one.
#[cfg(unix)]
fn is_handed(path: &Path) -> bool {
    let mut at = path.to_path_buf();
    // Link by link: what such a name leads to in the end looks like any other file.
    for _ in 0..vfs::MOST_LINKS {
        let folder = at.parent().unwrap_or(Path::new(""));
        let folder = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_path_buf());
        let open = folder == Path::new("/dev/fd")
            || (folder.starts_with("/proc") && folder.file_name().is_some_and(|name| name == "fd"));
        if open {
            return true;
        }
        match fs::read_link(&at) {
            Ok(target) => at = folder.join(target),
            Err(_) => return false,
        }
    }
    false
}

#[cfg(not(unix))]
fn is_handed(_: &Path) -> bool {
    false
}

/// Names that are devices in every folder of Windows, whatever ending they have.
/// <https://learn.microsoft.com/windows/win32/fileio/naming-a-file>
fn is_windows_device(path: &Path) -> bool {
    if !cfg!(windows) {
        return false;
    }
    let Some(name) = path.to_str() else {
        return false;
    };
    if name.starts_with(r"\\.\") {
        return true;
    }
    let stem = path.file_stem().and_then(|stem| stem.to_str());
    let stem = stem.unwrap_or_default().to_ascii_uppercase();
    let numbered = |word: &str| {
        stem.strip_prefix(word)
            .is_some_and(|rest| matches!(rest.as_bytes(), [b'0'..=b'9']))
    };
    let plain = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];
    plain.contains(&stem.as_str()) || numbered("COM") || numbered("LPT")
}

/// Writes bytes to where a path leads.
pub fn write(pieces: &[&[u8]], path: &Path) -> io::Result<()> {
    let mut file = vfs::open_output(path)?;
    for piece in pieces {
        file.write_all(piece)?;
    }
    file.flush()
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::FileTypeExt as _;

    use super::*;
    use crate::storage::{
        Hash, SaveError, hash_of, save,
        testing::{begun, pipe},
    };

    #[test]
    fn a_device_is_told_from_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a");
        fs::write(&file, "x").unwrap();
        let link = folder.path().join("link");
        std::os::unix::fs::symlink("/dev/null", &link).unwrap();
        let pipe = pipe(folder.path());
        for path in [
            "/dev/null",
            "/dev/full",
            "/dev/stdout",
            "/dev/fd/1",
            "/proc/self/fd/1",
        ] {
            // Not every system has all of them.
            assert!(
                is_straight(Path::new(path)) || !Path::new(path).exists(),
                "{path}"
            );
        }
        assert!(is_straight(&link) && is_straight(&pipe));
        for path in [&file, &folder.path().join("none"), folder.path()] {
            assert!(!is_straight(path), "{}", path.display());
        }
    }

    #[test]
    fn a_pipe_gets_the_bytes_and_stays_a_pipe() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = pipe(folder.path());
        let session = begun();
        assert_eq!(hash_of(&pipe).unwrap(), None, "it is not read");
        let reader = {
            let pipe = pipe.clone();
            std::thread::spawn(move || fs::read(pipe).unwrap())
        };
        let saved = save(&session, &pipe, None).unwrap();
        assert_eq!(Hash::of(&reader.join().unwrap()), saved.hash);
        assert_eq!((saved.backup, saved.warnings), (None, Vec::new()));
        let there: Vec<_> = fs::read_dir(folder.path()).unwrap().flatten().collect();
        assert_eq!(there.len(), 1, "{there:?}");
        assert!(fs::metadata(&pipe).unwrap().file_type().is_fifo());
    }

    #[test]
    fn a_pipe_that_nobody_reads_is_not_waited_for_long() {
        let folder = tempfile::tempdir().unwrap();
        let error = save(&begun(), &pipe(folder.path()), None).unwrap_err();
        assert!(matches!(error, SaveError::Straight { .. }), "{error}");
        assert!(error.to_string().contains("nobody reads"), "{error}");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_device_that_takes_nothing_is_told() {
        let error = save(&begun(), Path::new("/dev/full"), None).unwrap_err();
        assert!(error.to_string().contains("No space left"), "{error}");
        save(&begun(), Path::new("/dev/null"), None).unwrap();
        assert!(
            fs::metadata("/dev/null")
                .unwrap()
                .file_type()
                .is_char_device()
        );
    }
}
