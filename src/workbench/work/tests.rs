//! What happens when something is asked for while work is under way, which no person is quick enough to show.

use std::{
    cell::Cell,
    path::{Path, PathBuf},
};

use egui::Context;

use crate::{
    session::{Command, Id, Moment},
    workbench::{
        App, Environment,
        message::Message,
        state::{Next, Overlay},
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
        dialogs: false,
        host: "tower".to_owned(),
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

fn titled(app: &mut App, title: &str) {
    app.apply(Command::SetTitle {
        title: title.to_owned(),
    });
}

fn save_as(ctx: &Context, app: &mut App, path: PathBuf) {
    let purpose = crate::workbench::state::Purpose::Save;
    app.handle(ctx, Message::Path(purpose, vec![path]));
}

#[test]
fn a_save_that_is_cancelled_late_does_not_make_the_next_one_fail() {
    let folder = tempfile::tempdir().unwrap();
    let (ctx, mut app) = app(folder.path());
    let file = folder.path().join("a.factcheck.json");
    titled(&mut app, "one");
    save_as(&ctx, &mut app, file.clone());
    rest(&ctx, &mut app);
    for round in 0..20 {
        titled(&mut app, &format!("round {round}"));
        app.save(&ctx);
        // At another moment of the save each time.
        for _ in 0..round * 50 {
            std::hint::spin_loop();
        }
        let job = app.saving.unwrap();
        app.handle(&ctx, Message::Cancel(job));
        rest(&ctx, &mut app);
    }
    titled(&mut app, "last");
    app.save(&ctx);
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
    titled(&mut app, "other");
    save_as(&ctx, &mut app, other.clone());
    rest(&ctx, &mut app);
    titled(&mut app, "mine");
    save_as(&ctx, &mut app, folder.join("mine.factcheck.json"));
    rest(&ctx, &mut app);
    assert!(!app.is_dirty());
    (ctx, app, other)
}

#[test]
fn a_session_that_arrives_after_more_was_done_asks_before_it_takes_the_place() {
    let folder = tempfile::tempdir().unwrap();
    let (ctx, mut app, other) = two(folder.path());
    app.leave_for(&ctx, Next::Open(other.clone()));
    titled(&mut app, "mine, and more");
    rest(&ctx, &mut app);
    assert_eq!(app.session().details.title, "mine, and more");
    assert_eq!(app.view.overlay, Overlay::Leave(Next::Arrived));
    app.handle(&ctx, Message::Overlay(Overlay::None));
    assert!(app.arrived.is_none());
    assert_eq!(app.session().details.title, "mine, and more");

    // Once more, and this time it may.
    app.leave_for(&ctx, Next::Open(other));
    assert!(matches!(app.view.overlay, Overlay::Leave(Next::Open(_))));
    let Overlay::Leave(next) = app.view.overlay.clone() else {
        panic!("it asks");
    };
    app.handle(&ctx, Message::LeaveAnyway(next));
    titled(&mut app, "still more");
    rest(&ctx, &mut app);
    assert_eq!(
        app.view.overlay,
        Overlay::Leave(Next::Arrived),
        "what was agreed to was less"
    );
    app.handle(&ctx, Message::LeaveAnyway(Next::Arrived));
    assert_eq!(app.session().details.title, "other");
    assert!(!app.is_dirty());
}

#[test]
fn what_was_agreed_to_is_not_asked_again() {
    let folder = tempfile::tempdir().unwrap();
    let (ctx, mut app, other) = two(folder.path());
    titled(&mut app, "mine, and more");
    app.handle(&ctx, Message::LeaveAnyway(Next::Open(other)));
    rest(&ctx, &mut app);
    assert_eq!(app.session().details.title, "other");
    assert_eq!(app.view.overlay, Overlay::None);
}

#[test]
fn a_save_under_another_name_while_one_is_under_way_goes_there() {
    let folder = tempfile::tempdir().unwrap();
    let (ctx, mut app) = app(folder.path());
    let [one, other] = ["a", "b"].map(|name| folder.path().join(format!("{name}.factcheck.json")));
    titled(&mut app, "one");
    save_as(&ctx, &mut app, one.clone());
    rest(&ctx, &mut app);
    titled(&mut app, "two");
    app.save(&ctx);
    assert!(app.saving.is_some());
    save_as(&ctx, &mut app, other.clone());
    rest(&ctx, &mut app);
    for path in [&one, &other] {
        let session = crate::storage::load(path).unwrap().session;
        assert_eq!(session.details.title, "two");
    }
    assert_eq!(app.document.path.as_deref(), Some(other.as_path()));
    assert!(!app.is_dirty());
}
