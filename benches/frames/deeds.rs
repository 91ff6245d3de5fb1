//! What a person does in the window over a session of many claims: whatever it is, the window's thread is not kept from
//! drawing.

use egui::{Event, Key, Modifiers};

use super::window::{CARDS, Open, PAGE, press, press_with};
use super::{Figures, at};

/// What it costs.
pub struct Costs {
    /// Scrolling the article, the cards beside it.
    pub page: Figures,
    /// Scrolling the cards.
    pub cards: Figures,
    /// What is done.
    pub deeds: Vec<Deed>,
}

/// Something that is done several times.
pub struct Deed {
    /// What it is.
    pub name: &'static str,
    /// The dearest frame until all that follows from it is drawn, milliseconds of processor time: median and worst.
    pub frame: (f64, f64),
}

/// Measures it; each deed so many times, an even number: what is opened is closed again.
pub fn costs(open: &mut Open, frames: usize, times: usize) -> Costs {
    let page = open.scroll(PAGE, frames);
    let cards = open.scroll(CARDS, frames);
    let opened = Deed {
        name: "session opened",
        frame: (open.opened, open.opened),
    };
    let mut deeds = vec![opened];
    let mut deed = |open: &mut Open, name, changes: Option<bool>, keys: &[Vec<Event>]| {
        let mut worst: Vec<f64> = (0..times)
            .map(|at| {
                let before = open.app.session().revision();
                let events = keys.get(at % keys.len().max(1)).cloned();
                let cost = open.frame(events.unwrap_or_default()).0.max(open.quiet());
                let after = open.app.session().revision();
                let kept = changes.is_none_or(|changes| changes == (after > before));
                assert!(kept, "{name}");
                cost
            })
            .collect();
        worst.sort_by(f64::total_cmp);
        deeds.push(Deed {
            name,
            frame: (at(&worst, 0.5), at(&worst, 1.0)),
        });
    };
    let with = |key, held| press_with(key, held);
    let letters = |words: &str| -> Vec<Vec<Event>> {
        let letters = words.chars();
        letters
            .map(|letter| vec![Event::Text(letter.to_string())])
            .collect()
    };
    deed(open, "J", Some(false), &[press(Key::J)]);
    let verdicts = [press(Key::Num5), press(Key::Num1)];
    deed(open, "a verdict", Some(true), &verdicts);
    let ctrl = Modifiers::COMMAND;
    deed(open, "undo", Some(true), &[with(Key::Z, ctrl)]);
    deed(open, "dismissed", Some(true), &[press(Key::X)]);
    deed(open, "undone", Some(true), &[with(Key::Z, ctrl)]);
    open.frame(press(Key::T));
    open.rest();
    deed(open, "a letter of a note", None, &letters("asked"));
    open.frame(press(Key::Escape));
    open.quiet();
    open.frame(press(Key::Slash));
    open.rest();
    deed(open, "a letter to find", Some(false), &letters("lunn laid"));
    let less: Vec<Vec<Event>> = vec![press(Key::Backspace)];
    deed(open, "a letter less", Some(false), &less);
    open.frame(press(Key::Escape));
    open.quiet();
    open.frame(press(Key::J));
    // A piece of a claim is selected, and made a claim.
    let mut piece = with(Key::ArrowDown, Modifiers::SHIFT);
    piece.extend(press(Key::C));
    deed(open, "words claimed", Some(true), &[piece]);
    deed(
        open,
        "another article",
        Some(false),
        &[press(Key::CloseBracket)],
    );
    deed(open, "the next problem", Some(false), &[press(Key::F8)]);
    let problems = [with(Key::L, Modifiers::SHIFT), press(Key::Escape)];
    deed(open, "list of problems", Some(false), &problems);
    // It did lie on top: no key decides anything under it.
    open.frame(with(Key::L, Modifiers::SHIFT));
    open.quiet();
    let before = open.app.session().revision();
    open.frame(press(Key::Num5));
    open.quiet();
    assert_eq!(open.app.session().revision(), before, "the list is open");
    open.frame(press(Key::Escape));
    open.quiet();
    deed(open, "saved", Some(false), &[with(Key::S, ctrl)]);
    Costs { page, cards, deeds }
}
