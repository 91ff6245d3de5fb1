//! Bytes of any encoding to text.
//!
//! The order is that of the web's standards: a byte order mark decides; then UTF-8 if every byte fits; then UTF-16 by
//! where its NUL bytes lie; then `chardetng`'s guess (<https://docs.rs/chardetng>).

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::ImportError;
use super::single_byte;
use crate::text::{is_selector, is_unseen};

/// How many bytes the guess of an encoding looks at, from the first byte that is not ASCII.
const GUESS_BYTES: usize = 1 << 20;

/// One control character in this many bytes is still text (a stray form feed, an old end-of-file mark).
const CONTROL_SHARE: usize = 200;

/// So is one character in this many that could not be read.
const REPLACED_SHARE: usize = 20;

/// What containers of old office documents begin with (MS-CFB, 2.2).
const OLD_OFFICE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Begins like: bytes, what it is, what to do.
const SIGNATURES: &[(&[u8], &str, &str)] = &[
    (
        b"PK\x03\x04",
        "a ZIP archive or an office document",
        SAVE_AS_TEXT,
    ),
    (OLD_OFFICE, "an old office document", SAVE_AS_TEXT),
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
const SAVE_AS_TEXT: &str = "open it in its own program and save its text as plain text (.txt)";
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
    if is_locked(content) {
        return Err(ImportError::Locked);
    }
    if let Some((kind, advice)) = foreign(content) {
        return Err(ImportError::Foreign { kind, advice });
    }
    let mut notes = Vec::new();
    let text = without_credentials(to_text(content, &mut notes), &mut notes);
    inspect(&text, &mut notes)?;
    Ok(Decoded { text, notes })
}

/// What bytes seem to be that begin like those of a file that is no text ("a PNG picture"), and what to do with it.
pub fn foreign(content: &[u8]) -> Option<(&'static str, &'static str)> {
    let begins = |(bytes, ..): &&(&[u8], &'static str, &'static str)| {
        // "BZh", "RIFF", "ID3" and the like may begin a sentence: they count with a byte that no text has.
        let printable = bytes.iter().all(u8::is_ascii_graphic) && bytes.len() < 5;
        content.starts_with(bytes) && (!printable || looks_binary(content))
    };
    let found = SIGNATURES.iter().find(begins);
    found.map(|(_, kind, advice)| (*kind, *advice))
}

/// Whether it is what becomes of a newer office document with a password: an old container around it, one of whose entries has
/// this name (MS-OFFCRYPTO, 2.3.4.4).
fn is_locked(content: &[u8]) -> bool {
    const ENTRY: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
    content.starts_with(OLD_OFFICE) && content.windows(ENTRY.len()).any(|name| name == ENTRY)
}

/// Takes out what C2PA puts into texts: a manifest written in variation selectors, behind U+FEFF (C2PA 2.1, embedding
/// manifests into unstructured text). It is no part of what the text says; a selector or two behind a sign are.
pub(super) fn without_credentials(text: String, notes: &mut Vec<String>) -> String {
    /// The shortest run that is no choice of form.
    const SHORTEST: usize = 8;
    if text.is_ascii() || !text.contains(is_selector) {
        return text;
    }
    let mut kept = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find(is_selector) {
        let (before, from) = rest.split_at(at);
        let behind = from.trim_start_matches(is_selector);
        let (run, behind) = from.split_at(from.len() - behind.len());
        if run.chars().take(SHORTEST).count() == SHORTEST {
            kept.push_str(before.strip_suffix('\u{FEFF}').unwrap_or(before));
        } else {
            kept.push_str(before);
            kept.push_str(run);
        }
        rest = behind;
    }
    kept.push_str(rest);
    if kept.len() < text.len() {
        notes.push(
            "It carries Content Credentials (C2PA), which were not verified and are left out of the text."
                .to_owned(),
        );
    }
    kept
}

