//! PDF files, object by object (ISO 32000, 7.5).

use std::{fmt::Write as _, io::Write as _};

use flate2::{Compression, write::ZlibEncoder};

/// A stream, packed; `about`: what its dictionary says besides.
pub fn stream(about: &str, bytes: &[u8]) -> Vec<u8> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::default());
    packed.write_all(bytes).expect("it is packed");
    let packed = packed.finish().expect("it is packed");
    let head = format!(
        "<</Filter/FlateDecode/Length {}{about}>>stream\n",
        packed.len()
    );
    [head.as_bytes(), &packed, b"\nendstream"].concat()
}

/// A font that is in the file: itself, what is said of it, and its outlines, the first of them the object with this number.
pub fn font(name: &str, number: usize, outlines: Vec<u8>) -> [Vec<u8>; 3] {
    let widths = "520 ".repeat(224);
    let (about, file) = (number + 1, number + 2);
    [
        format!(
            "<</Type/Font/Subtype/TrueType/BaseFont/{name}/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 255/Widths[{widths}]/FontDescriptor {about} 0 R>>"
        )
        .into_bytes(),
        format!(
            "<</Type/FontDescriptor/FontName/{name}/Flags 32/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 900/Descent -200/CapHeight 700/StemV 80/FontFile2 {file} 0 R>>"
        )
        .into_bytes(),
        outlines,
    ]
}

/// The outlines of a font, as [`font`] takes them.
pub fn outlines(bytes: &[u8]) -> Vec<u8> {
    stream(&format!("/Length1 {}", bytes.len()), bytes)
}

/// A file of these objects, the first of which is its catalogue.
pub fn file(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places = String::new();
    for (at, object) in objects.iter().enumerate() {
        writeln!(places, "{:010} 00000 n ", file.len()).expect("it is written");
        file.extend(format!("{} 0 obj\n", at + 1).bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let (start, count) = (file.len(), objects.len() + 1);
    file.extend(
        format!(
            "xref\n0 {count}\n0000000000 65535 f \n{places}trailer<</Root 1 0 R/Size {count}>>\nstartxref\n{start}\n%%EOF\n"
        )
        .bytes(),
    );
    file
}
