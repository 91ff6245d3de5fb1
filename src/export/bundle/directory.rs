//! The directory of a ZIP archive, read to the letter (APPNOTE.TXT 6.3.10, 4.3): other programs may see other files in an archive
//! that is not in order, so that such a one is not read at all.

use std::ops::Range;

/// An entry of the directory.
#[derive(Debug)]
pub struct Entry<'a> {
    /// Its name, as it stands there.
    pub name: &'a [u8],
    /// How it is packed: 0 not at all, 8 deflated.
    pub method: u16,
    /// Its bytes, as they are packed.
    pub packed: &'a [u8],
    /// How many it says that they are, unpacked.
    pub size: u64,
    /// What Unix would call it: a file, a folder, a link; 0 where it does not say.
    pub kind: u32,
}

/// Bits of a mode that say what a file is, and those of a file and a folder (`stat(2)`).
const KIND: u32 = 0o170_000;
/// A file.
pub const FILE: u32 = 0o100_000;
/// A folder.
pub const FOLDER: u32 = 0o040_000;

/// The directory, and how many bytes of the archive belong to nothing in it.
#[derive(Debug)]
pub struct Directory<'a> {
    /// Its entries, in its order.
    pub entries: Vec<Entry<'a>>,
    /// Bytes before, between and behind them.
    pub stray: usize,
}

/// The end of the directory, its entries, and the files' own heads; and how long each is without what varies.
const END: (&[u8], usize) = (b"PK\x05\x06", 22);
const ENTRY: (&[u8], usize) = (b"PK\x01\x02", 46);
const HEAD: (&[u8], usize) = (b"PK\x03\x04", 30);
/// What may stand behind a file whose head did not know its size yet: four numbers.
const DESCRIPTOR: usize = 16;

/// Bits of an entry's flags: encrypted; its size stands behind it; encrypted in another way.
const ENCRYPTED: u16 = 1 | 1 << 6 | 1 << 13;
const SIZE_BEHIND: u16 = 1 << 3;

/// Bytes at a place, counted from the least.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(length)?)?;
    let fold = |sum, byte: &u8| sum << 8 | usize::from(*byte);
    Some(bytes.iter().rev().fold(0, fold))
}

/// Reads the directory; why not, if it cannot be.
pub fn read(content: &[u8], most: usize) -> Result<Directory<'_>, &'static str> {
    let end = end(content).ok_or("it is no ZIP archive, or its end is missing")?;
    let tail = content.get(end..).unwrap_or_default();
    let field = |at, length| number(tail, at, length).unwrap_or(0);
    let (count, size, start) = (field(10, 2), field(12, 4), field(16, 4));
    if (field(4, 4), field(8, 2)) != (0, count) || count == 0xFFFF {
        return Err("its archive has several parts, or is of a kind that bundles are not");
    }
    if count > most {
        return Err("its archive has too many files");
    }
    if start.checked_add(size) != Some(end) {
        return Err("its directory is not where its end says");
    }
    let mut left = content.get(start..end).unwrap_or_default();
    let mut entries = Vec::new();
    let mut taken = Vec::new();
    for _ in 0..count {
        let (found, range, length) = entry(content, left).ok_or("its directory is damaged")??;
        entries.push(found);
        taken.push(range);
        left = left.get(length..).unwrap_or_default();
    }
    if !left.is_empty() {
        return Err("its directory has more entries than it says");
    }
    taken.sort_by_key(|range| range.start);
    let (mut stray, mut at) = (0, 0);
    for range in taken.into_iter().chain(std::iter::once(start..start)) {
        let between = range.start.checked_sub(at);
        stray += between.ok_or("files in it lie over one another")?;
        at = range.end;
    }
    Ok(Directory { entries, stray })
}

/// Where the end of the directory begins: the last place from which on all is as it should be.
fn end(content: &[u8]) -> Option<usize> {
    let last = content.len().checked_sub(END.1)?;
    let first = last.saturating_sub(usize::from(u16::MAX));
    (first..=last).rev().find(|at| {
        let tail = content.get(*at..).unwrap_or_default();
        tail.starts_with(END.0) && number(tail, 20, 2) == tail.len().checked_sub(END.1)
    })
}

/// The first entry of what is left of a directory, where its file lies in the archive, head and all, and how long the entry is.
#[expect(clippy::type_complexity, reason = "told in the sentence above")]
fn entry<'a>(
    content: &'a [u8],
    left: &'a [u8],
) -> Option<Result<(Entry<'a>, Range<usize>, usize), &'static str>> {
    if !left.starts_with(ENTRY.0) {
        return None;
    }
    let field = |at, length| number(left, at, length);
    let (flags, method) = (field(8, 2)?, field(10, 2)?);
    let (packed, size) = (field(20, 4)?, field(24, 4)?);
    let (name, extra, comment) = (field(28, 2)?, field(30, 2)?, field(32, 2)?);
    let kind = u32::try_from(field(38, 4)?).ok()? >> 16 & KIND;
    let start = field(42, 4)?;
    let length = ENTRY.1 + name + extra + comment;
    let name = left.get(ENTRY.1..ENTRY.1 + name)?;
    left.get(..length)?;

    let head = content.get(start..)?;
    if !head.starts_with(HEAD.0) {
        return None;
    }
    let of_head = |at, length| number(head, at, length);
    let own_flags = of_head(6, 2)?;
    let begin = HEAD.1 + of_head(26, 2)?;
    if head.get(HEAD.1..begin)? != name || of_head(8, 2)? != method {
        return Some(Err("a file in it is called otherwise by its directory"));
    }
    if (flags | own_flags) & usize::from(ENCRYPTED) != 0 {
        return Some(Err("it is locked with a password"));
    }
    let begin = start + begin + of_head(28, 2)?;
    let end = begin.checked_add(packed)?;
    let bytes = content.get(begin..end)?;
    let behind = content.get(end..end + DESCRIPTOR).unwrap_or_default();
    let described = flags & usize::from(SIZE_BEHIND) != 0 && behind.starts_with(b"PK\x07\x08");
    let end = end + if described { DESCRIPTOR } else { 0 };
    let found = Entry {
        name,
        method: u16::try_from(method).ok()?,
        packed: bytes,
        size: u64::try_from(size).ok()?,
        kind,
    };
    Some(Ok((found, start..end, length)))
}
