//! The whole window, driven by accessible names, with a clock and names of its own.

use std::{
    cell::Cell,
    path::{Path, PathBuf},
};

use egui::accesskit::Role;
use egui_kittest::{Harness, Node, kittest::Queryable as _};
use tickmark::{
    export::Format,
    session::{Claim, Id, Moment},
    storage::State,
    workbench::{
        App, Dates, Environment,
        kit::{
            clipboard::{Clip, Clipboard},
            opener::Opener,
        },
    },
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
        state: Some(State::at(folder.join("state"))),
        settings: Some(folder.join("settings.json")),
        zone: jiff::tz::TimeZone::UTC,
        dates: Dates::default(),
        dialogs: false,
        host: "tower".to_owned(),
        reader: Some(env!("CARGO_BIN_EXE_tickmark").into()),
        fetcher: Some(env!("CARGO_BIN_EXE_tickmark").into()),
        allow_private: true,
        clipboard: clipboard(folder),
        opener: opener(folder),
        encoder: None,
        look_every: std::time::Duration::from_millis(10),
    }
}

/// A clipboard of two files of a folder, either of which may be missing; where the rich one is a folder, it takes none.
fn clipboard(folder: &Path) -> Clipboard {
    let [rich, text] = ["clipboard.html", "clipboard.txt"].map(|name| folder.join(name));
    let places = (rich.clone(), text.clone());
    Clipboard {
        read: std::sync::Arc::new(move || {
            Ok(Clip {
                rich: std::fs::read_to_string(&rich).ok(),
                text: std::fs::read_to_string(&text)
                    .ok()
                    .map(|text| text.replace("\r\n", "\n")),
            })
        }),
        write: std::sync::Arc::new(move |html, plain| {
            let (rich, text) = &places;
            std::fs::write(rich, html)
                .and_then(|()| std::fs::write(text, plain))
                .map_err(|error| format!("The clipboard takes no rich text: {error}."))
        }),
    }
}

/// Writes down what was to be opened outside, a line each, and opens nothing.
fn opener(folder: &Path) -> Opener {
    let file = folder.join("opened-outside.txt");
    std::sync::Arc::new(move |target| {
        let before = std::fs::read_to_string(&file).unwrap_or_default();
        std::fs::write(&file, format!("{before}{}\n", target.to_string_lossy()))
    })
}

/// A window of a size, with files open; it waits until they are read. Who is checking was asked before.
pub fn window(folder: &Path, size: [f32; 2], files: &[PathBuf]) -> Harness<'static, App> {
    window_in(folder, size, files, |_| {})
}

/// The same with something outside as it is not usual in tests.
pub fn window_in(
    folder: &Path,
    size: [f32; 2],
    files: &[PathBuf],
    other: impl FnOnce(&mut Environment),
) -> Harness<'static, App> {
    let settings = folder.join("settings.json");
    if !settings.exists() {
        std::fs::write(settings, r#"{"asked": true}"#).unwrap();
    }
    let mut outside = outside(folder);
    other(&mut outside);
    begin(outside, size, files)
}

/// The same on a machine where Tickmark may never have been started.
pub fn first_window(folder: &Path, size: [f32; 2], files: &[PathBuf]) -> Harness<'static, App> {
    begin(outside(folder), size, files)
}

fn begin(outside: Environment, size: [f32; 2], files: &[PathBuf]) -> Harness<'static, App> {
    let files = files.to_vec();
    let mut harness = Harness::builder()
        .with_size(size)
        .with_theme(egui::Theme::Light)
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
            // A quiet job begins a frame later.
            harness.run_steps(3);
            if !harness.state().is_busy() {
                return;
            }
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

