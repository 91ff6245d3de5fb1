//! The child's work, done here: what is drawn lies where it is said to be.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

use std::fmt::Write as _;
use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgba, RgbaImage};

use super::scale::{Scale, clip, whole};
use super::wire::{self, Opened};
use super::{Clip, PageError, Picture, Placed, Question, Size, TALKER, View, running};
use crate::child::Heard;
use crate::session::Area;
use crate::text::Extra;

/// What is answered to a document, and to each question about it.
fn answers(content: &[u8], questions: &[Question]) -> Vec<Vec<u8>> {
    let mut said = Vec::new();
    let questions = questions.iter().map(|question| question.to_bytes());
    for thing in std::iter::once(content.to_vec()).chain(questions) {
        said.extend((thing.len() as u64).to_le_bytes());
        said.extend(thing);
    }
    let (mut from, mut to) = (said.as_slice(), Vec::new());
    (TALKER.1)(&mut Heard::new(&mut from, &mut to));
    let (mut answers, mut to) = (to.as_slice(), Vec::new());
    let mut heard = Heard::new(&mut answers, &mut to);
    std::iter::from_fn(|| heard.hear()).collect()
}

fn sizes(content: &[u8]) -> Result<Vec<Size>, PageError> {
    let opened = answers(content, &[]).remove(0);
    Opened::understood(&opened).map(|(sizes, _)| sizes)
}

fn view(content: &[u8], view: View) -> Picture {
    let answer = answers(content, &[Question::Draw(view)]).remove(1);
    wire::picture(answer, &view).unwrap().unwrap()
}

/// A page at so many pixels for a point.
fn drawn(content: &[u8], scale: f32) -> Picture {
    let size = sizes(content).unwrap()[0];
    view(content, whole(1, size, Scale::at_least(scale), u16::MAX))
}

fn words(content: &[u8]) -> Vec<Placed> {
    let size = sizes(content).unwrap()[0];
    let answer = answers(content, &[Question::Words(1)]).remove(1);
    wire::words(answer, 1, size).unwrap().unwrap()
}

/// A file of one page of 300 by 400 points, with more about the page and some content.
fn page(about: &str, content: &str) -> Vec<u8> {
    let all = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]{about}/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>>>>>>>"
        ),
        format!("<</Length {}>>stream\n{content}\nendstream", content.len()),
    ];
    let mut file = "%PDF-1.7\n".to_owned();
    let mut places = String::new();
    for (at, object) in all.iter().enumerate() {
        writeln!(places, "{:010} 00000 n ", file.len()).unwrap();
        write!(file, "{} 0 obj\n{object}\nendobj\n", at + 1).unwrap();
    }
    let start = file.len();
    write!(
        file,
        "xref\n0 5\n0000000000 65535 f \n{places}trailer<</Root 1 0 R/Size 5>>\nstartxref\n{start}\n%%EOF\n"
    )
    .unwrap();
    file.into_bytes()
}

/// The left, top, right and bottom edge of what is darker than grey, in points of a page of so many.
fn ink(picture: &Picture, (width, height): (f32, f32)) -> [f32; 4] {
    let row = picture.width as usize;
    let dark = picture.rgba.chunks_exact(4).enumerate();
    let dark = dark.filter(|(_, pixel)| pixel[0] < 128);
    let (mut left, mut top, mut right, mut bottom) = (usize::MAX, usize::MAX, 0, 0);
    for (at, _) in dark {
        (left, right) = (left.min(at % row), right.max(at % row + 1));
        (top, bottom) = (top.min(at / row), bottom.max(at / row + 1));
    }
    let (x, y) = (width / picture.width as f32, height / picture.height as f32);
    [
        left as f32 * x,
        top as f32 * y,
        right as f32 * x,
        bottom as f32 * y,
    ]
}

fn edges(area: &Area) -> [f32; 4] {
    [area.left, area.top, area.right, area.bottom].map(|edge| edge as f32 / 100.0)
}

#[test]
fn what_is_drawn_lies_where_it_is_said_to_be() {
    // A rectangle 40 by 20 points, 50 from the left and 100 from the bottom.
    let content = "50 100 40 20 re f";
    for (about, size, expected) in [
        ("", (300.0, 400.0), [50.0, 280.0, 90.0, 300.0]),
        ("/Rotate 90", (400.0, 300.0), [100.0, 50.0, 120.0, 90.0]),
        ("/Rotate 180", (300.0, 400.0), [210.0, 100.0, 250.0, 120.0]),
        ("/Rotate 270", (400.0, 300.0), [280.0, 210.0, 300.0, 250.0]),
        (
            "/CropBox[20.5 30.25 200 300]",
            (179.5, 269.75),
            [29.5, 180.0, 69.5, 200.0],
        ),
    ] {
        let file = page(about, content);
        for scale in [0.5, 1.0, 1.25, 2.0, 3.0] {
            let picture = drawn(&file, scale);
            assert!(picture.rgba.chunks_exact(4).all(|pixel| pixel[3] == 255));
            let found = ink(&picture, size);
            let off = found.iter().zip(expected).map(|(a, b)| (a - b).abs());
            let off = off.fold(0.0, f32::max);
            // No more than a half of a pixel, which is grey.
            assert!(off <= 0.51 / scale, "{about} at {scale}: {found:?}");
        }
    }
}

