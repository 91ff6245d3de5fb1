//! A part of a page as a file of its own.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder as _};

use super::Picture;
use crate::storage::Hash;

/// A part of a page as a PNG file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clip {
    /// The file: the same pixels make the same bytes.
    pub png: Vec<u8>,
    /// Its SHA-256.
    pub hash: Hash,
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
}

impl Clip {
    /// The file of some pixels, without their opacity; nothing where they are not as many as they say.
    pub(super) fn of(picture: &Picture) -> Option<Self> {
        let colours = picture.rgba.chunks_exact(4);
        let colours: Vec<u8> = colours
            .flat_map(|pixel| pixel.iter().take(3))
            .copied()
            .collect();
        let (width, height) = (picture.width, picture.height);
        if colours.len() as u64 != u64::from(width) * u64::from(height) * 3 {
            return None;
        }
        let mut png = Vec::new();
        PngEncoder::new_with_quality(&mut png, CompressionType::Default, FilterType::Adaptive)
            .write_image(&colours, width, height, ExtendedColorType::Rgb8)
            .ok()?;
        Some(Self {
            hash: Hash::of(&png),
            png,
            width,
            height,
        })
    }
}
