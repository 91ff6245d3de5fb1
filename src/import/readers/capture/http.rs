//! What a server answered, as it is kept in a record: unpacked as far as it can be.

use std::io::{self, Read};

use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

use crate::import::limits;

/// The most bytes of a head.
const HEAD: usize = 256 * 1024;

/// An answer.
#[derive(Debug)]
pub struct Answer<'a> {
    /// Its code: 200 if all was well.
    pub status: u16,
    head: String,
    /// What stands behind its head, as it came.
    pub body: &'a [u8],
}

impl<'a> Answer<'a> {
    /// The answer that a block is.
    pub fn of(block: &'a [u8]) -> Option<Self> {
        let near = block.get(..HEAD).unwrap_or(block);
        let ends = [&b"\r\n\r\n"[..], b"\n\n"].into_iter().filter_map(|end| {
            let at = near.windows(end.len()).position(|part| part == end)?;
            Some((at, at + end.len()))
        });
        let (head_end, body) = ends.min()?;
        let head = String::from_utf8_lossy(near.get(..head_end)?).into_owned();
        let first = head.lines().next()?;
        let status = first
            .strip_prefix("HTTP/")?
            .split_whitespace()
            .nth(1)?
            .parse()
            .ok()?;
        Some(Self {
            status,
            head,
            body: block.get(body..)?,
        })
    }

    /// A field of its head; empty if there is none.
    pub fn field(&self, name: &str) -> &str {
        let mut lines = self.head.lines().skip(1);
        let found = lines.find_map(|line| {
            let (field, value) = line.split_once(':')?;
            field.trim().eq_ignore_ascii_case(name).then_some(value)
        });
        found.unwrap_or_default().trim()
    }

    /// Its body in one piece.
    pub fn whole(&self) -> Vec<u8> {
        let in_pieces = self
            .field("Transfer-Encoding")
            .to_ascii_lowercase()
            .contains("chunked");
        // Many programs join the pieces and leave the field.
        let joined = in_pieces.then(|| joined(self.body)).flatten();
        joined.unwrap_or_else(|| self.body.to_vec())
    }

    /// Its body, unpacked.
    ///
    /// # Errors
    /// It is packed in a way that is not known, is damaged, or unpacks to too much; in words for a person.
    pub fn content(&self) -> Result<Vec<u8>, String> {
        let mut body = self.whole();
        let packed = self.field("Content-Encoding").to_ascii_lowercase();
        for name in packed.split(',').map(str::trim).rev() {
            body = match name {
                "" | "identity" => body,
                // Many programs unpack it and leave the field.
                "gzip" | "x-gzip" if !body.starts_with(b"\x1F\x8B") => body,
                "gzip" | "x-gzip" => unpacked(MultiGzDecoder::new(body.as_slice()))?,
                _ if is_page(&body) => body,
                "deflate" if body.first().is_some_and(|first| first & 0x0f == 8) => {
                    unpacked(ZlibDecoder::new(body.as_slice()))?
                }
                "deflate" => unpacked(DeflateDecoder::new(body.as_slice()))?,
                "br" => unpacked(brotli_decompressor::Decompressor::new(
                    body.as_slice(),
                    4096,
                ))?,
                other => {
                    let name: String = other.chars().take(20).collect();
                    return Err(format!("it is packed as “{name}”, which is not unpacked"));
                }
            };
        }
        Ok(body)
    }
}

/// Whether bytes are the source of a page as they are.
fn is_page(body: &[u8]) -> bool {
    body.trim_ascii_start().starts_with(b"<") && std::str::from_utf8(body).is_ok()
}

fn unpacked(from: impl Read) -> Result<Vec<u8>, String> {
    let mut body = Vec::new();
    let read = from.take(limits::BLOCK + 1).read_to_end(&mut body);
    read.map_err(|error: io::Error| format!("it cannot be unpacked: {error}"))?;
    if body.len() as u64 > limits::BLOCK {
        return Err("it unpacks to more than is read".to_owned());
    }
    Ok(body)
}

/// A body that came in pieces (RFC 9112, 7.1), joined; nothing where it did not.
fn joined(body: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::new();
    let mut rest = body;
    loop {
        let end = rest.windows(2).position(|two| two == b"\r\n")?;
        let line = std::str::from_utf8(rest.get(..end)?).ok()?;
        let size = line.split(';').next().unwrap_or_default().trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        let from = end + 2;
        if size == 0 {
            return Some(whole);
        }
        whole.extend_from_slice(rest.get(from..from.checked_add(size)?)?);
        rest = rest.get(from + size..)?.strip_prefix(b"\r\n")?;
    }
}
