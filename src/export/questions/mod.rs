//! Questions to somebody outside the house: claims as a form, as a Word document and as a page, and the letter for the right of
//! reply, which is the same form with other words.
//!
//! A claim goes out as its number and its words, and nothing else of it: no source, verdict, status, note or rationale, no other
//! claim, not the words around it, no title of the article. Nobody is named but whom it goes to and who publishes. What may leave
//! the house elsewhere ([`Options`](super::Options)) changes nothing of that.
//!
//! The letter is an option of the form, not a format of its own: both go out as a document or as a page, and both come back in the
//! same way (`returned::questions`). What is said above and below the form comes from a template that a house can replace.

mod asked;
mod blocks;
mod document;
mod letter;
mod page;
mod slot;

#[cfg(test)]
mod tests;

pub use asked::{normal, own, print};
pub use blocks::blocks;
pub use document::document;
pub use page::{LONGEST, page};
pub use slot::{Head, MARK, Part, Read, Slot};

use super::words::{Language, Value, Words};

/// What the fixed words of a form are in a language, by their keys.
pub fn words(language: Language) -> impl Fn(&str) -> String {
    let words = Words::of(language);
    move |key| words.say(key)
}

/// The line that says whose form it is, with its name.
pub fn keep(language: Language, name: &str) -> String {
    Words::of(language).with("questions-keep", &[("text", Value::Text(name))])
}
