//! What opens things outside of this program: the system's own browser, mail program and players.

use std::{ffi::OsStr, io, sync::Arc};

/// Opens an address or a file. It may wait for a moment, to hear whether anything came of it: it is for a thread that nobody waits
/// for. What it is given was shown to a person, whole, who agreed.
pub type Opener = Arc<dyn Fn(&OsStr) -> io::Result<()> + Send + Sync>;

/// With what the system has set for it.
pub fn system() -> Opener {
    Arc::new(|target| open::that_detached(target))
}
