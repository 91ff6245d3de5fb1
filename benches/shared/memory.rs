//! What memory this process holds, as the system counts it.

/// Memory the process holds, in bytes; 0 where the system does not say.
pub fn resident() -> usize {
    resident_of("self")
}

/// The most it ever held.
pub fn peak() -> usize {
    peak_of("self")
}

/// The most that another process (its number) ever held.
pub fn peak_of(process: &str) -> usize {
    status(process, "VmHWM:")
}

/// What another process holds.
pub fn resident_of(process: &str) -> usize {
    status(process, "VmRSS:")
}

fn status(process: &str, what: &str) -> usize {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(what));
    let kilo = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok());
    kilo.unwrap_or(0) * 1024
}
