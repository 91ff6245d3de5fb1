//! The real program while the machine under it fails: killed before every system call, refused every system call, on a
//! full disk, without memory, with the power cut, and against a second one on the same file.
//!
//! | module | what fails | needs |
//! | --- | --- | --- |
//! | [`kill`] | the process, before each system call of a save | Linux, `strace` |
//! | [`adding`] | the process, or the room on the disk, while a document is added to the backup | Linux, `strace`, `prlimit` |
//! | [`errors`] | one system call of a save, in eight ways | Linux, `strace` |
//! | [`full`] | the disk has no room, for the file or for the journal | Linux, root or user namespaces |
//! | [`power`] | the power, with ext4 and xfs under it | Linux, root, loop devices, `xfs_io`; `TICKMARK_POWER_CUTS` |
//! | [`crash`] | the window, while somebody types | – |
//! | [`memory`] | there is no more memory, for the program or for the window | Linux, `prlimit` |
//! | [`heavy`] | memory and time are what the size of a file allows | Linux, `prlimit` |
//! | [`devices`] | what is read or written is a device or a pipe | Linux, `timeout`, `prlimit` |
//! | [`pair`] | two processes on one file | – |
//!
//! Each check is tried on saves that are wrong on purpose too ([`broken`]), and fails if it does not catch them. What
//! cannot run on a machine says NOT RUN on standard error; with `TICKMARK_REQUIRE_FAULTS=1` it fails instead.
//! `TICKMARK_FAULTS=all` tries every error at every call and as many repetitions as the README names.

#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may panic"
)]

#[path = "../support/mod.rs"]
mod support;

mod adding;
mod broken;
mod crash;
mod devices;
mod errors;
mod full;
mod heavy;
mod kill;
mod memory;
mod need;
mod pair;
mod power;
mod scene;
mod trace;
