//! What happens when something is asked for while work is under way, which no person is quick enough to show.

use std::{
    cell::Cell,
    path::{Path, PathBuf},
};

use egui::Context;

use super::{App, Message};
use crate::{
    export::Rich,
    session::{Command, Id, Moment},
    workbench::{
        actions::{ACTIONS, Action},
        desk::{Ask, Dates, Environment, Next, Overlay, Purpose},
        kit::clipboard::Clipboard,
    },
};

fn app(folder: &Path) -> (Context, App) {
    let ctx = Context::default();
    let names = Cell::new(0_u64);
    let outside = Environment {
        now: Box::new(|| Moment(1_769_851_800)),
        random: Box::new(move || {
            let name = names.replace(names.get() + 1).to_le_bytes();
            Some(Id::derived(&[b"test", &name]))
        }),
        state: None,
        settings: Some(folder.join("settings.json")),
        zone: jiff::tz::TimeZone::UTC,
        dates: Dates::default(),
        dialogs: false,
        host: "tower".to_owned(),
        reader: None,
        fetcher: None,
        allow_private: false,
        clipboard: Clipboard {
            read: std::sync::Arc::new(|| Err(String::new())),
            write: std::sync::Arc::new(|_, _| Err(String::new())),
        },
        opener: std::sync::Arc::new(|_| Ok(())),
        encoder: None,
        look_every: std::time::Duration::from_hours(1),
    };
    let app = App::new(&ctx, outside);
    (ctx, app)
}

/// Waits for all work.
fn rest(ctx: &Context, app: &mut App) {
    while app.is_busy() {
        app.take_answers(ctx);
        std::thread::yield_now();
    }
}

fn ask(ctx: &Context, app: &mut App, ask: Ask) {
    app.handle(ctx, Message::Ask(ask));
}

fn titled(ctx: &Context, app: &mut App, title: &str) {
    let title = title.to_owned();
    ask(ctx, app, Ask::Do(Box::new(Command::SetTitle { title })));
}

fn save(ctx: &Context, app: &mut App) {
    ask(ctx, app, Ask::Act(Action::Save));
}

fn save_as(ctx: &Context, app: &mut App, path: PathBuf) {
    ask(ctx, app, Ask::Path(Purpose::Save, vec![path]));
}

fn open(ctx: &Context, app: &mut App, path: PathBuf) {
    ask(ctx, app, Ask::Files(vec![path]));
}

/// The job that is saving.
fn saving(app: &App) -> Option<u64> {
    let mut jobs = app.jobs.shown();
    jobs.find(|job| job.name == "Saving").map(|job| job.number)
}

#[test]
fn every_action_is_for_somebody() {
    let folder = tempfile::tempdir().unwrap();
    let (ctx, mut app) = app(folder.path());
    app.open_sample(&ctx);
    rest(&ctx, &mut app);
    app.settle(&ctx);
    for entry in ACTIONS {
        // An action on a claim is for nobody where none is selected.
        let claim = app.derived.claims.first().map(|row| row.id);
        ask(&ctx, &mut app, Ask::Claim(claim));
        assert!(app.act(&ctx, entry.action), "{}", entry.name);
        app.settle(&ctx);
    }
}

#[test]
fn a_save_that_is_cancelled_late_does_not_make_the_next_one_fail() {
    let folder = tempfile::tempdir().unwrap();
    let (ctx, mut app) = app(folder.path());
    let file = folder.path().join("a.factcheck.json");
    titled(&ctx, &mut app, "one");
    save_as(&ctx, &mut app, file.clone());
    rest(&ctx, &mut app);
    for round in 0..20 {
        titled(&ctx, &mut app, &format!("round {round}"));
        save(&ctx, &mut app);
        // At another moment of the save each time.
        for _ in 0..round * 50 {
            std::hint::spin_loop();
        }
        let job = saving(&app).unwrap();
        ask(&ctx, &mut app, Ask::Cancel(job));
        rest(&ctx, &mut app);
    }
    titled(&ctx, &mut app, "last");
    save(&ctx, &mut app);
    rest(&ctx, &mut app);
    let told: Vec<&str> = app
        .told()
        .filter(|words| words.contains("saved") || words.contains("changed"))
        .collect();
    assert_eq!(told, Vec::<&str>::new());
    assert!(!app.is_dirty());
    let saved = crate::storage::load(&file).unwrap().session;
    assert_eq!(saved.details.title, "last");
}

/// Two sessions in files; the window shows the first.
fn two(folder: &Path) -> (Context, App, PathBuf) {
    let (ctx, mut app) = app(folder);
    let other = folder.join("other.factcheck.json");
    titled(&ctx, &mut app, "other");
    save_as(&ctx, &mut app, other.clone());
    rest(&ctx, &mut app);
    titled(&ctx, &mut app, "mine");
    save_as(&ctx, &mut app, folder.join("mine.factcheck.json"));
    rest(&ctx, &mut app);
    assert!(!app.is_dirty());
    (ctx, app, other)
}

