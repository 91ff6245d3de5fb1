//! How much a confined process may take.

/// How much a confined process is given, in bytes.
pub const INPUT: u64 = 256 * 1024 * 1024;
/// How much a confined process may answer, in bytes.
pub const ANSWER: u64 = 256 * 1024 * 1024;
/// The address space of a confined process, in bytes.
#[cfg(target_os = "linux")]
pub const MEMORY: u64 = 1024 * 1024 * 1024;
/// Its time on a processor, in seconds.
#[cfg(target_os = "linux")]
pub const SECONDS: u64 = 20;
/// The time on a processor of one that stays, in seconds: whoever asks it keeps the time of each answer.
#[cfg(target_os = "linux")]
pub const SECONDS_TO_STAY: u64 = 900;
/// How long whoever started it waits at most: a busy machine gives it only a part of a processor.
pub const PATIENCE: std::time::Duration = std::time::Duration::from_mins(1);
