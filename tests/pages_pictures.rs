//! Pages of documents as pixels, by the real confined child, and what becomes of one that goes wrong.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

#[path = "support/pdf.rs"]
mod pdf;

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tickmark::backup::pages::{PageError, Picture, Renderer, Scale, areas, at, between, running};
use tickmark::child::Confined;
use tickmark::session::Area;
use tickmark::text::Extra;

use pdf::three_pages;

fn program() -> PathBuf {
    env!("CARGO_BIN_EXE_tickmark").into()
}

fn real() -> Confined<'static> {
    Confined::new(program(), &|| false)
}

fn open(content: &[u8]) -> Result<Renderer, PageError> {
    Renderer::open(&real(), Arc::from(content))
}

/// How many pixels below the middle are dark.
fn dark(picture: &Picture) -> usize {
    let below = picture.rgba.len() / 2;
    let pixels = picture.rgba[below..].chunks_exact(4);
    pixels.filter(|pixel| pixel[0] < 128).count()
}

#[test]
fn what_is_cited_of_a_paragraph_is_the_place_of_its_words() {
    let mut renderer = open(&three_pages()).unwrap();
    let paragraph = Area {
        page: 2,
        left: 4_000,
        top: 8_000,
        right: 26_000,
        bottom: 10_500,
        extra: Extra::new(),
    };
    let near = std::slice::from_ref(&paragraph);
    let places = renderer.place(&real(), "sank on", near);
    let [place] = places.as_slice() else {
        panic!("{places:?}");
    };
    assert_eq!(place.page, 2);
    assert!(place.left > 8_000 && place.right < 20_000, "{place:?}");
    assert_eq!(renderer.place(&real(), "sank at", near), [paragraph]);
}

#[test]
fn three_pages_are_drawn_one_after_the_other() {
    let mut renderer = open(&three_pages()).unwrap();
    let sizes: Vec<(u32, u32)> = renderer
        .pages()
        .iter()
        .map(|size| (size.width, size.height))
        .collect();
    assert_eq!(sizes, [(30_000, 40_000); 3]);
    assert!(!renderer.is_picture());
    for page in [1, 2, 3, 1] {
        for (scale, per_point) in [(1.0, 1), (1.8, 2)] {
            let picture = renderer
                .draw(&real(), page, Scale::at_least(scale))
                .unwrap();
            assert_eq!(
                (picture.width, picture.height),
                (300 * per_point, 400 * per_point)
            );
            let side = page * 10 * per_point as usize;
            assert_eq!(dark(&picture), side * side);
        }
    }
    for page in [0, 4, usize::MAX] {
        let refused = renderer.draw(&real(), page, Scale::at_least(1.0));
        assert!(matches!(refused, Err(PageError::Nowhere(_))), "{refused:?}");
    }
}

#[test]
fn words_are_picked_by_points_and_a_place_is_clipped() {
    let mut renderer = open(&three_pages()).unwrap();
    let words = renderer.words(&real(), 2).unwrap();
    let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    assert_eq!(texts, ["The", "ferry", "sank", "on", "page", "2"]);
    assert!(words.iter().all(|word| word.area.page == 2));
    // In the middle of the second word and of the fourth.
    let middle = |area: &Area| {
        (
            i64::midpoint(area.left, area.right),
            i64::midpoint(area.top, area.bottom),
        )
    };
    let (from, to) = (middle(&words[1].area), middle(&words[3].area));
    assert_eq!(at(&words, from), Some(1));
    let chosen = &words[between(&words, from, to)];
    assert_eq!(running(chosen, &words), "ferry sank on");
    let marked = areas(chosen);
    assert_eq!(marked.len(), 1);
    let clip = renderer.clip(&real(), &marked[0]).unwrap();
    assert_eq!(clip, renderer.clip(&real(), &marked[0]).unwrap());
    let read = image::load_from_memory(&clip.png).unwrap().into_rgb8();
    assert_eq!((read.width(), read.height()), (clip.width, clip.height));
    let wide = (marked[0].right - marked[0].left) as f64 / 100.0 / 72.0 * 150.0;
    assert!((f64::from(clip.width) - wide).abs() <= 1.0);
    assert!(read.pixels().any(|pixel| pixel.0[0] < 64));
    assert_eq!(read.get_pixel(0, 0).0, [255; 3]);
    let beside = Area {
        left: 40_000,
        right: 50_000,
        ..marked[0].clone()
    };
    let nothing = renderer.clip(&real(), &beside);
    assert!(matches!(nothing, Err(PageError::Nowhere(2))), "{nothing:?}");
}

