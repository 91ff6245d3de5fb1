//! Pages as pixels: a file of 300 pages with words in two fonts, vector pictures and photographs, drawn by the confined child;
//! beside poppler's `pdftoppm`, which is started for each page as it would be by whoever has no child that stays.

use std::{
    fmt::Write as _,
    process::{Command, Stdio},
    sync::Arc,
    time::{Duration, Instant},
};

use tickmark::{
    backup::pages::{Renderer, Scale},
    child::Confined,
};

use super::pdf;

/// Pages of the file.
const PAGES: usize = 300;
/// From the bytes to the first page, at most, in milliseconds.
const FIRST: f64 = 300.0;
/// For each other page, in the middle of all that are drawn, in milliseconds.
const NEXT: f64 = 100.0;
/// Pixels for a point.
const SCALE: f32 = 1.5;
/// Each page of so many has a vector picture, and each of so many a photograph.
const VECTOR: usize = 5;
const PHOTOGRAPH: usize = 10;

/// Draws pages and prints what each took.
pub fn measure(smoke: bool, missed: &mut Vec<&'static str>) {
    let file: Arc<[u8]> = file().into();
    println!(
        "pages: {PAGES} pages, {:.1} MB, {SCALE} pixels for a point",
        file.len() as f64 / 1e6
    );
    let program = env!("CARGO_BIN_EXE_tickmark").into();
    let confined = Confined::new(program, &|| false);
    let scale = Scale::at_least(SCALE);
    let mut first = Vec::new();
    for _ in 0..5 {
        let begun = Instant::now();
        let mut renderer = Renderer::open(&confined, Arc::clone(&file)).expect("it opens");
        renderer.draw(&confined, 1, scale).expect("it is drawn");
        first.push(begun.elapsed());
    }
    let mut renderer = Renderer::open(&confined, Arc::clone(&file)).expect("it opens");
    let pages: Vec<usize> = (2..=PAGES).step_by(if smoke { 30 } else { 3 }).collect();
    let mut next = [const { Vec::new() }; 3];
    let mut words = Vec::new();
    for page in &pages {
        let begun = Instant::now();
        let drawn = renderer.draw(&confined, *page, scale);
        drawn.expect("it is drawn");
        if let Some(times) = next.get_mut(kind(*page)) {
            times.push(begun.elapsed());
        }
        let begun = Instant::now();
        renderer.words(&confined, *page).expect("it has words");
        words.push(begun.elapsed());
    }
    let [plain, vector, photograph] = next;
    let all: Vec<Duration> = [plain.clone(), vector.clone(), photograph.clone()].concat();
    println!("{:<34} {:>8} {:>8}", "", "median", "slowest");
    row("from the bytes to the first page", &first);
    row("another page", &all);
    row("  of words", &plain);
    row("  with a vector picture", &vector);
    row("  with a photograph", &photograph);
    row("the words of a page", &words);
    yardstick(&file, &pages);
    if !smoke && median(&first) > FIRST {
        missed.push("the first page of a file");
    }
    if !smoke && median(&all) > NEXT {
        missed.push("another page of a file");
    }
}

fn row(name: &str, times: &[Duration]) {
    let slowest = times.iter().max().copied().unwrap_or_default();
    println!(
        "{name:<34} {:>5.1} ms {:>5.1} ms",
        median(times),
        milli(slowest)
    );
}

fn milli(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn median(times: &[Duration]) -> f64 {
    let mut times = times.to_vec();
    times.sort();
    times.get(times.len() / 2).copied().map_or(0.0, milli)
}

/// The same pages by `pdftoppm`, one after the other, and a run of them in one go.
fn yardstick(file: &[u8], pages: &[usize]) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.pdf");
    std::fs::write(&path, file).expect("it is written");
    let resolution = format!("{}", 72.0 * SCALE);
    let drawn = |from: usize, to: usize| {
        let begun = Instant::now();
        let done = Command::new("pdftoppm")
            .args([
                "-r",
                &resolution,
                "-f",
                &from.to_string(),
                "-l",
                &to.to_string(),
            ])
            .arg(&path)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        done.is_ok_and(|status| status.success())
            .then(|| begun.elapsed())
    };
    let alone: Option<Vec<Duration>> = pages.iter().map(|page| drawn(*page, *page)).collect();
    match (alone, drawn(1, 30)) {
        (Some(alone), Some(run)) => {
            row("pdftoppm, started for a page", &alone);
            row("pdftoppm, a page of 30 in one go", &[run / 30]);
        }
        _ => println!("pdftoppm is not installed"),
    }
}

