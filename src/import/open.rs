//! Articles on the disk, and pipes in their place.

use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

/// Opens what an article is read from: a file, a device, or a pipe that somebody writes into, or begins to within two
/// seconds. A pipe that nobody writes into is an error: nothing waits for it for ever.
pub fn open(path: &Path) -> io::Result<Box<dyn Read>> {
    #[cfg(unix)]
    if std::fs::metadata(path)
        .is_ok_and(|found| std::os::unix::fs::FileTypeExt::is_fifo(&found.file_type()))
    {
        return open_pipe(path);
    }
    Ok(Box::new(File::open(path)?))
}

/// How long somebody who writes is waited for: whoever starts both at once must not lose to chance.
#[cfg(unix)]
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(2);

#[cfg(unix)]
fn open_pipe(path: &Path) -> io::Result<Box<dyn Read>> {
    use rustix::fs::{OFlags, fcntl_getfl, fcntl_setfl};

    let mut options = File::options();
    options.read(true);
    let flags = i32::try_from(OFlags::NONBLOCK.bits()).unwrap_or(0);
    std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, flags);
    let mut pipe = options.open(path)?;
    let begun = std::time::Instant::now();
    let mut first = vec![0; 1 << 12];
    let read = loop {
        match pipe.read(&mut first) {
            // Nobody holds the other end, or nobody any more.
            Ok(0) if begun.elapsed() < PATIENCE => {
                std::thread::sleep(std::time::Duration::from_millis(10));
            }
            Ok(0) => {
                let words = "nobody writes into this pipe";
                return Err(io::Error::new(io::ErrorKind::NotConnected, words));
            }
            Ok(read) => break read,
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => break 0,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    };
    first.truncate(read);
    // From here on whoever writes sets the pace.
    let flags = fcntl_getfl(&pipe)?;
    fcntl_setfl(&pipe, flags - OFlags::NONBLOCK)?;
    Ok(Box::new(io::Cursor::new(first).chain(pipe)))
}

#[cfg(all(test, unix))]
mod tests {
    use std::io::Write as _;

    use super::*;

    #[test]
    fn a_pipe_is_read_whole_and_one_that_nobody_writes_into_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&path).status();
        assert!(made.unwrap().success());
        let error = open(&path).map(drop).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::NotConnected);
        let to = path.clone();
        let text = "The bridge cost 4 million. ".repeat(10_000);
        let writing = std::thread::spawn(move || {
            let mut pipe = File::options().write(true).open(to).unwrap();
            pipe.write_all(text.as_bytes()).unwrap();
            text
        });
        let mut read = String::new();
        open(&path).unwrap().read_to_string(&mut read).unwrap();
        assert_eq!(read, writing.join().unwrap());
    }
}
