#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may panic"
)]

use super::*;
use crate::workbench::kit::theme;
use egui::{Modifiers, PointerButton, Pos2, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use proptest::prelude::*;

struct State {
    page: Page,
    text: String,
    paragraphs: Vec<Paragraph>,
    highlights: Vec<Highlight>,
    selected: Option<u64>,
    events: Vec<PageEvent>,
}

/// A page of paragraphs, with the passages that are marked.
fn state(paragraphs: &[&str], marked: &[&str]) -> State {
    let text = paragraphs.join("\n");
    let mut start = 0;
    let spans = paragraphs.iter().map(|words| {
        let span = Span::new(start, start + words.len());
        start = span.end + 1;
        Paragraph {
            span,
            style: Style::Body,
        }
    });
    let paragraphs = spans.collect();
    let highlights = marked
        .iter()
        .zip(1..)
        .map(|(words, id)| Highlight {
            span: find(&text, words),
            state: MarkState::ToCheck,
            id,
            number: usize::try_from(id).ok(),
        })
        .collect();
    State {
        page: Page::default(),
        text,
        paragraphs,
        highlights,
        selected: None,
        events: Vec::new(),
    }
}

fn find(text: &str, words: &str) -> Span {
    let start = text.find(words).expect("the words are in the text");
    Span::new(start, start + words.len())
}

fn harness(state: State) -> Harness<'static, State> {
    let mut harness = Harness::builder()
        .with_size(Vec2::new(700.0, 300.0))
        .with_max_steps(12)
        // Fast enough for a double click.
        .with_step_dt(0.02)
        .with_context_setup(theme::install)
        .build_ui_state(
            |ui, state: &mut State| {
                let data = PageData {
                    text: &state.text,
                    paragraphs: &state.paragraphs,
                    highlights: &state.highlights,
                    emphasis: &[],
                    links: &[],
                    lit: "",
                    selected: state.selected,
                    claims: state.highlights.len(),
                    language: "en",
                    look: Look::default(),
                    draft: 1,
                    revision: 1,
                };
                state.page.show(ui, &data, &mut state.events);
            },
            state,
        );
    harness.run();
    harness
}

/// The middle of some words on screen.
fn middle(harness: &Harness<'_, State>, words: &str) -> Pos2 {
    let state = harness.state();
    state.page.boxes(find(&state.text, words))[0].center()
}

fn press(harness: &Harness<'_, State>, at: Pos2, pressed: bool, modifiers: Modifiers) {
    harness.event_modifiers(
        egui::Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers,
        },
        modifiers,
    );
}

fn click(harness: &mut Harness<'_, State>, at: Pos2, modifiers: Modifiers) {
    harness.hover_at(at);
    press(harness, at, true, modifiers);
    press(harness, at, false, modifiers);
    harness.run();
}

/// What was done since the last look.
fn done(harness: &mut Harness<'_, State>) -> Vec<PageEvent> {
    std::mem::take(&mut harness.state_mut().events)
}

/// Enough time for two clicks not to be a double one.
fn wait(harness: &mut Harness<'_, State>) {
    for _ in 0..40 {
        harness.step();
    }
    harness.run();
}

#[test]
fn marks_in_the_margin_can_be_reached_by_name() {
    let mut harness = harness(state(
        &["One fell. Two rose.", "Three stood."],
        &["One fell.", "Two rose.", "Three"],
    ));
    harness.get_by_label("claim 2 of 3: to check").click();
    harness.run();
    assert_eq!(done(&mut harness), [PageEvent::Clicked(2)]);
    harness.get_by_label("claim 3 of 3: to check").click();
    harness.run();
    assert_eq!(done(&mut harness), [PageEvent::Clicked(3)]);
    // The words themselves are in the tree as well.
    harness.get_by_label("Three stood.");
}

#[test]
fn a_click_selects_the_innermost_and_clicking_on_goes_outwards() {
    let words = "The pump that failed in 1998 was never mended.";
    let mut harness = harness(state(&[words], &[words, "failed in 1998", "1998"]));
    let at = middle(&harness, "1998");
    for expected in [3, 2, 1, 3] {
        click(&mut harness, at, Modifiers::NONE);
        wait(&mut harness);
        assert_eq!(done(&mut harness), [PageEvent::Clicked(expected)]);
        harness.state_mut().selected = Some(expected);
    }
    let beside = middle(&harness, "mended");
    click(&mut harness, beside, Modifiers::NONE);
    assert_eq!(done(&mut harness), [PageEvent::Clicked(1)]);
}

#[test]
fn dragging_selects_across_paragraphs_and_only_selects() {
    let mut harness = harness(state(&["The first paragraph.", "The second one."], &[]));
    let (from, to) = (middle(&harness, "first"), middle(&harness, "second"));
    harness.hover_at(from);
    press(&harness, from, true, Modifiers::NONE);
    harness.run();
    harness.hover_at(from + Vec2::new(20.0, 4.0));
    harness.run();
    harness.hover_at(to);
    harness.run();
    assert_eq!(done(&mut harness), [], "not before the mouse is let go");
    press(&harness, to, false, Modifiers::NONE);
    harness.run();
    let [PageEvent::Selected(span)] = done(&mut harness)[..] else {
        panic!("one selection");
    };
    let words = span.of(&harness.state().text).to_owned();
    assert!(words.contains("st paragraph.\nThe s"), "{words}");

    harness.event(egui::Event::Copy);
    harness.step();
    let copied =
        harness.output().platform_output.commands.iter().any(
            |command| matches!(command, egui::OutputCommand::CopyText(text) if *text == words),
        );
    assert!(copied);
}

