//! The real file system.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
    time::Duration,
};

use super::{Look, OWNER_ONLY, Vfs, open_file, owner, read_file, regular::no_file};

/// Links that lead to links: as many as Linux follows.
pub(in crate::storage) const MOST_LINKS: usize = 40;

/// Bytes of a file that are compared at once.
const PORTION: usize = 1 << 18;

/// The real file system.
#[derive(Clone, Copy, Debug, Default)]
pub struct Disk;

impl Vfs for Disk {
    type File = File;

    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        let mut at = path.to_path_buf();
        for _ in 0..MOST_LINKS {
            match fs::symlink_metadata(&at) {
                Ok(found) if found.is_symlink() => {
                    let target = fs::read_link(&at)?;
                    at = match at.parent() {
                        Some(folder) => folder.join(target),
                        None => target,
                    };
                }
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => return Ok(at),
            }
        }
        Err(io::Error::other("its symbolic links lead in a circle"))
    }

    fn look(&self, path: &Path) -> io::Result<Look> {
        let found = fs::metadata(path)?;
        if !found.is_file() {
            return Err(no_file(&found));
        }
        Ok(Look {
            mode: mode(&found),
            read_only: found.permissions().readonly(),
            links: links(&found),
            size: found.len(),
        })
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        read_file(path, u64::MAX)
    }

    fn holds(&self, path: &Path, bytes: &[u8]) -> io::Result<bool> {
        let (mut file, _) = open_file(path)?;
        let mut buffer = vec![0; PORTION];
        let mut rest = bytes;
        loop {
            let read = match file.read(&mut buffer) {
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if read == 0 {
                return Ok(rest.is_empty());
            }
            match buffer.get(..read).and_then(|read| rest.strip_prefix(read)) {
                Some(after) => rest = after,
                None => return Ok(false),
            }
        }
    }

    fn create(&self, path: &Path, mode: u32) -> io::Result<File> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        created_with(&mut options, mode);
        options.open(path)
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        file.write_all(bytes)
    }

    fn adopt(&self, file: &mut File, from: &Path, mode: u32) -> u32 {
        owner::adopt(file, from, mode)
    }

    fn set_mode(&self, file: &mut File, mode: u32) -> io::Result<()> {
        set_mode(file, mode)
    }

    fn sync(&self, file: &mut File) -> io::Result<()> {
        file.sync_all()
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        sync_dir(dir)
    }

    fn alone<T>(&self, dir: &Path, act: impl FnOnce() -> T) -> T {
        let lock = lock(dir);
        let done = act();
        drop(lock);
        done
    }
}

/// How long a lock is waited for. It is held for as long as a file is read and renamed: who holds it longer hangs.
const PATIENCE: Duration = Duration::from_secs(1);

/// Locks a folder until the value is dropped; none where that is not to be had.
#[cfg(unix)]
fn lock(dir: &Path) -> Option<File> {
    let dir = File::open(dir).ok()?;
    let begun = std::time::Instant::now();
    loop {
        match dir.try_lock() {
            Ok(()) => return Some(dir),
            Err(fs::TryLockError::WouldBlock) if begun.elapsed() < PATIENCE => {
                std::thread::sleep(Duration::from_millis(1));
            }
            Err(_) => return None,
        }
    }
}

/// Windows opens no folder as a file.
#[cfg(not(unix))]
fn lock(_: &Path) -> Option<File> {
    let _ = PATIENCE;
    None
}

/// Makes what is opened next readable by its owner alone.
pub(in crate::storage) fn owner_only(options: &mut OpenOptions) {
    created_with(options, OWNER_ONLY);
}

fn created_with(options: &mut OpenOptions, mode: u32) {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, mode);
    #[cfg(not(unix))]
    let _ = (options, mode);
}

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems have no mode")]
fn mode(found: &fs::Metadata) -> Option<u32> {
    Some(std::os::unix::fs::PermissionsExt::mode(&found.permissions()) & 0o7777)
}

#[cfg(not(unix))]
fn mode(_: &fs::Metadata) -> Option<u32> {
    None
}

#[cfg(unix)]
fn links(found: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::nlink(found)
}

#[cfg(not(unix))]
fn links(_: &fs::Metadata) -> u64 {
    1
}

#[cfg(unix)]
fn set_mode(file: &File, mode: u32) -> io::Result<()> {
    file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(mode))
}

#[cfg(not(unix))]
fn set_mode(_: &File, _: u32) -> io::Result<()> {
    Ok(())
}

/// Windows has no way to sync a folder; its journal orders names itself.
#[cfg(unix)]
pub(in crate::storage) fn sync_dir(dir: &Path) -> io::Result<()> {
    File::open(dir)?.sync_all()
}

#[cfg(not(unix))]
pub(in crate::storage) fn sync_dir(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_lock_that_nobody_gives_back_stops_nobody_for_long() {
        let folder = tempfile::tempdir().unwrap();
        let held = lock(folder.path()).unwrap();
        assert!(lock(folder.path()).is_none());
        assert!(Disk.alone(folder.path(), || true));
        drop(held);
        assert!(lock(folder.path()).is_some());
    }
}