#[test]
fn a_session_that_arrives_after_more_was_done_asks_before_it_takes_the_place() {
    let folder = tempfile::tempdir().unwrap();
    let (ctx, mut app, other) = two(folder.path());
    open(&ctx, &mut app, other.clone());
    titled(&ctx, &mut app, "mine, and more");
    rest(&ctx, &mut app);
    assert_eq!(app.session().details.title, "mine, and more");
    assert_eq!(app.view.overlay, Overlay::Leave(Next::Arrived));
    ask(&ctx, &mut app, Ask::Overlay(Overlay::None));
    // It is let go of.
    ask(&ctx, &mut app, Ask::LeaveAnyway(Next::Arrived));
    assert_eq!(app.session().details.title, "mine, and more");

    // Once more, and this time it may.
    open(&ctx, &mut app, other);
    assert!(matches!(app.view.overlay, Overlay::Leave(Next::Open(_))));
    let Overlay::Leave(next) = app.view.overlay.clone() else {
        panic!("it asks");
    };
    ask(&ctx, &mut app, Ask::LeaveAnyway(next));
    titled(&ctx, &mut app, "still more");
    rest(&ctx, &mut app);
    assert_eq!(
        app.view.overlay,
        Overlay::Leave(Next::Arrived),
        "what was agreed to was less"
    );
    ask(&ctx, &mut app, Ask::LeaveAnyway(Next::Arrived));
    assert_eq!(app.session().details.title, "other");
    assert!(!app.is_dirty());
}

#[test]
fn what_was_agreed_to_is_not_asked_again() {
    let folder = tempfile::tempdir().unwrap();
    let (ctx, mut app, other) = two(folder.path());
    titled(&ctx, &mut app, "mine, and more");
    ask(&ctx, &mut app, Ask::LeaveAnyway(Next::Open(other)));
    rest(&ctx, &mut app);
    assert_eq!(app.session().details.title, "other");
    assert_eq!(app.view.overlay, Overlay::None);
}

#[test]
fn a_save_under_another_name_while_one_is_under_way_goes_there() {
    let folder = tempfile::tempdir().unwrap();
    let (ctx, mut app) = app(folder.path());
    let [one, other] = ["a", "b"].map(|name| folder.path().join(format!("{name}.factcheck.json")));
    titled(&ctx, &mut app, "one");
    save_as(&ctx, &mut app, one.clone());
    rest(&ctx, &mut app);
    titled(&ctx, &mut app, "two");
    save(&ctx, &mut app);
    assert!(saving(&app).is_some());
    save_as(&ctx, &mut app, other.clone());
    rest(&ctx, &mut app);
    for path in [&one, &other] {
        let session = crate::storage::load(path).unwrap().session;
        assert_eq!(session.details.title, "two");
    }
    assert_eq!(app.keeping.document.path.as_deref(), Some(other.as_path()));
    assert!(!app.is_dirty());
}

#[test]
fn rich_text_is_copied_with_the_plain_text_or_that_alone_and_either_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let (ctx, mut app) = app(folder.path());
    let rich = Rich {
        html: "<p>Two</p>".to_owned(),
        text: "Two".to_owned(),
    };
    let copied = |ctx: &Context| {
        let commands = ctx.output_mut(|output| std::mem::take(&mut output.commands));
        commands.into_iter().find_map(|command| match command {
            egui::OutputCommand::CopyText(text) => Some(text),
            _ => None,
        })
    };
    let told = |app: &App| -> Vec<String> {
        let all = app.panes.notices.told().holding();
        all.map(|note| note.words.clone()).collect()
    };
    // There is no clipboard: the plain text goes the way that all plain text does.
    app.take(&ctx, Message::Ask(Ask::CopyRich(rich.clone())));
    rest(&ctx, &mut app);
    assert_eq!(copied(&ctx).as_deref(), Some("Two"));
    assert!(
        told(&app)
            .iter()
            .any(|one| one.ends_with("It was copied as plain text.")),
        "{:?}",
        told(&app)
    );

    let put = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
    let there = put.clone();
    app.keeping.outside.clipboard.write = std::sync::Arc::new(move |html, text| {
        there
            .lock()
            .unwrap()
            .push((html.to_owned(), text.to_owned()));
        Ok(())
    });
    app.take(&ctx, Message::Ask(Ask::CopyRich(rich.clone())));
    rest(&ctx, &mut app);
    assert_eq!(put.lock().unwrap().as_slice(), [(rich.html, rich.text)]);
    assert_eq!(copied(&ctx), None);
    let told = told(&app);
    assert!(
        told.iter().any(|one| one.starts_with("Copied: ")),
        "{told:?}"
    );
    assert!(
        !told.iter().any(|one| one.contains("plain text.")),
        "of the past: {told:?}"
    );
}
