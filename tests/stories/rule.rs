//! The one rule of the keyboard, for every action of the table and every place where the focus can be: letters and digits
//! act while the article or the list of claims has the focus, and nowhere else; Enter and Space press what has it.

use egui::{Key, Modifiers};
use egui_kittest::{Harness, kittest::Queryable as _};
use tickmark::workbench::{
    App,
    actions::{ACTIONS, Action, Entry, Group},
};

use crate::support::window::*;

/// Where the focus is put, and how one gets there with a claim selected.
struct Place {
    name: &'static str,
    go: fn(&mut Harness<'static, App>),
    /// Every key of the table counts.
    region: bool,
    /// Something lies on top, or a menu is open.
    covered: bool,
    /// It is a text field.
    field: bool,
}

fn on(harness: &mut Harness<'static, App>, name: &str) {
    harness.get_by_label(name).focus();
    harness.run_steps(3);
    assert!(harness.get_by_label(name).is_focused(), "{name}");
}

/// Asks for a command by its name.
fn by_name(harness: &mut Harness<'static, App>, name: &str) {
    ctrl(harness, Key::K);
    letters(harness, name);
    settle(harness);
    key(harness, Key::Enter);
}

const NOWHERE: Place = Place {
    name: "",
    go: |_| {},
    region: false,
    covered: false,
    field: false,
};

const PLACES: &[Place] = &[
    Place {
        name: "the article",
        region: true,
        ..NOWHERE
    },
    Place {
        name: "a button",
        go: |harness| on(harness, "Add evidence E"),
        ..NOWHERE
    },
    Place {
        name: "a button of the bar",
        go: |harness| on(harness, "Session"),
        ..NOWHERE
    },
    Place {
        name: "an option row",
        go: |harness| on(harness, "Verdict: None"),
        ..NOWHERE
    },
    Place {
        name: "a text field",
        go: |harness| key(harness, Key::Y),
        field: true,
        ..NOWHERE
    },
    Place {
        name: "the field for finding",
        go: |harness| ctrl(harness, Key::F),
        field: true,
        ..NOWHERE
    },
    Place {
        name: "the form for a source",
        go: |harness| key(harness, Key::E),
        field: true,
        ..NOWHERE
    },
    Place {
        name: "an option of that form",
        go: |harness| {
            key(harness, Key::E);
            on(harness, "Stance: supports");
        },
        ..NOWHERE
    },
    Place {
        name: "a menu",
        go: |harness| click(harness, "Session"),
        covered: true,
        ..NOWHERE
    },
    Place {
        name: "the help sheet",
        go: |harness| key(harness, Key::F1),
        covered: true,
        ..NOWHERE
    },
    Place {
        name: "the palette",
        go: |harness| ctrl(harness, Key::K),
        covered: true,
        ..NOWHERE
    },
    Place {
        name: "the history",
        go: |harness| key(harness, Key::H),
        covered: true,
        ..NOWHERE
    },
    Place {
        name: "the article's details",
        go: |harness| ctrl(harness, Key::D),
        covered: true,
        ..NOWHERE
    },
    Place {
        name: "the question where to split",
        go: |harness| key(harness, Key::S),
        covered: true,
        ..NOWHERE
    },
    Place {
        name: "the dismissed claims",
        go: |harness| shift(harness, Key::X),
        covered: true,
        ..NOWHERE
    },
    Place {
        name: "the history of the session",
        go: |harness| shift(harness, Key::H),
        covered: true,
        ..NOWHERE
    },
    Place {
        name: "the question for a path",
        go: |harness| ctrl(harness, Key::N),
        covered: true,
        ..NOWHERE
    },
    Place {
        name: "the sessions of late",
        go: |harness| press(harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::O),
        covered: true,
        ..NOWHERE
    },
    Place {
        name: "the question about what is unsaved",
        go: |harness| press(harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::N),
        covered: true,
        ..NOWHERE
    },
    Place {
        name: "the question before the end",
        go: |harness| {
            key(harness, Key::Num1);
            ask_to_close(harness);
        },
        covered: true,
        ..NOWHERE
    },
    Place {
        name: "the question about a pasted text",
        go: |harness| {
            harness.event(egui::Event::Paste("A mill burned in 1911.".to_owned()));
            settle(harness);
        },
        covered: true,
        ..NOWHERE
    },
    Place {
        name: "the session's details",
        go: |harness| by_name(harness, "Session details"),
        covered: true,
        ..NOWHERE
    },
    Place {
        name: "the notices",
        go: |harness| by_name(harness, "Notices"),
        covered: true,
        ..NOWHERE
    },
    Place {
        name: "the question about an article",
        go: |harness| by_name(harness, "Remove article"),
        covered: true,
        ..NOWHERE
    },
    Place {
        name: "the question about recovery copies",
        go: |harness| by_name(harness, "Erase recovery copies"),
        covered: true,
        ..NOWHERE
    },
    Place {
        name: "the list of articles over the page",
        go: |harness| {
            harness.set_size(egui::vec2(1000.0, 800.0));
            harness.run_steps(2);
            ctrl(harness, Key::B);
        },
        covered: true,
        ..NOWHERE
    },
    Place {
        name: "the question who checks",
        go: |harness| {
            let name = "Who is checking?";
            click(harness, name);
        },
        covered: true,
        ..NOWHERE
    },
];

/// What a key could change by accident: everything that is decided, and what is selected.
fn state(harness: &Harness<'static, App>) -> (String, Option<tickmark::session::Id>) {
    let session = harness.state().session();
    let claims: Vec<String> = session
        .claims
        .all()
        .map(|(id, claim)| {
            format!(
                "{id} {:?} {:?} {:?} {:?} {:?} {} {}",
                claim.check_status,
                claim.verdict,
                claim.resolution,
                claim.importance,
                claim.standing,
                claim.rationale,
                claim.removed
            )
        })
        .collect();
    let rest = (
        session.marks.live().count(),
        session.articles.live().count(),
    );
    (
        format!("{claims:?} {rest:?}"),
        harness.state().selected_claim(),
    )
}

/// Keys that the rule allows everywhere, whatever has the focus: with Ctrl, for the session and the window.
fn counts_everywhere(entry: &Entry, modifiers: Modifiers) -> bool {
    let ctrl = modifiers.command && matches!(entry.group, Group::Session | Group::Window);
    let own = matches!(
        entry.action,
        Action::Help | Action::Escape | Action::OtherPane
    );
    ctrl || own
}

/// Presses the keys of the table where none of them may change anything.
pub fn no_key_decides(harness: &mut Harness<'static, App>, place: &str) {
    let before = state(harness);
    for entry in ACTIONS {
        for shortcut in entry.keys {
            let modifiers = shortcut.modifiers;
            // These press, or walk through, what has the focus: other tests say what they do.
            let own = matches!(
                shortcut.logical_key,
                Key::Enter
                    | Key::Space
                    | Key::ArrowDown
                    | Key::ArrowUp
                    | Key::ArrowLeft
                    | Key::ArrowRight
            );
            if own || counts_everywhere(entry, modifiers) {
                continue;
            }
            press(harness, modifiers, shortcut.logical_key);
            assert_eq!(state(harness), before, "{} on {place}", entry.name);
        }
    }
}

#[test]
fn no_key_of_the_table_does_anything_where_the_rule_does_not_allow_it() {
    for place in PLACES.iter().filter(|place| !place.region) {
        let (_folder, mut harness, _) = begun();
        (place.go)(&mut harness);
        no_key_decides(&mut harness, place.name);
        assert!(place.covered || place.field || has_field(&harness, "Rationale"));
    }
}

#[test]
fn every_key_of_the_table_counts_on_the_article_or_says_what_is_missing() {
    // Those that ask the desktop, or show nothing here to tell by.
    for entry in ACTIONS {
        let Some(shortcut) = entry.keys.first() else {
            continue;
        };
        if !matches!(entry.group, Group::Deciding | Group::Claims)
            || entry.action == Action::CopyText
        {
            continue;
        }
        let (_folder, mut harness, id) = begun();
        let before = (state(&harness), claim(&harness, id));
        let shown = harness.state().told().count();
        press(&mut harness, shortcut.modifiers, shortcut.logical_key);
        let changed = (state(&harness), claim(&harness, id)) != before
            || harness.state().told().count() > shown
            || !focus_is_on_a_region(&harness);
        // What is so already changes nothing.
        let already = matches!(
            entry.action,
            Action::Verdict(0) | Action::Status(1) | Action::Resolution(1)
        );
        assert!(
            changed || already,
            "{} did nothing and said nothing",
            entry.name
        );
    }
}

fn focus_is_on_a_region(harness: &Harness<'static, App>) -> bool {
    let mut found = harness.query_all_by(|node| {
        let name = node.label().unwrap_or_default();
        node.is_focused() && (name.starts_with("Claim ") || ["Article", "Claims"].contains(&&*name))
    });
    found.next().is_some()
}

#[test]
fn keys_without_a_claim_say_what_is_missing() {
    let (_folder, mut harness) = opened();
    for (key_, words) in [
        (Key::X, "Dismiss claim: select a claim first"),
        (Key::C, "Claim from selection: select words"),
        (Key::S, "Split claim: select a claim first"),
        (Key::R, "Move to selection: select a claim, and words in it"),
        (Key::Num1, "Verdict 1: select a claim first"),
        (Key::Enter, "Checked, go on: select a claim first"),
        (Key::E, "Add evidence: select a claim first"),
    ] {
        key(&mut harness, key_);
        assert!(
            told(&harness).iter().any(|told| told.starts_with(words)),
            "{words}: {:?}",
            told(&harness)
        );
    }
}

/// A small generator: the same keys in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

#[test]
fn random_keys_on_options_buttons_and_fields_decide_nothing() {
    let keys: Vec<(Modifiers, Key)> = Key::ALL
        .iter()
        .filter(|key| !matches!(key, Key::Enter | Key::Space | Key::Escape | Key::Tab))
        // Those of the window itself, for files and more.
        .filter(|key| !matches!(key, Key::F1 | Key::F6 | Key::Copy | Key::Cut | Key::Paste))
        .flat_map(|key| [(Modifiers::NONE, *key), (Modifiers::SHIFT, *key)])
        .collect();
    let mut dice = Dice(7);
    for place in PLACES
        .iter()
        .filter(|place| !place.region && !place.covered)
    {
        let (_folder, mut harness, _) = begun();
        (place.go)(&mut harness);
        let before = state(&harness);
        for _ in 0..120 {
            let (modifiers, key) = keys[dice.roll(keys.len())];
            harness.key_press_modifiers(modifiers, key);
            harness.step();
        }
        settle(&mut harness);
        assert_eq!(state(&harness), before, "on {}", place.name);
    }
}
