//! Pictures (PNG, JPEG, `WebP`, TIFF), scaled down to what is asked for. The first one of a file that holds several.

use std::io::Cursor;

use image::imageops::{self, FilterType, crop_imm};
use image::metadata::Orientation;
use image::{
    DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, Rgba, RgbaImage,
};

use super::child::Open;
use super::wire::{Opened, Size, View};
use super::{PIXELS, Placed};

/// The longest side of a picture that is decoded, in pixels.
const SIDE: u32 = 40_000;
/// The most pixels that are decoded: large sensors have a hundred million.
const DECODED: u64 = 110_000_000;
/// The most memory that decoding may take, in bytes.
const MEMORY: u64 = 500 * 1024 * 1024;

/// The format of a picture that can be shown, and what people call it, by how it begins.
pub(in crate::backup) fn kind(content: &[u8]) -> Option<(ImageFormat, &'static str)> {
    let format = image::guess_format(content).ok()?;
    let label = match format {
        ImageFormat::Png => "a PNG picture",
        ImageFormat::Jpeg => "a JPEG picture",
        ImageFormat::WebP => "a WebP picture",
        ImageFormat::Tiff => "a TIFF picture",
        _ => return None,
    };
    Some((format, label))
}

/// A picture that is open.
pub(super) struct Shown {
    content: Vec<u8>,
    format: ImageFormat,
    /// Its pixels as it is shown.
    width: u32,
    height: u32,
    /// As it is shown, with no more pixels than are ever asked for, once it was decoded.
    pixels: Option<RgbaImage>,
}

impl Shown {
    /// Reads how large a picture is.
    pub(super) fn open(content: Vec<u8>) -> Result<Self, Opened> {
        let (format, _) = kind(&content).ok_or(Opened::Unknown)?;
        let mut decoder = decoder(&content, format).map_err(|error| why(&error))?;
        let (width, height) = decoder.dimensions();
        if width == 0 || height == 0 {
            return Err(Opened::Damaged("it has no pixels".to_owned()));
        }
        if u64::from(width) * u64::from(height) > DECODED {
            return Err(Opened::TooMuch(format!(
                "it has {width} by {height} pixels, and no more than {} million are decoded",
                DECODED / 1_000_000
            )));
        }
        let (width, height) = match orientation(&mut decoder) {
            Orientation::NoTransforms
            | Orientation::Rotate180
            | Orientation::FlipHorizontal
            | Orientation::FlipVertical => (width, height),
            _ => (height, width),
        };
        drop(decoder);
        Ok(Self {
            content,
            format,
            width,
            height,
            pixels: None,
        })
    }

    /// Its pixels, decoded at the first time.
    fn pixels(&mut self) -> Result<&RgbaImage, String> {
        if self.pixels.is_none() {
            let pixels = self.decoded().map_err(|error| match why(&error) {
                Opened::TooMuch(why) | Opened::Damaged(why) => why,
                _ => error.to_string(),
            })?;
            self.pixels = Some(pixels);
        }
        self.pixels
            .as_ref()
            .ok_or_else(|| "it has no pixels".to_owned())
    }

    fn decoded(&self) -> Result<RgbaImage, ImageError> {
        let mut decoder = decoder(&self.content, self.format)?;
        let orientation = orientation(&mut decoder);
        let mut pixels = DynamicImage::from_decoder(decoder)?;
        let all = f64::from(pixels.width()) * f64::from(pixels.height());
        let shrunk = (PIXELS as f64 / all).sqrt();
        if shrunk < 1.0 {
            let side = |side: u32| side_of(f64::from(side) * shrunk);
            pixels = pixels.thumbnail_exact(side(pixels.width()), side(pixels.height()));
        }
        pixels.apply_orientation(orientation);
        let mut pixels = pixels.into_rgba8();
        pixels.pixels_mut().for_each(on_white);
        Ok(pixels)
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "shrunk from a side"
)]
fn side_of(side: f64) -> u32 {
    (side.floor() as u32).max(1)
}

/// What shines through is white.
fn on_white(pixel: &mut Rgba<u8>) {
    let Rgba([red, green, blue, opacity]) = pixel;
    for colour in [red, green, blue] {
        let over = u16::from(*colour) * u16::from(*opacity) + 255 * (255 - u16::from(*opacity));
        *colour = u8::try_from((over + 127) / 255).unwrap_or(255);
    }
    *opacity = 255;
}

/// A decoder within limits.
fn decoder(content: &[u8], format: ImageFormat) -> Result<impl ImageDecoder + '_, ImageError> {
    let mut reader = ImageReader::with_format(Cursor::new(content), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(SIDE);
    limits.max_image_height = Some(SIDE);
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    reader.into_decoder()
}

/// How it is to be turned (EXIF); as it is where that makes no sense.
fn orientation(decoder: &mut impl ImageDecoder) -> Orientation {
    decoder.orientation().unwrap_or(Orientation::NoTransforms)
}

fn why(error: &ImageError) -> Opened {
    match error {
        ImageError::Limits(_) => Opened::TooMuch(format!(
            "it is longer than {SIDE} pixels, or takes more than {} MB to decode",
            MEMORY / 1024 / 1024
        )),
        error => Opened::Damaged(error.to_string()),
    }
}

impl Open for Shown {
    fn sizes(&self) -> Vec<Size> {
        // At most 40,000, and so below what a size may be.
        let side = |pixels: u32| pixels.saturating_mul(100);
        vec![Size {
            width: side(self.width),
            height: side(self.height),
        }]
    }

    fn draw(&mut self, view: &View) -> Result<Vec<u8>, String> {
        if view.page != 1 {
            return Err("there is no such page".to_owned());
        }
        let (width, height) = (self.width, self.height);
        let pixels = self.pixels()?;
        // Of the hundredths to the pixels that were kept.
        let scaled = |at: i64, all: u32, kept: u32| {
            let share = (at as f64 / 100.0 / f64::from(all)).clamp(0.0, 1.0);
            side_or_none((share * f64::from(kept)).round())
        };
        let left = scaled(view.left, width, pixels.width()).min(pixels.width() - 1);
        let top = scaled(view.top, height, pixels.height()).min(pixels.height() - 1);
        let right = scaled(view.right, width, pixels.width()).max(left + 1);
        let bottom = scaled(view.bottom, height, pixels.height()).max(top + 1);
        let part = crop_imm(pixels, left, top, right - left, bottom - top);
        let (wide, high) = (right - left, bottom - top);
        let mut drawn = if (wide, high) == (view.width, view.height) {
            part.to_image()
        } else if wide >= view.width && high >= view.height {
            imageops::thumbnail(&*part, view.width, view.height)
        } else {
            imageops::resize(&*part, view.width, view.height, FilterType::Triangle)
        };
        // Means of opaque pixels are rounded down.
        drawn
            .pixels_mut()
            .for_each(|Rgba([_, _, _, opacity])| *opacity = 255);
        Ok(drawn.into_raw())
    }

    fn words(&mut self, _: usize) -> Result<Vec<Placed>, String> {
        Ok(Vec::new())
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a place within a side"
)]
fn side_or_none(at: f64) -> u32 {
    at as u32
}
