//! The file system, as the save protocol sees it: few operations, each of which can fail, and between any two of which
//! the power can go.

mod disk;
#[cfg(unix)]
mod folder;
#[cfg(test)]
pub(super) mod memory;
mod owner;
mod pipe;
mod regular;

use std::{
    io,
    path::{Path, PathBuf},
};

pub use disk::Disk;
pub(super) use disk::{MOST_LINKS, owner_only, sync_dir};
#[cfg(unix)]
pub use folder::Folder;
pub use pipe::open_input;
pub(super) use pipe::open_output;
pub(super) use regular::{never_waiting, open as open_file, open_own, read as read_file};

/// The permission bits of a file that its owner alone may read.
pub(super) const OWNER_ONLY: u32 = 0o600;
/// The permission bits that programs ask for when they make a file; the umask takes some away.
pub(super) const USUAL: u32 = 0o666;

/// What is known of a file without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Unix permission bits; nothing where there are none.
    pub mode: Option<u32>,
    /// Whether its owner marked it as not to be written.
    pub read_only: bool,
    /// How many names it has.
    pub links: u64,
    /// Its size in bytes.
    pub size: u64,
}

/// A file system. Paths are used as they are given; [`Vfs::resolve`] alone follows links.
pub trait Vfs {
    /// A file that is being written.
    type File;

    /// The file a path leads to when every symbolic link of its last part is followed, whether or not it exists.
    fn resolve(&self, path: &Path) -> io::Result<PathBuf>;

    /// Looks at a file; `NotFound` if there is none.
    fn look(&self, path: &Path) -> io::Result<Look>;

    /// Reads a whole file.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// Whether a file holds exactly these bytes.
    fn holds(&self, path: &Path, bytes: &[u8]) -> io::Result<bool> {
        Ok(self.read(path)? == bytes)
    }

    /// Makes a file that must not exist yet (not even as a link), with these permission bits, or what the system leaves of
    /// them: it takes away what the umask says.
    fn create(&self, path: &Path, mode: u32) -> io::Result<Self::File>;

    /// Writes all the bytes.
    fn write(&self, file: &mut Self::File, bytes: &[u8]) -> io::Result<()>;

    /// Gives a new file the owner, the group and the extended attributes of the one at a path, as far as this user may,
    /// and returns which of that one's permission bits suit it then.
    fn adopt(&self, _file: &mut Self::File, _from: &Path, mode: u32) -> u32 {
        mode
    }

    /// Sets Unix permission bits, where there are such.
    fn set_mode(&self, file: &mut Self::File, mode: u32) -> io::Result<()>;

    /// Returns when content and size are on the device.
    fn sync(&self, file: &mut Self::File) -> io::Result<()>;

    /// Gives a file another name; a file of that name is replaced, in one step.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Takes a file away.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Returns when the names in a folder are on the device.
    fn sync_dir(&self, dir: &Path) -> io::Result<()>;

    /// Does something while no other process does such a thing in this folder, where the system can see to that. It is
    /// advice: a lock that nobody gives back stops nobody for long.
    fn alone<T>(&self, _dir: &Path, act: impl FnOnce() -> T) -> T {
        act()
    }
}
