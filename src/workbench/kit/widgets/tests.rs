use super::*;
use crate::workbench::kit::theme::MarkState;
use egui::{Id, Key, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

fn harness<State: 'static>(
    show: impl FnMut(&mut Ui, &mut State) + 'static,
    state: State,
) -> Harness<'static, State> {
    let mut harness = builder().build_ui_state(show, state);
    harness.run();
    harness
}

fn builder<State: 'static>() -> egui_kittest::HarnessBuilder<State> {
    Harness::builder()
        .with_size(Vec2::new(420.0, 300.0))
        .with_max_steps(10)
        .with_context_setup(theme::install)
}

const VERDICTS: [Choice<'static>; 3] = [
    Choice {
        label: "True",
        hint: "1",
    },
    Choice {
        label: "Half true",
        hint: "",
    },
    Choice {
        label: "False",
        hint: "",
    },
];

#[test]
fn a_choice_is_a_radio_button_with_the_name_of_its_axis() {
    let mut harness = harness(
        |ui, chosen: &mut Option<usize>| {
            if let Some(pressed) = choice_row(ui, "Verdict", &VERDICTS, *chosen) {
                *chosen = Some(pressed);
            }
        },
        Some(0),
    );
    harness.get_by_label("Verdict: False").click();
    harness.run();
    assert_eq!(*harness.state(), Some(2));
    let node = harness.get_by_label("Verdict: False");
    assert_eq!(
        node.accesskit_node().role(),
        egui::accesskit::Role::RadioButton
    );
    assert_eq!(
        node.accesskit_node().toggled(),
        Some(egui::accesskit::Toggled::True)
    );

    // Arrows go from one to the next and choose nothing; Space and Enter choose.
    harness.get_by_label("Verdict: False").focus();
    harness.run();
    harness.key_press(Key::ArrowLeft);
    harness.run();
    assert!(harness.get_by_label("Verdict: Half true").is_focused());
    assert_eq!(*harness.state(), Some(2));
    harness.key_press(Key::Space);
    harness.run();
    assert_eq!(*harness.state(), Some(1));
    for (key, name) in [
        (Key::ArrowRight, "Verdict: False"),
        (Key::ArrowDown, "Verdict: True"),
        (Key::End, "Verdict: False"),
        (Key::Home, "Verdict: True"),
        (Key::ArrowUp, "Verdict: False"),
    ] {
        harness.key_press(key);
        harness.run();
        assert!(harness.get_by_label(name).is_focused(), "{key:?}");
    }
    assert_eq!(*harness.state(), Some(1));
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(*harness.state(), Some(2));
}

#[test]
fn a_row_of_choices_is_one_stop_of_the_tab_key() {
    let mut harness = harness(
        |ui, (): &mut ()| {
            let _ = ui.button("Before");
            choice_row(ui, "Verdict", &VERDICTS, Some(1));
            let _ = ui.button("After");
        },
        (),
    );
    harness.get_by_label("Before").focus();
    harness.run();
    for name in ["Verdict: Half true", "After"] {
        harness.key_press(Key::Tab);
        harness.run();
        assert!(harness.get_by_label(name).is_focused(), "{name}");
    }
    for name in ["Verdict: Half true", "Before"] {
        harness.key_press_modifiers(Modifiers::SHIFT, Key::Tab);
        harness.run();
        assert!(harness.get_by_label(name).is_focused(), "{name}");
    }
}

#[test]
fn a_row_too_long_goes_on_in_the_next_line() {
    let labels = [
        "Correct",
        "Mostly correct",
        "Misleading",
        "Exaggerated",
        "Understated",
        "Unproven",
        "Incorrect",
    ];
    let harness = harness(
        move |ui, (): &mut ()| {
            let choices = labels.map(|label| Choice { label, hint: "" });
            choice_row(ui, "Verdict", &choices, Some(1));
        },
        (),
    );
    let first = harness.get_by_label("Verdict: Correct").rect();
    let last = harness.get_by_label("Verdict: Incorrect").rect();
    assert!(last.top() > first.bottom());
    assert!(last.right() < 420.0);
}

#[test]
fn a_bar_tells_its_value() {
    let harness = harness(
        |ui, (): &mut ()| {
            let shares = [
                Share {
                    state: MarkState::Checked,
                    amount: 5,
                },
                Share {
                    state: MarkState::Wrong,
                    amount: 2,
                },
            ];
            coverage_bar(ui, "Coverage of Council minutes", &shares, 12);
        },
        (),
    );
    let node = harness.get_by_label("Coverage of Council minutes");
    assert_eq!(node.accesskit_node().numeric_value(), Some(58.0));
}

