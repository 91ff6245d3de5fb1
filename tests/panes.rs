//! Every pane of the session, on a session that holds something of everything: drawn in both themes, in a wide and a narrow window
//! and at twice the size. What can be pressed lies inside the window, from side to side, and there is a way out in sight.
//!
//! `TICKMARK_PICTURES=FOLDER cargo test --test panes` keeps the pictures: somebody has to look at them.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may panic"
)]

#[path = "support/summary.rs"]
mod summary;
mod support;

use std::path::{Path, PathBuf};

use egui::{Key, Modifiers, Theme, accesskit::Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use support::window::*;
use tickmark::{
    session::{
        Author, Command, Correct, Id, Kind, Moment, NewComment, NewSource, Session, Stamp, Tier,
    },
    storage,
    workbench::{
        App,
        actions::{ACTIONS, Action},
    },
};

/// The panes of the session.
const PANES: &[Action] = &[
    Action::Sources,
    Action::People,
    Action::Threads,
    Action::Changes,
    Action::SecondCheck,
    Action::Corrections,
    Action::Table,
    Action::Dashboard,
    Action::Templates,
    Action::Preferences,
    Action::ChangeKeys,
    Action::SessionDetails,
    Action::Table,
    Action::Dashboard,
    Action::Export,
    Action::Problems,
    Action::SignOff,
    Action::Help,
];

/// What the story about Port Ellery does not have: a second check, comments, people, tags, a source entered twice.
fn session() -> Session {
    let mut session = summary::session();
    let mut n = 9_000_u64;
    let mut done = |who: &str, command: Command| {
        n += 1;
        let by = Author {
            name: who.to_owned(),
            initials: Author::initials_of(who),
        };
        let at = Moment(1_769_860_000 + i64::try_from(n).unwrap());
        let seed = Id::derived(&[&n.to_le_bytes()]);
        session.apply(command, &Stamp { by, at, seed }).unwrap();
    };
    let claims: Vec<Id> = summary::session().claims.live().map(|(id, _)| id).collect();
    let people = ["Ines Vogt", "Bartholomäus Oyelaran-Featherstonehaugh"];
    for name in people {
        done(
            "Ines Vogt",
            Command::AddPerson {
                id: Some(Id::derived(&[name.as_bytes()])),
                name: name.to_owned(),
                initials: Author::initials_of(name),
                role: "checker".to_owned(),
            },
        );
    }
    for (at, claim) in claims.iter().enumerate() {
        let set = |field: &str, value: serde_json::Value| Command::SetField {
            kind: Kind::Claim,
            id: *claim,
            field: field.to_owned(),
            value,
        };
        let person = Id::derived(&[people[at % 2].as_bytes()]);
        done("Ines Vogt", set("assigned_to", person.as_str().into()));
        done(
            "Ines Vogt",
            set("due", format!("2026-02-0{}", at % 9 + 1).into()),
        );
        done(
            "Ines Vogt",
            set(
                "tags",
                serde_json::json!(["figures", "Donaudampfschifffahrtsgesellschaft"]),
            ),
        );
        done(
            "Leo Nandy",
            Command::AddComment(NewComment {
                claim: *claim,
                text:
                    "Who counted, and since when? The survey speaks of households, not of people."
                        .to_owned(),
                ..NewComment::default()
            }),
        );
    }
    done(
        "Leo Nandy",
        Command::CheckSecond {
            id: None,
            claim: claims[0],
            verdict: None,
            correct: Correct::No,
            rationale: "The survey gives 38 per cent.".to_owned(),
        },
    );
    for title in [
        "Leakage survey 2025",
        "The 2025 survey of leakage, with all its annexes, as the utility printed it in March",
    ] {
        done(
            "Ines Vogt",
            Command::AddSource(NewSource {
                title: title.to_owned(),
                author: "Port Ellery Water".to_owned(),
                address: "https://water.example/survey/2025/a-very-long-address-without-any-break-in-it.pdf".to_owned(),
                tier: Tier::Primary,
                ..NewSource::default()
            }),
        );
    }
    session
}

fn saved_in(folder: &Path) -> PathBuf {
    let path = folder.join("port-ellery.factcheck.json");
    std::fs::write(&path, storage::to_bytes(&session()).unwrap()).unwrap();
    path
}

/// Opens a pane by the name of its command.
fn open(harness: &mut Harness<'static, App>, action: Action) {
    let name = ACTIONS
        .iter()
        .find(|entry| entry.action == action)
        .unwrap()
        .name;
    press(harness, Modifiers::COMMAND, Key::K);
    letters(harness, name);
    key(harness, Key::Enter);
    settle(harness);
}

/// What can be pressed or typed into and does not lie inside the window from side to side, and whether the way out does.
fn outside(harness: &Harness<'static, App>, size: [f32; 2]) -> Vec<String> {
    let pressable = [
        Role::Button,
        Role::TextInput,
        Role::MultilineTextInput,
        Role::CheckBox,
        Role::RadioButton,
    ];
    let mut found = Vec::new();
    for node in harness.root().children_recursive() {
        let node = node.accesskit_node();
        let Some(rect) = node.raw_bounds() else {
            continue;
        };
        let across = rect.x0 < -0.5 || rect.x1 > f64::from(size[0]) + 0.5;
        if pressable.contains(&node.role()) && across && rect.x1 > rect.x0 {
            found.push(format!("{:?} {rect:?}", node.label().unwrap_or_default()));
        }
    }
    let ways = ["Close", "Done", "Cancel", "Later"];
    let out = ways.iter().any(|name| {
        let mut nodes = harness.query_all_by_label(name);
        nodes.any(|node| {
            let rect = node.rect();
            rect.top() >= 0.0 && rect.bottom() <= size[1] && rect.height() > 10.0
        })
    });
    if !out {
        found.push("no way out in sight".to_owned());
    }
    found
}

/// Goes through the panes in a window of a size; in both themes where the pictures are kept, for places are the same in both.
fn all_in(name: &str, size: [f32; 2]) {
    let kept = std::env::var_os("TICKMARK_PICTURES").map(PathBuf::from);
    let folder = tempfile::tempdir().unwrap();
    let file = saved_in(folder.path());
    let mut wrong = Vec::new();
    let themes = [("light", Theme::Light), ("dark", Theme::Dark)];
    let themes = &themes[..if kept.is_some() { 2 } else { 1 }];
    for (theme, which) in themes {
        let mut harness = window(folder.path(), size, std::slice::from_ref(&file));
        harness.ctx.set_theme(*which);
        key(&mut harness, Key::J);
        for action in PANES {
            open(&mut harness, *action);
            for what in outside(&harness, size) {
                wrong.push(format!("{action:?} {name} {theme}: {what}"));
            }
            if let Some(kept) = &kept {
                std::fs::create_dir_all(kept).unwrap();
                let picture = harness.render().unwrap();
                let file = format!("{action:?}-{name}-{theme}.png");
                picture.save(kept.join(file)).unwrap();
            }
            for _ in 0..2 {
                press(&mut harness, Modifiers::NONE, Key::Escape);
            }
            key(&mut harness, Key::J);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_pane_lies_inside_a_wide_window() {
    all_in("1440", [1440.0, 900.0]);
}

#[test]
fn every_pane_lies_inside_a_narrow_window() {
    all_in("900", [900.0, 700.0]);
}

#[test]
fn every_pane_lies_inside_a_window_at_twice_the_size() {
    // 1440 × 900 pixels at 200 %.
    all_in("zoomed", [720.0, 450.0]);
}