#[test]
fn a_word_lies_on_its_ink() {
    for (about, size) in [
        ("", (300.0, 400.0)),
        ("/Rotate 90", (400.0, 300.0)),
        ("/CropBox[20 30 250 390]", (230.0, 360.0)),
    ] {
        // Read to the right, up, to the left and down.
        for turn in ["1 0 0 1", "0 1 -1 0", "-1 0 0 -1", "0 -1 1 0"] {
            let file = page(about, &format!("BT /F 40 Tf {turn} 150 200 Tm (HEH) Tj ET"));
            let words = words(&file);
            assert_eq!(words.len(), 1, "{about} {turn}: {words:?}");
            assert_eq!(words[0].text, "HEH");
            let said = edges(&words[0].area);
            let found = ink(&drawn(&file, 2.0), size);
            for (at, (said, found)) in said.iter().zip(found).enumerate() {
                // Letters stand a little inside their width, and capitals do not fill the height.
                let inside = if at < 2 { found - said } else { said - found };
                assert!(
                    (-1.0..11.0).contains(&inside),
                    "{about} {turn}: {said} {found}"
                );
            }
            // Along the line they fill it.
            let along = |edges: [f32; 4]| (edges[2] - edges[0]).max(edges[3] - edges[1]);
            assert!(
                (along(said) - along(found)).abs() < 7.0,
                "{said:?} {found:?}"
            );
        }
    }
}

#[test]
fn a_clip_is_a_part_of_the_page() {
    let file = page("", "50 100 40 20 re f BT /F 20 Tf 60 200 Td (Kell) Tj ET");
    let area = Area {
        page: 1,
        left: 4_800,
        top: 24_000,
        right: 9_600,
        bottom: 31_200,
        extra: Extra::new(),
    };
    let size = sizes(&file).unwrap()[0];
    let asked = clip(&area, size, u16::MAX).unwrap();
    let picture = view(&file, asked);
    assert_eq!((picture.width, picture.height), (100, 150));
    let found = ink(&picture, (48.0, 72.0));
    assert!(
        (found[0] - 2.0).abs() < 0.5 && (found[1] - 40.0).abs() < 0.5,
        "{found:?}"
    );
    let made = Clip::of(&picture).unwrap();
    assert_eq!(made, Clip::of(&view(&file, asked)).unwrap());
    let read = image::load_from_memory(&made.png).unwrap().into_rgba8();
    assert_eq!(read.into_raw(), picture.rgba);
    let short = Picture {
        height: 151,
        ..picture
    };
    assert_eq!(Clip::of(&short), None);
}

#[test]
fn words_come_in_the_order_in_which_they_are_read() {
    let mut content = String::new();
    for (x, lines) in [
        (20, ["The fer-", "ry sank on"]),
        (170, ["Monday, they", "said."]),
    ] {
        for (at, line) in lines.iter().enumerate() {
            let y = 300 - 12 * at;
            writeln!(content, "BT /F 10 Tf {x} {y} Td ({line}) Tj ET").unwrap();
        }
    }
    let words = words(&page("", &content));
    let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    let lines: Vec<usize> = words.iter().map(|word| word.line).collect();
    // Two lines are not enough to know a column by: what counts is that all are there, line by line.
    assert_eq!(texts.len(), 8, "{texts:?}");
    assert!(lines.is_sorted(), "{lines:?}");
    let first = words.iter().position(|word| word.text == "fer-").unwrap();
    let mut cut = vec![words[first].clone()];
    cut.extend(words.iter().filter(|word| word.text == "ry").cloned());
    assert_eq!(running(&cut, &words), "ferry");
}

#[test]
fn what_is_no_page_is_refused() {
    let locked = include_bytes!("../../import/readers/pdf/samples/locked.pdf");
    assert!(matches!(sizes(locked), Err(PageError::Locked)));
    assert!(matches!(
        sizes(b"%PDF-1.7\nnothing"),
        Err(PageError::Damaged(_))
    ));
    assert!(matches!(sizes(b"words"), Err(PageError::Unknown)));
    assert!(matches!(sizes(b""), Err(PageError::Unknown)));
    let file = page("", "");
    let far = whole(
        2,
        Size {
            width: 10,
            height: 10,
        },
        Scale::at_least(1.0),
        u16::MAX,
    );
    let answers = answers(&file, &[Question::Draw(far), Question::Words(0)]);
    assert_eq!(answers[1].last(), Some(&wire::REFUSED));
    assert_eq!(answers[2].last(), Some(&wire::REFUSED));
}

