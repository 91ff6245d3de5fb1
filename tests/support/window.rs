//! The whole window, driven by accessible names, with a clock and names of its own.

use std::{
    cell::Cell,
    path::{Path, PathBuf},
};

use egui_kittest::{Harness, kittest::Queryable as _};
use tickmark::{
    session::{Id, Moment},
    workbench::{App, Environment},
};

use super::cpu::CpuRenderer;

/// The time at which tests begin: 2026-01-31T09:30:00Z.
pub const START: i64 = 1_769_851_800;

/// A clock that goes on by a second with each look, and names that count up.
pub fn outside(folder: &Path) -> Environment {
    let (clock, names) = (Cell::new(START), Cell::new(0_u64));
    Environment {
        now: Box::new(move || Moment(clock.replace(clock.get() + 1))),
        random: Box::new(move || {
            Some(Id::derived(&[
                b"test",
                &names.replace(names.get() + 1).to_le_bytes(),
            ]))
        }),
        state: Some(folder.join("state")),
        settings: Some(folder.join("settings.json")),
        dialogs: false,
    }
}

/// A window of a size, with files open; it waits until they are read.
pub fn window(folder: &Path, size: [f32; 2], files: &[PathBuf]) -> Harness<'static, App> {
    let outside = outside(folder);
    let files = files.to_vec();
    let mut harness = Harness::builder()
        .with_size(size)
        .with_max_steps(12)
        .renderer(CpuRenderer::default())
        .build_eframe(move |cc| {
            cc.egui_ctx.set_theme(egui::Theme::Light);
            let mut app = App::new(&cc.egui_ctx, outside);
            app.open_files(&cc.egui_ctx, files);
            app
        });
    settle(&mut harness);
    harness
}

/// Runs frames until no work is left.
pub fn settle(harness: &mut Harness<'static, App>) {
    for _ in 0..20_000 {
        harness.step();
        if !harness.state().is_busy() {
            harness.run_steps(3);
            return;
        }
        std::thread::yield_now();
    }
    panic!("the window never came to rest");
}

/// Presses a key with modifiers.
pub fn press(harness: &mut Harness<'static, App>, modifiers: egui::Modifiers, key: egui::Key) {
    harness.key_press_modifiers(modifiers, key);
    settle(harness);
}

/// Clicks the widget of an accessible name.
pub fn click(harness: &mut Harness<'static, App>, label: &str) {
    harness.get_by_label(label).click();
    settle(harness);
}