/// A file as the system hands it over when it is dropped on a window.
pub fn dropped(path: PathBuf) -> egui::DroppedFileHandle {
    std::sync::Arc::new(Dropped(path))
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

/// An article about an invented town, with figures, dates, quotations and a hedge.
pub const ARTICLE: &str = "\
Ferry between Harrow Bay and Lunn “twice as busy as in 2015”

HARROW BAY, 14 May 2025 – The ferry between Harrow Bay and Lunn carried 412,000 passengers in 2024, according to the \
harbour office, twice as many as in 2015.

A ticket costs 4.50 crowns, up from 3.20 crowns in 2019, an increase of 41 per cent.

“We have not missed a crossing since 1998,” said Marta Oll, who has led the harbour office since 2016.

The town paid 23 million crowns for its second ship, the largest sum it has ever spent, the council said on Monday.

Some mornings the water is so still that the hills stand on their heads in it.

An inspector who asked not to be named alleged that the ship was delivered eight months late.
";

/// The article as a file.
pub fn article(folder: &Path) -> PathBuf {
    let path = folder.join("ferry.txt");
    std::fs::write(&path, ARTICLE).unwrap();
    path
}

/// A window with the article open, and its folder.
pub fn opened() -> (tempfile::TempDir, Harness<'static, App>) {
    let folder = tempfile::tempdir().unwrap();
    let file = article(folder.path());
    let harness = window(folder.path(), [1440.0, 900.0], &[file]);
    (folder, harness)
}

/// The same with the first claim selected.
pub fn begun() -> (tempfile::TempDir, Harness<'static, App>, Id) {
    let (folder, mut harness) = opened();
    key(&mut harness, egui::Key::J);
    let id = selected(&harness);
    (folder, harness, id)
}

/// A window with the article open and the session saved to a file.
pub fn saved() -> (tempfile::TempDir, Harness<'static, App>, PathBuf) {
    let (folder, mut harness) = opened();
    let file = folder.path().join("s.factcheck.json");
    ctrl(&mut harness, egui::Key::S);
    give_path(&mut harness, &file);
    assert!(!harness.state().is_dirty(), "{:?}", told(&harness));
    (folder, harness, file)
}

/// The claims that are listed, in the order of the text, each with its words.
pub fn listed(harness: &Harness<'static, App>) -> Vec<(Id, String)> {
    let session = harness.state().session();
    let articles = session.articles_in_order();
    let all = articles.iter().flat_map(|(id, _)| {
        let draft = session.draft_of(*id).map(|(id, _)| id);
        let shown = session.claims_of(*id).into_iter();
        shown
            .filter(|placed| !placed.claim.is_part() && session.is_shown(placed.claim))
            .map(move |placed| (placed.id, placed.claim.words(draft).to_owned()))
    });
    all.collect()
}

/// The claim of a name.
pub fn claim(harness: &Harness<'static, App>, id: Id) -> Claim {
    Claim::clone(harness.state().session().claims.get(id).unwrap())
}

/// The selected claim.
pub fn selected(harness: &Harness<'static, App>) -> Id {
    harness
        .state()
        .selected_claim()
        .expect("a claim is selected")
}

/// A key without modifiers.
pub fn key(harness: &mut Harness<'static, App>, key: egui::Key) {
    press(harness, egui::Modifiers::NONE, key);
}

/// A key with Ctrl.
pub fn ctrl(harness: &mut Harness<'static, App>, key: egui::Key) {
    press(harness, egui::Modifiers::COMMAND, key);
}

/// A key with Shift.
pub fn shift(harness: &mut Harness<'static, App>, key: egui::Key) {
    press(harness, egui::Modifiers::SHIFT, key);
}

/// The text field of a name.
pub fn field<'a>(harness: &'a Harness<'static, App>, name: &'static str) -> Node<'a> {
    harness.get_by(move |node| {
        let role = matches!(node.role(), Role::TextInput | Role::MultilineTextInput);
        role && node.label().as_deref() == Some(name)
    })
}

/// Whether a field is there.
pub fn has_field(harness: &Harness<'static, App>, name: &'static str) -> bool {
    let found = harness.query_all_by(move |node| {
        let role = matches!(node.role(), Role::TextInput | Role::MultilineTextInput);
        role && node.label().as_deref() == Some(name)
    });
    found.count() > 0
}

/// Types at the keyboard's focus; the last letter is seen, nothing else is waited for.
pub fn letters(harness: &mut Harness<'static, App>, words: &str) {
    harness.event(egui::Event::Text(words.to_owned()));
    harness.step();
}

/// Puts words in the place of those in a field, and stays in it.
pub fn write(harness: &mut Harness<'static, App>, name: &'static str, words: &str) {
    field(harness, name).focus();
    harness.run_steps(2);
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    harness.step();
    letters(harness, words);
}

/// Gives a path to the field that asks for one.
pub fn give_path(harness: &mut Harness<'static, App>, path: &Path) {
    write(harness, "Path", &path.display().to_string());
    key(harness, egui::Key::Enter);
}

/// Hands something out to a path.
pub fn export(harness: &mut Harness<'static, App>, format: Format, path: &Path) {
    ctrl(harness, egui::Key::E);
    click(harness, &format!("Export: {}", format.label()));
    click(harness, "Write to a file…");
    give_path(harness, path);
}

/// Steps until something is so; fails after 30 seconds.
pub fn wait_until(
    harness: &mut Harness<'static, App>,
    what: &str,
    mut so: impl FnMut(&Harness<'static, App>) -> bool,
) {
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(30);
    while !so(harness) {
        assert!(std::time::Instant::now() < deadline, "waited for {what}");
        std::thread::sleep(std::time::Duration::from_millis(5));
        harness.step();
    }
}

/// Whether some words are on screen, as a screen reader has them.
pub fn says(harness: &Harness<'static, App>, words: &'static str) -> bool {
    harness.query_all_by_label_contains(words).count() > 0
}

/// Closes the window as the system does.
pub fn close(harness: Harness<'static, App>) {
    eframe::App::on_exit(&mut harness.into_state(), None);
}

/// What the window tells the person.
pub fn told(harness: &Harness<'static, App>) -> Vec<String> {
    harness.state().told().map(str::to_owned).collect()
}

/// Clicks a widget if it is there.
pub fn click_if(harness: &mut Harness<'static, App>, label: &'static str) {
    if let Some(node) = harness.query_by_label(label) {
        node.click();
        settle(harness);
    }
}

/// The system asks the window to close.
pub fn ask_to_close(harness: &mut Harness<'static, App>) {
    let input = harness.input_mut();
    let id = input.viewport_id;
    let viewport = input.viewports.entry(id).or_default();
    viewport.events.push(egui::ViewportEvent::Close);
    harness.step();
    if let Some(viewport) = harness.input_mut().viewports.get_mut(&id) {
        viewport.events.clear();
    }
    settle(harness);
}