#[test]
fn a_notice_offers_what_can_be_done() {
    let mut harness = harness(
        |ui, done: &mut Vec<&'static str>| {
            let notice = Notice::new(
                NoticeKind::Warning,
                "R03 Unproven needs an attempt to reach the person.",
            )
            .action("Log a contact")
            .key("F2")
            .closable()
            .show(ui);
            if notice.acted {
                done.push("acted");
            }
            if notice.closed {
                done.push("closed");
            }
        },
        Vec::new(),
    );
    harness.get_by_label("Log a contact").click();
    harness.run();
    harness.get_by_label("Put the notice away").click();
    harness.run();
    assert_eq!(*harness.state(), ["acted", "closed"]);
}

struct Form {
    value: String,
    edits: Vec<Edit>,
    lines: usize,
    closed: bool,
}

fn form(lines: usize) -> Harness<'static, Form> {
    harness(
        |ui, form: &mut Form| {
            if form.closed {
                return;
            }
            let field = Field::new("Rationale").labelled().lines(form.lines);
            let (_, edit) = field.show(ui, Id::unique("rationale"), &form.value);
            if let Some(Edit::Done(words)) = &edit {
                form.value.clone_from(words);
            }
            form.edits.extend(edit);
            let _ = ui.button("Elsewhere");
        },
        Form {
            value: "One.".to_owned(),
            edits: Vec::new(),
            lines,
            closed: false,
        },
    )
}

/// The text field, not the label above it.
fn field<'a>(harness: &'a Harness<'_, Form>, lines: usize) -> egui_kittest::Node<'a> {
    let role = if lines > 1 {
        egui::accesskit::Role::MultilineTextInput
    } else {
        egui::accesskit::Role::TextInput
    };
    harness.get_by_role_and_label(role, "Rationale")
}

#[test]
fn a_field_commits_once_when_it_is_left() {
    for lines in [1, 3] {
        let mut harness = form(lines);
        field(&harness, lines).focus();
        harness.run();
        harness.key_press_modifiers(Modifiers::NONE, Key::End);
        field(&harness, lines).type_text(" Two.");
        harness.run();
        assert_eq!(harness.state().value, "One.", "not yet");
        assert_eq!(
            harness.state().edits.last(),
            Some(&Edit::Typing("One. Two.".to_owned()))
        );
        harness.get_by_label("Elsewhere").click();
        harness.run();
        assert_eq!(harness.state().value, "One. Two.");
        let done = |edit: &&Edit| matches!(edit, Edit::Done(_));
        assert_eq!(harness.state().edits.iter().filter(done).count(), 1);
    }
}

#[test]
fn what_was_typed_survives_the_closing_of_its_field() {
    let mut harness = form(3);
    field(&harness, 3).focus();
    harness.run();
    field(&harness, 3).type_text(" Two.");
    harness.run();
    harness.state_mut().closed = true;
    harness.run();
    harness.state_mut().closed = false;
    harness.run();
    assert_eq!(harness.state().value, "One. Two.");

    field(&harness, 3).focus();
    harness.run();
    field(&harness, 3).type_text(" Three.");
    harness.run();
    drop_focus(&harness.ctx);
    harness.run();
    assert_eq!(harness.state().value, "One. Two. Three.");
}

#[test]
fn ctrl_enter_commits_several_lines() {
    let mut harness = form(3);
    field(&harness, 3).focus();
    harness.run();
    field(&harness, 3).type_text(" Two.");
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(
        harness.state().value,
        "One.",
        "a new line, and still typing"
    );
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    harness.run();
    assert_eq!(harness.state().value, "One. Two.\n");
}

#[test]
fn enter_and_escape_keep_what_was_typed() {
    let mut harness = form(1);
    field(&harness, 1).focus();
    harness.run();
    field(&harness, 1).type_text("x");
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert!(harness.state().value.contains('x'));

    field(&harness, 1).focus();
    harness.run();
    field(&harness, 1).type_text("y");
    harness.run();
    harness.key_press(Key::Escape);
    harness.run();
    assert!(harness.state().value.contains('y'));
    // Leaving it untouched says nothing.
    let edits = harness.state().edits.len();
    field(&harness, 1).focus();
    harness.run();
    harness.get_by_label("Elsewhere").click();
    harness.run();
    assert_eq!(harness.state().edits.len(), edits);
}

