//! Pages of documents as pixels: PDF pages drawn, pictures scaled, the words under the pointer, and clips.
//!
//! Documents are hostile: everything is decoded by a confined child ([`TALKER`]) that stays, so that a document of many pages
//! is read once. [`Renderer`] is one worker's side of it: it believes no more of an answer than its size. Places are in
//! hundredths of a point from the left and top edge of the page as it is shown, those of [`Area`](crate::session::Area), so
//! that what import says of a paragraph lies on the picture where the paragraph does. A picture is a document of one page, whose
//! pixels are points.

mod cache;
mod child;
mod clip;
mod drawn;
mod error;
mod kept_pages;
pub(super) mod picture;
mod renderer;
mod scale;
mod select;
mod wire;

#[cfg(test)]
mod tests;

pub use cache::{Cache, Key};
pub use child::TALKER;
pub use clip::Clip;
pub use error::PageError;
pub use kept_pages::KeptPages;
pub use renderer::Renderer;
pub use scale::Scale;
pub use select::{areas, around, at, between, standing};
pub use wire::{Question, Size, View};

/// A word on a page, and the words of some of it as running text.
pub use crate::import::readers::pdf::{Placed, running};

/// The most pixels of a picture that is drawn.
pub const PIXELS: u64 = 16_000_000;
/// The most pixels of a clip.
pub const CLIP_PIXELS: u64 = 4_000_000;
/// How fine a clip is, in pixels per inch.
pub const CLIP_DPI: u64 = 150;

/// A page, or a part of one, as pixels: rows from the top down, red, green, blue and opacity of each in a byte. Nothing shines
/// through: pages are white, and so is what a picture leaves open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Four bytes for each pixel.
    pub rgba: Vec<u8>,
}
