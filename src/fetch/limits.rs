//! How far a fetch goes. One place for all of it (`FAULTS.md`, row X6).

use std::time::Duration;

/// How long everything may take, from the first look-up of a name to the last byte, all redirects together.
pub const TIME: Duration = Duration::from_secs(10);
/// How much longer whoever started the child waits for it: it ends by itself before that.
pub const GRACE: Duration = Duration::from_secs(3);
/// The most bytes of an answer's body, as they come and unpacked: 20 MB, far more than a page without its pictures, and as
/// much as a long report as PDF.
pub const BODY: usize = 20 * 1024 * 1024;
/// How often an address may lead on to another.
pub const REDIRECTS: usize = 5;
/// The most bytes of an answer's status and headers; servers themselves rarely allow more than 16 KB.
pub const HEADERS: usize = 64 * 1024;
/// The longest address that is asked for, in bytes; RFC 9110 asks programs to support 8,000.
pub const ADDRESS: usize = 8_000;
/// How many bytes come in between two words about how far it is.
pub const TELL: usize = 128 * 1024;
/// How much the child may answer: the body, and what it tells of it.
pub const ANSWER: u64 = 2 * BODY as u64;
/// The address space of the child, in bytes.
#[cfg(target_os = "linux")]
pub const MEMORY: u64 = 1024 * 1024 * 1024;

/// Ports that browsers do not dial either, because other things than the web answer there (WHATWG Fetch, "port blocking").
pub const PORTS: &[u16] = &[
    0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101,
    102, 103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427,
    465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990,
    993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667,
    6668, 6669, 6679, 6697, 10080,
];

/// What an article or a document can be. Anything else (pictures, films, programs) is refused before its body is read.
pub const TYPES: &[&str] = &[
    "text/html",
    "application/xhtml+xml",
    "text/plain",
    "text/markdown",
    "text/x-markdown",
    "text/vtt",
    "application/x-subrip",
    "application/pdf",
    "application/x-pdf",
    "application/rtf",
    "text/rtf",
    "application/epub+zip",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.oasis.opendocument.text",
    "application/vnd.oasis.opendocument.text-flat-xml",
    "message/rfc822",
    "multipart/related",
    "application/x-mimearchive",
    // Said of anything that is to be saved: the first bytes tell what it is.
    "application/octet-stream",
    "binary/octet-stream",
    "application/x-download",
    "application/force-download",
];
