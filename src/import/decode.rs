//! Bytes of any encoding to text.
//!
//! The order is that of the web's standards: a byte order mark decides; then UTF-8 if every byte fits; then UTF-16 by
//! where its NUL bytes lie; then `chardetng`'s guess (<https://docs.rs/chardetng>).

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::ImportError;

/// How many bytes the guess of an encoding looks at, from the first byte that is not ASCII.
const GUESS_BYTES: usize = 1 << 20;

/// One control character in this many bytes is still text (a stray form feed, an old end-of-file mark).
const CONTROL_SHARE: usize = 200;

/// Begins like: bytes, what it is, what to do.
const SIGNATURES: &[(&[u8], &str, &str)] = &[
    (b"%PDF-", "a PDF document", SAVE_AS_TEXT),
    (b"{\\rtf", "a Rich Text document", SAVE_AS_TEXT),
    (
        b"PK\x03\x04",
        "a ZIP archive or an office document",
        SAVE_AS_TEXT,
    ),
    (
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
        "an old office document",
        SAVE_AS_TEXT,
    ),
    (b"\x89PNG\r\n", "a PNG picture", TYPE_IT),
    (b"\xFF\xD8\xFF", "a JPEG picture", TYPE_IT),
    (b"GIF8", "a GIF picture", TYPE_IT),
    (b"RIFF", "a sound, a film or a WebP picture", TYPE_IT),
    (b"\x1F\x8B", "a gzip archive", UNPACK),
    (b"BZh", "a bzip2 archive", UNPACK),
    (b"\xFD7zXZ\0", "an xz archive", UNPACK),
    (b"7z\xBC\xAF\x27\x1C", "a 7-Zip archive", UNPACK),
    (b"Rar!", "a RAR archive", UNPACK),
    (b"\x28\xB5\x2F\xFD", "a Zstandard archive", UNPACK),
    (b"\x7FELF", "a program", TYPE_IT),
    (b"SQLite format 3", "a database", SAVE_AS_TEXT),
    (b"ID3", "a sound file", TYPE_IT),
    (b"OggS", "a sound or film file", TYPE_IT),
];
const SAVE_AS_TEXT: &str =
    "open it in its own program and save it as plain text, or copy and paste its text";
const TYPE_IT: &str = "choose the article's text instead";
const UNPACK: &str = "unpack it and choose the article inside";

/// Text and what had to be done to read it.
pub(super) struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// Sentences for a person.
    pub notes: Vec<String>,
}

/// Decodes `content`.
pub(super) fn decode(content: &[u8]) -> Result<Decoded, ImportError> {
    if content.is_empty() {
        return Err(ImportError::Empty);
    }
    for &(bytes, kind, advice) in SIGNATURES {
        // "BZh", "RIFF", "ID3" and the like may begin a sentence: they count with a byte that no text has.
        let printable = bytes.iter().all(u8::is_ascii_graphic) && bytes.len() < 5;
        if content.starts_with(bytes) && (!printable || looks_binary(content)) {
            return Err(ImportError::Foreign { kind, advice });
        }
    }
    let mut notes = Vec::new();
    let text = to_text(content, &mut notes);
    inspect(&text, &mut notes)?;
    Ok(Decoded { text, notes })
}

/// Refuses text that is none, and notes what a reader cannot see.
pub(super) fn inspect(text: &str, notes: &mut Vec<String>) -> Result<(), ImportError> {
    let head = text.trim_start();
    if ["<!doctype html", "<html", "<?xml"]
        .iter()
        .any(|tag| starts_with_ignoring_case(head, tag))
    {
        return Err(ImportError::Foreign {
            kind: "the source of a web page",
            advice: "open it in a browser, select the article, and paste its text",
        });
    }
    let mut controls = 0;
    let mut invisible = 0;
    let mut replaced = 0;
    for (at, c) in text.char_indices() {
        match c {
            '\0' => {
                return Err(ImportError::Binary {
                    found: format!("a NUL character at byte {at}"),
                });
            }
            '\t' | '\n' | '\r' | '\x0b' | '\x0c' | '\u{85}' => {}
            '\u{FFFD}' => replaced += 1,
            '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}'
            | '\u{FEFF}' => invisible += 1,
            c if c.is_control() => controls += 1,
            _ => {}
        }
    }
    if (controls + replaced) * CONTROL_SHARE > text.len() + 2 * CONTROL_SHARE {
        return Err(ImportError::Binary {
            found: format!(
                "{} control or unreadable characters in {} bytes",
                controls + replaced,
                text.len()
            ),
        });
    }
    if replaced > 0 {
        notes.push(format!(
            "{replaced} {} could not be read and stand as \u{FFFD}.",
            plural(replaced, "character", "characters")
        ));
    }
    if controls > 0 {
        notes.push(format!(
            "{controls} control {} kept as in the file.",
            plural(controls, "character was", "characters were")
        ));
    }
    if invisible > 0 {
        notes.push(format!(
            "{invisible} invisible {} (direction or zero-width marks) kept as in the file.",
            plural(invisible, "character was", "characters were")
        ));
    }
    Ok(())
}