/// Refuses text that is none, and notes what a reader cannot see.
pub(super) fn inspect(text: &str, notes: &mut Vec<String>) -> Result<(), ImportError> {
    let head = text.trim_start();
    if ["<!doctype html", "<html"]
        .iter()
        .any(|tag| starts_with_ignoring_case(head, tag))
    {
        // Files of this kind are read; words that were pasted are not looked at in a confined process.
        return Err(ImportError::Foreign {
            kind: "the source of a web page",
            advice: "save it as a file (.html) and open that",
        });
    }
    if starts_with_ignoring_case(head, "<?xml") {
        return Err(ImportError::Foreign {
            kind: "an XML file",
            advice: SAVE_AS_TEXT,
        });
    }
    if is_session(head) {
        return Err(ImportError::Foreign {
            kind: "a Tickmark session",
            advice: "open it as a session, and name an article here",
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
            '\u{AD}' => invisible += 1,
            c if is_unseen(c) && !is_selector(c) => invisible += 1,
            c if c.is_control() => controls += 1,
            _ => {}
        }
    }
    let spoilt = replaced * REPLACED_SHARE > text.len() + 4 * REPLACED_SHARE;
    if spoilt || controls * CONTROL_SHARE > text.len() + 2 * CONTROL_SHARE {
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
            "{replaced} {} as \u{FFFD}.",
            plural(
                replaced,
                "character could not be read and stands",
                "characters could not be read and stand"
            )
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
            "{invisible} invisible {} (soft hyphens, direction or zero-width marks) kept as in the file.",
            plural(invisible, "character was", "characters were")
        ));
    }
    Ok(())
}

/// Whether a text is a session's file: an object whose format says so near its beginning.
fn is_session(text: &str) -> bool {
    /// How far the format is looked for, in bytes.
    const HEAD: usize = 4096;
    let end = text
        .char_indices()
        .map(|(at, _)| at)
        .take_while(|at| *at < HEAD)
        .last()
        .unwrap_or(0);
    let head = text.get(..end).unwrap_or("");
    head.starts_with('{')
        && head.split_once("\"format\"").is_some_and(|(_, value)| {
            value
                .trim_start_matches([' ', ':', '\n', '\t', '\r'])
                .starts_with("\"tickmark-session\"")
        })
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
    if is_spoilt_utf_8(content) {
        return with(UTF_8, content, notes);
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
    let guess = detector.guess(None, Utf8Detection::Allow);
    with(single_byte::settle(guess, sample), content, notes)
}

/// The beginning of a document, to tell its format by: its marks and tags are ASCII in all encodings but those of two bytes.
pub(super) fn head(content: &[u8]) -> String {
    /// How far it is looked at, in bytes.
    const HEAD: usize = 16 * 1024;
    let head = content.get(..HEAD).unwrap_or(content);
    let marked = Encoding::for_bom(head).map(|(encoding, _)| encoding);
    let encoding = marked.or_else(|| utf_16(head)).unwrap_or(UTF_8);
    encoding.decode(head).0.into_owned()
}

/// The text of a page: what it says of its encoding counts where the bytes themselves do not tell (WHATWG, encoding sniffing).
pub(super) fn page(content: &[u8], notes: &mut Vec<String>) -> String {
    let sure = Encoding::for_bom(content).is_some()
        || content.contains(&0)
        || !content.contains(&0x1b) && std::str::from_utf8(content).is_ok();
    let declared = declared(content).filter(|_| !sure);
    let text = match declared {
        // Bytes that are UTF-8 but for a few are damaged, whatever the page says.
        Some(encoding) if !is_spoilt_utf_8(content) => with(encoding, content, notes),
        _ => to_text(content, notes),
    };
    without_credentials(text, notes)
}

/// Bytes as text of the encoding that whoever sent them has named, where they do not tell themselves (WHATWG, encoding sniffing:
/// after a mark, before what a page says of itself). `None` if they do, or if nobody knows the name.
pub fn decoded_as(content: &[u8], label: &str) -> Option<String> {
    let sure = Encoding::for_bom(content).is_some() || std::str::from_utf8(content).is_ok();
    let encoding = Encoding::for_label(label.as_bytes()).filter(|_| !sure)?;
    // Bytes that are UTF-8 but for a few are damaged, whatever their sender says.
    let spoilt = encoding != UTF_8 && is_spoilt_utf_8(content);
    (!spoilt).then(|| encoding.decode_without_bom_handling(content).0.into_owned())
}

/// The encoding that a page names near its beginning.
fn declared(content: &[u8]) -> Option<&'static Encoding> {
    /// How far browsers look, and some more.
    const NEAR: usize = 4096;
    let near = content.get(..NEAR).unwrap_or(content);
    let near = String::from_utf8_lossy(near).to_ascii_lowercase();
    let (_, label) = near
        .split_once("charset=")
        .or_else(|| near.split_once("encoding="))?;
    let label = label.trim_start_matches(['"', '\'', ' ']);
    let end = label.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | ':'))?;
    Encoding::for_label(label.get(..end)?.as_bytes())
}

/// Whether bytes that are not all UTF-8 are meant to be: other encodings hit upon its sequences of several bytes now and
/// then, but not twice as often as they miss them.
fn is_spoilt_utf_8(content: &[u8]) -> bool {
    let (mut sound, mut wrong) = (0usize, 0usize);
    for chunk in content.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    sound > 2 * wrong
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
