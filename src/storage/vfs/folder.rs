//! A folder that was opened once: what is done in it is done in it, whatever others put in its place meanwhile, and no link
//! in it is followed.

use std::{
    fs::File,
    io::{self, Read as _, Write as _},
    path::Path,
};

use rustix::{
    fs::{AtFlags, FileType, Mode, OFlags, openat, renameat, statat, unlinkat},
    io::Errno,
};

use super::{Disk, Look, Vfs, regular::no_link};

/// A folder that is held open. Of the paths that it is given only the last name counts.
#[derive(Debug)]
pub struct Folder(File);

impl Folder {
    /// Opens the folder at a path; a link to a folder is none.
    pub fn open(path: &Path) -> io::Result<Self> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let opened = rustix::fs::open(path, flags, Mode::empty());
        Ok(Self(File::from(opened?)))
    }

    fn open_in(&self, path: &Path, flags: OFlags, mode: Mode) -> io::Result<File> {
        let flags = flags | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let opened = openat(&self.0, name(path)?, flags, mode);
        Ok(File::from(opened?))
    }
}

/// The last name of a path.
fn name(path: &Path) -> io::Result<&std::ffi::OsStr> {
    let none = || io::Error::from(io::ErrorKind::InvalidInput);
    path.file_name().ok_or_else(none)
}

impl Vfs for Folder {
    type File = File;

    fn resolve(&self, path: &Path) -> io::Result<std::path::PathBuf> {
        Ok(path.to_path_buf())
    }

    #[allow(
        clippy::useless_conversion,
        reason = "other systems count in fewer bits"
    )]
    fn look(&self, path: &Path) -> io::Result<Look> {
        let found = statat(&self.0, name(path)?, AtFlags::SYMLINK_NOFOLLOW)?;
        if FileType::from_raw_mode(found.st_mode) != FileType::RegularFile {
            return Err(no_link());
        }
        let mode = found.st_mode & 0o7777;
        Ok(Look {
            mode: Some(mode),
            read_only: mode & 0o222 == 0,
            links: u64::try_from(found.st_nlink).unwrap_or(1),
            size: u64::try_from(found.st_size).unwrap_or(0),
        })
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        // What comes in its place is looked at once it is open, and is not waited for.
        let mut file = self.open_in(path, OFlags::RDONLY | OFlags::NONBLOCK, Mode::empty())?;
        if !file.metadata()?.is_file() {
            return Err(no_link());
        }
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    #[allow(
        clippy::useless_conversion,
        reason = "other systems count in fewer bits"
    )]
    fn create(&self, path: &Path, mode: u32) -> io::Result<File> {
        // Permission bits fit everywhere.
        let mode = mode.try_into().unwrap_or_default();
        let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL;
        self.open_in(path, flags, Mode::from_raw_mode(mode))
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        file.write_all(bytes)
    }

    fn set_mode(&self, file: &mut File, mode: u32) -> io::Result<()> {
        Disk.set_mode(file, mode)
    }

    fn sync(&self, file: &mut File) -> io::Result<()> {
        Disk.sync(file)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        Ok(renameat(&self.0, name(from)?, &self.0, name(to)?)?)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        match unlinkat(&self.0, name(path)?, AtFlags::empty()) {
            Err(Errno::NOENT) => Err(io::ErrorKind::NotFound.into()),
            other => Ok(other?),
        }
    }

    fn sync_dir(&self, _: &Path) -> io::Result<()> {
        self.0.sync_all()
    }
}
