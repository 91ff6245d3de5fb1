//! Pages and pictures, through what the confined child does with them. What breaks inside the libraries that draw ends a child
//! and is told; it breaks nothing here. What breaks inside our own parts does.

use std::{
    cell::RefCell,
    io::Cursor,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind, set_hook, take_hook},
    sync::Once,
};

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use tickmark::{
    backup::pages::{Question, TALKER, View},
    child::Heard,
};

use super::{documents, targets::answer};

thread_local! {
    /// The source in which this thread panicked last.
    static BROKE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Keeps in mind where a panic comes from, and says nothing of those of others.
fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = take_hook();
        set_hook(Box::new(move |panic| {
            let file = panic.location().map_or("", |place| place.file());
            BROKE.with_borrow_mut(|broke| file.clone_into(broke));
            if !of_others(file) {
                usual(panic);
            }
        }));
    });
}

/// Whether a source is one of another crate.
fn of_others(file: &str) -> bool {
    file.contains("registry/src")
}

/// What is asked of each document: its first page, a part of the second as large as it gets, words.
fn questions() -> [Question; 4] {
    let view = |page, edge, width, height| View {
        page,
        left: 0,
        top: 0,
        right: edge,
        bottom: edge,
        width,
        height,
    };
    [
        Question::Draw(view(1, 60_000, 150, 200)),
        Question::Words(1),
        Question::Draw(view(2, 100, 200, 50)),
        Question::Draw(view(1, i64::MAX, u32::MAX, 2)),
    ]
}

/// What the child says to a document and to all that it is asked of it.
fn shown(content: &[u8]) -> u64 {
    listen();
    let mut said = Vec::new();
    let asked = questions();
    for thing in std::iter::once(content.to_vec()).chain(asked.map(Question::to_bytes)) {
        said.extend(u64::try_from(thing.len()).unwrap().to_le_bytes());
        said.extend(thing);
    }
    let mut out = Vec::new();
    let done = catch_unwind(AssertUnwindSafe(|| {
        (TALKER.1)(&mut Heard::new(&mut said.as_slice(), &mut out));
    }));
    let mut words = Vec::new();
    if let Err(panic) = done {
        if !BROKE.with_borrow(|broke| of_others(broke)) {
            resume_unwind(panic);
        }
        words.push("broke".to_owned());
    }
    let (mut from, mut nowhere) = (out.as_slice(), Vec::new());
    let mut answers = Heard::new(&mut from, &mut nowhere);
    let opened = answers.hear();
    words.push(opened.map_or_else(String::new, |opened| {
        String::from_utf8_lossy(&opened).into_owned()
    }));
    for question in asked {
        let Some(mut answer) = answers.hear() else {
            break;
        };
        let here = answer.pop() == Some(1);
        if here && let Question::Draw(view) = question {
            let pixels = u64::from(view.width) * u64::from(view.height);
            assert_eq!(u64::try_from(answer.len()).unwrap(), pixels * 4);
            assert!(answer.chunks_exact(4).all(|pixel| pixel[3] == 255));
            let ink = answer.iter().filter(|byte| **byte < 128).count();
            words.push(["white", "ink"][usize::from(ink > 0)].to_owned());
        } else {
            words.push(String::from_utf8_lossy(&answer).into_owned());
        }
    }
    answer(words)
}

/// Pages that draw something of everything.
pub fn of_drawn() -> Vec<Vec<u8>> {
    let content = "q 1 0 0 RG 0.2 g 3 w [4 2] 0 d 50 50 m 90 90 120 30 200 80 c b* Q q 20 20 99 99 re W n /P cs /T scn 0 0 300 300 re f Q /S sh q 60 0 0 40 100 500 cm /I Do Q /G gs BT /F1 18 Tf 2 Tr 72 720 Td (The bridge) Tj ET BI /W 2 /H 2 /BPC 8 /CS /G ID abcd EI";
    let objects = [
        content,
        "<< /Type /Catalog /Pages 3 0 R >>",
        "<< /Type /Pages /Kids [4 0 R 4 0 R] /Count 2 >>",
        "<< /Type /Page /Parent 3 0 R /MediaBox [0 0 612 792] /CropBox [0 0 600 700] /Rotate 90 /UserUnit 1 /Contents 1 0 R /Resources << /Font << /F1 5 0 R >> /XObject << /I 6 0 R >> /ColorSpace << /P [/Pattern /DeviceRGB] >> /Pattern << /T 7 0 R >> /Shading << /S 8 0 R >> /ExtGState << /G 9 0 R >> >> >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< /Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceRGB /BitsPerComponent 8 /SMask 10 0 R /Length 12 >>\nstream\nabcdefghijkl\nendstream",
        "<< /Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 10 10] /XStep 10 /YStep 10 /Resources << >> /Length 28 >>\nstream\n0 0 1 rg 2 2 5 5 re f       \nendstream",
        "<< /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 300 300] /Function << /FunctionType 2 /Domain [0 1] /C0 [1 0 0] /C1 [0 0 1] /N 1 >> /Extend [true false] >>",
        "<< /Type /ExtGState /ca 0.5 /BM /Multiply >>",
        "<< /Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 4 >>\nstream\nabcd\nendstream",
    ];
    let mut all = documents::of_pdf();
    let drawn = objects.join("\u{1e}").into_bytes();
    all.push([b"p", drawn.as_slice()].concat());
    all
}

pub fn drawn(bytes: &[u8]) -> u64 {
    shown(&documents::as_pdf(bytes.get(1..).unwrap_or_default()))
}

/// Pictures in all formats.
pub fn of_pictures() -> Vec<Vec<u8>> {
    use ImageFormat::{Jpeg, Png, Tiff, WebP};
    let picture = RgbImage::from_fn(24, 16, |x, y| {
        Rgb([0, 200, 90].map(|c| c + u8::try_from(x + y).unwrap()))
    });
    let grey = DynamicImage::from(picture.clone()).into_luma_alpha16();
    let mut all = Vec::new();
    let mut write = |picture: DynamicImage, format| {
        let mut out = Cursor::new(Vec::new());
        picture.write_to(&mut out, format).unwrap();
        all.push(out.into_inner());
    };
    for format in [Png, Jpeg, Tiff, WebP] {
        write(picture.clone().into(), format);
    }
    write(grey.into(), Png);
    all
}

pub fn picture(bytes: &[u8]) -> u64 {
    shown(bytes)
}
