#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may panic"
)]

use super::*;
use egui::Vec2;
use egui_kittest::Harness;
use std::collections::BTreeMap;

/// Rows that are `height` points high, whatever `guess` says, and note where they were laid out.
struct Boxes {
    revision: u64,
    keys: Vec<u64>,
    height: fn(u64) -> f32,
    tall: Option<u64>,
    guess: f32,
    seen: BTreeMap<u64, Rect>,
    laid_out: usize,
}

impl Boxes {
    fn new(count: u64, height: fn(u64) -> f32) -> Self {
        Self {
            revision: 1,
            keys: (0..count).collect(),
            height,
            tall: None,
            guess: 10.0,
            seen: BTreeMap::new(),
            laid_out: 0,
        }
    }
}

impl Rows for Boxes {
    fn revision(&self) -> u64 {
        self.revision
    }

    fn len(&self) -> usize {
        self.keys.len()
    }

    fn key(&self, index: usize) -> u64 {
        self.keys[index]
    }

    fn estimate(&self, _: usize, _: f32) -> f32 {
        self.guess
    }

    fn show(&mut self, ui: &mut Ui, index: usize) {
        let key = self.keys[index];
        let height = if self.tall == Some(key) {
            150.0
        } else {
            (self.height)(key)
        };
        let (rect, _) =
            ui.allocate_exact_size(vec2(ui.available_width(), height), egui::Sense::hover());
        self.seen.insert(key, rect);
        self.laid_out += 1;
    }
}

struct State {
    list: List,
    rows: Boxes,
}

fn harness(rows: Boxes) -> Harness<'static, State> {
    Harness::builder()
        .with_size(Vec2::new(200.0, 200.0))
        .with_max_steps(10)
        .build_ui_state(
            |ui, state: &mut State| {
                state.rows.seen.clear();
                state.rows.laid_out = 0;
                state.list.show(ui, "boxes", &mut state.rows);
            },
            State {
                list: List::default(),
                rows,
            },
        )
}

#[test]
fn only_what_is_visible_is_laid_out() {
    let mut harness = harness(Boxes::new(10_000, |_| 40.0));
    harness.run();
    let state = harness.state();
    assert!(state.rows.laid_out <= 7, "{}", state.rows.laid_out);
    assert_eq!(state.list.visible().start, 0);
}

#[test]
fn a_row_never_seen_comes_into_view_whole() {
    for align in [Align::Top, Align::Center, Align::Nearest, Align::End] {
        let mut harness = harness(Boxes::new(1_000, |key| 20.0 + (key % 7) as f32 * 9.0));
        harness.run();
        let view = harness.ctx.content_rect();
        for target in [700, 3, 999, 650, 651, 640, 0] {
            harness.state_mut().list.scroll_to(target, align);
            harness.run();
            let rect = harness.state().rows.seen[&(target as u64)];
            assert!(
                rect.top() >= view.top() - 1.0 && rect.bottom() <= view.bottom() + 1.0,
                "row {target}, {align:?}: {rect:?}"
            );
        }
    }
}

#[test]
fn of_a_row_higher_than_the_view_the_start_or_the_end_is_shown() {
    let mut harness = harness(Boxes::new(100, |key| if key == 50 { 500.0 } else { 40.0 }));
    harness.run();
    // Less the margin around it.
    let view = harness.ctx.content_rect().shrink(8.0);
    for align in [Align::Nearest, Align::End] {
        harness.state_mut().list.scroll_to(0, Align::Nearest);
        harness.run();
        harness.state_mut().list.scroll_to(50, align);
        harness.run();
        let row = harness.state().rows.seen[&50];
        let off = match align {
            Align::End => row.bottom() - view.bottom(),
            _ => row.top() - view.top(),
        };
        assert!(off.abs() <= 1.0, "{align:?}: {row:?}");
    }
}

#[test]
fn what_is_visible_already_does_not_move() {
    let mut harness = harness(Boxes::new(100, |_| 40.0));
    harness.run();
    let before = harness.state().rows.seen.clone();
    harness.state_mut().list.scroll_to(2, Align::Nearest);
    harness.run();
    assert_eq!(harness.state().rows.seen, before);
}

#[test]
fn scrolling_up_over_rows_of_unknown_height_does_not_jump() {
    let mut harness = harness(Boxes::new(1_000, |key| 30.0 + (key % 5) as f32 * 20.0));
    harness.run();
    harness.state_mut().list.scroll_to(500, Align::Top);
    harness.run();
    for _ in 0..40 {
        let before = harness.state().rows.seen.clone();
        harness.state_mut().list.scroll_by(-17.0);
        harness.step();
        harness.step();
        let after = &harness.state().rows.seen;
        for (key, rect) in &before {
            if let Some(now) = after.get(key) {
                let moved = now.top() - rect.top();
                assert!((moved - 17.0).abs() < 1.5, "row {key} moved by {moved}");
            }
        }
    }
}

#[test]
fn the_row_that_was_clicked_stays_while_another_closes_above_it() {
    let mut boxes = Boxes::new(50, |_| 30.0);
    boxes.tall = Some(21);
    let mut harness = harness(boxes);
    harness.run();
    harness.state_mut().list.scroll_to(20, Align::Top);
    harness.run();
    let before = harness.state().rows.seen[&22];
    let state = harness.state_mut();
    state.rows.tall = None;
    state.list.hold(22);
    harness.run();
    let after = harness.state().rows.seen[&22];
    assert!(
        (after.top() - before.top()).abs() < 1.5,
        "{before:?} {after:?}"
    );
}

#[test]
fn rows_that_come_and_go_above_do_not_move_what_is_seen() {
    let mut harness = harness(Boxes::new(200, |key| 25.0 + (key % 3) as f32 * 10.0));
    harness.run();
    harness.state_mut().list.scroll_to(100, Align::Top);
    harness.run();
    let before = harness.state().rows.seen[&103];
    let rows = &mut harness.state_mut().rows;
    rows.keys.retain(|key| *key > 60);
    rows.keys.insert(0, 900);
    rows.revision += 1;
    harness.run();
    let after = harness.state().rows.seen[&103];
    assert!(
        (after.top() - before.top()).abs() < 1.5,
        "{before:?} {after:?}"
    );
}

#[test]
fn at_rest_no_frame_is_asked_for() {
    let mut harness = harness(Boxes::new(500, |_| 33.0));
    harness.run();
    assert!(!harness.ctx.has_requested_repaint());
    harness.state_mut().rows.keys.clear();
    harness.state_mut().rows.revision += 1;
    harness.state_mut().list.scroll_to(7, Align::Center);
    harness.run();
    assert!(!harness.ctx.has_requested_repaint());
}
