//! Less room: below 1100 points the list of articles comes over the page, below 900 page and cards are shown in turn; what
//! was wide is wide again, and how it was is remembered.

use egui::{Key, Modifiers, Rect, Vec2, accesskit::Role, pos2, vec2};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use tickmark::workbench::App;

use crate::support::window::*;

fn resize(harness: &mut Harness<'static, App>, width: f32) {
    harness.set_size(vec2(width, 800.0));
    harness.run_steps(3);
}

fn zoom(harness: &mut Harness<'static, App>, factor: f32) {
    harness.ctx.set_zoom_factor(factor);
    harness.run_steps(3);
}

/// Where a region is drawn, if it is.
fn region(harness: &Harness<'static, App>, name: &'static str) -> Option<Rect> {
    let mut found = harness.query_all_by(move |node| {
        node.role() == Role::Group && node.label().as_deref() == Some(name)
    });
    found.next().map(|node| node.rect())
}

/// What can be pressed or typed into.
fn controls(harness: &Harness<'static, App>) -> Vec<(String, Rect)> {
    let found = harness.query_all_by(|node| {
        matches!(
            node.role(),
            Role::Button | Role::TextInput | Role::Tab | Role::RadioButton | Role::Slider
        )
    });
    let named = found.map(|node| {
        (
            node.accesskit_node().label().unwrap_or_default(),
            node.rect(),
        )
    });
    named.collect()
}

#[test]
fn what_has_a_place_follows_the_width() {
    let (_folder, mut harness, _) = begun();
    for (width, articles, page, cards) in [
        (1400.0, true, true, true),
        (1100.0, true, true, true),
        (1090.0, false, true, true),
        (900.0, false, true, true),
        (890.0, false, true, false),
        (500.0, false, true, false),
        (1400.0, true, true, true),
    ] {
        resize(&mut harness, width);
        let heading = harness
            .query_all_by_label("Articles")
            .any(|node| node.accesskit_node().role() == Role::Label);
        assert_eq!(heading, articles, "articles at {width}");
        assert_eq!(
            region(&harness, "Article").is_some(),
            page,
            "page at {width}"
        );
        assert_eq!(
            region(&harness, "Claims").is_some(),
            cards,
            "cards at {width}"
        );
        let button = harness.query_all_by_role_and_label(Role::Button, "Articles");
        assert_eq!(button.count(), usize::from(!articles), "button at {width}");
    }
}

#[test]
fn the_list_of_articles_comes_over_the_page_and_goes_when_one_is_chosen() {
    let (folder, mut harness, _) = begun();
    let second = folder.path().join("bridge.txt");
    std::fs::write(
        &second,
        "A bridge for Lunn\n\nThe bridge cost 9 million crowns in 2023.\n",
    )
    .unwrap();
    ctrl(&mut harness, Key::N);
    give_path(&mut harness, &second);
    for width in [1000.0, 800.0] {
        resize(&mut harness, width);
        let row = |harness: &Harness<'static, App>| {
            harness
                .query_all_by_label_contains("as in 2015”, Draft")
                .filter(|node| node.accesskit_node().role() == Role::Button)
                .count()
        };
        assert_eq!(row(&harness), 0);
        // By key, and away with Escape.
        ctrl(&mut harness, Key::B);
        assert_eq!(row(&harness), 1, "at {width}");
        key(&mut harness, Key::Escape);
        assert_eq!(row(&harness), 0);
        assert!(!harness.state().session().articles_in_order().is_empty());
        // By its button; the article that is chosen is shown, and letters are keys again.
        click(&mut harness, "Articles");
        harness
            .get_by_label_contains("A bridge for Lunn, Draft")
            .click();
        settle(&mut harness);
        assert_eq!(row(&harness), 0);
        key(&mut harness, Key::J);
        let words = claim(&harness, selected(&harness));
        assert!(words.words(None).contains("The bridge cost"), "{words:?}");
        // Enter on the one that has the focus; it is the one on screen.
        ctrl(&mut harness, Key::B);
        key(&mut harness, Key::Enter);
        assert_eq!(row(&harness), 0);
        key(&mut harness, Key::J);
        assert_eq!(
            claim(&harness, selected(&harness)).words(None),
            words.words(None)
        );
    }
}

