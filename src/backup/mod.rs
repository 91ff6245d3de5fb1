//! Floor 4: the documents of a piece, kept by their hash beside its session.
//!
//! A file is taken in once ([`take_in`]): its bytes are kept, it is read by a confined child, and what it says about itself becomes a
//! source of the session. Its text is worked out of the bytes whenever it is missing; [`Texts`] keeps it outside the session file, so
//! that it need not be worked out again. Whatever cannot be read keeps its place, with the reason.
//!
//! Must not know: claims, commands that decide anything, or the window.

mod capture;
mod cite;
mod document;
mod enter;
mod folder;
mod index;
pub mod pages;
mod phrase;
mod quoted;
mod recording;
mod several;
mod source;
mod texts;

#[cfg(test)]
mod tests;

pub use capture::capture;
pub use cite::Citation;
pub use document::{Document, Piece, Shape};
pub use enter::{Entered, enter, name_recording, refer_from};
pub use folder::files;
pub use index::{Bearing, Found, Index, Meanings};
pub use quoted::{Compared, Held, Near, Quoted, Side, Spot};
pub use recording::{ALONE, beside, heard, is_recording, set_apart, time_at, to_play};
pub use several::{Taken, take_in_all};
pub use source::{
    Bytes, Presence, TakenIn, find_extract, locator, presence, read_kept, source, source_id,
    take_in,
};
pub use texts::Texts;
