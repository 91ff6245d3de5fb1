//! Pictures among the documents of a backup: they have no text, and are looked at.

/// The formats of pictures that can be looked at, by how their files begin and what people call them.
const BEGIN: [(&[u8], &str); 4] = [
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
];

/// What people call it, if the bytes are a picture that can be looked at.
pub(super) fn label(content: &[u8]) -> Option<&'static str> {
    let riff = content.starts_with(b"RIFF") && content.get(8..12) == Some(b"WEBP");
    if riff {
        return Some("a WebP picture");
    }
    let found = BEGIN.iter().find(|(begin, _)| content.starts_with(begin));
    found.map(|(_, label)| *label)
}