#[test]
fn page_and_cards_are_shown_in_turn_by_key_and_mouse_and_by_what_is_asked_for() {
    let (_folder, mut harness, first) = begun();
    resize(&mut harness, 800.0);
    let shown = |harness: &Harness<'static, App>, name: &'static str| {
        let other = if name == "Article" {
            "Claims"
        } else {
            "Article"
        };
        assert!(region(harness, name).is_some(), "{name} is shown");
        assert!(region(harness, other).is_none(), "{other} is not");
    };
    shown(&harness, "Article");
    key(&mut harness, Key::F6);
    shown(&harness, "Claims");
    // The selected claim is in sight, and letters are keys there.
    assert!(says(&harness, "Status: Checked"));
    key(&mut harness, Key::Num1);
    assert_eq!(claim(&harness, first).verdict.as_deref(), Some("true"));
    key(&mut harness, Key::J);
    assert_ne!(selected(&harness), first);
    key(&mut harness, Key::F6);
    shown(&harness, "Article");
    key(&mut harness, Key::K);
    assert_eq!(selected(&harness), first);
    // By mouse.
    harness.get_by_role_and_label(Role::Tab, "Article").click();
    settle(&mut harness);
    shown(&harness, "Article");
    let tab = harness.query_all_by_role(Role::Tab).nth(1).unwrap();
    tab.click();
    settle(&mut harness);
    shown(&harness, "Claims");
    // What is done in the article shows it, what is done in the card shows that.
    shift(&mut harness, Key::ArrowDown);
    shown(&harness, "Article");
    assert!(harness.state().selected_words().is_some());
    for letter in [Key::Y, Key::T, Key::W, Key::E] {
        key(&mut harness, letter);
        shown(&harness, "Claims");
        assert!(harness.ctx.text_edit_focused(), "{letter:?}");
        key(&mut harness, Key::Escape);
        key(&mut harness, Key::Space);
        shown(&harness, "Article");
    }
    // From a field as well.
    key(&mut harness, Key::Y);
    letters(&mut harness, "Counted by hand.");
    key(&mut harness, Key::F6);
    shown(&harness, "Article");
    settle(&mut harness);
    key(&mut harness, Key::F6);
    assert_eq!(claim(&harness, first).rationale, "Counted by hand.");
}

#[test]
fn in_a_wide_window_the_same_key_goes_from_one_to_the_other() {
    let (_folder, mut harness) = opened();
    let on = |harness: &Harness<'static, App>, name: &'static str| {
        let mut regions = harness.query_all_by(move |node| {
            node.role() == Role::Group && node.label().as_deref() == Some(name)
        });
        regions.next().unwrap().is_focused()
    };
    assert!(on(&harness, "Article"));
    key(&mut harness, Key::F6);
    assert!(on(&harness, "Claims"));
    key(&mut harness, Key::F6);
    assert!(on(&harness, "Article"));
}

#[test]
fn the_cards_are_as_wide_as_before_after_a_small_window() {
    let (_folder, mut harness, _) = begun();
    let width = |harness: &Harness<'static, App>| region(harness, "Claims").unwrap().width();
    drag_edge(&mut harness, -120.0);
    let usual = width(&harness);
    resize(&mut harness, 920.0);
    assert!(width(&harness) < usual, "there is less room");
    resize(&mut harness, 700.0);
    resize(&mut harness, 1440.0);
    assert!((width(&harness) - usual).abs() < 1.0, "{usual} before");
}

/// Drags the edge between page and cards.
fn drag_edge(harness: &mut Harness<'static, App>, by: f32) {
    let edge = region(harness, "Claims").unwrap().left() - 4.0;
    let from = pos2(edge, 400.0);
    let to = from + vec2(by, 0.0);
    harness.drag_at(from);
    harness.run_steps(2);
    harness.hover_at(from + vec2(by / 2.0, 0.0));
    harness.run_steps(2);
    harness.hover_at(to);
    harness.run_steps(2);
    harness.drop_at(to);
    harness.run_steps(2);
}

