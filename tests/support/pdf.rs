//! PDF documents, written by hand.

#![allow(dead_code, reason = "each test uses a part of it")]

use std::fmt::Write as _;

/// A file of pages of 300 by 400 points, each with some content; its font is called F.
pub fn of_pages(contents: &[String]) -> Vec<u8> {
    let kids: Vec<String> = (0..contents.len())
        .map(|page| format!("{} 0 R", page * 2 + 3))
        .collect();
    let kids = kids.join(" ");
    let mut all = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Kids[{kids}]/Count {}>>", contents.len()),
    ];
    for content in contents {
        all.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents {} 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>>>>>>>",
            all.len() + 2
        ));
        all.push(format!(
            "<</Length {}>>stream\n{content}\nendstream",
            content.len()
        ));
    }
    let mut file = "%PDF-1.7\n".to_owned();
    let mut places = String::new();
    for (at, object) in all.iter().enumerate() {
        writeln!(places, "{:010} 00000 n ", file.len()).unwrap();
        write!(file, "{} 0 obj\n{object}\nendobj\n", at + 1).unwrap();
    }
    let (start, count) = (file.len(), all.len() + 1);
    write!(
        file,
        "xref\n0 {count}\n0000000000 65535 f \n{places}trailer<</Root 1 0 R/Size {count}>>\nstartxref\n{start}\n%%EOF\n"
    )
    .unwrap();
    file.into_bytes()
}

/// A file of three pages: a line of words, and below it a black square 10, 20 and 30 points large.
pub fn three_pages() -> Vec<u8> {
    let pages = (1..=3).map(|page| {
        let side = page * 10;
        format!(
            "BT /F 20 Tf 40 300 Td (The ferry sank on page {page}) Tj ET 40 100 {side} {side} re f"
        )
    });
    of_pages(&pages.collect::<Vec<_>>())
}
