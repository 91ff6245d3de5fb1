//! Regular files, told from pipes and devices: those are never read here, and nothing waits for them.

use std::{
    fs::{self, File, Metadata, OpenOptions},
    io::{self, Read as _},
    path::Path,
};

/// The answer where something is no regular file. A folder has a word of its own.
pub fn no_file(found: &Metadata) -> io::Error {
    if found.is_dir() {
        return io::Error::from(io::ErrorKind::IsADirectory);
    }
    io::Error::new(
        io::ErrorKind::InvalidInput,
        "it is a pipe or a device, no file",
    )
}

/// The answer where something is not looked at because it is a link, or no file.
pub fn no_link() -> io::Error {
    io::Error::new(
        io::ErrorKind::InvalidInput,
        "it is a link or no file, where a file was to be",
    )
}

/// Opens a regular file for reading, links followed. Anything else is an error, and is not opened at all: to open a pipe is
/// to wait for its other end, and to open a device may do something.
pub fn open(path: &Path) -> io::Result<(File, Metadata)> {
    let found = fs::metadata(path)?;
    open_found(OpenOptions::new().read(true), path, &found, false)
}

/// Opens a regular file that this program keeps for itself, for reading and writing: a link in its place was put there by
/// somebody else, and is not followed.
pub fn open_own(path: &Path) -> io::Result<(File, Metadata)> {
    let found = fs::symlink_metadata(path)?;
    if found.is_symlink() {
        return Err(no_link());
    }
    open_found(
        OpenOptions::new().read(true).write(true),
        path,
        &found,
        true,
    )
}

fn open_found(
    options: &mut OpenOptions,
    path: &Path,
    found: &Metadata,
    own: bool,
) -> io::Result<(File, Metadata)> {
    if !found.is_file() {
        return Err(no_file(found));
    }
    at_once(options, own);
    let file = options.open(path)?;
    // Something else may have come in its place meanwhile.
    let found = file.metadata()?;
    if !found.is_file() {
        return Err(no_file(&found));
    }
    Ok((file, found))
}

/// Reads a regular file whole, but never more than one byte beyond `most`: whoever asks sees that it is too large.
pub fn read(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let (file, found) = open(path)?;
    let size = usize::try_from(found.len().min(most)).unwrap_or(0);
    let mut bytes = Vec::new();
    if bytes.try_reserve_exact(size.saturating_add(1)).is_err() {
        return Err(io::Error::from(io::ErrorKind::OutOfMemory));
    }
    file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Makes what is opened next come at once, whatever it is.
pub fn never_waiting(options: &mut OpenOptions) {
    at_once(options, false);
}

/// The same; a link is not followed where the file is the program's own.
#[cfg(unix)]
fn at_once(options: &mut OpenOptions, own: bool) {
    use rustix::fs::OFlags;
    let mut flags = OFlags::NONBLOCK | OFlags::NOCTTY;
    flags.set(OFlags::NOFOLLOW, own);
    if let Ok(flags) = i32::try_from(flags.bits()) {
        std::os::unix::fs::OpenOptionsExt::custom_flags(options, flags);
    }
}

/// Windows opens a pipe at once, or says that it is busy.
#[cfg(not(unix))]
fn at_once(_: &mut OpenOptions, _: bool) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_and_a_folder_is_called_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::write(&path, "12345").unwrap();
        assert_eq!(read(&path, 5).unwrap(), b"12345");
        assert_eq!(read(&path, 3).unwrap(), b"1234", "one more than asked for");
        let error = read(folder.path(), 5).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::IsADirectory);
        let error = read(&folder.path().join("b"), 5).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::NotFound);
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_and_a_device_are_refused_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = crate::storage::testing::pipe(folder.path());
        for path in [
            pipe.as_path(),
            Path::new("/dev/null"),
            Path::new("/dev/zero"),
        ] {
            let error = read(path, 5).unwrap_err();
            assert_eq!(
                error.kind(),
                io::ErrorKind::InvalidInput,
                "{}",
                path.display()
            );
        }
    }
}