#[test]
fn widths_zoom_and_what_was_shown_are_there_again() {
    let (folder, mut harness, file) = saved();
    let before = region(&harness, "Claims").unwrap().width();
    drag_edge(&mut harness, -120.0);
    let wide = region(&harness, "Claims").unwrap().width();
    assert!(wide > before + 60.0, "{before} became {wide}");
    // What is dragged in a small window, words perhaps, is no wish for narrow cards.
    resize(&mut harness, 920.0);
    harness.drag_at(pos2(200.0, 300.0));
    harness.run_steps(2);
    harness.hover_at(pos2(300.0, 300.0));
    harness.run_steps(2);
    harness.drop_at(pos2(300.0, 300.0));
    harness.run_steps(2);
    resize(&mut harness, 800.0);
    key(&mut harness, Key::F6);
    zoom(&mut harness, 1.1);
    close(harness);

    let mut harness = window(folder.path(), [1600.0, 900.0], std::slice::from_ref(&file));
    assert!((harness.ctx.zoom_factor() - 1.1).abs() < 0.001);
    zoom(&mut harness, 1.0);
    let now = region(&harness, "Claims").unwrap().width();
    assert!((now - wide).abs() < 2.0, "{wide} became {now}");
    resize(&mut harness, 800.0);
    assert!(region(&harness, "Claims").is_some(), "the cards were shown");
    assert!(region(&harness, "Article").is_none());
}

#[test]
fn the_field_that_is_typed_in_is_in_sight_however_little_room_there_is() {
    for size in [[1440.0, 900.0], [1000.0, 520.0], [700.0, 450.0]] {
        let (_folder, mut harness, _) = begun();
        harness.set_size(Vec2::from(size));
        harness.run_steps(3);
        for (letter, name) in [(Key::E, "Source"), (Key::T, "Note"), (Key::W, "Statement")] {
            key(&mut harness, letter);
            harness.run_steps(20);
            let typed = field(&harness, name);
            assert!(typed.is_focused(), "{name} at {size:?}");
            let (typed, list) = (typed.rect(), region(&harness, "Claims").unwrap());
            assert!(
                list.contains_rect(typed.shrink(2.0)),
                "{name} at {typed:?} of {list:?}, {size:?}"
            );
            key(&mut harness, Key::Escape);
        }
    }
}

#[test]
fn what_was_typed_into_a_question_is_there_when_it_is_asked_again() {
    let (_folder, mut harness) = opened();
    let value = |harness: &Harness<'static, App>, name: &'static str| {
        field(harness, name).value().unwrap_or_default()
    };
    ctrl(&mut harness, Key::N);
    letters(&mut harness, "/tmp/half");
    key(&mut harness, Key::Escape);
    // Another question is another one.
    ctrl(&mut harness, Key::O);
    assert!(!value(&harness, "Path").contains("half"));
    key(&mut harness, Key::Escape);
    ctrl(&mut harness, Key::N);
    assert!(value(&harness, "Path").ends_with("/tmp/half"));
    key(&mut harness, Key::Escape);
    click(&mut harness, "Who is checking?");
    letters(&mut harness, "Ines K");
    key(&mut harness, Key::Escape);
    click(&mut harness, "Who is checking?");
    assert_eq!(value(&harness, "Name"), "Ines K");
    // Answered, it is asked afresh.
    letters(&mut harness, "arr");
    key(&mut harness, Key::Enter);
    click(&mut harness, "Checking as Ines Karr");
    assert_eq!(value(&harness, "Name"), "Ines Karr");
}

#[test]
fn nothing_that_can_be_pressed_is_cut_off_at_any_zoom() {
    let (_folder, mut harness, _) = begun();
    for (size, factor) in [
        ([1440.0, 900.0], 1.0),
        ([1440.0, 900.0], 1.5),
        ([1440.0, 900.0], 2.0),
        ([1280.0, 800.0], 2.0),
        ([1000.0, 800.0], 1.0),
        ([1000.0, 800.0], 2.0),
        ([800.0, 600.0], 1.0),
    ] {
        harness.set_size(Vec2::from(size) / factor);
        harness.run_steps(3);
        let room = harness.ctx.content_rect().expand(0.5);
        for _ in 0..2 {
            for (name, rect) in controls(&harness) {
                let across = rect.left() >= room.left() && rect.right() <= room.right();
                assert!(across, "{name} at {rect:?} of {room:?}");
            }
            press(&mut harness, Modifiers::NONE, Key::F6);
        }
    }
}
