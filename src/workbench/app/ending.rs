//! The system wants the program to end: somebody logs out, or shuts the machine down.

use std::sync::{Arc, atomic::AtomicBool};

use egui::Context;

/// Says `true` once the program is told to end by a signal, and closes the window then, without a question: what is not
/// saved is in the journal, and offered at the next start. A window that cannot close any more ends all the same.
#[cfg(unix)]
pub fn watch(ctx: &Context) -> Arc<AtomicBool> {
    use signal_hook::{
        consts::{SIGHUP, SIGINT, SIGTERM},
        iterator::Signals,
    };
    use std::{process, sync::atomic::Ordering, thread, time::Duration};

    /// As long as the window may take to close.
    const PATIENCE: Duration = Duration::from_secs(5);

    let told = Arc::new(AtomicBool::new(false));
    let (tell, ctx) = (Arc::clone(&told), ctx.clone());
    let wait = move |mut signals: Signals| {
        let Some(signal) = signals.forever().next() else {
            return;
        };
        tell.store(true, Ordering::Relaxed);
        ctx.send_viewport_cmd(egui::ViewportCommand::Close);
        ctx.request_repaint();
        thread::sleep(PATIENCE);
        // As a shell counts it.
        process::exit(128 + signal);
    };
    // Where the system refuses, the program is ended by the signal itself; the journal is written all the same.
    if let Ok(signals) = Signals::new([SIGHUP, SIGINT, SIGTERM]) {
        let thread = thread::Builder::new().name("ending".to_owned());
        thread.spawn(move || wait(signals)).ok();
    }
    told
}

/// No signals here: the window is asked to close as by its user.
#[cfg(not(unix))]
pub fn watch(_: &Context) -> Arc<AtomicBool> {
    Arc::new(AtomicBool::new(false))
}