/// What stands on a page beside words: nothing, a vector picture, a photograph.
const fn kind(page: usize) -> usize {
    if page.is_multiple_of(PHOTOGRAPH) {
        2
    } else if page.is_multiple_of(VECTOR) {
        1
    } else {
        0
    }
}

/// The file.
fn file() -> Vec<u8> {
    let fonts: [(&str, &[u8]); 2] = [
        (
            "SourceSerif4",
            include_bytes!("../../assets/fonts/SourceSerif4-Regular.ttf"),
        ),
        (
            "Inter",
            include_bytes!("../../assets/fonts/Inter-Regular.ttf"),
        ),
    ];
    let kids: Vec<String> = (0..PAGES)
        .map(|at| format!("{} 0 R", 10 + at * 2))
        .collect();
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        format!("<</Type/Pages/Count {PAGES}/Kids[{}]>>", kids.join(" ")).into_bytes(),
    ];
    for (name, bytes) in fonts {
        objects.extend(pdf::font(name, objects.len() + 1, pdf::outlines(bytes)));
    }
    objects.push(pdf::stream(
        "/Type/XObject/Subtype/Image/Width 1200/Height 800/ColorSpace/DeviceRGB/BitsPerComponent 8",
        &photograph(),
    ));
    for page in 1..=PAGES {
        objects.push(
            format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595.28 841.89]/Contents {} 0 R/Resources<</Font<</A 3 0 R/B 6 0 R>>/XObject<</I 9 0 R>>>>>>",
                objects.len() + 2
            )
            .into_bytes(),
        );
        objects.push(pdf::stream("", content(page).as_bytes()));
    }
    pdf::file(&objects)
}

/// What a page shows: some 3,500 letters, fewer where there is a picture.
fn content(page: usize) -> String {
    const WORDS: &str = "the ferry to Pell sank on Monday and forty people were brought to land by the boats of Kell where the mayor said that nothing like it had been seen since 1911 ";
    let words: Vec<&str> = WORDS.split(' ').collect();
    let mut out = format!("BT /B 18 Tf 60 780 Td (Chapter {page}) Tj ET\n");
    let lines = if kind(page) == 0 { 50 } else { 24 };
    for line in 0..lines {
        let text: Vec<&str> = (0..13)
            .filter_map(|at| words.get((page * 7 + line * 5 + at) % words.len()).copied())
            .collect();
        let y = 750 - line * 14;
        let font = if line % 8 == 7 { "B" } else { "A" };
        writeln!(out, "BT /{font} 10 Tf 60 {y} Td ({}) Tj ET", text.join(" "))
            .expect("it is written");
    }
    match kind(page) {
        1 => {
            for at in 0_u16..400 {
                let turn = f32::from(at) * 0.1;
                let (x, y) = (
                    300.0 + turn * 5.0 * turn.cos(),
                    220.0 + turn * 4.0 * turn.sin(),
                );
                let shade = f32::from(at) / 400.0;
                writeln!(
                    out,
                    "{shade:.2} 0.3 0.6 RG 0.5 w {x:.1} {y:.1} m {:.1} {:.1} {:.1} {:.1} {:.1} {:.1} c S",
                    x + 40.0, y + 10.0, x - 10.0, y + 40.0, x + 20.0, y + 20.0
                )
                .expect("it is written");
            }
        }
        2 => out.push_str("q 475 0 0 317 60 70 cm /I Do Q\n"),
        _ => {}
    }
    out
}

/// 1,200 by 800 pixels that do not pack to nothing.
fn photograph() -> Vec<u8> {
    let mut seed = 7_u32;
    let mut out = Vec::with_capacity(1200 * 800 * 3);
    for y in 0..800_u32 {
        for x in 0..1200_u32 {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let grain = seed >> 29;
            for part in [x / 5, y / 4, (x + y) / 9] {
                out.push(u8::try_from((part + grain) & 0xff).unwrap_or_default());
            }
        }
    }
    out
}