/// The word that fits the number.
pub(super) fn plural<'a>(count: usize, one: &'a str, many: &'a str) -> &'a str {
    if count == 1 { one } else { many }
}

/// Whether the first part holds bytes that no text has.
fn looks_binary(content: &[u8]) -> bool {
    content
        .iter()
        .take(512)
        .any(|&b| b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0b | 0x0c | 0x1b))
}

fn to_text(content: &[u8], notes: &mut Vec<String>) -> String {
    if let Some(text) = utf_32(content) {
        notes.push("Read as UTF-32.".to_owned());
        return text;
    }
    if let Some((encoding, mark)) = Encoding::for_bom(content) {
        let body = content.get(mark..).unwrap_or(&[]);
        return with(encoding, body, notes);
    }
    // ISO-2022-JP is made of ASCII bytes and escapes, so it would pass as UTF-8.
    let escapes = content.contains(&0x1b);
    if !escapes
        && !content.contains(&0)
        && let Ok(text) = std::str::from_utf8(content)
    {
        return text.to_owned();
    }
    if let Some(encoding) = utf_16(content) {
        return with(encoding, content, notes);
    }
    let first = content
        .iter()
        .position(|b| !b.is_ascii() || *b == 0x1b)
        .unwrap_or(0);
    let from = first.saturating_sub(64);
    let sample = content
        .get(from..content.len().min(from + GUESS_BYTES))
        .unwrap_or(content);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(sample, from + sample.len() == content.len());
    with(detector.guess(None, Utf8Detection::Allow), content, notes)
}

/// Decodes without looking for a mark, and says so where it was not UTF-8.
fn with(encoding: &'static Encoding, content: &[u8], notes: &mut Vec<String>) -> String {
    if encoding != UTF_8 {
        notes.push(format!("Read as {}.", encoding.name()));
    }
    let (text, _) = encoding.decode_without_bom_handling(content);
    text.into_owned()
}

/// UTF-16 without a mark: text of any script has ASCII in it (spaces, line ends, digits), whose NUL halves lie all
/// on one side.
fn utf_16(content: &[u8]) -> Option<&'static Encoding> {
    if !content.len().is_multiple_of(2) {
        return None;
    }
    let mut nuls = [0usize; 2];
    for pair in content.chunks_exact(2) {
        for (count, byte) in nuls.iter_mut().zip(pair) {
            *count += usize::from(*byte == 0);
        }
    }
    let encoding = match nuls {
        [0, odd] if odd > 0 => UTF_16LE,
        [even, 0] if even > 0 => UTF_16BE,
        _ => return None,
    };
    let (text, wrong) = encoding.decode_without_bom_handling(content);
    let controls = text
        .chars()
        .filter(|c| c.is_control() && !c.is_whitespace())
        .count();
    (!wrong
        && controls * CONTROL_SHARE <= text.len()
        && text.contains([' ', '\n', '\r', '.', '。']))
    .then_some(encoding)
}

/// UTF-32 with its mark, which `encoding_rs` does not know (the web does not use it).
fn utf_32(content: &[u8]) -> Option<String> {
    let big = content.starts_with(&[0, 0, 0xFE, 0xFF]);
    let little = content.starts_with(&[0xFF, 0xFE, 0, 0]);
    if !(big || little) || !content.len().is_multiple_of(4) {
        return None;
    }
    content
        .chunks_exact(4)
        .skip(1)
        .map(|four| {
            let four: [u8; 4] = four.try_into().ok()?;
            char::from_u32(if big {
                u32::from_be_bytes(four)
            } else {
                u32::from_le_bytes(four)
            })
        })
        .collect()
}

/// Whether `text` begins with `start`, an ASCII word, in either case.
pub(super) fn starts_with_ignoring_case(text: &str, start: &str) -> bool {
    text.get(..start.len())
        .is_some_and(|head| head.eq_ignore_ascii_case(start))
}
