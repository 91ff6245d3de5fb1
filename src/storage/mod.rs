//! Floor 4: session files that nothing loses.
//!
//! - [`load`] opens a file, [`save`] writes it by a protocol that leaves the old version or the new one, whatever happens.
//!   Give the hash that one returned to the next: a file that somebody else changed is noticed, never overwritten.
//! - [`Loaded::problems`] says in words what was wrong with a file; [`Loaded::read_only`] why it cannot be saved over.
//! - [`merge`] makes one file of two people's; [`copies`] finds what sync clients leave beside a file, [`OpenNote`] says
//!   who has it open.
//! - [`to_bytes`] and [`from_bytes`] are the format alone, without a disk. [`SCHEMA`] describes it.
//! - [`Kept`] holds the writers' own files beside a session, by what they hold; [`referred`] finds those that stay where they are.
//! - [`write_setting`] writes a file of settings.
//! - [`house_text`] reads a house file, which [`house_path`] finds.
//! - [`State`] is the local state folder: the [`Journal`] of what is not saved, and what [`State::recover`] finds.
//!
//! Nothing here knows a window or a command line. The system's random numbers come in through [`random`] alone.

mod copies;
mod format;
mod hash;
mod house;
mod journal;
mod kept;
mod load;
mod lock;
mod merge;
pub mod random;
mod refer;
mod save;
mod setting;
mod vfs;

#[cfg(test)]
mod bad_files;
#[cfg(test)]
mod merge_laws;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod schema_tests;
#[cfg(test)]
pub(crate) mod testing;

pub use copies::{copies, is_copy};
pub use format::{FORMAT, FormatError, Loaded, Repair, SCHEMA, VERSION, from_bytes, to_bytes};
pub use hash::{BadHash, Hash};
pub use house::{HOUSE, house_path, house_text};
pub use journal::{
    Entry, Erased, FileState, Journal, JournalError, KEPT_DAYS, Mark, Recovery, RecoveryError,
    Replayed, State,
};
pub use kept::Kept;
pub use load::{LoadError, is_session, load, load_from};
pub use lock::{OpenLock, OpenNote};
pub use merge::{Doubt, MergeError, MergedFile, United, merge, unite};
pub use refer::{reference, referred};
pub use save::{
    SaveError, SaveStep, Saved, backup_path, hash_of, is_straight, save, strays, write,
};
pub use setting::write_setting;
pub use vfs::open_input;