#[test]
fn chips_and_keys_have_names_and_filters_can_be_pressed() {
    let mut harness = harness(
        |ui, on: &mut bool| {
            ui.horizontal(|ui| {
                Chip::plain("percentage").show(ui);
                Chip::state(ui, "Needs attention", MarkState::Attention).show(ui);
                if Chip::filter("To check 7", *on)
                    .named("Show: to check, 7")
                    .show(ui)
                    .clicked()
                {
                    *on = !*on;
                }
                key_caps(ui, &["J", "K"], "next, previous");
            });
        },
        false,
    );
    harness.get_by_label("percentage");
    harness.get_by_label("J");
    harness.get_by_label("Show: to check, 7").click();
    harness.run();
    assert!(*harness.state());
}

#[test]
fn a_word_after_the_end_of_right_to_left_words_is_no_word() {
    let builder = builder().allow_missing_glyphs();
    let mut harness = builder.build_ui_state(
        |ui, words: &mut String| {
            let (response, edit) = Field::new("Note").show(ui, Id::unique("note"), words);
            response.request_focus();
            if let Some(Edit::Typing(typed)) = edit {
                *words = typed;
            }
        },
        "שלום עולם".to_owned(),
    );
    for modifiers in [Modifiers::ALT, Modifiers::COMMAND, Modifiers::NONE] {
        for key in [Key::End, Key::Delete, Key::ArrowRight, Key::Delete] {
            harness.key_press_modifiers(modifiers, key);
            harness.run();
        }
    }
    harness.event(egui::Event::Text("!".to_owned()));
    harness.run();
    assert!(harness.state().contains('!'));
}

#[test]
fn what_is_searched_for_is_lit_and_no_word_is_lost() {
    for (search, expected) in [
        ("", vec![false]),
        ("ferry", vec![false, true, false, true]),
        ("the ferry,", vec![true, false]),
        ("mill", vec![false]),
    ] {
        let show = move |ui: &mut Ui, found: &mut (String, Vec<bool>)| {
            let palette = theme::palette(ui.ctx());
            let words = "The Ferry, the ferry";
            let job = lit(ui, words, fonts::ui(), palette.ink, search);
            let lit =
                |section: &egui::text::LayoutSection| section.format.background == palette.lit;
            *found = (job.text.clone(), job.sections.iter().map(lit).collect());
        };
        let harness = harness(show, (String::new(), Vec::new()));
        let (words, lit) = harness.state();
        assert_eq!(words, "The Ferry, the ferry");
        assert_eq!(*lit, expected, "{search}");
    }
}

#[test]
fn keys_and_what_they_do_go_on_in_the_next_line_together() {
    let feet = [
        (["Q", "W"], "next, previous"),
        (["E", "R"], "resolve, reopen"),
        (
            ["T", "Z"],
            "what is wider than the whole line by itself, and breaks off within it",
        ),
        (["U", "I"], "close"),
    ];
    let show = move |ui: &mut Ui, (): &mut ()| {
        ui.horizontal_wrapped(|ui| {
            for (keys, what) in &feet {
                key_caps(ui, keys, what);
            }
        });
    };
    let mut harness = builder()
        .with_size(Vec2::new(220.0, 300.0))
        .build_ui_state(show, ());
    harness.run();
    let mut last = f32::NEG_INFINITY;
    for (keys, what) in &feet {
        let cap = harness.get_by_label(keys[0]).rect();
        let words = harness.get_by_label(what).rect();
        assert!(words.right() <= 220.0 && cap.left() >= 0.0, "{what}");
        assert!(cap.top() > last, "{what} begins its own line");
        assert!((cap.center().y - words.center().y).abs() < 30.0, "{what}");
        last = cap.top();
    }
    // Where there is room, they stand in one line.
    let mut wide = builder()
        .with_size(Vec2::new(1200.0, 300.0))
        .build_ui_state(
            |ui, (): &mut ()| {
                ui.horizontal_wrapped(|ui| {
                    key_caps(ui, &["Q"], "next");
                    key_caps(ui, &["E"], "close");
                });
            },
            (),
        );
    wide.run();
    let top = |name| wide.get_by_label(name).rect().top();
    assert!((top("Q") - top("E")).abs() < 0.5);
}
