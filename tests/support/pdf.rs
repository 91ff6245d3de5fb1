//! A PDF document, written by hand.

use std::fmt::Write as _;

/// A file of three pages of 300 by 400 points: a line of words, and below it a black square 10, 20 and 30 points large.
pub fn three_pages() -> Vec<u8> {
    let mut all = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R 5 0 R 7 0 R]/Count 3>>".to_owned(),
    ];
    for page in 1..=3 {
        let side = page * 10;
        let content = format!(
            "BT /F 20 Tf 40 300 Td (The ferry sank on page {page}) Tj ET 40 100 {side} {side} re f"
        );
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
