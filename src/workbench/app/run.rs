//! Opens the real window.

use std::path::PathBuf;

use egui::ViewportBuilder;

use super::{App, Environment, ending};
use crate::{
    child,
    import::confined,
    meaning::Encoder,
    session::{Id, Moment},
    storage,
    workbench::{
        desk::Dates,
        keeping,
        kit::{clipboard, opener},
    },
};

/// Why no window could be opened.
#[derive(Debug, thiserror::Error)]
pub enum WindowError {
    /// There is no display.
    #[error(
        "there is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set); \
         without one, use the command line: `tickmark extract FILE`, `tickmark new FILE -o SESSION`, `tickmark --help`"
    )]
    NoDisplay,
    /// The display is there, but a window could not be opened.
    #[error(
        "the window could not be opened: {0}; on a bare Linux the packages libgl1, libgl1-mesa-dri, libglx-mesa0, \
         libxcursor1, libxi6, libxkbcommon-x11-0 and libx11-xcb1 are needed; without a window, see `tickmark --help`"
    )]
    Failed(String),
}

/// The icon of the window, where the desktop has none under the program's name.
fn icon() -> egui::IconData {
    let png = include_bytes!("../../../packaging/icons/128.png");
    // A picture that is not one is no reason to have no window.
    eframe::icon_data::from_png_bytes(png).unwrap_or_default()
}

/// Opens the window on some files; without any, on what can be begun, or for a newcomer on the sample article; and returns when it is closed.
pub fn run(files: Vec<PathBuf>) -> Result<(), WindowError> {
    if cfg!(target_os = "linux")
        && ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"]
            .iter()
            .all(|name| std::env::var_os(name).is_none_or(|value| value.is_empty()))
    {
        return Err(WindowError::NoDisplay);
    }
    let layout = keeping::usual_layout();
    let options = eframe::NativeOptions {
        viewport: ViewportBuilder::default()
            .with_title("Tickmark")
            .with_app_id("tickmark")
            .with_icon(icon())
            .with_inner_size(layout.window().unwrap_or([1440.0, 900.0]))
            .with_maximized(layout.maximized)
            .with_min_inner_size([760.0, 480.0])
            .with_drag_and_drop(true),
        // Nothing here fades from one colour into another; without a graphics card it is paid for in every pixel.
        dithering: false,
        ..eframe::NativeOptions::default()
    };
    let outside = Environment {
        now: Box::new(|| Moment(jiff::Timestamp::now().as_second())),
        random: Box::new(random),
        state: storage::State::of_user().ok(),
        settings: keeping::usual_path(),
        zone: jiff::tz::TimeZone::system(),
        dates: Dates::of_desktop(),
        dialogs: true,
        host: host(),
        reader: confined::own_program().ok(),
        fetcher: child::own_program().ok(),
        allow_private: false,
        clipboard: clipboard::desktop(),
        opener: opener::system(),
        encoder: Some(Encoder::held),
        look_every: LOOK_EVERY,
    };
    let start = Box::new(move |cc: &eframe::CreationContext<'_>| {
        let mut app = App::new(&cc.egui_ctx, outside);
        app.ending = ending::watch(&cc.egui_ctx);
        if !files.is_empty() {
            app.open_first(files);
        } else if app.is_newcomer() {
            app.open_sample(&cc.egui_ctx);
        }
        let app: Box<dyn eframe::App> = Box::new(app);
        Ok(app)
    });
    eframe::run_native("Tickmark", options, start)
        .map_err(|error| WindowError::Failed(error.to_string()))
}

/// How often the session's file is looked at: soon enough for somebody who waits for a sync client, and no work for a disk.
const LOOK_EVERY: std::time::Duration = std::time::Duration::from_secs(2);

/// What this machine is called; empty where the system does not say.
fn host() -> String {
    let from_file = std::fs::read_to_string("/proc/sys/kernel/hostname")
        .or_else(|_| std::fs::read_to_string("/etc/hostname"));
    let from_variable = || {
        ["COMPUTERNAME", "HOSTNAME"]
            .iter()
            .find_map(|name| std::env::var(name).ok())
    };
    let name = from_file.ok().or_else(from_variable).unwrap_or_default();
    name.trim().to_owned()
}

/// A random name from the system's generator.
fn random() -> Option<Id> {
    let mut bits = [0; 10];
    getrandom::fill(&mut bits).ok()?;
    Some(Id::from_bits(bits))
}