#[test]
fn what_cannot_be_shown_says_why() {
    let locked = include_bytes!("../src/import/readers/pdf/samples/locked.pdf");
    for (content, expected) in [
        (&locked[..], "is locked by a password"),
        (
            b"%PDF-1.7\nnothing",
            "is damaged (its pages cannot be found)",
        ),
        (
            b"The ferry sank.",
            "is neither a PDF document nor a picture",
        ),
        (b"", "is neither a PDF document nor a picture"),
        (b"\x89PNG\r\n\x1a\nnothing", "is damaged"),
    ] {
        let why = open(content).unwrap_err().to_string();
        assert!(why.starts_with(expected), "{why}");
    }
}

#[test]
fn a_picture_is_a_page() {
    let mut png = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_pixel(80, 60, image::Rgb([0, 0, 0]))
        .write_to(&mut png, image::ImageFormat::Png)
        .unwrap();
    let mut renderer = open(&png.into_inner()).unwrap();
    assert!(renderer.is_picture());
    assert_eq!(renderer.pages().len(), 1);
    let picture = renderer.draw(&real(), 1, Scale::at_least(0.5)).unwrap();
    assert_eq!((picture.width, picture.height), (40, 30));
    assert_eq!(renderer.words(&real(), 1).unwrap(), []);
}

#[test]
fn what_is_cancelled_is_drawn_when_it_is_asked_for_again() {
    let mut renderer = open(&three_pages()).unwrap();
    let cancelled = Confined::new(program(), &|| true);
    // A page that is drawn at once is not waited for.
    let large = Scale::at_least(8.0);
    match renderer.draw(&cancelled, 1, large) {
        Ok(_) | Err(PageError::Cancelled) => {}
        Err(other) => panic!("{other}"),
    }
    assert!(renderer.draw(&real(), 1, large).is_ok());
}

/// What a child answers that knows three pages.
#[cfg(unix)]
const OPENED: &str = r#"opened='{"Pages":[[{"width":30000,"height":40000},{"width":30000,"height":40000},{"width":30000,"height":40000}],false]}'
printf "\\x$(printf %x ${#opened})\\0\\0\\0\\0\\0\\0\\0%s" "$opened"
"#;

/// A program that does what a script says; how often it was started is how many lines `started` has.
#[cfg(unix)]
fn scripted(script: &str) -> (tempfile::TempDir, Confined<'static>) {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("program");
    let started = folder.path().join("started");
    let script = format!("#!/bin/bash\necho a >> {}\n{script}\n", started.display());
    fs::write(&path, script).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    let mut confined = Confined::new(path, &|| false);
    confined.patience = Duration::from_secs(3);
    (folder, confined)
}

#[cfg(unix)]
fn starts(folder: &tempfile::TempDir) -> usize {
    let started = fs::read_to_string(folder.path().join("started")).unwrap();
    started.lines().count()
}

