//! Pipes: opened without waiting for ever for somebody at their other end, and from then on at that one's pace.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read},
    path::Path,
};

/// Opens what is read from a path: a file, a device, or a pipe that somebody writes into, or begins to within two seconds. A
/// pipe that nobody writes into is an error: nothing waits for it for ever.
pub fn open_input(path: &Path) -> io::Result<Box<dyn Read>> {
    #[cfg(unix)]
    if is_pipe(path) {
        return unix::from_pipe(path);
    }
    Ok(Box::new(File::open(path)?))
}

/// Opens what is written to, at its end, without waiting for ever for somebody who reads.
pub fn open_output(path: &Path) -> io::Result<File> {
    #[cfg(unix)]
    return unix::to_pipe(path);
    #[cfg(not(unix))]
    OpenOptions::new().write(true).open(path)
}

#[cfg(unix)]
fn is_pipe(path: &Path) -> bool {
    fs::metadata(path)
        .is_ok_and(|found| std::os::unix::fs::FileTypeExt::is_fifo(&found.file_type()))
}

#[cfg(unix)]
mod unix {
    use std::time::{Duration, Instant};

    use rustix::{
        fs::{OFlags, fcntl_getfl, fcntl_setfl},
        io::Errno,
    };

    use super::{File, OpenOptions, Path, Read, io, is_pipe};
    use crate::storage::vfs::never_waiting;

    /// How long the other end is waited for: whoever starts both at once must not lose to chance.
    const PATIENCE: Duration = Duration::from_secs(2);

    /// Tries until something comes of it; what is said when nothing does.
    fn waited<T>(
        mut attempt: impl FnMut() -> io::Result<Option<T>>,
        nobody: &str,
    ) -> io::Result<T> {
        let begun = Instant::now();
        loop {
            match attempt() {
                Ok(Some(done)) => return Ok(done),
                Ok(None) if begun.elapsed() < PATIENCE => {
                    std::thread::sleep(Duration::from_millis(10));
                }
                Ok(None) => return Err(io::Error::new(io::ErrorKind::NotConnected, nobody)),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// From here on the other end sets the pace.
    fn at_its_pace(pipe: &File) -> io::Result<()> {
        let flags = fcntl_getfl(pipe)?;
        Ok(fcntl_setfl(pipe, flags - OFlags::NONBLOCK)?)
    }

    pub fn from_pipe(path: &Path) -> io::Result<Box<dyn Read>> {
        let mut options = OpenOptions::new();
        options.read(true);
        never_waiting(&mut options);
        let mut pipe = options.open(path)?;
        let mut first = vec![0; 1 << 12];
        let attempt = || match pipe.read(&mut first) {
            // Nobody holds the other end, or nobody any more.
            Ok(0) => Ok(None),
            Ok(read) => Ok(Some(read)),
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => Ok(Some(0)),
            Err(error) => Err(error),
        };
        let read = waited(attempt, "nobody writes into this pipe")?;
        first.truncate(read);
        at_its_pace(&pipe)?;
        Ok(Box::new(io::Cursor::new(first).chain(pipe)))
    }

    pub fn to_pipe(path: &Path) -> io::Result<File> {
        let mut options = OpenOptions::new();
        options.append(true);
        never_waiting(&mut options);
        let nobody = |error: &io::Error| error.raw_os_error() == Some(Errno::NXIO.raw_os_error());
        let attempt = || match options.open(path) {
            Err(error) if nobody(&error) && is_pipe(path) => Ok(None),
            other => other.map(Some),
        };
        let file = waited(attempt, "nobody reads from this pipe")?;
        at_its_pace(&file)?;
        Ok(file)
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::io::Write as _;

    use super::*;
    use crate::storage::testing::pipe;

    #[test]
    fn a_pipe_is_read_whole_and_one_that_nobody_writes_into_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = pipe(folder.path());
        let error = open_input(&path).map(drop).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::NotConnected);
        let to = path.clone();
        let text = "The bridge cost 4 million. ".repeat(10_000);
        let writing = std::thread::spawn(move || {
            let mut pipe = File::options().write(true).open(to).unwrap();
            pipe.write_all(text.as_bytes()).unwrap();
            text
        });
        let mut read = String::new();
        let mut from = open_input(&path).unwrap();
        from.read_to_string(&mut read).unwrap();
        assert_eq!(read, writing.join().unwrap());
    }
}
