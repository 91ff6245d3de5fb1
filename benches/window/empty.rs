//! A window with nothing in it but a number that counts keys: what the toolkit itself costs on this machine.

use egui::{CentralPanel, Event, RichText, Ui, ViewportBuilder};

#[derive(Default)]
struct Empty {
    keys: usize,
}

impl eframe::App for Empty {
    fn ui(&mut self, ui: &mut Ui, _: &mut eframe::Frame) {
        let pressed = |event: &&Event| matches!(event, Event::Key { pressed: true, .. });
        self.keys += ui.input(|input| input.events.iter().filter(pressed).count());
        CentralPanel::default().show(ui, |ui| {
            ui.label(RichText::new(self.keys.to_string()).heading());
        });
    }
}

/// Shows it until it is closed.
pub fn run() {
    let options = eframe::NativeOptions {
        viewport: ViewportBuilder::default()
            .with_title(TITLE)
            .with_inner_size([1440.0, 900.0]),
        ..eframe::NativeOptions::default()
    };
    let start = Box::new(|_: &eframe::CreationContext<'_>| {
        let app: Box<dyn eframe::App> = Box::new(Empty::default());
        Ok(app)
    });
    eframe::run_native(TITLE, options, start).unwrap();
}

/// What the window is called.
pub const TITLE: &str = "Empty";