#[test]
#[cfg(unix)]
fn a_child_that_says_nothing_of_the_pages_is_ended() {
    for script in [
        "exit 0",
        "exec /bin/sleep 100",
        // Lengths that nothing may have, and one that is never reached.
        "printf '\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff'; exec /bin/sleep 100",
        "printf '\\0\\0\\0\\0\\1\\0\\0\\0'; exec /bin/cat /dev/zero",
        "printf '\\xff\\0\\0\\0\\0\\0\\0\\0abc'",
        "printf '\\3\\0\\0\\0\\0\\0\\0\\0abc'; exec /bin/sleep 100",
        "exec /bin/cat /dev/zero",
    ] {
        let (_folder, confined) = scripted(script);
        let begun = Instant::now();
        let refused = Renderer::open(&confined, Arc::from(three_pages()));
        assert!(
            matches!(refused, Err(PageError::Stopped)),
            "{script}: {refused:?}"
        );
        assert!(begun.elapsed() < Duration::from_secs(20), "{script}");
    }
    let (_folder, mut confined) = scripted("");
    confined.program = "/nowhere/at/all".into();
    let refused = Renderer::open(&confined, Arc::from(three_pages()));
    assert!(matches!(refused, Err(PageError::NotStarted(_))));
}

#[test]
#[cfg(unix)]
fn a_page_that_breaks_the_child_is_told_and_not_asked_twice() {
    for rest in [
        // It dies, hangs, says something that is no picture, too little, too much, and what nobody asked.
        "exit 1",
        "exec /bin/sleep 100",
        "printf '\\3\\0\\0\\0\\0\\0\\0\\0ab\\1'; exec /bin/sleep 100",
        "printf '\\0\\0\\0\\0\\0\\0\\0\\0'; exec /bin/sleep 100",
        "printf '\\xff\\xff\\xff\\xff\\0\\0\\0\\0'; exec /bin/sleep 100",
        "printf '\\1\\0\\0\\0\\0\\0\\0\\0\\7\\1\\0\\0\\0\\0\\0\\0\\0\\7'; exec /bin/cat /dev/zero",
    ] {
        let (folder, confined) = scripted(&format!("{OPENED}{rest}"));
        let mut renderer = Renderer::open(&confined, Arc::from(three_pages())).unwrap();
        assert_eq!(starts(&folder), 1, "{rest}");
        for _ in 0..2 {
            let broken = renderer.draw(&confined, 2, Scale::at_least(1.0));
            assert!(
                matches!(broken, Err(PageError::Broken(2))),
                "{rest}: {broken:?}"
            );
        }
        assert_eq!(starts(&folder), 1, "{rest}");
        // Its words are another thing: they are asked for once.
        for _ in 0..2 {
            let broken = renderer.words(&confined, 2);
            assert!(
                matches!(broken, Err(PageError::Broken(2))),
                "{rest}: {broken:?}"
            );
        }
        assert_eq!(starts(&folder), 2, "{rest}");
    }
}

#[test]
#[cfg(unix)]
fn other_pages_are_drawn_by_another_child() {
    let (folder, confined) = scripted(&format!(
        "if [ ! -e \"${{0%/*}}/once\" ]; then : > \"${{0%/*}}/once\"\n{OPENED}exit 1; fi\nexec {} \"$@\"",
        program().display()
    ));
    let mut renderer = Renderer::open(&confined, Arc::from(three_pages())).unwrap();
    let mut draw = |page| renderer.draw(&confined, page, Scale::at_least(1.0));
    assert!(matches!(draw(1), Err(PageError::Broken(1))));
    assert_eq!(dark(&draw(2).unwrap()), 400);
    assert!(matches!(draw(1), Err(PageError::Broken(1))));
    assert_eq!(dark(&draw(3).unwrap()), 900);
    assert_eq!(starts(&folder), 2);
}

#[test]
#[cfg(target_os = "linux")]
fn the_child_ends_with_whoever_asks_it() {
    let renderer = open(&three_pages()).unwrap();
    let said = format!("{renderer:?}");
    let id = said.split("Talk(").nth(1).unwrap();
    let id: u32 = id
        .split(')')
        .next()
        .unwrap()
        .trim()
        .trim_matches(',')
        .parse()
        .unwrap();
    let process = PathBuf::from(format!("/proc/{id}"));
    assert!(process.exists());
    drop(renderer);
    assert!(!process.exists());
}
