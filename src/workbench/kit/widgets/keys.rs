//! The keys of a frame, for a widget that is more than a field or a button: a list that decides by digits.

use egui::{Event, Key, Modifiers, Ui};

/// A key that went down.
#[derive(Clone, Copy, Debug)]
pub struct KeyDown {
    /// Which.
    pub key: Key,
    /// What was held with it.
    pub modifiers: Modifiers,
    /// It is held down, and comes again.
    pub repeat: bool,
}

/// The keys that went down, in their order: on a slow machine several come in one frame. Digits count by their place on the
/// keyboard too: with Shift, or on a French keyboard, the key says something else.
pub fn keys_down(ui: &Ui) -> Vec<KeyDown> {
    ui.input(|input| {
        let keys = input.events.iter().filter_map(|event| match event {
            Event::Key {
                key,
                physical_key,
                pressed: true,
                repeat,
                modifiers,
            } => Some(KeyDown {
                key: physical_key
                    .filter(|place| (Key::Num0..=Key::Num9).contains(place))
                    .unwrap_or(*key),
                modifiers: *modifiers,
                repeat: *repeat,
            }),
            _ => None,
        });
        keys.collect()
    })
}

/// The place that a digit from 1 on stands for, from 0.
pub fn place_of(key: Key) -> Option<usize> {
    const DIGITS: [Key; 9] = [
        Key::Num1,
        Key::Num2,
        Key::Num3,
        Key::Num4,
        Key::Num5,
        Key::Num6,
        Key::Num7,
        Key::Num8,
        Key::Num9,
    ];
    DIGITS.iter().position(|digit| *digit == key)
}