#[test]
fn two_clicks_take_the_word_and_three_the_sentence() {
    let mut harness = harness(state(
        &["It cost 212,000 crowns. Nobody knew. It stood."],
        &[],
    ));
    let at = middle(&harness, "212,000");
    harness.hover_at(at);
    for _ in 0..2 {
        press(&harness, at, true, Modifiers::NONE);
        press(&harness, at, false, Modifiers::NONE);
    }
    harness.run();
    assert_eq!(
        harness
            .state()
            .page
            .selection()
            .unwrap()
            .of(&harness.state().text),
        "212,000"
    );
    press(&harness, at, true, Modifiers::NONE);
    press(&harness, at, false, Modifiers::NONE);
    harness.run();
    let span = harness.state().page.selection().unwrap();
    assert_eq!(span.of(&harness.state().text), "It cost 212,000 crowns.");
    wait(&mut harness);
    done(&mut harness);

    let end = middle(&harness, "knew");
    click(&mut harness, end, Modifiers::SHIFT);
    let span = harness.state().page.selection().unwrap();
    assert!(
        span.of(&harness.state().text)
            .starts_with("It cost 212,000 crowns. Nobody kn")
    );
    wait(&mut harness);
    click(&mut harness, at, Modifiers::NONE);
    assert_eq!(harness.state().page.selection(), None);
    assert!(done(&mut harness).contains(&PageEvent::Unselected));
}

#[test]
fn a_sentence_is_selected_without_the_mouse() {
    let mut harness = harness(state(&["It fell. It rose. It stood."], &["It rose."]));
    let step = |harness: &mut Harness<'_, State>, step| {
        let State {
            page,
            text,
            paragraphs,
            highlights,
            selected,
            ..
        } = harness.state_mut();
        let data = PageData {
            text,
            paragraphs,
            highlights,
            emphasis: &[],
            links: &[],
            lit: "",
            selected: *selected,
            claims: 1,
            language: "en",
            look: Look::default(),
            draft: 1,
            revision: 1,
        };
        page.select_step(&data, step)
            .map(|span| span.of(text).to_owned())
    };
    assert_eq!(
        step(&mut harness, SelectStep::NextSentence).unwrap(),
        "It fell."
    );
    harness.state_mut().page.select(None);
    harness.state_mut().selected = Some(1);
    // First inside the selected claim, then on from it.
    for words in ["It rose", "It stood."] {
        let step = step(&mut harness, SelectStep::NextSentence);
        assert_eq!(step.unwrap(), words);
    }
    harness.run();
    assert_eq!(step(&mut harness, SelectStep::NextSentence), None);
}

#[test]
fn a_claim_deep_in_a_text_without_line_breaks_comes_into_view() {
    let filler = "The pump ran dry at noon and nobody came. ".repeat(20_000);
    let text = format!("{filler}Then the mayor paid 7 crowns. {filler}");
    let mut harness = harness(state(&[&text], &["the mayor paid 7 crowns"]));
    let span = harness.state().highlights[0].span;
    assert!(harness.state().page.boxes(span).is_empty());
    harness.state_mut().page.scroll_to(span);
    harness.run();
    let view = harness.ctx.content_rect();
    let boxes = harness.state().page.boxes(span);
    assert!(
        !boxes.is_empty() && boxes.iter().all(|line| view.contains_rect(*line)),
        "{boxes:?}"
    );
    harness.get_by_label("claim 1 of 1: to check");
    assert!(!harness.ctx.has_requested_repaint(), "at rest");
}

#[test]
fn a_span_over_characters_of_several_bytes_is_marked_where_it_stands() {
    let harness = harness(state(&["Ärger in Köln: “Größe” zählt auch."], &["Größe"]));
    let state = harness.state();
    let word = state.page.boxes(find(&state.text, "Größe"))[0];
    let before = state.page.boxes(find(&state.text, "“"))[0];
    let after = state.page.boxes(find(&state.text, "”"))[0];
    assert!(
        (before.right() - word.left()).abs() < 1.0 && (word.right() - after.left()).abs() < 1.0
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn nothing_that_comes_in_makes_it_panic(
        text in "[a-z é漢.\n\r\t]{0,400}",
        paragraphs in prop::collection::vec((0_usize..500, 0_usize..300), 0..5),
        marks in prop::collection::vec((0_usize..500, 0_usize..300), 0..12),
        at in (0.0_f32..700.0, 0.0_f32..300.0),
    ) {
        let mut state = state(&[], &[]);
        state.text = text;
        state.paragraphs = paragraphs.iter().map(|&(start, length)| Paragraph {
            span: Span::new(start, start + length),
            style: Style::Body,
        }).collect();
        state.highlights = marks.iter().zip(1..).map(|(&(start, length), id)| Highlight {
            span: Span::new(start, start + length),
            state: MarkState::ALL[start % 8],
            id,
            number: Some(1),
        }).collect();
        state.page.scroll_to(Span::new(400, 420));
        let mut harness = Harness::builder()
            .with_max_steps(30)
            .allow_missing_glyphs()
            .with_accessibility_check(false)
            .with_context_setup(theme::install)
            .build_ui_state(|ui, state: &mut State| {
                let data = PageData {
                    text: &state.text,
                    paragraphs: &state.paragraphs,
                    highlights: &state.highlights,
                    emphasis: &[Span::new(3, 9)],
                    links: &[],
                    lit: "",
                    selected: Some(2),
                    claims: 3,
                    language: "en",
                    look: Look::default(),
                    draft: 1,
                    revision: 1,
                };
                state.page.show(ui, &data, &mut state.events);
            }, state);
        harness.run();
        click(&mut harness, at.into(), Modifiers::NONE);
        click(&mut harness, at.into(), Modifiers::NONE);
        click(&mut harness, at.into(), Modifiers::SHIFT);
    }
}