/// A picture: its left half red, its right half blue, in a format.
fn two_colours(format: ImageFormat) -> Vec<u8> {
    let pixels = RgbaImage::from_fn(40, 20, |x, _| {
        if x < 20 {
            Rgba([255, 0, 0, 255])
        } else {
            Rgba([0, 0, 255, 255])
        }
    });
    let mut out = Cursor::new(Vec::new());
    let pixels = DynamicImage::ImageRgba8(pixels);
    let pixels = if format == ImageFormat::Jpeg {
        pixels.into_rgb8().into()
    } else {
        pixels
    };
    pixels.write_to(&mut out, format).unwrap();
    out.into_inner()
}

fn colour(picture: &Picture, x: u32, y: u32) -> &'static str {
    let at = (y * picture.width + x) as usize * 4;
    match picture.rgba[at..at + 3] {
        [red, _, blue] if red > 200 && blue < 60 => "red",
        [red, _, blue] if blue > 200 && red < 60 => "blue",
        [255, 255, 255] => "white",
        _ => "another",
    }
}

#[test]
fn pictures_of_four_formats_are_shown_as_large_as_is_asked_for() {
    use ImageFormat::{Jpeg, Png, Tiff, WebP};
    for format in [Png, Jpeg, WebP, Tiff] {
        let content = two_colours(format);
        let size = sizes(&content).unwrap()[0];
        assert_eq!((size.width, size.height), (4_000, 2_000), "{format:?}");
        for (scale, side) in [(8.0, 40), (1.0, 40), (0.5, 20)] {
            let view_ = whole(1, size, Scale::at_least(scale), 100);
            let picture = view(&content, view_);
            assert_eq!((picture.width, picture.height), (side, side / 2));
            assert_eq!(colour(&picture, side / 4, 5), "red", "{format:?} {scale}");
            assert_eq!(
                colour(&picture, side * 3 / 4, 5),
                "blue",
                "{format:?} {scale}"
            );
        }
        assert!(words(&content).is_empty());
    }
}

#[test]
fn a_picture_is_turned_as_its_camera_says() {
    let plain = two_colours(ImageFormat::Jpeg);
    // EXIF (JEITA CP-3451): big endian, one entry, orientation 6: the top of the scene is at the right.
    let about = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let length = u16::try_from(about.len() + 2).unwrap().to_be_bytes();
    let turned = [&plain[..2], &[0xff, 0xe1], &length, about, &plain[2..]].concat();
    let size = sizes(&turned).unwrap()[0];
    assert_eq!((size.width, size.height), (2_000, 4_000));
    let picture = view(&turned, whole(1, size, Scale::at_least(1.0), 100));
    assert_eq!(colour(&picture, 10, 5), "red");
    assert_eq!(colour(&picture, 10, 35), "blue");
    // A part of it, at its own size.
    let area = Area {
        page: 1,
        left: 0,
        top: 3_000,
        right: 1_000,
        bottom: 4_000,
        extra: Extra::new(),
    };
    let part = view(&turned, clip(&area, size, 100).unwrap());
    assert_eq!((part.width, part.height), (10, 10));
    assert_eq!(colour(&part, 5, 5), "blue");
    // Whatever is asked for, nothing shines through.
    let asked = View {
        width: 33,
        height: 7,
        ..clip(&area, size, 100).unwrap()
    };
    let part = view(&turned, asked);
    assert!(part.rgba.chunks_exact(4).all(|pixel| pixel[3] == 255));
    assert_eq!(colour(&part, 16, 3), "blue");
}

#[test]
fn what_shines_through_is_white() {
    let clear = RgbaImage::from_pixel(4, 4, Rgba([0, 0, 0, 0]));
    let mut out = Cursor::new(Vec::new());
    clear.write_to(&mut out, ImageFormat::Png).unwrap();
    let content = out.into_inner();
    let size = sizes(&content).unwrap()[0];
    let picture = view(&content, whole(1, size, Scale::at_least(1.0), 100));
    assert_eq!(colour(&picture, 2, 2), "white");
}

#[test]
fn a_picture_of_too_many_pixels_is_refused_by_what_it_says_of_itself() {
    let mut content = two_colours(ImageFormat::Png);
    for (side, other) in [(39_000_u32, 39_000_u32), (60_000, 10)] {
        content[16..20].copy_from_slice(&side.to_be_bytes());
        content[20..24].copy_from_slice(&other.to_be_bytes());
        let check = crc32fast::hash(&content[12..29]);
        content[29..33].copy_from_slice(&check.to_be_bytes());
        let refused = sizes(&content);
        assert!(matches!(refused, Err(PageError::TooMuch(_))), "{refused:?}");
    }
    // Cut off: its size is known, its pixels are not.
    let whole_ = two_colours(ImageFormat::Png);
    let cut = &whole_[..60];
    if let Ok(sizes) = sizes(cut) {
        let asked = whole(1, sizes[0], Scale::at_least(1.0), 100);
        let answers = answers(cut, &[Question::Draw(asked)]);
        assert_eq!(answers[1].last(), Some(&wire::REFUSED));
    }
}
