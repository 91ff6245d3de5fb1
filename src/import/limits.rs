//! How much of a document is read at most. One place for all formats (`FAULTS.md`, section 4: zip bombs, deep trees).

/// The largest part of a package, and all its parts together, unpacked, in bytes.
pub const UNPACKED: u64 = 100 * 1024 * 1024;
/// The most entries that a package may have.
pub const ENTRIES: usize = 2_000;
/// How many times its packed size an entry may have, once it is larger than [`RATIO_FROM`].
pub const RATIO: u64 = 200;
/// From this size on the ratio counts, in bytes: small files of one letter pack very well.
pub const RATIO_FROM: u64 = 10 * 1024 * 1024;
/// The deepest tree of elements that is read; real documents stay below 60.
pub const DEPTH: usize = 512;
/// The most tags of a page; real pages have 20,000.
pub const TAGS: usize = 200_000;
/// The most attributes of one tag; real ones have 60.
pub const ATTRIBUTES: usize = 1_000;
/// The most references to signs (`&amp;`) of a page; one in which all letters are written so has 50,000.
pub const REFERENCES: usize = 300_000;
/// The largest source of a page, without its scripts, styles and embedded pictures, in bytes.
pub const PAGE: usize = 10 * 1024 * 1024;
/// The most pages of a PDF document.
pub const PAGES: usize = 5_000;
/// The most glyphs of one page; a broadsheet has 50,000.
pub const PAGE_GLYPHS: usize = 300_000;
/// The most glyphs of all its pages: some three thousand pages of a book.
pub const GLYPHS: usize = 6_000_000;
/// The most pictures of a page whose places are kept.
pub const PAGE_PICTURES: usize = 1_000;
/// The most paragraphs, remarks and links of one document.
pub const PIECES: usize = 1_000_000;
/// The most attachments of a letter that are listed, and can be taken out of it.
pub const ATTACHMENTS: usize = 100;
/// The most of a web capture that is unpacked, in bytes: it is read piece by piece, and its records are packed once more.
pub const CAPTURE: u64 = 256 * 1024 * 1024;
/// The most of the records of one archive of a capture, unpacked, in bytes.
pub const RECORDS: u64 = 1024 * 1024 * 1024;
/// The largest answer of a server that is read, as it came and unpacked, in bytes.
pub const BLOCK: u64 = 32 * 1024 * 1024;
/// The most that is held of the pages of a capture, as they came, in bytes.
pub const HELD: u64 = 64 * 1024 * 1024;
/// The most pages of a capture that are read.
pub const CAPTURED_PAGES: usize = 200;
